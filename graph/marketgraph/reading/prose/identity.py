"""What a text is about: its market, and the title, publisher and years of the study that it is, announces or cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marketgraph.facts import Fact, MarketParticipant, Report, Segment
from marketgraph.reading.prose.divisions import formulas_in
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.horizon import horizon_of
from marketgraph.reading.prose.keyed import keyed_in
from marketgraph.reading.prose.lists import lists_of
from marketgraph.reading.prose.markets import same_market
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import fold
from marketgraph.reading.prose.publishers import Named as Publisher
from marketgraph.reading.prose.publishers import publisher_of
from marketgraph.reading.prose.subject import Mention, is_foretold, subject_of
from marketgraph.reading.prose.text import Text, Unit
from marketgraph.reading.prose.titles import title_of

_NEAR_TOP = 600
"""Characters within which a text names a market that it goes on to call "the market"."""
_THE_MARKET = seek(
    r"\bthe (?:global |overall )?market (?:size )?(?:is|was) (?:currently )?(?:projected|expected|anticipated|forecast|forecasted|estimated|predicted|valued|poised|set) (?:to|at)\b"
)
"""In small letters: what a text says of the market that it has named."""
_STUDIED = seek(
    r"cagr|compound annual|market (?:research|report|stud|size|share|segment|outlook|forecast|value|overview|analysis|insights|dynamics)|"
    r"industry (?:report|analysis|outlook|study|statistics)|market statistics|forecast period|base year|\b(?:report|study|research)\b[^.]{0,80}\bmarket|market\b[^.]{0,80}\b(?:report|study)\b"
)
_SIZED = re.compile(
    r"\d\s?% (?:share )?of the [^.;\n]{0,60}?\b(?:market|industry)\b|\b(?:markets?|industry)\b(?:[^.;]|\.\d){0,200}?(?:\b(?:billion|million|trillion|crore|lakh|cagr)|\d\s?(?:bn|tn|mn|b|m|t)\b|%)|cagr|compound annual|"
    r"\b(?:markets?|industry)\b[^.]{0,120}\b(?:expected|projected|forecast|set|likely|poised|predicted|estimated|will)\b[^.]{0,80}\b(?:by|until|through) 20\d\d"
)
_LAYOUT = re.compile(
    r"\b(?:this|the|our) (?:global |market |research )*(?:report|study|research)\b|market research\b|market segment|segmented (?:by|into|on)|forecast period|base year|"
    r"research (?:report|methodology)|(?:new|latest|recent) (?:\w+ )?report\b|(?:key|top|leading|major) (?:market )?(?:players|companies|manufacturers|vendors)|(?:report|study) (?:by|from|on)\b"
)
_BOX = seek(
    r"\bbase year\b|\bforecast (?:period|years)\b|market segment|segment(?:ed|ation)? by|report (?:scope|coverage|attributes)|key players|regional (?:scope|analysis|outlook)"
)
_STALLS = re.compile(
    r"\b(?:farm(?:ers?)?[’']?s?|growers[’']?|flea|christmas|holiday|night|street|sunday|saturday|weekend|craft|crafts|artisan|makers?[’']?|antiques?|vintage|open-air|village|town)\s(?:\w+\s)?market$"
)
"""A place where people sell from stalls, unless figures or a study are told of it."""
_PROJECTED = seek(r"\bcagr\b|compound annual|compounded annual")
_TICKER = re.compile(
    r"\((?:nasdaq|nyse|otc|tsx|cse|asx|lse|amex|euronext)[^()\n]{0,40}:\s?[a-z.]{1,6}\)"
)
"""Who names a company with its ticker tells news of it: what it says of a market by the way is no study."""
_BLANK = seek(
    r"\bx{2,4}(?:\.x{1,2})?\s*(?:%|million|billion|mn|bn|percent)|(?:usd|us\$|eur|gbp|inr|[$€£])\s*x{1,4}(?:\.x{1,2})?\b"
    r"|(?<=[a-z] )(?<!\bin )(?:us\$|usd|[$€£])\s(?:million|billion|mn|bn)\b(?!\))|\bcagr of %"
)
_RESEARCHED = re.compile(
    r"report|stud(?:y|ies)\b|research|survey|insight|intelligence|analy[stz]|forecast|consult|statist|advisory|according to|predict|foresee|\bindex\b|\bcagr\b"
)
"""In a text that names who says something of a market: it is a study's finding, not a company's word by the way."""
_OF_MARKET = (
    r"market research|forecast period|research report|market report|\bmarket (?:is|has been|can be) (?:broadly |further |mainly )?segmented\b|"
    r"\bmarket(?:['’]s)? segmentation\b|(?m:^\W*key insights?\s*$)"
)
_CALLED_OF_MARKET = re.compile(
    r"\b(?:this|the|our|recent|new|latest|(?:recent|new)ly \w+) (?:report\b|(?:market )?(?:study|research)\b[^.]{0,80}\bmarket\b)|"
    + _OF_MARKET
)
"""Words of a study on a market."""
_CALLED = re.compile(
    r"\b(?:(?:this|the|our) (?:market )?|(?:recent|new|latest|(?:recent|new)ly \w+) )(?:report|study|research)\b|"
    + _OF_MARKET
)
"""Words of a study, which can be one on something else in news of a company."""
_ANNOUNCES = re.compile(
    r"market|industr|sector|forecast|\d\s?(?:billion|million|trillion|bn|%)|cagr|growth|grow|report|stud(?:y|ies)\b|research|survey|trend|outlook|demand|analysis|insight|statistic|reach|surpass|boom"
)
"""In a headline: it can announce a study, or what one says."""
_LABEL_MAX = 30
"""Characters of an item that is a button or label of a page."""
_BLANKS = re.compile(r"xx|\$ [mb]|cagr of %|usd [mbx]|€ [mb]|£ [mb]|\$x|€x|£x")


@dataclass(slots=True)
class Identity:
    """What a report is about.

    Attributes:
        market: The market, without "Global" and "Market"; None where the text is on none.
        title: The title of the study, if it is named as one.
        publisher: Who publishes it, if the text says so.
        base_year: Base year, if so named.
        first: First year of the forecast period.
        last: Last year of the forecast period.
        dimensions: Dimension of each segment that a list of the text gives, by the segment's folded name.
        companies: Companies that lists of the text name.
        start: Where the study is named in the text.
        end: Where that stretch ends, excluded.
        sure: How surely the text is on a study of the market, 0 to 1.
        aside: Whether the study that it cites is on another market.
    """

    market: str | None = None
    title: str | None = None
    publisher: str | None = None
    base_year: int | None = None
    first: int | None = None
    last: int | None = None
    dimensions: dict[str, str] = field(default_factory=dict)
    companies: set[str] = field(default_factory=set)
    start: int = 0
    end: int = 0
    sure: float = 0.9
    aside: bool = False

    def learn(self, fact: Fact) -> None:
        """Note what a list says, for the grammars of sentences."""
        if type(fact) is Segment:
            self.dimensions.setdefault(fold(fact.segment), fact.dimension)
        elif type(fact) is MarketParticipant:
            self.companies.add(fact.company)


def bare_market(name: str) -> str:
    """Return the name of a market without "Global", "The" and "Market"."""
    return re.sub(
        r"^(?:(?:the|global|world|worldwide)\s+)+|\s+(?:market|industry)$",
        "",
        name.strip(),
        flags=re.IGNORECASE,
    )


def identify(text: Text) -> Identity:
    """Return what a text is about; without a market where it only mentions one in passing."""
    subject, weight, first = subject_of(text)
    if subject is None or not _is_on(text, subject, weight, first):
        return Identity()
    horizon = horizon_of(text, subject.name)
    title = title_of(text, subject.key)
    publisher = publisher_of(text, subject.name)
    place = title or publisher or subject
    name = text.document.publisher if publisher is None else publisher.name
    return Identity(
        market=subject.name,
        title=title.title if title else None,
        publisher=name,
        base_year=horizon.base,
        first=horizon.first,
        last=horizon.last,
        start=place.start,
        end=place.end,
        sure=0.9 if title or publisher else 0.7,
        aside=publisher is not None and title is None and _is_aside(text, publisher, subject.name),
    )


def _is_aside(text: Text, publisher: Publisher, market: str) -> bool:
    """Return whether a publisher is credited with a figure of another market only: "according to N, the mirror market …"."""
    sentence = next((s for s in text.sentences if s.start <= publisher.start < s.end), None)
    if sentence is None or not (sentence.money or sentence.percents):
        return False
    named = [market.text for market in sentence.markets if market.text]
    return bool(named) and not any(same_market(market, name) for name in named)


def _is_on(text: Text, subject: Mention, weight: int, first: int) -> bool:
    """Return whether a text is on the market that it speaks of most, and not only in passing.

    It is if its headline or first sentence speaks of it as studies do, or if it does so often and calls itself a study.
    """
    if _lists_below(text, subject):
        return True
    foretold = first < text.units[0].end and is_foretold(text.units[0].text)
    if not _STUDIED.search(text.low) and not _SIZED.search(text.low) and not foretold:
        return False
    if subject.strong and (first < _opening(text) or _heads(text, subject)):
        return True
    if first < _NEAR_TOP and _THE_MARKET.search(text.low):
        return True
    if _BOX.search(text.low):
        return weight >= 4
    return weight >= (6 if _LAYOUT.search(text.low) else 12)


def _lists_below(text: Text, subject: Mention) -> bool:
    """Return whether a text is a headline that names its market and lists of players or segments below it."""
    return bool(
        text.units[0].kind == "heading"
        and subject.start < text.units[0].end
        and text.units[0].low.endswith(("market", "industry"))
        and not _STALLS.search(text.units[0].low)
        and any(listing.kind in ("players", "segments") for listing in lists_of(text))
    )


def _heads(text: Text, subject: Mention) -> bool:
    """Return whether the first line of a text names what is traded in the market: "Smart Mirrors: A Growing Market"."""
    found = text.units[0].low if text.units else ""
    return subject.key <= {word.rstrip("s") for word in re.split(r"[^\w]+", found)}


def _is_scope(unit: Unit) -> bool:
    """Return whether a unit only lists what a study covers, and names no market: "Segments - by Type (A, B), Use (C, D)"."""
    if "market" in unit.low or len(unit.sentences) > 1:
        return False
    return sum(1 for _ in formulas_in(unit.text)) > 1


def _opening(text: Text) -> int:
    """Return where the headline and the first sentence of a text end."""
    headed = 0
    for unit in text.units[:5]:
        scope = unit.kind == "item" and len(unit.text) < _LABEL_MAX
        if unit.kind != "heading" and unit.sentences and not scope and not _is_scope(unit):
            return unit.sentences[0].end
        headed = unit.end
    return headed


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield the report itself, if the text is, announces or cites a study."""
    for sign in _BLANKS.finditer(text.low):
        match = _BLANK.search(text.low, max(0, sign.start() - 8), sign.end() + 16)
        if match and match.start() <= sign.start():
            text.drop("placeholder", match.start(), match.end())
    if not identity.market or identity.aside or not _is_study(text, identity):
        return
    fact = Report(
        market=identity.market,
        title=identity.title,
        publisher=identity.publisher,
        base_year=identity.base_year,
        forecast_start=identity.first,
        forecast_end=identity.last,
    )
    yield Found(fact, identity.start, identity.end, identity.sure)


def _may_announce(text: Text) -> bool:
    """Return whether a headline speaks of a market, or there is none: under another one a market is told of by the way."""
    first = text.units[0] if text.units else None
    return first is None or first.kind != "heading" or _ANNOUNCES.search(first.low) is not None


def _is_study(text: Text, identity: Identity) -> bool:
    """Return whether the text tells of a study: by its title, publisher or base year, by its lists, or by its words."""
    if identity.title or identity.base_year or keyed_in(text):
        return True
    if identity.publisher and _RESEARCHED.search(f"{identity.publisher} {text.low}".lower()):
        return True
    if any(listing.kind != "places" for listing in lists_of(text)):
        return True
    listed = _TICKER.search(text.low) is not None
    projected = (identity.first or identity.last) and _PROJECTED.search(text.low)
    if projected and not listed and _may_announce(text):
        return True
    return (_CALLED_OF_MARKET if listed else _CALLED).search(text.low) is not None
