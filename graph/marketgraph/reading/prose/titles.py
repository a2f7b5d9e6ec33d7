"""The title of a study, where a text names it as one: quoted, as the heading of a page, or behind "releases its …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from marketgraph.reading.prose.needs import Parted, first, matches, may_match
from marketgraph.reading.prose.text import Sentence, Text, Unit
from marketgraph.reading.prose.words import holds

_QUOTED = re.compile(
    r"\b(?:titled|entitled|called|named|(?:report|study|survey|publication|research)(?:\son)?|its(?:\s\w+){0,3}|the|new|latest|(?:sample|copy|brochure|contents|version|summary)\sof|access to|according to)\s*[,:–-]?\s*"
    r"(?:“(?P<a>[^“”]{10,600})”|\"(?P<b>[^\"”]{10,600})[\"”]|‘(?P<c>[^‘]{10,300}?)’(?![a-z])|(?<=[\s,:])'(?P<d>[^\n]{10,300}?)'(?![a-z]))",
    re.IGNORECASE,
)
_MARKS = ("“", '"', "‘", "'")
_STUDY = r"(?:Reports?|Study|Studies|Outlook|Survey|Index|Review|Forecasts?|Insights|Analysis|Research|Monitor|Tracker|Barometer|White ?[Pp]aper|Handbook|Almanac|Benchmark)"
_ABOUT = Parted(r"\b(?:market|markets|industry|sector|outlook|forecast)\b")
"""In small letters."""
_TITLE = r"(?P<t>(?:20\d\d\s)?(?:[A-Z][\w&/’'.-]*|AI)(?:,?\s(?:(?:of|in|for|and|the|on|to|&|by)\s){0,2}(?:[A-Z(][\w&/’'.)-]*|20\d\d(?:[-–]20\d\d)?)){1,14})"
_RELEASED = re.compile(
    r"\b(?:announc\w+(?:\sthe)?\s(?:release|launch|publication|availability)\sof|releas(?:e|es|ed|ing)|publish(?:es|ed|ing)?|unveil(?:s|ed|ing)?|"
    rf"launch(?:es|ed|ing)?|issu(?:es|ed)|present(?:s|ed)|has added)\s(?:its|the|their|a|an|our)?\s?(?:(?:new|latest|annual|comprehensive|inaugural|\w+th)\s){{0,2}}{_TITLE}"
)
_SUBJECT = re.compile(
    r"^(?:The\s)?(?P<t>(?:Global\s|20\d\d\s)?[A-Z][\w&/’' -]{2,90}?\s(?:Market|Industry)\s(?:Research\s)?(?:Report|Study|Outlook)(?:,?\s(?:20\d\d(?:\s?[-–]\s?20\d\d)?|Forecast to 20\d\d))?)\s(?:[a-z]+s|has|is|comes|will)\b"
)
_SOURCED = re.compile(
    r"\b(?:[Ss]ource:\s[^,.\n]{2,60},|whose\s(?:\w+\s){0,2}(?:report|study),?)\s(?P<t>[A-Z][^.;\"”\n]{8,150}?)(?=\s(?:appeared|was|is|came|has|shows|says|covers)\b|[.;]|$)"
)
_HEADLINE = re.compile(
    r"^.{2,80}?\s(?:Unveils|Releases|Publishes|Launches|Announces|Issues|Presents|Adds)\s(?:(?:the|its|new|latest|annual|New|Latest|Its|The|Annual|Release of)\s){0,3}(?P<t>[A-Z0-9].{10,200})$"
)
_PAGE = re.compile(
    r"^(?P<name>.{2,140}?)\s(?:Market|Industry|Markets|MARKET|INDUSTRY)\b(?P<tail>.*)$", re.DOTALL
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|reach(?:es)?|hits?|worth|expected|projected|poised|surges?|grows|expands|valued|set to|estimated|anticipated|soars?|rises|"
    r"booms?|accelerates?|unveils|releases|publishes|launches|predicts|says|finds|reveals|announces|driven|amid|as|crosses|surpass(?:es)?|exceeds?|gains|sees|drives?|register|witness|covers|includes|provides|offers|studies|analy[sz]es|presents|describes|examines|explores|reshapes|highlights|warns|points)\b"
    r"|\bto\s(?!20\d\d)[A-Za-z]+|\$|\bUSD\b|%",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\b[Bb]y\s+[A-Z][\w /&-]{1,50}\s?[(\[,;:]")
_EXTRA = re.compile(
    r"\s*[-–—|:]\s*(?:free |pdf )?(?:sample|preview|download|request|table of contents|toc)\b.*$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z0-9]")
_TAIL = re.compile(
    r"\b(size|share|trends?|growth|analysis|report|research|study|forecasts?|outlook|opportunit(?:y|ies)|segmentation|insights|demand|statistics|scope|by|global|20\d\d)\b"
)
_NO_TITLE = re.compile(
    r"[“\"]|\b(?:titled|entitled|published|report,)|\s[/>»]\s.*\s[/>»]\s|^(?:market )?segments?\s[-–—:]",
    re.IGNORECASE,
)
"""Before "Market" in what is no title: a sentence that quotes one, the way to a page, a label."""
_SECTION = re.compile(
    r"^\W*(?:overview|synopsis|introduction|snapshot|summary|dynamics|definition|scope|highlights?|size|share|trends?|analysis|segmentation|outlook|drivers?|restraints?|"
    r"growth|opportunit\w+|challenges?|developments?|report (?:scope|coverage|segmentation|attributes|details|summary|description|insights|features)(?: .*)?|report overview|report highlights|regional.*|key .*|segment.*|competiti.*|concentration.*|news|players|leaders|"
    r"(?:overview|outlook|size|share|analysis|snapshot|insights)(?:,? 20\d\d| by .{3,60})|forecast|at a glance|facts|value|revenue|size (?:and|&) (?:forecast|growth|share)|taxonomy|description|background|key takeaways|takeaways|size and share)\W*$"
)


_STUDIES = (
    "report",
    "stud",
    "titled",
    "outlook",
    "survey",
    "research",
    "sample",
    "source:",
    "forecast",
)


_ADDED = re.compile(
    r",\s(?=(?:Offers|Offering|Spotlights|Spotlighting|Highlights|Highlighting|Reveals|Revealing|Shows|Showing|Finds|Predicts|Warns|Citing)\s)"
)
"""Before what a headline says besides of the study."""


class Titled(NamedTuple):
    """A title as one place names it; offsets count the document's text."""

    title: str
    start: int
    end: int


def title_of(text: Text, key: frozenset[str]) -> Titled | None:
    """Return the title of the study; None if no place names it as one.

    Args:
        text: The text.
        key: Telling words of the market that it is about (``key_of``); a title names them.
    """
    found = chain(_quoted(text), _pages(text), _released(text), _headline(text), _subjects(text))
    return next((named for named in found if _tells(named.title, key)), None)


def _tells(title: str, key: frozenset[str]) -> bool:
    """Return whether a title names the market, at least by half of its words."""
    held = {word.rstrip("s") for word in re.split(r"[^\w]+", title.lower())}
    return 2 * len(key & held) >= len(key) and 2 < len(title.split()) < 90


def _near(text: Text) -> list[Sentence]:
    """Return the sentences that can name a study; found once a text."""
    known = text.notes.get("near titles")
    if known is None:
        units = text.units[:60] if holds(text.low, _STUDIES) else ()
        known = text.notes["near titles"] = [
            sentence
            for unit in units
            if unit.kind in ("paragraph", "item")
            and _ABOUT.may_be_in(unit.held)
            and _ABOUT.found_in(unit.low)
            for sentence in unit.sentences
        ]
    return known  # type: ignore[return-value]


def _quoted(text: Text) -> Iterator[Titled]:
    """Yield titles in quotation marks."""
    if not holds(text.text, _MARKS):
        return
    for sentence in _near(text):
        if not holds(sentence.text, _MARKS):
            continue
        for match in _QUOTED.finditer(sentence.text):
            group = next(name for name in "abcd" if match[name])
            if _ABOUT.found_in(match[group].lower()) or "titled" in match.group().lower():
                yield _trimmed(match, group, sentence.start)


def _pages(text: Text) -> Iterator[Titled]:
    """Yield the first heading if it is that of a report's page: a title, no sentence."""
    for number, unit in enumerate(text.units[:4]):
        if unit.kind not in ("heading", "paragraph") or len(unit.text) > 3000:
            continue
        match = _PAGE.match(unit.text)
        if not match or _SENTENCE.search(match["name"]) or not _CAPITAL.match(unit.text):
            continue
        if _NO_TITLE.search(match["name"]):
            continue
        if _is_page(match["tail"], first=number == 0, heading=unit.kind == "heading"):
            title = unit.text[: match.start("tail") + _length(match["tail"])]
            title = title.strip(' "“”:.')
            at = unit.start + unit.text.index(title)
            yield Titled(title, at, at + len(title))


def _length(tail: str) -> int:
    """Return how much of what follows "X Market" belongs to a title: not a long formula, not "- sample pages"."""
    extra = _EXTRA.search(tail)
    formula = _FORMULA.search(tail)
    if extra:
        return extra.start()
    return formula.start() if formula and len(tail.split()) > 30 else len(tail)


def _is_page(tail: str, *, first: bool, heading: bool) -> bool:
    """Return whether what follows "X Market" makes the heading a title."""
    low = tail.lower()
    if _SECTION.match(low):
        return False
    if not low.strip(' :."”') or _EXTRA.match(low):
        return first and heading and not tail.strip().startswith(":")
    formula = _FORMULA.search(tail)
    if formula:
        return not _SENTENCE.search(tail[: formula.start()])
    if (
        not first
        or _SENTENCE.search(tail)
        or not (heading or (len(tail) < 200 and ". " not in tail))
    ):
        return False
    telling = set(_TAIL.findall(low))
    return (
        "report" in telling
        or low.strip(" .") == "insights"
        or "study" in telling
        or len(telling) > 1
    )


def _released(text: Text) -> Iterator[Titled]:
    """Yield titles behind "releases its …"."""
    for sentence in _near(text):
        match = first(_SOURCED, sentence.text)
        if match and re.search(rf"\b{_STUDY}\b", match["t"]):
            yield _trimmed(match, "t", sentence.start)
        for match in matches(_RELEASED, sentence.text):
            if re.search(rf"\b{_STUDY}\b", match["t"]) and (
                re.search(r"Market|Industry|20\d\d", match["t"])
            ):
                yield _trimmed(match, "t", sentence.start)


def _headline(text: Text) -> Iterator[Titled]:
    """Yield the title that a headline announces: "N Unveils X Market Insights: …"."""
    unit: Unit | None = text.units[0] if text.units else None
    match = _HEADLINE.match(unit.text) if unit else None
    if (
        unit
        and match
        and _ABOUT.found_in(match["t"].lower())
        and re.search(rf"\b{_STUDY}\b", match["t"])
    ):
        yield _trimmed(match, "t", unit.start)


def _subjects(text: Text) -> Iterator[Titled]:
    """Yield titles that open a sentence: "Global X Market Report 2024 covers …"."""
    for sentence in _near(text):
        match = may_match(_SUBJECT, sentence.text) and _SUBJECT.match(sentence.text)
        if match and re.search(r"20\d\d|^Global", match["t"]):
            yield _trimmed(match, "t", sentence.start)


def _trimmed(match: re.Match[str], group: str, offset: int) -> Titled:
    """Return a title without the marks around it."""
    written = match[group]
    title = written.strip(" ,.;:\"“”‘’'")
    title = _ADDED.split(title)[0]
    if "“" in title and "”" not in title and f"{title}”" in written:
        title = f"{title}”"
    start = offset + match.start(group) + written.index(title)
    return Titled(title, start, start + len(title))
