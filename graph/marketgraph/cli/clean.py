"""Text from strangers made harmless: for a terminal, and for a spreadsheet."""

from __future__ import annotations

import re

ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, moving the cursor
    r"|\x9b[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x1b]*?(?:\x07|\x1b\\)"  # OSC, DCS and the like: window titles, links
    r"|\x1b[ -/]*[0-Z\\^-~]",
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
BREAK = re.compile("[\t\r\n\u2028\u2029]+")


def harmless(text: str) -> str:
    """Return text without escape sequences, control and direction characters; line breaks stay.

    >>> harmless("\\x1b[31mred\\x1b[0m\\u202e!")
    'red!'
    """
    return UNSEEN.sub("", ESCAPE_SEQUENCE.sub("", text))


def clean(text: str) -> str:
    """Return text as one harmless line.

    >>> clean("two\\nlines")
    'two lines'
    """
    return BREAK.sub(" ", harmless(text))


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    The rule is OWASP's ("CSV Injection"): a cell that starts with ``=``, ``+``, ``-``, ``@``, a tab
    or a carriage return is given an apostrophe in front.

    >>> guarded("=cmd|' /C calc'!A0")
    "'=cmd|' /C calc'!A0"
    """
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
