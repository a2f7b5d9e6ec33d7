"""What is known of an investment, and how rounds are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.words import words

ABOUT = r"(?:L|an?|the|about|around|approximately|nearly|almost|over|more|than|roughly|some|another|additional|total|of|up|to|its|in|just|under|close|first|second|third|final|tranche|previously|announced|initial|oversubscribed|upsized|new|successful|strategic|closing|completion|fresh|further|growth|equity|record|at|least|aggregate|gross|proceeds|latest|extended|extension)"

ROUND = (
    r"(?P<round>(?:pre-seed|pre seed|post-seed|seed|angel|bridge|growth|strategic|private equity|venture|mezzanine|pre-ipo|equity)(?: plus)?|"
    r"(?:pre-)?series [a-k](?:\+|-?[1-4]| ?extension| plus| prime)?|series seed|(?:non-brokered |brokered |flow-through |concurrent |bought deal |best efforts )*private placement|"
    r"(?:non-brokered |brokered )placement|placement|initial public offering|ipo|registered direct offering|(?:bought deal )?public offering|pipe|crowdfunding|growth equity|debt)"
)

TAIL = r"(?:,? ?(?:equity |growth |capital |extension |preferred |stock |share |funding |financing |investment |venture |capital |crowdfunding )*(?:rounds?|raise|funding|financing|investments?|extension|transactions?|capital|offering|placement|campaign))?"

_NO_ROUND = words("strategic growth equity venture mezzanine debt") | {
    "private equity",
    "growth equity",
}


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


def money_of(event: Event, match: re.Match[str]) -> Money | None:
    """Return the amount of a match."""
    for group in ("money", "worth"):
        if group in match.re.groupindex and match[group]:
            money = event.skeleton.money(*match.span(group))
            return money[0] if money else None
    return None


def round_of(event: Event, match: re.Match[str]) -> str | None:
    """Return the round as written, without "round" and "funding"."""
    if "round" not in match.re.groupindex or not match["round"]:
        return None
    after = event.skeleton.text[match.end("round") :]
    if match["round"] in _NO_ROUND and not re.match(r" (?:[a-z]+ )?round\b", after):
        return None
    start, end = event.skeleton.span(*match.span("round"))
    return event.text.text[start:end].strip().rstrip(".")


def party_of(name: Name) -> Party:
    """Return a name of the sentence as a party."""
    return Party(name.text, True, name.start)
