"""Segments of a market: lists below headings, title formulas with brackets, keys with lists, sentences, leading ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Coverage, Segment
from marketgraph.reading.prose.divisions import Division, formulas_in, keyed_formulas_in, split_in
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.keyed import Keyed, keyed_in
from marketgraph.reading.prose.listing import Part, bare, parts_of
from marketgraph.reading.prose.lists import COMPANY, REGIONAL, Listing, clean_dimension, lists_of
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place, is_rest, is_short
from marketgraph.reading.prose.text import Text, Unit

_NOISE = seek(
    r"\b(?:xx+|million|percentages?|\d{4}\s?[-–]\s?\d{4}|usd|chapter|figure|table|source:|cagr|read more|click here|(?:free|a|the|pdf) sample|sample (?:pdf|report|copy)|request (?:a|for)|this report|report (?:scope|coverage)|segment by|market size|market share|base year|forecast (?:period|years?)|historical (?:years?|period|data))\b|https?:|%"
)
"""In small letters."""
_TYPED = re.compile(
    r"\b(?P<name>(?:product|application|service|technology|material|vehicle|drug|treatment|device|end[- ]users?) (?:types?|categories)|applications|end[- ]users|distribution channels|technologies)"
    r"\s\((?P<list>[^()]{5,300})\)"
)
_ETC = re.compile(r",?\s(?:and\s)?(?:etc\.?|so on|more)\s*$")
_GRADE = re.compile(
    r"(?:\b(?:purity|content|concentration|grade|assay|above|below|over|under|more than|less than|up to|min\.?|at least|beolw)|[<>≤≥=~]|^)\s?\d+(?:\.\d+)?\s?%(?!\s(?:share|cagr|of|in)\b)"
)
"""A grade is no figure on the market: "Purity 99%", "≥99.9%", "70% Alcohol"."""
_LEADING = re.compile(
    r"^\W*(?:leading|dominant|dominating|largest|top|fastest[- ]growing|fastest|quickest|biggest|major)\s+(?P<dim>[\w /&-]{3,40}?)(?:\s+segment)?\s*(?:\([^()]{1,40}\))?\s*(?::|\s[–—-]\s)\s*(?P<seg>[^:]{2,80})$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\W*(?:leading|domina|largest|top|fastest|quickest|biggest|major)")
_NO_DIMENSION = re.compile(
    r"^(?:segments?|sub-?segments?|market|category|share|growth|trends?|factors?|drivers?|opportunit\w+|cit(?:y|ies)|state|application areas?)$|market",
    re.IGNORECASE,
)
_LINES = re.compile(r"[\n•|▪]")
_HEADED = re.compile(
    r"^(?P<head>[A-Z][\w /&()-]{1,50}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)$", re.DOTALL
)
_LAST = re.compile(r"(?:and|or)\s+(?=[A-Z0-9])")
_OTHERS = re.compile(r",?\s(?:and|&)\s(?P<others>Others?)\.?$", re.IGNORECASE)
_DEEPEST = 3
_MEMBER_MAX = 90


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the segments of the market, and the regions where a list is one of regions."""
    if not identity.market:
        return
    members = _Members(text, identity)
    keyed = [found for found in keyed_in(text) if found.kind == "segments"]
    done = {found.unit for found in keyed}
    for listing in lists_of(text):
        if listing.kind == "segments" and listing.lines[0].start not in done:
            yield from members.lines(listing)
    for found in keyed:
        yield from _keyed(members, found)
    for unit in text.units:
        if unit.start not in done:
            yield from _unit(members, unit)


def _unit(members: _Members, unit: Unit) -> Iterator[Found]:
    """Yield what one unit tells: a formula, "By Type: A, B", a sentence, "Leading Type: A"."""
    low = unit.low
    if (
        unit.kind in ("item", "paragraph", "pair")
        and _LEADS.match(low)
        and (match := _LEADING.match(unit.text))
    ):
        yield from _leading(members, unit, match)
        return
    if unit.kind == "table" or not (
        "by " in low
        or "segment" in low
        or "basis" in low
        or "based on" in low
        or "in terms of" in low
        or "into " in low
    ):
        return
    found = (
        list(formulas_in(unit.text))
        or list(keyed_formulas_in(unit.text))
        or list(split_in(unit))
        or list(_bracketed_in(unit))
    )
    for dimension, written, start in found:
        yield from members.listed(dimension, written, unit.start + start)


def _bracketed_in(unit: Unit) -> Iterator[Division]:
    """Yield the dimensions of a sentence on segments that brackets divide: "various product types (A, B), and regions"."""
    for sentence in unit.sentences:
        if "segment" in sentence.low and "(" in sentence.text:
            for match in _TYPED.finditer(sentence.text):
                if "," in match["list"]:
                    listed = _ETC.sub("", match["list"])
                    yield match["name"], listed, sentence.start - unit.start + match.start("list")


def _leading(members: _Members, unit: Unit, match: re.Match[str]) -> Iterator[Found]:
    """Yield the segment of "Leading Type: A (30% share)"."""
    name = re.sub(
        r"\s*[(–-]\s*[\d.,~]+\s?%.*$|\s*\([^()]*(?:share|cagr)[^()]*\)$|\s+with\b.*$|,\s.*$",
        "",
        match["seg"],
        flags=re.IGNORECASE,
    ).strip(" .")
    dimension = clean_dimension(match["dim"])
    if (
        not dimension
        or _NO_DIMENSION.search(dimension)
        or COMPANY.search(dimension)
        or REGIONAL.search(dimension)
    ):
        return
    if is_place(name) or re.search(r"[%$\d]", name) or len(name.split()) > 8:
        return
    start = unit.start + match.start("seg") + match["seg"].index(name)
    yield from members.one(dimension, name, start, None, 0.8)


def _keyed(members: _Members, keyed: Keyed) -> Iterator[Found]:
    """Yield the segments of a row or line with a key: "By Type | A, B" or "Segments covered | By Type (A, B)"."""
    found = list(formulas_in(keyed.value)) or list(keyed_formulas_in(keyed.value))
    if found:
        for dimension, written, start in found:
            yield from members.listed(dimension, written, keyed.start + start)
    elif keyed.name:
        at = keyed.start
        for line in _LINES.split(keyed.value):
            yield from members.listed(keyed.name, line, at)
            at += len(line) + 1


class _Members:
    """Makes facts of the members of lists."""

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take the text and what it is about."""
        self.text = text
        self.market = identity.market or ""

    def lines(self, listing: Listing) -> Iterator[Found]:
        """Yield the members of a list of lines; deeper ones have a parent."""
        parents: list[str] = []
        for unit, part in ((line, part) for line in listing.lines for part in _of_line(line.text)):
            head, inner = _headed(part.text) or nested(part)
            parents = parents[: unit.level]
            parent = parents[-1] if unit.level and parents else None
            start = unit.start + part.start
            yield from self.one(listing.name, head, start, parent, 0.9)
            if inner:
                yield from self.listed(listing.name, inner[0], start + inner[1], head)
            parents = [*parents, head]

    def listed(
        self,
        written_dimension: str,
        written: str,
        start: int,
        parent: str | None = None,
        depth: int = 0,
    ) -> Iterator[Found]:
        """Yield the members of a list in a line; brackets hold nested ones, down to ``_DEEPEST``."""
        dimension = clean_dimension(written_dimension)
        if not dimension or COMPANY.search(dimension):
            return
        for part in parts_of(written.rstrip(" .")):
            head, inner = nested(part)
            offset = start + part.start
            yield from self.one(dimension, head, offset, parent, 0.9)
            if inner and depth < _DEEPEST:
                yield from self.listed(dimension, inner[0], offset + inner[1], head, depth + 1)

    def one(
        self, dimension: str, written: str, start: int, parent: str | None, sure: float
    ) -> Iterator[Found]:
        """Yield one segment, or one place of a regional list."""
        name = bare(written).strip("-")
        if not name or "\t" in name or "\n" in name:
            return
        start += written.index(name)
        end = start + len(name)
        if len(name) > _MEMBER_MAX or _NOISE.search(_GRADE.sub("", name.lower())):
            self.text.drop("list noise", start, end)
        elif not REGIONAL.search(dimension):
            fact = Segment(market=self.market, dimension=dimension, segment=name, parent=parent)
            yield Found(fact, start, end, sure)
        elif is_rest(name) or not re.match(r"[A-Z]", name):
            self.text.drop("rest of a region", start, end)
        else:
            yield Found(
                Coverage(market=self.market, region=name, within_region=parent), start, end, sure
            )


def _of_line(written: str) -> list[Part]:
    """Return the member that a line is: "and C" that closes a list is "C", "C and Others" is "C" and "Others"."""
    first = _LAST.match(written)
    start = first.end() if first else 0
    tail = _OTHERS.search(written, start)
    end = tail.start() if tail else len(written)
    parts = [Part(start, end, written[start:end])]
    if tail:
        parts.append(Part(tail.start("others"), tail.end("others"), tail["others"]))
    return parts


def _headed(written: str) -> tuple[str, tuple[str, int] | None] | None:
    """Return the head of a line "Name: what it is", with what follows if that is a list of parts; None for other lines."""
    match = _HEADED.match(written)
    if not match:
        return None
    parts = parts_of(match["rest"])
    short = len(parts) > 1 and all(len(part.text.split()) < 5 for part in parts)
    return match["head"], (match["rest"], match.start("rest")) if short else None


def nested(part: Part) -> tuple[str, tuple[str, int] | None]:
    """Return a member without its bracket, and the bracket's list with its offset, if it holds a list."""
    text = part.text
    opened = min((at for at in (text.find("("), text.find("[")) if at > 0), default=-1)
    if opened < 0 or text[-1] not in ")]":
        return text, None
    inner, head = text[opened + 1 : -1], text[:opened].rstrip()
    if is_place(head) and is_short(inner):
        return head, None
    if "," in inner or re.search(r"\band\b", inner) or is_place(head):
        return head, (inner, opened + 1)
    return text, None
