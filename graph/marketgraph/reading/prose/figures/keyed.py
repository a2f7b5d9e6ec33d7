"""Lines with a key: "Leading End User: Hospitals (40% Share)", "Fastest-growing region | Asia Pacific"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.text import Sentence, Text

_KEY = re.compile(
    r"\W*(?:the\s+)?(?:market['’]s\s+)?(?P<how>leading|dominant|dominating|largest|biggest|top|fastest[\s-]growing|quickest[\s-]growing|fastest|quickest|highest[\s-]growth|highest[\s-]growing|highest cagr)\s+(?:(?:share|growth)\s+)?(?P<about>[^:(\t|.,;]{2,40}?)"
    r"(?P<when>\s*\([^()]{0,30}\)|\s+(?:in|by)\s+(?:19|20)\d\d|,?\s+(?:19|20)\d\d)?\s*(?::|\t|\||\s[–—-]\s)\s*(?P<part>[^:(\t|;]{2,70}?)\s*(?=\(|$|,|–|—|\s-\s|;|\t|\||\.(?:\s|$)|\s(?:with|at|holding|accounting|due|driven|to|owing|,|(?-i:The|This|For|About|According|In|Full|Read|Access|Key))\s)",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"player|compan|vendor|trend|manufacturer|brand|supplier|driver|factor|provider|question|cause|use case|challenge|restraint|investor",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:region|country|geograph|market$)", re.IGNORECASE)
_GENERIC = re.compile(r"\b(?:segment|sub-?segment|category|market)s?\b", re.IGNORECASE)


_KEY_LINE = re.compile(
    r"(?:(?:global |total |estimated |projected |forecast(?:ed)? |base year )*(?:market )?(?:size|value|revenue|valuation|cagr|growth rate)(?: (?:in|by|for|of) (?:19|20)\d\d)?|largest market|fastest[- ]growing (?:market|region)|largest region|cagr|market (?:size|value))\W{0,3}(?:\(?[\w ,–-]{0,24}\)?)?:?",
    re.IGNORECASE,
)
_PLACE_KEY = re.compile(r"largest|fastest", re.IGNORECASE)
"""A key whose value is a name, no number."""
_VALUE_LINE = re.compile(
    r"[~|\s]*(?:(?:usd|us\$|eur|gbp|inr|[$€£¥₹])\s?[\d.,]+\s?[a-z]*|[\d.,]+\s?%|[A-Z][\w.&-]*(?: [A-Z&][\w.&-]*| and| of){0,4})[|\s]*",
    re.IGNORECASE,
)
_GAP_LINE = re.compile(r"\s*\n[\s|•*-]*")
_SHORT = 60


class Key(NamedTuple):
    """A line with a key that names the first of a dimension.

    Attributes:
        how: The word that ranks, in small letters.
        about: What is ranked: "End User", "region".
        part: The first, as written.
        start: Where the line starts in the sentence.
        end: Where the part ends in the sentence.
    """

    how: str
    about: str
    part: str
    start: int
    end: int

    @property
    def growth(self) -> bool:
        """Whether it ranks by growth."""
        return self.how.startswith(("fastest", "quickest", "highest"))


def key_of(sentence: Sentence, offset: int | None = None) -> Key | None:
    """Return the key that a sentence starts with, if its part stands before an offset of the document; None if it has none."""
    match = _KEY.match(sentence.text)
    if not match or _NO_PART.search(match["about"]):
        return None
    if offset is not None and match.end("part") > offset - sentence.start:
        return None
    lead = len(match.group()) - len(match.group().lstrip(' \t•*-–—"“'))
    return Key(
        match["how"].lower(), match["about"].strip(), match["part"].strip(), lead, match.end("part")
    )


def part_of_key(key: Key, scopes: Scopes, sentence: Sentence) -> Scope | None:
    """Return the part that a key names; None if it should be a place and is none."""
    part = scopes.parts.of(key.part)
    market = scopes.identity.market
    if part:
        named = part._replace(market=market)
        return (
            named._replace(dimension=part.dimension or _dimension(key)) if part.segment else named
        )
    if (
        _PLACES.search(key.about)
        or len(key.part.split()) > 8
        or re.search(r"\b(?:is|are|will|was)\b", key.part)
    ):
        return None
    return Scope(
        market, dimension=_dimension(key), segment=key.part, sure=_dimension(key) is not None
    )


def _dimension(key: Key) -> str | None:
    """Return the dimension that a key names, or None if it only says "segment"."""
    about = _GENERIC.sub("", key.about).strip()
    return re.sub(r"^(?:by|in)\s+", "", about, flags=re.IGNORECASE) or None


def key_lines(text: Text) -> Iterator[Sentence]:
    """Yield keys whose value stands on the next line, each as one line with a tab: "Market Size (2025)", "USD 3 billion"."""
    for unit, value in pairwise(text.units):
        if (
            len(unit.text) > _SHORT
            or len(value.text) > _SHORT
            or "table" in (unit.kind, value.kind)
        ):
            continue
        if _PLACE_KEY.match(unit.text) and "%" in value.text:
            continue
        if _KEY_LINE.fullmatch(unit.text) and _VALUE_LINE.fullmatch(value.text):
            written = text.text[unit.start : value.end]
            yield Sentence(
                _GAP_LINE.sub(lambda m: "\t" * len(m.group()), written), unit.start, unit
            )
