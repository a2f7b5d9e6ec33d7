"""The reader of prose: every grammar over one text, its facts as claims in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from pydantic import ValidationError

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Document, Prose
from marketgraph.garbage import collector_paused
from marketgraph.reading.model import Reading
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.holding import Holding
from marketgraph.reading.prose.identity import Identity, identify
from marketgraph.reading.prose.tablerows import TableRows
from marketgraph.reading.prose.text import Text
from marketgraph.reading.sources import source_of

Grammar = Callable[[Text, Identity], Iterator[Found]]
READER = "prose"


_GRAMMARS: dict[str, str] = {
    "identity": "marketgraph.reading.prose.identity",
    "segmentation": "marketgraph.reading.prose.segmentation",
    "coverage": "marketgraph.reading.prose.coverage",
    "participants": "marketgraph.reading.prose.participants",
    "factors": "marketgraph.reading.prose.factors",
    "findings": "marketgraph.reading.prose.findings",
    "definitions": "marketgraph.reading.prose.definitions",
    "regulations": "marketgraph.reading.prose.regulations",
    "aliases": "marketgraph.reading.prose.aliases",
    "ownership": "marketgraph.reading.prose.ownership",
    "profiles": "marketgraph.reading.prose.profiles",
    "developments": "marketgraph.reading.prose.developments",
    "figures": "marketgraph.reading.prose.figures",
}
"""Name that claims carry -> module with ``read(text, identity)``, in the order in which they run.

What lists say (segments, players) comes first, so that grammars of sentences know these names.
"""


@cache
def grammars() -> tuple[tuple[str, Grammar], ...]:
    """Return the grammars with their names, in the order in which they run."""
    return tuple(
        (name, cast("Grammar", import_module(module).read)) for name, module in _GRAMMARS.items()
    )


def read_prose(document: Document) -> Reading:
    """Return the claims of a text: a report, a release, a page, pasted prose.

    Claims come in the order of the text; a fact is claimed once, from its most certain passage. What looked like
    a fact and is none is in ``Reading.dropped`` with the reason.
    """
    prose = cast("Prose", document)
    reading = Reading(source_of(document, READER))
    reading.claims = _claims(prose, reading)
    return reading


def _claims(prose: Prose, reading: Reading) -> Iterator[Claim]:
    """Yield the claims in the order of the text."""
    text = Text(prose)
    with collector_paused():
        found = [(item, name) for name, item in find(text)]
        text.release()
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    reading.dropped.extend(sorted(text.dropped, key=lambda drop: drop.start))
    rows = TableRows(prose)
    for item, name in found:
        row, columns = rows.of(item.start, item.end)
        reading.counts[item.fact.type] += 1
        yield Claim(
            fact=item.fact,
            evidence=Evidence(
                document=prose.id,
                start=item.start,
                end=item.end,
                quote=text.text[item.start : item.end],
                page=prose.page_at(item.start),
                row=row,
                columns=columns,
            ),
            confidence=item.confidence,
            method="rules",
            reader=name,
        )


def find(text: Text) -> Iterator[tuple[str, Found]]:
    """Yield what each grammar finds; the same fact, in whatever case, only once: where it is said most surely."""
    identity = identify(text)
    best: dict[Hashable, tuple[str, Found]] = {}
    for name, grammar in grammars():
        for item in _whole(text, grammar(text, identity)):
            identity.learn(item.fact)
            key = _folded(tuple(vars(item.fact).values()))
            known = best.get(key)
            if known is None or item.confidence > known[1].confidence:
                best[key] = name, item
    holding = Holding(text)
    for name, item in best.values():
        yield name, holding.widened(item)


def _folded(value: Hashable) -> Hashable:
    """Return the value of a field in small letters."""
    if type(value) is str:
        return value.lower()
    return tuple(map(_folded, value)) if type(value) is tuple else value


def _whole(text: Text, found: Iterator[Found]) -> Iterator[Found]:
    """Yield what a grammar finds; a value that no fact can hold ends it, and is noted."""
    try:
        yield from found
    except ValidationError:
        text.drop("value that no fact can hold", 0, 0)
