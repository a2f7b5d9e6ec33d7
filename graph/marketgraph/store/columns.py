"""Columns of Python values as columns of a DataFrame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

_INT64 = 2**63
_TEXT = pd.StringDtype(na_value=np.nan)


def column(cells: Sequence[Any]) -> Any:
    """Return the narrowest array or extension array that holds the values without loss."""
    kinds = set(map(type, cells))
    gaps = type(None) in kinds
    kinds.discard(type(None))
    if kinds == {str}:
        return pd.array(cells, dtype=_TEXT)
    if kinds == {int} and all(-_INT64 <= cell < _INT64 for cell in cells if cell is not None):
        return pd.array(cells, dtype="Int64") if gaps else np.array(cells, dtype=np.int64)
    if kinds in ({float}, {int, float}):
        return np.array(cells, dtype=np.float64)
    if kinds == {bool}:
        return pd.array(cells, dtype="boolean") if gaps else np.array(cells, dtype=np.bool_)
    objects = np.empty(len(cells), dtype=object)
    objects[:] = cells
    return objects
