"""Who owns whom: subsidiaries, divisions, units, brands, arms, parents and stakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marketgraph.facts import Ownership
from marketgraph.reading.prose.developments.events import Event, Party, named_company
from marketgraph.reading.prose.developments.subjects import LIST, main_subject
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.nearby import name_after
from marketgraph.reading.prose.organisations import has_legal_form, is_organisation, names_thing
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.quantities import Percent
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.times import Year
from marketgraph.reading.prose.words import words

_CUES = (
    "subsidiar", "division", " unit ", " units ", " unit,", "brand of", "brand ", "brands ", " arm ", " arm,", "owns ", "owned by", "owner of", "owners of", "parent ", "interest in", "stake in",
    "business line", "holding company", "holds ", "part of ", "-owned ", "venture fund", "investment fund", "imprint", "shareholding in", "ownership of",
)  # fmt: skip
"""One of these, or "an Acme company", must stand in a sentence that is read."""
_COMPANY_OF = re.compile(r", an? [A-Z][\w.&’' -]{1,50} company\b")
_NOT = r"(?:to|of|in|with|for|by|on|at|from|is|are|was|were|has|have|had|will|that|which|who|and|or|its|their|said|as|into|former)"
_MOD = rf"(?:(?!{_NOT} )(?:[a-z][a-z&-]*|L|P|-) ){{0,5}}?"
_ONE = r"(?:subsidiary|division|unit|brand|arm|business line|business unit|operating company|imprint|sister brand)"
_MANY = r"(?:subsidiaries|divisions|units|brands|arms|business lines|business units|operating companies|imprints|portfolio companies)"
_CALLED = r"(?:,|called|named|known as|-|–|—|:)"
_OWNED = rf"(?:{_ONE} (?:{_CALLED} )?(?:the )?(?P<owned>N)|(?:{_MANY})(?: {_CALLED})? (?:the )?(?P<listed>{LIST}))(?! 's)"
_ITS = re.compile(
    rf"(?:^| )(?P<its>its|their|the (?:company|firm|group|bank|corporation) 's) {_MOD}{_OWNED}(?= |$)"
)
_AND_ITS = re.compile(
    rf"(?:^| )(?P<owner>N) (?:, )?(?:and|or|with|along with|together with|including) its {_MOD}{_OWNED}(?= |$)"
)
_OF_NAME = re.compile(rf"(?:^| )(?P<owner>N) 's {_MOD}{_OWNED}(?= |$)")
_NAMED_UNIT = re.compile(
    rf"(?:^|(?<!\bat)(?<!\bin) )(?:(?P<owner>N) 's|(?P<its>its)) (?P<owned>N) (?:(?!{_NOT} )[a-z][a-z-]* ){{0,2}}?(?:subsidiary|division|unit|brand|arm|business unit)(?= |$)"
)
_OF = rf"(?:an?|the|its|now an?|now the|both|all|two|three) {_MOD}(?:{_ONE}|{_MANY}) (?:of|to|under|within) (?:the )?"
_UNIT_OF = re.compile(
    rf"(?:^| )(?P<owned>{LIST}) (?:,|(?:, )?(?:which |who |that )?(?:is|are|was|operates as|operate as|became|remains|functions as|acts as)) "
    rf"(?:as )?{_OF}(?P<owner>{LIST})(?: since (?P<since>Y))?(?= |$)"
)
_ALSO_UNIT_OF = re.compile(
    rf"(?:^| )(?P<owned>N) (?:,|is) an? [a-z][a-z, -]{{3,90}}? (?:and|,) {_OF}(?P<owner>N)(?: since (?P<since>Y))?(?= |$)"
)
_AS_UNIT = re.compile(rf"(?:^|[,;:.] )(?:as )?{_OF}(?P<owner>{LIST}) , (?P<owned>N)(?! 's)(?= |$)")
_NO_THING = (
    r"(?! 's)(?! (?:patents?|trademarks?|building|mines?|propert(?:y|ies)|projects?|rights|shares|stock|licen[cs]es?|vehicles?|deposits?|fields?|towers?|"
    r"technolog(?:y|ies)|intellectual|assets?|land|concessions?|claims?|royalt(?:y|ies)|common|blocks?|wells?|tokens?|coins?|domains?|ip|gold|lithium|"
    r"copper|silver|uranium|oil|gas|prospects?|tenements?|permits?|exploration|complex|site|facility|plant))(?= |$)"
)
_OWNS = re.compile(
    rf"(?:^| )(?:currently |also |now |wholly |fully |directly |indirectly )?(?P<verb>owns)(?: and operates| and manages)? (?:the |both )?"
    rf"(?:brands |companies |websites |platforms |domains |subsidiaries )?(?P<owned>{LIST}){_NO_THING}"
)
_OWNED_BY = re.compile(
    rf"(?:^| )(?P<owned>N) (?:,|(?:, )?(?:which |that )?(?:is|are|was)|, an? [a-z][a-z -]{{0,60}}?) ?(?:(?:now|currently|wholly|fully|jointly|"
    rf"majority|privately|partly|also|P|-) )*(?:wholly-|majority-)?owned (?:and operated |and managed )?by (?:the |an? )?(?:(?!{_NOT} )[a-z][a-z-]* ){{0,5}}?(?P<owner>{LIST})(?= |$)"
)
_PARENT = re.compile(
    rf"(?:^| )(?P<owner>N) (?:,|(?:, )?(?:which )?(?:is|are)) (?:an?|the)? ?{_MOD}(?:parent|holding company|parent company|parent corporation|parent organi[sz]ation|"
    rf"parent firm|owner|owner and operator|sole owner)(?: company| firm)? (?:of|to|behind|for) (?:the )?(?:brands )?(?P<owned>{LIST}){_NO_THING}"
)
_HAS_PARENT = re.compile(
    rf"(?:^| )(?:(?P<owned>N) (?:'s|(?:, )?and its)|(?P<its>its)) (?:{_MOD})parent(?: company| firm| corporation| group| organi[sz]ation)? (?:, )?(?P<owner>N)(?! 's)(?= |$)"
)
_PART = r"(?:[a-z-]+ ){0,2}?(?:stake|interest|shareholding|ownership|position|equity|shares|share capital)"
_HOLDS = re.compile(
    rf"(?:^| )(?:currently |directly |indirectly )?(?P<verb>holds|owns|has|retains|controls|holding|owning)(?: an?| the| its| approximately| about| around| roughly| over| nearly| remaining)* "
    rf"(?P<stake>P) (?:{_PART} (?:of|in)|(?<! has P )of(?: the (?:issued |outstanding |share |common )*(?:shares|equity|stock|capital|share capital) (?:of|in))?) (?P<the>the )?(?P<owned>N){_NO_THING}"
)
_HOLDS_PART = re.compile(
    r"(?:^| )(?:currently )?(?P<verb>holds|owns|has|retains|holding|owning) an? (?:[a-z-]+ ){0,2}?(?:majority|minority|controlling|controlling equity|significant|strategic) "
    rf"(?:equity )?(?:stake|interest|shareholding|ownership|position) in (?P<the>the )?(?P<owned>N){_NO_THING}"
)
_THROUGH = re.compile(
    rf"^(?:through|via|with|using|together with) its {_MOD}{_OWNED} , (?P<owner>N)(?= )"
)
_OWN_ARM = re.compile(
    rf"(?:^| )(?P<owned>N) , (?P<owner>N) 's {_MOD}(?:{_ONE}|(?:venture|investment|innovation) (?:fund|group|capital fund))(?= ,|$| \.)"
)
_PART_OF = re.compile(
    r"(?:^| )(?P<owned>N) (?:,|, which is|is|, now|is now) (?:a )?part of (?:the )?(?P<owner>N)(?= ,|$| \.| and )"
)
_OWNED_NAME = re.compile(
    r"(?<![\w-])(?P<owner>[A-Z][\w&.’]{1,30}(?: [A-Z][\w&.]{1,30})?)-owned (?:(?!and |or )[a-z][\w-]* ){0,4}?(?=[A-Z])"
)
_NO_OWNERS = words(
    "state family woman women veteran black minority employee government privately publicly locally wholly majority foreign jointly community "
    "customer member worker city county federal founder independently pre user player fan company self tribally native latino latina hispanic "
    "indigenous asian african american british german french chinese indian japanese korean russian italian spanish dutch swiss swedish canadian "
    "australian israeli saudi turkish mexican brazilian service-disabled disabled lgbt physician student farmer co municipally partially fully"
)
_ONE_OF = re.compile(
    r"(?:^| )(?:(?P<owned>N)|(?P<it>it)) (?:is|,) (?:proudly )?(?:one of|among|part of) (?:(?!in )\S+ ){0,5}?(?:brands|companies|businesses) (?:within|of|under|in|at|owned by|from) "
    r"(?:the )?(?:[a-z]+ )*(?:N (?:@|of|at|by) (?:the )?)?(?P<owner>N)(?= |$)"
)
_INCLUDES = re.compile(
    rf"(?:^| )(?:(?P<owner>N) 's|(?P<its>its|the company 's)) {_MOD}(?:family of brands|portfolio of brands|brand portfolio|brands|subsidiaries|divisions|operating companies) "
    rf"(?:include|includes|including|are|comprise|comprises|such as) (?:the )?(?P<owned>{LIST})(?! 's)(?= |$)"
)
_BRACKET = re.compile(
    r"\((?:now )?(?:an? |the )?(?:[\w-]+[ -]owned )?(?:[a-z-]+ )?(?:subsidiary|division|unit|brand|arm) of (?:the )?(?P<owner>[A-Z][^()]{1,60}?)\)"
)
_OF_COMPANY = re.compile(r"(?:^| )(?P<owned>N) , an? (?P<owner>N)(?= ,| announced|$| \.)")
_AROUND = 3000
_WHOLE = 100
_LOOSE = frozenset({_OWNS, _OWNED_BY, _HOLDS, _PARENT})
_NO_NAME = words(
    "company board group merger sub newco spinco bank fund trust corporation firm nasdaq nyse otc"
)
_FIELDS = words(
    "consumer retail wholesale commercial industrial professional enterprise services service research marketing sales "
    "manufacturing engineering technology technologies software hardware healthcare health medical energy government defense "
    "defence aerospace automotive media news sports music home family business corporate investment banking finance "
    "insurance education training international domestic americas european asian women men men’s women’s youth kids oncology"
)
"""What divisions work in: no names of companies."""
_NO_FIRM = re.compile(
    r"^(?:fortune|inc\.? 5000|s&p|nasdaq|nyse|[a-z]{0,3}tech|saas|web3|ai|b corp|certified|delaware|nevada)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:former|then|would-be|proposed|planned) $")


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield who owns whom."""
    cues = [cue for cue in _CUES if cue in text.low]
    named = _COMPANY_OF.search(text.text) is not None
    company = named_company(text) if cues or named else None
    for sentence in text.sentences if cues or named else ():
        low = sentence.low
        if any(cue in low for cue in cues) or (named and _COMPANY_OF.search(sentence.text)):
            yield from _of_sentence(Event.of(text, identity, sentence, company))


def _of_sentence(event: Event) -> Iterator[Found]:
    """Yield the ownerships that a sentence tells, each pair once."""
    seen: set[tuple[str, str]] = set()
    for owner, owned, match, stake in _pairs(event):
        pair = owner.name, owned.name
        if pair in seen or pair[::-1] in seen or not _fit(*pair, match.re in _LOOSE):
            continue
        seen.add(pair)
        yield _found(event, owner, owned, match, stake)
    yield from _bracketed(event.sentence)


Pair = tuple[Party, Party, "re.Match[str]", "float | None"]


def _pairs(event: Event) -> Iterator[Pair]:
    """Yield owner and owned with the match that tells it, the surest patterns first."""
    skeleton, named = event.skeleton, set[int]()
    for pattern in (
        _THROUGH,
        _AND_ITS,
        _OF_NAME,
        _OWN_ARM,
        _UNIT_OF,
        _ALSO_UNIT_OF,
        _AS_UNIT,
        _PARENT,
        _OWNED_BY,
    ):
        for match in pattern.finditer(skeleton.text):
            owners = _parties(skeleton.names(match, "owner"))
            named |= {name.start for name in _owned(event, match)}
            stake = _share(event, match)
            yield from _product(owners, _parties(_owned(event, match)), match, stake)
    yield from (pair for pair in _by_reference(event) if pair[1].start not in named)
    yield from _by_verb(event)
    yield from _part_of(event)
    yield from _owned_names(event)
    if _OF_COMPANY.search(skeleton.text):
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
    for pattern in (_ITS, _NAMED_UNIT, _INCLUDES):
        for match in pattern.finditer(skeleton.text):
            named = (
                _parties(skeleton.names(match, "owner")) if "owner" in match.re.groupindex else []
            )
            yield from _product(
                named or _meant(event, match), _parties(_owned(event, match)), match
            )
    for match in _HAS_PARENT.finditer(skeleton.text):
        owned = _parties(skeleton.names(match, "owned")) or _meant(event, match)
        yield from _product(_parties(skeleton.names(match, "owner")), owned, match)
    for match in _ONE_OF.finditer(skeleton.text):
        owned = _parties(skeleton.names(match, "owned")) or list(event.meant("it", match.start()))
        yield from _product(_parties(skeleton.names(match, "owner")), owned, match)


def _by_verb(event: Event) -> Iterator[Pair]:
    """Yield what a subject owns or holds a part of."""
    skeleton = event.skeleton
    for match in _OWNS.finditer(skeleton.text):
        yield from _product(_subject(event, match), _parties(_owned(event, match)), match)
    for match in _HOLDS_PART.finditer(skeleton.text):
        yield from _product(_subject(event, match), _parties(_parted(event, match)), match)
    for match in _HOLDS.finditer(skeleton.text):
        stake = next(
            (i.value for i in skeleton.items(*match.span("stake")) if isinstance(i, Percent)), None
        )
        owned = [n for n in _parted(event, match) if stake != _WHOLE or is_organisation(n.text)]
        yield from _product(_subject(event, match), _parties(owned), match, stake)


def _parted(event: Event, match: re.Match[str]) -> list[Name]:
    """Return what is owned in part: after "the" only what is surely an organisation, since mines are parted too."""
    return [
        name
        for name in _owned(event, match)
        if is_organisation(name.text) or not (match["the"] or _NO_FIRM.match(name.text))
    ]


def _part_of(event: Event) -> Iterator[Pair]:
    """Yield the owner of "Beta, part of Acme Group", if the owner is surely an organisation."""
    for match in _PART_OF.finditer(event.skeleton.text):
        owners = [
            name for name in event.skeleton.names(match, "owner") if is_organisation(name.text)
        ]
        yield from _product(_parties(owners), _parties(_owned(event, match)), match)


def _owned_names(event: Event) -> Iterator[Pair]:
    """Yield the owners of the form "Acme-owned Beta"."""
    for match in _OWNED_NAME.finditer(event.sentence.text):
        owned = name_after(event.sentence, match.end())
        if owned and match["owner"].lower() not in _NO_OWNERS and not is_place(match["owner"]):
            owner = Party(match["owner"], True, event.sentence.start + match.start("owner"))
            yield from _product([owner], _parties([owned]), match)


def _of_company(event: Event) -> Iterator[Pair]:
    """Yield the owner of "Beta, an Acme company", if the owner is surely an organisation."""
    for match in _OF_COMPANY.finditer(event.skeleton.text):
        for name in event.skeleton.names(match, "owner"):
            owner = name.text.removesuffix(" company")
            around = event.text.text[max(0, name.start - _AROUND) : name.end + _AROUND]
            known = is_organisation(owner) or around.count(owner) > 1
            if owner != name.text and known and not _NO_FIRM.match(owner):
                party = Party(owner, True, name.start)
                yield from _product([party], _parties(_owned(event, match)), match)


def _subject(event: Event, match: re.Match[str]) -> list[Party]:
    """Return who does what the verb of a match says; before "that" and "which" the subject of the sentence."""
    place = match.start("verb")
    before = event.skeleton.text[:place].rstrip()
    near = re.search(
        r"(?:^| )(?P<near>N) ,? ?(?:which|that|who)?(?: also| currently| now)?$", before
    )
    if near:
        return _parties(event.skeleton.companies(*near.span("near")))
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
    if owner.lower() == owned.lower() or not _NO_NAME.isdisjoint((owner.lower(), owned.lower())):
        return False
    if re.search(r"\b(?:merger|acquisition|purchase) sub\b", owned, re.IGNORECASE) or is_place(
        owned
    ):
        return False
    if owned.lower() in _FIELDS:
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
        {"owner": owner.name, "company": owned.name, "stake": stake, "from": since}
    )
    return Found(fact, start, min(end, event.sentence.end), event.confidence(owner, owned) - 0.05)


def _bracketed(sentence: Sentence) -> Iterator[Found]:
    """Yield the owner that stands in brackets: "Beta (a subsidiary of Acme)"."""
    for match in _BRACKET.finditer(sentence.text):
        end = len(sentence.text[: match.start()].rstrip())
        owned = next((n for n in sentence.names if n.end - sentence.start == end), None)
        start = sentence.start + match.start("owner")
        owner = next((n for n in sentence.names if n.start == start), None)
        if owned and owner and _fit(owner.text, owned.text, loose=False):
            fact = Ownership(owner=owner.text, company=owned.text)
            yield Found(fact, owned.start, sentence.start + match.end(), 0.85)
