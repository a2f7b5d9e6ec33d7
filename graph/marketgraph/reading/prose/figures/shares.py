"""Shares of a market that a region, a segment or a company has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marketgraph.facts import MarketShare
from marketgraph.reading.prose.figures.keyed import key_of, part_of_key
from marketgraph.reading.prose.figures.phrases import calls_category
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.spots import Spot, spots_of, year_of
from marketgraph.reading.prose.figures.within import region_within
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text

_WORDS = re.compile(
    r"share|account|hold|held|captur|contribut|represent|command|garner|constitut|dominat|lead|led by|compris|occup|secur|control|made up|makes? up|making up|%"
)
_VERBS = (
    r"(?:account(?:s|ed|ing)?(?: for)?|hold(?:s|ing)?|held|captur(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)(?: to)?|represent(?:s|ed|ing)?|command(?:s|ed|ing)?|garner(?:s|ed|ing)?|constitut(?:e|es|ed|ing)|"
    r"compris(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|control(?:s|led|ling)?|occup(?:y|ies|ied|ying)|mak(?:e|es|ing) up|made up|cover(?:s|ed|ing)|claim(?:s|ed|ing)?|generat(?:e|es|ed|ing)|took|take|takes|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?|boast(?:s|ed|ing)?|possess(?:es|ed)?|"
    r"(?:dominat|lead|led|rank)[a-z]*[^.;]{0,60}? (?:with|at|by|having|holding))"
)
_FILL = r"(?:\s|an?\b|the\b|its\b|market|dominant|largest|leading|highest|major|significant|revenue|value|volume|shares?|of|over|more than|around|about|approximately|nearly|almost|roughly|estimated|substantial|at|some|than|biggest|lion[’']s|considerable|commanding|total|global|whopping|is|was|were|are|stood|in|for|by|(?:19|20)\d\d|\(|:|,|–|—|-|~|\||\t|notable|sizable|reached|reaching|projected|expected|to|be|just)"
_BEFORE = re.compile(rf"(?:\bshares?\b|\b{_VERBS}){_FILL}{{1,30}}$")
_AFTER = re.compile(
    r"\s*\)?\s?(?:of\s+)?(?:the\s+|its\s+|their\s+|all\s+)?(?:(?:total|global|overall|world|worldwide|entire|regional|combined|market’s|market's)\s+)*(?:market |revenue |value |volume |sales )*(?:shares?\b(?! price)|of (?:the |all |total |global |overall |world(?:wide)? |entire )*[^.;,]{0,60}?\b(?:market|revenues?|spending|demand|sales|turnover)\b)"
    r"|\s*of (?:the |all |total |global |overall |world(?:wide)? |entire )*[^.;,%]{0,60}?\b(?:market|revenues?|spending|demand|sales|turnover|share)\b"
    r"|\s*of (?:the )?(?:19|20)\d\d (?:value|volume)\b"
)
_WHOLE = re.compile(
    r"\s*of (?:the |all |total |global |overall |(?:19|20)\d\d )*(?:demand|sales|spending|revenues?|turnover)\b|\s*of (?:the )?(?:19|20)\d\d (?:value|volume)\b|\s*(?:of (?:the |all |total |global |overall )*[^.;,]{0,50}?\bmarket\b|(?:market |revenue )?shares?\b)"
)
_NOT_BEHIND = re.compile(
    r"\s*(?:of (?:these|those|its|their|his|her|our|them|all (?:companies|patients|people)|respondents|patients|people|users|companies|organi[sz]ations|cases|adults|women|men|consumers|customers|employees|workers|households|students|hospitals|businesses|enterprises|executives|firms|surveyed)\b|cagr|compound|annual|growth|to (?:the )?(?:\w+ ){0,2}growth|per year|a year|yoy|stake|interest|equity|owner|to (?:the |its |[a-z’']+ )?(?:gdp|economy)\b|of (?:the )?(?:company|shares|equity|stock|respondents|capital)|(?:increase|decrease|decline|drop|rise|reduction|discount|accurac|sensitiv|off)\b)"
)
_NOT_BEFORE = re.compile(
    r"\b(?:cagr|growth rate|grow(?:ing|th|s)?|stakes?|acquir\w*|equity|shareholding|ownership|sensitivity|specificity|accuracy|efficiency|margins?|penetration|respondents|survey\w*|tax|duty|tariff|interest|discount|votes?|probability|utili[sz]ation|share price|stock)\b[^,;]{0,45}$"
)
_SHARE_BEHIND = re.compile(r"\s?(?:(?:market|revenue|value|volume) )?share\b(?! price)")
"""Behind a percentage that is a share even where growth is spoken of: "Fastest growing region: A (35 % share)"."""
_SEVERAL = seek(
    r"\b(?:together|combined|collectively|cumulatively|jointly|top (?:\w+ )?(?:\d+ |two |three |four |five |ten )?(?:players|companies|vendors|countries|firms|suppliers|manufacturers)|(?:leading|major|key) (?:players|companies|vendors|firms))\b"
)
_TOTAL = re.compile(r",\s(?:in )?total\s[a-z]+\s[^,;.%]{0,40}$")
"""Before the share of all that were named: "A, and B, total have a share about"."""
_AGENT = re.compile(
    r"\b(?:dominated|led|headed) by (?:the )?([^,;()%]{2,50}?)(?=,|\s(?:with|at|which|accounting|holding|segment|in)\b|\s?\()"
)
_COORDINATED = re.compile(
    r"(?:[^.;:]{0,40}?[,)])?[\s,;)]*(?:and|followed by|while|with|by)?[^.;:%]{2,60}?"
)
_EDGE = re.compile(r"[\s,;)•*–—-]*(?:(?:and|while|with|followed by)\s+)*")
_AHEAD = re.compile(
    r"\b(?:expected|projected|forecast|forecasted|anticipated|will|predicted|poised|likely|set) "
)


@dataclass(slots=True)
class _Last:
    """The share before one in the same sentence."""

    year: int | None = None
    told: bool = False


def read(text: Text, scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the shares that a sentence tells."""
    named = scopes.identity.market or any(market.text for market in sentence.markets)
    if not named or not sentence.percents or not _WORDS.search(sentence.low):
        return
    parts = _respective(scopes, sentence)
    if not parts and "respective" in sentence.low and len(sentence.percents) > 1:
        text.drop("unclear whose", sentence.start, sentence.end)
        return
    last = _Last()
    for spot in spots_of(sentence, sentence.percents):
        last.told = _is_share(scopes, spot, last.told)
        if not last.told or not (scopes.identity.market or _AFTER.match(spot.tail)):
            continue
        if spot.figure.ranged:
            text.drop("range", spot.figure.start, spot.figure.end)
            continue
        scope = parts[spot.number] if parts else _scope(scopes, spot)
        if scope is None or not scope.part or scope.market is None:
            text.drop(
                "share of several together" if _SEVERAL.search(sentence.low) else "unclear whose",
                spot.figure.start,
                spot.figure.end,
            )
        else:
            yield _share(scopes, spot, scope, last)


def _respective(scopes: Scopes, sentence: Sentence) -> list[Scope]:
    """Return the parts of "A and B held 40 % and 30 %, respectively"; empty if it is not said so."""
    if "respective" not in sentence.low:
        return []
    subject = re.split(
        r"\s(?:are|were|is|was|have|had|hold|held|account\w*|captured?|represent\w*|contribut\w*|commanded?|will)\b",
        sentence.text,
        maxsplit=1,
    )[0]
    parts = scopes.parts.all_of(re.sub(r"^In (?:19|20)\d\d,\s+", "", subject))
    return (
        [p._replace(market=scopes.identity.market) for p in parts]
        if len(parts) == len(sentence.percents)
        else []
    )


def _is_share(scopes: Scopes, spot: Spot[Percent], told: bool) -> bool:
    """Return whether the words around a percentage say that it is a share, or that it is one like that before."""
    head, tail = spot.head, spot.tail
    near = head[max(0, len(head) - 140, spot.before - spot.sentence.start) :]
    other = _NOT_BEFORE.search(near)
    if other and other.group().startswith("grow") and _SHARE_BEHIND.match(tail):
        other = None
    if other or _NOT_BEHIND.match(tail):
        return False
    if _AFTER.match(tail):
        return True
    if re.match(r"\s*of\b(?! (?:the )?(?:total|market|share))", tail):
        return re.search(r"\bshares?\b[^,;]{0,30}$", near) is not None
    if _BEFORE.search(near):
        return True
    if not told or re.search(r"cagr|grow|rate", spot.gap.lower()):
        return False
    return _COORDINATED.fullmatch(spot.gap) is not None or scopes.in_gap(spot.gap) is not None


def _scope(scopes: Scopes, spot: Spot[Percent]) -> Scope | None:
    """Return whose share a percentage is; None where that is not clear, or of several together."""
    if _SEVERAL.search(spot.head[-120:] + spot.following[:60].lower()) or _TOTAL.search(spot.head):
        return None
    if key := key_of(spot.sentence, spot.figure.start):
        return part_of_key(key, scopes, spot.sentence)
    scope = scopes.at(spot.sentence, spot.figure.start, spot.figure.end, spot.gap)
    if (
        scope
        and not scope.part
        and (
            match := re.search(
                r"\b(?:held by|captured by|owned by|belong(?:s|ed) to|attributed to|came from|from|comes from|by)\s+(?:the\s+)?([^,;.(]{2,60})$",
                spot.following.rstrip(" ,.;"),
            )
        )
    ):
        return scopes.parts.of(match[1])
    if (
        scope
        and not scope.part
        and (
            agents := _AGENT.findall(spot.sentence.text[: spot.figure.start - spot.sentence.start])
        )
    ):
        return scopes.parts.of(agents[-1])
    told = scopes.dimension_in(spot.sentence) or calls_category(spot.sentence)
    if scope is None and (told or _WHOLE.match(spot.tail)):
        return scopes.loose(spot.sentence, spot.figure.start)
    return scope


def _share(scopes: Scopes, spot: Spot[Percent], scope: Scope, last: _Last) -> Found:
    """Return the share as a fact."""
    year = year_of(spot) or (last.year if spot.number else None)
    last.year = year
    within = region_within(scopes, spot.sentence, scope, spot.figure.end)
    percent = spot.figure
    fact = MarketShare.model_validate(
        {
            **scope.ranked(within, scopes.region),
            "percent": percent.value,
            "year": year,
            "status": "forecast" if _AHEAD.search(spot.head[-100:]) else None,
            "qualifier": percent.qualifier,
        }
    )
    whole = any(m.end < spot.after for m in spot.sentence.markets) or year is not None
    name = scope.region or scope.segment or scope.company or ""
    near = spot.sentence.text.rfind(
        name, spot.before - spot.sentence.start, spot.figure.start - spot.sentence.start
    )
    first = spot.sentence.start + near if spot.number and near >= 0 else spot.before
    if not spot.number and scope.start is not None:
        first = scope.start
    lead = _EDGE.match(spot.sentence.text, first - spot.sentence.start)
    start = spot.sentence.start + (lead.end() if lead else 0)
    return Found(fact, start, percent.end, (0.95 if whole else 0.8) if scope.sure else 0.7)
