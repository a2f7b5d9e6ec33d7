"""Who publishes the study that a text is, announces or cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marketgraph.reading.prose.names import TIMES
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.words import words

_N = r"(?P<n>(?:[A-Z0-9][\w.&’'+-]*|[a-z]+[A-Z][\w.]*)(?:\s(?:(?:of|and|&|for)\s)?(?:the\s)?[A-Z][\w.&’'+-]*){0,6}?(?:,?\s(?:Inc|INC|LLC|Ltd|Limited|GmbH|Pvt|Co|Corp|Company)\b\.?){0,2})"
_LONG = _N.replace("{0,6}?", "{0,6}")
_WORK = r"(?:report|study|studies|research|analysis|survey|projections?|forecasts?|estimates?|data|publication|insights|brief|findings|assessment|outlook|review|figures|numbers|update|white ?paper)"
_MADE = r"(?:published|released|issued|conducted|prepared|compiled|produced|announced|authored|created|developed|curated|offered|presented|provided|undertaken|carried out|written|unveiled|launched)"
_SAYS = (
    r"(?:reveals?|revealed|announces?|announced|predicts?|predicted|projects|projected|forecasts|forecasted|expects|estimates|estimated|anticipates|finds|found|states|stated|"
    r"says|said|reports|reported|shows|unveils?|unveiled|publishes|published|releases|released|launches|launched|issues|issued|values|valued|notes|noted|highlights|"
    r"highlighted|envisions|foresees|sees|has (?:\w+ )?(?:added|published|released|issued|announced|surveyed|launched|forecast|projected|estimated|compiled|analy[sz]ed|segmented|valued)|pegs|opines|suggests)"
)
_RULES = (
    (6, ("report", "study", "research", "analysis", "survey", "publication", "forecast", "data", "insight", "estimate", "figure", "project", "finding", "number", "brief", "outlook"), re.compile(
        rf"\b(?i:{_WORK})(?:\s(?:on|of|into|about|titled)\s[^.;]{{3,90}}?)?,?\s(?:{_MADE}\s)?(?:recently\s)?(?:by|from)\s(?:the\s|industry analysts at\s|analysts at\s)?{_LONG}")),
    (6, ("according to", "as per", "based on", " per "), re.compile(
        rf"\b(?:[Aa]ccording to|[Aa]s per|[Bb]ased on|[Pp]er)\s(?:an?\s|the\s)?(?:(?:recent|new|latest|newly \w+|comprehensive|detailed|\d{{4}})\s){{0,2}}{_LONG}(?:[’']s?)?\s(?:(?:new|latest|recent|market|industry|\d{{4}})\s){{0,2}}{_WORK}\b")),
    (4, ("according to", "as per"), re.compile(
        rf"\b(?:[Aa]ccording to|[Aa]s per)\s(?:the\s)?(?:(?:analysts|experts|researchers|specialists|a team|consultants)\s(?:at|from|of)\s)?(?:market research (?:firm|company)\s)?{_LONG}(?=[,.;:\n]|\s\(|$)(?!,\s(?:\w+\s){{0,3}}(?:CEO|[Aa]nalyst|[Cc]onsultant|[Dd]irector|[Mm]anager|[Hh]ead|[Pp]resident|[Ff]ounder|[Oo]fficer|[Pp]artner|[Aa]uthor|[Ll]ead|[Pp]rofessor|[Ee]xpert)\b)")),
    (5, (", says", ", said", ", reports", ", finds", ", reveals", ", notes", ", states", ", shows", ", estimates", ", predicts"), re.compile(
        rf",\s(?:says|said|reports|finds|reveals|notes|states|shows|estimates|predicts)\s(?:an?\s(?:new\s|recent\s)?(?:report|study)\s(?:by|from)\s)?(?:the\s)?{_LONG}")),
    (4, ("analyst", "consultant", "director", "manager", "president", "officer"), re.compile(
        rf"(?:[Aa]nalyst|[Cc]onsultant|[Mm]anager|[Dd]irector|[Pp]resident|[Oo]fficer|[Ll]ead)s?\s(?:at|of|with|from|for)\s{_LONG}")),
    (5, (), re.compile(
        rf"(?:^|[.:–—-]\s|\s-+\s|\)\s){_LONG},\s(?:an?|the|one of)\s(?:[\w’'&-]+\s){{0,6}}?(?:firm|provider|company|consultancy|leader|publisher|agency|organi[sz]ation|player|house|partner)\b[^.;]{{0,120}}?\b{_SAYS}\b")),
    (5, (), re.compile(
        rf"\b(?:[Aa]|[Aa]n?\s(?:recent|new|latest)|[Tt]he\s(?:latest|new|recent)|[Nn]ew|[Rr]ecent)\s{_LONG}(?:[’']s?)?\s{_WORK}\s(?:\w+ly\s)?(?:{_SAYS}|titled|entitled|on|that|suggesting|indicates?|indicated|puts|released|published)\b")),
    (3, (), re.compile(
        rf"(?:^|[.,:/–—-]\s|\bas\s|\b[Aa]nalysts at\s|\b[Tt]he\s){_LONG}[™®]?\s(?:\([^()]{{2,20}}\)\s)?(?:\w+ly\s|today\s|also\s|this week\s)?(?:{_SAYS[:-1]}|Predicts|Unveils|Reveals|Projects|Forecasts|Finds|Estimates|Says|Releases|Publishes|Announces|Launches|Expects|Values))\b")),
    (4, ("’", "'"), re.compile(
        rf"{_N}(?:\s\([^()]{{2,30}}\))?[’']s?\s(?:[\w-]+\s){{0,4}}?(?:report|study|research|forecast|projection|analysis|analysts|researchers|database|outlook|survey|data)\b")),
    (5, ("curated by", "compiled by", "analysis by", "prepared by", "offering", "provided by", "research by", "market research", "competitive intelligence"), re.compile(
        rf"\b(?:(?:curated|compiled|prepared|provided|produced|authored|researched|conducted|presented|offered|published|released)\sby|analysis\sby|research\sby|(?:added|available)\s(?:to|at|on|from)(?=[^;]{{3,60}}(?:offering|store|portfolio|website|database|catalog|collection|repository|library)))\s(?:the\s)?{_LONG}")),
    (3, ("research", "intelligence", "consult", "advisory", "insight"), re.compile(
        rf"^(?:At\s)?{_LONG}(?:\s\([^()]{{2,20}}\))?,?\s(?:is|are|was|has been|provides|offers|specializes|we)\b[^.]{{0,140}}?\b(?:market research|research (?:and|&) (?:consulting|advisory)|formative research|market intelligence|research reports|syndicated research|research firm|consulting firm|business intelligence|industry research|research partner|market insights|research provider)\b")),
    (2, ("©", "copyright"), re.compile(rf"(?:©|\([Cc]\)|Copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)?\s*(?:by\s)?,?\s*{_LONG}")),
    (5, ("firm", "compan", "consult", "provider", "agency", "house", "publisher"), re.compile(
        rf"\b(?:(?:[Rr]esearch|[Cc]onsult\w*|[Aa]nalyst|[Aa]dvisory|[Ii]ntelligence|[Dd]ata|[Aa]nalysis|[Aa]nalytics)\s(?:firm|company|house|provider|group|agency|publisher|outfit|specialist)|[Cc]onsultancy)s?,?\s{_LONG}")),
    (3, ("source", ", 20"), re.compile(rf"\((?:[Ss]ource:?\s)?{_LONG}(?:,\s20\d\d)?\)")),
    (5, (" in its", " in a", " in their", " through its", " via its", " in the"), re.compile(
        rf"(?:^|[.)]\s|\s-+\s){_LONG},\s(?:in|through|via)\s(?:its|a|an|the|their)\s[^,]{{3,70}},\s(?:has\s)?(?:{_SAYS[3:]}")),
    (5, (" the market", " the global market"), re.compile(
        rf"{_LONG}\s(?:expects|estimates|forecasts|projects|predicts|anticipates)\s(?:that\s)?the\s(?:global\s)?market\b")),
    (1, (), re.compile(rf"^{_LONG}:\s")),
    (1, (), re.compile(rf"(?:\s[-–—|]\s|:\s|,\s(?:[Ss]ays|[Rr]eports|[Ff]inds|[Rr]eveals)\s){_LONG}\W*$")),
)  # fmt: skip
_HEADLINES = frozenset((len(_RULES) - 2, len(_RULES) - 1))
_ANYWHERE = frozenset((9, 10, 11))
_ABOUT = re.compile(rf"^\W*(?:About|ABOUT)(?:\s(?:Us|us|US|The|the))?\s*[:–-]?\s*{_LONG}\s*:?\W*$")
_RESEARCH = re.compile(
    r"research|insights?\b|intelligence|\bmarkets?\b|marketsand|analytics|consult|advis|data\b|fact\b|\.mr\b|statist|reports?\b|forecast|polaris|mordor|gartner|\bidc\b|forrester|nielsen|mckinsey|deloitte|frost|technavio|insight|survey|institute"
)
_FIRMLY = re.compile(
    r"market research|research (?:firm|compan|report)|consult|intelligence|syndicated|advisory|market insight|analysts"
)
_NEVER = words(
    "the this that these those it its we our they their he she a an in on at by for from as with according report study research analysis market "
    "industry global key top new latest company companies ceo analysts experts researchers data base forecast segment segments figures contact "
    "table chapter figure source type application region end details currently growing increasing rising demand growth revenue however "
    "moreover request sample download inquire customization cagr covid-19 further additionally overall recent studies vendors players markets "
    "several other others another all based market's related reports porter porter's pestle swot primary secondary competitive regional insights"
)
_FIRST = words(
    "the this that these those it its we our they their he she a an in on at by for from as with according currently growing increasing rising "
    "however moreover request download inquire further additionally overall recent several other others another all based related porter swot pestle "
    "north south east west europe asia usd us eur china india america cagr demand growth revenue analysts experts and or top key primary secondary"
)
_NOT_LAST = words("report study size share trends growth forecast ceo")
_VERBS_IN = re.compile(
    r"\s(?:Predicts|Projects|Forecasts|Unveils|Reveals|Says|Reports|Finds|Report|Study|Announces|Estimates|Releases|Publishes|Launches)\b.*$"
)


class Named(NamedTuple):
    """A publisher as one place names it; offsets count the document's text."""

    name: str
    start: int
    end: int


def publisher_of(text: Text, market: str) -> Named | None:
    """Return the publisher of the study; None if the text does not tell.

    Args:
        text: The text.
        market: The market that it is about: a work cited on other matters has another publisher.
    """
    weights: Counter[str] = Counter()
    first: dict[str, Named] = {}
    for weight, named in _candidates(text, market.lower()):
        key = re.sub(r"\W+", "", named.name.lower())
        weights[key] += weight
        first.setdefault(key, named)
    for key, named in first.items():
        weights[key] += 2 * bool(_RESEARCH.search(named.name.lower()))
    best = max(weights, key=lambda key: weights[key], default=None)
    return first[best] if best and weights[best] >= 5 else None


def _candidates(text: Text, market: str) -> Iterator[tuple[int, Named]]:
    """Yield who can be the publisher, with how much each place says so."""
    headline = text.units[0] if text.units else None
    for unit in text.units:
        if unit.kind == "heading" and unit.low.lstrip('"“*# ').startswith("about"):
            yield from _about(text, unit.text, unit.start, unit.end)
        if not (
            "market" in unit.low
            or "report" in unit.low
            or "research" in unit.low
            or "©" in unit.text
        ):
            continue
        for sentence in unit.sentences:
            yield from _said(sentence, market, headline=unit is headline)


def _said(sentence: Sentence, market: str, *, headline: bool) -> Iterator[tuple[int, Named]]:
    """Yield the publishers that a sentence names."""
    low = sentence.low
    near = "market" in low or "industry" in low or "cagr" in low
    named = market in low and ("report" in low or "study" in low)
    for rule, (weight, hints, pattern) in enumerate(_RULES):
        if not (any(hint in low for hint in hints) if hints else near or named):
            continue
        if (rule in _HEADLINES and not headline) or not (near or rule in _ANYWHERE or not hints):
            continue
        for match in pattern.finditer(sentence.text):
            if name := _name(match["n"]):
                start = sentence.start + match.start("n")
                sure = weight + 2 * (market in low) + headline
                yield sure, Named(name, start, start + len(name))


def _about(text: Text, written: str, start: int, end: int) -> Iterator[tuple[int, Named]]:
    """Yield the firm of a heading "About N"; it counts if the text below speaks of research."""
    match = _ABOUT.match(written)
    name = _name(match["n"]) if match else None
    if match and name:
        research = bool(_FIRMLY.search(text.low, end, end + 600))
        at = start + match.start("n")
        yield 6 if research else 2, Named(name, at, at + len(name))


def _name(written: str) -> str | None:
    """Return a publisher's name without what hangs on it; None if it cannot be one."""
    name = re.sub(r"[’']s?$", "", _VERBS_IN.sub("", written)).strip(" ,-–")
    name = (
        re.sub(r"\.$", "", name)
        if not re.search(r"\b(?:Inc|Ltd|Co|Corp|Pvt|[A-Z]\.[A-Z])\.$", name)
        else name
    )
    name = re.sub(
        r"^(?:The|the|Analysts? (?:at|from)|In|A|An|By|As|For)\s(?!Business Research|Insight Partners|Brainy|Freedonia|Economist|Market Reports)",
        "",
        name,
    )
    first, last = name.split()[:1], name.split()[-1:]
    if len(name.split()) > 2 and first[0].lower() == "the":
        first = name.split()[1:2]
    if not first or first[0].lower() in _FIRST | TIMES or last[0].lower() in _NOT_LAST:
        return None
    if all(word.lower() in _NEVER for word in name.split()):
        return None
    if (
        len(name) < 3
        or len(name) > 70
        or is_place(name)
        or (name[0].isdigit() and not re.search("[A-Za-z]{2}", name))
    ):
        return None
    return name
