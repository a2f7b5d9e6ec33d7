"""The networks that can be drawn from the relations table, by name."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.errors import UnknownName
from marketgraph.vocabulary import RELATIONS


class Network(NamedTuple):
    """A choice of relations that together answer one kind of question.

    Attributes:
        name: How it is asked for.
        title: What it shows, in a few words.
        relations: The relations it takes, as ``relations.relation`` names them.
    """

    name: str
    title: str
    relations: tuple[str, ...]


NETWORKS: dict[str, Network] = {
    network.name: network
    for network in (
        Network("companies", "Companies and all that links them", tuple(RELATIONS)),
        Network(
            "deals",
            "Who bought, sold, merged with or funded whom",
            ("acquired", "soldTo", "mergedWith", "investedIn", "spunOff"),
        ),
        Network("ownership", "Who owns whom", ("owns",)),
        Network("partners", "Partners, suppliers and customers", ("partnerOf", "supplies")),
        Network("segments", "Companies and the segments they are active in", ("activeIn",)),
        Network("markets", "Companies and their markets", ("operatesIn", "leaderIn")),
        Network("products", "Companies and their products", ("hasProduct",)),
    )
}
"""Every network by its name."""


def network_named(name: str) -> Network:
    """Return the network of a name.

    Raises:
        UnknownName: There is none of that name; the message lists those there are.
    """
    try:
        return NETWORKS[name]
    except KeyError:
        raise UnknownName(
            f'there is no network "{name}"', remedy=f"Choose one of {', '.join(NETWORKS)}."
        ) from None
