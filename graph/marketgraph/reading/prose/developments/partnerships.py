"""Partnerships and joint ventures: who works with whom, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import JointVenture, Partnership
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    OPTION,
    PARTIES,
    both,
    distinct,
    group_parties,
    parties_in,
    purpose_after,
    signers,
    stretch,
)
from marketgraph.reading.prose.found import Found

WORDS = re.compile(
    r"partner|collaborat|allian|joint venture|teams? up|teamed|teaming|forces|joined hands|joins hands|memorandum|\bmou\b|"
    r"joint effort|together with|in tandem|(?:jointly|co-)(?:developed|created)|working (?:closely )?with|worked with|brings together|official|tie-up|pact|letter of intent|co-?operat|conjunction with|jointly|\bally\b|\ballied\b|\ballies\b"
)
_VERB = (
    r"partner(?:s|ed|ing)?(?: up)?|re-?partner(?:s|ed)|team(?:s|ed|ing)?(?: up)?|collaborat(?:es?|ed|ing)|join(?:s|ed|ing)? (?:forces|hands)|"
    r"(?:is|are|was|were|been|be) (?:partnering|collaborating|partnered|teaming up)|all(?:y|ied|ies) (?:itself )?|"
    r"co-?operat(?:es?|ed|ing)|link(?:s|ed) up|co-develop(?:s|ed)"
)
_NOUN = (
    r"(?:partnerships?|collaborations?|alliances?|co-?operation|tie-up|joint ventures?|jv|memorand(?:um|a) of (?:understanding|co-?operation|agreement)|"
    r"mou|memorandum|teaming agreement|framework agreement|co-?operation agreement|co-development agreement|joint development agreement|"
    r"joint effort|collaborative effort|strategic agreement|joint research|joint project)(?: agreement| deal| program| framework)?"
)
_LOOSE = (
    r"(?:agreements?|deal|pact|letter of intent|loi|term sheet|initiative|program|project|effort)"
)
_JOINT = (
    r"(?: , [^;]{0,140}? ,)? to (?:jointly|collaborat\w*|co-develop|co-create|co-market|partner|cooperate|work together|explore|form|establish|jointly \w+|"
    r"combine|integrate|team up|advance|accelerate|expand|strengthen|create|develop)\b"
)
_AMONG = r"(?: (?:again|up|recently|today|strategically|exclusively|closely|directly|formally|this week|on D|in D|in Y)| (?:on|in|for) (?:the |a |an )?(?:[a-z-]+ ){1,5}?)?"
_WITH = re.compile(rf"(?P<verb>\b(?:{_VERB})){_AMONG} ?with (?P<partners>{PARTIES}){FOLLOW}")
_NOUN_WITH = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z0-9#/-]+ ){{0,4}}?)?(?:(?P<venture>N) )?(?P<noun>\b{_NOUN}){_AMONG} ?with (?P<partners>{PARTIES}){FOLLOW}"
)
_BETWEEN = re.compile(
    rf"(?P<noun>\b{_NOUN}) (?:between|among|of|by) (?P<partners>{PARTIES}){FOLLOW}"
)
_TOGETHER = re.compile(
    rf"\b(?P<verb>(?:have |has |had |today |jointly |also )*(?:announc\w+|sign(?:s|ed)?|enter(?:s|ed)? into|form(?:s|ed)?|establish(?:es|ed)?|"
    rf"renew(?:s|ed)?|finali[sz]e[sd]?|enter|creat(?:es?|ed)|struck|inked?|forged?|agreed (?:on|to)|launch(?:es|ed)?|expand(?:s|ed)?|extend(?:s|ed)?|deepen(?:s|ed)?|set up|seal(?:s|ed)?)"
    rf"|agree(?:d)? to (?:form|establish|create|set up)) (?:the (?:signing|formation|launch|creation|expansion) of )?"
    rf"(?:(?:a|an|the|their|its|new|[a-z0-9#/-]+) ){{0,6}}?(?P<noun>{_NOUN})(?= |$)"
)
_BOTH = re.compile(
    rf"(?P<verb>\b(?:{_VERB}|work(?:ed|ing)? together|agreed to (?:collaborate|cooperate|partner|work together))) (?:to|on|for|in|with the aim)(?= )"
    r"|(?P<jointly>\b(?:agreed to |will |to |are |have )?jointly (?:develop|creat|build|built|produc|market|organi|offer|commerciali|pursue|explor|conduct|manufactur|promot|deliver)[a-z]*)(?= )"
)
_LOOSELY = re.compile(
    rf"(?P<noun>\b(?:[a-z-]+ ){{0,3}}{_LOOSE}) with (?P<partners>{PARTIES})(?={_JOINT})"
)
_WORKING = re.compile(
    rf"(?P<verb>\b(?:is|are|has been|have been|will be|be|began|started) (?:now |also |currently |actively )?working (?:closely |directly |together |collaboratively )?|\bworked (?:closely )?|\bworking (?:closely |together )|\b(?:is|are) (?:jointly )?developing [^;,.]{{3,80}}? )"
    rf"with (?P<partners>{PARTIES}) (?:to|on|in) "
)
_UNITES = re.compile(
    rf"(?P<noun>\b{_NOUN})(?: [a-z-]+){{0,3}}? (?:brings? together|combin(?:es|ed|ing)|unit(?:es|ed|ing)|pairs|merges|joins|leverages|bringing together|between) "
    r"(?:the )?(?P<one>N)(?: 's [^;]{3,140}?)? (?:and|with) (?:[a-z ]{0,60}? of )?(?:the )?(?P<two>N)(?= 's| to| in|,| \.| ,|$)"
)
_MAKERS = re.compile(
    rf"(?P<verb>\b(?:jointly|co-?)(?: ?-?)(?:developed|created|produced|owned|organi[sz]ed|hosted|led|funded|founded|presented|designed|manufactured|operated|launched)) by (?P<partners>{PARTIES}){FOLLOW}"
)
_OFFICIAL = re.compile(
    rf"(?P<verb>\b(?:becom(?:es|e|ing)|became|named|announced as|appointed|selected as|serves? as|designated)(?: as)?) (?:(?:the|an|its|a|new|first|L|[a-z&-]+) ){{0,6}}?official (?:[a-z&-]+ ){{0,5}}?(?:partner|sponsor|supplier|provider)s? (?:of|for|to) (?P<partners>{PARTIES}){FOLLOW}"
)
_AND = re.compile(
    rf"(?:^|, |: |that )(?:the )?(?P<one>N) , (?:together|in tandem|in conjunction|in partnership|in collaboration|jointly) with (?P<partners>{PARTIES}) , (?=[a-z])"
)
_IN = re.compile(r"\bin (?:close |direct |strategic |exclusive |official |a )?$")
_BUYING = re.compile(
    r"^ (?:to|for the) (?:acquire|purchase|buy|merge|sell|take over|acquisition|sale|merger)\b"
)
_VENTURE = re.compile(r"joint venture|\bjv\b")
_NAMED = re.compile(
    r"^[^;.]{0,80}?\b(?:called|named|dubbed|to be known as|known as) (?P<company>N)"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the partnerships and joint ventures that a sentence tells of."""
    seen: list[set[str]] = []
    for found in _found(event):
        fact = found.fact
        names = set(
            fact.partners
            if isinstance(fact, Partnership)
            else fact.parents
            if isinstance(fact, JointVenture)
            else ()
        )
        if not any(names <= other or other <= names for other in seen):
            seen.append(names)
            yield found


def _found(event: Event) -> Iterator[Found]:
    """Yield what each form says, the surest form first."""
    text = event.skeleton.text
    for match in _BETWEEN.finditer(text):
        partners = group_parties(event.skeleton, match, "partners")
        if len(partners) > 1:
            yield from _fact(event, match, match.start("noun"), partners)
    for match in _NOUN_WITH.finditer(text):
        yield from _noun(event, match)
    for match in _WITH.finditer(text):
        others = group_parties(event.skeleton, match, "partners")
        yield from _fact(
            event, match, match.start("verb"), distinct(event.parties(match.start("verb")), others)
        )
    for pattern in (_WORKING, _LOOSELY, _OFFICIAL):
        for match in pattern.finditer(text):
            yield from _pair(event, match)
    for pattern in (_UNITES, _MAKERS, _AND):
        for match in pattern.finditer(text):
            parts = (
                group_parties(event.skeleton, match, group, owners=True)
                for group in ("one", "two", "partners")
            )
            yield from _fact(event, match, match.start(), distinct(*parts))
    for pattern in (_TOGETHER, _BOTH):
        for match in pattern.finditer(text):
            verb = max(match.start("verb"), match.start("jointly") if pattern is _BOTH else -1)
            partners = both(event, verb)
            if len(partners) > 1:
                yield from _fact(event, match, verb, partners)


def _pair(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the partnership of who does something and a counterpart."""
    place = match.start("verb" if "verb" in match.re.groupindex else "noun")
    mine = signers(event, place) if "noun" in match.re.groupindex else event.parties(place)
    others = group_parties(event.skeleton, match, "partners")
    yield from _fact(event, match, place, distinct(mine, others))


def _noun(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the partnership of "a partnership with N": its owner or signers and the counterparts."""
    skeleton, noun = event.skeleton, match.start("noun")
    before = skeleton.text[:noun]
    made = _IN.search(before)
    if made and {p.name for p in group_parties(skeleton, match, "partners")} <= event.shared:
        return
    if made:
        signed = _makers(event, made.start())
    elif owner := group_parties_owner(event, match):
        signed = owner
    else:
        signed = signers(event, noun)
    others = group_parties(skeleton, match, "partners")
    yield from _fact(event, match, noun, distinct(signed, others))


def group_parties_owner(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return the owner of "N 's partnership"."""
    name = event.skeleton.name(match, "owner")
    return (Party(name.text, True, name.start),) if name else ()


def _makers(event: Event, place: int) -> tuple[Party, ...]:
    """Return who makes something "in partnership with N"."""
    text = event.skeleton.text[:place]
    near = re.search(r"\b(?:with|by) (?:the )?(?P<one>N) $", text)
    if near:
        return parties_in(event.skeleton, *near.span("one"))
    return event.parties(place)


def _fact(
    event: Event, match: re.Match[str], place: int, partners: tuple[Party, ...]
) -> Iterator[Found]:
    """Yield the fact of a match with two partners or more, unless it is an option or a purchase."""
    text = event.skeleton.text
    if (
        len(partners) < 2
        or event.shared & {party.name for party in partners[1:]}
        or _BUYING.match(text[match.end() :])
    ):
        return
    if OPTION.search(text[max(0, place - 70) : place]):
        event.text.drop("option or habit", *event.skeleton.span(match.start(), match.end()))
        return
    names = tuple(party.name for party in partners)
    where = stretch(event, match.start(), match.end(), *partners)
    sure = event.confidence(*partners)
    if "noun" in match.re.groupindex and _VENTURE.search(match["noun"]):
        venture = _venture(event, match)
        parents = tuple(name for name in names if name != venture)
        if len(parents) > 1:
            yield Found(
                JointVenture(
                    parents=parents, company=venture, date=event.date, market=event.market
                ),
                *where,
                sure,
            )
        return
    purpose = purpose_after(event, match.end())
    yield Found(
        Partnership(partners=names, purpose=purpose, date=event.date, market=event.market),
        *where,
        sure,
    )


def _venture(event: Event, match: re.Match[str]) -> str | None:
    """Return the name of a joint venture, if the sentence gives it."""
    if "venture" in match.re.groupindex and (name := event.skeleton.name(match, "venture")):
        return name.text
    named = _NAMED.match(event.skeleton.text[match.end() :])
    if not named:
        return None
    start = match.end() + named.start("company")
    found = parties_in(event.skeleton, start, start + 1)
    return found[0].name if found else None
