"""What an agreement is about: the goods, for how long, at how many places."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.directions import PROVIDER
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.nouns import phrase_at
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.tokens import Token

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
_SIDE = re.compile(
    r" , (?:an?|the|one|which|who|whose|based|headquartered|part) [^;]{3,200}? ,(?= (?:for|to|covering|under which|which will) )"
)
"""What is said of a counterpart before the goods: "Acme, a maker of lamps, for …"."""
_BEHIND = re.compile(
    r"^ ?(?:,|:|–|—|-)? ?(?:including|namely|such as|comprising|called|named|known as|which include|,|:|–|—) (?:the |its |both )?(?P<names>N(?: ?, (?:and )?(?:the |its )?N)*(?: ?,)? (?:and|&) (?:the |its )?N)(?= (?:,|\.|;|to|in|for|across|throughout|at|with|as|on|by)|$)"
)
"""Products by name behind what they are: "two pumps, the Alta and the Bora"."""
_MEASURED = re.compile(
    r"^[\d,.]+ (?:million |thousand )?(?:metric |dry |short |long )?(?:tonnes?|tons?|pounds|kilograms|kg|litres|liters|gallons|barrels|ounces|MW|MWh|GWh|units) (?:(?:a|per) (?:year|annum|month)|annually )? ?(?:of )(?P<goods>[\w -]+)$"
)
"""Goods behind an amount: "9 tonnes a year of graphite"."""
_NEXT_WORDS = re.compile(r"\b(?:includ|cover|compris|consist|deliver)")
_NEXT = re.compile(
    r"^(?:[^.;]{0,40}, )?(?:(?:under|as part of|with) )?(?:the|this) (?:[a-z]+ )?(?:order|contract|agreement|deal)\b[^.;]{0,90}? "
    r"(?:includes?|covers?|comprises?|consists of|delivering|covering|including) (?=[a-zA-Z#])"
)


def term_of(event: Event, match: re.Match[str]) -> int | None:
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


def sites_of(event: Event) -> int | None:
    """Return at how many places it is to be carried out, if the sentence counts them."""
    match = _SITES.search(event.skeleton.text)
    if not match:
        return None
    item = next(iter(event.skeleton.items(*match.span("count"))), None)
    digits = item.text.replace(",", "") if isinstance(item, Token) else ""
    return int(digits) if digits.isdigit() else None


def products_of(event: Event, match: re.Match[str], parties: set[str]) -> tuple[str, ...]:
    """Return what is supplied, if the sentence says it after "to supply", "for" or "delivering"."""
    text = event.skeleton.text
    near = re.compile(
        rf"\b(?:to (?:{PROVIDER}|distribute|use|purchase|buy|market|sell|commercialize|commercialise|develop|produce|carry)|for the (?:supply|delivery|provision|purchase|sale|distribution|installation) of|supply of|deliver of|(?:will|would) (?:supply|sell|distribute|deliver|provide|market|install|build)|delivering|supplying|(?:distribution|distributor|delivery|orders?|purchase|sale|provider|supplier) of|for{'|with' if 'customer' in match.re.groupindex else ''}) (?=[a-zA-Z#])"
    )
    end = match.end()
    if (
        "what" in match.re.groupindex
        and match["what"]
        and (what := _listed(event, match.start("what"), parties))
    ):
        return what
    start = match.end("kind") if "kind" in match.re.groupindex else match.start()
    if side := _SIDE.match(text[end:]):
        start = end = end + side.end()
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
    if listed := _BEHIND.match(event.skeleton.text[phrase.end :]):
        places = (phrase.end + place for place in listed.span("names"))
        names = tuple(n.text for n in event.skeleton.companies(*places) if n.text not in parties)
        if names:
            return names
    if measured := _MEASURED.match(phrase.plain):
        return (measured["goods"],)
    names = tuple(
        item.text
        for item, kind in event.skeleton.kinds(start, phrase.end)
        if kind == "N"
        and isinstance(item, Name)
        and not item.possessive
        and item.text not in parties
        and not item.text.endswith(("Market", "Markets"))
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
