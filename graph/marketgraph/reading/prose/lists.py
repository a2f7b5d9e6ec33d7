"""Lists of a text, each with what it lists: segments of a dimension, places or players; told by the line above it.

The lines of a list are items or short lines below a heading, a line or an item that announces it. A list ends at the
next heading, at a sentence, or where another list is announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marketgraph.reading.prose.needs import Parted, first
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Text, Unit
from marketgraph.reading.prose.words import holds

WHO = r"(?:players?|compan(?:y|ies)|ve[nr]dors?|leaders?|participants?|manufacturers?|competitors?|providers?|producers?|suppliers?|firms|organi[sz]ations|brands|businesses|operators|developers|entities)"
_PLAYERS = Parted(rf"\b{WHO}\b")
_THE_FIRM = re.compile(r"\b(?:the|our|this|its) company\b(?! (?:list|profile|name))")
"""Who a text is about, in small letters: no players."""
_NO_PLAYERS = seek(
    r"\bshares?\b|revenue|strateg|analysis of|benchmark|chapter|profile of the|insight|\bnews\b|developments?|landscape$|dashboard|matrix|why |question|sales\b"
)
_IN_MARKET = re.compile(r"\bin (?:the )?.{2,90}? (?:market|industry)\b")
"""Where players are: the name of a market tells nothing of the list."""
_FOLLOW = re.compile(
    rf"\b(?:below|following)\s(?:\w+\s){{0,3}}{WHO}\b|\b{WHO}\b[^.]{{0,60}}\b(?:profiled (?:have|has|below|include)|listed below|mentioned below|given below|below (?:are|have))"
)
_NO_LINE = re.compile(
    r"\bshares?\b|revenue|strateg|chapter|insight|\bnews\b|why |question|sales\b|\bour\b|\bhelp"
)
_ANNOUNCED = re.compile(
    rf"\b(?:includ\w+|are|is|comprise\w*|such as|namely|as follows|following|covered|profiled|listed|mentioned|featured|operating|involved|competitors|{WHO})\s*[:\-–]?\s*\.?$"
)
_PROSE = re.compile(rf"\b{WHO}\s*\.$")
"""How a long paragraph ends that only speaks of companies."""
_ITEM_PLAYERS = re.compile(
    rf"^\W*(?:(?:by|the|list of|some of|key|top|leading|major|prominent|global|main|market|other)\s+)+(?:(?:market|key|leading|major|industry|global)\s+)*{WHO}(?:\s+(?:covered|profiled|listed|included|mentioned|analy[sz]ed|are|include|includes|involved|operating|in the \w[\w ]{{0,60}}))*\s*:?$"
)
_PLACES = seek(r"\b(?:regions?|countries|geograph\w+|regional)\b")
_PLACES_LINE = re.compile(r":$|covered$|(?:include|are|countries|regions?)$")
_DIMENSIONAL = ("by ", "based on", "basis of", "in terms of", "outlook", "coverage", "covered")
_NO_PLACES = re.compile(r"\b(?:fastest|largest|dominat|lead|share|growth in|emerg|holds?)\b")
_BY = re.compile(
    r"^(?:\W*(?:[\w ,/&'’().-]{0,90}?\b(?:market|segments?|segmentation|industry|breakdown|analysis|outlook|percentages?|production|consumption|sales|revenue|size|forecast|volume|value|scope|covered|split)\b[\w %()]{0,40}?[,:–-]?\s*)?|\W*)"
    r"\bby\s+(?:the\s+)?(?P<name>[\w /&()'-]{2,60}?)(?:\s+(?:segment|outlook|analysis|insights|segmentation|type insights))?(?:,?\s+\(?(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\)?)?\s*"
    r"(?:[,(:–-]+\s*(?:(?:\(?(?:20|19)\d\d|[($%\d]|usd|us\$|revenue|volume|in\s|value|units?\b|kilo|histor|forecast|20|covers?\b|covering|includ|split|breakdown|can be|is (?:divided|segment|split)|primarily|as follows|the (?:market|report|product)|this report).{0,100})?)?$",
    re.IGNORECASE,
)
_BY_FIRST = re.compile(r"\W*by\s")
_HEADED = re.compile(
    r"market|segment|industry|breakdown|analysis|outlook|percentage|production|consumption|sales|revenue|size|forecast|volume|value|scope|covered|split"
)
_BASIS = re.compile(
    r"^\W*(?:by|based on|on the basis of|in terms of)\s+(?:the\s+)?(?P<name>[\w /&-]{2,45}?),\s+.{0,300}?\b(?:segment\w*|divid\w+|classif\w+|categori\w+|split|bifurcat\w+|group\w*|into|includ\w+|follow\w*|covers?|covering)\b[^.]{0,25}:?\s*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"^\W*(?P<name>[A-Z][\w /&-]{1,40}?)\s+(?:Segments?|Segmentation|Outlook|Segment Analysis|Segment Outlook|Types Covered|Covered|Coverage|Split|Breakdown)\s*(?:\(.{0,120}\))?\s*:?$"
)
_SUFFIXES = re.compile("Segment|Outlook|Cover|Split|Breakdown")
_MAJOR = re.compile(
    r"^\W*(?:major|key|main|product|different)\s+(?P<name>types?|applications?|end[- ]users?|end[- ]uses?|products?|product types?|technologies|components?|industries)\s*(?:(?:as follows|are|include|includes|included|covered|analy[sz]ed|listed)\s*:?|:)$",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^\W*(?P<name>(?:[A-Z][\w-]+\s){0,2}(?:types?|applications?|end[- ]?(?:users?|uses?)(?: industr(?:y|ies))?|components?|technolog(?:y|ies)|deployments?(?: modes?| models?| types?)?|"
    r"(?:organi[sz]ation|enterprise|business) sizes?|channels?|verticals?|industr(?:y|ies)|materials?|products?|services?|solutions?|offerings?|modalit(?:y|ies)|sources?|forms?|grades?|"
    r"functions?|functionalit(?:y|ies)|process(?:es)?|indications?|routes? of administration|age groups?|gender|platforms?|capacity|voltage|price range|categor(?:y|ies)|formulations?|packaging|nature|"
    r"treatments?|propulsion|connectivity|models?|modes?|methods?|techniques?|procedures?))\s*:?$",
    re.IGNORECASE,
)
_THING_BY = re.compile(r"\W*(?:[A-Z][\w&-]*\s){1,4}[Bb]y\s(?P<name>[A-Z][\w -]{2,30}?)\s*:?$")
_FIRST = re.compile(
    r"\W*(?:second[ -])?(?:largest|leading|fastest[ -]growing) (?:market|segment|share) by "
)
"""A heading that tells who comes first heads no list of all."""
_OPENS = re.compile(r".{0,200}?\bby\s|\W*(?:based on|on the basis of|in terms of)\s", re.DOTALL)
_PLAIN = re.compile(r"^[A-Z][a-z-]+(?:\s(?:of\s)?[A-Z][a-z-]+){0,2}\s*:?$")
_NO_DIMENSION = re.compile(
    r"\b(?:market|report|chapter|key|global|scope|research|regional|segments?|segmentation|growth|future|industry outlook|analysts?|the)\b|\d{4}",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^\W*(?:chapters?\b|table of contents|toc\b|report\b|research(?:\s(?:method|report|objective|scope|approach|design|process|framework|finding|coverage|assumption|study|overview|insight|team|analys|data|source|description|highlight).*|\W*$)|request|download|for more|contact|about\b|source:|note:|figure|table\b|outline|market dynamics|"
    r"key (?:benefits|questions|highlights|drivers|trends|takeaways|points)|(?:latest|recent)\s|why\b|(?:trends|news|analysts?|experts?|conclusions?|summary|highlights|developments|features|benefits|pricing|reasons|drivers|restraints?|opportunit(?:y|ies)|challenges?|methodology|faqs?)\W*$|(?:trends?|news|analysts?|experts?|conclusions?|summary|highlights|developments|features|benefits|pricing|reasons|drivers?|restraints?|opportunit(?:y|ies)|challenges?|methodology|faqs?)(?:\s*[:–—]|\s(?:and|&|of|for|in|to|by|on|from|analysis|factors|reports?|reviews?|opinions?|views?|commentary|insights?)\b)|click (?:here|on|to|the)|read |view |buy |get |enquir|inquir|customi[sz]ation|"
    r"years considered|historical|base year|forecast|pages?\b|published|competitive landscape|the report|(?-i:(?:[Oo]ur|[Tt]his|[Tt]hese|[Ww]e|It|it)\s(?=[a-z]))|in addition|further)",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"^\W*[\w /&-]{0,30}\b(?:regions?|countries|segments?|types?|applications?|compan(?:y|ies)|players|geography|end[- ]users?)\b[\w ]{0,20}:\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z)”\"][.;!?]$|\.\s+[A-Z]|[;!?:]$")
REGIONAL = seek(r"region|geograph|countr", re.IGNORECASE)
COMPANY = seek(r"compan|player|ve[nr]dor|manufacturers?$|competit|key brands", re.IGNORECASE)
_STOPPED = re.compile(r"\s[a-z]{3,}[.!?]$")
_LEGAL = seek(r"(?:\bLtd|\bInc|\bLLC|\bCorp|\bGmbH|\bCo|\bPLC|S\.A|N\.V|B\.V|S\.r\.l|S\.p\.A)\.?$")
_HANGS_BEFORE = re.compile(
    r"^\W*(?:and\s+)?(?:(?:market|segment(?:ation)?)\s+)?(?:by\s+)?(?:the\s+)?", re.IGNORECASE
)
_HANGS_BEHIND = re.compile(
    r"\s+(?:segments?|outlook|segmentation|insights|analysis|types covered|covered)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[“”\"‘;:]|\d{4}|\b(?:is|are|was|has|titled|which|that|will)\b")
_LINE_MAX = 160


@dataclass(slots=True)
class Listing:
    """A list of lines.

    Attributes:
        kind: ``segments``, ``places`` or ``players``.
        name: The dimension of segments; of players the announcing words, folded.
        lines: Its lines.
    """

    kind: str
    name: str
    lines: list[Unit] = field(default_factory=list)


def lists_of(text: Text) -> list[Listing]:
    """Return the lists of a text that have lines, in order; made once a text."""
    known = text.notes.get("lists")
    if known is None:
        known = text.notes["lists"] = [found for found in list(_lists(text)) if found.lines]
    return known  # type: ignore[return-value]


def _lists(text: Text) -> Iterator[Listing]:
    """Yield the lists, also those without lines."""
    listing: Listing | None = None
    segmented = "segment" in text.low
    for unit in text.units:
        if unit.kind in ("table", "pair"):
            listing = None if unit.kind == "table" else listing
            continue
        named = announced(unit, segmented) or _sibling(listing, unit)
        if named:
            if (
                named.kind == "players"
                and listing
                and listing.kind == "players"
                and not listing.lines
            ):
                named.name = f"{listing.name} {named.name}"
            listing = named
            yield listing
        elif listing and not _takes(listing, unit):
            listing = None


def _sibling(listing: Listing | None, unit: Unit) -> Listing | None:
    """Return the list that a plain short heading behind a list of segments announces; None if it does not."""
    if not listing or listing.kind != "segments" or not listing.lines or unit.kind != "heading":
        return None
    name = clean_dimension(unit.text)
    plain = (
        _PLAIN.match(unit.text)
        and not _CLOSES.match(unit.text)
        and not _NO_DIMENSION.search(unit.text)
    )
    return Listing("segments", name) if plain and name and not _PLAYERS.found_in(unit.low) else None


def _takes(listing: Listing, unit: Unit) -> bool:
    """Add a unit to a list if it is one of its lines; return whether the list goes on after it."""
    if unit.kind == "heading":
        if listing.kind == "places" and is_place(unit.text.strip(" :")):
            listing.lines.append(unit)
            return True
        if listing.kind == "players" and listing.lines and _LEGAL.search(unit.text):
            listing.lines.append(unit)
            return True
        return False
    if unit.kind == "paragraph" and _is_prose(unit):
        if listing.kind == "players" and unit.text.count(",") > 1 and unit.text[:1] in '"“':
            listing.lines.append(unit)
        return not listing.lines
    if (
        listing.kind == "segments"
        and unit.kind == "item"
        and _is_prose(unit)
        and ":" not in unit.text[:60]
    ):
        return True
    if _CLOSES.match(unit.text) or _KEY.match(unit.text):
        return False
    listing.lines.append(unit)
    return True


def _is_prose(unit: Unit) -> bool:
    """Return whether a paragraph is prose and no line of a list."""
    count = unit.text.count(" ")
    if len(unit.text) > _LINE_MAX or count > 14 or (count > 1 and _STOPPED.search(unit.text)):
        return True
    return count > 4 and bool(_SENTENCE.search(unit.text))


def announced(unit: Unit, segmented: bool = False) -> Listing | None:
    """Return the empty list that a heading, line or item announces; None if it announces none.

    Args:
        unit: The heading, line or item.
        segmented: Whether the text speaks of segments, so that "Type:" alone announces some.
    """
    low = unit.low
    if len(low) > 600 or _FIRST.match(low):
        return None
    if (segmented or holds(low, _DIMENSIONAL)) and (
        name := dimension_of(unit.text, segmented and unit.kind == "heading")
    ):
        if COMPANY.search(name):
            return Listing("players", low)
        return Listing("places" if REGIONAL.search(name) else "segments", name)
    if _announces_players(unit):
        return Listing("players", low)
    return Listing("places", low) if _announces_places(unit, low) else None


def _announces_places(unit: Unit, low: str) -> bool:
    """Return whether a heading or line announces a list of places."""
    told = "region" in low or "countr" in low or "geograph" in low
    if len(low) > 110 or not told or not _PLACES.search(low):
        return False
    if unit.kind == "heading":
        return not _NO_PLACES.search(low)
    return not is_place(low) and bool(_PLACES_LINE.search(low))


def _announces_players(unit: Unit) -> bool:
    """Return whether a heading or line announces a list of players."""
    if not _PLAYERS.may_be_in(unit.held):
        return False
    low = _THE_FIRM.sub("", unit.low.strip())
    if unit.kind == "item" and not low.endswith(":"):
        return _ITEM_PLAYERS.match(low) is not None
    if not _PLAYERS.found_in(low if len(low) < 400 else low[-170:]):
        return False
    if unit.kind == "item":
        return _ITEM_PLAYERS.match(low) is not None or _announces_tail(low)
    if unit.kind == "heading" and len(low) < 130:
        return not _NO_PLAYERS.search(_IN_MARKET.sub("", low))
    return _announces_tail(low)


def _announces_tail(low: str) -> bool:
    """Return whether a line ends as one that announces players, or says that they follow."""
    if first(_FOLLOW, low[:400]):
        return True
    tail = low[-170:]
    if len(low) > len(tail) and _PROSE.search(tail):
        return False
    return bool(_ANNOUNCED.search(tail)) and not _NO_LINE.search(tail[-90:])


def dimension_of(written: str, bare: bool = False) -> str | None:
    """Return the dimension that a heading or line announces: "By Type", "Market Segment by Application"; None if none.

    Args:
        written: The heading or line.
        bare: Whether a usual dimension alone ("Product Type:") counts.
    """
    if len(written) > 450:
        return None
    low = written.lower()
    opened = "by " in low or "based on" in low or "basis of" in low or "in terms of" in low
    if opened and _OPENS.match(low):
        match = _BASIS.match(written) or _thing_by(written)
        if not match and len(written) < 220 and (_BY_FIRST.match(low) or _HEADED.search(low)):
            match = _BY.match(written)
        return clean_dimension(match["name"]) if match else None
    if len(written) > 220:
        return None
    if written[-1:] in ".;,":
        return None
    match = (_SUFFIXES.search(written) and _SUFFIX.match(written)) or _MAJOR.match(written)
    if match and not _NO_DIMENSION.search(match["name"]):
        return clean_dimension(match["name"])
    match = BARE.match(written) if bare else None
    return clean_dimension(match["name"]) if match else None


def _thing_by(written: str) -> re.Match[str] | None:
    """Return the match of a usual dimension behind what is parted: "Dairy Drinks By Type"; None if it is none."""
    match = _THING_BY.match(written)
    return match if match and BARE.match(match["name"]) else None


def clean_dimension(written: str) -> str | None:
    """Return the name of a dimension without "By" and what hangs on it; None if it cannot be one."""
    name = _HANGS_BEHIND.sub("", _HANGS_BEFORE.sub("", written.strip()))
    name = name.strip(" ,:;-–•*\t")
    if not name or len(name) > 50 or name.count(" ") > 5 or _NO_NAME.search(name):
        return None
    return name
