"""What an analysis rests on, and the floors below which it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from marketgraph.errors import TooLittleEvidence

if TYPE_CHECKING:
    from marketgraph.network import TableSource


class Floors(NamedTuple):
    """The least that an analysis wants to rest on.

    Attributes:
        edges: Pairs of companies that are linked.
        share: Part of the asked companies that have an edge, 0 to 1.
        sources: Independent sources behind the edges.
    """

    edges: int = 30
    share: float = 0.2
    sources: int = 2


LISTING = Floors(edges=1, share=0.0, sources=1)
"""The floors of analyses that list what is stated: one source, and not nothing."""


class Evidence(NamedTuple):
    """What an analysis rests on.

    Attributes:
        edges: Distinct pairs of entities that are linked.
        asked: Entities that the question is about.
        with_edge: Those of them that have an edge.
        sources: Independent sources (``claims.origin``) behind the edges.
        claims: Claims behind the edges.
        about: The asked entities in words, as "companies of Teleradiology".
        kind: What an edge is, in the plural.
    """

    edges: int
    asked: int
    with_edge: int
    sources: int
    claims: int
    about: str = "companies"
    kind: str = "edges"

    def require(self, floors: Floors) -> None:
        """Do nothing if the floors are reached.

        Raises:
            TooLittleEvidence: One is not; the message has the numbers, the remedy what helps.
        """
        if not self.edges:
            _refuse(f"nothing is known that links the {self.about}", "Add documents that tell of")
        share = self.with_edge / self.asked if self.asked else 0.0
        if share < floors.share:
            _refuse(
                f"{self.with_edge} of {self.asked} {self.about} have an edge ({share:.0%}), "
                f"the floor is {floors.share:.0%}",
                "Add deal tables or reports that name more of them, or lower min_share with",
            )
        if self.edges < floors.edges:
            _refuse(
                f"there {'is' if self.edges == 1 else 'are'} {counted(self.edges, self.kind)} "
                f"among the {self.about}, the floor is {floors.edges}",
                "Add more deal tables or reports, or lower min_edges with",
            )
        if self.sources < floors.sources:
            _refuse(
                f"what is known of the {self.about} ({counted(self.edges, self.kind)}) rests on "
                f"{counted(self.sources, 'independent sources')}, the floor is {floors.sources}",
                "Add a document by another publisher, or lower min_sources with",
            )


def counted(number: int, plural: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "edges"), counted(30, "edges")
    ('1 edge', '30 edges')
    """
    return f"{number:,} {plural.removesuffix('s') if number == 1 else plural}"


def _refuse(message: str, remedy: str) -> None:
    """Refuse, with what would help."""
    tail = "their deals and partners." if remedy.endswith("of") else "care: the result says less."
    raise TooLittleEvidence(message, remedy=f"{remedy} {tail}")


def count_sources(tables: TableSource, claims: Iterable[str]) -> int:
    """Return how many independent sources some claims come from.

    A source is what ``claims.origin`` says: the publisher, else the report, else the document.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = claims if isinstance(claims, pa.Array | pa.ChunkedArray) else pa.array(list(claims))
    if not len(wanted):
        return 0
    rows = tables.read("claims", columns=["iri", "origin"])
    origin = rows["origin"].filter(pc.is_in(_plain(rows["iri"]), value_set=_plain(wanted)))
    return int(pc.count_distinct(origin, mode="only_valid").as_py())


def _plain(column: object) -> object:
    """Return a column as plain strings."""
    import pyarrow as pa

    kind = column.type  # type: ignore[attr-defined]
    return column.cast(pa.string()) if kind != pa.string() else column  # type: ignore[attr-defined]
