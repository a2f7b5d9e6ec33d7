"""Which value the default graph holds where claims differ on a single-valued property.

The order (ARCHITECTURE): a judgement, more independent sources, the more precise, the later source, the
smaller claim id. What belongs together (the two ends of a date, amount and currency) is chosen together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    """A value and what speaks for it: who tells it, whether a person accepted it, how late.

    Most values have one origin, and a build keeps many: further origins take room only where there are some.
    """

    value: Value
    claim: str
    origin: str
    judged: bool
    issued: str
    others: set[str] | None = None

    def add(self, teller: Teller) -> None:
        """Add another claim that tells the value."""
        self.judged = self.judged or teller.judged
        self.issued = max(self.issued, teller.issued)
        self.claim = min(self.claim, teller.claim)
        if teller.origin != self.origin:
            self.others = self.others or set()
            self.others.add(teller.origin)

    @property
    def origins(self) -> int:
        """The number of independent sources."""
        return 1 + len(self.others or ())


def choose(values: Iterable[Support]) -> Value:
    """Return the value that wins.

    Args:
        values: The values with what speaks for each; at least one.
    """

    def weight(support: Support) -> tuple[bool, int, int, str]:
        return support.judged, support.origins, _precision(support.value), support.issued

    return max(sorted(values, key=lambda support: support.claim), key=weight).value


class Choices:
    """Collects what claims say of single-valued properties, and gives the values that win."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self._said: defaultdict[str, dict[str, Support | dict[Value, Support]]] = defaultdict(dict)

    def add(self, subject: str, said: Iterable[tuple[str, Term]], teller: Teller) -> None:
        """Add what one claim says of the single-valued properties of a subject."""
        groups: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for path, term in said:
            groups[group_of(path)].append((path, term))
        for group, pairs in groups.items():
            self._add(self._said[group], subject, tuple(sorted(set(pairs))), teller)

    def _add(
        self,
        said: dict[str, Support | dict[Value, Support]],
        subject: str,
        value: Value,
        teller: Teller,
    ) -> None:
        """Add a value of one group of properties; a lone value is kept without a dictionary."""
        known = said.get(subject)
        if isinstance(known, Support) and known.value != value:
            known = said[subject] = {known.value: known}
        support = known.get(value) if isinstance(known, dict) else known
        if support:
            support.add(teller)
            return
        support = Support(value, *teller)
        if isinstance(known, dict):
            known[value] = support
        else:
            said[subject] = support

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of the values that win."""
        for said in self._said.values():
            for subject, values in said.items():
                yield from _winning(subject, values)

    def taken(self) -> Iterator[Triple]:
        """Yield the same, and forget of each subject what was said as soon as it is chosen: there may be much."""
        for said in self._said.values():
            for subject in list(said):
                yield from _winning(subject, said.pop(subject))


def _winning(subject: str, values: Support | dict[Value, Support]) -> Iterator[Triple]:
    """Yield the triples of the value that wins."""
    found = values.value if isinstance(values, Support) else choose(values.values())
    for path, term in found:
        yield Triple(subject, path, term)
