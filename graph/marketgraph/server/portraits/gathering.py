"""Collects what a page tells from the store: statements of things, the claims behind them, passages, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from marketgraph.server.linked.asking import Asker, key, several
from marketgraph.server.linked.describing import Description, add_names
from marketgraph.vocabulary import MKG

CLAIMS = 600
"""Claims whose passages a page holds."""
EACH = 5
"""Claims of one statement whose passages a page holds."""

QUOTED = f"{MKG}quotedFrom"


class Gathering:
    """Adds to a description what a page of one kind needs.

    Attributes:
        told: The description.
        counts: Property -> how many things point at the thing by it.
    """

    def __init__(self, ask: Asker, told: Description) -> None:
        """Take what asks, and a description that was begun."""
        self._ask, self.told = ask, told
        rows = ask.rows("counts", subject=told.iri)
        self.counts = {name.value: int(n.value) for way, name, n in rows if way.value == "to"}
        self._support([told.iri])

    def newest(self, name: str) -> list[str]:
        """Return the newest developments that point at the thing by a property of ours, and tell of them."""
        if not self.counts.get(f"{MKG}{name}"):
            return []
        rows = self._ask.rows("newest", subject=self.told.iri, property=f"{MKG}{name}")
        found = [key(one) for (one,) in rows]
        self.tell(found)
        return found

    def pointing(self, *names: str) -> dict[str, list[str]]:
        """Return by property of ours the things that point at the thing, at most 600 in all."""
        wanted = [f"{MKG}{name}" for name in names if self.counts.get(f"{MKG}{name}")]
        found: dict[str, list[str]] = {name: [] for name in names}
        if wanted:
            for name, one in self._ask.rows("pointing", subject=self.told.iri, property=wanted):
                found[name.value.removeprefix(MKG)].append(key(one))
        return found

    def tell(self, things: Iterable[str]) -> None:
        """Add the statements of things, with the claims that say so."""
        for group in several(things):
            self.told.facts.add(self._ask.statements("statements-of", thing=group))
            self._support(group)

    def tie(self, name: str, others: Iterable[str]) -> None:
        """Add that things point at the thing by a property of ours, with the claims that say so."""
        property_, value = f"{MKG}{name}", ox.NamedNode(self.told.iri)
        for group in several(others):
            self.told.facts.add((other, property_, value) for other in group)
            rows = self._ask.rows(
                "mention-support", subject=self.told.iri, property=property_, other=group
            )
            for other, claim in rows:
                self._add(claim.value, key(other), property_, value)

    def finish(self) -> None:
        """Add the passages of the claims, who published what they credit, and the names of all."""
        told = self.told
        known = list(dict.fromkeys(self._first()))
        for group in several(known[:CLAIMS]):
            told.facts.add(self._ask.statements("evidence", claim=group))
        reports = {told.facts.text(claim, QUOTED) for claim in known}
        for group in several(sorted(filter(None, reports))):
            told.facts.add(self._ask.statements("credits", report=group))
        add_names(self._ask, told)

    def rows(self, name: str, **values: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query as texts and IRIs."""
        for row in self._ask.rows(name, **values):
            yield tuple(key(term) for term in row)

    def _first(self) -> Iterator[str]:
        for claims in self.told.claims.values():
            yield from claims[:EACH]

    def _support(self, things: list[str]) -> None:
        for claim, thing, name, value in self._ask.rows("support-of", thing=things):
            self._add(claim.value, key(thing), name.value, value)

    def _add(
        self, claim: str, thing: str, name: str, value: ox.NamedNode | ox.BlankNode | ox.Literal
    ) -> None:
        claims = self.told.claims.setdefault((thing, name, value), [])
        if claim not in claims:
            claims.append(claim)
