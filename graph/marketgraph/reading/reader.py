"""Reading: the one door from a document to its claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from marketgraph.claim import Claim
from marketgraph.documents import Document, Prose, Table
from marketgraph.errors import MappingError, UsageError
from marketgraph.reading.mapping import Mapping
from marketgraph.reading.model import Reading
from marketgraph.reading.registry import reader_of

if TYPE_CHECKING:
    from marketgraph.reading.llm import Model


def read(
    document: Document, *, mapping: Mapping | None = None, model: Model | None = None
) -> Reading:
    """Read the claims of a document.

    Args:
        document: Opened by ``open_document``.
        mapping: What the columns of a table mean, instead of what is recognised.
        model: A language model that is asked for suggestions beside what the rules read in a text.

    Returns:
        The source at once; claims while they are consumed; rejects and counts after that.

    Raises:
        ReadingError: The document gives no facts at all.
        MappingError: The mapping does not fit the table, or the document is no table.
        UsageError: A model is given for a document that is no text.
    """
    reader = reader_of(document)
    if mapping is None:
        reading = reader(document)
        return reading if model is None else _with_suggestions(document, reading, model)
    if not isinstance(document, Table):
        raise MappingError(
            f"a mapping is for tables, not for {document.media_type}",
            file=document.path,
            remedy="Leave it out.",
        )
    return reader(document, mapping)


def _with_suggestions(document: Document, reading: Reading, model: Model) -> Reading:
    """Return a reading whose claims are followed by what a model suggests beyond them."""
    if not isinstance(document, Prose):
        raise UsageError(
            f"a language model reads texts, not {document.media_type}",
            file=document.path,
            remedy="Leave the model out.",
        )
    from marketgraph.reading.llm import suggest

    known: set[str] = set()

    def read_by_rules(claims: Iterator[Claim]) -> Iterator[Claim]:
        for claim in claims:
            known.add(claim.fact.model_dump_json(exclude_none=True))
            yield claim

    def suggested() -> Iterator[Claim]:
        for claim in suggest(document, model, reading):
            if claim.fact.model_dump_json(exclude_none=True) not in known:
                yield claim

    reading.claims = chain(read_by_rules(reading.claims), suggested())
    return reading
