"""Profiles of companies: where they have their seat, in which country, when they were founded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from marketgraph.facts import CompanyProfile
from marketgraph.reading.prose.developments.doubts import sure
from marketgraph.reading.prose.developments.events import Event, Party, named_company
from marketgraph.reading.prose.developments.persons import is_state
from marketgraph.reading.prose.developments.repeats import distinct
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import main_subject
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.nearby import name_after, name_before, unheaded
from marketgraph.reading.prose.organisations import (
    has_legal_form,
    is_organisation,
    may_be_person,
    names_thing,
)
from marketgraph.reading.prose.places import is_country, is_place
from marketgraph.reading.prose.seats import Seat, each_based, is_one_city, seats_at
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds

_FOUNDING = Stems(
    (
        "founded",
        "started in",
        "established",
        "incorporated",
        "in business since",
        "in operation since",
        "formed in",
        "founding",
        "inception",
        "foundation in",
        "operating since",
        "operated since",
        "incorporation in",
    )
)
_DEALT = re.compile(r"\b(?:acqui|bought|buys?\b|purchas|merg|invest|partner|sold\b|takeover)")
"""What two companies do to one another, so that "the firm" may be either."""
_BASED = Stems(("-based", "-headquartered", "‑based", "–based"))
_SEATS = Stems(
    (
        "based in ",
        "based at ",
        "based near ",
        "based out ",
        "headquarter",
        "head office",
        "hq in",
    )
)
_FIRMS = Stems(
    (
        ", company",
        ", firm",
        ", startup",
        ", start-up",
        ", bank",
        ", manufacturer",
        ", maker",
        ", developer",
        ", retailer",
        ", business",
    )
)
_OF_SEAT = Stems(
    ("inc. of ", "inc of ", "llc of ", "ltd. of ", "ltd of ", "limited of ", "corp. of ", "co. of ")
)
_STEMS = Stems((*_BASED, *_SEATS, *_FOUNDING, *_FIRMS, *_OF_SEAT))
_FIRM = (
    r"(?:company|firm|service|rival|peer|competitor|affiliate|start-?up|provider|leader|maker|manufacturer|developer|supplier|distributor|retailer|bank|group|agency|platform|"
    r"grocer|drugmaker|carmaker|automaker|chipmaker|brewer|distiller|shipbuilder|steelmaker|business|brand|producer|operator|consultancy|corporation|organi[sz]ation|nonprofit|non-profit|charity|institute|university|hospital|"
    r"chain|studio|contractor|builder|fund|investor|airline|carrier|insurer|lender|brokerage|marketplace|broadcaster|publisher|network|"
    r"conglomerate|specialist|pioneer|innovator|giant|unicorn|biotech|fintech|utility|miner|explorer|refiner|foundry|brewery|winery|label|club|"
    r"association|foundation|lab|laboratory|incubator|accelerator|spin-?out|spin-?off|outfit|house|division|subsidiary|integrator|vendor|"
    r"wholesaler|franchisor|franchise|grower|processor|practice|clinic|newspaper|importer|exporter|consortium|cooperative|enterprise|venture|"
    r"holding|partnership|trust|society|exchange|college|school|ministry|team|designer|creator|innovators|builders|owner|advis[eo]r|"
    r"dealer|cent(?:er|re)|restaurant|hotel|resort|bakery|roaster|winemaker|museum|theat(?:er|re)|church)"
)
_NP = (
    rf"(?:(?!(?:of|for|with|in|at|by|from|to|on|that|which|who) )[\w’'&/+.()-]+,? ){{0,9}}?{_FIRM}"
)
_SEATED = re.compile(
    r"(?P<verb>\b[Bb]ased|\b[Hh]ead-?quartered|\bHEADQUARTERED|\b[Ww]ith (?:(?:its|their|dual|global|corporate|world|worldwide|main|principal|international|co-?) )*"
    r"(?:headquarters|head offices?|HQ)|\b(?:has|have|maintains|whose|operates from|and) (?:(?:its|their|dual|global|corporate|world|worldwide|main|principal|"
    r"international) )*(?:headquarters|head office)(?: (?:is|are|located))?|(?<=\w)[’']s (?:global |corporate |world |main |international )*(?:headquarters|head office)(?: (?:is|are)(?: located)?)?)\s(?:jointly |both )?(?:in|at|near|out of|outside(?: of)?|just outside(?: of)?)\s(?:both |the heart of |the city of |downtown |nearby |suburban |central |greater )?(?=(?:the )?[A-ZÀ-Þ])"
)
_FOUNDED = re.compile(
    r"\b(?P<verb>(?:[Cc]o-?)?[Ff]ounded|[Ee]stablished|[Ii]ncorporated|[Ff]ormed|FOUNDED|Started)(?P<middle>(?: (?![Ii]n (?:\w+ )?(?:19|20|18)\d\d)[\w.’'&,-]+){0,9}?),? (?:back )?[Ii]n (?:early |late |the year )?"
    r"(?:[A-Z][a-z]+,? (?:of )?)?(?P<year>1[6-9]\d\d|20\d\d)\b(?! ?(?:[-–%]|per|million|people))"
)
_OWN_SEAT = re.compile(r"(?:\b(?P<its>[Ii]ts|[Tt]heir)|(?<=\w)[’']s) (?=[A-Z])")
_HEADQUARTERS = re.compile(r" (?:global |corporate |world |main )?headquarters\b")
_SINCE = re.compile(
    r"\b(?:[Ii]n (?:business|operation)|operating|(?:has|have) operated|(?:its|our|the company[’']s) (?:founding|inception|foundation|establishment|incorporation)"
    r"(?: by (?:[A-Z]\S* ?){1,5}?)?) ?(?:since|in) (?P<year>1[6-9]\d\d|20\d\d)\b"
)
_BRACKETED = re.compile(
    r" \((?:founded|established)(?: in)? (?P<year>1[6-9]\d\d|20\d\d)\)", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"^In (?P<year>1[89]\d\d|20\d\d), [^,;]{3,60} $")
_FOUNDED_NAME = re.compile(r"\b(?:co-?founded|founded) ")
_YEAR_AFTER = re.compile(r"(?:\s\([^()]{0,60}\))? (?:back )?in (?P<year>1[89]\d\d|20\d\d)\b")
_THE_FIRM = re.compile(
    r"the (?<=\bthe )(?=[A-Z])(?P<seat>[A-Z][\w.’' -]{1,30}, [A-Z][\w.]{1,15},)\s(?:company|firm|start-?up|bank|manufacturer|maker|developer|retailer|business)\b"
)
_INITIAL = re.compile(
    r"^(?:[•*–-]\s*)?(?:(?:ABOUT|About)\s[^.]{1,60}?\s)?(?:(?:Founded|Started|Established|Incorporated|Formed|Created|Based|Headquartered|Launched|Since|From|Proudly)\b[^.;]{0,140})?(?:Co-)?$"
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
_UNIT = re.compile(r" (?:[a-z-]+ ){0,2}(?:unit|arm|affiliate|brand|rival),(?= [A-Z])")
"""What a company of another is, before its name: "its Chicago-based unit, Acme"."""
_KINDS = re.compile(rf" {_FIRM}(?= )")
"""A second word for what a company is: "the Ohio-based startup firm Acme"."""
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
_MODS = re.compile(
    rf"(?P<mods>(?: (?!(?:of|for|with|in|at|by|from|to|on|that|which|who|is|was) )(?:[a-z][\w&/’'-]*|[A-Z]{{2,5}}|[A-Z]\w*-[a-z]+),?){{0,8}}?)"
    rf" (?P<firm>{_FIRM})\b(?:,? (?:called|named|known as|dubbed))?"
)
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
_FEW = 4
"""A sentence speaks of "the Dayton, Ohio, company" no more often than this."""
_AROUND = 3000
_IT = re.compile(r"(?:it|the (?:company|firm|group|startup|organi[sz]ation)) ")
_HEAD = re.compile(
    r"(?:,|,? (?:which |that )?(?:is|was|are))(?: \w+ly| also| now)? (?:an?|the|one of the|another)(?: (?!(?:of|for|with|in|at|by|from|to|that) )[\w’'&/-]+,?){0,6}?\s?$"
)
_PERSON = re.compile(
    r"(?:Dr\.? |Mr\.? |Ms\.? |Mrs\.? |Prof\.? )?[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-Z]\.?)?(?: [A-ZÀ-Þ][\w’'-]+){1,2}"
)
_TITLED = re.compile(
    r"(?: \([^()]{1,40}\))?(?: said\b| says\b|, (?:the |an? |our |who |[A-Z][\w&]* )?(?:[\w’'-]+ ){0,4}?(?:CEO|CFO|COO|CTO|[Cc]hief|[Ff]ounder|[Cc]o-?[Ff]ounder|"
    r"[Pp]resident|[Dd]irector|[Cc]hair(?:man|woman|person)?|[Pp]artner|[Aa]nalyst|[Mm]anager|[Hh]ead|[Pp]rofessor|[Ll]awyer|[Aa]uthor|[Aa]rtist|[Rr]esearcher|"
    r"[Ee]ditor|[Ww]riter|[Ii]nvestor|[Ee]ngineer|[Cc]onsultant|he|she|who)\b)"
)
_TITLES = re.compile(
    r"(?:CEO|CFO|[Ff]ounder|[Pp]resident|[Dd]irector|[Aa]nalyst|[Ee]xecutive|[Cc]hairman|[Ee]ntrepreneur|[Aa]uthor|[Aa]rtist|[Dd]octor|Mr\.|Ms\.|Dr\.) $"
)
_COUNTRY = re.compile(r"\((?P<country>[A-Z][A-Za-z.]{1,20}(?: [A-Z][a-z]+){0,2})\)")
_DEALS = re.compile(
    r"\b(?:acquir|partner|launch|agree|invest|merg|collaborat|announc|sign|introduc|expand|open|complet|join|unveil|bought|sold)\w*"
)


Teller = Callable[[Event], Iterator[Found]]
_OF_FOUNDING = (_FOUNDED, _SINCE, _FOUNDED_NAME, _BRACKETED)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield what a text says of companies themselves, each thing once."""
    yield from distinct(_found_in(text, identity))


def _found_in(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield what each sentence tells."""
    sentences = text.worth(_STEMS, "(")
    company = named_company(text) if sentences else None
    for sentence in sentences:
        if "(" in sentence.text:
            yield from _countries(identity, sentence)
        if tellers := _tellers(sentence):
            event = Event.of(text, identity, sentence, company)
            for teller in tellers:
                yield from sure(event, teller(event))


def _tellers(sentence: Sentence) -> list[Teller]:
    """Return what reads a sentence that has the words of a seat or a founding, before its tokens are made."""
    low, written = sentence.low, sentence.text
    tellers: list[Teller] = []
    if holds(low, _BASED) and next(each_based(written), None):
        tellers.append(_based)
    if holds(low, _FIRMS) and _THE_FIRM.search(written):
        tellers.append(_placed)
    if "headquarters" in low and _OWN_SEAT.search(written):
        tellers.append(_at_headquarters)
    if holds(low, _OF_SEAT):
        tellers.append(_of_seat)
    if holds(low, _SEATS) and _SEATED.search(written):
        tellers.append(_seated)
    if holds(low, _FOUNDING) and any(p.search(written) for p in _OF_FOUNDING):
        tellers.append(_founded)
    return tellers


def _based(event: Event) -> Iterator[Found]:
    """Yield seats of the form "Boston-based"."""
    written = event.sentence.text
    for seat, after in each_based(written):
        party = _described(event, seat.start, after)
        if party and not _is_stuff(event, seat, party):
            yield from _seat(event, party, _without_heading(seat, party), after)


def _is_stuff(event: Event, seat: Seat, party: Party) -> bool:
    """Return whether "X-based Y" is goods: the line says no more, or the text speaks of the market for them."""
    goods = f"{seat.name}-based {party.name}"
    alone = event.sentence.text.strip(" .•*-") == goods and " " not in seat.name
    return alone or f"{goods} market".lower() in event.text.low or "Market" in party.name.split()


def _without_heading(seat: Seat, party: Party) -> Seat:
    """Return a seat without the heading that a release runs into it: "About Acme Boston-based Acme"."""
    name = seat.name.removeprefix(f"{party.name} ")
    return seat._replace(name=name, start=seat.end - len(name))


def _placed(event: Event) -> Iterator[Found]:
    """Yield seats of the form "the Dayton, Ohio, company"."""
    written = event.sentence.text
    for match in islice(_THE_FIRM.finditer(written), _FEW):
        seats = seats_at(written, match.start("seat"))
        if len(seats) == 1 and "," in seats[0].name and (party := _the_firm(event, match.start())):
            yield from _seat(event, party, seats[0], match.end())


def _the_firm(event: Event, place: int) -> Party | None:
    """Return whom "the Dayton, Ohio, company" means: the name before it and a comma, else the company spoken of."""
    before = event.sentence.text[:place]
    name = name_before(event.sentence, len(before) - 2) if before.endswith(", ") else None
    if name:
        return Party(name.text, True, name.start)
    return next(
        iter(event.meant("the company", event.skeleton.at(event.sentence.start + place))), None
    )


def _named(sentence: Sentence) -> set[str]:
    """Return the companies that a sentence names."""
    skeleton = skeleton_of(sentence)
    return {name.text for name in skeleton.companies(0, len(skeleton.text))}


def _described(event: Event, start: int, end: int) -> Party | None:
    """Return the company that "X-based" describes: named after it, before it, or "the X-based company"."""
    sentence = event.sentence
    firm = _MODS.match(sentence.text, end)
    named = name_after(sentence, firm.end() if firm else end)
    if named and _is_company(event, named, firm is not None):
        return Party(named.text, True, named.start)
    if unit := _UNIT.match(sentence.text, end):
        named = name_after(sentence, unit.end())
    if unit and named:
        return Party(named.text, True, named.start)
    if not firm:
        return None
    more = _KINDS.match(sentence.text, firm.end())
    named = name_after(sentence, more.end()) if more else None
    if named and _is_company(event, named, True):
        return Party(named.text, True, named.start)
    if sentence.text.startswith(", ", firm.end()) and sentence.text[:start].endswith(
        ("The ", "the ", "its ", "their ", "’s ", "'s ")
    ):
        named = name_after(sentence, firm.end() + 1)
        if named and sentence.text.startswith(",", named.end - sentence.start):
            return Party(named.text, True, named.start)
    before = sentence.text[:start].rstrip('“" ')
    head = _HEAD.search(before)
    found = name_before(sentence, head.start()) if head else None
    if found and _is_company(event, found, True):
        return Party(found.text, True, found.start)
    if re.search(r"(?:^|[\s“])[Tt]he$", before) and not found:
        place = event.skeleton.at(sentence.start + start)
        if len({name.text for name in event.skeleton.companies(0, place)}) > 1:
            return None
        former = event.sentence.before
        if former and _DEALT.search(former.low) and len(_named(former)) > 1:
            return None
        return next(iter(event.meant("the company", place)), None)
    return None


def _seated(event: Event) -> Iterator[Found]:
    """Yield seats of the form "based in", "headquartered in", "with headquarters in"."""
    written = event.sentence.text
    for match in _SEATED.finditer(written):
        seats = seats_at(written, match.end())
        if not seats:
            event.text.drop(
                "no seat", event.sentence.start + match.start(), event.sentence.start + match.end()
            )
            continue
        party = _whose(event, match.start(), seats[-1].end, seat=True)
        for seat in seats:
            if party:
                yield from _seat(event, party, seat, seat.end)


def _at_headquarters(event: Event) -> Iterator[Found]:
    """Yield seats of the form "at its Seattle headquarters", "Acme’s Dayton, Ohio headquarters"."""
    written = event.sentence.text
    for match in _OWN_SEAT.finditer(written):
        seats = seats_at(written, match.end())
        if len(seats) != 1 or not _HEADQUARTERS.match(written, seats[0].end):
            continue
        name = None if match["its"] else name_before(event.sentence, match.start())
        owners = event.owner(event.skeleton.at(event.sentence.start + match.start()))
        party = Party(name.text, True, name.start) if name else next(iter(owners), None)
        if party and bool(name) != bool(match["its"]):
            yield from _seat(event, party, seats[0], seats[0].end)


def _of_seat(event: Event) -> Iterator[Found]:
    """Yield seats of the form "Acme Ltd. of Edmonton, AB"."""
    written = event.sentence.text
    for name in event.sentence.names:
        end = name.end - event.sentence.start
        seats = (
            seats_at(written, end + 4) if name.legal and written[end:].startswith(" of ") else []
        )
        if seats and "," in seats[0].name:
            yield from _seat(event, Party(name.text, True, name.start), seats[0], seats[0].end)


def _founded(event: Event) -> Iterator[Found]:
    """Yield years of founding."""
    sentence = event.sentence
    for match in [*_FOUNDED.finditer(sentence.text), *_SINCE.finditer(sentence.text)]:
        party = _whose(event, match.start(), match.end(), seat=False)
        if party:
            yield _year(event, party, match["year"], match.start(), match.end())
    for match in _FOUNDED_NAME.finditer(sentence.text):
        name = name_after(sentence, match.end())
        year = _YEAR_AFTER.match(sentence.text, name.end - sentence.start) if name else None
        year = year or _YEAR_FIRST.match(sentence.text[: match.start()])
        if name and year and _is_company(event, name, True):
            first, last = min(match.start(), year.start()), max(match.end(), year.end())
            yield _year(event, Party(name.text, True, name.start), year["year"], first, last)
    for match in _BRACKETED.finditer(sentence.text):
        name = name_before(sentence, match.start())
        if name and _is_company(event, name, True):
            party = Party(name.text, True, name.start)
            yield _year(event, party, match["year"], match.start(), match.end())


def _whose(event: Event, start: int, end: int, seat: bool) -> Party | None:
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
    if name and (seat or bare.rstrip() != before.rstrip()):
        return Party(name.text, True, name.start) if _is_company(event, name, seat) else None
    if _AND.search(before):
        return _main(event)
    side = _APPOSITION.match(before)
    if side and not _NO_REST.search(side["rest"]):
        name = name_before(sentence, side.start("link"))
        if name and _is_company(event, name, True):
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
        if former and _DEALT.search(former.low) and len(_named(former)) > 1:
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
        return Party(name.text, True, name.start) if _is_company(event, name, False) else None
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
            return Party(name.text, True, name.start) if _is_company(event, name, False) else None
    return None


def _is_company(event: Event, name: Name, told: bool) -> bool:
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


def _countries(identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the countries in brackets after a company that is no listed player: "was bought by Acme (Japan)"."""
    matches = [m for m in _COUNTRY.finditer(sentence.text) if is_country(m["country"])]
    if not 0 < len(matches) < 4 or not _DEALS.search(sentence.low):
        return
    for match in matches:
        name = name_before(sentence, match.start())
        if name and name.text not in identity.companies and not is_place(name.text):
            fact = CompanyProfile(company=name.text, country=match["country"])
            yield Found(fact, name.start, sentence.start + match.end(), 0.8)


def _seat(event: Event, party: Party, seat: Seat, end: int) -> Iterator[Found]:
    """Yield a seat as a fact: a country, or a place in one; a continent is dropped."""
    if not seat.country and is_place(seat.name) and not is_one_city(seat.name):
        event.text.drop("continent", event.sentence.start + seat.start, event.sentence.start + end)
        return
    where = {"country": seat.name} if seat.country else {"headquarters": seat.name}
    fact = CompanyProfile.model_validate({"company": unheaded(party.name), **where})
    yield Found(fact, *_stretch(event, party, seat.start, end), event.confidence(party))


def _year(event: Event, party: Party, year: str, start: int, end: int) -> Found:
    """Return a year of founding as a fact."""
    fact = CompanyProfile(company=unheaded(party.name), founded=int(year))
    return Found(fact, *_stretch(event, party, start, end), event.confidence(party))


def _stretch(event: Event, party: Party, start: int, end: int) -> tuple[int, int]:
    """Return the stretch from a company's name to what is told of it, in the order of the text."""
    first, last = event.sentence.start + start, event.sentence.start + end
    if not event.sentence.start <= party.start < event.sentence.end:
        return first, last
    return min(first, party.start), max(last, party.start + len(party.name))
