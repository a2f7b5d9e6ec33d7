"""Whether what is launched, bought, opened or agreed is what its type of fact means: products, companies, deals that were made."""

from __future__ import annotations

import re
from collections.abc import Callable

from marketgraph.facts import (
    Acquisition,
    CommercialAgreement,
    CompanyProfile,
    FacilityOpening,
    Fact,
    Investment,
    Merger,
    Ownership,
    Partnership,
    ProductLaunch,
    ProductUpdate,
    RegulatoryApproval,
    SpinOff,
)
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.nouns import PRODUCTS
from marketgraph.reading.prose.occurrences import occurrences
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place

_NEAR = 1500
"""How far from a launch a text is asked what is launched."""
_MOST = 3
"""So many companies launch something together."""
_ANY = ("another ", "these ", "those ", "some ", "any ", "more ")
"""How a product is spoken of that nobody names."""
_MEASURE = re.compile(r"\d+[A-Z]{1,3}")
_NO_GOODS = re.compile(
    r"\b(?:pledge|challenge|movement|scholarships?|award|awards|partnership|collaboration|mission|foundation|fellowship|fundraiser|"
    r"coalition|alliance|task ?force|committee|giveaway|academy awards|concert|show|exhibition|expo|gala|contract|offering|placement|"
    r"index|ranking|initiatives?|finds|discover(?:y|ies)|intercepts|assays|(?:[a-z]+ )?drive|guide|guidebook|carnival|promotion|retreat|letter|shop|recruitment|sale|contest|sweepstakes|directory|livestream|broadcast|discord (?:server|channel)|newsletter|(?:facebook|linkedin|instagram|tiktok|youtube|twitter|social media)(?: pages?| channels?| accounts?)?|"
    r"business unit|division|department|LLC|Inc\.?|Ltd\.?|Corp\.?|capital|partners|ventures|holdings|advisors|advertising|consulting|realty|bio|productions)$",
    re.IGNORECASE,
)
"""Last words of what is launched and is no product: pledges, awards, companies."""
_WORK = (
    r"(?:book|novel|memoir|biography|guide|anthology|campaign|event|television show|tv show|show|series|documentary|film|movie|album|single|song|podcast|report|study|"
    r"survey|white paper|whitepaper|website|blog|magazine|newsletter|agency|law firm|consultancy|nonprofit|foundation|conference|tour|contest|competition|fund)"
)
_BOOK = re.compile(r"\b(?:book|novel|memoir|series|podcast|magazine)[’'”\"]$", re.IGNORECASE)
"""The end of a title in quotation marks."""
_OF_BOOK = seek(
    r"\b(?:the|this|her|his|their|new|latest|debut) (?:[a-z-]+ )?(?:book|novel|memoir)\b"
)
"""A text on a book: what it introduces is in it."""
_IS_WORK = re.compile(
    rf"[”\"’™®]* ?(?:,|as|is|:)[”\"]? ?(?:an?|the|its|his|her|their) (?:[\w’'-]+,? ){{0,6}}?{_WORK}\b|[,”\"’]+ {_WORK}\b",
    re.IGNORECASE,
)
"""What a text says right behind a title: ", a groundbreaking book"."""
_READING = re.compile(
    r"\b(?:book|novel|memoir|author|true crime|bestselling|poetry|poems|film|documentary|album|soundtrack|episodes?|television show)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b[Tt]he (?:author|writer|poet)[’']s\b|\bthe (?:author|writer|poet) [A-Z]\w+ [A-Z]"
)
"""A text on what somebody wrote."""
_IS_GOODS = re.compile(r"\b(?:app|platform|software|tool|system|device|service)s?\b")
_PUBLISHES = re.compile(
    r"\b(?:Publishing|Publishers|Press|Books?|Academic|Records|TV|Television|Pictures|Films|Entertainment|Productions|Magazine|Institute|Author)\b"
)
_SHOWN = re.compile(
    r"\b(?:sketch|glimpse|preview|teaser|plans?|details|designs?|vision|renderings?|timeline|roadmap|winners?|(?<!new )lineup|speakers|results|findings) (?:of|for) "
)
_IS_ITSELF = re.compile(
    r"^(?:™|®|\(TM\))?, (?:the (?:company|firm|group)|its|[A-Z][\w&. -]{1,40})(?:[’']s)? (?:newly|recently|just|soon-to-be)[ -](?:launched|introduced|released|unveiled)",
    re.IGNORECASE,
)
"""What says that a name is what somebody launched: ", the Company’s newly launched platform"."""
_HONOUR = re.compile(
    r"\bof the (?:Year|Month|Week|Decade)\b|\b(?:Winners?|Honou?rees?|Finalists?|Inductees?)\b"
)
_SITE = re.compile(
    r"^[”\"’™®]*, the (?:official |new |online )*(?:home|site|website|web page|hub|destination) (?:for|of)\b"
)
_DECIDED = re.compile(
    r"\b(?:recommendations?|budgets?|grants?|minutes|funding|resolutions?|ordinances?|bills?|legislation|motions?|amendments?|dividends?|split|merger|acquisition|transaction|nomination|appointment)\b"
)
"""What boards and councils decide, and no product."""
_GENERIC = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:medications?|drugs?|treatments?|therap(?:y|ies)|devices?|products?|ingredients?|medicines?|tests?|facilit(?:y|ies)|options?|vaccines?|procedures?)"
)
_OTHERS = re.compile(
    r"[’']s (?!(?:[a-z-]+ ){0,3}(?:partner|collab|alliance|agreement|venture|deal|memorandum|relation|cooperation|integration|work))(?:[a-z-]+ ){1,3}(?:of|and|in|for) "
)
"""Behind an owner of something else than a partnership: "Acme’s validation of"."""
_PAGE = re.compile(r"\.(?:com|org|net|tv|co|edu)$", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:Expo|Fest|Festival|Summit|Conference|Awards|Championships?|Marathon|Olympics)(?: Asia| Europe| USA?| 20\d\d)?$"
)
_MORE_OF = re.compile(
    r"\b(?:new|additional|more|further|several|multiple|next-generation|state-of-the-art) $"
)
_MACHINES = re.compile(
    r"\b(?:units|miners|machines|servers|trucks|vehicles|tokens|Certification|Accreditation|License|Award)$"
)
_CERTIFIED = re.compile(
    r"(?: (?:for|of|in|and) [A-Z]\w+| [A-Z]\w+| \([A-Z]{2,8}\)){0,6} (?:[Cc]ertification|[Aa]ccreditation|[Ll]icense|[Dd]esignation|[Cc]ertificate)\b"
)
_DEALT_OF = re.compile(r"\b(?:acquisition|purchase|takeover|buyout|sale) of (?:the )?$")
_ANNEXED = re.compile(
    r" (?:and|&) (?:[A-Z]\w+ ){1,2}(?:Department|Ministry|Bureau|Commission|Administration|Agency|Authority|Services|Affairs)\b"
)
"""Behind a name, the rest of it: "Trade and Industry Department"."""
_BUILT_WITH = re.compile(
    r"\b(?:launched|introduced|unveiled|released) [A-Z][\w. ]{0,40}, (?:an?|the) (?:[\w-]+ ){1,6}?(?:built|developed|created|made|designed|produced|launched|organi[sz]ed|conceived) in (?:[a-z]+ )?(?:partnership|collaboration) with\b"
)
_AND_DO = re.compile(
    r" and (?:bring|create|launch|develop|provide|offer|build|make|help|support|deliver|expand|host|join|introduce|produce|present|grow|promote|use) (?:the |its |their |our )?$"
)
_GRANTED = re.compile(r"\bgrants? (?:of [^,;]{3,30} )?(?:from|by)\b|\bgrant funding\b")
_PEOPLE_OF = re.compile(
    r"^(?:.* )?(?:\S*[a-z])?(?:American|British|Canadian|Chinese|Dutch|French|German|Indian|Irish|Israeli|Italian|Japanese|Korean|Norwegian|Spanish|Swedish|Swiss|Danish|Finnish|"
    r"Belgian|Austrian|Polish|Turkish|Russian|Brazilian|Mexican|Australian|European|Asian|African)$"
)
_OBJECT_BASED = re.compile(
    r"\b(?:bought|acquired|acquires?|acquiring|acquisition of|purchased?|sold|from|with|by|of|including|joined|invested in) (?:an?|the|its|their) (?:[a-z]+ )?(?P<seat>[A-Z][\w.]*(?:,? [A-Z][\w.]*){0,3})[-‑–](?:based|headquartered) (?:[a-z]|[A-Z]{2,5}\b(?! [A-Z]))"
)
"""A seat of something without a name that somebody named before does something with: "bought the Kent-based maker"."""
_BEFORE_WORK = re.compile(
    r"\b(?:white ?paper|report|study|e-?book|book|guide|novel|film|album|podcast|survey|paper|article|campaign|event|webinar|initiative|show|series)(?: (?:entitled|titled|called|named))?,? [“\"‘']?$",
    re.IGNORECASE,
)
"""What stands before a title: "a white paper entitled"."""
_THEN_WORK = re.compile(
    r"^(?:,? (?:&|and|of|for|the|in|[A-Z0-9][\w’'-]*),?){0,7} (?:Report|Guide|Index|Survey|Study|Magazine|Handbook|Playbook|Outlook|Edition|Awards?|Conference|Summit|Book|Story|Series|Initiative|Campaign)\b"
)
"""The rest of a title behind a part of it: "2024 Global Lamp" of "2024 Global Lamp & Light Report"."""
_APPOINTED = re.compile(
    r"^ (?:to (?:the|its|our) (?:[a-z]+ )?(?:team|board|staff)|as (?:its |the |our )?(?:new |next )?(?:[A-Z]\w+ )*(?:President|Officer|Director|CEO|Manager|Head|Partner))"
)
"""Behind a person who is introduced: "to the team as Vice President"."""
_MEANT = re.compile(
    r"\b(?:intention|intends?|plans?|planning|seek(?:s|ing)?|look(?:s|ing)|option|opportunity|hop(?:es|ing)|aim(?:s|ing)?) (?:to|of|for) (?:[a-z]+ly )?(?:divest|sell|acquir|buy|purchas|dispos)\w*"
)
"""A deal that one side only means to make."""
_NOT_RENEWED = re.compile(r"\bfirst version of\b|\binvest(?:s|ing)? in\b")
"""Where something is made or paid for, and nothing that exists is renewed."""
_ESTATE = re.compile(
    r"\b(?:Mill|Mine|Mines|Plant|Project|Property|Properties|Building|Tower|Towers|Mall|Refinery|Deposit|Hotel|Resort|Stadium|Arena|Park|Ranch|Lodge|"
    r"Claims?|Concession|Smelter|Terminal|Pipeline|Patents?)$"
)
"""Last words of buildings and mines, which nobody has as a subsidiary."""
_LAND = re.compile(
    r"\b(?:acres|hectares|square feet|square meters|sq\.? ft|land|parcels?|lots?|houses?|homes?|condos?|tickets?|tokens?|vehicles|trucks|aircraft)"
    r" (?:of|in|within|at|from|on|near) (?:the )?$"
)
_OWNED_PART = re.compile(
    r" ?(?:\([^()]{1,40}\) ?)?[’']s (?:[a-z-]+ ){0,3}(?:subsidiary|unit|division|business|arm|firm|company|operations|assets|team|network|platform|technology)\b"
)
_POSSESSOR = re.compile(r"(?<![’'] )\b[A-Z][\w-]*[’']s? $")
_UNDECIDED = re.compile(
    r"\b(?:consider(?:s|ing)|weigh(?:s|ing)|mulling|potential (?:[a-z]+ )?(?:collaboration|partnership|merger|acquisition|combination|transaction)|"
    r"explor(?:es|ing) (?:an? |the |possible )?(?:[a-z]+ )?(?:collaboration|partnership|merger|acquisition|combination|transaction|opportunities with)|in talks|hop(?:es|ing) to|(?:can|may|might|could) (?:also )?(?:partner|collaborate|team|merge)|would like to|could (?:lead|result)|open to)\b"
)
_SUM = re.compile(
    r"\b(?:proceeds of|totall?ing|raising|investors? for|for|valued at|worth) (?:approximately |about |over |up to |expected |gross |roughly |nearly |more than )*M(?! (?:per|a) )"
)
"""The sum of a round."""
_OF_GOODS = re.compile(
    r"\bM (?:of|in|worth of) (?:[a-zLN-]+ ){0,5}(?:assets|revenues?|sales|orders|propert(?:y|ies)|real estate|volume|bookings|users|savings|donations|gifts|grants)\b"
)
"""What is amassed and is no capital."""
_ALL_ROUNDS = re.compile(
    r"^with (?:this|the) (?:[a-z#]+ ){0,2}(?:round|funding|raise|investment|financing) , [^;]*\braised\b"
)
"""The sum of all rounds: "with this round, Acme has now raised"."""
_INTO = re.compile(r"\b(?:its|their) (?:[a-z-]+ ){0,2}investment in (?P<into>[^ ]+)")
_RAISED_FOR = re.compile(
    r"\b(?:through (?:[a-z]+ )?events|benefit(?:s|ing)? (?:the |local )?|proceeds (?:from|will|go|benefit)|fundrais\w+|donat\w+|gala|charit\w+|"
    r"for local |for (?:the )?(?:children|families|veterans|victims|research|fight)|campaign|candidate|election|voters|congress\w*)\b",
    re.IGNORECASE,
)


def deed_doubt(event: Event, fact: Fact) -> str | None:
    """Return why a fact is not what its type means, or None."""
    check = _BY_TYPE.get(fact.type)
    return check(event, fact) if check else None


def _around(event: Event) -> str:
    """Return the text around a sentence, in which what it names is told of."""
    sentence = event.sentence
    return event.text.text[max(0, sentence.start - _NEAR) : sentence.end + _NEAR]


def _launch(event: Event, fact: Fact) -> str | None:
    """Return the doubt of a launch: of a work, a pledge or a company; of what is only shown; by a publisher."""
    assert isinstance(fact, ProductLaunch)  # noqa: S101 - by the table
    if len(fact.companies) > _MOST or any(map(_MEASURE.fullmatch, fact.companies)):
        return "names that run on"
    written, low = _around(event), event.sentence.text
    if any(
        _NO_GOODS.search(product) or _BOOK.search(product) or _HONOUR.search(product)
        for product in fact.products
    ):
        return "no product"
    if any(product.startswith(_ANY) for product in fact.products):
        return "no product"
    if any(_is_title(written, product) for product in fact.products):
        return "no product"
    if any(_is_cut(written, product) for product in fact.products):
        return "product cut short"
    if any(_describes(written, product) for product in fact.products):
        return "product cut short"
    if any(product.endswith(name) for product in fact.products for name in fact.companies):
        return "no product"
    if _WRITTEN.search(written) and not _IS_GOODS.search(low):
        return "no product"
    publisher = any(map(_PUBLISHES.search, fact.companies)) or "publisher" in written
    if (publisher and _READING.search(written)) or _OF_BOOK.search(written):
        return "no product"
    if _SHOWN.search(low) or any(map(_EVENT.search, fact.companies)):
        return "no launch"
    for name in fact.companies:
        ends = [start + len(name) for start in occurrences(written, name)]
        if any(_IS_ITSELF.match(written[end : end + 120]) for end in ends):
            return "product as a company"
    return None


_GOES_ON = re.compile(
    r" (?:to|of) [A-Z][a-z]+ [A-Z]| (?:on|in) the [A-Z]\w+,| (?:For|By|With|To|Of|[xX]) [A-Z]|, [A-Z][a-z]+ [A-Z][a-z]+ (?:model|program|plan|service|platform)\b"
)


def _is_cut(written: str, product: str) -> bool:
    """Return whether a product's name goes on: "Access" of "Access to Lamp Care Program"."""
    at = written.find(product)
    return at >= 0 and _GOES_ON.match(written, at + len(product)) is not None


def _describes(written: str, product: str) -> bool:
    """Return whether a product's name is the first of several that say what is launched: "Welsh, Dutch, and Thai sites"."""
    at = written.find(product)
    rest = written[at + len(product) :] if at >= 0 else ""
    return re.match(r",(?: [A-Z]\w+,){0,5} (?:and|&) [A-Z]\w+ [a-z]+s\b", rest) is not None


def _is_page(written: str, product: str) -> bool:
    """Return whether a product's name is an address of the web that nothing before it calls a service."""
    at = written.find(product)
    before = re.findall(r"[a-z-]+", written[max(0, at - 40) : max(0, at)])[-2:]
    return bool(_PAGE.search(product)) and PRODUCTS.isdisjoint(before)


def _is_title(written: str, product: str) -> bool:
    """Return whether a text says beside a product's name that it is a book, a campaign, a person, a page of the web."""
    at = written.find(product)
    if at >= 0 and _BEFORE_WORK.search(written[max(0, at - 60) : at]):
        return True
    rest = written[at + len(product) :] if at >= 0 else ""
    if _SITE.match(rest):
        return True
    if _THEN_WORK.match(rest) or _APPOINTED.match(rest) or _is_page(written, product):
        return True
    return any(
        _IS_WORK.match(written, start + len(product)) for start in occurrences(written, product)
    )


def _owned(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an ownership: of a building or a mine."""
    assert isinstance(fact, Ownership)  # noqa: S101 - by the table
    return "thing as a company" if _ESTATE.search(fact.company) else None


def _bought(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an acquisition: of land or shares that only lie in what is named; of a part of a name."""
    assert isinstance(fact, Acquisition)  # noqa: S101 - by the table
    written = event.sentence.text
    found = re.search(rf"\b{re.escape(fact.target)}(?!\w)", written)
    at = found.start() if found else -1
    before = written[:at] if at >= 0 else ""
    rest = written[at + len(fact.target) :]
    if _LAND.search(before) or _MORE_OF.search(before) or _MACHINES.search(fact.target):
        return "thing as a company"
    if at >= 0 and _CERTIFIED.match(rest):
        return "thing as a company"
    if not fact.acquirer and _MEANT.search(written):
        return "no deed yet"
    for name in fact.acquirer:
        places = list(occurrences(written, name))
        if places and all(_DEALT_OF.search(written[:place]) for place in places):
            return "subject not understood"
    if _POSSESSOR.search(before):
        owner = before.rstrip().rpartition(" ")[2].rstrip("s").rstrip("’'")
        placed = is_place(owner) or is_place(owner + "s")
        if (
            not placed
            and not fact.seller
            and not any(name.endswith(owner) for name in fact.acquirer)
        ):
            return "part of a name"
        one = " " not in fact.target and fact.target[1:].islower()
        if fact.seller == owner and one:
            return "part of a name"
    return None


def _invested(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an investment: of money that is raised for a cause."""
    assert isinstance(fact, Investment)  # noqa: S101 - by the table
    if fact.round == "IPO" and fact.investors:
        return "investor not understood"
    if fact.round and fact.round.lower() == "placement" and not (fact.amount or fact.investors):
        return "no investment"
    if _OF_GOODS.search(event.skeleton.text) and not (fact.round or fact.investors):
        return "no investment"
    if _ALL_ROUNDS.search(event.skeleton.text):
        return "amount not understood"
    if _INTO.search(event.skeleton.text) and fact.company and not _into(event, fact.company):
        return "company not understood"
    if fact.amount is None and fact.round and _SUM.search(event.skeleton.text):
        return "amount not understood"
    nobody = not fact.investors and not fact.round
    return "gift" if nobody and _RAISED_FOR.search(event.sentence.text) else None


def _into(event: Event, company: str) -> bool:
    """Return whether a sentence that says "its investment in Beta" says it of a company."""
    match = _INTO.search(event.skeleton.text)
    return match is None or any(
        name.text == company for name in event.skeleton.names(match, "into")
    )


def _united(event: Event, fact: Fact) -> str | None:
    """Return the doubt of a merger or partnership: of parts of companies, or one that is only thought of."""
    assert isinstance(fact, Merger | Partnership)  # noqa: S101 - by the table
    names = fact.parties if isinstance(fact, Merger) else fact.partners
    written = event.sentence.text
    for name in names:
        places = [match.end() for match in re.finditer(re.escape(name) + r"(?!\w)", written)]
        if (
            isinstance(fact, Merger)
            and places
            and all(_OWNED_PART.match(written, end) for end in places)
        ):
            return "part of a company"
        if places and all(_ANNEXED.match(written, end) for end in places):
            return "name cut short"
        starts = [end - len(name) for end in places]
        if starts and all(_AND_DO.search(written[:start]) for start in starts):
            return "thing as a company"
        if (
            isinstance(fact, Partnership)
            and places
            and written.startswith("With ")
            and all(_OTHERS.match(written, end) for end in places)
        ):
            return "subject not understood"
    if isinstance(fact, Partnership) and _BUILT_WITH.search(written):
        return "subject not understood"
    return "no deed yet" if _UNDECIDED.search(written) else None


def _supplied(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an agreement: of a grant, or with a part of an authority's name."""
    assert isinstance(fact, CommercialAgreement)  # noqa: S101 - by the table
    written = event.sentence.text
    if _GRANTED.search(written):
        return "grant"
    for name in (fact.supplier, fact.customer):
        if name and re.search(re.escape(name) + _ANNEXED.pattern, written):
            return "name cut short"
    return None


def _updated(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an update: of a first version, or of what others have."""
    assert isinstance(fact, ProductUpdate)  # noqa: S101 - by the table
    others = any(product.startswith(("existing ", "current ")) for product in fact.products)
    if any(_is_cut(event.sentence.text, product) for product in fact.products):
        return "product cut short"
    return "no update" if others or _NOT_RENEWED.search(event.sentence.text) else None


def _opened(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an opening: by an event."""
    assert isinstance(fact, FacilityOpening)  # noqa: S101 - by the table
    if fact.company and _EVENT.search(fact.company):
        return "event as a company"
    season = fact.facility and not fact.region and fact.facility.endswith(" Shop")
    return "no facility" if season else None


def _spun(event: Event, fact: Fact) -> str | None:
    """Return the doubt of a spin-off: from an event."""
    assert isinstance(fact, SpinOff)  # noqa: S101 - by the table
    names = (fact.company, fact.seller)
    return "event as a company" if any(name and _EVENT.search(name) for name in names) else None


def _approved(event: Event, fact: Fact) -> str | None:
    """Return the doubt of an approval: of what councils decide, or of something that only its kind names."""
    assert isinstance(fact, RegulatoryApproval)  # noqa: S101 - by the table
    product = fact.product or ""
    meeting = fact.company and re.search(r"\b(?:Meeting|Session|Hearing|Board)$", fact.company)
    attributive = rf"\b(?:approved|cleared|authori[sz]ed) {re.escape(product)}"
    generic = _GENERIC.fullmatch(product) and re.search(attributive, event.sentence.text)
    if meeting or _DECIDED.search(product) or generic:
        return "no product"
    return None


def _seated(event: Event, fact: Fact) -> str | None:
    """Return the doubt of a profile: a people for a seat, or the seat of something that has no name."""
    assert isinstance(fact, CompanyProfile)  # noqa: S101 - by the table
    seat = fact.headquarters or ""
    if seat and (_PEOPLE_OF.match(seat) or f"{seat} office" in event.sentence.text):
        return "seat not understood"
    based = _OBJECT_BASED.search(event.sentence.text)
    named = re.search(
        rf"-(?:based|headquartered) [^.]{{0,60}}, {re.escape(fact.company)}\b", event.sentence.text
    )
    if based and not named and based["seat"] in (seat, fact.country):
        return "seat of another"
    return None


_BY_TYPE: dict[str, Callable[[Event, Fact], str | None]] = {
    ProductLaunch.__name__: _launch,
    Ownership.__name__: _owned,
    Acquisition.__name__: _bought,
    Investment.__name__: _invested,
    Merger.__name__: _united,
    Partnership.__name__: _united,
    CommercialAgreement.__name__: _supplied,
    ProductUpdate.__name__: _updated,
    FacilityOpening.__name__: _opened,
    SpinOff.__name__: _spun,
    RegulatoryApproval.__name__: _approved,
    CompanyProfile.__name__: _seated,
}
