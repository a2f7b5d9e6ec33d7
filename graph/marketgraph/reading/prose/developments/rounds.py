"""Investments told by who raises: rounds, placements, offerings, and their investors."""

from __future__ import annotations

import re
from dataclasses import replace

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.funding import (
    ABOUT,
    ROUND,
    TAIL,
    Deal,
    money_of,
    party_of,
    round_of,
)
from marketgraph.reading.prose.developments.phrases import signers
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import LIST, main_subject, subject_of
from marketgraph.reading.prose.quantities import Money
from marketgraph.reading.prose.words import words

_MONEY = rf"(?:{ABOUT} ){{0,6}}(?P<money>M)(?: (?:in|of|via|through|from|as|for|worth of))?"

_RAISE = (
    r"(?P<verb>(?:(?:has|have|had|will|to|also|recently|later|just|successfully|then|previously|already) ){0,3}(?:raise[sd]?|raising|"
    r"secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)(?: on)?|complet(?:e[sd]?|ing)|land(?:s|ed)|bag(?:s|ged)|nett?(?:s|ed)|garner(?:s|ed)|amass(?:es|ed)?|attract(?:s|ed)|"
    r"receiv(?:e[sd]?|ing)|collect(?:s|ed)|pull(?:s|ed) in|rais(?:es)|pocket(?:s|ed)|scor(?:es|ed)|announc(?:e[sd]?|ing)|obtain(?:s|ed)|"
    r"finali[sz]e[sd]?|pric(?:es|ed)|conclude[sd]?|snag(?:s|ged)|picked up|(?:drawn|drew|pulled|reeled|hauled|roped) in|nab(?:s|bed)|emerg(?:es|ed) from stealth with|launch(?:es|ed) with|brought in))"
)

RAISED = re.compile(rf"{_RAISE} {_MONEY}(?: (?:{ABOUT} ){{0,4}}(?:{ROUND})?{TAIL})?")

ROUNDED = re.compile(
    rf"{_RAISE} (?:(?:its|the|a|an|L|first|second|third|final|tranche|underwritten|registered|marketed|successful|completion|closing|first|second|final|of|close|launch|oversubscribed|pricing|upsized|previously|announced|latest|new|strategic) ){{0,7}}"
    rf"{ROUND}{TAIL}(?:(?: (?:of|totall?ing|worth|for|raising|to raise|with|at)(?: (?:{ABOUT}|gross|proceeds)){{0,6}} (?P<money>M)(?! (?:a|per) ))"
    rf"|(?:[^;]{{0,90}}? (?:proceeds|raising|total|amount)(?: to the company)?(?: of)?(?: {ABOUT}){{0,5}} (?P<worth>M)))?"
)

_LED_THE = re.compile(
    rf"^(?:(?!(?:in|on|at|by|for|with|from) )[a-zL'-]+ ){{0,6}}?(?P<names>{LIST})(?: ,[^;]{{0,120}}? ,)? (?:co-)?led the (?:round|financing|investment|raise|funding|series)"
)

NOUN = re.compile(
    rf"(?:(?P<owner>N) 's (?:[a-z]+ ){{0,3}}?|\b(?:an?|the|its|in|with|discuss the|about the) (?:[a-z]+ ){{0,3}}?)(?P<verb>(?P<money>M)) (?:in )?(?:{ABOUT} ){{0,3}}{ROUND}{TAIL}"
)

OWN = re.compile(
    rf"(?P<owner>N) 's (?:{ABOUT} ){{0,3}}(?:(?P<money>M) )?(?P<verb>(?={ROUND.replace('?P<round>', '?:')}))"
    rf"{ROUND}{TAIL}(?= (?:was|were|which|led|has|with|from|closed|at|in)\b| ?[,.]|$)"
)

FOR_PLACEMENT = re.compile(
    rf"(?P<verb>agreement|agreements|commitments?|letter|form) (?:[a-z]+ ){{0,8}}?(?:for|of) (?:an?|its|the) (?:[a-z]+ ){{0,2}}?{ROUND}{TAIL}(?: (?:of|totall?ing|worth|for)(?: {ABOUT}){{0,4}} (?P<money>M))?"
)

PUBLIC = re.compile(r"(?P<verb>went|goes|going) public")

FROM_INVESTOR = re.compile(
    rf"(?P<verb>(?:receiv|secur|announc|attract|land|rais|obtain|accept|clos)[a-z]+) (?:{ABOUT} ){{0,5}}(?:(?P<money>M) )?(?:[a-z]+ ){{0,3}}?(?:investment|funding|backing|financing)(?: of (?:{ABOUT} ){{0,4}}(?P<worth>M))? (?:from|by) "
)

_CUE = re.compile(
    r"\b(?:led|co-led|anchored|headed|backed|funded|supported|joined|subscribed) (?:[a-z]+ )?by|\bparticipation (?:from|by|of)|\b(?:from|by)(?= (?:[a-z-]+ ){0,6}N)|\bincluding|"
    r"\binvestors?(?: (?:like|such as|include[sd]?|are|were|:))?|\balongside|\bfeatur(?:ing|ed)|\bas well as|\bjoined by|\binvestment (?:from|by)|\bwith(?= (?:[a-z-]+ ){0,3}N(?:(?: ,)?(?: and)? N)* (?:also |both )?(?:leading|taking|participating|joining|investing|contributing|as|coming)\b)|\bco-led by|\bsuch as|"
    r"\b(?:include[sd]?)"
)

LIST_AT = re.compile(
    r" (?:(?:(?!(?:which|who|that|it|to|in|for|at|on|is|was|has|will|of) )[a-z][a-z-]*(?= (?:[a-z-]+ )?N)|the|its|new|existing|lead|co-lead|business|clutch|handful|number|investors?|and|returning|previous|both|venture|capital|firms?|funds?|arm|arms|of|strategic|"
    r"additional|participation|from|by|with|insiders|including|led|global|leading|growth|early|[a-z-]+-[a-z-]+|L|a|an|group|"
    r"private|equity|firm|seed|stage|'s|current|institutional|angels?|notable|backers?|such|as|like|:|, including|, such|, namely|accelerator|company|giant|manager|partner|"
    r"maker|carmaker|automaker|drugmaker|chipmaker|manufacturer|retailer|insurer|bank|developer|operator|provider|conglomerate|publisher|vehicle|software|energy|"
    r"media|asset|wealth|family|office|pension|sovereign|public|technology|tech|investment|american|british|german|french|italian|spanish|dutch|swiss|swedish|"
    r"danish|norwegian|finnish|japanese|chinese|indian|korean|israeli|canadian|australian|brazilian|mexican|european|asian) ){0,10}"
    r"(?P<names>N(?: 's)?(?: (?:venture|investment|corporate|capital)(?: [a-z]+){0,2})?(?: N)?(?:(?: , (?:and )?| and | & | as well as |, )(?:(?:the|existing|new|investors?|others|investor|L 's|its|also|[a-z]+-based|family|office|venture|capital|firm|fund|vc|accelerator|angels?|L) ){0,5}N(?: 's (?:[a-z]+ ){1,3}N)?)*)"
)

_NO_INVESTOR = words("sec nasdaq nyse tsx otc fda u.s ipo")
_AIM = re.compile(r"M (?:[a-z-]+ ){0,4}to (?!date |its |the |an? )[a-z]+ ")
"""What the money is for: names behind it are no investors unless they are called so."""
_HOPED = re.compile(r"\b(?:expect|plan|intend|aim|hope|look|seek|want|target)(?:s|ed|ing)? to $")
_ADVERTISED = re.compile(r" (?:in|on) (?:an?|the|its) (?!amount)")
"""Behind a placement that is none of shares: "its placement in an editorial"."""
_FOR_OTHERS = re.compile(
    r"(?:[a-z]+ ){0,3}rais(?:e[sd]?|ing) (?:[a-z]+ ){0,4}M for (?:the )?N(?= |$)"
)
"""Money raised for somebody else: a collection."""
_SELLS_PART = re.compile(
    r"\b(?:sold|sells?|selling|sale of|disposal of|offload\w*) (?:[a-zMPL#'-]+ ){0,5}(?:stake|holding|interest|shares(?= in (?:the )?N)|business|unit|division|assets)(?: in (?:[a-z-]+ ){0,4}N)? (?:[a-zDYMLP#,'-]+ ){0,24}$"
)
"""Who gets money for what it sells raises none: "sold its stake in Acme, raising $3 million"."""
_LEAST = 10_000
"""Less money is no investment but a collection."""
_OF_FUND = re.compile(r"^ (?:for|in|toward) (?:its|a|an|the) (?:[a-z-]+ ){0,4}fund\b")
_NO_FUND = re.compile(
    r"\bacross (?:\w+ ){1,2}funds\b|\b(?:charit\w+|donat\w+|fundrais\w+|gala|scholarships?|nonprofit|non-profit|church|congregation|parish|campaign|awareness|victims|guidance|price target|forecast|outlook|dividends?|"
    r"loans?|credit facility|grants?|revolving|term loan|tickets|auction|congress\w*|senate|candidate|election|ransom|mortgage|bonds?|notes|contracts?|leaseback)\b"
)

_NOT_THIS = re.compile(
    r"\b(?:bringing|total|to date|valuation|valued|valuing|revenue|since inception|assets under)\b(?:(?!after |following )[^,;]){0,40}$"
)

_IN_ALL = re.compile(
    r" ?(?:(?:in|of) (?:[a-z]+ ){0,3}(?:funding|capital|financing|investment|investments|equity)(?: rounds)? )?(?:to date|so far|in total|overall|in all|since (?:its|the|inception|launch))\b"
)
"""What follows the sum of all rounds: "raised $12 million in funding to date"."""

SEED = re.compile(
    r"(?P<verb>with|through|from) (?:[a-z]+ ){0,3}?(?P<money>M) (?:in|of) (?P<round>seed|pre-seed|angel|venture)[a-z ]{0,20}(?:funding|capital|money|investment|financing)"
)

_REPORTS = re.compile(r" (?:reports|reported|says|said|writes|wrote)\b")
"""What follows a newspaper at the end of a list of investors."""
_NEXT_DEED = re.compile(
    r" ; |(?: while| whereas| and| but| ,)* N (?:also |has |have |had ){0,2}(?:raised|secured|received|closed|bagged|landed|acquired|bought)\b"
)
"""Where another deed begins, whose investors are its own."""
_FUNDS = words(
    "capital venture ventures vc partners fund funds angel angels equity invest investment investments investors"
)
_OWN_FUND = re.compile(
    r"\b(?:funds?|vehicles?|limited partners|final close|first close|dry powder)\b"
)
"""Words of a sentence in which an investor raises money to invest it."""
_TOTAL = re.compile(
    r"\b(?:bring|tak|brought|took|lift|rais)[a-z]* (?:the )?(?:(?P<whose>N) 's (?:total|overall|funding|capital|cumulative)|(?:total )?[a-z ]{0,30}(?:by|of|for) (?P<by>N) to M)"
)
"""Whose round it is, told by what it has raised in all."""
_SHARES_OF = re.compile(r"\bof (?:the )?(?P<company>N) 's (?:[a-z]+ ){0,4}(?:shares|stock|units)\b")

ROUND_NEXT = re.compile(
    r"^(?:the|this) (?:[a-z#]+ |M ){0,4}?(?:round|financing|funding|investment|raise|series [a-z])\b"
)

_GAIN = r"(?:rais(?:e[sd]?|ing)|amass(?:ed|ing)|collect(?:ed|ing)|garner(?:ed|ing)|accumulat(?:ed|ing)|generat(?:ed|ing)|secur(?:ed|ing)|attract(?:ed|ing)|surpass(?:ed|ing|es)|cross(?:ed|ing|es)|exceed(?:ed|ing|s)|pass(?:ed|ing|es)|hit(?:s|ting)?|reach(?:ed|ing|es))"
PRESALE = re.compile(
    rf"(?:(?P<owner>N) 's|\b(?P<its>its|their)) (?:[a-z]+ ){{0,2}}?(?P<round>pre-?sale)(?= )(?:(?! (?:and|but) N)[^.;]){{0,70}}? (?P<verb>{_GAIN}) (?:(?:{ABOUT}|above|well) ){{0,4}}(?P<money>M)"
)
"""``N 's presale has raised M``."""
PRESOLD = re.compile(
    rf"(?P<verb>{_GAIN}) (?:(?:{ABOUT}|above|well) ){{0,4}}(?P<money>M) (?:so far )?(?:(?:in|during|through|from|via|for|within|funding|its|the|their|an?|ongoing|current) ){{0,3}}(?P<round>pre-?sale)"
)
"""``N has raised M in its presale``."""
OWN_SUM = re.compile(
    r"(?:(?P<owner>N) 's|\b(?P<its>its|their)) (?:(?:recent|recently|latest|previously|closed|completed|announced|oversubscribed|successful|new|upsized|strategic) ){1,3}"
    r"(?P<verb>(?P<money>M)) (?:[a-z-]+ ){0,2}?(?:financing|raise|fundraise|capital raise)(?= |$)"
)
"""``backed by its recent M financing``."""
OPENS = re.compile(
    r"(?P<verb>launch|opening|completion|closing|close) of (?:an?|its) (?:[a-z-]+ ){0,2}?(?P<money>M) (?:[a-z-]+ ){0,2}?(?:raise|fundraise|funding round|financing round)(?= |$)"
)
"""``the launch of a M raise``."""

MORE = re.compile(
    r"adding to (?:the )?(?P<money>M)(?: that)? (?:it|the company) raised|after (?:it raised|raising) (?P<second>M)"
)


def raised(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the deal in which a company raises money or closes a round."""
    skeleton = event.skeleton
    named = round_of(event, match)
    money = money_of(event, match) or (_proceeds(event) if named else None)
    public = match.re is PUBLIC
    if public:
        named = "IPO" if "ipo" in event.sentence.low else None
    verb = (match["verb"].split() or [""])[-1]
    sure = (
        verb.startswith(("rais", "amass", "invest"))
        or match.re in (FROM_INVESTOR, SEED, *_OF_ITS)
        or (match.re is RAISED and _from_fund(event, match))
    )
    if not (
        named
        or sure
        or re.search(r"\b(?:funding|financing|round|raise|investment)\b", match.group())
    ):
        return None
    if _NO_FUND.search(event.sentence.low) or (named or "").startswith("debt"):
        event.text.drop("no investment", *skeleton.span(*match.span("verb")))
        return None
    if _NOT_THIS.search(skeleton.text[max(0, match.start("verb") - 60) : match.start("verb")]) or (
        money and (money.ranged or money.amount < _LEAST)
    ):
        return None
    if named and named.lower() == "placement" and _ADVERTISED.match(skeleton.text, match.end()):
        return None
    if re.match(r"(?:in total|in all|altogether|to date|overall) ,", skeleton.text):
        return None
    if money and match.re not in _OF_ITS and _IN_ALL.match(skeleton.text, skeleton.at(money.end)):
        return None
    if _SELLS_PART.search(skeleton.text[: match.start("verb")]):
        return None
    hoped = match["verb"].endswith("raise") and _HOPED.search(
        f"{skeleton.text[: match.start('verb')]}to "
        if match["verb"].startswith("to ")
        else skeleton.text[: match.start("verb")]
    )
    if (
        hoped
        or _FOR_OTHERS.match(skeleton.text, match.start("verb"))
        or _OF_FUND.match(skeleton.text[match.end("money") :] if money else "")
    ):
        event.text.drop("no investment", *skeleton.span(*match.span("verb")))
        return None
    company = _whose(event, match)
    if (
        company
        and company.name.lower().split()[-1] in _FUNDS
        and _OWN_FUND.search(event.sentence.low)
    ):
        event.text.drop("a fund of its own", *skeleton.span(*match.span("verb")))
        return None
    if company is None and (match.re in _OF_ITS or not _unnamed(event, match.start("verb"))):
        return None
    end = skeleton.span(*match.span())[1]
    investors = _investors(event, match.start("verb"), company)
    if not (money or named or investors) or not (company or investors):
        return None
    founded = (
        str(event.sentence.years[0].value) if match.re is SEED and event.sentence.years else None
    )
    return Deal(company, investors, money, named, skeleton.start, end, founded)


_PROCEEDS = re.compile(
    r"(?:^| )(?:gross|aggregate|total|N) proceeds(?: to the company)?(?: (?:of|were|was|are|totaled|totalled|expected|to|total|be|amount)){0,5}(?: (?:approximately|about|over|nearly|roughly))? (?P<money>M)"
    r"|(?P<worth>M) (?:in|of) (?:total |aggregate )?gross proceeds\b"
)


def _proceeds(event: Event) -> Money | None:
    """Return the sum of a round that one of the next two sentences gives: "The offering brought gross proceeds of $5 million"."""
    after = event.sentence.next
    for _ in range(2):
        if after is None:
            break
        if "proceeds" in after.low and (match := _PROCEEDS.search(skeleton_of(after).text)):
            group = "money" if match["money"] else "worth"
            return skeleton_of(after).money(*match.span(group))[0]
        after = after.next
    return None


def _whose(event: Event, match: re.Match[str]) -> Party | None:
    """Return whose round it is: its owner, whom "its" means, or who raises it."""
    groups = match.re.groupindex
    if "owner" in groups and (owner := event.skeleton.name(match, "owner")):
        return party_of(owner)
    if "its" in groups or match.re is OPENS:
        place = match.start("verb")
        found = signers(event, place) if match.re is OPENS else event.owner(match.start())
        return found[0] if len(found) == 1 else None
    return _company(event, match)


_OF_ITS = (PRESALE, PRESOLD, OWN_SUM, OPENS)
"""Wordings that count only if it is known whose round it is."""


def _from_fund(event: Event, match: re.Match[str]) -> bool:
    """Return whether money that is received comes from a fund by its name: "secured $3 million from Acme Ventures"."""
    after = re.match(r"(?:.*?M)?(?= from )", event.skeleton.text[match.start("money") :])
    names = _named_after(event, match.start("money") + after.end()) if after else []
    return any(party.name.lower().split()[-1] in _FUNDS for party in names)


_BACKS = re.compile(
    r"\b(?:backs|backed|backing|joins|joined|supports|supported) (?:[a-z-]+ ){0,4}(?P<name>N) $"
)
"""Before "in a M seed round": whom an investor backs."""


def _company(event: Event, match: re.Match[str]) -> Party | None:
    """Return whose round it is: who raises it, else the one that the sentence is about."""
    verb = match.start("verb")
    if match.re is NOUN or match.re is SEED or match.re is FOR_PLACEMENT:
        text = event.skeleton.text
        after = re.match(
            r" (?:in|for|of|by) (?:[a-z-]+ ){0,4}?(?P<name>N)(?= |$)", text[match.end() :]
        )
        if after and match.re is NOUN:
            start = match.end() + after.start("name")
            return party_of(event.skeleton.companies(start, start + 1)[0])
        backed = _BACKS.search(text[: match.start()])
        if backed and match.re is NOUN:
            return party_of(event.skeleton.companies(*backed.span("name"))[0])
        total = _TOTAL.search(text, match.end())
        if total and (
            owner := event.skeleton.name(total, "whose") or event.skeleton.name(total, "by")
        ):
            return party_of(owner)
        subject = main_subject(event.skeleton, verb).names
        if len(subject) == 1:
            return party_of(subject[0])
        shares = _SHARES_OF.search(event.skeleton.text)
        if shares and (name := event.skeleton.name(shares, "company")):
            return party_of(name)
        return None
    parties = event.parties(verb)
    return parties[0] if len(parties) == 1 else None


def more(event: Event, match: re.Match[str]) -> Deal | None:
    """Return the further sum that a sentence adds: "adding to the $3 million it raised in May"."""
    group = "money" if match["money"] else "second"
    money = event.skeleton.money(*match.span(group))
    who = event.owner(match.start())
    if len(who) != 1 or not money:
        return None
    return Deal(who[0], (), money[0], None, event.skeleton.start, money[0].end)


def _unnamed(event: Event, verb: int) -> bool:
    """Return whether a bullet begins with the deed, or a pronoun does it that means nobody named."""
    before = event.skeleton.text[:verb]
    return before in ("", "- ", "• ") or bool(subject_of(event.skeleton, verb).pronoun)


def _investors(event: Event, at: int, company: Party | None) -> tuple[Party, ...]:
    """Return all investors of a round: named after a place of its sentence, and in the next one if it is on the round."""
    found = _named_after(event, at)
    following = event.sentence.next
    if following:
        after = Event.of(event.text, event.identity, following)
        if led := _LED_THE.match(after.skeleton.text):
            found += [party_of(name) for name in after.skeleton.names(led, "names")] + _named_after(
                after, led.end()
            )
        elif ROUND_NEXT.match(after.skeleton.text) or re.match(
            r"^(?:(?:other|existing|new|returning|additional|further|participatory|participating|previous|current|key|notable) )*(?:investors|backers|participants|participating)\b",
            after.skeleton.text,
        ):
            found += [replace(party, sure=True) for party in _named_after(after, 0)]
    return tuple(party for party in found if company is None or party.name != company.name)


def _named_after(event: Event, at: int) -> list[Party]:
    """Return the parties that follow "led by", "from", "participation from" and the like."""
    text, found = event.skeleton.text, dict[str, Party]()
    stop = _NEXT_DEED.search(text, at)
    for hint in _CUE.finditer(text, at, stop.start() if stop else len(text)):
        match = LIST_AT.match(text, hint.end())
        if (
            not match
            or (hint.group() in ("by", "from") and _AIM.search(text, at, hint.start()))
            or (
                hint.group() == "by"
                and re.search(
                    r"\b(?:grow|increase|expand|rise|used|driven)[a-z]* $", text[: hint.start()]
                )
            )
        ):
            continue
        names = event.skeleton.companies(*match.span("names"))
        if _REPORTS.match(text, match.end("names")):
            names = names[:-1]
        for name in names:
            if not name.possessive and name.text.lower() not in _NO_INVESTOR:
                found.setdefault(name.text, party_of(name))
    return list(found.values())
