"""What was gathered, as values with their sources: what the pages of all kinds are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from marketgraph.server.linked.asking import Term, key
from marketgraph.server.linked.describing import Description
from marketgraph.server.linked.facts import Facts
from marketgraph.server.linked.model import Link, Passage
from marketgraph.server.linked.naming import kinds
from marketgraph.server.linked.paging import Pager, forms
from marketgraph.server.linked.places import Places
from marketgraph.server.linked.wording import heading, hidden
from marketgraph.server.portraits.citing import Citing
from marketgraph.server.portraits.model import Cite, Head, Source, Stated, Value
from marketgraph.vocabulary import DCAT, DCT, MKG, Iris

GRAPH = "/explore?iri="
RESTS = "/sparql?saved=one-source&about="


class Sheet:
    """Values of what was gathered, their names and sources."""

    def __init__(self, told: Description, about: dict[str, list[str]], places: Places) -> None:
        """Take what was gathered, the claims by what they state something of, and where things are described."""
        self.told, self.iri, self.facts = told, told.iri, told.facts
        self._places, self._pager = places, Pager(told, places.base)
        self._citing = Citing(told, self._pager)
        self._by_claim: dict[str, dict[str, Facts]] = {}
        self._about = {thing: dict.fromkeys(claims) for thing, claims in about.items()}
        for (thing, _, _), claims in told.claims.items():
            self._about.setdefault(thing, {}).update(dict.fromkeys(claims))

    def head(self) -> Head:
        """Return the head of the page."""
        return head_of(self.told, self._pager.name(self.iri), self._places)

    def thing(self, iri: str) -> Link:
        """Return a thing by its name, and where it is described."""
        return self._pager.thing(iri)

    def named(self, iris: Iterable[str]) -> tuple[Link, ...]:
        """Return things, in order of their names."""
        return tuple(sorted(map(self.thing, iris), key=lambda link: link.text.casefold()))

    def iris(self, subject: str, name: str) -> list[str]:
        """Return the things that a thing has by a property."""
        return [key(value) for value in self.facts.all(subject, _full(name))]

    def text(self, subject: str, name: str) -> str:
        """Return the first value of a property as it is stored, or nothing."""
        return self.facts.text(subject, _full(name))

    def words(self, subject: str, name: str) -> str:
        """Return the first value of a property in words, or nothing."""
        values = self.facts.all(subject, _full(name))
        return self._pager.link(subject, _full(name), values[0]).text if values else ""

    def number(self, subject: str, name: str) -> float | None:
        """Return the first value of a property as a number, or None."""
        try:
            return float(self.text(subject, name))
        except ValueError:
            return None

    def values(self, subject: str, name: str) -> tuple[Value, ...]:
        """Return the values of a property with their sources, in order of their texts."""
        found = (self._value(subject, name, one) for one in self.facts.all(subject, _full(name)))
        return tuple(sorted(found, key=lambda value: value.link.text.casefold()))

    def said(self, subject: str, name: str) -> tuple[Value, ...]:
        """Return every value that accepted sources give for a property, also those that were not chosen."""
        chosen = self.facts.all(subject, _full(name))
        every = [
            value
            for thing, one, value in self.told.claims
            if (thing, one) == (subject, _full(name))
        ]
        return tuple(
            self._value(subject, name, one, self._own(subject, name, one))
            for one in dict.fromkeys([*chosen, *every])
        )

    def about(self, *things: str) -> Cite:
        """Return who says anything of some things."""
        return self.cite(claim for thing in things for claim in self._about.get(thing, ()))

    def claims(self, thing: str) -> Iterable[str]:
        """Return the claims about a thing."""
        return self._about.get(thing, {})

    def tie(self, other: str, name: str) -> Cite:
        """Return who says that another thing points at this one by a property."""
        return self.cite(self.told.claims.get((other, _full(name), ox.NamedNode(self.iri)), ()))

    def cite(self, claims: Iterable[str]) -> Cite:
        """Return who says so."""
        return self._citing.cite(claims)

    def stated(self) -> Iterator[Stated]:
        """Yield the claims whose statements were gathered; what they credit is told of the page's report already."""
        for claim, statements in self.told.stated.items():
            values = Facts(statements)
            things: dict[str, list[tuple[str, Link]]] = {}
            for subject, name, value in statements:
                known = subject == self.iri and name in _CREDITS
                if not known and not hidden(subject, name, value, values):
                    pair = heading(name), self._pager.link(subject, name, value)
                    things.setdefault(subject, []).append(pair)
            told = tuple((self.thing(one), tuple(pairs)) for one, pairs in things.items())
            yield Stated(told, self._pager.passage(claim))

    def voices(self) -> list[tuple[Passage, list[tuple[str, str]]]]:
        """Return the passage of each claim about the thing, with the properties and values that rest on it."""
        return [
            (
                self._pager.passage(claim),
                [
                    (name, self._pager.link(self.iri, name, value, own).text)
                    for name, value in own.of(self.iri)
                ],
            )
            for claim, own in self._stated_by(self.iri).items()
            if claim in self.facts
        ]

    def unheard(self) -> int:
        """Return of how many claims about the thing the passages were not gathered."""
        return sum(1 for claim in self._stated_by(self.iri) if claim not in self.facts)

    def sources(self) -> tuple[Source, ...]:
        """Return the sources that were cited, in the order of their numbers."""
        return self._citing.sources()

    def _value(self, subject: str, name: str, value: Term, own: Facts | None = None) -> Value:
        claims = self.told.claims.get((subject, _full(name), value), ())
        return Value(self._pager.link(subject, _full(name), value, own), self.cite(claims))

    def _own(self, subject: str, name: str, value: Term) -> Facts | None:
        """Return what the first claim that gives a value states beside it: its currency, its last day."""
        claims = self.told.claims.get((subject, _full(name), value), ())
        return self._stated_by(subject).get(claims[0]) if claims else None

    def _stated_by(self, subject: str) -> dict[str, Facts]:
        """Return claim -> what it states of a thing."""
        if subject not in self._by_claim:
            found: dict[str, Facts] = {}
            for (thing, name, value), claims in self.told.claims.items():
                if thing == subject:
                    for claim in claims:
                        found.setdefault(claim, Facts()).add([(thing, name, value)])
            self._by_claim[subject] = found
        return self._by_claim[subject]


_CREDITS = frozenset({f"{DCT}publisher", f"{DCT}title", f"{DCT}issued", f"{DCAT}landingPage"})


def head_of(told: Description, title: str, places: Places) -> Head:
    """Return the head of the page of a thing."""
    return Head(
        title=title,
        kind=kinds(told.types),
        shape=Iris(places.base).kind_of(told.iri) or "other",
        iri=told.iri,
        graph=f"{GRAPH}{quoted(told.iri)}",
        rests=f"{RESTS}{quoted(told.iri)}",
        forms=forms(places, told.iri),
    )


def _full(name: str) -> str:
    return name if "://" in name else f"{MKG}{name}"


def quoted(iri: str) -> str:
    """Return an IRI as a value in an address."""
    return quote(iri, safe="")
