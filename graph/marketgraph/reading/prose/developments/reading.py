"""The developments of a text, sentence by sentence; each sentence is made a skeleton once, for all grammars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from marketgraph.reading.prose.developments import (
    acquisitions,
    agreements,
    approvals,
    facilities,
    investments,
    launches,
    mergers,
    partnerships,
    spinoffs,
)
from marketgraph.reading.prose.developments.events import Event, named_company
from marketgraph.reading.prose.developments.repeats import distinct
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text
from marketgraph.reading.prose.words import Cue

GRAMMARS: tuple[tuple[Cue | re.Pattern[str], Callable[[Event], Iterator[Found]]], ...] = (
    (mergers.WORDS, mergers.read),
    (acquisitions.WORDS, acquisitions.read),
    (investments.WORDS, investments.read),
    (spinoffs.WORDS, spinoffs.read),
    (launches.WORDS, launches.read),
    (partnerships.WORDS, partnerships.read),
    (agreements.WORDS, agreements.read),
    (facilities.WORDS, facilities.read),
    (approvals.WORDS, approvals.read),
)
"""The words that a sentence must hold, and the grammar that reads it then; launches before partnerships, which leave out theirs."""


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the developments that a text tells of, each once."""
    yield from distinct(_found(text, identity))


def _found(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield what each sentence tells."""
    wanted = [(words, grammar) for words, grammar in GRAMMARS if words.search(text.low)]
    company = named_company(text) if wanted else None
    for sentence in text.sentences if wanted else ():
        fitting = [grammar for words, grammar in wanted if words.search(sentence.low)]
        if fitting:
            event = Event.of(text, identity, sentence, company)
            for grammar in fitting:
                yield from grammar(event)
