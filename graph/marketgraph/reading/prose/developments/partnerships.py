"""Partnerships and joint ventures: who works with whom, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import JointVenture, Partnership
from marketgraph.reading.prose.developments import pairings
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    LEAD,
    OCCASION,
    ONE,
    OPTION,
    OVER,
    PARTIES,
    both,
    distinct,
    doers,
    group_parties,
    parties_in,
    purpose_after,
    signers,
    stretch,
)
from marketgraph.reading.prose.developments.subjects import LIST
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import Parted, few
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import Cue, holds

WORDS = Cue(
    Stems(
        (
            "agreement with",
            "deal with",
            "partner",
            "collaborat",
            "allian",
            "joint",
            " team",
            "joins",
            "joined",
            "joining",
            "venture",
            "forces",
            "hands",
            "memorand",
            "mou ",
            "tie-up",
            "ties up",
            "tied up",
            "consorti",
            "affiliat",
            "relationship with",
            "in association",
            "in coordination",
            "together ,",
            "together,",
            "cooperat",
            "co-operat",
            "conjunction",
            "together",
            "in tandem",
            " ally ",
            " allied",
            " allies",
            "co-developed",
            "co-created",
            "working",
            "worked",
            " work ",
            "will ",
            "official ",
            "pact ",
            "of intent",
            "sponsor of",
            "co-",
            "cross-",
        )
    ),
    Parted(
        r"partner|(?:agreement|deal) with|collaborat|allian|\bjoint|\bteam(?:s|ed|ing)? up\b|\bteam(?:s|ed|ing) with|\bjoin(?:s|ed|ing) (?:up )?with\b|\bjoin(?:ed|ing) (?:together )?to\b|[0-9] ventures?\b|forces\b|hands\b|memorand|\bmou\b|tie-up|\bti(?:es|ed) up|consorti|affiliat|relationship with|in (?:association|coordination)|\btogether,|\bco-?operat|conjunction with|\btogether\b|"
        r"in tandem|\band\b.* will (?:develop|create|explore|study|test|research)\b|\ball(?:y|ied|ies)\b|co-(?:developed|created)|\bwork(?:ed|ing)? (?:closely |directly |together )?with|\bofficial\b|\bpact\b|letter of intent|sponsor of|(?:co|cross)-(?:market|promot|brand)",
    ),
)
_VERB = (
    r"partner(?:s|ed|ing)?(?: up)?|re-?partner(?:s|ed)|team(?:s|ed|ing)?(?: up)?|collaborat(?:es?|ed|ing)|join(?:s|ed|ing)? (?:forces|hands)|"
    r"(?:is|are|was|were|been|be) (?:partnering|collaborating|partnered|teaming up)|all(?:y|ied|ies) (?:itself )?|"
    r"(?:is |are |has |have )?join(?:s|ed|ing)?(?: up)?(?= with )|co-?operat(?:es?|ed|ing)|link(?:s|ed) up|t(?:ies|ied) up|co-develop(?:s|ed)"
)
_NOUN = (
    r"(?:partnerships?(?: and (?:[a-z-]+ ){1,2}agreement)?|collaborations?(?: and (?:licen[sc]e|licensing|option|supply|development) agreement)?|alliances?|co-?operation|tie-up|joint ventures?|# - # (?:joint )?ventures?|(?:equal|50-50) ventures?|jv|memorand(?:um|a) of (?:understanding|co-?operation|agreement)|"
    r"mou|memorandum|teaming agreement|framework agreement|co-?operation agreement|co-development agreement|joint development agreement|"
    r"code-?shar(?:e|ing)(?: agreement| deal| pact| partnership)|joint effort|collaborative effort|pact|affiliation|consortium|(?:strategic|collaborative|commercial) relationship|(?:collaborative|cooperative|affiliation|co-marketing|co-promotion|joint marketing|co-branding|cross-promotion) agreement|strategic agreement|joint(?: development| research)? agreement|joint research|joint project)(?: agreement| deal| program| framework)?"
)
_LOOSE = (
    r"(?:agreements?|deal|pact|letter of intent|loi|term sheet|initiative|program|project|effort)"
)
_JOINT = (
    r"(?: , [^;]{0,140}? ,)? to (?:jointly|collaborat\w*|co-develop|co-create|co-market|partner|cooperate|work together|explore|form|establish|jointly \w+|"
    r"discover|research|study|test|trial|pilot|co-produce|design|combine|integrate|team up|advance|accelerate|expand|strengthen|create|develop)\b"
)
_AMONG = r"(?: (?:again|up|recently|today|strategically|exclusively|closely|directly|formally|this week|on D|in D|in Y)| (?:on|in|for) (?:the |a |an )?(?:[a-z-]+ ){1,5}?)?"
_WITH = re.compile(rf"(?P<verb>\b(?:{_VERB})){_AMONG} ?with (?P<partners>{PARTIES}){FOLLOW}")
_NOUN_WITH = re.compile(rf"\b(?P<noun>{_NOUN}){_AMONG} ?with (?P<partners>{PARTIES}){FOLLOW}")
_OWNER = re.compile(r"(?P<owner>N) 's (?:[a-z0-9#/-]+ ){0,4}(?:N )?$")
_VENTURE_BEFORE = re.compile(r"(?P<company>N) (?:, (?:an?|the|its) (?:[a-z0-9#/-]+ ){0,4})?$")
_APART = (
    "between ",
    "among ",
    "venture of ",
    "venture by ",
    "effort by ",
    "effort of ",
    "collaboration of ",
    "partnership of ",
)
_SHARED = (
    "together",
    "tandem",
    "conjunction",
    " joint",
    "co-",
    "combin",
    "unit",
    "pairs",
    "in partnership",
    "in collaboration",
)
_LOOSER = (
    "working ",
    "work ",
    "worked ",
    "developing ",
    "agreement",
    "deal",
    " pact",
    "letter of intent",
    "loi ",
    "term sheet",
    "initiative",
    "program",
    "project",
    "effort",
)
_BETWEEN = re.compile(
    rf"\b(?P<noun>{_NOUN}) (?:between|among|of|by) (?P<partners>{PARTIES}){FOLLOW}"
)
_TOGETHER = re.compile(
    rf"\b(?P<verb>(?:have |has |had |today |jointly |also )*(?:announc\w+|sign(?:s|ed)?|enter(?:s|ed)? into|form(?:s|ed)?|establish(?:es|ed)?|"
    rf"renew(?:s|ed)?|finali[sz]e[sd]?|enter|creat(?:es?|ed)|struck|inked?|forged?|agreed (?:on|to)|launch(?:es|ed)?|expand(?:s|ed)?|extend(?:s|ed)?|deepen(?:s|ed)?|set up|seal(?:s|ed)?|(?:is|are) (?:extend|expand|renew|form|launch|creat|establish|sign|deepen|enter)ing(?: into)?)"
    rf"|agree(?:d)? to (?:form|establish|create|set up)) (?:the (?:signing|formation|launch|creation|expansion) of )?"
    rf"(?:(?:a|an|the|their|its|new|M|L|Y|[a-z0-9#/-]+) ){{0,6}}?(?P<noun>{_NOUN})(?= |$)"
)
_BOTH = re.compile(
    rf"(?P<verb>\b(?:{_VERB}|work(?:ed|ing)? together|(?:have|has|are|will) join(?:ed|ing)?(?: together)?|agreed to (?:collaborate|cooperate|partner|work together))) (?:to|on|for|in|with the aim)(?= )"
)
_JOINTLY = re.compile(
    r"(?P<verb>\b(?:agreed to |will |to |are |have )?jointly (?:develop|creat|build|built|produc|market|organi|offer|commerciali|study|research|test|design|operat|evaluat|fund|launch|run|pursue|explor|conduct|manufactur|promot|deliver)[a-z]*)(?= )"
)
_LOOSELY = re.compile(rf"\b(?P<noun>{_LOOSE}) with (?P<partners>{PARTIES})(?={_JOINT})")
_WORKING = re.compile(
    rf"(?P<verb>\b(?:is|are|has been|have been|will be|be|began|started) (?:now |also |currently |actively )?working (?:closely |directly |together |collaboratively )?|\b(?:will|agreed to|plans to|announced plans to|signed up to) (?:also )?work (?:closely |directly |together )?|\bworked (?:closely )?|\bworking (?:closely |together )|\b(?:is|are) (?:jointly )?developing [^;,.]{{3,80}}? )"
    rf"with (?P<partners>{PARTIES}) (?:to|on|in) "
)
_UNITES = re.compile(
    rf"\b(?P<noun>{_NOUN})(?: [a-z-]+){{0,3}}? (?:brings? together|combin(?:es|ed|ing)|unit(?:es|ed|ing)|pairs|merges|joins|leverages|bringing together|between) "
    r"(?:the )?(?P<one>N)(?: 's [^;]{3,140}?)? (?:and|with) (?:[a-z ]{0,60}? of )?(?:the )?(?P<two>N)(?= 's| to| in|,| \.| ,|$)"
)
_MAKERS = re.compile(
    rf"(?P<verb>\b(?:jointly|co-?)(?: ?-?)(?:developed|created|produced|owned|organi[sz]ed|hosted|led|funded|founded|presented|designed|manufactured|operated|launched)) by (?P<partners>{PARTIES}){FOLLOW}"
)
_ROUND_LED = re.compile(
    r"\b(?:round|series|seed|funding|financing|raise[ds]?|raising|offering|placement|M)\b.*\b(?:led|funded)$"
)
"""Investors that lead a round together are no partners."""
_OFFICIAL = re.compile(
    rf"(?P<verb>\b(?:becom(?:es|e|ing)|became|named|announced as|appointed|sign(?:s|ed) on as|selected as|chosen as|selected|chosen|serves? as|designated|joins|joined)(?: as)?) (?:(?:the|an|its|a|new|first|L|[a-z&-]+) ){{0,6}}?"
    rf"(?:partner|sponsor)s? (?:of|for|to|by) (?P<partners>{PARTIES}){FOLLOW}"
)
_AS_PARTNER = re.compile(
    rf"(?P<verb>\b(?:named|names|announced|announces|selected|selects|welcomes|welcomed|adds|added|chose|chooses|appointed|appoints|tapped|taps|signed|signs|onboards|onboarded)) (?P<partners>{PARTIES}) "
    r"(?:as (?:its|their|the|a|an|our)|its|their|the) (?:(?!managing|general|senior|equity|limited|law|junior|new\b)[a-z-]+ ){1,5}?(?:partner|sponsor)\b"
)
_BY_AS = re.compile(
    rf"(?P<verb>\b(?:selected|chosen|named|appointed|tapped)) by (?P<partners>{PARTIES}) (?:as|to be) (?:its|their|the|a|an) (?:[a-z-]+ ){{0,5}}?partner\b"
)
_AND = re.compile(
    rf"(?:^|, |: |that )(?:the )?(?P<one>N) , (?:together|in tandem|in conjunction|in partnership|in collaboration|jointly) with (?P<partners>{PARTIES}) , (?=(?:today|jointly|will|has|have|is|are|announc|host|launch|develop|creat|offer|organi|present|sponsor|introduc|unveil|invit|work|plan|provid)[a-z]*\b)"
)
_THEN = re.compile(rf"^(?: [a-z][^;,N]{{0,80}})? , (?:the )?(?P<who>{LIST}|we)(?= (?!'s))")
_HOLDS = seek(
    rf"(?:(?P<owner>N) 's|\b(?:its|their)) (?:(?:[a-z-]+|L|N|,) ){{0,6}}?(?P<noun>joint venture|jv|development|strategic|technology|manufacturing|commercial|commercialization|research|collaboration|"
    rf"distribution|exclusive|long-term|industry|community|exploration|licensing|marketing) partners? (?:, )?(?P<partners>{PARTIES}){FOLLOW}"
)
_NEAR_TWO = re.compile(rf"(?:^|, |: )(?:the )?{ONE} and {ONE} $")
_WILL_BOTH = re.compile(
    r"(?P<verb>\bwill (?:develop|create|explore|study|test|research|co-fund)) (?=(?:an?|the|new|#|ways|how|[a-z-]+) )"
)
"""What two named together are to do: "N and N will develop a pump"."""
_HEADLINE = re.compile(
    rf"^(?P<one>N) , (?P<two>N)(?= (?:to |have |will |are )?(?:{_VERB}|jointly|sign an? {_NOUN}|form an? {_NOUN}|enter an? {_NOUN}|ink an? {_NOUN})(?: |$))"
)
"""Two partners in a headline: "Acme, Beta join hands"."""
_ITS_PARTNER = re.compile(
    rf"\b(?:from|with|by|and|to) (?:its|their) (?P<noun>partner) (?P<partners>N)(?= (?!'s)){FOLLOW}"
)
"""Whom a company calls its partner in passing: "a payment from its partner N"."""
_DIRECT = re.compile(rf"(?P<verb>\bpartner(?:s|ed)) (?P<partners>{PARTIES}) (?:to|for) ")
_BESIDE = re.compile(
    rf"\b(?P<noun>in (?:(?:close|direct|joint) )?(?:association|conjunction|coordination|concert)) with (?P<partners>{PARTIES}){FOLLOW}"
)
_OPENED = re.compile(
    rf"^(?:together|jointly|in tandem|along) with (?P<one>{ONE}) , (?P<two>{ONE})(?= (?:will|has|have|is|are|plans?|launch|announc|form|develop|build|offer|host|creat)[a-z]*\b)"
)
_SUCH = re.compile(
    rf"(?P<verb>\b(?:partnered|collaborated|teamed up|allied)) with (?:[a-z-]+ ){{1,6}}(?:, )?(?:including|such as|like) (?P<partners>{PARTIES}){FOLLOW}"
)
_WHOSE = re.compile(
    rf"(?P<verb>\b(?:is|as|was|become|became|becomes|becoming|named|remains)) (?P<partners>{LEAD}N) 's (?:(?!former|managing|senior)[a-z-]+ ){{0,4}}(?:partner|sponsor)\b"
)
_JOINED = re.compile(
    rf"^together , (?P<one>{ONE}) and (?P<two>{ONE})(?= (?:will|are|have|aim|plan|offer|deliver|provide|bring|hope|look|can)\b)"
)
_OPENS = re.compile(
    r"(?:(?:by|in|through|via|while|when|after|since|recently|now|also|having|today|,|D|Y|on) )*$"
)
"""What stands before a deed that opens its sentence."""
_REPORTED = re.compile(
    r"\b(?:says?|said|believes?|notes?|noted|expects?|sees?|added|wrote|argues) that (?:[^;]* )?the (?:[a-z-]+ ){0,3}$"
)
"""Before a partnership that somebody speaks of who need not take part: "the bank says that the partnership with N gives N"."""
_DEFINITE = re.compile(r"(?:^|[,;] )(?:the|this) (?:[a-z-]+ ){0,2}$")
"""A partnership that a paragraph has told of."""
_PRICED = re.compile(
    r"\b(?:M|supply|distribution|licen[sc]\w+|offtake|purchase|services?|acquisition|merger|construction|procurement|engineering|loan|credit|lease|option|earn-in|securities)(?: [a-z-]+){0,2} $"
)
_IN = re.compile(r"\bin (?:close |direct |strategic |exclusive |official |a )?$")
_BUYING = re.compile(
    r"^ (?:to|for the) (?:acquire|purchase|buy|merge|take over|acquisition|merger)\b"
)
_VENTURE = re.compile(r"venture|\bjv\b")
_NAMED = re.compile(
    r"^[^;.]{0,80}?\b(?:called|named|dubbed|to be known as|known as) (?P<company>N)"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the partnerships and joint ventures that a sentence tells of."""
    seen: list[set[str]] = []
    for found in _found(event):
        fact = found.fact
        names = set(
            fact.partners
            if isinstance(fact, Partnership)
            else fact.parents
            if isinstance(fact, JointVenture)
            else ()
        )
        if not any(names <= other or other <= names for other in seen):
            seen.append(names)
            yield found


def _found(event: Event) -> Iterator[Found]:
    """Yield what each form says, the surest form first."""
    text = event.skeleton.text
    if _any(text, _APART):
        for match in few(_BETWEEN, text):
            yield from _fact(
                event, match, match.start("noun"), group_parties(event.skeleton, match, "partners")
            )
    if " with " in text:
        yield from _with(event)
    if _any(text, (" partner", " sponsor")):
        for pattern in (_OFFICIAL, _AS_PARTNER, _BY_AS, _WHOSE):
            for match in few(pattern, text):
                yield from _pair(event, match)
    if " partner" in text:
        for match in few(_ITS_PARTNER, text):
            others = group_parties(event.skeleton, match, "partners")
            yield from _fact(
                event, match, match.start(), distinct(event.owner(match.start()), others)
            )
        for match in few(_HOLDS, text):
            owner = parties_in(event.skeleton, *match.span("owner"), owners=True)
            mine = owner or event.owner(match.start())
            others = group_parties(event.skeleton, match, "partners")
            yield from _fact(event, match, match.start(), distinct(mine, others))
    yield from _paired(event)
    for match in few(_HEADLINE, text):
        yield from _fact(event, match, match.end(), _all(event, match))
    for match in few(_DIRECT, text):
        yield from _pair(event, match)
    if _any(text, _SHARED):
        for pattern in (_OPENED, _JOINED, _UNITES, _MAKERS, _AND):
            for match in few(pattern, text):
                if pattern is _MAKERS and _ROUND_LED.search(match.string[: match.end("verb")]):
                    continue
                yield from _fact(event, match, match.start(), _all(event, match))
    if " and " in text:
        for match in few(_WILL_BOTH, text):
            if _NEAR_TWO.search(text[: match.start()]):
                verb = match.start("verb")
                yield from _fact(event, match, verb, both(event, verb))
        for pattern in (_TOGETHER, _BOTH, _JOINTLY):
            for match in few(pattern, text):
                verb = match.start("verb")
                yield from _fact(event, match, verb, both(event, verb))


def _paired(event: Event) -> Iterator[Found]:
    """Yield what the forms say that pair two parties in other words."""
    text = event.skeleton.text
    if _any(text, (" them", " intent ", "loi ")):
        for match in few(pairings.THEM, text):
            yield from _fact(event, match, match.start(), pairings.with_them(event, match))
        for match in few(pairings.INTENT, text):
            if not pairings.PURCHASE.search(text):
                yield from _pair(event, match)
    if _any(text, (" partner", "in collaboration", "in conjunction", "in association")):
        for pattern in (pairings.MAKES, pairings.CONDUCTED):
            for match in few(pattern, text):
                yield from _fact(event, match, match.start(), _all(event, match))
        for match in few(pairings.AUTHORIZED, text):
            yield from _pair(event, match)


def _any(text: str, cues: tuple[str, ...]) -> bool:
    """Return whether a text holds one of some strings: a cheap look before a pattern."""
    return holds(text, cues)


def _all(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return all organisations that a match names."""
    parts = (
        group_parties(event.skeleton, match, group, owners=True)
        for group in ("one", "two", "partners")
    )
    return distinct(*parts)


def _with(event: Event) -> Iterator[Found]:
    """Yield what the forms with "with" say."""
    text = event.skeleton.text
    for match in few(_NOUN_WITH, text):
        yield from _noun(event, match)
    for match in few(_WITH, text):
        yield from _pair(event, match)
    for match in few(_SUCH, text):
        yield from _pair(event, match)
    for match in few(_BESIDE, text):
        yield from _noun(event, match)
    if _any(text, _LOOSER):
        for pattern in (_WORKING, _LOOSELY):
            for match in few(pattern, text):
                yield from _pair(event, match)


def _pair(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the partnership of who does something and a counterpart."""
    place = match.start("verb" if "verb" in match.re.groupindex else "noun")
    if "noun" in match.re.groupindex and _PRICED.search(
        event.skeleton.text[max(0, place - 40) : place]
    ):
        return
    if match.group().startswith("partner with") and event.skeleton.text[:place].endswith(" a "):
        return
    speaker = None if place else event.speaker()
    if speaker:
        mine: tuple[Party, ...] = (speaker,)
    else:
        mine = signers(event, place) if "noun" in match.re.groupindex else doers(event, place)
    if not mine and _OPENS.match(event.skeleton.text[:place]):
        mine = _after(event, match.end())
    if not mine:
        return
    others = group_parties(event.skeleton, match, "partners", owners=True)
    yield from _fact(event, match, place, distinct(mine, others))


def _noun(event: Event, match: re.Match[str]) -> Iterator[Found]:
    """Yield the partnership of "a partnership with N": its owner or signers and the counterparts."""
    skeleton, noun = event.skeleton, match.start("noun")
    before = skeleton.text[:noun]
    made = _IN.search(before) or re.match("in ", match["noun"])
    if made and {p.name for p in group_parties(skeleton, match, "partners")} <= event.shared:
        return
    if made:
        place = made.start() if made.string is before else noun
        signed = (not before and _after(event, match.end())) or _makers(event, place)
        signed = signed or _after(event, match.end())
    elif owned := _OWNER.search(before):
        signed = parties_in(skeleton, owned.start("owner"), owned.start("owner") + 1, owners=True)
    else:
        own = re.search(r"\b(?:its|their) (?:[a-z-]+ ){0,4}$", before)
        signed = (event.clause(noun) if own else ()) or signers(event, noun)
    others = group_parties(skeleton, match, "partners")
    if not signed and _DEFINITE.search(before):
        signed = pairings.alone(event, others)
    if _REPORTED.search(before) and " N " in f"{skeleton.text[match.end() :]} ":
        event.text.drop("subject not understood", *skeleton.span(match.start(), match.end()))
        return
    if "agreement" in match["noun"] and _PRICED.search(before[-40:]):
        return
    if made and _far(event, signed, noun):
        event.text.drop("subject far away", *skeleton.span(match.start(), match.end()))
    elif signed:
        yield from _fact(event, match, noun, distinct(signed, others))


def _far(event: Event, signed: tuple[Party, ...], noun: int) -> bool:
    """Return whether others are named between who does something and "in partnership with", so that it may be theirs."""
    ends = [event.skeleton.at(party.start) for party in signed if party.sure]
    between = [
        kind
        for _, kind in event.skeleton.kinds(max(ends, default=noun), noun)
        if kind in ("N", "H")
    ]
    return len(between) > 3


def _makers(event: Event, place: int) -> tuple[Party, ...]:
    """Return who makes something "in partnership with N"."""
    text = event.skeleton.text[:place]
    near = re.search(r"\b(?:with|by) (?:the )?(?P<one>N) $", text)
    if near:
        return parties_in(event.skeleton, *near.span("one"))
    return event.parties(place)


def _after(event: Event, end: int) -> tuple[Party, ...]:
    """Return the subject that follows "In partnership with N, ...": who does it."""
    match = _THEN.match(event.skeleton.text[end:])
    if not match:
        return ()
    if match["who"] == "we":
        return event.meant("we", end + match.start("who"))
    return parties_in(event.skeleton, end + match.start("who"), end + match.end("who"))


def _fact(
    event: Event, match: re.Match[str], place: int, partners: tuple[Party, ...]
) -> Iterator[Found]:
    """Yield the fact of a match with two partners or more, unless it is an option or a purchase."""
    text = event.skeleton.text
    if (
        len(partners) < 2
        or event.shared & {party.name for party in partners[1:]}
        or _BUYING.match(text[match.end() :])
    ):
        return
    if OPTION.search(text[max(0, place - 70) : place]) or OVER.match(text[match.end() :]):
        event.text.drop("option or habit", *event.skeleton.span(match.start(), match.end()))
        return
    partners = tuple(party for party in partners if not OCCASION.search(party.name))
    if len(partners) < 2:
        return
    names = tuple(party.name for party in partners)
    where = stretch(event, match.start(), match.end(), *partners)
    sure = event.confidence(*partners)
    if "noun" in match.re.groupindex and _VENTURE.search(match["noun"]):
        venture = _venture(event, match)
        parents = tuple(name for name in names if name != venture)
        if len(parents) > 1:
            yield Found(
                JointVenture(
                    parents=parents, company=venture, date=event.date, market=event.market
                ),
                *where,
                sure,
            )
        return
    purpose = purpose_after(event, match.end())
    yield Found(
        Partnership(partners=names, purpose=purpose, date=event.date, market=event.market),
        *where,
        sure,
    )


def _venture(event: Event, match: re.Match[str]) -> str | None:
    """Return the name of a joint venture, if the sentence gives it."""
    before = event.skeleton.text[: match.start()]
    called = _VENTURE_BEFORE.search(before) if match.start() == match.start("noun") else None
    if called:
        start = called.start("company")
        found = parties_in(event.skeleton, start, start + 1)
        return found[0].name if found else None
    named = _NAMED.match(event.skeleton.text[match.end() :])
    if not named:
        return None
    start = match.end() + named.start("company")
    found = parties_in(event.skeleton, start, start + 1)
    return found[0].name if found else None
