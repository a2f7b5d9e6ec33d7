"""Who publishes the study that a text is, announces or cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from marketgraph.reading.prose.attributions import (
    ABOUT,
    HEADLINE,
    MARKET,
    RULES,
    SAID,
    SAYING,
    VERBS,
    Rule,
)
from marketgraph.reading.prose.lists import BARE
from marketgraph.reading.prose.occurrences import occurrences
from marketgraph.reading.prose.ordinary import TIMES
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.words import holds, words

_RESEARCH = re.compile(
    r"research|insights?\b|intelligence|\bmarkets?\b|marketsand|analytics|consult|advis|(?<!^)data\b|fact\b|\.mr\b|statist|reports?\b|forecast|polaris|mordor|gartner|\bidc\b|forrester|nielsen|mckinsey|deloitte|frost|technavio|insight|survey|institute"
)
_AMOUNT = re.compile(r"\d\s?(?:%|bn|billion|mn|million|trillion)")
_FIRMLY = re.compile(
    r"market research|research (?:firm|compan|report)|consult|intelligence|syndicated|advisory|market insight|analysts"
)
_WIRE = seek(
    r"news ?wires?\b|business ?wire\b|access ?wire\b|\bein ?presswire\b|\bprweb\b", re.IGNORECASE
)
"""A wire only carries what others publish."""
_NEVER = words(
    "the this that these those it its we our they their he she a an in on at by for from as with according report study research analysis market "
    "industry global key top new latest company companies ceo analysts experts researchers data base forecast segment segments figures contact "
    "table chapter figure source type application region end details currently growing increasing rising demand growth revenue however "
    "moreover request sample download inquire customization cagr covid-19 further additionally overall recent studies vendors players markets "
    "several other others another all based market's related reports porter porter's pestle swot primary secondary competitive regional insights"
)
_PLAIN_FIRMS = {"Global Market Insights", "Global Industry Analysts", "Market Data Forecast"}
"""Firms whose names are made of such words."""
_FIRST = TIMES | words(
    "the this that these those it its we our they their he she a an in on at by for from as with according currently growing increasing rising "
    "however moreover request download inquire further additionally overall recent several other others another all based related porter swot pestle "
    "north south east west europe asia usd us eur china india america cagr demand growth revenue analysts experts and or top key primary secondary"
)
_WITH_ARTICLE = re.compile(r"\b(?:Company|Partners|Group|Institute|Economist)$")
_TICKER = re.compile(
    r"(?:,?\s[A-Z][\w&]*\.?){0,4}\s?\((?:NASDAQ|NYSE|OTC|TSX|CSE|ASX|LSE|AIM|AMEX|Nasdaq)[^()\n]{0,40}:\s?[A-Z.]{1,6}"
)
_STUDY = re.compile(r"\breport\b|\bstud(?:y|ies)\b|\breports (?:by|from|of|on|that)\b")
_TOOL = re.compile(
    r"[’']s\s(?:[A-Z][\w-]*\s){0,3}(?:Engine|Model|Framework|Platform|Database|Team|Methodology|Desk|Tracker|Monitor|Index)$"
)
"""What a publisher forecasts with: "N’s Demand Forecast Engine"."""
_NOT_LAST = words("market industry report study size share trends growth forecast ceo")
_VERBS_IN = re.compile(
    r"\s(?:Predicts|Projects|Forecasts|Unveils|Reveals|Says|Reports|Finds|Report|Study|Announces|Estimates|Releases|Publishes|Launches|Examines|Explores|Shows|Highlights|Warns|Details|Analy[sz]es|Identifies)\b.*$"
)


_BRINGS = re.compile(
    r"[™®]?\s(?:\([^()]{2,20}\)\s)?(?:\w+ly\s|today\s|also\s|this week\s)?(?:has\s)?(?:unveil|launch|announc|releas|publish|issue)(?:s|es|ed)\b",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"report|stud(?:y|ies)\b|survey|forecast|research|analy[st]|outlook|insight|projection|estimate|findings|index|data|paper|review|statistics|figures|guide|trends|assessment|intelligence|overview|cagr",
    re.IGNORECASE,
)
"""Who brings out none of these has made no study: "N unveils a team"."""


class Named(NamedTuple):
    """A publisher as one place names it; offsets count the document's text."""

    name: str
    start: int
    end: int


def publisher_of(text: Text, market: str) -> Named | None:
    """Return the publisher of the study; None if the text does not tell.

    Args:
        text: The text.
        market: The market that it is about: a work cited on other matters has another publisher.
    """
    weights: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for weight, named in _candidates(text, market.lower()):
        key = re.sub(r"\W+", "", named.name.lower())
        weights[key] += weight
        if key not in first or named.start < first[key].start:
            first[key] = named
    for key, named in first.items():
        weights[key] += 2 * bool(_RESEARCH.search(named.name.lower()))
    for key in [key for key, named in first.items() if is_in_the_news(text, named.name)]:
        del weights[key]
    best = max(weights, key=lambda key: weights[key], default=None)
    return first[best] if best and weights[best] >= 5 else None


def researcher_in(sentence: Sentence, market: str) -> Named | None:
    """Return who a sentence credits with what it says of a market, if the name is that of a firm of research."""
    said = (
        weighed
        for rule in RULES
        if rule.place != HEADLINE and (rule.hints == VERBS or holds(sentence.low, rule.hints))
        for weighed in _said(sentence, market.lower(), rule, first=False)
    )
    known = [(weight, named) for weight, named in said if _RESEARCH.search(named.name.lower())]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _candidates(text: Text, market: str) -> Iterator[tuple[int, Named]]:
    """Yield who can be the publisher, with how much each place says so."""
    for unit in text.units:
        if unit.kind == "heading" and unit.low.lstrip('"“*# ').startswith("about"):
            yield from _about(text, unit.text, unit.start, unit.end)
    headline = text.units[0].sentences if text.units else []
    first = headline[0] if headline else None
    passages = _Passages(text, market)
    for rule in RULES:
        for sentence in headline if rule.place == HEADLINE else passages.of(rule):
            yield from _said(sentence, market, rule, first=sentence is first)


def is_in_the_news(text: Text, name: str) -> bool:
    """Return whether a headline tells news of a firm, named with its ticker, that is none of research."""
    headline = text.units[0].text if text.units else ""
    if name not in headline or _RESEARCH.search(name.lower()):
        return False
    return any(_TICKER.match(text.text, at + len(name)) for at in occurrences(text.text, name))


class _Passages:
    """The sentences of a text in which rules can find something."""

    def __init__(self, text: Text, market: str) -> None:
        """Take a text and its market."""
        self.text = text
        self.near = [sentence for sentence in text.sentences if _is_near(sentence)]
        known = set(map(id, self.near))
        self.says = [
            sentence
            for sentence in text.worth(SAID)
            if (id(sentence) in known or _may_say(sentence.low, market))
            and SAYING.search(sentence.text)
        ]

    def of(self, rule: Rule) -> Iterable[Sentence]:
        """Return the sentences that have a word which a rule needs, or a name that says something."""
        if rule.hints == VERBS:
            return self.says
        sentences = self.near if rule.place == MARKET else self.text.worth(rule.hints)
        return [sentence for sentence in sentences if rule.hints.held_in(sentence.low)]


def _is_near(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of a market."""
    low = sentence.low
    return "market" in low or "industry" in low or "cagr" in low


def _may_say(low: str, market: str) -> bool:
    """Return whether a sentence that is on no market still can say what a study finds: it cites one or has an amount."""
    amount = "%" in low or "illion" in low or "bn" in low or "mn" in low
    return _cites(low, market) or (amount and _AMOUNT.search(low) is not None)


def _cites(low: str, market: str) -> bool:
    """Return whether a sentence names what is traded in a market, and a study."""
    return market in low and _STUDY.search(low) is not None


def _said(
    sentence: Sentence, market: str, rule: Rule, *, first: bool
) -> Iterator[tuple[int, Named]]:
    """Yield the publishers that a sentence names in the wording of a rule."""
    low = sentence.low
    if rule.part and not rule.part.search(sentence.text):
        return
    if rule.needs and not holds(low, rule.needs):
        return
    sure = rule.place != MARKET or rule.hints != VERBS or _is_near(sentence) or _cites(low, market)
    sure = sure or (first and market in low)
    for match in rule.pattern.finditer(sentence.text):
        name = _name(match["n"])
        if rule.hints == VERBS and _BRINGS.match(sentence.text, match.end("n")):
            name = name if _WORKS.search(sentence.text, match.end("n")) else None
        if name and (sure or _RESEARCH.search(name.lower())):
            start = sentence.start + match.start("n")
            yield rule.weight + 2 * (market in low) + first, Named(name, start, start + len(name))


def _about(text: Text, written: str, start: int, end: int) -> Iterator[tuple[int, Named]]:
    """Yield the firm of a heading "About N"; it counts if the text below speaks of research."""
    match = ABOUT.match(written)
    name = _name(match["n"]) if match else None
    if match and name:
        research = bool(_FIRMLY.search(text.low, end, end + 600))
        at = start + match.start("n")
        yield 6 if research else 2, Named(name, at, at + len(name))


def _name(written: str) -> str | None:
    """Return a publisher's name without what hangs on it; None if it cannot be one."""
    name = re.sub(r"[’']s?$", "", _VERBS_IN.sub("", written)).strip(" ,-–")
    name = (
        re.sub(r"\.$", "", name)
        if not re.search(r"\b(?:Inc|Ltd|Co|Corp|Pvt|[A-Z]\.[A-Z])\.$", name)
        else name
    )
    name = _TOOL.sub("", name)
    name = re.sub(
        r"^(?:the|Analysts? (?:at|from)|In|A|An|By|As|For|Meanwhile|However|Similarly|Additionally)\s",
        "",
        name,
    )
    if not _WITH_ARTICLE.search(name):
        name = name.removeprefix("The ")
    first, last = name.split()[:1], name.split()[-1:]
    if len(name.split()) > 2 and first[0].lower() == "the":
        first = name.split()[1:2]
    if not first or first[0].lower() in _FIRST or last[0].lower() in _NOT_LAST:
        return None
    plain = all(word.lower() in _NEVER for word in name.split())
    if BARE.match(name) or (plain and name not in _PLAIN_FIRMS):
        return None
    if (
        len(name) < 3
        or len(name) > 70
        or is_place(name)
        or _WIRE.search(name)
        or (name[0].isdigit() and not re.search("[A-Za-z]{2}", name))
    ):
        return None
    return name
