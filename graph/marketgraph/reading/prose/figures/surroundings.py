"""The markets around a figure: the text's own, those of the sentence, of the sentences before, of the heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from marketgraph.reading.prose.figures.parts import Parts, firms_of, place_of
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.lazy import lazy
from marketgraph.reading.prose.markets import Named, market_words
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.text import Section, Sentence, Text

_BACK_SENTENCES = 2
_UNITS, _MENTIONS = 30, 4
_COMMON = 0.6
"""A region limits the whole text if this part of the mentions of its market bears it."""


class Surroundings:
    """The markets that a text names.

    Attributes:
        identity: What the text is about.
        parts: The parts of its market.
    """

    def __init__(self, text: Text, identity: Identity) -> None:
        """Take a text and what it is about."""
        self.identity = identity
        self.parts = Parts(identity, firms_of(text.text))
        self.dimensions = {fold(name) for name in identity.dimensions.values()}
        self._sentences = text.sentences
        self._headings: dict[int, Named | None] = {}
        self._units = text.units[:_UNITS]

    @lazy
    def region(self) -> str | None:
        """The region that most mentions of the text's market bear."""
        if not self.identity.market:
            return None
        named = islice((m for m in self._first_markets() if m.text and self.own(m)), _MENTIONS)
        regions = Counter(market.region for market in named)
        best = max(regions, key=lambda region: regions[region], default=None)
        if best in (None, "World") or regions[best] < 2:
            return None
        return best if regions[best] >= _COMMON * regions.total() else None

    def _first_markets(self) -> Iterator[Named]:
        """Yield the markets that the first sentences of the text name."""
        for unit in self._units:
            for sentence in unit.sentences[:2]:
                yield from sentence.markets

    def own(self, named: Named) -> bool:
        """Return whether a named market is the text's: its words are among those of the text's market, or a loose wording of it.

        A market with more words ("LED lamp" beside "lamp") is another one only if the text names it more than once.
        """
        telling, own = market_words(named.text), market_words(self.identity.market or "")
        if telling <= own:
            return True
        return bool(own) and own <= telling and self._counts[telling] < 2

    @lazy
    def _counts(self) -> Counter[frozenset[str]]:
        """How often the text names each market."""
        return Counter(
            market_words(m.text) for s in self._sentences if "market" in s.low for m in s.markets
        )

    def named(self, sentence: Sentence, start: int, offset: int) -> Named | None:
        """Return the last market named between two offsets."""
        named = [m for m in sentence.markets if (m.text or m.region) and start <= m.end <= offset]
        true = [m for m in named if m.head == "market" or self.own(m)]
        return true[-1] if true else named[-1] if named else None

    def is_part(self, name: str) -> bool:
        """Return whether the name of a market is that of a listed segment or of a dimension."""
        return self.parts.dimension_of(name) is not None or fold(name) in self.dimensions

    def default(self, sentence: Sentence) -> tuple[str | None, bool]:
        """Return the market of "the market": that of the sentences before, of the heading, of the text; whether that is sure."""
        named = self._named_before(sentence)
        if named and not self.is_part(named.text):
            own = self.own(named)
            return (self.identity.market if own else named.text), own
        named_above = self._heading(sentence.unit.section)
        if named_above and named_above.text and not self.own(named_above):
            return named_above.text, False
        return self.identity.market, True

    def default_region(self, sentence: Sentence) -> str | None:
        """Return the region that the sentences before, a heading, or the whole text, limit "the market" to."""
        if (before := self._named_before(sentence)) is not None:
            return None if before.region == "World" else before.region or self.region
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
        if self.own(named) or self.is_part(named.text):
            return named._replace(text="")
        below = (m for unit in section.units[:6] for s in unit.sentences[:3] for m in s.markets)
        return named if any(market_words(m.text) == telling for m in below) else None
