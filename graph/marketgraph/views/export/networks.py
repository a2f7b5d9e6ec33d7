"""Networks as GraphML and GEXF, for networkx, Gephi, yEd and others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from marketgraph.views.export.cells import for_xml, plain, text_of
from marketgraph.views.export.drafts import draft
from marketgraph.views.export.formats import format_of

if TYPE_CHECKING:
    import networkx as nx

Attributes: TypeAlias = dict[str, Any]

_INTEGERS = range(-(2**63), 2**63)
_RESERVED = frozenset(
    (
        "id",
        "key",
        "networkx_key",
        "label",
        "pid",
        "parents",
        "slices",
        "spells",
        "type",
        "viz",
        "weight",
    )
)
"""Names that one of the two formats keeps for itself."""
_TIMES = ("start", "end")


def write_network(
    graph: nx.MultiDiGraph[Any] | nx.Graph[Any], path: Path, format: str | None = None
) -> Path:
    """Write a network as GraphML or GEXF; networkx opens it again with all attributes.

    Attributes are numbers, truth values or texts: lists are joined by "; ", dates are ISO 8601,
    an attribute with values of several kinds becomes text. What is not known (None, NaN, an empty text) is
    left out, since neither format can say it; control characters are left out of texts. A
    name that a format keeps for something else gets an underscore (``type_``); the ``label`` of nodes and the
    ``weight`` of edges mean the same there. ``start`` and ``end`` of edges are
    also the times of GEXF.

    Args:
        graph: The network; its nodes are told apart by their texts.
        path: The file.
        format: ``graphml`` or ``gexf``; by default as the file ends.

    Returns:
        The file written.

    Raises:
        UsageError: It is another format.
        OSError: The file cannot be written; nothing is left behind.
    """
    import networkx as nx

    chosen = format_of(path, format, ("network",))
    clean = _clean(graph)
    with draft(path) as started:
        if chosen.name == "gexf":
            nx.write_gexf(clean, started)
        else:
            nx.write_graphml(clean, started)
    return path


def _clean(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """Return a copy that both formats can hold, each edge with a key of its own."""
    import networkx as nx

    made: nx.Graph[str] = nx.MultiDiGraph() if graph.is_directed() else nx.MultiGraph()
    if name := for_xml(text_of(graph.graph.get("name"))):
        made.graph["name"] = name
    names = _node_names(graph)
    nodes = _columns([data for _, data in graph.nodes(data=True)], {"label"})
    for node, data in zip(graph.nodes, nodes, strict=True):
        made.add_node(names[node], **data)
    edges = list(graph.edges(data=True))
    for number, ((source, target, _), data) in enumerate(
        zip(edges, _columns([data for _, _, data in edges], {"weight"}), strict=True)
    ):
        made.add_edge(names[source], names[target], key=f"e{number}", **data)
    return made


def _node_names(graph: nx.Graph[Any]) -> dict[Any, str]:
    """Return the text of each node; texts that would be equal get a number."""
    names: dict[Any, str] = {}
    taken: set[str] = set()
    for node in graph.nodes:
        name = base = for_xml(text_of(node)) or "node"
        count = 1
        while name in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name)
        names[node] = name
    return names


def _columns(rows: list[Attributes], own: set[str]) -> Iterable[Attributes]:
    """Return the attributes of all nodes or edges, each of one type throughout.

    Args:
        rows: One dictionary a node or edge.
        own: Reserved names that mean here what the format means by them.
    """
    clean = [_known(row, own) for row in rows]
    types: defaultdict[str, set[type]] = defaultdict(set)
    for row in clean:
        for name, value in row.items():
            types[name].add(type(value))
    casts = {name: _cast(found) for name, found in types.items()}
    return [{name: casts[name](value) for name, value in row.items()} for row in clean]


def _known(row: Attributes, own: set[str]) -> Attributes:
    """Return the attributes that say something, under names that the formats leave free."""
    known: Attributes = {}
    for name, value in row.items():
        simple = _simple(value)
        if simple != "":
            label = for_xml(str(name)).strip() or "attribute"
            free = label not in _RESERVED or (label in own and _means_it(label, simple))
            known[label if free else f"{label}_"] = str(simple) if label in _TIMES else simple
    return known


def _means_it(label: str, value: bool | float | str) -> bool:
    """Return whether a value is what a format expects under its own name: a weight is a number."""
    return label == "label" or type(value) in (int, float)


def _simple(value: Any) -> bool | int | float | str:
    """Return a value as a truth value, number or text; nothing known as an empty text."""
    known = plain(value)
    if isinstance(known, bool | float) or (isinstance(known, int) and known in _INTEGERS):
        return known
    return for_xml(text_of(known))


def _cast(types: set[type]) -> Any:
    """Return what makes values of these types one type."""
    if len(types) == 1:
        return types.pop()
    return float if types == {int, float} else _as_text


def _as_text(value: object) -> str:
    """Return a value as text."""
    return text_of(value)
