"""A scene's rows as nodes and links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from marketgraph.views.gather import UNDRAWN_ROLES, Scene
from marketgraph.views.picture import Link, LinkKind, Node
from marketgraph.views.rows import Row, TableSource, rows
from marketgraph.views.words import percent, period, spaced
from marketgraph.vocabulary import RELATIONS

KIND_OF: dict[str, str] = {
    "regulation": "factor",
    "factor": "factor",
    "dimension": "segment",
}
DRAWN_KINDS = frozenset({"market", "company", "development", "segment", "region", "product"})


def nodes_of(scene: Scene) -> dict[str, Node]:
    """Return a node for each entity and development of a scene, in the order of their IRIs."""
    focus = set(scene.focus)
    shares = shown_shares(scene)
    found: dict[str, Node] = {}
    for iri in sorted({*scene.entities, *scene.developments}):
        if iri in scene.developments:
            node = _development(scene.developments[iri])
        else:
            node = _entity(scene.entities[iri], scene.segments.get(iri))
            node.note = shares.get(iri, "")
        node.focus = iri in focus
        found[iri] = node
    return found


def _development(row: Row) -> Node:
    """Return the node of a development."""
    kind = spaced(row["type"] or "Development")
    when = period(row["earliest"], row["latest"])
    return Node(row["iri"], "development", kind, row["label"] or kind, when)


def _entity(row: Row, segment: Row | None) -> Node:
    """Return the node of an entity."""
    kind = KIND_OF.get(row["kind"], row["kind"])
    kind = kind if kind in DRAWN_KINDS or kind == "factor" else "other"
    label = row["label"] or row["iri"].rpartition("/")[2]
    names = tuple(name for name in row["names"] or () if name != label)
    node = Node(row["iri"], kind, spaced(row["type"] or row["kind"]), label, names=names)
    if segment:
        node.dimension = segment["dimension_label"]
    return node


def shown_shares(scene: Scene) -> dict[str, str]:
    """Return the share written beside a region or segment: the latest year, then the best attested.

    Only shares of a market in focus count, and only of a stated part of it.
    """
    focus = set(scene.focus)
    best: dict[str, tuple[int, int, float]] = {}
    for row in scene.figures:
        if row["type"] != "MarketShare" or row["market"] not in focus or row["percent"] is None:
            continue
        if subject := subject_of(row):
            key = (row["start_year"] or 0, row["claims"] or 0, float(row["percent"]))
            best[subject] = max(best.get(subject, (-1, 0, 0.0)), key)
    return {iri: percent(value) for iri, (_, _, value) in best.items()}


def subject_of(figure: Row) -> str | None:
    """Return what a figure is about, the narrowest thing first; None for a whole market."""
    if figure["company"]:
        return str(figure["company"])
    for key in ("segment", "region"):
        iri = figure[key]
        if iri and "#" not in iri:
            return str(iri)
    return None


def links_of(scene: Scene, nodes: Mapping[str, Node], about: Mapping[str, set[str]]) -> list[Link]:
    """Return the links between the nodes: roles, relations, figures and structure.

    Args:
        scene: The gathered rows.
        nodes: The nodes that exist.
        about: Claims by subject, for the roles of a development.
    """
    links = [*_roles(scene, about), *_relations(scene), *_segments(scene), *_figures(scene)]
    ends = nodes.keys()
    return [k for k in links if k.source != k.target and {k.source, k.target} <= ends]


def _roles(scene: Scene, about: Mapping[str, set[str]]) -> Iterable[Link]:
    """Yield a link for each party of a development, under its most telling role."""
    focus = set(scene.focus)
    named = {(r["development"], r["entity"]) for r in scene.roles if r["role"] != "involves"}
    for row in scene.roles:
        pair = (row["development"], row["entity"])
        if row["role"] == "involves" and pair in named:
            continue
        if row["role"] in UNDRAWN_ROLES and row["entity"] not in focus:
            continue
        word = "party" if row["role"] == "involves" else row["role"]
        claims = tuple(sorted(about.get(row["development"], ())))
        yield Link(row["development"], row["entity"], "role", word, claims)


def _relations(scene: Scene) -> Iterable[Link]:
    """Yield a link for each pair, relation and time, with the claims that state it."""
    grouped: dict[tuple[str, str, str, str], set[str]] = {}
    for row in scene.relations:
        note = _span(row["from"], row["to"])
        key = (row["source"], row["target"], row["relation"], note)
        grouped.setdefault(key, set()).add(row["claim"])
    for (source, target, relation, note), claims in sorted(grouped.items()):
        kind: LinkKind = "relation" if relation in RELATIONS else "structure"
        yield Link(source, target, kind, relation, tuple(sorted(claims)), note)


def _span(start: str | None, end: str | None) -> str:
    """Return the dates of a relation in words."""
    if start and end:
        return f"{period(start, start)} to {period(end, end)}"
    if start:
        return f"since {period(start, start)}"
    return f"until {period(end, end)}" if end else ""


def _segments(scene: Scene) -> Iterable[Link]:
    """Yield a link from each segment to its parent segment, or to its market."""
    for row in scene.segments.values():
        above = row["parent"] if row["parent"] in scene.segments else row["market"]
        yield Link(row["iri"], above, "structure", "segmentOf")


def _figures(scene: Scene) -> Iterable[Link]:
    """Yield a link from each region with figures to the market that they are of."""
    claims: dict[tuple[str, str], set[str]] = {}
    segments = set(scene.segments)
    for row in scene.figures:
        subject = subject_of(row)
        if subject and row["market"] and subject not in segments and not row["company"]:
            claims.setdefault((subject, row["market"]), set()).add(row["claim"])
    for (subject, market), several in sorted(claims.items()):
        yield Link(subject, market, "structure", "regionOf", tuple(sorted(several)))


def suggested(tables: TableSource, nodes: Collection[str]) -> list[Link]:
    """Return a link between the subjects of each claim that waits for review."""
    found = []
    for row in rows(tables, "claims", ["iri", "about"], status={"suggested"}):
        first, *others = [iri for iri in row["about"] or () if iri in nodes] or [""]
        found += [Link(first, other, "suggested", "suggested", (row["iri"],)) for other in others]
    return found


def claims_by_node(
    links: Collection[Link], scene: Scene, about: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """Return for each thing the claims that speak of it: as subject, in a relation, in a figure."""
    found = {iri: set(claims) for iri, claims in about.items()}
    for link in links:
        for end in (link.source, link.target):
            if not (link.kind == "structure" and end in scene.focus):
                found.setdefault(end, set()).update(link.claims)
    for row in scene.figures:
        found.setdefault(subject_of(row) or row["market"], set()).add(row["claim"])
    return found
