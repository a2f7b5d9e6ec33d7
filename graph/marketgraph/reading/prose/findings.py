"""Findings: what a cited work of somebody else says, with who published it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Finding
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.needs import first
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.publishers import is_in_the_news
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_CUES = Stems(
    (
        "according to",
        "as per",
        "report",
        "survey",
        "study",
        "article",
        "poll",
        "white paper",
        "paper",
        "analysis by",
        "data from",
        "research",
    )
)
_WORK = r"(?:reports?|study|studies|survey|article|paper|analysis|publication|research|review|white ?paper|poll|data|statistics|census|estimates?|fact ?sheet|index|figures)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE = rf"(?P<date>(?:{_MONTH},? (?:\d{{1,2}},? )?)?(?:19|20)\d\d)"
_NAME = (
    r"(?:the )?(?P<publisher>[A-Z][\w&.’'-]*(?:(?: (?:of|for|and|on|in|the|&)){0,3} [A-Z][\w&.’'-]*){0,10}(?:: [A-Z]\w+(?: [A-Z]\w+){0,4})?)"
    r"(?: ?\([^()]{1,30}\))?"
)
_NEW = r"(?:(?:recent|new|latest|comprehensive|joint|global|national|annual) )*"
_DID = r"(?:conducted |published |released |issued |carried out |commissioned |presented |compiled |provided |prepared )?"
_BY = r"(?:by|from|in|of)"
_SAYS = (
    r"(?:found|finds|showed|shows|shown|revealed|reveals|reported|reports|stated|states|highlighted|highlights|estimated|estimates|indicated|indicates|"
    r"noted|notes|concluded|concludes|suggests|suggested|observed|demonstrated|said|says|predicts|predicted|projected)"
)
_SAID = r"(?P<said>[^;]+)"
_CITED = tuple(
    seek(pattern)
    for pattern in (
        rf"\b(?:In|According to|As per|Per) (?:an?|the) {_NEW}{_DATE} {_WORK} {_DID}{_BY} {_NAME}, {_SAID}",
        rf"\b(?:According to|As per|Per) (?:an? |the )?{_NEW}{_WORK} {_DID}{_BY} {_NAME},? (?:published |released |issued |dated )?(?:in|on) {_DATE}, {_SAID}",
        rf"\b[Ii]n {_DATE}, (?:according to|as per|as reported by|as stated by) (?:(?:an? |the )?{_NEW}{_WORK} {_DID}{_BY} )?{_NAME}, {_SAID}",
        rf"\b(?:A|The) {_NEW}{_DATE} {_WORK} {_DID}{_BY} {_NAME},? {_SAYS} (?:that )?{_SAID}",
        rf"\b(?:A|The) {_NEW}{_WORK} {_DID}{_BY} {_NAME},? (?:published |released |issued )?in {_DATE},? {_SAYS} (?:that )?{_SAID}",
        rf"\b[Ii]n {_DATE}, (?:an?|the) {_NEW}{_WORK} {_DID}{_BY} {_NAME} {_SAYS} (?:that )?{_SAID}",
        rf"\b[Ii]n {_DATE}, {_NAME} (?:published|released|issued) (?:an? |its |the )?{_NEW}{_WORK} (?:that |which )?(?:showing|stating|finding|{_SAYS}) (?:that )?{_SAID}",
    )
)
_LEAD = re.compile(
    r"^(?:it (?:was|is|has been) (?:\w+ )?that\s+|it (?:was|is|has been) \w+\s+|that\s+)",
    re.IGNORECASE,
)
_END = re.compile(
    r",\s+(?:emphasi[sz]ing|highlighting|underscoring|underlining|indicating|reflecting|driving|which|thereby|leading|creating|boosting|signaling|"
    r"signalling|demonstrating|making|suggesting|thus|thereby|fueling|fuelling|further)\b"
)
_MONTHS = {name: n for n, name in enumerate(_MONTH[3:-1].split("|"), 1)}
_OF_MARKET = re.compile(r"\bmarkets?\b|\bCAGR\b", re.IGNORECASE)
"""What a work says of a market itself is a figure, not a finding."""
_SHORTEST = 3


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the findings that a text cites; the study's own results are none."""
    if not identity.market:
        return
    for sentence in text.worth(_CUES):
        dated = "20" in sentence.text or "19" in sentence.text
        cites = dated and holds(sentence.low, _CUES)
        found = _cited(identity, identity.market, sentence) if cites else None
        if found and not is_in_the_news(text, str(found.fact.model_dump()["publisher"])):
            yield found


def _cited(identity: Identity, market: str, sentence: Sentence) -> Found | None:
    """Return what a sentence cites, or None."""
    match = next((found for pattern in _CITED if (found := first(pattern, sentence.text))), None)
    if match is None:
        return None
    said = match["said"].strip()
    lead = _LEAD.match(said)
    start = match.start("said") + match["said"].index(said) + (lead.end() if lead else 0)
    end = _END.search(sentence.text, start)
    statement = sentence.text[start : end.start() if end else match.end("said")].rstrip(" .")
    publisher = match["publisher"]
    if (
        len(statement.split()) < _SHORTEST
        or _own(identity, publisher)
        or _OF_MARKET.search(statement)
    ):
        return None
    fact = Finding(
        market=market, publisher=publisher, date=_date(match["date"]), statement=statement
    )
    return Found(
        fact, sentence.start + match.start(), sentence.start + start + len(statement), 0.85
    )


def _own(identity: Identity, publisher: str) -> bool:
    """Return whether the publisher of a work is that of the text itself."""
    return identity.publisher is not None and publisher.lower() in (
        identity.publisher.lower(),
        f"the {identity.publisher.lower()}",
    )


def _date(written: str) -> str:
    """Return a date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    parts = re.findall(r"\w+", written)
    month = _MONTHS.get(parts[0])
    if month is None:
        return str(parts[-1])
    day = f"-{int(parts[1]):02}" if len(parts) == 3 else ""
    return f"{parts[-1]}-{month:02}{day}"
