"""The developments of a text, sentence by sentence; each sentence is made a skeleton once, for all grammars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

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
from marketgraph.reading.prose.needs import AnyOf
from marketgraph.reading.prose.ordinary import GRAMMAR, OPENERS
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.words import Cue, holds, words


class Grammar(NamedTuple):
    """What reads one kind of development.

    Attributes:
        words: The words that a sentence must hold.
        read: Yields what the sentence tells.
        forms: The patterns one of which its skeleton must match, where that is known: whether it may is known before there is one.
    """

    words: Cue
    read: Callable[[Event], Iterator[Found]]
    forms: AnyOf | None = None


GRAMMARS = (
    Grammar(mergers.WORDS, mergers.read),
    Grammar(acquisitions.WORDS, acquisitions.read),
    Grammar(investments.WORDS, investments.read, AnyOf(investments.patterns)),
    Grammar(spinoffs.WORDS, spinoffs.read),
    Grammar(launches.WORDS, launches.read, AnyOf(launches.patterns)),
    Grammar(partnerships.WORDS, partnerships.read),
    Grammar(agreements.WORDS, agreements.read, AnyOf(agreements.patterns)),
    Grammar(facilities.WORDS, facilities.read),
    Grammar(approvals.WORDS, approvals.read),
)
"""Launches come before partnerships, which leave out theirs."""
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
        for grammar in fitting[number]:
            yield from sure(event, grammar.read(event))


def _fitting(text: Text) -> dict[int, list[Grammar]]:
    """Return by the number of a sentence the grammars that may find something in it."""
    needed = [(grammar, grammar.words.bits) for grammar in GRAMMARS]
    found: dict[int, list[Grammar]] = {}
    for number, held in enumerate(text.held):
        fitting = [grammar for grammar, bits in needed if held & bits == bits]
        if fitting and (live := _live(fitting, text.sentences[number])):
            found[number] = live
    return found


def _live(fitting: list[Grammar], sentence: Sentence) -> list[Grammar]:
    """Return those of some grammars that have the words of a sentence, and a pattern that its skeleton may match."""
    low = sentence.low
    if not holds(low, _CONTRACTED):
        held = low.held
        fitting = [known for known in fitting if not known.forms or known.forms.may_match(held)]
    fitting = [grammar for grammar in fitting if grammar.words.search(low)]
    return [] if fitting and _nameless(sentence) else fitting


def _nameless(sentence: Sentence) -> bool:
    """Return whether a sentence names nothing and no time, and nobody speaks of themselves or is a pronoun in it."""
    match = _PLAIN.match(sentence.text)
    if not match or match["first"].lower() not in _OPENERS:
        return False
    return not holds(f" {sentence.low} ", (" we ", " our "))
