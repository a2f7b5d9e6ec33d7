"""Refusal: a fact whose party, product or deed is in doubt by what stands around it is dropped with the reason.

A reader that knows no companies cannot see that a name is wrong; what stands beside it can tell. A fact is refused if
its kind is in doubt (``factdoubts``), or if each place of its sentence that names one of its parties is (``namedoubts``).
What was refused, and how often that is right, was measured on labelled passages: docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from marketgraph.facts import Fact, Partnership
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.factdoubts import RUN_ON, fact_doubt
from marketgraph.reading.prose.developments.namedoubts import Spot, name_doubt
from marketgraph.reading.prose.developments.skeleton import Place
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.text import Sentence

_PARTIES: dict[str, tuple[str, ...]] = {
    "Acquisition": ("acquirer", "target", "seller"),
    "Merger": ("parties",),
    "JointVenture": ("parents",),
    "Investment": ("investors", "company"),
    "SpinOff": ("company", "seller"),
    "Partnership": ("partners",),
    "CommercialAgreement": ("supplier", "customer"),
    "ProductLaunch": ("companies",),
    "ProductUpdate": ("companies",),
    "FacilityOpening": ("company",),
    "RegulatoryApproval": ("company",),
    "Ownership": ("owner", "company"),
    "CompanyProfile": ("company",),
}
"""Fields with companies by type of fact."""
_DOERS: dict[str, str] = {
    "Acquisition": "acquirer",
    "Investment": "investors",
    "ProductLaunch": "companies",
    "ProductUpdate": "companies",
    "FacilityOpening": "company",
    "Merger": "parties",
    "Partnership": "partners",
    "JointVenture": "parents",
}
"""The field with those who do what a fact tells."""
_DEALS = frozenset({"Acquisition", "Merger", "Investment"})
_BEFORE = 4
"""So many sentences, the first its own, are asked where a party of a fact is named."""
_STATES = frozenset({"Ownership", "CompanyProfile"})


def sure(event: Event, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is surely told of a sentence; the rest is noted with the reason.

    Args:
        event: The sentence.
        found: What a grammar found in it. One name of a row that runs on makes the whole row doubtful.
    """
    items = [(item, _doubt(event, item.fact)) for item in found]
    rows = {item.fact.type for item, reason in items if reason == RUN_ON}
    if _shared(item.fact for item, reason in items if not reason):
        rows.add("Partnership")
    for item, reason in items:
        if reason or item.fact.type in rows:
            event.text.drop(reason or RUN_ON, item.start, item.end)
        else:
            yield item


def _shared(facts: Iterable[Fact]) -> bool:
    """Return whether two partnerships of a sentence share a partner: they may be one with all of them."""
    rows = [set(fact.partners) for fact in facts if isinstance(fact, Partnership)]
    return any(a & b for a, b in combinations(rows, 2))


def _doubt(event: Event, fact: Fact) -> str | None:
    """Return why a fact is refused, or None."""
    names = [name for field in _PARTIES.get(fact.type, ()) for name in _names(fact, field)]
    if reason := fact_doubt(event, fact, names):
        return reason
    doers = _names(fact, _DOERS.get(fact.type, ""))
    for name in names:
        reason = None
        for told, place in _places(event, name):
            does = name in doers and told is event
            if told is not event and told.skeleton.text.startswith(" :", place.end):
                reason = "subject not understood"
                continue
            spot = Spot.of(told, place, does=does, deal=fact.type in _DEALS)
            reason = name_doubt(spot, deed=fact.type not in _STATES, listed=len(names) > 3)
            if reason is None:
                break
        if reason:
            return reason
    return None


def _places(event: Event, name: str) -> list[tuple[Event, Place]]:
    """Return where a sentence names a party, else where the nearest one before it does, from which a pronoun took it."""
    sentence: Sentence | None = event.sentence
    for _ in range(_BEFORE):
        if sentence is None:
            break
        told = event
        if sentence is not event.sentence:
            told = Event.of(event.text, event.identity, sentence, event.company)
        if places := told.skeleton.of(name):
            return [(told, place) for place in places]
        sentence = sentence.before
    return []


def _names(fact: Fact, field: str) -> tuple[str, ...]:
    """Return the names in a field of a fact."""
    value = vars(fact).get(field) or ()
    return (value,) if isinstance(value, str) else tuple(value)
