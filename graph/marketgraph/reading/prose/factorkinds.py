"""Which kind of factor a heading or a sentence speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from marketgraph.reading.prose.words import words

Kind = Literal["driver", "restraint", "opportunity", "challenge", "trend"]
_NAMED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "restraint",
        re.compile(
            r"\b(?:restrain\w*|barriers?|limitations?|hindrances?|inhibitors?|hurdles?|headwinds?|constraints?|obstacles?)\b"
        ),
    ),
    ("challenge", re.compile(r"\b(?:challenges?|threats?|pitfalls?|risks?)\b")),
    ("opportunity", re.compile(r"\bopportunit(?:y|ies)\b")),
    ("trend", re.compile(r"\btrends?\b")),
    (
        "driver",
        re.compile(
            r"\b(?:drivers?|driving|growth catalysts?|growth factors?|tailwinds?|catalysts?|accelerators?|factors driving|growth engines?)\b"
        ),
    ),
)
_FILLERS = words(
    "the a an of in for and & / or to on key major market markets market’s market's global growth main top primary latest emerging current industry "
    "recent future new important significant critical leading analysis overview dynamics factor factors forces force ahead shaping what which "
    "are is its affecting impacting influencing driving restraining that will this market: landscape insights outlook assessment summary "
    "world worldwide sector technological potential untapped lucrative five three four ten several most notable prominent business drivers’ "
    "adoption demand expansion shape shapes influence affect impact behind 2024 2025 2026 2027 2028 2029 2030 2031 2032 with their impact facing by up"
)
_KIND_WORDS = re.compile(
    r"restrain\w*|barriers?|limitations?|hindrances?|inhibitors?|hurdles?|headwinds?|constraints?|obstacles?|challenges?|threats?|pitfalls?|risks?|"
    r"opportunit(?:y|ies)|trends?|drivers?|driving|catalysts?|tailwinds?|accelerators?|dynamics"
)
_HEADING_MAX = 120
_VERBS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "restraint",
        re.compile(
            r"\b(?:hamper|hinder|restrain|imped|restrict|obstruct|inhibit|curb|constrain|deter(?!min|gent|iorat)|stifl|dampen|discourag)\w*|\blimit(?:s|ing|ed)? (?:the |its |market |wider |widespread |broader )?"
            r"(?:growth|adoption|expansion|use|uptake|penetration|demand|market|access)|\bhold(?:s|ing)? back|\bslow(?:s|ing)? (?:down )?(?:the |market )?(?:growth|adoption|market)|"
            r"\bbarriers?\b|\bnegatively (?:affect|impact)"
        ),
    ),
    (
        "challenge",
        re.compile(
            r"\b(?:challeng\w+|pos(?:e|es|ing) (?:an? |significant |serious |major )*(?:threat|risk|problem|concern)|hurdles?|struggl\w+|threaten\w*)"
        ),
    ),
    (
        "opportunity",
        re.compile(
            r"\b(?:opportunit\w+|lucrative|open(?:s|ing)? (?:up )?(?:new |fresh )?(?:avenues|doors|possibilities|markets)|untapped|(?:offers?|holds?|holding|presents?) (?:\w+ )?(?:potential|promise|prospects))"
        ),
    ),
    (
        "trend",
        re.compile(
            r"\b(?:trends?|shift(?:ing)? (?:toward|to )|increasingly (?:adopt|us|turn|prefer))"
        ),
    ),
    (
        "driver",
        re.compile(
            r"\b(?:driv(?:e|es|ing|er|ers|en)|boost\w*|fuel\w*|propel\w*|accelerat\w*|spur\w*|foster\w*|stimulat\w*|augment\w*|surg\w+|underpin\w*|bolster\w*|catapult\w*|"
            r"support(?:s|ing)? (?:the )?(?:market |industry )?(?:growth|expansion|demand)|(?:increas|ris|grow)\w+ (?:the )?(?:demand|need|adoption)|demand (?:for [\w -]{2,40} )?(?:is|continues) (?:rising|growing|increasing)|contribut\w+ to)\b"
        ),
    ),
)
_LEAD: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "restraint",
        re.compile(
            r"\b(?:is|are|remains?|acts? as|as|represents?) (?:one of the |an? |the )?(?:key|major|main|primary|significant|prominent|biggest|important|critical|principal)? ?(?:factors? (?:hampering|hindering|restraining|limiting|impeding)|restraints?\b|barriers?\b)"
        ),
    ),
    (
        "challenge",
        re.compile(
            r"\b(?:is|are|remains?|represents?|poses?) (?:one of the |an? |the )?(?:key|major|main|primary|significant|prominent|biggest|important|critical)? ?challenges?\b"
        ),
    ),
    (
        "opportunity",
        re.compile(
            r"\b(?:is|are|presents?|offers?|creates?|represents?) (?:one of the |an? |the )?(?:key|major|main|primary|significant|prominent|lucrative|important|vast|huge) (?:growth |market )?opportunit(?:y|ies)\b"
        ),
    ),
    (
        "trend",
        re.compile(
            r"\b(?:is|are|remains?|represents?) (?:one of the |an? |the )?(?:key|major|main|primary|significant|prominent|notable|defining|emerging|important|growing) (?:market )?trends?\b|^(?:one|another|an?) (?:of the )?(?:key|major|main|prominent|notable|significant|emerging) (?:market )?trends?\b"
        ),
    ),
    (
        "driver",
        re.compile(
            r"\b(?:is|are|remains?|acts? as|as|represents?) (?:one of the |an? |the )?(?:key|major|main|primary|significant|prominent|biggest|important|critical|principal|leading) (?:growth |market )?(?:factors? (?:driving|fuell?ing|propelling|boosting|behind|supporting|contributing)|drivers?\b|growth (?:driver|factor|catalyst)s?\b|catalysts?\b)"
        ),
    ),
)


def kinds_named(written: str) -> list[Kind]:
    """Return the kinds of factors that a stretch names, "Restraints/Challenges" as restraint."""
    low = written.lower()
    found: list[Kind] = [kind for kind, pattern in _NAMED if pattern.search(low)]
    if re.search(
        r"restraints?\s*(?:/|and|&)\s*challenges?|challenges?\s*(?:/|and|&)\s*restraints?", low
    ):
        found.remove("challenge")
    return found


def headed(heading: str, market: str) -> list[Kind] | None:
    """Return the kinds that the section under a heading is about; empty for "Market Dynamics"; None for another section.

    Args:
        heading: Text of the heading.
        market: The market of the report, whose words say nothing in its headings.
    """
    if not heading or len(heading) > _HEADING_MAX + len(market):
        return None
    low = heading.lower().replace(market.lower(), " ")
    parts = [part.strip("’'\"“”.,:;()[]-–—?*#") for part in low.replace("/", " ").split()]
    told = [part for part in parts if _is_telling(part)]
    if not told:
        return None
    rest = [
        part
        for part in parts
        if part and part not in told and part not in _FILLERS and not part.isdigit()
    ]
    known = {part.rstrip("s") for part in market.lower().split()} | {""}
    if any(part.rstrip("s") not in known for part in rest):
        return None
    kinds = kinds_named(low)
    if "trend" in kinds and len(kinds) == 1 and "driving" in low:
        return kinds
    return kinds if kinds or "dynamics" in told or "factors" in told else None


@lru_cache(4096)
def _is_telling(word: str) -> bool:
    """Return whether a word of a heading tells that factors stand below."""
    return _KIND_WORDS.fullmatch(word) is not None or word == "factors"


def kind_by_sentence(sentence: str, kinds: list[Kind]) -> Kind | None:
    """Return the kind that a sentence tells by its words, among those that its section is about, if it names some."""
    low = sentence.lower()
    for kind, pattern in (*_LEAD, *_VERBS):
        if (not kinds or kind in kinds) and pattern.search(low):
            return kind
    return None


_BELOW_TRENDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "restraint",
        re.compile(r"\b(?:hamper|hinder|restrain|imped)\w*|\brestraints?\b|\bbarriers? to\b"),
    ),
    (
        "challenge",
        re.compile(
            r"\bchalleng(?:es?|ing) (?:for|to|of|in|facing|the)\b|\bpos(?:e|es|ing) (?:an? )?(?:\w+ )?(?:challenge|threat)s?"
        ),
    ),
    (
        "opportunity",
        re.compile(
            r"\b(?:growth|lucrative|significant|new|vast|huge|immense|promising|key|great|major|substantial) (?:\w+ )?opportunit(?:y|ies)\b|\bopportunit(?:y|ies) (?:for|in|to)\b"
        ),
    ),
    (
        "driver",
        re.compile(
            r"\bdrivers? (?:of|for|behind|in)\b|\b(?:key|major|main|primary|significant|prominent|important|critical|crucial) (?:\w+ )?drivers?\b|"
            r"\b(?:driv(?:es|ing|en)|fuel(?:s|ing|led|ling)|propel(?:s|led|ling)|boost(?:s|ing|ed)) (?:the |its |this |up )?(?:\w+ ){0,2}?(?:growth|demand|market|expansion|adoption|sales)\b"
        ),
    ),
)


def kind_below_trends(written: str) -> Kind:
    """Return the kind of a title in a section on trends in a wide sense: what its first sentence says outright, else a trend."""
    first = re.split(r"(?<=[a-z)])[.!?]\s", written.lower(), maxsplit=1)[0]
    return next(
        (kind for kind, pattern in (*_LEAD, *_BELOW_TRENDS) if pattern.search(first)), "trend"
    )


def kind_of_lead(sentence: str) -> Kind | None:
    """Return the kind of a sentence that calls its subject a factor outright: "is a key factor driving the market"."""
    low = sentence.lower()
    return next((kind for kind, pattern in _LEAD if pattern.search(low)), None)
