"""What resolving gives: entities with their IRIs, suggestions for people, merges that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name.

    Attributes:
        iri: Its canonical IRI.
        kind: Kind of IRI (company, market, …).
        type: Class, local name (Company, Country, …).
        label: Its best name.
        names: All names as written, in order.
        country: Alpha-2 code of its country, if one is known.
        replaces: IRIs that it had, or that were merged into it.
        market: IRI of the market of a dimension or segment.
        dimension: IRI of the dimension of a segment.
        maker: IRI of the company that a product or facility belongs to.
    """

    iri: str
    kind: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    replaces: tuple[str, ...] = ()
    market: str | None = None
    dimension: str | None = None
    maker: str | None = None


class Suggestion(NamedTuple):
    """Two things that may be one: for a person to judge."""

    left: str
    right: str
    verdict: str
    reason: str
    score: float


class Cut(NamedTuple):
    """A merge that was refused: by IRIs and names, and why."""

    left: str
    right: str
    left_name: str
    right_name: str
    reason: str
