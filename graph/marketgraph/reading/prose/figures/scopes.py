"""Scopes of figures: the market, region, segment or company that the words around a figure name."""

from __future__ import annotations

import re

from marketgraph.reading.prose.figures.clauses import Subject, subjects_before
from marketgraph.reading.prose.figures.parts import place_of
from marketgraph.reading.prose.figures.phrases import (
    between,
    calls_category,
    dimension_told,
    foresees,
    holds_position,
    in_capitals,
    is_empty,
    last_place,
    led,
    names_tried,
    place_near,
    placed,
    plain_segment,
    points_back,
    telling_words,
)
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.surroundings import Surroundings
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.lists import REGIONAL
from marketgraph.reading.prose.markets import Named, market_words
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.text import Sentence, Text

_ARTICLE = re.compile(r"^(?:the|while|and)\s+", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^.*\b(?:the|in|by|of|from|for|to|and)\s+(?P<part>[\w&/ -]{2,50}),\s+(?:which|where)\s+(?:\w+ly\s+)?$"
)
_SEGMENT_OF = seek(r"\b(?:segment|category|sub-?segment)s? (?:of|in|within) (?:the|this)\b")
_EXAMPLES = re.compile(r"\s\([^()]*\)$")
_KINDS = re.compile(r"\b(?:technologies|types|materials|applications|segments|products)$")
"""What several parts are together."""
_BY_HEADING = re.compile(r"[Bb]y (?P<name>[A-Z][\w /&-]{2,30}?):?")
_SPENT = re.compile(r"(?:\w+ )?(?:spending|expenditures?|outlays?) on\b")
"""What is spent on other things, wherever that is, is not the market."""
_LONGEST_GAP = 60
_CAUSES = re.compile(
    r"(?<=[^\s,])[,]?\s(?:owing to|due to|driven by|thanks to|because of|fuell?ed by|attributed to)\s"
)
_FOR = re.compile(
    r"\s?(?:(?:revenue |sales |value )?(?:cagr|growth|increase|rise) )?(?:for|in) (?:the )?"
)
_GROWTH_IN = re.compile(
    r"\s?(?:compound )?(?:annual |yearly )?growth (?:in|of|for) (?:the )?(?:global )?"
)
_THE_MARKET = re.compile(r"\b(?:before|until|as|where|when|that) (?:the|this) market(?: \w+){0,3}$")
_LAND = re.compile(r"\b(?:the|this) (?:country|nation|region|continent)[’']s (?:\w+ )?$")
"""Before a market of the place named last."""
_WHICH = (", which ", ", with a ")
_OPENING = 20
"""Characters before the subject that opens a sentence: "In 2018, the …"."""


def _cause(low: str) -> int:
    """Return where the words on a cause start that end a sentence in small letters, else its length: what they name is not measured."""
    found = _CAUSES.search(low)
    return found.start() if found else len(low)


def _which(sentence: Sentence, subject: Subject) -> Named | None:
    """Return the market that a clause goes on about: "the lamp market, which is projected to", "…, with a CAGR of"."""
    for named in sentence.markets:
        behind = named.end - sentence.start
        near = named.text and behind <= subject.start <= behind + len(_WHICH[0])
        if near and sentence.low.startswith(_WHICH, behind):
            return named
    return None


def _is_small(bare: str, start: int) -> bool:
    """Return whether words stand in small letters; joined plurals that open their sentence may have a capital first."""
    joined = {"and", "for", "of"} & set(bare.split())
    return bare.islower() or (
        not start and bare[1:].islower() and bare.endswith("s") and bool(joined)
    )


class Scopes:
    """What figures of one text are about.

    Attributes:
        identity: What the text is about.
        parts: The parts of its market.
    """

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take a text and what it is about."""
        self.identity = identity
        self._around = Surroundings(text, identity)
        self.parts = self._around.parts

    @property
    def region(self) -> str | None:
        """The region that the whole text is about, or None."""
        return self._around.region

    def at(
        self, sentence: Sentence, offset: int, after: int | None = None, gap: str = ""
    ) -> Scope | None:
        """Return what a figure is about; None if that is not clear.

        Args:
            sentence: Where it stands.
            offset: Where it starts in the document.
            after: Where it ends, if a place behind it ("5 % in Europe") tells where the subject does not.
            gap: The text between the figure before it and this one.
        """
        if gap and (part := self.in_gap(gap)):
            return self._in_market(part, sentence, offset)
        found = self._by_subjects(sentence, offset)
        if found is None and calls_category(sentence):
            found = self.loose(sentence, offset)
        if (
            found
            and not found.part
            and after is not None
            and (place := place_near(sentence, offset, after))
        ):
            return found._replace(region=place)
        return found

    def behind(self, sentence: Sentence, end: int) -> Scope | None:
        """Return the market right behind a figure: "a CAGR of 4 % for the broad furniture market", "4 % growth in lamps"."""
        own = (self.identity.market or "").lower()
        grows = _GROWTH_IN.match(sentence.low, end - sentence.start)
        if own and grows and sentence.low.startswith(own, grows.end()):
            return Scope(self.identity.market)
        for named in sentence.markets:
            between = sentence.low[max(0, end - sentence.start) : named.start - sentence.start]
            if named.start > end and named.text and _FOR.fullmatch(between):
                return self._market(named, sentence, None)
        return None

    def in_gap(self, gap: str) -> Scope | None:
        """Return the part in "A 40 %, B 30 % and C (20 %)" between two figures."""
        for piece in (gap, re.split(r"[;,]\s+", gap.rstrip(" ,"))[-1]):
            bare = between(piece)
            if 1 < len(bare) < _LONGEST_GAP and (part := self.parts.of(bare)):
                return part
        return None

    def _by_subjects(self, sentence: Sentence, offset: int) -> Scope | None:
        """Return the scope that the nearest clause with a telling subject gives."""
        subjects = subjects_before(sentence.text, offset - sentence.start)
        for written in subjects:
            subject = self._opened(written)
            if written.place and not subject.place and self.parts.all_of(written.place):
                return None
            if part := self._antecedent(sentence, written):
                return self._in_market(part, sentence, offset)
            if is_empty(subject) and (named := _which(sentence, written)):
                return self._market(named, sentence, None)
            told = not is_empty(subject) or self.parts.of(subject.text)
            if told and not foresees(sentence.text, subject):
                dimension = subject.dimension or subjects[-1].dimension
                return self._of(subject._replace(dimension=dimension), sentence, offset)
        return self.whole(sentence, offset, after=True)

    def _antecedent(self, sentence: Sentence, subject: Subject) -> Scope | None:
        """Return the part right before "which" or "where" that a clause is about: "in the truck segment, which holds"."""
        end = subject.end if subject.text.endswith((", which", ", where")) else subject.start
        before = f"{sentence.text[max(0, end - _LONGEST_GAP) : end].rstrip()} "
        match = _RELATIVE.search(before) if "wh" in before[-30:] else None
        part = self.parts.of(match["part"]) if match else None
        if match is None or part is None:
            return None
        start = sentence.start + max(0, end - _LONGEST_GAP) + match.start("part")
        return part._replace(start=start)

    def _opened(self, subject: Subject) -> Subject:
        """Return a subject with the place, or the dimension, that the opener "In …," of its clause is."""
        if not subject.place:
            return subject
        if fold(subject.place) in self._around.dimensions:
            return subject._replace(place="", dimension=subject.place)
        return subject._replace(place=place_of(subject.place) or "")

    def _of(self, subject: Subject, sentence: Sentence, offset: int) -> Scope | None:
        """Return the scope of a subject; None if it is neither the market nor a part of it."""
        start = sentence.start + subject.start
        if part := self._part(subject.text, subject):
            return self._in_market(part, sentence, offset)._replace(start=start)
        if points_back(subject.text):
            return self._before(sentence)
        scope = self._market_of(subject, sentence, offset)
        if scope and not scope.part and scope.market != self.identity.market:
            scope = self._segment_of(scope, sentence, subject.end)
        return scope._replace(start=start) if scope else None

    def _segment_of(self, scope: Scope, sentence: Sentence, end: int) -> Scope:
        """Return another market as a segment if the sentence calls it one of this market: "the X market was the largest segment of the Y market"."""
        if not _SEGMENT_OF.search(sentence.low, end, end + _LONGEST_GAP):
            return scope
        return Scope(self.identity.market, segment=scope.market, sure=False)

    def _market_of(self, subject: Subject, sentence: Sentence, offset: int) -> Scope | None:
        """Return the market that a subject means, or that its clause names; None if it means none."""
        text, place = placed(subject.text)
        own = market_words(self.identity.market or "")
        sold = any(named.head == "sales" for named in sentence.markets)
        if _SPENT.match(text) and not sold and not own & market_words(text):
            return None
        place = place or subject.place or None
        rest, first = led(text)
        if first and telling_words(rest) and self._speaks_of_market(rest):
            text, place = rest, first
        ends = sentence.start + subject.end
        named = self._around.named(sentence, sentence.start + subject.start, ends)
        named = named or self._around.named(sentence, sentence.start + subject.start, offset)
        if named and (not named.text or named.end <= ends or not text):
            return self._market(named, sentence, place)
        if place or any(map(self._speaks_of_market, (text, *text.rsplit(", ", 1)))):
            whole = self.whole(sentence, offset)
            return whole._replace(region=place or whole.region) if whole else None
        return self._market(named, sentence, place) if named and not in_capitals(text) else None

    def _part(self, text: str, subject: Subject) -> Scope | None:
        """Return the part of the market that the words of a subject name."""
        tries = names_tried(text)
        part = next((p for t in tries if t and (p := self.parts.of(t))), None)
        if part and part.segment and not part.dimension and subject.dimension:
            return part._replace(dimension=subject.dimension)
        if part or not subject.dimension or not text or self._speaks_of_market(text):
            return part
        bare = _ARTICLE.sub("", text)
        if points_back(text):
            return None
        few = len(bare.split()) <= 6
        told = Scope(self.parts.market, dimension=subject.dimension, segment=bare, sure=False)
        return told if few else None

    def loose(self, sentence: Sentence, offset: int, *, thing: bool = False) -> Scope | None:
        """Return the unlisted segment that a figure is about by its plain words; None if they may be a company or no name.

        Args:
            sentence: Where it stands.
            offset: Where it starts in the document.
            thing: Whether only some words in small letters that open the sentence are wanted; it need not call them a segment.
        """
        for subject in map(self._opened, subjects_before(sentence.text, offset - sentence.start)):
            if is_empty(subject):
                continue
            bare = _EXAMPLES.sub("", _ARTICLE.sub("", subject.text))
            if " and " in bare and _KINDS.search(bare):
                return None
            dimension = subject.dimension or self.dimension_in(sentence)
            told = dimension is not None or holds_position(sentence) or calls_category(sentence)
            small = (
                thing
                and _is_small(bare, subject.start)
                and " " in bare
                and subject.start <= _OPENING
            )
            if thing != small or not plain_segment(bare, told=told or small):
                return None
            start = sentence.start + sentence.text.find(bare, subject.start)
            return Scope(self.identity.market, None, dimension, bare, sure=False, start=start)
        return None

    def dimension_in(self, sentence: Sentence) -> str | None:
        """Return the dimension of "… in the application segment", or None."""
        told = dimension_told(sentence) or self._heads(sentence)
        return told if told and not self.parts.of(told) else None

    def _heads(self, sentence: Sentence) -> str | None:
        """Return the dimension of the heading "By Class" above a sentence, or None."""
        heading = sentence.unit.section.heading
        match = _BY_HEADING.fullmatch(heading.strip())
        return match["name"] if match and not REGIONAL.search(heading) else None

    def _speaks_of_market(self, text: str) -> bool:
        """Return whether a subject means the whole market: its words, or words of measure only."""
        telling = telling_words(text)
        if not telling or _THE_MARKET.search(text):
            return True
        own = market_words(self.identity.market or "")
        return bool(own) and telling <= own and len(telling) * 2 >= len(own)

    def _market(self, named: Named, sentence: Sentence, place: str | None) -> Scope:
        """Return the scope of a named market; one named like a listed segment is that segment."""
        region = named.region if named.region != "World" else None
        before = sentence.text[: named.start - sentence.start]
        if named.region is None and _LAND.search(before):
            region = last_place(before)
        if not named.text or self._around.own(named):
            default = self._around.region if named.region is None else None
            own = named.text if self._reworded(named) else self.identity.market
            market = own if named.text else self._around.default(sentence)[0]
            whole = named.region == "World" and not place
            return Scope(market, place or region or default, world=whole)
        if dimension := self.parts.dimension_of(named.text):
            return Scope(self.identity.market, place or region, dimension, named.text)
        return Scope(named.text, place or region, world=named.region == "World" and not place)

    def _reworded(self, named: Named) -> bool:
        """Return whether a name of the text's market has other forms of its words: "smart wearable devices" for "smart wearables"."""
        own = set((self.identity.market or "").lower().split())
        written = set(re.findall(r"[^\s-]+", named.text.lower()))
        joined = "and" in written - own and market_words(self.identity.market or "")
        return len(written) > len(own) and (bool(joined) or not own <= written)

    def _in_market(self, part: Scope, sentence: Sentence, offset: int) -> Scope:
        """Return a part with the market that the sentence names, and the region of a segment."""
        named = [m for m in sentence.markets if m.text]
        before = sentence.low[: _cause(sentence.low)]
        named = [m for m in named if m.start - sentence.start < len(before)]
        own = any(map(self._around.own, named))
        other = next(
            (m.text for m in named if not self._around.own(m) and not self._around.is_part(m.text)),
            None,
        )
        if other and not own:
            return part._replace(market=other)
        market, sure = (self.identity.market, True) if own else self._around.default(sentence)
        region = part.region or (self._around.region if part.segment else None)
        told = self.dimension_in(sentence) if part.segment else None
        dimension = part.dimension or (told if told != (part.segment or "").lower() else None)
        sure = part.sure and sure
        return part._replace(market=market, region=region, dimension=dimension, sure=sure)

    def _before(self, sentence: Sentence) -> Scope | None:
        """Return the part that the sentence before is about ("The segment …"), less surely; None if it is about none."""
        if sentence.before is None:
            place = place_of(sentence.unit.section.heading.strip())
            return Scope(self.identity.market, region=place, sure=False) if place else None
        subjects = subjects_before(sentence.before.text, len(sentence.before.text))
        for subject in reversed(subjects):
            if part := self._part(subject.text, subject):
                return part._replace(sure=False)
        return None

    def whole(self, sentence: Sentence, offset: int, *, after: bool = False) -> Scope | None:
        """Return the market that a sentence means by itself: the last named before an offset, else that of its text."""
        named = self._around.named(sentence, sentence.start, offset)
        if named is None and after:
            named = next((m for m in sentence.markets if m.text and m.start >= offset), None)
        if named:
            return self._market(named, sentence, None)
        market, sure = self._around.default(sentence)
        if market is None:
            return None
        return Scope(market, self._around.default_region(sentence), sure=sure)
