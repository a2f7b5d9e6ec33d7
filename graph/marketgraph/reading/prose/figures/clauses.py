"""Clauses: where the one that holds a figure begins, and its subject."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from marketgraph.reading.prose.datelines import dateline_of

_VERB = (
    "is|are|was|were|will|would|has|have|had|holds?|held|holding|accounts?|accounted|accounting|captur(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)|"
    "represent(?:s|ed|ing)?|command(?:s|ed|ing)?|dominat(?:e|es|ed|ing)|leads|led|(?-i:lead|leading)|compris(?:e|es|ed|ing)|secur(?:e|es|ed)|controls|controlled|"
    "constitut(?:e|es|ed)|occup(?:y|ies|ied)|garner(?:s|ed)?|generat(?:e|es|ed|ing)|expected|projected|anticipated|estimated|forecast|forecasted|predicted|poised|"
    "register(?:s|ed|ing)?|witness(?:es|ed|ing)?|exhibit(?:s|ed|ing)?|experienc(?:e|es|ed|ing)|recorded|recording|grows?|grew|growing|expands?|expanded|expanding|"
    "stands?|stood|reach(?:es|ed|ing)?|emerg(?:e|es|ed|ing)|remain(?:s|ed)?|continu(?:e|es|ed)|mak(?:e|es|ing)|made|could|(?-i:may|might|should|can)|surpass(?:es|ed)?|"
    "exceed(?:s|ed)?|hits?|tops|topped|crosse[sd]|valued|worth|totall?ed|amount(?:s|ed)|rose|rises?|rising|increas(?:e|es|ed|ing)|climb(?:s|ed)?|surg(?:e|es|ed)|"
    "jump(?:s|ed)?|to|(?-i:with|at)|(?-i:shows?|showed)|follow(?:s|ed)|ranks?|ranked|boasts?|enjoys?|maintain(?:s|ed|ing)?|retain(?:s|ed)?|posts?|"
    "posted|advances|advancing|progress(?:es|ed)|achiev(?:e|es|ed)|delivers?|(?-i:currently|also|now|further|collectively|together|likely|set|saw|sees|came|took|takes)|claim(?:s|ed)?|accrued|pegged|sat|sits|corresponds?|equals?|translates?|means?"
)
VERB = re.compile(rf"(?:^|(?<=[\s,)]))(?:{_VERB})(?=[\s,]|$)", re.IGNORECASE)
_WORD = re.compile(r"(?<![^\s,)])[^\s,)]+(?![^\s,])")
_LONG = 24
"""No verb has as many letters."""
_CUT = re.compile(
    r"[;:.,\s](?:(?<=[;:])\s+|(?<=\t)|(?<=\s)[–—|]\s|(?<=\.)(?<!\.\w\.)\s+(?=(?-i:[A-Z]))|(?<=,)\s+(?=(?:and|but|with|while|whereas|followed|which|where|up|compared|growing|registering|reflecting|representing|accounting|holding|"
    r"capturing|expanding|rising|driven|fueled|fuelled|supported|reaching|exhibiting|at|versus|led|dominated|generating|marking|advancing|progressing|owing|due|thanks|showing|recording|"
    r"contributing|commanding|making|translating|indicating|backed|thereby|then)\b)|(?<=\s)(?=(?:while|whereas|although|though|followed by)\b)"
    r"|(?:(?<=ing\sthat\s)|(?<=ows\sthat\s)|(?<=als\sthat\s)|(?<=nds\sthat\s))(?=(?-i:[A-Z]))|(?<=\sas\s)(?=the\s(?:[\w&/’'-]+\s){0,8}?(?:market|industry|sector)\s(?:is|was|will|has)\b)"
    r"|(?<=\s)(?=and\s(?!(?:is|are|will|has|was|it|its)\b)(?:[\w-]+\s){1,6}?(?:is|are)\s(?:advancing|growing|expanding|expected|projected|forecast|set|poised|rising|anticipated|likely)\b))",
    re.IGNORECASE,
)  # fmt: skip
_CONNECTOR = re.compile(
    r"(?:[\s,]*(?:and|but|with|while|whereas|although|though|which|where|followed by|up from|up\b(?! to)|thereby|then|led by|dominated by|headed by|versus|compared (?:to|with))\b)+[\s,]*",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"[\s,]*(?:driven|fueled|fuelled|supported|owing|due|thanks|backed|attributed|attributable|because|as\b(?! (?:per|of)\b)|up from)",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",\s(?:led|driven|followed|supported|fueled|headed|particularly|especially|including|such as|notably|along with)\b[^,;]{2,80},(?=\s(?:is|are|was|were|will|has|have|held|holds|account|grew|dominat|lead|led|captur|represent|expect|project|continu|remain)\w*\b)",
    re.IGNORECASE,
)
_LEADS = (
    re.compile(r"[\s•*\"“”'\-–—()]+"),
    re.compile(
        r"(?:in|by|as of|during|for|since|until|from|over|between|throughout|at the end of|within)\s+(?:the\s+)?(?:"
        r"(?:[\w-]+\s){0,3}(?:period|years?|decade|timeframe|term|horizon|half|quarter|window)(?:\s(?:of\s|from\s)?\(?(?:19|20)\d\d(?:\s?(?:-|–|to|through)\s?\d{2,4})?\)?)?"
        r"|[-’'\w\s]{0,12}\b(?:19|20)\d\d(?:\s?[-–—/]\s?\d{2,4}|\s(?:to|and|through|until)\s\d{4}|\s?\(\w{0,10}\))?),?\s+",
        re.IGNORECASE,
    ),
    re.compile(r"(?:according to|as per|per) (?:this|the|our|a|their)(?: (?:new|recent|latest|same))? (?:report|study|research|analysis|forecast)\s+(?=(?:the|this|its)\s)", re.IGNORECASE),
    re.compile(r"(?:according to|as per|based on (?:the )?(?:data|findings|research|report|study|analysis)|per)\s[^,]{2,300},\s+", re.IGNORECASE),
    re.compile(
        r"(?:meanwhile|additionally|moreover|furthermore|however|notably|globally|overall|currently|today|presently|geographically|regionally|similarly|conversely|besides|also|finally|next|further|consequently|accordingly|likewise|as a result|in addition|in contrast|by contrast|on the other hand|in particular|in comparison|at present|at the same time|looking (?:forward|ahead)|going forward|moving forward|on a global scale|in value terms|in terms of (?:value|revenue|size|market size|market share|share|growth)),?\s+",
        re.IGNORECASE,
    ),
    re.compile(r"(?:out )?of (?:which|these|them),?\s+|among (?:these|them|which),?\s+", re.IGNORECASE),
    re.compile(r"it (?:is|was) (?:estimated|expected|projected|anticipated|forecast|forecasted|predicted|believed|likely) (?:that|for)\s+", re.IGNORECASE),
    re.compile(r"(?:valued|worth|estimated|growing|expanding|registering|standing|driven|fueled|fuelled|supported|backed|led|boosted|powered|propelled|buoyed|given|owing|due|thanks|despite|following|after|with|amid|as|while|among|amongst|of)\s[^,]{2,120},\s+", re.IGNORECASE),
)  # fmt: skip
_CREDIT = re.compile(r"\s*(?:according to|as per|per|based on)\s[^,]{2,120},\s", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:in|across|within|for|among|under|from)\s+(?!terms\b)(?:the\s+)?(?P<place>[^,;.\d]{2,40}(?:\.\w\.)?),\s+",
    re.IGNORECASE,
)
_SORTED = re.compile(
    r"(?:by|based on|on the basis of|in terms of|with respect to|as for)\s+(?:the\s+)?(?P<dimension>[\w /&-]{2,40}?)(?:\s+(?:segments?|categor(?:y|ies)|segmentation|types? segment|basis))?,\s+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[^,;]{2,110}?\b(?:forecasts?|projects|estimates?|estimated|expects?|predicts?|predicted|says|said|reveals?|revealed|shows|showed|indicates?|suggests?|finds|found|reports|reported|states?|stated|notes|noted|envisions?|believes?|values?|valued|pegs?|puts|sees|announced|highlights?|anticipates?|concludes?)\s+"
    r"(?:that\s+|how\s+)?(?!the\s(?:highest|fastest|largest|strongest|biggest|most|second|quickest|lion))(?=(?:the|that|global|this|its|[A-Z][\w&-]*\s(?:[\w&-]+\s){0,5}?market)\b)",
)  # fmt: skip

_OPENS = re.compile(
    r"[\s•*\"“”'\-–—()]|in|by|as|during|for|since|until|from|over|between|throughout|at|within|according|per|based|meanwhile|additionally|moreover|furthermore|however|notably|"
    r"globally|overall|currently|today|presently|geographically|regionally|similarly|conversely|besides|also|finally|next|further|consequently|accordingly|likewise|on|valued|worth|"
    r"estimated|growing|expanding|registering|standing|driven|fuel|supported|backed|led|boosted|powered|propelled|buoyed|given|owing|due|thanks|despite|following|after|with|amid|"
    r"while|among|of|across|under|out\sof|looking|going|moving|it\s(?:is|was)\s",
    re.IGNORECASE,
)
"""What an opener starts with."""
_TITLED = re.compile(
    r"“(?=[^“”]{0,300}\b(?:Market|Industry|Forecasts?|Report|Analysis)\b)[^“”]{20,600}”"
    r"|\"(?=[^\"]{0,300}\b(?:Market|Industry|Forecasts?|Report|Analysis)\b)[^\"]{20,600}\""
)
"""A title in quotation marks: its words are nobody's subject."""
REACH = 600
"""How far before a figure its subject is looked for, in characters."""


class Subject(NamedTuple):
    """The subject of a clause.

    Attributes:
        text: Its words, empty if the clause has none.
        place: The words of "In Europe, …", "In end use, …", if any.
        dimension: The dimension of "By type, …", if any.
        start: Where it starts in the sentence.
        end: Where it ends.
    """

    text: str
    place: str
    dimension: str
    start: int
    end: int


@lru_cache(64)
def subjects_before(text: str, end: int) -> tuple[Subject, ...]:
    """Return the subjects of the clauses of a sentence up to an offset in it, the last clause first.

    A clause that only gives a cause ("driven by …") is left out.
    """
    first = max(0, end - REACH)
    if not first and (dateline := dateline_of(text)) and dateline.end < end:
        first = dateline.end
    head = text[:first] + _APPOSED.sub(_blanks, text[first:end])
    if '"' in head or "“" in head:
        head = _TITLED.sub(_blanks, head)
    cuts = [first]
    for match in _CUT.finditer(head, first):
        joined = match.group()[0] == "," or head.startswith("and ", match.end())
        if not joined or _verb(head, _behind_credit(head, cuts[-1]), match.start()) is not None:
            cuts.append(match.end())
    spans = list(zip(cuts, [*cuts[1:], len(head)], strict=True))
    return tuple(
        _subject(head, first, last)
        for first, last in reversed(spans)
        if not _CAUSE.match(head, first)
    )


def _behind_credit(head: str, first: int) -> int:
    """Return where a clause goes on behind "According to N, "."""
    credit = _CREDIT.match(head, first)
    return credit.end() if credit else first


def _blanks(found: re.Match[str]) -> str:
    """Return as many blanks as a stretch has characters."""
    return " " * len(found.group())


def _subject(head: str, first: int, last: int) -> Subject:
    """Return the subject of a clause: what stands before its first verb, openers taken off."""
    if match := _CONNECTOR.match(head, first, last):
        first = match.end()
    place = dimension = ""
    for _ in range(4):
        if not _OPENS.match(head, first, last):
            break
        before = first
        first, place, dimension = _opened(head, first, last, place, dimension)
        if first == before:
            break
    if says := _SAYS.match(head, first, last):
        first = says.end()
    verb = _verb(head, first + (head[first : first + 1].isupper()), last)
    end = last if verb is None else verb
    return Subject(head[first:end].strip(" ,(\t|"), place, dimension, first, end)


def _verb(head: str, first: int = 0, last: int | None = None) -> int | None:
    """Return where the first verb of a stretch stands, or None; the same as ``VERB`` finds, word by word."""
    for match in _WORD.finditer(head, first, len(head) if last is None else last):
        if len(match.group()) < _LONG and _is_verb(match.group()):
            return match.start()
    return None


@lru_cache(1 << 13)
def _is_verb(word: str) -> bool:
    """Return whether a word is a verb."""
    return VERB.match(word) is not None


def _opened(head: str, first: int, last: int, place: str, dimension: str) -> tuple[int, str, str]:
    """Return where a clause starts behind one opener, and the place or dimension that it names."""
    for pattern in _LEADS[:2]:
        if match := pattern.match(head, first, last):
            return match.end(), place, dimension
    if match := _PLACED.match(head, first, last):
        return match.end(), match["place"], dimension
    for pattern in _LEADS[2:]:
        if match := pattern.match(head, first, last):
            return match.end(), place, dimension
    if match := _SORTED.match(head, first, last):
        return match.end(), place, match["dimension"]
    return first, place, dimension
