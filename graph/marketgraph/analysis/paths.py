"""How two companies hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING, Annotated, NamedTuple

from marketgraph.analysis.evidence import LISTING, Floors
from marketgraph.analysis.model import analysis
from marketgraph.analysis.names import resolve
from marketgraph.analysis.scope import AsOf, Rows, claims_about, labels_of, listing
from marketgraph.errors import UsageError
from marketgraph.network import EdgeArrays, TableSource, edges
from marketgraph.vocabulary import RELATIONS

if TYPE_CHECKING:
    import pandas as pd


class Link(NamedTuple):
    """Why two things stand next to each other: words with {} for both, in order, and claims."""

    source: str
    words: str
    target: str
    claims: tuple[str, ...]


Links = dict[str, dict[str, list[Link]]]


@analysis("paths", "Paths between two companies", LISTING)
def paths(
    tables: TableSource,
    *,
    floors: Floors,
    company: Annotated[str, "where the paths start (name or IRI)"],
    to: Annotated[str, "where they end (name or IRI)"],
    as_of: AsOf = None,
    segments: Annotated[bool, "let paths run through shared segments too"] = False,
    hub: Annotated[int, "never run through segments or developments of more companies"] = 20,
    longest: Annotated[int, "most steps of a path"] = 6,
    limit: Rows = 10,
) -> pd.DataFrame:
    """Find the shortest paths between two companies, and say what each step is.

    Steps are relations between companies, and being parties to one development (a merger
    case). Countries and markets are never used, developments and segments (with ``segments``)
    only up to ``hub`` companies. ``path`` tells the steps in words, ``steps`` their number.

    ``attrs["links"]`` holds the reasons of each step by its two IRIs.
    """
    import pandas as pd

    start, end = resolve(tables, company), resolve(tables, to)
    if start == end:
        raise UsageError(f"{company} and {to} are one company", remedy="Give two companies.")
    links = _links(tables, as_of, hub, segments)
    found = list(islice(_shortest(links, start, end, longest), limit or None))
    iris = sorted({iri for path in found for iri in path})
    label = dict(zip(iris, labels_of(tables, iris), strict=True))
    rows = [
        {
            "path": "; ".join(_said(links[one][other], label) for one, other in pairwise(path)),
            "steps": len(path) - 1,
            "through": [label[iri] for iri in path[1:-1]],
            "iris": list(path),
            "claims": sorted(
                {
                    claim
                    for one, other in pairwise(path)
                    for link in links[one][other]
                    for claim in link.claims
                }
            ),
        }
        for path in found
    ]
    frame = pd.DataFrame(rows, columns=["path", "steps", "through", "iris", "claims"])
    frame = listing(tables, frame, floors, about=f"companies {company} and {to}", kind="paths")
    frame.attrs["links"] = {
        (one, other): links[one][other] for path in found for one, other in pairwise(path)
    }
    return frame


def _said(links: list[Link], label: dict[str, str]) -> str:
    """Return a step in words, all its reasons."""
    said = (
        f"{label[link.source]} {link.words} {label[link.target]}" for link in sorted(set(links))
    )
    return " and ".join(dict.fromkeys(said))


def _links(tables: TableSource, as_of: str | None, hub: int, segments: bool) -> Links:
    """Return the links between all companies, both ways."""
    links: Links = defaultdict(lambda: defaultdict(list))
    _add_relations(links, edges(tables, "companies", as_of), RELATIONS)
    if as_of is None:
        _add_developments(links, tables, hub)
    if segments:
        found = edges(tables, "segments")
        few = {iri for iri, size in zip(found.nodes, _sizes(found), strict=True) if size <= hub}
        _add_relations(links, found, {"activeIn": "is active in"}, few)
    return links


def _sizes(found: EdgeArrays) -> list[int]:
    """Return the number of different neighbours of each node."""
    from marketgraph.analysis.engine import degrees

    sizes: list[int] = degrees(found).tolist()
    return sizes


def _add_relations(
    links: Links, found: EdgeArrays, words: dict[str, str], targets: set[str] | None = None
) -> None:
    """Add the relations of a network; of its targets only some, if given."""
    claims = found.texts("claim")
    rows = zip(found.source.tolist(), found.relation.tolist(), found.target.tolist(), claims)  # noqa: B905
    told: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    for source, relation, target, claim in rows:
        if source != target and (targets is None or found.nodes[target] in targets):
            told[source, relation, target].add(claim)
    for (source, relation, target), behind in told.items():
        one, other = found.nodes[source], found.nodes[target]
        link = Link(one, words[found.relations[relation]], other, tuple(sorted(behind)))
        links[one][other].append(link)
        links[other][one].append(link)


def _add_developments(links: Links, tables: TableSource, hub: int) -> None:
    """Link the parties of each development that nothing else links."""
    rows = tables.read("roles", columns=["development", "role", "entity"]).to_pydict()
    parties: dict[str, set[str]] = defaultdict(set)
    for development, role, entity in zip(*rows.values(), strict=True):
        if role == "involves":
            parties[development].add(entity)
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for development, entities in parties.items():
        if len(entities) <= hub:
            for one, other in combinations(sorted(entities), 2):
                if other not in links.get(one, {}):
                    pairs[one, other].append(development)
    about = claims_about(tables, {name for names in pairs.values() for name in names})
    for (one, other), names in pairs.items():
        behind = sorted({claim for name in names for claim in about.get(name, ())})
        link = Link(one, "shares a development with", other, tuple(behind))
        links[one][other].append(link)
        links[other][one].append(link)


def _shortest(links: Links, start: str, end: str, longest: int) -> Iterator[tuple[str, ...]]:
    """Yield every shortest path, in order of IRIs (breadth first from the end, then down)."""
    steps_left = {end: 0}
    level = [end]
    while level and start not in steps_left and steps_left[level[0]] < longest:
        nearer = steps_left[level[0]] + 1
        level = sorted({far for near in level for far in links.get(near, ())} - set(steps_left))
        steps_left.update(dict.fromkeys(level, nearer))
    if start not in steps_left:
        return
    stack: list[tuple[str, ...]] = [(start,)]
    while stack:
        path = stack.pop()
        if path[-1] == end:
            yield path
            continue
        left = steps_left[path[-1]] - 1
        onward = sorted(iri for iri in links[path[-1]] if steps_left.get(iri) == left)
        stack.extend((*path, iri) for iri in reversed(onward))
