"""Scopes of figures: the market, region, segment or company that the words around a figure name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from marketgraph.reading.prose.figures.clauses import VERB, Subject, subjects_before
from marketgraph.reading.prose.figures.parts import Parts, place_of
from marketgraph.reading.prose.figures.scope import CAPITALS, Scope
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.markets import Named, market_words
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.text import Section, Sentence, Text
from marketgraph.reading.prose.words import words

_MEASURE = words(
    "cagr growth rate rates size value values valuation revenue revenues forecast forecasted projected estimated expected market markets total a an "
    "of in the by for at to from base year global worldwide compound annual its this their usd us share shares figure it they overall sales "
    "industry sector worth turnover period robust steady strong healthy significant demand and current historical historic average approximately "
    "about around nearly roughly demand highest fastest largest dominant major impressive remarkable respective same over during cumulative average whole"
)
_ABOUT = re.compile(
    r"^(?:the\s+)?(?:global\s+|total\s+|annual\s+|overall\s+)?(?:(?:market|revenue|industry)\s+)?(?:share|size|revenues?|value|valuation|growth|demand|sales|spending|dominance|cagr|adoption|market|consumption|contribution|expansion|uptake)\s+"
    r"(?:of|in|from|for|by|across)\s+(?:the\s+)?(?P<part>.{2,70})$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:the|this|that|its)\s+(?:region|country|segment|sub-?segment|category|territory|region[’']s market)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|which|this|that|they|who)$", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"\s?\)?,?\s*(?:(?:share|cagr|growth|annually|per year|a year|of (?:the )?(?:total |global |overall )?(?:market|revenue|share)(?: share)?|market share|revenue share)\s+)?"
    rf"(?:in|for|from)\s+(?:the\s+)?(?P<place>{CAPITALS})"
)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_ONLY_VERB = re.compile(rf"(?:{VERB.pattern})$", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<what>.{2,70}?)\s(?:in|across|within|throughout)\s(?:the\s)?(?P<place>[A-Z][\w .&-]{1,40})$"
)
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|while|and)\s+", re.IGNORECASE)
_IN_SEGMENT = re.compile(r"\bin the ([a-z][\w/ -]{2,30}?) (?:segment|category)\b")
_POSITION = re.compile(r"\bdominant (?:market )?position\b")
_NO_DIMENSION = words("market same overall global new other respective this largest")
_SINGULAR = re.compile(r"(?:sis|us|ics)$", re.IGNORECASE)
_NOT_SEGMENT = re.compile(
    r"\b(?:they|these|those|which|that|this|players|companies|vendors|firms|manufacturers|suppliers|countries|regions|markets?|our|we|its|analysts|researchers|startups|brands|leaders|competitors|such|other|others|top|sales|revenues|shares|imports|exports)\b|[,:;]",
    re.IGNORECASE,
)
_BACK_SENTENCES = 2
_UNITS, _MENTIONS = 30, 4
_COMMON = 0.6
"""A region limits the whole text if this part of the mentions of its market bears it."""


class Scopes:
    """What figures of one text are about.

    Attributes:
        identity: What the text is about.
        parts: The parts of its market.
        region: The region that the whole text is about, or None.
    """

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take a text and what it is about."""
        self.identity = identity
        self.parts = Parts(identity)
        self._sentences = text.sentences
        self._low = text.low
        self._present: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._dimensions = {fold(name) for name in identity.dimensions.values()}
        self._headings: dict[int, Named | None] = {}
        self.region = self._common(text)

    def present(self, hints: tuple[str, ...]) -> tuple[str, ...]:
        """Return which hints the text has at all: only these need be looked for in its sentences."""
        if hints not in self._present:
            self._present[hints] = tuple(hint for hint in hints if hint in self._low)
        return self._present[hints]

    def _common(self, text: Text) -> str | None:
        """Return the region that most mentions of the text's market bear."""
        if not self.identity.market or not text.units:
            return None
        named = islice((m for m in self._first_markets(text) if m.text and self._own(m)), _MENTIONS)
        regions = Counter(market.region for market in named)
        best = max(regions, key=lambda region: regions[region], default=None)
        if best in (None, "World") or regions[best] < 2:
            return None
        return best if regions[best] >= _COMMON * regions.total() else None

    def _first_markets(self, text: Text) -> Iterator[Named]:
        """Yield the markets that the first sentences of a text name."""
        for unit in text.units[:_UNITS]:
            for sentence in unit.sentences[:2]:
                yield from sentence.markets

    def _own(self, named: Named) -> bool:
        """Return whether a named market is the text's: its words are among those of the text's market, or a loose wording of it.

        A market with more words ("LED lamp" beside "lamp") is another one only if the text names it more than once.
        """
        telling, own = market_words(named.text), market_words(self.identity.market or "")
        if telling <= own:
            return True
        return bool(own) and own <= telling and self._counts[telling] < 2

    @cached_property
    def _counts(self) -> Counter[frozenset[str]]:
        """How often the text names each market."""
        return Counter(
            market_words(m.text) for s in self._sentences if "market" in s.low for m in s.markets
        )

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
        if gap and (part := self._in_gap(gap)):
            return self._in_market(part, sentence, offset)
        found = self._by_subjects(sentence, offset)
        if found and not found.part and after is not None:
            match = _PLACE_AFTER.match(sentence.text[after - sentence.start :])
            if match and (place := place_of(match["place"])):
                return replace(found, region=place)
        return found

    def _in_gap(self, gap: str) -> Scope | None:
        """Return the part in "A 40 %, B 30 % and C (20 %)" between two figures."""
        bare = re.sub(
            r"^(?:[\s,;)]|and\b|while\b|followed by\b|with\b|then\b|share\b|in (?:19|20)\d\d\b)+",
            "",
            gap,
        )
        bare = re.sub(
            r"\s*(?:with|at|accounting for|holding|capturing|contributing|held|having|is|was|by|:|–|—|-|\(|about|around|nearly|over|a|the|share|of|just|only|some|roughly|approximately)+\s*$",
            "", bare.rstrip(),
        )  # fmt: skip
        return self.parts.of(bare) if 1 < len(bare) < 60 else None

    def _by_subjects(self, sentence: Sentence, offset: int) -> Scope | None:
        """Return the scope that the nearest clause with a telling subject gives."""
        for written in subjects_before(sentence.text, offset - sentence.start):
            subject = self._opened(written)
            if written.place and not subject.place and self.parts.all_of(written.place):
                return None
            if not self._empty(subject):
                return self._of(subject, sentence, offset)
        return self.whole(sentence, offset, after=True)

    def _opened(self, subject: Subject) -> Subject:
        """Return a subject with the place, or the dimension, that the opener "In …," of its clause is."""
        if not subject.place:
            return subject
        if fold(subject.place) in self._dimensions:
            return subject._replace(place="", dimension=subject.place)
        return subject._replace(place=place_of(subject.place) or "")

    def _empty(self, subject: Subject) -> bool:
        """Return whether a clause leaves its subject to the clause before it."""
        if subject.place or subject.dimension:
            return False
        if any(p.match(subject.text) for p in (_PRONOUN, _PARTICIPLE, _ONLY_VERB)):
            return True
        low = subject.text.lower()
        return "market" not in low and all(
            w in _MEASURE or w[:1].isdigit() for w in _WORD.findall(low)
        )

    def _of(self, subject: Subject, sentence: Sentence, offset: int) -> Scope | None:
        """Return the scope of a subject; None if it is neither the market nor a part of it."""
        start = sentence.start + subject.start
        if part := self._part(subject.text, subject):
            return replace(self._in_market(part, sentence, offset), start=start)
        if _BACK.match(subject.text):
            return self._before(sentence)
        scope = self._market_of(subject, sentence, offset)
        return replace(scope, start=start) if scope else None

    def _market_of(self, subject: Subject, sentence: Sentence, offset: int) -> Scope | None:
        """Return the market that a subject means, or that its clause names; None if it means none."""
        text = subject.text
        place = subject.place or None
        if (match := _PLACED.match(text)) and (region := place_of(match["place"])):
            text, place = match["what"], region
        named = self._named(sentence, sentence.start + subject.start, offset)
        if named and (not named.text or named.end <= sentence.start + subject.end or not text):
            return self._market(named, sentence, place)
        if place or any(map(self._speaks_of_market, (text, *text.rsplit(", ", 1)))):
            whole = self.whole(sentence, offset)
            return replace(whole, region=place or whole.region) if whole else None
        return self._market(named, sentence, place) if named and not _capital(text) else None

    def _part(self, text: str, subject: Subject) -> Scope | None:
        """Return the part of the market that the words of a subject name."""
        about = _ABOUT.match(text)
        tries = [
            text,
            text.split(",", 1)[0],
            about["part"] if about else "",
            re.sub(r"\s*\([^()]*\)\s*$", "", text),
        ]
        part = next((p for t in tries if t and (p := self.parts.of(t))), None)
        if part and part.segment and not part.dimension and subject.dimension:
            return replace(part, dimension=subject.dimension)
        if (
            part is None
            and subject.dimension
            and text
            and len(text.split()) <= 6
            and not self._speaks_of_market(text)
        ):
            bare = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
            return Scope(self.parts.market, dimension=subject.dimension, segment=bare, sure=False)
        return part

    def loose(self, sentence: Sentence, offset: int) -> Scope | None:
        """Return the unlisted segment that a figure is about by its plain words; None if they may be a company or no name."""
        for subject in map(self._opened, subjects_before(sentence.text, offset - sentence.start)):
            if self._empty(subject):
                continue
            bare = _ARTICLE.sub("", subject.text)
            dimension = subject.dimension or self.dimension_in(sentence)
            placed = dimension is not None or _POSITION.search(sentence.low) is not None
            if not _plain_segment(bare, placed):
                return None
            start = sentence.start + sentence.text.find(bare, subject.start)
            return Scope(self.identity.market, None, dimension, bare, sure=False, start=start)
        return None

    def dimension_in(self, sentence: Sentence) -> str | None:
        """Return the dimension of "… in the application segment", or None."""
        match = _IN_SEGMENT.search(sentence.low)
        return (
            match[1]
            if match and match[1] not in _NO_DIMENSION and not self.parts.of(match[1])
            else None
        )

    def _speaks_of_market(self, text: str) -> bool:
        """Return whether a subject means the whole market: its words, or words of measure only."""
        telling = {word for word in market_words(text) - _MEASURE if not word.isdigit()}
        if not telling:
            return True
        own = market_words(self.identity.market or "")
        return bool(own) and telling <= own and len(telling) * 2 >= len(own)

    def _named(self, sentence: Sentence, start: int, offset: int) -> Named | None:
        """Return the last market named between two offsets."""
        named = [m for m in sentence.markets if (m.text or m.region) and start <= m.end <= offset]
        true = [m for m in named if m.head == "market" or self._own(m)]
        return true[-1] if true else named[-1] if named else None

    def _market(self, named: Named, sentence: Sentence, place: str | None) -> Scope:
        """Return the scope of a named market; one named like a listed segment is that segment."""
        region = named.region if named.region != "World" else None
        if not named.text or self._own(named):
            default = self.region if named.region is None else None
            market = self.identity.market if named.text else self._default(sentence)[0]
            return Scope(market, place or region or default)
        if dimension := self.parts.dimension_of(named.text):
            return Scope(self.identity.market, place or region, dimension, named.text)
        return Scope(named.text, place or region)

    def _in_market(self, part: Scope, sentence: Sentence, offset: int) -> Scope:
        """Return a part with the market that the sentence names, and the region of a segment."""
        named = [m for m in sentence.markets if m.text]
        own = any(map(self._own, named))
        other = next(
            (m.text for m in named if not self._own(m) and not self._is_part(m.text)), None
        )
        if other and not own:
            return replace(part, market=other)
        market, sure = (self.identity.market, True) if own else self._default(sentence)
        region = part.region or (self.region if part.segment else None)
        return replace(part, market=market, region=region, sure=part.sure and sure)

    def _is_part(self, name: str) -> bool:
        """Return whether the name of a market is that of a listed segment or of a dimension."""
        return self.parts.dimension_of(name) is not None or fold(name) in self._dimensions

    def _before(self, sentence: Sentence) -> Scope | None:
        """Return the part that the sentence before is about ("The segment …"), less surely; None if it is about none."""
        if sentence.before is None:
            place = place_of(sentence.unit.section.heading.strip())
            return Scope(self.identity.market, region=place, sure=False) if place else None
        subjects = subjects_before(sentence.before.text, len(sentence.before.text))
        for subject in reversed(subjects):
            if part := self._part(subject.text, subject):
                return replace(part, sure=False)
        return None

    def whole(self, sentence: Sentence, offset: int, *, after: bool = False) -> Scope | None:
        """Return the market that a sentence means by itself: the last named before an offset, else that of its text."""
        named = self._named(sentence, sentence.start, offset)
        if named is None and after:
            named = next((m for m in sentence.markets if m.text and m.start >= offset), None)
        if named:
            return self._market(named, sentence, None)
        market, sure = self._default(sentence)
        if market is None:
            return None
        return Scope(market, self._default_region(sentence), sure=sure)

    def _default(self, sentence: Sentence) -> tuple[str | None, bool]:
        """Return the market of "the market": that of the sentences before, of the heading, of the text; whether that is sure."""
        named = self._named_before(sentence)
        if named and not self._is_part(named.text):
            own = self._own(named)
            return (self.identity.market if own else named.text), own
        named_above = self._heading(sentence.unit.section)
        if named_above and named_above.text and not self._own(named_above):
            return named_above.text, False
        return self.identity.market, True

    def _default_region(self, sentence: Sentence) -> str | None:
        """Return the region that the sentences before, a heading, or the whole text, limit "the market" to."""
        if (before := self._named_before(sentence)) is not None:
            return before.region if before.region != "World" else None
        heading = sentence.unit.section.heading.strip()
        if sentence.unit.kind != "heading" and (place := place_of(heading)):
            return place
        named = self._heading(sentence.unit.section)
        if named and named.region not in (None, "World"):
            return named.region
        return self.region

    def _named_before(self, sentence: Sentence) -> Named | None:
        """Return the market that starts one of the sentences before, the last that bears a name."""
        before = sentence.before
        for _ in range(_BACK_SENTENCES):
            if before is None:
                return None
            named = next((m for m in before.markets[:1] if m.text and m.head == "market"), None)
            if named:
                return named
            before = before.before
        return None

    def _heading(self, section: Section) -> Named | None:
        """Return the market that a heading names, if the text below it names that market too, or it says no more."""
        if section.start not in self._headings:
            self._headings[section.start] = self._in_heading(section)
        return self._headings[section.start]

    def _in_heading(self, section: Section) -> Named | None:
        """Return the market that a heading names, unremembered."""
        if "market" not in section.low or not section.units:
            return None
        line = Sentence(section.heading, section.start, section.units[0])
        named = next((m for m in line.markets if m.text or m.region), None)
        if named is None or not named.text:
            return named
        telling = market_words(named.text)
        if telling >= market_words(self.identity.market or "") or self._is_part(named.text):
            return named._replace(text="")
        below = (m for unit in section.units[:6] for s in unit.sentences[:3] for m in s.markets)
        return named if any(market_words(m.text) == telling for m in below) else None


def _plain_segment(bare: str, sorted_by: bool) -> bool:
    """Return whether words can be a segment that no list names: a plural in small letters, or what a dimension is told for."""
    pieces = bare.split()
    if not 0 < len(pieces) <= 7 or _NOT_SEGMENT.search(bare):
        return False
    plural = bare.endswith("s") and not bare.endswith("ss")
    return sorted_by or (
        plural and not (len(pieces) > 1 and _capital(bare)) and not _SINGULAR.search(bare)
    )


def _capital(text: str) -> bool:
    """Return whether a subject is a name: "Brask", "Tolva Ltd."; not the first word of a sentence alone."""
    rest = text.split()
    return bool(rest) and all(word[:1].isupper() or not word[:1].isalpha() for word in rest)
