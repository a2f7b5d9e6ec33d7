"""What a name names, by its own words and by what its text says of it: a person, a place, an office, goods; none of them makes deals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from marketgraph.reading.prose.developments.commonwords import given_names
from marketgraph.reading.prose.developments.persons import FIRMS
from marketgraph.reading.prose.occurrences import occurrences, standing
from marketgraph.reading.prose.organisations import is_organisation
from marketgraph.reading.prose.places import fold, is_place
from marketgraph.reading.prose.text import Text

_CITIES = frozenset(
    {
        "atlanta", "austin", "baltimore", "bangalore", "bangkok", "barcelona", "beijing", "berlin", "birmingham", "boston", "brooklyn",
        "brussels", "calgary", "cape town", "charlotte", "chicago", "cincinnati", "copenhagen", "dallas", "delhi", "denver", "detroit", "dfw",
        "dubai", "dublin", "edinburgh", "fort worth", "frankfurt", "glasgow", "hamburg", "helsinki", "houston", "hyderabad", "indianapolis",
        "istanbul", "jakarta", "johannesburg", "kansas city", "karachi", "kuala lumpur", "las vegas", "leeds", "lisbon", "long island", "los angeles",
        "madrid", "manhattan", "manila", "melbourne", "memphis", "mexico city", "miami", "milan", "minneapolis", "montreal", "mumbai", "munich",
        "nairobi", "nashville", "new orleans", "new york city", "nyc", "orlando", "osaka", "oslo", "ottawa", "perth", "philadelphia", "pittsburgh",
        "prague", "riyadh", "rome", "sacramento", "salt lake city", "san antonio", "san diego", "san francisco", "san jose", "sao paulo",
        "seattle", "seoul", "shanghai", "shenzhen", "silicon valley", "south florida", "st louis", "stockholm", "sydney", "tampa", "tampa bay",
        "tokyo", "toronto", "vancouver", "vienna", "warsaw", "washington dc", "zurich", "chinese mainland", "wall street", "abu dhabi", "bay area",
    }
)  # fmt: skip
"""Large cities and regions that releases name without their state."""
_OFFICES = re.compile(
    r"(?:(?:Investor|Public|Media|Human|Government|External|Customer|Community) (?:Relations|Resources|Affairs)|Corporate Communications|"
    r"Business Development|Communications|Human Resources|Marketing|(?:General|Limited|Managing) Partners?|Board|Board of Directors|Editorial)"
)
"""Offices within a company, which speakers name behind their post."""
_CALLED = re.compile(
    r"^(?:Leading|Major|Top|Global) .*\b(?:Investors|Companies|Institutions|Firms|Banks|Brands)$|^(?:Local|Area|Longtime) [A-Z]\w+$|\b(?:Provider|Manufacturer|Maker|Startup|Giant|Firm|Leader|Pioneer|Powerhouse|Retailer) [A-Z]"
)
"""What a headline in capitals calls a company, in front of its name: "Lamp Provider Halden"."""
_RUNS_ON = re.compile(
    r" (?:Using|Through|Via|Into|Across|During|Towards?|Amid|Introduces|Launches|Unveils|Announces)\b"
)
"""Words of a headline that no name holds."""
_WORDS = frozenset(
    {
        "new",
        "global",
        "national",
        "america",
        "africa",
        "europe",
        "asia",
        "introducing",
        "announcing",
        "partnering",
    }
)
_COINS = re.compile(
    r"(?:Bitcoin|BTC|Ether|Ethereum|ETH|Solana|SOL|XRP|Dogecoin|DOGE|Tether|USDT|USDC|Litecoin|Cardano|Gold|Silver)"
)
_CODED = re.compile(r"[A-Z]{2,5}-[A-Z]{0,3}\d{1,4}[A-Z]?")
"""A substance in trials: "KO-105"."""
_SORTED = re.compile(r"(?:NGO|NPO|OEM|VC|SPAC|ISP|SaaS) [A-Z]")
"""What a name is said to be right before it, in capitals."""
_HEADED = re.compile(
    r"\b(?:Agency|Council|Institute|Center|Centre|Commission|Coalition|Alliance|Association|Committee|Department|Initiative|Campaign|Society|"
    r"Fund|Ministry|Campaign)$"
)
_HEAD_GOES_ON = re.compile(r" (?:on|against|to|for|of) (?:the )?[A-Z]")
"""Behind "Agency", what belongs to the name: "Agency on Aging"."""
_POST = (
    r"(?:CEO|CFO|COO|CTO|CMO|CIO|[Cc]hief [A-Z]?[a-z]+ [Oo]fficer|[Cc]hief [Ee]xecutive|(?:[Cc]o-?)?[Ff]ounder|[Pp]resident|[Cc]hairman|[Cc]hairwoman|"
    r"[Dd]irector|[Ee]ditor(?:-in-[Cc]hief)?|[Pp]rofessor|[Jj]ournalist|[Aa]uthor|[Aa]rtist|[Ss]inger|[Rr]apper|[Mm]usician|[Aa]ctor|[Aa]ctress|[Aa]thlete|[Cc]hef|"
    r"[Pp]hotographer|[Aa]ttorney|[Ll]awyer|[Ee]ntrepreneur|[Ss]trategist|[Ss]cientist|[Ss]urgeon|[Cc]omedian|[Ff]ilmmaker|[Mm]ayor|[Gg]overnor|[Ss]enator|[Vv]isionary|[Ss]uperstar|[Ii]nfluencer|[Mm]ogul)"
)
_THEN_POST = re.compile(
    rf" ?(?:\([^()]{{1,30}}\) ?)?,(?: M\.?D\.?,| Ph\.?D\.?,| MBA,| Esq\.?,)? (?:(?:the|an?|former) )?"
    rf"(?:(?!(?:whose|where|led|by|with|of|from|said|says|and|as|its|our|their)\b)[\w&-]+ ){{0,3}}?{_POST}\b(?! [A-Z])"
)
"""Behind a person: ", a former chief executive of"."""
_POST_THEN = re.compile(rf"\b{_POST} $|\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Rep|Sen)\.? (?:[A-Z][a-z]+ )?$")
_POST_WORDS = 4
"""Words of the longest post, with what stands behind it."""
_POST_COMMA = re.compile(rf"\b{_POST}(?: (?:of|at) (?:the )?[A-Z][\w ]{{1,40}})?, $")
"""Before a person, if a given name follows: "the founder of Acme, Ada Berg"."""
_ALONE = re.compile(
    r", an? (?:(?!(?:whose|where|led|by|with|of|from)\b)[\w.&-]+ ){0,3}?(?:veteran|native|graduate|alumn[ai]|alumnus|journalist|artist|singer|actor|physician|dentist|"
    r"lawyer|professor|esthetician|mother|father|immigrant|survivor|nurse|teacher|engineer by training)\b"
)
"""Behind a surname: ", a Navy veteran"."""
_SAID = re.compile(
    r"\b(?:said|says|added|adds|noted|notes|stated|explained|commented|remarked|continued),? $"
)
_SAID_MAX = 20
"""Characters of the longest such word with what stands around it."""
_SPEAKS_ALONE = re.compile(
    r"(?:^|[.!?”\",;:] |\b[a-z]{2,12} )([A-Z][\w’'-]{2,30}) (?:told|said|says|added|adds|explained|noted|recalled|recalls)\b"
)
_SPEAKS = re.compile(
    r" (?:emphasi[sz]e[sd]|elaborate[sd]|recall(?:s|ed)|remark(?:s|ed)|joined [A-Z]\w+ [A-Z]\w+ from|served as|"
    r"holds an? (?:degree|MBA|PhD|bachelor|master))\b"
)
_AS_FIRM = re.compile(r" \(| (?:Inc|Corp|Ltd|LLC|Group|Holdings|AG|plc|PLC)\b|, an? |®|™")
_HAS_POST = re.compile(
    r",? (?:(?:is|was|serves as) )?(?:the |an? |our )?(?:[\w-]+ ){0,3}?(?:[Cc]o-?[Ff]ounder|[Ff]ounder|CEO|[Pp]resident|[Cc]hief|[Dd]irector)\b"
)
"""Behind a full name: what the person is."""
_FIRM_BEHIND = re.compile(rf"(?:{_AS_FIRM.pattern}|[’']s (?:CEO|[Cc]hief|[Ff]ounder)| [A-Z])")
"""Behind a name that is a firm's, not a surname."""
_OWNS = re.compile(r"[’']s\b")
_GIVEN = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. |[A-Z][a-z]+ )?$")
"""Right before a surname: a given name, maybe with a second one."""
_ONE_GIVEN = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?$")
_GIVEN_MAX = 90
_FIRST_NAME = re.compile(r"(?:^|[.,;:“\"\s])[A-Z][a-z]+ (?:[A-Z]\. )?$")
"""Right before a surname: a given name."""
_SURNAME = re.compile(r"[A-Z][a-z’'-]+[A-Za-z]*")
_FULL = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-Z]\.|[A-ZÀ-Þ][\w’'-]+|de|van|von|der|del|la|el|al|bin)){1,3}"
)

_STRETCH = 50_000
_BESIDE = 25_000
"""Characters of a text that are asked about a name at once, and beside them: else time grows with names times length."""


def kind_doubt(text: Text, name: str, place: int, *, may_be_person: bool) -> str | None:
    """Return why what a name names is no company, or None; found once for each name of a stretch of the text.

    Args:
        text: The text: a person is known by what any sentence of the stretch says of that name.
        name: The name as written.
        place: Where the name is told of. Texts of ``_STRETCH`` characters are one stretch, of longer ones so much around it.
        may_be_person: Whether a person may take this part in the deed, if the name is a full one.
    """
    known = cast("dict[object, str | None]", text.notes.setdefault("kinds of names", {}))
    number = place // _STRETCH
    key = number, name, may_be_person
    if key not in known:
        written = text.text[max(0, number * _STRETCH - _BESIDE) : (number + 1) * _STRETCH + _BESIDE]
        known[key] = _doubt(written, name, may_be_person=may_be_person)
    return known[key]


def _doubt(written: str, name: str, *, may_be_person: bool) -> str | None:
    """Return why what a name names is no company, or None."""
    if fold(name) in _CITIES or (is_place(name) and not name.isupper()):
        return "place as a company"
    if _OFFICES.fullmatch(name) or _SORTED.match(name):
        return "name cut short"
    if _CALLED.search(name) or _RUNS_ON.search(name):
        return "names that run on"
    if name.lower() in _WORDS:
        return "common word as a company"
    if _COINS.fullmatch(name) or _CODED.fullmatch(name):
        return "thing as a company"
    if _goes_on(written, name):
        return "name cut short"
    if not _may_be_person(name) or (may_be_person and not _is_speaker(written, name)):
        return None
    return "person as a company" if _is_person(written, name) else None


def _goes_on(written: str, name: str) -> bool:
    """Return whether a name that ends in the word for an institution is each time followed by what it is for."""
    if not _HEADED.search(name):
        return False
    ends = [start + len(name) for start in standing(written, name)]
    return bool(ends) and all(_HEAD_GOES_ON.match(written, end) for end in ends)


def _may_be_person(name: str) -> bool:
    """Return whether a name has the form of a surname or a full name."""
    if not (_SURNAME if " " not in name else _FULL).fullmatch(name):
        return False
    return name.rpartition(" ")[2].lower() not in FIRMS and not is_organisation(name)


def _is_speaker(written: str, name: str) -> bool:
    """Return whether a text quotes somebody of that name, or it is a surname: the deed is the company's then."""
    said = (
        _SAID.search(written, max(0, start - _SAID_MAX), start)
        for start in occurrences(written, name)
    )
    return " " not in name or any(said)


@lru_cache(4)
def _surnames(written: str) -> frozenset[str]:
    """Return the words of a text that speak alone, with no further name before them: "Berg told the paper"."""
    return frozenset(_SPEAKS_ALONE.findall(written))


def _named_in_full(written: str, surname: str) -> bool:
    """Return whether a text gives a surname with a given name before it, and never as a firm's."""
    if not any(_is_given_to(written, start, surname) for start in standing(written, surname)):
        return False
    ends = (start + len(surname) for start in standing(written, surname, open_end=True))
    return not any(_FIRM_BEHIND.match(written, end) for end in ends)


def _is_given_to(written: str, start: int, surname: str) -> bool:
    """Return whether a given name stands before a surname, or any name whose post follows."""
    given = _GIVEN.search(written, max(0, start - _GIVEN_MAX), start)
    if given is None or given[1].lower() in given_names():
        return given is not None
    posted = _HAS_POST.match(written, start + len(surname)) is not None
    return posted and _ONE_GIVEN.search(written, max(0, start - _GIVEN_MAX), start) is not None


def _end_of(before: str) -> str:
    """Return the last words of a stretch, as many as ``_POST_THEN`` can match."""
    return " ".join(before.rsplit(" ", _POST_WORDS)[-_POST_WORDS:])


def _is_person(written: str, name: str) -> bool:
    """Return whether a text says of a name what is said of people: a post behind or before it, an address, how they speak."""
    full = " " in name
    last = name.rpartition(" ")[2]
    if full and last in _surnames(written):
        return True
    given = name.partition(" ")[0].lower() in given_names()
    if not full and _named_in_full(written, name):
        return True
    for start in standing(written, name):
        end = start + len(name)
        if _OWNS.match(written, end):
            continue
        before = written[max(0, start - 90) : start]
        if _THEN_POST.match(written, end) and (full or _FIRST_NAME.search(before)):
            return True
        if _POST_THEN.search(_end_of(before)) or (full and given and _POST_COMMA.search(before)):
            return True
        if _ALONE.match(written, end):
            return True
        if not full and _SPEAKS.match(written, end):
            ends = (at + len(name) for at in standing(written, name, open_end=True))
            return not any(_AS_FIRM.match(written, end) for end in ends)
    return False
