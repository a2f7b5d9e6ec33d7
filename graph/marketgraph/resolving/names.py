"""Names: what is left of a name when spelling, accents, punctuation and legal forms are set aside."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from marketgraph.resolving.legalforms import strip_end, strip_start

_PARTED = string.punctuation.replace("'", "").replace("`", "").replace("&", "")
_ASCII = str.maketrans({**dict.fromkeys(_PARTED, " "), "'": None, "`": None, "&": " and "})
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
    }
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u2032]")


class Name(NamedTuple):
    """A name taken apart.

    Attributes:
        written: As the source writes it.
        full: Key with the legal form in its usual spelling: equal keys are one spelling of one name.
        core: Key without legal forms and spaces: what names are compared by.
        words: The words of the core.
        legal: Legal forms in their usual spelling, in the order they are written.
        countries: Countries whose law knows the legal form; empty where it tells nothing.
    """

    written: str
    full: str
    core: str
    words: tuple[str, ...]
    legal: tuple[str, ...]
    countries: frozenset[str]


_NOWHERE: frozenset[str] = frozenset()


def _fold(text: str) -> str:
    """Return a text in lower-case letters without accents, invisible characters and punctuation."""
    text = unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", text)).casefold()
    kept = []
    for char in unicodedata.normalize("NFKD", text):
        if char.isalnum() or char in "'&.":
            kept.append(char)
        elif not (category := unicodedata.category(char)).startswith("C"):
            if category[0] == "M":
                if not "\u0300" <= char <= "\u036f":
                    kept.append(char)
            else:
                kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)


def _join_initials(words: list[str]) -> list[str]:
    """Return the words with neighbouring single letters joined: n v is nv."""
    joined: list[str] = []
    for single, group in groupby(words, lambda word: len(word) == 1 and word.isalpha()):
        run = list(group)
        joined += ["".join(run)] if single else run
    return joined


def words_of(text: str) -> list[str]:
    """Return the words of a text for comparison: folded, dotted initials joined.

    Takes time linear in the text.

    >>> words_of("Société Générale S.A.")
    ['societe', 'generale', 'sa']
    """
    folded = text.lower() if text.isascii() else _fold(text)
    words = folded.translate(_ASCII).split()
    if any(len(word) == 1 for word in words):
        return _join_initials(words)
    return words


def key_of(text: str) -> str:
    """Return the key by which texts without legal forms are equal, such as product names."""
    return "".join(words_of(text)) or text.strip()


@lru_cache(maxsize=1 << 14)
def parse_name(written: str) -> Name:
    """Return a name taken apart.

    >>> parse_name("Koninklijke Philips N.V.").core
    'koninklijkephilips'
    """
    words, forms = strip_end(strip_start(words_of(written) or [written.strip()]))
    core = "".join(words)
    if not forms:
        return Name(written, core, core, tuple(words), (), _NOWHERE)
    legal = tuple(form.canonical for form in reversed(forms))
    known = [form.countries for form in forms if form.countries]
    common = frozenset.intersection(*known) if known else _NOWHERE
    countries = common or (known[0] if known else _NOWHERE)
    return Name(written, " ".join((core, *legal)), core, tuple(words), legal, countries)
