"""Asks what descriptions are made of, by the queries of ``ontology/descriptions``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from marketgraph.query import ResultGraph, Solutions, bind, saved_query
from marketgraph.resources import ONTOLOGY
from marketgraph.store import Limits, Store
from marketgraph.store.cells import parts

QUERIES = ONTOLOGY / "descriptions"

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Statement: TypeAlias = tuple[str, str, Term]
"""Subject, property and value; blank subjects begin with ``_:``."""

_TOGETHER = 200


class Asker:
    """Asks one store our own queries, within the limits of all queries; as they are ours, none is checked again."""

    def __init__(self, store: Store, limits: Limits) -> None:
        """Take the store, and the limits of each query."""
        self._store, self._limits = store, limits

    def statements(self, name: str, **values: str | Sequence[str]) -> list[Statement]:
        """Return the statements that a query constructs."""
        answer = self._answer(name, values)
        assert isinstance(answer, ResultGraph)  # noqa: S101 - the file says CONSTRUCT
        return list(read(answer.ntriples))

    def rows(self, name: str, **values: str | Sequence[str]) -> list[tuple[Term, ...]]:
        """Return the rows of a query whose variables are always bound."""
        answer = self._answer(name, values)
        assert isinstance(answer, Solutions)  # noqa: S101 - the file says SELECT
        return [tuple(map(_term, row)) for row in zip(*answer.cells, strict=True)]

    def _answer(self, name: str, values: dict[str, str | Sequence[str]]) -> object:
        query = saved_query(name, QUERIES)
        assert query is not None, name  # noqa: S101 - shipped with this module
        return self._store.query(bind(query, values), limits=self._limits)


def read(ntriples: bytes) -> Iterator[Statement]:
    """Yield the statements of N-Triples."""
    for quad in ox.parse(ntriples, ox.RdfFormat.N_TRIPLES):
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            yield key(quad.subject), quad.predicate.value, quad.object


def key(term: Term) -> str:
    """Return what a thing is known by: its IRI, or ``_:`` and the label of a blank node."""
    return str(term) if isinstance(term, ox.BlankNode) else term.value


def several(things: Iterable[str]) -> Iterator[list[str]]:
    """Yield things, each once, in groups that one query can ask for.

    Blank nodes are left out, and what no query can name: addresses of mail, scripts.
    """
    named = [one for one in dict.fromkeys(things) if "://" in one or one.startswith("urn:")]
    for start in range(0, len(named), _TOGETHER):
        yield named[start : start + _TOGETHER]


def _term(cell: str) -> Term:
    if cell.startswith("<"):
        return ox.NamedNode(cell[1:-1])
    if cell.startswith("_:"):
        return ox.BlankNode(cell[2:])
    text, language, datatype = parts(cell)
    if language:
        return ox.Literal(text, language=language)
    return ox.Literal(text, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(text)
