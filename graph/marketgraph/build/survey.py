"""The first pass over the claims: which names, developments and publication each document has.

What a survey finds is kept beside the generation, so that the next build reads only changed files.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marketgraph import facts
from marketgraph.build.judging import judged, judgement_digest
from marketgraph.claim import Claim, Source, read_claims, read_source
from marketgraph.encoding import ENCODER_VERSION, TYPE, attribution, parse_nquads
from marketgraph.facts import Attribution
from marketgraph.resolving import Collector, DocumentNames, Judgements
from marketgraph.resolving.developments import Telling, from_json, telling, to_json
from marketgraph.vocabulary import MKG

HELD = 30_000
"""Claims that are held between survey and encoding, about 3 kB each: to read a claim again is a tenth of its encoding."""


@dataclass(slots=True)
class Survey:
    """What one document says about names and developments.

    Attributes:
        path: Its file of claims.
        digest: Version of the rules, SHA-256 of that file, and a digest of the judgements on its claims.
        claims: Number of claims in it.
        source: The document.
        names: The names in it, as compressed JSON; all surveys are held while a build runs.
        tellings: What its claims tell of developments, likewise.
        report: How the publication it carries would be credited.
        types: Classes of things described by RDF claims: IRI -> class IRIs.
        held: Its claims as they were read, where there was room to hold them.
        line: How the last generation kept the survey; written again as it is.
    """

    path: Path
    digest: str
    claims: int
    source: Source
    names: bytes
    tellings: bytes
    report: Attribution
    types: dict[str, list[str]] = field(default_factory=dict)
    held: list[Claim] | None = None
    line: bytes = b""

    def read(self) -> Iterable[Claim]:
        """Return its claims in their order: those that are held, which are then let go of, or from the file.

        Raises:
            ClaimsError: A line of the file is not a claim.
        """
        held, self.held = self.held, None
        return read_claims(self.path) if held is None else held

    def peek(self) -> Iterable[Claim]:
        """Return its claims as ``read`` does, which then gives the same ones where there is room to hold them."""
        if self.held is None and self.claims <= HELD:
            self.held = list(read_claims(self.path))
        return read_claims(self.path) if self.held is None else self.held

    @property
    def document(self) -> str:
        """``sha256:…`` of the document."""
        return self.source.document

    @property
    def location(self) -> str:
        """Where it was read from."""
        return self.source.location or self.source.document

    def document_names(self) -> DocumentNames:
        """Return the names for the resolver."""
        return DocumentNames.from_json(_unpacked(self.names))

    def document_tellings(self) -> list[Telling]:
        """Return the tellings for the linking of developments."""
        return from_json(_unpacked(self.tellings))


def _packed(text: str) -> bytes:
    """Return a text compressed: a third of its size, at a cost that is not felt."""
    return zlib.compress(text.encode(), 1)


def _unpacked(data: bytes) -> str:
    """Return the text that ``_packed`` compressed."""
    return zlib.decompress(data).decode()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def survey_digest(path: Path, source: Source, judgements: Judgements) -> str:
    """Return what a survey depends on: the rules, the bytes of the file and the judgements on its claims."""
    return f"{ENCODER_VERSION}-{file_digest(path)}{judgement_digest(judgements, source)}"


def survey(path: Path, judgements: Judgements, room: int = 0) -> Survey:
    """Return what the claims of one file say about names and developments.

    Args:
        path: The file.
        judgements: What people decided of claims.
        room: How many claims may be held, so that the encoding need not read them again.

    Raises:
        ClaimsError: The file is damaged; names file and line.
    """
    source = read_source(path)
    collector = Collector(source.document, source.location or source.document)
    if source.publisher:
        collector.add_publisher(source.publisher)
    tellings: list[Telling] = []
    report: Attribution | None = None
    types: dict[str, list[str]] = {}
    count = 0
    held: list[Claim] = []
    for ordinal, claim in enumerate(read_claims(path)):
        count += 1
        if count <= room:
            held.append(claim)
        claim, status, _ = judged(claim, judgements, source.location or "")
        collector.add(claim, status == "Accepted")
        if (told := telling(ordinal, claim)) is not None:
            tellings.append(told)
        fact = claim.fact
        if isinstance(fact, facts.Report) and not fact.source and report is None:
            report = _own(fact, source)
        elif isinstance(fact, facts.Triples):
            _note_types(types, fact.nquads)
    return Survey(
        path,
        survey_digest(path, source, judgements),
        count,
        source,
        _packed(collector.finish().to_json()),
        _packed(to_json(tellings)),
        report or Attribution(publisher=source.publisher, title=source.title or source.location),
        types,
        held if count <= room else None,
    )


def _own(fact: facts.Report, source: Source) -> Attribution:
    """Return how a document's publication is credited; what its fact leaves out, the document gives."""
    credit = attribution(fact)
    named = credit.title or credit.url or credit.date
    return credit.model_copy(
        update={
            "publisher": credit.publisher or source.publisher,
            "title": credit.title if named else source.title or source.location,
        }
    )


def _note_types(types: dict[str, list[str]], nquads: str) -> None:
    """Note the classes that RDF statements give to things."""
    try:
        triples = parse_nquads(nquads)
    except SyntaxError:
        return
    for subject, predicate, term in triples:
        if predicate == TYPE and isinstance(term, str) and term.startswith(MKG):
            types.setdefault(subject, []).append(term)


def write_surveys(path: Path, surveys: Iterable[Survey]) -> None:
    """Write surveys, one a line; names stay compressed, since most are read only to be kept."""
    with path.open("wb") as out:
        out.writelines(item.line or _line(item) for item in surveys)


def _line(item: Survey) -> bytes:
    """Return a survey as a line of JSON."""
    record = {
        "file": item.path.name,
        "digest": item.digest,
        "claims": item.claims,
        "source": item.source.model_dump(mode="json", by_alias=True, exclude_none=True),
        "names": b64encode(item.names).decode(),
        "tellings": b64encode(item.tellings).decode(),
        "report": item.report.model_dump(mode="json", by_alias=True, exclude_none=True),
        "types": item.types,
    }
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def read_surveys(path: Path, claims: Path) -> Iterator[Survey]:
    """Yield the surveys that a generation kept, but for those that cannot be read.

    Args:
        path: The file of surveys; may be absent.
        claims: Folder of the files of claims.
    """
    if not path.exists():
        return
    with path.open("rb") as lines:
        for line in lines:
            with suppress(ValueError, KeyError, TypeError, RecursionError):
                yield _survey(json.loads(line), claims, line.rstrip() + b"\n")


def _survey(record: dict[str, Any], claims: Path, line: bytes) -> Survey:
    """Return a survey from the record that was written of it."""
    return Survey(
        claims / record["file"],
        record["digest"],
        record["claims"],
        Source.model_validate(record["source"]),
        b64decode(record["names"], validate=True),
        b64decode(record["tellings"], validate=True),
        Attribution.model_validate(record["report"]),
        record["types"],
        line=line,
    )
