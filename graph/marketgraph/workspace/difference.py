"""Two generations compared, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from marketgraph.vocabulary import MKG

if TYPE_CHECKING:
    import pandas
    import pyoxigraph

_EVIDENCE = frozenset(
    f"{MKG}{name}"
    for name in (
        "about",
        "evidence",
        "confidence",
        "extraction",
        "method",
        "quotedFrom",
        "inDocument",
        "quote",
        "startOffset",
        "endOffset",
        "page",
        "row",
        "columns",
        "sheet",
    )
)
_EVIDENCE_CLASSES = frozenset(
    f"{MKG}{name}" for name in ("Claim", "Passage", "Extraction", "Extractor")
)


class Change(NamedTuple):
    """One statement that came or went.

    Attributes:
        change: ``added`` or ``removed``.
        subject: IRI.
        property: IRI.
        value: IRI or literal, as N-Triples writes it.
    """

    change: str
    subject: str
    property: str
    value: str


@dataclass(slots=True)
class Diff:
    """What changed from one generation to another.

    Attributes:
        old: Number of the older generation.
        new: Number of the newer one.
        changes: Statements of the default graph that went or came; evidence is left out.
    """

    old: str
    new: str
    changes: list[Change]

    def frame(self) -> pandas.DataFrame:
        """Return the changes as a DataFrame: change, subject, property, value."""
        import pandas as pd

        return pd.DataFrame(self.changes, columns=list(Change._fields))


def compare(old: Path, new: Path) -> Diff:
    """Return the statements that differ between two generations.

    Args:
        old: Folder of the older generation.
        new: Folder of the newer one.
    """
    import pyoxigraph

    before = pyoxigraph.Store.read_only(str(old / "store"))
    after = pyoxigraph.Store.read_only(str(new / "store"))
    gone = [_change("removed", quad) for quad in _only_in(before, after)]
    come = [_change("added", quad) for quad in _only_in(after, before)]
    return Diff(old.name, new.name, sorted([*gone, *come], key=lambda c: c[1:] + c[:1]))


def _only_in(one: pyoxigraph.Store, other: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Yield the facts of one store's default graph that another does not have."""
    import pyoxigraph

    graph = pyoxigraph.DefaultGraph()
    for quad in one.quads_for_pattern(None, None, None, graph):
        if quad not in other and not _is_evidence(quad):
            yield quad


def _is_evidence(quad: pyoxigraph.Quad) -> bool:
    """Return whether a statement says where something comes from, not what is so."""
    if quad.predicate.value in _EVIDENCE:
        return True
    return getattr(quad.object, "value", "") in _EVIDENCE_CLASSES or (
        quad.predicate.value == f"{MKG}reviewStatus"
        and getattr(quad.object, "value", "") == f"{MKG}Accepted"
    )


def _change(word: str, quad: pyoxigraph.Quad) -> Change:
    """Return a statement as a change; literals without their types, which the property tells."""
    return Change(word, _text(quad.subject), quad.predicate.value, _text(quad.object))


def _text(term: object) -> str:
    """Return the text of a term."""
    return str(getattr(term, "value", term))
