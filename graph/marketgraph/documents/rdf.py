"""RDF files. Of N-Triples and N-Quads the text is the file's; of the others, their statements as N-Quads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from marketgraph.documents import media
from marketgraph.documents.decoding import Bytes, decide
from marketgraph.documents.model import Document
from marketgraph.errors import DocumentError, ReadingError
from marketgraph.vocabulary import Iris, digest

FORMATS = {
    media.TURTLE: "TURTLE",
    media.TRIG: "TRIG",
    media.N_TRIPLES: "N_TRIPLES",
    media.N_QUADS: "N_QUADS",
    media.RDF_XML: "RDF_XML",
    media.JSON_LD: "JSON_LD",
}
BY_LINE = frozenset({media.N_TRIPLES, media.N_QUADS})


_PLACE = re.compile(r"^Parser error at line \d+ (?:between columns|column) [^:]*: ")


class Statement(NamedTuple):
    """One statement: its quad (pyoxigraph), its line as N-Quads, and its place in the text."""

    quad: Any
    nquads: str
    start: int
    text: str


@dataclass
class Rdf(Document):
    """An RDF file. Blank nodes are named after the document and their label, so that names stay."""

    def parts(self) -> Iterator[str]:
        """Yield the text line by line."""
        if self.media_type in BY_LINE:
            with self.path.open(encoding="utf-8-sig", newline="") as stream:
                yield from stream
        else:
            yield from (f"{line}\n" for line in self._sorted)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements in the order of the text; for N-Triples and N-Quads in a stream.

        Raises:
            ReadingError: The syntax is broken; names line and column.
        """
        if self.media_type in BY_LINE:
            yield from self._by_line()
            return
        import pyoxigraph as ox

        start = 0
        for line in self._sorted:
            (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
            yield Statement(quad, line, start, line)
            start += len(line) + 1

    def _by_line(self) -> Iterator[Statement]:
        """Yield the statements of a file with one a line."""
        import pyoxigraph as ox

        start = 0
        for number, line in enumerate(self.parts(), start=1):
            text = line.rstrip("\r\n")
            try:
                for quad in ox.parse(text, format=_format(self.media_type)):
                    named = _renamed(quad, self._name)
                    yield Statement(named, f"{named} .", start, text)
            except SyntaxError as error:
                raise _broken(self.path, number, error) from error
            start += len(line)

    def quads(self) -> Iterator[Any]:
        """Yield the statements as pyoxigraph's quads, in the order of the file, in a stream.

        Raises:
            ReadingError: The syntax is broken; names line and column.
        """
        import pyoxigraph as ox

        base = f"{Iris().entity('document', self.id.removeprefix('sha256:'))}/"
        try:
            yield from ox.parse(path=self.path, format=_format(self.media_type), base_iri=base)
        except SyntaxError as error:
            raise _broken(self.path, error.lineno, error) from error
        except (OSError, ValueError) as error:
            raise ReadingError(
                f"cannot be read as RDF ({error})", file=self.path, remedy="Check the file."
            ) from error
        if self.media_type == media.RDF_XML and (place := _place_in_xml(self.path)):
            raise ReadingError(
                "is no whole XML; it may have been cut off",
                file=self.path,
                place=place,
                remedy="Fetch or write the file anew.",
            )

    @cached_property
    def _sorted(self) -> list[str]:
        """The statements as lines of N-Quads, each once, sorted by graph and then by line.

        Blank nodes are counted as they come up, since those without a label get a new one with
        each parse.
        """
        seen: dict[str, str] = {}
        named = (
            _renamed(q, lambda label: seen.setdefault(label, self._name(str(len(seen)))))
            for q in self.quads()
        )
        found = {(str(quad.graph_name), f"{quad} .") for quad in named}
        return [line for _, line in sorted(found)]

    def _name(self, label: str) -> str:
        """Return the name of a blank node: the same for the same bytes, another in other files."""
        return f"b{digest(self.id + label, 24)}"


def _renamed(quad: Any, name: Callable[[str], str]) -> Any:
    """Return a quad whose blank nodes bear other names."""
    import pyoxigraph as ox

    def term(part: Any) -> Any:
        if isinstance(part, ox.BlankNode):
            return ox.BlankNode(name(part.value))
        if isinstance(part, ox.Triple):
            return ox.Triple(term(part.subject), part.predicate, term(part.object))
        return part

    return ox.Quad(term(quad.subject), quad.predicate, term(quad.object), term(quad.graph_name))


def open_rdf(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Rdf:
    """Open an RDF file; its text is UTF-8 by its standard.

    Raises:
        DocumentError: The text is not UTF-8 (RDF/XML says its encoding itself).
    """
    if media_type != media.RDF_XML and decide(found, path).encoding not in ("utf-8", "utf-8-sig"):
        raise DocumentError("the text is not UTF-8", file=path, remedy="Save it as UTF-8.")
    return Rdf(path, f"sha256:{found.digest}", media_type, "utf-8")


def _format(media_type: str) -> Any:
    """Return pyoxigraph's name of a format."""
    import pyoxigraph as ox

    return getattr(ox.RdfFormat, FORMATS[media_type])


def _broken(path: Path, line: int | None, error: SyntaxError) -> ReadingError:
    """Return the error of broken syntax, with line and column."""
    if "LoadDocumentCallback" in str(error.msg):
        return ReadingError(
            "its JSON-LD context is on the web, and nothing is fetched from there",
            file=path,
            remedy="Write the context into the file, or convert the file to N-Quads.",
        )
    column = f", column {error.offset}" if error.offset else ""
    return ReadingError(
        f"is not well-formed: {_PLACE.sub('', str(error.msg))}",
        file=path,
        place=f"line {line}{column}" if line else _place_in_xml(path),
        remedy="Mend the line, or write the file anew.",
    )


def _place_in_xml(path: Path) -> str | None:
    """Return the line and column where a file stops being XML; None where it is well-formed."""
    from xml.parsers.expat import ExpatError, ParserCreate

    parser = ParserCreate(namespace_separator=" ")
    try:
        with path.open("rb") as stream:
            parser.ParseFile(stream)
    except ExpatError as error:
        return f"line {error.lineno}, column {error.offset + 1}"
    return None
