"""A market's definition and the rules that a report names."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Market, Regulation
from marketgraph.reading.prose import read_prose

HEAD = "Global Seed Drill Market Report\n\nThe seed drill market was valued at USD 2 billion in 2024.\n\n"


def told(sentence: str, kind: type) -> list[dict[str, object]]:
    """Return the facts of one type that a report with a sentence gives; quotes are checked."""
    document = prose_of(HEAD + sentence)
    claims = [claim for claim in read_prose(document).claims if isinstance(claim.fact, kind)]
    for claim in claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
    return [
        claim.fact.model_dump(exclude_none=True, exclude={"type", "market"}) for claim in claims
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A seed drill refers to machines that place seeds in the soil at one depth.",
        "Seed drill (SD) is defined as machines that place seeds in the soil at one depth.",
        "The seed drill involves machines that place seeds in the soil at one depth.",
    ],
)
def test_the_market_is_defined_by_the_first_sentence_that_does(sentence: str) -> None:
    more = " A seed drill refers to something that is told a second time."
    assert told(sentence + more, Market) == [
        {"definition": "machines that place seeds in the soil at one depth"}
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A plough refers to a tool that turns the soil before it is sown.",
        "The report refers to data of many years and to talks with farmers.",
        "Growth of seed drills involves many risks for makers and for farmers.",
    ],
)
def test_what_is_no_definition_of_the_market_gives_none(sentence: str) -> None:
    assert told(sentence, Market) == []


def test_rules_are_read_with_the_place_where_they_hold() -> None:
    sentence = "Makers must heed safety regulations such as OSHA in the U.S., the Machinery Directive in the EU and PUWER."
    assert told(sentence, Regulation) == [
        {"name": "OSHA", "region": "U.S."},
        {"name": "Machinery Directive", "region": "EU"},
        {"name": "PUWER"},
    ]


def test_rules_without_a_name_give_none() -> None:
    assert told("Strict rules such as those for noise slow the market.", Regulation) == []
