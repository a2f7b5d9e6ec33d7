"""Compare two names: same, for a person to review, or different, and why."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from marketgraph.resolving.names import Name, parse_name

TYPO_LETTERS = 6
GENERIC = frozenset(
    [
        "africa",
        "america",
        "americas",
        "asia",
        "associates",
        "australia",
        "brand",
        "brands",
        "business",
        "canada",
        "capital",
        "care",
        "china",
        "consulting",
        "corporate",
        "development",
        "digital",
        "diagnostics",
        "emea",
        "enterprise",
        "enterprises",
        "europe",
        "france",
        "germany",
        "global",
        "group",
        "groupe",
        "gruppe",
        "health",
        "healthcare",
        "holding",
        "holdings",
        "hospitality",
        "imaging",
        "india",
        "industrie",
        "industries",
        "innovation",
        "innovations",
        "international",
        "investment",
        "investments",
        "italia",
        "japan",
        "lab",
        "laboratories",
        "laboratory",
        "labs",
        "management",
        "medical",
        "network",
        "networks",
        "operations",
        "partner",
        "partners",
        "pharma",
        "pharmaceutical",
        "pharmaceuticals",
        "product",
        "products",
        "research",
        "service",
        "services",
        "sciences",
        "scientific",
        "software",
        "solution",
        "solutions",
        "system",
        "systems",
        "technologies",
        "technology",
        "tech",
        "uk",
        "us",
        "usa",
        "venture",
        "ventures",
        "worldwide",
    ]
)
"""Words at the end of a name that say little about which company it is."""
SMALL = frozenset({"and", "of", "the", "for", "de", "du", "des", "la", "le", "et", "und", "y", "e"})
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LIKE_ROMAN = frozenset(
    {"mix", "mid", "dim", "mil", "mm", "cc", "dc", "cd", "md", "di", "mi", "li"}
)
_DIGITS = re.compile(r"\d+")
_BRACKET = re.compile(r"^([^()]+)\(([^()]+)\)\s*$")


class Verdict(NamedTuple):
    """What comparing two names gives.

    Attributes:
        verdict: same, review (a person should look) or different.
        reason: Why, in a few words.
        score: From 0 to 1, how likely they are one.
    """

    verdict: Literal["same", "review", "different"]
    reason: str
    score: float


def compare(left: Name, right: Name) -> Verdict:
    """Return whether two names are one company's, as far as the names alone can tell.

    The rules are ordered; the first that applies decides. The result does not depend on the order of the two.

    >>> compare(parse_name("Siemens Energy AG"), parse_name("Siemens AG")).verdict
    'different'
    """
    if (right.core, right.full, right.written) < (left.core, left.full, left.written):
        left, right = right, left
    if left.core == right.core:
        return _equal_cores(left, right)
    return _bracketed(left, right) or _bracketed(right, left) or _unequal_cores(left, right)


def _equal_cores(left: Name, right: Name) -> Verdict:
    """Return the verdict on names that differ at most in legal form and spelling."""
    if left.countries and right.countries and not left.countries & right.countries:
        return Verdict("review", "legal forms of different countries", 0.7)
    if left.full == right.full:
        return Verdict("same", "equal names", 1.0)
    return Verdict("same", "equal but for the legal form", 0.95)


def _bracketed(left: Name, right: Name) -> Verdict | None:
    """Return the verdict on "Name (ABC)" against "Name" or "ABC"."""
    match = _BRACKET.match(left.written) if "(" in left.written else None
    if not match:
        return None
    name, inside = (parse_name(part) for part in match.groups())
    if right.core not in (name.core, inside.core):
        return None
    if inside.core in acronyms(name):
        return Verdict("same", "the name itself gives its short form", 0.92)
    return Verdict("review", "equal but for a bracket", 0.8)


def _unequal_cores(left: Name, right: Name) -> Verdict:
    """Return the verdict on names of different cores."""
    if numbers(left) != numbers(right):
        return Verdict("different", "the numbers differ", 0.0)
    if sorted(left.words) == sorted(right.words):
        return Verdict("review", "the same words in another order", 0.85)
    return (
        _acronym(left, right)
        or _extended(left, right)
        or _mistyped(left, right)
        or Verdict("different", "different names", 0.0)
    )


def _extended(left: Name, right: Name) -> Verdict | None:
    """Return the verdict where one name is the other and more words."""
    short, long = sorted((left, right), key=lambda name: (len(name.core), name.core))
    if not long.core.startswith(short.core):
        return None
    if long.core == f"{short.core}s" and len(short.core) >= TYPO_LETTERS:
        return Verdict("review", "singular and plural", 0.85)
    tail = _tail(short.core, long.words)
    if tail and all(word in GENERIC for word in tail):
        return Verdict("review", f"differs only by {' '.join(tail)}", 0.8)
    return Verdict("different", "one name goes on in another way", 0.1)


def _tail(core: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that follow a core; empty where the core ends inside a word."""
    length = 0
    for number, word in enumerate(words):
        length += len(word)
        if length >= len(core):
            return words[number + 1 :] if length == len(core) else ()
    return ()


def _mistyped(left: Name, right: Name) -> Verdict | None:
    """Return the verdict where one long word is mistyped."""
    if len(left.words) == len(right.words):
        pairs = [(a, b) for a, b in zip(left.words, right.words, strict=True) if a != b]
        if len(pairs) == 1 and is_typo(*pairs[0]):
            return Verdict("review", f"perhaps mistyped: {pairs[0][0]}, {pairs[0][1]}", 0.82)
    elif is_typo(left.core, right.core):
        return Verdict("review", "perhaps mistyped", 0.75)
    return None


@lru_cache(maxsize=1 << 12)
def is_typo(left: str, right: str) -> bool:
    """Return whether two words of at least six letters look like one mistyped.

    They start alike, and one letter was added, dropped, changed or swapped (two from twelve letters on);
    one that merely goes on is another word.
    """
    shorter = min(len(left), len(right))
    if shorter < TYPO_LETTERS or left[0] != right[0] or abs(len(left) - len(right)) > 2:
        return False
    if (left.startswith(right) or right.startswith(left)) and left.rstrip("s") != right.rstrip("s"):
        return False
    if {left, right} & GENERIC and left.rstrip("s") != right.rstrip("s"):
        return False
    return one_edit_apart(left, right) or (shorter >= 12 and _two_edits_apart(left, right))


def one_edit_apart(left: str, right: str) -> bool:
    """Return whether at most one letter was added, dropped, changed or swapped with the next (OSA distance of 1)."""
    start = _alike(left, right)
    left, right = left[start:], right[start:]
    end = _alike(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _alike(left: str, right: str) -> int:
    """Return with how many of the same letters two words begin."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(left), len(right)))


def _two_edits_apart(left: str, right: str) -> bool:
    """Return whether at most two letters were: imported on use, which takes longer than comparing a report's names."""
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right, score_cutoff=2) <= 2


def _acronym(left: Name, right: Name) -> Verdict | None:
    """Return the verdict where one name is made of the first letters of the other."""
    for short, long in ((left, right), (right, left)):
        if len(short.words) == 1 and short.core in acronyms(long):
            score = 0.65 if len(short.core) > 2 else 0.55
            return Verdict("review", "perhaps an acronym", score)
    return None


def acronyms(name: Name) -> set[str]:
    """Return what a name of several words may be shortened to: first letters, with and without small words."""
    if len(name.words) < 2:
        return set()
    strong = [word for word in name.words if word not in SMALL]
    found = {"".join(word[0] for word in words) for words in (name.words, strong)}
    return {letters for letters in found if len(letters) > 1}


def numbers(name: Name) -> tuple[str, ...]:
    """Return the digits and Roman numerals of a name, in order.

    >>> numbers(parse_name("Apex Fund IV"))
    ('4',)
    """
    found = []
    last = len(name.words) - 1
    for place, word in enumerate(name.words):
        if not word.isalpha() and any(char.isdigit() for char in word):
            found += _DIGITS.findall(word)
        elif place and (len(word) > 1 or place == last) and (value := _roman(word)):
            found.append(str(value))
    return tuple(found)


def _roman(word: str) -> int:
    """Return the value of a Roman numeral up to 39, else 0."""
    if word.strip("mdclxvi") or word in _LIKE_ROMAN or not word or not _ROMAN.fullmatch(word):
        return 0
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    total = 0
    for letter, following in zip(word, [*word[1:], ""], strict=True):
        value = values[letter]
        total += -value if following and values[following] > value else value
    return total if total < 40 else 0
