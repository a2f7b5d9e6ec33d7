"""Money and percentages in a sentence: signs, codes, words, scales; which of them are ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.currencies import CODES, MARKS, NAMES, SCALES, alternatives
from marketgraph.reading.prose.numerals import DIGIT, NUMBER, number_of, whole
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.words import words

_NUMBER = re.compile(
    rf"{DIGIT}(?:(?<![\w.,].)\d{{0,2}}(?: \d{{3}})+(?![\w%])(?!\.\d*%)(?:[.,]\d+)?|{NUMBER.replace('+', '*', 1)})"
)
_SIGN = re.compile(
    rf"(?:(?<![^\W\d_])(?:{alternatives({**CODES, 'us dollars': '', 'u.s. dollars': '', 'us dollar': ''})})\s?(?:\((?:us)?\$\)\s?)?"
    rf"|(?<![^\W\d_])(?:u\.?s\.?|usd|can|aus?|canadian|australian)\s\$\s?|(?<![^\W_])(?:{alternatives(MARKS)})\s?|[$€£¥₹₩₺₪฿₫₱₽₦]\s?)[~≈]?\s?$",
    re.IGNORECASE,
)  # fmt: skip
_SCALE = re.compile(rf"\+?\s?-?(?P<scale>{alternatives(SCALES)})(?![^\W_])", re.IGNORECASE)
_CURRENCY = re.compile(
    rf"\s?-?(?P<currency>(?:{alternatives({**NAMES, **CODES}, letters=False)}|us\$)(?![^\W_])|[$€£¥₹₩])",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"\s?\((?P<currency>[A-Z]{{3}}|US\$)(?:\s(?P<scale>(?i:{alternatives(SCALES)})))?\)"
)
_UNPRICED = seek(
    r"(?:[mbtr]illion|bn|mn)(?=[.,;)]|\s(?:in|by|for|and|to|from|at|over|during|with|growing|as|this|last|up)\b|\s?$)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(rf"(?<![\w.,]){NUMBER}(?:\s?[-–—]\s?{NUMBER})?$")
LARGEST = 10**16
"""No market and no deal has a larger amount, in units of any currency."""
_PERCENT = re.compile(
    rf"(?P<n>{DIGIT}(?<![\w.,].){NUMBER.replace('+', '*', 1)})\+?(?:\s?[%\uff05\u066a]|[\s-]?(?i:percent|per\s?cent|pct)(?!\w))"
)
_SPACED = {"us": "USD", "u.s": "USD", "usd": "USD", "can": "CAD", "canadian": "CAD", "au": "AUD", "aus": "AUD", "australian": "AUD"}  # fmt: skip
_WIDE = str.maketrans({"＄": "$", "￥": "¥", "￡": "£", "￦": "₩"})  # noqa: RUF001
_LETTERS = re.compile(r"[A-Za-z]+\.?$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PART_OF_NUMBER = (".", ",", "_")
_NO_UNIT = ("", ".", ",", ";", ":", ")", "%")
"""What ends a number without scale or currency."""
_SIGN_ENDS = "$€£¥₹₩₺₪฿₫₱₽₦)＄￥￡￦"  # noqa: RUF001
_NO_SIGN = frozenset("0123456789,;:-–(")
_SIGN_WORDS = {*CODES, "llars", "ollar"}
_JOINT = re.compile(
    rf"\s?(?P<joint>-|–|—|to|and|or)\s?(?P<sign>[^\w\s]\s?|[a-z]{{2,3}}\s?\$?\s?)?(?P<number>{NUMBER})(?P<scale>\s?-?(?:{alternatives(SCALES)})(?![^\W_]))?",
    re.IGNORECASE,
)  # fmt: skip
_RANGE_HEAD = re.compile(
    rf"(?P<number>(?<![\d.,]){NUMBER})\s?-?(?:%|percent|{alternatives(SCALES)})?\s?(?P<joint>-|–|—|to|and)\s?(?:about\s|around\s|over\s|nearly\s)?$",
    re.IGNORECASE,
)  # fmt: skip
_JOINTS = ("-", "–", "—", "to", "and", "about", "around", "over", "nearly")
"""What stands before the end of a range."""
_SPREAD = words("between ranging range ranges ranged anywhere somewhere")
_QUALIFIERS = (
    ("over", re.compile(r"(?:(?<!just )over|more than|above|exceed(?:s|ing|ed)?|at least|surpass(?:es|ed|ing)?|upwards? of|north of|in excess of|greater than|beyond|crossing|>)\s?(?:an?\s|the\s)?$")),
    ("under", re.compile(r"(?:(?<!just )under|less than|below|up to|at most|no more than|fewer than|as much as|<)\s?$")),
    ("about", re.compile(r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.|close to|an estimated|~|≈|just over|just under|a little over|slightly over|near)\s?(?:an?\s)?$")),
)  # fmt: skip
_QUALIFYING = (
    "over", "than", "above", "exceed", "exceeds", "exceeding", "exceeded", "least", "surpass", "surpasses", "surpassing", "surpassed", "upward of",
    "upwards of", "north of", "excess of", "beyond", "crossing", ">", "under", "below", "up to", "at most", "as", "<", "about", "around",
    "approximately", "approx", "approx.", "roughly", "nearly", "almost", "some", "circa", "ca.", "close to", "estimated", "~", "≈", "near",
)  # fmt: skip
"""What the words of ``_QUALIFIERS`` end with."""


def may_have_percents(text: str, low: str) -> bool:
    """Return whether a text, also given in small letters, can have percentages."""
    return "%" in text or "percent" in low or "per cent" in low or "pct" in low or "\uff05" in low


def may_have_money(low: str) -> bool:
    """Return whether a text in small letters can tell of a large amount of money: by a sign, a usual code, or a word of scale."""
    return (
        "$" in low or "illion" in low or "€" in low or "usd" in low or "£" in low or "₹" in low or "¥" in low or "eur" in low
        or "inr" in low or "gbp" in low or "rs" in low or "₩" in low or "crore" in low or "lakh" in low or "dollar" in low
        or "bn" in low or "mn" in low or "yen" in low or "yuan" in low or "jpy" in low or "cny" in low or "rmb" in low
        or "krw" in low or "brl" in low or "chf" in low or "cad" in low or "aud" in low or "sgd" in low or "￥" in low
    )  # fmt: skip


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


class Number(NamedTuple):
    """A number with the scale and currency around it, before it is known to be money.

    Attributes:
        start: Where it starts, its sign included.
        end: Where it ends, scale and currency included.
        value: The number itself; None if it is damaged.
        scale: Word of scale, in small letters; empty without one.
        currency: ISO 4217, or None if none is told.
    """

    start: int
    end: int
    value: float | None
    scale: str
    currency: str | None


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a stretch of text that bear a currency, damaged ones included."""
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if before in _PART_OF_NUMBER:
            continue
        sign = _sign_before(text, match.start())
        if sign is None and before.isalpha():
            continue
        at = match.end()
        if sign is None and text[at : at + 1] in _NO_UNIT:
            continue
        scale = _SCALE.match(text, at)
        at = scale.end() if scale else at
        after = _CURRENCY.match(text, at)
        if after is None and not _YEAR.fullmatch(match.group()):
            after = _IN_BRACKETS.match(text, at)
        told = _currency(after["currency"]) if after else None
        if after and told and scale is None:
            scale = _SCALE.match(text, after.end()) or (
                after if after.re is _IN_BRACKETS and after["scale"] else None
            )
            at = scale.end() if scale else at
        if sign is None and told is None:
            continue
        currency = told if told and (sign is None or sign[1] == "USD") else sign and sign[1]
        if after and told and (sign is None or told != sign[1]):
            at = after.end()
            scale = scale or _scale_behind(text, after)
            at = max(at, scale.end()) if scale else at
        yield Number(
            sign[0] if sign else match.start(),
            at,
            number_of(match.group()),
            " ".join(scale["scale"].lower().split()) if scale else "",
            currency,
        )


def _scale_behind(text: str, currency: re.Match[str]) -> re.Match[str] | None:
    """Return the scale in or behind a currency that follows a number: "2.18 USD billion", "2.18 (USD billion)"."""
    if currency.re is _IN_BRACKETS:
        return currency if currency["scale"] else None
    return _SCALE.match(text, currency.end())


def _sign_before(text: str, at: int) -> tuple[int, str] | None:
    """Return where the currency before a number starts and which it is, or None."""
    word = text[max(0, at - 16) : at].rstrip(" ~≈\u00a0")
    if not word:
        return None
    if word[-1] not in _SIGN_ENDS:
        last = _LETTERS.search(word, max(0, len(word) - 5)) if word[-1] not in _NO_SIGN else None
        if last is None or last.group().lower() not in _SIGN_WORDS:
            return None
    first = max(0, at - 16)
    match = _SIGN.search(text[first:at].translate(_WIDE))
    if not match:
        return None
    written = match.group().lower().strip(" ~≈\u00a0").removesuffix("($)").removesuffix("(us$)")
    currency = _currency(written.strip())
    return (first + match.start(), currency) if currency else None


def _currency(written: str) -> str | None:
    """Return the currency of a sign, code or name."""
    low = " ".join(written.lower().translate(_WIDE).split())
    if low.endswith(" $"):
        return _SPACED.get(low[:-2].rstrip(".").replace("u.s", "us"), "USD")
    return MARKS.get(low) or CODES.get(low) or NAMES.get(low)


def money_in(text: str, offset: int = 0) -> Iterator[Money]:
    """Yield the amounts of money of a stretch of text; damaged ones are none.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    for number in numbers_in(text):
        if number.value is None or number.currency is None:
            continue
        amount = _amount(text, number, number.value)
        if amount > LARGEST:
            continue
        yield Money(
            number.start + offset,
            number.end + offset,
            whole(amount),
            number.currency,
            qualifier_at(text, number.start, number.end),
            ranged(text, number.start, number.end),
        )


def _amount(text: str, number: Number, value: float) -> float:
    """Return a number times its scale, which a range gives at its end."""
    scale = number.scale or _scale_of_range(text, number.end)
    return round(value * SCALES[scale], 2) if scale else value


def absurd_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a stretch of text that bear a currency and are beyond all amounts."""
    for number in numbers_in(text):
        if number.value is not None and _amount(text, number, number.value) > LARGEST:
            yield number


def unpriced_in(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where a number with a scale stands that no currency goes with: "was 2.5 billion in 2024", not "2.5 billion users"."""
    for scale in _UNPRICED.finditer(text):
        end = scale.start()
        end -= end > 0 and (text[end - 1] == "-" or text[end - 1].isspace())
        number = _NUMBER_BEFORE.search(text, max(0, end - 30), end)
        if number and _sign_before(text, number.start()) is None:
            yield number.start() + offset, scale.end() + offset


def _scale_of_range(text: str, end: int) -> str:
    """Return the scale that a range gives at its end ("USD 5-6 billion"); empty if none."""
    match = _JOINT.match(text, end, end + 40)
    return " ".join((match["scale"] or "").strip(" -").lower().split()) if match else ""


def percents_in(text: str, offset: int = 0) -> Iterator[Percent]:
    """Yield the percentages of a stretch of text; damaged ones are none.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    for match in _PERCENT.finditer(text):
        value = number_of(match["n"])
        if value is not None:
            yield Percent(
                match.start() + offset,
                match.end() + offset,
                whole(value),
                qualifier_at(text, match.start(), match.end()),
                ranged(text, match.start(), match.end(), percent=True),
            )


def qualifier_at(text: str, start: int, end: int) -> str | None:
    """Return the qualifier right before a figure, or that of "+" behind it."""
    if text[end : end + 1] == "+" or "+" in text[start:end]:
        return "over"
    window = text[max(0, start - 24) : start].lower()
    last = window.split()
    if last and last[-1] in ("a", "an", "the"):
        last.pop()
    if not " ".join(last[-2:]).endswith(_QUALIFYING):
        return None
    for name, pattern in _QUALIFIERS:
        if pattern.search(window):
            return name
    return None


def ranged(text: str, start: int, end: int, *, percent: bool = False) -> bool:
    """Return whether a figure is one end of a range: "5-6 billion", "between 28 and 72"; not "from 5 to 6 billion".

    Args:
        text: What it stands in.
        start: Where it starts.
        end: Where it ends.
        percent: Whether it is a percentage; one and an amount ("grew 5 % to 6 billion") are no range.
    """
    if text[end : end + 1] in (" ", "-", "–", "—"):
        match = _JOINT.match(text, end, end + 40)
        if match and _is_range(text[max(0, start - 24) : start].lower(), match["joint"].lower()):
            per_cent = re.match(r"\s?(?:%|per)", text[match.end() :]) is not None
            alike = per_cent if percent else match["sign"] or match["scale"]
            closed = (text[end - 1].isdigit() or match["joint"] in "-–—") and not (
                percent and match["sign"]
            )
            year = _is_year(match["number"]) and not alike
            return bool(closed or alike) and not year
    before = text[max(0, start - 44) : start]
    joined = before.rstrip().lower().endswith(_JOINTS)
    found = _RANGE_HEAD.search(before) if joined else None
    if (
        not found
        or _is_year(found["number"])
        or (not percent and re.search(r"%|per", found.group()))
    ):
        return False
    return _is_range(before[: found.start("number")].lower(), found["joint"].lower())


def _is_range(lead: str, joint: str) -> bool:
    """Return whether a joint between two figures makes a range of them, by what stands before the first."""
    near = re.findall(r"[a-z]+", lead)[-4:]
    if not _SPREAD.isdisjoint(near):
        return True
    return joint not in ("and", "or") and (joint in "-–—" or "from" not in near)


def _is_year(number: str) -> bool:
    """Return whether the other end of a joint is a year: "5.2 % to 2030"."""
    return _YEAR.fullmatch(number) is not None
