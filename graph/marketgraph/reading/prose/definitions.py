"""What a market is, where a sentence defines it: "X refers to …", "X is defined as …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Market
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.markets import same_market
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_DEFINES = re.compile(
    r"^(?P<name>[^,;:()]{2,80}?)(?:\s\([^()]{1,40}\))?\s(?:refers? to|(?:is|are|can be|may be) defined as|is the (?:process|practice|use|transmission|delivery|provision) of|involves?)\s(?P<what>[^;]{20,400}?)[.]?$"
)
_LEAD = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CUES = Stems((" refer", " defined as", " involve", " is the "))


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the definition of the text's own market: the first sentence that gives one."""
    if not identity.market or not holds(text.low, _CUES):
        return
    for sentence in text.among(_CUES):
        if holds(sentence.low, _CUES) and (found := _defined(identity, sentence)):
            yield found
            return


def _defined(identity: Identity, sentence: Sentence) -> Found | None:
    """Return what a sentence defines, if it is the market and nothing else."""
    match = _DEFINES.match(sentence.text)
    market = identity.market or ""
    if not match:
        return None
    name = _LEAD.sub("", match["name"])
    if not same_market(name, market) or len(name.split()) > len(market.split()) + 1:
        return None
    fact = Market(market=market, definition=match["what"])
    return Found(fact, sentence.start + match.start(), sentence.start + match.end("what"), 0.7)
