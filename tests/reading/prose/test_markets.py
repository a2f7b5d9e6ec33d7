"""Markets that a sentence names: their name and the place that they are limited to."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose.identity import identify
from marketgraph.reading.prose.markets import same_market
from marketgraph.reading.prose.text import Text


def named(written: str) -> list[tuple[str, str | None]]:
    (sentence,) = Text(prose_of(written)).sentences
    return [(market.text, market.region) for market in sentence.markets]


@pytest.mark.parametrize(
    ("sentence", "market"),
    [
        ("The global lamp market was valued.", ("lamp", "World")),
        ("We study the Lamp Global Market.", ("Lamp", "World")),
        ("The broader outdoor furniture market could grow.", ("outdoor furniture", None)),
        ("The U.S. lamp market grew.", ("lamp", "U.S.")),
        ("Europe's lamp market grew.", ("lamp", "Europe")),
        ("European lamp market sales fell.", ("lamp", "Europe")),
        ("The Middle East & Africa lamp market grew.", ("lamp", "Middle East & Africa")),
        ("The lamp market in North America grew.", ("lamp", "North America")),
        ("The lamp market size in Asia-Pacific grew.", ("lamp", "Asia-Pacific")),
        ("The Chinese market for lamps grew.", ("lamps", "China")),
        ("The market for lamps in Europe grew.", ("lamps", "Europe")),
        ("The global market of bath towels grew.", ("bath towels", "World")),
        ("The lamp market of Europe grew.", ("lamp", "Europe")),
        ("It is a $46-billion robot market.", ("robot", None)),
        ("Brask reached a USD 5 billion lamp market.", ("lamp", None)),
        ("Asia is the largest regional market.", ("", None)),
        ("The women's health market grew.", ("women's health", None)),
        ("Read the Lamp Market Research Report now.", ("Lamp", None)),
        ("The market was valued.", ("", None)),
    ],
)
def test_a_market_and_its_place(sentence: str, market: tuple[str, str | None]) -> None:
    assert market in named(sentence)


@pytest.mark.parametrize(
    "sentence", ["Alder Market Insights said so.", "Fenwick Market Research, a publisher, said so."]
)
def test_a_publisher_is_no_market(sentence: str) -> None:
    assert named(sentence) == []


def test_a_far_word_of_a_long_sentence_is_seen() -> None:
    long = (
        "It is said, and said again by those who know it well, " * 5 + "that the lamp market grew."
    )
    assert named(long) == [("lamp", None)]


def test_one_name_can_mean_the_other() -> None:
    assert same_market("Lamps", "the global garden lamp market")
    assert not same_market("Robots", "Garden Lamps")


def test_the_spelling_that_a_text_uses_most_is_its_markets() -> None:
    text = "# Garden Lamps Market Report\n\nThe garden lamp market was valued at USD 2 billion in 2024. The garden lamp market will grow at a CAGR of 5%."
    assert identify(Text(prose_of(text))).market == "garden lamp"
