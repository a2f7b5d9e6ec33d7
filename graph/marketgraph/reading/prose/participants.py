"""Companies that a report names as players of its market: lists under headings, sentences that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import MarketParticipant
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.listing import parts_of
from marketgraph.reading.prose.places import is_country, is_place, is_rest
from marketgraph.reading.prose.text import Section, Text, Unit

_WHO = r"(?:players?|companies|company|vendors?|leaders?|participants?|manufacturers?|competitors?|providers?|producers?|suppliers?|firms|organi[sz]ations|brands|businesses)"
_LEADING = re.compile(
    rf"\b(?:key|leading|major|top|prominent|dominant|main|notable|established|market|biggest|largest|global key|leading market)\b[\w ,/&-]{{0,40}}?\b{_WHO}|market leaders|profiles? of[\w ,&-]{{0,60}}{_WHO}|leading compan"
)
_HEADING = re.compile(rf"\b{_WHO}\b")
_NOT_HEADING = re.compile(
    r"share|revenue|strateg|analysis of|benchmark|chapter|profile of the|insight"
)
_INTRO = re.compile(
    rf"\b{_WHO}\b[^.:;]{{0,120}}?(?:\b(?:include|includes|including|are|is|comprise|such as|namely|involve|like|listed|covered|profiled|operating|mentioned|featured|as follows|following)\b[^.:;]{{0,60}}?)?(?::|\b(?:include|includes|including|such as|namely|are|comprise)\b)\s*",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"^(?P<name>[^()]{1,100}?)\s*\((?P<country>[^()]{2,60})\)\s*(?P<rest>.*)$")
_NOISE = re.compile(
    r"^(?:others?|and others|more|etc\.?|among others|other (?:major |key |prominent )?players|many more|n/?a|the|company \d+|company [a-z]|.*\b(?:chapter|revenue|market share|overview|profile|analysis|table|figure|source)\b.*)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*(?:\b(?:and|among) (?:many )?(?:other(?:s| (?:major |key |prominent |leading )?(?:players|companies|vendors))?|more)|,? etc\.?|\band more)\.?[\"”]?$",
    re.IGNORECASE,
)
_DAMAGED = re.compile(
    r"^(?:com|inc|ltd|llc|co|corp|gmbh|plc|ag|s\.a|limited|corporation|company)\b[\s.,]*(?:inc\.?|ltd\.?|llc)?\.?$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^(?:inc|ltd|llc|l\.l\.c|co|corp|gmbh|plc|ag|limited|corporation|incorporated|s\.a|n\.v|co\.,? ltd)\.?$",
    re.IGNORECASE,
)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the players of the market."""
    if not identity.market or not _HEADING.search(text.low):
        return
    for section in text.sections:
        yield from _section(text, identity, section)
    for unit in text.units:
        if unit.kind in ("paragraph", "item", "pair") and _HEADING.search(unit.low):
            yield from _sentence(text, identity, unit)


def _section(text: Text, identity: Identity, section: Section) -> Iterator[Found]:
    """Yield the players that are listed below a heading or below a paragraph that announces them."""
    announced = section.low if _announces(section.low) else None
    listed: list[Unit] = []
    for unit in section.units:
        if (
            unit.kind == "paragraph"
            and _announces(unit.low)
            and (
                unit.text.rstrip().endswith((":", "-"))
                or "includ" in unit.low[-40:]
                or re.search(r"compan(?:y|ies)\.?$", unit.low)
            )
        ):
            yield from _listed(text, identity, listed, announced)
            announced, listed = unit.low, []
        elif announced and _is_entry(unit):
            listed.append(unit)
        elif unit.kind == "paragraph" and listed:
            yield from _listed(text, identity, listed, announced)
            announced, listed = None, []
    yield from _listed(text, identity, listed, announced)


def _announces(low: str) -> bool:
    """Return whether a heading or paragraph announces a list of players."""
    tail = low[-160:]
    return bool(_HEADING.search(tail)) and not _NOT_HEADING.search(tail if len(low) > 160 else low)


def _is_entry(unit: Unit) -> bool:
    """Return whether a unit can be a line of a list of companies."""
    return (
        unit.kind in ("item", "paragraph")
        and len(unit.text) <= 120
        and not re.search(r"[.:;!?]\s+\w|[:;?]$", unit.text)
        and unit.text[:1] != "$"
    )


def _listed(
    text: Text, identity: Identity, units: list[Unit], announced: str | None
) -> Iterator[Found]:
    """Yield the companies of a list of lines; a legal form on a line of its own belongs to the line before."""
    if not announced or not units:
        return
    role = "leader" if _LEADING.search(announced) else "participant"
    lines: list[tuple[str, int, int]] = []
    for unit in units:
        if lines and _FORM.match(unit.text.strip(" ,")):
            name, start, _ = lines.pop()
            lines.append((f"{name} {unit.text.strip(' ,')}", start, unit.end))
        else:
            lines.append((unit.text, unit.start, unit.end))
    for written, start, end in lines:
        yield from _company(text, identity, written, start, end, role)


def _sentence(text: Text, identity: Identity, unit: Unit) -> Iterator[Found]:
    """Yield the companies of a sentence that lists them: "key players include A, B and C"."""
    for sentence in unit.sentences:
        match = _INTRO.search(sentence.text)
        if not match or "," not in sentence.text[match.end() :]:
            continue
        names = _TAIL.sub("", sentence.text[match.end() :].rstrip(' ."”'))
        role = "leader" if _LEADING.search(sentence.low[: match.end()]) else "participant"
        parts = parts_of(names, companies=True)
        if len(parts) < 2 or sum(
            part.text[:1].isupper() or not part.text[:1].islower() for part in parts
        ) < 0.8 * len(parts):
            continue
        for part in parts:
            start = sentence.start + match.end() + part.start
            yield from _company(text, identity, part.text, start, start + len(part.text), role)


def _company(
    text: Text, identity: Identity, written: str, start: int, end: int, role: str
) -> Iterator[Found]:
    """Yield the player that a member of a list is; noise and damaged names are dropped."""
    written = _TAIL.sub("", re.sub(r"^(?:and|&)\s+", "", written.strip(' .•*-–—\t"“”'))) + (
        "."
        if re.search(
            r"\b(?:inc|ltd|co|corp|llc|pvt|n\.v|s\.a|b\.v)\.$", written.strip(), re.IGNORECASE
        )
        else ""
    )
    written = re.sub(r"\.\.$", ".", written)
    country = None
    if match := _COUNTRY.match(written):
        if is_country(match["country"]) or is_place(match["country"]):
            country = match["country"].strip()
        written = match["name"].strip()
    if not written or _NOISE.match(written) or is_place(written) or is_rest(written):
        text.drop("list noise", start, end)
        return
    if _DAMAGED.match(written):
        text.drop("damaged name", start, end)
        return
    if not re.search(r"[A-Z0-9]", written) or len(written) > 80:
        text.drop("list noise", start, end)
        return
    fact = MarketParticipant(market=identity.market, company=written, country=country, role=role)
    yield Found(fact, start, end, 0.95 if country else 0.85)
