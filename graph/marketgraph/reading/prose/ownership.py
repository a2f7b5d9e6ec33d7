"""Who owns whom: subsidiaries, divisions, units, brands, arms, parents and stakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from marketgraph.facts import Ownership
from marketgraph.reading.prose import ownerphrases as phrases
from marketgraph.reading.prose.developments.doubts import sure
from marketgraph.reading.prose.developments.events import Event, Party, named_company
from marketgraph.reading.prose.developments.persons import is_state
from marketgraph.reading.prose.developments.repeats import distinct
from marketgraph.reading.prose.developments.subjects import main_subject
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.nearby import name_after, unheaded
from marketgraph.reading.prose.needs import first, matches
from marketgraph.reading.prose.organisations import has_legal_form, is_organisation, names_thing
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.times import Year
from marketgraph.reading.prose.words import holds


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield who owns whom, each pair once."""
    yield from distinct(_found_in(text, identity))


def _found_in(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield what each sentence tells."""
    named = phrases.COMPANY_OF.search(text.text) is not None
    sentences = text.sentences if named else text.worth(phrases.CUES)
    company = named_company(text) if sentences else None
    for sentence in sentences:
        told = holds(sentence.low, phrases.CUES)
        if told or (named and phrases.COMPANY_OF.search(sentence.text)):
            event = Event.of(text, identity, sentence, company)
            yield from sure(event, _of_sentence(event))


def _of_sentence(event: Event) -> Iterator[Found]:
    """Yield the ownerships that a sentence tells, each pair once."""
    seen: set[tuple[str, str]] = set()
    for owner, owned, match, stake in _pairs(event):
        pair = owner.name, owned.name
        if _is_ticker(event, owner.name):
            event.text.drop("ticker as a company", event.sentence.start, event.sentence.end)
            continue
        if pair in seen or pair[::-1] in seen or not _fit(*pair, match.re in phrases.LOOSE):
            continue
        seen.add(pair)
        yield _found(event, owner, owned, match, stake)
    yield from _bracketed(event.sentence)


def _is_ticker(event: Event, name: str) -> bool:
    """Return whether a name is how a stock exchange calls a company of the text: "(NASDAQ: ACM)"."""
    if not name.isupper():
        return False
    notes = event.text.notes
    if "tickers" not in notes:
        notes["tickers"] = frozenset(phrases.TICKER.findall(event.text.text))
    return name in cast("frozenset[str]", notes["tickers"])


Pair = tuple[Party, Party, "re.Match[str]", "float | None"]


def _pairs(event: Event) -> Iterator[Pair]:
    """Yield owner and owned with the match that tells it, the surest patterns first."""
    skeleton, named = event.skeleton, set[int]()
    for pattern in (
        phrases.THROUGH,
        phrases.THROUGH_ONE,
        phrases.AND_ITS,
        phrases.OF_NAME,
        phrases.OWN_ARM,
        phrases.UNIT_BETWEEN,
        phrases.PARENT_BETWEEN,
        phrases.THE_UNIT_OF,
        phrases.UNIT_OF,
        phrases.ALSO_UNIT_OF,
        phrases.AS_UNIT,
        phrases.PARENT,
        phrases.OWNER_BEHIND,
        phrases.ALL_OWNED,
        phrases.UNIT_ADJECTIVE,
        phrases.OWNED_BY,
    ):
        for match in matches(pattern, skeleton.text):
            opens = phrases.OPENING.match(skeleton.text[: match.start("owner")])
            if pattern is phrases.OF_NAME and opens and " , " in match.group():
                continue
            owners = _parties(skeleton.names(match, "owner"))
            named |= {name.start for name in _owned(event, match)}
            stake = _share(event, match)
            yield from _product(owners, _parties(_owned(event, match)), match, stake)
    for match in matches(phrases.UNIT_OF_NEXT, skeleton.text):
        listed = [name for name in _owned(event, match) if has_legal_form(name.text)]
        yield from _product(_parties(skeleton.names(match, "owner")), _parties(listed), match)
    yield from (pair for pair in _by_reference(event) if pair[1].start not in named)
    yield from _by_verb(event)
    yield from _of_which(event)
    yield from _part_of(event)
    yield from _owned_names(event)
    if first(phrases.OF_COMPANY, skeleton.text):
        yield from _of_company(event)


def _share(event: Event, match: re.Match[str]) -> float | None:
    """Return the share that "51%-owned" gives in a match, or None."""
    if "P - owned" not in match.group():
        return None
    items = event.skeleton.items(*match.span())
    return next((item.value for item in items if isinstance(item, Percent)), None)


def _by_reference(event: Event) -> Iterator[Pair]:
    """Yield what "its", "the company’s" or "it" own."""
    skeleton = event.skeleton
    for pattern in (
        phrases.OF_THE_FIRM,
        phrases.CONTROLS,
        phrases.SUBSIDIARIES,
        phrases.ITS,
        phrases.ITS_UNIT,
        phrases.NAMED_UNIT,
        phrases.INCLUDES,
        phrases.OF_US,
    ):
        for match in matches(pattern, skeleton.text):
            named = (
                _parties(skeleton.names(match, "owner")) if "owner" in match.re.groupindex else []
            )
            yield from _product(
                named or _meant(event, match), _parties(_owned(event, match)), match
            )
    for match in matches(phrases.HAS_PARENT, skeleton.text):
        owned = _parties(skeleton.names(match, "owned")) or _meant(event, match)
        yield from _product(_parties(skeleton.names(match, "owner")), owned, match)
    for match in matches(phrases.ONE_OF, skeleton.text):
        owned = _parties(skeleton.names(match, "owned")) or list(event.meant("it", match.start()))
        yield from _product(_parties(skeleton.names(match, "owner")), owned, match)


def _by_verb(event: Event) -> Iterator[Pair]:
    """Yield what a subject owns or holds a part of."""
    skeleton = event.skeleton
    for pattern in (phrases.OWNS, phrases.OWNS_BRANDS):
        for match in matches(pattern, skeleton.text):
            yield from _product(_subject(event, match), _parties(_owned(event, match)), match)
    for match in matches(phrases.HOLDS_PART, skeleton.text):
        yield from _product(_subject(event, match), _parties(_parted(event, match)), match)
    for match in matches(phrases.HOLDS, skeleton.text):
        stake = next(
            (i.value for i in skeleton.items(*match.span("stake")) if isinstance(i, Percent)), None
        )
        owned = [
            n for n in _parted(event, match) if stake != phrases.WHOLE or is_organisation(n.text)
        ]
        yield from _product(_subject(event, match), _parties(owned), match, stake)


def _of_which(event: Event) -> Iterator[Pair]:
    """Yield the holder of "Beta, of which Acme holds a 13% stake"."""
    for match in matches(phrases.OF_WHICH, event.skeleton.text):
        items = event.skeleton.items(*match.span("stake"))
        stake = next((item.value for item in items if isinstance(item, Percent)), None)
        owners = _parties(event.skeleton.names(match, "owner"))
        yield from _product(owners, _parties(_owned(event, match)), match, stake)


def _parted(event: Event, match: re.Match[str]) -> list[Name]:
    """Return what is owned in part: after "the" only what is surely an organisation, since mines are parted too."""
    return [
        name
        for name in _owned(event, match)
        if is_organisation(name.text) or not (match["the"] or phrases.NO_FIRM.match(name.text))
    ]


def _part_of(event: Event) -> Iterator[Pair]:
    """Yield the owner of "Beta, part of Acme Group", if the owner is surely an organisation."""
    for match in matches(phrases.PART_OF, event.skeleton.text):
        owners = [
            name for name in event.skeleton.names(match, "owner") if is_organisation(name.text)
        ]
        yield from _product(_parties(owners), _parties(_owned(event, match)), match)


def _owned_names(event: Event) -> Iterator[Pair]:
    """Yield the owners of the form "Acme-owned Beta"."""
    for match in phrases.OWNED_NAME.finditer(event.sentence.text):
        owned = name_after(event.sentence, match.end())
        if (
            owned
            and match["owner"].lower() not in phrases.NO_OWNERS
            and not is_place(match["owner"])
        ):
            owner = Party(match["owner"], True, event.sentence.start + match.start("owner"))
            yield from _product([owner], _parties([owned]), match)


def _of_company(event: Event) -> Iterator[Pair]:
    """Yield the owner of "Beta, an Acme company", if the owner is surely an organisation."""
    for match in matches(phrases.OF_COMPANY, event.skeleton.text):
        for name in event.skeleton.names(match, "owner"):
            owner = name.text.removesuffix(" company")
            around = event.text.text[
                max(0, name.start - phrases.AROUND) : name.end + phrases.AROUND
            ]
            known = is_organisation(owner) or around.count(owner) > 1 or _is_firm(owner)
            if owner != name.text and known and not phrases.NO_FIRM.match(owner):
                party = Party(owner, True, name.start)
                yield from _product([party], _parties(_owned(event, match)), match)


def _is_firm(owner: str) -> bool:
    """Return whether what stands before "company" names a firm, not a kind or a place: "a Tall Performance company"."""
    parts = owner.lower().split()
    return len(parts) > 1 and phrases.OF_KINDS.isdisjoint(parts) and not is_place(owner)


def _subject(event: Event, match: re.Match[str]) -> list[Party]:
    """Return who does what the verb of a match says; before "that" and "which" the subject of the sentence."""
    place = match.start("verb")
    before = event.skeleton.text[:place].rstrip()
    near = re.search(
        r"(?:^| )(?P<near>N) ,? ?(?:which|that|who)?(?: also| currently| now)?$", before
    )
    if near:
        return _parties(event.skeleton.companies(*near.span("near")))
    side = re.search(
        r"(?:^| )(?P<side>N) , (?:an?|the) (?:(?!(?:and|that|which|who) )[a-zLN'-]+ ){1,9}(?:that|which|who)$",
        before,
    )
    if side:
        return _parties(event.skeleton.companies(*side.span("side")))
    if re.search(r" (?:which|that|who|and)$", before):
        return _parties(main_subject(event.skeleton, place).names)
    return list(event.parties(place))


def _meant(event: Event, match: re.Match[str]) -> list[Party]:
    """Return whom "its" or "the company’s" in a match means."""
    if not match["its"]:
        return []
    place = match.start("its")
    if match["its"].startswith("the "):
        return [event.company] if event.company else list(event.meant("the company", place))
    owned = {name.text for name in _owned(event, match)}
    found = [party for party in event.owner(place) if party.name not in owned]
    sure = bool(found) and all(party.sure for party in found)
    return found if sure else _kin(event, match) or found


def _kin(event: Event, match: re.Match[str]) -> list[Party]:
    """Return whom the unit named before that starts like what is owned: Acme of "its Acme Cloud division"."""
    for owned in _owned(event, match):
        sentence = event.sentence.before
        while sentence is not None:
            for name in sentence.names:
                opens = name.possessive or name.start == sentence.start
                if opens and owned.text.startswith(f"{name.text} "):
                    return [Party(name.text, False, name.start)]
            sentence = sentence.before
    return []


def _owned(event: Event, match: re.Match[str]) -> list[Name]:
    """Return the names of what is owned."""
    found = event.skeleton.names(match, "owned")
    if phrases.IS_ONE.search(match.group()):
        found = found[-1:]
    return found or (
        event.skeleton.names(match, "listed") if "listed" in match.re.groupindex else []
    )


def _parties(names: Sequence[Name]) -> list[Party]:
    """Return names as parties."""
    return [Party(name.text, True, name.start) for name in names]


def _product(
    owners: Sequence[Party],
    owned: Sequence[Party],
    match: re.Match[str],
    stake: float | None = None,
) -> Iterator[Pair]:
    """Yield every owner with everything owned."""
    for owner in owners:
        if all(owner.name != one.name for one in owned):
            yield from ((owner, one, match, stake) for one in owned)


def _fit(owner: str, owned: str, loose: bool) -> bool:
    """Return whether two names can be those of an owner and a company owned: no place, share or shell.

    Args:
        owner: Name of the owner.
        owned: Name of what it owns.
        loose: Whether mines and buildings would be owned in the same words.
    """
    if owner.lower() == owned.lower() or not phrases.NO_NAME.isdisjoint(
        (owner.lower(), owned.lower())
    ):
        return False
    if re.search(r"\b(?:merger|acquisition|purchase) sub\b", owned, re.IGNORECASE) or is_place(
        owned
    ):
        return False
    if owned.lower() in phrases.FIELDS or is_state(owner) or phrases.PUBLIC.search(owner):
        return False
    return has_legal_form(owned) or not (loose and names_thing(owned))


def _found(
    event: Event, owner: Party, owned: Party, match: re.Match[str], stake: float | None
) -> Found:
    """Return an ownership as a fact with the stretch that says it."""
    places = [p for p in (owner, owned) if event.sentence.start <= p.start < event.sentence.end]
    start = min((p.start for p in places), default=event.sentence.start)
    end = max((p.start + len(p.name) for p in places), default=event.sentence.end)
    since = None
    if "since" in match.re.groupindex and match["since"]:
        since = next(
            (
                str(i.value)
                for i in event.skeleton.items(*match.span("since"))
                if isinstance(i, Year)
            ),
            None,
        )
    fact = Ownership.model_validate(
        {
            "owner": unheaded(owner.name),
            "company": unheaded(owned.name),
            "stake": stake,
            "from": since,
        }
    )
    return Found(fact, start, min(end, event.sentence.end), event.confidence(owner, owned) - 0.05)


def _bracketed(sentence: Sentence) -> Iterator[Found]:
    """Yield the owner that stands in brackets: "Beta (a subsidiary of Acme)"."""
    for match in phrases.BRACKET.finditer(sentence.text):
        end = len(sentence.text[: match.start()].rstrip())
        owned = next((n for n in sentence.names if n.end - sentence.start == end), None)
        if match.group().startswith("(formerly"):
            continue
        start = sentence.start + match.start("owner" if match["owner"] else "company")
        owner = next((n for n in sentence.names if n.start == start), None)
        name = owner.text.removesuffix(" company") if owner else ""
        if owned and owner and _fit(name, owned.text, loose=False):
            fact = Ownership(owner=name, company=owned.text)
            yield Found(fact, owned.start, sentence.start + match.end(), 0.85)
