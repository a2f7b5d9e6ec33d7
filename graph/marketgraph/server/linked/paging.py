"""From a description to the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from marketgraph.server.linked import wording
from marketgraph.server.linked.asking import Statement, Term, key
from marketgraph.server.linked.describing import CLAIM, DOCUMENT, Description
from marketgraph.server.linked.facts import Facts
from marketgraph.server.linked.model import Group, Item, Link, Page, Passage, Said
from marketgraph.server.linked.naming import kinds, local, name
from marketgraph.server.linked.places import TITLES, Places
from marketgraph.views.evidence import place
from marketgraph.views.words import KINDS, plural
from marketgraph.vocabulary import MKG, RDF, RDFS, Iris

PASSAGES = 5
"""Passages that are shown with one statement."""

_OF_DOCUMENTS = (f"{MKG}inDocument", f"{MKG}readDocument")
_OF_CLAIMS = (f"{MKG}about", f"{MKG}evidence")


class Pager:
    """Makes the page of one description."""

    def __init__(self, told: Description, base: str) -> None:
        """Take the description and the base of our IRIs."""
        self._told, self._base, self._places = told, base, Places(base)
        self._values = Facts(one for stated in told.stated.values() for one in stated)
        self._values.add(told.facts)

    def page(self) -> Page:
        """Return the page."""
        told = self._told
        kind = Iris(self._base).kind_of(told.iri) or ""
        return Page(
            title=self.name(told.iri),
            kind=kinds(told.types),
            shape=kind if kind in KINDS else "other",
            iri=told.iri,
            facts=tuple(self._facts()),
            pointing=tuple(self._pointing()),
            said=tuple(self.said()),
            forms=forms(self._places, told.iri),
            notes=tuple(self._notes()),
        )

    def name(self, iri: str) -> str:
        """Return what a thing is called."""
        return name(iri, self._told.names, self._base)

    def _facts(self) -> Iterator[Group]:
        told = self._told
        groups: dict[str, list[Item]] = {}
        skipped = _OF_CLAIMS if CLAIM in told.types else ()
        for property_, value in told.facts.of(told.iri):
            hidden = wording.hidden(told.iri, property_, value, told.facts)
            if not hidden and property_ not in skipped:
                item = self._item(
                    self.link(told.iri, property_, value), (told.iri, property_, value)
                )
                groups.setdefault(property_, []).append(item)
        for property_ in sorted(groups, key=wording.rank):
            yield Group(
                wording.heading(property_), self._term(property_), _sorted(groups[property_])
            )

    def _pointing(self) -> Iterator[Group]:
        told = self._told
        for property_ in sorted(told.pointing, key=wording.rank):
            if DOCUMENT in told.types and property_ in _OF_DOCUMENTS:
                continue
            value = ox.NamedNode(told.iri)
            items = [
                self._item(self.thing(other), (other, property_, value))
                for other in told.pointing[property_]
                if not self._repeated(other, property_, value)
            ]
            left_out = told.left_out.get(property_, 0)
            if items:
                heading = wording.heading_of_pointing(property_)
                query = _query(property_, told.iri) if left_out else ""
                yield Group(heading, self._term(property_), _sorted(items), left_out, query)

    def _repeated(self, other: str, property_: str, value: Term) -> bool:
        """Return whether a development is told under the role that the thing has in it."""
        told = self._told
        return property_ == f"{MKG}involves" and any(
            one != property_ and known == value for one, known in told.facts.of(other)
        )

    def said(self) -> Iterator[Said]:
        """Yield the claims whose statements are told, each with what it states and its passage."""
        for claim, statements in self._told.stated.items():
            sentences = tuple(self._sentences(statements))
            yield Said(sentences, (self.passage(claim),))

    def _sentences(self, statements: Iterable[Statement]) -> Iterator[tuple[Link, Link, Link]]:
        for subject, property_, value in statements:
            if property_ in (f"{RDF}type", f"{RDFS}label"):
                continue
            link = self.link(subject, property_, value)
            yield self.thing(subject), self._term(property_), link

    def _item(self, value: Link, statement: Statement) -> Item:
        told = self._told
        claims = told.claims.get(statement, [])
        known = [one for one in dict.fromkeys(claims) if any(told.facts.of(one))]
        shown = tuple(map(self.passage, known[:PASSAGES]))
        return Item(value, shown, len(set(claims)) - len(shown))

    def passage(self, claim: str) -> Passage:
        """Return the words that a claim rests on, and where they stand."""
        facts = self._told.facts
        where = facts.text(claim, f"{MKG}evidence")
        document = facts.text(where, f"{MKG}inDocument")
        status = local(facts.text(claim, f"{MKG}reviewStatus"))
        row = facts.text(where, f"{MKG}row")
        return Passage(
            quote=_quote(facts.text(where, f"{MKG}quote"), bool(row)),
            document=self.thing(document) if document else Link(""),
            place=place(_where(facts, where)),
            confidence=facts.text(claim, f"{MKG}confidence"),
            status="" if status == "Accepted" else wording.heading(status),
            claim=Link(self.name(claim), self._places.page(claim)),
        )

    def link(self, subject: str, property_: str, value: Term, own: Facts | None = None) -> Link:
        """Return a value of a thing's property: a literal in words, or a thing by its name.

        Args:
            subject: The thing.
            property_: The property.
            value: The value.
            own: What the same source states of the thing, if that is not what the page tells of it.
        """
        if isinstance(value, ox.Literal):
            return Link(wording.text(subject, property_, value, own or self._values))
        return self.thing(key(value))

    def thing(self, iri: str) -> Link:
        """Return a thing by its name: ours lead to their pages, others to their sites if these are of the web."""
        title = self.name(iri)
        known = any(self._told.names.of(iri))
        if iri.startswith((self._base, MKG)) or (known and not iri.startswith("_:")):
            return Link(title, self._places.page(iri))
        return Link(title, iri, outside=True) if _of_the_web(iri) else Link(title)

    def _term(self, property_: str) -> Link:
        if property_.startswith(MKG):
            return Link(wording.heading(property_), self._places.page(property_))
        return Link(wording.heading(property_))

    def _notes(self) -> Iterator[str]:
        if number := self._told.left_out.get(None):
            yield f"{plural(number, 'claim')} more about it are not told here."
        if number := self._told.left_out.get(""):
            yield f"{plural(number, 'statement')} more of it are not told here."


def forms(places: Places, iri: str) -> tuple[Link, ...]:
    """Return where the same is told for machines."""
    return tuple(Link(title, places.page(iri, suffix)) for suffix, title in TITLES.items())


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.value.text.casefold()))


def _query(property_: str, iri: str) -> str:
    text = "SELECT ?thing ?name { ?thing <%s> <%s> OPTIONAL { ?thing rdfs:label ?name } } ORDER BY ?name"
    return f"/sparql?query={quote(text % (property_, iri), safe='')}"


def _where(facts: Facts, passage: str) -> dict[str, Any]:
    """Return the place of a passage as the table of claims has it."""
    found: dict[str, Any] = {"sheet": facts.text(passage, f"{MKG}sheet")}
    for name_, property_ in _NUMBERS.items():
        text = facts.text(passage, f"{MKG}{property_}")
        found[name_] = int(text) if text else None
    return found


_NUMBERS = {"page": "page", "row": "row", "start": "startOffset", "end": "endOffset"}


def _quote(words: str, row: bool) -> str:
    r"""Return a quote; cells of a row, which tabs part, are parted by dots, and empty ones left out.

    >>> _quote("Alder\t\t2024", True)
    'Alder · 2024'
    """
    return " · ".join(cell for cell in words.split("\t") if cell.strip()) if row else words


def _of_the_web(iri: str) -> bool:
    try:
        found = urlsplit(iri)
    except ValueError:
        return False
    return found.scheme in ("http", "https") and bool(found.hostname)
