"""Where the shipped folders are: in an installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]


def shipped(folder: str) -> Path:
    """Return a shipped folder: inside the installed package, or at the top of a checkout.

    Args:
        folder: ``ontology`` or ``data``.

    Returns:
        An existing folder. Wheels are always installed unpacked, so a real path is safe.
    """
    packaged = PACKAGE / folder
    return packaged if packaged.is_dir() else CHECKOUT / folder


ONTOLOGY = shipped("ontology")
DATA = shipped("data")
