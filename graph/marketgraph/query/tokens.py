"""Cuts SPARQL into tokens, so that nothing is decided from a substring.

The terminals are those of SPARQL 1.1 (section 19.8), a little wider where that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPENING = frozenset(("(", "[", "{", "<<", "<<("))
CLOSING = frozenset((")", "]", "}", ">>", ")>>"))

_LOCAL = r"(?:[\w\-:·\u0300-\u036F\u203F\u2040]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"

_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w(?:[\w.\-]*[\w\-])?)
    | (?P<number>(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?)
    | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:{_LOCAL}(?:(?:{_LOCAL}|\.)*{_LOCAL})?)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>&&|\|\||!=|<=|>=|\^\^|<<\(?|\)?>>|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: its kind, its text and where it starts.

    Kinds are ``iri``, ``string``, ``language``, ``variable``, ``blank``, ``number``, ``name`` (prefixed),
    ``word`` (keywords and functions) and ``sign`` (brackets and operators).
    """

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in capitals, or nothing for another kind of token."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query; space and comments are left out.

    >>> [token.text for token in tokens("ASK { ?a a <b> } # no")]
    ['ASK', '{', '?a', 'a', '<b>', '}']
    """
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in ("space", "comment"):
            yield Token(match.lastgroup or "sign", match.group(), match.start())


def place(text: str, start: int) -> str:
    r"""Return a position in words, lines and columns counted from 1.

    >>> place("ASK\n{ }", 6)
    'line 2, column 3'
    """
    before = text[:start]
    return f"line {before.count(chr(10)) + 1}, column {start - before.rfind(chr(10))}"


def prologue(found: Sequence[Token]) -> tuple[int, dict[str, str]]:
    """Return where the prologue ends among the tokens, and the prefixes that it declares."""
    at, prefixes = 0, dict[str, str]()
    while at < len(found) and found[at].word in ("BASE", "PREFIX", "VERSION"):
        if found[at].word != "PREFIX":
            at += 2
            continue
        if at + 2 < len(found):
            prefixes[found[at + 1].text.removesuffix(":")] = found[at + 2].text[1:-1]
        at += 3
    return min(at, len(found)), prefixes
