"""The reader of RDF: the statements of a named graph, or about one subject, are one claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Document
from marketgraph.documents.rdf import Rdf, Statement
from marketgraph.errors import ReadingError
from marketgraph.facts import Triples
from marketgraph.reading.model import Reading
from marketgraph.reading.sources import source_of

READER = "rdf"
LINE_END = 2
"""Characters that can part two statements that follow each other: a line feed, or two characters."""


def read_rdf(document: Document) -> Reading:
    """Return the claims of an RDF file: ``Triples``, one a named graph, else one a subject.

    Raises:
        ReadingError: The syntax is broken (line and column are named), or there is no statement.
    """
    rdf = cast("Rdf", document)
    groups = _grouped(rdf)
    if not groups:
        raise ReadingError(
            "there is no statement in it", file=rdf.path, remedy="Give a file with statements."
        )
    reading = Reading(source_of(document, READER))
    reading.claims = _claims(rdf, groups, reading)
    return reading


def _grouped(rdf: Rdf) -> dict[str, list[Statement]]:
    """Return the statements by named graph, else by subject, in the order of the text."""
    groups: dict[str, list[Statement]] = {}
    for statement in rdf.statements():
        quad = statement.quad
        graph = str(quad.graph_name)
        key = f"graph {graph}" if graph != "DEFAULT" else f"subject {quad.subject}"
        groups.setdefault(key, []).append(statement)
    return groups


def _claims(rdf: Rdf, groups: dict[str, list[Statement]], reading: Reading) -> Iterator[Claim]:
    """Yield one claim a group."""
    for statements in groups.values():
        reading.counts["Triples"] += 1
        yield Claim(
            fact=Triples(nquads="".join(f"{statement.nquads}\n" for statement in statements)),
            evidence=_evidence(rdf, statements),
            confidence=1.0,
            method="rdf",
            reader=READER,
        )


def _evidence(rdf: Rdf, statements: list[Statement]) -> Evidence:
    """Return the lines of the statements where they stand together, else the first one's line."""
    first = last = statements[0]
    together = True
    for statement in statements[1:]:
        together = together and statement.start - (last.start + len(last.text)) <= LINE_END
        last = statement
    lines = statements if together else [first]
    end = lines[-1].start + len(lines[-1].text)
    return Evidence(document=rdf.id, start=first.start, end=end, quote=_quote(lines))


def _quote(lines: list[Statement]) -> str:
    """Return the text of lines that stand together, with the ends that part them."""
    parts: list[str] = []
    end = lines[0].start
    for line in lines:
        parts.append({0: "", 1: "\n", 2: "\r\n"}[line.start - end])
        parts.append(line.text)
        end = line.start + len(line.text)
    return "".join(parts)
