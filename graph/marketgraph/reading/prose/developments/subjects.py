"""Who does what a verb says: the subject of a phrase in a skeleton."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.reading.prose.developments.skeleton import Skeleton
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.patterns import seek

LIST = (
    r"N(?: 's N)?(?:(?: , (?:the |as well as )?N)*(?: ,)? (?:and|&|as well as|along with|together with) (?:, (?:most recently|finally|lastly) , |the |L 's (?:[a-z-]+ ){0,2}|its (?:[a-z-]+ ){1,2}|(?:[a-z]+ ){0,2}[a-z]+-based (?:[a-z-]+ )?|(?:(?![a-z]+(?:ed|ly|s) )[a-z-]+ ){1,3}(?:company|firm|maker|developer|group|giant|startup|manufacturer|producer|provider|operator|supplier|retailer) |an? (?:unit|subsidiary|affiliate|division|arm|fund) of (?:the )?|(?!(?:[a-z]+ed|owns|sells|buys|makes|uses|operates|runs|launches|acquires|opens|sold|bought|led|took|won|made|from|by|to|for|in|of|with|at|on|is|was|has|will|then|later|after|before) )[a-z-]+ (?:(?:investors?|investor|firm|company|maker|startup|fund|giant|developer|group|charity|chain|app|brand|bank|club) )?)?N"
    r"| & N)?"
)
"""Names in a row: "N", "N and N", "N , N , and N"."""
_LINK = (
    r"(?:has|have|had|is|are|was|were|be|been|being|will|would|shall|today|yesterday|also|now|just|"
    r"already|then|later|further|itself|announced|announces|announce|said|"
    r"says|reported|reports|revealed|reveals|confirmed|confirms|declared|disclosed|stated|shared|unveiled|agreed|agrees|plans|"
    r"planned|intends|intended|expects|expected|set|aims|moved|went|pleased|excited|proud|thrilled|delighted|happy|honored|"
    r"honoured|to|that|it|they|on|this|last|week|month|year|earlier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|D|Y|#|in|,|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"completed|completes|closed|closes|finalized|finali[sz]es|signed|signs|entered|into|its|their|the|a|an|intention|plan|"
    r"definitive|binding|agreement|[a-z]+ly)"
)
_LINKS = (
    rf"(?: and its (?:[a-z-]+ ){{0,2}}(?:subsidiar(?:y|ies)|affiliates?))?(?: {_LINK}){{0,14}}? ?$"
)
_NEAR = re.compile(rf"(?:(?<=^)|(?<= ))(?P<subject>{LIST}){_LINKS}")
_WHICH = re.compile(
    rf"(?:^| )(?P<subject>N)(?: in [LY])? ,? ?(?:which|who|that)(?: {_LINK}){{0,6}}? ?$"
)
_SEAT = re.compile(
    r"\b(?:business(?:es)?|units?|division|plants?|factory|facility|facilities|offices?|operations|headquarters|mills?|sites?|stores?|based|located|headquartered) (?:in|at|near) (?:the )?$"
)
"""Before a place, which is not what "which" after it means: "the valve business in Leeds, which was bought"."""
_GERUND = re.compile(
    r"(?:^| )(?:with|from|of|after|by|sees|saw) (?:the )?(?P<subject>N(?:(?: , N)* ,? ?and N)?)(?: 's)? $"
)
_FOR = re.compile(
    r"(?:^| )(?:for|which|whereby|that|where|pursuant to which) (?P<subject>N)(?: to| will| would| has agreed to) ?$"
)
_FOR_TO = re.compile(r" for (?:the )?(?P<subject>N) $")
_AFFILIATE = re.compile(
    r"(?:^|^(?:in|on|during|since|last|earlier) [a-zDY ]{1,30} , |: |; |that |today )(?:an? |the |two )?(?:[a-z-]+ ){0,3}(?:affiliates?|subsidiary|subsidiaries|funds?|unit|division|arm|portfolio company|"
    rf"entity|entities|joint venture|partnership|consortium|group|llcs?|companies) (?:managed |advised |controlled |owned |led |(?:linked|tied|connected|affiliated) (?=to|with))?(?:of|by|between|(?<=linked )to|(?<=tied )to|(?<=connected )to|(?<=affiliated )with) (?:the )?(?P<subject>{LIST}){_LINKS}"
)
_SIDE_START = (
    r"(?:an?|the|your|one|part|which|who|whose|headquartered|based|spun|born|created|formed|established|launched|acquired|bought|formerly|dba|doing|through|via|together|along|alongside|on|acting|in|founded|known|"
    r"led|backed|with|as|and|also|previously|now|operating|owned|owner|maker|makers|developer|developers|provider|providers|parent|"
    r"home|creator|[a-z]+-based|[a-z]+-[a-z]+|N 's|L 's|today|leading|global|widely|both|two|wholly|privately|publicly|listed|trading|"
    r"located|situated|housed|nestled|named|created|designed|formed|established|incorporated|ranked|listed|creators|operator|operators|specialists?|leaders?|pioneers?|L(?= , ))"
)
_SIDE = re.compile(rf"(?:(?<=^)|(?<= ))(?P<subject>{LIST}) , (?={_SIDE_START} )")
_ALONG = re.compile(
    rf" , (?:along with|together with|alongside|as well as) (?:[a-z-]+ ){{0,4}}(?P<more>{LIST}) ,"
)
_SIDE_END = re.compile(rf" ,(?: {_LINK}){{0,14}}? ?$")
_INTRO = (
    r"(?:\W |(?:in|on|during|by|since|as|at|for|with|after|following|under|through|earlier|late|early|additionally|furthermore|moreover|"
    r"meanwhile|separately|also|today|recently|most|this|that|last|to|founded|headquartered|based|leveraging|using|having|"
    r"concurrently|building|established|known|[a-z]+ly|[a-z]+ing|[a-z]+ed|notably|similarly|over|once|while|when|because|despite)"
    r"\b[^;:]{0,220}? , )?"
)
_NOT_BEFORE = (
    r"(?!(?:of|in|on|at|by|for|to|from|with|that|is|are|was|were|has|have|will|said|says|after|and|it|we|they|he|she|who|which|"
    r"against|into|according|about|through|via|than|if) )"
)
_MAIN = re.compile(
    rf"(?:^(?:(?:in|on) [DY] , |[DY] , )?|: |; |(?<=\. )){_INTRO}(?:(?:and|but|the|its|-) )?(?:{_NOT_BEFORE}(?:L|'s|(?<=the )Y|[a-z][a-z-]*) ){{0,5}}(?P<subject>{LIST})(?= |$)"
)
_PRONOUN = re.compile(
    r"(?:^|[ ,])(?P<word>it|we|they|the (?:(?!(?:parent|other|rival|new|target|acquired|sister|second|former|combined|resulting|same|private|equity|investment|law|holding|advisory|research|consulting|merged|joint|larger|smaller|two|three|both|first|its|this) )(?:[a-z-]+|L) ){0,3}(?:company|firm|group|startup|start-up|organization|organisation|fund|bank|retailer|brand|business|"
    r"corporation|agency|maker|manufacturer|provider|developer|platform))(?: ,)?" + _LINKS
)
_PRONOUN_FIRST = re.compile(
    rf"^{_INTRO}(?P<word>it|we|they|the (?:company|firm|group|startup|organization|organisation|bank|retailer|business|agency)) "
)
_COMMON_SUBJECT = seek(
    r"(?:^| )(?:his|her|my|your|users|customers|clients|shareholders|stockholders|investors|fans|people|he|she|you|who|i|"
    r"[a-z]+ors|[a-z]*executives?|boss|chief|ceo|founders?|co-founders?|president|chairman|chairwoman|manager|employees?|veteran|billionaire|tycoon|heir|entrepreneur|"
    r"magnate|banker|analyst|lawyer|family|couple|brothers|sisters|duo|trio|consortium|alum(?:nus|na|ni)|owners|parties|banks|companies|buyers|consumers|fund|"
    r"(?:#|two|three|four|five|six|seven|eight|nine|ten|several|many|some|most|other|these|those|few|(?:its|their|our)(?= (?:[a-z-]+ ){1,3}have )) (?:[a-z-]+ ){0,3}[a-z-]+s)(?: collectively| has| have| had| will| also| recently)* $"
)
_THING = re.compile(
    r"(?:^| )(?:the|an?|his|her|their|this|that|whose) (?:(?!(?:in|of|for|at|to|from|and|or|with|by|on|which|who|that) )[a-z-]+ ){0,3}"
    r"(?!(?:quarter|months?|weeks?|years?|summer|fall|spring|winter|days?|time|end|past|future|also|subsequently|[a-z]+ly|itself|first|then|has|had|have|will) )"
    r"[a-z-]+(?: (?:has|have|had|will|would|also|recently|later|since|then|is|was|are|were|been|being))* $"
)
_HIS_THING = re.compile(r"(?:^| )N 's (?:[a-z-]+ ){1,5}(?:has |have |had |also |recently )?$")
"""A thing without a name that does or suffers it: "said the fund bought"."""
_MASKED = re.compile(
    r"\b(?:of|by|at|for|from|with|to|via|through|into|between|including|called|dba|formerly|named|under|near|against|like|unlike|"
    r"than|told|tells|about|behind|within|alongside|across|throughout|around|beyond|outside|as|in|joins|on)(?P<rest>(?: (?:the|a|an|its|their|our|his|fellow|rival|competitor|parent|company|affiliate|partner|firm|"
    r"wholly|owned|wholly-owned|downtown|midtown|uptown|central|suburban|nearby|historic|subsidiary|subsidiaries|unit|division|known|as|'s|joint|venture|doing|business|former|majority-owned|"
    r"new|newly|formed|indirect|direct|-|,? ?L|both|global|leading))*"
    r" N(?: 's N)?(?:(?: , N)* ,? ?and (?:the )?N)?)(?! 's N)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something.

    Attributes:
        names: The names, in order; empty if nobody is named.
        pronoun: The pronoun or "the company" that stands there instead; empty if none does.
        near: Whether the names stand right before the verb.
        at: Where the pronoun stands in the skeleton.
    """

    names: tuple[Name, ...] = ()
    pronoun: str = ""
    near: bool = False
    at: int = 0


_DOING = re.compile(r"[a-z]+ing\b")


def subject_of(skeleton: Skeleton, verb: int) -> Subject:
    """Return who does what the verb at a place of the skeleton says.

    In this order: a name with "which"; the names right before the verb (auxiliaries, adverbs and "announced that it"
    between them do not count, nor do names after a preposition); those before an apposition that ends there; a pronoun;
    the subject that the sentence, or what follows its last colon, starts with.

    Args:
        skeleton: Of the sentence.
        verb: Where the verb starts in ``skeleton.text``.
    """
    before = skeleton.text[:verb]
    gerund = _DOING.match(skeleton.text, verb)
    plain = (_WHICH, _GERUND) if gerund else (_WHICH, _FOR)
    for pattern in plain:
        if match := pattern.search(before):
            if pattern is _WHICH and _SEAT.search(before[: match.start("subject")]):
                return Subject()
            return Subject(tuple(skeleton.names(match, "subject")), near=True)
    if skeleton.text[verb:].startswith("to ") and (match := _FOR_TO.search(before)):
        return Subject(tuple(skeleton.names(match, "subject")), near=True)
    if match := _AFFILIATE.search(before):
        return Subject(_bare(skeleton.names(match, "subject")))
    masked = _MASKED.sub(_mask, before)
    near, side = _NEAR.search(masked), _beside(masked)
    if near and not (side and _closes(masked, near, side)):
        return Subject(_bare(skeleton.names(near, "subject")), near=True)
    if side:
        more = _ALONG.match(before, side.end("subject"))
        joined = skeleton.names(more, "more") if more else []
        return Subject(
            _bare([*_first_of(skeleton, masked, side), *skeleton.names(side, "subject"), *joined])
        )
    if match := _PRONOUN.search(before):
        return Subject(pronoun=match["word"], at=match.start("word"))
    if _COMMON_SUBJECT.search(before):
        return Subject()
    return main_subject(skeleton, verb)


def thing_before(skeleton: Skeleton, verb: int) -> bool:
    """Return whether a thing without a name stands before a verb as its subject: "Acme said the fund bought".

    Args:
        skeleton: Of the sentence.
        verb: Where a finite verb with its auxiliaries starts in ``skeleton.text``.
    """
    text = skeleton.text
    if re.match(r"(?:to |[a-z]+ing\b)", text[verb:]) or _PRONOUN.search(text[:verb]):
        return False
    return _THING.search(text[:verb]) is not None or _HIS_THING.search(text[:verb]) is not None


def main_subject(skeleton: Skeleton, end: int | None = None) -> Subject:
    """Return the subject that a sentence, or what follows its last colon, starts with.

    Args:
        skeleton: Of the sentence.
        end: Where to stop in ``skeleton.text``.
    """
    before = skeleton.text if end is None else skeleton.text[:end]
    found = list(_MAIN.finditer(before))
    if found:
        return Subject(_bare(skeleton.names(found[-1], "subject")))
    opening = _PRONOUN_FIRST.match(before)
    return Subject(pronoun=opening["word"], at=opening.start("word")) if opening else Subject()


def _mask(match: re.Match[str]) -> str:
    """Return a match with its names in small letters: they stand after a preposition and are no subject."""
    return match.group().replace("N", "n")


def _bare(names: list[Name]) -> tuple[Name, ...]:
    """Return some names without those that only say whose the next one is ("Acme's Beta")."""
    return tuple(name for name in names if not name.possessive) if len(names) > 1 else tuple(names)


def _closes(before: str, near: re.Match[str], side: re.Match[str]) -> bool:
    """Return whether the names before the verb only close the apposition that another name opens."""
    if side.start() >= near.start() or before[near.end("subject") :][:2] != " ,":
        return False
    return re.search(r"[a-z] $", before[: near.start("subject")]) is not None


def _first_of(skeleton: Skeleton, before: str, side: re.Match[str]) -> list[Name]:
    """Return the first of two subjects with a side remark each: "Acme, a bank, and Beta, a fund, bought"."""
    if not before[: side.start()].endswith(" , and "):
        return []
    first = _SIDE.match(before) or _SIDE.search(before, 0, side.start())
    if (
        first is None
        or first.start() == side.start()
        or " N " in before[first.end() : side.start()]
    ):
        return []
    return skeleton.names(first, "subject")


def _beside(before: str) -> re.Match[str] | None:
    """Return the names before an apposition that ends where the verb starts, or None."""
    if not _SIDE_END.search(before):
        return None
    found = [
        match
        for match in _SIDE.finditer(before)
        if before.count(" , ", match.end()) >= 1 or before.rstrip().endswith(",")
    ]
    return found[-1] if found else None
