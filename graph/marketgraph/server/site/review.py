"""``/review``: claims and pairs of names for a person to judge, side by side with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from marketgraph.build import Folders
from marketgraph.resolving import Judgement, Judgements
from marketgraph.resolving.judgements import Verdict
from marketgraph.server.api.evidence import Claim, claims_of
from marketgraph.server.api.holding import Held
from marketgraph.server.api.suggesting import suggestions
from marketgraph.server.api.things import Thing, base_of, filtered, meant, path_of, things
from marketgraph.server.web import render
from marketgraph.tables import Tables
from marketgraph.workspace.opened import Generation
from marketgraph.workspace.waiting import waiting

MOST = 20
"""Claims, and pairs of names, that one page shows."""

PASSAGES = 2
"""Passages that are shown of each of two things."""

NAMES = 8
"""Spellings that are shown of each of two things."""

_LONGEST = 2_000

_OF_CLAIMS: tuple[Verdict, ...] = ("accept", "reject", "correct")
_OF_NAMES: tuple[Verdict, ...] = ("same", "different")


class OpenClaim(NamedTuple):
    """A claim to judge: why, the fact in words, the words that say it, and where."""

    iri: str
    path: str
    why: str
    kind: str
    says: str
    sentence: str
    place: str


class Side(NamedTuple):
    """One of two things: how it was written, and passages that tell of it."""

    thing: Thing
    names: tuple[str, ...]
    more_names: int
    passages: tuple[Claim, ...]
    claims: int


class Pair(NamedTuple):
    """Two things that may be one: what speaks for it, and how alike the names are (0 to 1)."""

    left: Side
    right: Side
    kind: str
    reason: str
    score: float


class Decided(NamedTuple):
    """A judgement that stands and waits for the next build, in words."""

    id: str
    verdict: str
    what: str
    by: str
    at: str


class Review(NamedTuple):
    """What is open, what was decided, and how much is left out."""

    claims: tuple[OpenClaim, ...]
    pairs: tuple[Pair, ...]
    decided: tuple[Decided, ...]
    more: Mapping[str, int]


def shown(generation: Generation, folder: Path, token: str, of: str = "") -> str:
    """Return the page of what is open.

    Args:
        generation: The generation in use.
        folder: The workspace.
        token: What a decision from this page carries; without one the page only shows.
        of: Only pairs with this thing, an IRI or the path of its page; nothing for all that is open.

    Raises:
        UnknownName: Nothing here has that IRI.
    """
    iri = of and meant(generation, of[:_LONGEST])
    about = things(generation.tables, [iri])[iri] if iri else None
    review = _review(generation, Folders(folder), iri)
    return render("review.html", review=review, token=token, about=about)


def _review(generation: Generation, folders: Folders, of: str) -> Review:
    judgements = Judgements.load(folders.judgements)
    decided = judgements.of(*_OF_CLAIMS, *_OF_NAMES)
    rows, more = _open(generation, folders, judgements, MOST + len(decided), of)
    pairs = [row for row in rows if row["right"] and not _judged_pair(row, decided)]
    claims = [row for row in rows if not row["right"] and not _judged_claim(row, decided)]
    more["claims"] += max(0, len(claims) - MOST)
    more["pairs of names"] += max(0, len(pairs) - MOST)
    built = (generation.folder / "manifest.json").stat().st_mtime
    base = base_of(generation.tables)
    new = [one for one in decided if _later(one, built)]
    return Review(
        tuple(_claim(row, base) for row in claims[:MOST]),
        tuple(_pairs(generation.tables, pairs[:MOST])),
        tuple(_decided(generation.tables, new)),
        more,
    )


def _open(
    generation: Generation, folders: Folders, judgements: Judgements, limit: int, of: str
) -> tuple[Sequence[Mapping[str, Any]], dict[str, int]]:
    """Return the rows of what is open, or of what may be the same as one thing, and how many are left out of each sort."""
    if of:
        return [pair.row for pair in suggestions(generation.tables, of)], {
            "claims": 0,
            "pairs of names": 0,
        }
    frame = waiting(folders, judgements, limit)
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    return rows, dict(frame.attrs["more"])


def _later(judgement: Judgement, built: float) -> bool:
    """Return whether a judgement was made after a build, to the second."""
    return datetime.fromisoformat(judgement.at).timestamp() >= int(built)


def _judged_pair(row: Mapping[str, Any], decided: Sequence[Judgement]) -> bool:
    pair = {row["left"], row["right"]}
    return any({one.subject, one.object} == pair for one in decided)


def _judged_claim(row: Mapping[str, Any], decided: Sequence[Judgement]) -> bool:
    claim = row["left"].rpartition("/")[2]
    return row["kind"] != "reopened" and any(one.subject == claim for one in decided)


def _claim(row: Mapping[str, Any], base: str) -> OpenClaim:
    words = " · ".join(filter(str.strip, (row["sentence"] or "").split("\t")))
    says = row["left_name"] or ""
    place = row["place"] or ""
    return OpenClaim(
        row["left"], path_of(row["left"], base), row["reason"], row["kind"], says, words, place
    )


def _pairs(tables: Tables, rows: Sequence[Mapping[str, Any]]) -> Iterator[Pair]:
    iris = {row[side] for row in rows for side in ("left", "right")}
    known = things(tables, iris)
    names = {
        row["iri"]: row["names"] for row in filtered(tables, "entities", ["iri", "names"], iri=iris)
    }
    about = Held(tables).claims_about(iris)
    first = {claim for claims in about.values() for claim in claims[:PASSAGES]}
    claims = claims_of(tables, first)

    def side(iri: str) -> Side:
        written = [name for name in names.get(iri) or () if name != known[iri].label]
        told = [claims[each] for each in islice(about.get(iri, ()), PASSAGES) if each in claims]
        shown = tuple(written[:NAMES])
        return Side(
            known[iri], shown, len(written) - len(shown), tuple(told), len(about.get(iri, ()))
        )

    for row in rows:
        yield Pair(side(row["left"]), side(row["right"]), row["kind"], row["reason"], row["score"])


def _decided(tables: Tables, judgements: Sequence[Judgement]) -> Iterator[Decided]:
    """Yield judgements, the newest first, each with what it is of."""
    named = things(tables, {iri for one in judgements for iri in (one.subject, one.object)})
    for one in sorted(judgements, key=lambda each: each.at, reverse=True):
        if one.verdict in _OF_NAMES:
            what = f"{named[one.subject].label} and {named[one.object].label}"
        else:
            what = f"claim {one.subject[:12]}"
        yield Decided(one.id, one.verdict, what, one.by, one.at[:16].replace("T", " "))
