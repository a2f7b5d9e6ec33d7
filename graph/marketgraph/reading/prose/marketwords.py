"""Words before "market" that do not name one: qualities, participles; and nouns that only look like verbs."""

from __future__ import annotations

import re

from marketgraph.reading.prose.words import words

QUALITIES = words(
    "promising robust significant substantial considerable burgeoning thriving lucrative favorable favourable fragmented consolidated "
    "dominant commanding notable impressive remarkable crowded untapped attractive profitable sizeable sizable huge vast enormous "
    "relatively highly moderately fairly rapidly increasingly substantially significantly considerably steadily booming flourishing "
    "ever-growing ever-evolving fast-growing nascent overall respective largest fastest highest"
)
"""Words that say how a market is, and start the name of none: "the highly fragmented lamp market"."""
LONE = QUALITIES | words(
    "precise exact steady strong continued sustained positive healthy dynamic vibrant evolving competitive mature rapid stable volatile "
    "saturated relevant particular certain various several numerous multiple diverse wider entire actual approximate future potential "
    "moderate modest massive growing expanding emerging established prominent leading major key important critical vital crucial "
    "essential main broad broader complex challenging favored retail home core adjacent peripheral addressable available reliable credible comparable typical similar resilient expansive"
)
"""Words that are no name alone ("healthy market growth"), but can start one ("healthy snacks market")."""
PARTICIPLES = words(
    "reflecting indicating signaling signalling highlighting underscoring showcasing demonstrating suggesting implying representing making "
    "marking offering creating enabling ensuring maintaining gaining capturing commanding securing strengthening increasing reducing "
    "limiting hindering restraining influencing affecting impacting promoting propelling stimulating enhancing understanding analyzing "
    "analysing exploring examining assessing evaluating fueling fuelling accelerating dominating transforming reshaping determining "
    "defining facing entering creates enhances stimulates propels influences hinders restrains limits impacts affects"
)
"""Words that begin what is said of a market: "…, reflecting continued market momentum"."""
_PLURALS = words("covers fuels supports drives driving")
_CAPTURED = words("carbon co2 data motion image video screen document payment lecture")
_TELLERS = words(
    "report reports study studies research analysis it also which that document publication section chapter further and survey demand growth "
    "adoption awareness investment innovation spending urbanization digitalization this factors factor trends forces is are key further "
    "significantly largely primarily mainly"
)
_OBJECT = re.compile(
    r"\s+(?:growth|expansion|development|demand|adoption|revenues?|dynamics|trends|forces|players|participants|segments|momentum|progress|uptake)\b"
)


_BEFORE_VERB = words("to can could will would may might should must and help helps")
_MEASURED = re.compile(
    r"\s+(?:share|growth|position|presence|leadership|expansion|penetration|demand|dominance|needs)\b"
)


def is_infinitive(word: str, before: str, behind: str) -> bool:
    """Return whether a word right before "market" is a verb: "to capture market share", not "a shift to cloud markets".

    Args:
        word: As written.
        before: The word before it, in small letters; empty if none.
        behind: What follows "market", in small letters.
    """
    return word.islower() and before in _BEFORE_VERB and _MEASURED.match(behind) is not None


def is_plural(word: str, before: str, behind: str) -> bool:
    """Return whether a word right before "market" is a thing, no verb: "the seat covers market", not "demand fuels market growth".

    Args:
        word: In small letters.
        before: The word before it, in small letters; empty if none.
        behind: What follows "market", in small letters.
    """
    if word == "capture":
        return before in _CAPTURED
    return (
        word in _PLURALS
        and before.isalpha()
        and before not in _TELLERS
        and not _OBJECT.match(behind)
    )
