"""One member of a list of companies: its name, its country, or that it is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.listing import bare
from marketgraph.reading.prose.places import codes, is_country, is_place, is_rest
from marketgraph.reading.prose.words import holds, words

FORM = re.compile(
    r"^(?:inc|ltd|llc|l\.l\.c|co|corp|gmbh|plc|ag|limited|corporation|incorporated|s\.a|n\.v|co\.,? ltd|pvt\.? ltd|s\.p\.a|b\.v|l\.p|sa|nv|ab|kk)\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;]*(?:(?:\b(?:and|among|amongst|as well as)|&)\s+(?:(?:many|several|some|the|few|various)\s+)?(?:others?\b.*|more\b.*|other\s.*)|,?\s*etc\.?|,\s*and so on|\bmany more|\bto name a few)\W*$",
    re.IGNORECASE,
)
_REST = ("other", "more", "etc", "so on", "name a few")
"""What a member with a tail has in small letters."""
_NOISE = re.compile(
    r"^(?:(?:especially|particularly|mainly|stated|said|says|noted|added|according|including)\s.*|others?|more|etc|among others?|other\s.*|many\s.*|n/?a|the|na|none|tbd|company|companies|company (?:\d+|[a-z])|list not exhaustive|\*.*|key players?|players?|overview|introduction|disclaimer|note|(?:key|market|regional|report|segment) (?:insights|findings|takeaways|highlights|trends))$"
    r"|\b(?:chapter|revenues?|market share|market size|overview|company profiles?|analysis|table of|figure|source:|segment(?:ation)?|by (?:type|application|region|end)|forecasts?|swot|recent developments?|"
    r"market|landscape|strateg(?:y|ies)|financials?|product portfolio|competitive|methodology|report|click (?:here|on|to)|request|sample|download|million|billion)\b|https?:|www\.\S+/|[$€£%]",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^[\s•*\-–—\"“”'’]*(?:(?:and|&|or|the likes of)\s+)?")
_DAMAGED = re.compile(r"(?:com|net|io)\b")
_CAPITAL = re.compile(r"[A-Z0-9À-Þ]")
_SENTENCE = re.compile(r"[.!?]\s+[a-z]")
_SMALL = words(
    "of and de du da di del la le van von der den & y e et und the for in i on at plc inc ltd llc gmbh ag kgaa se sa nv bv ab as oy oyj spa srl kg co corp limited "
    "pvt pty pte formerly fka aka dba group holdings company d.o.o. a.s. s.r.o. s.p.a. zu + x by dos das do al el bin"
)
_FEW = 3
_PROFILED = words(
    "overview business financial financials performance product products portfolio service services offering offerings development "
    "developments strategy profile profiles snapshot summary insight insights news revenue sales share segment segments headquarters "
    "employees founded website key players recent other others more end user users application applications type types region regions "
    "introduction description xx xxx xxxx na tbd none nil and or the of with in for to a an by is are countries scope history contact about leaders trends drivers"
)
"""Words that tell what a list says of each company, or that a line is no name."""
_AFTER = re.compile(r"\s+(?:[–—]|-)\s+|\s*[:|]\s+|;\s")
_VERB = re.compile(
    r"\s(?:are|is|have|has|were|was|hold|holds|dominate|focus|continue|operate|lead|offer|offers|who|that|which|with|account|compete|to|also|remain|play|plays|competing|operating|in the|among|and others)\s.*$"
)


class Player(NamedTuple):
    """A company of a list, with its country as written, if it is told."""

    company: str
    country: str | None


def player_of(written: str, *, last: bool = False, plain: bool = False) -> Player | None:
    """Return the company that a member of a list names; None if it is noise or damaged.

    Args:
        written: The member as written.
        last: Whether it ends a list within a sentence, so that more words can follow the name.
        plain: Whether the list is one of names, so that one in small letters is a name too.
    """
    member = _HEAD.sub("", written)
    low = member.lower()
    if holds(low, _REST):
        member = _TAIL.sub("", member)
    if last:
        member = _VERB.sub("", member)
    name, country = _parted(member)
    if not name or len(name) > 80 or FORM.match(name) or _DAMAGED.match(name):
        return None
    if _NOISE.search(name) or is_place(name) or is_rest(name):
        return None
    if not _is_name(name) and not (plain and _is_plain_name(name)):
        return None
    return Player(name, country)


def _parted(member: str) -> tuple[str, str | None]:
    """Return a member's name and its country: in a bracket, behind a dash or a comma."""
    opened = min((at for at in (member.find("("), member.find("[")) if at >= 0), default=-1)
    if opened == 0:
        return "", None
    if opened > 0:
        return bare(member[:opened].replace("®", "").replace("™", "")), _country(
            member[opened + 1 :]
        )
    if after := _AFTER.search(member):
        name, rest = member[: after.start()], member[after.end() :]
        return bare(name), bare(rest) if is_place(bare(rest)) else None
    head, comma, tail = member.rpartition(",")
    if comma and is_country(bare(tail)):
        city = head.rpartition(",")
        return bare(city[0] if city[1] and not FORM.match(city[2].strip()) else head), bare(tail)
    return bare(member.replace("®", "").replace("™", "")), None


def _country(inner: str) -> str | None:
    """Return the country that a bracket tells; None for a ticker, a parent or an explanation."""
    inner = inner.rstrip(" ).]") if inner.count("(") == 0 else inner
    dotted = f"{inner}." if re.search(r"\.\w$", inner) else inner
    if is_place(inner) or inner in codes():
        return dotted
    tail = inner.rpartition(",")[2].strip()
    if inner.count(",") == 1 and is_country(tail) and len(inner) < 40:
        return f"{tail}." if re.search(r"\.\w$", tail) else tail
    return None


def _is_plain_name(name: str) -> bool:
    """Return whether a member of few words that tell of no profile can be a company's name in small letters: "Acme moulds", "ifm"."""
    found = name.lower().split()
    return (
        len(found) <= _FEW
        and all(re.fullmatch(r"[\w&’'-]+", word) for word in found)
        and not _PROFILED.intersection(found)
    )


def _is_name(name: str) -> bool:
    """Return whether a member looks like a company's name: capitals or digits, few small words, no sentence."""
    found = name.split()
    if len(found) == 2 and found[0].isalnum() and found[0].islower() and found[1][0].isupper():
        return FORM.match(found[1]) is not None
    if not _CAPITAL.search(name) or len(found) > 9 or _SENTENCE.search(name):
        return False
    small = [
        word
        for word in found
        if word[0].islower() and word.isalpha() and word.islower() and word not in _SMALL
    ]
    return (
        len(small) * 2 < len(found) and not (small and len(found) - len(small) < 2)
        if len(found) > 1
        else not small
    )
