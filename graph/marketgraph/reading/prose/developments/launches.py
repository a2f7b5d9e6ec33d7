"""Launches and updates: who put which product on the market, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from marketgraph.facts import ProductLaunch, ProductUpdate
from marketgraph.reading.prose.developments.authorities import is_authority
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.holders import teller
from marketgraph.reading.prose.developments.nouns import ADJECTIVE, PRODUCTS, Phrase, phrase_at
from marketgraph.reading.prose.developments.phrases import (
    FOLLOW,
    PARTIES,
    WHAT_IT_CALLS,
    date_of,
    doers,
    group_parties,
    signers,
    stretch,
)
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.ordinary import HEADS
from marketgraph.reading.prose.organisations import fits
from marketgraph.reading.prose.words import cue, words

WORDS = cue(
    "sale shipping selling brought brings wraps announce launch introduc unveil releas roll debut upgrad updat version availab enhance redesign refresh revamp improvements adds added",
    r"\badd(?:s|ed)\b.*\bto (?:its|their|the)\b|now (?:[a-z]+ )?available|\bon sale\b|\bbr(?:ought|ings) out\b|the wraps off|\b(?:beg[au]n|begins|start(?:ed|s)) (?:shipping|selling)\b|launch|introduc|unveil|releas|\brolls? out|\broll(?:ed|ing) out|roll-?out|debut|upgrad|updat|\benhanc(?:ed|es|ements)|redesign|refresh|revamp|improvements|\bversion\b|availability of|\bannounc(?:ed|es) (?:today )?(?:the |its )?(?:new )?[\w -]{2,40}, (?:an?|the|its) ",
)
_DEED = (
    r"(?:launch(?:ed|es|ing)?|introduc(?:ed|es|ing)|introduce|unveil(?:ed|s|ing)?|releas(?:ed|es|ing)|release|roll(?:ed|s|ing)? out|debut(?:ed|s|ing)?|"
    r"updat(?:ed|es)|upgrad(?:ed|es)|enhanc(?:ed|es)|redesign(?:ed|s)|refresh(?:ed|es)|revamp(?:ed|s)|relaunch(?:ed|es)|re-launch(?:ed|es)|br(?:ought|ings) out|t(?:ook|akes|aken) the wraps off|(?:beg[au]n|begins|start(?:ed|s)) (?:shipping|selling))"
)
_ACTIVE = re.compile(
    rf"(?<![a-z] 's )(?<!-)(?<!extended )(?<!sustained )(?<!controlled )(?<!delayed )(?<!immediate )\b(?P<verb>{_DEED}) (?!of ){WHAT_IT_CALLS}(?=[\w#])"
)
_ANNOUNCED = re.compile(
    r"\b(?P<verb>announc(?:ed|es|ing)|announce|present(?:s|ed)|shipped|ships|delivered|published|debuts|completed|completes|implemented) (?:today )?(?=[a-zN])"
)
_NOUN = re.compile(
    r"\b(?P<verb>(?:commercial |official |global |worldwide |nationwide |successful |soft |full |beta |public |upcoming )*"
    r"(?:launch|release|introduction|unveiling|roll-?out|debut|general availability|availability|market introduction)) of (?=[\w#])"
)
_OWNED = re.compile(
    r"(?P<owner>\b(?:N 's|its|their) )(?:recently|newly|just|previously|latest|soon to be) ?-?(?P<verb>launched|unveiled|introduced|released|debuted|updated|upgraded) (?=[\w#])"
)
_PASSIVE = re.compile(
    rf"(?P<what>N)(?P<head>(?: [a-z]+){{0,2}}?)(?: , [^;,]{{0,90}} ,)? (?:(?:was|were|is|been|being|has been|recently|first|officially|,) )*"
    rf"(?P<verb>launched|introduced|unveiled|released|rolled out) (?:(?:in|on) (?:D|Y) )?by (?P<by>{PARTIES}){FOLLOW}"
)
_VERSION = re.compile(
    r"^(?:(?:a|an|the|its|their|new|newest|latest|next|second|third|fourth|updated|upgraded|enhanced|improved|major|significant|redesigned|"
    r"next-generation|all-new|free|beta|much-anticipated|revamped|refreshed|first|series|of|several|key|important|substantial|exciting|software|firmware|product|platform|feature|performance|significantly|completely|all) )*(?P<what>version|edition|iteration|generation|release|update|upgrade|"
    r"updates|upgrades|enhancements?|improvements?|recipe|recipes|packaging|formula|formulation|design|look|interface)(?: and [a-z]+)?(?: #)? (?:of|to|for) (?=[A-Za-z])"
)
_ADDS = re.compile(
    r"\b(?P<verb>adds|added) (?:[a-z0-9#N-]+ |, ){1,14}?to (?:its|their|the) (?=[\w#])"
)
_BRANDED = words("brand label site marketplace")
_ADDED_TO = words(
    "platform app apps application software suite system tool toolkit portal dashboard assistant engine cloud service api sdk marketplace solution"
)
"""What is better for what is added to it; more goods in a line or menu are another matter."""
_FRESH = re.compile(
    r"(?:^|[ ,])(?:the |a |an |its |their |N 's )?(?:(?:latest|new|newest|major|recent|second|third|free|significant|software|firmware|product|feature) )+(?P<verb>updates?|upgrades?|version|release) (?:to|of|for) (?:the )?(?P<what>(?:its |their |N 's )?N(?: #)?(?: [a-z-]+){0,3}?)"
    r" (?:introduces?|adds?|brings?|includes?|features?|offers?|delivers?|allows?|enables?|gives?|lets?|(?:is|are) (?:now )?(?:[a-z]+ )?available|(?:was|has been|were|is) released)\b"
)
_SOLD = re.compile(
    r"(?:^|, |that |: |; )the (?P<verb>(?:all-)?new|newest|latest|redesigned|updated|upgraded|revamped|refreshed|improved) (?P<what>N(?: #)?(?: [a-z-]+){0,3}?) from (?P<who>N) "
    r"(?:is|are|has|have|went|goes|comes?|features?|includes?|offers?|adds?|delivers?|brings?|combines?|weighs|costs|starts|introduces|boasts|gives|lets|allows|enables|will)\b"
)
_WITH_NEWEST = re.compile(
    r"\bwith the (?P<verb>(?:newest|latest|new|updated) (?:version|update|release|upgrade)) (?:of|to) (?:the )?(?P<what>(?:its |their |N 's )(?:[a-z-]+ )?N(?: #)?(?: [a-z-]+){0,3}?)(?= ,)"
)
_AVAILABLE = re.compile(
    r"(?:^|, |that |: |and )(?:the |its |their )?(?:new |all-new )?(?P<what>(?:N 's )?(?:N|Y N)(?: #)?(?: [a-z-]+){0,3}?) (?P<verb>(?:is|are) (?:now (?:[a-z]+ )?available|available (?:now|today|from today|starting today)|now on sale)|(?:went|goes|go) on sale)\b"
)
_WENT = re.compile(
    r"(?P<owner>N) 's (?P<what>N(?: #)?(?: [a-z-]+){1,5}?) (?P<verb>launched|debuted)(?= (?:in (?!response|court)|on (?:D|Y|[a-z]+day)|last|this|earlier|at |\.))"
)
"""A product that came out by itself: "N 's N lamp launched in May"."""
_FROM = re.compile(r"^[^;.]{0,120}? from (?:the )?(?P<who>N)(?= (?:\.|,|for|to|in|at)|$)")
_AMID = re.compile(
    r"\b(?:alongside|amid|ahead of|before|prior to|coincid\w+ with|timed (?:to|with)|in time for|because of|thanks to|despite|until|starting with|beginning with) (?:the )?(?:recent |new |global |D |Y )*$"
)
"""Before a launch that may be somebody else's: "alongside the release of the N"."""
_ANNOUNCED_N = re.compile(
    r"(?P<verb>\bannounc(?:ed|es)) (?:today )?(?:the |its )?(?:new |all-new |latest )*(?P<what>N(?: #)?) , (?:an?|its|the (?:first|new|latest|only|world 's|next|industry 's)) (?P<side>[^,;.]{3,160})"
)
"""A product that is announced and said to be one: "announced the Nova, a lamp for desks"."""
_IMPROVED = re.compile(r"^(?:enhanced|updated|upgraded|redesigned|improved|refreshed|revamped) ")
_RENEWING = re.compile(r"updat|upgrad|revamp|redesign|refresh|improv")
_MINE = words("menu app platform software catalog catalogue lineup line-up range packaging")
"""What needs no further word when a company updates its own: "refreshed its menu"."""
_PARTNERS = re.compile(
    rf"\b(?:in|through|via) (?:(?:a|an|close|strategic|exclusive|direct|official) )*(?:partnerships?|collaborations?|co-?operation|conjunction|association|alliance) with (?P<partners>{PARTIES}){FOLLOW}"
    rf"|\b(?:together|alongside|jointly|along) with (?:its )?(?:partners? )?(?P<others>{PARTIES}){FOLLOW}"
)
_OBJECT = re.compile(
    r"\b(?:an?|the|its|their|(?:an?|the|its|their|'s|our|of|with) (?:recently|newly|just)|of|with|our|'s|for|any|no|all|other|most|soon-to-be) $"
)
_GLAD = re.compile(
    r"\b(?:pleased|excited|proud|thrilled|delighted|happy|honou?red|glad) to (?:officially |formally |now )?$"
)
_LATER = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|not|never|before|ahead of|until|if|preparing|prepare|prepares|plan|plans|planned|planning|"
    r"upcoming|expected|intend|intends|aim|aims|set|slated|about|hopes|considering|delay\w*|postpon\w*|cancel\w*|help\w*|let|allow\w*|"
    r"support\w*|toward|towards|for|capable of|be|anticipated|potential|ready)(?: (?:the|a|its|their|this|our|be|of|officially|soon|formally|successfully|also|jointly|commercial))* ?$"
)
_PLANNED = re.compile(
    r"\bwill (?:[a-z]+ ){1,5}by $|\b(?:will|would|to|should|may) (?:also )?(?:see|bring|include|involve|feature|mark|start with|culminate in) (?:both )?(?:(?:the|an?|its|their) )?(?:[a-z-]+ )?$"
)
"""A launch that is a part of what is to come: "next year will see the launch of"."""
_FREED = re.compile(r"\b(?:rehabilitation|rescue|capture|arrest|detention|storage) and $")
"""Before the release of somebody or something that is no product."""
_SHOWS = re.compile(
    r" (?:underscores|reflects|marks|represents|demonstrates|highlights|signals|strengthens|expands|reinforces|builds on|adds to) (?:the )?(?P<whose>N)(?= 's )"
)
"""Whose launch it is by what it shows: "the launch of the Nova reflects Acme's"."""
_SAID = re.compile(
    r"\bannounc\w+ (?:today )?(?:that )?(?:it|they|N|the company) will (?:soon |officially |be )?$"
)
_NO_NAMED = words(
    "program programme scheme mission strategy policy plan study report survey book novel film movie documentary campaign conference summit expo website podcast challenge contest awards award "
    "foundation institute fund initiative festival exhibition webinar workshop market markets analysis outlook forecast council committee "
    "pavilion coalition alliance partnership center centre hospital clinic campus office store headquarters university academy week day act bill law "
    "offering results data findings earnings satellite mission tournament cup index album tour agreement expedition guidelines"
)
"""Last words of names that are no products."""
_NO_HEADS = words(
    "program programs programme programmes scheme schemes research analysis whitepaper intelligence publication overview dataset study studies report reports survey surveys book books novel film films movie movies documentary campaign campaigns event events "
    "conference summit expo website websites site webpage podcast podcasts album song single video videos trailer teaser initiative "
    "initiatives effort efforts challenge contest competition tender offer ipo offering investigation investigations probe inquiry "
    "lawsuit lawsuits suit trial trials phase attack attacks strike strikes search review buyback program-wide exchange career careers "
    "business businesses company startup startups firm partnership partnerships venture alliance collaboration office offices facility "
    "facilities plant factory plans plan-b results details design designs findings list ranking rankings statement statements figures "
    "earnings guidance data paper papers whitepaper white-paper guide guides ebook newsletter blog article articles index logo identity "
    "rebrand name names strategy strategies vision concept concepts proposal proposals budget policy policies law bill rules regulations "
    "regulation awards award winners finalists agenda schedule fundraiser fundraising round expedition mission missions satellite "
    "satellites rocket rockets missile missiles spacecraft prototype prisoners hostages hostage inmates information documents document "
    "statistics numbers transcript footage photos images picture pictures season episode episodes series-finale process operations "
    "products sales production construction drive drives movement petition call project projects center centre centers clinic hospital "
    "store stores shop branch showroom restaurant hotel location locations headquarters campus hub laboratory lab school academy "
    "institute foundation fund funds scholarship scholarships grant grants council committee team teams task force group division "
    "subsidiary unit department brand-new era chapter journey day week month year tour festival exhibition show webinar workshop "
    "seminar session sessions roadmap framework guidelines standards standard consultation auction sale takeover bid coalition "
    "insights insight market markets analysis letter press release news announcement update updates rating ratings outlook forecast forecasts price prices target targets "
    "executive executives officer officers president chairman chairwoman director directors manager managers chief ceo cfo coach coaches host hosts ambassador ambassadors partner partners "
    "layoffs dividend hire hires tariff tariffs tax taxes crackdown boycott charm appeal layoff fees fee "
    "estimate estimates stock shares bonds notes bond debt network networking reward rewards discount discounts sweepstakes giveaway "
    "dinner lunch brunch meetup banquet pavilion level levels degree wave sponsorship sponsorships deployment deployments pilot pilots training agreement deal renovation renovations expansion presence legislation measure measures speakers curriculum "
    "concert play musical game-day content story stories message messages interview profile pressure energy heat emissions hormones "
    "funding capital financing collaborations model-law lawsuit's airstrike airstrikes offensive operation raid raids war emissions carbon"
)
"""What is launched and is no product."""
_STRINGS = words("series package packages collection edition lineup line suite")
"""What many things make: a series of tournaments is no product."""
_NOT_AS = re.compile(
    r"^ (?:as (?:its|their|the|new|chief|a member)|from (?:custody|prison|jail|hospital)|to (?:buy|hold|outperform|overweight|neutral|sell|the (?:public|crowd|audience))"
    r"|, (?:(?:an?|the|its|their|his|her|who|a new) )(?:[a-z0-9#-]+ ){0,4}?(?:president|chief|director|officer|head|manager|ceo|founder|coach|initiative(?! (?:that|which|to) (?:give|provide|offer|enable|connect|let|allow)s?\b)|campaign|event|movement|"
    r"fund|study|report|book|novel|memoir|film|documentary|nonprofit|foundation|podcast|series|scholarship|challenge|website|festival|conference|competition|charity|album|single|hotel|restaurant|resort|store|clinic|school|studio|museum|hospital|community|bar|cafe|campus|shop|gallery|gym|club|theater|theatre|tower|neighborhood|development|residence|tournament|lecture|concert))\b"
)
_RENEWED = re.compile(
    r"^(?:(?:an?|the|its|their|new|newly) )*(?:updated|upgraded|redesigned|revamped|refreshed)\b(?! (?:by|in|on|with))"
)
_UPDATES = re.compile(r"updat|upgrad|revamp|enhanc|redesign|refresh")
_TELLING = re.compile(
    r"(?<=\w) (?:marks|represents|reflects|underscores|signals|highlights|demonstrates|harnesses|allows|enables|gives|brings|makes|is|was|will|has|appeared)\b.*"
)
"""A verb behind a product's name and what follows it: they are no part of the name."""

_NAMELESS = frozenset(
    {"product line", "product lines", "product range", "product lineup", "product portfolio"}
)
_LIST = re.compile(r" : (?P<names>(?:the )?N(?:(?: , and| ,| and| &) (?:the )?N)+)(?= [,.;]|$)")
_LETTERS = re.compile(r" \(([A-Z]{2,8})\)")
_ENUMERATED = re.compile(r" , (?:[a-z-]+ ){1,3}(?:,|and) ")
"""Behind the first of several words that say what is better: "enhanced its Acme, lighting, and repair skills"."""

_FORMS = (
    (_PASSIVE, "passive"),
    (_OWNED, "owned"),
    (_NOUN, "noun"),
    (_ACTIVE, "active"),
    (_ANNOUNCED, "version"),
)
_OFFERS = (_FRESH, _WITH_NEWEST, _SOLD, _AVAILABLE)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield what a sentence must match to tell of a launch: one of them."""
    yield from (pattern for pattern, _ in _FORMS)
    yield from (_ADDS, _ANNOUNCED_N, _WENT, *_OFFERS)


def read(event: Event) -> Iterator[Found]:
    """Yield the launches and updates that a sentence tells of."""
    text = event.skeleton.text
    seen: set[str] = set()
    for pattern, form in _FORMS:
        for match in few(pattern, text):
            for found in _found(event, match, form):
                fact = found.fact
                if isinstance(fact, ProductLaunch | ProductUpdate) and not seen & set(
                    fact.products
                ):
                    seen.update(fact.products)
                    yield found
    for found in _told(event):
        fact = found.fact
        if isinstance(fact, ProductLaunch | ProductUpdate) and not seen & set(fact.products):
            seen.update(fact.products)
            yield found


def _told(event: Event) -> Iterator[Found]:
    """Yield what is better, or for sale, by other words than a launch: "adds … to its N platform", "N is now available"."""
    skeleton = event.skeleton
    for match in few(_ADDS, skeleton.text):
        phrase = phrase_at(skeleton, match.end(), event.text.text)
        if (
            phrase
            and phrase.name
            and phrase.head in _ADDED_TO
            and not _ahead(match.string[: match.start()])
        ):
            yield from _offered(event, match, ProductUpdate, phrase, event.parties(match.start()))
    for match in few(_ANNOUNCED_N, skeleton.text):
        side = phrase_at(skeleton, match.start("side"), event.text.text, match.end("side"))
        phrase = phrase_at(skeleton, match.start("what"), event.text.text, match.end("what"))
        if side and phrase and side.head in PRODUCTS and not _ahead(match.string[: match.start()]):
            yield from _offered(event, match, ProductLaunch, phrase, event.parties(match.start()))
    for match in few(_WENT, skeleton.text):
        phrase = phrase_at(skeleton, match.start("what"), event.text.text, match.end("what"))
        owner = group_parties(skeleton, match, "owner", owners=True)
        if phrase and match["what"].split()[-1] in PRODUCTS | _BRANDED:
            yield from _offered(event, match, ProductLaunch, phrase, owner)
    for pattern in _OFFERS:
        for match in few(pattern, skeleton.text):
            phrase = phrase_at(skeleton, match.start("what"), event.text.text, match.end("what"))
            better = pattern in (_FRESH, _WITH_NEWEST) or bool(
                _IMPROVED.match(skeleton.text) or _RENEWING.match(match["verb"])
            )
            sold = pattern in (_AVAILABLE, _SOLD)
            if phrase and phrase.name and not (sold and _vague(phrase)):
                kind = ProductUpdate if better else ProductLaunch
                yield from _offered(event, match, kind, phrase, _maker(event, match))


def _vague(phrase: Phrase) -> bool:
    """Return whether nothing but a bare name is for sale, which may be a book, a study or a company's shares."""
    return phrase.head not in PRODUCTS and not re.search(r"\d", phrase.name or "")


def _maker(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return whose product is for sale: "N 's N", "from N", "N announced that", ", N announced"."""
    skeleton = event.skeleton
    if "who" in match.re.groupindex:
        return group_parties(skeleton, match, "who")
    first = next(iter(skeleton.companies(*match.span("what"))), None)
    if first and first.possessive:
        return (Party(first.text, True, first.start),)
    if re.search(r"\b(?:its|their) ", match.group()[: match.end("what") - match.start()]):
        return event.owner(match.start())
    if sold := _FROM.match(skeleton.text[match.end() :]):
        places = (match.end() + place for place in sold.span("who"))
        return tuple(Party(n.text, True, n.start) for n in skeleton.companies(*places))
    if told := re.search(
        r"\b(?P<verb>announc\w+) (?:[a-zD,]+ ){0,4}that (?:the |its |their )?(?:new |all-new )?$",
        skeleton.text[: match.start("what")],
    ):
        return event.parties(told.start("verb"))
    last = teller(event, match.end())
    return (last,) if last else ()


def _offered(
    event: Event,
    match: re.Match[str],
    kind: type[ProductLaunch | ProductUpdate],
    phrase: Phrase,
    companies: tuple[Party, ...],
) -> Iterator[Found]:
    """Yield the launch or update of one named product."""
    products = _products(event, phrase)
    if not products or not companies or any(is_authority(party.name) for party in companies):
        return
    companies = tuple(party for party in companies if party.name not in products)
    if companies:
        fact = kind(
            companies=tuple(party.name for party in companies),
            products=products,
            date=date_of(event, match.start("verb")),
            market=event.market,
        )
        where = stretch(event, match.start(), max(match.end(), phrase.end), *companies)
        yield Found(fact, *where, event.confidence(*companies))


def _found(event: Event, match: re.Match[str], form: str) -> Iterator[Found]:
    """Yield the launch of one match, unless it lies ahead or what is launched is no product."""
    skeleton, verb = event.skeleton, match.start("verb")
    before = skeleton.text[:verb]
    if form == "passive":
        phrase = phrase_at(skeleton, match.start("what"), event.text.text)
        companies = group_parties(skeleton, match, "by")
    else:
        if form == "active" and (_OBJECT.search(before) or _habit(match)):
            return
        if form == "noun" and _FREED.search(before):
            return
        if _ahead(before) and form in ("active", "noun"):
            event.text.drop("intention", *skeleton.span(match.start(), match.end()))
            return
        version = _VERSION.match(skeleton.text[match.end() :])
        if form == "version" and not version:
            return
        phrase = phrase_at(
            skeleton, match.end() + (version.end() if version else 0), event.text.text
        )
        companies = _companies(event, match, form)
    if event.identity.publisher in {party.name for party in companies} or any(
        is_authority(party.name) for party in companies
    ):
        return
    if phrase is None or not companies or _NOT_AS.match(skeleton.text[phrase.end :]):
        return
    kind = _kind(match, form, skeleton.text[match.end() :])
    if kind is ProductUpdate and (
        _ENUMERATED.match(skeleton.text, phrase.end) or before.endswith(" ai ")
    ):
        return
    own = (
        kind is ProductUpdate
        and phrase.head in _MINE
        and skeleton.text.startswith("its ", match.end())
    )
    products = (phrase.plain,) if own else _listed(event, phrase) or _products(event, phrase)
    if not products:
        return
    companies = tuple(party for party in companies if party.name not in products)
    partners = _partners(event, companies)
    shared = {party.name for party in partners}
    companies = tuple(party for party in companies if party.name not in shared)
    if not companies:
        return
    event.shared.update(shared)
    fact = kind(
        companies=tuple(party.name for party in companies),
        products=products,
        partners=tuple(party.name for party in partners if party.name not in products),
        date=date_of(event, match.start("verb"), phrase.end if form == "owned" else None),
        market=event.market,
    )
    where = stretch(event, match.start(), phrase.end, *companies, *partners)
    yield Found(fact, *where, event.confidence(*companies))


def _habit(match: re.Match[str]) -> bool:
    """Return whether a launch is the subject of its sentence: "Launching lamps early leads to"."""
    opens = not match.start("verb") and match["verb"].endswith("ing")
    return opens and " , " not in match.string[match.end() :]


def _ahead(before: str) -> bool:
    """Return whether what stands before a verb puts the deed off, wishes it or denies it."""
    if _PLANNED.search(before[-60:]):
        return True
    return bool(_LATER.search(before[-90:])) and not (_GLAD.search(before) or _SAID.search(before))


def _companies(event: Event, match: re.Match[str], form: str) -> tuple[Party, ...]:
    """Return who launches."""
    if form == "owned":
        if owner := event.skeleton.name(match, "owner"):
            return (Party(owner.text, True, owner.start),)
        return event.owner(match.start())
    if form == "noun":
        text, verb = event.skeleton.text, match.start("verb")
        if _AMID.search(text[:verb]):
            return ()
        if text[:verb] in ("the ", "this ") and (shows := _SHOWS.search(text, match.end())):
            return group_parties(event.skeleton, shows, "whose", owners=True)
        return signers(event, verb, alone=False)
    return doers(event, match.start("verb"))


def _products(event: Event, phrase: Phrase) -> tuple[str, ...]:
    """Return the products that a phrase names; nothing if what it names is no product."""
    if phrase.words[-1] in HEADS:
        return ()
    named = phrase.name is not None and phrase.words[-1] == "N"
    if phrase.head in (_NO_NAMED if named else _NO_HEADS) or (
        phrase.name and re.search(r"\bMarket\b", phrase.name)
    ):
        return ()
    if "of" in phrase.words and phrase.words[-1] in _NO_HEADS:
        return ()
    if any(word in _NO_HEADS and doing.endswith("ing") for word, doing in pairwise(phrase.words)):
        return ()
    if (
        phrase.head in _STRINGS
        and phrase.words[-2:-1]
        and phrase.words[-2] in _NO_HEADS | _NO_NAMED
    ):
        return ()
    cut = ADJECTIVE.fullmatch(phrase.words[-1]) and "of" in phrase.words
    if phrase.name is None and cut and event.skeleton.text.startswith(" , ", phrase.end):
        return ()
    if _is_short(event, phrase):
        return (phrase.plain,)
    if phrase.name is None:
        long = len([word for word in phrase.words if word not in ("of", "for")]) > 1
        goods = phrase.head == "services" or phrase.head in PRODUCTS
        return (phrase.plain,) if goods and long and phrase.plain.lower() not in _NAMELESS else ()
    name = _TELLING.split(phrase.name)[0]
    parts = re.split(r" and (?:the |its |an? |their )?", name)
    if "and" in phrase.words and len(parts) == 2:
        at = phrase.words.index("and")
        short = _LETTERS.search(name)
        whole = short is not None and fits(short[1], name[: short.start()])
        whole = whole or (parts[0].endswith("ing") and parts[1].split()[-1].lower() in PRODUCTS)
        if not whole and "N" in phrase.words[:at] and "N" in phrase.words[at:]:
            return parts[0], parts[1]
    return (name,)


def _listed(event: Event, phrase: Phrase) -> tuple[str, ...]:
    """Return the names that a colon gives for several products: "two new features: Forward and Back"."""
    match = _LIST.match(event.skeleton.text, phrase.end)
    if match is None or phrase.name or phrase.head not in PRODUCTS or phrase.head[-1] != "s":
        return ()
    return tuple(name.text for name in event.skeleton.names(match, "names"))


def _is_short(event: Event, phrase: Phrase) -> bool:
    """Return whether the only name in a phrase is an abbreviation within words that say what is launched: "bright SEO services"."""
    if phrase.words[-1] not in PRODUCTS | {"services"} or phrase.words.count("N") != 1:
        return False
    names = event.skeleton.companies(phrase.start, phrase.end)
    return (
        bool(names)
        and names[0].text.isupper()
        and len(names[0].text) < 5
        and phrase.words[0] != "N"
    )


def _partners(event: Event, companies: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return with whom the product is made or launched."""
    match = _PARTNERS.search(event.skeleton.text)
    if not match:
        return ()
    found = group_parties(event.skeleton, match, "partners") or group_parties(
        event.skeleton, match, "others"
    )
    lead = companies[0].name if companies else None
    return tuple(party for party in found if party.name != lead)


def _kind(match: re.Match[str], form: str, rest: str) -> type[ProductLaunch | ProductUpdate]:
    """Return whether a match tells of a launch or an update: by its verb, or "a new version of"."""
    if _UPDATES.search(match["verb"]):
        return ProductUpdate
    if _RENEWED.match(rest):
        return ProductUpdate
    version = _VERSION.match(rest) if form != "passive" else None
    fresh = version is not None and version["what"] not in ("improvement", "enhancement")
    return ProductUpdate if fresh else ProductLaunch
