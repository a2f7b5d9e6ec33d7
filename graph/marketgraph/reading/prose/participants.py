"""Companies that a report names as players of its market: lists under headings, keys, tables and sentences that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from marketgraph.facts import MarketParticipant
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.keyed import keyed_in
from marketgraph.reading.prose.listing import Part, parts_of
from marketgraph.reading.prose.lists import WHO, Listing, lists_of
from marketgraph.reading.prose.needs import Parted, first
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.players import FORM, Player, player_of
from marketgraph.reading.prose.text import Sentence, Text, Unit

_LEADING = re.compile(
    rf"\b(?:key|leading|major|top|prominent|dominant|main|notable|established|biggest|largest|big|eminent|renowned|well-known)\b[\w ,/&’'-]{{0,60}}?\b{WHO}|market leaders|profiles? of[\w ,&-]{{0,60}}{WHO}|leading compan|\bleaders\b"
)
_WHO = Parted(rf"\b{WHO}\b")
_INTRO = seek(
    rf"\b(?:{WHO}|names)(?:(?<!\bcompany)|(?<!\bthe company)(?<!\bour company)(?<!\bits company)(?<!\bthis company))\b(?!\s(?:and|or)\s(?:celebrit|athlete|artist|influencer|actor|musician|speaker))(?P<gap>[^.:;,]{{0,110}}?),?\s*(?:(?:\b(?:include|includes|including|included|are|is|comprise|comprises|such as|like|namely|involve|encompass|consist of)\b)(?:\s+(?:but (?:are )?not limited to|among others))?\s*[:,]?|:)\s*[\"“]?(?=[\w(])"
)
"""In small letters."""
_APPOSED = re.compile(
    rf"\b(?i:key|leading|major|top|prominent|main|dominant)\s(?:[\w/&’'-]+\s){{0,4}}?{WHO},\s(?:(?:including|namely|notably)\s)?"
    rf"(?=(?:[A-Z0-9][\w.&’'-]*(?:\s[A-Z0-9&][\w.&’'-]*)*,\s){{2,}}(?:[^,]{{2,40}},\s){{0,12}}(?:and|&)\s)"
)
"""Before "A, B, and C" in "Leading players, A, B, and C, hold most of the market"."""
_OF_MARKET = re.compile(
    r"market|industry|sector|space|covered|profiled|vendors|players|participants|key|leading|major|top|prominent|notable|dominant|landscape|study|report"
)
_POST = re.compile(
    r"\W*[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3} ?[-–—,:] (?:[A-Z]\w+ ){0,4}(?:President|Manager|Director|Officer|Engineer|Chair(?:man|woman)|Founder|CEO|CFO|CTO|COO)\b"
)
"""A line on a person with a post."""
_LIST_FIRST = re.compile(
    rf"^(?:(?:In|Among|Overall|Currently|Globally|At present)\b[\w ]{{0,30}},\s)?(?P<list>[A-Z].{{4,800}}?)\s+(?:are|remain|were|rank|represent|is)\s+(?:(?:some|a few|one) of\s+|among(?:st)?\s+|the\s+|considered\s+)*(?:key|leading|major|top|prominent|main|notable|dominant)\b[\w ,/&-]{{0,40}}?\b{WHO}\b"
)
_LIST_NAMED = re.compile(
    rf"\b(?:names?|named|lists?|identif(?:y|ies|ied)|profiles?|mentions?|cites?|with|features?)\s(?P<list>[A-Z][^:]{{4,600}}?)\s(?:as|among)\s(?:(?:the|its|some|of)\s)*(?:[\w-]+\s){{0,3}}?{WHO}\b"
)
_THESE = re.compile(rf"\W*(?:these|they)(?: {WHO})? (?:are|include)\b")
_BOUGHT = re.compile(
    r"\b(?:acquisitions? of|acquir(?:ed|ing)|purchase of|takeovers? of)(?: [a-z]+){0,3} ?$"
)
"""Before companies that somebody bought: they are named for that."""
_REST = re.compile(
    r",?\s*\betc\b|,?\s+(?:and|among|amongst|as well as|along with)\s+(?:\w+\s){0,2}others?\b|,?\s+and\s+(?:\w+\s)?more\b|,?\s+to name (?:a|but) few|\.\s+(?=[A-Z][a-z]+\s[a-z])"
)
_CLOSED = re.compile(
    r",? (?:and|&) (?:the )?[^\W_][\w.&’'-]*(?: (?:(?:of|de|du|&) )?[A-Z0-9][\w.&’'-]*)*(?: \([^()]{1,40}\))?(?=,? (?!of |de |du |and |et |& )[a-z][a-z-]+[ .])"
)
"""The last member of a list in a sentence that goes on: "A, B and C Ltd. are …", "… and C vying for"."""
_NUMBERED = re.compile(r"\(\d\)\s")
_NAME_COLUMN = re.compile(
    r"^\W*(?:(?:key|major|top|leading|market)\s+)*(?:compan(?:y|ies)|players?|vendors?|manufacturers?|suppliers?|competitors?|organi[sz]ations?)(?:\s+names?)?\W*$"
)
_SEAT_COLUMN = re.compile(
    r"^\W*(?:country|headquarters?|hq|location|origin|seat|based)\b[\w ]{0,20}$"
)
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_NAMES = 5
"""Lines of a list that is one of names, if most of them are."""
_MARKS = re.compile(r"\W+")
Role = Literal["leader", "participant"]


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the players of the market, each once: where its country is told, else where it is named first."""
    if not _WHO.found_in(text.low):
        return
    if not identity.market:
        _drop_lists(text)
        return
    best: dict[str, Found] = {}
    for company, found in _all(_Players(text, identity)):
        key = _MARKS.sub("", company.lower())
        known = best.get(key)
        if known is None or _rank(found) > _rank(known):
            best[key] = found
    yield from best.values()


def _drop_lists(text: Text) -> None:
    """Note the lists of players of a text that names no market: whose players they are is unclear."""
    for listing in lists_of(text):
        if listing.kind == "players" and listing.lines:
            text.drop("players of no market", listing.lines[0].start, listing.lines[-1].end)


def _rank(found: Found) -> tuple[float, bool]:
    """Return how good a passage on a player is: surer ones before others, leaders before participants."""
    return found.confidence, isinstance(
        found.fact, MarketParticipant
    ) and found.fact.role == "leader"


def _all(players: _Players) -> Iterator[tuple[str, Found]]:
    """Yield the players of all lists."""
    text = players.text
    for listing in lists_of(text):
        if listing.kind == "players":
            yield from players.lines(listing)
    yield from players.rows(text.units)
    for keyed in keyed_in(text):
        if keyed.kind == "players" and not _SEAT_COLUMN.match(keyed.value.strip().lower()):
            yield from players.value(keyed.value, keyed.start, keyed.name)
    for unit in text.units:
        if unit.kind == "table":
            yield from players.table(unit)
        elif (
            unit.kind in ("paragraph", "item")
            and ("," in unit.text or ";" in unit.text)
            and _WHO.may_be_in(unit.held)
            and _WHO.found_in(unit.low)
        ):
            for sentence in unit.sentences:
                yield from players.sentence(sentence)


class _Players:
    """Makes facts of the members of lists."""

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take the text and what it is about."""
        self.text = text
        self.market = identity.market or ""

    def lines(self, listing: Listing) -> Iterator[tuple[str, Found]]:
        """Yield the players of a list of lines; a legal form on a line of its own belongs to the line before."""
        role = _role(listing.name)
        lines: list[tuple[str, int, int]] = []
        if any(_POST.match(unit.text) for unit in listing.lines):
            self.text.drop("list of people", listing.lines[0].start, listing.lines[-1].end)
            return
        for unit in listing.lines:
            form = unit.text if lines and "(" in lines[-1][0] else _BRACKET.sub("", unit.text)
            if lines and FORM.match(form.strip(" ,")):
                name, start, _ = lines.pop()
                lines.append((f"{name.rstrip(' ,')} {unit.text.strip(' ,')}", start, unit.end))
            else:
                lines.append((unit.text, unit.start, unit.end))
        known = {written: player_of(written) for written, _, _ in lines if written.count(",") < 3}
        if 2 * sum(known.get(written, True) is None for written, _, _ in lines) > len(lines):
            self.text.drop("list noise", lines[0][1], lines[-1][2])
            return
        if len(lines) >= _NAMES and 3 * sum(player is None for player in known.values()) <= len(
            known
        ):
            for written in [w for w, player in known.items() if player is None]:
                known[written] = player_of(written, plain=True)
        for written, start, end in lines:
            listed = "," in written or ";" in written
            parts = parts_of(written, companies=True) if listed else []
            if len(parts) > 2 and sum(len(part.text) for part in parts) > 40:
                yield from self.parts(parts, start, role)
            else:
                player = known[written] if written in known else player_of(written)
                yield from self._player(player, written, start, end, role)

    def value(self, written: str, start: int, key: str) -> Iterator[tuple[str, Found]]:
        """Yield the players of a value with a key, which can have lines."""
        if intro := _INTRO.search(written[:300].lower()):
            key = f"{key} {written[: intro.end()].lower()}"
            start, written = start + intro.end(), written[intro.end() :]
        role = _role(key)
        for line in written.split("\n"):
            parts = parts_of(line, companies=True)
            if "\n" in written and len(parts) < 3:
                yield from self.one(line, start, start + len(line), role)
            else:
                yield from self.parts(parts, start, role)
            start += len(line) + 1

    def parts(self, parts: list[Part], start: int, role: Role) -> Iterator[tuple[str, Found]]:
        """Yield the players of a list in a line."""
        for part in parts:
            yield from self.one(part.text, start + part.start, start + part.end, role)

    def table(self, unit: Unit) -> Iterator[tuple[str, Found]]:
        """Yield the players of a table with a column of companies."""
        written = self.text.text
        rows = unit.cells
        header = [written[start:end].lower() for start, end in rows[0]] if rows else []
        column = next((at for at, cell in enumerate(header) if _NAME_COLUMN.match(cell)), None)
        if column is None or len(rows) < 3 or len(header) < 2:
            return
        seat = next((at for at, cell in enumerate(header) if _SEAT_COLUMN.match(cell)), None)
        for row in rows[1:]:
            if column < len(row):
                start, end = row[column]
                country = (
                    written[slice(*row[seat])] if seat is not None and seat < len(row) else None
                )
                yield from self.one(written[start:end], start, end, _role(header[column]), country)

    def rows(self, units: list[Unit]) -> Iterator[tuple[str, Found]]:
        """Yield the players of a table of two columns, which comes as pairs: company and seat."""
        role: Role | None = None
        for unit in units:
            if unit.kind != "pair" or not unit.cells or len(unit.cells[0]) != 2:
                role = None
                continue
            (start, end), seat = unit.cells[0]
            name, value = self.text.text[start:end], self.text.text[slice(*seat)].strip()
            if _NAME_COLUMN.match(name.lower()) and _SEAT_COLUMN.match(value.lower()):
                role = _role(name.lower())
            elif role:
                yield from self.one(name, start, end, role, value if is_place(value) else None)

    def sentence(self, sentence: Sentence) -> Iterator[tuple[str, Found]]:
        """Yield the players of a sentence that lists them: "key players include A, B and C"."""
        written = sentence.text
        if _NUMBERED.search(written):
            return
        match = first(_INTRO, sentence.low)
        if not match and written.count(",") > 2:
            match = _APPOSED.search(written)
        if match and (
            _OF_MARKET.search(sentence.low[max(0, match.start() - 60) : match.end()])
            or _points_back(sentence)
        ):
            if _BOUGHT.search(sentence.low[: match.start()]):
                return
            before = sentence.before.low if sentence.before and _points_back(sentence) else ""
            yield from self._named(
                sentence, match.end(), None, f"{before} {sentence.low[: match.end()]}"
            )
            return
        told = _LIST_FIRST.match(written) if " are " in written or " remain " in written else None
        if not told and (" as " in written or " among " in written):
            told = _LIST_NAMED.search(written)
        if told:
            yield from self._named(
                sentence, told.start("list"), told.end("list"), sentence.low[told.end("list") :]
            )

    def _named(
        self, sentence: Sentence, start: int, end: int | None, announced: str
    ) -> Iterator[tuple[str, Found]]:
        """Yield the players between two places of a sentence, if most members there are names."""
        written = _uncut(sentence)[start:end]
        stop = _REST.search(written)
        written = written[: stop.start()] if stop else written
        closed = _CLOSED.search(written)
        parts = parts_of(written[: closed.end()] if closed else written, companies=True)
        names = [player_of(part.text, last=part is parts[-1]) for part in parts]
        known = sum(name is not None for name in names)
        if known < 2 or known < 0.7 * len(parts):
            return
        for part, name in zip(parts, names, strict=True):
            at = sentence.start + start + part.start
            if name is None:
                self.text.drop("list noise", at, at + len(part.text))
            else:
                yield self._found(
                    name.company, name.country, at, at + len(part.text), _role(announced)
                )

    def one(
        self, written: str, start: int, end: int, role: Role, seat: str | None = None
    ) -> Iterator[tuple[str, Found]]:
        """Yield the player that a member of a list is; noise and damaged names are dropped."""
        yield from self._player(player_of(written), written, start, end, role, seat)

    def _player(
        self,
        name: Player | None,
        written: str,
        start: int,
        end: int,
        role: Role,
        seat: str | None = None,
    ) -> Iterator[tuple[str, Found]]:
        """Yield the player that a member of a list names; what names none is dropped."""
        if name is None:
            if written.strip():
                self.text.drop("list noise", start, end)
            return
        yield self._found(name.company, name.country or seat, start, end, role)

    def _found(
        self, company: str, country: str | None, start: int, end: int, role: Role
    ) -> tuple[str, Found]:
        """Return a player as a fact."""
        fact = MarketParticipant(market=self.market, company=company, country=country, role=role)
        return company, Found(fact, start, end, 0.95 if country else 0.85)


def _points_back(sentence: Sentence) -> bool:
    """Return whether a sentence lists the players that the one before it speaks of: "These companies include …"."""
    before = sentence.before
    return (
        before is not None
        and _THESE.match(sentence.low) is not None
        and _WHO.found_in(before.low)
        and _OF_MARKET.search(before.low) is not None
    )


def _uncut(sentence: Sentence) -> str:
    """Return a sentence whole, also where it was parted because of its length."""
    last = sentence
    while last.next and last.text.rstrip().endswith((",", ";")):
        last = last.next
    if last is sentence:
        return sentence.text
    return sentence.unit.text[sentence.start - sentence.unit.start : last.end - sentence.unit.start]


def _role(announced: str) -> Role:
    """Return the role of the players that some words announce."""
    return "leader" if _LEADING.search(announced) else "participant"
