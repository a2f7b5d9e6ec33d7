"""Whose an approval is: products told from companies, and whoever tells of it in passing."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.authorities import is_authority
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.nouns import PRODUCTS, Phrase
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.organisations import (
    has_legal_form,
    is_organisation,
    may_be_organisation,
    may_be_person,
)

_GOODS = re.compile(
    r"^(?:the )?(?:U\.?S\.? |US |EU |European )?(?:FDA|Food and Drug Administration|EMA|European Medicines Agency|European Commission|Health Canada|MHRA|PMDA|NMPA|TGA|ANVISA|Anvisa|EPA)$"
)
"""Authorities that clear products, seldom companies."""
_TELLER = re.compile(
    r" , (?:(?:said|announced|according to) (?:the )?(?:[a-z-]+ ){0,3}(?P<late>N)|(?:the )?(?:[a-z-]+ ){0,3}?(?P<who>N) (?:said|says|announced|announces|reported|confirmed))(?= (?:\.|,|today|on|in|this|last|yesterday|[a-z]+day)|$)"
)
_AS_COMPANY = (
    r"(?:[’']s)?,? (?:\((?:NYSE|N[Aa][Ss][Dd]|TSX|OTC|LSE|ASX|CSE|AIM|Euronext)|said\b|says\b|announce[sd]\b|today announced|"
    r"(?:has|have) (?:today )?announced|CEO\b|chief\b|founder\b|shares\b|Inc\b|Ltd\b|LLC\b|Corp\b|GmbH\b|"
    r"(?:is )?an? (?:[\w-]+ ){0,5}(?:company|firm|maker|developer|manufacturer|startup|provider|bank|operator)\b)"
)


def holds_itself(event: Event, party: Party, authority: str | None, rest: str) -> bool:
    """Return whether what gained an approval is the product, not a company.

    It is one by its own words or a digit; or where it got a mark or what goods need ("N received the CE mark", "N was
    cleared by the FDA"), unless the text knows it as a company or goes on with what it may do ("approval to build").

    Args:
        event: The sentence.
        party: What gained it.
        authority: Who gave it; None for a mark.
        rest: What follows in the skeleton.
    """
    if not party.sure or known_company(event, party.name):
        return False
    last = party.name.split()[-1].lower()
    if re.search(r"[A-Za-z].*\d", party.name) or (last in PRODUCTS and last[-1] != "s"):
        return True
    after = event.text.text[party.start + len(party.name) :][:1]
    goods = authority is None or bool(_GOODS.match(authority))
    return after in ("™", "®") or (goods and not rest.startswith(" to "))


def known_company(event: Event, name: str) -> bool:
    """Return whether a name is a company's by its own words or by what the text says of it elsewhere."""
    if has_legal_form(name) or is_organisation(name) or may_be_organisation(name):
        return True
    return re.search(rf"\b{re.escape(name)}{_AS_COMPANY}", event.text.text) is not None


def teller(event: Event, end: int) -> Party | None:
    """Return the company that tells of a deed at the end of its sentence: ", Acme Pharma said today".

    Args:
        event: The sentence.
        end: Where the deed ends in the skeleton.
    """
    match = _TELLER.search(event.skeleton.text, end)
    name = match and (event.skeleton.name(match, "late") or event.skeleton.name(match, "who"))
    if not isinstance(name, Name) or is_authority(name.text) or may_be_person(name.text):
        return None
    return Party(name.text, True, name.start)


def longer(event: Event, phrase: Phrase) -> str:
    """Return a product with what follows it after "for", as "rate for the N"."""
    if phrase.name and "N" not in phrase.words:
        return phrase.name
    more = re.match(r" for (?:the |its )?N", event.skeleton.text[phrase.end :])
    if phrase.name or not more:
        return phrase.plain
    first, _ = event.skeleton.span(phrase.start, phrase.end)
    start = event.text.text.find(phrase.plain, first)
    _, last = event.skeleton.span(phrase.end, phrase.end + more.end())
    return event.text.text[start:last]


_DEALS = re.compile(
    r"\b(?:acquisition|merger|takeover|take-over|purchase|buyout|combination|transaction|divestiture|deal|bid|request|sale)s?(?: of\b.*)?$",
    re.IGNORECASE,
)
_TO_DEAL = re.compile(
    r"[^.;,]{0,90}?\b(?:to|for N to) (?:acquire|buy|purchase|take over|merge|combine)\b"
    r"|[^.;,]{0,60}?\b(?:of|for|to) (?:its|the|their|a|N 's) (?:[a-z-]+ ){0,3}(?:acquisition|merger|takeover|purchase|buyout|transaction|deal|sale)\b"
)
_DEAL_HAS = re.compile(
    r"\b(?:acquisition|takeover|purchase|buyout|merger|combination) (?:of|with) (?:[a-z-]+ |L |'s ){0,5}N (?:(?:has|have|had|also|now) )*$"
)


def of_deal(product: str | None, text: str, verb: int) -> bool:
    """Return whether what an authority clears is a deal between companies, not a product or an operation.

    Args:
        product: What the approval is for, as written.
        text: The skeleton of the sentence.
        verb: Where its verb starts.
    """
    return (
        bool(product and _DEALS.search(product))
        or _TO_DEAL.match(text, verb) is not None
        or _DEAL_HAS.search(text[:verb]) is not None
    )
