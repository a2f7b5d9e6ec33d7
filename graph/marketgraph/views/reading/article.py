"""One document and what was read in it, as the parts that a page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from marketgraph.claim import Claim
from marketgraph.documents import Document, Prose
from marketgraph.views.reading.body import Body
from marketgraph.views.reading.kinds import kind_of
from marketgraph.views.reading.places import Places
from marketgraph.views.reading.wording import wording
from marketgraph.views.words import plural, spaced

if TYPE_CHECKING:
    from marketgraph.reading.model import Dropped

QUOTED = 240
"""A stretch that was dropped is quoted up to so many characters."""
LAST = ("amount", "currency", "status", "date", "source")
METHODS = {
    "rules": "read by rules",
    "table": "read from a table",
    "rdf": "read from RDF",
    "model": "suggested by a model",
    "llm": "suggested by a language model",
    "person": "entered by a person",
}


@dataclass
class Article:
    """The parts of a page that come from one document.

    Attributes:
        title: Its title, or the name of its file.
        file: The name of its file.
        about: What kind of file it is, in words.
        body: Its text as HTML.
        facts: What a page tells of each fact.
        dropped: What was dropped: reason, quote, place.
        notes: What a person should know of how it was read.
    """

    title: str
    file: str
    about: str
    body: str
    facts: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def article(
    document: Document,
    claims: Sequence[Claim],
    dropped: Iterable[Dropped] = (),
    notes: Iterable[str] = (),
) -> Article:
    """Return the parts of a page for one document.

    Args:
        document: The document, opened.
        claims: Its claims that are to be shown.
        dropped: What looked like a fact and is none.
        notes: What the reader says.
    """
    claims = sorted(claims, key=lambda one: (one.evidence.start, -one.evidence.end))
    left = list(dropped)
    body = Body(
        document,
        [(one.evidence.start, one.evidence.end) for one in claims],
        [kind_of(one.fact.type) for one in claims],
        [(one.start, one.end) for one in left],
    )
    text, places = body.html(), Places(document)
    more = [f"{body.hidden:,} further lines are not shown"] if body.hidden else []
    return Article(
        title=document.title or document.path.name,
        file=document.path.name,
        about=_about(document),
        body=text,
        facts=[_fact(one, places, body.first.get(n)) for n, one in enumerate(claims)],
        dropped=[
            {
                "reason": one.reason,
                "quote": _short(document.text[one.start : one.end]),
                "place": places.at(one.start),
                "shown": number in body.seen,
            }
            for number, one in enumerate(left)
        ],
        notes=[*dict.fromkeys([*document.notes, *notes]), *more],
    )


def _about(document: Document) -> str:
    """Return what kind of file a document is."""
    kind = document.media_type.rpartition("/")[2].rpartition(".")[2]
    parts = [document.path.name, {"plain": "plain text", "document": "Word"}.get(kind, kind)]
    if isinstance(document, Prose):
        parts += [
            document.publisher or "",
            plural(len(document.pages), "page") if document.pages else "",
        ]
    return ", ".join(part for part in parts if part)


def _fact(claim: Claim, places: Places, mark: int | None) -> dict[str, Any]:
    """Return what a page tells of one fact."""
    record = claim.record()
    record["fact"].pop("type")
    return {
        "type": spaced(claim.fact.type),
        "kind": kind_of(claim.fact.type),
        "says": wording(claim.fact),
        "place": places.of(claim.evidence),
        "confidence": claim.confidence,
        "how": ", ".join(filter(None, [METHODS[claim.method], _reader(claim)])),
        "fields": [[spaced(name), _value(value)] for name, value in _ordered(record["fact"])],
        "mark": mark,
    }


def _ordered(fields: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the fields of a fact as people want to read them: who and what first, then how much and when."""
    return sorted(
        fields.items(), key=lambda field: LAST.index(field[0]) if field[0] in LAST else -1
    )


def _reader(claim: Claim) -> str:
    """Return who read a claim, unless its method says as much."""
    return f"reader “{claim.reader}”" if claim.reader and claim.reader != claim.method else ""


def _value(value: Any) -> str:
    """Return the value of a field for people."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_value(part)}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, int | float) and abs(value) >= 10_000:
        return f"{value:,}"
    return str(value)


def _short(text: str) -> str:
    """Return a stretch of text, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"
