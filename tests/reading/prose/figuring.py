"""What the grammar of figures finds in a text of a report on sensors, for its tests."""

from __future__ import annotations

from typing import Any

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import participants, segmentation
from marketgraph.reading.prose.figures import read
from marketgraph.reading.prose.found import Found
from marketgraph.reading.prose.identity import identify
from marketgraph.reading.prose.text import Text

REPORT = """# Sensor Market Report 2025-2033

The report studies the global sensor market for the forecast period 2025-2033.

By Type
- Optical
- Thermal
- Image Sensors

By Application
- Automotive
- Consumer Electronics

Key Players
- Brask Inc.
- Tolva Ltd.
- Norvik AB

"""


def found_in(written: str) -> tuple[Text, list[Found]]:
    """Return a text and the figures in it, its lists being known."""
    text = Text(prose_of(written))
    identity = identify(text)
    for grammar in (segmentation.read, participants.read):
        for found in grammar(text, identity):
            identity.learn(found.fact)
    return text, list(read(text, identity))


def figures_of(written: str, kind: str, *fields: str) -> list[tuple[Any, ...]]:
    """Return some fields of the figures of a kind in a text."""
    text, items = found_in(written)
    rows = []
    for found in items:
        assert 0 <= found.start < found.end <= len(text.text)
        if found.fact.type == kind:
            rows.append(tuple(getattr(found.fact, field) for field in fields))
    return rows


def dropped_in(written: str) -> list[tuple[str, str]]:
    """Return what the figures of a text left out: the reason and the words."""
    text, _ = found_in(written)
    return [(drop.reason, text.text[drop.start : drop.end]) for drop in text.dropped]
