"""Things that merge everywhere by a key: organizations, markets, regions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from marketgraph.resolving.companies import label_of
from marketgraph.resolving.model import Entity
from marketgraph.resolving.names import parse_name, words_of
from marketgraph.resolving.places import Country, Places, is_world
from marketgraph.resolving.register import Register, Row
from marketgraph.resolving.topics import market_key, market_label
from marketgraph.vocabulary import MKG, Iris, digest, slugify

WORLD = f"{MKG}World"


@dataclass(slots=True)
class Table:
    """Things of one kind: written → IRI, and the entities by IRI."""

    iris: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)


class Minter:
    """Finds or mints the IRI of a thing that is known by its kind, key and scope alone."""

    def __init__(
        self, register: Register, iris: Iris, today: str, same: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Mint into a register on a day; ``same`` are IRIs that people judged to be one."""
        self.register = register
        self.iris = iris
        self.today = today
        self.replaced = _oldest(same, register)

    def iri(self, kind: str, key: str, slugs: Iterable[str], scope: str = "") -> str:
        """Return the IRI of a thing; slugs are tried in order, then one with a hash."""
        if known := self.register.known(kind, key, scope):
            return self.replaced.get(known[0], known[0])
        slugs = list(slugs)
        slugs += [f"{slugs[0]}-{digest(f'{key}|{scope}', length)}" for length in (6, 12, 32)]
        for slug in slugs:
            iri = self.iris.entity(kind, slug)
            if iri not in self.register:
                break
        self.register.add(Row(iri, kind, key, scope, self.today))
        return iri


def _oldest(same: Iterable[tuple[str, str]], register: Register) -> dict[str, str]:
    """Return for each IRI judged to be another the oldest of those it is one with."""
    leaders: dict[str, str] = {}

    def lead(iri: str) -> str:
        while (above := leaders.get(iri, iri)) != iri:
            iri = above
        return iri

    for pair in sorted(same):
        if all(iri in register for iri in pair):
            oldest, other = sorted(map(lead, pair), key=register.age)
            if oldest != other:
                leaders[other] = oldest
    return {iri: lead(iri) for iri in leaders}


def organizations(counts: Mapping[str, int], minter: Minter) -> Table:
    """Return publishers and authorities: one a core name."""
    return _named(
        "organization", "Organization", counts, lambda name: parse_name(name).core, minter
    )


def markets(counts: Mapping[str, int], minter: Minter) -> Table:
    """Return markets: one a name without Global and Market."""
    return _named("market", "Market", counts, market_key, minter, market_label)


def _named(
    kind: str,
    type_: str,
    counts: Mapping[str, int],
    key: Callable[[str], str],
    minter: Minter,
    bare: Callable[[str], str] = str,
) -> Table:
    """Return things that merge everywhere where their keys are equal."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for written in sorted(counts):
        groups[key(written)].append(written)
    table = Table()
    merged: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        label = label_of([(bare(written), counts[written]) for written in groups[name]])
        iri = minter.iri(kind, name, [slugify(label)])
        table.iris.update(dict.fromkeys(groups[name], iri))
        merged[iri] += groups[name]
    for iri, names in merged.items():
        label = label_of([(bare(written), counts[written]) for written in names])
        table.entities[iri] = Entity(iri, kind, type_, label, tuple(sorted(names)))
    return table


def regions(counts: Mapping[str, int], places: Places, minter: Minter) -> Table:
    """Return regions and countries; the world is a term of the ontology, not an entity."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    found: dict[str, Country | str] = {}
    table = Table()
    for written in sorted(counts):
        if is_world(written):
            table.iris[written] = WORLD
            continue
        place = places.named(written)
        key = "".join(words_of(place.name if isinstance(place, Country) else place))
        found.setdefault(key, place)
        groups[key].append(written)
    for key in sorted(groups):
        place, names = found[key], tuple(groups[key])
        country = place if isinstance(place, Country) else None
        label = country.name if country else str(place)
        iri = minter.iri("region", key, [slugify(label)])
        table.iris.update(dict.fromkeys(names, iri))
        alpha2 = country.alpha2 if country else None
        type_ = "Country" if country else "Region"
        table.entities[iri] = Entity(iri, "region", type_, label, names, alpha2)
    return table
