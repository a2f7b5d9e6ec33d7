"""Years in which companies were founded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import CompanyProfile
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.nearby import name_after, name_before, unheaded
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.whose import is_company, whose

FOUNDING = Stems(
    (
        "founded",
        "started in",
        "established",
        "incorporated",
        "in business since",
        "in operation since",
        "formed in",
        "founding",
        "inception",
        "foundation in",
        "operating since",
        "operated since",
        "incorporation in",
    )
)
"""One of these stands in a sentence that gives such a year."""
_FOUNDED = re.compile(
    r"\b(?P<verb>(?:[Cc]o-?)?[Ff]ounded|[Ee]stablished|[Ii]ncorporated|[Ff]ormed|FOUNDED|Started)(?P<middle>(?: (?![Ii]n (?:\w+ )?(?:19|20|18)\d\d)[\w.’'&,-]+){0,9}?),? (?:back )?[Ii]n (?:early |late |the year )?"
    r"(?:[A-Z][a-z]+,? (?:of )?)?(?P<year>1[6-9]\d\d|20\d\d)\b(?! ?(?:[-–%]|per|million|people))"
)
_SINCE = re.compile(
    r"\b(?:[Ii]n (?:business|operation)|operating|(?:has|have) operated|(?:its|our|the company[’']s) (?:founding|inception|foundation|establishment|incorporation)"
    r"(?: by (?:[A-Z]\S* ?){1,5}?)?) ?(?:since|in) (?P<year>1[6-9]\d\d|20\d\d)\b"
)
_BRACKETED = re.compile(
    r" \((?:founded|established)(?: in)? (?P<year>1[6-9]\d\d|20\d\d)\)", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"^In (?P<year>1[89]\d\d|20\d\d), [^,;]{3,60} $")
_FOUNDED_NAME = re.compile(r"\b(?:co-?founded|founded) ")
_YEAR_AFTER = re.compile(r"(?:\s\([^()]{0,60}\))? (?:back )?in (?P<year>1[89]\d\d|20\d\d)\b")
OF_FOUNDING = (_FOUNDED, _SINCE, _FOUNDED_NAME, _BRACKETED)
"""One of these matches it."""


def founded(event: Event) -> Iterator[Found]:
    """Yield the years in which a sentence says that companies were founded."""
    sentence = event.sentence
    for match in [*_FOUNDED.finditer(sentence.text), *_SINCE.finditer(sentence.text)]:
        party = whose(event, match.start(), match.end(), seat=False)
        if party:
            yield _year(event, party, match["year"], match.start(), match.end())
    for match in _FOUNDED_NAME.finditer(sentence.text):
        name = name_after(sentence, match.end())
        year = _YEAR_AFTER.match(sentence.text, name.end - sentence.start) if name else None
        year = year or _YEAR_FIRST.match(sentence.text[: match.start()])
        if name and year and is_company(event, name, True):
            first, last = min(match.start(), year.start()), max(match.end(), year.end())
            yield _year(event, Party(name.text, True, name.start), year["year"], first, last)
    for match in _BRACKETED.finditer(sentence.text):
        name = name_before(sentence, match.start())
        if name and is_company(event, name, True):
            party = Party(name.text, True, name.start)
            yield _year(event, party, match["year"], match.start(), match.end())


def _year(event: Event, party: Party, year: str, start: int, end: int) -> Found:
    """Return a year of founding as a fact."""
    fact = CompanyProfile(company=unheaded(party.name), founded=int(year))
    return Found(fact, *stretch_of(event, party, start, end), event.confidence(party))


def stretch_of(event: Event, party: Party, start: int, end: int) -> tuple[int, int]:
    """Return the stretch from a company's name to what is told of it, in the order of the text."""
    first, last = event.sentence.start + start, event.sentence.start + end
    if not event.sentence.start <= party.start < event.sentence.end:
        return first, last
    return min(first, party.start), max(last, party.start + len(party.name))
