"""Headings without a blank before the sentence that follows."""

from __future__ import annotations

import pytest

from marketgraph.reading.prose.runins import run_ins


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("What The Helio Partnership Brings To The TableKora Ai’s lamps glow.", "Kora Ai’s lamps glow."),
        ("Standing Out From The PackTorvik is different. Torvik grows.", "Torvik is different. Torvik grows."),
        ("Weekly Index LampsTorvik Markets grew. By then, Torvik had lamps.", "Torvik Markets grew. By then, Torvik had lamps."),
        ("Growth Through AcquisitionsIn early May, Kora grew.", "In early May, Kora grew."),
        ("Kora Moves ForwardLast week, Kora grew.", "Last week, Kora grew."),
        ("ConclusionKora Lamps Inc. is poised to grow.", "Kora Lamps Inc. is poised to grow."),
        ("About HaldenHalden is a firm.", "Halden is a firm."),
        ("a fine option for summer tradersKoboo opened strong. Koboo grows", "Koboo opened strong. Koboo grows"),
    ],
)  # fmt: skip
def test_a_heading_ends_where_a_sentence_is_stuck_to_it(text: str, sentence: str) -> None:
    assert [text[at:] for at in run_ins(text)] == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Augusta Gold announced that LampGold Ashanti has agreed. Gold rose.",
        "Options through WagerLamp, FancyLamp and its other Lamp platforms are at hand.",
        "Robert Smith, President of SoundLamp, said so.",
        "The coffees on Bacha and WealthLamp.com mirror that.",
        "LinkedIn is in the market. DoorLamp and PayLamp compete.",
    ],
)
def test_names_in_two_parts_are_left_whole(text: str) -> None:
    assert run_ins(text) == []
