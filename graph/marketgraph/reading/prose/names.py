"""Names in a sentence: capitalised words with their connectors and legal forms, found from token classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from marketgraph.reading.prose.ordinary import TIMES, ordinary
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import words

LEGAL = words(
    "inc inc. incorporated llc l.l.c. ltd ltd. limited corp corp. corporation co co. company plc gmbh ag kg kgaa se sa s.a. s.a.s. sas "
    "sarl srl s.r.l. s.p.a. spa nv n.v. n.a. bv b.v. ab a/s oy oyj asa pvt pvt. pty pty. pte pte. lp l.p. llp l.l.p. kk k.k. sdn bhd ulc "
    "group holdings cpa p.c. pllc"
)
_AFTER_COMMA = LEGAL - {"group", "holdings", "company", "cpa", "sa", "ag", "se", "ab", "spa"}
_INSIDE = words("of for the de du da di del la le van von der den y e & + et und")
_BEFORE_NAME = words("of for de du da di del la le van von der den & + y et und")
_AFTER_S = words(
    "has had is was will would said says announced announces acquires bought buys sold launches launched opens opened plans to"
)
_PEOPLE = words(
    "children kids farmers farmer people peoples merchants women men ladies mothers teachers workers sailors brewers vintner vintners players "
    "ruth hudson domino sotheby moody dick casey amy annie carl wendy macy kohl lowe lloyd bj arby denny papa reese levi christie "
    "applebee mcdonald dillard zaxby jersey girls boys students citizens veterans seniors bakers butchers baker butcher miners drivers driver growers publishers traveler travelers"
)
"""Words whose possessive is a part of a name."""
_CLOSERS = words("inc inc. llc ltd ltd. corp corp.")
"""Legal forms before which an "’s" belongs to the name: "Rowdy’s Inc."."""
_WHOLE = words("company corporation agency group llc inc. ltd. corp corp. co.")
_INSURES = words(
    "insurance trust assurance telephone casualty protection bank holding steel oil bottling"
)
"""Words before "Company" that let a name go on with "of": "Insurance Company of America"."""
_NUMERALS = words("i ii iii iv v vi vii viii ix x")
_DOTTED = words("inc. ltd. corp. llc. plc. s.a. s.p.a. l.p.")
_UNITS = words(
    "mw gw kw mwh gwh kwh mwp gwp twh mwac mwdc hp km kg mg ml ghz mhz tb gb mbps gbps teu dwt boe bbl"
)
"""Measures that are written with capitals behind a number."""
_FEASTS = words("easter christmas thanksgiving ramadan diwali halloween")
_FOLK = words(
    "children women men mothers fathers farmers veterans kids people peoples girls boys workers teachers nurses physicians drivers builders bankers "
    "firefighters students seniors lawyers consumers maker makers owner owners painters players artists artist employers travelers hunters "
    "fishermen shepherd shepherds king queen bishop prince nature baker butcher brewer miner rancher ranchers sailors soldiers growers writers "
    "patients parents families infants citizens residents producers merchants traders mariner mariners collectors gardener gardeners bachelor"
)
"""Whose "’s" belongs to the name that goes on after it: "Children’s Hospital of Kent", "Farmers’ Bank"."""
_BRANDS = words(
    "lowe macy kohl wendy mcdonald levi sotheby christie sainsbury arby domino hardee chili applebee dillard bloomingdale kiehl zaxby culver "
    "bojangle peet popeye wegman barney hannaford fuddrucker moody denny"
)
"""Companies whose name ends in "’s"."""
_AFTER_OWNER = words("for from in at by on with since after until")
"""Words that nobody can own: an "’s" before them belongs to the name."""
_COMPARED = words("than like unlike as of to")
"""Before a name whose "’s" has nothing behind it, they compare what belongs to it."""
_SHOPKEEPERS = _BRANDS | words(
    "dick sam bj trader victoria papa carl claire michael chico land jason zoe john"
)
_SHOPS = words(
    "inc inc. companies secret club warehouse sporting corp corp. corporation international holdings ltd ltd. plc group stores analytics "
    "investors jr jr. joe john wholesale"
)
"""What goes on after the "’s" of such a name: "Dick’s Sporting Goods"."""
_EATERIES = words(
    "pizza pizzeria pizzas grill diner cafe café bakery burgers burger bbq barbecue barbeque chicken donuts doughnuts tavern pub deli creamery steakhouse "
    "supply wharf market markets furniture pharmacy kitchen kitchens restaurant restaurants landing lumber nursery "
    "tacos taqueria seafood bistro wings sandwiches subs cantina coffeehouse brewhouse brewery gelato bagels jewelers hardware"
)
"""After an "’s", what a shop or restaurant is called by: "Tony’s Pizza"."""
_COMMON = words("company group holdings limited corporation co incorporated se sa sas partners")
_AFTER_NUMBER = words(", . for in from to with at and is was has will on ;")
_COUNTED = words(
    "top covid act title page day week year grade over under about than of and nasdaq level version"
)
_TRADES = words(
    "cements chemicals engineers engineering constructions construction textiles steels papers polymers fertilizers fertilisers plastics tools "
    "metals minerals pharmaceuticals beverages foods power infrastructure logistics fabrics fibres yarns paints tyres castings forgings "
    "petrochemicals petrochemical mining trading investments infrastructures properties finance insurance securities energy "
    "gas oil diagnostics urban rural development research manufacturing exports shipping transport electronics hotels resorts "
    "estates refining steel cement paper aluminium aluminum railway railways ports airports telecommunications broadcasting "
    "natural industrial agricultural"
)
"""What a firm does, the last word of its name behind "and": "Northern Bricks and Cements Ltd"."""
_TAIL_AND = words("company sons co co. partners associates brothers bros. daughters johnson")
_NO_DOT = words("llc. plc. llp. lp.")
"""Legal forms after which a dot ends the sentence."""
_STREETS = words(
    "avenue street road boulevard drive lane place parkway highway plaza court way ave. st. blvd. rd."
)
_ESTATES = words(
    "shops shoppes residences village villas preserve landing crossing promenade pointe lofts commons enclave flats terraces cottages "
    "reserve marketplace towers townhomes apartments gateway grove gardens estates meadows retreat"
)
"""Words that buildings are named with: "Shops at Long Lake"."""
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_TRADE = frozenset("™®©℠")
_BODIES = words("administration commission authority agency")
_OFFICES = words(
    "comptroller agency department ministry centers centre center institute institutes laboratory office council board commission association "
    "society bureau academy foundation school college faculty division secretariat federation union bank university city state "
    "republic church house museum hospital museums port province league district county commonwealth government kingdom states "
    "services hospitals americans doctors partnership alliance coalition network trust fund campaign corporation corp corp. company authority "
    "administration committee chamber airport order isle isles university’s court group club citizens friends sons daughters"
)
_TWOFOLD = words(
    "agency department ministry centers centre center institute institutes laboratory office council board commission association "
    "society bureau secretariat foundation committee federation school faculty division authority administration chamber"
)
"""Offices whose field may be two things: "Agency for Rivers and Lakes", not "University of Kent and Acme"."""
_FIELDS = words(
    "science sciences technology research business energy industry trade commerce health education welfare food agriculture fisheries forestry "
    "environment transport transportation housing labor labour infrastructure tourism culture sport sports innovation development planning economy finance "
    "communications information mines mining petroleum water families senior disability employment skills climate families technologies engineering"
)
"""Of which an office may have three: "Department for Trade, Energy and Transport"."""
_PAIRS = frozenset(
    {
        ("johnson", "johnson"), ("rohm", "haas"), ("procter", "gamble"), ("marks", "spencer"), ("ernst", "young"), ("black", "decker"),
        ("barnes", "noble"), ("smith", "nephew"), ("becton", "dickinson"), ("standard", "poor"), ("bang", "olufsen"),
        ("dun", "bradstreet"), ("tiffany", "co"), ("simon", "schuster"), ("wiley", "sons"), ("bed", "bath"), ("trinidad", "tobago"),
        ("bosnia", "herzegovina"), ("antigua", "barbuda"), ("research", "markets"), ("welsh", "carson"), ("carson", "anderson"), ("clayton", "dubilier"), ("merrill", "lynch"), ("kohlberg", "kravis"),
        ("donaldson", "lufkin"), ("cushman", "wakefield"), ("price", "waterhouse"), ("bausch", "lomb"), ("harley", "davidson"), ("freshfields", "bruckhaus"),
        ("oil", "gas"), ("oil", "natural"), ("food", "beverage"), ("iron", "steel"), ("gas", "electric"), ("power", "light"), ("steel", "power"), ("food", "drug"),
        ("pulp", "paper"), ("bar", "grill"), ("fire", "casualty"), ("life", "casualty"), ("property", "casualty"), ("bank", "trust"), ("coal", "coke"),
    }
)  # fmt: skip


class Name(NamedTuple):
    """A name in a sentence.

    Attributes:
        text: As written, without brackets and possessive.
        start: Offset in the document's text.
        end: Offset of its end, excluded.
        first: Index of its first token.
        last: Index after its last token.
        possessive: Whether "’s" follows.
        legal: Whether it ends in a legal form.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    possessive: bool
    legal: bool


def names_in(tokens: Sequence[Token], text: str, offset: int = 0) -> list[Name]:
    """Return the names of a sentence, left to right, not overlapping.

    Args:
        tokens: Tokens of the sentence.
        text: Text that the tokens' offsets point into, less ``offset``.
        offset: Where that text starts in the document.
    """
    found: list[Name] = []
    done = 0
    for at in [place for place, token in enumerate(tokens) if token.kind == "name"]:
        if at < done:
            continue
        end = _with_s(tokens, _of_people(tokens, _end_of(tokens, at)))
        if end is None:
            done = at + ordinary(tokens, at, start=True)
            continue
        done = end
        first, last = tokens[at], tokens[end - 1]
        if first.low in LEGAL and end - at == 1:
            if not _small(tokens, at):
                continue
            first = tokens[at - 1]
        if at == 1 and _ORDINAL.fullmatch(tokens[0].low):
            first = tokens[0]
        if last.low in _STREETS and end - at > 1:
            first = tokens[_house(tokens, at)]
        possessive = end < len(tokens) and tokens[end].kind == "possessive"
        legal = last.low in LEGAL or last.low in _NO_DOT
        stop = last.end - (last.low in _NO_DOT)
        found.append(
            Name(
                text[first.start - offset : stop - offset],
                first.start,
                stop,
                at,
                end,
                possessive,
                legal,
            )
        )
    return found


def _end_of(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index after the name that starts at a token, or None if none does."""
    if not _starts(tokens, at):
        return None
    end = at + 1
    while end < len(tokens):
        step = _step(tokens, end)
        if not step:
            break
        end += step
    return end


def _of_people(tokens: Sequence[Token], end: int | None) -> int | None:
    """Return the index after a name, past a possessive inside it that names no owner ("Children's Hospital")."""
    if end is None or end + 1 >= len(tokens) or tokens[end].kind != "possessive":
        return end
    person = tokens[end - 1].low in _PEOPLE or (end > 1 and tokens[end - 2].low == "papa")
    return _end_of(tokens, end + 1) or end if person else end


def _with_s(tokens: Sequence[Token], end: int | None) -> int | None:
    """Return the index after a name, past an "’s" that belongs to it because a verb follows ("Wendel’s has grown")."""
    if end is None or end + 1 >= len(tokens) or tokens[end].kind != "possessive":
        return end
    following = tokens[end + 1]
    if following.low in _CLOSERS:
        return end + 2
    closed = following.text in ".,;" or following.low in _AFTER_OWNER
    if closed and tokens[end].text[-1] == "s" and not _before_owned(tokens, end):
        return end + 1
    if following.kind == "name" and end > 1 and tokens[end - 2].low == "st.":
        return _end_of(tokens, end + 1) or end
    if following.kind == "name" and (
        tokens[end - 1].low in _FOLK or (following.low in _EATERIES and tokens[end].text[-1] == "s")
    ):
        rest = _end_of(tokens, end + 1)
        return rest if rest else end
    if tokens[end - 1].low in _SHOPKEEPERS and tokens[end].text[-1] == "s":
        if following.kind == "name" and following.low in _SHOPS:
            return _end_of(tokens, end + 1) or end + 2
        if tokens[end - 1].low in _BRANDS:
            return end + 1
    return end + 1 if tokens[end].text[-1] == "s" and tokens[end + 1].low in _AFTER_S else end


def _before_owned(tokens: Sequence[Token], end: int) -> bool:
    """Return whether an "’s" at the end of a clause stands for what somebody owns: "than Acme’s", "a friend of Acme’s"."""
    first = end - 1
    while first > 0 and tokens[first - 1].kind == "name":
        first -= 1
    return first > 0 and tokens[first - 1].low in _COMPARED


def _small(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a legal form follows a name that is written small ("adidas AG")."""
    before = tokens[at - 1] if at else None
    return bool(
        before
        and before.kind == "word"
        and before.text.isalpha()
        and len(before.text) > 3
        and tokens[at].low not in _COMMON
        and before.end + 1 == tokens[at].start
    )


def _house(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the number of a house before a street ("212-230 Long Avenue"), else that of the street."""
    if at and tokens[at - 1].kind == "number" and len(tokens[at - 1].text) < 6:
        at -= 1
        if at > 1 and tokens[at - 1].text in "-–" and tokens[at - 2].kind == "number":
            at -= 2
    return at


def _starts(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name can start at a token."""
    token = tokens[at]
    if token.kind != "name" or (token.low in TIMES and token.low != "may"):
        return False
    before = tokens[at - 1] if at else None
    if before and (
        (token.low in _UNITS and before.kind == "number")
        or (before.text == "$" and before.end == token.start and token.text.isupper())
    ):
        return False
    if token.low == "llcs" or (at and len(token.text) < 3 and tokens[at - 1].low == "series"):
        return False
    if token.low in _FEASTS and not (at + 1 < len(tokens) and tokens[at + 1].kind == "name"):
        return False
    return not ordinary(tokens, at, start=True)


def _step(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from here on belong to the name before: 0 at its end."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "name":
        return (
            0
            if token.low in TIMES or _closed(tokens, at) or ordinary(tokens, at, start=False)
            else 1
        )
    if token.low in LEGAL | {"plc."} and token.kind == "word":
        return int(not _describes(tokens, at))
    if token.text in _TRADE or token.text == "(":
        return _marked(tokens, at) or _placed(tokens, at)
    if following is None:
        return 0
    if token.text == ",":
        known = following.low in _AFTER_COMMA or _pair(tokens, at) or _field(tokens, at)
        return 2 if known else 0
    if token.text in ("&", "+") or token.low in _BEFORE_NAME:
        return _joined(tokens, at)
    if token.low in ("at", "on") and tokens[at - 1].low in _ESTATES and following.kind == "name":
        return 2 if following.low not in TIMES and not ordinary(tokens, at + 1, start=True) else 0
    if token.low == "and" and following.kind == "name":
        return _with_and(tokens, at)
    if token.kind == "number" and len(token.text) <= 3 and tokens[at - 1].end + 1 == token.start:
        if following.kind == "name" and following.low not in TIMES:
            return 0 if ordinary(tokens, at + 1, start=False) else 2
        return int(following.low in _AFTER_NUMBER and tokens[at - 1].low not in _COUNTED)
    return 0


def _closed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a legal form with a dot ends the name and the sentence before a token ("Acme Inc. Beta said")."""
    before = tokens[at - 1]
    return before.low in _DOTTED and tokens[at].low not in LEGAL | _NUMERALS


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a small word says what the next name is ("Biotech company Acme"), not how the name before ends."""
    return tokens[at].low in _COMMON and at + 1 < len(tokens) and tokens[at + 1].kind == "name"


def _marked(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a trade mark and what goes on after it take ("Flexa™ Pump", "Flexa(R) Pump")."""
    end = at + 1
    if tokens[at].text == "(":
        closed = [token.low for token in tokens[at : at + 3]]
        if closed not in (["(", "tm", ")"], ["(", "r", ")"], ["(", "sm", ")"]):
            return 0
        end = at + 3
    if end >= len(tokens):
        return 0
    if (
        tokens[end].kind == "name"
        and tokens[end].low not in TIMES
        and not ordinary(tokens, end, start=False)
    ):
        return end - at + 1
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if tokens[end].text == "," and after and after.low in _AFTER_COMMA:
        return end - at + 2
    return 0


def _placed(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a place in brackets and the legal form after it take ("Acme (Hong Kong) Limited"), else 0."""
    end = at + 1
    while end < len(tokens) and end - at < 4 and tokens[end].kind == "name":
        end += 1
    if tokens[at].text != "(" or end == at + 1 or end + 1 >= len(tokens) or tokens[end].text != ")":
        return 0
    form = tokens[end + 1]
    return end + 2 - at if form.low in _AFTER_COMMA and form.kind == "name" else 0


def _pair(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a comma stands inside a known name ("Becton, Dickinson and Company")."""
    return (tokens[at - 1].low, tokens[at + 1].low) in _PAIRS


def _with_and(tokens: Sequence[Token], at: int) -> int:
    """Return 2 if "and" with the word after it belongs to the name before it, else 0."""
    following = tokens[at + 1]
    if following.low in _TAIL_AND or (tokens[at - 1].low, following.low) in _PAIRS:
        return 2
    if _trades(tokens, at):
        return 2
    end = at + 1
    while end < len(tokens) and end - at < 5 and tokens[end].kind == "name":
        if tokens[end].low in _BODIES and (end > at + 1 or tokens[end].low != "association"):
            return 2
        end += 1
    first = at - 1
    while (
        first > 0
        and at - first < 6
        and (
            tokens[first].kind == "name"
            or tokens[first].low in _INSIDE
            or (tokens[first].text == "," and tokens[first + 1].low in _FIELDS)
        )
    ):
        if tokens[first].low in ("of", "for") and tokens[first - 1].low in _TWOFOLD:
            return 2
        first -= 1
    return 0


def _field(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a comma parts the fields of an office: "Agency for Trade, Energy and Transport"."""
    if tokens[at + 1].low not in _FIELDS:
        return False
    near = [token.low for token in tokens[at + 2 : at + 6]]
    before = [token.low for token in tokens[max(0, at - 6) : at]]
    office = any(
        word in ("of", "for") and place and before[place - 1] in _TWOFOLD
        for place, word in enumerate(before)
    )
    return office and ("and" in near or "&" in near)


def _trades(tokens: Sequence[Token], at: int) -> bool:
    """Return whether only trades and a legal form follow "and": "Alba Refinery and Petrochemicals Limited"."""
    end = at + 1
    while end < len(tokens) and end - at < 4 and tokens[end].low in _TRADES:
        end += 1
    return end > at + 1 and end < len(tokens) and tokens[end].low in LEGAL | {"private"}


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a connector and the name after it take; 0 if no name follows."""
    end = at + 1
    while end < len(tokens) and tokens[end].low in _INSIDE and end - at < 3:
        end += 1
    if end >= len(tokens) or tokens[end].kind != "name" or tokens[end].low in TIMES:
        return 0
    office = tokens[at - 1].low in _OFFICES
    if (_parts(tokens, at, end) and not office) or _seated(tokens, at):
        return 0
    if office and tokens[at].low == "for" and _headline(tokens):
        return 0
    return (
        0
        if ordinary(tokens, end, start=True) and tokens[at].text not in ("&", "+")
        else end - at + 1
    )


def _headline(tokens: Sequence[Token]) -> bool:
    """Return whether a sentence is a headline that writes all but its small words with capitals."""
    return len(tokens) > 4 and not any(
        token.kind == "word" and len(token.text) > 4 and token.text.islower() for token in tokens
    )


def _parts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a connector parts two names unless an office stands before it: "Acme for Beta", "Acme of Germany"."""
    low = tokens[at].low
    return low == "for" or (low == "of" and (end > at + 1 or is_place(tokens[end].text)))


def _national(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a corporation is a country's by name, not by its seat: "Cotton Corporation of India"."""
    land = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return tokens[at - 1].low in ("corp", "corp.", "corporation") and is_place(land)


def _seated(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "of" behind a whole name says where it is: "Two Rivers Cider Company of Twin Falls"."""
    return (
        tokens[at].low == "of"
        and tokens[at - 1].low in _WHOLE
        and not _national(tokens, at)
        and at > 1
        and tokens[at - 2].kind == "name"
        and tokens[at - 2].low not in _INSURES
    )
