"""Refuses, before anything parses them, queries that could do harm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from marketgraph.errors import QueryRefused
from marketgraph.query.tokens import CLOSING, OPENING, Token, place, prologue, tokens
from marketgraph.vocabulary import PREFIXES

LONGEST = 100_000
"""Bytes of a query's text, in UTF-8."""

DEEPEST = 500
"""Nested brackets, and uses of one operator in one bracket; the parser crashes at a few thousand."""

_UPDATES = frozenset(
    ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")
)
_CHAINS = frozenset(("UNION", "!", "&&", "||", "/", "|", "^", "+", "-", "*"))
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = "SERVICE"


def check(text: str, *, services: bool = False) -> tuple[Token, ...]:
    """Return the tokens of a query that may be run.

    Args:
        text: A SPARQL query.
        services: Whether ``SERVICE``, which makes the engine call other servers, is allowed.

    Raises:
        QueryRefused: It is too long, nested too deeply, an update, or asks for a ``SERVICE``.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise QueryRefused(
            f"the query is longer than {LONGEST:,} bytes",
            remedy="Ask for less at once, or load the values as data and join with them.",
        )
    found = tuple(tokens(text))
    _refuse_updates(text, found)
    _refuse_depth(text, found)
    if not services:
        _refuse_services(text, found)
        if "\\u" in text.lower():
            plain = _CODE_POINT.sub(_letter, text)
            _refuse_services(plain, list(tokens(plain)))
    return found


def _letter(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else ""


def _refuse_updates(text: str, found: Sequence[Token]) -> None:
    start, _ = prologue(found)
    if start < len(found) and found[start].word in _UPDATES:
        raise QueryRefused(
            f"{found[start].word} changes data, and a query only reads",
            place=place(text, found[start].start),
            remedy="Add or remove documents and build again; the graph follows from them.",
        )


def _refuse_depth(text: str, found: Iterable[Token]) -> None:
    """Count brackets within brackets, and operators beside each other within one bracket."""
    levels = [Counter[str]()]
    for token in found:
        sign = token.text if token.kind == "sign" else token.word
        if sign in OPENING:
            levels.append(Counter({"inside": sign == "{"}))
        elif sign in CLOSING and len(levels) > 1:
            levels.pop()
        elif sign in _CHAINS and not (sign in "+-" and levels[-1]["inside"]):
            levels[-1][sign] += 1
        many = sign in _CHAINS and levels[-1][sign] > DEEPEST
        if many or len(levels) > DEEPEST:
            what = f"{sign} more than {DEEPEST} times" if many else f"brackets {DEEPEST} deep"
            raise QueryRefused(
                f"the query has {what}",
                place=place(text, token.start),
                remedy="Write it more simply; for many values use VALUES or IN.",
            )


def _refuse_services(text: str, found: Sequence[Token]) -> None:
    known = {*prologue(found)[1], *PREFIXES}  # those that are used get declared later
    for token in found:
        if _calls_service(token, known):
            raise QueryRefused(
                "SERVICE would make the engine call another server",
                place=place(text, token.start),
                remedy="Leave it out, or allow services where you trust the query.",
            )


def _calls_service(token: Token, prefixes: Iterable[str]) -> bool:
    """Return whether the engine could read SERVICE here: it needs no space around the keyword."""
    if token.kind == "word":
        return _SERVICE in token.word
    if token.kind != "name":
        return False
    head = token.text.partition(":")[0]
    after = head.upper().find(_SERVICE)
    return after >= 0 and any(
        head[after:].endswith(prefix) for prefix in prefixes if prefix != head
    )
