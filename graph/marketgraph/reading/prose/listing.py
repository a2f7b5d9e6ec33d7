"""Lists in a line: "A, B (C, D), and E" parted where a reader would part it, brackets and legal forms kept whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.names import LEGAL
from marketgraph.reading.prose.places import is_place

_OPEN = "([{"
_BRACKETS = re.compile(r"[()\[\]{}]")
_MARKS = re.compile("[,;]")
_LEGAL = re.compile(
    r"\s*(?:"
    + "|".join(
        sorted(
            (re.escape(form) for form in LEGAL if form not in ("group", "holdings", "company")),
            key=len,
            reverse=True,
        )
    )
    + r")(?![\w])\.?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|or|&)\s", re.IGNORECASE)
_LAST = re.compile(r"^(?:and|or|&|as well as|along with)\s+", re.IGNORECASE)
_WHOLE = re.compile(
    r"^(?:company|sons|co\.?|partners|associates|brothers|bros\.?)\b", re.IGNORECASE
)

_DOTTED = re.compile(
    r"(?:\.\w|\b(?:inc|ltd|co|corp|llc|bros|pvt|pty|intl|s\.p\.a|s\.a|n\.v|b\.v|a\.s))\.$",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One member of a list.

    Attributes:
        start: Offset in the text that was parted.
        end: Offset of its end, excluded.
        text: As written, trimmed, without a leading "and".
    """

    start: int
    end: int
    text: str


_EXAMPLES = re.compile(
    r"\s*(?:e\.\s?g\.|i\.\s?e\.|for example|for instance|viz\.|namely)[,:]?\s+", re.IGNORECASE
)
"""What only says that a list is one of examples."""


def parts_of(text: str, *, companies: bool = False) -> list[Part]:
    """Return the members of a list.

    Commas and semicolons outside brackets part it (semicolons alone where there are some). "X and Y" at its end is
    two members unless a comma stands before another "and" there: "A, B, and C" is three, "A, B and C, and D" has
    "B and C" whole.

    Args:
        text: The list.
        companies: Whether commas before legal forms ("Acme, Inc.") belong to the name.
    """
    lead = _EXAMPLES.match(text)
    first = lead.end() if lead else 0
    cuts = [cut for cut in _cuts(text, companies) if cut >= first]
    pieces = [
        _trim(text, start, end)
        for start, end in zip([first, *(c + 1 for c in cuts)], [*cuts, len(text)], strict=True)
    ]
    pieces = [piece for piece in pieces if piece.text]
    if not pieces:
        return []
    last = pieces[-1]
    oxford = len(pieces) > 1 and _LAST.match(text[last.start :].lstrip()) is not None
    bare = _without_and(last)
    if (
        not oxford
        and not (" " in bare.text and is_place(bare.text))
        and (match := _outer_and(bare.text))
        and not (companies and _WHOLE.match(bare.text[match[1] :]))
    ):
        left = _trim(text, bare.start, bare.start + match[0])
        right = _trim(text, bare.start + match[1], bare.end)
        return [*pieces[:-1], left, right]
    return [*pieces[:-1], bare]


def bare(name: str) -> str:
    """Return a member without the marks around it; the dot of an abbreviation ("U.S.") or a legal form stays."""
    name = name.strip(' ,:;•*–|\t"“”')
    short = name.rstrip(" .")
    return f"{short}." if name != short and _DOTTED.search(f"{short}.") else short


def _cuts(text: str, companies: bool) -> list[int]:
    """Return where the commas or semicolons stand that part a list; a bracket that is never closed hides none."""
    commas: list[int] = []
    semicolons: list[int] = []
    for mark in _MARKS.finditer(_outside(text)) if "," in text or ";" in text else ():
        at = mark.start()
        if mark.group() == ";":
            semicolons.append(at)
        elif not _inside_number(text, at) and not (companies and _LEGAL.match(text, at + 1)):
            commas.append(at)
    return semicolons or commas


def _inside_number(text: str, at: int) -> bool:
    """Return whether a comma stands between the digits of a number."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


def _outside(text: str) -> str:
    """Return a text with what stands in closed brackets blanked, of the same length."""
    if not ("(" in text or "[" in text or "{" in text):
        return text
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for bracket in _BRACKETS.finditer(text):
        if bracket.group() in _OPEN:
            opened.append(bracket.start())
        elif opened:
            pairs.append((opened.pop(), bracket.start()))
    pieces, done = [], 0
    for start, end in sorted(pairs):
        if start >= done:
            pieces += [text[done:start], "\0" * (end + 1 - start)]
            done = end + 1
    return "".join([*pieces, text[done:]])


def _trim(text: str, start: int, end: int) -> Part:
    """Return a stretch without outer blanks and quotation marks."""
    while start < end and (text[start].isspace() or text[start] in '"“”•*'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”,;'):
        end -= 1
    return Part(start, end, text[start:end])


def _without_and(part: Part) -> Part:
    """Return a member without a leading "and"."""
    match = _LAST.match(part.text)
    return Part(part.start + match.end(), part.end, part.text[match.end() :]) if match else part


def _outer_and(text: str) -> tuple[int, int] | None:
    """Return where the last "and" outside brackets stands, or None."""
    found = None
    for match in _AND.finditer(_outside(text)):
        if "&" not in match.group():
            found = match.span()
    return found
