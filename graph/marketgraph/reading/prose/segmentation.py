"""Segments of a market: title formulas, "By Type" headings with lists, keys with lists, sentences, nested brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Coverage, Segment
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.listing import Part, parts_of
from marketgraph.reading.prose.places import fold, is_place, is_rest
from marketgraph.reading.prose.text import Section, Text, Unit

_BY = r"(?:by|based on|on the basis of|in terms of|segment(?:ed|ation|s)? (?:by|on|into)|breakdown by)"
_FORMULA = re.compile(
    r"(?<![\w])(?:by|segmentation,? by|based on|on the basis of)\s+(?=[A-Z])", re.IGNORECASE
)
_FORMULA_END = re.compile(
    r"\s[-–—]\s(?=(?:[A-Z]\w+\s){0,3}(?:Industry|Trends|Forecast|Global|Growth|Analysis|Regional|Competitive|Market|Opportunit))|,?\s(?:Global |Regional |Industry |Market )*(?:Forecast|Trends|Outlook|Analysis|Size|Industry Trends)\b|\s\d{4}\s?[-–]"
)
_DIMENSION = re.compile(
    r"^\s*(?:and\s+)?(?:by\s+)?(?P<name>[^()\[\],:]{2,60}?)\s*[(\[](?P<list>.*)[)\]]\s*$",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(
    r"^(?:\W*(?:[\w ,/&-]{0,60}?\b(?:market|segments?|segmentation|industry|breakdown|analysis|outlook)\b[\w ]{0,30}?[,:–-]?\s*)?|\W*)\bby\s+(?P<name>[\w /&()-]{2,60}?)(?:\s+(?:segment|outlook|analysis|insights|segmentation))?\s*(?:[,:(–-].{0,120})?$",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"^\W*(?P<name>[\w /&-]{2,50}?)\s+(?:segment(?:ation)?(?: analysis| outlook)?|outlook|type insights|insights)\s*(?:\(.{0,80}\))?\s*:?$",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\b(?:by|based on|on the basis of|in terms of|with respect to)\s+(?:the\s+)?(?P<name>[\w /&-]{2,40}?),\s+(?:the\s+)?[^.:;]{0,80}?\b(?:is|are|has been|have been|was|can be|may be)?\s*(?:further\s+)?(?:segmented|divided|classified|categori[sz]ed|bifurcated|split|grouped|fragmented|sub-?segmented|segregated|broken down|trifurcated|includes?|comprises?)\s*(?:in(?:to)?|as|among|between)?:?\s*(?P<list>[^.;]*)",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"^\W*by\s+(?P<name>[^:\t–(]{2,50}?)\s*(?::|\t|\s[-–—]\s|\()\s*(?P<list>[^:]{2,})$",
    re.IGNORECASE,
)
_REGIONAL = re.compile(r"region|geograph|countr", re.IGNORECASE)
_COMPANY = re.compile(r"compan|player|vendor|manufacturer$|competit", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:xx|million|percentages?|\d{4}\s?[-–]\s?\d{4}|usd|revenue|chapter|figure|table|source:|cagr|read more|click|sample|request)\b|https?:|%",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^(?:regional|competit|company|key|top|leading|major|report|research|table|the report|chapter|market dynamics|driver|restraint|opportunit|latest|recent)",
    re.IGNORECASE,
)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the segments of the market, and the regions where a list is one of regions."""
    if not identity.market:
        return
    for unit in text.units:
        if "by " in unit.low and unit.kind != "table":
            yield from _unit(text, identity, unit)
    for section in text.sections:
        yield from _section(text, identity, section)
    for unit in text.units:
        if unit.kind == "table":
            yield from _table(text, identity, unit)


def _unit(text: Text, identity: Identity, unit: Unit) -> Iterator[Found]:
    """Yield what one line tells: a formula, a keyed list, a sentence."""
    formula = list(_formula(text, identity, unit))
    if formula:
        yield from formula
        return
    if match := _KEYED.match(unit.text):
        if "," in match["list"] or " and " in match["list"]:
            yield from _members(
                text, identity, match["name"], match["list"], unit.start + match.start("list")
            )
            return
    for match in _INTO.finditer(unit.text):
        yield from _members(
            text, identity, match["name"], match["list"], unit.start + match.start("list")
        )


def _formula(text: Text, identity: Identity, unit: Unit) -> Iterator[Found]:
    """Yield the segments of "By Type (A, B), Process, and Region (C)"; at least one bracket must be there."""
    match = _FORMULA.search(unit.text)
    if not match or not re.search(r"[(\[]", unit.text[match.end() :]):
        return
    tail = unit.text[match.end() :]
    end = _FORMULA_END.search(_masked(tail))
    written = tail[: end.start()] if end else tail
    written = written.rstrip(" .,:;-–—\"'”’")
    parts = [part for part in parts_of(written) if part.text]
    if not any(_DIMENSION.match(part.text) for part in parts):
        return
    for part in parts:
        found = _DIMENSION.match(part.text)
        if found:
            start = unit.start + match.end() + part.start + found.start("list")
            yield from _members(text, identity, found["name"], found["list"], start)


def _masked(text: str) -> str:
    """Return a text with what stands in brackets blanked, of the same length."""
    depth, out = 0, []
    for character in text:
        depth += character in "([{"
        out.append(" " if depth else character)
        depth = max(0, depth - (character in ")]}"))
    return "".join(out) if depth == 0 else text


def _members(
    text: Text,
    identity: Identity,
    dimension: str,
    written: str,
    start: int,
    parent: str | None = None,
) -> Iterator[Found]:
    """Yield the members of a list of segments or regions; brackets hold nested ones."""
    name = _dimension(dimension)
    if not name or _COMPANY.search(name):
        return
    for part in parts_of(written.rstrip(" .")):
        head, inner = _nested(part)
        offset = start + part.start
        yield from _member(text, identity, name, head, offset, offset + len(part.text), parent)
        if inner:
            yield from _members(text, identity, name, inner[0], offset + inner[1], head)


def _nested(part: Part) -> tuple[str, tuple[str, int] | None]:
    """Return a member without its bracket, and the bracket's list with its offset, if it holds a list."""
    match = re.match(r"^(?P<head>[^()\[\]]+?)\s*[(\[](?P<inner>.*)[)\]]$", part.text, re.DOTALL)
    if not match:
        return part.text, None
    inner = match["inner"]
    if "," in inner or re.search(r"\band\b", inner) or is_place(match["head"]):
        return match["head"], (inner, match.start("inner"))
    return part.text, None


def _member(
    text: Text,
    identity: Identity,
    dimension: str,
    written: str,
    start: int,
    end: int,
    parent: str | None,
) -> Iterator[Found]:
    """Yield one segment, or one region of a regional list."""
    name = written.strip(" .,;:•*-–\t")
    if not name or len(name) > 90 or _NOT.search(name):
        if name:
            text.drop("list noise", start, end)
        return
    if _REGIONAL.search(dimension):
        if is_rest(name) or not re.match(r"[A-Z]", name):
            text.drop("rest of a region", start, end)
            return
        yield Found(
            Coverage(market=identity.market, region=name, within_region=parent), start, end, 0.9
        )
    else:
        yield Found(
            Segment(market=identity.market, dimension=dimension, segment=name, parent=parent),
            start,
            end,
            0.9,
        )


def _dimension(written: str) -> str:
    """Return the name of a dimension without "By", the market and what stands around it."""
    name = re.sub(
        r"^\W*(?:and\s+)?(?:by|market by|segment(?:ation)? by)\s+",
        "",
        written.strip(),
        flags=re.IGNORECASE,
    )
    return re.sub(
        r"\s+(?:segment|outlook|segmentation|insights|analysis)$", "", name, flags=re.IGNORECASE
    ).strip(" ,:;-–•*")


def _section(text: Text, identity: Identity, section: Section) -> Iterator[Found]:
    """Yield the members that are listed below "By Type" headings or lines."""
    dimension = _headed(section.heading)
    parents: list[str] = []
    for unit in section.units:
        named = (
            _headed(unit.text)
            if unit.kind in ("paragraph", "item", "pair") and len(unit.text) < 160
            else None
        )
        if named:
            dimension, parents = named, []
        elif dimension and _is_member(unit):
            name = unit.text
            level = unit.level
            parents = parents[:level]
            parent = parents[level - 1] if level and len(parents) >= level else None
            head, inner = _nested(Part(0, len(name), name))
            yield from _member(text, identity, dimension, head, unit.start, unit.end, parent)
            if inner:
                yield from _members(
                    text, identity, dimension, inner[0], unit.start + inner[1], head
                )
            parents = [*parents, head]
        elif unit.kind != "item":
            dimension = None


def _headed(written: str) -> str | None:
    """Return the dimension that a heading or line announces: "By Type", "Market Segment by Application"."""
    if "by " not in written.lower() or len(written) > 200:
        return None
    if match := re.match(
        r"^\W*by\s+(?P<name>[\w /&-]{2,40}?),\s+[^.]{0,120}\b(?:segmented|divided|classified|categori[sz]ed|split)\b[^.]{0,20}:\s*$",
        written,
        re.IGNORECASE,
    ):
        return _dimension(match["name"])
    match = _HEADING.match(written)
    return _dimension(match["name"]) if match else None


def _is_member(unit: Unit) -> bool:
    """Return whether a unit can be a line of a list of segments."""
    if unit.kind not in ("item", "paragraph") or len(unit.text) > 160:
        return False
    return (
        not re.search(r"[.;!?:]$|\.\s", unit.text)
        and not _STOP.match(unit.text)
        and (unit.kind == "item" or len(unit.text) <= 70)
    )


def _table(text: Text, identity: Identity, unit: Unit) -> Iterator[Found]:
    """Yield the segments of a table whose first column is the dimension and another lists its members."""
    rows = [[text.text[start:end] for start, end in row] for row in unit.cells]
    if len(rows) < 2 or not re.search(
        r"dimension|segment|categor|parameter|attribute", " ".join(rows[0]).lower()
    ):
        return
    header = [cell.lower() for cell in rows[0]]
    column = next(
        (
            n
            for n, cell in enumerate(header)
            if n
            and re.search(
                r"sub-?segment|segments?|includ|members|types|categories|details|coverage", cell
            )
        ),
        None,
    )
    if column is None:
        return
    for row, places in zip(rows[1:], unit.cells[1:], strict=True):
        if len(row) > column and row[0].strip():
            yield from _members(text, identity, row[0], row[column], places[column][0])
