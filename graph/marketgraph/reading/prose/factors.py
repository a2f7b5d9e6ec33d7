"""Drivers, restraints, opportunities, challenges and trends: headings of a section on them, told apart by their verbs if mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import MarketFactor
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Section, Text, Unit

_KINDS = (
    ("restraint", re.compile(r"restraint|restrain|barrier|limitation|hindrance|inhibitor")),
    ("challenge", re.compile(r"challenge|threat|pitfall")),
    ("opportunity", re.compile(r"opportunit")),
    (
        "driver",
        re.compile(
            r"\bdrivers?\b|driving (?:factor|force)|growth (?:driver|factor|catalyst)|growth factors"
        ),
    ),
    ("trend", re.compile(r"\btrends?\b")),
)
_SECTION = re.compile(
    r"^\W*(?:(?:key|major|market|growth|main|top|primary|latest|emerging|current|industry|recent|the|[\w -]{2,60} market)\s+)*(?:drivers?|restraints?|opportunit(?:y|ies)|challenges?|trends?|driving (?:factors|forces)|growth factors|dynamics)"
    r"(?:\s*(?:/|and|&|,)\s*(?:market )?(?:drivers?|restraints?|opportunit(?:y|ies)|challenges?|trends?))*(?:\s+(?:analysis|overview|of the [\w ]+|in the [\w ]+|ahead|shaping [\w ]+))?\s*:?\s*$",
    re.IGNORECASE,
)
_VERBS = (
    (
        "restraint",
        re.compile(
            r"\b(?:hamper|hinder|restrain|imped|limit|restrict|obstruct|slow(?:s|ing)? (?:down )?the|hold(?:s|ing)? back|inhibit|curb|constrain|act(?:s|ing)? as a restraint)\w*"
        ),
    ),
    (
        "challenge",
        re.compile(r"\b(?:challeng\w+|pos(?:e|es|ing) (?:a |significant )?(?:threat|risk))"),
    ),
    (
        "opportunity",
        re.compile(
            r"\b(?:opportunit\w+|lucrative|open(?:s|ing)? (?:up )?(?:new )?avenues|untapped)"
        ),
    ),
    (
        "driver",
        re.compile(
            r"\b(?:driv(?:e|es|ing|er|en)|boost\w*|fuel\w*|propel\w*|accelerat\w*|spur\w*|foster\w*|stimulat\w*|support(?:s|ing)? (?:the )?(?:market )?growth|increas\w+ demand|augment\w*|surge in)\b"
        ),
    ),
)
_KEYED = re.compile(
    r"^\W*(?:(?P<kind>driver|restraint|opportunity|challenge|trend)s?\s*(?:\d+)?\s*[:–-])\s*(?P<title>[^:]{5,160})$",
    re.IGNORECASE,
)
_TITLE_MAX = 160
_QUOTES = "\"“”'‘’"


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the factors of the market."""
    if not identity.market:
        return
    for place, section in enumerate(text.sections):
        kind = _kind_of(section.heading) if _SECTION.match(section.heading) else None
        if _SECTION.match(section.heading):
            yield from _listed(identity, section, kind)
            yield from _below(text, identity, place, kind)
    for unit in text.units:
        if match := _KEYED.match(unit.text):
            yield _factor(
                identity, match["kind"].lower(), match["title"], unit, match.start("title")
            )


def _kind_of(written: str) -> str | None:
    """Return the kind that a heading names; None where it names several or none."""
    low = written.lower()
    if re.search(r"restraints?\s*(?:/|and|&)\s*challenges?", low):
        return "restraint"
    kinds = [kind for kind, pattern in _KINDS if pattern.search(low)]
    return kinds[0] if len(kinds) == 1 else None


def _below(text: Text, identity: Identity, place: int, kind: str | None) -> Iterator[Found]:
    """Yield the headings that follow a heading on factors, up to the next heading on something else."""
    for section in text.sections[place + 1 :]:
        if _SECTION.match(section.heading) or not _is_title(section):
            return
        first = section.units[0] if section.units else None
        found = kind or (_by_verb(first) if first else None)
        if found:
            yield _factor(identity, found, section.heading, section, 0)


def _is_title(section: Section) -> bool:
    """Return whether a heading can be the title of a factor: a phrase with text below, not the name of a section."""
    low = section.low
    if (
        not section.units
        or section.units[0].kind not in ("paragraph", "item")
        or len(low.split()) < 3
        or len(low) > _TITLE_MAX
    ):
        return False
    return not re.search(
        r"\b(?:market (?:scope|share|size|segment|analysis|overview|dynamics|report|trends?)|segmentation|segment analysis|regional|key players?|compan(?:y|ies)|developments?|covid|research methodology|competitive|scope|customi[sz]ation|insights?|outlook|report|analysis of|conclusion|faq|table of contents|impact analysis)\b",
        low,
    )


def _listed(identity: Identity, section: Section, kind: str | None) -> Iterator[Found]:
    """Yield the items below a heading that are headed themselves ("Title: sentence") or are titles alone, quoted or short."""
    units = section.units
    for number, unit in enumerate(units):
        head = re.match(
            r"^\W{0,3}(?P<title>[A-Z][^:.]{3,120}?)\s*:\s+(?P<body>[A-Z\"“].{20,})$",
            unit.text,
            re.DOTALL,
        )
        quoted = re.match(r"^[\"“‘](?P<title>[^\"“”]{8,160})[\"”’]$", unit.text)
        match = head or quoted
        if match:
            found = kind or _by_verb(
                unit if head else (units[number + 1] if number + 1 < len(units) else unit)
            )
            if found:
                yield _factor(identity, found, match["title"], unit, match.start("title"))
        elif (
            unit.kind == "paragraph"
            and _bare(unit)
            and number + 1 < len(units)
            and units[number + 1].kind in ("paragraph", "item")
            and len(units[number + 1].text) > len(unit.text)
        ):
            found = kind or _by_verb(units[number + 1])
            if found:
                yield _factor(identity, found, unit.text, unit, 0)


def _bare(unit: Unit) -> bool:
    """Return whether a paragraph is a title: short, a capital first, no full stop."""
    return (
        3 <= len(unit.text.split()) <= 18
        and unit.text[:1].isupper()
        and unit.text[-1] not in ".:;,?!"
    )


def _by_verb(unit: Unit) -> str | None:
    """Return the kind that the first sentence of a unit tells by its verb."""
    if not unit.sentences:
        return None
    low = unit.sentences[0].low
    return next((kind for kind, pattern in _VERBS if pattern.search(low)), None)


def _factor(
    identity: Identity, kind: str, written: str, place: Unit | Section, offset: int
) -> Found:
    """Return a factor as a fact."""
    title = written.strip().strip(_QUOTES + " :").strip()
    start = place.start + offset + written.index(title)
    return Found(
        MarketFactor(market=identity.market, kind=kind, title=title),
        start,
        start + len(title),
        0.85,
    )
