"""Ordinary words in capitals: openers of sentences, verbs of headlines, titles of people, papers and rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marketgraph.reading.prose.tokens import Token
from marketgraph.reading.prose.words import words

GRAMMAR = words(
    "the this these that those in on at by for from as with it its he she they we our an if while although however moreover "
    "furthermore additionally according after before during since when under through and or but to of all both each other such "
    "there here today yesterday tomorrow what who why how where which is are was were be has have had will would can could may "
    "might must should not no yes also then than thus hence so yet some many most more less about over between among "
    "per via like unlike despite because meanwhile following given based led backed headquartered founded only "
    "says recently currently previously once upon within without into his her their your my i us a amid"
)
"""Words that no name starts with."""
SOFT = words("new first second third next last internet")
"""Words that start a name only where one goes on right after them."""
INSIDE_STOPS = words(
    "to with for from by at as into on will is are has have after amid its and or the in an"
)
"""Small words that end a name in a headline, where they are written with a capital."""
OPENERS = words(
    "about above according accordingly across additional additionally afterwards again against ahead along alongside already although "
    "altogether among another any anyone anything around aside available away back become behind being below besides best better "
    "beyond big certain clearly click combined come commonly comparatively complementary concurrently conversely customers "
    "conference contact copyright critics data depending detailed developed discover download driven due earlier early effective "
    "either elsewhere emerging employees enter equally especially established even eventually ever every everyone everything "
    "evidence examples executives existing experience experts explore far few finally find firms follow followed former formerly "
    "forward four five six seven eight nine ten fully fueled further future generally get go good great growth half help highlights "
    "historically hundreds ideal imagine immediately importantly incidentally include included including increased increasingly "
    "private public funds affiliates subsidiaries analysts scientists regulators officials lawyers attorneys lenders shareholders stockholders founders indeed individuals initially innovation instead interested interestingly investors join just keep key know known large largely "
    "later latest leaders leading learn let likewise local long look made main major make management manufacturers markets maybe "
    "media members mid millions more moreover much named nearly neither never nevertheless news next none nonetheless notable "
    "notably nothing now numerous officials often old one onsite operating opportunities organizations original originally others "
    "otherwise out outside overall part participants particularly parties partners patients kids angel teens parents teachers volunteers fans drivers neighbors neighbours voters workers families farmers nurses doctors police firefighters crews people perhaps please plus popular "
    "possible powered presently primarily prior products proceeds proven providers published quite rather read ready recent "
    "regardless regarding registered related remarkably researchers residents results revenue revenues sales say scheduled see "
    "separately services several shareholders shares similar similarly simply sign significant small someone something sometimes stock stocks "
    "soon special specifically start startups step still students subsequent subsequently subject successful successfully "
    "sure take tell terms thanks themselves therefore think though three throughout thus together too total toward towards "
    "traditional try turn two typically ultimately unfortunately until up upcoming use used users usually various very view visit "
    "vs watch welcome well whatever whenever whereas wherever whether whose wide work world worldwide year years you young "
    "joint proposed pending strategic transaction acquisition merger investment deal deals financing funding partnership "
    "collaboration agreement completion highlights summary overview background conclusion introduction"
)
"""Words that open a sentence as ordinary ones, unless a name goes on right after them."""
_GERUNDS = words(
    "acquiring adding aiming allowing announcing applying assuming backing becoming beginning being bringing building buying "
    "calling celebrating closing combining coming commenting comprising considering continuing creating delivering describing "
    "designing developing driving employing enabling ensuring entering establishing exercising expanding featuring finding "
    "focusing funding gaining getting giving going growing having helping highlighting holding hoping implementing including "
    "increasing integrating introducing investing involving joining keeping knowing launching leading learning leveraging "
    "listing looking maintaining making managing marking marketing measuring meeting merging moving noting offering opening "
    "operating partnering pending planning positioning producing providing purchasing pushing putting raising reaching receiving "
    "recognizing reflecting regarding replacing reporting representing running scaling securing seeing seeking selling serving "
    "setting sharing showing signing speaking specializing spanning starting supporting taking targeting teaming tracking "
    "trading turning understanding using utilizing utilising viewing weighing winning working writing"
)
_WITH_OBJECT = words(
    "leveraging using utilizing utilising combining acquiring joining following including featuring representing citing buying "
    "integrating launching announcing featuring helping supporting having being regarding considering commenting"
)
_VERBS = words(
    "announce agree unveil closed agreed landed "
    "acquires announces launches completes signs raises closes merges invests receives unveils introduces secures expands opens "
    "joins enters wins appoints backs taps picks hires extends boosts bags nets snags divests exits doubles selects chooses reports buys sells gets debuts takes makes adds agrees becomes begins celebrates comes confirms "
    "continues creates delivers enhances finalizes finalises forms gains grows helps hires inks issues lands leads moves "
    "obtains offers plans posts presents provides purchases reaches releases reveals selects serves shares starts strengthens "
    "strikes teams unites updates welcomes acquired announced launched completed signed raised invested received "
    "unveiled introduced secured expanded opened joined entered appointed reported merged bought clears approves authorizes authorises awarded "
    "names picks taps chooses refreshes upgrades inaugurates breaks cuts earns greenlights granted"
)
_NO_OBJECT = words(
    ", . ’s 's ) has is was are were have had will announced said says inc. inc llc ltd corp and & ™ ® ©"
) | {""}
_GENERIC = words(
    "company companies group firm board agreement transaction offering partnership platform acquisition merger spinout spin-off "
    "parties business combination order notes shares purchaser seller buyer investor investors report study market project "
    "program service issuer bank fund trust university college city state county government association"
)
"""Nouns that a contract or release writes with a capital after "the": "the Company"."""
_OF_PLACES = words("university bank government association state city county college")
_DETERMINERS = words("the this our its such each both said their these")
_NUMBERED = words("version update release patch")
_PASSIVES = words(
    "selected chosen named tapped picked approved cleared authorized authorised certified ordered"
)
_BASES = words(
    "acquire launch buy sell merge invest open raise purchase form join sign release introduce expand take create offer build "
    "develop partner collaborate deliver bring provide list go be supply distribute manufacture operate deploy power equip license sponsor carry host"
)
_NOUNS = words(
    "closing signing pricing formation creation appointment "
    "contract contracts acquisition merger sale purchase investment launch opening partnership agreement collaboration spin-off spinoff partners "
    "expansion approval stake funding financing round alliance takeover buyout combination release completion divestiture"
)
_AFTER_NOUN = words("of with in by between to : from for and") | {""}
_MODIFIERS = words(
    "senior executive managing vice chief general associate assistant deputy regional interim acting former founding operating "
    "financial technology marketing information commercial strategy scientific medical legal product revenue people security data "
    "investment sales business development corporate global group co- board national"
)
HEADS = words(
    "ceo cfo cto coo cmo cio cso cro ciso president chairman chairwoman chairperson chair director officer founder co-founder "
    "cofounder co-founders founders manager principal analyst professor superintendent secretary treasurer minister governor mayor "
    "senator representative editor spokesperson spokesman spokeswoman counsel vp svp evp mr. mrs. ms. dr. prof. sir gov. rep. sen. "
    "partner head ceos economist scientist engineer consultant owner"
)
"""Words that say what a person is."""
_ALWAYS = words(
    "ceo cfo cto coo cmo cio cso cro ciso vp svp evp mr. mrs. ms. dr. prof. gov. rep. sen. co-founder cofounder ceos co-founders"
)
_PHRASES: dict[str, tuple[str, ...]] = {
    "letter": ("of intent",),
    "letters": ("of intent",),
    "memorandum": ("of understanding", "of agreement"),
    "memoranda": ("of understanding",),
    "board": ("of directors", "of trustees", "of managers"),
    "initial": ("public offering",),
    "business": ("combination agreement", "combination"),
    "securities": ("purchase agreement",),
    "share": ("purchase agreement", "exchange agreement"),
    "stock": ("purchase agreement", "exchange agreement"),
    "asset": ("purchase agreement",),
    "purchase": ("and sale agreement",),
    "definitive": ("agreement",),
    "merger": ("agreement",),
    "plan": ("of arrangement",),
    "term": ("sheet",),
    "joint": ("venture",),
    "private": ("placement",),
    "bought": ("deal",),
    "common": ("stock", "shares"),
    "ordinary": ("shares",),
    "preferred": ("stock", "shares"),
    "proposed": ("transaction",),
    "special": ("purpose acquisition company",),
    "ribbon": ("on", "at", "for"),
    "breaks": ("ground",),
    "teams": ("up with", "up to"),
    "team": ("up with", "up to"),
    "rolls": ("out",),
    "sets": ("up",),
    "joins": ("forces", "hands"),
    "join": ("forces", "hands"),
}
_LETTERED = words(
    "series phase class tier stage form schedule type level rule section article note chapter appendix figure table"
)
_BARE = words(
    "tv r&d lng ipo spac mou loi nda roi esg gaap ebitda usd eur gbp cad aud am pm utc est edt pst pdt ai it hr pr b2b saas ev vr iot led 5g 3d gpu llm rna dna mrna reit reits cdmo cro smb b2c dtc nbfc msp"
)
_ALSO_NAMES = words("tv lng it ai hr pr ev vr iot led 5g 3d gpu llm rna dna mrna")
"""Those that also start names: "AI Foundry"."""
_ENDS = words("ipo mou loi ceo cfo cto coo cmo")
_ROMAN = words("i ii iii iv v vi 1 2 3 4 5")
_FOLLOWS = words(
    "the a an its their his her our this these that in on at of to for from by with and or as into over more than it they we new "
    "all each both such other some any one two three four five proprietary cutting-edge advanced , :"
)


def ordinary(tokens: Sequence[Token], at: int, start: bool) -> int:
    """Return how many tokens from one with a capital on are ordinary words, 0 if a name may start or go on there.

    Args:
        tokens: Tokens of a sentence.
        at: Index of a token with a capital.
        start: Whether a name would start here, not go on.
    """
    token = tokens[at]
    if length := _phrase(tokens, at):
        return length
    if not start and token.text.isupper() and len(token.text) > 1:
        return int(token.low in _ENDS)
    if start and (length := _compound(tokens, at)):
        return length
    following = _low(tokens, at + 1)
    if token.low in _VERBS and following not in _NO_OBJECT:
        return 1
    if (
        not start
        and not following
        and token.low in ("completed", "announced", "closed", "approved")
    ):
        return 1
    if (
        token.low in _GENERIC
        and _low(tokens, at - 1) in _DETERMINERS
        and not _is_name(tokens, at + 1)
        and not (token.low in _OF_PLACES and following == "of" and _is_name(tokens, at + 2))
    ):
        return 1
    if token.low == "partners" and following not in ("with", "to"):
        return 0
    if token.low in _NOUNS and (following in _AFTER_NOUN or (following == "." and not start)):
        return 0 if start and following == "and" else 1
    if token.low in _PASSIVES and following == "by":
        return 1
    if (
        token.low in _NUMBERED
        and _low(tokens, at + 2) in ("of", "for", "to")
        and tokens[at + 1].kind == "number"
    ):
        return 1
    if token.low in _BASES and _low(tokens, at - 1) in ("to", "will", "agrees"):
        return 1
    if not start:
        return int(
            token.low in INSIDE_STOPS and token.text[0].isupper() and not token.text.isupper()
        )
    if token.low in GRAMMAR:
        return int(
            not (len(token.text) > 1 and token.text.isupper() and token.low not in INSIDE_STOPS)
        )
    if token.low in OPENERS and following == "&" and _is_name(tokens, at + 2):
        return 0
    if token.low in _BARE and (token.low not in _ALSO_NAMES or not _is_name(tokens, at + 1)):
        return 1
    return title(tokens, at) or int(_opens(tokens, at))


def title(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a person's title takes ("Chief Medical Officer", "CEO"), 0 if none starts here."""
    end = at
    while (
        end < len(tokens)
        and end - at < 5
        and tokens[end].low in _MODIFIERS
        and _is_name(tokens, end)
    ):
        end += 1
    head = tokens[end] if end < len(tokens) else None
    if head is None or head.low not in HEADS or not _is_name(tokens, end):
        return 0
    if end == at and head.low not in _ALWAYS and _is_name(tokens, end + 1):
        return 0
    if end > at and _low(tokens, at - 1) in ("&", "of") and head.low == "partner":
        return 0
    return end - at + 1


def _compound(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens the words before an adjective take that they belong to ("San Francisco-based"), else 0."""
    for end, token in enumerate(tokens[at : at + 4]):
        if token.kind != "name":
            adjective = token.kind == "word" and token.text[0].isupper() and "-" in token.text
            return end + 1 if end and adjective else 0
    return 0


def _phrase(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens the name of a paper, body or round takes ("Letter of Intent", "Series A"), else 0."""
    low, following = tokens[at].low, tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return 0
    if low in _LETTERED and (
        (len(following.text) <= 2 and following.text[0].isupper())
        or following.low in _ROMAN
        or following.low[:2] in ("8-", "10", "6-", "s-")
        or following.kind == "number"
        or (low == "series" and following.low in ("seed", "a-1", "b-1", "pre-a"))
    ):
        return 2
    for phrase in _PHRASES.get(low, ()):
        rest = phrase.split()
        if [token.low for token in tokens[at + 1 : at + 1 + len(rest)]] == rest:
            return len(rest) + 1
    return 0


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word with a capital only opens a sentence, a quotation or what follows a colon."""
    token = tokens[at]
    if (not at or tokens[at - 1].text in _OPENING) and _says_what(tokens, at):
        return True
    if token.low in _BEFORE_TIME and _low(tokens, at + 1) in TIMES:
        return True
    if token.text.isupper() and len(token.text) > 1:
        return False
    if token.low in SOFT:
        return not _is_name(tokens, at + 1)
    if token.low in NATIONS:
        if _ACRONYM.fullmatch(tokens[at + 1].text if at + 1 < len(tokens) else ""):
            return _low(tokens, at + 2).isalpha() and not _is_name(tokens, at + 2)
        return not _is_name(tokens, at + 1) and _low(tokens, at + 1).replace("-", "").isalpha()
    if not token.text[0].isupper() or not token.text[1:].islower():
        return False
    if at and tokens[at - 1].text not in _OPENING:
        return False
    named = _is_name(tokens, at + 1)
    if token.low in ("follow", "visit", "contact", "thanks", "meet", "join"):
        return True
    if token.low in _GERUNDS:
        return True
    if named:
        return (
            token.low.endswith("ly")
            and len(token.low) > 6
            and token.low.endswith(("ally", "ously", "ently", "antly", "ately"))
        )
    following = _low(tokens, at + 1)
    if following in _LEGALS or (token.low in _IMPERATIVES and following in _DOES):
        return False
    return (
        token.low in OPENERS
        or (
            token.low.endswith("ly")
            and len(token.low) > 5
            and following in _FOLLOWS
            and not _apposed(tokens, at)
        )
        or (
            token.low.endswith(("ing", "ed"))
            and len(token.low) > 4
            and following in _FOLLOWS - {",", ":"}
        )
    )


def _apposed(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word on -ly is a name with an apposition ("Emberly, the maker of lamps,"), no adverb."""
    low = tokens[at].low
    apposition = _low(tokens, at + 1) == "," and _low(tokens, at + 2) in ("the", "a", "an")
    return apposition and not (low.endswith(_ADVERBS) or low in _ADVERB)


_ADVERBS = tuple(
    words(
        "ally ously ently antly ately ingly edly bly ively fully lessly ily ainly estly itly ortly ectly ptly nely tely sely rely stly"
    )
)
_ADVERB = words(
    "formerly properly quarterly similarly particularly regularly clearly sadly oddly newly rightly weekly monthly"
)


def _says_what(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word opens what is said of the name behind it: "Fintech company Acme", "Steelmaker Acme"."""
    if tokens[at].low in _ALONE and _is_name(tokens, at + 1):
        return _low(tokens, at + 1) not in _LEGALS
    end = at + 1
    while end - at < 4 and end < len(tokens) and tokens[end].kind == "word":
        if tokens[end].low in _TRADES:
            return _is_name(tokens, end + 1) and not title(tokens, end + 1)
        end += 1
    return False


_ACRONYM = re.compile(r"TV|AI|IT|PC|EV|HR|PR|LNG|IPTV|VC")
"""What stands between a nation and a kind of company: "British TV broadcaster"."""
_ALONE = words(
    "rivals retailers carriers lenders insurers brewers miners compounders startups start-ups automakers carmakers drugmakers chipmakers utilities "
    "airlines supermarkets publishers developers recyclers processors distributors wholesalers steelmaker hotelier neobank insurer automaker carmaker chipmaker drugmaker startup start-up retailer biotech fintech miner lender developer "
    "telco brewer planemaker shipbuilder housebuilder homebuilder restaurateur supermarket"
)
_TRADES = words(
    "company firm startup start-up organisation organization giant maker manufacturer provider developer operator retailer insurer "
    "specialist producer supplier drugmaker carmaker automaker brewer lender builder publisher broker investor miner studio "
    "surveyor architect contractor wholesaler distributor grower printer caterer baker jeweller exporter importer trader hotelier bookmaker "
    "chipmaker shipbuilder housebuilder homebuilder consultancy agency charity outfit unicorn upstart exchange marketplace carrier airline "
    "utility distiller brewery landlord financier recruiter auctioneer major titan conglomerate heavyweight behemoth powerhouse chain bank platform brand house wholesaler group"
)
"""What a company can be called before its name."""
_LEGALS = words("plc inc inc. ltd ltd. llc gmbh ag group holdings corp corp.")
_IMPERATIVES = words(
    "discover download enter explore find get go help imagine join keep learn let look make meet please read register say see sign "
    "start step take tell try use view watch welcome click future key"
)
_DOES = words(
    "was is has had will would acquired acquires announced announces said says raised launched launches partnered bought sold "
    "agreed agrees plans merged completed signed entered opened received invested"
)
"""Verbs before which a word that could be an order is a name ("Discover has agreed")."""
TIMES = words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. "
    "q1 q2 q3 q4 h1 h2 fy"
)
_BEFORE_TIME = words("last this next early late earlier mid since until by during every each")
_OPENING = frozenset("\"“”‘'«„:;.!?*•–—-)(/")
NATIONS = words(
    "american british german french italian spanish dutch swedish danish norwegian finnish swiss austrian belgian irish scottish "
    "welsh english chinese japanese korean indian israeli australian canadian brazilian mexican russian turkish greek polish "
    "portuguese singaporean taiwanese vietnamese thai malaysian indonesian african european asian nordic scandinavian emirati saudi "
    "egyptian nigerian kenyan ukrainian czech hungarian romanian estonian latvian lithuanian icelandic chilean argentine argentinian "
    "colombian peruvian pakistani californian texan parisian hispanic latino jewish christian catholic muslim islamic arab western eastern northern "
    "southern global national international domestic regional bosnian serbian croatian slovenian slovak bulgarian belarusian albanian "
    "macedonian armenian kazakh uzbek moroccan tunisian algerian ghanaian ugandan tanzanian rwandan ethiopian zambian zimbabwean namibian "
    "senegalese ivorian cameroonian angolan mozambican filipino cambodian bangladeshi mongolian qatari kuwaiti omani bahraini jordanian "
    "lebanese iraqi iranian syrian cuban jamaican venezuelan ecuadorian bolivian uruguayan paraguayan panamanian maltese cypriot catalan "
    "basque flemish"
)
"""Adjectives of countries, peoples and reaches: a name only where one goes on right after them ("British Telecom")."""


def _low(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters; empty outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token has a name's form."""
    return at < len(tokens) and tokens[at].kind == "name"
