"""What a page draws of a scene: the best attested, large equal groups folded, a limit kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marketgraph.views.drawing import claims_by_node, links_of, nodes_of, suggested
from marketgraph.views.gather import Scene, gather
from marketgraph.views.picture import Link, Node, Picture
from marketgraph.views.ranking import Standing, standings
from marketgraph.views.rows import TableSource, claims_about
from marketgraph.views.words import KINDS, plural, spaced, within

KEEP = 7
KEEP_SEGMENTS = 3
FOLDED_MAX = 600
FEW = 8

Groups = dict[tuple[str, str, str], list[str]]


def select(
    tables: TableSource, focus: Sequence[str], limit: int, around: bool | None = None
) -> tuple[Picture, Scene]:
    """Return the picture of a focus, and the rows that it was made from.

    Args:
        tables: The tables of a generation.
        focus: IRIs asked for.
        limit: How many nodes may be drawn at most before groups are opened.
        around: Whether neighbours are drawn; by default if the focus has at most eight parts.
    """
    scene = gather(tables, focus, around=len(focus) <= FEW if around is None else around)
    nodes = nodes_of(scene)
    about = claims_about(tables, nodes.keys())
    links = links_of(scene, nodes, about)
    for iri, claims in claims_by_node(links, scene, about).items():
        if iri in nodes:
            nodes[iri].claims = claims
    rank = standings(
        tables,
        {iri: node.claims for iri, node in nodes.items()},
        {iri: node.label for iri, node in nodes.items()},
    )
    picture = _cut(scene, nodes, links, rank, limit)
    picture.links += suggested(tables, picture.nodes)
    return picture, scene


def _cut(
    scene: Scene,
    nodes: dict[str, Node],
    links: list[Link],
    rank: Mapping[str, Standing],
    limit: int,
) -> Picture:
    """Return the picture with groups folded and the rest cut to the limit."""
    groups = _groups(scene, nodes, links, rank)
    hidden = {iri for members in groups.values() for iri in members}
    shown = _best(scene, nodes, links, rank, hidden, limit - len(groups))
    chosen = {iri: nodes[iri] for iri in shown}
    room = FOLDED_MAX
    for key, members in sorted(groups.items()):
        if key[0] not in chosen:
            continue
        kept = members[:room]
        room -= len(kept)
        if kept:
            _fold(chosen, nodes, key, kept, len(members))
    inside = [link for link in links if link.source in chosen and link.target in chosen]
    left_out = sum(iri not in chosen for iri in nodes)
    present = tuple(iri for iri in scene.focus if iri in chosen)
    return Picture(chosen, inside, left_out, present)


def _best(
    scene: Scene,
    nodes: Mapping[str, Node],
    links: Iterable[Link],
    rank: Mapping[str, Standing],
    hidden: set[str],
    limit: int,
) -> list[str]:
    """Return the focus, then the best attested things, a development with all its parties."""
    parties: dict[str, list[str]] = {}
    for link in links:
        if link.kind == "role":
            parties.setdefault(link.source, []).append(link.target)
    order = sorted(nodes, key=lambda iri: rank[iri])
    shown = dict.fromkeys(iri for iri in scene.focus if iri in nodes)
    for iri in order:
        unit = [iri, *parties.get(iri, ())]
        new = [part for part in unit if part not in shown and part not in hidden]
        if iri not in hidden and len(shown) + len(new) <= max(limit, len(shown)):
            shown.update(dict.fromkeys(new))
    return list(shown)


def _groups(
    scene: Scene, nodes: Mapping[str, Node], links: Sequence[Link], rank: Mapping[str, Standing]
) -> Groups:
    """Return what is folded: by anchor, kind and dimension the members beyond the first few."""
    neighbours: dict[str, set[str]] = {}
    for link in links:
        neighbours.setdefault(link.source, set()).add(link.target)
        neighbours.setdefault(link.target, set()).add(link.source)
    alike: Groups = {}
    for iri in sorted(nodes, key=lambda thing: rank[thing]):
        if key := _group_of(scene, nodes, neighbours, iri):
            alike.setdefault(key, []).append(iri)
    return {
        key: members[kept:]
        for key, members in alike.items()
        if len(members) > (kept := _kept(key, members, nodes, scene)) + 1
    }


def _group_of(
    scene: Scene, nodes: Mapping[str, Node], neighbours: Mapping[str, set[str]], iri: str
) -> tuple[str, str, str] | None:
    """Return anchor, kind and dimension of a thing that hangs on one other thing, or None."""
    node = nodes[iri]
    tied = neighbours.get(iri, set())
    if node.focus:
        return None
    if node.kind == "development":
        return _outer_group(scene, tied, iri)
    if len(tied) != 1:
        return None
    anchor = next(iter(tied))
    if nodes[anchor].kind == "development":
        return None
    return anchor, node.kind, node.dimension or ""


def _outer_group(scene: Scene, tied: set[str], iri: str) -> tuple[str, str, str] | None:
    """Return the group of a development outside the focus that has one company in the scene."""
    if iri not in scene.outer or len(tied) != 1:
        return None
    return next(iter(tied)), "development", scene.developments[iri]["type"] or ""


def _kept(
    key: tuple[str, str, str], members: list[str], nodes: Mapping[str, Node], scene: Scene
) -> int:
    """Return how many of a group stay visible; those with a figure come first."""
    _, kind, _ = key
    if kind == "development":
        return 0
    if kind != "segment":
        return KEEP
    members.sort(key=lambda iri: not nodes[iri].note)
    return KEEP_SEGMENTS if nodes[members[0]].note else 0


def _fold(
    chosen: dict[str, Node],
    nodes: Mapping[str, Node],
    key: tuple[str, str, str],
    members: Sequence[str],
    total: int,
) -> None:
    """Add a group and its hidden members to the chosen nodes."""
    anchor, kind, dimension = key
    iri = f"group:{kind}:{dimension}:{anchor}"
    for member in members:
        chosen[member] = nodes[member]
        chosen[member].group = iri
    word = KINDS.get(kind, KINDS["other"])[total > 1].lower()
    label = f"+{total} {word}"
    if kind == "segment" and dimension:
        label = f"+{total} by {within(dimension)}"
    elif kind == "development" and dimension:
        label = f"+{plural(total, spaced(dimension).lower())}"
    elif kind == "company" and nodes[anchor].kind == "market":
        label = f"+{total} participants"
    chosen[iri] = Node(iri, "group", f"Folded {word}", label, members=tuple(members), anchor=anchor)
