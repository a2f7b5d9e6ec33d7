"""Commercial agreements: who supplies whom with what; contracts, orders, licences, distribution and offtake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from marketgraph.facts import CommercialAgreement
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.nouns import phrase_at
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    OPTION,
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
from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "distributor reseller rights agreement contract order licen offtake off-take select chose tapped taps picked award deal supply retain engaged granted placed appoint hired sourced",
    r"distributor|reseller|\brights\b|agreement|contract|\border(?:s|ed)?\b|licen[sc]|off-?take|\bselect|\bchose|\btap(?:s|ped)\b|\bpicked\b|\baward|\bdeal\b|\bsupply\b|\bretain(?:s|ed)\b|\bengaged\b|"
    r"\bgranted\b|\bplaced\b|\bappoint(?:s|ed)\b|\bhired\b|\bsourced\b",
)
_BAD = re.compile(
    r"\b(?:securities|share|shares|stock|asset|equity|credit|loan|financing|merger|underwriting|confidentiality|settlement|bargaining|employment|"
    r"subscription|rights|investor|arrangement|combination|non-disclosure|purchase and sale|funding|debt|investment|consulting|plea|trade|peace|"
    r"partnership|collaboration|cooperation|joint|lease|tenancy|labor|labour|union|acquisition|exchange|conversion|placement|agency|voting|"
    r"advisory|facility|note|warrant|option|futures|merchant|book|record|recording|film|player|playing|rookie|extension|managerial|social|smart|trust|teaming|strategic|memorandum)\b[^,;]{0,12}$"
)
_AGREEMENT = re.compile(
    rf"\b(?P<kind>agreements?|contracts?|deals?|purchase orders?|orders?|licen[sc]es?)"
    rf"(?: (?:worth|valued at|totaling|totalling|of|for|at an? [a-zN ]{{0,20}}?(?:value )?of|worth up to|worth about|worth approximately|worth over|worth more than)(?: (?:approximately|about|over|more than|up to|nearly|around|some|a total of))? M)?"
    rf"(?: (?:for|covering|to supply|to provide|to deliver|on|in) (?P<for>[^.;,]{{2,90}}?))?(?: (?:on|in) (?:D|Y))? (?P<prep>with|from|by) (?P<other>{PARTIES}){FOLLOW}"
)
_OWNER = re.compile(r"(?P<owner>N) 's (?:[a-z0-9#/-]+ ){0,5}$")
_ANOTHER = re.compile(
    rf"^ ,? ?and (?:another|one|a second|a third) with (?P<more>{PARTIES}){FOLLOW}"
)
_UNNAMED = re.compile(
    r"(?P<verb>\b(?:received|receives|won|wins|secured|secures|booked|landed|lands|obtained|awarded|signed|announces|announced|fulfilled)) "
    r"(?:(?:a|an|its|the|new|follow-on|additional|initial|first|second|largest|major|multiple|several|another|repeat|M|#|[a-z]+-[a-z]+|[a-z]+) ){0,6}?"
    r"(?P<noun>(?:purchase )?orders?|contracts?) (?:(?:worth|valued at|totaling|totalling|of) (?:[a-z]+ ){0,3}M )?(?:from (?:a|an|its|two|several|one|multiple|existing|new) |(?:for|to supply|to provide|to deliver) (?=[a-zA-Z#]))"
)
_BY = re.compile(
    rf"(?P<verb>\b(?:selected|chosen|tapped|picked|contracted|commissioned|engaged|appointed|hired|named)) by (?P<customer>{PARTIES}){FOLLOW}(?P<rest>[^;.]{{0,120}})"
)
_PICKS = re.compile(
    rf"(?P<verb>\b(?:selected|selects|select|chose|chooses|has chosen|have chosen|tapped|taps|picked|picks|appointed|appoints|contracted|commissioned|engaged|hired|retained|retains|engages|enlisted)) "
    rf"(?:(?P<maker>N) 's (?P<what>[a-z0-9 -]{{0,30}}?N?(?: [a-z]+){{0,3}}?)|(?P<supplier>{PARTIES}))(?P<rest>(?: , [^;,]{{0,120}} ,)? (?:to|as|for) [^;.]{{2,120}})"
)
_AWARDS = re.compile(
    rf"(?P<verb>\b(?:awarded|awards|has awarded|granted|placed|places|gave)) (?:(?P<supplier>{PARTIES}) )?(?:(?:a|an|its|the|new|M|#|[a-z0-9-]+) ){{1,6}}?(?P<noun>contracts?|orders?|purchase orders?|licen[sc]es?|distribution rights|rights)(?: (?:worth|valued at|for) (?:[a-z]+ ){{0,3}}M)?(?: (?:for|to [a-z]+) [^.;,]{{2,80}}?)?(?: (?:to|with) (?P<late>{PARTIES}){FOLLOW})?"
)
_ORDERS = re.compile(
    rf"(?P<verb>\b(?:ordered|orders|has ordered|have ordered|licensed|licenses|in-licensed|sourced)) (?P<what>(?:[a-z0-9#-]+ |N |M ){{1,8}}?)from (?P<supplier>{PARTIES}){FOLLOW}"
)
_LICENSED = re.compile(
    rf"(?P<verb>\b(?:licensed|licenses|out-licensed|has licensed)) (?P<what>(?:[a-z0-9#-]+ |N |'s ){{1,8}}?)to (?P<customer>{PARTIES}){FOLLOW}"
)
_FOR_TO = re.compile(
    rf"\b(?P<kind>agreements?|contracts?|deals?|orders?) (?:(?:worth|valued at|for) (?:[a-z]+ ){{0,2}}M )?to (?:exclusively )?(?:(?:supply|provide|furnish|equip) (?P<customer>{PARTIES}) with|"
    rf"(?:supply|sell|deliver|provide|ship) (?P<what>[^.;]{{2,70}}?) to (?P<late>{PARTIES}){FOLLOW}|"
    rf"(?:purchase|buy|procure|source|license|lease) (?P<goods>[^.;]{{2,70}}?) from (?P<supplier>{PARTIES}){FOLLOW})"
)
_DISTRIBUTES = re.compile(
    r"(?P<verb>\b(?:named|appointed|becomes?|became|selected as|designated|serves? as|acts? as|served as)(?: as)?) (?:(?:the|an?|its|sole|exclusive|authorized|authorised|official|master|L|[a-z-]+) ){0,5}?(?:distributor|reseller|dealer|licensee) (?:of|for) (?:the )?(?P<supplier>N)(?= |$)"
)
_RIGHTS = re.compile(
    rf"(?P<verb>\b(?:acquired|secured|obtained|secures|acquires|gained|received|licensed)) (?:(?:the|exclusive|worldwide|global|L|[a-z-]+) ){{0,5}}?rights (?:to|for|in) (?P<what>[^.;]{{2,70}}?) from (?P<supplier>{PARTIES}){FOLLOW}"
)
_SUPPLIES = re.compile(
    rf"(?P<verb>\b(?:to supply|will supply|will exclusively supply|has supplied|agreed to supply|to exclusively supply)) "
    rf"(?:(?P<customer>{PARTIES}) with |(?P<what>[^.;,]{{2,60}}?) to (?P<late>{PARTIES}){FOLLOW})"
)
_BUYS = re.compile(
    r"^(?: , [^;]{0,140}? ,)? (?:to|for the|under which it will|and will|allowing it to|enabling it to|giving it) (?:exclusively |also |be able to )?"
    r"(?:purchase|buy|procure|source|use|adopt|access|acquire|import|resell|sell N|market N|rights|lease|deploy N|integrate N|obtain|commercialize N|in-license)\b"
)
_PROVIDER = r"implement|provide|supply|deliver|install|build|deploy|manage|operate|construct|equip|upgrade|design|develop|manufacture|produce|support|ship|maintain|integrate|offer|sell|modernize|digitize|transform|launch"
_DELIVERS = re.compile(
    r"implement|provi|suppl|deliver|install|equip|upgrade|maintain|manage|ship|manufactur|produc|construct|deploy|sale"
)
_ROLE = r"supplier|provider|vendor|contractor|platform|operator|manufacturer|developer|solution|system|agency|custodian"
_SELLER = r"distributor|reseller|dealer|licensee|franchisee"
_CHOSEN_FOR = re.compile(
    rf"^(?: , [^;,]{{0,120}} ,)? (?:to (?:{_PROVIDER})\b|as (?:(?:its|the|an?|their) )?[^;]{{0,60}}?\b(?:{_ROLE})\b|"
    r"for the (?:supply|delivery|construction|design|development|installation|implementation|provision))"
)
_PICKED_FOR = re.compile(
    r"^(?: , [^;,]{0,120} ,)? (?:to (?!lead|host|serve|play|represent|advise|explore|join|receive|compete|participate|perform|speak|become|replace|succeed|head)[a-z]+\b|"
    r"for [a-z -]{0,40}(?:production|manufactur\w+|supply|delivery|development|construction)\b|for (?:its|the|their)\b|"
    rf"as (?:(?:its|the|an?|their) )?[^;]{{0,60}}?\b(?:{_ROLE}|{_SELLER})\b)"
)
_AS_SELLER = re.compile(rf"^[^;]{{0,80}}? as [^;]{{0,60}}?\b(?:{_SELLER})\b")
_GIVES = re.compile(
    rf"\b(?:to|will|for the|and) (?P<verb>{_PROVIDER}|supply of|delivery of|provision of|installation of|construction of|sale of)\b ?"
)
_THEY = re.compile(
    r"^(?: , [^;]{0,200}? ,)? ?,? ?(?:under|in|through|pursuant to|where|whereby)?[^;]{0,60}?\b(?P<who>(?<=for )N(?= to )|N(?= (?:will|shall|has agreed to|agreed to|agrees to) )) (?:will|to|shall|has agreed to|agreed to|agrees to) (?:exclusively |also |be )?(?P<verb>[a-z]+)"
)
_GIVEN = re.compile(
    r"^(?: , [^;]{0,140}? ,)? to (?:exclusively )?(?:supply|provide|deliver|equip) (?:the )?(?P<who>N)(?= )"
)
_PEOPLE = re.compile(
    r"\b(?:star|player|coach|pitcher|quarterback|striker|actor|actress|singer|driver|midfielder|goalkeeper|defender|linebacker|rapper|guard|forward|athlete)\b"
)
_DISTRIBUTOR = re.compile(
    r"\b(?:distributor|distributors|distribution|reseller|wholesaler|dealer|retailer|importer|logistics|utility|automaker|carmaker|refiner|smelter|licensee)\b"
)
_GRANTS = re.compile(r"\bgrant(?:s|ed|ing)? (?:the )?(?P<who>N|it|the company)\b")
_USES = re.compile(
    r"^(?: , [^;]{0,120}? ,)? (?:to (?:use|develop|manufacture|produce|create|sell|access|market|make)|"
    r"for (?:the )?(?:rights|use|exclusive|worldwide|global))\b"
)
_LICENSORS = re.compile(
    r"\b(?:University|Institute|College|Hospital|Clinic|Foundation|Laboratory|Disney|Marvel|Warner|NBA|NFL|MLB|NASA|FIFA)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{1,2})[ -](?P<unit>year|month)s?\b"
)
_COUNTS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
} | {"twenty": 20}
_SITES = re.compile(
    r"\b(?:across|at|in|to) (?:(?:its|all|the|their|of|network|chain|portfolio|entire|N|'s|global|national|nationwide|some|over|more|than|about|approximately|nearly|up|to) ){0,8}"
    r"(?P<count>#) (?:[a-z-]+ ){0,3}?(?:locations|sites|stores|branches|clinics|hospitals|facilities|centers|centres|restaurants|schools|outlets|offices|plants|warehouses|hotels|stations|pharmacies)\b"
)
_NEXT_WORDS = re.compile(r"\b(?:includ|cover|compris|consist|deliver)")
_NEXT = re.compile(
    r"^(?:[^.;]{0,40}, )?(?:(?:under|as part of|with) )?(?:the|this) (?:[a-z]+ )?(?:order|contract|agreement|deal)\b[^.;]{0,90}? "
    r"(?:includes?|covers?|comprises?|consists of|delivering|covering|including) (?=[a-zA-Z#])"
)


class Roles(NamedTuple):
    """Who delivers and who buys."""

    supplier: tuple[Party, ...]
    customer: tuple[Party, ...]


def read(event: Event) -> Iterator[Found]:
    """Yield the commercial agreements that a sentence tells of."""
    text = event.skeleton.text
    seen: set[frozenset[str]] = set()
    for cues, pattern, roles_of in _FORMS:
        if not any(cue in text for cue in cues):
            continue
        for match in few(pattern, text):
            roles = roles_of(event, match)
            names = frozenset(p.name for group in roles or () for p in group)
            if (
                roles is None
                or not names
                or any(names & other for other in seen if len(other) > 1 or len(names) == 1)
            ):
                continue
            if _PEOPLE.search(text[: match.start()][-80:]):
                continue
            place = match.start("kind" if "kind" in match.re.groupindex else 0)
            if OPTION.search(text[max(0, place - 70) : place]):
                event.text.drop("option or habit", *event.skeleton.span(match.start(), match.end()))
                continue
            seen.add(names)
            yield from _found(event, match, roles)


def _found(event: Event, match: re.Match[str], roles: Roles) -> Iterator[Found]:
    """Yield one agreement a customer (or supplier, if there are several)."""
    skeleton = event.skeleton
    suppliers, customers = roles
    start = max(0, match.start() - (30 if "kind" in match.re.groupindex else 0))
    money = [
        m for m in skeleton.money(start, min(len(skeleton.text), match.end() + 60)) if not m.ranged
    ]
    products = _products(event, match, {p.name for group in roles for p in group})
    pairs = [(s, c) for s in suppliers or (None,) for c in customers or (None,)]
    for supplier, customer in pairs:
        parties = [party for party in (supplier, customer) if party]
        fact = CommercialAgreement(
            supplier=supplier.name if supplier else None,
            customer=customer.name if customer else None,
            products=products,
            amount=money[0].amount if money else None,
            currency=money[0].currency if money else None,
            term_months=_term(event, match),
            sites=_sites(event),
            date=date_of(event, match.start()),
            market=event.market,
        )
        yield Found(
            fact, *stretch(event, match.start(), match.end(), *parties), event.confidence(*parties)
        )


def _by(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N was selected by N to provide"."""
    if not _CHOSEN_FOR.match(match["rest"]):
        return None
    return _checked(
        event.parties(match.start("verb")), group_parties(event.skeleton, match, "customer")
    )


def _picks(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N selected N to provide"."""
    if not match["maker"] and not _PICKED_FOR.match(match["rest"]):
        return None
    suppliers = group_parties(event.skeleton, match, "supplier")
    if _AS_SELLER.match(match["rest"]):
        return _both(event.parties(match.start("verb")), suppliers)
    if name := event.skeleton.name(match, "maker"):
        suppliers = (Party(name.text, True, name.start),)
    return _checked(suppliers, event.parties(match.start("verb")))


def _awards(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N awarded N a contract" and "N placed an order with N"."""
    suppliers = group_parties(event.skeleton, match, "supplier") or group_parties(
        event.skeleton, match, "late"
    )
    if not suppliers or event.skeleton.text[: match.start()].rstrip().endswith(
        ("was", "been", "were")
    ):
        return None
    doers = event.parties(match.start("verb"))
    if not doers:
        return None
    if re.match(r"licen|right|distribution", match["noun"]):
        return _checked(doers, suppliers)
    return _checked(suppliers, doers)


def _agreement(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N signed a supply agreement with N" and "N received an order from N"."""
    skeleton = event.skeleton
    before = skeleton.text[: match.start()]
    noun = _noun(before, match["kind"])
    if _BAD.search(noun[: -len(match["kind"])]):
        return None
    owned = _OWNER.search(before)
    if owned:
        mine = parties_in(skeleton, owned.start("owner"), owned.start("owner") + 1, owners=True)
    else:
        mine = signers(event, match.start())
    others = group_parties(skeleton, match, "other")
    if more := _ANOTHER.match(skeleton.text[match.end() :]):
        others += parties_in(skeleton, match.end() + more.start("more"), match.end() + more.end())
    if not mine or not others or _unnamed_party(skeleton, match, "other"):
        return None
    rest = skeleton.text[match.end() :][:240]
    buys = _direction(event, match, noun, mine, others, rest)
    if buys is None:
        return None
    return _checked(others, mine) if buys else _checked(mine, others)


def _noun(before: str, kind: str) -> str:
    """Return what an agreement is called, with up to five words before it: "five-year supply agreement"."""
    words: list[str] = []
    for word in reversed(before.split()[-5:]):
        if word in (
            "N",
            "L",
            "H",
            "D",
            "Y",
            ",",
            ".",
            ";",
            ":",
            "'s",
            "its",
            "a",
            "an",
            "the",
            "their",
        ):
            break
        words.insert(0, word)
    return " ".join([*words, kind])


def _direction(
    event: Event,
    match: re.Match[str],
    noun: str,
    mine: tuple[Party, ...],
    others: tuple[Party, ...],
    rest: str,
) -> bool | None:
    """Return whether the subject buys (True) or supplies (False); None if that cannot be told."""
    text = event.skeleton.text
    kind = match["kind"].rstrip("s")
    if match["prep"] == "from":
        return kind.startswith("licen") or not re.search(r"order|contract|deal", kind)
    they = _THEY.match(rest)
    if they:
        place = match.end() + they.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        sells = they["verb"] in _PROVIDER.split("|") and they["verb"] not in (
            "integrate",
            "offer",
            "sell",
            "operate",
            "deploy",
            "launch",
        )
        takes = they["verb"] in (
            "distribute",
            "purchase",
            "buy",
            "market",
            "sell",
            "commercialize",
            "receive",
            "use",
            "acquire",
            "resell",
            "promote",
            "deploy",
            "offer",
            "integrate",
            "pay",
        )
        if _same(who, others) and (sells or takes):
            return sells
        if _same(who, mine) and (sells or takes):
            return takes
    if given := _GIVEN.match(rest):
        place = match.end() + given.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        if _same(who, mine) or _same(who, others):
            return _same(who, mine)
    if _BUYS.match(rest):
        return True
    gives = _GIVES.search(text[match.start() : match.end()] + rest[:80])
    if re.search(r"\blicen[sc]", noun):
        return _licence(event, noun, match.end(), mine, others)
    if re.search(r"marketing|investor|relations|media|advertising|awareness|market-making", noun):
        return True
    if re.search(r"distribut|reseller|resale", noun):
        near = text[match.end() : match.end() + 60]
        if _DISTRIBUTOR.search(
            text[: match.end("kind") - len(noun)][-220:]
        ) and not _DISTRIBUTOR.search(near):
            return True
        own = re.search(
            r"\b(?:to|for|of) (?:distribute |sell |market |exclusively )*(?:the )?N 's", rest[:80]
        )
        return bool(own)
    if re.search(
        r"supply|offtake|off-take|order|contract|services?|manufacturing|implementation|procurement|sales|delivery|engineering|construction|\bepc\b|maintenance|support|software|saas|platform|deployment|rollout|enterprise|staffing|logistics|transport|shipping|charter|processing|fabrication|production|framework|tender",
        noun,
    ) or (gives and _DELIVERS.match(gives["verb"])):
        return False
    if kind == "deal" and re.search(r"\bM\b", noun):
        return False
    return None


def _licence(
    event: Event, noun: str, end: int, mine: tuple[Party, ...], others: tuple[Party, ...]
) -> bool | None:
    """Return whether the subject takes a licence (True) or grants one (False); None if that cannot be told."""
    after = event.skeleton.text[end : end + 160]
    if granted := _GRANTS.search(after):
        if granted["who"] != "N":
            return True
        place = end + granted.start("who")
        who = {party.name for party in parties_in(event.skeleton, place, place + 1)}
        return True if _same(who, mine) else False if _same(who, others) else None
    if any(_LICENSORS.search(party.name) for party in others) or _USES.search(after):
        return True
    return False if "out-licens" in noun else None


def _orders(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N ordered pumps from N"."""
    if not re.search(r"#|N|unit|license", match["what"]) and not match["verb"].endswith("licensed"):
        return None
    return _checked(
        group_parties(event.skeleton, match, "supplier"), event.parties(match.start("verb"))
    )


def _licensed(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N licensed its compound to N"."""
    return _checked(
        event.parties(match.start("verb")), group_parties(event.skeleton, match, "customer")
    )


def _for_to(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N signed an agreement to supply N with pumps" and "... to buy pumps from N"."""
    mine = signers(event, match.start())
    if _BAD.search(_noun(event.skeleton.text[: match.start()], "")) or not mine:
        return None
    if match["supplier"]:
        return _checked(group_parties(event.skeleton, match, "supplier"), mine)
    others = group_parties(event.skeleton, match, "customer")
    return _checked(mine, others or group_parties(event.skeleton, match, "late"))


def _distributes(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N was named distributor of N" and "N secured rights to pumps from N"."""
    return _both(
        group_parties(event.skeleton, match, "supplier", owners=True),
        event.parties(match.start("verb")),
    )


def _both(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are named, or None."""
    return _checked(suppliers, customers) if suppliers and customers else None


def _supplies(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N will supply N with pumps"."""
    customers = group_parties(event.skeleton, match, "customer") or group_parties(
        event.skeleton, match, "late"
    )
    suppliers = event.parties(match.start("verb"))
    if not customers or not suppliers:
        return None
    return _checked(suppliers, customers)


def _unnamed(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N received an order for pumps", whoever gave it."""
    if (
        match["verb"] in ("announced", "announces", "signed", "awarded")
        and match["noun"].startswith("contract")
        and "from" not in match.group()
    ):
        return None
    if match["verb"] == "awarded" and not re.search(
        r"(?:was|been|were) $", event.skeleton.text[: match.start()]
    ):
        return None
    return _checked(event.parties(match.start("verb"))[:1], ())


def _checked(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are different, or None."""
    shared = {party.name for party in suppliers} & {party.name for party in customers}
    if shared or not (suppliers or customers):
        return None
    return Roles(suppliers, customers)


def _same(names: set[str], parties: tuple[Party, ...]) -> bool:
    """Return whether a short or long form of a name stands for one of the parties."""
    return any(
        name == party.name or party.name.startswith(f"{name} ") or name.startswith(f"{party.name} ")
        for name in names
        for party in parties
    )


def _unnamed_party(skeleton: object, match: re.Match[str], group: str) -> bool:
    """Return whether a counterpart is only described ("a U.S. Government Contractor")."""
    return bool(re.match(r"(?:a|an|one|another|its) ", match[group]))


def _term(event: Event, match: re.Match[str]) -> int | None:
    """Return for how many months an agreement runs, if its sentence says so near it."""
    first, last = event.skeleton.span(
        max(0, match.start() - 40), min(len(event.skeleton.text), match.end() + 80)
    )
    found = _TERM.search(event.text.text[first:last].lower())
    if not found:
        return None
    count = _COUNTS.get(found["count"]) or (
        int(found["count"]) if found["count"].isdigit() else None
    )
    behind = event.text.text[first:last].lower()[found.end() : found.end() + 12]
    if count is None or behind.startswith((" old", " anniv", " histor", " veter", " of exp")):
        return None
    return count * (12 if found["unit"] == "year" else 1)


def _sites(event: Event) -> int | None:
    """Return at how many places it is to be carried out, if the sentence counts them."""
    match = _SITES.search(event.skeleton.text)
    if not match:
        return None
    item = next(iter(event.skeleton.items(*match.span("count"))), None)
    digits = item.text.replace(",", "") if isinstance(item, Token) else ""
    return int(digits) if digits.isdigit() else None


def _products(event: Event, match: re.Match[str], parties: set[str]) -> tuple[str, ...]:
    """Return what is supplied, if the sentence says it after "to supply", "for" or "delivering"."""
    text = event.skeleton.text
    near = re.compile(
        rf"\b(?:to (?:{_PROVIDER}|distribute|use|purchase|buy|market)|for the (?:supply|delivery|provision|purchase|sale|distribution|installation) of|supply of|deliver of|(?:will|would) (?:supply|sell|distribute|deliver|provide|market|install|build)|delivering|supplying|(?:distribution|distributor|delivery|orders?|purchase|sale|provider|supplier) of|for{'|with' if 'customer' in match.re.groupindex else ''}) (?=[a-zA-Z#])"
    )
    end = match.end()
    if (
        "what" in match.re.groupindex
        and match["what"]
        and (what := _listed(event, match.start("what"), parties))
    ):
        return what
    start = match.end("kind") if "kind" in match.re.groupindex else match.start()
    for found in near.finditer(text, start, min(len(text), end + 90)):
        names = _listed(event, found.end(), parties)
        if names:
            return names
    return _told_next(event, parties)


def _told_next(event: Event, parties: set[str]) -> tuple[str, ...]:
    """Return the products that the next sentence lists: "The order includes ..."."""
    after = event.sentence.next
    if after is None or not _NEXT_WORDS.search(after.low):
        return ()
    nearby = Event.of(event.text, event.identity, after)
    match = _NEXT.match(nearby.skeleton.text)
    return _listed(nearby, match.end(), parties) if match else ()


def _listed(event: Event, start: int, parties: set[str]) -> tuple[str, ...]:
    """Return the products of a phrase: its names, or the phrase itself."""
    phrase = phrase_at(event.skeleton, start, event.text.text)
    if phrase is None or phrase.end - start > 90:
        return ()
    names = tuple(
        item.text
        for item, kind in event.skeleton.kinds(start, phrase.end)
        if kind == "N"
        and isinstance(item, Name)
        and not item.possessive
        and item.text not in parties
    )
    if names:
        return names
    if (
        phrase.head
        in (
            "#",
            "use",
            "years",
            "year",
            "months",
            "period",
            "term",
            "M",
            "sale",
            "supply",
            "it",
            "services",
            "Y",
        )
        or phrase.name in parties
    ):
        return ()
    return (phrase.plain,) if len(phrase.words) > 1 or phrase.head.endswith("s") else ()


_FORMS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[Event, re.Match[str]], Roles | None]], ...
] = (
    ((" by ",), _BY, _by),
    ((" to ", " as ", " for "), _PICKS, _picks),
    (("award", "grant", "place", "gave"), _AWARDS, _awards),
    ((" with ", " from ", " by "), _AGREEMENT, _agreement),
    ((" from ",), _ORDERS, _orders),
    (("licensed", "licenses"), _LICENSED, _licensed),
    (("suppl",), _SUPPLIES, _supplies),
    ((" to ",), _FOR_TO, _for_to),
    (("distributor", "reseller", "dealer", "licensee"), _DISTRIBUTES, _distributes),
    (("rights ",), _RIGHTS, _distributes),
    (("order", "contract"), _UNNAMED, _unnamed),
)
"""Cheap cues, the pattern and who reads its roles, the surest form first."""
