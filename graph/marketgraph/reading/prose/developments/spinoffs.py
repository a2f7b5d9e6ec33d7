"""Spin-offs: which company left which parent or university."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.facts import SpinOff
from marketgraph.reading.prose.developments.deals import wished
from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.subjects import main_subject
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.needs import few
from marketgraph.reading.prose.words import cue

WORDS = cue(
    "spin spun demerge separation",
    r"\bsp[iu]n(?:s|ning)?[ -]?(?:off|out)|\bdemerge|\bseparation of (?:its|their)\b",
)
_NOUN = r"(?:spin - (?:off|out)|spin-?(?:off|out)s?|spin (?:off|out)|spin-out company|demerger)"
_SPUN = re.compile(
    r"\b(?P<verb>(?:(?:has|have|had|will|to|would|is|was|plans to|intends to) ){0,3}(?:sp[iu]n|spins|spinning|demerg(?:e|ed|es|ing))(?:(?: -)? ?-?(?:off|out))?)"
    r" (?:(?:[a-z-]+|,) ){0,12}?(?P<company>N)(?P<after> (?:off|out)\b)?(?! 's)"
    r"(?! (?:[a-z-]+ ){0,4}(?:business(?:es)?|unit|division|operations|segment|arm|assets)\b)"
)
_FROM = re.compile(
    rf"(?:\b(?:was |were |been |is |are |being |, )?(?:(?:spun|spins|spinning)(?:(?: -)? ?-?(?:off|out))|spin (?:off|out)(?= from))|\b(?:an?|the|as) (?:[a-zL-]+ ){{0,6}}{_NOUN}(?: company)?) "
    r"(?:in [YD] )?(?:of|from|by)(?: of)? (?:(?:the|its|a|parent|former|company|owner|[a-z]+-based|university of|(?:N|L) 's) ){0,4}(?P<seller>N)(?! 's N)"
)
_ADJECTIVE = re.compile(
    rf"(?P<company>N) , (?:an?|the) (?:[a-z-]+ ){{0,3}}(?P<seller>N)(?: 's)? (?:-based )?(?:[a-z]+ ){{0,2}}{_NOUN}\b"
)
_NAMED = re.compile(
    rf"(?:(?P<seller>N) 's|(?P<its>its|their)|(?P<bare>the|an?)) (?:[a-z-]+ ){{0,3}}?{_NOUN}(?: (?:and|or) [a-z]+| company)?(?P<of> of)?(?: ,)? (?:[a-z]+ ){{0,4}}?(?P<company>N)(?! 's)"
)

_LISTED = re.compile(
    rf"\b(?P<verb>{_NOUN}|separation) of (?P<its>its|their) (?:[a-z-]+ ){{1,5}}?(?:business|unit|division|arm|segment|operations|subsidiary|brands?) ,? ?(?:now |which |that )?"
    r"(?:(?:is|has|will|be|was|began|begun|started|now|today|to|been) ){0,4}(?:(?:known|listed|trading|trades|traded|operating|operates|rebranded)(?: [a-z]+)?"
    r"(?: on (?:the )?[NL])?(?: [a-z]+)? as|named|called|renamed) (?:the )?(?P<company>N)(?! 's)(?P<seller>)"
)
"""A unit that leaves and gets a name: "the spin-off of its coatings business, now listed as Acme"."""


def read(event: Event) -> Iterator[Found]:
    """Yield the spin-offs that a sentence tells of."""
    text, seen = event.skeleton.text, set[tuple[str, str | None]]()
    for pattern, roles in (
        (_LISTED, _named),
        (_ADJECTIVE, _named),
        (_FROM, _left),
        (_SPUN, _spun),
        (_NAMED, _named),
    ):
        for match in few(pattern, text):
            if wished(event, match.start()):
                event.text.drop("option or wish", *event.skeleton.span(*match.span()))
                continue
            company, seller = roles(event, match)
            if not company or (seller and seller.name == company.name) or not seller:
                continue
            key = company.name, seller.name
            if any(company.name in pair for pair in seen):
                continue
            seen.add(key)
            yield _found(event, match, company, seller)


def _found(event: Event, match: re.Match[str], company: Party, seller: Party) -> Found:
    """Return the spin-off."""
    fact = SpinOff(
        company=company.name,
        seller=seller.name,
        date=event.date_at(match.start(), match.end()),
        market=event.market,
    )
    ends = [p.start + len(p.name) for p in (company, seller) if p.sure]
    end = max([event.skeleton.span(*match.span())[1], *ends])
    return Found(fact, event.skeleton.start, end, event.confidence(company, seller))


def _spun(event: Event, match: re.Match[str]) -> tuple[Party | None, Party | None]:
    """Return company and parent of "P spun off C"."""
    if re.match(r"spun ?-", match["verb"]):
        return None, None
    if not (match["after"] or re.search(r"off|out|demerg", match["verb"] + match.group())):
        return None, None
    between = match.group()[len(match["verb"]) : match.start("company") - match.start()]
    into = re.search(r"\binto (?:an?|its|the)? ?(?:[a-z-]+ ){0,5}(?:, )?$", between)
    if re.search(r"\b(?:of|from|by|into|to|in|for|with)\b", between) and not into:
        return None, None
    return _party(event, match, "company"), next(iter(event.parties(match.start("verb"))), None)


def _left(event: Event, match: re.Match[str]) -> tuple[Party | None, Party | None]:
    """Return company and parent of "C was spun out of P", "C, a spin-off of P" and "the spin-off of C from P"."""
    seller = _party(event, match, "seller")
    before = event.skeleton.text[: match.start()]
    if re.search(r"\bthe (?:[a-z-]+ )*$", before) or match.group().startswith("the "):
        after = re.match(r" from (?:the |its )?(?P<parent>N)", event.skeleton.text[match.end() :])
        if after:
            start = match.end() + after.start("parent")
            parents = event.skeleton.companies(start, start + 1)
            return seller, Party(parents[0].text, True, parents[0].start) if parents else None
        return None, None
    near = re.search(
        r"(?:^| )(?P<name>N)(?: ,)?(?: (?:is|was|were|has been|itself|which))* ?$", before
    )
    if near:
        names = event.skeleton.companies(near.start("name"), near.end("name"))
        return Party(names[0].text, True, names[0].start), seller
    subject = main_subject(event.skeleton, match.start()).names
    if len(subject) == 1:
        return Party(subject[0].text, True, subject[0].start), seller
    return next(iter(event.parties(match.start())), None), seller


def _named(event: Event, match: re.Match[str]) -> tuple[Party | None, Party | None]:
    """Return company and parent of "P's spin-off C", "its spin-off, C" and "completed the spin-off of C"."""
    company, groups = _party(event, match, "company"), match.re.groupindex
    seller = _party(event, match, "seller")
    if seller or "its" not in groups:
        return company, seller
    if "bare" in groups and match["bare"] and (match["bare"] != "the" or not match["of"]):
        return None, None
    opens = not event.skeleton.companies(0, match.start())
    owners = event.meant("it", match.start()) if opens else event.owner(match.start())
    return company, next(iter(owners), None)


def _party(event: Event, match: re.Match[str], group: str) -> Party | None:
    """Return the name in a group as a party, or None."""
    name = event.skeleton.name(match, group)
    return Party(name.text, True, name.start) if name else None
