"""Openings of facilities: who opened which place, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from marketgraph.facts import FacilityOpening
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.nouns import Phrase, phrase_at
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    PARTIES,
    date_of,
    few,
    group_parties,
    parties_in,
    signers,
    stretch,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.words import Cue, words

WORDS = Cue(
    (
        "open",
        "inaugurat",
        "ribbon",
        "launche",
        "establishe",
        "set up",
        "sets up",
        "commissione",
        "unveil",
        "newly",
        "newest",
        " new ",
        "second ",
        "third ",
        "fourth ",
        "fifth ",
    ),
    re.compile(
        r"\bopen(?:ed|s|ing)?\b|inaugurat|ribbon|(?:launch|establish|unveil|commission)(?:ed|es|s)\b|\bsets? up\b|"
        r"\b(?:new(?:ly|est)?|second|third|fourth|fifth) (?:[\w,-]+ ){0,4}(?:studio|shop|restaurant|hotel|school|practice|community|gym|salon|mine\b|terminal|site\b|resort|plant|factory|facility|clinic|office|store|cent|hub|campus|branch|location|headquarters|showroom|laborator|warehouse)",
    ),
)
_HEADS = words(
    "plant plants factory factories facility facilities clinic clinics hospital hospitals branch branches office offices store stores shop "
    "shops center centers centre centres hub hubs campus campuses location locations headquarters hq warehouse warehouses laboratory lab labs "
    "laboratories studio studios showroom showrooms restaurant restaurants hotel hotels resort dealership dealerships school academy mine "
    "terminal site sites gym outlet outlets boutique boutiques gallery depot bakery brewery distillery winery dispensary dispensaries pharmacy "
    "pharmacies salon spa museum theatre theater institute base workshop refinery mill station stations garage gigafactory cafe café kitchen "
    "supermarket hypermarket superstore unit-plant surgery practice nursery daycare sanctuary residence community complex building "
    "greenhouse smelter shipyard hangar lounge club bank showrooms storefront flagship headquarter farm"
)
_LAUNCHED = _HEADS - words(
    "site sites community complex building base unit-plant club academy institute practice station stations studio school lab labs hub hubs"
)
_ACTIVE = re.compile(
    r"\b(?P<verb>open(?:ed|s|ing) (?:the |its )?doors (?:of|to|on|at)|opened|opens|opening|open|inaugurated|inaugurates|inaugurating|unveiled|unveils|launched|launches|"
    r"established|establishes|commissioned|set up|sets up|cut(?:s|ting)? the ribbon (?:on|at)) (?=[\w#])"
)
_NOUN = re.compile(
    r"\b(?P<verb>(?:grand |official |soft |planned |upcoming |successful )*(?:opening|openings|inauguration|ribbon-cutting|ribbon cutting|launch|establishment|commissioning))(?: (?:ceremony|event|celebration))?(?: (?:was|were|took) (?:held|place|celebrated))? (?:of|for) (?=[\w#])"
)
_NEWLY = re.compile(
    r"\b(?P<owner>N 's|its|their|the company 's|from|at the|at) (?P<verb>(?:newly|recently|just) ?-?(?:opened|inaugurated|built)) (?=[\w#])"
)
_NEW = re.compile(
    r"\b(?P<owner>N 's|its|the company 's) (?P<verb>(?:brand-new|new|newest)) (?=[\w#])"
)
_GROWN = re.compile(
    r"\b(?P<verb>(?:expand(?:s|ed|ing)|enter(?:s|ed|ing)|grow(?:s|ing)|grew|moved|moves|relocated|relocates|establish(?:es|ed)|strengthen(?:s|ed|ing)|increas(?:es|ed|ing))\b[^;.]{0,90}? (?:with|into|to|by opening|by adding) "
    r"(?:a|an|its|their|the) (?:brand-new|new|newest|second|third|fourth|fifth|larger|additional)) (?=[\w#])"
)
_THE_NEW = re.compile(r"(?:^|, |; |that |and )(?P<verb>the (?:brand-new|new|newest)) (?=[\w#])")
_ARRIVED = re.compile(
    r"(?P<what>N)(?: (?:has|have|officially|recently|just|first|will officially))* (?P<verb>open(?:ed|s)?) (?:(?:on|in) (?:D|Y) )?(?:in|at|on) (?P<place>L|N)(?= |$)"
)
_PASSIVE = re.compile(
    rf"(?P<what>N)(?P<head>(?: [a-z]+){{0,3}}?) (?:(?:was|were|is|been|being|has been|recently|officially) )*(?P<verb>opened|inaugurated) (?:(?:in|on) (?:D|Y|L) )*by (?P<by>{PARTIES}){FOLLOW}"
)
_GLAD = re.compile(
    r"\b(?:pleased|excited|proud|thrilled|delighted|happy|honou?red|glad) to (?:officially |formally |now )?$"
)
_LATER = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|not|never|before|ahead of|until|if|preparing|prepare|prepares|plans?|planned|planning|"
    r"expected|intends?|aims?|slated|hopes|considering|delay\w*|postpon\w*|cancel\w*|help\w*|support\w*|toward|towards|be|anticipated|potential|ready|"
    r"construct\w*|build\w*|fund|design\w*|broke ground on|break ground on|groundbreaking|propos\w+|for|develop\w*|complet\w*)"
    r"(?: (?:the|a|its|their|this|our|be|of|on|at|officially|soon|formally|successfully|also|jointly|grand|eventual|future|public))* ?$"
)
_PLANNED = re.compile(
    r"\b(?:construct\w*|build\w*|fund\w*|design\w*|ground\w*|propos\w+|plan\w*|develop\w*|complet\w*|future|for|toward|towards|eventual|delay\w*)(?: (?:of|on|at|the|for))* ?$"
)
_SAID = re.compile(
    r"\bannounc\w+ (?:today )?(?:that )?(?:it|they|N|the company) will (?:soon |officially |be )?$"
)
_DOORS = re.compile(
    r"(?P<verb>\bopen(?:ed|s) (?:its|their) doors|\b(?:is|are) (?:now|officially) open(?: for business)?|\b(?:hosts?|hosted|hosting|holds?|held|celebrat(?:es?|ed|ing)|marks?|marked|announces?|announced) "
    r"(?:(?:its|their|the|a|official|highly|anticipated|long-awaited|own) )*(?:grand opening|ribbon[ -]cutting)(?: (?:ceremony|celebration|event))?(?! of| for))(?: to [a-z ]{3,40}?)?"
    r"(?: (?:on|in|this) (?:D|Y|[a-z]+day(?: , D)?))?(?: (?:in|at) (?P<place>N|L))?(?= |$)"
)
_OPENED = re.compile(
    r"^(?: ,)? (?:(?:is|has|now|officially|recently|just|was) ){0,3}open(?:ed|s)?\b"
)
_OWNER = re.compile(r"^(?:the )?(?P<owner>N) 's ")
_SURE = re.compile(r"open|inaugur|ribbon|new|just|recent")
_GRAND = re.compile(r"(?:grand|official) opening|inaugur|ribbon")
_SEVERAL = re.compile(r"(?:N , ){1,6}(?:, )?and (?:the )?N (?P<head>[a-z]+)")
_WHERE = re.compile(
    r"^(?: (?:for|of|with) (?:[a-z0-9#-]+ ){0,4}[a-z0-9#-]+?)?(?:(?:(?: on D| on [a-z]+day ,? ?D?| in Y| in D| this week| today| recently| yesterday| ,))*) (?:, )?(?:located |based |situated )?(?:in|at|near|outside) (?P<place>(?:the |downtown |central |north |south |east |west |northern |southern |eastern |western |greater |suburban )*(?:# )?(?:N|L)"
    r"(?: (?:, |in |of )?(?:'s |the )?(?:N|L))*(?: (?:area|district|neighborhood|neighbourhood|region|county|province|city|state))?)"
)
_NO_NAMES = re.compile(
    r"\b(?:Conference|Summit|Expo|Exhibition|Market|Season|Session|Festival|Series|Games|Championship|Round|Show|Bell|Nasdaq|NASDAQ|NYSE|Stock Exchange|Fund|Forum|Week|Day|Tournament|Cup|Event)\b"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the openings that a sentence tells of."""
    text = event.skeleton.text
    seen: set[str | None] = set()
    for opening in chain(_doors(event), _arrived(event)):
        seen.add(opening.fact.company if isinstance(opening.fact, FacilityOpening) else None)
        yield opening
    for pattern, form in (
        (_PASSIVE, "passive"),
        (_NEWLY, "owned"),
        (_NOUN, "noun"),
        (_ACTIVE, "active"),
        (_NEW, "new"),
        (_GROWN, "grown"),
        (_THE_NEW, "the"),
    ):
        for match in few(pattern, text):
            found = _found(event, match, form)
            fact = found.fact if found else None
            if (
                found
                and isinstance(fact, FacilityOpening)
                and not seen & {fact.company, fact.facility}
            ):
                seen.update((fact.company, fact.facility))
                yield found


def _doors(event: Event) -> Iterator[Found]:
    """Yield the opening of "N has opened its doors in L"."""
    text = event.skeleton.text
    for match in few(_DOORS, text):
        ahead = _LATER.search(text[max(0, match.start() - 80) : match.start()])
        if (ahead and "ing" not in match["verb"]) or (
            not match["place"] and "ing" not in match["verb"]
        ):
            continue
        companies = event.parties(match.start("verb"))
        if not companies:
            continue
        first, last = (
            event.skeleton.span(*match.span("place")) if match["place"] else (match.end(), 0)
        )
        fact = FacilityOpening(
            company=companies[0].name,
            region=event.text.text[first:last] if last else None,
            date=date_of(event, match.start()),
            market=event.market,
        )
        yield Found(
            fact,
            *stretch(event, match.start(), match.end(), companies[0]),
            event.confidence(companies[0]),
        )


def _arrived(event: Event) -> Iterator[Found]:
    """Yield the opening of "Hotel Zeta opened in L"."""
    text = event.skeleton.text
    for match in few(_ARRIVED, text):
        name = event.skeleton.name(match, "what")
        ahead = _LATER.search(text[max(0, match.start() - 80) : match.start()])
        if name and not ahead and set(name.text.lower().split()) & _HEADS:
            first, last = event.skeleton.span(*match.span("place"))
            party = Party(name.text, True, name.start)
            fact = FacilityOpening(
                company=name.text,
                region=event.text.text[first:last],
                date=date_of(event, match.start("verb")),
                market=event.market,
            )
            yield Found(fact, *stretch(event, match.start(), match.end(), party), 0.8)


def _found(event: Event, match: re.Match[str], form: str) -> Found | None:
    """Return the opening of one match, or None where it lies ahead or what opens is no place."""
    skeleton, verb = event.skeleton, match.start("verb")
    before = skeleton.text[: match.start()]
    later = _PLANNED if form in ("owned", "new", "the") else _LATER
    ahead = later.search(before[-80:]) and not (_GLAD.search(before) or _SAID.search(before))
    if ahead and form != "passive":
        if form in ("active", "noun") and "open" in match["verb"]:
            event.text.drop("intention", *skeleton.span(match.start(), match.end()))
        return None
    phrase = phrase_at(
        skeleton, match.start("what") if form == "passive" else match.end(), event.text.text
    )
    if phrase is None:
        return None
    facility = _facility(event, match, form, phrase)
    companies = _companies(event, match, form)
    if facility is None or not companies:
        return None
    place, end = _place(event, phrase)
    if form in ("new", "the") and place is None and not _OPENED.match(skeleton.text[phrase.end :]):
        return None
    fact = FacilityOpening(
        company=companies[0].name,
        facility=facility,
        region=place,
        date=date_of(event, verb, phrase.end if form in ("owned", "new", "the") else None),
        market=event.market,
    )
    return Found(
        fact,
        *stretch(event, min(match.start(), verb), max(end, match.end()), companies[0]),
        event.confidence(companies[0]),
    )


def _facility(event: Event, match: re.Match[str], form: str, phrase: Phrase) -> str | None:
    """Return what opens, if it is a place where a company works or sells."""
    verb = match["verb"]
    heads = _HEADS if _SURE.search(verb) else _LAUNCHED
    if phrase.name and _NO_NAMES.search(phrase.name):
        return None
    if several := _SEVERAL.match(event.skeleton.text[phrase.start :]):
        first, last = event.skeleton.span(phrase.start, phrase.start + several.end())
        return event.text.text[first:last] if several["head"] in heads else None
    if phrase.head in heads or ("of" in phrase.words and set(phrase.words[-3:]) & heads):
        return phrase.plain
    named = phrase.name is not None and phrase.words == ("N",)
    if (
        named
        and form == "noun"
        and _WHERE.match(event.skeleton.text[phrase.end :])
        and "opening" in verb
    ):
        return phrase.name
    return phrase.name if named and _GRAND.search(verb) else None


def _companies(event: Event, match: re.Match[str], form: str) -> tuple[Party, ...]:
    """Return who opens."""
    if form == "passive":
        return group_parties(event.skeleton, match, "by")
    if form == "the":
        return event.owner(match.start())
    if form in ("owned", "new"):
        if owner := event.skeleton.name(match, "owner"):
            return (Party(owner.text, True, owner.start),)
        return event.owner(match.start())
    if owned := _OWNER.match(event.skeleton.text[match.end() :]):
        return parties_in(
            event.skeleton,
            match.end() + owned.start("owner"),
            match.end() + owned.start("owner") + 1,
            owners=True,
        )
    if form == "noun":
        return signers(event, match.start("verb"))
    return event.parties(match.start("verb"))


def _place(event: Event, phrase: Phrase) -> tuple[str | None, int]:
    """Return where a facility opens, and where that ends in the skeleton."""
    match = _WHERE.match(event.skeleton.text[phrase.end :])
    if match:
        start, end = phrase.end + match.start("place"), phrase.end + match.end("place")
        first, last = event.skeleton.span(start, end)
        return event.text.text[first:last], end
    inside = [
        item.text
        for item, kind in event.skeleton.kinds(phrase.start, phrase.end)
        if kind == "L" and isinstance(item, Name)
    ]
    return (inside[0] if inside else None), phrase.end
