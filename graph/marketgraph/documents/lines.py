"""Lines: what a plain text is classified by, one line after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.documents.bullets import Bullet, bullet_of, is_bare

MOST_SHORT, MOST_LISTED = 120, 250
_WORDS = 16
_SENTENCE = re.compile(r"[.!?;,…][\"”’')\]]*$")
_CLOSERS = "\"”’')]"
_OPENING = re.compile(r"[a-z]+(?![\w&.])")
_INNER = re.compile(
    r"[.!?](?<=[a-z0-9)%”].)(?<!Inc.)(?<!Ltd.)(?<!Co.)(?<!Corp.)(?<!Bros.)(?<!Dr.)(?<!St.)(?<!No.)(?<!vs.) +(?!(?:LLC|Inc|Ltd|GmbH|Corp|PLC|Limited)\b)[A-Z]"
)
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|\w(?:\.\w){1,4}|Inc|INC|Ltd|LTD|LLC|LLP|GmbH|Limited|LIMITED|Co|CO|Corp|CORP|Mfg|Intl|Sdn|Bhd|Bros|Mn|Bn|Pvt|Pte|Pty|Dr|St|No|etc|plc|[A-Z][a-z]?\.[A-Za-z]{1,2}))\.$"
)


@dataclass(slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        text: Its characters between outer blanks.
        start: Where they begin in the whole text.
        indent: Columns before them; a tab reaches to the next multiple of four.
        gap: Blank lines before it.
        bullet: What it begins with, if that may be a bullet.
        listed: Whether it may be a member of a list or a heading: no sentence, not long.
    """

    text: str
    start: int
    indent: int
    gap: int
    bullet: Bullet | None
    listed: bool

    @property
    def end(self) -> int:
        """Where its characters end in the whole text."""
        return self.start + len(self.text)

    @property
    def short(self) -> bool:
        """Whether it is short enough for a heading."""
        return len(self.text) <= MOST_SHORT and self.text.count(" ") < _WORDS


def is_heading(text: str) -> bool:
    """Return whether a stretch of a line is as short as a heading and no sentence."""
    short = len(text) <= MOST_SHORT and text.count(" ") < _WORDS
    return short and (text.endswith(":") or _listed(text))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank; a bullet alone on a line joins the next."""
    lines: list[Line] = []
    start = gap = 0
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            at = len(raw) - len(raw.lstrip())
            indent = _columns(raw[:at]) if at else 0
            lines.append(Line(body, start + at, indent, gap, bullet_of(body), _listed(body)))
        gap = 0 if body else gap + 1
        start += len(raw) + 1
    return _with_bare_bullets(lines)


def _listed(text: str) -> bool:
    """Return whether a line is no sentence, and not long."""
    limit = MOST_LISTED if text[-1] in ")]" else MOST_SHORT
    if len(text) > limit or "\t" in text or "|" in text or _OPENING.match(text):
        return False
    if _SENTENCE.search(text[-4:]) and not _SHORTENED.search(text[-12:].rstrip(_CLOSERS)):
        return False
    return not _INNER.search(text)


def _columns(blanks: str) -> int:
    """Return how many columns blanks are wide."""
    return len(blanks.expandtabs(4))


def _with_bare_bullets(lines: list[Line]) -> list[Line]:
    """Return the lines, each after a bullet that stands alone made its item."""
    kept: list[Line] = []
    sign: Line | None = None
    for line in lines:
        if is_bare(line.text):
            sign = line
            continue
        if sign and not line.bullet and line.gap <= 1:
            line.bullet, line.indent, line.gap = Bullet(sign.text, 0, 0), sign.indent, sign.gap
        sign = None
        kept.append(line)
    return kept
