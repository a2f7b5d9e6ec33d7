"""Answers of the tools, from one generation: what the API tells, with passages, cut to what an assistant can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from marketgraph.errors import UnknownName
from marketgraph.query import Limits, SavedQuery, bind, saved_query
from marketgraph.query.terms import term
from marketgraph.server.api.answering import Rows, answered
from marketgraph.server.api.behind import Mention, claims_behind
from marketgraph.server.api.drawing import paths
from marketgraph.server.api.entities import told
from marketgraph.server.api.evidence import claims_of
from marketgraph.server.api.listing import markets_of
from marketgraph.server.api.searching import found
from marketgraph.server.api.things import filtered, things
from marketgraph.server.mcp import model
from marketgraph.server.mcp.asking import entity_of, named
from marketgraph.workspace.opened import Generation

EACH = 3
"""Claims that are told of one statement or row."""
CLAIMS = 100
"""Claims that are told in one answer."""

NONE = "No claim of the graph stands behind this answer, so it has no passages: do not present it as sourced."
GUESSED = (
    "The query names no claims: those given mention most of what a row names. "
    "The saved query why, with subject, and read_entity tell all that is said of a thing."
)


def searched(
    generation: Generation, text: str, kinds: list[str] | None, limit: int
) -> model.FoundThings:
    """Return things by name, each with a claim about it."""
    hits = found(generation, text, kinds, limit)
    behind = claims_behind(generation.tables, [[hit.iri] for hit in hits], 1)
    things = [
        model.FoundThing(**hit.model_dump(), claims=claims)
        for hit, claims in zip(hits, behind, strict=True)
    ]
    return model.FoundThings(hits=things, **_evidence(generation, behind))


def quoted(generation: Generation, words: str, limit: int) -> model.FoundPassages:
    """Return passages that hold some words."""
    claims = [quote.claim for quote in generation.index.quotes(words, limit)]
    rows = filtered(generation.tables, "claims", ["iri", "about"], iri=claims)
    about = {row["iri"]: row["about"] for row in rows}
    known = things(generation.tables, {iri for iris in about.values() for iri in iris})
    passages = [
        model.FoundPassage(claim=claim, about=[known[iri] for iri in about[claim]])
        for claim in claims
        if claim in about
    ]
    return model.FoundPassages(passages=passages, **_evidence(generation, [claims]))


def described(
    generation: Generation, given: str, limit: int, offset: int, limits: Limits
) -> model.Described:
    """Return a thing with a stretch of its facts, each with its first claims.

    Raises:
        UnknownName: Nothing has that IRI or name.
    """
    entity = told(generation, entity_of(generation, given), limit, offset, limits)
    every = {claim for fact in entity.facts for claim in fact.claims}
    for fact in entity.facts:
        fact.claims = fact.claims[:EACH]
    shown = list(dict.fromkeys(claim for fact in entity.facts for claim in fact.claims))[:CLAIMS]
    claims = {iri: entity.claims[iri] for iri in shown if iri in entity.claims}
    cut = {"claims": claims, "claims_left_out": len(every) - len(claims)}
    note = "" if claims else NONE
    return model.Described(**{**entity.model_dump(), **cut}, note=note)


def run_saved(
    generation: Generation, saved: SavedQuery, values: Mapping[str, Any], limits: Limits, most: int
) -> model.Answer:
    """Return the answer to a saved query.

    Raises:
        UsageError: A value is missing, not of its type, or for no parameter of the query.
        UnknownName: No thing of a name is known.
        QueryError: The query is over a limit.
    """
    lookup = partial(named, generation)
    text = bind(saved, values, lookup)
    meant = [
        term(parameter, one, lookup)[1:-1]
        for parameter in saved.parameters
        if parameter.type == "IRI"
        for one in _several(values.get(parameter.name))
    ]
    return _answer(generation, answered(generation, text, limits), meant, most)


def run_free(generation: Generation, text: str, limits: Limits, most: int) -> model.Answer:
    """Return the answer to a SPARQL query.

    Raises:
        QueryError: It does not parse, is refused, or is over a limit.
    """
    return _answer(generation, answered(generation, text, limits), [], most)


def markets(generation: Generation) -> model.Markets:
    """Return the markets, each with a claim about it."""
    known = markets_of(generation)
    behind = claims_behind(generation.tables, [[market.iri] for market in known], 1)
    entries = [
        model.MarketEntry(**market.model_dump(), claims=claims)
        for market, claims in zip(known, behind, strict=True)
    ]
    return model.Markets(markets=entries, **_evidence(generation, behind))


def connections(
    generation: Generation, start: str, end: str, as_of: str | None, limit: int
) -> model.Connections:
    """Return the shortest paths between two companies, each step with its first claims.

    Raises:
        UnknownName: Nothing has one of the IRIs or names.
    """
    one, other = (entity_of(generation, given) for given in (start, end))
    result = paths(generation, one, other, as_of, limit)
    reasons = [reason for path in result.paths for step in path.steps for reason in step]
    for reason in reasons:
        reason.claims = reason.claims[:EACH]
    evidence = _evidence(generation, [reason.claims for reason in reasons])
    return model.Connections(paths=result.paths, **evidence)


def query_of(name: str) -> SavedQuery:
    """Return a saved query.

    Raises:
        UnknownName: There is none of that name.
    """
    known = name.replace("-", "").isalnum() and len(name) <= 100
    query = saved_query(name) if known else None
    if query is None:
        raise UnknownName(
            "there is no saved query of that name", remedy="list_queries tells their names."
        )
    return query


def _answer(generation: Generation, rows: Rows, meant: Iterable[str], most: int) -> model.Answer:
    shown = rows.rows[:most]
    mentions = [{*meant, *_mentioned(row.values())} for row in shown]
    behind = claims_behind(generation.tables, mentions, EACH)
    evidence = _evidence(generation, behind)
    explicit = {cell for row in shown for cell in row.values() if isinstance(cell, str)}
    if evidence["claims"] and not explicit.intersection(evidence["claims"]):
        evidence["note"] = GUESSED
    return model.Answer(
        columns=rows.columns,
        rows=shown,
        row_claims=behind,
        total=len(rows.rows),
        left_out=len(rows.rows) - len(shown),
        **evidence,
    )


def _mentioned(cells: Iterable[Any]) -> Iterable[Mention]:
    """Yield the IRIs and numbers of a row."""
    for cell in cells:
        if (isinstance(cell, str) and "://" in cell) or (
            isinstance(cell, int | float) and not isinstance(cell, bool)
        ):
            yield cell


def _several(value: Any) -> Sequence[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _evidence(generation: Generation, lists: Iterable[Iterable[str]]) -> dict[str, Any]:
    """Return the claims of an answer, how many are left out, and a note if there are none."""
    every = list(dict.fromkeys(claim for claims in lists for claim in claims))
    claims = claims_of(generation.tables, every[:CLAIMS])
    left_out = len(every) - len(claims)
    return {"claims": claims, "claims_left_out": left_out, "note": "" if claims else NONE}
