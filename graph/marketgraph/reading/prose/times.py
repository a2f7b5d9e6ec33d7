"""Years, periods and dates in a sentence, exactly as precise as the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.patterns import seek

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {
    name[:size]: number
    for number, name in enumerate(_NAMES.split(), 1)
    for size in (3, 4, len(name))
}  # fmt: skip
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DATE = re.compile(
    rf"(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH}),?\s(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d-])(?P<y4>(?:19|20)\d\d)-(?P<m4>0[1-9]|1[0-2])-(?P<d4>[0-3]\d)(?![\d-])"
)
_BEFORE_YEAR = r"(?<![\d.,$€£¥₹₩-])(?<![.,]\d)|(?<=\bmid-)|(?<=\bend-)|(?<=\bpre-)|(?<=\bFY-)"
_NOTE = r"\s?(?:\([EFPA]\)|[EFPAefp]\b)?"
_YEAR = re.compile(
    rf"(?:{_BEFORE_YEAR})(?:(?<!\w)(?:FY|CY)\s?[’']?(?P<short>\d\d)(?![\w%]|[.,]\d)|(?P<year>(?:19|20)\d\d)(?:(?:\([EFPA]\)|[EFPAefp]\b))?(?![\d%]|[.,]\d|-\w))"
)  # fmt: skip
_LABEL = r"(?:(?:FY|CY|fiscal(?:\syear)?|the\s(?:end|year)(?:\sof)?|year)\s?)?"
_JOINER = rf"\s?(?P<joint>[-\u2010-\u2012–—−~]|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\bup\sto\b|\band\b)\s?{_LABEL}"
_PERIOD = re.compile(
    rf"(?<![\d.,$€£¥₹])(?P<a>(?:19|20)\d\d|(?<=FY)\d\d)(?:[-/](?P<a2>\d\d)(?!\d)(?=\s?(?:to|through|until|[–—])\s))?{_NOTE}{_JOINER}"
    r"(?P<b>(?:19|20)\d\d|[’']?\d\d)(?:[-/](?P<b2>\d\d)(?!\d))?(?![\d%]|[.,]\d|[-–]\d)"
)  # fmt: skip
_CENTURY = seek(r"(?:19|20)")
_STARTS = re.compile(r"(?:19|20|FY|CY|(?<=FY)\d)")
"""What every year starts with."""
_MONTHS_IN = seek(r"(?:Ja|Fe|Ma|Ap|Ju|Au|Se|Oc|No|De)|(?:0|1)\d-")
"""What every date has."""
_DATE_STARTS = re.compile(
    r"[ADFJMNOS0-9\u0660-\u1fff\ua620-\U0010ffff](?:(?<=\d)|(?=[aepuco][nbrylgptvc]))"
)
"""A digit, or what the name of a month starts with."""
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?(?:years?\s)?(?:FY\s?)?$", re.IGNORECASE)
_MOST = 60
"""A longer span of years is none."""


class Date(NamedTuple):
    """A date.

    Attributes:
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        value: ``YYYY-MM`` or ``YYYY-MM-DD``.
    """

    start: int
    end: int
    value: str


class Year(NamedTuple):
    """A year; offsets as for Date."""

    start: int
    end: int
    value: int


class Period(NamedTuple):
    """A span of years; offsets as for Date."""

    start: int
    end: int
    first: int
    last: int


def dates_in(text: str, offset: int = 0) -> Iterator[Date]:
    """Yield the dates of a stretch of text that name a month and a year.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    if not _CENTURY.search(text) or not _MONTHS_IN.search(text):
        return
    for match in _matches(_DATE, text, _DATE_STARTS):
        for n in "1234":
            if match[f"y{n}"]:
                month = match[f"m{n}"]
                number = int(month) if month.isdigit() else _MONTHS[month.lower().rstrip(".")]
                day = match[f"d{n}"] if n != "3" else None
                value = f"{match[f'y{n}']}-{number:02}"
                if day is None or 1 <= int(day) <= 31:
                    yield Date(
                        match.start() + offset,
                        match.end() + offset,
                        f"{value}-{int(day):02}" if day else value,
                    )


def years_in(text: str, offset: int = 0, periods: list[Period] | None = None) -> list[Year]:
    """Return the single years of a stretch of text, those in dates included, those of periods not.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
        periods: The periods of the stretch, where they are known.
    """
    found = []
    for match in _matches(_YEAR, text):
        periods = list(periods_in(text, offset)) if periods is None else periods
        part = "year" if match["year"] else "short"
        start, end = match.start(part) + offset, match.end(part) + offset
        if not any(period.start <= start < period.end for period in periods):
            found.append(Year(start, end, int(match["year"] or f"20{match['short']}")))
    return found


def _matches(
    pattern: re.Pattern[str], text: str, starts: re.Pattern[str] | None = None
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, tried only where it can start: where a year can, if not told."""
    end = 0
    tried = starts or (_STARTS if "FY" in text or "CY" in text else _CENTURY)
    for start in tried.finditer(text):
        match = pattern.match(text, start.start()) if start.start() >= end else None
        if match:
            end = match.end()
            yield match


def periods_in(text: str, offset: int = 0) -> Iterator[Period]:
    """Yield the spans of years of a stretch of text.

    "2025-2032", "2024 to 2030", "2023–30", "FY2024–FY2030", "2025E–2032F", "between 2024 and 2033", "2025-26 to 2031-32".
    """
    for match in _matches(_PERIOD, text):
        joint = match["joint"]
        if joint == "and" and not _BETWEEN.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        if len(match["b"]) < 4 and joint.isalpha() and not _marked(text, match.start("b")):
            continue
        first = _century(match["a"], 2000)
        last = _century(match["b2"] or match["b"], first)
        if first < last <= first + _MOST:
            yield Period(match.start() + offset, match.end() + offset, first, last)


def inverted_in(text: str, offset: int = 0) -> Iterator[Period]:
    """Yield the spans of years of a stretch of text that end before they start: "from 2032 to 2025"."""
    for match in _matches(_PERIOD, text):
        if match["joint"] != "and" and len(match["a"]) == len(match["b"]) == 4:
            first, last = int(match["a"]), int(match["b"])
            if last < first:
                yield Period(match.start() + offset, match.end() + offset, first, last)


def _marked(text: str, at: int) -> bool:
    """Return whether two digits are marked as a year: ’32, FY32."""
    return text.startswith(("’", "'"), at) or text[max(0, at - 4) : at].rstrip()[-2:].upper() in (
        "FY",
        "CY",
    )


def _century(written: str, near: int) -> int:
    """Return a year written with two or four digits."""
    digits = written.lstrip("’'")
    return int(digits) if len(digits) == 4 else near // 100 * 100 + int(digits)
