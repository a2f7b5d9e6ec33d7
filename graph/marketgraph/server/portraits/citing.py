"""Numbers the sources of a page, as footnotes are: one number a report that is credited, or a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from marketgraph.server.linked.describing import Description
from marketgraph.server.linked.model import Link, Passage
from marketgraph.server.linked.paging import PASSAGES, Pager
from marketgraph.server.portraits.model import Cite, Source
from marketgraph.vocabulary import DCAT, DCT, MKG


class Citing:
    """Gives each source its number when it is first cited."""

    def __init__(self, told: Description, pager: Pager) -> None:
        """Take what was gathered, and what words passages."""
        self._facts, self._pager = told.facts, pager
        self._numbers: dict[str, int] = {}
        self._documents: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        self._passages: dict[str, Passage] = {}

    def cite(self, claims: Iterable[str]) -> Cite:
        """Return who makes some claims; those whose passage was not gathered are counted only."""
        every = list(dict.fromkeys(claims))
        known = [one for one in every if one in self._facts]
        origins = {one: self._number(one) for one in known}
        shown = list(_each_source_first(origins))[:PASSAGES]
        return Cite(
            marks=tuple(sorted(set(origins.values()))),
            passages=tuple(map(self._passage, shown)),
            more=len(every) - len(shown),
        )

    def sources(self) -> tuple[Source, ...]:
        """Return the sources in the order of their numbers."""
        return tuple(self._source(iri, number) for iri, number in self._numbers.items())

    def _passage(self, claim: str) -> Passage:
        if claim not in self._passages:
            self._passages[claim] = self._pager.passage(claim)
        return self._passages[claim]

    def _number(self, claim: str) -> int:
        if claim not in self._origins:
            passage = self._facts.text(claim, f"{MKG}evidence")
            document = self._facts.text(passage, f"{MKG}inDocument")
            origin = self._facts.text(claim, f"{MKG}quotedFrom") or document
            self._documents.setdefault(origin, document)
            self._origins[claim] = origin
        return self._numbers.setdefault(self._origins[claim], len(self._numbers) + 1)

    def _source(self, iri: str, number: int) -> Source:
        publisher = self._facts.text(iri, f"{DCT}publisher")
        document = self._documents[iri]
        web = self._facts.text(iri, f"{DCAT}landingPage")
        return Source(
            number=number,
            title=self._pager.thing(iri),
            publisher=self._pager.name(publisher) if publisher else "",
            issued=self._facts.text(iri, f"{DCT}issued"),
            document=self._pager.thing(document) if document and document != iri else Link(""),
            web=self._site(web) if web else Link(""),
        )

    def _site(self, address: str) -> Link:
        """Return an address by its host."""
        link = self._pager.thing(address)
        return link._replace(text=urlsplit(address).hostname or address) if link.href else link


def _each_source_first(origins: dict[str, int]) -> Iterator[str]:
    """Yield claims, one of each source before a second one of any."""
    seen: set[int] = set()
    again = []
    for claim, origin in origins.items():
        if origin in seen:
            again.append(claim)
        else:
            seen.add(origin)
            yield claim
    yield from again
