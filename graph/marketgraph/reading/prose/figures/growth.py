"""Growth rates: percentages a year, of a market or a part of it, with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import GrowthRate
from marketgraph.reading.prose.figures.growthyears import Span, span_of
from marketgraph.reading.prose.figures.scope import Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.spots import Spot, spots_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import first
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.times import inverted_in

_WORDS = re.compile(
    r"cagr|compound|growth|grow|grew|annual|expand|per annum|year[- ](?:on|over)[- ]year|yoy|y/y|y-o-y|a year|per year|each year|ris(?:e|ing)|rose|increas|advanc|climb|declin|shrink|contract|p\.a\."
)
_RATE = (
    r"(?:cagr|cmgr|compound(?:ed|ing)?[- ]annual(?:ized)?(?:[- ]growth)?(?:[- ]rate)?|compound(?:ed)? (?:growth )?rate|annual(?:ized|ised)?(?: compound(?:ed)?)? growth(?: rate)?|growth rates?|average (?:annual|yearly) (?:growth )?rate|"
    r"(?:yearly|annual|steady|growth) (?:growth )?(?:rate|pace|clip)|rate of growth|(?:y-o-y|yoy|year[- ](?:on|over)[- ]year) (?:growth|increase|rise)|growth momentum|rate)"
)
_FILL = (
    r"(?:\s|of|at|is|was|are|:|=|–|—|-|~|\||,|to be|around|about|approximately|nearly|almost|over|exceeding|more than|roughly|in|the|will be|being|stands|estimated|projected|expected|pegged|forecasted|forecast|registered|recorded|anticipated|value|during|from|between|to|by|through|period|(?:next|coming)|years|and|"
    r"(?:19|20)\d\d|\([^()]{0,40}\)|\)|robust|steady|healthy|impressive|an|a|\t|(?:strong|solid|remarkable|significant|moderate|stable|rapid|just|only|merely|phenomenal|exponential|staggering|whopping|exceptional|modest))"
)
_BEFORE = re.compile(rf"\b{_RATE}{_FILL}{{1,24}}\(?$")
_GROWS = re.compile(
    r"\b(?:gr(?:ow(?:s|ing|th)?|ew|own)|expand(?:s|ing|ed)?|increas(?:e|es|ing|ed)|ris(?:e|es|ing|en)|rose|advanc(?:e|es|ing|ed)|progress(?:es|ing|ed)?|climb(?:s|ed|ing)?|register(?:s|ing|ed)?|exhibit(?:s|ing|ed)?|witness(?:es|ing|ed)?|record(?:s|ing|ed)?|post(?:s|ing|ed)?|surg(?:e|ed|ing))\b"
    r"(?: (?!share|hold|account|captur|contribut|represent)[\w’',-]+){0,7}? (?:at|of|by|with)(?: (?:an?|the|over|about|around|approximately|nearly|almost|roughly|estimated|impressive|robust|steady|healthy|strong|remarkable|more|than|some|solid|rapid|significant|highest|fastest)){0,4} $"
)
_DIRECT = re.compile(
    r"\b(?:grow|grew|growing|grows|rose|rise|expand|expanded|increased|climbed|advance)(?: by)? (?:about |around |over |nearly |almost |approximately |roughly |some )?$"
)
_AFTER = re.compile(
    rf"\s*(?:\(?\s*)?(?:(?:{_RATE})|per year|per annum|annually|a year|p\.?\s?a\b|each year|every year|yoy|y/y|y-o-y|year[- ](?:on|over)[- ]year|(?:revenue|sales|market|value) (?:growth|increase|rise)\b|(?:projected |expected |annual |steady |strong |robust )?(?:growth|compound|cagr)\b)"
)
_ANNUAL = seek(
    r"year[- ](?:on|over)[- ]year|yoy|y/y|y-o-y|\bgrew\b|\brose\b|\bincreased\b|\bexpanded\b|compared (?:to|with) (?:the )?(?:previous|prior|last)"
)
_COMPOUND = re.compile(r"cagr|compound")
_OTHER = re.compile(
    r"\b(?:net income|net profit|profits?|ebitda|earnings|gdp|population|penetration|traffic|users?|downloads?|price|prices|wages?|inflation|headcount|staff|funding|investments?|accuracy|efficiency|productivity|emissions|cost|costs|cases|incidence|prevalence|adoption rate|net sales|shares|stock|salary|turnover rate|margin|exports|imports|enrol?ments?|orders|unemployment|tax|top-?\s?line|bookings)\b[^.;]{0,60}$"
)
_OWNER = seek(r"\b(?:company|firm|its|our|we|his|their)[’']?s? (?:\w+ ){0,2}(?:revenues?|sales)\b")
_LIFT = re.compile(
    r"\b(?:efficiency|accuracy|costs?|errors?|emissions?|downtime|waste|productivity)\b"
)


def read(text: Text, scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the growth rates that a sentence tells."""
    if not sentence.percents or not _WORDS.search(sentence.low):
        return
    told = False
    for spot in spots_of(sentence, sentence.percents):
        told = _is_rate(spot, told)
        if not told:
            continue
        if spot.figure.ranged:
            text.drop("range", spot.figure.start, spot.figure.end)
        elif (scope := _scope(scopes, spot)) is None:
            text.drop("unclear whose", spot.figure.start, spot.figure.end)
        else:
            yield _rate(text, scopes, spot, scope)


def _is_rate(spot: Spot[Percent], told: bool) -> bool:
    """Return whether a percentage is a rate by the words around it, or, after one, by their absence."""
    head, tail = spot.head, spot.tail
    near = (
        head[-150:]
        if not spot.number
        else head[max(0, len(head) - 150, spot.before - spot.sentence.start) :]
    )
    if _OTHER.search(near) or _OWNER.search(near):
        return False
    if _AFTER.match(tail) or _BEFORE.search(near):
        return True
    if re.match(
        r"\s?(?:market |revenue |of (?:the |all |total ))*(?:share|market|revenue|increase in|reduction|of )",
        tail,
    ):
        return False
    if _GROWS.search(near):
        return True
    if _DIRECT.search(near) and not _LIFT.search(near):
        return True
    return (
        told
        and re.fullmatch(
            r"[\s,;)]*(?:and|followed by|while|with|,)?[\s\w.&’'-]{2,50}?\s?(?:\(|at|with|by|:|–|-)?\s?",
            spot.gap,
        )
        is not None
        and not re.search(r"\bshare|account|hold|held", spot.gap)
    )


def _scope(scopes: Scopes, spot: Spot[Percent]) -> Scope | None:
    """Return what grows at a rate; None where that is unclear or a company."""
    if other := scopes.behind(spot.sentence, spot.figure.end):
        return other
    scope = scopes.at(spot.sentence, spot.figure.start, spot.figure.end, spot.gap)
    if scope is None and scopes.dimension_in(spot.sentence):
        scope = scopes.loose(spot.sentence, spot.figure.start)
    return None if scope is None or not scope.market or scope.company else scope


def _span(text: Text, scopes: Scopes, spot: Spot[Percent], scope: Scope) -> Span:
    """Return the years of a rate; none, less surely, where its period ends before it starts, which is noted."""
    sentence, percent = spot.sentence, spot.figure
    for period in () if sentence.periods else inverted_in(sentence.text, sentence.start):
        if spot.before <= period.start < spot.after:
            text.drop("period that ends before it starts", period.start, period.end)
            return Span(None, None, False, percent.start, percent.end)
    return span_of(spot, scopes.identity, scope)


def _rate(text: Text, scopes: Scopes, spot: Spot[Percent], scope: Scope) -> Found:
    """Return the growth rate as a fact."""
    percent = spot.figure
    span = _span(text, scopes, spot, scope)
    around = spot.head[-120:] + spot.following[:80].lower()
    annual = first(_ANNUAL, around) and not _COMPOUND.search(around)
    fact = GrowthRate.model_validate(
        {
            **scope.measured(),
            "percent": -percent.value if _falls(spot) else percent.value,
            "kind": "annual" if annual else "cagr",
            "startYear": span.first,
            "endYear": span.last,
            "qualifier": percent.qualifier,
        }
    )
    sure = span.sure and scope.sure
    return Found(fact, *_stretch(percent, span), 0.95 if sure else 0.7)


def _falls(spot: Spot[Percent]) -> bool:
    """Return whether a rate is one of decline."""
    return (
        re.search(
            r"\b(?:declin|shrink|shrank|contract(?:ed|ing)? (?:at|by)|fell|drop)\w*(?: \w+){0,5} $|[-−]$",
            spot.head[-60:],
        )
        is not None
    )


def _stretch(percent: Percent, span: Span) -> tuple[int, int]:
    """Return the stretch that holds a rate and its years."""
    return min(span.start, percent.start), max(span.end, percent.end)
