"""Investments told by who invests: money put in, rounds led, stakes taken, backers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marketgraph.reading.prose.developments.deals import NOT_COMPANY, WHOM, price
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.funding import (
    ABOUT,
    ROUND,
    TAIL,
    Deal,
    money_of,
    party_of,
    round_of,
)
from marketgraph.reading.prose.developments.rounds import LIST_AT
from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.words import words

BACKED = re.compile(
    rf"(?P<verb>(?:(?:is|are|was|which) )?backed by) (?:(?:the|venture|capital|firms?|investors?|such|as|including|like|L|[a-z-]+) ){{0,5}}?(?P<investors>{LIST})"
)

INVESTED = re.compile(
    rf"(?P<verb>(?:(?:has|have|had|will|to|is|also|recently|jointly|each) ){{0,3}}(?:invest(?:s|ed|ing)?|(?:put|puts|pumped|poured|injected|ploughed|plowed)(?= (?:[a-z]+ ){{0,3}}M))) (?:(?:(?:{ABOUT}|combined) ){{0,6}}(?P<money>M) |heavily |further ){{0,1}}(?:in|into) (?:N 's (?:[a-z-]+ ){{1,5}}(?:unit|subsidiary|arm|start-?up|division|affiliate|venture) (?=N)|(?:[a-z-]+ ){{0,5}}?)(?:, )?(?P<company>{LIST})(?=(?P<after>.{{0,40}}))"
)

INVESTMENT = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z]+ ){{0,3}}?)?(?:(?P<money>M) )?(?:[a-z]+ )?(?P<verb>investments?|stake|funding) (?:(?:of|worth) (?:{ABOUT} ){{0,4}}(?P<worth>M) |of (?:{ABOUT} ){{0,3}}P )?(?:in|into) (?:L 's |[a-z-]+ |L ){{0,4}}?(?:, )?(?P<company>N)(?=(?P<after>.{{0,40}}))"
)

PART = re.compile(
    r"(?P<verb>(?:(?:has|have|had|having|will|to|agreed to) ){0,2}(?:bought|buys?|buying|acquire[sd]?|acquiring|purchase[sd]?|picked up)) (?:an? |a further |up to |some |about )?(?P<share>P) (?:of|in) (?:(?:the )?(?:issued |outstanding )?shares (?:of|in) )?(?:L 's |[a-z-]+ |L ){0,4}?(?P<company>N)(?=(?P<after>.{0,40}))"
)

SOLD_PART = re.compile(
    rf"(?P<company>N) (?P<verb>(?:(?:has|have|had|will|to|agreed to) ){{0,2}}(?:sold|sells?|selling)) (?:an? |its )?(?:(?P<share>P) |minority )+(?:equity )?(?:stake|interest|shareholding) to {WHOM}(?P<investors>{LIST})"
)

LEADS = re.compile(
    rf"(?P<verb>(?:(?:has|have|also) )?(?:co-)?(?:led|leads|lead|participated in|joined|anchored|backs|backed|has backed)) (?:(?:an?|the|its) )?(?:{ABOUT} ){{0,3}}(?:(?P<money>M) )?"
    rf"(?:(?P<whose>N) 's (?:{ABOUT} )?(?:(?P<worth>M) )?)?(?:{ABOUT} ){{0,2}}{ROUND}?{TAIL}(?: (?:in|for|of|by|round for) (?:[a-z-]+ ){{0,5}}?(?P<company>N))?"
)

INVESTORS = re.compile(
    r"(?:(?P<owner>N) 's|(?P<its>its|whose|the company 's)) (?:[a-z]+ ){0,3}?(?P<verb>investors|backers) (?:include[sd]?|are|were|is|also include|:) "
)

_HELD = re.compile(
    r"(?:N(?: ,)?|,|\b(?:is|are|was|been|which|and|company|start-?up|firm|platform|maker|developer|provider|brand|chain|group)) backed by$"
)
"""What is backed: a company, no deal or plan."""
_FUND_END = words("capital ventures partners fund holdings investments equity invest")


def invested(event: Event, match: re.Match[str]) -> Deal | None:
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
        investors: tuple[Party, ...] = (party_of(owner),)
    else:
        investors = _by(event, match) or (
            event.parties(match.start("verb")) if match.re is INVESTED else _giver(event, match)
        )
    if not investors or names[0].text in {p.name for p in investors}:
        return None
    end = skeleton.span(match.start(), match.end("company"))[1]
    money = money_of(event, match)
    if match["verb"] == "stake" and not money:
        money = price(event, 0, len(skeleton.text))
    deal = Deal(party_of(names[0]), investors, money, None, skeleton.start, end)
    return replace(deal, stake=_stake_of(event, match))


_CLOSING = re.compile(
    r" (?:to|for|as|was|were|is|with|through|by|in|on|via|from|at|which|who|that|after|during|under|and|alongside|since|valuing|following) ?"
)


def _minority(event: Event, match: re.Match[str]) -> bool:
    """Return whether the stake of a match is taken, and is a small one."""
    noun = match.start("verb")
    before = event.skeleton.text[max(0, noun - 60) : noun]
    stake = _stake_of(event, match)
    if (
        re.search(r"\b(?:majority|controlling|remaining|sell|sold|selling)\b", before)
        or re.search(
            r"\b(?:owns?|holds?|held|has|owning|holding) (?:(?:an?|the|its|about|around|roughly|nearly|over) ){0,2}P (?:[a-z]+ )?$",
            before,
        )
        or (stake or 0) >= 50
    ):
        return False
    if re.search(r"\b(?:tak|took)[a-z]* ", before):
        return True
    if re.search(
        r"\b(?:rais|increas|lift|boost)[a-z]* (?:its|their|the|an?) (?:[a-z]+ ){0,2}$", before
    ):
        return _upped(event, match)
    bought = re.search(r"\b(?:bought|buy|purchas|acquir|hold|secur|pick)[a-z]* ", before)
    return bool(bought) and (stake is not None or _SIZE.search(before) is not None)


def _upped(event: Event, match: re.Match[str]) -> bool:
    """Return whether a stake that is raised stays below half: "raised its stake in Acme to 17 %"."""
    after = event.skeleton.text[match.end("company") :]
    if not (to := re.match(r" (?:from P )?(?:to|by) (?:[a-z]+ ){0,2}P(?= |$)", after)):
        return False
    end = match.end("company") + to.end()
    values = [item for item, kind in event.skeleton.kinds(match.end("company"), end) if kind == "P"]
    return float(getattr(values[-1], "value", 100) or 100) < 50


_SIZE = re.compile(
    r"\b(?:minority|small|large|big|sizeable|sizable|significant|strategic) (?:[a-z]+ )?$"
)
"""What a stake is called that is not the whole."""


def _stake_of(event: Event, match: re.Match[str]) -> float | None:
    """Return the percentage of the stake that is bought."""
    if match["verb"] != "stake":
        return None
    for item, kind in event.skeleton.kinds(match.start() - 12, match.start("company")):
        value = getattr(item, "value", None)
        if kind == "P" and isinstance(value, int | float):
            return float(value)
    return None


def part(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal in which less than half of a company is bought, or sold by itself."""
    skeleton = event.skeleton
    company = skeleton.name(match, "company")
    share = next(
        (
            getattr(item, "value", None)
            for item, kind in skeleton.kinds(*match.span("share"))
            if kind == "P"
        ),
        None,
    )
    sold = match.re is SOLD_PART
    if company is None or (share is None and not sold) or (share or 0) >= 50:
        return None
    if not sold and NOT_COMPANY.match(match["after"]):
        return None
    investors = (
        tuple(map(party_of, skeleton.names(match, "investors")))
        if sold
        else event.parties(match.start("verb"))
    )
    if not investors or company.text in {party.name for party in investors}:
        return None
    end = skeleton.span(match.start(), match.end("investors" if sold else "company"))[1]
    money = price(event, 0, len(skeleton.text))
    return Deal(party_of(company), investors, money, None, skeleton.start, end, stake=share)


def further(event: Event, match: re.Match[str], deal: Deal) -> Iterator[Deal]:
    """Yield the deals with the other companies of a list: "invested in Acme, Beta and Gamma"."""
    if match.re is INVESTED and deal.company:
        for name in event.skeleton.names(match, "company"):
            if name.text != deal.company.name and not name.possessive:
                yield replace(deal, company=party_of(name), money=None)


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
        rf"(?: (?:was|is|were))?(?: co-led| led)? by (?:the )?(?P<names>{LIST}(?:(?: ,)? (?:and|which) (?:included|includes|came from) {LIST})?)",
        event.skeleton.text[match.end("company") :],
    )
    if not found:
        return ()
    start = match.end("company")
    return tuple(
        map(
            party_of,
            event.skeleton.companies(start + found.start("names"), start + found.end("names")),
        )
    )


def led(event: Event, match: re.Match[str]) -> Deal | None:
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
        investors += tuple(
            map(party_of, skeleton.companies(start, match.end() + more.end("names")))
        )
    return Deal(
        party_of(company),
        investors,
        money_of(event, match),
        round_of(event, match),
        skeleton.start,
        skeleton.span(*match.span())[1],
    )


def listed(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal that "its investors include" tells of."""
    owner = event.skeleton.name(match, "owner")
    opens = not event.skeleton.companies(0, match.start())
    who = (
        (party_of(owner),)
        if owner
        else event.meant("it", match.start())
        if opens
        else event.owner(match.start())
    )
    found = LIST_AT.match(" " + event.skeleton.text[match.end() :])
    if len(who) != 1 or not found:
        return None
    start = match.end() - 1
    names = event.skeleton.companies(start + found.start("names"), start + found.end("names"))
    return (
        Deal(who[0], tuple(map(party_of, names)), None, None, event.skeleton.start, names[-1].end)
        if names
        else None
    )


def backed(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal that "backed by" tells of, if what backs is a fund by its name."""
    if not _HELD.search(event.skeleton.text[: match.start("verb")] + match["verb"]):
        return None
    names = event.skeleton.names(match, "investors")
    who = event.parties(match.start("verb"))
    funds = [name for name in names if name.text.lower().split()[-1] in _FUND_END]
    if len(who) != 1 or not funds:
        return None
    return Deal(
        who[0], tuple(map(party_of, names)), None, None, event.skeleton.start, names[-1].end
    )
