"""Other names of organisations: letters and quoted names in brackets, former names, names of business."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from marketgraph.facts import Alias
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.nearby import (
    ends_in_name,
    name_after,
    name_before,
    unheaded,
    without_brackets,
)
from marketgraph.reading.prose.organisations import (
    fits,
    has_legal_form,
    is_organisation,
    may_be_organisation,
    names_thing,
)
from marketgraph.reading.prose.places import is_place
from marketgraph.reading.prose.text import Sentence, Text
from marketgraph.reading.prose.vocabulary import Stems
from marketgraph.reading.prose.words import holds, words

Kind = Literal["short", "former", "brand", "translation"]
_BRACKET = re.compile(r"\(([^()]{2,200})\)")
_QUOTED = re.compile(
    r"[“\"‘']{1,2}\s?((?:[^“”\"‘’]|(?<=\w)[‘’](?=\w)){1,60}?)\s?,?(?!(?<=\w)[’'](?=\w))[”\"’']{1,2}"
)
_DEFINED = re.compile(
    r"(?:[^“\"‘']{0,60}[;,]\s*)?(?:(?:hereinafter|hereafter|herein|collectively|together|individually|referred to|each|as|both|"
    r"the|or|and|an?|its|(?:we|us|our)\b(?:,?[”\"’])?|with|subsidiaries|affiliates|also|simply|in this release|,|;|[“\"‘](?:[^“”\"‘’]|(?<=\w)’(?=\w)){1,60}[”\"’])\s*)+"
)
_FORM = re.compile(
    r", an? (?:[\w-]+ ){1,5}(?:corporation|company|partnership|trust|association|bank|firm)(?: (?:organized|existing|formed|incorporated) [\w ,]{0,60})?$"
)
_OWNS = re.compile(r"[’']s$")
"""Whose something is: "the Acme Transit Authority’s (ATA) bus"."""
_LETTERS = re.compile(r"[A-Z][A-Za-z&./-]{1,11}")
_INNER = re.compile(r"[a-z]{1,6}[A-Z]")
"""How a brand may begin: "bioAcme"."""
_WORDED = re.compile(r"[^\W_][\w&.’' -]{2,60}")
_FORMER = r"(?:formerly|formally(?= known)|previously|originally|once)(?: (?:known as|called|named|operating as|trading as))?|f/?k/?a\.?|f\.k\.a\.|née"
_NOW = r"(?:now|currently|since|today)(?: (?:known as|called|named|operating as|trading as|renamed|rebranded as|part of))"
_BRAND = r"(?:now )?(?:doing business|does business|operating|operates|trading|trades) (?:as|under the (?:brand |trade )?name)|d/?b/?a\.?|d\.b\.a\."
_ALSO = r"(?:also|better|commonly|more commonly|widely|popularly) (?:known|referred to) as|a/?k/?a\.?|a\.k\.a\."
_LINK = re.compile(
    rf"(?<![\w-])(?:(?P<former>{_FORMER})|(?P<now>{_NOW})|(?P<brand>{_BRAND})|(?P<also>{_ALSO}))(?= )",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"\b(?:(?:renamed|rebranded)(?: itself)?(?: as| to)?|rebrand(?:ing)? (?:as|to)|chang(?:ed|es|ing) its (?:corporate |company |legal )?name to|"
    r"change its (?:corporate |company |legal )?name to)(?= )"
)
_FAR = 150
_OR = re.compile(r", or (?:the )?(?P<letters>[A-Z]{2,8})(?=,| |\.|$)")
_PARTS = 4
_JOIN = re.compile(r",? (?:and|&) |, | (?:of|for|on|in) (?:the )?|, (?:and|&) ")
_FIRST = re.compile(r"(?:Formerly|Previously|Originally) (?:known as|called|named)(?= )")
_CUES = Stems((
    "formerly", "formally known", "previously ", "originally ", "once ", "known as", "doing business", "does business", "operating as", "operates as",
    "operating under", "operates under", "trading as", "trades as", "trading under", "renamed", "rebrand", "name to ", "dba", "d/b/a",
    "d.b.a", "f/k/a", "fka", "f.k.a", "n/k/a", "a/k/a", " aka ", "a.k.a", "referred to as", "née", "now called", "now named",
))  # fmt: skip
"""One of these must stand in a sentence that joins two names (quick to look for)."""
_BETWEEN = re.compile(
    r"[\s,.(®™]*(?:\([^()]{1,60}\)[\s,]*)*(?:(?:(?:is|was) )?(?:the|a) (?:company|firm|bank|group|organi[sz]ation|startup) |which (?:is|was) )?"
)
_AUXILIARY = re.compile(
    r"[\s,]*(?:\([^()]{1,60}\)[\s,]*)*(?:(?:was|is|has|had|have|been|be|being|will|would|also|recently|officially|later|then|to|plans|intends|since|subsequently|formally|which|that|announced|announces|its|the|completed|name|corporate) )*"
)
_PARTY = re.compile(
    r"(?:\b(?:acquir(?:ed|es|e|ing)|acquisition of|(?:partnership|agreement|collaborat\w+|partnered|contracts?|joint venture|merg\w+|deal|"
    r"teamed up|alliance|relationship|work\w*|cooperation|memorandum of understanding|customers?|clients?) (?:\w+ )?(?:with|from|by)|"
    r"acquired by|invest(?:ed|ment|s) (?:in|from|by)|(?:funding|financing|investment|grants?|capital|contracts?|round) (?:\w+ )?(?:from|by)|led by|"
    r"(?:CEO|CFO|COO|CTO|president|chairman|founder|director|officer|head|analyst|chair|executive|member|part|unit|subsidiary|division|arm|parent|owner|employees) (?:of|at)|"
    r"(?:between|among) [^.;:]{2,90}? and|spin(?:s|ning)? off|company|firm|start-?up|"
    r"subsidiary,?|division,?|authori[sz]ed by|approv(?:ed|al) (?:by|from)|clearance from|granted by|published by|according to|report(?:ed)? by|developed by|founded by|owned by|manufactured by|such as companies)"
    r"(?: the| its| their)? )$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:\s*(?:and|&) (?:the )?(?:[A-Z][\w&.’'-]* ){1,6}(?:\([^()]{1,40}\) )?)?\s*,?\s*(?:(?:today|has|have|had|will|also|recently|proudly|officially|formally|jointly|successfully|which|who|and) ){0,4}"
    r"(?:announce[sd]?|acquire[sd]?|launch(?:es|ed)|partner(?:s|ed)|sign(?:s|ed)|enter(?:s|ed)|rais(?:ed|es)|agree[sd]?|"
    r"complete[sd]?|(?:call|hir|nam|sol|tak|merg|fil|plann|decid|reject|accept|approach|drop|end|pledg|commit)(?:l?ed|en|d)|sells?|sold|bought|buys?|plans?|expects?|offered|paid|unveil(?:s|ed)|open(?:ed|s)|celebrate[sd]?|said|says|report(?:ed|s)|introduce[sd]?|appoint(?:s|ed)|receive[sd]?|"
    r"secure[sd]?|close[sd]|invest(?:ed|s)|expand(?:s|ed)|select(?:s|ed)|award(?:s|ed)|(?:is|are) (?:pleased|proud|excited|thrilled|delighted|"
    r"happy)|provides|offers|operates|delivers|owns|publishes|published|estimates|estimated|warned|approved|granted|won|wins)\b"
    r"|(?:,|,? (?:which )?(?:is|was|are))\s+(?:an?|the|one of the|its)\s+(?:[\w’'&/-]+,? ){0,8}?(?:company|firm|provider|leader|developer|"
    r"manufacturer|maker|bank|agency|communications platform|startup|group|organi[sz]ation|institute|association|nonprofit|brand|conglomerate|"
    r"supplier|distributor|operator|producer|retailer|consultancy|fund)\b"
)
_WHOSE = re.compile(r"(?:\bits|[’']s) $")
_OPENS = re.compile(r"(?:[–—:•*]|--|\d{4},|/|-)\s*(?:The )?$")
_SEAT = re.compile(r"^(?:[A-Z][\w.]*,? ){0,3}[A-Z][\w.]*-based ")
"""What may open a sentence before its subject: "North Kent-based Acme"."""
_ARTICLE = re.compile(
    r"(?<!\w)(?:an? (?:[a-z-]+ ){0,2}(?<!by )(?<!from )(?<!with )(?<!at )|each |every )$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(?:U\.?S\.?|UK|EU|State|Federal|National) (?:.* (?:Administration|Agency|Authority|Commission|Bureau|Department)$|(?:Department|Bureau|Office|Agency) (?:of|for) )"
)
"""A public body keeps its name behind an article: "a U.S. Food and Drug Administration approval"."""
_SCHEME = re.compile(
    r" (?:initiative|program(?:me)?|project|system|platform|scheme|model|framework|method|technology)\b"
)
"""Behind letters that stand for no organisation."""
_CAMEL = re.compile(r"(?:[A-Z][a-z]+){2,}")
"""A name that holds its own initials, and so is no kind of things: "NewsBridgeWire"."""
_SIZES = ("small and medium", "small & medium", "small- and medium", "small medium")
"""Firms of a size are no organisation: "SME (Small and Medium Enterprises)"."""
_GENERIC = words(
    "company corporation group firm bank trust fund partnership buyer purchaser seller vendor issuer borrower lender parent target sub "
    "agent guarantor trustee licensee licensor manager investor investors sponsor registrant underwriter underwriters optionee optionor "
    "we us our agreement transaction offering merger acquisition spinout spin-off project property foundation organization organisation "
    "association university institute college city state county government parties party holder holders board client customer supplier "
    "employer contractor distributor the authority agency department commission council plan act program programme notes shares event "
    "exchange funds companies parties banks entities business combination proposed arrangement "
    "client subsidiary subsidiaries subsidiar affiliate joint venture newco amalco resulting issuer spac plaintiff defendant union "
    "investment general limited partner adviser advisor administrator custodian depositary arranger landlord tenant operator franchisee franchisor"
)


def read(text: Text, identity: Identity) -> Iterator[Found]:
    """Yield other names of organisations."""
    lettered = _OR.search(text.text) is not None
    for sentence in text.worth(_CUES, "(", *([", or "] if lettered else [])):
        if "(" in sentence.text:
            yield from _bracketed(text, identity, sentence)
        if lettered and ", or " in sentence.text:
            yield from _or_letters(sentence)
        if holds(sentence.low, _CUES):
            yield from _linked(sentence)


def _bracketed(text: Text, identity: Identity, sentence: Sentence) -> Iterator[Found]:
    """Yield the other names that stand in brackets after a name."""
    for match in _BRACKET.finditer(sentence.text):
        inner = match[1].strip()
        aliases = list(_defined(inner)) or ([inner] if _is_bare(inner) else [])
        if not aliases:
            continue
        ending = _ending_at(sentence, match.start())
        for alias in aliases if ending else ():
            name = _whole(sentence, ending, alias) if ending else None
            sure = _sure(identity, sentence, name, match, alias, alias != inner) if name else 0
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if name and sure:
                yield _alias(name.text, alias, "short", name.start, end, sure)
            elif alias != inner or alias.isupper():
                text.drop("short form of no organisation", start, end)


def _whole(sentence: Sentence, name: Name, letters: str) -> Name:
    """Return a name with the names before it that its letters stand for as well: "Ministry of Health, Labour and Welfare".

    The name itself is returned where its own words fit, or where no longer stretch names an organisation.
    """
    if _OWNS.search(letters) and sentence.text[: name.start - sentence.start].endswith(
        f"{letters} "
    ):
        start = name.start - len(letters) - 1
        return name._replace(text=f"{letters} {name.text}", start=start)
    if not letters.isupper() or fits(letters, name.text):
        return name
    at = next(number for number, known in enumerate(sentence.names) if known.start == name.start)
    first = name
    for known in reversed(sentence.names[max(0, at - _PARTS) : at]):
        between = sentence.text[known.end - sentence.start : first.start - sentence.start]
        if not _JOIN.fullmatch(between):
            break
        first = known
        written = sentence.text[first.start - sentence.start : name.end - sentence.start]
        initials = "".join(word[0] for word in written.split() if word[0].isupper())
        if fits(letters, written) and (is_organisation(written) or initials == letters):
            return name._replace(text=written, start=first.start, first=first.first)
    return name


def _defined(inner: str) -> Iterator[str]:
    """Yield the quoted names of a bracket that defines them: "“Acme” or the “Company”"; none that only says what it is."""
    if not _DEFINED.fullmatch(inner):
        return
    for match in _QUOTED.finditer(inner):
        alias = match[1].strip(" ,.")
        plain = alias.lower().removeprefix("the ").split()
        if (
            plain
            and alias[0].isupper() | alias[0].isdigit()
            and "," not in alias
            and not all(word in _GENERIC for word in plain)
        ):
            yield alias.removeprefix("The ").removeprefix("the ")


def _is_bare(inner: str) -> bool:
    """Return whether a bracket holds nothing but letters or a name."""
    if is_place(inner) or (not _WORDED.fullmatch(inner) and not _LETTERS.fullmatch(inner)):
        return False
    return (inner[0].isupper() or _INNER.match(inner) is not None) and not (
        inner[-1] == "s" and inner[:-1].isupper()
    )


def _ending_at(sentence: Sentence, place: int) -> Name | None:
    """Return the name that ends before a place of a sentence, other brackets and trade marks between.

    "Acme LP, a Delaware limited partnership" ends in "Acme LP".
    """
    bare = _OWNS.sub("", without_brackets(sentence.text[:place]))
    if bare.endswith((".,", "LLC,", "Ltd,", "Inc,", "Corp,")):
        return name_before(sentence, len(bare) - 1)
    if ends_in_name(bare):
        return name_before(sentence, len(bare))
    side = _FORM.search(bare, max(0, len(bare) - _FAR))
    return name_before(sentence, side.start()) if side else None


def _sure(
    identity: Identity,
    sentence: Sentence,
    name: Name,
    match: re.Match[str],
    alias: str,
    quoted: bool,
) -> float:
    """Return how surely a bracket gives another name of an organisation; 0 where it does not."""
    if _folded(alias) == _folded(name.text) or (names_thing(alias) and not quoted):
        return 0
    legal = has_legal_form(name.text)
    if _folded(alias).startswith(_SIZES) or _folded(name.text).startswith(_SIZES):
        return 0
    if names_thing(name.text) and not legal:
        return 0
    short = _LETTERS.fullmatch(alias) is not None and sum(map(str.isupper, alias)) > 1
    related = (
        (short and fits(alias, name.text))
        or _starts(alias, name.text)
        or _expands(alias, name.text)
    )
    before = sentence.text[: name.start - sentence.start]
    if not related and not (quoted and legal):
        return 0
    if _ARTICLE.search(before[-40:]) and not (
        legal
        or _PARTY.search(before[-80:])
        or _BODY.search(name.text)
        or (quoted and _CAMEL.fullmatch(name.text))
    ):
        return 0
    if quoted and _starts(alias, name.text) and may_be_organisation(name.text):
        return 0.8
    if is_organisation(name.text) or (_expands(alias, name.text) and is_organisation(alias)):
        return 0.9
    scheme = _SCHEME.match(sentence.text, match.end())
    if short and not scheme and before.endswith(("the ", "The ")) and _spelled(alias, name.text):
        return 0.8
    if quoted and short and _CAMEL.fullmatch(name.text) and fits(alias, name.text):
        return 0.8
    return 0.8 if _acts(identity, sentence, name, match, before) else 0


def _spelled(letters: str, name: str) -> bool:
    """Return whether three or more letters are the initials of a name that can be an office's: "Acme Resources Board"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return (
        len(letters) > 2
        and letters == initials
        and (may_be_organisation(name) or name.endswith(" Board"))
    )


def _acts(
    identity: Identity, sentence: Sentence, name: Name, match: re.Match[str], before: str
) -> bool:
    """Return whether a sentence treats a name as an organisation: it acts, is a party, or a list names it."""
    if name.text in identity.companies or _PARTY.search(before[-80:]):
        return True
    if may_be_organisation(name.text) and _WHOSE.search(before[-8:]):
        return True
    opens = (
        not _SEAT.sub("", before).strip(' "“').removeprefix("The")
        or _OPENS.search(before[-10:]) is not None
    )
    after = re.sub(r"^(?:\s*\([^()]{0,80}\))*", "", sentence.text[match.end() : match.end() + 200])
    return opens and _ACTS.match(after) is not None


def _starts(alias: str, name: str) -> bool:
    """Return whether a short form is how a name starts, or one of its words: "Acme" of "Acme Widgets Inc."."""
    if len(alias) > 2 and alias.isupper() and name.startswith(alias):
        return True
    return (
        len(alias) > 2
        and re.search(rf"(?<!\w){re.escape(_folded(alias))}(?!\w)", _folded(name)) is not None
    )


def _expands(alias: str, name: str) -> bool:
    """Return whether the bracket spells out what stands before it: "AWS (Acme Web Services)", or shortens its end."""
    if name.isupper() and " " not in name and len(alias) > len(name) + 3:
        return fits(name, alias)
    parts = alias.split()
    if len(parts) < 2 or not parts[-1].isupper():
        return False
    rest = _folded(name).removeprefix(_folded(" ".join(parts[:-1]))).strip()
    return rest != _folded(name) and fits(parts[-1], rest)


def _linked(sentence: Sentence) -> Iterator[Found]:
    """Yield the names that "formerly", "doing business as", "renamed" join."""
    for match in _LINK.finditer(sentence.text):
        left, right = _sides(sentence, match, _BETWEEN)
        if left and right and _are_organisations(sentence, left, right, match):
            kind: Kind | None = (
                "former" if match["former"] or match["now"] else "brand" if match["brand"] else None
            )
            one, other = (right, left) if match["now"] else (left, right)
            yield _alias(one.text, other.text, kind, left.start, right.end, 0.85)
    yield from _opening(sentence)
    for match in _RENAMED.finditer(sentence.text):
        left, right = _sides(sentence, match, _AUXILIARY)
        if left and right and not names_thing(left.text) and not names_thing(right.text):
            yield _alias(right.text, left.text, "former", left.start, right.end, 0.8)


def _or_letters(sentence: Sentence) -> Iterator[Found]:
    """Yield the letters of "Food and Drug Administration, or FDA,"."""
    for match in _OR.finditer(sentence.text):
        name = name_before(sentence, match.start())
        whole = _whole(sentence, name, match["letters"]) if name else None
        if whole and fits(match["letters"], whole.text) and is_organisation(whole.text):
            end = sentence.start + match.end("letters")
            yield _alias(whole.text, match["letters"], "short", whole.start, end, 0.85)


def _opening(sentence: Sentence) -> Iterator[Found]:
    """Yield the former name of "Formerly known as Beta, Acme …"."""
    match = _FIRST.match(sentence.text)
    former = name_after(sentence, match.end()) if match else None
    if match and former and sentence.text.startswith(", ", former.end - sentence.start):
        now = name_after(sentence, former.end - sentence.start + 1)
        if now and _folded(now.text) != _folded(former.text):
            yield _alias(now.text, former.text, "former", former.start, now.end, 0.85)


def _sides(
    sentence: Sentence, match: re.Match[str], between: re.Pattern[str]
) -> tuple[Name | None, Name | None]:
    """Return the names right before and right after a phrase."""
    left = right = None
    for name in sentence.names:
        start, end = name.start - sentence.start, name.end - sentence.start
        if match.start() - _FAR <= end <= match.start():
            left = name if between.fullmatch(sentence.text, end, match.start()) else left
        elif start >= match.end() and right is None:
            right = (
                name
                if re.fullmatch(r"\s+(?:the )?[“\"‘']?", sentence.text[match.end() : start])
                else None
            )
            break
    return left, right


def _are_organisations(sentence: Sentence, left: Name, right: Name, match: re.Match[str]) -> bool:
    """Return whether two names that a phrase joins are an organisation's; who was "formerly Acme’s manager" is none."""
    if right.possessive:
        return False
    if any(names_thing(name.text) and not name.legal for name in (left, right)):
        return False
    if _folded(left.text) == _folded(right.text):
        return False
    if match["brand"] or any(
        is_organisation(n.text) or may_be_organisation(n.text) for n in (left, right)
    ):
        return True
    if match["also"]:
        return False
    return (
        not re.fullmatch(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+", left.text)
        or "known as" in match.group()
    )


def _folded(name: str) -> str:
    """Return a name in small letters without marks and dots."""
    return " ".join(re.sub(r"[^\w&+ ]+", " ", re.sub(r"[.’'™®]", "", name.lower())).split())


def _alias(company: str, alias: str, kind: Kind | None, start: int, end: int, sure: float) -> Found:
    """Return another name as a fact."""
    return Found(Alias(company=unheaded(company), alias=alias, kind=kind), start, end, sure)
