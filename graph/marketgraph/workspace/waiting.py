"""What a person should look at: claims that are unsure, suggested or opened again, and names that may be one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from marketgraph.build import Folders
from marketgraph.claim import Claim, path_of, read_claims, read_source
from marketgraph.errors import ClaimsError
from marketgraph.resolving import Judgement, Judgements
from marketgraph.tables import Tables

if TYPE_CHECKING:
    import pandas

UNSURE = 0.75
"""Claims with a lower confidence are for a person to look at."""
COLUMNS = [
    "kind",
    "left",
    "right",
    "left_name",
    "right_name",
    "reason",
    "score",
    "sentence",
    "place",
    "fields",
]
_NAMES = ["kind", "left", "right", "left_name", "right_name", "reason", "score"]
_SUGGESTED = {
    "llm": "suggested by a language model",
    "model": "suggested by a model",
}

Row = dict[str, Any]


def waiting(
    folders: Folders, judgements: Judgements, limit: int, below: float = UNSURE
) -> pandas.DataFrame:
    """Return what a person should look at.

    Args:
        folders: The workspace.
        judgements: What was decided.
        limit: At most so many claims, and so many pairs of names.
        below: Claims with a confidence below this are listed, unless they were judged.

    Returns:
        See ``Workspace.review``. First what was judged and has changed, then suggestions, then unsure claims from the
        least sure on, then names from the likeliest on, then what was set aside. ``attrs["more"]`` counts what the
        limit left out.
    """
    import pandas as pd

    tables = Tables(folders.generation() / "tables")
    claims = _reopened(folders, judgements, tables)
    known = {row["left"] for row in claims}
    claims += [row for row in _asked(tables, below) if row["left"] not in known]
    names = tables.frame("suggestions").sort_values(["score", "left"], ascending=[False, True])
    rows = [*claims[:limit], *_rows(names[_NAMES].head(limit)), *_set_aside(tables)[:limit]]
    _complete(folders, judgements, rows)
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    frame = frame.where(frame.notna(), None).astype({"score": "float64"})
    frame.attrs["more"] = {
        "claims": max(0, len(claims) - limit),
        "pairs of names": max(0, len(names) - limit),
    }
    return frame


def _asked(tables: Tables, below: float) -> list[Row]:
    """Return claims that no person has judged: suggestions, then accepted ones of low confidence."""
    columns = ["iri", "document", "confidence", "method", "judged", "status"]
    suggested = tables.frame("claims", columns, [("status", "=", "suggested")])
    unsure = tables.frame(
        "claims", columns, [("status", "=", "accepted"), ("confidence", "<", below)]
    )
    return [
        *(
            _row("suggested", row, f"{_SUGGESTED[row['method']]}, counts when it is accepted")
            for row in _records(suggested, ascending=False)
        ),
        *(
            _row("unsure", row, f"confidence {row['confidence']:.2f} is below {below:g}")
            for row in _records(unsure, ascending=True)
            if not row["judged"]
        ),
    ]


def _records(frame: pandas.DataFrame, *, ascending: bool) -> list[Row]:
    """Return the rows of a frame by their confidence."""
    ordered = frame.sort_values(["confidence", "iri"], ascending=[ascending, True])
    return _rows(ordered)


def _rows(frame: pandas.DataFrame) -> list[Row]:
    """Return the rows of a frame by the names of its columns."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _set_aside(tables: Tables) -> list[Row]:
    """Return claims that break a rule."""
    columns = ["iri", "document", "confidence", "reason"]
    frame = tables.frame("claims", columns, [("status", "=", "set aside")])
    return [_row("set aside", row, row["reason"]) for row in _records(frame, ascending=False)]


def _row(kind: str, row: Row, reason: str) -> Row:
    """Return the row of a claim, to be completed."""
    return {
        "kind": kind,
        "left": row["iri"],
        "reason": reason,
        "score": row["confidence"],
        "document": row["document"],
    }


def _reopened(folders: Folders, judgements: Judgements, tables: Tables) -> list[Row]:
    """Return claims of facts that were judged in another sentence at the same place."""
    judged = {row.document for row in judgements.of("accept", "reject", "correct")}
    if not judged:
        return []
    documents = tables.read("documents", ["iri", "location"]).to_pydict()
    iris = tables.frame("claims", ["iri", "document", "confidence"])
    by_id = {row["iri"].rpartition("/")[2]: row for row in _rows(iris)}
    found = []
    for iri, location in zip(documents["iri"], documents["location"], strict=True):
        if location not in judged:
            continue
        for claim in _claims(folders, iri):
            before = judgements.reopened(claim, location)
            if before and claim.id in by_id:
                found.append(_row("reopened", by_id[claim.id], _told(before)))
    return found


def _told(before: Judgement) -> str:
    """Return what was decided before the sentence changed."""
    who = f" by {before.by}" if before.by else ""
    return f"its sentence changed since it was judged ({before.verdict}{who}, {before.at[:10]}: {before.id})"


def _claims(folders: Folders, document: str) -> Iterator[Claim]:
    """Yield the claims of a document, by its IRI; none of a damaged file."""
    try:
        yield from read_claims(path_of(folders.claims, document.rpartition("/")[2]))
    except (ClaimsError, OSError):
        return


def _complete(folders: Folders, judgements: Judgements, rows: Iterable[Row]) -> None:
    """Add to the rows of claims what they say, in which sentence, where."""
    wanted: dict[str, dict[str, Row]] = {}
    for row in rows:
        if document := row.pop("document", None):
            wanted.setdefault(document, {})[row["left"].rpartition("/")[2]] = row
    for document, by_id in wanted.items():
        location = _location(folders, document)
        for claim in _claims(folders, document):
            if claim.id in by_id:
                by_id[claim.id].update(_said(claim, judgements, location))


def _location(folders: Folders, document: str) -> str:
    """Return where a document was read from."""
    try:
        source = read_source(path_of(folders.claims, document.rpartition("/")[2]))
    except (ClaimsError, OSError):
        return ""
    return source.location or ""


def _said(claim: Claim, judgements: Judgements, location: str) -> Row:
    """Return what a claim says, the sentence that says it, and its place."""
    from marketgraph.views.reading import wording

    evidence = claim.evidence
    where = [
        location.replace("\\", "/").rpartition("/")[2],
        f"page {evidence.page}" if evidence.page else "",
        f"sheet {evidence.sheet}" if evidence.sheet else "",
        f"row {evidence.row}" if evidence.row else "",
    ]
    return {
        "left_name": wording(claim.fact),
        "sentence": judgements.sentence(claim) or evidence.quote,
        "place": ", ".join(filter(None, where)),
        "fields": json.dumps(claim.record()["fact"], ensure_ascii=False),
    }
