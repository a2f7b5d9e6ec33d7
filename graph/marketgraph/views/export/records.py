"""Claims and sources written into an export as they are, so that reading it gives them back.

In the default graph, ``<claim> mkg:record "…"^^rdf:JSON`` holds a claim and ``<document> mkg:record "…"^^rdf:JSON``
the source that it was read from, both as in a file of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from marketgraph.claim import canonical, plain, read_claims, read_source
from marketgraph.encoding import Literal, Triple
from marketgraph.vocabulary import MKG, RDF, Iris

RECORD = f"{MKG}record"
JSON = f"{RDF}JSON"


def records(files: Iterable[Path], iris: Iris) -> Iterator[Triple]:
    """Yield the records of files of claims: the source first, then each claim.

    Args:
        files: Files of claims.
        iris: Where the IRIs of claims and documents were minted.

    Raises:
        ClaimsError: A file is damaged; names the line.
    """
    for path in files:
        source = read_source(path)
        document = iris.entity("document", source.document.removeprefix("sha256:"))
        yield Triple(document, RECORD, Literal(canonical(plain(source)), JSON))
        for claim in read_claims(path):
            record = Literal(canonical(claim.record()), JSON)
            yield Triple(iris.entity("claim", claim.id), RECORD, record)
