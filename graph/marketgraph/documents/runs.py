"""Runs of short lines: which are headings, and which are members of a list without bullets.

A short line alone is a heading. Of several in a row the first is one, and so are those that end in a
colon or begin with "By"; the last ones before sentences or bullets are where they speak of the report ("Market",
"Analysis", "Developments") or stand in quotation marks; the others are items.
"""

from __future__ import annotations

import re

from marketgraph.documents.blocks import Block, Kind
from marketgraph.documents.grids import Found, stacked
from marketgraph.documents.lines import Line

_REPORT = re.compile(
    r"\b(?:analys[ie]s|attributes|background|by|challenges?|chapters?|companies|conclusions?|countries|coverage|"
    r"covered|developments?|drivers?|dynamics|forecasts?|growth|highlights?|impact|industry|insights|introduction|key|"
    r"landscape|leaders|leading|list|major|market|markets|methodology|objectives?|opportunit(?:y|ies)|outlook|"
    r"overview|players|profiles|regional|regions|report|research|restraints?|scope|segment\w*|shares?|size|summary|"
    r"synopsis|table of contents|threats|top|trends?|vendors)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:Inc|Ltd|LLC|LLP|PLC|plc|GmbH|AG|SE|S\.?A|N\.?V|Co|Corp|Corporation|Company|Limited|Group)\b\.?$|[)\]]$"
)
_NUMBERED = re.compile(
    r"(?:[0-9]{1,2}\.)+[0-9]{1,2}\.?[ \t]+"
    r"(?!(?i:billion|million|trillion|thousand|bn|mn|tn|crore|lakh|percent|per|times|usd|eur|years?|ml|mg|kg|mm|cm|inch(?:es)?|lit(?:er|re)s?|kw|hz|mhz|ghz|gb|tb|um|µm|μm|nm|oz|lbs?)\b)(?=[^\W\d_])"
)
_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"=+|-+|~+")
_LAST = re.compile(r"^(?:and|&) |\b(?:and|&) (?:[Oo]ther|more)\b|\betc\.?$")
_FIGURE = re.compile(r"[$€£¥₹₩%]|\bUSD\b|[0-9][.,][0-9]")
_SMALL = re.compile(
    r"(?!(?:and|or|of|in|the|for|to|with|by|at|on|from|as|is|are)\b)[a-z][\w.&’'-]{1,20}(?: [\w.&’'-]{1,20}){0,2}(?<![.,;:])"
)
"""A line of few words that begins with a small letter and no connector."""
INDENTED = 2


def marked(lines: list[Line], at: int) -> Found | None:
    """Return a heading that a mark, a number such as 4.2 or a line under it makes one."""
    line = lines[at]
    first = line.text[0]
    if first == "#" and (found := _MARK.match(line.text)):
        end = line.start + len(
            line.text.rstrip("#").rstrip() if line.text.endswith("#") else line.text
        )
        start = line.start + found.end()
        return [Block("heading", start, max(start, end), found[0].count("#"))], at + 1
    if at + 1 < len(lines) and _is_underline(lines[at + 1], line):
        return [
            Block("heading", line.start, line.end, 1 if lines[at + 1].text[0] == "=" else 2)
        ], at + 2
    found = _NUMBERED.match(line.text) if first.isdigit() else None
    if found and line.short and _plain_end(line.text):
        level = len(re.findall("[0-9]+", found[0]))
        return [Block("heading", line.start + found.end(), line.end, level)], at + 1
    lined = first in "=-~" and len(line.text) > 2 and _UNDERLINE.fullmatch(line.text)
    return ([], at + 1) if lined else None


def _plain_end(text: str) -> bool:
    """Return whether a text does not end like a sentence."""
    return text[-1] not in ".!?;,"


def _is_underline(line: Line, above: Line) -> bool:
    """Return whether a line underlines the one above it."""
    if len(line.text) < 3 or line.gap or not above.short or above.bullet:
        return False
    return _UNDERLINE.fullmatch(line.text) is not None


def indented(lines: list[Line], at: int, base: int) -> int:
    """Return where lines end that are further to the right than the text and may be members of a list."""
    end = at
    while (
        end < len(lines)
        and lines[end].indent >= base + INDENTED
        and (lines[end].listed or _small_between(lines, end, at))
        and not lines[end].bullet
    ):
        end += 1
    return end if end > at + 1 else at


def _small_between(lines: list[Line], at: int, first: int) -> bool:
    """Return whether a line in small letters stands between members of a list, as a name may: "ifm"."""
    if not first < at < len(lines) - 1 or not _SMALL.fullmatch(lines[at].text):
        return False
    before, after = lines[at - 1], lines[at + 1]
    alike = before.indent == lines[at].indent == after.indent and lines[at].gap == after.gap
    return alike and before.listed and (after.listed or _SMALL.fullmatch(after.text) is not None)


def short(
    lines: list[Line], at: int, base: int, labelled: bool
) -> tuple[list[tuple[Kind, Line]], int]:
    """Return a run of short lines, each as a heading or an item, and where it ends.

    Args:
        lines: All lines of the text.
        at: The line that the run may begin with.
        base: Columns that the text is indented by.
        labelled: Whether a label stands right before the run, so that it needs no heading of its own.
    """
    end = _end(lines, at, base)
    run = lines[at:end]
    if labelled:
        return [("item", line) for line in run], end
    if len(run) < 2:
        return [("heading" if _stands_alone(line) else "paragraph", line) for line in run], end
    heads = _heads(run, followed=end < len(lines))
    if _heads_bullets(lines, end):
        heads.add(len(run) - 1)
    return [
        ("heading" if number in heads else "item", line) for number, line in enumerate(run)
    ], end


def _stands_alone(line: Line) -> bool:
    """Return whether a short line between others is a heading; one that ends in a dot ("… and Acme Ltd.") is a sentence."""
    return line.short and not line.text.endswith(".")


def _end(lines: list[Line], at: int, base: int) -> int:
    """Return where a run of short lines ends that begins at a line; there if none does."""
    end = at
    while end < len(lines) and (_belongs(lines[end], base) or _small_between(lines, end, at + 1)):
        if end >= at + 2 and lines[end].gap > lines[at + 1].gap:
            return end
        if end > at and lines[end].text.endswith(":") and stacked(lines, end):
            return end
        end += 1
    if end >= at + 3 and end < len(lines) and _closes(lines[end], lines[at + 1].gap):
        return end + 1
    return end


def _belongs(line: Line, base: int) -> bool:
    """Return whether a line may be in a run of short lines."""
    if not line.listed or line.bullet or line.indent >= base + INDENTED:
        return False
    first = line.text[0]
    if first == "#" or first.isdigit():
        return not (_MARK.match(line.text) or _NUMBERED.match(line.text))
    return True


def _heads_bullets(lines: list[Line], end: int) -> bool:
    """Return whether bullets follow a run at once, so that its last line is what they are about."""
    follows = end < len(lines) and lines[end].bullet is not None and not lines[end].gap
    return follows and lines[end - 1].short


def _closes(line: Line, gap: int) -> bool:
    """Return whether a line is the last member of a list written like one in a sentence."""
    return line.gap <= gap and not line.bullet and line.short and bool(_LAST.search(line.text))


def _heads(run: list[Line], followed: bool) -> set[int]:
    """Return which lines of a run are headings."""
    heads = {number for number, line in enumerate(run) if _is_label(line)}
    if run[0].short:
        heads.add(0)
    last = len(run) - 1
    while followed and last > 0 and (_is_topic(run[last]) or _is_title(run, last)):
        heads.add(last)
        last -= 1
    if followed and len(run) == 2 and not run[0].text.endswith(":"):
        heads |= {number for number, line in enumerate(run) if _may_head(line)}
    return heads


def _is_label(line: Line) -> bool:
    """Return whether a short line introduces what follows."""
    return line.short and (line.text.endswith(":") or line.text.startswith("By "))


def _may_head(line: Line) -> bool:
    """Return whether a line may be a heading, being no company."""
    return line.short and not _FIRM.search(line.text) and not _LAST.search(line.text)


def _is_title(run: list[Line], at: int) -> bool:
    """Return whether one of few lines has as many words as a heading."""
    text = run[at].text
    if run[at - 1].text.endswith(":"):
        return False
    return len(run) <= 3 and text.count(" ") > 3 and "," not in text and _may_head(run[at])


def _is_topic(line: Line) -> bool:
    """Return whether a line speaks of a part of the report or is a heading in quotation marks."""
    if not _may_head(line) or _FIGURE.search(line.text):
        return False
    return line.text[0] in '“"' or _is_label(line) or bool(_REPORT.search(line.text))
