"""What the default graph says of things that an increment touches, made to agree with the claims that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyoxigraph

from marketgraph.build.choice import Choices, Teller, group_of, members
from marketgraph.build.claims import Composer
from marketgraph.build.standing import Standing
from marketgraph.encoding import LABEL, TYPE, Literal, Term, Triple, term_of
from marketgraph.facts import DEVELOPMENTS
from marketgraph.tables import rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, OWL, SKOS

Said: TypeAlias = dict[str, set[Term]]
"""What was said of one thing and is so no more, or is new: property -> values."""

Pair: TypeAlias = tuple[str, Any]
"""A property, and a value as the engine's term."""

_DEFAULT = pyoxigraph.DefaultGraph()
_DESCRIBING = (
    TYPE,
    LABEL,
    f"{SKOS}altLabel",
    f"{MKG}isoCode",
    f"{DCT}isReplacedBy",
    f"{OWL}deprecated",
)
"""What ``encoding.describe`` says of a thing."""


@dataclass(slots=True)
class Given:
    """What is said of a thing other than by claims.

    Attributes:
        triples: Its description.
        told: What documents say of the publication that they carry, and as whom they tell it.
    """

    triples: list[Triple] = field(default_factory=list)
    told: list[tuple[Node, Teller]] = field(default_factory=list)

    def described(self) -> set[Pair]:
        """Return the description, as the engine's terms."""
        return {(triple.predicate, _engine_term(triple.object)) for triple in self.triples}

    def said(self) -> set[Pair]:
        """Return all that documents tell, as the engine's terms."""
        return {
            (path, _engine_term(term))
            for node, _ in self.told
            for path, terms in node.items()
            for term in terms
        }


class Restater:
    """Changes the default graph of a store.

    Attributes:
        growth: Statements added, less those taken out.
    """

    def __init__(
        self,
        store: pyoxigraph.Store,
        standing: Standing,
        composer: Composer,
        given: Mapping[str, Given],
    ) -> None:
        """Work on a store that has the graphs of all claims that stand, and of no others."""
        self._store = store
        self._standing = standing
        self._composer = composer
        self._given = given
        self.growth = 0

    def whole(self, subject: str) -> Node:
        """Say a thing anew, from every claim that tells of it; return what is said of it."""
        node = self._composed(subject)
        if rows.class_of(node) in DEVELOPMENTS:
            node[LABEL] = [self._composer.event_label(node)]
        wanted = {(path, _engine_term(term)) for path, terms in node.items() for term in set(terms)}
        held = {(quad.predicate.value, quad.object) for quad in self._default(subject)}
        self._say(subject, held - wanted, False)
        self._say(subject, wanted - held, True)
        return node

    def _composed(self, subject: str) -> Node:
        """Return what the default graph must say of a thing, but for the label of a development."""
        given = self._given.get(subject) or Given()
        told = list(self._told(subject))
        merged: Node = {}
        for node, _ in told:
            _merge(merged, node)
        single = self._composer.single(subject, merged) if told else frozenset()
        choices = Choices()
        for node, teller in told:
            pairs = [(p, term) for p, terms in node.items() if p in single for term in terms]
            choices.add(subject, pairs, teller)
        result = {p: terms for p, terms in merged.items() if p not in single}
        for triple in choices.triples():
            result.setdefault(triple.predicate, []).append(triple.object)
        for triple in given.triples:
            _merge(result, {triple.predicate: [triple.object]})
        return result

    def _told(self, subject: str, path: str | None = None) -> Iterator[tuple[Node, Teller]]:
        """Yield what each accepted claim that stands, and each document, says of a thing or of a property of it."""
        by_claim: dict[str, Node] = defaultdict(dict)
        node = pyoxigraph.NamedNode(subject)
        asked = pyoxigraph.NamedNode(path) if path else None
        for quad in self._store.quads_for_pattern(node, asked, None, None):
            if self._stands(quad):
                claim = str(getattr(quad.graph_name, "value", ""))
                _merge(by_claim[claim], {quad.predicate.value: [term_of(quad.object)]})
        for claim in sorted(by_claim):
            yield by_claim[claim], self._standing.teller(claim)
        if given := self._given.get(subject):
            yield from given.told

    def changed(
        self, subject: str, said: Said, *, described: bool, less: AbstractSet[str] = frozenset()
    ) -> None:
        """Put right only what changed of a thing that many claims speak of.

        Args:
            subject: Something with a resolved name, or a publication.
            said: What claims say of it that went or came.
            less: Properties of which claims went.
            described: Whether its names or its class changed too.
        """
        given = self._given.get(subject) or Given()
        asked = {(path, _engine_term(term)) for path, terms in said.items() for term in terms}
        if described:
            asked |= given.described()
            for path in _DESCRIBING:
                asked |= {(path, quad.object) for quad in self._default(subject, path)}
        if self._support(subject, {pair for pair in asked if pair[0] == TYPE}, given):
            self.whole(subject)
            return
        single = self._single(subject, given)
        self._support(subject, {pair for pair in asked if pair[0] not in single}, given)
        for group in {group_of(path) for path, _ in asked if path in single}:
            paths = [path for path in members(group) if path in single]
            if less.isdisjoint(paths) and self._wins_again(subject, paths, asked, given):
                continue
            wanted = self._only(subject, paths, given)
            self._hold(subject, paths, self._chosen(subject, paths) if wanted is None else wanted)

    def node(self, subject: str) -> Node:
        """Return what the default graph says of a thing."""
        found: Node = {}
        for quad in self._default(subject):
            found.setdefault(quad.predicate.value, []).append(term_of(quad.object))
        return found

    def _single(self, subject: str, given: Given) -> frozenset[str]:
        """Return the properties of a thing that hold one value, by the classes that it is told to have."""
        said = given.said()
        types = [
            term_of(quad.object)
            for quad in self._default(subject, TYPE)
            if (TYPE, quad.object) in said or self._is_told(subject, TYPE, quad.object)
        ]
        return self._composer.single(subject, {TYPE: types})

    def _support(self, subject: str, asked: Collection[Pair], given: Given) -> bool:
        """Keep or take in what something supports, take out the rest; return whether any changed."""
        sure = given.described() | given.said()
        kept = {pair for pair in asked if pair in sure or self._is_told(subject, *pair)}
        gone = self._say(subject, set(asked) - kept, False)
        return self._say(subject, kept, True) or gone

    def _is_told(self, subject: str, path: str, term: Any) -> bool:
        """Return whether an accepted claim that stands makes a statement."""
        node, asked = pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(path)
        return any(map(self._stands, self._store.quads_for_pattern(node, asked, term, None)))

    def _wins_again(
        self, subject: str, paths: list[str], asked: Collection[Pair], given: Given
    ) -> bool:
        """Return whether claims that came say only what was chosen before: a value with more support wins again."""
        came = {pair for pair in asked if pair[0] in paths}
        held = [(path, quad.object) for path in paths for quad in self._default(subject, path)]
        return len(paths) == 1 and set(held) == came and came.isdisjoint(given.described())

    def _only(self, subject: str, paths: list[str], given: Given) -> set[Pair] | None:
        """Return the only value that all claims give, so that none need be chosen; None if there are several."""
        if len(paths) > 1:
            return None
        asked = f"SELECT DISTINCT ?o {{ GRAPH ?g {{ <{subject}> <{paths[0]}> ?o }} }} LIMIT 2"
        found: Any = self._store.query(asked)
        said = {pair for pair in given.said() if pair[0] == paths[0]}
        values = said | {(paths[0], row[0]) for row in found}
        if len(values) > 1:
            return None
        return {pair for pair in values if pair in said or self._is_told(subject, *pair)}

    def _chosen(self, subject: str, paths: Collection[str]) -> set[Pair]:
        """Return the values that win of properties that are chosen together."""
        by_claim: dict[Teller, list[tuple[str, Term]]] = defaultdict(list)
        for path in paths:
            for node, teller in self._told(subject, path):
                by_claim[teller] += [(path, term) for term in node.get(path, ())]
        choices = Choices()
        for teller, pairs in by_claim.items():
            choices.add(subject, pairs, teller)
        return {(t.predicate, _engine_term(t.object)) for t in choices.triples()}

    def _hold(self, subject: str, paths: Collection[str], wanted: set[Pair]) -> None:
        """Make the default graph hold values of properties, beside those that describe the thing."""
        given = self._given.get(subject) or Given()
        wanted = wanted | {pair for pair in given.described() if pair[0] in paths}
        held = {(path, quad.object) for path in paths for quad in self._default(subject, path)}
        self._say(subject, held - wanted, False)
        self._say(subject, wanted - held, True)

    def _say(self, subject: str, pairs: Collection[Pair], held: bool) -> bool:
        """Make the default graph hold statements, or not hold them; return whether that changed it."""
        node = pyoxigraph.NamedNode(subject)
        quads = [pyoxigraph.Quad(node, pyoxigraph.NamedNode(p), term) for p, term in pairs]
        wrong = [quad for quad in quads if (quad in self._store) is not held]
        for quad in wrong:
            (self._store.add if held else self._store.remove)(quad)
        self.growth += len(wrong) if held else -len(wrong)
        return bool(wrong)

    def _default(self, subject: str, path: str | None = None) -> list[pyoxigraph.Quad]:
        """Return what the default graph says of a thing, or of one property of it."""
        node = pyoxigraph.NamedNode(subject)
        asked = pyoxigraph.NamedNode(path) if path else None
        return list(self._store.quads_for_pattern(node, asked, None, _DEFAULT))

    def _stands(self, quad: pyoxigraph.Quad) -> bool:
        """Return whether a statement is in the graph of an accepted claim that stands."""
        graph = quad.graph_name
        return isinstance(graph, pyoxigraph.NamedNode) and graph.value in self._standing


def _engine_term(term: Term) -> Any:
    """Return a term of ours as the engine's."""
    if not isinstance(term, Literal):
        return pyoxigraph.NamedNode(term)
    if term.language:
        return pyoxigraph.Literal(term.value, language=term.language)
    return pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype))


def _merge(into: Node, node: Node) -> None:
    """Add the values of a node to another."""
    for predicate, terms in node.items():
        known = into.setdefault(predicate, [])
        known.extend(term for term in terms if term not in known)
