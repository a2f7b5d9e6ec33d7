"""Whether a name in a sentence is surely the whole name of a company that takes part: by the words right beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.developments.commonwords import common_words, given_names
from marketgraph.reading.prose.developments.events import Event
from marketgraph.reading.prose.developments.persons import FIRMS
from marketgraph.reading.prose.developments.skeleton import Place
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.ordinary import GRAMMAR, NATIONS, TIMES
from marketgraph.reading.prose.organisations import is_organisation
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.words import words

_FOLLOW = GRAMMAR | words(
    "last earlier later early late back again also now just where whose until since worth plus including together alongside along "
    "across around towards toward throughout regarding amid because next this both either plc inc group assets asset business "
    "businesses brand brands stake shares share subsidiary unit division arm venture spin-out spin-off spinout spinoff spun "
    "portfolio project property mine platform operations company outright entirely solely collectively jointly already often still "
    "never soon once even exclusive sole official prior due able ready network team ceo app dba d/b/a aka a/k/a formerly competitor rival parent "
    "acquisition purchase takeover buyout merger deal sale launch partnership round investment "
    "aim plan hope seek offer provide work continue expect deliver "
    "bought sold won led took put made began got gave went grew built drew found held kept left lost met paid said saw sent set "
    "spent struck taught told beat cut hit split came became chose fell grow rise rose join agree combine merge buy acquire sell "
    "open take invest come bring brings want wants do does did make makes aims"
)
"""Words that may follow the name of a party: small ones, parts of a company, verbs without a regular ending."""
_UNIT = re.compile(
    r" (?:(?!(?:to|in|of|for|with|by|on|from|and|an?|the|has|was|is|at|who|that) )[a-z-]+ ){0,2}(?:brands?|business|unit|division|"
    r"chain|arm|label|subsidiary|bar|store|restaurant|clinic|studio|plant|office|location|shop|hotel|project|property|mine|field|"
    r"platform|exchange|network|blockchain|protocol|marketplace|app|group|company|firm|fund)(?= |$)"
)
"""A unit that goes by a name: "the Acme snack brand"."""
_CROWD = words(
    "users customers members residents shareholders fans investors founders engineers scientists players owners"
)
_RATED = re.compile(
    r" and [a-z]+-(?:regulated|licen[sc]ed|listed|certified|accredited|approved|cleared|backed) [a-zN]"
)
"""The first of two words that describe: "the SEC and FCA-regulated broker"."""
_NAMED_NEXT = re.compile(
    r" (?:[a-z]+ )?(?:firm|company|subsidiary|unit|affiliate|division) , (?:the )?N(?= |$)"
)
"""Before the name of what belongs to a company: "the Acme firm, Beta"."""
_UNIT_NAMED = re.compile(
    r" (?:wholly[ -]owned )?(?:subsidiary|unit|affiliate|division|brand|arm|portfolio company|spin-?off|spinout) N(?= |$)"
)
"""Before the name of its own part, which acts: "Acme subsidiary Beta"."""
_WITH_LIST = re.compile(
    r"^N , (?:an?|the) [^;]*\b(?:behind|of|including|as)\b [^;]*N , [a-z0-9 -]*$"
)
_LISTED = re.compile(
    r" (?:, )?and (?:[a-z0-9-]+ ){0,4}N , (?:has|have|is|was|today|recently|officially|announces|launches)\b"
)
"""Behind a name within what is said of a subject: "Kora, maker of the app Acme and the game Beta, has"."""
_GLUED = re.compile(r"(?:^|[.:;] )[a-z]+ing (?:the |an? |its |their )?$")
"""A heading that runs into a sentence: "Expanding the Lamp Range Acme’s"."""
_SEATS = re.compile(r" and [a-z]+-based N")
_REST = re.compile(r"(?:in|on|by|to|of|for|with|at) (?:the |my |your |its |their |our )?N(?= |$)")
"""What a name of one word may go on with: "Walk in My Shoes"."""
_BELONGS = re.compile(
    r"[’']s (?:of|and|&) |[’']s[,.]|[!*@+]\w|, (?:LLC|Inc|Ltd|LLP|Corp)\b| (?:For|In|And|Of|On|By) |\. [A-Z]\.[A-Z]\."
)
"""What belongs to a name before it, as written: "Halden’s of Leeds", "Halden 7 Works, LLC"."""
_DOING = re.compile(r"(?P<stem>[A-Z][a-z]+)ing(?: (?:Out|Up|In|On|Off|Over|Down|Away))?")
"""A sentence's first word that looks like a name: "Skyrocketing"."""
_ORDINAL = re.compile(r"(?<!the )(?<!its )(?<!our )\b\d{1,3}(?:st|nd|rd|th) $")
"""The first word of a name: "41st Halden"."""
_OF_POST = re.compile(r"\b(?:governor|mayor|president|sheriff|secretary|attorney general) 's $")
"""Whose office follows: "Governor's Office of Light"."""
_HEADING = re.compile(r" (?:To|With|From|Into|Through|At|As|Beyond|After|Before) ")
"""A small word with a capital behind a name: a heading that runs into the sentence."""
_OF_HEADING = re.compile(r" (?:With|Of|By|To|From|For|And) $")
_DETERMINED = re.compile(
    r" (?:your|our|my|its|their|his|her|the|these|this|those|how|what|why)(?= |$)"
)
"""Behind a verb that opens a sentence and looks like a name: "Unleash your"."""
_PLACED = re.compile(r"(?:^| )N .*(?:in|on|at|near) (?:the )?[NL] , $")
"""Before a place within another: "on Vardo Island, Nordmark"."""
_SPEAKS = re.compile(
    r" (?:also |further |then )?(?:added|said|says|adds|stated|noted|continued|commented|explained|remarked|shared|recalled)(?: that)?(?: [,:]| (?:we|i)\b|$)"
)
_SHE = re.compile(r"(?:^| )(?:he|she|his|her|him)(?= |$)")
_DASHED = re.compile(r"[A-Za-z.] [–—] $")
_SECOND_DASH = re.compile(r"— .*[a-z] – $")
"""A dash of another kind than the dateline's right before a name."""
_THEN_DASHED = re.compile(
    r" [–—] (?:[A-Z][\w/]* ?){1,4}(?:,|(?:has|is|will|and|[a-z]+ed|[a-z]+s)\b)"
)
"""A branch behind a name: "Halden Homes – North Vardo opened"."""
_ELIDED = re.compile(r"[’'] [A-Z]")
"""An apostrophe inside a name: "Bloomin’ Halls"."""
_QUOTES = frozenset('"“”')
_ADVERB = re.compile(r"(?:Even|Now|Then|Both|Like|Also) ")
_APPOSED = re.compile(r" , (?:an?|the|one|which|founded|based|headquartered) ")
_OWNER = re.compile(r" 's (?:N|(?:former )?(?:firm|company|employer|wife|husband|team)\b)")
_OFFICER_OF = re.compile(
    r" (?:ceo|cfo|coo|cto|president|chairman|chairwoman|founder|co-founder|owner|executive|boss) H"
)
"""Behind a company whose officer does it: "bought by former Halden CEO Ada Berg"."""
_OWNER_DOES = re.compile(r" 's (?:former )?(?:firm|company|employer|wife|husband|team)\b")
"""An owner, of whom something else does what a fact tells."""
_WITHIN = re.compile(
    r"\b(?:of|between|among|with|by|for|to|from) (?:the )?(?:[a-zL.]+ ?-based (?:[a-z-]+ ){0,3})?$"
)
_AS_ONE = re.compile(
    r" (?:, N )?(?:and|&) N (?:, (?:an?|the|one) (?:[a-zNL#'-]+ ){1,14}, )?(?:(?:today|recently|proudly|officially) )?"
    r"(?:is|has|was|announces|launches|says)\b"
)
"""A row of names with a verb in the singular: they are one name."""
_MAKING = re.compile(
    r"(?:^| )(?:creating|developing|building|making|producing|running|operating) (?:the )?$"
)
_FIGURES = re.compile(r"\d\d $")
_NUMBERED = seek(r"(?:^|(?:^| )[,.;:] )# $")
_SAYS = (
    r"(?:shared?|noted?|highlighted|explain(?:s|ed)|emphasi[sz]ed|discuss(?:es|ed)?|outlined?|detailed|commented|remarked|stressed|"
    r"praised|recalled|served|graduated|warns|warned|oversees|oversaw|mentioned|pointed|"
    r"(?:is|was) an? (?:[a-z-]+ ){0,4}(?:entrepreneur|executive|founder|expert|author|artist|musician|veteran|lawyer|coach|speaker)|"
    r"brings (?:[a-z]+ ){0,3}(?:# years|experience|expertise))"
)
_PERSONAL = re.compile(
    rf" , who\b| (?:has |also |further |then |will )*{_SAYS}\b| 's (?:[a-z-]+ ){{0,2}}(?:appointment|leadership|tenure|career|role|"
    r"experience|guidance|direction|background|vision|wife|husband)\b"
)
"""What is said of people."""
_NOT_FIRST = re.compile(r"[NH]|\b(?:joining|joined|at|of|with|for|to|by|from|in) $")
"""Before a name that is not who a sentence starts with."""
_HIS = re.compile(r"(?:^| )(?:he|she|his|her)(?= |$)")
_AROUND = 3000
"""How far from a name a text is asked whether it writes it with a capital elsewhere."""


class Spot(NamedTuple):
    """A name in a sentence and what stands around it.

    Attributes:
        event: The sentence.
        name: The name.
        before: The skeleton before it.
        after: The skeleton after it.
        does: Whether the fact in question says that it does something.
        deal: Whether that fact is about the buying of companies.
    """

    event: Event
    name: Name
    before: str
    after: str
    does: bool
    deal: bool

    @classmethod
    def of(cls, event: Event, place: Place, *, does: bool, deal: bool) -> Spot:
        """Return the spot at a place of a skeleton that holds a name."""
        text = event.skeleton.text
        assert isinstance(place.item, Name)  # noqa: S101 - Skeleton.of gives names only
        return cls(event, place.item, text[: place.start], text[place.end :], does, deal)

    @property
    def plain(self) -> bool:
        """Whether the name is one word like any other but for its capital."""
        return not self.name.legal and self.name.text.isalpha() and self.name.text[1:].islower()


def name_doubt(spot: Spot, *, deed: bool, listed: bool = False) -> str | None:
    """Return what is doubtful about a name where it stands, or None.

    Args:
        spot: Where it stands.
        deed: Whether the fact tells something done, not a state (an owner, a seat).
        listed: Whether it is one of many parties.
    """
    name = spot.name
    if _torn(spot) or _closed(spot) or _dashed(spot) or _ADVERB.match(name.text):
        return "name cut short"
    if _in_heading(spot):
        return "name cut short"
    if spot.plain and not spot.before and _DETERMINED.match(spot.after):
        return "common word as a company"
    if spot.does and not name.legal and spot.after.startswith(" ,") and _PLACED.search(spot.before):
        return "place as a company"
    if _is_doing(spot):
        return "common word as a company"
    if (deed or name.text.endswith("ly")) and _ordinary(spot) and not _supported(spot):
        return "common word as a company"
    if _part(spot):
        return "part of a name"
    if _no_subject(spot):
        return "subject not understood"
    if not name.legal and (_modifies(name, spot.after) or _is_seat(spot)):
        return "name before a noun"
    if _goes_on(spot) or (spot.does and _UNIT_NAMED.match(spot.after)):
        return "name that goes on"
    given = deed and not spot.deal and not listed and not name.text.isupper()
    person = _is_person(spot) or (given and _has_given_name(name.text))
    return "person as a company" if person else None


def _ordinary(spot: Spot) -> bool:
    """Return whether a name is one common word: "Foundation", "Events"."""
    return spot.plain and spot.name.text.lower() in common_words()


def _supported(spot: Spot) -> bool:
    """Return whether a text shows that a common word is a name: by an apposition, a bracket, or capitals elsewhere."""
    text, name = spot.event.text.text, spot.name
    if _APPOSED.match(spot.after) or text.startswith(" (", name.end):
        return True
    if re.search(
        r"\bled by (?:[A-Z][\w&. ]{1,30}, |[a-z-]+ ){0,3}$",
        text[max(0, name.start - 60) : name.start],
    ):
        return True
    around = text[max(0, name.start - _AROUND) : name.end + _AROUND]
    return len(re.findall(rf"(?<=[a-z,] ){name.text}\b(?! [A-Z])", around)) > 1


def _torn(spot: Spot) -> bool:
    """Return whether a capitalised word that the name does not hold stands right before it."""
    name, tokens = spot.name, spot.event.sentence.tokens
    if name.first < 2:
        return False
    before = tokens[name.first - 1]
    if before.text == "," and name.legal and "&" in name.text:
        row = [token.kind == "name" for token in tokens[max(0, name.first - 3) : name.first - 1]]
        return row in ([True], [False, True])
    if before.end + 1 != tokens[name.first].start or _headline(spot):
        return False
    if before.text == ")":
        return spot.plain
    if before.text == "The" and tokens[name.first - 2].kind == "name":
        return True
    if not before.text.rpartition("-")[2][:1].isupper():
        return False
    short = before.text.isupper() and 1 < len(before.text) < 6
    small = before.low in TIMES | NATIONS or (before.low in GRAMMAR and before.text != "A")
    return not (short or small) and all(
        other.last != name.first for other in spot.event.sentence.names
    )


def _closed(spot: Spot) -> bool:
    """Return whether what follows a name, as written, belongs to it, or quotation marks hold it as a title."""
    sentence, name = spot.event.sentence, spot.name
    rest = spot.event.text.text[name.end : name.end + 12]
    if re.match(r"[®™]?-[a-z]", rest):
        return True
    quoted = rest[:1] in _QUOTES and sentence.text[: name.start - sentence.start][-1:] in _QUOTES
    before = sentence.text[: name.start - sentence.start]
    if before.endswith(" / ") or re.match(r" / [A-Z]", rest):
        return True
    elided = not name.text.endswith("s") and _ELIDED.match(rest) is not None
    return quoted or elided or _BELONGS.match(rest) is not None


def _dashed(spot: Spot) -> bool:
    """Return whether a dash parts the name from a branch that belongs to it, or from the name whose branch it is."""
    sentence, name = spot.event.sentence, spot.name
    start = name.start - sentence.start
    before = sentence.text[max(0, spot.event.skeleton.start - sentence.start) : start]
    if _DASHED.search(before) and spot.before.endswith("N , ") and " " in name.text:
        return spot.does and before.count("–") + before.count("—") == 1
    if not spot.before and _SECOND_DASH.search(sentence.text, 0, start):
        return True
    return spot.does and _THEN_DASHED.match(sentence.text, name.end - sentence.start) is not None


def _in_heading(spot: Spot) -> bool:
    """Return whether a name belongs to a heading that runs into the sentence: a small word with a capital stands beside it."""
    written, name = spot.event.text.text, spot.name
    beside = _HEADING.match(written, name.end) or _OF_HEADING.search(
        written, max(spot.event.sentence.start, name.start - 12), name.start
    )
    return beside is not None and not _headline(spot)


def _is_doing(spot: Spot) -> bool:
    """Return whether a name is a verb that opens its sentence, and nowhere else a name."""
    match = _DOING.fullmatch(spot.name.text)
    if match is None or not (spot.before == "" or spot.before.endswith(": ")):
        return False
    stem = match["stem"].lower()
    known = {stem, stem + "e", stem[:-1]} & common_words() or " " in spot.name.text
    return bool(known) and not re.search(
        rf"(?<=[a-z,] ){re.escape(spot.name.text)}\b", spot.event.text.text
    )


def _part(spot: Spot) -> bool:
    """Return whether a name is only a part of one: behind an owner, beside a number, or in a row that is one name."""
    before, after = spot.before, spot.after
    if spot.does and _AS_ONE.match(after) and not _WITHIN.search(before):
        return True
    if spot.name.legal:
        return False
    written = spot.event.text.text[max(0, spot.name.start - 12) : spot.name.start]
    if _OF_POST.search(before) or _ORDINAL.search(written):
        return True
    owned = before.endswith("N 's ") and not before.endswith("by N 's ")
    numbered = after.startswith(" # ") or after == " #" or _is_numbered(spot) or _joins_number(spot)
    return numbered or (owned and spot.does and not spot.deal)


def _is_numbered(spot: Spot) -> bool:
    """Return whether a number of two figures or more opens a clause right before a name: "21 Lamps"."""
    sentence = spot.event.sentence
    written = sentence.text[: spot.name.start - sentence.start]
    return _NUMBERED.search(spot.before) is not None and _FIGURES.search(written) is not None


def _joins_number(spot: Spot) -> bool:
    """Return whether a name stands beside one that is a number: "1633 and Halden"."""
    return spot.does and re.search(r"(?:^| )# (?:and|&) $", spot.before) is not None


def _no_subject(spot: Spot) -> bool:
    """Return whether a name is what somebody makes, a heading, or an owner of whom something else acts."""
    if not spot.name.possessive and _MAKING.search(spot.before):
        return True
    if spot.does and _GLUED.search(spot.before) and spot.name.text.count(" ") > 1:
        return True
    if spot.does and _WITH_LIST.match(spot.before) and _LISTED.match(spot.after):
        return True
    owner = (_OWNER if spot.deal else _OWNER_DOES).match(spot.after) is not None
    officer = (
        spot.deal and spot.before.endswith(" former ") and _OFFICER_OF.match(spot.after) is not None
    )
    return spot.does and (owner or officer or spot.after.startswith(" :"))


def _modifies(name: Name, after: str) -> bool:
    """Return whether a name only says of what kind the noun behind it is: "the Acme campus", "its OTC version"."""
    if _RATED.match(after) or _NAMED_NEXT.match(after):
        return True
    match = re.match(r" ([a-z][a-z-]{2,})(?: ([^ ]+))?", after)
    if match is None or _UNIT.match(after):
        return False
    word, following = match[1], match[2] or ""
    if word in _FOLLOW or word.endswith(("ly", "ed")):
        return False
    if word.endswith("ing"):
        return re.fullmatch(r"[a-z-]+s", following) is not None and following not in _FOLLOW
    if word == "private":
        return re.match(r"(?:for|in|at|[.,])?$", following) is None
    if word.endswith("s") and not word.endswith(("ss", "us")) and word not in _CROWD:
        return name.text.isupper() and following in (".", ",")
    return True


def _is_seat(spot: Spot) -> bool:
    """Return whether a name is the first of two seats: "Zurich and London-based Acme"."""
    return _SEATS.match(spot.after) is not None and not spot.before.endswith("-based ")


def _goes_on(spot: Spot) -> bool:
    """Return whether one word is only the beginning of a name: "Leaders in Urban Care", "Walk in My Shoes"."""
    match = _REST.match(spot.after[1:]) if spot.plain else None
    if match is None or _headline(spot):
        return False
    return spot.does or match.group().startswith(("in ", "on "))


def _is_person(spot: Spot) -> bool:
    """Return whether one word is a person's surname, by what is said of it and who else is named."""
    if spot.name.legal:
        return False
    if " " in spot.name.text:
        told = _SPEAKS.match(spot.after) or (spot.does and _SHE.search(spot.after))
        return bool(told) and _unlike_firms(spot.name.text)
    if _PERSONAL.match(spot.after):
        return True
    first = spot.does and spot.plain and not _NOT_FIRST.search(spot.before)
    if first and _HIS.search(spot.after) and not _APPOSED.match(spot.after):
        return True
    return any(person.split()[-1] == spot.name.text for person in spot.event.skeleton.people())


def _unlike_firms(written: str) -> bool:
    """Return whether a name is two or three words that are no common ones, as those of people are."""
    words = written.split()
    plain = all(word[:1].isupper() and word[1:].islower() and word.isalpha() for word in words)
    lows = {word.lower() for word in words}
    return (
        plain
        and len(words) < 4
        and not lows & (common_words() | FIRMS)
        and not is_organisation(written)
    )


def _has_given_name(written: str) -> bool:
    """Return whether a name is a person's: a given name and a surname, which is no common word; or a given name alone."""
    first, *others = written.split()
    last = others[-1] if others else ""
    if first.lower() not in given_names() or len(others) > 2 or is_organisation(written):
        return False
    return not last or (last[1:].islower() and last.lower() not in common_words() | FIRMS)


def _headline(spot: Spot) -> bool:
    """Return whether a sentence writes all but its small words with capitals, but for where it "appeared first on"."""
    written = [token.text for token in spot.event.sentence.tokens]
    if "appeared" in written:
        written = written[: written.index("appeared")]
    return not any(len(word) > 4 and word.islower() for word in written)
