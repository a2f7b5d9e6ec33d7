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
from marketgraph.reading.prose.developments.doubts import sure
from marketgraph.reading.prose.developments.events import Event, named_company
from marketgraph.reading.prose.developments.repeats import distinct, shorts_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.needs import any_may_match
from marketgraph.reading.prose.ordinary import GRAMMAR, OPENERS
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.words import Cue, holds, words

GRAMMARS: tuple[tuple[Cue, Callable[[Event], Iterator[Found]]], ...] = (
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
_PATTERNS: dict[Callable[[Event], Iterator[Found]], Callable[[], Iterator[re.Pattern[str]]]] = {
    investments.read: investments.patterns,
    launches.read: launches.patterns,
    agreements.read: agreements.patterns,
}
"""Of grammars that know it, the patterns one of which a sentence must match: whether it may is known before it is a skeleton."""
_CONTRACTED = ("'ll", "’ll", "'re", "’re", "'ve", "’ve")

_PLAIN = re.compile(
    r"\W*(?P<first>[A-Z]?[a-z]+)(?! (?:company|firm|group|startup|team)\b)[^A-Z0-9]*$"
)
_OPENERS = (OPENERS | GRAMMAR) - words("it he she we they our")


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the developments that a text tells of, each once."""
    yield from distinct(_found(text, identity), shorts_of(text.text))


def _found(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield what each sentence tells."""
    fitting = _fitting(text)
    company = named_company(text) if fitting else None
    for number in sorted(fitting):
        event = Event.of(text, identity, text.sentences[number], company)
        for order in fitting[number]:
            yield from sure(event, GRAMMARS[order][1](event))


def _fitting(text: Text) -> dict[int, list[int]]:
    """Return by sentence the grammars that may find something in it, both by their number."""
    needed = [(order, cue, cue.bits) for order, (cue, _) in enumerate(GRAMMARS)]
    found: dict[int, list[int]] = {}
    for number, (sentence, held) in enumerate(zip(text.sentences, text.held, strict=True)):
        fitting = [
            order for order, cue, bits in needed if held & bits == bits and cue.search(sentence.low)
        ]
        if fitting and not _nameless(sentence) and (live := _live(fitting, sentence)):
            found[number] = live
    return found


def _live(fitting: list[int], sentence: Sentence) -> list[int]:
    """Return those of some grammars that have a pattern which a sentence may match, by its words."""
    low = sentence.low
    if holds(low, _CONTRACTED):
        return fitting
    patterns = (_PATTERNS.get(GRAMMARS[order][1]) for order in fitting)
    return [
        order
        for order, known in zip(fitting, patterns, strict=True)
        if known is None or any_may_match(known(), low.held)
    ]


def _nameless(sentence: Sentence) -> bool:
    """Return whether a sentence names nothing and no time, and nobody speaks of themselves or is a pronoun in it."""
    match = _PLAIN.match(sentence.text)
    if not match or match["first"].lower() not in _OPENERS:
        return False
    return not holds(f" {sentence.low} ", (" we ", " our "))
