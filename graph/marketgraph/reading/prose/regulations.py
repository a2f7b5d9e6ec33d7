"""Rules that a report names: "regulations such as A in the U.S. and B in the EU"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Regulation
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_CUE = re.compile(
    r"\b(?:regulations?|laws?|legislation|acts|directives|rules|frameworks?|mandates)\b[^.;:]{0,40}?\b(?:such as|like|including|namely)\s+(?:the\s+)?"
)
_HINTS = Stems(
    ("regulation", "law", "legislation", "acts", "directive", "rules", "framework", "mandate")
)
_RULE = re.compile(
    r"(?:the\s+)?(?P<name>[A-Z](?:[\w&/-]|\.(?=\w))*(?:\s(?:(?:of|for|on)\s)?[A-Z](?:[\w&/-]|\.(?=\w))*){0,8})(?:\s\([^()]{2,40}\))?"
    r"(?:\s(?:in|of|across|within)\s(?:the\s)?(?P<place>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}))?"
)
_NEXT = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the\s+)?(?=[A-Z])")


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the rules that the text names, with the place where they hold, if it is told."""
    market = identity.market
    if market is None or not holds(text.low, _HINTS):
        return
    for sentence in text.among(_HINTS):
        if holds(sentence.low, _HINTS):
            yield from _named(market, sentence)


def _named(market: str, sentence: Sentence) -> Iterator[Found]:
    """Yield the rules that follow "such as" in a sentence."""
    cue = _CUE.search(sentence.low)
    at = cue.end() if cue else len(sentence.text)
    while match := _RULE.match(sentence.text, at):
        place = match["place"].rstrip(".") if match["place"] else None
        written = (
            match["place"] if place and (is_place(match["place"]) or is_place(place)) else None
        )
        fact = Regulation(market=market, name=match["name"], region=written)
        start = sentence.start + match.start("name")
        yield Found(fact, start, sentence.start + match.end(), 0.7)
        step = _NEXT.match(sentence.text, match.end())
        if not step:
            return
        at = step.end()
