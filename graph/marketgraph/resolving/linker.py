"""Decide which company names mean one company: edges in a fixed order, closed by union-find."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.closure import COUNTRY, Closure
from marketgraph.resolving.companies import CompanyNodes

OWNED = "one owns the other"


class Refusal(NamedTuple):
    """Two nodes that were to be one company, and why they are not."""

    left: int
    right: int
    reason: str


class Verdicts(NamedTuple):
    """What people decided, over groups of nodes."""

    same: Sequence[tuple[Sequence[int], str]]
    different: Sequence[tuple[Sequence[int], Sequence[int], str]]


class Linker:
    """Joins nodes into companies; the order of its steps is the order of trust.

    Judgements, ownership (as a difference), identifiers, aliases, equal cores inside a document or credited
    publication, then equal names of two or more words in one country across them.
    """

    def __init__(self, nodes: CompanyNodes, aliases: Aliases) -> None:
        """Take the nodes; the names of the alias table become nodes after them."""
        self.nodes = nodes
        self.hubs = {
            full: len(nodes) + number
            for number, full in enumerate(sorted({name for pair in aliases.pairs for name in pair}))
        }
        self.aliases = aliases
        self.closure = Closure(len(nodes) + len(self.hubs))
        self.refusals: list[Refusal] = []

    def link(self, verdicts: Verdicts) -> Closure:
        """Join all that is one company, as far as people decided nothing else, and return the clusters."""
        self._learn()
        self._judge(verdicts)
        self._separate_owners()
        self._by_identifier()
        self._by_alias()
        self._by_scope()
        self._across()
        return self.closure

    def _learn(self) -> None:
        """Tell the closure the countries and identifiers of the nodes."""
        for node, countries in self.nodes.countries.items():
            self.closure.learn(node, COUNTRY, countries)
        for node, identifiers in self.nodes.identifiers.items():
            for scheme, value in sorted(identifiers):
                self.closure.learn(node, scheme, (value,))

    def _judge(self, verdicts: Verdicts) -> None:
        """Join and part as people decided."""
        for group, _ in verdicts.same:
            for left, right in pairwise(group):
                self.closure.join(left, right, force=True)
        for lefts, rights, reason in verdicts.different:
            for left in lefts:
                for right in rights:
                    self.closure.set_apart(left, right, reason)

    def _separate_owners(self) -> None:
        """Keep an owner and what it owns apart."""
        for owner, company in self.nodes.owned:
            self.closure.set_apart(owner, company, OWNED)

    def _by_identifier(self) -> None:
        """Join the nodes that share an identifier."""
        groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for node in sorted(self.nodes.identifiers):
            for identifier in self.nodes.identifiers[node]:
                groups[identifier].append(node)
        for identifier in sorted(groups):
            self._chain(groups[identifier])

    def _by_alias(self) -> None:
        """Join by the aliases of the texts, then by the table of aliases."""
        for company, alias in self.nodes.aliases:
            self._join(company, alias)
        if self.hubs:
            hubs = self.hubs
            for node, full in enumerate(self.nodes.full):
                if full in hubs:
                    self._join(node, hubs[full])
            for left, right in self.aliases.pairs:
                self._join(hubs[left], hubs[right])

    def _by_scope(self) -> None:
        """Join equal cores inside a document, then inside a credited publication."""
        core = self.nodes.core
        for _, document in groupby(range(len(self.nodes)), self.nodes.document.__getitem__):
            cores: defaultdict[str, list[int]] = defaultdict(list)
            for node in document:
                cores[core[node]].append(node)
            for group in cores.values():
                if len(group) > 1:
                    self._join_equal_cores(group)
        groups: dict[tuple[str, str], list[int]] = {}
        for publication, nodes in self._by_publication().items():
            for equal, found in groupby(sorted(nodes, key=core.__getitem__), core.__getitem__):
                if len(group := list(found)) > 1:
                    groups[(publication, equal)] = group
        for key in sorted(groups, key=str):
            self._join_equal_cores(groups[key])

    def _by_publication(self) -> Mapping[str, Sequence[int]]:
        """Return the nodes that each publication credits, in order."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("l"))
        for node, publications in enumerate(self.nodes.publications):
            for publication in publications:
                found[publication].append(node)
        return found

    def _across(self) -> None:
        """Join equal cores of two or more words across scopes where the country agrees."""
        if not self.nodes.countries:
            return
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for node, words in enumerate(self.nodes.words):
            if words > 1:
                groups[self.nodes.core[node]].append(node)
        for core in sorted(groups):
            if len(groups[core]) > 1:
                for group in self._by_country(groups[core]):
                    self._join_equal_cores(group)

    def _by_country(self, group: Iterable[int]) -> Iterator[list[int]]:
        """Yield the nodes of a group that share a country, by country."""
        countries: defaultdict[str, list[int]] = defaultdict(list)
        for node in group:
            for country in self.closure.known(node, COUNTRY):
                countries[country].append(node)
        for country in sorted(countries):
            if len(countries[country]) > 1:
                yield countries[country]

    def _join_equal_cores(self, group: Sequence[int]) -> None:
        """Join nodes of equal core; where forms or countries contradict, only those that agree."""
        if self._agree(group):
            self._chain(group)
            return
        for left, right in combinations(group[:50], 2):
            if reason := self._against(left, right):
                self.refusals.append(Refusal(left, right, reason))
            elif self._tells(left) and self._tells(right):
                self._join(left, right)

    def _agree(self, group: Sequence[int]) -> bool:
        """Return whether nothing known of some nodes contradicts their being one."""
        forms = [self.nodes.legal[node] for node in group if self.nodes.legal[node]]
        known = [found for node in group if (found := self.closure.known(node, COUNTRY))]
        return all(not sets or bool(frozenset.intersection(*sets)) for sets in (forms, known))

    def _against(self, left: int, right: int) -> str | None:
        """Return what speaks against two nodes of equal core."""
        one, other = self.nodes.legal[left], self.nodes.legal[right]
        if one and other and not one & other:
            return "legal forms of different countries"
        return self.closure.conflict(left, right)

    def _tells(self, node: int) -> bool:
        """Return whether anything is known of a node's country."""
        return bool(self.nodes.legal[node] or self.closure.known(node, COUNTRY))

    def _chain(self, group: Sequence[int]) -> None:
        """Join each node of a group to the next."""
        for left, right in pairwise(group):
            self._join(left, right)

    def _join(self, left: int, right: int) -> None:
        """Join two nodes, or keep why not."""
        if reason := self.closure.join(left, right):
            self.refusals.append(Refusal(left, right, reason))
