"""Which names are those of organisations, and which letters stand for a name."""

from __future__ import annotations

import re
from itertools import pairwise

from marketgraph.reading.prose.names import LEGAL
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.words import words

_SURE = words(
    "university universities college academy bank bankshares bancshares bancorp administration agency authority association alliance "
    "bureau collective commission confederation consortium coalition cooperative corporation council enterprises federation foundation group "
    "holdings holding institute institutes laboratory laboratories ministry organization organisation society associates ventures "
    "universität universidad université hochschule airlines airways biosciences biotherapeutics guild parliament orchestra symphony "
    "embassy army navy nations secretariat conservancy publishing publishers brewing distillery advisors advisers league chamber church"
)
"""A name of several words with one of these in its last place is an organisation's."""
_SURE_OF = words(
    "university bank department ministry institute college board office bureau academy society association council chamber school "
    "federation union city state house museum centers laboratory commission league order agency authority administration organization organisation corps"
)
"""So is one with one of these before "of" or "for"."""
_LIKELY = words(
    "services service solutions systems network networks center centre centers centres zone fund trust exchange office union company "
    "capital partnership media energy resources logistics health healthcare medical sciences scientific software consulting "
    "international global bio minerals metals mining lithium uranium gold power water financial insurance properties realty "
    "entertainment games gaming interactive digital communications telecom wireless security analytics oil gas steel force command "
    "division forum technologies industries chemicals robotics semiconductor semiconductors foods beverages diagnostics therapeutics "
    "records department committee pictures studios motors railways stores labs clinic hospital hospitals school schools brands partners "
    "platforms pharmaceuticals pharma biotech petroleum club library police senate museum brothers"
)
"""These words fit organisations and things alike: it takes more to be sure."""
_PAIRS = (
    ["stock", "exchange"],
    ["school", "district"],
    ["market", "research"],
    ["market", "insights"],
    ["market", "intelligence"],
)
_THINGS = words(
    "act agreement app prize challenge holiday campaign movement tour scholarship fellowship cup championship marathon race podcast award awards arena bill building certificate certification code coin coins conference contest convention "
    "course deposit device directive disease disorder drug event expo facility fee festival field framework index initiative law "
    "lawsuit license loan mine mines model notes offering order park parkway pill plan plant platform policy portal product products "
    "program programme project projects property protocol rate regulation report road rule scheme series shares show stadium standard "
    "standards statement stock street study summit suite syndrome system test therapy token tokens tool tower tracker "
    "transaction treatment treaty trial units vaccine vehicle vessel virus warrants website well week day month year avenue boulevard "
    "mall plaza airport bridge museum theatre theater island islands river lake city county state district region valley bay beach "
    "disposal potential contactor stimulation infusion circuit circuits"
)
"""A name that ends in one of these words is a thing's or a place's, unless it has a legal form."""
_GIVEN = words(
    "aaron adam alan albert alejandro alex alexander alexandra alice alison amanda amy ana andrea andrew angela anita ann anna anne anthony antonio "
    "ashley barbara benjamin bernard beth betty bill bob bradley brandon brenda brian bruce bryan carl carla carlos carol caroline catherine charles "
    "charlotte cheryl chris christian christina christine christopher cindy claire claudia craig cynthia dan daniel daniela dave david deborah debra "
    "dennis diana diane donald donna dorothy doug douglas dr ed edward elena elizabeth ellen emily emma eric erik erin eva evan francisco frank fred "
    "gary george gerald gina glenn gloria greg gregory hannah hans harold harry heather helen henry holly howard ian ilya irene isaac isabel ivan jack "
    "jacob jacqueline james jamie jan jane janet janice jason javier jay jean jeff jeffrey jennifer jeremy jerry jessica jill jim joan joanna joe joel "
    "john jon jonathan jose joseph joshua juan judith judy julia julian julie justin karen karl kate katherine kathleen kathryn katie keith kelly ken "
    "kenneth kevin kim kimberly kristen kyle larry laura lauren lawrence lee leo leonard linda lisa lori louis lucas lucy luis luke lynn marc marco "
    "marcus margaret maria marie mark martha martin mary matt matthew megan melissa michael michelle miguel mike mohammed monica nancy natalie nathan "
    "neil nicholas nicole nikhil nina olga oliver olivia oscar pamela patricia patrick paul paula pedro peter phil philip phillip priya rachel rahul raj "
    "ralph raymond rebecca richard rick robert roberto robin roger ron ronald rosa ross roy russell ruth ryan samantha samuel sandra sanjay sara sarah "
    "scott sean sergio sharon shawn sofia sophia sophie stacy stanley stefan stephanie stephen steve steven stuart sue susan suzanne tara ted teresa "
    "terry theresa thomas tim timothy todd tom tony tracy tyler valerie vanessa veronica victor victoria vincent virginia walter wei wendy wes william "
    "zachary ola kari mr mrs ms prof"
)
_NUMBERED = re.compile(r"(?:fortune|forbes|s&p|ftse|russell|nasdaq|dow)\b", re.IGNORECASE)


def has_legal_form(name: str) -> bool:
    """Return whether a name ends in a legal form: "Acme GmbH", "Beta, Inc."."""
    return name.rsplit(None, 1)[-1].lower() in LEGAL


def names_thing(name: str) -> bool:
    """Return whether a name is a product's, a law's, a building's or a place's by its last word."""
    last = name.rsplit(None, 1)[-1].lower().strip(".,’'")
    return (
        (last in _THINGS and not _is_office(name) and not is_organisation(name))
        or is_place(name)
        or _NUMBERED.match(name) is not None
    )


def is_organisation(name: str) -> bool:
    """Return whether a name is surely an organisation's by its own words: a legal form, "… University", "Bank of …"."""
    if has_legal_form(name) or _is_office(name):
        return True
    parts = name.lower().split()
    return len(parts) > 1 and (parts[-1].rstrip(".,") in _SURE or parts[-2:] in _PAIRS)


def _is_office(name: str) -> bool:
    """Return whether a name is that of an office of something: "Institute of …", "Authority for …"."""
    parts = [part.lower() for part in name.split()]
    return any(one in _SURE_OF for one, other in pairwise(parts) if other in ("of", "for"))


def may_be_organisation(name: str) -> bool:
    """Return whether the last word of a name fits an organisation: "Acme Web Services", "Beta Solutions"."""
    parts = name.lower().split()
    return len(parts) > 1 and parts[-1].rstrip(".,") in _LIKELY


def may_be_person(name: str) -> bool:
    """Return whether a name of two or three words starts with a common given name: "Jane Doe"."""
    parts = name.split()
    return (
        2 <= len(parts) <= 4
        and parts[0].lower() in _GIVEN
        and not is_organisation(name)
        and not may_be_organisation(name)
    )


_LATEST = 5
"""The word at which the letters of an acronym start at the latest."""


def fits(letters: str, name: str) -> bool:
    """Return whether an acronym stands for a name: its letters, in order, start words or stand inside them.

    The first letter starts a word or follows one that only qualifies ("U.S. Food and Drug Administration": FDA); at
    least half of the letters, the last among them, start words or are capitals.
    """
    wanted = [c.lower() for c in letters if c.isalnum()]
    if not 2 <= len(wanted) <= 10:
        return False
    starts = [
        match.start() for match in re.finditer(r"(?<![A-Za-z0-9])[A-Za-z0-9]|(?<=[a-z])[A-Z]", name)
    ]
    return any(_follows(wanted, name, place, frozenset(starts)) for place in starts[:_LATEST])


def _follows(wanted: list[str], name: str, place: int, starts: frozenset[int]) -> bool:
    """Return whether letters follow one another in a name from a place on, mostly where words start."""
    at, first = place, 0
    for number, letter in enumerate(wanted):
        ahead = [i for i in range(at, len(name)) if name[i].lower() == letter]
        if not ahead or (number == 0 and ahead[0] != place):
            return False
        best = next((i for i in ahead if i in starts and _rest(wanted, number, name, i)), ahead[0])
        first += best in starts
        at = best + 1
    return 2 * first >= len(wanted) and at - 1 in starts


def _rest(wanted: list[str], number: int, name: str, place: int) -> bool:
    """Return whether the letters after one can still follow a place."""
    at = place + 1
    for letter in wanted[number + 1 :]:
        found = name.lower().find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return True
