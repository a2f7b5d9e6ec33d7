"""Rankings: which region, segment or company is largest or grows fastest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import Ranking
from marketgraph.reading.prose.figures.clauses import subjects_before
from marketgraph.reading.prose.figures.keyed import key_of, part_of_key
from marketgraph.reading.prose.figures.phrases import plain_segment
from marketgraph.reading.prose.figures.scope import CAPITALS, Scope
from marketgraph.reading.prose.figures.scopes import Scopes
from marketgraph.reading.prose.figures.within import region_within
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.listing import parts_of
from marketgraph.reading.prose.needs import Parted
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

WORDS = Stems((
    "outpac", "dominat", "dominan", "largest", "lead", "led ", "fastest", "highest", "biggest", " first", "top ", "quickest", "strongest", "lion",
    "forefront", "rapid", "rank", "leader", "greatest", "steepest", "foremost", "most of", "more than any", "majority", "bulk of",
))  # fmt: skip
_GROWTH_HINTS = Stems(
    (
        "outpac",
        "fastest",
        "highest",
        "quickest",
        "strongest",
        "most rapid",
        "steepest",
        "lead",
    )
)
_SIZE_HINTS = Stems((
    "dominat", "dominan", "largest", "lead", "led ", "highest", "biggest", "first", "top", "lion", "forefront", "rank", "greatest",
    "foremost", "most ", "more than any", "majority", "bulk of", "maximum", "no. 1", "number one",
))  # fmt: skip
_GROWTH = seek(
    r"(?:fastest|highest|quickest|strongest|most rapid(?:ly)?|steepest)(?:[\s-](?:growing|growth|cagr|rates?|pace|clip|compound(?:ed)? annual|annual|expansion|expanding|compound|climb|rise|advance)|\s(?:projected|estimated|expected|market|revenue|regional|percentage)\s(?:growth|cagr|rate|climb|rise|advance|pace))"
    r"|(?:fastest|highest|quickest|strongest|steepest)\s\(?\d[\d.]{0,6}\s?%\)?\s(?:cagr|compound|annual growth|growth)"
    r"|(?:fastest|quickest)(?:[.,;]|$|\s(?:to grow|in|over|during|among|from|by|at|with|of all)\b)|outpac(?:es|ing) (?:every|all|any) other|leads? (?:in )?growth|lead(?:s|ing)? (?:the )?(?:market |industry |overall )?growth"
)
_GREAT = r"(?:(?:largest|biggest|highest(?! (?:number|population|concentration|price|cost|quality|incidence|prevalence|level|burden|demand for)))(?! number)|dominant|leading|lion[’']s|top(?! (?:two|three|four|five|ten|\d))|greatest|maximum|most significant|foremost|number one|no\. 1)"
_ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[1-9]\d?(?:st|nd|rd|th))"
_SIZE = Parted(
    r"\bdominat(?:e|es|ed|ing)\b(?! by)|\b(?:retain|maintain|continu|keep|held|hold|assert|secur|consolidat)\w* (?:to )?(?:its|the|their)?\s?(?:market )?(?:dominance|lead(?:ership)?|dominant|leading|top|pole)\b(?: position)?|\bdominate\b"
    r"|\b(?:leads|led|lead|leading) (?:market (?:applications|segments|demand|share|revenue)\b|the (?:[\w&/’'-]+ ){0,6}?(?:market|industry|sector|segment|way|demand|share|pack|landscape|category|revenue)\b|with\b|at \d|in (?:terms of )?(?:market|revenue|size|share|value|20\d\d)|globally|globally\b|accounting|followed)"
    rf"|\b(?:hold|holds|held|holding|account|accounts|accounted|accounting|captur\w+|command\w*|had|has|have|having|with|secur\w+|garner\w*|represent\w*|contribut\w*|generat\w+|constitut\w+|occup\w+|claim\w*|enjoy\w*|possess\w*|tak\w+|took|mak\w+ up|made up|emerge[sd]? with|record\w*|regist\w+|attain\w*)(?: for)?(?: (?:the|a|its))?(?: (?P<rank>{_NTH}))?[\s-](?:single )?{_GREAT}\b(?! growth| cagr| rate| compound| pace| \(?\d[\d.]{{0,6}}\s?%\)? (?:growth|cagr|compound|annual))"
    rf"|\b(?:is|was|were|are|be|been|being|remain\w*|emerg\w+|as|became|become|becoming|constitut\w+|form\w*|represent\w*|continu\w+ (?:to be|as))(?: likely| now| also| currently| still| expected to be| projected to be| anticipated to be)?(?: as)? (?:the |its |by far the )+(?:world[’']s |global |single |overall |clear )?(?P<order>{_NTH})?[\s-]?{_GREAT}\b(?! growth| cagr| rate)"
    r"|\b(?:ranks?|ranked|came|stood|stands|placed|was|is) (?:in )?(?:(?P<place>first|second|third)|no\. 1|number one|at the (?:top|forefront))\b(?! quarter| half| place of)|\bmore than any other\b|\b(?:accounts?|accounted|accounting) for (?:the |a )?(?:most|majority|bulk) of\b"
    rf"|, (?:the|its) (?:single )?{_GREAT} (?:slice|share|portion|chunk|part) of\b"
    rf"|(?:\s[–—-]|:|\t|\||\() ?(?:the )?{_GREAT} (?:market|region|segment|country|share|revenue|regional market)\b"
)
_AGENT = seek(r"\b(?:dominated|led|headed) by (?:the )?(?P<part>[^,;.()%]{2,60})", re.IGNORECASE)
_IS = re.compile(
    r"(?<!\ba )\b(?P<how>largest|biggest|leading|dominant|fastest[- ]growing|highest[- ]growth|fastest|highest|strongest|most dominant|top)\s+(?:and\s\w+[- ]\w+\s)?(?:(?P<about>[\w &/-]{2,40}?)\s+)??(?:market|region|regional market|segment|country|share|category|growth|sub-?segment|cagr|end[- ]use[r]?|application|type|product|technology|contributor|revenue)s?\b[^,;.]{0,40}?\s"
    r"(?:is|was|remains|will be|are|were|belongs? to|belonged to|is held by|was held by|(?:is|was) (?:projected|expected|anticipated|registered|recorded|seen|attributed)(?: to be| in| for| by| to)?|accounted by|held by)\s+(?:the\s+)?(?P<part>[^,;.()%]{2,60})",
)
_IS_HINTS = Stems(
    ("largest", "biggest", "leading", "dominant", "fastest", "highest", "strongest", "top")
)
_GROWS = re.compile(r"fastest|growth|cagr")
_DOMINANCE = re.compile(
    rf"\b(?:dominance|leadership|lead|leading position) of (?:the )?(?P<of>{CAPITALS})|(?P<own>{CAPITALS})[’']s? (?:\w+ )?(?:dominance|dominant position|market leadership|leadership position)\b"
)
_FIRST = re.compile(
    rf"(?:^|,\s)(?P<name>{CAPITALS}) (?:was|is|ranks?|ranked|came|topped|leads|led|remains|stood) (?:the )?(?:first|no\. 1|number one|top|largest|leader|leading)\b(?: \w+)? (?:among|of|in|on) (?:the )?(?:list of )?(?:(?:leading|top|largest|major|biggest|global|key|world[’']s)\s)*(?P<market>[\w &-]{{2,40}}?)\s(?:companies|players|vendors|providers|manufacturers|suppliers|firms|makers|brands)\b"
)
_FIRMS = Stems(
    (
        "compan",
        "player",
        "vendor",
        "provider",
        "manufacturer",
        "supplier",
        "firms",
        "makers",
        "brands",
    )
)
_NONE = re.compile(
    r"\bone of the\b|\bamong the (?:largest|leading|fastest|biggest|top|most)|\bleading (?:players|companies|provider|manufacturers?|suppliers?|vendors|developer|maker|publisher)|\bworld[’']s (?:largest|leading) (?:provider|manufacturer|supplier|company|producer|maker|developer)|\bnot (?:the )?(?:largest|fastest)|\b(?:could|might|may) (?:soon )?(?:become|overtake|dominate|lead)\b|\bwhich (?:region|segment|country|application|product|company)\b|\blargest (?:independent )?(?:provider|manufacturer|supplier|maker|producer|publisher|company|operator|network)"
)
_REPRESENT = re.compile(
    r"(?:^|[.;]\s)(?P<parts>[A-Z][\w-]*(?:(?:,|,? and)? [a-z][\w-]*){0,8}) (?:represent|remain|are|constitute|form) the (?:leading|dominant|largest|top) "
    r"(?P<dimension>(?:[a-z][\w-]* ){0,2}(?:types|materials|applications|technologies|products|forms|sources|channels|industries|end[ -]users))\b"
)
_EXPECTED = re.compile(
    r"(?:(?:projected|expected|anticipated|likely|registered|recorded|seen|found|observed|forecast|still|currently) )+(?:to (?:be|come from|occur in) |in |for |from |by )*(?:the )?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:with|at|due|owing|in|during|holding|accounting|which|where|because|over|as|followed)\s.*$"
)
_SEGMENTS = re.compile(r"\s(?:segments?|categor(?:y|ies))$")
_CLASS = re.compile(r"\b(?:class|category|segment|sub-?segment|product type|application)\b")
_OF_MARKET = re.compile(r"\b(?:market|industry|sector)\b")
_FOLLOWED = re.compile(r"\b(?:closely )?followed (?:closely )?by (?P<list>[^.;]{2,140})")
_YEAR = seek(r"\b(?:[Ii]n|[Dd]uring|[Aa]s of) (?:the year )?((?:19|20)\d\d)\b(?!\s?[-–—]\s?\d)")
_ORDER = re.compile(rf"\b({_NTH})[\s-]?$")
_RANKS = {name: rank for rank, name in enumerate(_ORDINALS, 2)} | {
    f"{rank}{end}": rank for rank in range(1, 100) for end in ("st", "nd", "rd", "th")
}


def read(text: Text, scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the rankings that a sentence tells."""
    low = sentence.low
    if not scopes.identity.market or not holds(low, WORDS) or low.endswith("?"):
        return
    if key := key_of(sentence):
        if part := part_of_key(key, scopes, sentence):
            yield _ranking(
                scopes, sentence, part, "growth" if key.growth else "size", 1, (key.start, key.end)
            )
        return
    if firms := list(_company(scopes, sentence)):
        yield from firms
        return
    found = list(_told(scopes, sentence))
    if found and _NONE.search(low):
        text.drop("no rank", sentence.start, sentence.end)
    else:
        yield from found


def _told(scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the rankings of a sentence of prose: by growth, by size, with those that follow."""
    for pattern, criterion, hints in (
        (_GROWTH, "growth", _GROWTH_HINTS),
        (_SIZE, "size", _SIZE_HINTS),
    ):
        if not holds(sentence.low, hints):
            continue
        for match in pattern.finditer(sentence.low):
            rank = _rank(sentence, match)
            if together := _together(scopes, sentence, match.start()):
                for part in together:
                    yield _ranking(scopes, sentence, part, criterion, rank, match.span())
            elif alone := _subject(scopes, sentence, match.start()):
                yield _ranking(scopes, sentence, alone, criterion, rank, match.span())
                yield from _followers(scopes, sentence, criterion, match.end(), rank, alone)
    yield from _others(scopes, sentence)


def _rank(sentence: Sentence, match: re.Match[str]) -> int:
    """Return the rank that a phrase tells: 1, unless it says "second" or "59th"."""
    before = _ORDER.search(sentence.low, max(0, match.start() - 10), match.start())
    told = [*match.groupdict().values(), before[1] if before else None]
    return next((_RANKS[word] for word in told if word in _RANKS), 1)


def _subject(scopes: Scopes, sentence: Sentence, at: int) -> Scope | None:
    """Return the part that is the subject of a ranking word, or None."""
    part = scopes.at(sentence, sentence.start + at)
    if part is None and (scopes.dimension_in(sentence) or _CLASS.search(sentence.low, at, at + 60)):
        part = scopes.loose(sentence, sentence.start + at)
    if part is None and _OF_MARKET.search(sentence.low, at, at + 90):
        part = scopes.loose(sentence, sentence.start + at, thing=True)
    if part is None or not part.part:
        return None
    return None if part.company and not _OF_MARKET.search(sentence.low, at) else part


def _together(scopes: Scopes, sentence: Sentence, at: int) -> list[Scope]:
    """Return the parts that are first together: "A and B hold the largest shares"; empty if the subject is no list of parts."""
    subjects = subjects_before(sentence.text, at)
    if not subjects or scopes.parts.of(subjects[0].text):
        return []
    parts = scopes.parts.all_of(subjects[0].text)
    alike = all(part.region for part in parts) or (
        all(part.company for part in parts) and _OF_MARKET.search(sentence.low, at)
    )
    return parts if len(parts) > 1 and alike else []


def _others(scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the rankings whose part stands behind: "led by X", "the largest segment is X", "the dominance of X"."""
    text, low = sentence.text, sentence.low
    for match in _AGENT.finditer(text) if " by " in low else ():
        if part := _leading_part(scopes, match["part"]):
            yield _ranking(scopes, sentence, part, "size", 1, match.span())
            yield from _followers(scopes, sentence, "size", match.end(), 1, part)
    for match in _IS.finditer(low) if holds(low, _IS_HINTS) else ():
        if part := _leading_part(scopes, text[match.start("part") : match.end("part")]):
            grows = _GROWS.search(low, match.start(), match.start("part"))
            yield _ranking(scopes, sentence, part, "growth" if grows else "size", 1, match.span())
    for match in _REPRESENT.finditer(text) if holds(low, _IS_HINTS) else ():
        yield from _of_dimension(scopes, sentence, match)
    for match in _DOMINANCE.finditer(text) if "dominan" in low or "leader" in low else ():
        if part := scopes.parts.of(match["of"] or match["own"]):
            yield _ranking(scopes, sentence, part, "size", 1, match.span())


def _of_dimension(scopes: Scopes, sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    """Yield the rankings of "A and B are the leading resin types", if no list names them: those that one does are told by it."""
    for name in re.split(r",\s(?:and\s)?|\sand\s", match["parts"]):
        if plain_segment(name, told=True) and not scopes.parts.of(name):
            part = Scope(dimension=match["dimension"], segment=name, sure=False)
            yield _ranking(scopes, sentence, part, "size", 1, match.span())


def _leading_part(scopes: Scopes, written: str) -> Scope | None:
    """Return the part that some words start with, up to "with", "in", "at" and the like."""
    opened = _EXPECTED.match(written)
    written = written[opened.end() :] if opened else written
    if part := scopes.parts.of(_BEHIND.sub("", written)):
        return part
    pieces = re.split(
        r"\s(?:with|at|due|owing|in|during|holding|accounting|which|where|because|over|as|followed|and|segment)\s",
        f"{written} ",
    )
    for count in (3, 2, 1):
        joined = written[: len(" and ".join(pieces[:count]))] if count > 1 else pieces[0]
        if part := scopes.parts.of(joined):
            return part
    return None


def _followers(
    scopes: Scopes,
    sentence: Sentence,
    criterion: str,
    at: int,
    rank: int,
    first: Scope | None = None,
) -> Iterator[Found]:
    """Yield the next ranks of "followed by B and C"; of unlisted segments, where the first is one."""
    match = _FOLLOWED.search(sentence.text, at)
    if not match:
        return
    listed = re.split(
        r",\s(?:both|total|together|due|owing|driven|while|with|as|which|respectively)\b|\swhile\s|\sdue\s|\sin (?:19|20)\d\d",
        match["list"],
    )[0]
    for place, part in enumerate(
        scopes.parts.all_of(listed) or _first_of(scopes, listed) or _alike(first, listed), rank + 1
    ):
        yield _ranking(scopes, sentence, part, criterion, place, match.span())


def _alike(first: Scope | None, listed: str) -> list[Scope]:
    """Return the followers of a segment in small letters that no list names: such segments too."""
    if first is None or first.sure or not first.segment or not first.segment.islower():
        return []
    names = [_SEGMENTS.sub("", part.text) for part in parts_of(listed)]
    plain = all(name.islower() and plain_segment(name, told=True) for name in names)
    return [first._replace(segment=name, start=None) for name in names] if plain else []


def _first_of(scopes: Scopes, listed: str) -> list[Scope]:
    """Return the first part of a list of followers whose rest is unclear."""
    part = _leading_part(scopes, re.split(r",|\(", listed)[0])
    return [part] if part else []


def _company(scopes: Scopes, sentence: Sentence) -> Iterator[Found]:
    """Yield the ranking of "X was first among the leading Y companies in Z"; a place or segment ranks as such."""
    if not holds(sentence.low, _FIRMS):
        return
    if match := _FIRST.search(sentence.text):
        scope = scopes.parts.of(match["name"]) or Scope(
            match["market"].strip(), company=match["name"].strip(), sure=False
        )
        yield _ranking(scopes, sentence, scope, "size", 1, match.span())


def _ranking(
    scopes: Scopes,
    sentence: Sentence,
    part: Scope,
    criterion: str,
    rank: int,
    span: tuple[int, int],
) -> Found:
    """Return a ranking as a fact."""
    market = part.market or scopes.identity.market
    year = _YEAR.search(sentence.text)
    if year and criterion == "growth" and year.start() == 0:
        year = _YEAR.search(sentence.text, span[0])
    within = region_within(scopes, sentence, part, sentence.start + span[1])
    fact = Ranking.model_validate(
        {
            **part._replace(market=market).ranked(within, scopes.region),
            "criterion": criterion,
            "rank": rank,
            "year": int(year[1]) if year else None,
        }
    )
    start = sentence.start + span[0]
    if part.start is not None and sentence.start <= part.start < start:
        start = part.start
    return Found(fact, start, sentence.start + span[1], 0.95 if part.sure else 0.7)
