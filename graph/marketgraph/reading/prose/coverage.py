"""Regions and countries that a report covers: lists under headings, lines "Region (countries)", keys and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Coverage
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.keyed import YEARS_BEHIND, keyed_in
from marketgraph.reading.prose.listing import Part, bare, parts_of
from marketgraph.reading.prose.lists import Listing, lists_of
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import fold, is_country, is_place, is_rest, is_short
from marketgraph.reading.prose.text import Text, Unit
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_LINE = re.compile(
    r"^\W*(?P<region>[A-Z][\w &.’'-]{1,50}?)\s*(?:(?P<open>[(\[])|:\s*|\s[-–—]\s)\s*(?P<list>[^()\[\]]+?)\s*[)\]]?\s*[.,;]?$"
)
_SENTENCE = seek(
    r"\b(?:cover(?:s|ed|ing|age)?|regions?|countries|geograph\w+|focus(?:es|ed|ing)?|nations)\b[^.:;]{0,110}?(?:\b(?:like|such as|including|include|includes|namely|are|into|across|in|as|of|covers?|comprises?|spans?|encompass(?:es)?)\b|:)\s*(?P<list>(?:the\s+)?[A-Z].{2,600})"
)
_SCOPE = seek(
    r"\b(?:cover|focus|segment|divid|classif|categor|analy[sz]|stud(?:y|ied)|scope|split|assess|examin|bifurcat|report|research|geograph\w+,)|\bmarket,? including (?:\w+ ){0,2}regions\b"
)
_PRAISE = re.compile(
    r"\b(?:dominat\w*|lead(?:s|ing)?|fastest|contribut\w*|driv(?:e|es|ing|en)|growth rate|grow(?:s|ing|th)?|accounts?|hold(?:s|ing)?|emerg\w+|adopt\w*|expected|share|launch\w*|presence|offices?|expan\w+|invest\w*|customers|demand)\b"
)
_WORDS = Stems(("region", "countries", "geograph", "cover", "focus", "nations"))
_PARTED = ("(", "[", ":", "–", "—", "-")
"""What stands between a region and its countries in a line."""
_PLACED = re.compile(r"^(?:and\s+|the\s+)+")


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the regions and countries that the report covers."""
    if not identity.market or not any(
        word in text.low
        for word in ("region", "countr", "geograph", "cover", "focus", "america", "europe")
    ):
        return
    places = _Places(text, identity)
    listed: set[int] = set()
    for listing in lists_of(text):
        if listing.kind == "places":
            listed.update(unit.start for unit in listing.lines)
            yield from places.lines(listing)
    for unit in text.units:
        if (
            unit.start not in listed
            and unit.kind in ("item", "paragraph", "pair", "heading")
            and len(unit.text) < 300
        ):
            yield from places.line(unit)
    for keyed in keyed_in(text):
        if keyed.kind == "places":
            yield from places.keyed(keyed.value, keyed.start)
    yield from _sentences(text, places)


def _sentences(text: Text, places: _Places) -> Iterator[Found]:
    """Yield the places of sentences on what the study covers; those that are only praised are none."""
    for sentence in text.among(_WORDS):
        match = _SENTENCE.search(sentence.text)
        before = sentence.low[max(0, match.start() - 30) : match.start("list")] if match else ""
        if match and _SCOPE.search(before) and not _PRAISE.search(before):
            yield from places.listed(match["list"].rstrip(), sentence.start + match.start("list"))


class _Places:
    """Makes facts of places."""

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take the text and what it is about."""
        self.text = text
        self.market = identity.market or ""

    def lines(self, listing: Listing) -> Iterator[Found]:
        """Yield the places of a list of lines: regions with deeper lines, or with brackets."""
        parent: tuple[str, int] | None = None
        for unit in listing.lines:
            found = list(self.line(unit))
            if found:
                parent = None
                yield from found
                continue
            name = bare(self._split(Part(0, len(unit.text), unit.text))[0])
            if is_rest(name):
                self.text.drop("rest of a region", unit.start, unit.end)
            elif is_place(name):
                heading = unit.kind == "heading"
                within = parent[0] if parent and not heading and unit.level > parent[1] else None
                yield self.one(name, unit.start + unit.text.index(name), within)
                if within is None:
                    parent = name, -1 if heading else unit.level
            elif "," in unit.text:
                yield from self.listed(YEARS_BEHIND.sub("", unit.text), unit.start)

    def line(self, unit: Unit) -> Iterator[Found]:
        """Yield the places of a line "Region (countries)"."""
        if (
            not unit.text[-1:] in ")]."
            and ":" not in unit.text
            and "–" not in unit.text
            and " - " not in unit.text
        ):
            return
        match = _LINE.match(unit.text) if holds(unit.text, _PARTED) else None
        if (
            match
            and (match["open"] or is_place(match["region"]))
            and _are_places(match["list"])
            and (is_place(match["region"]) or _is_region(match))
        ):
            yield self.one(match["region"], unit.start + match.start("region"), None)
            yield from self.listed(match["list"], unit.start + match.start("list"), match["region"])

    def keyed(self, written: str, start: int) -> Iterator[Found]:
        """Yield the places of a value, which can have lines."""
        for line in written.split("\n"):
            yield from self.listed(
                line.strip(" .|•-"), start + len(line) - len(line.lstrip(" .|•-"))
            )
            start += len(line) + 1

    def listed(self, written: str, start: int, within: str | None = None) -> Iterator[Found]:
        """Yield the places of a list, if it is one of places; brackets hold the countries of a region."""
        parts = parts_of(written)
        if not _mostly([self._split(part)[0] for part in parts]):
            return
        for part in parts:
            name, inner = self._split(part)
            lead = _PLACED.match(name)
            skipped = lead.end() if lead else 0
            name, at = bare(name[skipped:]), start + part.start + skipped
            if is_rest(name) or re.match(r"other\b", name, re.IGNORECASE):
                self.text.drop("rest of a region", at, at + len(name))
            elif is_place(name) or (within and re.match(r"[A-Z]", name) and len(name) < 40):
                yield self.one(name, at, within)
                if inner and not within and not is_short(inner[0]):
                    yield from self.listed(inner[0], start + part.start + inner[1], name)

    def _split(self, part: Part) -> tuple[str, tuple[str, int] | None]:
        """Return a member without its bracket, and what stands in that with its offset."""
        opened = min(
            (at for at in (part.text.find("("), part.text.find("[")) if at > 0), default=-1
        )
        if opened < 0:
            return part.text, None
        return part.text[:opened].rstrip(), (part.text[opened + 1 :].rstrip(" )].,"), opened + 1)

    def one(self, name: str, start: int, within: str | None) -> Found:
        """Return a covered place as a fact."""
        fact = Coverage(market=self.market, region=name, within_region=within)
        return Found(fact, start, start + len(name), 0.9)


def _is_region(match: re.Match[str]) -> bool:
    """Return whether a name that is no known place heads a bracket of countries only."""
    parts = parts_of(match["list"])
    return (
        bool(match["open"])
        and len(parts) > 1
        and all(is_country(part.text) or is_rest(part.text) for part in parts)
    )


def _are_places(written: str) -> bool:
    """Return whether most members of a list are places."""
    return _mostly([part.text for part in parts_of(written)])


def _mostly(names: list[str]) -> bool:
    """Return whether most of some names are places or what is left of one."""
    known = sum(
        is_place(_PLACED.sub("", name.strip(" ."))) or is_place(name.strip(" .")) or is_rest(name)
        for name in names
    )
    return known * 2 > len(names) and any(not is_rest(name) and fold(name) for name in names)
