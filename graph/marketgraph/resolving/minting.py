"""Mint slugs: a thing that the register knows keeps its IRI, others get one in sorted order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marketgraph.resolving.companies import label_of
from marketgraph.resolving.register import Register, Row
from marketgraph.vocabulary import Iris, digest, slugify


@dataclass(slots=True)
class Spelling:
    """A name key inside a cluster.

    Attributes:
        key: The name key.
        written: Its written forms with their numbers of mentions.
        scopes: For each node of that key, where it stands: the most telling scope first.
        iri: Its own IRI, once known.
    """

    key: str
    written: Sequence[tuple[str, int]]
    scopes: Sequence[tuple[str, ...]]
    iri: str = ""

    @property
    def label(self) -> str:
        """Its best written form, which the slug is made of."""
        return label_of(self.written)


@dataclass(slots=True)
class Cluster:
    """What is one thing: its spellings, its country if one is known, in the end its canonical IRI."""

    spellings: Sequence[Spelling]
    country: str = ""
    iri: str = ""
    replaced: Sequence[str] = ()


class Mint:
    """Gives IRIs of one kind to clusters and writes what is new to the register."""

    def __init__(self, kind: str, register: Register, iris: Iris, today: str) -> None:
        """Mint for a kind.

        Args:
            kind: Kind of thing.
            register: The register; rows are added to it.
            iris: Where IRIs start.
            today: The day, ISO 8601.
        """
        self.kind = kind
        self.register = register
        self.iris = iris
        self.today = today

    def name(self, clusters: Sequence[Cluster], foreign: Iterable[tuple[str, str]] = ()) -> None:
        """Give every spelling its own IRI and every cluster the oldest that is its.

        Args:
            clusters: The clusters in their sorted order.
            foreign: Pairs of IRIs that people declared different.
        """
        owners = self._recognise(clusters)
        fresh = [
            (spelling.key, spelling.scopes[0][0], number, spelling)
            for number, cluster in enumerate(clusters)
            for spelling in cluster.spellings
            if not spelling.iri
        ]
        fresh.sort(key=lambda item: item[:3])
        for key, scope, number, spelling in fresh:
            spelling.iri = self._mint(key, scope, spelling.label, clusters[number].country)
            owners[spelling.iri] = number
        apart = {frozenset(pair) for pair in foreign}
        for number, cluster in enumerate(clusters):
            self._choose(number, cluster, owners, apart)
        self._record(clusters)

    def _recognise(self, clusters: Sequence[Cluster]) -> dict[str, int]:
        """Give known spellings their IRIs; return which cluster owns each.

        A scope in which a spelling already has an IRI gives it no other: that is another cluster's. What was
        written down for the most telling scope of a node goes before what its other scopes know.
        """
        owners: dict[str, int] = {}
        if not self.register.rows:
            return owners
        for number, cluster in enumerate(clusters):
            for spelling in cluster.spellings:
                first = (self._written(spelling.key, scope) for scope, *_ in spelling.scopes)
                self._take(number, spelling.key, first, owners)
        for number, cluster in enumerate(clusters):
            for spelling in cluster.spellings:
                if mine := self._take(number, spelling.key, self._known(spelling), owners):
                    spelling.iri = min(mine, key=self.register.age)
        return owners

    def _take(
        self, number: int, key: str, known: Iterable[Sequence[str]], owners: dict[str, int]
    ) -> set[str]:
        """Return of each scope's IRIs the first that was minted for a name and is no other cluster's; they are this one's."""
        mine: set[str] = set()
        for iris in known:
            for iri in iris if mine.isdisjoint(iris) else ():
                minted_here = self.register.minted_for(iri) == key
                if minted_here and owners.setdefault(iri, number) == number:
                    mine.add(iri)
                    break
        return mine

    def _written(self, key: str, scope: str) -> Sequence[str]:
        """Return the IRIs under which a name is known in a scope."""
        return self.register.known(self.kind, key, scope)

    def _known(self, spelling: Spelling) -> Iterator[Sequence[str]]:
        """Yield the IRIs under which a spelling is known in its scopes."""
        for scopes in spelling.scopes:
            for scope in scopes:
                if known := self._written(spelling.key, scope):
                    yield known

    def _mint(self, key: str, scope: str, label: str, country: str) -> str:
        """Return a new IRI: the bare slug if it is free, else with the country, else with a hash."""
        for slug in _slugs(slugify(label), country, f"{key}|{scope}"):
            iri = self.iris.entity(self.kind, slug)
            if iri not in self.register:
                break
        self.register.add(Row(iri, self.kind, key, scope, self.today))
        return iri

    def _choose(
        self,
        number: int,
        cluster: Cluster,
        owners: dict[str, int],
        apart: set[frozenset[str]],
    ) -> None:
        """Set the canonical IRI of a cluster: the oldest of its own and of those it once had."""
        if len(cluster.spellings) == 1 and not any(
            map(_several, self._known(cluster.spellings[0]))
        ):
            cluster.iri = cluster.spellings[0].iri
            return
        own = {spelling.iri for spelling in cluster.spellings}
        former = {
            iri
            for spelling in cluster.spellings
            for known in self._known(spelling)
            for iri in known
            if iri not in own
            and owners.setdefault(iri, number) == number
            and not any(frozenset((iri, mine)) in apart for mine in own)
        }
        cluster.iri = min(own | former, key=self.register.age)
        cluster.replaced = sorted((own | former) - {cluster.iri})

    def _record(self, clusters: Sequence[Cluster]) -> None:
        """Write down under which IRIs each name is known in its scopes."""
        rows = []
        for cluster in clusters:
            for spelling in cluster.spellings:
                for scopes in spelling.scopes:
                    for iri in dict.fromkeys((spelling.iri, cluster.iri)):
                        known = (self.register.known(self.kind, spelling.key, s) for s in scopes)
                        if not any(iri in found for found in known):
                            rows.append((spelling.key, scopes[0], iri))
        for key, scope, iri in sorted(set(rows)):
            self.register.add(Row(iri, self.kind, key, scope, self.today))


def _several(known: Sequence[str]) -> bool:
    """Return whether a name is known by several IRIs."""
    return len(known) > 1


def _slugs(bare: str, country: str, identity: str) -> Iterator[str]:
    """Yield slugs: the bare one, with the country, with longer and longer hashes."""
    yield bare
    if country:
        yield f"{bare}-{country.lower()}"
    for length in range(6, 65):
        yield f"{bare}-{digest(identity, length)}"
