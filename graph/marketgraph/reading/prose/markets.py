"""Markets that a sentence names: "the global X market", "the market for X in Europe", "X industry"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from marketgraph.reading.prose.marketwords import (
    LONE,
    PARTICIPLES,
    QUALITIES,
    is_infinitive,
    is_plural,
)
from marketgraph.reading.prose.places import fold, is_city, is_place
from marketgraph.reading.prose.tokens import Token, tokens_of
from marketgraph.reading.prose.words import holds, words

_HEADS = words("market markets industry sector")
_STOP = words(
    "the a an this that these those its their our his her your of to for by from on at with within into as is are was were be been being has "
    "have had will would can could may might should and or but than that which who whose where when while if because due driven "
    "expected projected anticipated estimated forecast forecasted predicted set poised likely across through over under during "
    "entire whole total said says report reports shows reveals dominate dominates dominated lead leads led leading growing drive "
    "drives driving reshaping shaping boost boosts hamper hampers fuel fuels support supports expand expands analyze analyzes "
    "study studies cover covers covering segment segments define describe key top major other such both each any all some no "
    "unveils reaches reach hits hit worth valued current existing emerging new potential target end mass stock "
    "overall same respective competitive future projected million billion trillion bn mn tn crore lakh usd eur gbp inr dollar dollars euro euros nearly "
    "according about around roughly almost approximately more forecasts values valuing estimates estimate expects predicts sees puts pegs "
    "hold holds held holding account accounts accounted accounting capture captured captures command commands enter entering "
    "entered joining join dominating whereas although however meanwhile respectively share size largest highest "
    "biggest regional national local domestic country single fastest smallest latest dominant leading greatest strongest individual grew rose fell stood reached totaled totalled "
    "climbed expanded surged jumped exceeded surpassed generated remains remained continues showed"
)
_NOISE = words(
    "global world worldwide international market markets industry sector size the overall broader wider future"
)
_LEAD = words("global world worldwide international overall broad broader wider entire future")
_WORLD = words("global world worldwide international")
_INSIDE = words("of in for and & as")
_HOUSES = words(
    "insights research intelligence reports data watch vision monitor analytics consulting advisors statsville screener"
)
_PAPERS = words("report study analysis forecast survey")
_LANDS = words("country nation region continent")
"""What owns a market without naming a place: "the country's lamp market"."""
_HELD = words("a an its their his our more some")
_MEASURES = words("size share value revenue valuation growth demand sales")
_AFTER = words("for of")
_AT = words("in across within of throughout")
_SOLD = re.compile(
    r"(?<![’']s )\b(?:global|worldwide) (?:(?:spending|spend|expenditures?) on (?P<goods>(?:[\w&-]+ ){0,5}?[\w&-]+)|(?P<name>(?:[\w&-]+ ){1,5}?)(?:revenues?|sales|spending|spend|outlays|expenditures?))(?= (?:is|are|was|were|will|could|should|to|from|in|rising|growing|increasing|reach|hit|surpass)\b)"
)
_NO_GOODS = _STOP | words(
    "net gross annual quarterly company group total product online holiday corporate consumer record organic first second market markets"
)
"""What is sold by a firm or by all together is no market."""
_DOTTED = re.compile(r"\.\w{1,2}\.$")
"""How a place ends whose last full stop belongs to it: "U.S."."""
LONGEST = 9
_JOINED = 3
"""Words before an "and" that can belong to a market's name in small letters."""
_HEAD = re.compile(r"market|industry|sector")
_SHORT, _BEFORE, _BEHIND = 180, 140, 70
"""Shorter sentences are tokenised as a whole; else so many characters before and behind the words."""
DEMONYMS = {
    "european": "Europe", "north american": "North America", "american": "U.S.", "asian": "Asia", "chinese": "China", "indian": "India",
    "japanese": "Japan", "german": "Germany", "french": "France", "british": "U.K.", "canadian": "Canada", "brazilian": "Brazil",
    "mexican": "Mexico", "african": "Africa", "latin american": "Latin America", "south american": "South America",
    "korean": "South Korea", "south korean": "South Korea", "australian": "Australia", "italian": "Italy", "spanish": "Spain",
    "turkish": "Turkey", "russian": "Russia", "dutch": "Netherlands", "swiss": "Switzerland", "swedish": "Sweden",
    "polish": "Poland", "saudi": "Saudi Arabia", "indonesian": "Indonesia", "vietnamese": "Vietnam", "thai": "Thailand",
    "malaysian": "Malaysia", "taiwanese": "Taiwan", "israeli": "Israel", "south african": "South Africa",
    "argentine": "Argentina", "middle eastern": "Middle East",
}  # fmt: skip


class Read(Protocol):
    """A sentence, as far as markets are concerned."""

    text: str
    start: int

    @property
    def low(self) -> str:
        """The text in small letters."""

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""


class Named(NamedTuple):
    """A market as a sentence names it.

    Attributes:
        text: Its name without "Global", a leading place and "Market"; empty for "the market" alone.
        region: The place that it is limited to, or ``World``; None if the sentence does not say.
        start: Offset in the document's text.
        end: Offset of its end ("market" included), excluded.
        head: The word that tells that it is one: "market", "markets", "industry", "sector".
    """

    text: str
    region: str | None
    start: int
    end: int
    head: str = "market"


def markets_in(sentence: Read) -> list[Named]:
    """Return the markets that a sentence names, left to right."""
    if not holds(sentence.low, ("market", "industry", "sector")):
        return list(_sold(sentence))
    tokens = _tokens(sentence)
    found = []
    for at, token in enumerate(tokens):
        if token.low in _HEADS and not _in_name(tokens, at) and not _is_held(tokens, at):
            named = _after(tokens, at, sentence) or _before(tokens, at, sentence)
            placed = named if named.region else _located(named, tokens, at, sentence)
            head = token.low
            found.append(placed if head == "market" else placed._replace(head=head))
    return found if any(named.text for named in found) else [*found, *_sold(sentence)]


def _sold(sentence: Read) -> Iterator[Named]:
    """Yield what a sentence without a named market tells global sales of: "global lamp revenues rising from"."""
    if not holds(sentence.low, ("global ", "worldwide ")):
        return
    for match in _SOLD.finditer(sentence.low):
        goods = "goods" if match["goods"] else "name"
        if not (_NO_GOODS - _INSIDE) & set(match[goods].split()):
            first, last = match.span(goods)
            name = sentence.text[first:last].strip()
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield Named(name, "World", start, end, "sales")


def _tokens(sentence: Read) -> Sequence[Token]:
    """Return the tokens of a sentence, of a long one those around its words "market"."""
    if len(sentence.text) < _SHORT:
        return sentence.tokens
    spans = [match.span() for match in _HEAD.finditer(sentence.low)]
    first = sentence.text.rfind(" ", 0, max(0, spans[0][0] - _BEFORE)) + 1 if spans else 0
    last = sentence.text.find(" ", spans[-1][1] + _BEHIND) if spans else 0
    stretch = sentence.text[first : last if last >= 0 else None]
    return tokens_of(stretch, sentence.start + first)


def _in_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word "Market" is part of a publisher's name: "Alder Market Research", not "Lamp Market Research Report"."""
    if not tokens[at].text[0].isupper() or at + 1 >= len(tokens) or not at:
        return False
    after = tokens[at + 1]
    if after.text == "data" and tokens[at - 1].kind == "name":
        return True
    if after.low not in _HOUSES or not after.text[0].isupper():
        return False
    last = tokens[at + 2] if at + 2 < len(tokens) else None
    return last is None or last.low not in _PAPERS or last.text[0].islower()


def _is_held(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "market" only says what is held: "a decent market share of the lamp market", "its market share in"."""
    if tokens[at].low != "market" or at + 2 >= len(tokens) or tokens[at + 1].low != "share":
        return False
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    return tokens[at + 2].low in _AT and any(word in _HELD for word in before)


def _located(named: Named, tokens: Sequence[Token], at: int, sentence: Read) -> Named:
    """Return a market with the place right behind it: "the lamp market size in Europe"."""
    at += 1
    while at < len(tokens) and tokens[at].low in _MEASURES:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].low not in _AT:
        return named
    at += 2 if tokens[at + 1].low == "the" else 1
    place = _place_from(tokens, at, sentence)
    return named._replace(region=place) if place else named


def _place_from(tokens: Sequence[Token], first: int, sentence: Read) -> str | None:
    """Return the longest place that starts at a token, or None."""
    return next(
        (p for size in (5, 4, 3, 2, 1) if (p := _place(tokens[first : first + size], sentence))),
        None,
    )


def _place_to(tokens: Sequence[Token], end: int, sentence: Read) -> str | None:
    """Return the longest place that ends before a token, or None."""
    return next(
        (p for size in (4, 3, 2, 1) if (p := _place(tokens[max(0, end - size) : end], sentence))),
        None,
    )


def _place(tokens: Sequence[Token], sentence: Read) -> str | None:
    """Return the place that some tokens are, a demonym resolved; None if none."""
    if not tokens or tokens[0].kind != "name":
        return None
    written = sentence.text[tokens[0].start - sentence.start : tokens[-1].end - sentence.start]
    written = written if _DOTTED.search(written) else written.rstrip(".")
    return written if is_place(written) else DEMONYMS.get(fold(written))


def _city(tokens: Sequence[Token], sentence: Read) -> str | None:
    """Return the large city that some tokens are; None if they are none."""
    written = sentence.text[tokens[0].start - sentence.start : tokens[-1].end - sentence.start]
    return written if tokens[0].kind == "name" and is_city(written) else None


def _before(tokens: Sequence[Token], at: int, sentence: Read) -> Named:
    """Return the market whose name ends at a word "market"; the owner of "Europe's lamp market" is its region."""
    first = at
    behind = sentence.low[tokens[at].end - sentence.start :][:20]
    if at > 1 and is_infinitive(tokens[at - 1].text, tokens[at - 2].low, behind):
        return _named(tokens, at, at, sentence, tokens[at].end)
    if at > 1 and is_plural(tokens[at - 1].low, tokens[at - 2].low, behind):
        first -= 2
    while first > 0 and at - first < LONGEST and _belongs(tokens, first - 1, at):
        first -= 1
    while first < at and (
        tokens[first].low in _STOP or tokens[first].low in _INSIDE or tokens[first].low in QUALITIES
    ):
        if is_plural(tokens[first].low, tokens[first - 1].low if first else "", behind):
            break
        first += 1
    if all(token.low in LONE for token in tokens[first:at]):
        first = at
    for inner in range(at - 1, first, -1):
        if tokens[inner].low in _WORLD and inner + 1 < at:
            return _named(tokens, inner, at, sentence, tokens[at].end)
        if tokens[inner].low in _WORLD:
            named = _named(tokens, first, inner, sentence, tokens[at].end)
            return named._replace(region="World")
    for owner in range(max(first, 1), at):
        if tokens[owner].kind == "possessive" and (place := _place_to(tokens, owner, sentence)):
            return _named(tokens, owner + 1, at, sentence, tokens[at].end)._replace(region=place)
        if tokens[owner].kind == "possessive" and tokens[owner - 1].low in _LANDS:
            return _named(tokens, owner + 1, at, sentence, tokens[at].end)
    return _named(tokens, first, at, sentence, tokens[at].end)


def _belongs(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Return whether a token before "market" can be part of the market's name."""
    token = tokens[at]
    if token.kind == "mark":
        return token.text in ("&", "/", "-", ")", "(") or (
            token.text == "," and _titled(tokens, at)
        )
    if token.kind == "number":
        return len(token.text) < 4 and tokens[at + 1].low not in _STOP
    if token.text[0].isdigit() and token.low.endswith(("illion", "bn", "mn", "tn", "crore")):
        return False
    if token.low.endswith(("-largest", "-growing", "-leading", "-biggest")):
        return False
    if token.low in _INSIDE:
        return at + 1 < head and (_titled(tokens, at) or _joined(tokens, at))
    if token.low in PARTICIPLES and token.text[0].islower():
        return False
    if token.text == "The" or token.low in ("million", "billion", "trillion"):
        return False
    return token.kind == "name" or token.low not in _STOP


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "and" stands in a name that "the global" opens: "the global food and beverage market"."""
    if tokens[at].low not in ("and", "&"):
        return False
    for before in range(at - 1, max(-1, at - 1 - _JOINED), -1):
        if tokens[before].low in _WORLD or tokens[before].low in DEMONYMS:
            return before < at - 1
        if tokens[before].kind not in ("word", "name") or tokens[before].low in _STOP:
            return False
    return False


def _titled(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a connector stands between two words with capitals, as in a title."""
    return at > 0 and tokens[at - 1].kind == "name" and tokens[at + 1].kind == "name"


def _after(tokens: Sequence[Token], at: int, sentence: Read) -> Named | None:
    """Return the market of "market for X" and "the market of X", or None."""
    sized = at + 3 < len(tokens) and (tokens[at + 1].low, tokens[at + 2].low) == ("size", "for")
    if sized and tokens[at].low == "market" and (found := _after_size(tokens, at, sentence)):
        return found
    if tokens[at].low != "market" or at + 2 >= len(tokens) or tokens[at + 1].low not in _AFTER:
        return None
    bare = at == 0 or tokens[at - 1].low in _STOP or tokens[at - 1].low in _LEAD
    if tokens[at + 1].low == "of" and (not bare or _place_from(tokens, at + 2, sentence)):
        return None
    last = at + 2
    place = None
    while last < len(tokens) and last - at < LONGEST and _follows(tokens[last]):
        if tokens[last].low in _AT and (place := _place_from(tokens, last + 1, sentence)):
            break
        last += 1
    if last == at + 2:
        return None
    found = _named(tokens, at + 2, last, sentence, tokens[last - 1].end)
    region = place or _place_to(tokens, at, sentence) or found.region
    if at and tokens[at - 1].low in _WORLD:
        region = "World"
    return found._replace(start=tokens[at].start, region=region)


def _after_size(tokens: Sequence[Token], at: int, sentence: Read) -> Named | None:
    """Return the market of "the market size for X", or None."""
    if at and tokens[at - 1].low not in _STOP and tokens[at - 1].low not in _LEAD:
        return None
    last = at + 3
    while last < len(tokens) and last - at < LONGEST and _follows(tokens[last]):
        last += 1
    return _named(tokens, at + 3, last, sentence, tokens[last - 1].end) if last > at + 3 else None


def _follows(token: Token) -> bool:
    """Return whether a token behind "market for" can be part of the market's name."""
    return token.kind == "name" or (token.kind == "word" and token.low not in _STOP)


def _named(tokens: Sequence[Token], first: int, last: int, sentence: Read, end: int) -> Named:
    """Return the market of some tokens, its leading place taken off."""
    region = None
    start = tokens[first].start
    while first < last and tokens[first].low in _LEAD:
        region = "World" if tokens[first].low in _WORLD else region
        first += 1
    for size in (5, 4, 3, 2, 1):
        place = _place(tokens[first : first + size], sentence) if first + size <= last else None
        if place or (
            first + size < last and (place := _city(tokens[first : first + size], sentence))
        ):
            region, first = place, _behind_short(tokens, first + size, last)
            break
    if first >= last:
        return Named("", region, start, end)
    written = sentence.text[
        tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start
    ]
    return Named(written.strip(" -–,"), region, start, end)


def _behind_short(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a name goes on behind the short form of its place: "Asia-Pacific (APAC) lamps"."""
    short = [token.text for token in tokens[first : first + 3]]
    return first + 3 if first + 3 < last and short[::2] == ["(", ")"] else first


@lru_cache(4096)
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
