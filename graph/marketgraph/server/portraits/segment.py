"""The page of a segment: where it belongs, what is said of it, those beside it, and who is active in it."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.server.portraits.figures import Figure, figures
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.model import Head, Source, Value
from marketgraph.server.portraits.queries import address
from marketgraph.server.portraits.segmentation import Dimension, dimensions
from marketgraph.vocabulary import SKOS

COMPANIES = 120
"""Companies that the page lists."""


class Found(NamedTuple):
    """What points at a segment, and the figures of the segments of its dimension."""

    figures: list[str]
    companies: list[str]
    beside: dict[str, list[str]]


class Segment(NamedTuple):
    """Everything that the page shows, in its order."""

    head: Head
    definitions: tuple[Value, ...]
    places: tuple[tuple[str, tuple[Value, ...]], ...]
    figures: tuple[Figure, ...]
    dimensions: tuple[Dimension, ...]
    companies: tuple[Value, ...]
    more_companies: int
    queries: dict[str, str]
    sources: tuple[Source, ...]


def _gather(gathering: Gathering) -> Found:
    """Collect what the page needs."""
    facts, iri = gathering.told.facts, gathering.iri
    pointing = gathering.pointing("segment", "activeIn")
    beside: dict[str, list[str]] = {iri: []}
    for scheme in facts.all(iri, f"{SKOS}inScheme"):
        for segment, figure in gathering.rows("dimension", dimension=scheme.value):
            beside.setdefault(segment, []).extend([figure] if figure else [])
    own = pointing["segment"]
    gathering.tell([*beside, *own, *(one for found in beside.values() for one in found)])
    companies = pointing["activeIn"][:COMPANIES]
    gathering.tie("activeIn", companies)
    return Found(own, companies, beside)


def page(gathering: Gathering) -> Segment:
    """Return the page of a segment."""
    iri, counts, found = gathering.iri, gathering.counts, _gather(gathering)
    sheet = gathering.sheet()
    places = tuple(
        (heading, sheet.values(iri, name))
        for heading, name in (
            ("Market", "segmentOf"),
            ("Dimension", f"{SKOS}inScheme"),
            ("Inside", f"{SKOS}broader"),
        )
    )
    divided = dimensions(sheet, found.beside, found.beside)
    companies = (Value(sheet.thing(one), sheet.tie(one, "activeIn")) for one in found.companies)
    return Segment(
        head=sheet.head(),
        definitions=sheet.values(iri, f"{SKOS}definition"),
        places=tuple(pair for pair in places if pair[1]),
        figures=figures(sheet, found.figures),
        dimensions=divided,
        companies=tuple(sorted(companies, key=lambda value: value.link.text.casefold())),
        more_companies=max(0, counts.get("activeIn", 0) - len(found.companies)),
        queries={"companies": address("companies-of-segment", segment=iri)},
        sources=sheet.sources(),
    )
