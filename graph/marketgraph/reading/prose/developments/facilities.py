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
    WHAT_IT_CALLS,
    date_of,
    group_parties,
    parties_in,
    signers,
    stretch,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.needs import Parted, few
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import Cue, words

WORDS = Cue(
    Stems(
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
            " first ",
            "launch of",
            "addition of",
            "debuts",
            "debuted",
            "establishment of",
        )
    ),
    Parted(
        r"\b(?:start|begin|beg[au]n|commence)(?:ed|s|d)? (?:[a-z-]+ ){0,2}(?:operat|production|manufactur)|\bopen(?:ed|s|ing)?\b|inaugurat|ribbon|(?:its|their|the) first (?:guest|customer|patient|student|visitor|diner|shopper|member|resident|pupil)|(?:launch|establish|unveil|commission)(?:ed|es|s)\b|(?:launch|establishment|addition) of\b|debut(?:s|ed)\b|\bsets? up\b|"
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
    "greenhouse smelter shipyard hangar lounge club bank storefront storefronts flagship flagships headquarter farm farms "
    "taproom taprooms brewpub pub pubs tavern bar bistro eatery eateries diner brasserie steakhouse pizzeria roastery creamery patisserie "
    "coffeehouse teahouse bakeries breweries distilleries cafes cafés kitchens salons spas gyms schools academies museums hospices hospice "
    "preschool kindergarten daycares nurseries library libraries theaters theatres cinema cinemas arena stadium rink pavilion aquarium zoo "
    "playground park parks casino sportsbook inn lodge hostel resorts villa villas marina shelter pantry dormitory dorm chapel church mosque temple "
    "substation foundry fab fabs gigafactories mills refineries bases depots workshops garages hangars greenhouses smelters stations terminals "
    "galleries medspa wing ward residences apartments clubhouse course court courts track velodrome franchise franchises "
    "pop-up popup kiosk kiosks supermarkets hypermarkets superstores hall halls canteen cafeteria yard annex annexe rooftop "
    "embassy consulate observatory practices surgeries storehouse bookstore bookshop drugstore megastore"
)
_MAKING = words("production assembly manufacturing packaging bottling pilot filling")
"""What a line is for that is a place."""
_LAUNCH = re.compile(r"launch|unveil|debut")
_SERVICES = words("office shop")
"""What may be a service where nobody says in which place it is launched: "a family office"."""
_LAUNCHED = _HEADS - words(
    "site sites community complex building base unit-plant club academy institute practice station stations studio school lab labs hub hubs "
    "library libraries park parks wing bar course court courts track franchise franchises hall halls casino yard arena pop-up popup kitchen "
    "kitchens practices academies schools studios residence residences apartments villas cinema playground sportsbook workshop workshops"
)
"""What is a place also where it is launched or unveiled: not what may be a programme or a product."""
_ACTIVE = re.compile(
    r"(?<!-)\b(?P<verb>open(?:ed|s|ing)? (?:the |its )?doors (?:of|to|on|at)|opened|opens|opening|open|inaugurated|inaugurates|inaugurating|unveiled|unveils|launched|launches|debuts|debuted|"
    r"established|establishes|commissioned|set up|sets up|cut(?:s|ting)? (?:the )?ribbon (?:on|at|for)) "
    rf"{WHAT_IT_CALLS}(?=[\w#])"
)
_NOUN = re.compile(
    r"\b(?P<verb>(?:grand |official |soft |planned |upcoming |successful )*(?:opening|openings|inauguration|ribbon-cutting|ribbon cutting|launch|establishment|commissioning|addition))(?: (?:ceremony|event|celebration))?(?: (?:was|were|took) (?:held|place|celebrated))? (?:of|for) (?=[\w#])"
)
_NEWLY = re.compile(
    r"\b(?P<owner>N 's|its|their|the company 's|from|at the|at) (?P<verb>(?:newly|recently|just) ?-?(?:opened|inaugurated|built)) (?=[\w#])"
)
_NEW = re.compile(
    r"\b(?P<owner>N 's|its|the company 's) (?P<verb>(?:brand-new|new|newest)) (?=[\w#])"
)
_GROWN = re.compile(
    r"\b(?P<verb>(?:expand(?:s|ed|ing)|enter(?:s|ed|ing)|grow(?:s|ing)|grew|moved|moves|relocated|relocates|establish(?:es|ed)|strengthen(?:s|ed|ing)|increas(?:es|ed|ing)|doubl(?:es|ed|ing)|boost(?:s|ed|ing))\b[^;.]{0,90}? (?:with|into|to|by opening|by adding) "
    r"(?:(?:a|an|its|their|the) )?(?:brand-new|new|newest|second|third|fourth|fifth|larger|additional)) (?=[\w#])"
)
_STARTED = re.compile(
    r"\b(?P<verb>(?:started|starts|began|begins|begun|commenced|commences) (?:[a-z-]+ ){0,2}(?:operations?|production|manufacturing|operating)) (?:at|in|from) (?:an?|the|its) (?:new|newly built|first|second|third) (?=[\w#])"
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
    r"\b(?:construct\w*|work (?:has|is|will|on|begins|began|continues|started)|build\w*|fund\w*|design\w*|ground\w*|propos\w+|plan\w*|develop\w*|complet\w*|future|for|toward|towards|eventual|delay\w*)(?: (?:of|on|at|the|for|is|has|was|are|will|work|now|under|way|underway|begun|begins?|began|started|starts?|continues?))* ?$"
)
_SAID = re.compile(
    r"\bannounc\w+ (?:today )?(?:that )?(?:it|they|N|the company) will (?:soon |officially |be )?$"
)
_DOORS = re.compile(
    r"(?P<verb>\bopen(?:ed|s)?(?: (?:its|their|the))? doors(?! (?:of|on|at|for) (?!D|Y|[a-z]+day\b|L))|\b(?:is|are) (?:now|officially)(?: officially)? open(?: for business)?|\b(?:hosts?|hosted|hosting|holds?|held|celebrat(?:es?|ed|ing)|marks?|marked|announces?|announced) "
    r"(?:(?:its|their|the|a|official|highly|anticipated|long-awaited|own) )*(?:grand opening|ribbon[ -]cutting)(?: (?:ceremony|celebration|event))?(?! of| for)|"
    r"\b(?:welcomes?|welcomed|greeted|received) (?:its|their|the) first (?:guests?|customers?|patients?|students?|visitors|diners|shoppers|members|residents|pupils))(?: to [a-z ]{3,40}?)?"
    r"(?P<when> (?:on|in|this) (?:D|Y|[a-z]+day(?: , D)?))?(?= |$)"
)
_CELEBRATED = re.compile(
    r"(?P<company>N) 's (?:[a-z-]+ ){0,3}?(?P<verb>grand opening|ribbon[ -]cutting)\b(?! of)"
)
_ONE_MORE = re.compile(
    r"\b(?:new|newest|first|second|third|fourth|fifth|sixth|latest|another) (?P<company>N) (?P<what>(?:[a-z][a-z-]* ){1,3}?)(?:(?:has|have|is|officially|now|recently|just) )*(?P<verb>open(?:ed|s)?)(?= (?:in|at|on|near|this|today|for business|to the public|its doors)\b| ?[.,]|$)"
)
_SET = re.compile(
    r"\b(?:will|(?:is|are) (?:set|scheduled|slated|due|ready) to|set to)(?: (?:officially|formally|also|proudly|be))* $"
)
"""What announces an opening, if a date follows."""
_DATED = re.compile(r"^(?: (?!but|if|pending|after|once)[^ ;]+){0,14}? (?:on|in) D(?= |$)")
_FOR_THEM = re.compile(
    r"(?:^|[ ,])(?:officials|leaders|executives|representatives|staff|team members|members|employees|founders?|owners?|the team|doctors|physicians|dignitaries)"
    r"(?: and [a-z]+){0,2} (?:from|of|at|with) (?:the )?(?P<who>N)(?: (?:and|,) [a-z ,]{3,60})? (?:have |recently |officially |will |gathered to |joined to )*$"
    r"|(?:^| )(?P<whose>N) (?:executives|officials|leaders|representatives|leadership|employees|staff|team members|founders?)(?: and [a-z ]{3,40})? (?:to )?(?:have |recently |officially |gathered to |joined to )*$"
)
_NOW_OPEN = re.compile(
    r"(?:^|: )now open (?:(?:in|at|on) (?P<place>(?:downtown )?(?:N|L)(?: , L)?) )?, (?:the )?(?P<company>N)(?= (?!'s))"
)
_OWNERS = re.compile(
    r"\b(?:team|people|owners?|duo|chefs?|minds|couple|group) behind [^;]{3,120}$|\b(?:owners?|co-owners|franchisees?|founders?|co-founders|entrepreneurs?|couple|spouses|brothers|sisters|siblings|chefs?|restaurateurs?|friends)(?: ,)? "
    r"(?:[HN] (?:, |and )){0,3}[HN] (?:,[^;,]{3,60}, )?(?:will |have |has |officially |are |is |set to |proudly |recently )*$"
)
"""People who open what goes by its own name."""
_TRAINED = re.compile(
    r"^(?:[A-Z]\w+ ){0,2}(?:Esthetician|Aesthetician|Chef|Attorney|Lawyer|Realtor|Therapist|Stylist|Hairdresser|Barber|Nurse|Physician|Dentist|Doctor|Dr\.?|Entrepreneur|"
    r"Restaurateur|Baker|Brewer|Winemaker|Designer|Artist|Coach|Trainer|Instructor|Owner|Founder|Couple) [A-Z]"
)
"""A person by trade, who opens what goes by a name of its own: "Chef Jane Doe"."""
_GROWN_TO = re.compile(r"\b(?:to|into|in) (?P<place>(?:downtown |central )?(?:L|N))(?= with )")
_OPENED = re.compile(
    r"^(?: ,)? (?:(?:is|has|now|officially|recently|just|was) ){0,3}open(?:ed|s)?\b"
)
_PROGRAMMES = words(
    "program programme app service campaign business team research science medicine law learning"
)
"""What has branches that are no places: "a branch of its loyalty programme"."""
_APPOSED = re.compile(
    r"^ , (?:an?|the|its) (?:[a-z0-9#-]+ ){0,5}?(?P<head>[a-z]+)(?= (?:in|at|on|near|located|with|featuring|that|by|,|\.)|$)"
)
"""What something with a name is: "The Wren, a boutique hotel in"."""
_MUSED = re.compile(r"^[^,;]*? (?:is|was|are|isn|takes|requires|means|can|costs|has)\b")
"""What makes a gerund the subject of its sentence: "Opening a restaurant is never easy"."""
_COMPANYS = re.compile(
    r"^the (?:company|firm|group|bank|retailer|chain|brand|organization|organisation) 's "
)
_IN_TOWN = re.compile(
    r"(?:its|the|their|an?) (?:new |first |second |latest )?(?:[NL] , )?L , (?=[a-z])"
)
"""A town and its state before what opens: "its Vardo, Norway, plant"."""
_OWNER = re.compile(r"^(?:the )?(?P<owner>N) 's ")
_SURE = re.compile(r"open|inaugur|ribbon|new|just|recent")
_GRAND = re.compile(r"(?:grand|official) opening|inaugur|ribbon|doors")
_SEVERAL = re.compile(r"(?:N , ){1,6}(?:, )?and (?:the )?N (?P<head>[a-z]+)")
_WHERE = re.compile(
    r"^(?: (?:for|of|with) (?:[a-z0-9#-]+ ){0,4}[a-z0-9#-]+?)?(?:(?:(?: on D| on [a-z]+day ,? ?D?| in Y| in D| (?:this|next|last|earlier this|later this) [a-z]+| today| recently| yesterday| ,))*) (?:, )?(?:located |based |situated )?(?:in|at|near|outside) (?P<place>(?:the |downtown |central |north |south |east |west |northern |southern |eastern |western |greater |suburban )*(?:# )?(?:N|L)"
    r"(?: (?:, |in |of )?(?:'s |the )?(?:N|L))*(?: (?:area|district|neighborhood|neighbourhood|region|county|province|city|state))?)"
)
_TOWN = re.compile(r"^(?: ,)? in (?P<place>(?:downtown |central |historic )?(?:N|L))(?= |$)")
"""The town behind an address."""
_NO_NAMES = re.compile(
    r"\b(?:Conference|Summit|Expo|Exhibition|Market|Season|Session|Festival|Series|Games|Championship|Round|Show|Bell|Nasdaq|NASDAQ|NYSE|Stock Exchange|Fund|Forum|Week|Day|Tournament|Cup|Event)\b"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the openings that a sentence tells of."""
    text = event.skeleton.text
    seen: set[str | None] = set()
    for opening in chain(_doors(event), _arrived(event), _one_more(event)):
        seen.add(opening.fact.company if isinstance(opening.fact, FacilityOpening) else None)
        yield opening
    for pattern, form in (
        (_PASSIVE, "passive"),
        (_NEWLY, "owned"),
        (_NOUN, "noun"),
        (_ACTIVE, "active"),
        (_STARTED, "started"),
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
    """Yield the opening of "N has opened its doors in L", "N 's grand opening" and "N welcomed its first guests at N"."""
    text = event.skeleton.text
    for match in few(_DOORS, text):
        celebrated, place, end = "ing" in match["verb"], *_where(event, match.end())
        if not celebrated and not _comes(text, match, place):
            continue
        if companies := event.parties(match.start("verb")) or _their(event, match.start("verb")):
            yield _opening(event, match, companies[0], region=place, end=end)
    for match in few(_NOW_OPEN, text):
        if match["place"] and (name := event.skeleton.name(match, "company")):
            first, last = event.skeleton.span(*match.span("place"))
            fact = FacilityOpening(
                company=name.text, region=event.text.text[first:last], market=event.market
            )
            yield Found(fact, first, name.end)
    for match in few(_CELEBRATED, text):
        if name := event.skeleton.name(match, "company"):
            place, end = _where(event, match.end())
            company = Party(name.text, True, name.start)
            yield _opening(event, match, company, region=place, end=end)


def _comes(text: str, match: re.Match[str], place: str | None) -> bool:
    """Return whether doors opened at a place, or open on a day that is named."""
    before = text[: match.start()]
    if re.match(r"open\b", match["verb"]):
        dated = bool(match["when"] and "D" in match["when"])
        return (dated or bool(_DATED.match(text[match.end() :]))) and bool(_SET.search(before))
    return place is not None and not _LATER.search(before[-80:])


def _their(event: Event, verb: int) -> tuple[Party, ...]:
    """Return whose people do something: "leaders of N and guests cut the ribbon"."""
    match = _FOR_THEM.search(event.skeleton.text[:verb])
    if not match:
        return ()
    return group_parties(event.skeleton, match, "who" if match["who"] else "whose")


def _opening(
    event: Event,
    match: re.Match[str],
    company: Party,
    facility: str | None = None,
    region: str | None = None,
    end: int = 0,
) -> Found:
    """Return the opening that a match tells of."""
    fact = FacilityOpening(
        company=company.name,
        facility=facility,
        region=region,
        date=date_of(event, match.start("verb")),
        market=event.market,
    )
    where = stretch(event, match.start(), max(end, match.end()), company)
    return Found(fact, *where, event.confidence(company))


def _one_more(event: Event) -> Iterator[Found]:
    """Yield the opening of "A second N clinic has opened in L"."""
    for match in few(_ONE_MORE, event.skeleton.text):
        name = event.skeleton.name(match, "company")
        if name is None or match["what"].split()[-1] not in _HEADS:
            continue
        first, last = event.skeleton.span(*match.span("what"))
        place, end = _where(event, match.end())
        company = Party(name.text, True, name.start)
        yield _opening(
            event, match, company, f"{name.text} {event.text.text[first:last]}", place, end
        )


def _arrived(event: Event) -> Iterator[Found]:
    """Yield the opening of "Hotel Zeta opened in L"."""
    text = event.skeleton.text
    for match in few(_ARRIVED, text):
        name = event.skeleton.name(match, "what")
        ahead = _LATER.search(text[max(0, match.start() - 80) : match.start()])
        if name and not ahead and set(name.text.lower().split()) & _HEADS:
            first, last = event.skeleton.span(*match.span("place"))
            company = Party(name.text, True, name.start)
            found = _opening(event, match, company, region=event.text.text[first:last])
            yield found._replace(confidence=0.8)


def _found(event: Event, match: re.Match[str], form: str) -> Found | None:
    """Return the opening of one match, or None where it lies ahead or what opens is no place."""
    skeleton, verb = event.skeleton, match.start("verb")
    before = skeleton.text[: match.start()]
    if not before and match["verb"].endswith("ing") and _MUSED.match(skeleton.text[match.end() :]):
        return None
    later = _PLANNED if form in ("owned", "new", "the") else _LATER
    if later is _PLANNED:
        first = skeleton.span(match.start(), match.end())[0]
        before = event.text.low[max(skeleton.start, first - 80) : first]
    ahead = later.search(before[-80:]) and not (
        _GLAD.search(before)
        or _SAID.search(before)
        or (_SET.search(before) and _DATED.match(skeleton.text[match.end() - 1 :]))
    )
    if ahead and form != "passive":
        if form in ("active", "noun") and "open" in match["verb"]:
            event.text.drop("intention", *skeleton.span(match.start(), match.end()))
        return None
    theirs = _COMPANYS.match(skeleton.text[match.end() :])
    start = match.end() + (theirs.end() if theirs else 0)
    if town := _IN_TOWN.match(skeleton.text, start):
        start = town.end()
    phrase = phrase_at(
        skeleton, match.start("what") if form == "passive" else start, event.text.text
    )
    if phrase is None:
        return None
    facility = _facility(event, match, form, phrase)
    companies = _companies(event, match, form) or _their(event, verb)
    if _OWNERS.search(before):
        companies = ()
    trained = bool(companies) and _TRAINED.search(companies[0].name) is not None
    if trained:
        companies = ()
    own = trained or _GRAND.search(match["verb"])
    if not companies and facility and phrase.words == ("N",) and own:
        named = skeleton.companies(phrase.start, phrase.end)
        companies = tuple(Party(name.text, True, name.start) for name in named)
    if facility is None or not companies:
        return None
    place, end = _place(event, phrase)
    grown = _GROWN_TO.search(match.group()) if form == "grown" else None
    if grown and (place is None or place[0].isdigit()):
        first, last = skeleton.span(*(match.start() + at for at in grown.span("place")))
        place = event.text.text[first:last]
    launched = _LAUNCH.search(match["verb"]) and phrase.head in _SERVICES
    if launched and place is None:
        return None
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
    if "of" in phrase.words[1:] and phrase.words[-1] in _PROGRAMMES:
        return None
    if phrase.name and phrase.head not in heads and _NO_NAMES.search(phrase.name):
        return None
    if several := _SEVERAL.match(event.skeleton.text[phrase.start :]):
        first, last = event.skeleton.span(phrase.start, phrase.start + several.end())
        return event.text.text[first:last] if several["head"] in heads else None
    made = phrase.head in ("line", "lines") and set(phrase.words) & _MAKING
    before = phrase.words[-2:-1] if phrase.words[-1] == "N" else ()
    if (
        made
        or set(before) & heads
        or phrase.head in heads
        or ("of" in phrase.words and set(phrase.words[-3:]) & heads)
    ):
        return phrase.plain
    named = phrase.name is not None and phrase.words == ("N",)
    aside = _APPOSED.match(event.skeleton.text[phrase.end :]) if named else None
    if aside and aside["head"] in _HEADS:
        return phrase.name
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
        if theirs := _their(event, _marks(event.skeleton.text, match.start("verb"))):
            return theirs
        return signers(event, match.start("verb"))
    return event.parties(match.start("verb"))


def _marks(text: str, noun: int) -> int:
    """Return where the verb starts that governs an opening: "to celebrate the opening of", else where that starts."""
    match = re.search(
        r"(?:celebrat|mark|attend|announc|commemorat)[a-z]* (?:the |its )*$", text[:noun]
    )
    return match.start() if match else noun


def _place(event: Event, phrase: Phrase) -> tuple[str | None, int]:
    """Return where a facility opens, and where that ends in the skeleton."""
    aside = _APPOSED.match(event.skeleton.text[phrase.end :])
    place, end = _where(event, phrase.end + (aside.end() if aside else 0))
    if place:
        return place, end
    inside = [
        item.text
        for item, kind in event.skeleton.kinds(phrase.start, phrase.end)
        if kind == "L" and isinstance(item, Name)
    ]
    return (inside[0] if inside else None), phrase.end


def _where(event: Event, end: int) -> tuple[str | None, int]:
    """Return the place named behind a place of the skeleton, and where it ends."""
    match = _WHERE.match(event.skeleton.text[end:])
    if not match:
        return None, end
    town = _TOWN.match(event.skeleton.text[end + match.end("place") :])
    first, last = event.skeleton.span(end + match.start("place"), end + match.end("place"))
    if town and event.text.text[first].isdigit():
        end += match.end("place")
        first, last = event.skeleton.span(end + town.start("place"), end + town.end("place"))
        return event.text.text[first:last], end + town.end("place")
    return event.text.text[first:last], end + match.end("place")
