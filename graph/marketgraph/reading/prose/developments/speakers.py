"""Whose words a quotation is: the organisation of whoever says it, in its sentence or around it; or "At Acme, we"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.reading.prose.developments.skeleton import Skeleton, skeleton_of
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.text import Sentence

_SAYS = r"(?:said|says|added|adds|commented|comments|stated|states|noted|notes|explained|remarked|continued|shared)"
_THEN_NAMED = re.compile(
    rf"\b(?:{_SAYS}|according to) "
    r"(?:(?:(?P<before>N) (?:'s )?)?(?:[a-z-]+ ){0,4})?[HN](?: ,|$)(?P<title>[^.]{0,120}?)(?:(?: at| of| for| with| to| ?,)(?: the)? "
    r"(?P<at>N(?: , N)*)(?= ?[.,]|$| and [a-z])|(?= ?[.,]|$))"
)
"""``said Ada Berg, founder of Acme``."""
_NAMED_THEN = re.compile(
    rf"(?:^|, |: )[HN] , (?:(?=[a-z])[^.;:]{{2,80}}?(?: at| of| for|,)|(?=N)[^.;:a-z]*?)(?: the)? (?P<org>N)(?: ,)? (?:(?:has|also|then) )?{_SAYS}\b"
)
"""``Ada Berg, founder of Acme, said``, in front of the quotation or behind it."""
_AT_US = re.compile(r"(?:^|[,;:.] )at (?:the )?(?P<us>N) , (?:we|our)\b")
"""``At Acme, we``."""
_SPEAKS = re.compile(
    r"\b(?:said|says|adds|added|comment|state|note|explain|remark|continued|according|shared)"
)
_FAR = 4
"""So many sentences of a quotation are looked through for who says it."""


def speaking(sentence: Sentence) -> Name | None:
    """Return the organisation of whoever says what a sentence quotes, or None if that is not told near it.

    Args:
        sentence: The sentence; looked at are itself, the one before and after, and the others of its quotation.
    """
    near = list(_around(sentence))
    for one in near:
        if _SPEAKS.search(one.low) and (found := _teller(skeleton_of(one))):
            return found
    for one in near:
        if " we " in one.low or " our " in one.low:
            skeleton = skeleton_of(one)
            if match := _AT_US.search(skeleton.text):
                return skeleton.name(match, "us")
    return None


def _teller(skeleton: Skeleton) -> Name | None:
    """Return the organisation of whoever says something in a sentence."""
    for pattern in (_THEN_NAMED, _NAMED_THEN):
        match = pattern.search(skeleton.text)
        for group in ("at", "before", "org") if match else ():
            if match and group in match.re.groupindex and (names := skeleton.names(match, group)):
                return names[-1]
    return None


def _around(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, the one before and after it, then others of its quotation, nearest first."""
    yield sentence
    if sentence.before:
        yield sentence.before
    if sentence.next:
        yield sentence.next
    back, on = sentence, sentence
    for _ in range(_FAR):
        if "“" in back.text or '"' in back.text or back.before is None:
            break
        back = back.before
        if back.before:
            yield back.before
    for _ in range(_FAR):
        if "”" in on.text or '"' in on.text or on.next is None:
            break
        on = on.next
        if on.next:
            yield on.next
