"""The words a page uses for kinds, types, roles, relations, dates and amounts."""

from __future__ import annotations

import calendar
from datetime import date

UNSTATED = "not stated"

KINDS: dict[str, tuple[str, str]] = {
    "market": ("Market", "Markets"),
    "company": ("Company", "Companies"),
    "development": ("Development", "Developments"),
    "segment": ("Segment", "Segments"),
    "region": ("Region", "Regions"),
    "product": ("Product", "Products"),
    "factor": ("Factor", "Factors"),
    "other": ("Other", "Others"),
}
"""The kinds that the legend knows, in its order, singular and plural."""

TYPES: dict[str, str] = {
    "CommercialAgreement": "Agreement",
    "FacilityOpening": "Opening",
    "RegulatoryApproval": "Approval",
    "DealReview": "Review",
    "SpinOff": "Spin-off",
    "InvestmentFirm": "Investment firm",
    "MarketSize": "Size",
    "GrowthRate": "Growth",
    "MarketShare": "Share",
    "Ranking": "Rank",
}

RELATIONS: dict[str, tuple[str, str]] = {
    "acquired": ("Acquired", "Acquired by"),
    "soldTo": ("Sold to", "Bought from"),
    "partnerOf": ("Partner of", "Partner of"),
    "mergedWith": ("Merged with", "Merged with"),
    "supplies": ("Supplies", "Supplied by"),
    "investedIn": ("Invested in", "Investor"),
    "spunOff": ("Spun off", "Spun off from"),
    "owns": ("Owns", "Owned by"),
    "operatesIn": ("Takes part in", "Participants"),
    "leaderIn": ("Leader in", "Leaders"),
    "activeIn": ("Active in", "Companies"),
    "hasProduct": ("Products", "Offered by"),
    "country": ("Country", "Companies"),
    "headquarteredIn": ("Headquarters", "Headquarters of"),
    "hasFacility": ("Facilities", "Facility of"),
    "inIndustry": ("Industry", "In the industry"),
    "shapes": ("Shapes", "Factors"),
    "regulates": ("Regulates", "Regulations"),
    "submarketOf": ("Part of", "Submarkets"),
    "segmentOf": ("Segment of", "Segments"),
    "regionOf": ("Figures in", "Regions"),
    "covers": ("Covers", "Reports"),
    "coversRegion": ("Covers", "Covered by"),
    "suggested": ("Suggested, not reviewed", "Suggested, not reviewed"),
}
"""A relation read from its source, and from its target."""

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def spaced(name: str) -> str:
    """Return a local name as words.

    >>> spaced("ProductLaunch")
    'Product launch'
    """
    if name in TYPES:
        return TYPES[name]
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return words.strip().capitalize()


def plural(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "company"), plural(3, "company"), plural(2, "segment")
    ('1 company', '3 companies', '2 segments')
    """
    if count == 1:
        return f"1 {noun}"
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {many}"


def within(phrase: str) -> str:
    """Return a title as it stands within a sentence: abbreviations keep their capitals.

    >>> within("End User"), within("AI Agent")
    ('end user', 'AI agent')
    """
    words = phrase.split()
    return " ".join(word if word[1:] != word[1:].lower() else word.lower() for word in words)


def period(earliest: str | None, latest: str | None) -> str:
    """Return an interval of days as a person would write it, no more precise than it is.

    >>> period("2024-03-01", "2024-03-31"), period("2023-01-01", "2023-12-31")
    ('March 2024', '2023')
    >>> period("2024-03-05", "2024-03-05"), period(None, None)
    ('5 March 2024', '')
    """
    if not earliest and not latest:
        return ""
    if not earliest or not latest:
        return f"from {_day(earliest)}" if earliest else f"until {_day(latest or '')}"
    if earliest == latest:
        return _day(earliest)
    start, end = _parsed(earliest), _parsed(latest)
    if not start or not end:
        return f"{earliest} to {latest}"
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if whole and start.year == end.year and (start.month, end.month) == (1, 12):
        return str(start.year)
    return f"{_day(earliest)} to {_day(latest)}"


def _parsed(text: str) -> date | None:
    """Return an ISO day, or None where it is something else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(text: str) -> str:
    """Return one ISO day in words, or the text as it is."""
    day = _parsed(text)
    return f"{day.day} {day:%B} {day.year}" if day else text


def number(value: float, places: int = 2) -> str:
    """Return a number with at most so many decimals and no empty ones.

    >>> number(44.80), number(1234567.0)
    ('44.8', '1,234,567')
    """
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: float | None, currency: str | None) -> str:
    """Return an amount in words.

    >>> money(2520000000, "USD"), money(None, None)
    ('USD 2.52 billion', 'not stated')
    """
    if amount is None:
        return UNSTATED
    for size, name in SCALES:
        if abs(amount) >= size:
            return f"{currency or ''} {number(amount / size, 3)} {name}".strip()
    return f"{currency or ''} {number(amount)}".strip()


def percent(value: float) -> str:
    """Return a percentage.

    >>> percent(44.8)
    '44.8 %'
    """
    return f"{number(value)} %"


def years(start: int | None, end: int | None) -> str:
    """Return one year or a span of years.

    >>> years(2024, 2024), years(None, None)
    ('2024', '')
    """
    if start is None and end is None:
        return ""
    if start is None or end is None or start == end:
        return str(start if start is not None else end)
    return f"{start}\u2013{end}"
