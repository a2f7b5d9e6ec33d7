"""The claims of the last generation, for an increment: which go, which stand, and what decides between those."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from marketgraph.build.choice import Teller
from marketgraph.tables import Tables

if TYPE_CHECKING:
    import pyarrow

_COLUMNS = ["iri", "document", "status", "origin", "judged", "issued"]


class Standing:
    """The accepted claims of the new generation; what decides between them is read when it is asked for.

    Attributes:
        withdrawn: By document the IRI of each claim that goes -> what decided between it and others, None if it
            was not accepted.
    """

    def __init__(self, before: Tables, documents: set[str]) -> None:
        """Read the claims of the last generation.

        Args:
            before: Its tables.
            documents: IRIs of the documents whose claims go.
        """
        table = before.read("claims", _COLUMNS)
        self._deciding = [_array(table.column(name)) for name in ("origin", "judged", "issued")]
        self._set_aside: set[str] = set()
        self.withdrawn: dict[str, dict[str, Teller | None]] = {each: {} for each in documents}
        self._places: dict[str, int] = {}
        columns = (table.column(name).to_pylist() for name in ("iri", "document", "status"))
        for place, (iri, document, status) in enumerate(zip(*columns, strict=True)):
            if document in documents:
                accepted = status == "accepted"
                self.withdrawn[document][iri] = self._teller(iri, place) if accepted else None
                if status == "set aside":
                    self._set_aside.add(iri)
            elif status == "accepted":
                self._places[iri] = place
        self._new: dict[str, Teller] = {}

    def keep(self, document: str, claims: Iterable[str]) -> dict[str, int]:
        """Let some claims of a document stay as they are.

        Args:
            document: IRI of the document.
            claims: IRIs of claims.

        Returns:
            How many of them were set aside (``SetAside``), and how many were not (``Kept``).
        """
        counts = {"SetAside": 0, "Kept": 0}
        for claim in claims:
            if teller := self.withdrawn[document].pop(claim):
                self.add(teller)
            counts["SetAside" if claim in self._set_aside else "Kept"] += 1
        return counts

    def gone(self) -> set[str]:
        """Return the IRIs of all claims that go."""
        return {iri for claims in self.withdrawn.values() for iri in claims}

    def add(self, teller: Teller) -> None:
        """Take in a new accepted claim."""
        self._new[teller.claim] = teller

    def __contains__(self, claim: str) -> bool:
        """Whether a claim is accepted and stays."""
        return claim in self._places or claim in self._new

    def teller(self, claim: str) -> Teller:
        """Return what decides between an accepted claim and others.

        Raises:
            KeyError: The claim goes, or is not accepted.
        """
        if claim in self._new:
            return self._new[claim]
        return self._teller(claim, self._places[claim])

    def _teller(self, claim: str, place: int) -> Teller:
        """Return what decides between a claim of the last generation and others, by its place in the table."""
        return Teller(claim, *(column[place].as_py() for column in self._deciding))


def _array(column: pyarrow.ChunkedArray) -> Any:
    """Return a column in one piece, so that single values are found at once."""
    return column.combine_chunks()
