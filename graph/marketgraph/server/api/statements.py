"""What the graph states of a thing beyond the tables: factors, findings, identifiers, coverage and others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from marketgraph.server.linked.asking import Asker, Term, key, several
from marketgraph.server.linked.describing import ABOUT, LABEL, TYPE
from marketgraph.server.linked.facts import Facts
from marketgraph.server.linked.naming import local, name
from marketgraph.store.cells import values
from marketgraph.vocabulary import DCT, SKOS

Value: TypeAlias = str | int | float | bool
Known: TypeAlias = Collection[tuple[str, bool, str]]
"""Relations, whether inverse, and other things that are told already."""

_WIDER = {"partOfSegment": ("broader", "narrower")}
_INVOLVED = ("involves",)
_TOLD = frozenset({TYPE, LABEL, f"{SKOS}altLabel", f"{DCT}isReplacedBy"})


class Statement(NamedTuple):
    """One statement of the graph.

    Attributes:
        relation: Local name of the property.
        inverse: Whether it leads from the other thing to this one.
        other: The other thing, or nothing where there is a value.
        value: The value, if it is no thing.
        claims: The claims that say it.
    """

    relation: str
    inverse: bool
    other: str
    value: Value | None
    claims: tuple[str, ...]


class Stated(NamedTuple):
    """Statements, and how many more point at the thing by relation: the first 30 of each are told."""

    statements: list[Statement]
    more: dict[str, int]


def stated(ask: Asker, iri: str, known: Known) -> Stated:
    """Return what the graph states of a thing and of what points at it, besides what is known.

    Raises:
        QueryError: A query ran over its limits.
    """
    own = list(_own(ask, iri, known))
    inverse = {relation for relation, back, _ in known if back}
    pointing: list[Statement] = []
    more: dict[str, int] = {}
    for way, property_, count in ask.rows("counts", subject=iri):
        relation = local(property_.value)
        if way.value != "to" or property_.value in (ABOUT, *_TOLD) or relation in inverse:
            continue
        found = [
            one for one, _, _ in ask.statements("mentions", subject=iri, property=property_.value)
        ]
        pointing += _pointing(
            ask, iri, property_.value, [one for one in found if not _is_known(relation, one, known)]
        )
        if left := int(count.value) - len(found):
            more[relation] = left
    return Stated([*own, *pointing], more)


def _is_known(relation: str, other: str, known: Known) -> bool:
    """Return whether a thing is told under the relation, or, if it is involved, under its role."""
    return other != "" and any(
        thing == other and (name == relation or relation in _WIDER.get(name, _INVOLVED))
        for name, _, thing in known
    )


def is_stated(ask: Asker, iri: str) -> bool:
    """Return whether the graph says anything of a thing."""
    return bool(ask.statements("statements", subject=iri))


def named(ask: Asker, iris: Iterable[str], base: str) -> dict[str, tuple[str, str | None]]:
    """Return the names of things that no table names, with the local name of their class."""
    facts = Facts()
    wanted = list(iris)
    for group in several(wanted):
        facts.add(ask.statements("names", thing=group))
    types = {iri: facts.text(iri, TYPE) for iri in wanted}
    return {iri: (name(iri, facts, base), local(types[iri]) or None) for iri in wanted}


def _own(ask: Asker, iri: str, known: Known) -> Iterator[Statement]:
    claims: dict[tuple[str, Term], list[str]] = {}
    for claim, property_, value in ask.rows("support", subject=iri):
        claims.setdefault((property_.value, value), []).append(claim.value)
    for _, property_name, value in ask.statements("statements", subject=iri):
        relation, literal = local(property_name), isinstance(value, ox.Literal)
        other = "" if literal else key(value)
        if property_name not in _TOLD and not _is_known(relation, other, known):
            behind = tuple(sorted(set(claims.get((property_name, value), ()))))
            told = _plain(value) if isinstance(value, ox.Literal) else None
            yield Statement(relation, False, other, told, behind)


def _pointing(ask: Asker, iri: str, property_: str, others: list[str]) -> Iterator[Statement]:
    claims: dict[str, set[str]] = {}
    for group in several(others):
        rows = ask.rows("mention-support", subject=iri, property=property_, other=group)
        for other, claim in rows:
            claims.setdefault(key(other), set()).add(claim.value)
    for thing in sorted(others):
        yield Statement(local(property_), True, thing, None, tuple(sorted(claims.get(thing, ()))))


def _plain(value: ox.Literal) -> Value:
    from marketgraph.plain import plain

    (read,) = values([str(value)])
    result: Value = plain(read)
    return result
