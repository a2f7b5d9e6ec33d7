"""Lets queries use the known prefixes without declaring them."""

from __future__ import annotations

import re
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


_PLACE = re.compile(r"line (\d+), column (\d+)")


def located(error: QuerySyntax, text: str, added: int) -> QuerySyntax:
    """Return an error that names the place in the query as it was written, and what stands there.

    Args:
        error: What the engine said about the query with prefixes.
        text: The query as written.
        added: Characters that ``with_prefixes`` put before it.
    """
    match = _PLACE.fullmatch(error.place or "")
    if not match:
        return error
    line, column = int(match[1]), int(match[2])
    column = max(column - added, 1) if line == 1 else column
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    at = f"at {' '.join(rest)[:30]!r}" if rest else "at its end"
    return QuerySyntax(
        error.message.replace("does not parse", f"does not parse {at}", 1),
        place=f"line {line}, column {column}",
        remedy=error.remedy,
    )
