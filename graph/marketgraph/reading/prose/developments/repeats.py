"""Deals that a text tells twice: once in the headline, again with a short name, as a merger and as an acquisition."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping

from marketgraph.facts import (
    Acquisition,
    CommercialAgreement,
    CompanyProfile,
    Fact,
    Investment,
    Merger,
    Ownership,
    Partnership,
    SpinOff,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import LEGAL

_WORDS = re.compile(r"[\w&+]+")
_SHORT = re.compile(
    r"(?P<name>(?![\w.]*-based)[A-Z][\w&.’'-]{0,40}(?: (?:[A-Z&][\w&.’'-]{0,40}|of|and|for)){0,7}) \((?:the )?[\"“]?(?P<short>[A-Z][\w&.-]{1,15})[\"”]?\)"
)
_BRACKET = re.compile(r"\((?:the )?[\"“]?[A-Z][\w&.-]{1,15}[\"”]?\)")
"""The end of what ``_SHORT`` matches, found fast."""
_NAME_MAX = 400
"""Longer than any name that ``_SHORT`` matches."""
_NO_NAME = (",", "(", ")", ";", ":", "\n")
"""What often stands before a name, and in none."""
_ROUNDED = 0.01
"""A headline rounds an amount by no more than this part of it."""
_NEAREST = 40
"""So many deals of companies whose names start alike are compared with a new one: the last ones."""


def shorts_of(text: str) -> dict[str, str]:
    """Return the short forms that stand in brackets behind names in a text, each with its name: "Acme Widget Works (AWW)"."""
    found: dict[str, str] = {}
    done = 0
    for bracket in _BRACKET.finditer(text):
        start = _name_start(text, max(done, bracket.start() - _NAME_MAX), bracket.start())
        if match := _SHORT.search(text, start, bracket.end()):
            found[match["short"]] = match["name"]
            done = match.end()
    return found


def _name_start(text: str, start: int, end: int) -> int:
    """Return where the last stretch before an offset starts that holds no mark that no name has."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in _NO_NAME))


def distinct(found: Iterable[Found], shorts: Mapping[str, str] | None = None) -> list[Found]:
    """Return what was found without repetitions: of two tellings of a deal the one that says more, else the first.

    A repetition has the same parties, where "Acme" and "Acme Foods Inc." are the same. A merger hides the acquisition
    of one of its parties by another.

    Args:
        found: Facts of one text in its order; those that are no deals pass.
        shorts: Short forms of names with the names that they stand for.
    """
    kept: list[Found] = []
    near: dict[tuple[str, str], deque[int]] = {}
    for item in found:
        fact = _spelled(item.fact, shorts or {})
        keys = [(fact.type, word) for word in _first_words(fact)]
        twin = next(
            (i for key in keys for i in near.get(key, ()) if _repeats(kept[i].fact, fact)),
            None,
        )
        if twin is None:
            for key in keys:
                near.setdefault(key, deque(maxlen=_NEAREST)).append(len(kept))
            kept.append(item)
        elif _says(item) > _says(kept[twin]):
            kept[twin] = item
    return [item for item in kept if not _hidden(item.fact, kept, near)]


def _spelled(fact: Fact, shorts: Mapping[str, str]) -> Fact:
    """Return an acquisition or partnership with its target or partners spelled out, as far as the text says what a short form stands for."""
    if isinstance(fact, Acquisition) and fact.target in shorts:
        return fact.model_copy(update={"target": shorts[fact.target]})
    if isinstance(fact, Partnership) and any(name in shorts for name in fact.partners):
        return fact.model_copy(
            update={"partners": tuple(shorts.get(name, name) for name in fact.partners)}
        )
    return fact


def _hidden(fact: Fact, kept: list[Found], near: dict[tuple[str, str], deque[int]]) -> bool:
    """Return whether a merger tells an acquisition better, or an acquisition what looks like the supply of a company."""
    if isinstance(fact, CommercialAgreement):
        return (
            len(fact.products) == 1
            and any(
                kept[i].fact.target == fact.products[0]  # type: ignore[union-attr]
                for word in plain(fact.products[0])[:1]
                for i in near.get(("Acquisition", word), ())
            )
        )
    if not isinstance(fact, Acquisition):
        return False
    mergers = (kept[i].fact for word in _first_words(fact) for i in near.get(("Merger", word), ()))
    return any(isinstance(merger, Merger) and _hides(merger, fact) for merger in mergers)


def _first_words(fact: Fact) -> set[str]:
    """Return the first words of the names by which repetitions of a deal are looked up; none for other facts."""
    names: tuple[str, ...] = ()
    if isinstance(fact, Acquisition):
        names = (fact.target,)
    elif isinstance(fact, Merger):
        names = fact.parties
    elif isinstance(fact, Partnership):
        names = fact.partners
    elif isinstance(fact, SpinOff | Investment | Ownership | CompanyProfile) and fact.company:
        names = (fact.company,)
    return {plain(name)[0] for name in names if plain(name)}


def _repeats(old: Fact, new: Fact) -> bool:
    """Return whether two facts tell of one deal."""
    if isinstance(old, Acquisition) and isinstance(new, Acquisition):
        return _alike(old.target, new.target) and (
            _meet(old.acquirer, new.acquirer) or not (old.acquirer and new.acquirer)
        )
    if isinstance(old, Merger) and isinstance(new, Merger):
        return all(any(_alike(a, b) for b in old.parties) for a in new.parties)
    if isinstance(old, Partnership) and isinstance(new, Partnership):
        return len(old.partners) == len(new.partners) and all(
            any(_alike(a, b) for b in old.partners) for a in new.partners
        )
    if isinstance(old, SpinOff) and isinstance(new, SpinOff):
        return _alike(old.company, new.company)
    if isinstance(old, Investment) and isinstance(new, Investment):
        return _same_round(old, new)
    if isinstance(old, Ownership) and isinstance(new, Ownership):
        return _alike(old.company, new.company) and _alike(old.owner, new.owner)
    if isinstance(old, CompanyProfile) and isinstance(new, CompanyProfile):
        return _alike(old.company, new.company) and all(
            vars(old)[field] == value for field, value in vars(new).items() if field != "company"
        )
    return False


def _same_round(old: Investment, new: Investment) -> bool:
    """Return whether two investments are one round."""
    if not old.company or not new.company or not _alike(old.company, new.company):
        return False
    if old.amount and new.amount:
        return abs(old.amount - new.amount) <= _ROUNDED * max(old.amount, new.amount)
    if old.round and new.round:
        return plain(old.round) == plain(new.round)
    return bool(old.investors) and bool(new.investors) and _meet(old.investors, new.investors)


def _hides(merger: Merger, fact: Fact) -> bool:
    """Return whether a fact is the acquisition of a party of a merger by another."""
    return (
        isinstance(fact, Acquisition)
        and any(_alike(fact.target, party) for party in merger.parties)
        and (not fact.acquirer or any(_alike(a, b) for a in fact.acquirer for b in merger.parties))
    )


def _says(item: Found) -> tuple[int, float, int]:
    """Return how much a fact says, how surely, and how long the names of partners are."""
    fact = item.fact
    fields = fact.model_dump(exclude_defaults=True, exclude_none=True)
    names = sum(map(len, fact.partners)) if isinstance(fact, Partnership) else 0
    return len(fields), item.confidence, names


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two lists have a company in common."""
    return any(_alike(a, b) for a in one for b in other)


def _alike(one: str, other: str) -> bool:
    """Return whether two names can be one company: equal, or the words of one start the other."""
    first, second = plain(one), plain(other)
    short, long = sorted((first, second), key=len)
    return bool(short) and long[: len(short)] == short


def plain(name: str) -> list[str]:
    """Return the words of a name in small letters without legal forms at its end."""
    parts = _WORDS.findall(name.lower().replace(".", ""))
    while len(parts) > 1 and parts[-1] in LEGAL:
        parts.pop()
    return parts[1:] if len(parts) > 1 and parts[0] == "the" else parts
