"""What is told of a thing: its statements, what points at it, and the claims that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from marketgraph.server.linked.asking import Asker, Statement, Term, key, several
from marketgraph.server.linked.facts import Facts
from marketgraph.vocabulary import DCT, MKG, RDF, RDFS

CLAIM, DOCUMENT = f"{MKG}Claim", f"{MKG}SourceDocument"
ABOUT, TYPE, LABEL = f"{MKG}about", f"{RDF}type", f"{RDFS}label"
REPLACED = f"{DCT}isReplacedBy"
CLAIMS = 100
"""Claims whose evidence is told with a thing."""


@dataclass
class Description:
    """What is told of a thing.

    Attributes:
        iri: The thing.
        facts: Its statements, those that point at it, and the evidence.
        pointing: Property -> the things that point at it by this property and are told.
        left_out: Property -> number of things that point at it and are not told; None is for claims, and ``""``
            for statements of its own.
        claims: Statement -> the claims that say it.
        stated: Claim -> what it states; of a claim's own page or a document's.
        names: What the names of things are made of.
    """

    iri: str
    facts: Facts = field(default_factory=Facts)
    pointing: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[str | None, int] = field(default_factory=dict)
    claims: dict[Statement, list[str]] = field(default_factory=dict)
    stated: dict[str, list[Statement]] = field(default_factory=dict)
    names: Facts = field(default_factory=Facts)

    @property
    def types(self) -> list[str]:
        """The classes of the thing."""
        return [value.value for value in self.facts.all(self.iri, TYPE)]

    @property
    def replacement(self) -> str:
        """The thing that took its place, or nothing."""
        return self.facts.text(self.iri, REPLACED)

    def cut(self, name: str | None, number: int) -> None:
        """Note a number of things that are not told."""
        if number > 0:
            self.left_out[name] = number


def begun(ask: Asker, iri: str) -> Description | None:
    """Return a thing with its own statements, or None if nothing is said of it.

    Raises:
        QueryError: A query ran over its limits.
    """
    told = Description(iri)
    told.facts.add(ask.statements("statements", subject=iri))
    return told if any(told.facts.of(iri)) else None


def complete(ask: Asker, told: Description) -> None:
    """Add to a thing that was begun what points at it, the claims that say so, and names.

    Raises:
        QueryError: A query ran over its limits.
    """
    if CLAIM in told.types:
        _of_claims(ask, told, [told.iri])
        told.facts.add(one for stated in told.stated.values() for one in stated)
    else:
        _around(ask, told)
        if DOCUMENT in told.types:
            _of_document(ask, told)
    add_names(ask, told)


def add_names(ask: Asker, told: Description) -> None:
    """Add the names of all that is told."""
    named = {*told.facts.iris(), *_mentioned(told)}
    for group in several(sorted(named)):
        told.names.add(ask.statements("names", thing=group))


def _mentioned(told: Description) -> Iterable[str]:
    for stated in told.stated.values():
        for subject, _, value in stated:
            yield subject
            if isinstance(value, ox.NamedNode):
                yield value.value


def _around(ask: Asker, told: Description) -> None:
    """Add what points at a thing, and the evidence of all that is told."""
    counts = {
        (way.value, name.value): int(count.value)
        for way, name, count in ask.rows("counts", subject=told.iri)
    }
    said = sum(1 for _ in told.facts.of(told.iri))
    told.cut("", sum(n for (way, _), n in counts.items() if way == "from") - said)
    _support(told, ((c, told.iri, p, v) for c, p, v in ask.rows("support", subject=told.iri)))
    for (way, name), count in counts.items():
        if way == "to" and name != ABOUT:
            _pointing(ask, told, name, count)
    claims = list(dict.fromkeys(claim for found in told.claims.values() for claim in found))
    about = counts.get(("to", ABOUT), 0)
    first = _told_first(told)
    told.cut(None, max(about, len(claims)) - len(first))
    for group in several(first):
        told.facts.add(ask.statements("evidence", claim=group))


def _told_first(told: Description) -> list[str]:
    """Return the claims whose evidence is told: of each statement the first, then the second and so on."""
    shown = {(subject, name, value) for subject, name, value in told.facts}
    lists = [claims for one, claims in told.claims.items() if one in shown]
    longest = max(map(len, lists), default=0)
    ordered = (claims[at] for at in range(longest) for claims in lists if at < len(claims))
    return list(dict.fromkeys(ordered))[:CLAIMS]


def _pointing(ask: Asker, told: Description, name: str, count: int) -> None:
    found = ask.statements("mentions", subject=told.iri, property=name)
    told.facts.add(found)
    others = [subject for subject, _, _ in found]
    told.pointing[name] = others
    told.cut(name, count - len(others))
    value = ox.NamedNode(told.iri)
    for group in several(others):
        rows = ask.rows("mention-support", subject=told.iri, property=name, other=group)
        _support(told, ((claim, key(other), ox.NamedNode(name), value) for other, claim in rows))


def _support(told: Description, rows: Iterable[tuple[Term, str, Term, Term]]) -> None:
    for claim, subject, name, value in rows:
        told.claims.setdefault((subject, name.value, value), []).append(claim.value)


def _of_document(ask: Asker, told: Description) -> None:
    rows = ask.rows("document-claims", document=told.iri)
    claims = list(dict.fromkeys(claim.value for (claim,) in rows))
    ((count,),) = ask.rows("document-count", document=told.iri)
    told.cut(None, int(count.value) - len(rows))
    _of_claims(ask, told, claims)


def _of_claims(ask: Asker, told: Description, claims: list[str]) -> None:
    """Add the evidence of claims, and what they state."""
    told.stated = {claim: [] for claim in claims}
    for group in several(claims):
        told.facts.add(ask.statements("evidence", claim=group))
        for claim, subject, name, value in ask.rows("stated", claim=group):
            told.stated[claim.value].append((key(subject), name.value, value))
