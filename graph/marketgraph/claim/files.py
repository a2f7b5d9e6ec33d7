"""Files of claims: one a document, written whole and then renamed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from marketgraph.claim.model import Claim, Source, canonical, plain
from marketgraph.errors import ClaimsError

SUFFIX = ".jsonl"
REMEDY = "Restore the file, or remove the document and add it again."


def path_of(folder: Path, document: str) -> Path:
    """Return the file that holds a document's claims; ``document`` is ``sha256:…``."""
    return folder / f"{document.removeprefix('sha256:')}{SUFFIX}"


def document_of(path: Path) -> str:
    """Return the document (``sha256:…``) whose claims a file holds."""
    return f"sha256:{path.name.removesuffix(SUFFIX)}"


def write_claims(folder: Path, source: Source, claims: Iterable[Claim]) -> int:
    """Write the claims of one document; the file appears whole or not at all.

    Args:
        folder: The ``claims`` folder of a workspace; made if it is not there.
        source: The document that was read.
        claims: Its claims; consumed one by one.

    Returns:
        The number of claims written.

    Raises:
        OSError: The disk is full or the folder cannot be written; nothing is left behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = path_of(folder, source.document)
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    count = 0
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(canonical({"source": plain(source)}) + "\n")
            for claim in claims:
                out.write(canonical(claim.record()) + "\n")
                count += 1
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return count


def read_source(path: Path) -> Source:
    """Return the source on the first line of a file of claims.

    Raises:
        ClaimsError: The line is not a source.
    """
    with path.open("rb") as lines:
        try:
            return Source.model_validate(json.loads(next(lines, b""))["source"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ClaimsError(
                "the first line does not describe a source",
                file=path,
                place="line 1",
                remedy=REMEDY,
            ) from error


def read_claims(path: Path) -> Iterator[Claim]:
    """Yield the claims of one document, in the order they were read.

    Raises:
        ClaimsError: A line is not a claim; names the line.
    """
    with path.open("rb") as lines:
        next(lines, None)
        for number, line in enumerate(lines, start=2):
            try:
                yield Claim.model_validate_json(line)
            except ValidationError as error:
                raise ClaimsError(
                    f"not a claim: {_reason(error)}",
                    file=path,
                    place=f"line {number}",
                    remedy=REMEDY,
                ) from error


def _reason(error: ValidationError) -> str:
    """Return the first reason of a validation error, in one line."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
