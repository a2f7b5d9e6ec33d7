"""RDF: the accepted statements, or all statements with their evidence and the claims themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from marketgraph.encoding import Triple, serialise
from marketgraph.store import DumpFormat
from marketgraph.views.export.drafts import draft
from marketgraph.views.export.formats import format_of
from marketgraph.views.export.records import records
from marketgraph.vocabulary import PREFIXES, Iris

if TYPE_CHECKING:
    import pyoxigraph as ox

_BUFFER = 1 << 20


class Dumping(Protocol):
    """A store that writes its statements to a binary file."""

    def dump(self, writer: BinaryIO, format: DumpFormat = "nquads") -> None:
        """Write the statements; triple formats hold the default graph only."""
        ...


def write_rdf(
    store: Dumping,
    path: Path,
    format: str | None = None,
    *,
    claims: Iterable[Path] = (),
    iris: Iris | None = None,
) -> Path:
    """Write a store as RDF, in a stream: memory does not grow with the store.

    Turtle and N-Triples hold the accepted statements (the default graph). TriG, N-Quads and JSON-LD
    hold every graph, hence all claims with their evidence, and add the claims and sources as records,
    so that reading the file gives back the same claims.

    Args:
        store: The store.
        path: The file.
        format: ``turtle``, ``ntriples``, ``trig``, ``nquads`` or ``jsonld``; by default as the file ends.
        claims: The files of claims that the store was built from, for the formats with evidence.
        iris: Where IRIs were minted; by default the usual base.

    Returns:
        The file written.

    Raises:
        UsageError: It is another format.
        ClaimsError: A file of claims is damaged.
        OSError: The file cannot be written; nothing is left behind.
    """
    chosen = format_of(path, format, ("graph", "dataset"))
    kept = records(claims, iris or Iris()) if chosen.kind == "dataset" else iter(())
    with draft(path) as started, started.open("wb", buffering=_BUFFER) as out:
        match chosen.name:
            case "jsonld":
                _write_jsonld(store, kept, out, started.with_suffix(".nq.tmp"))
            case "turtle" | "ntriples" | "trig" | "nquads" as name:
                store.dump(out, name)
                out.writelines(_lines(kept))
    return path


def _lines(triples: Iterable[Triple]) -> Iterator[bytes]:
    """Yield triples as N-Triples lines, which are lines of N-Quads and TriG as well."""
    for subject, predicate, value in triples:
        yield f"<{subject}> <{predicate}> {serialise(value)} .\n".encode()


def _write_jsonld(store: Dumping, kept: Iterable[Triple], out: BinaryIO, between: Path) -> None:
    """Write JSON-LD by way of a file of N-Quads, since a store need not know JSON-LD."""
    import pyoxigraph as ox

    try:
        with between.open("wb", buffering=_BUFFER) as quads:
            store.dump(quads, "nquads")
            quads.writelines(_lines(kept))
        found: Iterable[ox.Quad] = ox.parse(path=between, format=ox.RdfFormat.N_QUADS)
        ox.serialize(found, out, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES)
    finally:
        between.unlink(missing_ok=True)
