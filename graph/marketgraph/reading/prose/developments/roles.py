"""Who takes which part in an acquisition: buyers, targets, seller."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marketgraph.reading.prose.developments.deals import (
    SITE,
    WHOM,
)
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import main_subject, thing_before
from marketgraph.reading.prose.developments.wordings import Form
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.organisations import has_legal_form
from marketgraph.reading.prose.words import words

_FROM = re.compile(
    r"^(?:(?!\b(?:by|and|which|to|who|with|has|have|had|received|won|faces|faced|came|comes|[a-z]+ing)\b)[^;]){0,90}? from "
    + WHOM
    + r"(?P<name>N)(?= |$)(?! family| 's [a-z]+ (?:of|to)| 's (?:[a-z-]+ ){0,2}(?:parent|owner|subsidiary|unit|arm|affiliate) (?:[a-z]+ )?(?:, )?N)"
)

_TO = re.compile(
    r"^(?:(?!\b(?:by|and(?! (?:(?!(?:to|by|has|will|is) )[a-z-]+ ){1,12}(?:business(?:es)?|units?|divisions?|operations|segments?|brands?|assets) )|which|who|in order)\b)[^;]){0,110}? to "
    + WHOM
    + r"(?P<name>N(?: and N)?)(?= |$)"
)

_BY = re.compile(
    r"^(?:(?!\b(?:and|which|who|with|funded|financed|backed|led|advised|supported|owned|run|followed|may|might|could|would|part|comes|came|follows|gives|accompanied|operated|founded|created|made|known|"
    r"managed|approved|announced|driven|prompted|helped|boosted|offset|lifted|represented)\b)[^;]){0,70}? by "
    + WHOM
    + r"(?P<name>N(?: and N(?! by ))?)(?= |$)"
)

BROKER = re.compile(
    r"\b(?:arrang|represent|broker|advis|facilitat|negotiat|handl|market|oversaw|led|clos(?:ed|es) on|assist)(?:ed|es|s|ing)?\b"
)

_FOR_MONEY = re.compile(r"^(?: [a-z]+){0,3} for (?:[a-z-]+ ){0,6}(?:M|undisclosed)")

_SITE = re.compile(
    r"\b(?:building|property|site|tower|center|complex|community|portfolio|land|parcel|home|house|hotel)(?: (?:located|situated))? (?:at|known as|called) "
    r"(?P<name>N)(?: ,[^;]{0,80}? ,)?(?: in [NL])? $"
)
_BEHALF = re.compile(
    r"\b(?:represented the (?:seller|buyer|owner|parties)|on behalf of the (?:seller|owner|buyer)|marketed the property|listed the property|"
    r"procured the buyer|exclusively listed|brokered|represented both)\b"
)
_LENT = re.compile(r"\b(?:loans?|financing|mortgage|bridge|lent|lender|debt)\b[^;,]{0,60}$")
_BUYER_IS = re.compile(
    rf"the (?:[a-z-]+ )?(?:(?:segment|business|unit|division|company|property|building|asset|hotel|brand) (?:is being|is to be|was|will be|has been) (?:sold|divested) to|(?:buyer|purchaser|acquirer) (?:is|was)(?: ,)?) (?:N 's (?:[a-z-]+ ){{0,2}}(?:subsidiary|unit|arm|affiliate) , |{WHOM})(?P<name>N(?: and N)?)(?= ?[.,;]| for | in |$)"
)
_OWN_ARM = re.compile(
    r"(?:^|[,:;] )(?P<name>N) 's (?:[a-z-]+ |L ){0,5}(?:unit|arm|subsidiary|division|affiliate) (?:(?:has|had|will|would|is|also|recently|agreed|to|said|it) ){0,4}$"
)
"""A unit without a name that buys for its parent: "Acme's asset management unit is buying"."""
_ITS = re.compile(r"\b(?:its|their|whose|his|her) (?:(?!(?:the|of) )[a-z#-]+ |[MDYP] ){0,6}$")
_BOARD = re.compile(
    r"\b(?:(?:board|boards|directors|shareholders|stockholders) (?:of directors )?(?:of|at) (?:the )?(?P<name>N)"
    r"|(?P<whose>N) 's? (?:board|directors|shareholders|stockholders|investors|owners)(?: of directors)?) (?:(?:has|have|had|unanimously|also|will) )*$"
)
"""Whose board agrees to an offer: "the board of Acme has unanimously"."""
_ANY = re.compile(r"(?:^| )(?:the|an?|this)(?: (?!its|their|our)(?:[a-z#-]+|M|D|Y|,)){0,5} $")

_DOING = re.compile(
    r"\b(?:(?:announc|disclos|declar|complet|reveal|clos|finali[sz]|sign|agree|result|reflect|follow|includ|contribut|driv|fund|financ|execut|consummat|won|win|land|clinch|seal|secur|clear|reach|"
    r"approv|plan|propos|support|enter|unveil|celebrat|mark|made|mak|cancel|terminat|pursu|boost|strengthen|expand)\w*"
    r"|with|through|by|via|from|since|after|upon|to|including|under|of|for) (?:[a-z]+ ){0,4}(?:the|an?)(?: (?:[a-z#-]+|M|D|Y|,)){0,5} $"
    r"|^(?:the|an?)(?: (?:[a-z#-]+|M|D|Y|,)){0,4} $|\b(?:deal|move|bet|purchase|transaction)(?: yet| ever| so far| to date)? , (?:the|an?)(?: (?:[a-z#-]+|M)){0,3} $"
)

_AT = re.compile(
    r" at (?:the )?N(?= , (?:an?|the) [^,;]{0,60}?(?:community|complex|property|building|apartments?|center|centre|tower|townhomes)\b)"
)
"""What goes on after the name of a building: "Elm at Long Lake, a 90-unit community"."""
_HOUSE = re.compile(
    r" , an? [^,;]{0,80}?\b(?:building|tower|apartments?|property|complex|condominium)\b"
)
"""What is said of a building that goes by the number of its street: "600 Long, a 166-unit building"."""
_COUNT = re.compile(
    r"\b(?:#|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|all) (?:[a-z]+ )?$"
)
_COUNTED = re.compile(
    r"(?: 's)? (?:stores|restaurants|locations|shops|hotels|clinics|dealerships|branches|stations|gyms|cafes|franchises|units|centers|centres)\b"
)
"""What is counted of a chain: "six Elmo's restaurants"."""
_UNIT_OF = re.compile(
    r"(?:^|\b(?:the|its|an?|their) )(?P<unit>(?!assets |stock |shares |business |rights |trade )(?:(?:(?!(?:the|its|an?|their|all|of|in|and|remaining|majority|minority|entire|whole|operating|P|M) )[a-z][a-z-]*|L) (?:and )?){1,5}"
    r"(?:business|unit|division|arm|segment|(?<=[a-zL] )operations|(?<=[a-zL] )activities)) of (?:the |L 's |(?:(?!(?:and|the|its) )[a-z-]+ ){1,3})?$"
)
"""A part of a company that is bought: "the pump rental business of"."""
_ONE_FIRM = re.compile(
    r"(?:^|\b(?:an?|the|its|rival|[a-z]+) )(?:company|firm|maker|group|retailer|bank|insurer|producer|manufacturer|developer|operator|provider|start-?up|business|utility) $"
)
_DIVISION_OF = re.compile(
    r"(?P<unit>.+ (?:Division|Business|Unit|Segment)) of (?:the )?(?P<whose>.+)"
)
_WHOSE_UNIT = re.compile(
    r" 's (?P<unit>(?:L (?:and L )?)?(?:(?:(?!(?:of|in|and|to|from|for|entire|whole|remaining|own) )[a-z][a-z-]*|#) (?:, |(?:, )?and )?){1,7}(?:business|unit|division|arm|segment|portfolio|operations?|services))(?= (?:in|for|on|last|earlier|this|to|based|located|headquartered|with|and|as|at|after|under|by|through|via)\b| ?[,.;]|$)"
)
"""A part of a company that is bought: "Acme's pump business"."""
_PLANT = re.compile(
    r"(?: (?!(?:and|from|to|for|in|of|by|with|as|which|that|at|on) )[a-z][a-z-]*){1,3} (?:plant|mill|factory|refinery|terminal|brewery|smelter|facility|warehouse|quarry|shipyard|pipeline)(?= (?:from|in|for|to|at|on|and)\b| ?[,.;]|$)"
)
"""What a plant is called after the place that it is at: "Leeds bottling plant"."""
_BY_BRAND = re.compile(r" by (?P<brand>N)(?= |$)")
_HOTELIERS = words("marriott hilton hyatt wyndham ihg radisson accor sonesta")
"""Whose name follows that of a hotel: "Harbor Inn by Marriott"."""
_MADE_UNIT = r" (?!(?:and|from|to|for|in|of|by|with|as|at|on|its|the|brand|branded|which|that|is|was|has|had|will|giving|adding|making|[a-z]*expanding|including|growing|strengthening|boosting|bringing|creating|[a-z]+ly) )[a-z][a-z-]*"
_UNITS = r"(?:business|division|unit|operations|activities|arm|segment)(?= (?:from|in|for|to|at|on|and|by|of|with|after|last|earlier|this|as|via|through|is|was|has|will)\b| ?[.,;]|$)"
_NAMED_UNIT = re.compile(rf"(?:{_MADE_UNIT}){{1,3}} {_UNITS}")
"""What goes on after a name in "Torvik's Flexa valve business"."""
_OWN_UNIT = re.compile(
    rf"(?:{_MADE_UNIT}){{1,3}} (?:assets|business|division|unit|operations|portfolio)(?= |$)| (?:assets|operations|portfolio|business|activities)(?= |$)"
)
"""What goes on after a name in "its Permian water assets"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who takes which part in one acquisition."""

    targets: tuple[Party, ...]
    acquirers: tuple[Party, ...] = ()
    seller: Party | None = None


def roles_of(event: Event, match: re.Match[str], form: Form) -> Roles | None:
    """Return who takes which part, or None if the target is not named."""
    if form in ("passive", "byNoun"):
        return _passive(event, match, form)
    skeleton, verb = event.skeleton, match.start("verb")
    targets = _sites(event, match, tuple(map(_party, _listed(event, match, form))))
    targets = _as_one(event, match, targets)
    of = skeleton.name(match, "of") if "of" in match.re.groupindex else None
    rest = (match["rest"], match.start("rest")) if "rest" in match.re.groupindex else ("", 0)
    if plant := _PLANT.match(skeleton.text, match.end("target")) or (
        "rest" in match.re.groupindex and SITE.match(skeleton.text, match.end("target"))
    ):
        rest = (rest[0][plant.end() - match.end("target") :], plant.end())
    if form in ("sold", "sale"):
        return _sold(event, match, form, targets, of, rest)
    seller = _after(event, _FROM, rest) or (_party(of) if of else None)
    if divided := _divided(targets):
        targets, seller = divided[:1], seller or divided[1]
    elif part := _part_of(event, match, targets):
        targets, seller = (part,), targets[0]
    return Roles(targets, _acquirers(event, match, form, rest, verb), seller)


def _acquirers(
    event: Event, match: re.Match[str], form: Form, rest: tuple[str, int], verb: int
) -> tuple[Party, ...]:
    """Return who acquires."""
    groups = match.re.groupindex
    for group in ("acquirer", "owner"):
        if group in groups and (names := event.skeleton.names(match, group)):
            return tuple(map(_party, names))
    if form == "of":
        by = () if _branded(event, match.end("target")) else _afters(event, _BY, rest)
        if by:
            return by
        shown = re.match(r" , which (?:the )?N ", rest[0])
        if shown:
            return _names_at(event, rest[1], rest[1] + shown.end())[:1]
        before = event.skeleton.text[:verb]
        if _LENT.search(before):
            return ()
        if before.endswith("our "):
            return event.meant("our", verb)
        told = event.owner(verb) if _told(before) else ()
        if not _ITS.search(before):
            told = tuple(party for party in told if party.sure)
        return told or _gainer(event, match)
    if form == "done":
        return ()
    if form in ("compound", "newly"):
        return (
            event.meant("it", verb)
            if form == "newly" and _opens(event, verb)
            else event.owner(verb)
        )
    if whose := _OWN_ARM.search(event.skeleton.text[:verb]):
        return _names_at(event, *whose.span("name"))
    return () if thing_before(event.skeleton, verb) else event.parties(verb)


def _gainer(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return whose business "The acquisition of X" makes larger: the only other company of the sentence."""
    if event.skeleton.text[: match.start("verb")] not in ("", "the ", "this "):
        return ()
    targets = {name.text for name in event.skeleton.names(match, "target")}
    others = [
        n for n in event.skeleton.companies(0, len(event.skeleton.text)) if n.text not in targets
    ]
    gains = others[:1] if len({name.text for name in others}) == 1 else []
    helped = gains and re.search(
        r"\b(?:gives?|allows?|enables?|helps?|strengthens?|expands?|positions?|adds?|brings?|gave|allowed|enabled|helped|"
        r"strengthened|expanded|positioned|extends?|broadens?|enhances?|doubles|boosts) (?:the )?N",
        event.skeleton.text,
    )
    return tuple(map(_party, gains)) if helped else ()


def _told(before: str) -> bool:
    """Return whether the subject of what stands before "acquisition of" is who acquires.

    It is after "its", and after "the" or "an" where the sentence opens so or somebody announces, completes or pays it.
    """
    return not _ANY.search(before) or _DOING.search(before[-140:]) is not None


def _opens(event: Event, verb: int) -> bool:
    """Return whether "its newly acquired" is itself the subject of its sentence."""
    before = event.skeleton.text[:verb]
    return "N" not in before.split() and re.search(r"(?:^|, )(?:its|their) $", before) is not None


def _passive(event: Event, match: re.Match[str], form: Form) -> Roles | None:
    """Return the parts in "X was acquired by Y" and "its acquisition by Y"."""
    skeleton = event.skeleton
    sold = "sold" in match["verb"] or "sale" in match["verb"]
    if match["by"] == "to" and not sold:
        return None
    acquirers = _names_at(event, *match.span("acquirer"))
    if sold and match["by"] == "by":
        buyers = _afters(event, _TO, (match["rest"], match.start("rest")))
        target = event.parties(match.start("verb")) or _site(event, match.start("verb"))
        return Roles(target, buyers, acquirers[0]) if buyers and form == "passive" else None
    if form == "byNoun":
        owner = skeleton.name(match, "owner") if "owner" in match.re.groupindex else None
        if "owner" not in match.re.groupindex:
            board = _BOARD.search(skeleton.text[: match.start()])
            targets = (
                _names_at(event, *board.span("name" if board["name"] else "whose"))
                if board
                else event.parties(match.start())
            )
            return Roles(targets, acquirers)
        return Roles((_party(owner),) if owner else event.owner(match.start("verb")), acquirers)
    verb = match.start("verb")
    if verb == 0:
        return Roles(tuple(map(_party, main_subject(skeleton).names)), acquirers)
    before = re.search(r"(?:^| )(?P<name>N)(?: ,)? $", skeleton.text[:verb])
    if before and " " not in match["verb"].strip():
        target = _names_at(event, before.start("name"), before.end("name"))
    else:
        target = _site(event, verb) or (() if thing_before(skeleton, verb) else event.parties(verb))
    rest = match["rest"], match.start("rest")
    return Roles(
        target,
        acquirers,
        _after(event, _FROM, rest) or (_after(event, _BY, rest) if sold else None),
    )


def _site(event: Event, verb: int) -> tuple[Party, ...]:
    """Return the place that is sold in "The building at 12 Long Street was sold to"."""
    match = _SITE.search(event.skeleton.text[:verb])
    return _names_at(event, match.start("name"), match.end("name")) if match else ()


def _sold(
    event: Event,
    match: re.Match[str],
    form: Form,
    targets: tuple[Party, ...],
    of: Name | None,
    rest: tuple[str, int],
) -> Roles | None:
    """Return the parts in "X sold Y to Z" and "the sale of Y to Z"."""
    buyers = _afters(event, _TO, rest)
    owner = event.skeleton.name(match, "owner") if form == "sale" else None
    text, verb = event.skeleton.text, match.start("verb")
    held = of is not None and re.search(
        r"\bN 's (?:[a-z]+ ){0,2}(?:shares|stake|interest)",
        text[match.start("fill") : match.end("target")],
    )
    if owner or held:
        seller: Party | None = _party(owner or of)  # type: ignore[arg-type]
    else:
        by = _afters(event, _BY, rest) if form == "sale" else ()
        if form == "sale" and not by and _brokered(event, verb):
            by = _seller_named(event, verb)
            if not by:
                return Roles(targets, buyers)
        seller = next(
            iter(by or (event.owner(verb) if form == "sale" else event.parties(verb))), None
        )
    told = re.search(
        r"\b(?:announc|complet|clos|finali|agree|report|sign)\w* (?:[a-z#M-]+ ){0,6}$", text[:verb]
    )
    if not buyers and not (
        _FOR_MONEY.match(rest[0]) or held or (form == "sale" and told) or "divest" in match["verb"]
    ):
        return None
    if seller and any(seller.name == buyer.name for buyer in buyers):
        return None
    return Roles(targets, buyers, seller)


def later_buyer(event: Event) -> tuple[Party, ...]:
    """Return whom one of the next two sentences names as the buyer: "The unit is being sold to Acme", "The buyer was Acme"."""
    sentence = event.sentence.next
    for _ in range(2):
        if sentence is None:
            break
        skeleton = skeleton_of(sentence)
        if match := _BUYER_IS.match(skeleton.text):
            return tuple(
                Party(name.text, False, name.start) for name in skeleton.names(match, "name")
            )
        sentence = sentence.next
    return ()


def _brokered(event: Event, verb: int) -> bool:
    """Return whether who tells of a sale is its broker, by the verb or by what the next sentences say."""
    if BROKER.search(event.skeleton.text[:verb]):
        return True
    near = [event.sentence.low]
    after = event.sentence.next
    while after is not None and len(near) < 3:
        near.append(after.low)
        after = after.next
    return any(_BEHALF.search(low) for low in near)


def _seller_named(event: Event, verb: int) -> tuple[Party, ...]:
    """Return whom a broker names as the seller: "represented the seller, Acme, in the sale of"."""
    match = re.search(
        r"\b(?:sellers?|owner|landlord|client)(?: ,)? (?P<name>N)", event.skeleton.text[:verb]
    )
    return _names_at(event, match.start("name"), match.end("name")) if match else ()


def _sites(event: Event, match: re.Match[str], targets: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the targets, the last one with what it is if that is a mine or project ("Copper Lake project")."""
    text, end = event.skeleton.text, match.end("target")
    own = re.search(r"\b(?:its|their) $|N 's (?:[a-z-]+ )*$", text[: match.start("target")])
    number = text[: match.start("target")].endswith("# ") and _HOUSE.match(text, end)
    if number and len(targets) == 1:
        start, stop = event.skeleton.span(match.start("target") - 2, match.end("target"))
        return (Party(event.text.text[start:stop], True, start),)
    counted = _COUNT.search(text[: match.start("target")]) if len(targets) == 1 else None
    if counted and (kind := _COUNTED.match(text, end)):
        start, stop = event.skeleton.span(counted.start(), kind.end())
        return (Party(event.text.text[start:stop], True, start),)
    site = (
        SITE.match(text, end)
        or _PLANT.match(text, end)
        or _branded(event, end)
        or _AT.match(text, end)
        or (_OWN_UNIT.match(text, end) if own else None)
        or _NAMED_UNIT.match(text, end)
    )
    if not site or not targets or (len(targets) > 1 and site.group().endswith("s")):
        return targets
    last, stop = targets[-1], event.skeleton.span(*site.span())[1]
    return (*targets[:-1], replace(last, name=event.text.text[last.start : stop]))


def _as_one(event: Event, match: re.Match[str], targets: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return two targets as one where what stands before is one company: "the fuel company Acme Fuel and Retail AG"."""
    if len(targets) != 2 or "fill" not in match.re.groupindex:
        return targets
    first, second = targets
    between = event.text.text[first.start + len(first.name) : second.start]
    one = _ONE_FIRM.search(match["fill"]) and between.strip() == "and"
    if not one or has_legal_form(first.name) or not has_legal_form(second.name):
        return targets
    end = second.start + len(second.name)
    return (replace(first, name=event.text.text[first.start : end]),)


def _divided(targets: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return a division and whose it is, if a name says both: "Pump Division of Acme"."""
    match = _DIVISION_OF.match(targets[0].name) if len(targets) == 1 else None
    if match is None:
        return ()
    start = targets[0].start
    return (
        Party(match["unit"], True, start),
        Party(match["whose"], True, start + match.start("whose")),
    )


def _branded(event: Event, end: int) -> re.Match[str] | None:
    """Return " by Marriott" after the name of a hotel, or None."""
    match = _BY_BRAND.match(event.skeleton.text, end)
    name = event.skeleton.name(match, "brand") if match else None
    return match if name and name.text.lower().split()[0] in _HOTELIERS else None


def _part_of(event: Event, match: re.Match[str], targets: tuple[Party, ...]) -> Party | None:
    """Return the part of a company that is bought, if its kind stands before the name: "the pump business of Acme"."""
    if len(targets) == 1 and (whose := _WHOSE_UNIT.match(event.skeleton.text, match.end("target"))):
        start, stop = event.skeleton.span(*whose.span("unit"))
        return Party(event.text.text[start:stop], True, start)
    unit = (
        _UNIT_OF.search(match["fill"]) if "fill" in match.re.groupindex and match["fill"] else None
    )
    if unit is None or len(targets) != 1:
        return None
    first = match.start("fill") + unit.start("unit")
    start, stop = event.skeleton.span(first, match.start("fill") + unit.end("unit"))
    return Party(event.text.text[start:stop], True, start)


def _listed(event: Event, match: re.Match[str], form: Form) -> list[Name]:
    """Return the names of the target group, less one that is the subject of a new clause ("and N announced")."""
    names = event.skeleton.names(match, "target")
    after = event.skeleton.text[match.end("target") :]
    clause = form != "newly" and re.match(
        r" (?:has|have|is|was|will|announced|said|launched|plans|expects|also) ", after
    )
    if len(names) > 1 and re.search(
        r" and (?:its )?(?:unit|subsidiary|division|arm|parent|owner) N", match["target"]
    ):
        return names[:1]
    if len(names) > 1 and " 's " in match["target"]:
        return names[1:]
    return names[:-1] if len(names) > 1 and clause else names


def _after(event: Event, pattern: re.Pattern[str], rest: tuple[str, int]) -> Party | None:
    """Return the first party that a pattern finds after the target, or None."""
    return next(iter(_afters(event, pattern, rest)), None)


def _afters(event: Event, pattern: re.Pattern[str], rest: tuple[str, int]) -> tuple[Party, ...]:
    """Return the parties that a pattern finds after the target."""
    match = pattern.match(rest[0])
    if not match:
        return ()
    return _names_at(event, rest[1] + match.start("name"), rest[1] + match.end("name"))


def _names_at(event: Event, start: int, end: int) -> tuple[Party, ...]:
    """Return the companies in a stretch of the skeleton, without those that only say whose the next one is."""
    names = event.skeleton.companies(start, end)
    return tuple(_party(name) for name in names if len(names) == 1 or not name.possessive)


def _party(name: Name) -> Party:
    """Return a name of the sentence as a party."""
    return Party(name.text, True, name.start)
