"""Years, periods and dates in a sentence, exactly as precise as the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = {
    name[:size]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
    for size in (3, 4, len(name))
}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DATE = re.compile(
    rf"(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH}),?\s(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d-])(?P<y4>(?:19|20)\d\d)-(?P<m4>0[1-9]|1[0-2])-(?P<d4>[0-3]\d)(?![\d-])"
)
_YEAR = re.compile(r"(?<![\d.,$€£¥₹₩-])((?:19|20)\d\d)(?:[EePF]\b)?(?![\d%]|[.,]\d|-\w)")
_PERIOD = re.compile(
    r"(?<![\d.,$])(?P<a>20\d\d)\s?(?:[-–—−]|to|through|until|till|and)\s?(?P<b>20\d\d|\d\d(?!\d))(?![\d%]|[.,]\d)"
)


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
    for match in _DATE.finditer(text):
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


def years_in(text: str, offset: int = 0) -> Iterator[Year]:
    """Yield the single years of a stretch of text, those in dates included, those of periods not."""
    inside = [(p.start, p.end) for p in periods_in(text)]
    for match in _YEAR.finditer(text):
        if not any(start <= match.start() < end for start, end in inside):
            yield Year(match.start(1) + offset, match.end(1) + offset, int(match.group(1)))


def periods_in(text: str, offset: int = 0) -> Iterator[Period]:
    """Yield the spans of years of a stretch of text: "2025-2032", "2024 to 2030", "2023–30", "between 2024 and 2033"."""
    for match in _PERIOD.finditer(text):
        first, last = int(match["a"]), int(match["b"])
        last = last if last > 100 else first // 100 * 100 + last
        joiner = text[match.end("a") : match.start("b")].strip().lower()
        if joiner == "and" and not text[: match.start()].lower().rstrip().endswith("between"):
            continue
        if first < last:
            yield Period(match.start() + offset, match.end() + offset, first, last)
