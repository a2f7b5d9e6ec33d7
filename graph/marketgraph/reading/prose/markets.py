"""Markets that a sentence names: "the global X market", "the market for X", "X industry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from marketgraph.reading.prose.places import fold, is_place
from marketgraph.reading.prose.text import Sentence
from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import words

_HEADS = words("market markets industry sector")
_STOP = words(
    "the a an this that these those its their our his her your of to for by from on at with within into as is are was were be been being has "
    "have had will would can could may might should and or but than that which who whose where when while if because due driven "
    "expected projected anticipated estimated forecast forecasted predicted set poised likely across through over under during "
    "entire whole total said says report reports shows reveals dominate dominates dominated lead leads led leading growing drive "
    "drives driving reshaping shaping boost boosts hamper hampers fuel fuels support supports expand expands analyze analyzes "
    "study studies cover covers covering segment segments define describe key top major other such both each any all some no "
    "unveils reaches reach hits hit worth valued entire current existing emerging new potential target end mass retail stock "
    "overall same respective competitive"
)
_NOISE = words(
    "global world worldwide international market markets industry sector size the overall broader wider"
)
_LEAD = words("global world worldwide international overall broader wider entire")
_INSIDE = words("of in for and & as")
_AFTER = words("for of")
LONGEST = 9
DEMONYMS = {
    "european": "Europe", "north american": "North America", "american": "U.S.", "asian": "Asia", "chinese": "China", "indian": "India",
    "japanese": "Japan", "german": "Germany", "french": "France", "british": "U.K.", "canadian": "Canada", "brazilian": "Brazil",
    "mexican": "Mexico", "african": "Africa", "latin american": "Latin America", "korean": "South Korea", "australian": "Australia",
    "italian": "Italy", "spanish": "Spain", "us": "U.S.", "uk": "U.K.",
}  # fmt: skip


class Named(NamedTuple):
    """A market as a sentence names it.

    Attributes:
        text: Its name without "Global", a leading place and "Market"; empty for "the market" alone.
        region: The place that it is limited to, or ``World``; None if the sentence does not say.
        start: Offset in the document's text.
        end: Offset of its end ("market" included), excluded.
    """

    text: str
    region: str | None
    start: int
    end: int


def markets_in(sentence: Sentence) -> list[Named]:
    """Return the markets that a sentence names, left to right."""
    if not any(head in sentence.low for head in ("market", "industry", "sector")):
        return []
    tokens = sentence.tokens
    found = []
    for at, token in enumerate(tokens):
        if token.low in _HEADS:
            found.append(_after(tokens, at, sentence) or _before(tokens, at, sentence))
    return found


def _before(tokens: Sequence[Token], at: int, sentence: Sentence) -> Named:
    """Return the market whose name ends at a word "market"."""
    first = at
    while first > 0 and at - first < LONGEST and _belongs(tokens, first - 1, at):
        first -= 1
    while first < at and (tokens[first].low in _STOP or tokens[first].low in _INSIDE):
        first += 1
    return _named(tokens, first, at, sentence, tokens[at].end)


def _belongs(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Return whether a token before "market" can be part of the market's name."""
    token = tokens[at]
    if token.kind == "mark":
        return token.text in ("&", "/", "-", ")", "(") or (
            token.text == "," and _titled(tokens, at)
        )
    if token.kind == "number":
        return len(token.text) < 4
    if token.low in _INSIDE:
        return at + 1 < head and _titled(tokens, at)
    return token.kind == "name" or token.low not in _STOP


def _titled(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a connector stands between two words with capitals, as in a title."""
    return at > 0 and tokens[at - 1].kind == "name" and tokens[at + 1].kind == "name"


def _after(tokens: Sequence[Token], at: int, sentence: Sentence) -> Named | None:
    """Return the market of "market for X", or None."""
    if tokens[at].low != "market" or at + 2 >= len(tokens) or tokens[at + 1].low != "for":
        return None
    last = at + 2
    while (
        last < len(tokens)
        and last - at < LONGEST
        and (
            tokens[last].kind == "name"
            or (tokens[last].kind == "word" and tokens[last].low not in _STOP)
        )
    ):
        last += 1
    if last == at + 2:
        return None
    found = _named(tokens, at + 2, last, sentence, tokens[last - 1].end)
    lead = tokens[at - 1].low if at else ""
    region = "World" if lead in ("global", "world", "worldwide") else found.region
    return found._replace(start=tokens[at].start, region=region)


def _named(tokens: Sequence[Token], first: int, last: int, sentence: Sentence, end: int) -> Named:
    """Return the market of some tokens, its leading place taken off."""
    region = None
    start = tokens[first].start
    while first < last and tokens[first].low in _LEAD:
        region = (
            "World"
            if tokens[first].low in ("global", "world", "worldwide", "international")
            else region
        )
        first += 1
    for size in (3, 2, 1):
        if first + size <= last:
            written = sentence.text[
                tokens[first].start - sentence.start : tokens[first + size - 1].end - sentence.start
            ]
            place = written if is_place(written) else DEMONYMS.get(fold(written))
            if place:
                region, first = place, first + size
                break
    if first >= last:
        return Named("", region, start, end)
    written = sentence.text[
        tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start
    ]
    return Named(written.strip(" -–,"), region, start, end)


def market_words(name: str) -> frozenset[str]:
    """Return the telling words of a market's name, folded."""
    plain = re.sub(r"[^\w]+", " ", name.lower()).split()
    return frozenset(
        word.rstrip("s")
        for word in plain
        if word not in _NOISE and word not in ("in", "of", "for", "and", "the")
    )


def same_market(one: str, other: str) -> bool:
    """Return whether two names can mean one market: the words of one are among those of the other."""
    left, right = market_words(one), market_words(other)
    return not left or not right or left <= right or right <= left
