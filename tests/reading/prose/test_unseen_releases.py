"""Releases that tell of a market in loose words: which year, market and publisher goes with a figure."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def told(text: str, kind: str, *fields: str) -> list[tuple[Any, ...]]:
    """Return some fields of the facts of a kind that a text tells; every quote is the text at its offsets."""
    document = prose_of(text)
    rows = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        fact = claim.record()["fact"]
        if fact["type"] == kind:
            rows.append(tuple(fact.get(field) for field in fields))
    return rows


SIZE = ("market", "amount", "year")
RATE = ("market", "percent", "endYear")


def test_the_year_that_opens_a_sentence_is_that_of_the_size_before_the_forecast() -> None:
    text = "In 2024 the global lamp services market was valued at nearly $300 million, and it’s projected to grow at a CAGR of 19% from now through 2030."
    assert told(text, "MarketSize", *SIZE) == [("lamp services", 3e8, 2024)]
    assert told(text, "GrowthRate", *RATE) == [("lamp services", 19, 2030)]


def test_a_year_that_a_rate_came_from_ends_no_forecast() -> None:
    text = (
        "# Brask Unveils the 2024 Global Lamp Industry Report\n\n"
        "Spending on lamps is forecast to rebound to 8%, up from 4% in 2023. Brask announces the release of its 2024 Global Lamp Industry Report."
    )
    assert told(text, "Report", "forecastEnd") == [(None,)]


def test_a_rate_of_the_market_that_stands_behind_it() -> None:
    text = (
        "The global lamp market is projected to expand at a CAGR of 25.8% from 2023 to 2030. "
        "This compares to a CAGR of just 4.2% for the broad U.S. furniture market over 2022-2030."
    )
    rates = told(text, "GrowthRate", "market", "percent", "region", "startYear")
    assert rates == [("lamp", 25.8, "World", 2023), ("furniture", 4.2, "U.S.", 2022)]


def test_a_market_named_behind_its_size() -> None:
    text = "According to Brask Market data, the market size for online lamps is now around USD 11.7 billion, with a CAGR of 6.7%."
    assert told(text, "MarketSize", *SIZE) == [("online lamps", 1.17e10, None)]
    assert told(text, "GrowthRate", *RATE) == [("online lamps", 6.7, None)]


def test_the_study_of_a_sentence_has_the_years_of_its_rate() -> None:
    text = (
        "Tolva digs for nickel. Brask View Research forecasts the battery lamp market will grow at a CAGR of 13.6% "
        "from 2024 to 2030 to reach nearly $90 billion."
    )
    assert told(text, "Report", "publisher", "forecastStart", "forecastEnd") == [
        ("Brask View Research", 2024, 2030)
    ]


def test_a_market_culminates_in_a_size() -> None:
    text = "The lamp market will grow at a CAGR of 8.4% over 2024-2028 to culminate in a market size of $73.2 billion."
    assert told(text, "MarketSize", *SIZE) == [("lamp", 7.32e10, 2028)]


@pytest.mark.parametrize("ticker", ["(NASDAQ: TLV)", "(NYSE American: TLV)"])
def test_a_firm_in_the_news_by_its_ticker_made_no_study(ticker: str) -> None:
    text = (
        "# Opportunities In Lamps Told By TLV Lamp’s Story\n\n"
        f"TLV Lamp Group Holdings Global {ticker} sells lamps. According to Brask and Markets, the lamp market will grow in 2024 to $53 million. "
        "Demand in the lamp market is rising, as per estimates compiled by TLV."
    )
    assert told(text, "Report", "publisher") == [("Brask and Markets",)]


def test_sizes_of_two_countries_respectively() -> None:
    text = (
        "The lamp market will reach $20 billion by 2030. China and the United States will command much of the market by 2030, "
        "amounting to US$2.4 billion and US$1.8 billion, respectively."
    )
    sizes = told(text, "MarketSize", "region", "amount", "year")
    assert sizes[1:] == [("China", 2.4e9, 2030), ("United States", 1.8e9, 2030)]


def test_a_city_state_is_a_seat() -> None:
    text = "Brask is a Singapore-based maker of lamps."
    assert told(text, "CompanyProfile", "headquarters", "country") == [("Singapore", None)]


def test_what_is_spent_on_a_thing_is_its_market() -> None:
    text = (
        "# Brask Partners Forecasts 62% Annual Growth in Smart Lamp Spending, Hitting $21 Billion by 2030\n\n"
        "Smart lamp spend is to reach US$21 billion by 2030. Brask Partners expects adoption before the market scales up to surpass US$5 billion in 2027."
    )
    assert told(text, "MarketSize", "amount", "year") == [(2.1e10, 2030), (5e9, 2027)]
    assert told(text, "GrowthRate", *RATE) == [("Smart Lamp", 62, 2030)]
    assert told(text, "Report", "market", "publisher", "forecastEnd") == [
        ("Smart Lamp", "Brask Partners", 2030)
    ]


def test_the_forecast_period_of_another_market_ends_when_the_sentence_says() -> None:
    text = (
        "The lamp market will grow at a CAGR of 5% from 2024 to 2029. The market for mirrors is valued at $34.9 billion. "
        "By 2031 it’s forecast to reach $73.7 billion, growing at a CAGR of 10.8% during the forecast period."
    )
    assert told(text, "GrowthRate", *RATE)[1:] == [("mirrors", 10.8, 2031)]


@pytest.mark.parametrize("says", ["revealing that", "and it shows that"])
def test_what_a_report_reveals_has_its_own_subject(says: str) -> None:
    text = (
        "The global lamp market will grow at a CAGR of 5% by 2030. The report provides a regional analysis, "
        f"{says} Asia-Pacific is the dominant market for lamps due to its cities."
    )
    assert told(text, "Ranking", "region", "criterion") == [("Asia-Pacific", "size")]


def test_the_year_that_opens_a_sentence_on_past_growth() -> None:
    text = (
        "The global lamp market will grow at a CAGR of 5% by 2030. "
        "In 2023, the global mirror market expanded by 6.3% to $59 billion, outpacing its average."
    )
    assert told(text, "GrowthRate", *RATE, "kind")[1:] == [("mirror", 6.3, 2023, "annual")]


@pytest.mark.parametrize(
    "goal",
    [
        "Smart Lamps To Reach Nearly $16 Billion By 2027",
        "Tolva’s Jo Brask: U.S. Smart Lamps to Surpass $16 Billion by 2027",
        "Smart Lamps Are Expected To Hit $16 Billion by 2027 - Here's How Tolva (NASDAQ: TLV) Seeks To Lead",
    ],
)
def test_a_headline_forecasts_what_it_does_not_call_a_market(goal: str) -> None:
    text = f"# {goal}\n\nSmart lamps have come a long way, and the industry is changing. Tolva makes them."
    assert [(m.lower(), a, y) for m, a, y in told(text, "MarketSize", *SIZE)] == [
        ("smart lamps", 1.6e10, 2027)
    ]


@pytest.mark.parametrize(
    "goal",
    [
        "Tolva Coin Price To Reach $16 Billion By 2027",
        "Tolva Inc. Revenue To Reach $16 Billion By 2027",
    ],
)
def test_a_headline_forecasts_no_market(goal: str) -> None:
    text = f"# {goal}\n\nThe industry is changing. Tolva makes coins."
    assert not told(text, "MarketSize", *SIZE)


def test_a_report_on_a_market_is_on_no_other() -> None:
    text = (
        "# Brask Research (NASDAQ: BRK) Subsidiary TolvaView Releases Report for 2023 on “Minor Lamps”\n\n"
        "* The report highlights a 5.4% revenue increase in the mirror market for 2023, with total sales reaching $2.097 billion\n\n"
        "TolvaView has published a report on the expansion of the minor lamp market in 2023."
    )
    assert told(text, "Report", "market", "publisher") == [("minor lamp", "TolvaView")]
    assert told(text, "GrowthRate", *RATE) == [("mirror", 5.4, 2023)]


def test_the_source_in_brackets_behind_a_sentence_made_the_study() -> None:
    text = (
        "Tolva digs for nickel. Growth Trends & Forecasts project a CAGR of 8.05% for the lamp market through 2030. "
        "(Source: Brask Intelligence). Tolva will grow."
    )
    assert told(text, "Report", "market", "publisher") == [("lamp", "Brask Intelligence")]


def test_a_title_keeps_the_marks_around_its_last_words() -> None:
    text = (
        "# Brask Research Releases Market Report for 2023 on “Minor Lamps”\n\n"
        "Brask Research has published a report on the expansion of the minor lamp market in 2023."
    )
    assert told(text, "Report", "title") == [("Market Report for 2023 on “Minor Lamps”",)]


def test_sales_of_a_thing_are_its_market() -> None:
    text = (
        "The U.S. eLamps market is projected to grow from $1.25 trillion in 2025 to $2.08 trillion by 2030, a CAGR of 10.7 percent. "
        "At the same time, eLamps sales climbed 7.5% year-over-year in 2024, reaching $1.1 trillion."
    )
    assert told(text, "GrowthRate", *RATE, "startYear") == [
        ("eLamps", 10.7, 2030, 2025),
        ("eLamps", 7.5, 2024, None),
    ]
    assert (1.1e12, 2024) in told(text, "MarketSize", "amount", "year")


def test_this_market_size_grows() -> None:
    text = (
        "According to Brask Market Research, the Asia-Pacific (APAC) smart lamps market is currently worth $3.18 billion. "
        "This market size is set to grow at a compound annual growth rate of 40% from 2024 to 2031, driven by a huge population."
    )
    assert told(text, "GrowthRate", *RATE, "region") == [("smart lamps", 40, 2031, "Asia-Pacific")]
    assert told(text, "MarketSize", "market", "region") == [("smart lamps", "Asia-Pacific")]


def test_projections_have_no_subject_of_their_own() -> None:
    text = (
        "Industry analysts estimate the U.S. precision-lamps market at USD 2.6 billion in 2023, "
        "with projections to exceed USD 4.3 billion by 2032 at a compound annual growth rate of roughly 9.5%."
    )
    assert told(text, "MarketSize", "amount", "year", "region") == [
        (2.6e9, 2023, "U.S."),
        (4.3e9, 2032, "U.S."),
    ]
    assert told(text, "GrowthRate", "percent", "endYear", "region") == [(9.5, 2032, "U.S.")]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_the_country_that_a_market_is_of(mark: str) -> None:
    text = (
        "The global mirror market was $122 billion in 2022. Japan’s own market also reflects similar growth, "
        f"with the country{mark}s medical lamps market growing at a CAGR of 13% in the current decade for a value of $9 billion by 2033."
    )
    assert told(text, "GrowthRate", "market", "region")[-1:] == [("medical lamps", "Japan")]
    assert told(text, "MarketSize", *SIZE, "region")[-1:] == [("medical lamps", 9e9, 2033, "Japan")]


def test_a_headline_rounds_down_what_is_surpassed() -> None:
    text = (
        "# Lamp Market to Surpass $2 Trillion by 2030\n\n"
        "The lamp market is projected to grow from $1.25 trillion in 2025 to $2.08 trillion by 2030."
    )
    sizes = told(text, "MarketSize", "amount", "year")
    assert sorted(sizes) == [(1.25e12, 2025), (2.08e12, 2030)]


def test_celebrities_are_no_players() -> None:
    text = "The lamp market will grow at a CAGR of 5% by 2030. Brask has represented top brands and celebrities including Jo Tolva, Bo Norvik and Al Brask."
    assert not told(text, "MarketParticipant", "company")


def test_what_a_headline_adds_is_no_part_of_the_title() -> None:
    text = (
        "# Brask Research Publishes 2025 Reports on Northern and Southern Lamp Markets, Offers Sneak Peek at the East\n\n"
        "The northern lamp market is projected to be worth $300 million in 2025."
    )
    assert told(text, "Report", "title") == [
        ("2025 Reports on Northern and Southern Lamp Markets",)
    ]


def test_a_firm_that_was_started() -> None:
    text = "Started in 2018 and currently based in Austin, Brask-e is a company that makes cars."
    assert sorted(told(text, "CompanyProfile", "founded", "headquarters"), key=str) == [
        (2018, None),
        (None, "Austin"),
    ]


def test_a_market_in_other_words_keeps_them() -> None:
    text = (
        "# Neural Tech Drives the Growth of the Smart Wearables Market\n\nThe smart wearables market is told of in the smart wearables market report.\n\n"
        "The market for smart-enabled wearable devices is set to grow from $21.2 billion in 2022 to about $166.5 billion by 2030."
    )
    assert told(text, "MarketSize", "market")[0] == ("smart-enabled wearable devices",)


def test_a_share_of_a_market_that_only_its_sentence_names() -> None:
    text = (
        "Tolva makes moves. According to Brask Research, the Asia-Pacific smart lamps market is currently worth $3.18 billion "
        "and accounts for around 23% of the global market."
    )
    assert told(text, "MarketShare", "market", "percent", "region") == [
        ("smart lamps", 23, "Asia-Pacific")
    ]


def test_a_home_market_has_no_name() -> None:
    text = "The lamp market will grow at a CAGR of 8.4% over 2024-2028. Tolva leads in its home market of Japan, where it has 31% of the market."
    assert "home" not in {m for (m,) in told(text, "MarketShare", "market")}


@pytest.mark.parametrize(
    "words",
    [
        "The lamp sector contributed 1.4% to the GDP last year.",
        "The lamp market is loud. This has translated into year-over-year topline growth of 122%, with Tolva pleased.",
    ],
)
def test_percentages_of_other_things(words: str) -> None:
    assert not told(words, "MarketShare", "percent") + told(words, "GrowthRate", "percent")


CITED = (
    "# Tolva Group Accelerates Expansion Into the Mirror Management Market\n\n"
    "* Global market volume reaching USD 5.8 billion by 2033 - CAGR of around 10.5%\n\n"
    "With this, Tolva Group is making a leap into the mirror management market. Tolva enters the mirror management market now.\n\n"
    "According to market research firm Brask Research Insights, the global smart lamp market is estimated at approximately USD 2.5 billion in 2024 "
    "and is expected to grow at a compound annual growth rate (CAGR) of about 10.5% to exceed USD 5.8 billion by 2033."
)


def test_a_study_that_is_cited_on_another_market_is_on_that() -> None:
    assert told(CITED, "Report", "market", "publisher", "forecastEnd") == [
        ("smart lamp", "Brask Research Insights", 2033)
    ]


def test_a_figure_told_twice_is_of_the_market_that_is_named_with_it() -> None:
    assert told(CITED, "MarketSize", *SIZE) == [
        ("smart lamp", 2.5e9, 2024),
        ("smart lamp", 5.8e9, 2033),
    ]
    assert told(CITED, "GrowthRate", *RATE) == [("smart lamp", 10.5, 2033)]


def test_a_figure_told_twice_is_of_the_region_that_is_named_once() -> None:
    text = (
        "* Tolva carves out its part of the lamp care market, which is estimated to be valued at $98.19 billion by 2032, up from $49.29 billion in 2024\n\n"
        "The lamp care market in the United States was valued at $49.29 billion in 2024 and is estimated to grow to $98.19 billion by 2032."
    )
    assert sorted(told(text, "MarketSize", "amount", "region")) == [
        (49290000000, "United States"),
        (98190000000, "United States"),
    ]


def test_a_segment_alone() -> None:
    text = "The freight market will grow to $18 billion by 2026. The mirrors segment alone is expected to reach $6.5 billion by 2027."
    assert told(text, "MarketSize", "amount", "segment") == [(1.8e10, None), (6.5e9, "mirrors")]


def test_global_revenues_of_a_thing_are_its_market() -> None:
    text = "Tolva makes lamps. Market forecasts show global lamp imaging revenues rising from $5.4 billion in 2024 to $8.69 billion by 2030."
    assert told(text, "MarketSize", *SIZE) == [
        ("lamp imaging", 5.4e9, 2024),
        ("lamp imaging", 8.69e9, 2030),
    ]


@pytest.mark.parametrize("whose", ["Tolva’s global lamp", "global net", "global company"])
def test_global_revenues_of_a_firm_are_no_market(whose: str) -> None:
    text = f"Tolva makes lamps. We saw {whose} revenues rising from $5.4 billion in 2024 to $8.69 billion by 2030."
    assert not told(text, "MarketSize", *SIZE)


@pytest.mark.parametrize(
    ("order", "rank"), [("59th", 59), ("fourth", 4), ("2nd", 2), ("fifth-", 5)]
)
def test_any_rank_by_size(order: str, rank: int) -> None:
    gap = "" if order.endswith("-") else " "
    text = (
        "The global lamp market will reach $5 billion by 2030. "
        f"Kuwait is now the {order}{gap}largest lamp market globally."
    )
    assert told(text, "Ranking", "region", "rank") == [("Kuwait", rank)]


def test_projections_that_indicate_a_size() -> None:
    text = "The lamp ATM industry is experiencing robust growth, with projections indicating a market size expansion to USD 3.54 billion by 2030, at a CAGR of 56.4%."
    assert told(text, "MarketSize", *SIZE) == [("lamp ATM", 3.54e9, 2030)]
    assert told(text, "GrowthRate", *RATE) == [("lamp ATM", 56.4, 2030)]


@pytest.mark.parametrize("amount", ["$1 Trillion Global", "$31 Billion", "USD 2.5 Million"])
def test_an_amount_before_a_market_is_no_part_of_its_name(amount: str) -> None:
    text = (
        f"# Tolva Positions to Lead the {amount} Smart Lamps Market\n\n"
        "The smart lamps market is expected to grow to $3.5 billion by 2032 at a CAGR of 4%."
    )
    found = told(text, "MarketSize", "market") + told(text, "Report", "market")
    assert {market.lower() for (market,) in found} == {"smart lamps"}


def test_who_unveils_no_study_has_made_none() -> None:
    text = (
        "# Jo Tolva Unveils Elite Team as Brask Positions to Lead the Smart Lamps Market\n\n"
        "The smart lamps market is expected to grow to $3.5 billion by 2032 at a CAGR of 4%."
    )
    assert told(text, "Report", "publisher") == [(None,)]


@pytest.mark.parametrize(
    "listed",
    [
        "With its new structure, the company is now pursuing:\n\n* Grants through the Lamp Agency, the Mirror Office and others\n* New contracts in Brask",
        "Joining them are two respected lamp leaders:\n\n* Larry Brask - Vice President of Engineering: He leads.\n* Ed Tolva - Materials Engineering Manager: He manages.",
        "“Investors can now look to our company,” said Brask. “We have the team, the technology, and the timing. This is just the beginning.”",
    ],
)
def test_lists_that_name_no_players(listed: str) -> None:
    text = f"The smart lamps market is expected to grow to $3.5 billion by 2032 at a CAGR of 4%.\n\n{listed}"
    assert not told(text, "MarketParticipant", "company")


def test_a_market_for_two_things() -> None:
    text = (
        "Tolva leads. According to recent industry reports, the global market for sustainable lamps and bio-based mirrors "
        "is expected to surpass $1 trillion by 2032, fueled by rules."
    )
    assert told(text, "MarketSize", *SIZE) == [("sustainable lamps", 1e12, 2032)]


def test_the_years_of_another_market_are_not_those_of_the_study() -> None:
    text = (
        "# Brask Report: Digital Lamps Market to Hit $795 Billion by 2029\n\n"
        "The report reveals growth. The global mirror market is projected to surpass $705 billion by 2030, growing at a CAGR of 26.7% from 2022 to 2030. "
        "Overall the digital lamps market will reach a valuation of $795 billion by 2029, growing at a CAGR of 11.9%."
    )
    assert told(text, "Report", "market", "publisher", "forecastStart", "forecastEnd") == [
        ("Digital Lamps", "Brask", None, 2029)
    ]


def test_outlays_on_a_thing() -> None:
    text = "Tolva saves. Global public lamp outlays are projected to surpass $720 billion in 2025, a rise from the year before."
    assert told(text, "MarketSize", *SIZE) == [("public lamp", 7.2e11, 2025)]


def test_a_market_which_grows_becomes_one_of_a_size() -> None:
    text = (
        "Things could be looking up for Brask, provided it can capitalize on the booming online/virtual lamp market, "
        "which is projected to grow at a CAGR of 32.7% through 2032, becoming a $250.7 billion market."
    )
    assert told(text, "GrowthRate", *RATE) == [("online/virtual lamp", 32.7, 2032)]
    assert told(text, "MarketSize", *SIZE, "status") == [
        ("online/virtual lamp", 2.507e11, 2032, "forecast")
    ]


def test_a_demonym_opens_a_name_of_two_things() -> None:
    text = "Tolva leads. According to projections, the Brazilian iLamp and mirror betting market is expected to exceed the worth of USD 9 billion by 2029."
    assert told(text, "MarketSize", *SIZE, "region", "status") == [
        ("iLamp and mirror betting", 9e9, 2029, "Brazil", "forecast")
    ]


@pytest.mark.parametrize("goods", ["lamp security and mirror management", "lamps"])
def test_global_spending_on_a_thing(goods: str) -> None:
    text = f"Tolva leads. Brask’s 2025 forecast predicts that global spending on {goods} will rise by over 15 percent next year."
    assert told(text, "GrowthRate", "market", "percent") == [(goods, 15)]


def test_what_is_estimated_by_a_later_year_is_forecast() -> None:
    text = (
        "Tolva leads. The global service lamp market was estimated to grow to $107 billion by 2030."
    )
    assert told(text, "MarketSize", *SIZE, "status") == [
        ("service lamp", 1.07e11, 2030, "forecast")
    ]


def test_retail_can_be_part_of_a_name() -> None:
    text = (
        "# Tolva Cements Its Position In The AI-Driven Lamp Market\n\n"
        "The patent is a critical factor in the $20 billion global AI-driven retail market. "
        "By 2027 the retail mirror sales market in the U.S. will reach $106 billion."
    )
    assert told(text, "MarketSize", *SIZE, "region") == [
        ("AI-driven retail", 2e10, None, "World"),
        ("retail mirror sales", 1.06e11, 2027, "U.S."),
    ]


@pytest.mark.parametrize("how", ["from now until 2027", "between now and 2027"])
def test_now_is_no_year(how: str) -> None:
    text = (
        f"Broadly, the global lamp therapy market is forecast to grow at a CAGR of 9.12% {how}, "
        "while the mirror market is projected to grow at a CAGR of 22.94%, hitting $396.07 billion by 2034."
    )
    assert told(text, "GrowthRate", "market", "percent", "startYear", "endYear") == [
        ("lamp therapy", 9.12, None, 2027),
        ("mirror", 22.94, None, 2034),
    ]


def test_a_size_with_a_plus_is_over_it() -> None:
    text = "Tolva will bring lamps to the $7+ billion dollar smart lamp market, with a projected CAGR of 6+%."
    assert told(text, "MarketSize", "market", "amount", "qualifier") == [
        ("smart lamp", 7e9, "over")
    ]
    assert told(text, "GrowthRate", "market", "percent", "qualifier") == [("smart lamp", 6, "over")]


def test_a_remark_with_though_has_its_own_subject() -> None:
    text = "The lamp market will reach $5 billion by 2030. Slower growth is seen due to costs and chains, though China continues to dominate the market."
    assert told(text, "Ranking", "region", "criterion") == [("China", "size")]


def test_a_remark_names_no_player() -> None:
    text = (
        "The lamp market will reach $5 billion by 2030. “This will bolster our position as a market leader in lamps while leveraging an existing market, "
        "especially in Canada,” stated Dave Brask, CEO of Tolva."
    )
    assert not told(text, "MarketParticipant", "company")


def test_news_that_forecasts_by_the_way_announces_no_study() -> None:
    text = (
        "# How Tolva Charge Is Helping Shape The Future\n\n"
        "As the lamp market takes off, projected to reach $1.6 trillion by 2034, Tolva Charge wants to lead. "
        "The mirror market is forecast to grow at a CAGR of 36% over 2022-2032. Tolva is all in."
    )
    assert not told(text, "Report", "market")
