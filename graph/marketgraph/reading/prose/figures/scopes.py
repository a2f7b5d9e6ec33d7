"""What a figure is about: the market, a region, a segment or a company."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.markets import DEMONYMS, Named, markets_in, same_market
from marketgraph.reading.prose.places import fold, is_place
from marketgraph.reading.prose.text import Sentence

_TAIL = re.compile(
    r"[\s-]+(?:sub-?segments?|segments?|categor(?:y|ies)|regions?|countr(?:y|ies)|markets?|type|sector|solutions segment|vertical|market segment)$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(?:the|in|by|among|within|meanwhile|additionally|however|moreover|overall|and|while|whereas|also|,)\s+)+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|based on|in terms of|on the basis of)\s+(?:the\s+)?([\w /&-]{2,40}?)(?:,|\s+segment|\s+the\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about.

    Attributes:
        market: The market; the report's unless the sentence names another.
        region: A region or country, as written.
        dimension: The dimension of the segment, where it is known.
        segment: A segment, as written.
        company: A company.
        known: Whether a list of the text names the segment or company, or the region is a known place.
    """

    market: str | None = None
    region: str | None = None
    dimension: str | None = None
    segment: str | None = None
    company: str | None = None
    known: bool = True

    @property
    def part(self) -> bool:
        """Whether it is about a part of the market."""
        return bool(self.region or self.segment or self.company)

    def fields(self) -> dict[str, str]:
        """Return the fields of a fact that tell the scope."""
        named = {
            "market": self.market,
            "region": self.region,
            "dimension": self.dimension,
            "segment": self.segment,
            "company": self.company,
        }
        return {key: value for key, value in named.items() if value}


def market_at(sentence: Sentence, identity: Identity, offset: int) -> Named | None:
    """Return the market that a figure at an offset belongs to by the sentence: the last named before it, else the first after.

    One that means the report's own bears the report's name.
    """
    named = [market for market in markets_in(sentence) if market.text or market.region]
    before = [market for market in named if market.end <= offset]
    chosen = before[-1] if before else (named[0] if named else None)
    if chosen is None:
        return None
    if identity.market and (not chosen.text or same_market(chosen.text, identity.market)):
        return chosen._replace(text=identity.market)
    return chosen


def part_of(phrase: str, identity: Identity, sentence: Sentence | None = None) -> Scope | None:
    """Return which part of the market a phrase names: a place, a segment, a company; None if none.

    Args:
        phrase: The subject of a sentence, as written.
        identity: What the text is about.
        sentence: Where "By Type, …" may name the dimension.
    """
    bare = _HEAD.sub("", phrase.strip(" ,:;-–—•*\"“”'’()")).strip()
    if not bare or len(bare) > 90:
        return None
    short = _TAIL.sub("", bare).strip()
    for written in (bare, short):
        if is_place(written):
            return Scope(identity.market, region=written)
        if place := DEMONYMS.get(fold(written)):
            return Scope(identity.market, region=place)
    for written in (short, bare):
        if dimension := identity.dimensions.get(fold(written)):
            return Scope(identity.market, dimension=dimension, segment=written)
    if short in identity.companies or bare in identity.companies:
        return Scope(identity.market, company=bare if bare in identity.companies else short)
    if (
        re.search(r"(?:segment|category|sub-segment)s?$", bare, re.IGNORECASE)
        and len(short.split()) <= 8
    ):
        return Scope(identity.market, dimension=_dimension(sentence), segment=short, known=False)
    return None


def _dimension(sentence: Sentence | None) -> str | None:
    """Return the dimension that a sentence names by "By Application, …"."""
    match = _BY.search(sentence.text) if sentence else None
    return match.group(1).strip() if match else None


def named_dimension(sentence: Sentence) -> str | None:
    """Return the dimension that a sentence names by "By Application, …", or None."""
    return _dimension(sentence)
