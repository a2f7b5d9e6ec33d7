"""Approvals: which authority cleared whose product or operation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import RegulatoryApproval
from marketgraph.reading.prose.developments.authorities import KNOWN, is_body
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.holders import (
    holds_itself,
    known_company,
    longer,
    of_deal,
    teller,
)
from marketgraph.reading.prose.developments.nouns import PRODUCTS, phrase_at
from marketgraph.reading.prose.developments.phrases import date_of, signers
from marketgraph.reading.prose.developments.phrases import stretch as stretch_of
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.needs import Parted, few
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import Cue, words

WORDS = Cue(
    Stems(
        (
            "approv", "clearance", "cleared", "clears", "ce mark", "ce-mark", "authori", "certif", "designat", "licensed",
            "licence from", "license from", "licence by", "license by", "permit", "permission", "de novo", "granted", "go-ahead",
            " nod ", "green", "signed off on", "issued", "waiver", "exemption",
        )
    ),
    Parted(
        r"approv|\bclear(?:ance|ed|s)\b|-cleared|\bce[ -]?mark|authori[sz](?:ed|ation|es)|510\(k\)|certifi|designation|\blicen[sc]ed? (?:by|from)|\bpermi[ts]|de novo|\bgranted\b|go-ahead|\bnod\b|waiver|exemption|green[ -]?li(?:gh)?t|signed off on|\bissued\b.{0,60}\b(?:permit|licen|certif)",
    ),
)  # fmt: skip
_AUTHORITY = (
    r"(?P<authority>N(?! (?:city|town|county|village|planning|zoning))|(?:N |L )?(?:city|town|county|village|borough|township|planning|zoning|state|municipal)(?: (?:and|&) zoning| planning| zoning)? "
    r"(?:council|commission|board|commissioners|regulators|supervisors|selectmen))"
)
"""Who grants: a name, or a town's body in small letters ("the Ash city council")."""
_GOT = r"(?:received|receives|receive|obtained|obtains|secured|secures|gained|gains|won|wins|earned|earns|achieved|achieves|granted|receiving|obtaining|securing|attained|been awarded|awarded|gets|got|landed|nabs|nabbed|scores|scored|snags|snagged|clinches|clinched|picks up|picked up|issued|given)"
_RECEIVED = re.compile(
    rf"(?P<verb>\b{_GOT})(?: (?:its|the|a|an|final|full|formal|both|european|official|conditional|initial|regulatory|marketing|expanded|additional|new|first|second|L|'s|premarket|pre-market|accelerated|special|de novo|unanimous|preliminary|#))*"
    rf" (?P<what>(?:(?P<name>N) )?(?:(?:'s|#|[a-z-]+) ){{0,4}}?(?P<kind>clearances?|approvals?|authori[sz]ations?|certifications?|certificates?|designations?|mark|marking|licen[sc]es?|permits?|permission|go-ahead|green light|nod|waivers?|exemptions?|variance)\b|(?:(?P<led>N) # )?(?P<named>N)\b)"
    rf"(?: (?:in|for) (?:the )?(?P<where>L))?"
    rf"(?P<from>(?: [a-z0-9#-]+){{0,8}}? (?:from|by) (?:the |L 's |L )*{_AUTHORITY}(?: 's (?P<unit>N))?)?"
)
_DID = re.compile(
    rf"{_AUTHORITY}(?: 's (?P<unit>N))?(?: ,)? (?:(?:has|have|had|also|unanimously|officially|recently|formally|today|conditionally|now|fully) )*(?P<verb>approved|approves|cleared|clears|certified|certifies|authorized|authorised|(?:granted|grants|issued|issues|awarded) (?:(?:[a-z#]+|N) ){{0,5}}?(?:approval|clearance|authori[sz]ation|permission|licen[sc]es?|permits?|certificate|certification|designation) (?:to|for|of)|g(?:ave|ives|iven) (?:[a-z]+ ){{0,3}}?(?:approval|green light|go-ahead|nod|clearance|blessing|permission) (?:to|for)|green-?lit|green-?lights|green-?lighted|signed off on|signs off on|voted (?:(?:#|to|[a-z–-]+) ){{0,5}}?to approve|okayed|authori[sz]es|licensed) (?=[a-zNL#PYM])"
)
_GAVE = re.compile(
    r"(?P<authority>N)(?: 's (?P<unit>N))? (?:(?:has|have|also|recently|today) )*(?P<verb>granted|awarded|issued) (?:the )?(?:(?P<owner>N) 's )?(?P<holder>N)(?: , [^;]{0,140}? ,)? "
    r"(?:(?:a|an|its|the|full|final|#|N|[a-z-]+) ){0,4}?(?:(?P<kind>clearance|approval|authori[sz]ation|designation|licen[sc]e|permit|permission)\b|(?P<given>N)\b)"
)
_FILED = re.compile(
    r"(?:the |its |N 's )?(?:(?:#|k|N|[a-z-]+) ){0,4}?(?:notification|submission|application|filing|dossier) (?:for|of|on) (?:the )?(?:(?P<owner>N) 's |its )?"
)
_TREATS = re.compile(
    r"N (?:, (?:the )?N(?: and N)? 's |for (?:the )?(?:treatment|use|patients|adults|prevention)\b|as an? |, an? )"
)
_WAS = re.compile(
    rf"(?P<what>N)(?P<head>(?: (?!was|is|has|were|are)(?:'s|[a-z-]+)){{0,4}}?)(?: ,)? (?:(?:has|have|was|were|is|been|recently|officially|also|now|are) )+(?P<verb>approved|cleared|authorized|authorised|certified|licensed|greenlit|green-lit|greenlighted|okayed)(?: (?:for|as|in|to) [^.;,]{{2,60}}?)? by (?:the |L 's |L )*{_AUTHORITY}(?: 's (?P<unit>N))?"
)
_ABROAD = re.compile(
    r"\b(?:N 's|its|their) (?:[a-z#N-]+ ){0,6}?(?:(?:was|were|is|has been|have been|been|recently|first|also) )+(?P<verb>approved|cleared|authorized|authorised) (?:for (?:sale|use|marketing|market) )?in (?:the )?L(?= |$)"
)
_MADE = re.compile(
    r"^(?P<what>N) , (?P<side>[^;]{0,160}?) , (?:was|has been|is) (?:recently )?(?P<verb>approved|cleared|authorized|authorised|certified) by (?:the |L 's |L )*(?P<authority>N)(?: 's (?P<unit>N))?"
)
_MAKER = re.compile(
    r"\b(?:developed|made|manufactured|marketed|produced|created) by (?:the )?(?P<maker>N)$"
)
_ADJECTIVE = re.compile(
    r"\b(?P<owner>its|their|N 's|N)(?: (?:first|only|the|new|flagship|proprietary|own))? (?P<verb>(?P<body>fda|ce|ema|usda|epa|faa|tga|mhra|anvisa|nmpa|pmda)-(?P<kind>cleared|approved|authorized|authorised|marked|certified))(?: and [a-z]+-[a-z]+)? (?=[a-zN#])"
)
_APPROVAL_OF = re.compile(
    r"(?P<before>\b(?:announc\w+|received|following|after|with|obtained|secured|celebrat\w+|reveal\w+|report\w+|gained) (?:today )?(?:that )?(?:the |its |full |L )*)(?P<name>N) (?:(?:#|[a-z-]+) ){0,2}?(?P<verb>clearance|approval|authori[sz]ation|designation) (?:of|for) (?=[a-zNL#])"
)
_NOT_YET = re.compile(
    r"\b(?:seek\w*|pursu\w*|await\w*|pending|expect\w*|anticipat\w*|potential|upon|if|until|submit\w*|submission|application|apply|applied|applies|path|way|before|without|"
    r"possible|future|prior|subject|under|require\w*|toward|towards|aim\w*|plan\w*|hope\w*|may|might|could|would|should|must|not|will|to|can|need\w*|lack\w*|once|progress|eventual|fil(?:ed|ing)|target\w*|"
    r"working|request\w*|unless|in order|likely|review\w*|whether|denied|refus\w*|reject\w*)(?: (?:the|a|its|for|of|on|be|to|from|any|all|such|formal|final|full|with))*(?: [a-z]+)? ?$|\bboards? of (?:the )?(?:N (?:, |and ))*$"
)
_MADE_BY = re.compile(
    r"^(?: ,)?(?: (?:an?|the|its) [^,;]{2,70}?)? (?:by|from|developed by|made by|marketed by|of) (?P<maker>N)(?= (?!'s)|$)"
)
_CLAUSE = re.compile(r"\b(?:and|,) N (?:[a-z]+ )|\b(?:it|they)$")
"""Words of a clause of its own: what stands before it owns nothing behind it."""
_MAKERS_OWN = re.compile(r"^ , (?P<maker>N) 's (?:[a-z0-9-]+ ){0,5}[a-z0-9-]+")
"""Whose it is, behind its name: "Zelora, Acme's drug for gout"."""
_OWNED = re.compile(
    r"\b(?P<owner>N 's|its|their|our) (?P<what>(?:[a-zA-Z#-]+ ){0,6}?(?:N(?: [a-z-]+){0,4}|[a-z-]+))(?: ,[^;,]{0,120},)?"
    r"(?: (?:has|have|also|recently|officially|was|were|been|now|successfully))* $"
)
_TO_WORK = re.compile(r"licen[sc]e|permit|permission|waiver|exemption|variance|certificate")
"""What companies get, not their products."""
_WORKS = words(
    "building buildings project projects development developments plan complex tower mine plant facility expansion warehouse site housing apartments "
    "subdivision hotel store clinic farm well wells pipeline port terminal line center centre drone aircraft"
)
"""What councils and boards permit."""
_MEDICAL = words(
    "drug drugs medicine medicines vaccine vaccines device devices implant implants stent stents system systems test tests robot pump pacemaker injection "
    "tablet tablets capsule capsules biosimilar generic antibody therapy inhaler insulin scanner catheter catheters valve lens lenses"
)
"""What needs an approval to be sold."""
_PLACED = re.compile(
    r" L (?:regulatory |marketing )?(?:approval|clearance|authori[sz]ation)$|(?:approval|clearance|authori[sz]ation) in (?:the )?L$"
)
"""An approval in a country whose authority is not named."""
_FILINGS = words(
    "petition application applications submission submissions filing dossier anda nda bla pma"
)
"""What is filed for an approval, and is not what is approved."""
_WHOLE = words("company firm group team board startup unit subsidiary division brand family bank")
_NAMED_THING = re.compile(
    r"(?:^|, |: )(?:the |a |an )?(?P<what>N(?: (?!has|have|had|was|were|is|are|be|been|and|or|that|which|who|to|for|of|in|on|with|by|also|now|it|they|we|he|she|today|just|then|said|says|from|at|as|(?:announc|report|confirm|reveal|disclos|stat)[a-z]+|[a-z]+(?:ed|ly))\b[a-z-]+){1,4})"
    r"(?: (?:has|have|also|recently|officially|was|were|been|now|successfully))* $"
)
_ASIDE = re.compile(r"^ , (?:the )?(?P<name>N(?: #)?) ,")
"""How a product is called that stands before: "its insulin spray, Luna, …"."""
_THAT = re.compile(
    r"\bthat (?:the |a )?(?P<what>(?:[a-z-]+ |M ){0,12}N [a-z-]+(?: [a-z-]+){0,3})(?: [–—-] ?[^;]{0,200}[–—-]| ,[^;]{0,160},)?"
    r"(?: (?:has|have|officially|recently|been|was|also))* $"
)
_PRODUCT_FOR = re.compile(
    r"^(?: (?:approval|certification|clearance|certificate))?(?:(?:,)? (?:from|by) (?:the |L 's |L )*N(?: 's N)?)?(?: ,)? (?:for|of|to market|to sell|to launch|to commercialize|to begin marketing|to proceed with|covering|on) (?=[a-zNL#PYM])"
)
_HOLDER = r"(?:the )?(?:(?:[a-z]+ ){0,2}(?:[a-z]+-based |L )?(?:companies|company|firms?|maker|drugmakers?|carmaker|start-?up|developer|manufacturer) )?(?P<who>N)"
_GIVEN_TO = re.compile(rf"{_HOLDER}(?= )")
_GIVEN_FOR = re.compile(
    rf"{_HOLDER}(?: and N)?(?: , [^;]{{0,120}}? ,)? (?:for|to market|to sell) (?=[a-zNLM])"
)
"""To whom an authority gave it: "granted approval to L-based maker N for its pump"."""
_TO_GO_ON = re.compile(r" to (?:seek|file|submit|apply|pursue|request)\b")
"""What is cleared is a further step only."""
_INDICATION = re.compile(
    r"^(?:the )?(?:treatment|use|patients|adults|marketing|sale|prevention|detection|diagnosis|assessment|arrhythmia|adult|pediatric|children|people|commercial)\b"
)


def read(event: Event) -> Iterator[Found]:
    """Yield the approvals that a sentence tells of."""
    seen: set[str | None] = set()
    for pattern, reader in (
        (_RECEIVED, _received),
        (_GAVE, _gave),
        (_DID, _did),
        (_MADE, _made),
        (_WAS, _was),
        (_APPROVAL_OF, _of),
        (_ABROAD, _abroad),
        (_ADJECTIVE, _adjective),
    ):
        for match in few(pattern, event.skeleton.text):
            found = reader(event, match)
            fact = found.fact if found else None
            if (
                found
                and isinstance(fact, RegulatoryApproval)
                and fact.authority not in seen
                and not of_deal(fact.product, event.skeleton.text, match.start("verb"))
            ):
                seen.add(fact.authority)
                yield found


def _received(event: Event, match: re.Match[str]) -> Found | None:
    """Read "N received N clearance for its pump" and "N 's pump received approval from N"."""
    skeleton, verb = event.skeleton, match.start("verb")
    inner = re.search(r"\bethic", match.group())
    if inner or _NOT_YET.search(skeleton.text[max(0, verb - 60) : verb]):
        if match["kind"]:
            event.text.drop("not granted yet", *skeleton.span(verb, match.end()))
        return None
    name = skeleton.name(match, "name") or skeleton.name(match, "named")
    authority, kind = _authority(event, match), match["kind"]
    if name and not kind:
        kind = _kind_in(name.text)
    ce = bool(name and re.match(r"(?:european |eu )?ce", name.text.lower()))
    abroad = _PLACED.search(match.group())
    told = match["where"] and re.search(r"\b(?:regulatory|marketing)\b", match.group())
    official = abroad or told
    loose = kind is not None and re.match(r"approval|clearance", kind) is not None
    if not kind or not (authority or ce or official or loose):
        return None
    if kind in ("mark", "marking") and not ce:
        return None
    holder, product = _subject(event, verb)
    rest = skeleton.text[match.end() :]
    within = match["from"] is not None and rest.startswith(" of N")
    if product is None and not within and (after := _PRODUCT_FOR.match(rest)):
        product = _product(event, match.end() + after.end())
    if not (authority or ce or told or _is_medicine(product)) and not (
        abroad and _is_goods(product, rest)
    ):
        return None
    if (
        holder
        and product is None
        and not _TO_WORK.search(kind)
        and holds_itself(event, holder, authority, rest)
    ):
        product, holder = holder.name, teller(event, match.end())
    return _fact(event, match, holder, product, authority, kind)


def _is_goods(product: str | None, rest: str) -> bool:
    """Return whether what is approved is called a product, here or in what follows, so that an authority must have done it."""
    words = {*(product or "").lower().split(), *rest.split()[:6]}
    return product is not None and bool(words & (PRODUCTS | _MEDICAL))


def _is_medicine(product: str | None) -> bool:
    """Return whether a product is one that only an authority can let be sold, by its last word."""
    return bool(product) and str(product).lower().split()[-1] in _MEDICAL


def _did(event: Event, match: re.Match[str]) -> Found | None:
    """Read "the N has approved N 's pump"."""
    authority = _authority(event, match)
    phrase = phrase_at(event.skeleton, match.end(), event.text.text)
    if (
        authority is None
        or phrase is None
        or _NOT_YET.search(event.skeleton.text[max(0, match.start() - 40) : match.start()])
    ):
        return None
    rest = event.skeleton.text[match.end() :]
    kind = _noun(match["verb"])
    if filed := _FILED.match(rest):
        return _filed(event, match, filed, authority, kind)
    if match["verb"].endswith(" to") and _TREATS.match(rest):
        return _fact(event, match, None, phrase.name, authority, kind)
    if owner := re.match(r"(?:the )?(?P<owner>N) 's ", rest):
        holder = _party(event, match.end() + owner.start("owner"))
    elif match["verb"].endswith(" to") and (given := _GIVEN_TO.match(rest)):
        after = _GIVEN_FOR.match(rest)
        product = _product(event, match.end() + after.end()) if after else None
        holder = _party(event, match.end() + given.start("who"))
        return _fact(event, match, holder, product, authority, kind)
    elif made := (
        _MADE_BY.match(event.skeleton.text[phrase.end :])
        or _MAKERS_OWN.match(event.skeleton.text[phrase.end :])
    ):
        holder = _party(event, phrase.end + made.start("maker"))
    else:
        holder = next((p for p in event.owner(match.start()) if p.name != authority), None)
        holder = holder or teller(event, match.end())
    return _fact(event, match, holder, longer(event, phrase), authority, kind)


def _filed(
    event: Event, match: re.Match[str], filed: re.Match[str], authority: str, kind: str
) -> Found | None:
    """Read "the N has cleared the 510(k) notification for N 's pump": whoever announces it may be named longer."""
    start = match.end() + filed.end()
    owner = _party(event, match.end() + filed.start("owner")) if filed["owner"] else None
    teller = next((p for p in event.owner(match.start()) if p.name != authority), None)
    holder = teller if not owner or (teller and teller.name.startswith(owner.name)) else owner
    return _fact(event, match, holder, _product(event, start), authority, kind)


def _gave(event: Event, match: re.Match[str]) -> Found | None:
    """Read "the N granted N approval": to whom, or for which product (with a digit in its name)."""
    authority = _authority(event, match)
    name = event.skeleton.name(match, "holder")
    named = event.skeleton.name(match, "given")
    kind = match["kind"] or (_kind_in(named.text) if named else None)
    beside = event.skeleton.text[match.end() :].startswith((" to N", " to the N"))
    if authority is None or name is None or kind is None or beside:
        return None
    if match["owner"]:
        return _fact(event, match, _party(event, match.start("owner")), name.text, authority, kind)
    if re.search(r"\d", name.text):
        return _fact(event, match, None, name.text, authority, kind)
    after = _PRODUCT_FOR.match(event.skeleton.text[match.end() :])
    product = _product(event, match.end() + after.end()) if after else None
    return _fact(event, match, Party(name.text, True, name.start), product, authority, kind)


def _was(event: Event, match: re.Match[str]) -> Found | None:
    """Read "N 's pump was cleared by the N"."""
    authority = _authority(event, match)
    if authority is None:
        return None
    holder, product = _subject(event, match.start("verb"))
    rest = event.skeleton.text[match.end() :]
    if holder and product is None and holds_itself(event, holder, authority, rest):
        product, holder = holder.name, None
    holder = holder or teller(event, match.end())
    return _fact(event, match, holder, product, authority, _noun(match["verb"]))


def _abroad(event: Event, match: re.Match[str]) -> Found | None:
    """Read "N 's drug N was approved in L"."""
    holder, product = _subject(event, match.start("verb"))
    goods = product is not None and set(match.group().split()) & PRODUCTS
    if (
        holder is None
        or not goods
        or _NOT_YET.search(match.group()[: match.start("verb") - match.start()])
    ):
        return None
    return _fact(event, match, holder, product, None, _noun(match["verb"]))


def _made(event: Event, match: re.Match[str]) -> Found | None:
    """Read "N, a drug developed by N, was approved by the N"."""
    authority, product = _authority(event, match), event.skeleton.name(match, "what")
    maker = _MAKER.search(match["side"])
    if authority is None or product is None or maker is None:
        return None
    holder = _party(event, match.start("side") + maker.start("maker"))
    return _fact(event, match, holder, product.text, authority, _noun(match["verb"]))


def _of(event: Event, match: re.Match[str]) -> Found | None:
    """Read "announced N approval of its pump"."""
    name = event.skeleton.name(match, "name")
    known = KNOWN.search(name.text) if name else None
    if known is None or _NOT_YET.search(match["before"]):
        return None
    holder = next(iter(signers(event, match.start("name"))), None)
    return _fact(event, match, holder, _product(event, match.end()), known.group(), match["verb"])


def _adjective(event: Event, match: re.Match[str]) -> Found | None:
    """Read "its FDA-cleared pump"."""
    phrase = phrase_at(event.skeleton, match.end(), event.text.text)
    if phrase is None:
        return None
    if match["owner"].startswith("N"):
        name = event.skeleton.name(match, "owner")
        if match["owner"] == "N":
            return None
        holder = Party(name.text, True, name.start) if name else None
    else:
        holder = next(iter(event.owner(match.start())), None)
    if holder is None:
        return None
    body = match["body"].upper()
    return _fact(
        event, match, holder, phrase.plain, None if body == "CE" else body, _noun(match["kind"])
    )


def _fact(
    event: Event,
    match: re.Match[str],
    holder: Party | None,
    product: str | None,
    authority: str | None,
    kind: str,
) -> Found | None:
    """Return the fact, if somebody or something is named."""
    if holder is None and product is None:
        return None
    if holder and authority and holder.name == authority:
        return None
    if product and product.islower() and f"{product} to " in event.sentence.text:
        return None
    if holder and re.match(r"(?:City|Town|County|Village) of ", holder.name):
        holder = None
    named = re.search(r"\d", product or "") or set((product or "").lower().split()) & PRODUCTS
    if "esignation" in kind and not named and (holder is None or product is None):
        return None
    if product is None and _TO_GO_ON.match(event.skeleton.text, match.end()):
        return None
    fact = RegulatoryApproval(
        company=holder.name if holder else None,
        product=product,
        authority=authority,
        kind=kind,
        date=date_of(event, match.start("verb")),
        market=event.market,
    )
    parties = [holder] if holder else []
    return Found(
        fact, *stretch_of(event, match.start(), match.end(), *parties), event.confidence(*parties)
    )


def _authority(event: Event, match: re.Match[str]) -> str | None:
    """Return the authority of a match: a known one, or a body that grants; None if it names none."""
    if match.re.groupindex.get("authority") and match["authority"] not in (None, "N"):
        first, last = event.skeleton.span(*match.span("authority"))
        return event.text.text[first:last]
    for group in ("unit", "authority", "name", "led", "named"):
        if group not in match.re.groupindex or not (name := event.skeleton.name(match, group)):
            continue
        if known := KNOWN.search(name.text):
            return known.group() if group in ("name", "led", "named") else name.text
        if group in ("unit", "authority") and is_body(name.text):
            if group == "unit":
                owner = event.skeleton.name(match, "authority")
                return event.text.text[owner.start : name.end] if owner else name.text
            return name.text
    return None


def _kind_in(name: str) -> str | None:
    """Return the kind of approval that is part of a name: "FDA Breakthrough Device Designation"."""
    found = re.search(
        r"(?:[A-Z][\w-]+ )*?(?:Clearance|Approval|Authori[sz]ation|Designation|Mark(?:ing)?|Certification|De Novo)$",
        name,
    )
    return KNOWN.sub("", name).strip() or name if found else None


def _subject(event: Event, verb: int) -> tuple[Party | None, str | None]:
    """Return who holds the approval and for what: "N 's pump", "its N", "N"."""
    skeleton = event.skeleton
    before = skeleton.text[:verb]
    start = max(0, verb - 300)
    owned = _OWNED.search(before, start)
    if owned and not _CLAUSE.search(owned["what"]):
        first, last = skeleton.span(*owned.span("what"))
        phrase = phrase_at(skeleton, owned.start("what"), event.text.text, owned.end("what"))
        product = phrase.plain if phrase else event.text.text[first:last]
        if aside := _ASIDE.match(before[owned.end("what") :]):
            places = (owned.end("what") + place for place in aside.span("name"))
            product = event.text.text[slice(*skeleton.span(*places))]
        elif phrase and phrase.name and phrase.words[-1] == "N":
            product = phrase.name
        if owned["owner"].startswith("N"):
            return _party(event, owned.start("owner")), product
        return next(iter(event.owner(owned.start())), None), product
    if named := _NAMED_THING.search(before, start):
        phrase = phrase_at(skeleton, named.start("what"), event.text.text, named.end("what"))
        if phrase and phrase.head not in _WHOLE:
            maker = _party(event, named.start("what"))
            known = maker is not None and known_company(event, maker.name)
            if maker and known:
                return maker, phrase.plain[len(maker.name) :].strip()
            return None, phrase.plain
    thing = _THAT.search(before, start)
    if thing:
        start = thing.start("what") + thing["what"].find("N ")
        phrase = phrase_at(skeleton, start, event.text.text)
        return next(
            iter(event.parties(_verb_before(before, thing.start()))), None
        ), phrase.name or phrase.plain if phrase else None
    return next(iter(event.doers(verb)), None), None


def _verb_before(before: str, that: int) -> int:
    """Return where the verb that governs "that" starts."""
    match = re.search(r"(?P<verb>[a-z]+)(?: (?:today|on [a-z]+))? $", before[:that])
    return match.start("verb") if match else that


def _party(event: Event, place: int) -> Party | None:
    """Return the name at a place of the skeleton."""
    item = next(iter(event.skeleton.items(place, place + 1)), None)
    return Party(item.text, True, item.start) if isinstance(item, Name) else None


def _product(event: Event, start: int) -> str | None:
    """Return what an approval is for; a disease or a use is no product."""
    if _INDICATION.match(event.skeleton.text[start:]):
        return None
    phrase = phrase_at(event.skeleton, start, event.text.text)
    if phrase is None:
        return None
    if phrase.head in _FILINGS:
        filed = re.match(r" (?:for|of) (?=[a-zNL#])", event.skeleton.text[phrase.end :])
        return _product(event, phrase.end + filed.end()) if filed else None
    mine = phrase.head in PRODUCTS | _WORKS or re.match(
        r"(?:its|their|the|N 's|our)\b", event.skeleton.text[start:]
    )
    return phrase.name if phrase.name else phrase.plain if mine else None


def _noun(verb: str) -> str:
    """Return the kind of approval that a verb means."""
    if named := re.search(r"authori[sz]ation|clearance|permission|licen[sc]e|designation", verb):
        return named.group()
    if verb.startswith("clear"):
        return "clearance"
    if verb.startswith("auth"):
        return "authorization"
    if verb.startswith("certif"):
        return "certification"
    if verb.startswith("mark"):
        return "CE mark"
    if "permit" in verb:
        return "permit"
    if verb.startswith("licen"):
        return "licence"
    return "approval"
