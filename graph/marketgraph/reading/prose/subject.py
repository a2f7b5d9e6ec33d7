"""The market that a text is about: candidates at each "X market" and "market for X", weighed by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from marketgraph.reading.prose.markets import DEMONYMS
from marketgraph.reading.prose.marketwords import (
    LONE,
    PARTICIPLES,
    QUALITIES,
    is_infinitive,
    is_plural,
)
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_city, is_place
from marketgraph.reading.prose.text import Text, Unit
from marketgraph.reading.prose.words import holds, words

_HEAD = seek(r"\b(?:market|industry|sector)s?\b(?!-|\.com|s?and)")
"""In small letters."""
_SPENT = re.compile(r"\bspend(?:ing)?\b")
"""In small letters, in a headline with a figure: "Smart lamp spending to reach"."""
_SPENDERS = words(
    "consumer consumers customer government public federal state household households holiday social travel business corporate enterprise "
    "ad advertiser media capital r&d back-to-school christmas"
)
"""Who or what for spends in such a headline: no goods."""
_GOAL = re.compile(
    r"^(?:[^:\n]{3,60}:\s)?(?P<name>(?:[A-Za-z][\w&.’'-]*\s){1,6}?)(?:(?:is|are)\s)?(?:now\s)?(?:(?:set|expected|projected|forecast|forecasted|predicted|poised|likely|on track)\s)?"
    r"(?:to|will)\s(?:nearly\s|almost\s)?(?:reach|hit|surpass|exceed|top|cross|be worth|(?:grow|double|triple|climb|rise) to)\b[^.;:]{0,40}?\d\s?(?:billion|trillion|bn|tn|b|t)\b[^.;:]{0,20}?\b(?:by|in)\s20\d\d",
    re.IGNORECASE,
)
"""A headline that forecasts the size of something: "Smart lamps to reach $5 billion by 2030"."""
_NO_GOODS = words(
    "coin coins token tokens price prices stock shares revenue revenues income profit profits inc ltd plc corp company valuation cap it and bitcoin ethereum"
)
"""What else has a size in such a headline."""
_WORD = re.compile(r"[\w&+/.’'®™-]+|\S")
_WINDOW = 110
_LONGEST = 9
_ENOUGH = 40
_STOP = words(
    "the a an this that these those its their our his her your of to for by from on at with within into as is are was were be been being "
    "has have had will would can could may might should shall must and or but than that which who whose where when while if because due "
    "driven expected projected anticipated estimated forecast forecasted predicted set poised likely across through over under during "
    "in about per via dollar dollars euro euros according like between among against toward towards after before since until despite every each any all some no not such "
    "said says report reports shows reveals reveal dominate dominates dominated lead leads led leading grow grows growing drive drives "
    "driving reshaping shaping boost boosts boosting hamper hampers fuel fuels fueling support supports supporting expand expands "
    "expanding analyze analyzes analyse study studies cover covers covering segment segments define describe key top major other same "
    "both unveils unveil reaches reach reaching hits hit worth valued enter enters entering enhance enhances transform transforms "
    "transforming accelerate accelerates propel propels affecting impacting influencing facing serving target targeting strong "
    "understanding new potential existing current respective entire whole total overall broader wider actual detailed comprehensive "
    "competitive mainstream recent latest next see sees witness witnesses make makes titled called named including include includes "
    "operating involved present covered profiled involving presents provides offers offering we they it he she you"
)
_LEAD = words(
    "global world worldwide international domestic local regional national overall broader wider entire total whole target "
    "key potential future emerging existing current new growing addressable serviceable respective today global's world's and & of in for "
    "the a an as to with on"
)
_VERBS = words(
    "unveils unveil reveals reveal announces releases release publishes launches predicts forecasts estimates projects expects says finds reports "
    "shows issues presents adds sees is are was will to reach reaches hits hit dominates dominate leads lead drives drive boosts boost fuels "
    "supports expands covers has have had by at that which from and/or"
)
_ALONE = words(
    "retail stock stocks labor labour job jobs housing secondary primary overseas foreign export capital capitals financial bull bear free "
    "open black early late competitive challenging volatile economic niche mass mature fair public enhanced additional commercial otc "
    "past reliable extensive various following many developing developed advanced large small big huge dynamic vibrant evolving booming "
    "addressable consumer business general specific certain different several individual private end insight insights trend trends latest help "
    "company industry market markets research report growth crypto bond equity debt money credit main home mid lower upper middle "
    "fast-growing fast-evolving high-growth lucrative promising largest biggest leading important essential vital sizable nascent"
)
_NAMELESS = _ALONE | LONE
_INSIDE = words("of in for and & the as to with")
_OWNED = words(
    "alzheimer’s parkinson’s crohn’s huntington’s hodgkin’s cushing’s children’s men’s women’s"
)
"""Names of diseases and buyers, no owners of a market."""
_WORLDS = words("global world worldwide international")
_NO_START = (_LEAD | _STOP | QUALITIES) - words("to with as")
_AFTER = re.compile(r"\s+(?:size\s+)?for\s+(?:the\s+)?", re.IGNORECASE)
_ABOUT = re.compile(
    r"^.*\b(?:scope|analysis|overview|synopsis|outlook|trends?|developments?|dynamics|players?|companies|leaders|vendors|manufacturers|insights|report|"
    r"size|share|growth|segmentation|segments?|covered|future|state|study|drivers|restraints|opportunities|challenges|impact|profiled|involved|operating|"
    r"research|forecast|introduction|summary|guide|focus|position|landscape|definition|highlights|facts|questions)\s+(?:of|in|on|into|for|to|and)\s+(?:the\s+)?(?:global\s+)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?:[$€£]?\d[\d.,]*(?:bn|mn|tn|b|m|k|th)?[\s/.-]*)+", re.IGNORECASE)
"""Figures before "market": "a $3bn market", "04 February, 2020/ 24 Market Reports"."""
_LINKS = words("of in on into for to and")
_WORLD = re.compile(r"\s+(?:global|worldwide|international)$", re.IGNORECASE)
_STRONG = re.compile(
    r"^[\"”’]?(?:,?\s+(?:size|share|statistics|report|research report|study|segmentation|synopsis|overview|outlook|forecast|trends?|analysis|insights|scope|"
    r"dynamics|revenue|value|valuation|growth|is (?:currently )?(?:expected|projected|anticipated|estimated|forecast|poised|set|segmented|likely|experiencing|witnessing|undergoing|characteri[sz]ed|valued)|"
    r"has (?:witnessed|experienced|undergone)|continues to (?:grow|expand)|"
    r"(?:was|is|were|has been) (?:valued|estimated|worth|pegged|assessed|sized)|(?:should|could|would|may|can) (?:reach|grow|be worth|hit|exceed|surpass|expand|generate)|(?:generated|accounted|garnered|grew|stood at|totaled|totalled)|to (?:reach|hit|grow|surpass|exceed|expand|witness|register|be worth)|will (?:reach|grow|expand|be worth)|"
    r"has been segmented|reached|by\b|from 20|\(?20\d\d)|\s*[,:(–-]\s*(?:by|size|global|segment|share|forecasts?|growth|trends?|industry|outlook|analysis)\b)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:[^.;!?\n]|\.(?=\d)){0,150}?(?:\d\s?(?:billion|million|trillion|bn|mn|tn|crore)\b|\bCAGR\b|\d\s?%)",
    re.IGNORECASE,
)
_PART = re.compile(r"\d\s?% (?:share )?of the (?:[\w&-]+ ){0,6}$")
"""Before a market whose part is told: "40 % of the lamp market"."""
_SIZING = seek(
    r"valu|worth|reach|grow|hit|CAGR|expan|exceed|surpass|doubl|size|generat|estimat|project|expect|forecast|pegs|increas|rise|account|stood|share|held|holds|captur|dominat|\b(?:was|is|stands at) (?:\w+ ){0,2}(?:usd|us\$|[$€£])",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\s?\(\s?([A-Za-z][A-Za-z0-9&/ -]{1,24}|CAS[\w .:-]{4,24})\)\s*$")
"""Letters or a word in a bracket between a name and "market": "pressure sensitive adhesives (PSA) market"."""
_WIDER = re.compile(r"\b(?:wider|broader|larger|parent)\s$")
_ON = seek(
    r"\b(?:report|study|analysis|research)\s(?:on|of|into|about)\s(?:the\s)?(?:[\w-]+\s(?:of|in)\s(?:the\s)?)?(?:global\s)?$",
    re.IGNORECASE,
)
_STUDIED = 5
"""What it weighs that a study is told to be on a market."""
_WIDEST = 10
"""Before a market that is not the one a text is about: "the wider lamp market"; so many characters at most."""
_FIRM = re.compile(
    r"^\s+(?:(?-i:(?:Monitor|Insights|Intelligence|Advisors|Advisory|Reports|Watch|Analytics|Data|Statistics|Consulting|Partners)(?=,|\s\(|\s[a-z]|[’']s|\.(?:\s|$)))|(?-i:Research(?! [Rr]eport| [Ss]tudy))|research(?: and [\w-]+)? (?:firm|compan|consult|provider|agency|future|store)|intelligence (?:firm|compan|provider|platform)|leaders?\b|"
    r"participants?\b|players?\b|makers?\b|cap\b|data\b(?! cent)|capitali[sz]ation|conditions\b|access\b|entry\b|entrants?\b|strateg)",
    re.IGNORECASE,
)


_AGAIN = 2
"""A name that stands so often before "market", in whatever case, is not shortened."""


class Mention(NamedTuple):
    """A market as one place of a text names it.

    Attributes:
        name: As written, without "Global" and "Market".
        key: Its telling words, folded: what is equal in all spellings.
        weight: How much the place says that the text is about it.
        strong: Whether it is spoken of as one does in reports: with its size, segments, forecast.
        start: Offset in the document's text.
        end: Offset of its end, "market" included, excluded.
    """

    name: str
    key: frozenset[str]
    weight: int
    strong: bool
    start: int
    end: int


def is_foretold(headline: str) -> bool:
    """Return whether a headline forecasts the size of something: "Smart lamps to reach $5 billion by 2030"."""
    return _GOAL.match(headline) is not None


def subject_of(text: Text) -> tuple[Mention | None, int, int]:
    """Return a mention of the market that a text speaks of most, its weight, and where the first one starts."""
    weights: Counter[frozenset[str]] = Counter()
    counts: Counter[frozenset[str]] = Counter()
    shown: dict[frozenset[str], Mention] = {}
    spelt: Counter[tuple[frozenset[str], str]] = Counter()
    strong: set[frozenset[str]] = set()
    starts: dict[frozenset[str], int] = {}
    for mention in islice(mentions(text), _ENOUGH):
        weights[mention.key] += mention.weight
        counts[mention.key] += 1
        starts.setdefault(mention.key, mention.start)
        if mention.strong:
            strong.add(mention.key)
        spelling = mention.key, mention.name.lower()
        spelt[spelling] += 1 + mention.strong
        known = shown.get(mention.key)
        if known is None or spelt[spelling] > spelt[mention.key, known.name.lower()]:
            shown[mention.key] = mention
    if not weights:
        return None, 0, 0
    best = max(weights, key=lambda key: (weights[key], -len(key)))
    within = [
        key
        for key in weights
        if key < best
        and counts[best] == 1
        and 2 * weights[key] >= weights[best]
        and not (shown[best].name.islower() and starts[best] < starts[key])
        and text.low.count(f"{shown[best].name.lower()} market") < _AGAIN
    ]
    best = max(within, key=lambda key: weights[key], default=best)
    name = shown[best].name.lower()
    ends = (key for key in strong if key < best and name.endswith(f" {shown[key].name.lower()}"))
    told = best in strong or any(True for _ in ends)
    return shown[best]._replace(strong=told), weights[best], starts[best]


def mentions(text: Text) -> Iterator[Mention]:
    """Yield the markets that a text names, in order."""
    low = text.low
    if not holds(low, ("market", "industry", "sector")):
        return
    if text.units[0].kind == "heading":
        yield from _foretold(text.units[0])
    for number, unit in enumerate(text.units):
        if unit.kind != "table" and (
            "market" in unit.low or "industr" in unit.low or "sector" in unit.low
        ):
            yield from _in_unit(unit, number)


def _foretold(headline: Unit) -> Iterator[Mention]:
    """Yield the goods whose sales or spending a headline forecasts, without a word like "market"."""
    written = headline.text
    heads = [m for m in _SPENT.finditer(headline.low) if _is_sized(written, m.start(), m.end())]
    if not _HEAD.search(headline.low) and (goal := _GOAL.match(written)):
        heads.extend(re.compile(r"(?<=\w)\s").finditer(written, goal.end("name") - 1))
    for match in heads[:1]:
        name, capital, _ = _backward(written, match)
        key = key_of(name)
        if key and not key & (_SPENDERS | _NO_GOODS) and not key <= _NAMELESS:
            weight = _weight(headline, 0, match, True, capital)
            start, end = headline.start + match.start(), headline.start + match.end()
            yield Mention(name, key, weight, True, start, end)


def _in_unit(unit: Unit, number: int) -> Iterator[Mention]:
    """Yield the markets that a unit names."""
    written = unit.text
    for match in _HEAD.finditer(unit.low):
        behind = written[match.end() : match.end() + 60]
        if _FIRM.match(behind):
            continue
        name, capital, end = _forward(written, match) or _backward(written, match)
        behind = written[end : end + 60]
        key = key_of(name)
        if (
            not key
            or len(key) > 7
            or key <= _NAMELESS
            or _NUMBERS.fullmatch(name)
            or _is_wider(written, name, match.start())
        ):
            continue
        strong = bool(_STRONG.match(behind)) or _is_sized(written, match.start(), end)
        weight = _weight(unit, number, match, strong, capital)
        weight += _STUDIED * _is_studied(written, name, match.start())
        yield Mention(
            name, key, weight, strong, unit.start + match.start(), unit.start + match.end()
        )


def _is_wider(written: str, name: str, head: int) -> bool:
    """Return whether a name before a word "market" is of a market that is wider than the one a text is about."""
    start = written.rfind(name, max(0, head - 2 * _WINDOW), head)
    return start > 0 and _WIDER.search(written, max(0, start - _WIDEST), start) is not None


def _is_studied(written: str, name: str, head: int) -> bool:
    """Return whether a name before a word "market" is that of what a study is on: "a report on the growth of the lamp market"."""
    start = written.rfind(name, max(0, head - 2 * _WINDOW), head)
    return start > 0 and _ON.search(written, max(0, start - _WINDOW), start) is not None


def _is_sized(written: str, start: int, end: int) -> bool:
    """Return whether a figure on the size or growth of a market stands behind its name, or its part before it."""
    if _PART.search(written, max(0, start - _WINDOW), start):
        return True
    figure = _FIGURE.match(written, end)
    return figure is not None and bool(_SIZING.search(written, max(0, start - 60), figure.end()))


def _weight(unit: Unit, number: int, match: re.Match[str], strong: bool, capital: bool) -> int:
    """Return how much a place says about what the whole text is about."""
    head = match.group()
    weight = 2 if head.startswith("market") else 1
    if unit.kind == "heading":
        weight += 4 if number == 0 else 1
    elif number < 3:
        weight += 2
    return weight + 2 * strong + (capital and head == "market")


def _backward(written: str, head: re.Match[str]) -> tuple[str, bool, int]:
    """Return the name before a word "market", whether it is written with capitals, and where the mention ends."""
    end = head.start()
    start = max(0, end - _WINDOW)
    short = (
        _SHORT.search(written, start, end) if written[start:end].rstrip().endswith(")") else None
    )
    end = short.start() if short else end
    pieces = list(_WORD.finditer(written, start, end))
    if short and (spelt := _spelt_out(written[:end], pieces, short[1])):
        return spelt, spelt[:1].isupper(), head.end()
    if start and pieces and not written[start - 1].isspace():
        pieces = pieces[1:]
    if _is_verb(written, pieces, head.end()):
        return "", False, head.end()
    first = len(pieces)
    if _is_thing(written, pieces, head.end()):
        first -= 2
    while first > 0 and len(pieces) - first < _LONGEST and _belongs(pieces, first - 1):
        first -= 1
    while first < len(pieces) and (
        pieces[first].group().lower() in _NO_START and pieces[first].group() != "IT"
    ):
        first += 1
    first = _without_place(written, pieces, first)
    if first >= len(pieces):
        return "", False, head.end()
    name = written[pieces[first].start() : pieces[-1].end()]
    low = name.lower()
    if name.lower() in DEMONYMS:
        return "", False, head.end()
    name = name if _LINKS.isdisjoint(low.split()) else _ABOUT.sub("", name)
    name = _WORLD.sub("", name) if low.endswith(("al", "worldwide")) else name
    return name.strip(" -–,'’\"“”‘("), name[:1].isupper(), head.end()


def _spelt_out(written: str, pieces: list[re.Match[str]], letters: str) -> str:
    """Return the words before a bracket that its letters abbreviate: "software as a service" before "(SaaS)"; empty if none do."""
    folded = letters.lower()
    for first in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _LONGEST), -1):
        name = written[pieces[first].start() :]
        parts = re.findall(r"[A-Za-z0-9]+", name.lower())
        firm = [part for part in parts if part not in _INSIDE and part != "a"]
        if len(firm) > 1 and folded in ("".join(p[0] for p in parts), "".join(p[0] for p in firm)):
            return name.strip()
    return ""


def _is_verb(written: str, pieces: list[re.Match[str]], end: int) -> bool:
    """Return whether the last word before "market" is a verb: "to capture market share"."""
    return len(pieces) > 1 and is_infinitive(
        pieces[-1].group(), pieces[-2].group().lower(), written[end : end + 20].lower()
    )


def _is_thing(written: str, pieces: list[re.Match[str]], end: int) -> bool:
    """Return whether the last word before "market" is a plural that could be a verb: "lamp covers"."""
    return len(pieces) > 1 and is_plural(
        pieces[-1].group().lower(), pieces[-2].group().lower(), written[end : end + 20].lower()
    )


def _belongs(pieces: list[re.Match[str]], at: int) -> bool:
    """Return whether a word before "market" can be part of its name."""
    word = pieces[at].group()
    low = word.lower()
    if word in ",&/()-":
        return (
            0 < at < len(pieces) - 1
            and _capital(pieces[at - 1])
            and _capital(pieces[at + 1])
            and (
                word != ","
                or any(piece.group().lower() in ("and", "&") for piece in pieces[at + 1 :])
            )
        )
    if not word[0].isalnum() or (len(word) == 4 and word.isdigit()):
        return False
    if low.replace("'", "’") in _OWNED:
        return True
    if low in ("million", "billion", "trillion"):
        return False
    if word.endswith((".", "’s", "'s")) and not re.fullmatch(r"(?:\w\.)+|\w+\.\w+\.?", word):
        return False
    if low in _INSIDE:
        return _inner(pieces, at)
    if low in PARTICIPLES and word[0].islower():
        return False
    if word.isupper() and len(word) > 1 and low in ("it", "ar", "or"):
        return True
    if low in _VERBS or low not in _STOP:
        return low not in _VERBS
    return (
        0 < at < len(pieces) - 1
        and word[0].isupper()
        and _capital(pieces[at - 1])
        and _capital(pieces[at + 1])
    )


def _inner(pieces: list[re.Match[str]], at: int) -> bool:
    """Return whether connectors stand between capitalised words of a title: "Office of the CFO Software"."""
    after = at + 1
    while after < len(pieces) and pieces[after].group().lower() in _INSIDE:
        after += 1
    before = at - 1
    while before >= 0 and pieces[before].group().lower() in _INSIDE:
        before -= 1
    if after < len(pieces) and pieces[after].group().lower() in _WORLDS:
        return False
    return (
        before >= 0 and after < len(pieces) and _capital(pieces[before]) and _capital(pieces[after])
    )


def _capital(piece: re.Match[str]) -> bool:
    """Return whether a word can be one of a title and does not open a sentence only."""
    word = piece.group()
    return word[0].isupper() or word[0].isdigit()


def _without_place(written: str, pieces: list[re.Match[str]], first: int) -> int:
    """Return where a name begins after a leading place: "North America Teleradiology"."""
    if first >= len(pieces) or not pieces[first].group()[0].isupper():
        return first
    for size in (4, 3, 2, 1):
        if first + size > len(pieces):
            continue
        place = written[pieces[first].start() : pieces[first + size - 1].end()]
        inner = first + size < len(pieces)
        if is_place(place) or (inner and (place.lower() in DEMONYMS or is_city(place))):
            return first + size
    return first


def _forward(written: str, match: re.Match[str]) -> tuple[str, bool, int] | None:
    """Return the name after "market for", whether it is written with capitals, and where it ends; None if none follows."""
    after = _AFTER.match(written, match.end()) if match.group() == "market" else None
    if not after:
        return None
    last, count = after.end(), 0
    capital = written[last : last + 1].isupper()
    for piece in _WORD.finditer(written, after.end(), after.end() + _WINDOW):
        word = piece.group()
        if (
            count >= _LONGEST
            or word.lower() in _STOP
            or not word[0].isalnum()
            or word[:2].isdigit()
        ):
            break
        last, count = piece.end(), count + 1
        if word.endswith("."):
            break
    name = written[after.end() : last].strip(" .,")
    return (name, capital, last) if name else None


@lru_cache(4096)
def key_of(name: str) -> frozenset[str]:
    """Return the telling words of a market's name, folded, without a plural's "s"."""
    found = (word for word in re.split(r"[^\w]+", name.lower()) if word and word not in _LEAD)
    return frozenset(word.rstrip("s") or word for word in found)
