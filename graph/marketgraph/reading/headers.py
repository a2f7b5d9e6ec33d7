"""Headers: folded so that case, accents and punctuation do not matter, and parted from their units."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from marketgraph.reading.currencies import currency_of
from marketgraph.reading.synonyms import GENERAL, SPECIFIC

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^\w%&$€£¥₹.]+|_")
_SIGN = re.compile(r"([$€£¥₹])(?=[a-z])")
_SCALES: dict[str, float] = {
    **dict.fromkeys(["k", "thousand", "thousands", "tsd"], 1e3),
    **dict.fromkeys(["m", "mn", "mm", "mio", "mil", "million", "millions", "mill"], 1e6),
    **dict.fromkeys(["b", "bn", "billion", "billions", "mrd", "milliarden", "bln"], 1e9),
    **dict.fromkeys(["t", "tn", "trillion", "trillions"], 1e12),
}
_SPECIFIC = 0
_GENERAL = 100


class Header(NamedTuple):
    """A header as written, folded, and without its unit.

    Attributes:
        text: As it stands in the document.
        folded: Lower case, accents and punctuation removed.
        bare: The same without scale and currency.
        scale: What its numbers are to be multiplied by.
        currency: The currency that it names, if any.
    """

    text: str
    folded: str
    bare: str
    scale: float = 1
    currency: str | None = None


def fold(text: str) -> str:
    """Return a header in the form in which headers compare.

    >>> fold("Acquiring_Organisation "), fold("startYear"), fold("Käufer")
    ('acquiring organization', 'start year', 'kaufer')
    """
    text = _CAMEL.sub(" ", text)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", plain.lower()).replace(".", " ").split()
    return " ".join(words).replace("organisation", "organization")


def scale_of(word: str) -> float | None:
    """Return what a word of scale multiplies by ("mn": a million), or None."""
    return _SCALES.get(word)


def parse_header(text: str) -> Header:
    """Return a header parted from its unit.

    >>> parse_header("Amount (USD m)")[2:]
    ('amount', 1000000.0, 'USD')
    """
    folded = fold(text)
    scale, currency, rest = 1.0, None, []
    for index, word in enumerate(_SIGN.sub(r"\1 ", folded.replace("us $", "us$")).split()):
        if index and (factor := _SCALES.get(word)):
            scale = factor
        elif index and word != "all" and (code := currency_of(word)):
            currency = code
        else:
            rest.append(word)
    while rest and len(rest) > 1 and rest[-1] == "in":
        rest.pop()
    rest = [word for word in rest if word != "in" or (scale == 1 and not currency)]
    return Header(text, folded, " ".join(rest), scale, currency)


@cache
def _ranks(fact_type: str, field: str) -> dict[str, int]:
    """Return the folded headers that mean a field, with how far down the list each stands."""
    ranked: dict[str, int] = {}
    for base, table in ((_SPECIFIC, SPECIFIC.get(fact_type, {})), (_GENERAL, GENERAL)):
        for position, word in enumerate(table.get(field, "").split(",")):
            ranked.setdefault(word.strip(), base + position)
    ranked.pop("", None)
    return ranked


def rank(header: Header, fact_type: str, field: str) -> int | None:
    """Return how well a header means a field of a fact type.

    Returns:
        0 for the field's own name, more for synonyms the less likely they are, None if it does not.
    """
    if header.text.strip() == field:
        return 0
    ranks = _ranks(fact_type, field)
    found = ranks.get(header.folded)
    if found is None and header.bare != header.folded:
        found = ranks.get(header.bare)
    if found is None and header.folded == fold(field):
        found = 0
    return None if found is None else found + 1


def is_general(header: Header, field: str) -> bool:
    """Return whether a header means a field in facts of any type that have it."""
    ranks = _ranks("", field)
    return header.folded in ranks or header.bare in ranks or header.folded == fold(field)
