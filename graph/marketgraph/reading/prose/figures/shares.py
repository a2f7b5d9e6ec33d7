"""Shares of a market that a region, a segment or a company has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marketgraph.facts import MarketShare
from marketgraph.reading.prose.figures.clauses import clause_before, year_at
from marketgraph.reading.prose.figures.scopes import Scope, market_at, named_dimension, part_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text

_WORDS = re.compile(
    r"share|account|hold|held|captur|contribut|represent|command|garner|constitut|dominat|lead|compris|occup|secur|control"
)
_BEFORE = re.compile(
    r"(?:shares?(?: of| was| is| at| estimated| in| the| global| total| market| revenue|,|:|\s|\(|around|about| \d{4})*"
    r"|\b(?:account(?:s|ed|ing)? for|hold(?:s|ing)?|held|captur(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)(?: to)?|represent(?:s|ed|ing)?|command(?:s|ed|ing)?|garner(?:s|ed)?|constitut(?:e|es|ed|ing)|compris(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|control(?:s|led)?|occup(?:y|ies|ied)|mak(?:e|es|ing) up|made up|dominat(?:e|es|ed|ing)[^.;]{0,40}?(?:with|at)|lead(?:s|ing)?[^.;]{0,40}?with|led[^.;]{0,40}?with)"
    r"(?:\s+(?:a|an|the|market|dominant|largest|leading|highest|major|significant|revenue|share|of|over|more than|around|about|approximately|nearly|almost|roughly|estimated|substantial|at|some|than|biggest|lion’s|lion's))*)\s*$"
)
_AFTER = re.compile(
    r"^\s*(?:of\s+(?:the\s+)?(?:total\s+|global\s+|overall\s+)?)?(?:market |revenue |value |volume |global |total |overall )*(?:share|of (?:the |all |total |global |overall )*[^.;,]{0,60}?(?:market|revenue|spending|demand|sales|revenues))"
)
_KEY = re.compile(
    r"^\s*(?:leading|dominant|largest|top|key|biggest)\s+(?P<dimension>[^:(]{2,40}?)\s*[:\t–-]\s*(?P<part>[^:\t]{2,60}?)\s*[(,–-]?\s*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^\s*(?P<part>[^:]{2,50}?)\s*[:\t–—(]\s*(?:over|about|around|approximately|~)?\s*$"
)
_NOT = re.compile(
    r"of (?:these|those|its|their|his|her|respondents|patients|people|users|companies|organizations|cases|adults|women|men)\b"
)


def read(text: Text, identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the shares that a sentence tells."""
    if not identity.market or not sentence.percents or not _WORDS.search(sentence.low):
        return
    for place, percent in enumerate(sentence.percents):
        after = (
            sentence.percents[place + 1].start
            if place + 1 < len(sentence.percents)
            else sentence.end
        )
        before = sentence.percents[place - 1].end if place else sentence.start
        if not _is_share(sentence, percent):
            continue
        if percent.ranged:
            text.drop("range", percent.start, percent.end)
        elif (scope := _scope(identity, sentence, percent)) is None:
            text.drop("share without its whole", percent.start, percent.end)
        else:
            yield _share(identity, sentence, percent, scope, before, after)


def _is_share(sentence: Sentence, percent: Percent) -> bool:
    """Return whether the words around a percentage say that it is a share."""
    head = sentence.low[: percent.start - sentence.start]
    tail = sentence.low[percent.end - sentence.start :]
    if _NOT.match(tail.lstrip()) or re.match(r"\s*(?:cagr|compound|annual|growth)", tail):
        return False
    if re.search(r"cagr(?: of)?\s*$|growth rate of\s*$", head):
        return False
    return bool(_BEFORE.search(head[-120:]) or _AFTER.match(tail))


def _scope(identity: Identity, sentence: Sentence, percent: Percent) -> Scope | None:
    """Return whose share a percentage is; None where that is not clear."""
    head = sentence.text[: percent.start - sentence.start]
    if match := _KEY.match(head):
        part = part_of(match["part"], identity) or Scope(
            identity.market, segment=match["part"].strip()
        )
        if part.region or part.company:
            return part
        return replace(part, dimension=part.dimension or match["dimension"].strip())
    clause = clause_before(sentence, percent.start)
    subject = re.match(
        r"\s*(.{2,90}?)(?:,[^,]{0,90},)?\s+(?:is|are|was|were|will|would|to|has|have|had|holds?|held|accounts?|accounted|captured|captures|contributed|contributes|"
        r"represents?|represented|commands?|commanded|dominates?|dominated|leads?|led|comprises?|secured|controls?|expected|projected|accounting|with|emerged|remains?|continues?|makes?|made)\b",
        clause,
    )
    part = part_of(subject.group(1), identity, sentence) if subject else None
    if part:
        named = market_at(sentence, identity, percent.start)
        return replace(part, market=named.text or identity.market) if named else part
    if match := _ALL.match(head):
        return part_of(match["part"], identity)
    tail = sentence.low[percent.end - sentence.start :]
    if subject and re.match(
        r"\s*(?:of (?:the )?(?:total |global |overall )*)?market|\s*of (?:the )?total", tail
    ):
        return _loose(subject.group(1), identity, sentence)
    return None


def _loose(written: str, identity: Identity, sentence: Sentence) -> Scope | None:
    """Return the segment that a subject is of which a share of the whole market is told."""
    plain = re.sub(
        r"^(?:the|in \d{4},?|by [\w ]+,)\s+", "", written.strip(), flags=re.IGNORECASE
    ).strip(" ,")
    if (
        not plain
        or len(plain.split()) > 7
        or re.search(
            r"\b(?:it|they|this|these|which|that|players|companies|market)\b", plain, re.IGNORECASE
        )
    ):
        return None
    return Scope(identity.market, dimension=named_dimension(sentence), segment=plain, known=False)


def _share(
    identity: Identity, sentence: Sentence, percent: Percent, scope: Scope, before: int, after: int
) -> Found:
    """Return the share as a fact."""
    year = year_at(sentence, percent.start, percent.end, before, after)
    fact = MarketShare(
        **scope.fields(), percent=percent.value, year=year, qualifier=percent.qualifier
    )
    return Found(fact, sentence.start, percent.end, 0.9 if scope.known else 0.7)
