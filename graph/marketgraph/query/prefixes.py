"""Lets queries use the known prefixes without declaring them."""

from __future__ import annotations

from collections.abc import Iterable

from marketgraph.errors import QuerySyntax
from marketgraph.query.tokens import Token, place, prologue
from marketgraph.vocabulary import PREFIXES


def with_prefixes(text: str, found: Iterable[Token]) -> str:
    """Return a query that declares the known prefixes which it uses, on its first line.

    Raises:
        QuerySyntax: It uses a prefix that neither it nor marketgraph declares.
    """
    found = list(found)
    _, declared = prologue(found)
    missing: dict[str, str] = {}
    for at, token in enumerate(found):
        prefix = token.text.partition(":")[0]
        if token.kind != "name" or prefix in declared or (at and found[at - 1].word == "PREFIX"):
            continue
        if prefix not in PREFIXES:
            raise QuerySyntax(
                f"the prefix {prefix + ':'!r} is not declared",
                place=place(text, token.start),
                remedy=f"Begin the query with PREFIX {prefix}: <…>; "
                f"known without that: {', '.join(PREFIXES)}.",
            )
        missing[prefix] = PREFIXES[prefix]
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in missing.items()) + text
