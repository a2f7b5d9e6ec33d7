"""Investments: rounds, placements, offerings and stakes; who put how much into whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from marketgraph.facts import Investment
from marketgraph.reading.prose.developments.deals import NOT_COMPANY, price, wished
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.subjects import LIST, main_subject
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.words import cue, words

WORDS = cue(
    "round seed series funding financing invest raise raising placement ipo offering stake back amassed public",
    r"\bround\b|\bseed\b|\bseries\b|funding|financing|invest(?:s|ed|ing|ment|or)|\braise[sd]?\b|\braising\b|placement|\bipo\b|offering|\bstake\b|"
    r"\bbacks\b|\bbacked\b|amassed|went public",
)
_ABOUT = r"(?:L|an?|the|about|around|approximately|nearly|almost|over|more|than|roughly|some|another|additional|total|of|up|to|its|in|just|under|close|first|initial|oversubscribed|upsized|new|successful|strategic|closing|completion|fresh|further|growth|equity|record|at|least|aggregate|gross|proceeds|latest|extended|extension)"
_ROUND = (
    r"(?P<round>(?:pre-seed|pre seed|post-seed|seed|angel|bridge|growth|strategic|private equity|venture|mezzanine|pre-ipo|equity)(?: plus)?|"
    r"(?:pre-)?series [a-k](?:\+|-?[1-4]| ?extension| plus| prime)?|series seed|(?:non-brokered |brokered |flow-through |concurrent )*private placement|"
    r"(?:non-brokered |brokered )placement|placement|initial public offering|ipo|registered direct offering|(?:bought deal )?public offering|pipe|crowdfunding|growth equity|debt)"
)
_TAIL = r"(?:,? ?(?:equity |growth |capital |extension |preferred |stock |share |funding |financing |investment |venture |capital |crowdfunding )*(?:rounds?|raise|funding|financing|investments?|extension|transactions?|capital|offering|placement|campaign))?"
_MONEY = rf"(?:{_ABOUT} ){{0,6}}(?P<money>M)(?: (?:in|of|via|through|from|as|for|worth of))?"
_RAISE = (
    r"(?P<verb>(?:(?:has|have|had|will|to|also|recently|later|just|successfully|then|previously|already) ){0,3}(?:raise[sd]?|raising|"
    r"secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)(?: on)?|complet(?:e[sd]?|ing)|land(?:s|ed)|bag(?:s|ged)|nett?(?:s|ed)|garner(?:s|ed)|amass(?:es|ed)?|attract(?:s|ed)|"
    r"receiv(?:e[sd]?|ing)|collect(?:s|ed)|pull(?:s|ed) in|rais(?:es)|pocket(?:s|ed)|scor(?:es|ed)|announc(?:e[sd]?|ing)|obtain(?:s|ed)|"
    r"finali[sz]e[sd]?|pric(?:es|ed)|conclude[sd]?|snag(?:s|ged)|picked up|emerg(?:es|ed) from stealth with|launch(?:es|ed) with|brought in))"
)
_RAISED = re.compile(rf"{_RAISE} {_MONEY}(?: (?:{_ABOUT} ){{0,4}}(?:{_ROUND})?{_TAIL})?")
_ROUNDED = re.compile(
    rf"{_RAISE} (?:(?:its|the|a|an|L|first|second|third|final|tranche|underwritten|registered|marketed|successful|completion|closing|first|second|final|of|close|launch|oversubscribed|pricing|upsized|previously|announced|latest|new|strategic) ){{0,7}}"
    rf"{_ROUND}{_TAIL}(?:(?: (?:of|totall?ing|worth|for|raising|to raise|with)(?: (?:{_ABOUT}|gross|proceeds)){{0,6}} (?P<money>M))"
    rf"|(?:[^;]{{0,90}}? (?:proceeds|raising|total|amount)(?: to the company)?(?: of)?(?: {_ABOUT}){{0,5}} (?P<worth>M)))?"
)
_BACKED = re.compile(
    rf"(?P<verb>(?:(?:is|are|was|which) )?backed by) (?:(?:the|venture|capital|firms?|investors?|such|as|including|like|L|[a-z-]+) ){{0,5}}?(?P<investors>{LIST})"
)
_LED_THE = re.compile(
    rf"^(?:the )?(?P<names>{LIST})(?: ,[^;]{{0,120}}? ,)? (?:co-)?led the (?:round|financing|investment|raise|funding|series)"
)
_NOUN = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z]+ ){{0,3}}?|\b(?:an?|the|its|in|with|discuss the|about the) (?:[a-z]+ ){{0,3}}?)(?P<verb>(?P<money>M)) (?:in )?(?:{_ABOUT} ){{0,3}}{_ROUND}{_TAIL}"
)
_OWN = re.compile(
    rf"(?P<owner>N) 's (?:{_ABOUT} ){{0,3}}(?:(?P<money>M) )?(?P<verb>(?={_ROUND.replace('?P<round>', '?:')}))"
    rf"{_ROUND}{_TAIL}(?= (?:was|is|were|which|led|has|with|from|closed|at|in)\b| ?[,.]|$)"
)
_FOR_PLACEMENT = re.compile(
    rf"(?P<verb>agreement|agreements|commitments?|letter|form) (?:[a-z]+ ){{0,8}}?(?:for|of) (?:an?|its|the) (?:[a-z]+ ){{0,2}}?{_ROUND}{_TAIL}(?: (?:of|totall?ing|worth|for)(?: {_ABOUT}){{0,4}} (?P<money>M))?"
)
_PUBLIC = re.compile(r"(?P<verb>went|goes|going) public")
_INVESTED = re.compile(
    rf"(?P<verb>(?:(?:has|have|had|will|to|is|also|recently|jointly) ){{0,3}}invest(?:s|ed|ing)?) (?:(?:{_ABOUT} ){{0,6}}(?P<money>M) |heavily |further ){{0,1}}(?:in|into) (?:[a-z-]+ ){{0,5}}?(?:, )?(?P<company>{LIST})(?=(?P<after>.{{0,40}}))"
)
_INVESTMENT = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z]+ ){{0,3}}?)?(?:(?P<money>M) )?(?:[a-z]+ )?(?P<verb>investments?|stake|funding) (?:of (?:{_ABOUT} ){{0,4}}(?P<worth>M) )?(?:in|into) (?:[a-z-]+ ){{0,4}}?(?:, )?(?P<company>N)(?=(?P<after>.{{0,40}}))"
)
_LEADS = re.compile(
    rf"(?P<verb>(?:(?:has|have|also) )?(?:co-)?(?:led|leads|lead|participated in|joined|anchored|backs|backed|has backed)) (?:(?:an?|the|its) )?(?:{_ABOUT} ){{0,3}}(?:(?P<money>M) )?"
    rf"(?:(?P<whose>N) 's (?:{_ABOUT} )?(?:(?P<worth>M) )?)?(?:{_ABOUT} ){{0,2}}{_ROUND}?{_TAIL}(?: (?:in|for|of|by|round for) (?:[a-z-]+ ){{0,5}}?(?P<company>N))?"
)
_FROM_INVESTOR = re.compile(
    rf"(?P<verb>(?:receiv|secur|announc|attract|land|rais|obtain|accept|clos)[a-z]+) (?:{_ABOUT} ){{0,5}}(?:(?P<money>M) )?(?:[a-z]+ ){{0,3}}?(?:investment|funding|backing|financing)(?: of (?:{_ABOUT} ){{0,4}}(?P<worth>M))? (?:from|by) "
)
_INVESTORS = re.compile(
    r"(?:(?P<owner>N) 's|(?P<its>its|whose|the company 's)) (?:[a-z]+ ){0,3}?(?P<verb>investors|backers) (?:include[sd]?|are|were|is|also include|:) "
)
_CUE = re.compile(
    r"\b(?:led|co-led|anchored|headed|backed|funded|supported|joined|subscribed) (?:[a-z]+ )?by|\bparticipation (?:from|by|of)|\b(?:from|by)(?= (?:[a-z-]+ ){0,6}N)|\bincluding|"
    r"\binvestors?(?: (?:like|such as|include[sd]?|are|were|:))?|\balongside|\bas well as|\bjoined by|\binvestment (?:from|by)|\bco-led by|\bsuch as|"
    r"\b(?:include[sd]?)"
)
_LIST_AT = re.compile(
    r" (?:(?:the|its|new|existing|lead|co-lead|investors?|investor|and|returning|previous|both|venture|capital|firms?|funds?|fund|arm|arms|of|strategic|"
    r"additional|participation|from|by|with|insiders|including|led|global|leading|growth|early|[a-z-]+-[a-z-]+|L|a|an|group|"
    r"private|equity|firm|seed|stage|'s|current|institutional|angels?|notable|backers?|such|as|like|:|,|accelerator|company|giant|manager|partner) ){0,10}"
    r"(?P<names>N(?: 's)?(?: (?:venture|investment|corporate|capital)(?: [a-z]+){0,2})?(?: N)?(?:(?: , (?:and )?| and | & | as well as |, )(?:(?:the|existing|new|investors?|others|investor|L 's|its|also) ){0,3}N(?: 's (?:[a-z]+ ){1,3}N)?)*)"
)
_NO_FUND = re.compile(
    r"\b(?:charit\w+|donat\w+|fundrais\w+|gala|scholarships?|nonprofit|non-profit|campaign|awareness|victims|guidance|price target|forecast|outlook|dividends?|"
    r"loans?|credit facility|grants?|revolving|term loan|tickets|auction|congress\w*|senate|candidate|election|ransom|mortgage|bonds?|notes|contracts?)\b"
)
_NOT_THIS = re.compile(
    r"\b(?:bringing|total|to date|valuation|valued|valuing|revenue|since inception|assets under)\b[^,;]{0,40}$"
)
_FUND_END = words("capital ventures partners fund holdings investments equity invest")
_NO_ROUND = words("strategic growth equity venture mezzanine debt") | {
    "private equity",
    "growth equity",
}
_SEED = re.compile(
    r"(?P<verb>with|through|from) (?:[a-z]+ ){0,3}?(?P<money>M) (?:in|of) (?P<round>seed|pre-seed|angel|venture)[a-z ]{0,20}(?:funding|capital|money|investment|financing)"
)
_SHARES_OF = re.compile(r"\bof (?:the )?(?P<company>N) 's (?:[a-z]+ ){0,4}(?:shares|stock|units)\b")
_ROUND_NEXT = re.compile(
    r"^(?:the|this) (?:[a-z#]+ |M ){0,4}?(?:round|financing|funding|investment|raise|series [a-z])\b"
)
_MORE = re.compile(
    r"adding to (?:the )?(?P<money>M)(?: that)? (?:it|the company) raised|after (?:it raised|raising) (?P<second>M)"
)


@dataclass(frozen=True, slots=True)
class Deal:
    """What is known of one investment."""

    company: Party | None = None
    investors: tuple[Party, ...] = ()
    money: Money | None = None
    round: str | None = None
    start: int = 0
    end: int = 0
    date: str | None = None
    stake: float | None = None


def read(event: Event) -> Iterator[Found]:
    """Yield the investments that a sentence tells of."""
    if _ROUND_NEXT.match(event.skeleton.text) and event.sentence.before and _told_before(event):
        return
    kept: list[tuple[Deal, int, int]] = []
    for deals, (start, end) in _deals(event):
        hidden = next((i for i, old in enumerate(kept) if old[1] < end and start < old[2]), None)
        for deal in deals:
            twin = next((i for i, old in enumerate(kept) if _same(event, deal, start, old)), hidden)
            if twin is None:
                kept.append((deal, start, end))
            elif _of_one(kept[twin][0], deal):
                kept[twin] = _joined(kept[twin][0], deal), kept[twin][1], kept[twin][2]
    kept.sort(key=lambda item: item[1])
    for number, (deal, start, _) in enumerate(kept):
        until = kept[number + 1][1] if number + 1 < len(kept) else len(event.skeleton.text)
        yield from _found(
            event, deal, event.date if len(kept) == 1 else event.date_of(start, until)
        )


def _same(event: Event, deal: Deal, start: int, other: tuple[Deal, int, int]) -> bool:
    """Return whether two passages of a sentence tell of one deal: one company, and not two sums or rounds."""
    known, first, last = other
    if not _of_one(known, deal):
        return False
    between = event.skeleton.text[min(start, last) : max(start, first)]
    return not re.search(r"\b(?:and|before|after|adding)\b", between) or deal.money == known.money


def _of_one(one: Deal, other: Deal) -> bool:
    """Return whether two deals have one company, and not two sums or rounds."""
    if (one.company and one.company.name) != (other.company and other.company.name):
        return False
    if one.money and other.money and one.money.amount != other.money.amount:
        return False
    return not (one.round and other.round and one.round != other.round)


def _joined(one: Deal, other: Deal) -> Deal:
    """Return what two passages say of one deal."""
    return replace(
        one,
        investors=one.investors or other.investors,
        money=one.money or other.money,
        round=one.round or other.round,
        end=max(one.end, other.end),
    )


def _deals(event: Event) -> Iterator[tuple[tuple[Deal, ...], tuple[int, int]]]:
    """Yield the investments of each match in a sentence with its place."""
    text = event.skeleton.text
    for pattern, make in (
        (_LEADS, _led),
        (_INVESTED, _invested),
        (_INVESTMENT, _invested),
        (_RAISED, _raised),
        (_ROUNDED, _raised),
        (_FROM_INVESTOR, _raised),
        (_FOR_PLACEMENT, _raised),
        (_SEED, _raised),
        (_OWN, _raised),
        (_NOUN, _raised),
        (_PUBLIC, _raised),
        (_INVESTORS, _listed),
        (_BACKED, _backed),
        (_MORE, _more),
    ):
        for match in pattern.finditer(text):
            if "verb" in match.re.groupindex and wished(event, match.start("verb")):
                event.text.drop("option or wish", *event.skeleton.span(*match.span("verb")))
                continue
            deal = make(event, match)
            if deal:
                yield (deal, *_further(event, match, deal)), match.span()


def _found(event: Event, deal: Deal, date: str | None) -> Iterator[Found]:
    """Yield the fact of a deal that says enough: a company or investor, and an investor, amount or round."""
    names = tuple(
        dict.fromkeys(
            p.name for p in deal.investors if not deal.company or p.name != deal.company.name
        )
    )
    if not (deal.company or names) or not (names or deal.money or deal.round):
        return
    parties = (*((deal.company,) if deal.company else ()), *deal.investors)
    ends = [party.start + len(party.name) for party in parties if party.sure]
    if deal.money:
        ends.append(deal.money.end)
    fact = Investment(
        investors=names,
        company=deal.company.name if deal.company else None,
        amount=deal.money.amount if deal.money else None,
        currency=deal.money.currency if deal.money else None,
        round=deal.round,
        stake=deal.stake,
        date=deal.date or date,
        market=event.market,
    )
    yield Found(fact, event.skeleton.start, max([deal.end, *ends]), event.confidence(*parties))


def _raised(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal in which a company raises money or closes a round."""
    skeleton, groups = event.skeleton, match.re.groupindex
    money = _money(event, match)
    named = _round(event, match)
    public = match.re is _PUBLIC
    if public:
        named = "IPO" if "ipo" in event.sentence.low else None
    verb = (match["verb"].split() or [""])[-1]
    backed = (
        re.match(r" from (?:[a-z-]+ ){0,4}N\b", skeleton.text[match.end("money") :])
        if match.re is _RAISED
        else None
    )
    sure = (
        bool(backed)
        or verb.startswith(("rais", "amass", "invest"))
        or match.re in (_FROM_INVESTOR, _SEED)
    )
    if not (
        named
        or sure
        or re.search(r"\b(?:funding|financing|round|raise|investment)\b", match.group())
    ):
        return None
    if _NO_FUND.search(event.sentence.low) or (named or "").startswith("debt"):
        event.text.drop("no investment", *skeleton.span(*match.span("verb")))
        return None
    if _NOT_THIS.search(skeleton.text[max(0, match.start("verb") - 60) : match.start("verb")]) or (
        money and money.ranged
    ):
        return None
    owner = skeleton.name(match, "owner") if "owner" in groups else None
    company = _party(owner) if owner else _company(event, match)
    if company is None:
        return None
    end = skeleton.span(*match.span())[1]
    investors = _investors(event, match.start("verb"), company)
    if not (money or named or investors):
        return None
    founded = (
        str(event.sentence.years[0].value) if match.re is _SEED and event.sentence.years else None
    )
    return Deal(company, investors, money, named, skeleton.start, end, founded)


def _company(event: Event, match: re.Match[str]) -> Party | None:
    """Return whose round it is: who raises it, else the one that the sentence is about."""
    verb = match.start("verb")
    if match.re is _NOUN or match.re is _SEED or match.re is _FOR_PLACEMENT:
        text = event.skeleton.text
        after = re.match(
            r" (?:in|for|of|by) (?:[a-z-]+ ){0,4}?(?P<name>N)(?= |$)", text[match.end() :]
        )
        if after and match.re is _NOUN:
            start = match.end() + after.start("name")
            return _party(event.skeleton.companies(start, start + 1)[0])
        subject = main_subject(event.skeleton, verb).names
        if len(subject) == 1:
            return _party(subject[0])
        shares = _SHARES_OF.search(event.skeleton.text)
        if shares and (name := event.skeleton.name(shares, "company")):
            return _party(name)
        return None
    parties = event.parties(verb)
    return parties[0] if len(parties) == 1 else None


def _invested(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal in which an investor puts money into a company."""
    skeleton, groups = event.skeleton, match.re.groupindex
    names = skeleton.names(match, "company")
    after = match["after"]
    if (
        not names
        or NOT_COMPANY.match(after)
        or (re.match(r" (?:and [a-z]|[a-z]+s?\b)", after) and not _CLOSING.match(after))
    ):
        return None
    if match["verb"] == "funding" or (match["verb"] == "stake" and not _minority(event, match)):
        return None
    owner = skeleton.name(match, "owner") if "owner" in groups else None
    if owner:
        investors: tuple[Party, ...] = (_party(owner),)
    else:
        investors = _by(event, match) or (
            event.parties(match.start("verb")) if match.re is _INVESTED else _giver(event, match)
        )
    if not investors or names[0].text in {p.name for p in investors}:
        return None
    end = skeleton.span(match.start(), match.end("company"))[1]
    money = _money(event, match)
    if match["verb"] == "stake" and not money:
        money = price(event, 0, len(skeleton.text))
    deal = Deal(_party(names[0]), investors, money, None, skeleton.start, end)
    return replace(deal, stake=_stake_of(event, match))


_CLOSING = re.compile(
    r" (?:to|for|as|with|through|by|in|on|via|from|at|which|who|that|after|during|under|and|alongside|since|valuing|following) ?"
)


def _minority(event: Event, match: re.Match[str]) -> bool:
    """Return whether the stake of a match is taken, and is a small one."""
    noun = match.start("verb")
    before = event.skeleton.text[max(0, noun - 60) : noun]
    stake = _stake_of(event, match)
    if (
        re.search(r"\b(?:majority|controlling|remaining|sell|sold|selling)\b", before)
        or (stake or 0) >= 50
    ):
        return False
    if re.search(r"\b(?:tak|took)[a-z]* ", before):
        return True
    bought = re.search(r"\b(?:bought|buy|purchas|acquir|hold|secur|pick)[a-z]* ", before)
    return bool(bought) and (stake is not None or "minority" in before)


def _stake_of(event: Event, match: re.Match[str]) -> float | None:
    """Return the percentage of the stake that is bought."""
    if match["verb"] != "stake":
        return None
    for item, kind in event.skeleton.kinds(match.start() - 12, match.start("verb")):
        value = getattr(item, "value", None)
        if kind == "P" and isinstance(value, int | float):
            return float(value)
    return None


def _further(event: Event, match: re.Match[str], deal: Deal) -> Iterator[Deal]:
    """Yield the deals with the other companies of a list: "invested in Acme, Beta and Gamma"."""
    if match.re is _INVESTED and deal.company:
        for name in event.skeleton.names(match, "company"):
            if name.text != deal.company.name and not name.possessive:
                yield replace(deal, company=_party(name), money=None)


def _giver(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return who makes an investment that a noun names: the subject of "made", "announced", "committed to"."""
    before = event.skeleton.text[: match.start("verb")]
    told = list(
        re.finditer(
            r"\b(?:mak|made|announc|commit|clos|complet|tak|took|bought|buy|purchas|acquir|hold|increas|led|lead|confirm|reveal|plan|unveil|doubl|agree|sign|secur)[a-z]*\b",
            before,
        )
    )
    return event.parties(told[-1].start()) if told else ()


def _by(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return the investors after "by" behind the company: "an investment in Acme by Beta"."""
    found = re.match(
        rf" by (?:the )?(?P<names>{LIST})", event.skeleton.text[match.end("company") :]
    )
    if not found:
        return ()
    start = match.end("company")
    return tuple(
        map(
            _party,
            event.skeleton.companies(start + found.start("names"), start + found.end("names")),
        )
    )


def _led(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal in which an investor leads or joins the round of a company."""
    skeleton = event.skeleton
    company = skeleton.name(match, "company") or skeleton.name(match, "whose")
    if company is None or not (
        "round" in match.group()
        or match["round"]
        or "funding" in match.group()
        or "financing" in match.group()
    ):
        return None
    investors = event.parties(match.start("verb"))
    if not investors:
        return None
    more = re.match(
        rf" (?:together |along )?with (?:[a-z-]+ ){{0,4}}?(?P<names>{LIST})",
        skeleton.text[match.end() :],
    )
    if more:
        start = match.end() + more.start("names")
        investors += tuple(map(_party, skeleton.companies(start, match.end() + more.end("names"))))
    return Deal(
        _party(company),
        investors,
        _money(event, match),
        _round(event, match),
        skeleton.start,
        skeleton.span(*match.span())[1],
    )


def _listed(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal that "its investors include" tells of."""
    owner = event.skeleton.name(match, "owner")
    opens = not event.skeleton.companies(0, match.start())
    who = (
        (_party(owner),)
        if owner
        else event.meant("it", match.start())
        if opens
        else event.owner(match.start())
    )
    found = _LIST_AT.match(" " + event.skeleton.text[match.end() :])
    if len(who) != 1 or not found:
        return None
    start = match.end() - 1
    names = event.skeleton.companies(start + found.start("names"), start + found.end("names"))
    return (
        Deal(who[0], tuple(map(_party, names)), None, None, event.skeleton.start, names[-1].end)
        if names
        else None
    )


def _backed(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal that "backed by" tells of, if what backs is a fund by its name."""
    names = event.skeleton.names(match, "investors")
    who = event.parties(match.start("verb"))
    funds = [name for name in names if name.text.lower().split()[-1] in _FUND_END]
    if len(who) != 1 or not funds:
        return None
    return Deal(who[0], tuple(map(_party, names)), None, None, event.skeleton.start, names[-1].end)


def _more(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the further sum that a sentence adds: "adding to the $3 million it raised in May"."""
    group = "money" if match["money"] else "second"
    money = event.skeleton.money(*match.span(group))
    who = event.owner(match.start())
    if len(who) != 1 or not money:
        return None
    return Deal(who[0], (), money[0], None, event.skeleton.start, money[0].end)


def _investors(event: Event, at: int, company: Party) -> tuple[Party, ...]:
    """Return all investors of a round: named after a place of its sentence, and in the next one if it is on the round."""
    found = _named_after(event, at)
    following = event.sentence.next
    if following:
        after = Event.of(event.text, event.identity, following)
        if led := _LED_THE.match(after.skeleton.text):
            found += [_party(name) for name in after.skeleton.names(led, "names")] + _named_after(
                after, led.end()
            )
        elif _ROUND_NEXT.match(after.skeleton.text) or re.match(
            r"^(?:investors|participating|other investors|backers)\b", after.skeleton.text
        ):
            found += [replace(party, sure=True) for party in _named_after(after, 0)]
    return tuple(party for party in found if party.name != company.name)


def _named_after(event: Event, at: int) -> list[Party]:
    """Return the parties that follow "led by", "from", "participation from" and the like."""
    text, found = event.skeleton.text, dict[str, Party]()
    for hint in _CUE.finditer(text, at):
        match = _LIST_AT.match(text, hint.end())
        if not match or (
            hint.group() == "by"
            and re.search(
                r"\b(?:grow|increase|expand|rise|used|driven)[a-z]* $", text[: hint.start()]
            )
        ):
            continue
        for name in event.skeleton.companies(*match.span("names")):
            if not name.possessive:
                found.setdefault(name.text, _party(name))
    return list(found.values())


def _money(event: Event, match: re.Match[str]) -> Money | None:
    """Return the amount of a match."""
    for group in ("money", "worth"):
        if group in match.re.groupindex and match[group]:
            money = event.skeleton.money(*match.span(group))
            return money[0] if money else None
    return None


def _round(event: Event, match: re.Match[str]) -> str | None:
    """Return the round as written, without "round" and "funding"."""
    if "round" not in match.re.groupindex or not match["round"]:
        return None
    after = event.skeleton.text[match.end("round") :]
    if match["round"] in _NO_ROUND and not re.match(r" (?:[a-z]+ )?round\b", after):
        return None
    start, end = event.skeleton.span(*match.span("round"))
    return event.text.text[start:end].strip().rstrip(".")


def _told_before(event: Event) -> bool:
    """Return whether the sentence before tells of a round, so that this one only adds to it."""
    before = event.sentence.before
    return (
        before is not None
        and WORDS.search(before.low) is not None
        and bool(before.money or "series" in before.low)
    )


def _party(name: Name) -> Party:
    """Return a name of the sentence as a party."""
    return Party(name.text, True, name.start)
