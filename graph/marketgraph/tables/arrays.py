"""Rows as Arrow arrays, without pandas.

``pyarrow.array`` imports pandas, where it is installed, to know its missing values; that takes longer (0.4 s) than all
the rows of a million quads (0.3 s). Arrays are therefore put together from their buffers (Arrow columnar format 1.5:
validity as bits, offsets, values).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from marketgraph.tables.schemas import columns, schema

if TYPE_CHECKING:
    import pyarrow

_CODES = {"int32": "i", "int64": "q", "double": "d"}


def table_of(name: str, rows: Sequence[tuple[Any, ...]]) -> pyarrow.Table:
    """Return rows as an Arrow table.

    Args:
        name: Name of the table.
        rows: Tuples in the order of its columns (``docs/tables.md``).
    """
    import pyarrow as pa

    shape = schema(name)
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns(name))
    arrays = [_array(column, field.type) for column, field in zip(values, shape, strict=True)]
    return pa.Table.from_arrays(arrays, schema=shape)


def strings(values: Sequence[str | None]) -> pyarrow.Array:
    """Return texts as an Arrow array."""
    import pyarrow as pa

    texts = [b"" if value is None else str.encode(value) for value in values]
    data = pa.py_buffer(b"".join(texts))
    return _from_buffers(pa.string(), values, _offsets(map(len, texts)), data)


def integers(values: Sequence[int]) -> pyarrow.Array:
    """Return whole numbers as an Arrow array."""
    import pyarrow as pa

    return _from_buffers(pa.int64(), values, pa.py_buffer(array("q", values)))


def _array(values: Sequence[Any], kind: pyarrow.DataType) -> pyarrow.Array:
    """Return the values of a column of one of the kinds that tables have."""
    import pyarrow as pa

    if kind == pa.string():
        return strings(values)
    if kind == pa.bool_():
        return _from_buffers(kind, values, _bits(values))
    if kind == pa.list_(pa.string()):
        items = strings(list(chain.from_iterable(value or () for value in values)))
        offsets = _offsets(len(value or ()) for value in values)
        return _from_buffers(kind, values, offsets, children=[items])
    numbers = array(_CODES[str(kind)], (0 if value is None else value for value in values))
    return _from_buffers(kind, values, pa.py_buffer(numbers))


def _from_buffers(
    kind: pyarrow.DataType, values: Sequence[Any], *data: Any, children: Any = None
) -> pyarrow.Array:
    """Return an array; where a value is None, it is empty."""
    import pyarrow as pa

    empty = values.count(None)
    valid = _bits([value is not None for value in values]) if empty else None
    return pa.Array.from_buffers(kind, len(values), [valid, *data], empty, children=children)


def _offsets(lengths: Any) -> pyarrow.Buffer:
    """Return where each value of these lengths begins, and where the last one ends."""
    import pyarrow as pa

    return pa.py_buffer(array("i", accumulate(lengths, initial=0)))


def _bits(flags: Sequence[Any]) -> pyarrow.Buffer:
    """Return flags as bits, the first one lowest."""
    import pyarrow as pa

    digits = "".join(["1" if flag else "0" for flag in reversed(flags)])
    return pa.py_buffer(int(digits or "0", 2).to_bytes(len(flags) // 8 + 1, "little"))
