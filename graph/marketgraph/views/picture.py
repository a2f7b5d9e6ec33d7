"""What a page draws: nodes, links between them, groups folded into one mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LinkKind = Literal["role", "relation", "structure", "suggested"]


@dataclass(slots=True)
class Node:
    """One thing on the canvas.

    Attributes:
        iri: The IRI of the thing; ``group:…`` for a folded group.
        kind: Kind for colour and shape, a key of ``words.KINDS`` or ``group``.
        type: Its class in words ("Acquisition").
        label: Its name.
        note: A second line: a date, a share.
        claims: Claims that speak of it.
        group: The folded group it is hidden in, if any.
        members: What a folded group holds.
        names: Other names that documents use.
        focus: Whether it was asked for.
        anchor: What a folded group hangs on.
        dimension: The dimension of a segment, in words.
        flat: Whether its label is written in one line, as in rows.
    """

    iri: str
    kind: str
    type: str
    label: str
    note: str = ""
    names: tuple[str, ...] = ()
    claims: set[str] = field(default_factory=set)
    focus: bool = False
    group: str | None = None
    members: tuple[str, ...] = ()
    anchor: str | None = None
    dimension: str | None = None
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One statement that ties two nodes; several between a pair are drawn as one edge."""

    source: str
    target: str
    kind: LinkKind
    word: str
    claims: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class Picture:
    """Everything that was chosen, and how much was not.

    Attributes:
        nodes: By IRI, in the order of their rank; groups and their members included.
        links: Between those nodes.
        left_out: Nodes that would belong here and were cut by the limit.
        focus: The IRIs that were asked for and found.
    """

    nodes: dict[str, Node]
    links: list[Link]
    left_out: int
    focus: tuple[str, ...]

    @property
    def shown(self) -> list[Node]:
        """The nodes that are drawn at first: all that are not inside a folded group."""
        return [node for node in self.nodes.values() if node.group is None]

    @property
    def folded(self) -> int:
        """How many nodes are inside folded groups."""
        return sum(node.group is not None for node in self.nodes.values())
