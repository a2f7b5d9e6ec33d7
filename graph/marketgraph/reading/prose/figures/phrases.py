"""What the words around a figure mean by themselves: measures, pronouns, names, places near, segments in plain words."""

from __future__ import annotations

import re

from marketgraph.reading.prose.figures.clauses import VERB, Subject
from marketgraph.reading.prose.figures.parts import place_of
from marketgraph.reading.prose.figures.scope import CAPITALS
from marketgraph.reading.prose.markets import market_words
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.text import Sentence
from marketgraph.reading.prose.words import words

_MEASURE = words(
    "cagr growth rate rates size value values valuation revenue revenues forecast forecasted projected estimated expected market markets total a an "
    "of in the by for at to from base year global worldwide compound annual its this their usd us share shares figure it they overall sales "
    "industry sector worth turnover period robust steady strong healthy significant demand and current historical historic average approximately "
    "spend spending projections estimates forecasts indicating suggesting showing about around nearly roughly billion million trillion bn mn tn crore lakh percent eur gbp inr demand highest fastest largest dominant major impressive remarkable respective same over during cumulative average whole expansion trajectory upswing promising compelling considerable substantial notable striking exceptional stellar brisk sharp explosive"
)
_ABOUT = re.compile(
    r"^(?:the\s+)?(?:global\s+|total\s+|annual\s+|overall\s+)?(?:(?:market|revenue|industry)\s+)?(?:share|size|revenues?|value|valuation|growth|demand|sales|spending|dominance|cagr|adoption|market|consumption|contribution|expansion|uptake)\s+"
    r"(?:of|in|from|for|by|across|through|via)\s+(?:the\s+)?(?P<part>.{2,70})$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:the|this|that|its)\s+(?:region|country|segment|sub-?segment|category|territory|region[’']s market)$",
    re.IGNORECASE,
)
_FORESEES = re.compile(
    r"\s*(?:we|analysts|experts|our (?:[a-z]+ ){0,2}[a-z]+|(?:the|this) (?:report|study|analysis|research))\s(?:[a-z]+ly\s)?"
    r"(?:forecast|project|estimate|expect|predict|anticipate|foresee)s?\s(?:an?|the)\s(?:[a-z’'-]+\s){0,3}?(?:compound|cagr|annual growth|growth rate)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|which|this|that|they|who)(?:[’'](?:s|ll|re))?$", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"\s?\)?,?\s*(?:(?:share|cagr|growth|annually|per year|a year|of (?:the )?(?:total |global |overall )?(?:market|revenue|share)(?: share)?|market share|revenue share)\s+)?"
    rf"(?:in|for|from)\s+(?:the\s+)?(?P<place>{CAPITALS})"
)
_PLACE_BEFORE = seek(
    rf"\b(?:in|for|across)\s+(?:the\s+)?(?P<place>{CAPITALS}),?\s(?:at|with|by|to)\b[^,;.%]{{0,50}}$"
)
_GAP_START = re.compile(
    r"(?:[\s,;)]|and\b|while\b|followed by\b|with\b|then\b|share\b|in (?:19|20)\d\d\b)+"
)
_GAP_END = re.compile(
    r"(?:[\s,(:–—-]|\b(?:with|at|accounts for|accounted for|has|had|holds|captures|captured|contributes|contributed|represents|represented|follows|accounting for|holding|capturing|contributing|held|having|is|was|by|about|around|nearly|over|a|the|share|of|just|only|some|roughly|approximately)\b)+$"
)
_PARTICIPLE = re.compile(
    r"(?!(?:spending|lending|housing|banking|advertising|shipping|packaging|gaming|training)\b)[a-z]+ing\b"
)
_ONLY_VERB = re.compile(rf"(?:{VERB.pattern})$", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<what>.{2,70}?)\s(?:in|across|within|throughout)\s(?:the\s)?(?P<place>[A-Z][\w .&-]{1,40})$"
)
_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(CAPITALS)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_IN_SEGMENT = seek(r"\bin the ([a-z][\w/ -]{2,30}?) (?:segment|category)\b")
_AMONG = re.compile(
    r"\b(?:among|of all|every other|any other|all other) (?:the )?([a-z][a-z/-]+(?: [a-z-]+)?) (?:segment|categor)(?:y|ies|s)?\b"
)
"""What a segment is compared with: "the fastest among form segments"."""
_POSITION = re.compile(r"\bdominant (?:market )?position\b")
_IS_DIMENSION = seek(
    r"\b(?:is|was|remains) the (?:second[- ])?(?:largest|leading|dominant|biggest|fastest[- ]growing) (application|material|technology|end[ -]use|product type|distribution channel)\b"
)
_CATEGORY = seek(
    r"\b(?:and|while|as) this (?:category|segment|sub-?segment)\b|\bis an? (?:\w+ )?(?:segment|category|sub-?segment)\b|\b(?:is|are|be) the (?:fastest|quickest|highest)[- ]growing (?:segment|category)\b"
)
_NO_DIMENSION = words(
    "market same overall global new other respective this largest fastest-growing leading key major top main high-growth emerging smaller growing"
)
_SINGULAR = re.compile(r"(?:sis|us|ics)$", re.IGNORECASE)
_NOT_SEGMENT = re.compile(
    r"\b(?:they|these|those|which|that|this|players|companies|vendors|firms|manufacturers|suppliers|countries|regions|markets?|our|we|its|analysts|researchers|startups|brands|leaders|competitors|such|other|others|top|sales|revenues|shares|imports|exports)\b|[,:;]",
    re.IGNORECASE,
)


def is_empty(subject: Subject) -> bool:
    """Return whether a clause leaves its subject to the clause before it: a pronoun, a participle, words of measure."""
    if subject.place or subject.dimension:
        return False
    text = subject.text
    if _PRONOUN.match(text) or _PARTICIPLE.match(text) or _ONLY_VERB.match(text):
        return True
    low = text.lower()
    if "market" in low:
        return False
    telling = [word for word in _WORD.findall(low) if word not in _MEASURE]
    return all(word[0].isdigit() for word in telling)


def foresees(text: str, subject: Subject) -> bool:
    """Return whether a subject is who forecasts a rate, not what grows: "We forecast a CAGR of", "the report expects a steady growth rate of"."""
    return _FORESEES.match(text, subject.start) is not None


def points_back(text: str) -> bool:
    """Return whether a subject is "the region", "this segment" and the like."""
    return _BACK.match(text) is not None


def names_tried(text: str) -> list[str]:
    """Return what may name a part in a subject: all of it, its start, what it is a measure of."""
    about = _ABOUT.match(text)
    short = _IN_BRACKETS.sub("", text) if ")" in text else text
    return [text, text.split(",", 1)[0], *([about["part"]] if about else []), short]


def placed(text: str) -> tuple[str, str | None]:
    """Return a subject without the place at its end, and the place: "sales in Europe"."""
    match = _PLACED.match(text)
    region = place_of(match["place"]) if match else None
    return (match["what"], region) if match and region else (text, None)


def last_place(text: str) -> str | None:
    """Return the place that some words name last, or None."""
    for match in reversed(list(_CAPITALS.finditer(text))):
        pieces = match.group().split()
        for count in range(len(pieces), 0, -1):
            if place := place_of(" ".join(pieces[:count])):
                return place
    return None


def led(text: str) -> tuple[str, str | None]:
    """Return a subject without the place at its start, and the place: "U.S. lamps"."""
    pieces = text.removeprefix("The ").removeprefix("the ").split()
    for count in (3, 2, 1):
        if len(pieces) > count and (place := place_of(" ".join(pieces[:count]))):
            return " ".join(pieces[count:]), place
    return text, None


def telling_words(text: str) -> set[str]:
    """Return the words of a subject that are neither measures nor numbers."""
    found = market_words(text) - _MEASURE
    return {word for word in found if f"{word}s" not in _MEASURE and not word.isdigit()}


def between(gap: str) -> str:
    """Return what a gap between two figures names: "and Europe with about" → "Europe"."""
    match = _GAP_START.match(gap)
    return _GAP_END.sub("", gap[match.end() :] if match else gap)


def place_near(sentence: Sentence, offset: int, after: int) -> str | None:
    """Return the place right behind a figure ("5 % in Europe"), or right before it ("to grow in Europe at 5 %")."""
    start = sentence.start
    behind = _PLACE_AFTER.match(sentence.text, after - start)
    if behind and (place := place_of(behind["place"])):
        return place
    match = _PLACE_BEFORE.search(sentence.text, max(0, offset - start - 110), offset - start)
    return place_of(match["place"]) if match else None


def dimension_told(sentence: Sentence) -> str | None:
    """Return the dimension of "… in the application segment" or "… is the largest application", or None."""
    low = sentence.low
    match = _IN_SEGMENT.search(low) or _IS_DIMENSION.search(low) or _AMONG.search(low)
    return match[1] if match and match[1] not in _NO_DIMENSION else None


def holds_position(sentence: Sentence) -> bool:
    """Return whether a sentence says "dominant market position", as is said of segments."""
    return _POSITION.search(sentence.low) is not None


def calls_category(sentence: Sentence) -> bool:
    """Return whether a sentence calls its subject a category: "… held 60 %, and this category will keep its lead"."""
    return _CATEGORY.search(sentence.low) is not None


def plain_segment(bare: str, *, told: bool) -> bool:
    """Return whether words can be a segment that no list names.

    Args:
        bare: The words.
        told: Whether the sentence tells that it is one; else only a plural in small letters can be one.
    """
    pieces = bare.split()
    if not 0 < len(pieces) <= 7 or _NOT_SEGMENT.search(bare):
        return False
    plural = bare.endswith("s") and not bare.endswith("ss") and not _SINGULAR.search(bare)
    return told or (plural and not (len(pieces) > 1 and in_capitals(bare)))


def in_capitals(text: str) -> bool:
    """Return whether all words of a subject have capitals, as those of a name do."""
    rest = text.split()
    return bool(rest) and all(word[:1].isupper() or not word[:1].isalpha() for word in rest)
