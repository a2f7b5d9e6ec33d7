"""What a page is about when people do not say it by name, and when it is made."""

from __future__ import annotations

from datetime import UTC, datetime

from marketgraph.errors import NotBuilt
from marketgraph.query import ResultGraph, Solutions
from marketgraph.tables import Tables
from marketgraph.views.words import period


def today() -> str:
    """Return the day (UTC) as a page writes it."""
    day = datetime.now(UTC).date().isoformat()
    return period(day, day)


def of_query(answer: Solutions | bool | ResultGraph) -> list[str]:
    """Return the IRIs in the result of a query, each once, in order."""
    if isinstance(answer, bool):
        return []
    if isinstance(answer, ResultGraph):
        graph = answer.rdflib()
        return sorted({str(node) for node in graph.all_nodes() if str(node).startswith("http")})
    found: dict[str, None] = {}
    for row in answer.rows:
        for term in row:
            value = str(getattr(term, "value", ""))
            if term is not None and not hasattr(term, "datatype") and value.startswith("http"):
                found[value] = None
    return list(found)


def of_workspace(tables: Tables) -> list[str]:
    """Return the market with most claims; where there is none, the things with most claims.

    Raises:
        NotBuilt: The graph is empty.
    """
    entities = tables.frame("entities", ["iri", "kind", "claims"])
    entities = entities.sort_values(["claims", "iri"], ascending=[False, True])
    markets = entities[entities["kind"] == "market"]["iri"]
    if len(markets):
        return [str(markets.iloc[0])]
    if entities.empty:
        raise NotBuilt("the graph is empty", remedy="Add documents and build again.")
    return [str(iri) for iri in entities["iri"].head(50)]
