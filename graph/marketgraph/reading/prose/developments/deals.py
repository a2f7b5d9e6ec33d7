"""What all deals share: the words before a target, its price, whether it is done, and what is only a wish."""

from __future__ import annotations

import re
from typing import Literal

from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.words import words

Status = Literal["announced", "completed", "withdrawn"]
_WORD = (
    r"(?!(?:from|by|for|with|at|to|as|on|that|which|who|where|when|during|under|into|through|after|before|since|and|or|of|in|is|was|"
    r"will|has|have|it|they|we|behind|users|customers|companies|properties|businesses|clients|domain|bitcoin|tokens|over|its customers) )"
    r"(?:[a-z0-9#/.&'%-]+|P|L|M|D|Y)"
)
_HELD = (
    r"(?:assets?|all|shareholdings?|participation|shares?|stakes?|interests?|ownership|equity|P|rights|majority|remainder|portfolio|control|business|businesses|"
    r"operations|division|arm|unit|segment|activities|part|half|most|securities|stock|capital|property|membership|units|percent|rest|platform|title|tender|"
    r"substantially all|subsidiar(?:y|ies)|brands?|technology|project|properties|contents|entirety|holding|team)"
)
_SITE = r"(?:sites?|property|properties|building|tower|complex|community|facility|center|centre|plant|land|parcel|asset|warehouse|office)"
_KIND = r"(?:retailer|maker|manufacturer|provider|developer|operator|distributor|supplier|producer|publisher|company|firm|group|chain|business|brand|specialist|consultancy|platform|[a-z-]+(?:er|or|ist))"
FILL = rf"(?:(?:{_HELD} and )?{_HELD} (?:of|in) (?:the )?|one of (?:its|the|their) (?:[a-z-]+ ){{0,3}}, |[a-z-]+ and (?:[a-z-]+ ){{1,3}}{_KIND} (?=N)|(?:[a-z-]+|L) and (?:[a-z-]+ |L ){{1,3}}(?:business|operations|division|unit|arm|segment|activities) of (?:the )?(?:[a-z-]+ ){{0,2}}(?=N |L 's )|[a-z-]+ and (?:[a-z-]+ ){{1,3}}(?:division|business|unit|subsidiary|arm|segment) , (?=N )|{_SITE} (?:(?:located|situated) )?at |[a-z]+-[a-z]+ , |[LN] , (?:(?:north|south|west|new|rhode) )?[a-z.]+-based |issued and outstanding |{_WORD} ){{0,14}}?(?:, )?"
"""Words between a verb and the name that it acts on: "a majority stake in its smaller rival", never a new clause."""
NOT_COMPANY = re.compile(
    r" ?(?:plants?|facilit(?:y|ies)|factory|factories|warehouses?|offices?|mills?|refinery|headquarters|store\b|domain|coins?|tokens?|bitcoins?|customers|users|data|drugs?|common (?:stock|shares)|shares of common|bonds|notes|tickets|"
    r"awards?|certification|patents?|licen[cs]es?|bonds|treasur\w+|filing|price|vehicles?|aircraft|jets?|servers?|chips?|gpus?)\b"
)
"""What stands after a name that is only the kind of a thing: "Acme shares"."""
SITE = re.compile(
    r"(?: (?:gold|silver|copper|lithium|nickel|zinc|lead|uranium|iron|ore|tin|tungsten|cobalt|potash|graphite|coal|oil|gas|rare|earth|mineral|"
    r"exploration|mining|solar|wind|battery|storage|hydro|hydroelectric|power|and|-|geothermal)){0,4} (?:projects?|property|properties|mines?|deposits?|prospects?|tenements?|claims|concessions?|"
    r"quarry|farm|station|oilfield|field|dam)(?= |$)"
)
"""What a mine or project is called after its name: "Copper Lake gold project"."""
BODIES = re.compile(
    r"(?:(?<=\S )|^(?=\w+ (?:of|Council|Commission|Board|Hall|Government|Authority|Schools?)\b|\w+$))(?:County|City|Town|Township|Village|Borough|Parish)\b(?! (?:[\w&]+ )*(?:Newspapers|Bank|Bancorp|Capital|Partners|Developments?|Group|Media|Holdings|Brewing|Brewery|Energy|Financial|Trust|Inc|LLC|Ltd|Corp|Co)\b)|\b(?:Department|Ministry|Council|Water District|School District|Park District|Government|USDA)\b"
)
"""Words in names of public bodies: what they buy is land and offices, what they give are grants."""
_PIECES = re.compile(
    r"\b(?:paintings?|sculpture|portrait|drawing|photograph|novel|memoir|songs?|album|film|movie|script|mansion|condo|yacht|sailboat|masters|rights|horse|colt) (?:, )?$"
)
_SHARE = re.compile(
    r"\b(?:one|each|an?|#|additional|such) (?:(?!majority|controlling|minority|equal)[a-z-]+ ){0,3}(?:shares?|units?) (?:of|in) (?:the )?$"
)
"""A share, not the company: "to acquire one common share of"."""
_MAY_FOLLOW = words(
    "private in for from with to as on at by of into through via during after before under over within across along out since until without "
    "and or but while when which who that whose last earlier this today recently also outright again previously late early back just "
    "now yesterday brand brands business businesses unit division subsidiary assets portfolio platform project mine property "
    "properties building stake operations facility facilities plant plants hotel hotels stores chain company group franchise app "
    "site network hospital restaurants dealerships product line apartment shopping office industrial retail mixed-use community complex tower towers campus resort winery brewery estate "
    "center centre is was has will be so where thereby making giving adding bringing using per based it its he she they we if because "
    "d dba d/b/a aka a/k/a formerly because including together alongside then subsidiaries practice clinics chapter team holdings deal following amid despite between"
)


_THINGS = words(
    "bitcoin btc ether ethereum eth solana sol xrp dogecoin usdt usdc treasuries treasurys gold silver tesla iphone class nasdaq fda medicare "
    "shares stock"
)
_CODE = re.compile(r"[A-Z]{1,4}-?\d{2,4}[A-Za-z]*s?")
"""Goods that go by letters and figures: "20 K320s"."""
_OWNED = re.compile(
    r"\b(?:assets?|business(?:es)?|operations?|division|unit|portfolio|brands?|stake|interests?|subsidiar(?:y|ies)|property|properties|project|mine|"
    r"building|plant|facility|facilities|practice|company|arm|platform|(?:outstanding|issued|share) (?:stock|shares|capital)|shares in|shares of|equity|ownership|rights|stores|activities|segment|line|clubs|gyms|locations|clinics|restaurants|centers|centres|branches|shops|"
    r"headquarters|campus|hotel|site|land|network|group|team|holdings?)\b"
)
_PLAYER = re.compile(
    r"\b(?:pitcher|forward|guard|defense[a-z]*|goalkeeper|goalie|midfielder|striker|outfielder|infielder|catcher|quarterback|player|winger|center|"
    r"linebacker|shortstop|an?) $"
)


_OF_KIND = re.compile(
    r" [a-z][a-z-]* (?:brands?|business|unit|division|chain|franchise|label|subsidiary|arm)(?= (?:from|in|for|to|on|and|by|of)\b| ?[.,;]|$)"
)
"""What a business is called by what it makes: "the Acme snack brand"."""


def thing(name: str, fill: str) -> bool:
    """Return whether what is bought is no company: a coin, a player, a piece ("a Tesla").

    Args:
        name: The name after the verb.
        fill: The words between.
    """
    return (
        name.lower() in _THINGS
        or (_CODE.fullmatch(name) is not None and "# " in f"{fill} ")
        or _SHARE.search(fill) is not None
        or _PIECES.search(fill.rstrip() + " ") is not None
        or _PLAYER.search(f"{fill} ".lstrip() if not fill.endswith(" ") else fill) is not None
    )


def goods(after: str, *, noun: bool = False) -> bool:
    """Return whether the words after a name say that it is only the kind of a thing ("Acme shares", "Acme cookies").

    Args:
        after: The skeleton after the name.
        noun: Whether a noun stands before the name ("the acquisition of"), so that a verb may follow.
    """
    word = re.match(r" ([a-z][a-z-]*)", after)
    if _OF_KIND.match(after):
        return False
    if NOT_COMPANY.match(after):
        return True
    if re.match(r" 's P (?:stake|interest|share|holding|shareholding|ownership)", after):
        return True
    if whose := re.match(r" 's ((?:(?:[a-z-]+|#|,) ?){1,9})", after):
        return not _OWNED.search(whose.group(1))
    if word is None or noun:
        return False
    return word.group(1) not in _MAY_FOLLOW and not word.group(1).endswith(("ly", "ing"))


WHOM = (
    r"(?:N 's (?:[a-z-]+ ){0,2}(?:parent|owner|company|subsidiary|unit|arm|affiliate|group|vehicle) (?:(?:company|organi[sz]ation|firm|group) )?(?:, )?(?=N)|(?:(?!(?:who|which|that|when|where|while|whom|as|in|on|at|to|from|for|with|it|they|he|she|we|is|was|has|had|will|said|says|or|not|but|after|before|because|than) )[a-z][a-z.-]*(?= (?:[a-z-]+ ){0,2}(?:, )?N(?: |$))|the|an?|its|his|her|their|L|'s|private|public|equity|venture|capital|investment|investments|firms?|giant|group|investors?|rival|"
    r"fellow|affiliates?|of|subsidiary|competitor|buyer|developer|operator|company|companies|conglomerate|funds?|managed|advised|controlled|led|by|and|"
    r"[a-z]+-[a-z]+|local|real|estate|institutional|unit|maker|retailer|bank|insurer|technology|tech|software|energy|media|healthcare|health|"
    r"pharmaceutical|pharma|global|owner|parent|manufacturer|provider|partner|former|leading|major|international|another|industry|market|special|affiliated with|"
    r"purpose|vehicle|entity|owned|wholly|newly|formed|larger|smaller|strategic|chain|brand|financial|services|consortium|including|,|then|"
    r"industrial|consumer|food|insurance|mining|gaming|employees|management|team|founders|hotel|hospitality|consulting|agency|engineering|construction|security|cybersecurity|"
    r"data|cloud|ai|payments|fintech|biotech|medical|device|automotive|logistics|shipping|american|british|german|french|italian|spanish|swiss|"
    r"swedish|dutch|canadian|japanese|chinese|indian|australian|israeli|danish|norwegian|portfolio|that includes|which includes|comprising|"
    r"consisting|made|up|backed) ){0,8}?(?:N (?:maker|owner|parent|developer|publisher|producer|manufacturer|operator|creator) (?=N))?"
)
"""Words before the name of a buyer or seller: "by the private equity firm", "to a subsidiary of"."""
_ABOUT = r"(?:an?|the|total|cash|staggering|whopping|hefty|modest|mere|massive|cool|combined|undisclosed|up|to|approximately|about|around|nearly|more|than|over|roughly|some|estimated|consideration|of|purchase|price|upfront|aggregate|enterprise|value|just|almost|initial|close|at|least|under|in|excess|reported|record|,|eye-watering|all-cash|cash-and-stock|all-stock)"
_PRICES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bfor (?:{_ABOUT} ){{0,8}}(?P<money>M)",
        rf"\b(?:in|through|under|via) (?:an?|the) (?:[a-z-]+ ){{0,4}}(?:valued |worth )?(?:at )?(?:{_ABOUT} ){{0,4}}(?P<money>M)",
        (
            rf"\b(?:deal|transaction|acquisition|price|consideration|purchase|sale|takeover|buyout|merger|combination)(?: [a-z]+){{0,3}}"
            rf"(?: ,)? (?:is |was |has been )?(?:valued at|worth|of|at|totall?ing|totals|is|was|valuing it at) (?:{_ABOUT} ){{0,4}}(?P<money>M)"
        ),
        rf"\bM (?:a|per) share(?: ,)? (?:or|for|totall?ing|valuing it at) (?:{_ABOUT} ){{0,4}}(?P<money>M)",
        r"(?P<money>M) (?:[a-z-]+ ){0,3}(?:acquisition|deal|purchase|takeover|buyout|transaction|sale|merger|divestiture|combination)\b",
        rf"\b(?:paid|pays|paying|pay|spent|spending) (?:{_ABOUT} ){{0,4}}(?P<money>M)",
    )
)
_BEFORE_NOUN = re.compile(r"'s (?:[a-z-]+ ){0,3}(?P<money>M) (?:[a-z-]+ ){0,2}$")
_NO_PRICE = re.compile(
    r"^ (?:in|of) (?:annual |net |total )?(?:revenues?|sales|assets|debt|profit|funding)|^ (?:per|a share|fund\b)"
)
_AGAIN = re.compile(
    r"\b(?:deal|transaction|acquisition|purchase price|consideration|merger|takeover|sale)\b"
)
_WISH = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|look(?:s|ing)? to|hop(?:es|ing) to|explor(?:e[sd]?|ing)|options?|right|rights|(?<!in )(?<!on )(?<!of )(?<!last )(?<!since )(?<!by )(?<!the )(?<!its )(?<! 's )may(?! #)|might|could|would|if|whether|"
    r"opportunit\w+|consider\w*|interested|keen|eager|near(?:s|ing|ed)? (?:an?|the) (?:[a-z]+ )?(?:deal|agreement)|expected to (?:announce|agree|sign|reach)|bidders?|suitors?|contenders?|frontrunners?|front-runners?|stopp?(?:ing|ed)?|prevent\w*|prohibit\w*|barr(?:ed|ing)|in (?:[a-z-]+ ){0,3}(?:talks|discussions)|negotiat\w+|rumou?r\w*|reportedly|fail\w*|not|never|declin\w+|able|"
    r"can|should|ability|ways?|how|attempt\w*|tried|refus\w+|urg\w+|pressed|pushed|predict\w*|(?:analysts?|investors|shareholders|activists?|critics|observers|experts|many|some) (?:also )?(?:expect|say|think|believe|call)|wants?|wanted|hopes?|potential|possible|possibility|focus(?:es|ed)? on|approach(?:es)?|"
    r"investigat\w+|why|unless|until|thought|assumed|predicted|figured|imagined|bid(?:ding)? war|speculat\w+)\b(?P<rest>[^;:,]{0,48})$"
)
_MANDATE = re.compile(
    r"\b(?:appoint|hir|mandat|tapp|engag|instruct|retain|ask|urg|press)[a-z]* (?:[a-z-]+ ){0,4}N (?:as [a-z ]{1,30})?(?:to )?(?:either )?$"
)
"""Whom somebody asks to sell or buy: nothing is sold yet."""
_SOURCES = re.compile(
    r"\b(?:people|persons?|sources?) (?:familiar|close|with (?:direct )?knowledge|briefed)\b|\bsources? (?:said|told|say|close)\b|\bciting (?:people|sources|unnamed)|"
    r"\b(?:two|three|four|several|banking|industry) (?:[a-z]+ )?sources\b|\breportedly\b"
)
_BID = re.compile(
    r"\b(?:[a-z]+ ){0,3}(?:offer(?:s|ed|ing)?|bids?|bidding|proposals?|proposed|proposes|proposing|approach(?:ed)?)\b[^;:,]{0,40}$"
)
_UNWANTED = re.compile(
    r"\b(?:unsolicited|hostile|unwanted|unwelcome|rival|non-binding|nonbinding|indicative|rejected|rebuffed|failed)\b"
)
_TURNED_DOWN = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|rebuff(?:s|ed)?|spurn(?:s|ed)?|snub(?:s|bed)?|turn(?:s|ed) down|yet to (?:accept|respond|reply)|"
    r"not (?:yet )?accept\w*|dismiss(?:es|ed)?|declin(?:e[sd]?|ing) the|undervalu\w+|oppos(?:e[sd]?|ing) the)\b"
)
_PURPOSE = re.compile(
    r"\b(?:rais|borrow|donat|award|earmark|set aside|rent|sav)[a-z]* (?:[a-z]+ ){0,3}M (?:[a-z-]+ ){0,4}to ?$"
)
"""Money raised for a purchase is no purchase yet."""
_BUT = re.compile(
    r"\b(?:(?:block|oppose|challenge|delay|derail|scuttle|clear|approve|ratify|revive)[sd]?(?= )|exercis\w+|not only|definitive|agreed|(?:announced|said|confirmed)(?: on [a-zD]+| today)?(?: that)? (?:it|they) would|and (?:has )?$)\b"
)
_WITHDRAWN = re.compile(
    r"\b(?:(?:drop(?:s|ped|ping)?|end(?:s|ed)|shelv(?:es|ed)|ditch(?:es|ed)|axe[sd]?|halt(?:s|ed)|gave up|giv(?:es|ing) up)(?: on)? (?:(?:its|their|the|an?|his|any) )?(?:(?!to )[a-zM-]+ ){0,2}?(?:plans?|bid|offer|effort|efforts|pursuit|attempt|proposal|deal|takeover)|terminat\w+(?! of the (?:[a-z-]+ ){0,3}waiting)|cancel\w*|withdr[ae]w\w*|call(?:ed|s|ing)? off|abandon\w*|scrap(?:s|p\w+)?|collapsed|fell through|blocked|walked away)\b"
)
_PENDING = re.compile(
    r"\b(?:pending|subject to|expect(?:s|ed)? to|expected|customary closing|will (?:complete|close|finali[sz]e)|(?:to|on|upon|until|following"
    r"|after|before|proceed with) (?:the )?(?:complet\w+|clos(?:e|ing)|finali[sz]\w+)|anticipate[sd]?|proposed|planned|intends?|completion expected)\b"
)
_DONE = re.compile(
    r"\b(?:complete|completed|completes|completion|clos(?:ed|es|ing)|finali[sz]\w+|successful(?:ly)?|consummat\w+|concluded|effective)\b"
)
_PAID = re.compile(r"\b(?:paid|spent) (?:[a-z]+ ){0,4}M (?:[a-z-]+ ){0,4}(?:to ?)?$")
_TO = re.compile(
    r"\b(?:it|they|that) 's ?$|\b(?:in the process of|close to|set for) ?$|\b(?:to|will|shall|would|is|are)(?: be| soon| also| fully| then| now| being){0,2} ?$"
)
_ANNOUNCED = re.compile(
    r"\b(?:announc\w+|reveal\w+|agree[sd]?|agreements?|sign(?:s|ed|ing)?|definitive|letter of intent|memorandum|offer|proposed|"
    r"pending|plan(?:s|ned)?|intends?|will|unveil\w+|confirm\w+|disclos\w+|pleased|proposal)\b"
)
_AGREED = re.compile(r"\b(?:enter(?:s|ed|ing)? into|agreement)\b")
_PAST = re.compile(r"\b(?:recent(?:ly)?|newly|just|last (?:year|month|week))\b")


def wished(event: Event, verb: int) -> bool:
    """Return whether what a verb at a place says is only wished, possible, denied or a rumour."""
    before = event.skeleton.text[max(0, verb - 90) : verb]
    if _PURPOSE.search(before) or _PURPOSE.search(before + event.skeleton.text[verb : verb + 3]):
        return True
    match = _WISH.search(before)
    return (
        bool(match and not _BUT.search(before))
        or _MANDATE.search(before) is not None
        or _refused(event, before)
    )


def rumoured(event: Event) -> bool:
    """Return whether a sentence rests on sources that it does not name."""
    return _SOURCES.search(event.sentence.low) is not None


def _refused(event: Event, before: str) -> bool:
    """Return whether what stands before a verb is an offer that nobody asked for, or that was turned down."""
    bid = _BID.search(before)
    if bid is None:
        return False
    following = event.sentence.next
    near = event.sentence.low + (following.low if following else "")
    return _UNWANTED.search(bid.group()) is not None or _TURNED_DOWN.search(near) is not None


def price(event: Event, start: int, end: int) -> Money | None:
    """Return what is paid: in a stretch of the skeleton, else in the next sentence if that speaks of the deal.

    A worth of the company itself, its turnover or a fund is none.
    """
    text = event.skeleton.text
    for pattern in _PRICES:
        for match in pattern.finditer(text, start, end):
            money = event.skeleton.money(*match.span("money"))
            if money and not money[0].ranged and not _NO_PRICE.search(text[match.end("money") :]):
                return money[0]
    return None


def own_price(event: Event, verb: int) -> Money | None:
    """Return what is paid in the deal that a verb or noun at a place tells: right before the noun, else behind it, else anywhere."""
    text = event.skeleton.text
    if before := _BEFORE_NOUN.search(text[:verb]):
        money = event.skeleton.money(*before.span("money"))
        if (
            money
            and not money[0].ranged
            and re.match(r"[a-z -]*(?:acqui|purchase|buy|take|sale)", text[verb:])
        ):
            return money[0]
    return price(event, verb, len(text)) or price(event, 0, len(text))


def later_price(event: Event) -> Money | None:
    """Return the price that the next sentence gives for the deal, or None."""
    following = event.sentence.next
    if following is None or not following.money or not _AGAIN.search(following.low):
        return None
    after = Event.of(event.text, event.identity, following)
    return price(after, 0, len(after.skeleton.text)) if len(following.names) < 8 else None


def noun_status(event: Event, start: int, end: int) -> Status | None:
    """Return the status of a deal that is named by a noun ("the acquisition of"); None for a bare one.

    Args:
        event: Of the sentence.
        start: Where the noun starts in the skeleton.
        end: Where what belongs to it ends.
    """
    text = event.skeleton.text
    before, after = text[:start], text[end : end + 140]
    if _called_off(before, after):
        return "withdrawn"
    if re.search(r"\b[DY] (?:[a-z]+ ){0,2}$", before):
        return "completed"
    if _PENDING.search(before[-100:]) or re.match(
        r"[^.]{0,60}\b(?:pending|subject to|is expected|will be)\b", after
    ):
        return "announced"
    if _DONE.search(before[-60:]) or re.match(
        r"[^;]{0,60}?\b(?:was|has been|had been|is) (?:now )?(?:completed|closed|finali[sz]ed)\b",
        after,
    ):
        return "completed"
    if re.match(r"[^;]{0,40}? (?:was|is|were) (?:first |recently )?announced\b", after):
        return "announced"
    following = event.sentence.next
    if (
        following
        and _AGAIN.search(following.low)
        and _DONE.search(following.low)
        and not _PENDING.search(following.low)
    ):
        return "completed"
    if _ANNOUNCED.search(before[-120:]) or _AGREED.search(before[-40:] + text[start : end + 12]):
        return "announced"
    if _PAST.search(text[max(0, start - 30) : start + 1]):
        return "completed"
    return "completed" if event.date and not event.lined else None


def verb_status(event: Event, start: int, end: int, verb: str) -> Status:
    """Return the status of a deal that is told by a verb ("acquired", "to acquire").

    Args:
        event: Of the sentence.
        start: Where the verb starts in the skeleton.
        end: Where what belongs to it ends.
        verb: The verb with its auxiliaries.
    """
    text = event.skeleton.text
    before = text[:start]
    if _called_off(before, text[end : end + 100]):
        return "withdrawn"
    if _PAID.search(before):
        return "completed"
    if re.search(r"\b(?:to|will|shall|would) (?!have )", verb):
        return "announced"
    if re.search(
        r"\b(?:is|are|was|were) (?:[a-z]+ )?[a-z]+ing$|\b(?:is|are) being\b", verb.strip()
    ):
        return "announced"
    if _TO.search(before) and not verb.startswith(("has ", "have ")):
        return "announced"
    if verb.strip().endswith("ing") and _PENDING.search(
        before[-60:] + " . " + text[end : end + 120]
    ):
        return "announced"
    return "completed"


def _called_off(before: str, after: str) -> bool:
    """Return whether the words around a deal say that it was called off."""
    return bool(
        _WITHDRAWN.search(before[-120:])
        or re.match(
            r"[^;]{0,60}?\b(?:was|were|has been|have been|is) (?:mutually )?(?:terminated|called off|cancell?ed|abandoned|withdrawn|scrapped|blocked)\b"
            r"|[^;,]{0,40}? (?:fell through|collapsed|fell apart|failed to close)\b",
            after,
        )
    )
