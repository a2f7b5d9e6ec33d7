"""Who does what a verb says: the subject of a phrase in a skeleton."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marketgraph.reading.prose.developments.skeleton import Skeleton
from marketgraph.reading.prose.names import Name

LIST = r"N(?: ’s N| 's N)?(?: ,? ?(?:and|&) (?:the )?N| , (?:the )?N(?=(?: , (?:the )?N)* ,? ?and (?:the )?N))*"
"""Names in a row: "N", "N and N", "N , N , and N"."""
_LINK = (
    r"(?:has|have|had|is|are|was|were|be|been|will|would|today|yesterday|recently|also|now|just|officially|proudly|successfully|"
    r"formally|jointly|previously|already|then|later|subsequently|further|itself|announced|announces|announce|announcing|said|says|"
    r"reported|reports|revealed|reveals|confirmed|confirms|declared|disclosed|stated|shared|unveiled|pleased|excited|proud|thrilled|"
    r"delighted|happy|honored|to|that|it|they|on|this|week|month|monday|tuesday|wednesday|thursday|friday|D|Y|in|, )"
)
_NEAR = re.compile(rf"(?P<subject>{LIST})(?: ,)?(?: {_LINK})*? ?$")
_SIDE = re.compile(
    r"(?:^|[;:] |, |that )(?:the )?(?P<subject>"
    + LIST
    + r") , (?:(?:a|an|the|one|part|which|who|whose|headquartered|based|formerly|dba|"
    r"through|together|along|in|founded|known|led|backed|with|as|and) [^;:]{0,400}?) ,(?: "
    + _LINK
    + r")*? ?$"
)
_MAIN = re.compile(
    r"^(?:\W |(?:in|on|during|by|since|as|at|for|with|after|following|under|through|earlier|late|early|additionally|furthermore|moreover|"
    r"meanwhile|separately|also|today|recently|most|this|that|to)\b[^;:]{0,160}? , )?(?:the )?(?P<subject>"
    + LIST
    + r")(?= |$)"
)
_PRONOUN = re.compile(
    r"(?:^|[ ,])(?:it|we|they|the company|the firm|the group|the startup|the organization|he|she)(?: ,)?(?: "
    + _LINK
    + r")*? ?$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something.

    Attributes:
        names: The names, in order; empty if nobody is named.
        pronoun: Whether only a pronoun or "the company" stands there.
        near: Whether the names stand right before the verb.
    """

    names: tuple[Name, ...] = ()
    pronoun: bool = False
    near: bool = False


def subject_of(skeleton: Skeleton, verb: int) -> Subject:
    """Return who does what the verb at a place of the skeleton says.

    The names right before the verb (auxiliaries, adverbs and "announced that it" between them do not count); else
    those before an apposition that ends there; else a pronoun; else the subject that the sentence starts with.

    Args:
        skeleton: Of the sentence.
        verb: Where the verb starts in ``skeleton.text``.
    """
    before = skeleton.text[:verb]
    for pattern, near in ((_NEAR, True), (_SIDE, False)):
        if match := pattern.search(before):
            return Subject(tuple(skeleton.names(match, "subject")), near=near)
    if _PRONOUN.search(before):
        return Subject(pronoun=True)
    main = _MAIN.match(before)
    return Subject(tuple(skeleton.names(main, "subject"))) if main else Subject()
