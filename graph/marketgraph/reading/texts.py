"""Names, lists and words of choice as they stand in cells."""

from __future__ import annotations

import re
from functools import cache

from marketgraph.reading.headers import fold

ABSENT = frozenset(
    [
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "?",
        "??",
        "/",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "n/d",
        "n.d.",
        "nd",
        "none",
        "null",
        "nil",
        "nan",
        "#n/a",
        "#na",
        "tbd",
        "tba",
        "tbc",
        "xx",
        "xxx",
        "xx%",
        "undisclosed",
        "unknown",
        "confidential",
        "unspecified",
        "undefined",
        "(blank)",
        "(none)",
    ]
) | {
    "",
    "xx %",
    "not disclosed",
    "not available",
    "not applicable",
    "not known",
    "not specified",
    "to be announced",
}
"""What people write where they have nothing to write, in lower case."""
LEGAL_FORM = re.compile(
    r"\s*(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|plc|lp|l\.p|llp|sa|s\.a|s\.a\.s|sas|s\.r\.l|srl|sarl"
    r"|s\.p\.a|spa|gmbh|ag|kg|se|nv|n\.v|bv|b\.v|ab|a/s|as|asa|oy|oyj|kk|k\.k|pty|pte|pvt|s\.l|sl|kgaa|jr|sr|the|"
    r"[a-z])\b\.?",
    re.IGNORECASE,
)
_OUTER = " \t\r\n\u00a0\u200b\ufeff•·*‣▪–—;,"
_QUOTES = {'"': '"', "“": "”", "'": "'", "«": "»", "‘": "’"}
_GLOBAL = re.compile(r"^(?:the\s+)?global\s+(?=\S)|(?<=\S)\s+(?:market|industry)$", re.IGNORECASE)
_WORLD = frozenset({"global", "worldwide", "world", "the world", "globally"})

CHOICES: dict[str, str] = {
    "completed": "complete, closed, done, finalised, finalized, acquired, effective, close",
    "announced": "pending, proposed, agreed, signed, planned, in progress, ongoing, intended, definitive agreement",
    "withdrawn": "cancelled, canceled, terminated, abandoned, called off, failed, lapsed, blocked, prohibited",
    "reported": "actual, historical, historic",
    "estimate": "estimated, est, e, preliminary",
    "forecast": "projected, projection, forecasted, f, expected, predicted",
    "over": "more than, above, at least",
    "under": "less than, below, up to",
    "about": "around, approximately, circa",
    "leader": "key player, leading, market leader, major player, top player, leading player",
    "participant": "player, member, other, active",
    "company": "whole company, business, 100%",
    "assets": "asset, asset purchase",
    "driver": "drivers, growth driver",
    "restraint": "restraints, restraint challenge, barrier",
    "opportunity": "opportunities",
    "challenge": "challenges",
    "trend": "trends",
    "short": "abbreviation, short name, acronym",
    "former": "formerly, former name, previous, old name",
    "brand": "brand name, trading name, trade name, dba",
    "translation": "translated, local name",
    "size": "revenue, share, largest",
    "growth": "fastest, fastest growing, growth rate",
    "cagr": "compound annual growth rate, compound",
    "annual": "yearly, year on year, yoy",
    "JointVenture": "joint venture, jv",
    "Acquisition": "takeover",
}
"""Values of fields with few values, to what else people write for them, folded."""


def is_absent(text: str) -> bool:
    """Return whether a cell says that there is nothing to say ("N/A", "undisclosed", "-")."""
    return text.strip().lower() in ABSENT


def clean_name(text: str) -> str:
    """Return a name without bullets, outer punctuation and quotation marks around the whole."""
    text = text.strip(_OUTER)
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        text = text[1:-1].strip(_OUTER)
    return text


def clean_market(text: str) -> str:
    """Return a market named without "Global" and without "Market".

    >>> clean_market("Global Teleradiology Market")
    'Teleradiology'
    """
    text = clean_name(text)
    return _GLOBAL.sub("", _GLOBAL.sub("", text)) or text


def clean_region(text: str) -> str:
    """Return a region as written, or "World" for all words that mean it."""
    text = clean_name(text)
    return "World" if text.lower() in _WORLD else text


def split_list(text: str, separator: str | None, commas: bool) -> list[str]:
    """Return the parts of a list.

    Args:
        text: The cell.
        separator: What parts it; None for semicolons and line breaks.
        commas: Whether, where none of these is there, commas part it too, except
            before a legal form ("ONRAD, Inc.").
    """
    if separator:
        return _filled(text.split(separator))
    if re.search(r"[;\n\r]", text):
        return _filled(re.split(r"[;\n\r]+", text))
    if not commas:
        return _filled([text])
    parts: list[str] = []
    for part in text.split(","):
        if parts and LEGAL_FORM.fullmatch(part):
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    return _filled(parts)


def _filled(parts: list[str]) -> list[str]:
    """Return the parts that say something, cleaned, each once."""
    return list(dict.fromkeys(clean_name(part) for part in parts if not is_absent(part)))


@cache
def choice(text: str, choices: tuple[str, ...]) -> str:
    """Return the one of few values that a cell means.

    Raises:
        ValueError: It means none of them.
    """
    folded = fold(text)
    for value in choices:
        if folded == fold(value) or folded in (
            word.strip() for word in CHOICES.get(value, "").split(",")
        ):
            return value
    raise ValueError(f"{text[:40]!r} is none of {', '.join(choices)}")
