"""What all grammars of developments ask of a sentence: who, when, in which market."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from marketgraph.reading.prose.developments.skeleton import Skeleton, skeleton_of
from marketgraph.reading.prose.developments.subjects import subject_of
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.text import Sentence, Text

_ANNOUNCES = re.compile(
    r"\b(?:announce[sd]?|announcing|today|reveal(?:s|ed)|unveil(?:s|ed)|introduc(?:es|ed)|launch(?:es|ed)?|report(?:s|ed)|"
    r"entered|signed|pleased|excited|proud|proudly|thrilled|delighted)\b"
)
_TIMED = re.compile(
    r"(?:^| )(?:in|on|since|during|by|of|early|late|mid) (?:the |early |late |mid |spring |summer |fall )*(Y|D)(?= |$)"
)
_HINTS = 3


@dataclass(frozen=True, slots=True)
class Party:
    """A company that takes part.

    Attributes:
        name: As written.
        sure: Whether it is named in the sentence itself, not taken from an earlier one.
        start: Offset of the name in the document.
    """

    name: str
    sure: bool
    start: int


@dataclass
class Event:
    """A sentence that may tell of a development.

    Attributes:
        text: The document.
        identity: What it is about.
        sentence: The sentence.
        skeleton: Its skeleton.
    """

    text: Text
    identity: Identity
    sentence: Sentence
    skeleton: Skeleton

    @classmethod
    def of(cls, text: Text, identity: Identity, sentence: Sentence) -> Event:
        """Return the event of a sentence."""
        return cls(text, identity, sentence, skeleton_of(sentence))

    @cached_property
    def date(self) -> str | None:
        """The date in the sentence, else that of the dateline if the sentence announces; None if there is none."""
        for match in _TIMED.finditer(self.skeleton.text):
            for item in self.skeleton.items(match.start(1), match.end(1)):
                value = getattr(item, "value", None)
                if value is not None:
                    return str(value)
        dates = self.sentence.dates
        if dates and dates[0].start >= self.skeleton.start:
            return dates[0].value
        line = self.skeleton.date
        return line if line and _ANNOUNCES.search(self.sentence.low) else None

    @property
    def market(self) -> str | None:
        """The market of the report that tells it."""
        return self.identity.market

    def parties(self, verb: int) -> tuple[Party, ...]:
        """Return who does what the verb at a place of the skeleton says.

        A pronoun or "the company" means the subject of an earlier sentence of the same unit, if there is just one.
        """
        subject = subject_of(self.skeleton, verb)
        if subject.names:
            return tuple(Party(name.text, True, name.start) for name in subject.names)
        return self._meant() if subject.pronoun else ()

    def _meant(self) -> tuple[Party, ...]:
        """Return the one company that earlier sentences of the unit are about, or nothing."""
        before, steps = self.sentence.before, 0
        while before is not None and steps < _HINTS:
            skeleton = skeleton_of(before)
            subject = subject_of(skeleton, len(skeleton.text))
            if len(subject.names) == 1:
                name = subject.names[0]
                return (Party(name.text, False, name.start),)
            if subject.names:
                return ()
            before, steps = before.before, steps + 1
        return ()

    def stretch(self, target: Name, match: re.Match[str], skeleton: Skeleton) -> tuple[int, int]:
        """Return the stretch of the document from the sentence's start to the end of what a match covers up to a name."""
        return self.skeleton.start, max(
            target.end,
            skeleton.span(
                match.start(),
                match.end("target") if "target" in match.re.groupindex else match.end(),
            )[1],
        )

    def confidence(self, *parties: Party) -> float:
        """Return how sure the passage is: lower where a party is taken from an earlier sentence."""
        return 0.9 if all(party.sure for party in parties) else 0.6
