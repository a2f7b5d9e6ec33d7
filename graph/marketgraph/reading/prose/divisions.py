"""Where a line or sentence lists the parts of a dimension: "By Type (A, B), Region (C)", "By Type: A, B", "into A and B".

Each function yields the dimension, its list as written and where the list starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.reading.prose.lists import BARE, clean_dimension
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.text import Unit
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

Division = tuple[str, str, int]

_BY = seek(r"(?<![\w])(?:by|on|based on|on the basis of)\s+(?:the\s+)?(?=[\w])", re.IGNORECASE)
_CONTEXT = re.compile(r"market|segment|report|industry|forecast")
_BEFORE = re.compile(
    r"^[\s,;&:.–—-]*(?:(?:and|or|as well as)\s+)?(?:the\s+)?(?:segment(?:ation|ed)?\s+)?(?:(?:by|on|based on|on the basis of)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][\w /&’'.-]{1,48}")
_KEY = seek(
    r"(?:^\W{0,3}|[;.(•|,]\s*|\b(?:[Mm]arket|[Ss]egment\w*|and)\s+)[Bb][Yy]\s+(?:the\s+)?(?P<name>[A-Z][\w /&-]{1,40}?)\s*(?::|\s[-–—]\s|\t)\s*"
    r"|^\W{0,3}[Bb]y\s+(?P<small>[a-z][\w /&-]{1,40}?)\s*:\s*"
)
_SIGNS = (":", "\t", " -", " –", " —")
_NEXT_KEY = re.compile(r";\s*(?:and\s+)?(?P<name>[A-Z][\w /&-]{1,40}?)\s*:\s*")
_NEXT_NAME = re.compile(r"\s*[,;]?\s*(?:and\s+|&\s+)?(?:[Bb]y\s+)?[A-Z][\w /&-]{1,40}?\s*[(\[]")
_SPLIT_VERB = (
    r"(?:(?:is|are|has been|have been|was|can be|could be|may be|being|gets)\s+)?(?:further\s+|broadly\s+|mainly\s+|primarily\s+|also\s+){0,2}"
    r"(?:segmented|divided|classified|categori[sz]ed|bifurcated|split|grouped|fragmented|sub-?segmented|sub-?divided|segregated|broken down|trifurcated|separated)"
)
_INTO = r"\s*(?:in(?:to)?|as|among|between|across)\b:?\s*"
_OPENING = r"(?:by|based on|on the basis of|in terms of|with respect to|depending on|depending upon|according to|with regard to|considering)"
_BY_FIRST = re.compile(
    rf"(?:^|[\s,;])(?P<open>{_OPENING})\s+(?:the\s+)?(?P<name>[\w /&-]{{2,45}}?),\s+[^:;]{{0,100}}?\b(?:{_SPLIT_VERB}{_INTO}|(?:includes?|comprises?|consists? of|covers?|encompass(?:es)?)\b:?\s*)(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENT_FIRST = re.compile(
    rf"^(?:the\s+|global\s+|[\w -]{{2,60}}market['’]s\s+)*(?P<name>[\w /&-]{{2,40}}?)\s+(?:segment|category|segmentation|dimension)\s+(?:of the [\w ]{{2,60}}\s+)?(?:{_SPLIT_VERB}\s*(?:in(?:to)?|as|among)\b|includes|comprises|consists of|covers):?\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_HOLDING = (
    r"(?:,?\s+(?:into|as|encompassing|including|comprising|covering|spanning)\s|\s*:|\s?[-–—]\s)\s*"
)
_BY_MIDDLE = seek(
    rf"\bmarket\b[^.;]{{0,60}}?{_SPLIT_VERB}(?:\s+into\s+(?:\w+\s+){{1,2}}(?:segments|categories|groups|parts))?\s+(?:by|based on|on the basis of|on)\s+(?:the\s+)?(?P<name>[\w /&-]{{2,40}}?){_HOLDING}(?P<list>.+)$",
    re.IGNORECASE,
)
_SPLIT_BY = re.compile(
    rf"(?:d|t|n|s)\s+(?:by|based on|on the basis of|on)\s+(?:the\s+)?[\w /&-]{{2,40}}?{_HOLDING}"
)
"""The last letter of a verb, a dimension and what opens a list: a part of ``_BY_MIDDLE`` that is found faster."""
_NEXT_BY = re.compile(
    rf"\s*[,;]?\s*(?:(?:and|while)\s+)?(?:further\s+)?(?:by|based on|on the basis of)\s+(?:the\s+)?(?P<name>[\w /&-]{{2,40}}?){_HOLDING}",
    re.IGNORECASE,
)
"""Between two lists: "by type into A and B, and by use into C and D"."""
_BY_LAST = re.compile(
    rf"\bmarket\b[^.;]{{0,60}}?{_SPLIT_VERB}\s+into:?\s*(?P<list>[^;]+?),?\s+(?:by|based on|on the basis of|in terms of|depending on)\s+(?:the\s+)?(?P<name>[\w /&-]{{2,40}}?)\.?$",
    re.IGNORECASE,
)
_LIST_END = re.compile(
    r"\.\s+(?=[A-Z])|;|\s(?:based on|on the basis of|in terms of|among which|out of which|of which|among these|wherein|where|whereas|while|which|that)\s|,\s(?:with|and (?:is|was|the)|each|where)\s|,?\s+(?:segments?|categories|sub-?segments?|types|sectors)\.?$"
)
_BRACKET = re.compile(r"[()\[\]{}]")
_STEMS = Stems(
    (
        "segment",
        "divid",
        "classif",
        "categori",
        "bifurcat",
        "split",
        "group",
        "fragment",
        "segregat",
        "broken",
        "trifurcat",
        "separat",
    )
)
_HOLDS = Stems(("includ", "compris", "consist", "cover", "encompass"))
_OPENINGS = Stems(
    (
        "by ",
        "based on",
        "basis of",
        "in terms of",
        "respect to",
        "depending",
        "according to",
        "regard to",
        "considering",
    )
)


def formulas_in(written: str) -> Iterator[Division]:
    """Yield the dimensions of "by Type (A, B), Process, and Region (C)"; at least one bracket holds a list."""
    if "(" not in written and "[" not in written:
        return
    groups = _groups(written)
    for match in _BY.finditer(written):
        following = next(((start, end) for start, end in groups if start > match.end()), None)
        if following is None:
            return
        if not _is_name(written[match.end() : following[0]]) or not _has_context(
            written, match.start()
        ):
            continue
        found = list(_named(written, match.end(), groups))
        if any(_is_list(listed) for _, listed, _ in found):
            yield from found
            return


def _has_context(written: str, at: int) -> bool:
    """Return whether a "by" opens a line or stands behind words of a market report."""
    return at < 4 or bool(_CONTEXT.search(written[max(0, at - 200) : at].lower()))


def _is_name(between: str) -> bool:
    """Return whether what stands between "by" and a bracket can name a dimension, or several with commas."""
    return len(between) < 160 and all(
        _NAME.fullmatch(_BEFORE.sub("", piece).strip()) for piece in between.split(",")
    )


def _is_list(written: str) -> bool:
    """Return whether a bracket holds more than one member."""
    return "," in written or ";" in written or bool(re.search(r"\s(?:and|or|&)\s", written))


def _groups(written: str) -> list[tuple[int, int]]:
    """Return the outermost brackets: offsets of the opening and the closing one.

    Where one is never closed, it ends before the next name with a bracket, else with the text.
    """
    lost = sum(map(written.count, "([{")) > sum(map(written.count, ")]}"))
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(written):
        at = bracket.start()
        if written[at] in "([{":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if lost and opened and _NEXT_NAME.match(written, at + 1):
                start, at = opened[0], at + 1
                opened.clear()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at))
    if opened and len(opened) < 3:
        found = [group for group in found if group[0] < opened[0]]
        found.append((opened[0], len(written)))
    return found


def _named(written: str, at: int, groups: list[tuple[int, int]]) -> Iterator[Division]:
    """Yield the named brackets from an offset on, up to one without the name of a dimension before it."""
    for start, end in groups:
        if start < at:
            continue
        between = written[at:start]
        pieces = [_BEFORE.sub("", piece).strip() for piece in between.split(",")]
        if (
            len(between) > 160
            or not pieces
            or any(not _NAME.fullmatch(piece) for piece in pieces if piece)
        ):
            return
        name = (
            re.split(r"\s(?:and|by)\s(?:by\s)?", pieces[-1])[-1]
            if " by " in pieces[-1]
            else pieces[-1]
        )
        if not name or not clean_dimension(name):
            return
        yield name, written[start + 1 : end], start + 1
        at = end + 1


def keyed_formulas_in(written: str) -> Iterator[Division]:
    """Yield the dimensions of "By Type: A, B; By Application: C, D", also without the second "By"."""
    if not holds(written, _SIGNS):
        return
    matches = list(_KEY.finditer(written))
    if len(matches) == 1:
        matches += _NEXT_KEY.finditer(written, matches[0].end())
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(written)
        listed = _inside(written[match.end() : end]).rstrip(" .;,-–•|")
        if stop := re.search(r"\.\s+[A-Z]", listed):
            listed = listed[: stop.start()]
        if _is_list(listed) or len(matches) > 1 or len(listed) < 60:
            yield next(name for name in match.groups() if name), listed, match.end()


def _inside(listed: str) -> str:
    """Return a list up to the bracket that closes the one around it."""
    depth = 0
    for at, character in enumerate(listed):
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return listed[:at]
    return listed


def split_in(unit: Unit) -> Iterator[Division]:
    """Yield the dimensions of sentences: "Based on type, the market is segmented into A, B, and C"."""
    low = unit.low
    if not holds(low, _STEMS) and not (holds(low, _HOLDS) and holds(low, _OPENINGS)):
        return
    for sentence in unit.sentences:
        if not holds(sentence.low, _STEMS) and not holds(sentence.low, _HOLDS):
            continue
        for pattern in _patterns(sentence.low):
            match = pattern.search(sentence.text)
            found = list(_divisions(match, sentence.start - unit.start)) if match else []
            if found:
                yield from found
                break


def _patterns(low: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a sentence can match, judged by words that they need."""
    split = holds(low, _STEMS)
    opened = holds(low, _OPENINGS)
    if opened and (split or holds(low, _HOLDS)) and "," in low:
        yield _BY_FIRST
    if ("segment" in low or "categor" in low or "dimension" in low) and (
        split or holds(low, _HOLDS)
    ):
        yield _SEGMENT_FIRST
    if split and opened and "market" in low:
        if _SPLIT_BY.search(low):
            yield _BY_MIDDLE
        if "into" in low:
            yield _BY_LAST


def _divisions(match: re.Match[str], offset: int) -> Iterator[Division]:
    """Yield the dimensions and lists of a sentence: the one of a match and those that follow with "and by …"."""
    whole, start = match["list"], match.start("list")
    following = list(_NEXT_BY.finditer(whole)) if match.re in (_BY_MIDDLE, _BY_FIRST) else []
    names = [match["name"], *(further["name"] for further in following)]
    starts = [0, *(further.end() for further in following)]
    ends = [*(further.start() for further in following), len(whole)]
    for name, first, last in zip(names, starts, ends, strict=True):
        if division := _division(match.re, name, whole[first:last], offset + start + first):
            yield division


def _division(pattern: re.Pattern[str], written: str, listed: str, start: int) -> Division | None:
    """Return the dimension and list of a sentence; None if the list is none."""
    if end := _LIST_END.search(listed):
        listed = listed[: end.start()]
    name = clean_dimension(written)
    if pattern is _SEGMENT_FIRST and not (name and BARE.match(name)):
        return None
    if not name or not _is_list(listed) or len(listed) > 1200:
        return None
    return name, listed, start
