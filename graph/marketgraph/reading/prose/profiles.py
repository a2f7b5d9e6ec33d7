"""Profiles of companies: where they have their seat, in which country, when they were founded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from marketgraph.facts import CompanyProfile
from marketgraph.reading.prose.developments.doubts import sure
from marketgraph.reading.prose.developments.events import Event, Party, named_company
from marketgraph.reading.prose.developments.repeats import distinct
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.founding import FOUNDING, OF_FOUNDING, founded, stretch_of
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.nearby import name_after, name_before, unheaded
from marketgraph.reading.prose.places import is_country, is_place
from marketgraph.reading.prose.seats import Seat, each_based, is_one_city, seats_at
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.whose import DEALT, FIRM, is_company, named_in, whose
from marketgraph.reading.prose.words import holds

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
_STEMS = Stems((*_BASED, *_SEATS, *FOUNDING, *_FIRMS, *_OF_SEAT))
_SEATED = re.compile(
    r"(?P<verb>\b[Bb]ased|\b[Hh]ead-?quartered|\bHEADQUARTERED|\b[Ww]ith (?:(?:its|their|dual|global|corporate|world|worldwide|main|principal|international|co-?) )*"
    r"(?:headquarters|head offices?|HQ)|\b(?:has|have|maintains|whose|operates from|and) (?:(?:its|their|dual|global|corporate|world|worldwide|main|principal|"
    r"international) )*(?:headquarters|head office)(?: (?:is|are|located))?|(?<=\w)[’']s (?:global |corporate |world |main |international )*(?:headquarters|head office)(?: (?:is|are)(?: located)?)?)\s(?:jointly |both )?(?:in|at|near|out of|outside(?: of)?|just outside(?: of)?)\s(?:both |the heart of |the city of |downtown |nearby |suburban |central |greater )?(?=(?:the )?[A-ZÀ-Þ])"
)
_OWN_SEAT = re.compile(r"(?:\b(?P<its>[Ii]ts|[Tt]heir)|(?<=\w)[’']s) (?=[A-Z])")
_HEADQUARTERS = re.compile(r" (?:global |corporate |world |main )?headquarters\b")
_THE_FIRM = re.compile(
    r"the (?<=\bthe )(?=[A-Z])(?P<seat>[A-Z][\w.’' -]{1,30}, [A-Z][\w.]{1,15},)\s(?:company|firm|start-?up|bank|manufacturer|maker|developer|retailer|business)\b"
)
_UNIT = re.compile(r" (?:[a-z-]+ ){0,2}(?:unit|arm|affiliate|brand|rival),(?= [A-Z])")
"""What a company of another is, before its name: "its Chicago-based unit, Acme"."""
_KINDS = re.compile(rf" {FIRM}(?= )")
"""A second word for what a company is: "the Ohio-based startup firm Acme"."""
_MODS = re.compile(
    rf"(?P<mods>(?: (?!(?:of|for|with|in|at|by|from|to|on|that|which|who|is|was) )(?:[a-z][\w&/’'-]*|[A-Z]{{2,5}}|[A-Z]\w*-[a-z]+),?){{0,8}}?)"
    rf" (?P<firm>{FIRM})\b(?:,? (?:called|named|known as|dubbed))?"
)
_FEW = 4
"""A sentence speaks of "the Dayton, Ohio, company" no more often than this."""
_HEAD = re.compile(
    r"(?:,|,? (?:which |that )?(?:is|was|are))(?: \w+ly| also| now)? (?:an?|the|one of the|another)(?: (?!(?:of|for|with|in|at|by|from|to|that) )[\w’'&/-]+,?){0,6}?\s?$"
)
_COUNTRY = re.compile(r"\((?P<country>[A-Z][A-Za-z.]{1,20}(?: [A-Z][a-z]+){0,2})\)")
_DEALS = re.compile(
    r"\b(?:acquir|partner|launch|agree|invest|merg|collaborat|announc|sign|introduc|expand|open|complet|join|unveil|bought|sold)\w*"
)
Teller = Callable[[Event], Iterator[Found]]


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
    if holds(low, FOUNDING) and any(p.search(written) for p in OF_FOUNDING):
        tellers.append(founded)
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


def _described(event: Event, start: int, end: int) -> Party | None:
    """Return the company that "X-based" describes: named after it, before it, or "the X-based company"."""
    sentence = event.sentence
    firm = _MODS.match(sentence.text, end)
    named = name_after(sentence, firm.end() if firm else end)
    if named and is_company(event, named, firm is not None):
        return Party(named.text, True, named.start)
    if unit := _UNIT.match(sentence.text, end):
        named = name_after(sentence, unit.end())
    if unit and named:
        return Party(named.text, True, named.start)
    if not firm:
        return None
    more = _KINDS.match(sentence.text, firm.end())
    named = name_after(sentence, more.end()) if more else None
    if named and is_company(event, named, True):
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
    if found and is_company(event, found, True):
        return Party(found.text, True, found.start)
    if re.search(r"(?:^|[\s“])[Tt]he$", before) and not found:
        place = event.skeleton.at(sentence.start + start)
        if len({name.text for name in event.skeleton.companies(0, place)}) > 1:
            return None
        former = event.sentence.before
        if former and DEALT.search(former.low) and len(named_in(former)) > 1:
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
        party = whose(event, match.start(), seats[-1].end, seat=True)
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
    yield Found(fact, *stretch_of(event, party, seat.start, end), event.confidence(party))
