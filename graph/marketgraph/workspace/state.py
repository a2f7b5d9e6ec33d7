"""How a workspace is: what it holds, what was set aside, what waits to be built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from marketgraph.build import Folders, read_manifest
from marketgraph.claim import document_of, read_source
from marketgraph.errors import ClaimsError
from marketgraph.tables import Tables


@dataclass(slots=True)
class Status:
    """How a workspace is.

    Attributes:
        folder: Where it is.
        generation: Number of the generation in use, or None before the first build.
        documents: Documents with claims.
        waiting: Documents added since the last build.
        withdrawn: Documents in the graph that were removed since.
        claims: Claims by status.
        quads: Quads in the store.
        entities: Things with a name.
        suggestions: Pairs of names for a person to judge.
        set_aside: Claims set aside: claim, reason, place, quote.
        warnings: What is worth a second look.
        damaged: Files of claims that cannot be read, or could not at the last build.
        judgements: Decisions that stand.
    """

    folder: str
    generation: str | None = None
    documents: int = 0
    waiting: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    quads: int = 0
    entities: int = 0
    suggestions: int = 0
    set_aside: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    judgements: int = 0


def status(folders: Folders, judgements: int) -> Status:
    """Return how a workspace is; works before the first build, too."""
    found = Status(str(folders.root), judgements=judgements)
    locations: dict[str, str] = {}
    for path in folders.claim_files():
        try:
            locations[document_of(path)] = read_source(path).location or document_of(path)
        except ClaimsError as error:
            found.damaged.append(str(error))
    found.documents = len(locations)
    current = folders.current()
    if current is None:
        found.waiting = sorted(locations.values())
        return found
    manifest = read_manifest(current)
    report = manifest.report
    found.generation = current.name
    found.claims, found.quads, found.entities = report.claims, report.quads, report.entities
    found.damaged += [each for each in report.damaged if each not in found.damaged]
    found.suggestions, found.warnings = report.suggestions, report.warnings
    known = set(manifest.documents)
    found.waiting = sorted(locations[name] for name in set(locations) - known)
    found.withdrawn = sorted(known - set(locations))
    columns = ["iri", "type", "reason", "document", "sheet", "row", "page", "quote"]
    rows = Tables(current / "tables").read("claims", columns, [("status", "=", "set aside")])
    found.set_aside = [
        {key: value for key, value in row.items() if value is not None} for row in rows.to_pylist()
    ]
    return found
