"""Answers as short texts that can be read by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from marketgraph.server.api.entities import Fact
from marketgraph.server.mcp import model
from marketgraph.server.mcp.quoting import Notes, line, table
from marketgraph.views.words import plural

WORDS = 500
"""Characters of a finding, a description or a name in a fact."""


def things(answer: model.FoundThings) -> Iterator[str]:
    """Yield the lines of what was found by name."""
    notes = Notes(answer.claims)
    yield f"{plural(len(answer.hits), 'thing')} found."
    for hit in answer.hits:
        other = "" if hit.matched == hit.label else f', as "{line(hit.matched)}"'
        country = f", {line(hit.country)}" if hit.country else ""
        head = f"- {line(hit.label)} ({line(hit.kind)}{country}{other})"
        yield f"{head} {hit.iri}{notes.mark(hit.claims)}"
    yield from _end(answer, notes)


def passages(answer: model.FoundPassages) -> Iterator[str]:
    """Yield the lines of passages that were found."""
    notes = Notes(answer.claims)
    yield f"{plural(len(answer.passages), 'passage')} found."
    for one in answer.passages:
        yield f"-{notes.mark([one.claim])} about {', '.join(f'{line(thing.label)} {thing.iri}' for thing in one.about)}"
    yield from _end(answer, notes)


def entity(answer: model.Described) -> Iterator[str]:
    """Yield the lines of a thing."""
    notes = Notes(answer.claims)
    country = f", {line(answer.country)}" if answer.country else ""
    yield f"{line(answer.label)} ({line(answer.kind)}{country}) {answer.iri}"
    names = [line(name) for name in answer.names if name != answer.label]
    if names:
        yield f"Also called: {'; '.join(names)}"
    yield f"{plural(answer.total, 'fact')}, {len(answer.facts)} of them here:"
    for fact in answer.facts:
        yield f"- {_fact(fact)}{notes.mark(fact.claims)}"
    if answer.left_out:
        yield f"Left out: {plural(answer.left_out, 'fact')}. Ask again with offset and limit."
    for relation, count in answer.more.items():
        yield f"{count:,} things more point at it by {line(relation)}: run_sparql lists them."
    yield from _end(answer, notes)


def queries(answer: model.Questions) -> Iterator[str]:
    """Yield the lines of the saved queries."""
    for one in answer.questions:
        yield f"- {one.name}: {one.description}"
        for parameter in one.parameters:
            kind = f" of kind {parameter.kind}" if parameter.kind else ""
            need = "required" if parameter.required else "optional"
            yield f"    {parameter.name} ({parameter.type}{kind}, {need}): {parameter.description}"


def rows(answer: model.Answer) -> Iterator[str]:
    """Yield the lines of a query's answer."""
    notes = Notes(answer.claims)
    marks = [notes.mark(claims) for claims in answer.row_claims]
    yield f"{plural(answer.total, 'row')}, {len(answer.rows)} of them here:"
    yield from table([column.name for column in answer.columns], answer.rows, marks)
    if answer.left_out:
        yield f"Left out: {plural(answer.left_out, 'row')}. Ask with a higher limit, or narrow the question."
    yield from _end(answer, notes)


def markets(answer: model.Markets) -> Iterator[str]:
    """Yield the lines of the markets."""
    notes = Notes(answer.claims)
    for market in answer.markets:
        counts = f"{market.companies:,} companies, {market.sizes:,} published sizes"
        yield f"- {line(market.label)}: {counts} {market.iri}{notes.mark(market.claims)}"
    yield from _end(answer, notes)


def sources(answer: model.Sources) -> Iterator[str]:
    """Yield the lines of the documents that were read."""
    yield f"{plural(answer.total, 'document')}, {len(answer.documents)} of them here:"
    for one in answer.documents:
        name = line(one.title or one.file or one.iri)
        yield f"- {name}: {plural(one.claims, 'claim')}, read {line(one.read)} {one.iri}"
    if answer.left_out:
        yield f"Left out: {plural(answer.left_out, 'document')}. Ask again with offset and limit."


def connections(answer: model.Connections) -> Iterator[str]:
    """Yield the lines of the paths between two companies."""
    notes = Notes(answer.claims)
    if not answer.paths:
        yield "Nothing that was read connects the two."
    for number, path in enumerate(answer.paths, 1):
        yield f"Path {number}: {' — '.join(line(thing.label) for thing in path.things)}"
        labels = {thing.iri: line(thing.label) for thing in path.things}
        for reason in (reason for step in path.steps for reason in step):
            ends = [labels.get(iri, iri) for iri in (reason.source, reason.target)]
            yield f"- {ends[0]} {line(reason.words)} {ends[1]}{notes.mark(reason.claims)}"
    yield from _end(answer, notes)


def _end(answer: model.Evidenced | model.Described, notes: Notes) -> Iterator[str]:
    yield from notes.lines()
    if answer.claims_left_out:
        yield f"Left out: {plural(answer.claims_left_out, 'claim')} more."
    if answer.note:
        yield answer.note


def _fact(fact: Fact) -> str:
    """Return a fact in words: the relation, where it leads, and when."""
    arrow = "←" if fact.inverse else "→"
    kind = f" ({line(fact.type)})" if fact.type else ""
    parts = (
        [f"{fact.relation} {arrow} {line(fact.thing.label, WORDS)}{kind} {fact.thing.iri}"]
        if fact.thing and not fact.figure
        else []
    )
    if fact.value is not None:
        parts.append(f"{fact.relation}: {line(fact.value, WORDS)}")
    if fact.figure is not None and fact.thing:
        told = ", ".join(f"{name} {line(value)}" for name, value in fact.figure.items())
        parts.append(f"{fact.relation} {fact.thing.iri}: {told}")
        if fact.about:
            parts.append("about " + ", ".join(line(thing.label) for thing in fact.about))
    parts += [f"{name} {line(value)}" for name, value in _when(fact) if value]
    return "; ".join(parts)


def _when(fact: Fact) -> list[tuple[str, str | None]]:
    return [("from", fact.start), ("until", fact.end), ("status", fact.status)]
