"""Regions and countries that a report covers: lists under headings, in lines and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Coverage
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.listing import parts_of
from marketgraph.reading.prose.places import is_place, is_rest
from marketgraph.reading.prose.text import Section, Text

_HEADING = re.compile(
    r"\b(?:regions?|countries|geograph\w+|regional)\b(?:\s+(?:covered|analysis|scope|coverage|outlook|segmentation|landscape|insights))?",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^\W*(?P<region>[A-Z][\w &.-]{2,50}?)\s*(?:[(\[]|:\s*|\s[-–—]\s)(?P<list>[^()\[\]]+?)[)\]]?\s*\.?$"
)
_SENTENCE = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|regions?|countries|geograph\w+|focus(?:es|ed|ing)?)\b[^.:;]{0,100}?(?:\b(?:like|such as|including|include|includes|namely|are|into|across|in)\b|:)\s*(?P<list>(?:the\s+)?[A-Z][^.;:]{2,300})",
)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the regions and countries that the report covers."""
    if not identity.market or not _HEADING.search(text.low):
        return
    for section in text.sections:
        yield from _section(text, identity, section)
    for sentence in text.sentences:
        if _HEADING.search(sentence.low) or "cover" in sentence.low:
            match = _SENTENCE.search(sentence.text)
            if match:
                yield from _listed(
                    text, identity, match["list"], sentence.start + match.start("list")
                )


def _section(text: Text, identity: Identity, section: Section) -> Iterator[Found]:
    """Yield the places below a heading on regions: lines of one place, or a region with its countries."""
    open_ = bool(_HEADING.search(section.heading))
    parent: tuple[str, int] | None = None
    for unit in section.units:
        if (
            unit.kind == "paragraph"
            and _HEADING.search(unit.text)
            and len(unit.text) < 120
            and not is_place(unit.text)
        ):
            open_ = True
            continue
        match = _LINE.match(unit.text) if len(unit.text) < 300 else None
        if match and is_place(match["region"]) and _places(match["list"]):
            yield _found(identity, match["region"], unit.start + match.start("region"), None)
            yield from _listed(
                text, identity, match["list"], unit.start + match.start("list"), match["region"]
            )
        elif open_ and is_place(unit.text.strip()):
            within = parent[0] if parent and unit.level > parent[1] else None
            yield _found(identity, unit.text.strip(), unit.start, within)
            if within is None:
                parent = unit.text.strip(), unit.level
        elif unit.kind == "paragraph" and not is_rest(unit.text) and len(unit.text) > 60:
            open_ = False


def _places(written: str) -> bool:
    """Return whether most members of a list are places."""
    parts = parts_of(written)
    return sum(is_place(part.text) or is_rest(part.text) for part in parts) * 2 > len(parts)


def _listed(
    text: Text, identity: Identity, written: str, start: int, within: str | None = None
) -> Iterator[Found]:
    """Yield the places of a list, if it is one of places."""
    if not _places(written):
        return
    for part in parts_of(written.rstrip(" .")):
        name = part.text.strip(" .")
        if is_rest(name) or re.match(r"other\b", name, re.IGNORECASE):
            text.drop("rest of a region", start + part.start, start + part.end)
        elif is_place(name) or within:
            yield _found(identity, re.sub(r"^the\s+", "", name), start + part.start, within)


def _found(identity: Identity, name: str, start: int, within: str | None) -> Found:
    """Return a covered place as a fact."""
    return Found(
        Coverage(market=identity.market, region=name, within_region=within),
        start,
        start + len(name),
        0.9,
    )
