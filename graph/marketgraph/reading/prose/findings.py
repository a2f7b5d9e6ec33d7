"""Cited works: who published what, when, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Finding
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Sentence, Text

_WORK = r"(?:report|study|survey|article|paper|analysis|publication|research|review|white ?paper|poll|data|statistics|census|estimate)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NAME = r"(?P<publisher>(?:the )?[A-Z][\w&.’'-]*(?:(?:,? (?:of|for|and|on|in|the|&)){0,3} [A-Z][\w&.’'-]*|: [A-Z]\w+(?: [A-Z]\w+)*){0,10})"
_DATE = rf"(?P<date>(?:{_MONTH}\s)?(?:\d{{1,2}},\s)?(?:19|20)\d\d)"
_CITED = (
    re.compile(
        rf"\b(?:In|According to)\s+(?:an?|the)\s+(?:recent\s+)?{_DATE}\s+{_WORK}\s+(?:conducted |published |released |issued |carried out )?(?:by|from|in|of)\s+{_NAME}\s*(?:\([^)]{{1,20}}\))?,\s*(?P<said>[^;]+)"
    ),
    re.compile(
        rf"\b(?:According to|As per|Per)\s+(?:an?|the)?\s*(?:recent\s+|new\s+)?{_WORK}\s+(?:conducted |published |released |issued )?(?:by|from|in|of)\s+{_NAME}\s*(?:\([^)]{{1,20}}\))?,?\s+(?:published |released |issued )?in\s+{_DATE},\s*(?P<said>[^;]+)"
    ),
    re.compile(
        rf"\b[Ii]n\s+{_DATE},\s+(?:according to|as per|as reported by)\s+(?:an?\s+{_WORK}\s+(?:by|from|in|of)\s+)?{_NAME}\s*(?:\([^)]{{1,20}}\))?,\s*(?P<said>[^;]+)"
    ),
    re.compile(
        rf"\bA\s+{_DATE}\s+{_WORK}\s+(?:conducted |published |released )?(?:by|from|in|of)\s+{_NAME}\s*(?:\([^)]{{1,20}}\))?\s+(?:found|showed|shows|revealed|reported|stated|highlighted|estimated|indicated)\s+(?:that\s+)?(?P<said>[^;]+)"
    ),
)
_LEAD = re.compile(
    r"^(?:it (?:was|is|has been) (?:highlighted|reported|found|stated|estimated|noted|observed|revealed|shown|shown)\s+(?:that\s+)?|that\s+)",
    re.IGNORECASE,
)
_END = re.compile(
    r",\s+(?:emphasi[sz]ing|highlighting|underscoring|underlining|indicating|reflecting|driving|which|thereby|leading|creating|boosting)\b"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),
        1,
    )
}


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the findings that a text cites; the study's own results are none."""
    if not identity.market or not re.search(rf"\b{_WORK}\b", text.low):
        return
    for sentence in text.sentences:
        if "20" in sentence.text or "19" in sentence.text:
            yield from _cited(identity, sentence)


def _cited(identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield what a sentence cites."""
    for pattern in _CITED:
        match = pattern.search(sentence.text)
        if not match:
            continue
        said = _LEAD.sub("", match["said"].strip())
        end = _END.search(said)
        said = (said[: end.start()] if end else said).rstrip(" .")
        publisher = re.sub(r"^the\s+", "", match["publisher"])
        if len(said.split()) < 3 or (identity.publisher and publisher == identity.publisher):
            return
        fact = Finding(
            market=identity.market, publisher=publisher, date=_date(match["date"]), statement=said
        )
        yield Found(fact, sentence.start + match.start(), sentence.start + match.end(), 0.85)
        return


def _date(written: str) -> str:
    """Return a date as ``YYYY`` or ``YYYY-MM``."""
    month = next((number for name, number in _MONTHS.items() if written.startswith(name)), None)
    return f"{written[-4:]}-{month:02}" if month else written[-4:]
