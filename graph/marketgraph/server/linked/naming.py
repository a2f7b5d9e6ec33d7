"""Names of things; those without a label are called by what they are and hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from marketgraph.server.linked.describing import LABEL, TYPE
from marketgraph.server.linked.facts import Facts
from marketgraph.views.words import money, number, percent, spaced, years
from marketgraph.vocabulary import MKG, SKOS, Iris

_SPLIT = re.compile(r"[/#]")


def local(iri: str) -> str:
    """Return what stands behind the last slash or hash of an IRI.

    >>> local("https://example.org/terms#broader")
    'broader'
    """
    return _SPLIT.split(iri)[-1] or iri


def kinds(types: Sequence[str]) -> str:
    """Return the classes of a thing in words."""
    return " · ".join(dict.fromkeys(spaced(local(each)) for each in types))


def name(iri: str, facts: Facts, base: str) -> str:
    """Return what a thing is called.

    Args:
        iri: The thing.
        facts: Labels, and of things without one the values that a name is made of.
        base: Base of our IRIs.
    """
    types = [value.value for value in facts.all(iri, TYPE)]
    if label := facts.text(iri, LABEL):
        return label
    for kind in types:
        if made := _MAKERS.get(local(kind), _nothing)(iri, facts):
            return made
    if iri.startswith(MKG):
        return spaced(local(iri))
    if our_kind := Iris(base).kind_of(iri):
        return f"{our_kind.capitalize()} {_shortened(local(iri))}"
    return iri


def _shortened(slug: str) -> str:
    return slug[:8] if re.fullmatch(r"[0-9a-f]{16,}(-\d+)*", slug) else slug


def _nothing(iri: str, facts: Facts) -> str:
    return ""


def _size(iri: str, facts: Facts) -> str:
    value = _number(iri, f"{MKG}amount", facts)
    return _when("Size", value and money(value, facts.text(iri, f"{MKG}currency")), iri, facts)


def _share(iri: str, facts: Facts) -> str:
    value = _number(iri, f"{MKG}percent", facts)
    kind = kinds([each.value for each in facts.all(iri, TYPE)])
    return _when(kind, value is not None and percent(value), iri, facts)


def _rank(iri: str, facts: Facts) -> str:
    value = _number(iri, f"{MKG}rank", facts)
    return _when("Rank", value is not None and number(value), iri, facts)


def _when(kind: str, value: object, iri: str, facts: Facts) -> str:
    if not value:
        return ""
    start, end = (_number(iri, f"{MKG}{one}Year", facts) for one in ("start", "end"))
    span = years(*(None if one is None else int(one) for one in (start, end)))
    return f"{kind} {value}, {span}" if span else f"{kind} {value}"


def _number(iri: str, property_: str, facts: Facts) -> float | None:
    try:
        return float(facts.text(iri, property_))
    except ValueError:
        return None


def _identifier(iri: str, facts: Facts) -> str:
    parts = (facts.text(iri, f"{MKG}scheme"), facts.text(iri, f"{SKOS}notation"))
    return " ".join(filter(None, parts))


def _interest(iri: str, facts: Facts) -> str:
    owner, owned = (facts.text(iri, f"{MKG}{role}") for role in ("owner", "owned"))
    names = [facts.text(one, LABEL) or local(one) for one in (owner, owned) if one]
    return " owns ".join(names) if len(names) == 2 else ""


_MAKERS: dict[str, Callable[[str, Facts], str]] = {
    "MarketSize": _size,
    "GrowthRate": _share,
    "MarketShare": _share,
    "Ranking": _rank,
    "Identifier": _identifier,
    "OwnershipInterest": _interest,
}
