"""Suppliers that are chosen: "Acme selected Beta to build pumps", "Beta was chosen by Acme as its supplier"."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.directions import PROVIDER
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES, group_parties
from marketgraph.reading.prose.developments.sides import Roles, checked, sided

_ROLE = r"supplier|provider|vendor|contractor|platform|operator|manufacturer|developer|solution|system|agency|custodian|processor|acquirer|integrator|administrator|underwriter"
_SELLER = r"distributor|reseller|dealer|licensee|franchisee"
BY = re.compile(
    rf"(?P<verb>\b(?:selected|chosen|tapped|picked|contracted|commissioned|engaged|appointed|hired|named)) by (?P<customer>{PARTIES}){FOLLOW}(?P<rest>[^;.]{{0,120}})"
)
PICKS = re.compile(
    rf"(?P<verb>\b(?:selected|selects|select|chose|chooses|has chosen|have chosen|tapped|taps|picked|picks|appointed|appoints|contracted|commissioned|engaged|hired|retained|retains|engages|enlisted|named|names|designated|designates)) "
    rf"(?:(?P<maker>N) 's (?P<what>[a-z0-9 -]{{0,30}}?N?(?: [a-z]+){{0,3}}?)|(?P<supplier>{PARTIES}))(?P<rest>(?: , [^;,]{{0,120}} ,)? (?:to|as|for) [^;.]{{2,120}})"
)
_CHOSEN_FOR = re.compile(
    rf"^(?: , [^;,]{{0,120}} ,)? (?:to (?:{PROVIDER}|run|host|power|handle|carry out|oversee|transport|process|print|renovate|overhaul|service|store)\b|as (?:(?:its|the|an?|their) )?[^;]{{0,60}}?\b(?:{_ROLE})\b|"
    r"for the (?:supply|delivery|construction|design|development|installation|implementation|provision))"
)
_PICKED_FOR = re.compile(
    r"^(?: , [^;,]{0,120} ,)? (?:to (?!lead|host|serve|play|represent|advise|explore|join|receive|compete|participate|perform|speak|become|replace|succeed|head)[a-z]+\b|"
    r"for [a-z -]{0,40}(?:production|manufactur\w+|supply|delivery|development|construction)\b|for (?:its|the|their)\b|for (?:(?:an?|M|#|[a-z-]+) ){0,6}?(?:project|contract|upgrade|rollout|deployment|program|programme|overhaul)\b|"
    rf"as (?:(?:its|the|an?|their) )?[^;]{{0,60}}?\b(?:{_ROLE}|{_SELLER})\b)"
)
_AS_ROLE = re.compile(r" as (?:its |the |an? )?N\b")
_AS_SELLER = re.compile(rf"^[^;]{{0,80}}? as [^;]{{0,60}}?\b(?:{_SELLER})\b")


def by(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N was selected by N to provide"."""
    if not _CHOSEN_FOR.match(match["rest"]) and not _headed(event, match):
        return None
    return checked(
        event.parties(match.start("verb")), group_parties(event.skeleton, match, "customer")
    )


def _headed(event: Event, match: re.Match[str]) -> bool:
    """Return whether a headline goes on with a role in capitals: "Acme Selected by Beta as Packaging Supplier"."""
    role = _AS_ROLE.match(match["rest"])
    start = match.start("rest") + (role.end() if role else 0) - 1
    names = event.skeleton.companies(start, start + 1) if role else []
    return bool(names) and re.search(rf"\b(?:{_ROLE})s?$", names[0].text.lower()) is not None


_SELLS_FIRM = re.compile(r" ?to (?:sell|advise|find a buyer)\b")
"""What a bank is chosen for that is no supplier."""


def picks(event: Event, match: re.Match[str]) -> Roles | None:
    """Read "N selected N to provide"."""
    if not match["maker"] and not _PICKED_FOR.match(match["rest"]):
        return None
    if _SELLS_FIRM.match(match["rest"]):
        return None
    suppliers = group_parties(event.skeleton, match, "supplier")
    if _AS_SELLER.match(match["rest"]):
        return sided(event.parties(match.start("verb")), suppliers)
    if name := event.skeleton.name(match, "maker"):
        suppliers = (Party(name.text, True, name.start),)
    return checked(suppliers, event.parties(match.start("verb")))
