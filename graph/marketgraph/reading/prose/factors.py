"""Drivers, restraints, opportunities, challenges and trends: the titles that a report gives them.

A title is a heading, a quoted line or what stands before a colon. Its kind is that of the section or lead-in that it
stands under ("Restraints", "driven by:"); where a section mixes kinds, the first sentence of its text tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from marketgraph.facts import MarketFactor
from marketgraph.reading.prose.factorkinds import (
    Kind,
    headed,
    kind_below_trends,
    kind_by_sentence,
    kind_of_lead,
    kinds_named,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Section, Text, Unit
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_CUES = Stems(
    (
        "driver",
        "driving",
        "driven by",
        "restrain",
        "opportunit",
        "challeng",
        "trend",
        "dynamics",
        "growth factor",
        "barrier",
        "fueled by",
        "fuelled by",
    )
)
_HEADED = re.compile(
    r"\W{0,3}(?P<title>[A-Z0-9“\"][^:.!?;]{2,120}?)[”\"]?\s*(?::|\s[–—-]|[–—])\s+(?P<body>[A-Z0-9“\"(].{15,})",
    re.DOTALL,
)
_QUOTED = re.compile(r"[“\"‘«](?P<title>[^“”\"«»]{8,160})[”\"’»][.:]?")
_KEYED = re.compile(
    r"\W{0,3}(?:(?:key|major|market|main|primary|growth|top) )?(?P<kind>driver|restraint|opportunity|challenge|trend)s?\s*(?:#?\d{1,2})?\s*[:–—-]\s*"
    r"(?P<title>[“\"]?[A-Z][^:]{5,160}?)(?:\s*:.*)?",
    re.IGNORECASE | re.DOTALL,
)
_COLUMN = re.compile(
    r"(?:(?:key|major|market|main|primary|growth|top) )*(driver|restraint|opportunit(?:y|ies)|challenge|trend)(?:\(s\)|s)?(?: \w+)?",
    re.IGNORECASE,
)
"""The head of a table's first column."""
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|\(?[a-z]\)|[ivx]{1,4}\.|[IVX]{1,4}\.|#\d)\s+"
)
_NO_TITLE = re.compile(
    r"\b(?:market (?:scope|shares?|size|segments?|segmentation|analysis|overview|dynamics|report|outlook|insights|definition|landscape|forecast|value|facts?|company)|concentration (?:& |and )?characteristics|concentration areas|"
    r"segmentation|segment analysis|segmental|regional|region|by (?:type|application|end.?user)|key (?:players?|compan|vendors?|takeaways|findings|highlights|questions)|compan(?:y|ies)|(?:recent|latest|industry|key|major) developments?|"
    r"research methodology|competitive|scope|customi[sz]ation|key insights?|report|analysis of|conclusion|faqs?|table of contents|impact analysis|"
    r"covid|value added|infosets?|data sets?|related reports?|about (?:us|the)|contact|sample|request|download|read more|source|click|access|"
    r"porter|pestel?|swot|methodology|executive summary|introduction|abstract|for instance|for example|note|disclaimer|author|analyst|view|vision|forecast|questions?|frequently asked)\b",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(
    r"(?:for (?:instance|example)|note|source|e\.g|i\.e|according to|in \w+ \d{4}|by [\w -]{1,30}|north america|europe|asia.pacific|latin america|"
    r"middle east.*|south america|usd?.*|cagr.*|market (?:value|size).*|forecast.*|base year|https?|leading .*|largest .*|fastest.*|segments?|regions?|key .*|"
    r"q\d?|a|answer|question|step \d+|table|figure|also read|read more)\W*",
    re.IGNORECASE,
)
_NO_FACTOR = re.compile(
    r"\d|[:?]|\b(?:market to|segments?|dominat\w+|leads?|leading|asia\w*|europe\w*|america\w*|africa\w*|middle east|china|india|japan|u\.?s\.?|"
    r"players?|announc\w+|launch\w*|acqui\w+)\b",
    re.IGNORECASE,
)
"""A heading outside sections on factors that has one of these is on something else."""
_QUOTES = "\"“”'‘’«»"
_TITLE_WORDS = 20
_BODY_WORDS = 5
_FIRST = 3
"""So many sentences below a title are asked for its kind."""
_TITLE_MAX = 160
_LEVELS = 99
"""More than items are nested: what stands deeper than a title explains it."""


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the factors of the market that a text is about."""
    if not identity.market or not holds(text.low, _CUES):
        return
    found: dict[str, Found] = {}
    for kind, title, start in chain(_titles(text, identity.market), _in_tables(text)):
        found.setdefault(title.lower(), _factor(identity.market, kind, title, start))
    yield from found.values()


Title = tuple[Kind, str, int]
"""Kind, title as written, offset of the title in the document."""


def _titles(text: Text, market: str) -> Iterator[Title]:
    """Yield the titles of a text."""
    under: list[Kind] | None = None
    mixed = False
    for section in text.sections:
        kinds = headed(section.heading, market)
        if kinds is None:
            kinds = _announced(section.heading)
        if kinds is not None:
            under = kinds or under or []
            mixed = "analysis" in section.heading.lower()
            yield from _in_section(section, kinds or under, mixed)
        elif keyed := _keyed(section.heading, section.start):
            yield keyed
        elif under is not None and _is_title(section):
            kind = _kind(under, section.heading, section.units[0], mixed=mixed)
            if kind:
                yield kind, *_bare(section.heading, section.start)
        else:
            under = None
            yield from _alone(section)
        yield from _led(section)


def _in_section(section: Section, kinds: list[Kind], mixed: bool) -> Iterator[Title]:
    """Yield the titles among the units of a section on factors."""
    units = section.units
    sure = len(kinds) == 1
    outer = _LEVELS
    for unit, after in pairwise([*units, None]):
        if unit is None or unit.kind == "table" or (unit.kind == "item" and unit.level > outer):
            continue
        outer = unit.level if sure and _is_phrase(unit) else _LEVELS
        if keyed := _keyed(unit.text, unit.start):
            yield keyed
        elif (match := _HEADED.fullmatch(unit.text)) and _may_head(match["title"]):
            if kind := _kind(kinds, match["title"], unit, match.start("body"), mixed):
                yield kind, *_bare(match["title"], unit.start + match.start("title"))
        elif (match := _QUOTED.fullmatch(unit.text)) or (after is not None and _opens(unit, after)):
            kind = _kind(kinds, unit.text, after or unit, mixed=mixed)
            if kind:
                yield (
                    kind,
                    *_bare(
                        match["title"] if match else unit.text,
                        unit.start + (match.start("title") if match else 0),
                    ),
                )
        elif sure and _is_phrase(unit):
            yield kinds[0], *_bare(unit.text, unit.start)


def _announced(heading: str) -> list[Kind] | None:
    """Return the kind that a sentence which stands as a heading leads in: "Drivers are many. These include:"; None for others."""
    kind = _lead_kind(heading) if heading.endswith(":") and ". " in heading else None
    return [kind] if kind else None


def _in_tables(text: Text) -> Iterator[Title]:
    """Yield the first cells of tables whose first column is one of drivers, restraints and the like, and what stands behind such a key."""
    for unit in text.units:
        if unit.kind != "table" or len(unit.cells) < 2 or len(unit.cells[0]) < 2:
            continue
        column = _COLUMN.fullmatch(text.text[slice(*unit.cells[0][0])].strip())
        for row in unit.cells[1:]:
            key = _COLUMN.fullmatch(text.text[slice(*row[0])].strip())
            named, cell = (column, row[0]) if column else (key, row[-1])
            title = text.text[slice(*cell)]
            if len(row) > 1 and named and 2 <= len(title.split()) <= _TITLE_WORDS:
                yield kinds_named(named[1].lower())[0], *_bare(title, cell[0])


def _keyed(written: str, start: int) -> Title | None:
    """Return the title of "Driver: Rising demand", or None."""
    match = _KEYED.fullmatch(written) if len(written) < 4 * _TITLE_MAX else None
    if (
        not match
        or len(match["title"].split()) > _TITLE_WORDS
        or match["title"].rstrip().endswith(".")
    ):
        return None
    return kinds_named(match["kind"])[0], *_bare(match["title"], start + match.start("title"))


def _kind(
    kinds: list[Kind], title: str, unit: Unit, body: int = 0, mixed: bool = False
) -> Kind | None:
    """Return the kind of a title: the section's only one, else the one that a first sentence of its text or it tells.

    Args:
        kinds: Kinds that the section names.
        title: The title.
        unit: The text below it.
        body: Where that starts in the unit.
        mixed: Whether the section is on trends in a wide sense ("Trend Analysis"), drivers and the like among them.
    """
    if kinds == ["trend"]:
        return kind_below_trends(unit.text[body:][: 3 * _TITLE_MAX]) if mixed else "trend"
    if len(kinds) == 1:
        return kinds[0]
    told = [s.text for s in unit.sentences if s.end - unit.start > body + 15][:_FIRST]
    for part in [*(told or [unit.text]), title]:
        if kind := kind_by_sentence(part[: 3 * _TITLE_MAX], kinds):
            return kind
    return None


def _is_title(section: Section) -> bool:
    """Return whether a heading below one on factors can be a title: a phrase with text below, not a section's name."""
    first = section.units[0] if section.units else None
    return (
        first is not None
        and first.kind in ("paragraph", "item")
        and len(first.text.split()) >= _BODY_WORDS
        and 2 <= len(section.heading.split()) <= _TITLE_WORDS
        and len(section.heading) <= _TITLE_MAX
        and not _NO_TITLE.search(section.heading)
    )


def _opens(unit: Unit, after: Unit) -> bool:
    """Return whether a paragraph is the title of the text after it: short, a capital first, no stop at its end."""
    parts = unit.text.split()
    return (
        unit.kind == "paragraph"
        and 3 <= len(parts) <= _TITLE_WORDS
        and unit.text[0].isupper()
        and unit.text[-1] not in ".:;,?!"
        and after.kind in ("paragraph", "item")
        and len(after.text) > len(unit.text)
        and not _NO_TITLE.search(unit.text)
    )


def _is_phrase(unit: Unit) -> bool:
    """Return whether an item of a list under "Drivers" is a title alone: a phrase without a verb and a full stop."""
    parts = unit.text.split()
    return (
        unit.kind == "item"
        and 2 <= len(parts) <= 14
        and unit.text[0].isupper()
        and unit.text[-1] not in ".:;?!"
        and not re.search(
            r"\b(?:is|are|was|were|will|has|have|can|expected|projected)\b|\d{4}|%|\$", unit.text
        )
        and not _NO_TITLE.search(unit.text)
    )


def _may_head(title: str) -> bool:
    """Return whether what stands before a colon can be a title."""
    return (
        len(title.split()) <= _TITLE_WORDS
        and not _NO_HEAD.fullmatch(title.strip())
        and not re.search(r"\d{4}|[$€£%]", title)
    )


def _alone(section: Section) -> Iterator[Title]:
    """Yield a heading outside sections on factors whose first sentence calls it one: "… is a key factor driving …"."""
    if (
        not _is_title(section)
        or len(section.heading.split()) < 3
        or _NO_FACTOR.search(section.heading)
    ):
        return
    first = section.units[0]
    if first.sentences and (kind := kind_of_lead(first.sentences[0].text)):
        yield kind, *_bare(section.heading, section.start)


def _led(section: Section) -> Iterator[Title]:
    """Yield the titles of a list that a sentence ending in "driven by:" or "challenges include:" leads in."""
    before, kind, depth = section.heading, None, _LEVELS
    for unit in section.units:
        if kind and unit.level > depth:
            continue
        depth = unit.level
        lead = before if before.rstrip().endswith(":") else ""
        kind = _lead_kind(lead) if lead else kind
        match = _HEADED.fullmatch(unit.text) if kind else None
        if kind and match and _may_head(match["title"]):
            yield kind, *_bare(match["title"], unit.start + match.start("title"))
            before = ""
        else:
            before, kind = unit.text[-_TITLE_MAX:], None if not lead else kind


def _lead_kind(lead: str) -> Kind | None:
    """Return the kind that the end of a sentence with a colon leads in, or None."""
    low = lead.lower().rstrip(" :")
    if re.search(
        r"\b(?:driven|fuel+ed|propelled|supported|boosted|underpinned|spurred) by(?: (?:the following|several|key|these|three|four|five|factors|[a-z]+ factors))*$",
        low,
    ):
        return "driver"
    if re.search(r"\b(?:includes?|including|are|as follows|following|such as|listed below)$", low):
        kinds = kinds_named(low)
        return kinds[0] if len(kinds) == 1 else None
    return None


def _bare(written: str, start: int) -> tuple[str, int]:
    """Return a title without quotation marks, numbers and colons, and its offset."""
    number = _NUMBER.match(written)
    lead = number.end() if number else 0
    title = written[lead:].strip(f"{_QUOTES} \t:–—-•*")
    return title, start + written.index(title)


def _factor(market: str, kind: Kind, title: str, start: int) -> Found:
    """Return a factor as a fact."""
    fact = MarketFactor(market=market, kind=kind, title=title)
    return Found(fact, start, start + len(title), 0.85)
