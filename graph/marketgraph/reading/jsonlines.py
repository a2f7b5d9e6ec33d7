"""The reader of JSON Lines: flat objects as a table, facts and claims in our own form as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Document, Table
from marketgraph.documents.jsonlines import Line, lines
from marketgraph.reading.mapping import Mapping
from marketgraph.reading.model import Reading, Reject
from marketgraph.reading.sources import source_of
from marketgraph.reading.table import read_table

READER = "json"


def read_json_lines(document: Document, mapping: Mapping | None = None) -> Reading:
    """Return the claims of JSON Lines.

    A fact of the contract (``{"type": …}``), or a claim (``{"fact": …}``), is taken as it is; its evidence is its line. A
    claim keeps its method and confidence, so that suggestions stay suggestions.
    """
    if isinstance(document, Table):
        return read_table(document, mapping)
    reading = Reading(source_of(document, READER))
    reading.claims = _claims(document, reading)
    return reading


def _claims(document: Document, reading: Reading) -> Iterator[Claim]:
    """Yield the claim of each line; lines that are none go to the rejects."""
    for line in lines(document):
        if line.problem:
            reading.rejects.append(Reject(None, line.number, None, line.problem, (line.text,)))
            continue
        try:
            claim = _claim(document, line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            if first["type"] == "union_tag_invalid":
                first["msg"] = f"{first['ctx']['tag']!r} is not a fact type"
            place = first["loc"][first["loc"][:1] == ("fact",) :]
            field = ".".join(str(part) for part in place)
            reading.rejects.append(
                Reject(None, line.number, field or None, first["msg"], (line.text,))
            )
            continue
        reading.counts[claim.fact.type] += 1
        yield claim


def _claim(document: Document, line: Line) -> Claim:
    """Return the claim that a line is."""
    value: dict[str, Any] = (
        line.value if isinstance(line.value.get("fact"), dict) else {"fact": line.value}
    )
    return Claim(
        fact=value["fact"],
        evidence=Evidence(
            document=document.id,
            start=line.start,
            end=line.start + len(line.text),
            quote=line.text,
            row=line.number,
        ),
        confidence=value.get("confidence", 1.0),
        method=value.get("method", "table"),
        reader=value.get("reader", READER),
    )
