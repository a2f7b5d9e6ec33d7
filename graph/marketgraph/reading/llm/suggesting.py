"""Facts that a model suggests: each one checked against the text before it becomes a claim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from marketgraph.claim import Claim, Evidence
from marketgraph.documents import Prose
from marketgraph.facts import Fact, mentions, parse_fact
from marketgraph.reading.llm.aligning import Aligned, align
from marketgraph.reading.llm.asking import prompt_digest
from marketgraph.reading.llm.model import Model
from marketgraph.reading.llm.parts import parts
from marketgraph.reading.llm.replies import reply_of
from marketgraph.reading.model import Dropped, Reading

CONFIDENCE = {"exact": 0.6, "folded": 0.55, "words": 0.5}
"""Confidence of a suggestion by how its quotation was found in the text."""
_LOOSE = frozenset({"market", "dimension", "region"})
_ARRAY = re.compile(r'"facts"\s*:\s*\[|^\s*\[')


def suggest(document: Prose, model: Model, reading: Reading) -> Iterator[Claim]:
    """Yield what a model reads in a document, as suggestions (``method`` ``llm``).

    A suggestion is a valid fact whose quotation stands in the part that was sent and whose names stand in the
    document. Others are left out and stand in ``reading.dropped`` with the reason and the part; ``reading.notes``
    tells of parts without a whole reply. The same fact is suggested once.

    Args:
        document: The document.
        model: Which model is asked.
        reading: What is counted and noted goes here.

    Raises:
        ReadingError: The service cannot be reached, or refuses the request.
    """
    text = document.text
    folded = _plain(text)
    reader = f"llm {model.name} {prompt_digest()}"
    seen: set[str] = set()
    for start, end in parts(text, model.part, model.overlap):
        reply = reply_of(model, text[start:end])
        facts = list(_items(reply.content))
        if reply.problem or (not facts and '"facts"' not in reply.content):
            reading.notes.append(
                f"The model's reply to characters {start} to {end} is {reply.problem or 'no JSON'}; "
                f"{len(facts)} facts of it could be used."
            )
        for item in facts:
            checked = _checked(item, text, start, end, folded)
            if isinstance(checked, str):
                reading.dropped.append(Dropped(checked, start, end))
                continue
            fact, place = checked
            key = json.dumps(fact.model_dump(mode="json", exclude_none=True), sort_keys=True)
            if key not in seen:
                seen.add(key)
                reading.counts[fact.type] += 1
                yield _claim(document, fact, place, reader)


def _items(content: str) -> Iterator[Any]:
    """Yield the objects of a reply's list; of a reply that is cut off, those that are whole."""
    found = _ARRAY.search(content)
    if not found:
        return
    decoder, at = json.JSONDecoder(), found.end()
    while at < len(content):
        while at < len(content) and content[at] in " \t\r\n,":
            at += 1
        try:
            item, at = decoder.raw_decode(content, at)
        except ValueError:
            return
        except RecursionError:
            return
        yield item


def _checked(item: Any, text: str, start: int, end: int, folded: str) -> tuple[Fact, Aligned] | str:
    """Return a fact with the place of its quotation, or why it is left out."""
    if (
        not isinstance(item, dict)
        or not isinstance(item.get("quote"), str)
        or not isinstance(item.get("fact"), dict)
    ):
        return "no fact with a quotation"
    if item["fact"].get("type") == "Triples":
        return "not a type of fact for texts"
    try:
        fact = parse_fact(item["fact"])
    except ValidationError:
        return "not a valid fact"
    place = align(item["quote"], text, start, end)
    if place is None:
        return "quotation not in the text"
    for name in mentions(fact):
        if name.field not in _LOOSE and _plain(name.name) not in folded:
            return "name not in the text"
    return fact, place


def _plain(text: str) -> str:
    """Return the words of a text in small letters, parted by single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _claim(document: Prose, fact: Fact, place: Aligned, reader: str) -> Claim:
    """Return a suggestion as a claim."""
    return Claim(
        fact=fact,
        evidence=Evidence(
            document=document.id,
            start=place.start,
            end=place.end,
            quote=document.text[place.start : place.end],
            page=document.page_at(place.start),
        ),
        confidence=CONFIDENCE[place.how],
        method="llm",
        reader=reader,
    )
