"""Mergers and business combinations: which companies become one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Merger
from marketgraph.reading.prose.developments.authorities import is_authority
from marketgraph.reading.prose.developments.deals import (
    Status,
    later_price,
    noun_status,
    price,
    verb_status,
    wished,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "merg combin reverse amalgamat",
    r"\bmerg(?:e[sdr]?|ers|ing)\b|combination|\bcombin(?:e[sd]?|ing) (?:with|forces|into|to|in|and)|reverse take-?over|amalgamat",
)
_WORD = r"(?:the |its |their |a |an |fellow |rival |former |parent |sister |local |competitor |[a-z]+-[a-z]+ |[a-z]+ (?=(?:[a-z]+ ){0,2}N)){0,5}"
_SAID = (
    r"(?: (?:have|has|today|jointly|on|D|[a-z]+day|this|week|both|also) ?){0,4} (?:announced|announce|said|say|confirmed|revealed|agreed|decided)"
    r"(?: (?:today|on|D|[a-z]+day|late|early|this|week)){0,4}(?: that)? (?:they|the (?:two )?(?:companies|firms|banks|groups|partners))"
)
"""What may stand between two companies and "will merge": "said on Monday they"."""
_SHELL = r"(?:(?:the|an?|blank-cheque|blank-check|special|purpose|acquisition|company|firm|spac|shell|rival|fellow|publicly|traded|listed|lender|bank|[a-z]+-[a-z]+) ){0,6}"
_KIND = r"(?:merger|mergers|(?:business |all-share |all-stock |share |stock |strategic |proposed )*combination|reverse takeover|amalgamation|merger of equals)"
_VERB = re.compile(
    rf"(?P<verb>(?:(?:to|will|would|has|have|had|is|are|agreed to|was|were|be|been) ){{0,3}}(?:merg(?:e|es|ed|ing)|combin(?:e|es|ed|ing)(?: forces| operations)?|amalgamat(?:e|es|ed|ing)))"
    rf" (?:(?:its|their|the) (?:[a-z]+ ){{0,5}})?(?P<with>with(?: and into)?|into|in a [a-z -]{{0,30}} with) {_WORD}(?P<other>{LIST})"
)
_BOTH = re.compile(
    rf"(?P<parties>{LIST})(?: , (?:two|both|the|an?) [^;]{{0,120}}? ,)?(?:{_SAID})?(?: ,)? (?P<verb>(?:(?:to|will|would|have|had|are|has|agreed to|agree to|agreeing to|plan to|intend to|were|be|been|today|announced) ){{0,4}}"
    r"(?:merge[sd]?|merging|combined?|amalgamated?|join forces in a merger))(?= (?:to|in|into|under|on|their|and|for|as|after)\b| [,.;]|$)"
)
_NOUN = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z#MDY-]+ ){{0,4}}?)?\b(?P<verb>{_KIND})(?: agreement| deal| transaction| plan)?(?: (?:was|is) (?:signed|completed))?"
    rf" (?P<with>with(?: and into)?|into) {_WORD}(?P<other>{LIST})"
)
_OF = re.compile(
    rf"\b(?P<verb>{_KIND})(?: agreement| deal)? (?:of|between|among|involving)(?: equals between)? (?:(?:# |[a-zL-]+ ){{1,4}}(?:companies|firms|businesses|subsidiaries|banks|units|chains|rivals|lenders|carriers|operators|airlines|miners|makers|retailers|insurers) (?:: |, )?)?{_WORD}(?P<first>N)"
    rf"(?: ,[^;]{{0,120}}? ,)?(?: (?:and|with|into|with and into) {_WORD}(?P<second>N)|(?P<more>(?: , N)+ ,? ?and N))"
)
_DEAL = re.compile(
    rf"\b(?P<verb>(?:deal|agreement|pact|accord|plan)) (?P<with>with) {_WORD}(?P<other>N) to (?:merge|combine)(?= )"
)
_AMONG = re.compile(
    rf"(?P<first>N)(?: , (?:an?|the) [^;]{{0,120}}? ,)?(?: ,)? and {_SHELL}(?P<second>N)(?P<more>)(?: , (?:an?|the) [^;]{{0,120}}? ,| ,)? (?P<verb>(?:(?:have|has|officially|formally|finally|mutually|both|today|jointly|recently|to|will|are|pleased|proud|excited|delighted|happy|thrilled) ){{0,4}}(?:announc|complet|sign|agree|enter|clos|finali|approv|call|scrap|abandon|cancel|terminat)[a-z]*)"
    rf" (?:[a-zM-]+ ){{0,10}}?(?P<kind>{_KIND}|to merge(?! (?:L|N|the|two|both|several)\b))\b(?! (?:agreement |deal )?(?:with|of|between) )"
)
_PAIR = re.compile(
    r"\b(?:the|proposed|planned|pending) (?P<first>N) and (?:the )?(?P<second>N)(?P<more>) (?P<verb>merger|business combination)(?= |$)"
)

_PLACES = re.compile(
    r"\b(?:Township|Village|County|Borough|City of|Town of|District|Parish|Conference|School|Elementary|Schools|Department|Ministry|Parties?|Liga|League)\b"
)
"""Words in names of what is no company, though it may merge."""
_PARTICIPLES = frozenset({"combined", "combining", "combine"})
"""What goods are with one another: "Acme's platform, combined with Beta"."""
_RESULT = re.compile(
    r"\b(?:combined|merged|new|resulting|enlarged|united) (?:company|entity|group|business|firm|bank|organi[sz]ation|system|cooperative|operation|practice|company 's [a-z]+)?"
    r" ?(?:, )?(?:(?:will|to|is|was|has|be|been|now|expected) ){0,4}(?:called|named|known as|operate as|operate under the name|operating as|renamed|rebranded as|trade as)"
    r" (?:the )?(?P<name>N)(?! 's)|\b(?:to form|forming|creating|create|to become|becoming) (?:(?:an?|the) (?:[a-z'L-]+ ){1,9}(?:, |called |named |known as ))?(?:the )?(?P<formed>N(?: 's N)?)(?= ?[.,;]|$| (?:that|which|in|with)\b)"
)
"""How the company that comes out of a merger is called."""


def read(event: Event) -> Iterator[Found]:
    """Yield the mergers that a sentence tells of."""
    text, skeleton = event.skeleton.text, event.skeleton
    known: set[frozenset[str]] = set()
    for pattern in (_OF, _NOUN, _PAIR, _DEAL, _VERB, _AMONG, _BOTH):
        for match in few(pattern, text):
            verb = match.start("kind" if pattern is _AMONG else "verb")
            if wished(event, match.start("verb")):
                event.text.drop("option or wish", *skeleton.span(*match.span("verb")))
                continue
            if pattern is _VERB and match["verb"] in _PARTICIPLES:
                continue
            parties = _parties(event, match)
            names = frozenset(party.name for party in parties)
            if any(_PLACES.search(name) for name in names):
                event.text.drop("no company", *skeleton.span(*match.span("verb")))
                continue
            if any(map(is_authority, names)):
                event.text.drop("public body", *skeleton.span(*match.span("verb")))
                continue
            if len(names) < 2 or any(names <= other for other in known):
                continue
            known.add(names)
            yield _merger(event, match, parties, verb, noun=pattern not in (_VERB, _BOTH))


def _merger(
    event: Event, match: re.Match[str], parties: tuple[Party, ...], verb: int, *, noun: bool
) -> Found:
    """Return the merger of some parties."""
    status: Status | None = (
        noun_status(event, verb, match.end())
        if noun
        else verb_status(event, match.start("verb"), match.end(), match["verb"])
    )
    money = price(event, 0, len(event.skeleton.text))
    later = None if money else later_price(event)
    amount = money or later
    ends = [party.start + len(party.name) for party in parties if party.sure]
    end = max([event.skeleton.span(match.start(), match.end())[1], *ends])
    fact = Merger(
        parties=tuple(dict.fromkeys(party.name for party in parties)),
        amount=amount.amount if amount else None,
        currency=amount.currency if amount else None,
        result=_result(event, match.start(), {party.name for party in parties}),
        status=status,
        date=event.date_at(match.start("verb"), match.end()),
        market=event.market,
    )
    return Found(
        fact,
        event.skeleton.start,
        max(end, later.end) if later else end,
        event.confidence(*parties),
    )


def _result(event: Event, start: int, parties: set[str]) -> str | None:
    """Return how the company that comes out is called, if the sentence says so."""
    match = _RESULT.search(event.skeleton.text, start)
    names = match and (event.skeleton.names(match, "name") or event.skeleton.names(match, "formed"))
    if not names:
        return None
    written = event.text.text[names[0].start : names[-1].end]
    return written if written not in parties else None


def _parties(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return who merges, in the order of the text."""
    skeleton, groups = event.skeleton, match.re.groupindex
    found: list[Party] = []
    if "parties" in groups:
        start, end = match.span("parties")
        return tuple(Party(name.text, True, name.start) for name in skeleton.companies(start, end))
    if "first" in groups:
        return tuple(
            Party(name.text, True, name.start)
            for group in ("first", "second", "more")
            for name in skeleton.names(match, group)
        )
    owner = skeleton.name(match, "owner") if "owner" in groups else None
    if owner:
        found.append(Party(owner.text, True, owner.start))
    else:
        found += _subject(event, match)
    found += [Party(name.text, True, name.start) for name in skeleton.names(match, "other")]
    return tuple(found) if len(found) > 1 else ()


def _subject(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return whose merger it is: the last name before "the firm's merger", else who announces or has it."""
    before = event.skeleton.text[: match.start("verb")]
    whose = re.search(r"\bthe (?:firm|company|group|bank|agency) 's (?:[a-z]+ ){0,3}$", before)
    if whose:
        near = event.skeleton.companies(0, match.start("verb"))
        return (
            (Party(near[-1].text, True, near[-1].start),)
            if near
            else event.owner(match.start("verb"))
        )
    if "merg" in match["verb"] and not match["verb"].endswith(("merger", "mergers")):
        return event.parties(match.start("verb"))
    if "combin" in match["verb"] and "combination" not in match["verb"]:
        return event.parties(match.start("verb"))
    return event.owner(match.start("verb"))
