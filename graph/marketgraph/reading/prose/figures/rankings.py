"""Rankings: which region, segment or company is largest or grows fastest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marketgraph.facts import Ranking
from marketgraph.reading.prose.figures.scopes import Scope, market_at, part_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Sentence, Text

_WORDS = re.compile(
    r"dominat|dominan|largest|lead|\bled\b|fastest|highest|biggest|first among|top "
)
_GROWTH = r"(?:(?:the\s+)?(?:fastest|highest|quickest|strongest|most rapid)[\s-]*(?:growing|growth|cagr|rate|pace|compound|annual)|at (?:the|a) (?:fastest|highest|quickest) (?:rate|cagr|pace|growth)|leads? growth|leads? in growth)"
_SIZE = r"(?:dominat(?:e|es|ed|ing)|lead(?:s|ing)? the|led the|(?:hold|holds|held|holding|account|accounts|accounted|accounting|captur\w+|command\w*|had|has|have|with|secur\w+|garner\w*|represent\w*|contribut\w*)\s+(?:for\s+)?(?:the|a)?\s*(?:largest|highest|biggest|dominant|major|lion[’']s|leading)|(?:is|was|were|are|be|remain|remains|remained|become|emerged as|as)\s+(?:the\s+)?(?:single\s+)?(?:largest|biggest|dominant|leading))"
_SUBJECT = r"^\W*(?:in (?:19|20)\d\d,?\s+|(?:by|based on|in terms of) (?P<dimension>[\w /&-]{2,40}?),\s+|(?:meanwhile|additionally|moreover|however|on the other hand|geographically|regionally|overall),?\s+|among [^,]{2,60},\s+)*(?P<subject>[^,;:.]{2,80}?)(?:,[^,]{2,80},)?\s+(?:(?:is|are|was|were|will|would|to|has|have|had|be|been|currently|also|expected|projected|anticipated|estimated|forecast|forecasted|predicted|likely|set|poised|continue|continues|segment)\s+)*(?:witness|register|exhibit|experience|show|record|see|grow|post|demonstrate|emerge as|be|become|remain|holds?|held|the|as|projected|will|expand|achieve|display|offer|account|accounted)?\s*"
_BY_SIZE = re.compile(_SUBJECT + r"(?P<verb>" + _SIZE + r")", re.IGNORECASE)
_BY_GROWTH = re.compile(_SUBJECT + r"(?P<verb>" + _GROWTH + r")", re.IGNORECASE)
_KEY = re.compile(
    r"^\W*(?P<how>leading|dominant|dominating|largest|biggest|top|fastest[\s-]growing|highest[\s-]growth)\s+(?P<dimension>[^:(\t]{2,40}?)\s*[:\t]\s*(?P<part>[^:(\t]{2,60}?)\s*(?:\(|$|,|–|—|\twith)",
    re.IGNORECASE,
)
_DOMINANCE = re.compile(r"\bdominance of (?:the )?(?P<subject>[A-Z][\w&.-]*(?: [A-Z&][\w&.-]*)*)")
_NOT = re.compile(
    r"\b(?:one of the|a leading|a key|among the (?:largest|leading|fastest)|leading (?:players|companies|provider|manufacturers)|world[’']s)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\bin (?:the )?region\b|\bin the (?P<named>[A-Z][\w-]*(?: [A-Z][\w-]*)*) region\b|\bwithin (?P<inside>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
)
_FOLLOWED = re.compile(r"followed by (?P<list>[^.;]{2,120})")
_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")


def read(text: Text, identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the rankings that a sentence tells."""
    if not identity.market or not _WORDS.search(sentence.low):
        return
    if match := _KEY.match(sentence.text):
        yield from _keyed(identity, sentence, match)
        return
    if match := _DOMINANCE.search(sentence.text):
        if part := part_of(match["subject"], identity, sentence):
            yield _ranking(identity, sentence, part, "size", 1, match.span())
    for pattern, criterion in ((_BY_GROWTH, "growth"), (_BY_SIZE, "size")):
        match = pattern.match(sentence.text)
        if not match or _NOT.search(match.group()):
            continue
        part = part_of(match["subject"], identity, sentence)
        if part is None:
            continue
        if match["dimension"] and part.segment and not part.dimension:
            part = replace(part, dimension=match["dimension"])
        yield _ranking(identity, sentence, part, criterion, 1, match.span())
        if criterion == "size":
            yield from _followers(identity, sentence, criterion)
        return


def _keyed(identity: Identity, sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    """Yield the ranking of a line like "Leading End User: Hospitals"."""
    criterion = "growth" if match["how"].lower().startswith(("fastest", "highest")) else "size"
    dimension = match["dimension"].strip()
    if re.search(
        r"players?|compan|vendors?|markets?$|trends?|manufacturers", dimension, re.IGNORECASE
    ):
        return
    part = part_of(match["part"], identity, sentence) or Scope(
        identity.market, segment=match["part"].strip()
    )
    if part.segment:
        part = replace(part, dimension=part.dimension or dimension)
    yield _ranking(identity, sentence, part, criterion, 1, (match.start(), match.end("part")))


def _followers(identity: Identity, sentence: Sentence, criterion: str) -> Iterator[Found]:
    """Yield ranks 2, 3, … of "followed by B and C"."""
    match = _FOLLOWED.search(sentence.text)
    if not match:
        return
    rank = 2
    for written in re.split(r",\s*(?:and\s+)?|\s+and\s+", match["list"]):
        part = part_of(written, identity, sentence)
        if part is None:
            return
        yield _ranking(identity, sentence, part, criterion, rank, match.span())
        rank += 1


def _ranking(
    identity: Identity,
    sentence: Sentence,
    part: Scope,
    criterion: str,
    rank: int,
    span: tuple[int, int],
) -> Found:
    """Return a ranking as a fact."""
    named = market_at(sentence, identity, sentence.start + span[1])
    market = (named.text if named and named.text else None) or identity.market
    within = _within(sentence, part)
    fact = Ranking(
        **replace(part, market=market).fields(),
        criterion=criterion,
        rank=rank,
        within_region=within,
    )
    return Found(
        fact, sentence.start + span[0], sentence.start + span[1], 0.9 if part.known else 0.7
    )


def _within(sentence: Sentence, part: Scope) -> str | None:
    """Return the region that a country is first in: named, or meant by "in the region" under a heading."""
    match = _WITHIN.search(sentence.text)
    if not match or not part.region:
        return None
    if named := match["named"] or match["inside"]:
        return named if part_of(named, Identity()) else None
    heading = re.search(
        r"(?:North America|Asia[- ]Pacific|Europe|Latin America|South America|Middle East (?:and|&) Africa|APAC|Africa)",
        sentence.unit.section.heading,
    )
    return heading.group() if heading and heading.group() != part.region else None
