"""Collect the names of a document while its claims pass by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from marketgraph.claim import Claim
from marketgraph.facts import Attribution, FactBase, name_fields
from marketgraph.resolving.mentions import Cell, DocumentNames, Made
from marketgraph.resolving.names import words_of

_COUNTED = {"company": "companies", "organization": "organizations", "region": "regions"}
_MAKER = {"company": False, "supplier": False, "companies": True}


class _Plan(NamedTuple):
    """Where the names of one fact type stand: (attribute, table, whether it is a list)."""

    names: tuple[tuple[str, str, bool], ...]
    market: bool
    parent_market: bool
    cell: bool
    parent: bool
    within: bool
    things: tuple[tuple[str, str, bool], ...]
    evidence: str | None


@cache
def _plan(fact_type: type[FactBase]) -> _Plan:
    """Return where the names of a fact type stand."""
    found = name_fields(fact_type)
    many = {name for name, _ in found if "tuple" in str(fact_type.model_fields[name].annotation)}
    attributes = {name for name, _ in found}
    kind = fact_type.__name__
    return _Plan(
        names=tuple((a, _COUNTED[k], a in many) for a, k in found if k in _COUNTED),
        market="market" in attributes,
        parent_market=kind == "Market",
        cell="segment" in attributes,
        parent=kind == "Segment",
        within="within_segment" in attributes,
        things=tuple(
            (a, "products" if k == "product" else "facilities", a in many)
            for a, k in found
            if k in ("product", "facility")
        ),
        evidence=kind if kind in _EVIDENCE else None,
    )


def maker_of(fact: FactBase) -> str | None:
    """Return the company, as written, that a fact's products or facility belong to, if it names one.

    The supplier of an agreement, the first company of a launch, else the company of the fact.
    """
    for attribute, many in _MAKER.items():
        if attribute in type(fact).model_fields:
            value = getattr(fact, attribute)
            return (value[0] if value else None) if many else value
    return None


def publication_key(source: Attribution) -> str | None:
    """Return the key of a credited publication: its publisher and title; None without a title."""
    if not source.title:
        return None
    return f"{' '.join(words_of(source.publisher or ''))}: {' '.join(words_of(source.title))}"


class Collector:
    """Takes the claims of one document one by one and gives the names that it holds.

    Claims that nobody has accepted yet are counted, but prove nothing about who is who.
    """

    def __init__(self, document: str, location: str) -> None:
        """Start with no names.

        Args:
            document: ``sha256:…`` of the document.
            location: Where it was read from.
        """
        self.document = document
        self.location = location
        self._counts: dict[str, defaultdict[str, int]] = {
            table: defaultdict(int)
            for table in ("companies", "organizations", "regions", "markets")
        }
        self._cells: defaultdict[Cell, int] = defaultdict(int)
        self._things: dict[str, defaultdict[Made, int]] = {
            "products": defaultdict(int),
            "facilities": defaultdict(int),
        }
        self._publications: dict[tuple[str | None, str | None], int] = {}
        self._titles: dict[str, int] = {}
        self._credited: set[tuple[int, str]] = set()
        self._evidence: dict[str, set[Any]] = {
            table: set() for table in ("places", "identifiers", "aliases", "owned")
        }

    def add(self, claim: Claim, accepted: bool | None = None) -> None:
        """Take one claim.

        Args:
            claim: A claim of the document.
            accepted: Whether it counts as evidence; by default unless its method only suggests.
        """
        fact: Any = claim.fact
        fact_type: type[FactBase] = type(fact)
        plan = _plan(fact_type)
        number = -1 if fact.source is None else self.credit(fact.source)
        for attribute, table, many in plan.names:
            value = getattr(fact, attribute)
            if value:
                self._count(table, value if many else (value,), number)
        if plan.market and fact.market:
            self._market(fact, plan)
        if plan.things:
            self._make(fact, plan)
        if plan.evidence and (not claim.suggested if accepted is None else accepted):
            self._learn(fact, plan.evidence)

    def add_publisher(self, name: str) -> None:
        """Take the publisher of the document itself, which no claim need name."""
        self._counts["organizations"][name] += 1

    def _count(self, table: str, names: Iterable[str], number: int) -> None:
        """Count names of a table; companies also for the publication that is credited."""
        counts = self._counts[table]
        for name in names:
            counts[name] += 1
            if number >= 0 and table == "companies":
                self._credited.add((number, name))

    def credit(self, source: Attribution) -> int:
        """Count the publisher of a publication; return its number, -1 where it has no title."""
        key = (source.publisher, source.title)
        number = self._publications.get(key)
        if number is None:
            title = publication_key(source)
            number = -1 if title is None else self._titles.setdefault(title, len(self._titles))
            self._publications[key] = number
        if source.publisher:
            self._counts["organizations"][source.publisher] += 1
        return number

    def _market(self, fact: Any, plan: _Plan) -> None:
        """Count the markets of a fact and the cells that it names."""
        market = fact.market
        self._counts["markets"][market] += 1
        if plan.parent_market and fact.parent:
            self._counts["markets"][fact.parent] += 1
        if plan.cell and (fact.segment or fact.dimension):
            self._cells[(market, fact.dimension, fact.segment)] += 1
        if plan.parent and fact.parent:
            self._cells[(market, fact.dimension, fact.parent)] += 1
        if plan.within and fact.within_segment:
            self._cells[(market, None, fact.within_segment)] += 1

    def _make(self, fact: Any, plan: _Plan) -> None:
        """Count the products and facilities of a fact."""
        maker = maker_of(fact)
        for attribute, table, many in plan.things:
            value = getattr(fact, attribute)
            for name in (value if many else (value,)) if value else ():
                self._things[table][(name, maker)] += 1

    def _learn(self, fact: Any, kind: str) -> None:
        """Keep what a fact tells about who is who."""
        table, row = _EVIDENCE[kind](fact)
        if row is not None:
            self._evidence[table].add(row)

    def finish(self) -> DocumentNames:
        """Return the names collected so far, in an order that does not depend on the claims'."""
        order = sorted(self._titles)
        places = {self._titles[title]: place for place, title in enumerate(order)}
        tables: dict[str, Any] = {name: dict(counts) for name, counts in self._counts.items()}
        tables |= {name: dict(counts) for name, counts in self._things.items()}
        tables |= {name: sorted(rows) for name, rows in self._evidence.items()}
        return DocumentNames(
            self.document,
            self.location,
            publications=order,
            credited=sorted((places[number], name) for number, name in self._credited),
            cells=dict(self._cells),
            **tables,
        )


def _country(fact: Any) -> tuple[str, Any]:
    """Return the company and its country or headquarters."""
    place = fact.country or getattr(fact, "headquarters", None)
    return "places", (fact.company, place) if place else None


_EVIDENCE: dict[str, Any] = {
    "MarketParticipant": _country,
    "CompanyProfile": _country,
    "Alias": lambda fact: ("aliases", (fact.company, fact.alias)),
    "Ownership": lambda fact: ("owned", (fact.owner, fact.company)),
    "Identifier": lambda fact: (
        "identifiers",
        (fact.company, fact.scheme.casefold(), fact.value.strip()) if fact.company else None,
    ),
}


def collect(document: str, location: str, claims: Iterable[Claim]) -> DocumentNames:
    """Return the names of one document in one pass over its claims.

    Args:
        document: ``sha256:…`` of the document.
        location: Where it was read from.
        claims: Its claims.
    """
    collector = Collector(document, location)
    for claim in claims:
        collector.add(claim)
    return collector.finish()
