"""Claims of a reader beside labelled facts: how many are right, by type.

A claim and a fact of one text make a pair when the key fields of their type (``KEYS``) agree; each is in one pair at
most. The pair is *strict* when all labelled fields agree as well and the claim says nothing beyond them, save what
labels never cover (``_UNLABELLED``) or only describes (``_LOOSE``). A further claim that agrees with a fact which has
its pair is a repetition: neither right nor wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Fact = Mapping[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "Report": ("market", "publisher"),
    "MarketSize": ("market", "amount", "currency", "year", "region", "segment"),
    "GrowthRate": ("market", "percent", "region", "segment"),
    "MarketShare": ("percent", "region", "segment", "company"),
    "Ranking": ("criterion", "rank", "region", "segment", "company"),
    "Segment": ("dimension", "segment"),
    "Coverage": ("region",),
    "MarketParticipant": ("company",),
    "MarketFactor": ("kind", "title"),
    "Finding": ("publisher", "date"),
    "Acquisition": ("acquirer", "target"),
    "Merger": ("parties",),
    "Investment": ("company", "amount"),
    "SpinOff": ("company", "seller"),
    "Partnership": ("partners",),
    "CommercialAgreement": ("supplier", "customer"),
    "ProductLaunch": ("companies", "products"),
    "ProductUpdate": ("companies", "products"),
    "FacilityOpening": ("company",),
    "RegulatoryApproval": ("company", "product"),
    "CompanyProfile": ("company", "headquarters", "country", "founded"),
    "Alias": ("names",),
    "Ownership": ("owner", "company"),
}
"""Type -> the fields that decide whether a claim and a fact are the same; other types are not labelled."""

_UNLABELLED = {
    "Report": {"date", "url", "sku", "methods", "contents"},
    "GrowthRate": {"kind"},
    "MarketShare": {"startYear", "endYear", "status", "withinSegment"},
    "Ranking": {"year", "startYear", "endYear", "withinSegment"},
    "MarketParticipant": {"dimension", "segment", "products"},
    "MarketFactor": {"region"},
    "Finding": {"factor"},
    "Acquisition": {"object"},
    "CommercialAgreement": {"amount", "currency", "qualifier"},
    "RegulatoryApproval": {"kind", "region"},
    "CompanyProfile": {"kind", "customers"},
    "Ownership": {"from", "until", "date"},
}
_LOOSE = {"market", "description", "purpose", "qualifier"}
_PROSE = {"purpose", "facility", "statement", "title", "product", "products", "round", "work"}
"""Fields whose words may differ a little."""
_PROFILE = ("headquarters", "country", "founded")
_EMPTY_WORDS = {"global", "market", "markets", "industry", "sector", "the"}


class Score(NamedTuple):
    """Counts of one type, or of all: labelled facts, claims that count, pairs, and strict pairs."""

    gold: int = 0
    found: int = 0
    core: int = 0
    strict: int = 0

    def rates(self, what: str = "core") -> tuple[float, float, float]:
        """Return precision, recall and F1 (0 to 1) of the pairs, ``"core"`` or ``"strict"``."""
        pairs = self.strict if what == "strict" else self.core
        total = self.gold + self.found
        return (
            pairs / self.found if self.found else 0.0,
            pairs / self.gold if self.gold else 0.0,
            2 * pairs / total if total else 0.0,
        )

    def __add__(self, other: tuple[int, ...]) -> Score:  # type: ignore[override]
        """Return both counts together."""
        return Score(*(one + two for one, two in zip(self, other, strict=True)))


def score(texts: Mapping[str, tuple[Iterable[Fact], Iterable[Fact]]]) -> dict[str, Score]:
    """Return the counts by type.

    Args:
        texts: Name of a text -> its labelled facts and the facts that a reader claims.

    Returns:
        Type -> score, for the types of ``KEYS`` that occur, in their order.
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KEYS}
    for gold, claimed in texts.values():
        for verdict in verdicts(gold, claimed):
            counts[verdict.fact["type"]].update(_COUNTED[verdict.word])
    scores = {kind: Score(*(row[name] for name in Score._fields)) for kind, row in counts.items()}
    return {kind: row for kind, row in scores.items() if row.gold or row.found}


def total(scores: Iterable[Score]) -> Score:
    """Return the counts of all types together; its rates are the micro averages."""
    return sum(scores, Score())


class Verdict(NamedTuple):
    """``right`` and ``differs`` (a pair, strict or not), ``missed`` (a labelled fact), ``wrong`` (a claim)."""

    word: str
    fact: Fact
    claim: Fact | None = None
    """Of a pair."""


_COUNTED = {
    "right": ("gold", "found", "core", "strict"),
    "differs": ("gold", "found", "core"),
    "missed": ("gold",),
    "wrong": ("found",),
}


def verdicts(gold: Iterable[Fact], claimed: Iterable[Fact]) -> Iterator[Verdict]:
    """Yield a verdict on each labelled fact of a text, and on each claim that agrees with none."""
    golds, claims = statements(gold), statements(claimed)
    pairs, agreeing = _pairs(golds, claims)
    for place, fact in enumerate(golds):
        if place not in pairs:
            yield Verdict("missed", fact)
        else:
            claim, strict = pairs[place]
            yield Verdict("right" if strict else "differs", fact, claims[claim])
    yield from (Verdict("wrong", claim) for j, claim in enumerate(claims) if j not in agreeing)


def _pairs(golds: list[Fact], claims: list[Fact]) -> tuple[dict[int, tuple[int, bool]], set[int]]:
    """Return fact -> (claim, strict?), the best agreements first, and the claims that agree with some fact."""
    agreements = []
    for i, gold in enumerate(golds):
        for j, claim in enumerate(claims):
            if gold["type"] == claim["type"] and (agreement := agree(gold, claim)).core:
                agreements.append((not agreement.strict, -agreement.right, i, j))
    pairs: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for loose, _, i, j in sorted(agreements):
        if i not in pairs and j not in taken:
            pairs[i] = j, not loose
            taken.add(j)
    return pairs, {j for _, _, _, j in agreements}


class Agreement(NamedTuple):
    """How far a claim says what a fact says; ``right`` counts the equal fields."""

    core: bool
    strict: bool
    right: int


def agree(gold: Fact, claim: Fact) -> Agreement:
    """Compare two facts of one type, field by field."""
    kind = gold["type"]
    right, core, strict = 0, True, True
    for field in (gold.keys() | claim.keys() - _UNLABELLED.get(kind, set())) - {"type"}:
        both = field in gold and field in claim
        if both and _equal(kind, field)(gold[field], claim[field]):
            right += 1
            continue
        core = core and field not in KEYS[kind]
        strict = strict and field in _LOOSE and not both
    return Agreement(core, core and strict, right)


def statements(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts as they are compared, each once.

    A profile is one statement for each field, the names of an alias have no order, a joint venture is a partnership of
    its parents, the whole world is no region of its own, and types without labels are left out.
    """
    found: list[Fact] = []
    for fact in facts:
        filled = {k: v for k, v in fact.items() if v not in (None, "", [], ()) and k != "source"}
        for part in _REWRITTEN.get(filled["type"], _as_it_is)(filled):
            if part["type"] in KEYS and part not in found:
                found.append(part)
    return found


def _as_it_is(fact: dict[str, Any]) -> list[Fact]:
    return [fact]


def _anywhere(fact: dict[str, Any]) -> list[Fact]:
    world = fact.get("region") in ("World", "Global")
    return [{k: v for k, v in fact.items() if not (world and k == "region")}]


def _profile(fact: dict[str, Any]) -> list[Fact]:
    shared = {k: v for k, v in fact.items() if k not in _PROFILE}
    return [{**shared, field: fact[field]} for field in _PROFILE if field in fact]


def _alias(fact: dict[str, Any]) -> list[Fact]:
    return [{"type": "Alias", "names": [fact.get("company", ""), fact.get("alias", "")]}]


def _venture(fact: dict[str, Any]) -> list[Fact]:
    dated = {"date": fact["date"]} if "date" in fact else {}
    return [{"type": "Partnership", "partners": fact.get("parents", []), **dated}]


_REWRITTEN: dict[str, Callable[[dict[str, Any]], list[Fact]]] = {
    "MarketSize": _anywhere,
    "GrowthRate": _anywhere,
    "CompanyProfile": _profile,
    "Alias": _alias,
    "JointVenture": _venture,
}


def folded(value: object) -> str:
    """Return a value without case, marks and punctuation; accents and signs of money stay."""
    text = unicodedata.normalize("NFKC", re.sub("[™®]", "", str(value))).casefold()
    text = re.sub("[.'’‘`]", "", text).replace("&", " and ")
    return re.sub(r"[^\w%$€£+#]+", " ", text).strip().removeprefix("the ")


def _equal(kind: str, field: str) -> Callable[[Any, Any], bool]:
    """Return how two values of a field are compared."""
    if field in ("amount", "percent"):
        return _same_number
    if field == "market":
        return _same_market
    alike = _alike if field in _PROSE or (kind, field) == ("FacilityOpening", "region") else _same
    if field in ("dimension", "parent"):
        alike = _same_heading
    return lambda one, two: _matched(one, two, alike)


def _matched(one: Any, two: Any, alike: Callable[[Any, Any], bool]) -> bool:
    """Return whether each value of a list has its like in the other list."""
    left, right = (v if isinstance(v, (list, tuple)) else [v] for v in (one, two))
    return all(any(alike(a, b) for b in right) for a in left) and all(
        any(alike(a, b) for a in left) for b in right
    )


def _same(one: Any, two: Any) -> bool:
    return folded(one) == folded(two)


def _same_heading(one: Any, two: Any) -> bool:
    bare = [re.sub("^by |s$", "", folded(value)) for value in (one, two)]
    return bare[0] == bare[1]


def _words(value: Any) -> set[str]:
    return set(folded(value).split()) - _EMPTY_WORDS


def _same_market(one: Any, two: Any) -> bool:
    left, right = _words(one), _words(two)
    return left <= right or right <= left


def _alike(one: Any, two: Any) -> bool:
    """One holds the other, or half of the words of both are common."""
    first, second = folded(one), folded(two)
    left, right = _words(one), _words(two)
    common = len(left & right) / len(left | right) if left | right else 0.0
    return first in second or second in first or common >= 0.5


def _same_number(one: Any, two: Any) -> bool:
    """Equal at the digits of the rounder one, two at least: 706 is 705.81; 2.54 is not 2.52."""
    digits = max(2, min(len(f"{abs(n):.6f}".replace(".", "").strip("0")) for n in (one, two)))
    return f"{one:.{digits - 1}e}" == f"{two:.{digits - 1}e}"
