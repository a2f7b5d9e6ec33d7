"""What the default graph says of things that an increment touches, made to agree with the claims that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyoxigraph

from marketgraph.build.choice import Choices, Teller, group_of, members
from marketgraph.build.claims import Composer
from marketgraph.build.standing import Standing
from marketgraph.encoding import LABEL, TYPE, Literal, Term, Triple, term_of
from marketgraph.tables import rows
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import DCT, MKG, OWL, SKOS

Said: TypeAlias = dict[str, set[Term]]
"""What was said of one thing and is so no more, or is new: property -> values."""

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
        if rows.class_of(node) in rows.DEVELOPMENTS:
            node[LABEL] = [self._composer.event_label(node)]
        wanted = {(path, _engine_term(term)) for path, terms in node.items() for term in set(terms)}
        held = {(quad.predicate.value, quad.object) for quad in self._default(subject)}
        self._say(subject, held - wanted, False)
        self._say(subject, wanted - held, True)
        return node

    def _composed(self, subject: str) -> Node:
        """Return what the default graph must say of a thing, but for the label of a development."""
        given = self._given.get(subject) or Given()
        told = [*self._told(subject), *given.told]
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
        """Yield what each accepted claim that stands says of a thing, or of one property of it."""
        by_claim: dict[str, Node] = defaultdict(dict)
        node = pyoxigraph.NamedNode(subject)
        asked = pyoxigraph.NamedNode(path) if path else None
        for quad in self._store.quads_for_pattern(node, asked, None, None):
            if self._stands(quad):
                claim = str(getattr(quad.graph_name, "value", ""))
                _merge(by_claim[claim], {quad.predicate.value: [term_of(quad.object)]})
        for claim in sorted(by_claim):
            yield by_claim[claim], self._standing.teller(claim)

    def changed(self, subject: str, said: Said, *, described: bool) -> Node:
        """Put right only what changed of a thing that many claims speak of.

        Args:
            subject: A thing that the resolver knows.
            said: What claims say of it that went or came.
            described: Whether its names or its class changed too.

        Returns:
            What is said of it now, where all of it had to be said anew; else nothing.
        """
        given = {(t.predicate, _engine_term(t.object)) for t in self._description(subject)}
        asked = {(path, _engine_term(term)) for path, terms in said.items() for term in terms}
        if described:
            asked |= given
            for path in _DESCRIBING:
                asked |= {(path, quad.object) for quad in self._default(subject, path)}
        if self._support(subject, {pair for pair in asked if pair[0] == TYPE}, given):
            return self.whole(subject)
        single = self._single(subject)
        self._support(subject, {pair for pair in asked if pair[0] not in single}, given)
        for group in {group_of(path) for path, _ in asked if path in single}:
            self._choose(subject, [path for path in members(group) if path in single], given)
        return {}

    def _single(self, subject: str) -> frozenset[str]:
        """Return the properties of a thing that hold one value, by the classes that claims give it."""
        quads = self._default(subject, TYPE)
        types = [term_of(q.object) for q in quads if self._is_told(subject, TYPE, q.object)]
        return self._composer.single(subject, {TYPE: types})

    def _support(
        self,
        subject: str,
        asked: Collection[tuple[str, Any]],
        given: Collection[tuple[str, Any]],
    ) -> bool:
        """Keep or take in the statements that something supports, take out the others; return whether any changed."""
        kept = {pair for pair in asked if pair in given or self._is_told(subject, *pair)}
        gone = self._say(subject, set(asked) - kept, False)
        return self._say(subject, kept, True) or gone

    def _is_told(self, subject: str, path: str, term: Any) -> bool:
        """Return whether an accepted claim that stands makes a statement."""
        node, asked = pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(path)
        return any(map(self._stands, self._store.quads_for_pattern(node, asked, term, None)))

    def _choose(
        self, subject: str, paths: Collection[str], given: Collection[tuple[str, Any]]
    ) -> None:
        """Choose anew the values of properties that are chosen together."""
        choices = Choices()
        by_claim: dict[Teller, list[tuple[str, Term]]] = defaultdict(list)
        for path in paths:
            for node, teller in self._told(subject, path):
                by_claim[teller] += [(path, term) for term in node[path]]
        for teller, pairs in by_claim.items():
            choices.add(subject, pairs, teller)
        wanted = {(t.predicate, _engine_term(t.object)) for t in choices.triples()}
        wanted |= {pair for pair in given if pair[0] in paths}
        held = {(path, quad.object) for path in paths for quad in self._default(subject, path)}
        self._say(subject, held - wanted, False)
        self._say(subject, wanted - held, True)

    def _say(self, subject: str, pairs: Collection[tuple[str, Any]], held: bool) -> bool:
        """Make the default graph hold statements, or not hold them; return whether that changed it."""
        node = pyoxigraph.NamedNode(subject)
        quads = [pyoxigraph.Quad(node, pyoxigraph.NamedNode(p), term) for p, term in pairs]
        wrong = [quad for quad in quads if (quad in self._store) is not held]
        for quad in wrong:
            (self._store.add if held else self._store.remove)(quad)
        self.growth += len(wrong) if held else -len(wrong)
        return bool(wrong)

    def _description(self, subject: str) -> list[Triple]:
        given = self._given.get(subject)
        return given.triples if given else []

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
