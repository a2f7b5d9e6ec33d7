"""Collects what a page tells from the store: statements of things, the claims behind them, passages, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from marketgraph.server.linked.asking import Asker, Term, key, several
from marketgraph.server.linked.describing import LABEL, Description
from marketgraph.server.linked.places import Places
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.tables import Tables
from marketgraph.vocabulary import MKG

NEWEST = 60
"""Developments that ``newest`` returns at most."""
CLAIMS = 600
"""Claims whose passages a page holds."""
EACH = 5
"""Claims of one statement or thing whose passages a page holds."""

QUOTED = f"{MKG}quotedFrom"
_EVIDENCE = ("confidence", "reviewStatus", "quotedFrom", "evidence")
_PASSAGE = ("quote", "page", "sheet", "row", "startOffset", "endOffset")
_NAMELESS = ("claim", "passage", "extraction", "figure", "ownership")
"""Kinds of things that a page does not call by a name."""


class Gathering:
    """Adds to a description what a page of one kind needs.

    Attributes:
        tables: The tables of the generation.
        told: The description.
        iri: The thing.
        counts: Local name of a property -> how many things point at the thing by it.
    """

    def __init__(self, tables: Tables, ask: Asker, places: Places, told: Description) -> None:
        """Take the tables, what asks, where things are described, and a description that was begun."""
        self.tables, self.told, self.iri = tables, told, told.iri
        self._ask, self._places = ask, places
        self._about: dict[str, list[str]] = {}
        self._named: set[str] = set()
        rows = ask.rows("counts", subject=self.iri)
        self.counts = {
            name.value.removeprefix(MKG): int(n.value) for way, name, n in rows if way.value == "to"
        }
        self.support([self.iri])

    def newest(self, name: str) -> list[str]:
        """Return the newest developments that point at the thing by a property of ours."""
        if not self.counts.get(name):
            return []
        rows = self._ask.rows("newest", subject=self.iri, property=f"{MKG}{name}")
        return [key(one) for (one,) in rows]

    def older(self, name: str, newest: list[str]) -> int:
        """Return how many developments point at the thing by a property of ours beside the newest."""
        if len(newest) < NEWEST:
            return 0
        values = {"subject": self.told.iri, "property": f"{MKG}{name}"}
        ((count,),) = self._ask.rows("development-count", **values)
        return max(0, int(count.value) - len(newest))

    def pointing(self, *names: str) -> dict[str, list[str]]:
        """Return by property of ours the things that point at the thing, at most 600 in all."""
        wanted = [f"{MKG}{name}" for name in names if self.counts.get(name)]
        found: dict[str, list[str]] = {name: [] for name in names}
        if wanted:
            for name, one in self._ask.rows("pointing", subject=self.iri, property=wanted):
                found[name.value.removeprefix(MKG)].append(key(one))
        return found

    def tell(self, things: Iterable[str]) -> None:
        """Add the statements of things, and the claims that state something of them."""
        for group in several(things):
            self.told.facts.add(self._ask.statements("statements-of", thing=group))
            for claim, thing in self._ask.rows("claims-of", thing=group):
                self._about.setdefault(key(thing), []).append(claim.value)

    def support(self, things: Iterable[str]) -> None:
        """Add for each statement of things the claims that say so."""
        for group in several(things):
            for claim, thing, name, value in self._ask.rows("support-of", thing=group):
                self._add(claim.value, key(thing), name.value, value)

    def tie(self, name: str, others: Iterable[str]) -> None:
        """Add that things point at the thing by a property of ours, with the claims that say so."""
        property_, value = f"{MKG}{name}", ox.NamedNode(self.iri)
        for group in several(others):
            self.told.facts.add((other, property_, value) for other in group)
            rows = self._ask.rows(
                "mention-support", subject=self.iri, property=property_, other=group
            )
            for other, claim in rows:
                self._add(claim.value, key(other), property_, value)

    def state(self, claims: list[str]) -> None:
        """Add what claims state."""
        self.told.stated = {claim: [] for claim in claims}
        for group in several(claims):
            for claim, subject, name, value in self._ask.rows("stated", claim=group):
                self.told.stated[claim.value].append((key(subject), name.value, value))
                self._named.update(one for one in (key(subject), key(value)) if self._has_name(one))

    def name(self, things: Iterable[str]) -> None:
        """Have the names of things that nothing else tells of."""
        self._named.update(things)

    def sheet(self) -> Sheet:
        """Add the passages of the claims, who published what they credit, and the names of all; return what was gathered."""
        told = self.told
        known = list(dict.fromkeys(self._first()))
        for group in several(known[:CLAIMS]):
            for row in self._ask.rows("passages", claim=group):
                self._rest_on(*row)
        reports = {told.facts.text(claim, QUOTED) for claim in known}
        for group in several(sorted(filter(None, reports))):
            told.facts.add(self._ask.statements("credits", report=group))
        for group in several(sorted({*self._named, *filter(self._has_name, told.facts.iris())})):
            told.names.add(self._ask.statements("names", thing=group))
        return Sheet(told, self._about, self._places)

    def rows(self, name: str, **values: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query as texts and IRIs."""
        for row in self._ask.rows(name, **values):
            yield tuple(key(term) for term in row)

    def _has_name(self, iri: str) -> bool:
        base = self._places.base
        kind = iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""
        return kind not in _NAMELESS and not iri.startswith(MKG)

    def _first(self) -> Iterator[str]:
        yield from self.told.stated
        for claims in (*self.told.claims.values(), *self._about.values()):
            yield from claims[:EACH]

    def _rest_on(self, claim: Term, *row: Term) -> None:
        """Add what one row of the passages says."""
        *evidence, passage, document, name = row[:6]
        facts = self.told.facts
        for property_, value in zip(_EVIDENCE, (*evidence, passage), strict=True):
            if value.value:
                facts.add([(key(claim), f"{MKG}{property_}", value)])
        facts.add([(key(passage), f"{MKG}inDocument", document)])
        for property_, value in zip(_PASSAGE, row[6:], strict=True):
            if value.value:
                facts.add([(key(passage), f"{MKG}{property_}", value)])
        if name.value:
            facts.add([(key(document), LABEL, name)])

    def _add(self, claim: str, thing: str, name: str, value: Term) -> None:
        claims = self.told.claims.setdefault((thing, name, value), [])
        if claim not in claims:
            claims.append(claim)
