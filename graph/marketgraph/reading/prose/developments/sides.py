"""The two sides of a commercial agreement, once both are known."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.reading.prose.developments.events import Party


class Roles(NamedTuple):
    """Who delivers and who buys."""

    supplier: tuple[Party, ...]
    customer: tuple[Party, ...]


def sided(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are named, or None."""
    return checked(suppliers, customers) if suppliers and customers else None


def checked(suppliers: tuple[Party, ...], customers: tuple[Party, ...]) -> Roles | None:
    """Return the roles if both sides are different, or None."""
    shared = {party.name for party in suppliers} & {party.name for party in customers}
    if shared or not (suppliers or customers):
        return None
    return Roles(suppliers, customers)
