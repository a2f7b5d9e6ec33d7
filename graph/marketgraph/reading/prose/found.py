"""What a grammar finds."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.facts import Fact


class Found(NamedTuple):
    """One fact and the stretch of the text that says it.

    Attributes:
        fact: The fact.
        start: Offset of the stretch in the document's text.
        end: Offset of its end, excluded.
        confidence: How surely the stretch says the fact, 0 to 1.
    """

    fact: Fact
    start: int
    end: int
    confidence: float = 0.9
