"""People and places among the names of a sentence, so that patterns see companies only."""

from __future__ import annotations

import re
from typing import TypeAlias

from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.ordinary import HEADS
from marketgraph.reading.prose.places import fold, is_country, is_place
from marketgraph.reading.prose.quantities import Money, Percent
from marketgraph.reading.prose.times import Date, Year
from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import words

Item: TypeAlias = Name | Money | Percent | Date | Year | Token
"""What a skeleton is made of."""
_BEFORE_TITLE = words(
    "managing senior executive vice chief general associate deputy interim lead principal global assistant acting"
)
_ADDRESS = words("mr. ms. mrs. dr. prof. sen. rep. gov. mr ms mrs dr sir")
_RANKS = words(
    "mayor governor senator minister professor congressman congresswoman councilman councilwoman councilmember representative judge chancellor "
    "ambassador commissioner chairman chairwoman sheikh pope lieutenant sergeant colonel captain"
)
"""Words that a person's name starts with when they are written with a capital."""
_DEGREES = words("phd ph.d. md m.d. mba cfa esq. esq jr. jr sr. sr")
_STATES = frozenset(
    ["alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "ohio", "oklahoma", "oregon", "pennsylvania", "tennessee", "texas", "utah", "vermont", "virginia", "washington", "wisconsin", "wyoming", "ontario", "quebec", "alberta", "manitoba", "saskatchewan", "queensland", "tasmania", "bavaria", "maharashtra", "karnataka", "scotland", "wales", "england", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo"]
) | {
    "new york", "new jersey", "new mexico", "new hampshire", "north carolina", "south carolina", "north dakota", "south dakota",
    "rhode island", "west virginia", "british columbia", "nova scotia", "new brunswick", "new south wales", "western australia",
    "washington dc", "wva", "bc", "ont", "que", "alta", "sask", "dc", "nc", "sc", "nd", "sd", "ri", "wv", "nj", "ny", "nm", "nh",
}  # fmt: skip
_CODES = words(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX "
    "UT VT VA WA WV WI WY BC ON QC AB NSW VIC QLD UK USA US UAE"
)
_CITIES = {
    "new york",
    "new york city",
    "washington",
    "los angeles",
    "san francisco",
    "hong kong",
    "london",
    "paris",
    "singapore",
}
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w’'-]*\.?| (?:de|van|von|der|den|da|di|el|al|bin)){1,4}"
)


FIRMS = words(
    "management capital partners bank ventures group advisors equity holdings fund funds investments investment properties trust securities energy "
    "technologies technology systems software labs media industries resources mining pharma pharmaceuticals therapeutics foods brands brewing "
    "solutions services realty development developments logistics airlines motors entertainment studios health healthcare medical insurance financial"
)
"""Words that firms are called by and people are not."""


_POSTS = words(
    "director president chairman chairwoman founder ceo cfo professor manager superintendent chancellor mayor commissioner"
)


_TWO_WORDS = [[word] for word in ("north", "south", "west", "new", "rhode", "british", "nova")]
"""How states of two words begin: "Durham, North Carolina-based"."""


def told_apart(items: list[tuple[Item, str]], text: str, offset: int) -> list[tuple[Item, str]]:
    """Return the items of a sentence with people as ``H`` and places as ``L``; "City, State" becomes one place.

    Args:
        items: Items with their classes, left to right.
        text: The sentence.
        offset: Where it starts in the document.
    """
    kinds = [kind for _, kind in items]
    found: list[tuple[Item, str]] = []
    done = 0
    for at in [place for place, kind in enumerate(kinds) if kind == "N"]:
        item = items[at][0]
        if at < done or not isinstance(item, Name):
            continue
        found += items[done:at]
        done = at + 1
        if at and _based(kinds, at):
            found.append((item, "L"))
            continue
        state = items[at + 2][0] if kinds[at + 1 : at + 3] == [",", "N"] else None
        if isinstance(state, Name) and _state(state) and not item.legal:
            done = at + 3
            if short := _seated(item):
                found.append((short, "N"))
                continue
            place = item._replace(
                text=text[item.start - offset : state.end - offset],
                end=state.end,
                last=state.last,
            )
            found.append((place, "L"))
            continue
        kind = _kind(item, kinds, at)
        found.append((_without_person(_without_post(item, items[at + 1 : at + 3])), kind))
    return found + items[done:]


def _kind(name: Name, kinds: list[str], at: int) -> str:
    """Return whether a name is a person (``H``), a place (``L``) or another (``N``)."""
    if is_place(name.text) or fold(name.text) in _STATES or fold(name.text) in _CITIES:
        return "L"
    if at and kinds[at - 1] in _ADDRESS:
        return "H"
    if name.legal or not _PERSON.fullmatch(name.text):
        return "N"
    if name.text.split()[0].lower() in _RANKS:
        return "H"
    before = kinds[at - 1] if at else ""
    after = kinds[at + 1 : at + 3]
    if "who" in after[:1] or after == [",", "who"]:
        return "H"
    if name.text.rpartition(" ")[2].lower() in FIRMS:
        return "N"
    titled = before in HEADS and before not in ("partner", "owner", "head", "group")
    follows = len(after) == 2 and after[0] == "," and (after[1] in HEADS | _BEFORE_TITLE | _DEGREES)
    return "H" if titled or follows else "N"


def _without_post(name: Name, after: list[tuple[Item, str]]) -> Name:
    """Return a name without the post of a person who follows: "Acme" of "Acme Director, Ada Berg"."""
    before, _, last = name.text.rpartition(" ")
    person = after[1][0] if len(after) == 2 and after[0][1] == "," else None
    if (
        last.lower() not in _POSTS
        or not isinstance(person, Name)
        or before.lower() in _BEFORE_TITLE
    ):
        return name
    if not _PERSON.fullmatch(person.text):
        return name
    return name._replace(text=before, end=name.start + len(before))


_ORG_POST = re.compile(
    r"(?P<org>[A-Z][\w.&’'-]*(?: (?!Chief|Executive|Vice|Managing|Senior)[\w.&’'-]+){0,5}?) (?:Executive |Vice |Co-|Senior )*"
    r"(?:Chief [A-Z]\w+ Officer|CEO|CFO|COO|CTO|President|Chairman|Chairwoman|Managing Director|Founder|General Manager)(?: (?:and|&) (?:CEO|President|Founder|Chairman))? [A-Z][\w’'-]+ [A-Z][\w’'-]+"
)
"""A company and its officer in one: "Halden Gold Chief Executive Officer Ada Berg"."""


def _without_person(name: Name) -> Name:
    """Return a company's name without its officer behind it."""
    match = _ORG_POST.fullmatch(name.text)
    if match is None:
        return name
    return name._replace(text=match["org"], end=name.start + len(match["org"]))


def _seated(name: Name) -> Name | None:
    """Return a company's name without its city, which a state follows: "Acme Tools of Dayton, Ohio"."""
    before, of, _ = name.text.rpartition(" of ")
    if not of or len(before.split()) < 2:
        return None
    return name._replace(text=before, end=name.start + len(before))


def _based(kinds: list[str], at: int) -> bool:
    """Return whether a name is the city in "an Austin, Texas-based maker"."""
    if kinds[at + 1 : at + 2] != [","] or kinds[at - 1] in (":", ";", ".", "and"):
        return False
    written = " ".join(kinds[at + 2 : at + 4 if kinds[at + 2 : at + 3] in _TWO_WORDS else at + 3])
    state, based, rest = written.partition("-based")
    return (
        bool(based) and not rest and (is_state(state) or is_state(state.upper().replace(".", "")))
    )


def _state(name: Name) -> bool:
    """Return whether a name after a comma says in which state or country the place before it lies."""
    return not name.possessive and is_state(name.text)


def is_state(written: str) -> bool:
    """Return whether a name is a state's, its usual short form ("Fla.", "ON"), or a country's."""
    return written in _CODES or fold(written) in _STATES or is_country(written)
