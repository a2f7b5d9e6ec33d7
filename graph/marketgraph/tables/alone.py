"""Arrow without NumPy, for commands that write tables but show none as DataFrames."""

from __future__ import annotations

import sys


def import_arrow_alone() -> None:
    """Import Arrow, and have it leave NumPy out, which takes longer to import than all the rest of Arrow.

    NumPy is optional for Arrow from its version 18 on. In this process Arrow then makes no DataFrames and takes no
    arrays, so this is for a command that ends with the build. Does nothing where either was imported before.
    """
    if sys.modules.keys() & {"numpy", "pyarrow"}:
        return
    hidden: dict[str, object] = {"numpy": None}
    sys.modules.update(hidden)  # type: ignore[arg-type]  # None is how an import is refused
    try:
        import pyarrow.parquet  # noqa: F401
    finally:
        del sys.modules["numpy"]
