"""Phrases that the grammars of developments share: named counterparts, who acts, what an agreement is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.skeleton import Skeleton
from marketgraph.reading.prose.developments.subjects import subject_of
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.tokens import Token

_NO_LEAD = (
    "to|for|of|in|on|at|by|with|from|that|which|who|and|or|as|is|are|was|were|has|have|had|will|over|more|than|about|such|like|"
    "including|both|each|all|some|many|other|various|several|its|their|his|her|our|multiple|numerous|any|a|an|not|own|customers|"
    "clients|members|users|people|patients|families|brands|companies|partners"
)
LEAD = rf"(?:(?:(?!(?:{_NO_LEAD})\b)[a-z][a-z0-9./’&-]*|L|'s|N [a-z]+-based) ){{0,7}}?"
"""Words before a name that say what it is: "computing firm N", "the N", "L 's N"."""
_BODY = r"(?:state|city|government|commonwealth|province|county|kingdom|republic|town|university) of [LN]"
_UNIT = r"(?: 's(?: [a-z-]+){0,2})? (?:unit|arm|subsidiary|division|affiliate|business)\b(?! N)"
"""A part of a company without a name of its own, which stands for it: "N 's local unit"."""
ONE = rf"(?:an? (?=N (?:unit|subsidiary|arm|affiliate)\b))?(?:N 's (?:[a-z-]+ )?(?:subsidiary|unit|arm|affiliate|division) )?{LEAD}(?:N{_UNIT}|(?:N of L|N|{_BODY})(?! 's))"
PARTIES = (
    rf"(?:both |its (?:[a-z-]+ )?partners? )?{ONE}"
    rf"(?:(?:(?: , (?:the )?N){{1,8}} ,)? (?:and(?: with)?|&|as well as|along with) {ONE}|(?: , (?:the )?N){{1,8}} (?:and|&) {ONE})?"
)
"""Named counterparts in a row."""
FOLLOW = (
    r"(?= (?:[.,;:)?!–—-]|to|for|in|on|at|by|and|as|that|which|who|whose|where|when|while|through|under|from|into|during|"
    r"following|after|before|since|via|is|was|are|were|has|have|will|would|can|marks?|represents?|brings?|aims?|allows?|enables?|combines?|includes?|provides?|supports?|demonstrates?|reflects?|underscores?|highlights?|strengthens?|helps?|delivers?|offers?|leverages?|signals?|comes?|continues?|began|focuses|gives?|makes?|means?|extends?|creates?|positions?|ensures?|reinforces?|also|now|worth|over|within|"
    r"across|around|regarding|this|last|today|yesterday|said|says|towards?|throughout|ahead|earlier|until|amid|worldwide|nationwide|had|may|could|should|did|does|because|so|but|alongside|together|along|plus|per|next|early|late|here|L|#|[a-z]+s (?:the|an?|our|its|that|what|us|how|to|their|new|more|both|on|back|as)|D|Y|H|M|[a-z]+ing|[a-z]+ed|[a-z]+ly)(?: |$)|$)"
)
"""What may stand after a name that is no modifier of a noun ("N engineers")."""
_PARTY = re.compile(rf"{_BODY}|N of L|N")
_PART = re.compile(_UNIT)
OCCASION = re.compile(
    r"\b(?:Conference|Summit|Expo|Week|Month|Day|Festival|Convention|Congress|Trade Show|Forum|Awards?|CES|Symposium|Championship|Tournament|World Cup|Olympics|"
    r"Super Bowl|Act|Agreement|Transaction|Offering)\b"
)
"""Names of occasions and papers: they are no parties."""
OPTION = re.compile(
    r"\b(?:may|might|could|would|if|whether|seek(?:s|ing)?|looking|looks|hop(?:es?|ing)|wants?|wish(?:es)?|explor\w+|consider\w*|"
    r"(?<!exercised its )(?<!exercise its )options?|talks?|discuss\w*|negotiat\w+|potential|possible|possibility|opportunit\w+|interested|not|no|never|without|unable|"
    r"fail(?:s|ed)|rumou?r\w*|lost|loses|losing|den(?:ied|ies)|refus\w+|reject\w*|disput\w+|su(?:ed|ing)|breach\w*|expir\w+|strategy|terminat\w+|end(?:s|ed)|cancel\w*|scrap\w*|how|evaluat\w+|open to|future)\b[^;:]{0,45}$"
)
"""What makes a deed an option, a wish or a failure when it stands before its verb."""
OVER = re.compile(
    r"^(?: ,? ?(?:which|that|under which N [a-z ]{0,40}))? ?(?:,? ?(?:has|had|have|is|was|will|are|were|would|which) ){0,2}(?:(?:recently|also|not|be|been|mutually) ){0,2}"
    r"(?:expir\w+|terminat\w+|ended|ends|end|cancel\w+|lapsed?|laps\w+|renewed(?<=not be renewed)|collapsed|fell through|scrapped|abandoned|over)\b(?! of)"
)
"""What follows a deed that has come to an end: "the contract with Acme expired"."""
_PERSONAL = re.compile(
    r"\b(?:he|she) (?:[a-z]+ ){0,6}$|\b(?:analysts?|economists?|strategists?) (?:(?:at|from|with|for) (?:the )?N )?(?:said|say|says|believe|believes|expect|expects|think|see|wrote)\b[^;.]*$"
)
"""Before what a person did elsewhere, or what analysts say of others."""
_GOVERNOR = re.compile(
    r"\b(?:announc|sign|enter|form|establish|expand|extend|renew|deepen|strengthen|secur|ink|struck|strike|cut|snag|forg|unveil|launch|"
    r"reveal|complet|reach|receiv|won|win|land|award|obtain|gain|earn|clos|finali[sz]|creat|execut|celebrat|confirm|report|"
    r"agree|set up|join|has|have|is|are|in|through|under|via|follow)\w*\b"
)
WHAT_IT_CALLS = r"(?:what (?:is|it (?:calls?|called|says? (?:is|are)|described as|describes as|claims (?:is|to be)|believes (?:is|to be))|they call|the company (?:calls|says is)) )?"
"""Between a verb and what it is about: "opened what it calls the first"."""
_PURPOSE = re.compile(
    r"^(?: , (?:a|an|the|one|which|who|part|formerly)\b[^;]{0,160}? ,)?(?: on D| in D| on Y)?(?: ,)? (?:(?:aim\w+|design\w+|intended|set) )?"
    r"(?:to|for|at|on) (?P<purpose>[a-z#NLYMP][^;.]{3,200}?)(?= (?:,|\.|;|by|through|aimed|designed|including|using|which|where|appeared)(?: |$)|$)"
)


def parties_in(skeleton: Skeleton, start: int, end: int, owners: bool = False) -> tuple[Party, ...]:
    """Return the organisations in a stretch of a skeleton: names, and "state of L"; people and places are none.

    Args:
        skeleton: Of the sentence.
        start: Where the stretch starts.
        end: Where it ends.
        owners: Whether a name with "'s" counts.
    """
    found = []
    for match in _PARTY.finditer(skeleton.text[:end], start):
        items = list(skeleton.items(match.start(), match.end()))
        last = items[-1] if items else None
        whose = match.group() == "N" and isinstance(last, Name) and last.possessive
        if isinstance(last, Name) and (
            owners or not whose or _PART.match(skeleton.text, match.end())
        ):
            text = last.text
            if len(items) > 1:
                text = " ".join(i.text for i in items if isinstance(i, Name | Token))
            found.append(Party(text, True, items[0].start))
    return tuple(found)


def group_parties(
    skeleton: Skeleton, match: re.Match[str], group: str, owners: bool = False
) -> tuple[Party, ...]:
    """Return the organisations in a group of a match; empty if the group took no part."""
    if group not in match.re.groupindex or match[group] is None:
        return ()
    return parties_in(skeleton, *match.span(group), owners=owners)


def signers(event: Event, noun: int, alone: bool = True) -> tuple[Party, ...]:
    """Return who makes what a noun at a place of the skeleton names: the subject of the verb that governs it.

    Of several verbs before the noun ("announces the signing of a ...") the last one with a subject of its own counts;
    "this" or "our" in a quotation means the speaker's organisation.

    Args:
        event: The sentence.
        noun: Where the noun starts in the skeleton.
        alone: Whether the only organisation named before the noun is taken where no verb governs it.
    """
    text = event.skeleton.text
    if _PERSONAL.search(text[max(0, noun - 160) : noun]):
        return ()
    if re.search(r"\bour (?:[a-z-]+ ){0,3}$", text[:noun]) and (speaker := event.speaker()):
        return (speaker,)
    verbs = [match.start() for match in _GOVERNOR.finditer(text, max(0, noun - 260), noun)]
    for verb in reversed(verbs[-4:]):
        subject = subject_of(event.skeleton, verb)
        if subject.near or subject.pronoun:
            return event.parties(verb)
    for place in (noun, *verbs[:1]):
        if found := event.parties(place):
            return found
    if re.search(r"\b(?:this|our|the) (?:[a-z-]+ ){0,3}$", text[:noun]) and (
        speaker := event.speaker()
    ):
        return (speaker,)
    return _only(event, noun) if alone else ()


_TWO = re.compile(
    r"(?:^|, |: )(?:the )?(?P<one>N) , (?:an?|the|one|part|which|based|headquartered)\b[^;:]{3,240}? ,? ?and (?:the )?(?P<two>N)(?: , (?:an?|the|one|part|which|based|headquartered)\b[^;:]{3,240}? ,)?"
    r"(?: (?:have|has|today|jointly|announced|announce|are|pleased|proud|to|that|they|recently|also|on D|the signing of|the))* $"
)


def doers(event: Event, verb: int) -> tuple[Party, ...]:
    """Return who does what a verb says, as ``Event.parties``; "we are glad to" means the speaker's organisation."""
    if re.search(r"(?:^| )we (?:[a-z]+ ){1,7}$", event.skeleton.text[:verb]):
        return event.meant("we", verb)
    return event.parties(verb)


def both(event: Event, verb: int) -> tuple[Party, ...]:
    """Return two organisations with an apposition each that do together what a verb says."""
    match = _TWO.search(event.skeleton.text[:verb])
    if not match:
        return doers(event, verb)
    return group_parties(event.skeleton, match, "one") + group_parties(event.skeleton, match, "two")


def _only(event: Event, end: int) -> tuple[Party, ...]:
    """Return the one organisation that a sentence names before a place, less surely."""
    found = {name.text: name for name in _names(event.skeleton, end)}
    if len(found) != 1:
        return ()
    name = next(iter(found.values()))
    return (Party(name.text, False, name.start),)


def _names(skeleton: Skeleton, end: int) -> Iterator[Name]:
    """Yield the names before a place of a skeleton, owners included."""
    for place in skeleton.places:
        if place.start >= end:
            return
        if isinstance(place.item, Name) and skeleton.text[place.start : place.end] == "N":
            yield place.item


def purpose_after(event: Event, end: int) -> str | None:
    """Return what follows a counterpart: "to build lamps" gives "build lamps"; None if no purpose stands there."""
    match = _PURPOSE.match(event.skeleton.text[end:])
    if not match:
        return None
    first, last = event.skeleton.span(end + match.start("purpose"), end + match.end("purpose"))
    return event.text.text[first:last] or None


_PAST = re.compile(
    r"\b(?:recently|previously|earlier|last (?:year|month|week)|newly|already)\b[^.;]{0,24}$"
)


def date_of(event: Event, verb: int, aside: int | None = None) -> str | None:
    """Return when a deed took place; None if only the dateline gives a date and the deed is older.

    Args:
        event: The sentence.
        verb: Where its verb starts in the skeleton.
        aside: Where the deed ends in the skeleton if the sentence is about something else ("its newly opened N"):
            then only a date within or right behind it counts.
    """
    text = event.skeleton.text
    if aside is not None:
        near = re.search(r"(?:^| )(?P<date>D|Y)(?= |$)", text[verb : aside + 24])
        return event.said if near and event.said else None
    if event.lined and _PAST.search(text[max(0, verb - 40) : verb]):
        return None
    return event.date


def distinct(*groups: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return parties in order, each name once."""
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.name, party)
    return tuple(found.values())


def stretch(event: Event, start: int, end: int, *parties: Party) -> tuple[int, int]:
    """Return the stretch of the document that holds a match and the parties named in its sentence.

    Args:
        event: The sentence.
        start: Where the match starts in the skeleton.
        end: Where it ends.
        parties: Who takes part.
    """
    first, last = event.skeleton.span(start, end)
    low, high = event.skeleton.start, event.sentence.end
    inside = [party for party in parties if low <= party.start < high]
    first = min([first, *(party.start for party in inside)])
    last = max([last, *(party.start + len(party.name) for party in inside)])
    dates = [date for date in event.sentence.dates if date.start >= low]
    if dates and dates[0].value == event.date:
        first, last = min(first, dates[0].start), max(last, dates[0].end)
    return first, min(last, high)
