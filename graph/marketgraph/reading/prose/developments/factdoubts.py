"""Whether a fact as a whole is in doubt: its parties are one, no companies or too few; its product or its deed is none."""

from __future__ import annotations

import re
from collections.abc import Callable

from marketgraph.facts import (
    Acquisition,
    CommercialAgreement,
    Fact,
    Investment,
    Merger,
    Partnership,
    RegulatoryApproval,
)
from marketgraph.reading.prose.developments.deeddoubts import deed_doubt
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.namekinds import kind_doubt
from marketgraph.reading.prose.developments.persons import FIRMS, Item
from marketgraph.reading.prose.developments.repeats import plain
from marketgraph.reading.prose.organisations import fits
from marketgraph.reading.prose.words import words

RUN_ON = "names that run on"
"""The doubt that takes all facts of a row with it."""
_EQUALS = frozenset({"Merger", "JointVenture", "Partnership"})
"""Types whose parties are on a par."""
_FIELD_WORDS = words(
    "heating plumbing cooling air ac hvac electric electrical roofing technology technologies research science sciences services "
    "service program programs awards engineering logistics construction design development education training marketing media "
    "communication communications systems security data digital advertising sales strategy operations software hardware mining energy gas oil it ai and & products solutions investment investments capital partners ventures"
)
"""A name made of these alone is a part of one: "Air & Plumbing"."""
_THING = re.compile(
    r"\b(?:Shares?|Stock|Property|Properties|Web3|Partner|Sponsor|Purchaser|Seller|Buyer|Outing|Contest|Gala|Warrants?|Units?|"
    r"Tokens?|Coins?|Notes|Ads|ICO|[A-Z]{2,5}s|Approval|Clearance|per-share|Preferred|Blockchain|NFTs?|ETFs?)$|^(?:[0-9]+[a-z]* )?Annual\b"
    r"|^(?:Two|Several) |^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$"
)
"""Ends of names of what is no company: securities, coins, approvals, events, counted things, postcodes."""
_POST = re.compile(
    r"\b(?:President|Executive|Minister|Officer|Director|Mayor|Governor|Secretary|Chairman|Chairwoman|Chancellor|Investigator|Queen|"
    r"Strategist|Physician|Realtor|Entrepreneur)$"
    r"|/(?:author|actor|founder|host|artist) [A-Z]"
    r"|^(?:Managing|General|Founding) Partners? [A-Z]|^(?:Venture|Angel|Private|Hedge) (?:Funds?|Investors?)$|^(?:Miss|Brand Ambassador|Ambassador|Journalist|Actor|Actress|Singer|Chef|Author)\b"
    r"|\b(?:Journalist|Attorney|Actor|Actress|Founder|Singer|Chef|Author|Officer|CEO|CFO|COO|CTO|President|Chairman) [A-Z]"
    r"|^(?:Producer|Director|Composer|Photographer|Editor|Professor|Coach|Captain|Senator|Architect|Commissioner|Judge|Colonel|Sergeant) [A-Z][a-z]+ [A-Z]"
)
"""Names of posts, and of people with what they do."""
_GOODS = re.compile(r"(?<!Health )(?<!Hospital )(?<!School )(?<!Care )\bSystem$")
"""The end of a product's name that would trade."""
_WORK = re.compile(r"\b(?:Project|Property|Mine|Deposit|Trial|Study|Committee)$")
"""Last words of what takes no partner by itself."""
_ROW_ON = re.compile(r" , (?:the )?N(?: ,|,? and| &) ")
"""Behind the last partner that was understood, a row that goes on."""
_LAST_OF = re.compile(r" , [^;]{2,160}? , (?:are|have|were)\b")
"""Behind the last of several subjects with an apposition each."""
_ABOUT_MERGER = re.compile(
    r"\b(?:analysis|overview|review|report|article|coverage|commentary) (?:of|on|about) "
)
_BOUGHT = re.compile(r"\b(?:acquired|bought|purchased|acquires|buys|sold)\b")
_TOLD_BUYER = re.compile(r"\b(?:the (?:company|firm|group|team)|its|our|we)\b")
"""Words for a buyer whom a sentence does not name."""
_REGULATORS = re.compile(r"FDA|SEC|EMA|ISO|FDIC|FCC|FTC|EPA|IRS")
_FINANCIERS = re.compile(r"\b(?:Capital|Ventures|Investments?|Equity)\b")
_NO_PRODUCT = re.compile(
    r"\b(?:approval|clearance|designation|web ?site|web ?page|page|account|task force|celebrations?|anniversary|campaign|report|study|survey|"
    r"white paper|festival|tour|book|novel|memoir|film|single|album|song|season|series|board|activities|episode [0-9]+|opportunity|"
    r"rate|hike|increase|nomination|filing|subsidiary recently|contest|sweepstakes|competition|event|world cup|olympics|super bowl|"
    r"championships?|biologics license application|introduced|announced|launched)$|(?<!investigational )new drug application$"
    r"|\blineup of\b|\b(?:podcast(?! (?:features?|apps?|platforms?|tools?|hosting|players?)\b)|playbook|handbook|e-?book|bestseller|conference|summit|webinar)\b|\b(?:approval|clearance) (?:of|for|from)\b"
    r"|^(?:management|treatment|prevention|use) of\b|\b(?:deployment|expansion|sponsorship) of\b|^(?:across|in|for|at|on|from|with|to|into|through|during|this) ",
    re.IGNORECASE,
)
"""What is launched or approved and is no product: approvals, websites, events, books, studies, rates."""
_INNER = re.compile(
    r"\b(?:Safety|Ethics|Monitoring|Steering|Scientific) (?:[A-Z]\w+ )*(?:Committee|Board)\b|\bReview Committee\b|^Board of Directors"
)
"""Bodies that a company itself sets up."""
_NAMED = re.compile(r"[A-Z]|[a-z]?[A-Z0-9][\w-]*[A-Z]")
_ARTICLE = re.compile(r"(?:^| )(?:an?|one|#|former) $")
_HAS_SOLD = re.compile(r" (?:has|have|had) sold to ")
_THAT_WAS = re.compile(
    r"\b(?:that|which) (?:was|were|has been) (?:later |recently )?(?:acquired|bought|purchased|sold)\b"
)
_ROUND = re.compile(
    r" 's (?:[a-z0-9#M-]+ ){0,4}(?:series|round|seed|ipo|pre-?sale|funding|financing|offering|placement|raise|stock|shares|capital|"
    r"[a-z]+ stake|board|investors?)\b"
)
"""What of a company an investor takes part in: "led Acme's Series A"."""
_LETTERS = re.compile(r" \(([A-Z]{3,8})\)")
_SALE = re.compile(r"\b(?:sale of|sells?|selling|sold|divest\w*|dispos\w+)\b")
_ROW = re.compile(r"N(?: ,| and| &| the| N)+")
_AND_MORE = re.compile(
    r" ,? ?(?:(?:an?|the|which|who|one) [^;:]{2,140}? ,? ?)?(?:and|as well as) (?:with )?(?:the )?"
    r"N(?: ,? ?(?:an?|the|which|who|one)| (?:on|to|for|at|as|with)\b| in (?:L|N)|$)"
)
_TO_BUY = re.compile(
    r" (?:, [^;]{2,120} , )?to (?:acquire|buy|purchase) (?:an? P|P|all|the (?:remaining|outstanding)|N)\b"
)
_OWNED = re.compile(
    r" 's (?!(?:[a-z0-9#M-]+ ){0,4}(?:investment|stake|round|fund|arm|unit|subsidiary|backing|funding|financing|participation|bet)\b)"
)
"""An owner of whom something else than an investment is said."""
_HABIT = re.compile(r"\binvest(?:ing|s)? (?:[a-z]+ ){0,2}in\b")
_INVESTED = re.compile(r"\binvested\b|\binvestments?\b|\b(?:to|will|would|shall) invest\b")
_CHARITY = re.compile(
    r"\b(?:charit\w+|causes?|donat\w+|scholarships?|nonprofits?|non-profits?|relief|fundrais\w+|in need)\b"
)
_MERGES = re.compile(
    r"merg|amalgamat|business combination|\bcombin(?:e|es|ed|ing) (?:with|forces|operations|into|to|in)\b|reverse take"
)


def fact_doubt(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return why a fact as a whole is in doubt, or None.

    Args:
        event: Its sentence.
        fact: The fact.
        names: Its parties.
    """
    if fact.type != "Ownership" and _one_name(names, equals=fact.type in _EQUALS):
        return "one company in two parts"
    if any(set(name.lower().replace(",", "").split()) <= _FIELD_WORDS for name in names):
        return RUN_ON
    if any(map(_THING.search, names)):
        return "thing as a company"
    if any(map(_POST.search, names)):
        return "person as a company"
    if any(map(_NO_PRODUCT.search, _products(fact))):
        return "no product"
    if fact.type in _EQUALS and any(map(_WORK.search, names)):
        return "thing as a company"
    if fact.type in _EQUALS and _uneven(event, names):
        return RUN_ON
    buyers = (vars(fact).get("acquirer") or ()) + (vars(fact).get("investors") or ())
    for name in names:
        if reason := kind_doubt(
            event.text, name, event.sentence.start, may_be_person=name in buyers
        ):
            return reason
    if reason := deed_doubt(event, fact):
        return reason
    check = _BY_TYPE.get(fact.type)
    return check(event, fact, names) if check else None


def _products(fact: Fact) -> tuple[str, ...]:
    """Return the products that a fact is about."""
    one = vars(fact).get("product")
    return (one,) if one else tuple(vars(fact).get("products") or ())


def _one_name(names: list[str], *, equals: bool) -> bool:
    """Return whether two of some names are one: "Acme Inc." and "Acme"; among equals also "Acme" and "Acme Labs"."""
    if len({name.partition(" ")[0].lower() for name in names}) == len(names):
        return False
    parts = [plain(name) for name in names]
    return any(
        one and (other[: len(one)] if equals else other) == one
        for place, one in enumerate(parts)
        for other in parts[:place] + parts[place + 1 :]
    )


def _uneven(event: Event, names: list[str]) -> bool:
    """Return whether a row of parties holds a further name, or its second name only says what the first is."""
    skeleton = event.skeleton
    places = sorted(place for name in names for place in skeleton.of(name))
    if not places:
        return False
    row = skeleton.text[places[0].start : places[-1].end]
    if row == "N , the N":
        return len(names) == 2
    if row in ("N and N", "N & N") and _has_short_form(event, places[0].item, places[-1].item):
        return True
    return _ROW.fullmatch(row) is not None and row.count("N") > len(places)


def _has_short_form(event: Event, first: Item, last: Item) -> bool:
    """Return whether letters in a bracket stand for two names and the "and" between: "Vardo Science and Lamp Parks (VSLP)"."""
    text = event.text.text
    short = _LETTERS.match(text, last.end)
    return short is not None and fits(short[1], text[first.start : last.end])


def _acquisition(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of an acquisition: what is bought is a thing or stands elsewhere, or the buyer is not told."""
    assert isinstance(fact, Acquisition)  # noqa: S101 - by the table
    skeleton = event.skeleton
    places = skeleton.of(fact.target)
    if places and all(_ARTICLE.search(skeleton.text[: place.start]) for place in places):
        return "thing as a company"
    relative = _THAT_WAS.search(skeleton.text)
    before = skeleton.companies(0, relative.start()) if relative and places else []
    elsewhere = bool(before) and all(place.item.end < before[-1].end for place in places)
    if elsewhere or any(_HAS_SOLD.match(skeleton.text, place.end) for place in places):
        return "target not understood"
    others = skeleton.companies(0, len(skeleton.text))
    named = any(all(not name.startswith(other.text) for name in names) for other in others)
    sole = not fact.acquirer and not fact.seller
    noun = sole and not _BOUGHT.search(event.sentence.low)
    elsewhere_named = any(s.names for s in event.text.sentences if s is not event.sentence)
    if noun and elsewhere_named and _TOLD_BUYER.search(event.sentence.low):
        return "buyer not told"
    untold = named and fact.seller and not fact.acquirer and not _SALE.search(event.sentence.low)
    return "buyer named but not told" if untold else None


def _merger(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of a merger whose sentence only combines things."""
    low = event.sentence.low
    if _ABOUT_MERGER.search(low):
        return "no merger"
    return "no merger" if not _MERGES.search(low) else None


def _partnership(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of a partnership: a regulator, or a row of partners that goes on: "with Acme, a bank, and Beta, a fund"."""
    if any(map(_REGULATORS.fullmatch, names)):
        return "authority as a partner"
    ends = [place.end for name in names for place in event.skeleton.of(name)]
    text = event.skeleton.text
    starts = [place.start for name in names for place in event.skeleton.of(name)]
    first = min(starts, default=0)
    if text[:first].endswith(" , and ") and _LAST_OF.match(text, first + 1):
        return RUN_ON
    more = ends and (_AND_MORE.match(text, max(ends)) or _ROW_ON.match(text, max(ends)))
    return RUN_ON if more else None


def _agreement(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of an agreement that is about money or a company, not about goods."""
    if any(map(_FINANCIERS.search, names)):
        return "loan or investment"
    if any(map(_GOODS.search, names)):
        return "thing as a company"
    text = event.skeleton.text
    ends = [place.end for name in names for place in event.skeleton.of(name)]
    return "purchase of a company" if any(_TO_BUY.match(text, end) for end in ends) else None


def _investment(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of an investment: in what a company makes, a habit ("invests in"), or money for charity."""
    assert isinstance(fact, Investment)  # noqa: S101 - by the table
    text, low = event.skeleton.text, event.sentence.low
    places = event.skeleton.of(fact.company) if fact.company else []
    if places and all(
        text.startswith(" 's ", place.end) and not _ROUND.match(text, place.end) for place in places
    ):
        return "thing as a company"
    owners = [place for name in fact.investors for place in event.skeleton.of(name)]
    if owners and all(_OWNED.match(text, place.end) for place in owners):
        return "subject not understood"
    if fact.round or fact.stake:
        return None
    if fact.amount is None:
        return "habit" if _HABIT.search(low) and not _INVESTED.search(low) else None
    return "gift" if not fact.investors and _CHARITY.search(low) else None


def _approval(event: Event, fact: Fact, names: list[str]) -> str | None:
    """Return the doubt of an approval for nobody of something without a name."""
    assert isinstance(fact, RegulatoryApproval)  # noqa: S101 - by the table
    product = fact.product or ""
    if _INNER.search(fact.authority or ""):
        return "no authority"
    nameless = product and not fact.company and not _NAMED.match(product)
    firm = product.rpartition(" ")[2].lower() in FIRMS and product.istitle()
    return "no product" if nameless or firm else None


_BY_TYPE: dict[str, Callable[[Event, Fact, list[str]], str | None]] = {
    Acquisition.__name__: _acquisition,
    Merger.__name__: _merger,
    Partnership.__name__: _partnership,
    CommercialAgreement.__name__: _agreement,
    Investment.__name__: _investment,
    RegulatoryApproval.__name__: _approval,
}
"""What is asked of facts of one type."""
