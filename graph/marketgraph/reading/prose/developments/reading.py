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
from marketgraph.reading.prose.ordinary import GRAMMAR, OPENERS
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.words import Cue, Stems, words

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

_STEMS = Stems(cue.stems for cue, _ in GRAMMARS)
_LOOSE = {order for order, (cue, _) in enumerate(GRAMMARS) if " " in "".join(cue.stems)}
"""The grammars with stems of several words, of which the index has but one."""
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
    """Return by sentence the grammars that may find something in it, both by their number.

    Stems are looked for in each word of the text once: most sentences are never looked at.
    """
    sentences = text.sentences
    found: dict[int, list[int]] = {}
    for order, numbers in enumerate(_STEMS.within(text.index)):
        cue = GRAMMARS[order][0]
        search = cue.search if order in _LOOSE else cue.pattern.found_in
        for number in numbers:
            sentence = sentences[number]
            if search(sentence.low) and not _nameless(sentence):
                found.setdefault(number, []).append(order)
    return found


def _nameless(sentence: Sentence) -> bool:
    """Return whether a sentence names nothing and no time, and has no pronoun for a subject."""
    match = _PLAIN.match(sentence.text)
    return bool(match and match["first"].lower() in _OPENERS)
