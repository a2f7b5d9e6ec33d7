"""Tokens of a sentence: words, numbers and marks with their offsets, found in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from marketgraph.reading.prose.words import words

_TOKEN = re.compile(
    r"(?P<plain>[A-Za-z]+(?![\w&+/’'-]|\.[\w&+./’'-]))"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![\w]|-[A-Z][a-z]))"
    r"|(?P<possessive>[’'‘]s(?![\w]|-[A-Za-z])|(?<=s)[’'](?=\s[\w$€£]))"
    r"|(?P<word>[^\W_](?:(?:[\w&+./-]|[’'](?!s(?![\w]|-[A-Za-z])))*[^\W_])?\+?)"
    r"|(?P<mark>[^\w\s]|_)"
)
"""A plain word is one of ASCII letters alone: most are, and the pattern of the others takes three times as long."""
_BEHIND = ',.;:)%?!"”'
"""Marks that end a word or number before them."""
WITH_DOT = words(
    "inc ltd co cos corp bros mgmt llc plc pvt pty pte sdn bhd k.k s.r.l ltda st dr mr mrs ms jr sr no vs dept univ assoc intl mfg "
    "jan feb mar apr jun jul aug sep sept oct nov dec fla va calif tenn mass conn ill ariz colo wash "
    "tex pa md ga mich minn ore wis gov rep sen u.s u.k u.a.e e.u d.c n.v n.a s.a s.p.a b.v a.g l.p l.l.c "
    "p.c a/s e.g i.e etc approx sq ft n.a n.s n.y n.j n.c s.c n.d s.d n.h n.m r.i w.va b.c n.b p.e.i sq.-ft sq-ft sq.ft cu.-ft"
)
"""Words (folded, without their last dot) that a dot belongs to."""
_DOTTED = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")
"""Initials: "F.N.B"."""
_MEASURE = re.compile(
    r"\d[\d.,/]*-?(?:st|nd|rd|th|[mk]?g|ml|l|[kmc]?m|k|s|[GTM]B|[kMG]?Wh?|GWh|h|[kMG]?Hz|am|pm|AM|PM|y|ft|sq|oz|lbs?|bn|mn)"
    r"|[1-4][HQ](?:FY)?\d{2,4}|\d+-[a-z][a-z-]*|\d?[\d/-]*[qQ]\d*"
)
_CONTRACTED = re.compile(
    r"(?:I|We|You|They|He|She|It|That|There|Who|What|Here)[’'](?:m|re|ve|ll|d)", re.IGNORECASE
)
_PREFIXES = words("non pre post multi anti")
_ADJECTIVES = words(
    "based led driven backed owned born grown made built proven free ready wide like style class grade level type specific "
    "rival maker parent positive negative compliant native first only related friendly centric heavy rich style sized run held known winning "
    "leading making facing scale stage side term year month day week long old plus to in up off on out"
)


class Token(NamedTuple):
    """One token.

    Attributes:
        text: As written; an abbreviation keeps its dot.
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        kind: ``name`` (capital, or capitals or digits inside), ``word``, ``number``, ``possessive`` or ``mark``.
        low: The text in small letters.
    """

    text: str
    start: int
    end: int
    kind: str
    low: str


_token: Callable[[type[Token], tuple[object, ...]], Token] = tuple.__new__
"""Makes a token in half the time that its constructor takes: there are thousands in a text."""


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """Return the tokens of a stretch of text.

    No token holds a blank, and most of what stands between two is one plain word or number, maybe with marks behind it.

    Args:
        text: The stretch.
        offset: Where it starts in the document's text.
    """
    found: list[Token] = []
    at = 0
    for piece in text.split(" "):
        end = at + len(piece)
        word = piece.rstrip(_BEHIND)
        if word.isascii() and (word.isalpha() or word.isdigit()):
            low = word.lower()
            start, last = at + offset, at + offset + len(word)
            kind = "name" if low != word else "word" if low >= "a" else "number"
            found.append(_token(Token, (word, start, last, kind, low)))
            if word is not piece:
                _add_marks(found, piece[len(word) :], last)
        elif piece and not piece.isspace():
            _add(found, text, at, end, offset)
        at = end + 1
    return found


def _add_marks(found: list[Token], marks: str, start: int) -> None:
    """Add the marks that stand right behind a token; a dot may belong to it."""
    for at, mark in enumerate(marks, start):
        if mark == "." and (dotted := _dotted(found[-1], at)):
            found[-1] = dotted
        else:
            found.append(_token(Token, (mark, at, at + 1, "mark", mark)))


def _dotted(before: Token, start: int) -> Token | None:
    """Return a token with a dot that stands at a place, or None if the dot is none of its own."""
    if before.end != start or not _takes_dot(before):
        return None
    return Token(f"{before.text}.", before.start, start + 1, before.kind, f"{before.low}.")


def _add(found: list[Token], text: str, first: int, last: int, offset: int) -> None:
    """Add the tokens that start between two places of a stretch of text; a dot may belong to the token before it."""
    for match in _TOKEN.finditer(text, first):
        kind, written, (start, end) = match.lastgroup, match.group(), match.span()
        if start >= last:
            return
        low = written.lower()
        if kind == "plain":
            kind = "word" if low == written else "name"
        elif kind == "word":
            if (low != written or not low.isalpha()) and _is_name(written):
                kind = "name"
        elif written == "." and found and (dotted := _dotted(found[-1], start + offset)):
            found[-1] = dotted
            continue
        found.append(_token(Token, (written, start + offset, end + offset, kind, low)))


def _takes_dot(token: Token) -> bool:
    """Return whether a dot right after a token belongs to it."""
    if len(token.text) == 1:
        return token.text.isupper() or token.low in WITH_DOT
    return token.low in WITH_DOT or _DOTTED.fullmatch(token.text) is not None


def _is_name(written: str) -> bool:
    """Return whether a word can be part of a name: a capital, or letters after a digit, or a domain.

    An adjective is none: "Ireland-based", "AI-driven", "hemp-D9", "pre-IPO".
    """
    if _CONTRACTED.fullmatch(written):
        return False
    if "-" in written:
        first, last = written.split("-", 1)[0], written.rsplit("-", 1)[1]
        if first.lower() in _PREFIXES:
            return first.istitle() and last.istitle()
        if last in _ADJECTIVES or (
            last.endswith(("ed", "ing")) and last.islower() and len(last) > 4
        ):
            return False
        if (
            first.isalpha()
            and first.islower()
            and (len(first) > 2 or first in ("co", "ex", "un", "re"))
        ):
            return False
    if written[0].isdigit():
        return any(map(str.isalpha, written)) and not _MEASURE.fullmatch(written)
    return (
        written[0].isupper()
        or written.endswith((".com", ".co", ".io", ".ai", ".org", ".net"))
        or any(map(str.isupper, written))
    )
