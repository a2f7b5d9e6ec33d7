"""Gives values to the parameters of a saved query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import product

from marketgraph.errors import UsageError
from marketgraph.query.saved import SavedQuery
from marketgraph.query.terms import Lookup, term
from marketgraph.query.tokens import CLOSING, OPENING, Token, prologue, tokens


def bind(query: SavedQuery, values: Mapping[str, object], lookup: Lookup | None = None) -> str:
    """Return the query's text with a VALUES block for each value, first in its outermost WHERE.

    A value is never pasted into the text: it is read as the parameter's type and written as a term.
    A list of values asks for any of them. A parameter without value and default stays free.

    Args:
        query: The saved query.
        values: Values by the name of their parameter; None is the same as not given.
        lookup: Finds the IRI of a name; without it, IRIs must be given whole.

    Raises:
        UsageError: A value is missing, not of its type, or for no parameter of the query.
        UnknownName: No thing of a name is known.
    """
    given = {name: value for name, value in values.items() if value is not None}
    _refuse_strangers(query, given)
    bound: dict[str, list[str]] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            many = value if isinstance(value, list | tuple | set | frozenset) else [value]
            bound[parameter.name] = [term(parameter, one, lookup) for one in many]
        elif parameter.required:
            raise UsageError(
                f"the query {query.name} needs a value for {parameter.name}",
                remedy=f"Give {parameter.name}: {parameter.description}.",
            )
    return _with_values(query.text, bound) if bound else query.text


def _refuse_strangers(query: SavedQuery, given: Mapping[str, object]) -> None:
    names = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = (
                f"Did you mean {near[0]}?" if near else f"It takes: {', '.join(names) or 'none'}."
            )
            raise UsageError(f"the query {query.name} has no parameter {name}", remedy=hint)


def _with_values(text: str, bound: Mapping[str, list[str]]) -> str:
    after, end = _inside(text)
    if not after:
        return f"{text.rstrip()}\n{_one_clause(bound)}\n"
    blocks = " ".join(f"VALUES ?{name} {{ {' '.join(terms)} }}" for name, terms in bound.items())
    if not end:
        return f"{text[:after]} {blocks} {text[after:]}"
    return f"{text[:after]} {blocks} {{{text[after:end]}}} {text[end:]}"


@lru_cache(maxsize=256)
def _inside(text: str) -> tuple[int, int]:
    """Return where the inside of the outermost WHERE begins, and, if it is a sub-select, ends.

    Both are 0 where VALUES has to come last.
    """
    found = list(tokens(text))
    at = _where(found)
    if at is None:
        return 0, 0
    inner = found[at + 1].word if at + 1 < len(found) else ""
    end = _closing(found, at).start if inner == "SELECT" else 0
    return found[at].start + 1, end


def _one_clause(bound: Mapping[str, list[str]]) -> str:
    names = " ".join(f"?{name}" for name in bound)
    rows = " ".join(f"({' '.join(row)})" for row in product(*bound.values()))
    return f"VALUES ({names}) {{ {rows} }}"


def _where(found: list[Token]) -> int | None:
    """Return which token opens the outermost WHERE, or None where VALUES has to come last.

    Braces inside parentheses belong to an expression (EXISTS). The first brace of a CONSTRUCT opens
    its template, unless WHERE stands before it: the short form, which takes no VALUES inside.
    """
    start, _ = prologue(found)
    braces = [at for at, depth in _opened(found, start) if depth == 0 and found[at].text == "{"]
    if start < len(found) and found[start].word == "CONSTRUCT" and braces:
        short = any(token.word == "WHERE" for token in found[start : braces[0]])
        braces = [] if short else braces[1:]
    return braces[0] if braces else None


def _opened(found: list[Token], start: int) -> Iterator[tuple[int, int]]:
    """Yield each opening bracket's place among the tokens, and how many stand around it."""
    depth = 0
    for at, token in enumerate(found[start:], start):
        if token.kind == "sign" and token.text in OPENING:
            yield at, depth
            depth += 1
        elif token.kind == "sign" and token.text in CLOSING:
            depth -= 1


def _closing(found: list[Token], start: int) -> Token:
    """Return the bracket that closes the one at a place among the tokens, else the last token."""
    depth = 0
    for token in found[start:]:
        if token.kind == "sign":
            depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth == 0:
            return token
    return found[-1]
