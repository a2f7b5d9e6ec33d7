"""Which value the default graph holds where claims differ on a single-valued property.

The order (ARCHITECTURE): a judgement, more independent sources, the more precise, the later source, the
smaller claim id. What belongs together (the two ends of a date, amount and currency) is chosen together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from marketgraph.encoding import Literal, Term, Triple
from marketgraph.encoding.terms import XSD_DATE, XSD_DECIMAL
from marketgraph.vocabulary import MKG

_GROUPS = {
    f"{MKG}{name}": group
    for group, names in {
        "date": ("earliestDate", "latestDate"),
        "money": ("amount", "currency"),
        "forecast": ("forecastStart", "forecastEnd"),
        "validity": ("validFrom", "validTo"),
    }.items()
    for name in names
}
_MEMBERS: dict[str, tuple[str, ...]] = {
    group: tuple(path for path, name in _GROUPS.items() if name == group)
    for group in set(_GROUPS.values())
}

Value: TypeAlias = tuple[tuple[str, Term], ...]


class Teller(NamedTuple):
    """What decides between claims.

    Attributes:
        claim: IRI of the claim.
        origin: Its independent source.
        judged: Whether a person accepted it.
        issued: Date of its source, or empty.
    """

    claim: str
    origin: str
    judged: bool = False
    issued: str = ""


def group_of(path: str) -> str:
    """Return the group of properties that are chosen together; a lone property is its own group."""
    return _GROUPS.get(path, path)


def members(group: str) -> tuple[str, ...]:
    """Return the properties of a group."""
    return _MEMBERS.get(group, (group,))


def _precision(value: Value) -> int:
    """Return how precise a value is: minus the days that a date leaves open, or the digits of a number."""
    literals = [term for _, term in value if isinstance(term, Literal)]
    days = [date.fromisoformat(t.value) for t in literals if t.datatype == XSD_DATE]
    if days:
        return -(max(days) - min(days)).days
    numbers = [t.value for t in literals if t.datatype == XSD_DECIMAL]
    return max((len(n.replace(".", "").strip("0-")) for n in numbers), default=0)


@dataclass(slots=True)
class Support:
    """What speaks for one value: who tells it, whether a person accepted it, how late, how precise."""

    origins: set[str] = field(default_factory=set)
    judged: bool = False
    issued: str = ""
    claim: str = ""

    def add(self, teller: Teller) -> None:
        """Add one claim that tells the value."""
        self.origins.add(teller.origin)
        self.judged = self.judged or teller.judged
        self.issued = max(self.issued, teller.issued)
        self.claim = min(self.claim or teller.claim, teller.claim)


def choose(values: Mapping[Value, Support]) -> Value:
    """Return the value that wins.

    Args:
        values: Each value with what speaks for it; at least one.
    """

    def weight(value: Value) -> tuple[bool, int, int, str]:
        support = values[value]
        return support.judged, len(support.origins), _precision(value), support.issued

    return max(sorted(values, key=lambda value: values[value].claim), key=weight)


class Choices:
    """Collects what claims say of single-valued properties, and gives the values that win."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self._said: dict[tuple[str, str], dict[Value, Support]] = {}

    def add(self, subject: str, said: Iterable[tuple[str, Term]], teller: Teller) -> None:
        """Add what one claim says of the single-valued properties of a subject."""
        groups: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for path, term in said:
            groups[group_of(path)].append((path, term))
        for group, pairs in groups.items():
            value = tuple(sorted(set(pairs)))
            values = self._said.setdefault((subject, group), {})
            values.setdefault(value, Support()).add(teller)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of the values that win."""
        for (subject, _), values in self._said.items():
            for path, term in choose(values):
                yield Triple(subject, path, term)
