"""The answer to a SELECT query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from marketgraph.store.cells import Value, values

if TYPE_CHECKING:
    import pandas as pd
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Solutions:
    r"""Rows of a SELECT query, kept as SPARQL's tab-separated text and read only on use.

    Iterating gives one dict a row with Python values: IRIs and texts as str, integers as int,
    decimals and doubles as float, xsd:boolean as bool, xsd:date as date, xsd:dateTime as
    datetime, an unbound variable as None.

    >>> found = Solutions(b"?name\t?year\n\"ONRAD\"\t2024\n")
    >>> list(found)
    [{'name': 'ONRAD', 'year': 2024}]
    """

    def __init__(self, tsv: bytes) -> None:
        """Take a whole result in SPARQL's tab-separated format."""
        head, _, self._body = tsv.partition(b"\n")
        self._tsv = tsv
        self.variables: list[str] = [name[1:] for name in head.decode().split("\t") if name]

    @classmethod
    def of_terms(cls, variables: Iterable[str], rows: Iterable[Sequence[Term | None]]) -> Solutions:
        """Return solutions of RDF terms, one sequence a row in the order of the variables."""
        lines = ["\t".join("?" + name for name in variables)]
        lines += ("\t".join("" if term is None else str(term) for term in row) for row in rows)
        return cls("".join(line + "\n" for line in lines).encode())

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._body.count(b"\n")

    def __bool__(self) -> bool:
        """Return whether there is a row."""
        return bool(self._body)

    def __repr__(self) -> str:
        """Return the variables and the number of rows."""
        return f"<Solutions {' '.join(self.variables)}: {len(self)} rows>"

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a dict of Python values."""
        if not self.variables:
            return iter({} for _ in range(len(self)))
        names = self.variables
        return (dict(zip(names, row, strict=True)) for row in zip(*self._values, strict=True))

    @property
    def tsv(self) -> bytes:
        """The result in SPARQL's tab-separated format, UTF-8, a header line first."""
        return self._tsv

    @cached_property
    def cells(self) -> list[list[str]]:
        """One list a variable: the terms as Turtle writes them, empty where unbound."""
        width = len(self.variables)
        flat = self._body.decode().replace("\n", "\t").split("\t")
        return [flat[start:-1:width] for start in range(width)]

    @cached_property
    def _values(self) -> list[list[Value]]:
        return [values(column) for column in self.cells]

    @cached_property
    def rows(self) -> list[tuple[Term | None, ...]]:
        """The rows as tuples of RDF terms (pyoxigraph), None where unbound."""
        import pyoxigraph as ox

        solutions = ox.parse_query_results(self._tsv, ox.QueryResultsFormat.TSV)
        if isinstance(solutions, ox.QueryBoolean):
            return []
        return [tuple(solution) for solution in solutions]

    def frame(self) -> pd.DataFrame:
        """Return a new DataFrame, one column a variable, with one type a column where it can.

        Whole numbers are int64 (Int64 with gaps), decimals and doubles float64, booleans bool
        (boolean with gaps), texts and IRIs str; dates are objects of ``datetime``.
        """
        from marketgraph.store.columns import empty, frame

        if not self._body:
            return empty(tuple(self.variables))
        return frame(self.variables, self._values, len(self))

    def to(self, format: str = "table") -> str:
        """Return the rows as text: ``table``, ``csv``, ``tsv`` or ``json``.

        CSV, TSV and JSON are those of SPARQL 1.1; the table is for reading.

        Raises:
            UsageError: It is another format.
        """
        from marketgraph.store.formats import written

        if format == "tsv":
            return self._tsv.decode()
        return written(self.variables, self.cells, len(self), format)
