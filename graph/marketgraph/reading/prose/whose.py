"""Whose seat or founding a stretch of a sentence tells: the company that an apposition, a participle or a pronoun is about."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.persons import is_state
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import main_subject
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.nearby import name_after, name_before
from marketgraph.reading.prose.organisations import (
    has_legal_form,
    is_organisation,
    may_be_person,
    names_thing,
)
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Sentence

DEALT = re.compile(r"\b(?:acqui|bought|buys?\b|purchas|merg|invest|partner|sold\b|takeover)")
"""What two companies do to one another, so that "the firm" may be either."""
FIRM = (
    r"(?:company|firm|service|rival|peer|competitor|affiliate|start-?up|provider|leader|maker|manufacturer|developer|supplier|distributor|retailer|bank|group|agency|platform|"
    r"grocer|drugmaker|carmaker|automaker|chipmaker|brewer|distiller|shipbuilder|steelmaker|business|brand|producer|operator|consultancy|corporation|organi[sz]ation|nonprofit|non-profit|charity|institute|university|hospital|"
    r"chain|studio|contractor|builder|fund|investor|airline|carrier|insurer|lender|brokerage|marketplace|broadcaster|publisher|network|"
    r"conglomerate|specialist|pioneer|innovator|giant|unicorn|biotech|fintech|utility|miner|explorer|refiner|foundry|brewery|winery|label|club|"
    r"association|foundation|lab|laboratory|incubator|accelerator|spin-?out|spin-?off|outfit|house|division|subsidiary|integrator|vendor|"
    r"wholesaler|franchisor|franchise|grower|processor|practice|clinic|newspaper|importer|exporter|consortium|cooperative|enterprise|venture|"
    r"holding|partnership|trust|society|exchange|college|school|ministry|team|designer|creator|innovators|builders|owner|advis[eo]r|"
    r"dealer|cent(?:er|re)|restaurant|hotel|resort|bakery|roaster|winemaker|museum|theat(?:er|re)|church)"
)
_NP = rf"(?:(?!(?:of|for|with|in|at|by|from|to|on|that|which|who) )[\w’'&/+.()-]+,? ){{0,9}}?{FIRM}"
_INITIAL = re.compile(
    r"^(?:[•*–-]\s*)?(?:(?:ABOUT|About)\s[^.]{1,60}?\s)?(?:(?:Founded|Started|Established|Incorporated|Formed|Created|Based|Headquartered|Launched|Since|From|Proudly)\b[^.;]{0,140})?(?:Co-|Originally |First )?$"
)
_BE = re.compile(
    r"(?:,| –| —)?(?: (?:which|that|who))?(?: (?:is|was|are|were|has been|have been|had been))?(?: (?:also|proudly|originally|initially|first|now|currently|jointly|still|"
    r"a company|a firm|was|and|itself))*[ ,(]*$"
)
_APPOSITION = re.compile(
    rf".*(?P<link>,| –| —| -|,? (?:which |that )?(?:is|was|are))(?: \w+ly| also| now)? (?:an?|the|one of|another|both|(?:the )?[A-Z][\w.]+[’']s) "
    rf"(?P<np>{_NP})\b(?P<rest>[^.;]{{0,160}}?)[ ,]*$"
)
_MODEL = re.compile(r"\b[A-Z]{1,4}-?\d{2,}\w* [A-Z]")
"""A name that starts with the number of a model: "M917 Dump Trucks"."""
_OWNED = re.compile(
    r", (?:an?|the) [^,;.]{2,60}(?:subsidiary|division|unit|affiliate|arm|brand|member|part) of (?:the )?$"
)
"""Before the owner of whom a sentence is about: "Acme, a subsidiary of Beta, is based in"."""
_CLOSING = re.compile(r", (?:an?|the) [a-z][^,;]{2,80}? (?:from|in|at|of|by) $")
"""Before a name that closes an apposition: "Acme, a pump maker from Zurich, was founded in"."""
_NO_REST = re.compile(
    r"\b(?:at|by|with) an? |\b(?:said|says|announced|acquired|led by|from)\b|, and (?!is|was|head)"
)
_PRONOUN = re.compile(
    r"(?:^|[ ,(“\"])(?P<word>[Ii]t|[Tt]he (?:(?!(?:parent|holding|other|rival|new|target|acquired|sister|second|former|combined|resulting|same) )[a-z-]+ ){0,3}(?:company|firm|group|organi[sz]ation|startup|start-up|business|bank|agency|corporation)|[Ww]e)"
    r"(?: (?:is|was|are|were|has been))?(?: (?:also|originally|initially|first|formally|officially|now|proudly|currently))*\s*$"
)
_ITS_OFFICE = re.compile(
    r"\b(?P<word>[Ii]ts) (?:corporate |main |principal |global |head )*(?:offices?|headquarters)(?: today| now| currently)? (?:is|are)(?: now| currently)?\s*$"
)
"""What may stand before "based in": the company's office."""
_AND = re.compile(
    r"\b(?:and|which) (?:is |was |are |has been |have been )?(?:also |now |originally )?$"
)
_THEN = re.compile(
    r", (?:(?P<it>(?:the (?:company|firm|group|organi[sz]ation|startup|agency|bank|business|studio|brand|nonprofit|retailer|manufacturer|developer|school|university|club|network|exchange|provider|platform|practice)|its?)\b)|(?=(?:the )?[A-Z0-9]|[a-z]+[A-Z]|[a-z]+\.[a-z]))"
)
_GOES_ON = re.compile(
    r"[®™]?(?:\s\([^()]{1,60}\))*(?: (?!and\b|or\b)[a-z]|, (?:an?|the|one|which)\b|[’']s )"
)
_FAR = 240
_CLOSE = 6
"""Characters of what may open a sentence before "its founding": "Since "."""
_AROUND = 3000
_IT = re.compile(r"(?:it|the (?:company|firm|group|startup|organi[sz]ation)) ")
_PERSON = re.compile(
    r"(?:Dr\.? |Mr\.? |Ms\.? |Mrs\.? |Prof\.? )?[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-Z]\.?)?(?: [A-ZÀ-Þ][\w’'-]+){1,2}"
)
_TITLED = re.compile(
    r"(?: \([^()]{1,40}\))?(?: said\b| says\b|, (?:the |an? |our |who |[A-Z][\w&]* )?(?:[\w’'-]+ ){0,4}?(?:CEO|CFO|COO|CTO|[Cc]hief|[Ff]ounder|[Cc]o-?[Ff]ounder|"
    r"[Pp]resident|[Dd]irector|[Cc]hair(?:man|woman|person)?|[Pp]artner|[Aa]nalyst|[Mm]anager|[Hh]ead|[Pp]rofessor|[Ll]awyer|[Aa]uthor|[Aa]rtist|[Rr]esearcher|"
    r"[Ee]ditor|[Ww]riter|[Ii]nvestor|[Ee]ngineer|[Cc]onsultant|he|she|who)\b)"
)
_TITLES = seek(
    r"(?:CEO|CFO|[Ff]ounder|[Pp]resident|[Dd]irector|[Aa]nalyst|[Ee]xecutive|[Cc]hairman|[Ee]ntrepreneur|[Aa]uthor|[Aa]rtist|[Dd]octor|Mr\.|Ms\.|Dr\.) $"
)


def named_in(sentence: Sentence) -> set[str]:
    """Return the companies that a sentence names."""
    skeleton = skeleton_of(sentence)
    return {name.text for name in skeleton.companies(0, len(skeleton.text))}


def whose(event: Event, start: int, end: int, seat: bool) -> Party | None:
    """Return the company whose seat or founding a stretch of a sentence tells.

    In this order: the name after a participle that opens the sentence; the name right before; the one that an
    apposition before the stretch is about; the one that a pronoun means.

    Args:
        event: The sentence.
        start: Where the stretch starts in it.
        end: Where it ends.
        seat: Whether it tells a seat; only companies have one.
    """
    sentence = event.sentence
    before = sentence.text[:start]
    if _INITIAL.match(before) and (party := _opened(event, end)):
        return party
    bare = _BE.sub("", before)
    name = name_before(sentence, len(bare)) if bare else None
    if (
        name
        and _CLOSING.search(sentence.text[: name.start - sentence.start])
        and "," in before[len(bare) :]
    ):
        name = None
    if name and (side := _OWNED.search(sentence.text[: name.start - sentence.start])):
        name = name_before(sentence, side.start())
    if name and (seat or bare.rstrip() != before.rstrip()):
        return Party(name.text, True, name.start) if is_company(event, name, seat) else None
    if _AND.search(before):
        return _main(event)
    side = _APPOSITION.match(before)
    if side and not _NO_REST.search(side["rest"]):
        name = name_before(sentence, side.start("link"))
        if name and is_company(event, name, True):
            return Party(name.text, True, name.start)
    if sentence.text.startswith("its ", start):
        return _opened(event, end) if start < _CLOSE else _main(event)
    if office := _ITS_OFFICE.search(before):
        place = 0 if _INITIAL.match(before[: office.start()]) else start
        return next(
            iter(event.meant("the company", event.skeleton.at(sentence.start + place))), None
        )
    if match := _PRONOUN.search(before):
        former = sentence.before
        if former and DEALT.search(former.low) and len(named_in(former)) > 1:
            return None
        place = event.skeleton.at(sentence.start + match.start("word"))
        word = match["word"].lower()
        return next(iter(event.meant("we" if word == "we" else "the company", place)), None)
    return None


def _main(event: Event) -> Party | None:
    """Return the company that a sentence is about: its subject, by name or pronoun."""
    names = main_subject(event.skeleton).names
    if len(names) == 1 and not names[0].possessive:
        name = names[0]
        return Party(name.text, True, name.start) if is_company(event, name, False) else None
    if not names and _IT.match(event.skeleton.text):
        return next(iter(event.meant("the company", 0)), None)
    return None


def _opened(event: Event, end: int) -> Party | None:
    """Return the company that a sentence is about which opens with "Based in …,": what acts after a comma."""
    sentence = event.sentence
    for match in _THEN.finditer(sentence.text, end, min(len(sentence.text), end + _FAR)):
        if match["it"]:
            return next(iter(event.meant("the company", 0)), None)
        name = name_after(sentence, match.end())
        after = sentence.text[name.end - sentence.start :] if name else ""
        if name and _GOES_ON.match(after) and not is_state(name.text):
            return Party(name.text, True, name.start) if is_company(event, name, False) else None
    return None


def is_company(event: Event, name: Name, told: bool) -> bool:
    """Return whether a name can be a company's.

    Args:
        event: Where it stands.
        name: The name.
        told: Whether the text says that it is one ("a maker of").
    """
    if (
        has_legal_form(name.text)
        or is_organisation(name.text)
        or name.text in event.identity.companies
    ):
        return True
    if is_place(name.text) or _MODEL.search(name.text) or (names_thing(name.text) and not told):
        return False
    kinds = {i.start: kind for i, kind in event.skeleton.kinds(0, len(event.skeleton.text))}
    if kinds.get(name.start, "N") in "HL" or _is_person(event, name.text):
        return False
    return not may_be_person(name.text)


def _is_person(event: Event, name: str) -> bool:
    """Return whether the text around a sentence speaks of a name as of a person: with a title, before or after it."""
    if not _PERSON.fullmatch(name):
        return False
    around = event.text.text[max(0, event.sentence.start - _AROUND) : event.sentence.end + _AROUND]
    place = around.find(name)
    while place >= 0:
        if _TITLED.match(around, place + len(name)) or _TITLES.search(
            around[max(0, place - 40) : place]
        ):
            return True
        place = around.find(name, place + 1)
    return False
