"""Who takes part in a market: from the tables, which answer for a market of a thousand companies in a tenth of the time of the store."""

from __future__ import annotations

from collections.abc import Iterable

from marketgraph.server.api.things import filtered
from marketgraph.server.portraits.figures import UNSTATED
from marketgraph.tables import Tables

MOST = 90
"""Companies that are listed."""


def participants(tables: Tables, market: str) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the companies of a market by country, leaders before others, each by name; and which are leaders."""
    rows = filtered(
        tables,
        "relations",
        ["source", "relation"],
        target=[market],
        relation=["operatesIn", "leaderIn"],
    )
    leaders = {row["source"] for row in rows if row["relation"] == "leaderIn"}
    active = {row["source"] for row in rows if row["relation"] == "operatesIn"}
    labels = {row["iri"]: row["label"] for row in filtered(tables, "entities", _NAMED, iri=active)}
    chosen = sorted(active, key=lambda one: (one not in leaders, labels.get(one) or one, one))[
        :MOST
    ]
    places = _countries(tables, chosen)
    by_country: dict[str, list[str]] = {}
    for one in chosen:
        by_country.setdefault(places.get(one, UNSTATED), []).append(one)
    return by_country, frozenset(leaders & set(chosen))


_NAMED = ["iri", "label"]


def _countries(tables: Tables, companies: Iterable[str]) -> dict[str, str]:
    """Return company -> its country; of several the first."""
    rows = filtered(
        tables, "relations", ["source", "target"], source=companies, relation=["country"]
    )
    pairs = sorted(((row["source"], row["target"]) for row in rows), reverse=True)
    return dict(pairs)
