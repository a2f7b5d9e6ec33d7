"""The two sides of a commercial agreement, once both are known."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.developments.events import Party

_KIND = re.compile(
    r"(?:(?:Global|Leading|Major|National|International|Top|European|American|Asian|New|Multinational|Prominent|Large|Regional|U\.S\.|US) )+(?:[A-Z]\w+ ){0,2}"
    r"(?:Manufacturer|Provider|Maker|Supplier|Retailer|Operator|Developer|Producer|Distributor|Carrier|Client|Customer|Company|Firm|Bank|Agency|Utility|Airline)"
)
"""What a headline in capitals calls a party that it does not name: "Global Lamp Manufacturer"."""


class Roles(NamedTuple):
    """Who delivers and who buys."""

    supplier: tuple[Party, ...]
    customer: tuple[Party, ...]


def sided(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are named, or None."""
    return checked(suppliers, customers) if suppliers and customers else None


def checked(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are different, or None."""
    suppliers, customers = _named(suppliers), _named(customers)
    shared = {party.name for party in suppliers} & {party.name for party in customers}
    if shared or not (suppliers or customers):
        return None
    return Roles(suppliers, customers)


def _named(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties that are called by a name, not by what they are."""
    return tuple(party for party in parties if not _KIND.fullmatch(party.name))
