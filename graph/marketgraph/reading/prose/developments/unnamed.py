"""Acquisitions whose target has no name where it is bought: "sold its wire division", "Acme bought the firm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Acquisition
from marketgraph.reading.prose.developments.deals import (
    WHOM,
    Status,
    later_price,
    noun_status,
    price,
    verb_status,
    wished,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import signers
from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few

_UNIT = (
    r"(?P<unit>(?:L (?=[a-z]+ to )|(?:L )?(?:(?!(?:entire|whole|remaining|own|stake|interest|majority|minority|former|of|in|to|and|for|from) )[a-z][a-z/&-]+ (?:and )?){1,5}?)"
    r"(?:business|division|unit|operations|arm|segment|subsidiary|brand|portfolio|assets|facilities|plants|stores|activities))"
)
_SOLD = re.compile(
    rf"\b(?P<verb>(?:(?:has|have|had|will|to|agreed to|would) )?(?:sell|sells|sold|selling|divest|divests|divested|divesting)|sale of|divestiture of|divestment of) "
    rf"(?:(?:an? (?:[a-z]+ )?(?:part|portion|majority|chunk) of )?(?:its|their|the)|an?) {_UNIT}(?: with M in [a-z]+| for (?:[a-z]+ ){{0,3}}M(?: in cash)?| (?:on )?(?:D|[a-z]{{3,4}}\.? #)| in (?:[a-z-]+ ){{0,3}}(?:[LN](?:(?: ,|,? and| , and) (?:the )?[LN]){{0,5}}|countries|markets|states|cities))? to {WHOM}(?P<acquirer>{LIST})(?= |$)(?! 's)"
)
_AGREED = re.compile(
    rf"\b(?:agreement|deal|contract|accord|pact|terms) with {WHOM}(?P<owner>N) (?P<verb>to (?:acquire|buy|purchase|take over)) "
    rf"(?:(?:its|their|the)|the (?:group|company|firm|latter|seller) 's|N 's) {_UNIT}(?= (?:in|for|from|on|as|at)\b| ?[.,;]|$)"
)
"""A unit that a deal with its owner is about."""
_FIRM = re.compile(
    r"\b(?P<verb>(?:(?:has|had|will|to|would) )?(?:bought|buy|acquire|acquires|acquired|purchased|purchase|took over)) the (?:[a-z-]+ ){0,3}?(?:company|firm|business|chain|"
    r"start-up|startup|club|manufacturer|maker|retailer|operator|developer|provider)(?= (?:in|on|for|from|via|through|after|under|last|earlier|this|together|alongside)\b| ?[.,;]|$)"
)

_IT = re.compile(
    r"\b(?:when|after|since|before|until) (?=N)[^,;]{0,40}?\b(?P<verb>(?:had )?(?:bought|acquired|purchased)) it(?= (?:in|from|for|on|along|out|last)\b| ?[.,;]|$)"
)
_REPORTS = re.compile(
    r"(?:the )?N (?:reports|reported|says|said|writes|wrote) (?:that )?(?:the )?N "
)
"""A newspaper that tells of another company, which is then meant."""
_FOUNDED = re.compile(
    rf"\b(?:co-)?(?:founded|started|built|launched|created|ran) (?:the [a-z-]+ )?(?P<target>N)(?: [^.;N]{{0,60}})?,? (?P<verb>(?:later |then |and |before |eventually ){{0,2}}(?:sold|selling)) it to {WHOM}(?P<acquirer>{LIST})(?= |$)(?! 's)"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the acquisitions of units without a name, and of the firm that the sentence is about."""
    text = event.skeleton.text
    for match in few(_SOLD, text):
        if not wished(event, match.start("verb")):
            yield from _unit(event, match)
    for match in few(_AGREED, text):
        if not wished(event, match.start("verb")):
            yield from _agreed(event, match)
    for pattern in (_FIRM, _IT):
        for match in few(pattern, text):
            if not wished(event, match.start("verb")):
                yield from _firm(event, match)
    for match in few(_FOUNDED, text):
        name = event.skeleton.name(match, "target")
        if name:
            target = Party(name.text, True, name.start)
            yield _found(event, match, target, _parties(event, match), None, "completed")


def _unit(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the sale of a unit if its owner is named."""
    skeleton, verb = event.skeleton, match.start("verb")
    noun = match["verb"].endswith(" of")
    owners = event.owner(verb) if noun else event.parties(verb)
    buyers = _parties(event, match)
    start, end = skeleton.span(*match.span("unit"))
    if len(owners) != 1 or owners[0].name in {buyer.name for buyer in buyers}:
        return
    target = Party(event.text.text[start:end], True, start)
    status = (
        noun_status(event, verb, match.end())
        if noun
        else verb_status(event, verb, match.end(), match["verb"])
    )
    yield _found(event, match, target, buyers, owners[0], status)


def _agreed(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the purchase of a unit that a deal with its owner tells: "signed an agreement with N to acquire its wire division"."""
    buyers, owner = signers(event, match.start()), event.skeleton.name(match, "owner")
    if not buyers or owner is None or owner.text in {buyer.name for buyer in buyers}:
        return
    start, end = event.skeleton.span(*match.span("unit"))
    target = Party(event.text.text[start:end], True, start)
    seller = Party(owner.text, True, owner.start)
    status = verb_status(event, match.start("verb"), match.end(), match["verb"])
    yield _found(event, match, target, tuple(buyers), seller, status)


def _firm(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the purchase of "the firm" if one other company is named before it."""
    buyers = event.parties(match.start("verb"))
    if not buyers or not all(buyer.sure for buyer in buyers):
        return
    meant = event.meant("it", event.skeleton.at(min(buyer.start for buyer in buyers)))
    names = {buyer.name for buyer in buyers}
    if _REPORTS.match(event.skeleton.text):
        return
    if len(meant) == 1 and meant[0].name not in names:
        status = verb_status(event, match.start("verb"), match.end(), match["verb"])
        yield _found(event, match, meant[0], buyers, None, status)


def _parties(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return who buys."""
    return tuple(
        Party(name.text, True, name.start) for name in event.skeleton.names(match, "acquirer")
    )


def _found(
    event: Event,
    match: re.Match[str],
    target: Party,
    buyers: tuple[Party, ...],
    seller: Party | None,
    status: Status | None,
) -> Found:
    """Return the acquisition."""
    money = price(event, 0, len(event.skeleton.text)) or later_price(event)
    fact = Acquisition(
        acquirer=tuple(buyer.name for buyer in buyers),
        target=target.name,
        seller=seller.name if seller else None,
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        status=status,
        date=event.date_at(match.start("verb"), match.end()),
        market=event.market,
    )
    end = max(event.skeleton.span(*match.span())[1], money.end if money else 0)
    parties = (target, *buyers, *([seller] if seller else ()))
    return Found(fact, event.skeleton.start, end, event.confidence(*parties))
