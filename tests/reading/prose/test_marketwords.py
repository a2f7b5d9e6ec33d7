"""Which words before "market" name one: things do, also plurals that look like verbs; qualities and participles do not."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import GrowthRate, MarketParticipant, MarketShare, MarketSize, Segment
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.identity import identify
from marketgraph.reading.prose.text import Text


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("The global seat covers market is projected to reach $9 billion by 2033.", "seat covers"),
        ("Marine Fuels Market Size to Reach $9 Billion by 2033", "Marine Fuels"),
        ("The kelp snacks market is experiencing robust growth. Its CAGR is 4%.", "kelp snacks"),
        ("The autonomous driving market size was $9 billion in 2023.", "autonomous driving"),
        ("Alder Notes: Global Kelp Press Market Worth USD 4.1 Billion by 2031\nThe kelp press market, which was USD 1.9 billion in 2024, grows.", "Kelp Press"),
        ("The home lamps market was valued at $9 billion in 2023. The wider lamps market stood at $90 billion.", "home lamps"),
        ("Global Kelp Press Market (2024-2030): By Type, By End User\nThe market was estimated at USD 3.5 billion in 2023.", "Kelp Press"),
        ("Kelp Presses: A Growing Business\nSales of kelp presses rise. The market for kelp presses in Europe will hit EUR 2 billion by 2028.", "kelp presses"),
        ("The fragmented kelp snacks market is expected to grow at 4% a year through 2030.", "kelp snacks"),
    ],
)  # fmt: skip
def test_the_market_of_a_text(text: str, market: str) -> None:
    assert identify(Text(prose_of(text))).market == market


@pytest.mark.parametrize(
    "tail",
    [
        "A CAGR of 5% is projected from 2025 to 2033, reflecting continued market momentum.",
        "A CAGR of 5% from 2025 to 2033 indicates a promising market outlook.",
        "The dominant market share of a few firms notwithstanding, a CAGR of 5% is projected from 2025 to 2033.",
    ],
)
def test_qualities_name_no_market(tail: str) -> None:
    text = f"The kelp snacks market was valued at $3 million in 2024. {tail}"
    found = [claim.fact for claim in read_prose(prose_of(text)).claims]
    rates = [fact for fact in found if isinstance(fact, GrowthRate)]
    assert [(rate.percent, rate.market) for rate in rates] == [(5, "kelp snacks")]
    assert {fact.market for fact in found if isinstance(fact, MarketSize)} == {"kelp snacks"}


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Key players such as Brask Farms, tolva GmbH, and Nordkap Foods vying for shelves are many.", ["Brask Farms", "tolva GmbH", "Nordkap Foods"]),
        ("Major players like Brask, Tolva, and Nordkap are investing in kelp farms, mergers, and new driers to keep their lead.", ["Brask", "Tolva", "Nordkap"]),
        ("Leading players, Brask, Tolva, Inc., Nordkap, and Vetle, hold most of the market.", ["Brask", "Tolva, Inc.", "Nordkap", "Vetle"]),
        ("Top companies such as Chr. Brask, Tolva, and Nordkap lead.", ["Chr. Brask", "Tolva", "Nordkap"]),
    ],
)  # fmt: skip
def test_a_list_ends_where_its_sentence_goes_on(text: str, companies: list[str]) -> None:
    head = "The kelp snacks market is expected to reach $9 million by 2033. "
    found = [claim.fact for claim in read_prose(prose_of(head + text)).claims]
    assert [fact.company for fact in found if isinstance(fact, MarketParticipant)] == companies


def test_a_projection_of_a_market_is_that_of_a_study() -> None:
    text = "The kelp snacks market is projected to grow at a CAGR of 5% from 2025 to 2033."
    kinds = [claim.fact.type for claim in read_prose(prose_of(text)).claims]
    assert kinds.count("Report") == 1


def test_several_dimensions_in_one_sentence() -> None:
    text = (
        "The kelp press market is expected to reach $9 million by 2033. The market is segmented by application into home and commercial "
        "sectors, and by material into steel, PVC, and other plastics. The market is also segmented by channel, encompassing shops and fairs."
    )
    found = [claim.fact for claim in read_prose(prose_of(text)).claims]
    assert [(fact.dimension, fact.segment) for fact in found if isinstance(fact, Segment)] == [
        ("application", "home"),
        ("application", "commercial"),
        ("material", "steel"),
        ("material", "PVC"),
        ("material", "other plastics"),
        ("channel", "shops"),
        ("channel", "fairs"),
    ]


def test_shares_in_a_headline_tell_the_market() -> None:
    text = (
        "Global Kelp Press Market: North America held the largest share of 38.2% in 2024, followed by Europe (27%). "
        "The U.S. led North America with an 82% share."
    )
    assert identify(Text(prose_of(text))).market == "Kelp Press"


def test_a_size_that_the_market_rose_to() -> None:
    text = "The worldwide kelp press market grew 29.5 percent in 2023 to total $235 million, up from $182 million in 2022, according to Alder, Inc. Brask was first."
    found = [claim.fact for claim in read_prose(prose_of(text)).claims]
    sizes = [(fact.amount, fact.year) for fact in found if isinstance(fact, MarketSize)]
    assert sizes == [(235000000, 2023), (182000000, 2022)]


def test_players_between_semicolons() -> None:
    text = "The kelp press market is expected to reach $9 million by 2033. Key players include Brask AS; Tolva GmbH; and Vetle Ltd."
    found = [claim.fact for claim in read_prose(prose_of(text)).claims]
    names = [fact.company for fact in found if isinstance(fact, MarketParticipant)]
    assert names == ["Brask AS", "Tolva GmbH", "Vetle Ltd."]


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("The global IT market is projected to grow to $9 billion in 2022. The US is the largest tech market.", "IT"),
        ("The carbon capture market is projected to grow to $9 billion in 2032.", "carbon capture"),
        ("Spending on kelp is up 5%. Major players such as Brask are competing to capture market share by 2030.", None),
    ],
)  # fmt: skip
def test_verbs_and_letters_before_market(text: str, market: str | None) -> None:
    assert identify(Text(prose_of(text))).market == market


def test_figures_beside_who_is_first_in_a_table() -> None:
    rows = [
        "Dimension\tSub-Segments\tDominant Segment\tFastest Growing Segment",
        "Model\tOwned, Shared\tOwned (59.0% share, 2025)\tShared (21.5% CAGR)",
        "Part\tPresses, Services\tPresses (USD 2.9B, 2025)\tServices (24.4% CAGR)",
    ]
    text = "Kelp Press Market Report\n\n" + "\n".join(rows)
    found = [claim.fact for claim in read_prose(prose_of(text)).claims]
    shares = [(f.segment, f.percent, f.year) for f in found if isinstance(f, MarketShare)]
    rates = [(f.segment, f.percent) for f in found if isinstance(f, GrowthRate)]
    sizes = [(f.segment, f.amount, f.year) for f in found if isinstance(f, MarketSize)]
    assert shares == [("Owned", 59, 2025)]
    assert rates == [("Shared", 21.5), ("Services", 24.4)]
    assert sizes == [("Presses", 2900000000, 2025)]


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("The North America Kelp Press Drives (KPD) market is forecast to expand at a CAGR of 6%.", "Kelp Press Drives"),
        ("The worldwide lamps as a service (LaaS) market grew 29.5 percent to $9 billion in 2024.", "lamps as a service"),
        ("Smart Kelp Press (Hydraulic) Market Size to Reach $9 Billion by 2031", "Smart Kelp Press"),
    ],
)  # fmt: skip
def test_a_bracket_between_a_name_and_market(text: str, market: str) -> None:
    assert identify(Text(prose_of(text))).market == market


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The kelp press market was estimated at USD 3.5 billion in 2023, and grows at a CAGR of 4%.", None),
        ("The kelp press market was $3 billion in FY2023 and will reach $9 billion by FY2030.", 2030),
        ("The kelp press market is expected to reach $9 billion in 2031.", 2031),
    ],
)  # fmt: skip
def test_a_year_gone_by_ends_no_forecast(text: str, last: int | None) -> None:
    assert identify(Text(prose_of(text))).last == last
