"""All developments: whatever words stand in a sentence, a stretch of it is given back and nothing breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose.developments import read
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

WORDS = [
    "Acme Ltd.",
    "Brask",
    "Lumina Inc.",
    "the",
    "its",
    "a",
    "new",
    "has",
    "will",
    "to",
    "for",
    "with",
    "by",
    "of",
    "in",
    "and",
    ",",
    "Oslo",
    "Norway",
    "2024",
    "May 2024",
    "$5 million",
    "40%",
    "(CE: X)",
    "’s",
    "“",
    "”",
    "partnered",
    "partnership",
    "joint venture",
    "agreement",
    "supply",
    "contract",
    "order",
    "licence",
    "launched",
    "released",
    "version",
    "opened",
    "plant",
    "office",
    "received",
    "FDA",
    "approval",
    "approved",
    "clearance",
    "FDA-cleared",
    "announced",
    "signed",
    "that",
    "it",
    "we",
    "said",
    "CEO",
    "distributor",
    "rights",
    "together",
    "official partner",
    "1,000",
    "clinics",
]


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=24))
def test_any_words_give_stretches_of_the_text(chosen: list[str]) -> None:
    text = f"Acme {' '.join(chosen)}."
    for found in read(Text(prose_of(text)), Identity()):
        assert 0 <= found.start < found.end <= len(text)
        assert 0 < found.confidence < 1
        assert text[found.start : found.end].strip()
