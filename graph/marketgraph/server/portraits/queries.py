"""Addresses of the saved queries that a part of a page answers, with their values filled in."""

from __future__ import annotations

from urllib.parse import quote

from marketgraph.query import bind, saved_query


def address(name: str, **values: str) -> str:
    """Return where the endpoint answers a saved query with these values."""
    saved = saved_query(name)
    assert saved is not None, name  # noqa: S101 - shipped with this package
    lines = bind(saved, values).splitlines()
    text = "\n".join(line for line in lines if not line.startswith("# param:"))
    return f"/sparql?query={quote(text, safe='')}"
