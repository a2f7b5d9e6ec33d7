"""What a grammar finds."""

from __future__ import annotations

from dataclasses import dataclass

from marketgraph.facts import Fact


@dataclass(frozen=True, slots=True)
class Found:
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
