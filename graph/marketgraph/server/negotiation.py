"""Content negotiation: the media type that a client likes best among those on offer (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"
HTML = "text/html"

SOLUTIONS: Mapping[str, str] = {
    JSON: JSON,
    XML: XML,
    CSV: CSV,
    TSV: TSV,
    "application/json": JSON,
    "application/xml": XML,
    "text/xml": XML,
}
"""Media type that a client may ask for -> how solutions are written; the first is preferred."""

GRAPHS: Mapping[str, str] = {
    TURTLE: TURTLE,
    N_TRIPLES: N_TRIPLES,
    JSON_LD: JSON_LD,
    RDF_XML: RDF_XML,
    "application/x-turtle": TURTLE,
    "application/json": JSON_LD,
    "application/xml": RDF_XML,
    "text/plain": N_TRIPLES,
}
"""Media type that a client may ask for -> how graphs are written; the first is preferred."""

_MOST = 64


class Range(NamedTuple):
    """A range of media types that a client takes, and how gladly (0 to 1)."""

    type: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """Return how exactly the range names a media type: 0 not at all, 1 ``*/*``, 2 ``text/*``, 3 fully."""
        kind, _, subtype = media.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def ranges(accept: str) -> list[Range]:
    """Return the ranges of an ``Accept`` header; what cannot be read is left out.

    >>> ranges("text/turtle;q=0.5, */*;q=0.1")
    [Range(type='text', subtype='turtle', quality=0.5), Range(type='*', subtype='*', quality=0.1)]
    """
    return list(_ranges(accept.split(",")[:_MOST]))


def _ranges(parts: Sequence[str]) -> Iterator[Range]:
    for part in parts:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = media.partition("/")
        if kind and slash and subtype:
            yield Range(kind, subtype, _quality(parameters))


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def best(accept: str | None, offers: Mapping[str, str]) -> str | None:
    """Return what is written for a client, or None if nothing on offer is acceptable.

    Args:
        accept: The ``Accept`` header; none, or an empty one, takes anything.
        offers: Media types on offer, the preferred one first, and how each is written.
    """
    wanted = ranges(accept or "")
    if not wanted:
        return next(iter(offers.values()))
    rated = [(_rated(media, wanted), media) for media in offers]
    quality, media = max(rated, key=lambda pair: pair[0])
    return offers[media] if quality > 0 else None


def _rated(media: str, wanted: Sequence[Range]) -> float:
    """Return the quality of the range that names a media type most exactly; 0 if none does."""
    fitting = [(found.fits(media), found.quality) for found in wanted if found.fits(media)]
    return max(fitting)[1] if fitting else 0.0


def prefers_pages(accept: str | None) -> bool:
    """Return whether a client would rather have a page than any form of a result: a browser, and no program.

    >>> prefers_pages("text/html,application/xml;q=0.9,*/*;q=0.8"), prefers_pages("*/*")
    (True, False)
    """
    wanted = ranges(accept or "")
    page = _rated(HTML, wanted)
    return page > max(_rated(media, wanted) for media in (*SOLUTIONS, *GRAPHS))
