"""Money and percentages in a sentence: signs, codes, words, scales; ranges and placeholders are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "usd$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "a$": "AUD",
    "au$": "AUD", "hk$": "HKD", "s$": "SGD", "nz$": "NZD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "$": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "cn¥": "CNY", "rmb¥": "CNY", "₹": "INR", "rs.": "INR", "rs": "INR", "₩": "KRW",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "inr": "INR", "krw": "KRW",
    "brl": "BRL", "cad": "CAD", "aud": "AUD", "chf": "CHF", "sgd": "SGD", "hkd": "HKD", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "nzd": "NZD", "mxn": "MXN", "zar": "ZAR", "aed": "AED", "sar": "SAR", "ils": "ILS", "pln": "PLN",
    "twd": "TWD", "us dollars": "USD", "u.s. dollars": "USD", "us dollar": "USD", "u.s. dollar": "USD",
    "canadian dollars": "CAD", "australian dollars": "AUD", "dollars": "USD", "dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds": "GBP", "pounds sterling": "GBP", "british pounds": "GBP", "yen": "JPY", "japanese yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupees": "INR", "indian rupees": "INR", "won": "KRW", "korean won": "KRW",
    "reais": "BRL", "brazilian reais": "BRL", "swiss francs": "CHF", "francs": "CHF",
}  # fmt: skip
_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "mm": 1e6, "mio": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "milliard": 1e9, "trillion": 1e12, "trillions": 1e12,
    "tn": 1e12, "trn": 1e12, "t": 1e12, "crore": 1e7, "crores": 1e7, "cr": 1e7, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "lakh crore": 1e12, "lakh crores": 1e12,
}  # fmt: skip
_WORDS = sorted((s for s in _SIGNS if s[0].isalpha()), key=len, reverse=True)
_MARKS = sorted(
    (s for s in _SIGNS if not s[-1].isalpha() and not s.endswith(".")), key=len, reverse=True
)
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_BEFORE = "|".join(
    re.escape(s) for s in [*_MARKS, *(w for w in _WORDS if " " not in w and len(w) <= 3), "rs."]
)
_AFTER = "|".join(re.escape(s) for s in _WORDS if s not in ("rs", "a$"))
NUMBER = r"\d+(?:[.,’'\u202f]\d+)*"
_MONEY = re.compile(
    rf"(?<![\w])(?P<sign>{_BEFORE})\s?(?P<n1>{NUMBER})(?:\s?-?\s?(?P<s1>{_SCALE})(?![\w]))?(?:\s(?P<c1>{_AFTER})(?![\w]))?"
    rf"|(?<![\w$€£¥₹₩.,])(?P<n2>{NUMBER})\s?-?(?P<s2>{_SCALE})?\s?(?P<c2>{_AFTER}|€|£)(?![\w])",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<n>{NUMBER})\s?(?:%|percent(?![\w])|per\s?cent(?![\w])|pct(?![\w]))",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r"\s?(?:-|–|—|to|and)\s?(?:[^\w\s]{0,3}|[A-Za-z]{2,3}\$?)\s?\d", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(
    rf"(?:between|from)\s(?:[^\w\s]|[A-Za-z$])*\s?{NUMBER}\s?(?:%|[a-z]{{1,8}})?\s?(?:and|to)\s$|\d\s?(?:%|{_SCALE})?\s?(?:-|–|—|to)\s?$",
    re.IGNORECASE,
)
_QUALIFIER = (
    (
        "over",
        re.compile(
            r"(?:over|more than|above|exceed(?:s|ing|ed)?|at least|surpass(?:es|ing)?|upwards? of|north of|in excess of|greater than)\s(?:a\s)?$"
        ),
    ),
    ("under", re.compile(r"(?:under|less than|below|up to|at most|no more than)\s$")),
    (
        "about",
        re.compile(
            r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|close to|an estimated|estimated at|~|just over|just under)\s?$"
        ),
    ),
)


class Money(NamedTuple):
    """An amount of money.

    Attributes:
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        amount: Whole units of the currency.
        currency: ISO 4217.
        qualifier: ``over``, ``under``, ``about`` or None.
        ranged: Whether it is one end of a range.
    """

    start: int
    end: int
    amount: float
    currency: str
    qualifier: str | None
    ranged: bool


class Percent(NamedTuple):
    """A percentage; fields as for Money.

    Attributes:
        value: Hundredths: 44.8 % is 44.8.
    """

    start: int
    end: int
    value: float
    qualifier: str | None
    ranged: bool


def number_of(written: str) -> float | None:
    """Return a number as people write it: "2,520.5", "20,00,000", "2,52" (decimal comma), "1’000"; None if damaged."""
    plain = written.replace("’", "").replace("'", "").replace("\u202f", "")
    if plain.count(".") > 1:
        return (
            None
            if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain)
            else float(plain.replace(".", ""))
        )
    if "," in plain:
        head, _, tail = plain.rpartition(",")
        whole, _, fraction = tail.partition(".")
        if len(whole) == 3:
            groups = head.split(",")
            good = all(g.isdigit() and 0 < len(g) <= 3 for g in groups)
            return float(plain.replace(",", "")) if good and "." not in head else None
        if plain.count(",") == 1 and not fraction and "." not in head and len(whole) <= 2:
            return float(f"{head}.{whole}")
        return None
    return float(plain)


def money_in(text: str, offset: int = 0) -> Iterator[Money]:
    """Yield the amounts of money of a stretch of text.

    An amount of a bare number without a scale counts only where its sign stands before it or its currency after it.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    for match in _MONEY.finditer(text):
        part = 1 if match["n1"] else 2
        value = number_of(match[f"n{part}"])
        if value is None:
            continue
        sign = (match["c1"] or match["sign"] if part == 1 else match["c2"]).lower()
        scale = match[f"s{part}"]
        if not scale and part == 1 and (joint := _scale_of_range(text, match.end())):
            scale = joint
        factor = _SCALES[scale.lower()] if scale else 1.0
        amount = round(value * factor, 2)
        currency = _SIGNS[sign] if sign in _SIGNS else _SIGNS[match["sign"].lower()]
        yield Money(
            match.start() + offset,
            match.end() + offset,
            int(amount) if amount == int(amount) else amount,
            currency,
            qualifier_before(text, match.start()),
            _ranged(text, match.start(), match.end()),
        )


def _scale_of_range(text: str, end: int) -> str | None:
    """Return the scale that a range gives at its end: "USD 5-6 billion"."""
    match = re.match(
        rf"\s?(?:-|–|—|to)\s?[^\w\s]?{NUMBER}\s?({_SCALE})(?![\w])",
        text[end : end + 40],
        re.IGNORECASE,
    )
    return match.group(1) if match else None


def percents_in(text: str, offset: int = 0) -> Iterator[Percent]:
    """Yield the percentages of a stretch of text.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    for match in _PERCENT.finditer(text):
        value = number_of(match["n"])
        if value is None:
            continue
        yield Percent(
            match.start() + offset,
            match.end() + offset,
            int(value) if value == int(value) else value,
            qualifier_before(text, match.start()),
            _ranged(text, match.start(), match.end()),
        )


def qualifier_before(text: str, start: int) -> str | None:
    """Return the qualifier that stands right before a figure."""
    window = text[max(0, start - 24) : start].lower()
    return next((name for name, pattern in _QUALIFIER if pattern.search(window)), None)


def _ranged(text: str, start: int, end: int) -> bool:
    """Return whether a figure is one end of a range: "5-6 billion", "between 28 and 72"."""
    before, after = text[max(0, start - 40) : start], text[end : end + 12]
    if _RANGE_BEFORE.search(before) and not before.rstrip().lower().endswith("from"):
        return "from" not in before.lower()
    joined = re.match(r"\s?[-–—]\s?[^\w\s]?\s?\d", after) is not None
    return joined or (
        before.lower().rstrip().endswith("between") and _RANGE_AFTER.match(after) is not None
    )
