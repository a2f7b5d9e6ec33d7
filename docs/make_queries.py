"""Print docs/queries.md, written from the saved queries: python docs/make_queries.py > docs/queries.md."""

from __future__ import annotations

import sys

from marketgraph.query import SavedQuery, saved_queries

HEAD = """\
# Saved queries

Each is a file in `ontology/queries/`; `marketgraph query NAME PARAMETER=VALUE …` asks it, from Python
`ws.query("NAME", PARAMETER=VALUE)`. Things are given by name, slug or IRI; several values of one parameter, as a list from
Python, ask for any of them. This page is written by `python docs/make_queries.py > docs/queries.md`.
"""


def section(query: SavedQuery) -> str:
    """Return the section of one saved query."""
    parts = [f"## {query.title}", f"`{query.name}`", query.description]
    rows = [
        f"| `{p.name}` | {p.kind or p.type} | {'required' if p.required else p.default or ''} "
        f"| {p.description} |"
        for p in query.parameters
    ]
    if rows:
        head = ["| parameter | type | default | meaning |", "|---|---|---|---|"]
        parts.append("\n".join([*head, *rows]))
    return "\n\n".join(part for part in parts if part)


def document() -> str:
    """Return docs/queries.md."""
    return "\n\n".join([HEAD.rstrip(), *map(section, saved_queries().values())]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
