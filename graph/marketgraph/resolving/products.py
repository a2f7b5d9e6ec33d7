"""Products and facilities: one a name key and company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marketgraph.resolving.companies import label_of
from marketgraph.resolving.mentions import Made
from marketgraph.resolving.model import Entity
from marketgraph.resolving.names import key_of
from marketgraph.resolving.things import Minter
from marketgraph.vocabulary import slugify


def made_things(
    kind: str,
    type_: str,
    documents: Sequence[tuple[Mapping[Made, int], Mapping[str, str]]],
    minter: Minter,
) -> tuple[list[dict[Made, str]], dict[str, Entity]]:
    """Return the IRIs of made things for each document, and the entities.

    Args:
        kind: product or facility.
        type_: Class of the entities.
        documents: For each document, its things with their numbers of mentions, and company → IRI.
        minter: Gives IRIs.
    """
    groups: defaultdict[tuple[str, str], list[tuple[int, Made, int]]] = defaultdict(list)
    for number, (counts, companies) in enumerate(documents):
        for (made, count), identity in zip(
            counts.items(), _identities(counts, companies), strict=True
        ):
            groups[identity].append((number, made, count))
    tables: list[dict[Made, str]] = [{} for _ in documents]
    entities: dict[str, Entity] = {}
    for key, maker in sorted(groups):
        rows = groups[(key, maker)]
        label = label_of([(made[0], count) for _, made, count in rows])
        slug, owner = slugify(label), maker.rpartition("/")[2]
        iri = minter.iri(kind, key, [slug, f"{slug}-{owner}"] if owner else [slug], owner)
        names = tuple(sorted({made[0] for _, made, _ in rows}))
        entities[iri] = Entity(iri, kind, type_, label, names, maker=maker or None)
        for number, made, _ in rows:
            tables[number][made] = iri
    return tables, entities


def _identities(counts: Iterable[Made], companies: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return key and maker of each thing; one without a maker is that of the only maker around."""
    made = [(key_of(name), companies[maker] if maker else "") for name, maker in counts]
    makers: defaultdict[str, set[str]] = defaultdict(set)
    for key, maker in made:
        if maker:
            makers[key].add(maker)
    return [
        (key, next(iter(makers[key])) if not maker and len(makers[key]) == 1 else maker)
        for key, maker in made
    ]
