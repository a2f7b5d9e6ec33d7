"""Further wordings of partnerships: letters of intent, "partner with them", "makes Acme the partner of Beta"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marketgraph.reading.prose.developments.events import Event, Party
from marketgraph.reading.prose.developments.phrases import FOLLOW, PARTIES, distinct
from marketgraph.reading.prose.developments.skeleton import skeleton_of
from marketgraph.reading.prose.developments.subjects import main_subject
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.text import Sentence

THEM = re.compile(
    r"\bwe (?:[a-z-]+ ){1,5}(?P<verb>(?:to|be) (?:partner|collaborat|team up|join forces|work)[a-z]*) with (?P<them>them)(?= (?:to|and|on|in|for|as)\b| ?[.,]|$)"
)
"""``we are proud to partner with them``."""
INTENT = re.compile(
    rf"\b(?P<verb>(?:sign|enter|execut|announc)[a-z]*) (?:into )?(?:an? |the )?(?:[a-z-]+ ){{0,3}}(?:letter of intent|loi) with (?P<partners>{PARTIES}){FOLLOW}"
)
"""``signed a letter of intent with N``."""
PURCHASE = re.compile(
    r"\b(?:acqui\w+|purchas\w+|buy\w*|merg\w+|business combination|suppl\w+|leas\w+|invest\w*|financing|licens\w+|sell\w*|sale|shares|offtake|order\w*)\b"
)
"""Words of a sentence whose letter of intent is about something else than working together."""
MAKES = re.compile(
    rf"\b(?:makes|making|made|names|naming) (?:the )?(?P<one>N) (?:as )?(?:the|an|a|its) (?:(?!(?:of|for|in) )[a-zL-]+ ){{0,5}}partner (?:of|for) (?P<partners>{PARTIES}){FOLLOW}"
)
"""``makes N the official water partner of N``."""
CONDUCTED = re.compile(
    rf"\bby (?:the )?(?P<one>N) (?:, |and )(?:[a-z]+ly )?(?:conducted|developed|produced|organi[sz]ed|hosted|created|executed|fielded|presented|carried out|run|made|designed) in (?:partnership|collaboration|conjunction|association|cooperation) with (?P<partners>{PARTIES}){FOLLOW}"
)
"""``commissioned by N and conducted in partnership with N``."""
AUTHORIZED = re.compile(
    rf"(?P<verb>\b(?:is|are|has been|have been)) (?:also |additionally |now |proudly )?an? (?:authori[sz]ed|certified|official|preferred|tremendous|great|valued|trusted|longtime|long-time|strong|incredible|fantastic|wonderful) (?:[a-z-]+ ){{0,2}}partner (?:of|for|with) (?P<partners>{PARTIES}){FOLLOW}"
)
"""``is an authorized partner of N``."""


def with_them(event: Event, match: re.Match[str]) -> tuple[Party, ...]:
    """Return the speaker and whom "them" means: the subject of the sentence, else of one before it."""
    mine = event.speaker()
    named = main_subject(event.skeleton, match.start()).names
    meant = tuple(Party(name.text, True, name.start) for name in named)
    others = meant or event.meant("they", match.start("them"))
    return distinct((mine,), others) if mine and len(others) == 1 else ()


def alone(event: Event, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the only company that a paragraph names beside some partners, less surely; nothing if it names several."""
    known = {party.name for party in others}
    found: dict[str, Party] = {}
    for one in (event.sentence, *_before(event.sentence)):
        for place in skeleton_of(one).places:
            item = place.item
            if isinstance(item, Name) and skeleton_of(one).text[place.start : place.end] == "N":
                found.setdefault(item.text, Party(item.text, False, item.start))
    left = [party for name, party in found.items() if name not in known]
    return tuple(left) if len(left) == 1 else ()


def _before(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences before one in its paragraph."""
    before = sentence.before
    while before is not None:
        yield before
        before = before.before
