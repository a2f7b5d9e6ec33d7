"""Commercial agreements: who supplies whom with what; contracts, orders, licences, distribution and offtake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from marketgraph.facts import CommercialAgreement
from marketgraph.reading.prose.developments import choices, givings, takings
from marketgraph.reading.prose.developments.authorities import is_authority
from marketgraph.reading.prose.developments.directions import (
    SELLS,
    TAKES,
    Terms,
    buys,
    parted,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.nouns import PRODUCTS, phrase_at
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    OCCASION,
    OPTION,
    OVER,
    PARTIES,
    both,
    date_of,
    group_parties,
    parties_in,
    signers,
    stretch,
)
from marketgraph.reading.prose.developments.sides import Roles, checked, sided
from marketgraph.reading.prose.developments.supplied import products_of, sites_of, term_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.organisations import may_be_person
from marketgraph.reading.prose.words import cue, holds

WORDS = cue(
    "buy bought purchas sourc named make made produce build manufactur sign provide deliver agreed committed contracted opted distribut tender carry stock market sell supplier provider distributor reseller rights agreement contract order licen offtake off-take select chose tapped taps picked award deal supply retain engaged granted placed appoint hired sourced",
    r"\bwill (?:provide|deliver) (?:its|their)\b|\b(?:buy|bought|buys|buying|purchas\w+|sourcing)\b.* from\b|\b(?:will|to) (?:make|build|manufacture|produce|construct)\b.* for\b|\bmade by\b|\bsign(?:s|ed) (?:up )?.* as an? (?:customer|client)|(?:agree[ds]|contracted|committed) to (?:buy|purchase|take|source|procure)|\bopt(?:ed|s) for\b|\bnamed\b.* as .*(?:distributor|supplier|reseller|dealer|provider)|tender|\bwill (?:\w+ )?(?:distribute|carry|stock|market|sell|resell)\b|(?:supplier|provider)\b.* (?:to|for)\b|distributor|reseller|\brights\b|agreement|contract|\border(?:s|ed)?\b|licen[sc]|off-?take|\bselect|\bchose|\btap(?:s|ped)\b|\bpicked\b|\baward|\bdeal\b|\bsupply\b|\bretain(?:s|ed)\b|\bengaged\b|"
    r"\bgranted\b|\bplaced\b|\bappoint(?:s|ed)\b|\bhired\b|\bsourced\b",
)
_TAKEOVER = re.compile(
    r" to (?:acquire|buy|purchase|take over) (?:(?:its|their|the|group|company|firm|N|'s) ){1,3}(?:[a-z][a-z/&-]+ ){0,5}(?:business|division|unit|operations|arm|segment|subsidiary)\b"
)
"""What is bought is a part of the other party: an acquisition."""
_BAD = re.compile(
    r"\b(?:securities|share|shares|stock|asset|equity|credit|loan|financing|merger|underwriting|confidentiality|settlement|bargaining|employment|"
    r"subscription|(?<!naming )rights|investor|arrangement|combination|non-disclosure|purchase and sale|funding|debt|investment|consulting|plea|trade|peace|"
    r"partnership|collaboration|cooperation|joint|lease|tenancy|labor|labour|union|acquisition|exchange|conversion|placement|agency|voting|"
    r"advisory|facility|note|warrant|option|futures|merchant|book|record|recording|registration|film|player|playing|rookie|extension|managerial|social|smart|trust|teaming|strategic|memorandum)\b[^,;]{0,12}$"
)
_AGREEMENT = re.compile(
    rf"\b(?P<kind>agreements?|contracts?(?: (?:awards?|wins?|extensions?|renewals?))?|deals?|purchase orders?|orders?|licen[sc]es?|tenders?)"
    rf"(?: (?:worth|valued at|totaling|totalling|of|for|at an? [a-zN ]{{0,20}}?(?:value )?of|worth up to|worth about|worth approximately|worth over|worth more than)(?: (?:approximately|about|over|more than|up to|nearly|around|some|a total of))? M)?"
    rf"(?: (?:for|covering|to supply|to provide|to deliver|on|in) (?P<for>[^.;,]{{2,90}}?(?: , an? [^.;,]{{2,60}}(?= , from ))?))?(?: (?:on|in) (?:D|Y|L))?(?: ,)?(?: (?:signed|reached|struck|concluded|inked|agreed|placed))? (?P<prep>with|from|by) (?P<other>{PARTIES}){FOLLOW}"
)
_OWNER = re.compile(r"(?P<owner>N) 's (?:[a-z0-9#/-]+ ){0,5}$")
_FITTED = re.compile(
    r"\b(?:equipped|fitted|integrated|combined|compatible|outfitted|loaded|associated|paired|bundled)$"
)
"""Before "with" and a part of the goods: "delivery of a buoy equipped with N"."""
_ANOTHER = re.compile(
    rf"^ ,? ?and (?:another|one|a second|a third) with (?P<more>{PARTIES}){FOLLOW}"
)
_UNNAMED = re.compile(
    r"(?P<verb>\b(?:received|receives|won|wins|bags|bagged|scores|scored|nets|netted|secured|secures|booked|landed|lands|obtained|awarded|signed|announces|announced|fulfilled|earned|earns|got|gets|clinched|clinches)) "
    r"(?:(?:a|an|its|the|new|follow-on|additional|initial|first|second|largest|major|multiple|several|another|repeat|M|#|[a-z]+-[a-z]+|[a-z]+) ){0,6}?"
    r"(?P<noun>(?:purchase )?orders?|contracts?) (?:(?:worth|valued at|totaling|totalling|of) (?:[a-z]+ ){0,3}M )?(?:from (?:a|an|its|two|several|one|multiple|existing|new) |(?:for|to (?:supply|provide|deliver|build|manufacture|produce|design|develop|construct|install|upgrade|maintain|operate|modernize|modernise)) (?=[a-zA-Z#]))"
)
_PAYMENT = re.compile(
    r" ?(?:with )?(?:(?:an?|the|M|#|L|[a-z-]+) ){0,4}?(?:payments?|funding|financing|capital|loans?|grants?|royalties|cash|equity)\b"
)
"""Money is no goods."""
_SECURITIES = re.compile(
    r"\b(?:bonds?|shares?|notes?|stock|stakes?|warrants?|securities|interests?|business|unit|division|subsidiary|debt|loans?)\b"
)
"""What changes hands once, or is money: no goods."""
_UNION = re.compile(
    r"(?<!Credit )\bUnion$|\b(?:Teamsters|Brotherhood of|Nurses Association|Workers(?: of America| International)?|Teachers Association)\b"
)
"""Those who bargain for workers; what is signed with them is no trade."""
_PERMITS = re.compile(
    r"\b(?:banking|bank|payments?|gaming|gambling|betting|casino|operating|broker\w*|insurance|e-money|money|trading|exploration|mining|import|export|"
    r"liquor|virtual|crypto|transmitter|lottery|spectrum|telecom\w*|airline|pilot|driving|business|environmental|construction) (?:[a-z-]+ )?licen[sc]es?$"
)
"""Licences that offices give."""
_PEOPLE = re.compile(
    r"\b(?:star|player|coach|pitcher|quarterback|striker|actor|actress|singer|driver|midfielder|goalkeeper|defender|linebacker|rapper|guard|forward|athlete)\b"
)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield what a sentence must match to tell of an agreement: one of them."""
    return (pattern for _, pattern, _ in _FORMS)


def read(event: Event) -> Iterator[Found]:
    """Yield the commercial agreements that a sentence tells of."""
    text = event.skeleton.text
    seen: set[frozenset[str]] = set()
    for cues, pattern, roles_of in _FORMS:
        if not holds(text, cues):
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
            if OPTION.search(text[max(0, place - 70) : place]) or OVER.match(text[match.end() :]):
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
    products = products_of(event, match, {p.name for group in roles for p in group})
    pairs = [(s, c) for s in suppliers or (None,) for c in customers or (None,)]
    for supplier, customer in pairs:
        parties = [party for party in (supplier, customer) if party]
        fact = CommercialAgreement(
            supplier=supplier.name if supplier else None,
            customer=customer.name if customer else None,
            products=products,
            amount=money[0].amount if money else None,
            currency=money[0].currency if money else None,
            term_months=term_of(event, match),
            sites=sites_of(event),
            date=date_of(event, match.start()),
            market=event.market,
        )
        yield Found(
            fact, *stretch(event, match.start(), match.end(), *parties), event.confidence(*parties)
        )


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
        return None if is_authority(doers[0].name) else checked(doers, suppliers)
    return checked(suppliers, doers)


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
    if match["prep"] == "by" and re.search(r"ed(?: [a-z]+)?$", match["for"] or ""):
        return None
    if match["for"] and _FITTED.search(match["for"]):
        return None
    if not mine or not others or _unnamed_party(skeleton, match, "other"):
        return None
    if _TAKEOVER.match(skeleton.text, match.end()):
        return None
    if _PEOPLE.search(match["other"]) or any(_UNION.search(party.name) for party in others):
        return None
    if match["kind"].startswith("licen") and (
        _PERMITS.search(noun) or any(is_authority(party.name) for party in others)
    ):
        return None
    buyer = buys(Terms(event, match, noun, mine, others))
    if buyer is None:
        return None
    return checked(others, mine) if buyer else checked(mine, others)


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


def _orders(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N ordered pumps from N"."""
    if re.search(r"\bto [a-z]", match["what"]) or (
        not re.search(rf"#|N|unit|license|{takings.COUNT}", match["what"])
        and not match["verb"].endswith(("licensed", "sourcing"))
    ):
        return None
    return checked(
        group_parties(event.skeleton, match, "supplier"), event.parties(match.start("verb"))
    )


def _under(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N struck a deal under which N will deliver pumps"."""
    mine, who = signers(event, match.start()), group_parties(event.skeleton, match, "who")
    sells, takes = match["verb"] in SELLS, match["verb"] in TAKES
    if not mine or not who or not (sells or takes):
        return None
    if match["verb"] == "acquire" and event.skeleton.text[match.end() :].startswith(" N"):
        return None
    return checked(who, mine) if sells else checked(mine, who)


def _placed(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N announced that N has placed an order"."""
    return sided(event.parties(match.start()), group_parties(event.skeleton, match, "customer"))


def _licensed(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N licensed its compound to N"."""
    mine = event.parties(match.start("verb"))
    if any(is_authority(party.name) for party in mine):
        return None
    return checked(
        mine,
        group_parties(event.skeleton, match, "customer")
        or group_parties(event.skeleton, match, "taker"),
    )


def _for_to(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N signed an agreement to supply N with pumps" and "... to buy pumps from N"."""
    mine = signers(event, match.start())
    if _BAD.search(_noun(event.skeleton.text[: match.start()], "")) or not mine:
        return None
    if match["supplier"]:
        return checked(group_parties(event.skeleton, match, "supplier"), mine)
    others = group_parties(event.skeleton, match, "customer")
    return checked(mine, others or group_parties(event.skeleton, match, "late"))


def _distributes(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N was named distributor of N" and "N secured rights to pumps from N"."""
    return sided(
        group_parties(event.skeleton, match, "supplier", owners=True),
        event.parties(match.start("verb")),
    )


def _jointly(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N and N signed a deal under which N will sell N 's pumps": where the sentence says who does what."""
    parties = both(event, match.start("verb"))
    noun = _noun(event.skeleton.text[: match.start("kind")], match["kind"])
    if len(parties) != 2 or _BAD.search(noun[: -len(match["kind"])]):
        return None
    one, two = parties[:1], parties[1:]
    takes = parted(Terms(event, match, noun, one, two))
    if takes is None:
        return None
    return checked(two, one) if takes else checked(one, two)


def _placed_by(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N signed N as a customer" and "N will make pumps for N"."""
    customers = group_parties(event.skeleton, match, "customer")
    if any(OCCASION.search(party.name) or may_be_person(party.name) for party in customers):
        return None
    if OPTION.search(event.skeleton.text[max(0, match.start() - 70) : match.start("verb")]):
        return None
    return sided(event.parties(match.start("verb")), customers)


def _awarded(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "the contract was awarded to N by N"."""
    return checked(
        group_parties(event.skeleton, match, "supplier"),
        group_parties(event.skeleton, match, "customer"),
    )


def _takes(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N has licensed N 's pump"; what an owner licenses to a third party is another matter."""
    supplier = event.skeleton.name(match, "supplier")
    doers = event.parties(match.start("verb"))
    if supplier is None or any(
        is_authority(name) for name in (supplier.text, *(p.name for p in doers))
    ):
        return None
    return sided((Party(supplier.text, True, supplier.start),), doers)


def _bulk(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N agreed to buy 90 tonnes of ore from N" and "... output of a mine that N operates"."""
    suppliers = group_parties(event.skeleton, match, "supplier") or group_parties(
        event.skeleton, match, "maker"
    )
    return sided(suppliers, event.parties(match.start("verb")))


def _carries(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N will distribute N 's sauces"."""
    before = event.skeleton.text[: match.start()]
    if re.search(
        r"\b(?:if|when|whether|that|which|who|investors|owners|shareholders) (?:N )?$", before
    ):
        return None
    return sided(
        group_parties(event.skeleton, match, "supplier", owners=True),
        event.parties(match.start("verb")),
    )


def _supplier_to(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N becomes exclusive supplier of pumps to N"."""
    group = "owned" if match["owned"] else "customer"
    verb = match.start("verb")
    doers = signers(event, verb) if "it" in match["verb"].split() else event.parties(verb)
    return sided(doers, group_parties(event.skeleton, match, group, owners=True))


def _supplies(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N will supply N with pumps"."""
    customers = group_parties(event.skeleton, match, "customer") or group_parties(
        event.skeleton, match, "late"
    )
    suppliers = event.parties(match.start("verb"))
    if (
        match.groupdict().get("what")
        and match["verb"].startswith("will ")
        and "supply" not in match["verb"]
    ):
        phrase = phrase_at(event.skeleton, match.start("what"), event.text.text)
        if phrase is None or phrase.head not in PRODUCTS:
            return None
    paid = _PAYMENT.match(event.skeleton.text, match.end())
    if not customers or not suppliers or paid:
        return None
    return checked(suppliers, customers)


def _sells_to(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N will sell ore to N under a ten-year agreement"."""
    if _SECURITIES.search(match["what"]):
        return None
    return sided(event.parties(match.start("verb")), group_parties(event.skeleton, match, "late"))


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
    return checked(event.parties(match.start("verb"))[:1], ())


def _unnamed_party(skeleton: object, match: re.Match[str], group: str) -> bool:
    """Return whether a counterpart is only described ("a U.S. Government Contractor")."""
    called = re.search(r" (?:called|named) ", match[group])
    return not called and re.match(r"(?:a|an|one|another|its) ", match[group]) is not None


_FORMS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[Event, re.Match[str]], Roles | None]], ...
] = (
    ((" by ",), choices.BY, choices.by),
    ((" to ", " as ", " for "), choices.PICKS, choices.picks),
    (("award", "grant", "place", "gave"), givings.AWARDS, _awards),
    ((" with ", " from ", " by "), _AGREEMENT, _agreement),
    ((" from ",), takings.ORDERS, _orders),
    ((" placed ", "renewed", "extended", "expanded"), takings.PLACED, _placed),
    ((" which ",), givings.UNDER, _under),
    (("licens",), givings.LICENSED, _licensed),
    (("suppl", "will "), givings.SUPPLIES, _supplies),
    ((" with ",), givings.EQUIPS, _supplies),
    (("agreement", "contract", "deal", " years", "order"), givings.SELLS_TO, _sells_to),
    (("agreement", "contract", "deal", " years", "order"), takings.BUYS_FROM, _distributes),
    ((" to ",), givings.FOR_TO, _for_to),
    (("distributor", "reseller", "dealer", "licensee"), takings.DISTRIBUTES, _distributes),
    (("rights ",), takings.RIGHTS, _distributes),
    ((" rights ",), takings.NAMING, _distributes),
    ((" and ",), takings.JOINTLY, _jointly),
    (("awarded to ",), takings.AWARDED_TO, _awarded),
    ((" from ",), takings.COUNTED, _bulk),
    ((" from ",), takings.SUPPLY_FROM, _bulk),
    ((" by ",), takings.MADE_BY, _distributes),
    ((" 's ",), takings.SELLER_OF, _distributes),
    ((" as a",), givings.SIGNED_AS, _placed_by),
    (("distributor", "reseller", "dealer"), givings.NAMED_SELLER, _placed_by),
    ((" for ",), givings.WON_FOR, _placed_by),
    ((" for ",), givings.MAKES_FOR, _placed_by),
    ((" for ",), takings.DEAL_FOR, _takes),
    ((" 's ",), takings.TAKES, _takes),
    ((" from ",), takings.FROM_RIGHTS, _distributes),
    (("licens",), takings.AND_SELLS, _distributes),
    ((" by ", " from ", " of "), takings.SYSTEM_BY, _distributes),
    ((" to ",), takings.BULK, _bulk),
    ((" will ",), takings.CARRIES, _carries),
    (("supplier", "provider", "vendor", "contractor"), givings.SUPPLIER_TO, _supplier_to),
    (("order", "contract"), _UNNAMED, _unnamed),
)
"""Cheap cues, the pattern and who reads its roles, the surest form first."""
