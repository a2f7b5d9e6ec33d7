"""The clause around a figure: where it begins, what it is about, which years go with it."""

from __future__ import annotations

import re

from marketgraph.reading.prose.text import Sentence

_BREAK = re.compile(
    r";\s|,\s(?:while|whereas|and|but|with|followed)\s|\s(?:while|whereas)\s|:\s|\.\s"
)
_AFTER_YEAR = re.compile(
    r"^[^.;]{0,60}?(?:\b(?:in|by|during|for|as of|at the end of|through|until|till|of|year|fy)\s+(?:the\s+)?(?:(?:end|year|close)\s+(?:of\s+)?)?(?:the\s+year\s+|fy\s?)?|\()((?:19|20)\d\d)(?![\d-])",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|by|during|for|as of|of|until|through|fy|year)\s+(?:the\s+)?(?:(?:end|year)\s+(?:of\s+)?)?|\(|^\s*)((?:19|20)\d\d)(?![\d-])[^.;]{0,80}?$",
    re.IGNORECASE,
)


def clause_before(sentence: Sentence, offset: int) -> str:
    """Return the text from the start of the clause up to an offset of the document."""
    head = sentence.text[: offset - sentence.start]
    cut = 0
    for match in _BREAK.finditer(head):
        cut = match.end()
    return head[cut:]


def year_at(sentence: Sentence, start: int, end: int, before: int, after: int) -> int | None:
    """Return the year that goes with a figure: the first after it, else the last before it.

    Args:
        sentence: Where the figure stands.
        start: Offset of the figure in the document.
        end: Offset of its end.
        before: Offset where the figure before it ends; years are not taken from beyond.
        after: Offset where the next figure starts.
    """
    tail = sentence.text[end - sentence.start : after - sentence.start]
    if match := _AFTER_YEAR.search(tail):
        return int(match.group(1))
    head = sentence.text[before - sentence.start : start - sentence.start]
    found = _BEFORE_YEAR.search(head)
    return int(found.group(1)) if found else None
