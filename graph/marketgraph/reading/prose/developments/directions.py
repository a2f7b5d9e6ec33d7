"""Who of two parties of an agreement delivers: told by what it is called and what each is to do."""

from __future__ import annotations

import re
from typing import NamedTuple

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.licences import licence, same, whose_goods
from marketgraph.reading.prose.developments.phrases import parties_in
from marketgraph.reading.prose.words import words

PROVIDER = r"implement|provide|supply|deliver|install|build|deploy|manage|operate|construct|equip|upgrade|design|develop|manufacture|produce|support|ship|maintain|integrate|offer|sell|modernize|digitize|transform|launch"
_BUYS = re.compile(
    r"^(?: , [^;]{0,140}? ,)? (?:to|for the|under which it will|and will|allowing it to|enabling it to|giving it) (?:exclusively |also |be able to )?"
    r"(?:purchase|buy|procure|source|use|adopt|access|acquire|import|resell|sell N|market N|rights|lease|deploy N|integrate N|obtain|commercialize N|in-license)\b"
)
_USES = re.compile(r"\b(?:operat|us|occup|tak|rent|fl)(?:e|es|ed|ing|y|ies|s)? ")
_DELIVERS = re.compile(
    r"implement|provi|suppl|deliver|install|equip|upgrade|maintain|manage|ship|manufactur|produc|construct|deploy|sale"
)
_GIVES = re.compile(
    rf"\b(?:to|will|for the|and) (?P<verb>{PROVIDER}|supply of|delivery of|provision of|installation of|construction of|sale of)\b ?"
)
_THEY = re.compile(
    r"^(?: , [^;]{0,200}? ,)? ?,? ?(?:under|in|through|pursuant to|where|whereby)?[^;]{0,60}?\b(?P<who>(?<=for )N(?= to )|N(?= (?:will|shall|has agreed to|agreed to|agrees to) )) (?:will|to|shall|has agreed to|agreed to|agrees to) (?:exclusively |also |be )?(?P<verb>[a-z]+)"
)
_GIVEN = re.compile(
    r"^(?: , [^;]{0,140}? ,)? to (?:exclusively )?(?:supply|provide|deliver|equip) (?:the )?(?P<who>N|it|them)(?= )"
)
SELLS = frozenset(PROVIDER.split("|")) - words("integrate offer sell operate deploy launch")
TAKES = words(
    "distribute purchase buy market sell commercialize receive use acquire resell promote deploy offer integrate pay"
)
_ADVICE = re.compile(r"marketing|investor|relations|media|advertising|awareness|market-making")
_FOR_ITS = re.compile(
    r" for (?:its|their) (?:[a-z-]+ ){0,4}(?:solutions?|systems?|technolog(?:y|ies)|services|products|platform|software|equipment)\b"
)
"""What the counterpart of a contract makes: "a contract with N for its lamp systems"."""
_THEIR_GOODS = re.compile(
    r"\b(?:to|for|of) (?:distribute |sell |market |exclusively )*(?:the )?N 's"
)
_DISTRIBUTOR = re.compile(
    r"\b(?:distributor|distributors|distribution|reseller|wholesaler|dealer|retailer|importer|logistics|utility|automaker|carmaker|refiner|smelter|licensee)\b"
)
_MONEYED = re.compile(r" (?:[a-z-]+ ){0,4}(?:M|upfront|up-front|milestones?|royalt\w+|payments?)\b")
_PLACES = re.compile(r"\bplac(?:es?|ed|ing) (?:[a-z0-9#M-]+ ){0,5}$")
_VENUES = re.compile(
    r"\b(?:University|College|School|District|City|County|Town|Authority|Port|Airport|Arena|Stadium|Center|Centre|Department|Commission)\b"
)
_PUBLIC = re.compile(
    r"^(?:State|City|County|Town|Government|Republic|Kingdom|Province|Commonwealth) of |\b(?:Government|Ministry|Department|Army|Navy|Air Force|Police|Coast Guard|Border Guard|Municipality|County|"
    r"Council|Transit Authority|Port Authority|School District|NASA|NATO|Pentagon|Corps of Engineers)\b"
)
"""Public bodies: they buy."""
_BESIDE = re.compile(r"^ , (?:an?|the|one|which|who) [^;]{0,160}? ,(?= (?:to|for) )")
"""What is said of a counterpart before the purpose."""
_SERVICES = re.compile(
    r"services?|manufacturing|drilling|processing|fabrication|production|tolling"
)
_FOR_US = re.compile(
    r"^ (?:for the (?:[a-zN-]+ ){0,3}of (?:its|their|N 's)|to (?:conduct|perform|carry out|undertake|manufacture (?:its|their)|produce (?:its|their)))\b"
)
"""What whoever orders a service wants done."""
_GOODS = re.compile(r"order|contract|tender|off-?take|supply")
"""Agreements that their subject delivers under unless the sentence says more."""
_BUILDERS = re.compile(
    r"\b(?:Construction|Engineering|Engineers|Contractors?|Contracting|Builders|Bureau|EPC|Constructors|Civil|Infrastructure Group|Shipyards?|Shipbuilding)\b"
)
"""Those who build for others."""
_GENERATORS = re.compile(
    r"\b(?:Solar|Wind|Energy|Energies|Power|Renewables?|Hydro|Geothermal|Nuclear|Electric)\b"
)


class Terms(NamedTuple):
    """An agreement as its sentence tells it.

    Attributes:
        event: The sentence.
        match: Of the agreement, with its "kind" and the "prep" before the counterparts.
        noun: What it is called: "five-year supply agreement".
        mine: Who is the subject.
        others: The counterparts.
    """

    event: Event
    match: re.Match[str]
    noun: str
    mine: tuple[Party, ...]
    others: tuple[Party, ...]

    @property
    def rest(self) -> str:
        """What follows the counterparts in the skeleton."""
        return self.event.skeleton.text[self.match.end() :][:240]

    def named(self, found: re.Match[str]) -> set[str]:
        """Return whom the group "who" of a match over the rest names."""
        place = self.match.end() + found.start("who")
        return {party.name for party in parties_in(self.event.skeleton, place, place + 1)}


def buys(terms: Terms) -> bool | None:
    """Return whether the subject of an agreement buys (True) or delivers (False); None if that cannot be told."""
    kind = terms.match["kind"].rstrip("s")
    if terms.match["prep"] == "from":
        return kind.startswith("licen") or not re.search(r"order|contract|deal|tender", kind)
    told = parted(terms)
    if told is not None:
        return told
    if re.search(r"\bleas(?:e|ing)\b", terms.noun):
        return True if _USES.search(terms.event.skeleton.text[: terms.match.start()]) else None
    if _BUYS.match(terms.rest):
        return True
    if re.search(r"\blicen[sc]", terms.noun):
        return licence(terms.event, terms.noun, terms.match.end(), terms.mine, terms.others)
    return _by_noun(terms, kind)


def parted(terms: Terms) -> bool | None:
    """Return who buys by what the sentence says either of them does, gets or owns; None if it does not say."""
    told = _by_deed(terms)
    if told is not None:
        return told
    inside = terms.match.groupdict().get("for") or ""
    return whose_goods(terms.event, terms.match.end(), terms.noun, inside, terms.mine, terms.others)


def _by_deed(terms: Terms) -> bool | None:
    """Return who buys by what one of them is to do: "under which N will supply", "to supply N"."""
    they = _THEY.match(terms.rest)
    if they and not (
        they["verb"] in ("acquire", "buy", "purchase") and terms.rest.startswith(" N", they.end())
    ):
        who, verb = terms.named(they), they["verb"]
        paid = verb == "receive" and bool(_MONEYED.match(terms.rest, they.end()))
        sells, takes = verb in SELLS or paid, verb in TAKES and not paid
        if (sells or takes) and same(who, terms.others):
            return sells
        if (sells or takes) and same(who, terms.mine):
            return takes
    if given := _GIVEN.match(terms.rest):
        if given["who"] != "N":
            return True
        who = terms.named(given)
        if same(who, terms.mine) or same(who, terms.others):
            return same(who, terms.mine)
    return None


def _by_noun(terms: Terms, kind: str) -> bool | None:
    """Return who buys by what the agreement is called."""
    text, noun = terms.event.skeleton.text, terms.noun
    if _ADVICE.search(noun):
        return True
    if "naming rights" in noun:
        return _by_side(terms, _VENUES)
    if kind == "contract" and _FOR_ITS.match(terms.rest):
        return True
    if "power purchase" in noun:
        return _by_side(terms, _GENERATORS)
    if re.search(r"construction|engineering|\bepc\b", noun):
        builders = _by_side(terms, _BUILDERS)
        if builders is not None:
            return builders
    ordered = kind in ("contract", "tender", "order") or "concession" in noun
    if ordered and all(_PUBLIC.search(party.name) for party in terms.others):
        return False
    if ordered and all(_PUBLIC.search(party.name) for party in terms.mine):
        return True
    if kind == "order" and _PLACES.search(
        text[max(0, terms.match.start() - 60) : terms.match.start()]
    ):
        return True
    if re.search(r"distribut|reseller|resale", noun):
        before = text[: terms.match.end("kind") - len(noun)][-220:]
        near = text[terms.match.end() :][:60]
        seller = _DISTRIBUTOR.search(before) and not _DISTRIBUTOR.search(near)
        return bool(seller or _THEIR_GOODS.search(terms.rest[:80]))
    rest = _BESIDE.sub("", terms.rest)
    gives = _GIVES.search(text[terms.match.start() : terms.match.end()] + rest[:80])
    if _SERVICES.search(noun) and _FOR_US.match(rest):
        return True
    if _GOODS.search(noun) or (gives and _DELIVERS.match(gives["verb"])):
        return False
    return False if kind == "deal" and re.search(r"\bM\b", noun) else None


def _by_side(terms: Terms, sellers: re.Pattern[str]) -> bool | None:
    """Return who buys where the names of one side, and of one only, are those of sellers."""
    mine = any(sellers.search(party.name) for party in terms.mine)
    others = any(sellers.search(party.name) for party in terms.others)
    return None if mine == others else others
