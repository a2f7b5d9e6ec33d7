"""Names in a sentence: capitalised words with their connectors and legal forms, found from token classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import words

LEGAL = words(
    "inc inc. incorporated llc l.l.c. ltd ltd. limited corp corp. corporation co co. company plc gmbh ag kg kgaa se sa s.a. s.a.s. sas "
    "sarl srl s.r.l. s.p.a. spa nv n.v. bv b.v. ab a/s oy oyj asa pvt pvt. pty pty. pte pte. lp l.p. llp l.l.p. kk k.k. sdn bhd ulc "
    "group holdings cpa p.c. pllc"
)
_AFTER_COMMA = LEGAL - {"group", "holdings", "company", "cpa", "sa", "ag", "se", "ab", "spa"}
_INSIDE = words("of for the de du da di del la le van von der den y e & + et und")
_BEFORE_NAME = words("of for de du da di del la le van von der den & + y et und")
_TAIL_AND = words("company sons co co. partners associates brothers bros. daughters johnson")
NEVER_FIRST = words(
    "the this these that those in on at by for from as with it its he she they we our an a if while although however moreover "
    "furthermore additionally according after before during since when under through and or but to of all both each other such "
    "there here today yesterday tomorrow what who why how where which is are was were be has have had will would can could may "
    "might must should not no yes also then than thus hence so yet some many most more less new about over under between among "
    "per via like unlike despite because meanwhile following given based led backed headquartered founded only first second third "
    "recently currently previously once upon within without into his her their your my i"
)
TIMES = words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. "
    "q1 q2 q3 q4 h1 h2 fy"
)


class Name(NamedTuple):
    """A name in a sentence.

    Attributes:
        text: As written, without brackets and possessive.
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        first: Index of its first token.
        last: Index after its last token.
        possessive: Whether "’s" follows.
        legal: Whether it ends in a legal form.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    possessive: bool
    legal: bool


def names_in(tokens: Sequence[Token], text: str, offset: int = 0) -> list[Name]:
    """Return the names of a sentence, left to right, not overlapping.

    Args:
        tokens: Tokens of the sentence.
        text: Text that the tokens' offsets point into, less ``offset``.
        offset: Where that text starts in the document.
    """
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        end = _end_of(tokens, at)
        if end is None:
            at += 1
            continue
        first, last = tokens[at], tokens[end - 1]
        possessive = end < len(tokens) and tokens[end].kind == "possessive"
        legal = last.low in LEGAL
        found.append(
            Name(
                text[first.start - offset : last.end - offset],
                first.start,
                last.end,
                at,
                end,
                possessive,
                legal,
            )
        )
        at = end
    return found


def _end_of(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index after the name that starts at a token, or None if none does."""
    if not _starts(tokens, at):
        return None
    end = at + 1
    while end < len(tokens):
        step = _step(tokens, end)
        if not step:
            break
        end += step
    return end


def _starts(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name can start at a token."""
    token = tokens[at]
    if token.low in TIMES and token.low != "may":
        return False
    if token.kind != "name":
        return False
    return token.low not in NEVER_FIRST or (len(token.text) > 1 and token.text.isupper())


def _step(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from here on belong to the name before: 0 at its end."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "name":
        return 0 if token.low in TIMES else 1
    if token.text == "," and following and following.low in _AFTER_COMMA:
        return 2
    if token.low in LEGAL and token.kind == "word":
        return 1
    if token.text in ("&", "+") or token.low in _BEFORE_NAME:
        return _joined(tokens, at)
    if token.low == "and" and following and following.low in _TAIL_AND and following.kind == "name":
        return 2
    if (
        token.kind == "number"
        and following
        and following.kind == "name"
        and following.low not in TIMES
    ):
        return 2 if len(token.text) <= 3 and tokens[at - 1].end + 1 == token.start else 0
    return 0


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a connector and the name after it take; 0 if no name follows."""
    end = at + 1
    while end < len(tokens) and tokens[end].low in _INSIDE and end - at < 3:
        end += 1
    if end < len(tokens) and tokens[end].kind == "name" and tokens[end].low not in TIMES:
        return end - at + 1
    return 0
