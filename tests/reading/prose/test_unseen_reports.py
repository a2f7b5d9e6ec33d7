"""What reports of unseen publishers were misread for, each case in words of our own."""

from __future__ import annotations

from typing import Any

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def facts_of(written: str, kind: str, *fields: str) -> list[tuple[Any, ...]]:
    """Return some fields of the facts of a type; lists come as tuples."""
    facts = (claim.record()["fact"] for claim in read_prose(prose_of(written)).claims)
    return [tuple(fact.get(name) for name in fields) for fact in facts if fact["type"] == kind]


def report_of(written: str, field: str) -> list[Any]:
    return [row[0] for row in facts_of(written, "Report", field)]


DATELINE = "Lisbon, PT, Oct. 14, 2021 (TIDE NEWSWIRE) -- "
MARKET = (
    "The kayak market was valued at USD 2 billion in 2023 and will reach USD 3 billion by 2030."
)
STUDY = f"The report covers the global kayak market for the forecast period 2024-2030. {MARKET}"


def test_a_dateline_is_not_the_subject_of_the_figures_behind_it() -> None:
    text = f"{DATELINE}According to a study by Oar Research, the global kayak market generated $2.3 billion in 2020, and will reach $3.9 billion by 2030."
    assert facts_of(text, "MarketSize", "market", "amount", "year") == [
        ("kayak", 2_300_000_000, 2020),
        ("kayak", 3_900_000_000, 2030),
    ]


def test_figures_behind_a_quoted_title_are_not_on_a_segment_in_it() -> None:
    text = (
        'According to a report "Kayak Market by Hull (Rigid, Folding, and Semi-rigid), Use and Region - Global Forecast to 2028" published by Oar Research, '
        "the kayak market is projected to reach USD 6.0 billion by 2028."
    )
    assert facts_of(text, "MarketSize", "amount", "segment") == [(6_000_000_000, None)]
    assert report_of(text, "publisher") == ["Oar Research"]


def test_who_forecasts_a_rate_is_not_what_grows() -> None:
    text = f"{MARKET} We forecast a robust Compound Annual Growth Rate (CAGR) of 13.9% from 2024 to 2030."
    assert facts_of(text, "GrowthRate", "market", "percent") == [("kayak", 13.9)]


def test_as_per_a_study_is_no_cause() -> None:
    text = f"{MARKET} As per Oar's analysis, the U.S. is projected to dominate the North America kayak market."
    assert facts_of(text, "Ranking", "region", "withinRegion") == [("U.S.", "North America")]


LISTED = "The kayak market is segmented by End User (Clubs, Rentals) and Hull (Rigid, Folding)."


def test_a_segment_ranks_within_the_region_of_its_market() -> None:
    text = f"{LISTED} In 2020, clubs dominated the North American kayak market, accounting for around 47.6% of the total kayak demand among all the kinds of buyers in that part of the world."
    assert facts_of(text, "Ranking", "segment", "region", "withinRegion") == [
        ("clubs", None, "North America")
    ]
    assert facts_of(text, "MarketShare", "segment", "year") == [("clubs", 2020)]


def test_growth_that_has_passed_is_no_forecast_period() -> None:
    text = f"{LISTED} During 2015-2019, kayak sales increased at a CAGR of 0.2%."
    assert report_of(text, "forecastStart") == [None]


def test_an_adjective_of_a_place_is_no_part_of_the_market() -> None:
    text = "The North American kayak market was valued at USD 2 billion in 2023. The North American kayak market will reach USD 3 billion by 2030."
    assert {row[0] for row in facts_of(text, "MarketSize", "market")} == {"kayak"}


def test_a_rate_ends_with_the_goal_behind_it() -> None:
    text = "The kayak market will rise with a 17% CAGR, touching a valuation of USD 3.1 billion in the year 2027."
    assert facts_of(text, "GrowthRate", "percent", "endYear") == [(17, 2027)]


def test_the_first_value_of_a_projection_is_an_estimate_also_before_the_forecast_period() -> None:
    text = "The kayak market is projected to reach USD 9 billion by 2030 from USD 5 billion in 2023, at a CAGR of 5% from 2024 to 2030."
    assert facts_of(text, "MarketSize", "year", "status") == [
        (2030, "forecast"),
        (2023, "estimate"),
    ]


def test_years_behind_a_dimension_are_no_part_of_its_name() -> None:
    text = "Kayak Market by Hull 2022-2030, (USD Billion) (Units)\n\nRigid\n\nFolding\n\nKayak Market by Use, 2022-2030, (USD Billion)\n\nClubs\n\nRentals"
    assert facts_of(text, "Segment", "dimension", "segment") == [
        ("Hull", "Rigid"),
        ("Hull", "Folding"),
        ("Use", "Clubs"),
        ("Use", "Rentals"),
    ]


def test_sentences_behind_bars_are_read() -> None:
    prose = (
        "Status : DraftThe global kayak market was valued at USD 518 million in 2023. It is projected to grow at a CAGR of 6.3% from 2024 to 2030. "
        "Europe dominated the kayak market with a share of 38% in 2023. More people rent boats on lakes and rivers, and clubs in many towns buy new ones each year, "
        "which supports sales of makers in all parts of the world."
    )
    text = f"Kayak Market Size\nFormat: PDF | Report ID: K12 | {prose}"
    assert facts_of(text, "MarketSize", "amount") == [(518_000_000,)]
    assert facts_of(text, "MarketShare", "region", "percent") == [("Europe", 38)]


def test_a_line_of_places_in_a_site_is_no_title() -> None:
    assert report_of(f"Home / Sports / Boats / Kayak Market\n{STUDY}", "title") == [None]


def test_a_section_with_a_year_or_an_author_is_no_title() -> None:
    for heading in ("Kayak Market Outlook 2032", "Kayak Market Analysis by Oar Research"):
        assert report_of(f"{heading}\n{STUDY}", "title") == [None]


def test_a_long_quoted_title_is_whole() -> None:
    title = f"Kayak Market by Hull ({', '.join(f'Kind {n}' for n in range(40))}): Global Forecast, 2021-2031"
    assert len(title) > 300
    text = f'{DATELINE}Oar Research published a report, titled, "{title}". As per it, the kayak market was worth $2 billion in 2021.'
    assert report_of(text, "title") == [title]


def test_a_key_names_the_publisher_without_a_blank() -> None:
    text = f"Kayak Global Market Report 2023\n- Pages:175\n- Publisher:Oar Research\n\n{MARKET}"
    assert report_of(text, "publisher") == ["Oar Research"]


def test_the_base_year_for_an_estimate_is_one() -> None:
    assert report_of(f"{MARKET} Base Year for Estimate: 2023.", "baseYear") == [2023]


def test_a_region_with_and_ends_a_list_whole() -> None:
    text = "Kayak Market Report By Hull (Rigid, Folding) and By Region (Europe, Asia Pacific, Middle East and Africa) - Forecast to 2032"
    assert facts_of(text, "Coverage", "region") == [
        ("Europe",),
        ("Asia Pacific",),
        ("Middle East and Africa",),
    ]


def test_the_share_of_the_fastest_region_in_a_key_is_a_share() -> None:
    text = f"{MARKET}\n- Fastest Growing Region: North America (35.4% share)\n- Leading Country: Canada (21.8% share)"
    assert facts_of(text, "MarketShare", "region", "percent") == [
        ("North America", 35.4),
        ("Canada", 21.8),
    ]


def test_in_terms_of_names_a_dimension_and_no_place() -> None:
    text = f"{MARKET} In terms of use, the rental segment is expected to account for the largest share of the market."
    assert facts_of(text, "Ranking", "dimension", "segment") == [("use", "rental")]


def test_what_a_segment_is_compared_with_tells_its_dimension() -> None:
    text = (
        f"{MARKET}\n- Folding boats are advancing at a 5.6% CAGR, the fastest among hull segments through 2031.\n"
        "- Rentals are forecast to expand at a 6.2% CAGR, outpacing every other end-user category."
    )
    assert facts_of(text, "GrowthRate", "dimension", "segment", "percent") == [
        ("hull", "Folding boats", 5.6),
        ("end-user", "Rentals", 6.2),
    ]
    assert facts_of(text, "Ranking", "criterion", "segment") == [
        ("growth", "Folding boats"),
        ("growth", "Rentals"),
    ]


def test_a_part_of_a_years_value_is_a_share() -> None:
    text = f"{MARKET}\n- Asia-Pacific commanded 33.9% of the 2025 value and is set to grow at a 5.5% CAGR, the quickest regional climb."
    assert facts_of(text, "MarketShare", "region", "percent", "year") == [
        ("Asia-Pacific", 33.9, 2025)
    ]
    assert facts_of(text, "Ranking", "criterion", "region") == [("growth", "Asia-Pacific")]


def test_a_table_of_drivers_tells_factors_and_no_rates() -> None:
    text = f"{MARKET}\n\n| DRIVER | % IMPACT ON CAGR | TIMELINE |\n|---|---|---|\n| Rising interest in water sports | +0.8% | Short term |\n| Cheaper plastics for hulls | +0.4% | Long term |\n"
    assert facts_of(text, "MarketFactor", "kind", "title") == [
        ("driver", "Rising interest in water sports"),
        ("driver", "Cheaper plastics for hulls"),
    ]
    assert facts_of(text, "GrowthRate", "percent") == []


def test_points_below_a_driver_explain_it() -> None:
    text = (
        f"{MARKET}\n\nKayak Market Drivers\n\nThe market drivers can be many. These may include:\n\n"
        "  • Growing Interest in Water Sports\n    1. Clubs: With each year more people join clubs on lakes and rivers.\n    2. Races: More towns hold races that many people watch.\n"
        "  • Cheaper Plastics for Hulls\n    1. Supply: Makers of plastics have built new plants in many places.\n"
    )
    assert facts_of(text, "MarketFactor", "title") == [
        ("Growing Interest in Water Sports",),
        ("Cheaper Plastics for Hulls",),
    ]


def test_these_companies_are_those_of_the_sentence_before() -> None:
    text = f"{MARKET} The kayak market is concentrated, with a few major players. These companies include Norvik, Tolva Boats, and Brask Inc."
    assert facts_of(text, "MarketParticipant", "company", "role") == [
        ("Norvik", "leader"),
        ("Tolva Boats", "leader"),
        ("Brask Inc.", "leader"),
    ]


def test_leading_entities_are_players() -> None:
    text = f"{MARKET} Leading entities such as Norvik, Tolva Boats, and Brask are investing in R&D."
    assert [row[0] for row in facts_of(text, "MarketParticipant", "company")] == [
        "Norvik",
        "Tolva Boats",
        "Brask",
    ]
    assert facts_of(text, "Investment", "company") == []


def test_a_number_before_market_is_no_market() -> None:
    text = "Lisbon, 4 February, 2020/ 24 Market Reports: It is estimated for the global kayak market to grow from USD 6.7 billion in 2020 to USD 10.2 billion by 2025."
    assert facts_of(text, "MarketSize", "market", "amount", "year") == [
        ("kayak", 6_700_000_000, 2020),
        ("kayak", 10_200_000_000, 2025),
    ]


def test_the_tool_of_a_publisher_is_no_part_of_its_name() -> None:
    text = "According to Oar Research’s Demand Forecast Engine, the kayak market is expected to grow from USD 2 billion in 2025 to USD 3 billion by 2033."
    assert report_of(text, "publisher") == ["Oar Research"]


def test_a_dimension_is_no_publisher_and_the_name_behind_market_by_is() -> None:
    text = (
        "The Kayak Market report covers segmental analysis by Application (Clubs, Rentals) for the forecast period 2025-2031. "
        "The report Kayak Market by Oar Partners aims to describe growth."
    )
    assert report_of(text, "publisher") == ["Oar Partners"]
    assert report_of(text, "title") == [None]


def test_a_dash_without_a_blank_before_it_ends_a_title() -> None:
    text = f"{STUDY}\n\nKey Drivers of Market Growth\n- Water Sports– More people in towns join clubs each year.\n- Cheaper Plastics– Hulls of plastic cost less than before.\n"
    assert [row[0] for row in facts_of(text, "MarketFactor", "title")] == [
        "Water Sports",
        "Cheaper Plastics",
    ]


def test_a_key_names_the_kind_of_a_factor_in_a_table() -> None:
    text = f"{STUDY}\n\nReport Coverage | Details |\nForecast Period | 2024-2030 |\nKey Market Challenge | Lack of trained guides on rivers |\nKey Market Drivers | Growing interest in water sports |\n"
    assert facts_of(text, "MarketFactor", "kind", "title") == [
        ("challenge", "Lack of trained guides on rivers"),
        ("driver", "Growing interest in water sports"),
    ]


def test_a_narrow_column_with_broken_words_is_read_as_sentences() -> None:
    text = (
        "      Kayaks may be a bigger market\n\n      LISBON, Pt.—The kayak man-\n      ufacturing market is projected to\n      grow from $6.1 billion in 2020 to $10\n"
        "      billion by 2025. Factors in this mar-\n      ket are the growing number of\n      clubs and the trend to folding boats\n      on all lakes, which the young elect-\n      rify more and more each year.\n"
    )
    assert facts_of(text, "MarketSize", "amount", "year") == [
        (6_100_000_000, 2020),
        (10_000_000_000, 2025),
    ]


def test_a_rate_from_the_base_year_starts_in_it() -> None:
    text = "The kayak market will reach $1.3 billion by 2033, driven by a CAGR of 5.4% from the base year 2025."
    assert facts_of(text, "GrowthRate", "startYear", "endYear") == [(2025, 2033)]


def test_sentences_without_a_blank_between_them_are_two() -> None:
    text = "The kayak market is growing at 5%. The kayak market is segmented by type into racing boats, folding boats, and others. Out of which, racing boats are dominating the market followed by folding boats, due to clubs.The river market grows."
    assert facts_of(text, "Ranking", "rank", "segment") == [
        (1, "racing boats"),
        (2, "folding boats"),
    ]


def test_the_product_of_an_economy_is_no_market() -> None:
    text = f"{MARKET} According to the bank, in 2020, the Gross Domestic Product (GDP) in Malta was worth 14.2 billion US dollars, as compared to 13.5 billion US dollars in 2019."
    assert [row[0] for row in facts_of(text, "MarketSize", "year")] == [2023, 2030]


def test_a_past_span_is_not_what_a_title_forecasts() -> None:
    text = "Global Kayak Market, By Hull, By Region, Competition, Forecast & Opportunities, 2026\n\nSales averaged 2 million boats from 1990 until 2021. The kayak market is expected to grow at a brisk rate of 4.8% during the forecast period."
    assert report_of(text, "forecastEnd") == [2026]


def test_several_together_have_no_share_of_their_own() -> None:
    text = f"{MARKET} Germany, Italy and France cumulatively account for 13% of the kayak market share. Asia-Pacific was followed by Europe and others with a respective market share of 26.2% and 6.6% in 2015."
    assert facts_of(text, "MarketShare", "region", "percent") == []


def test_the_top_three_are_not_each_the_largest() -> None:
    text = f"{MARKET} Globally, Canada, China, and India are the top three markets."
    assert facts_of(text, "Ranking", "region") == []


def test_unlisted_segments_that_dominate_are_followed_by_others() -> None:
    text = f"{MARKET} The market is dominated by the racing segment, followed by folding and fishing segments."
    assert facts_of(text, "Ranking", "rank", "segment") == [
        (1, "racing"),
        (2, "folding"),
        (3, "fishing"),
    ]


def test_a_plural_that_opens_its_sentence_is_a_segment_that_dominates() -> None:
    text = f"{MARKET} Rental stations and clubs continue to dominate the sector, accounting for 58% of overall sales in 2022."
    assert facts_of(text, "Ranking", "segment") == [("Rental stations and clubs",)]


def test_the_fastest_growing_category_has_its_rate() -> None:
    text = f"{MARKET} Folding boats is expected to be the fastest-growing category, registering a CAGR of around 8.9% from 2024 to 2030."
    assert facts_of(text, "GrowthRate", "segment", "percent") == [("Folding boats", 8.9)]


def test_big_players_lead() -> None:
    text = f"{MARKET} The big players include Norvik, Tolva Boats, and Brask Inc."
    assert {row[0] for row in facts_of(text, "MarketParticipant", "role")} == {"leader"}


def test_a_usual_dimension_behind_a_thing_heads_a_list() -> None:
    text = f"{MARKET}\n\nBoats By Types • Racing • Folding • Others"
    assert facts_of(text, "Segment", "dimension", "segment") == [
        ("Types", "Racing"),
        ("Types", "Folding"),
        ("Types", "Others"),
    ]


def test_sources_of_charts_name_the_publisher() -> None:
    text = f"{STUDY}\n\nSource: Oar Intelligence, 2019\n\nMore boats are sold each year than before.\n\nSource: Oar Intelligence, 2020"
    assert report_of(text, "publisher") == ["Oar Intelligence"]


def test_regions_with_a_stroke_or_two_names_are_places() -> None:
    text = (
        f"{MARKET} The Asia/Pacific region will account for a majority of new sales through 2030."
    )
    assert facts_of(text, "Ranking", "criterion", "region") == [("size", "Asia/Pacific")]


def test_who_looks_forward_is_not_what_is_measured() -> None:
    text = "According to Oar Group's latest research publication, global kayak market size was valued at USD 1.8 billion in 2025. Looking forward, Oar Group estimates the market to reach USD 2.7 billion by 2034."
    assert facts_of(text, "MarketSize", "amount", "year") == [
        (1_800_000_000, 2025),
        (2_700_000_000, 2034),
    ]


def test_a_market_with_and_is_whole_where_its_name_comes_again() -> None:
    text = (
        "Paddles and Kayaks Market: Clubs and Growth\n\nAccording to Oar Group's research, global paddles and kayaks market size was valued at USD 1.8 billion in 2025.\n\n"
        "Changes in the Paddles and Kayaks Market\n\nMore people join clubs."
    )
    assert report_of(text, "market") == ["Paddles and Kayaks"]


def test_a_text_that_goes_on_with_the_market_is_on_it() -> None:
    text = "The global kayak packaging market is entering a new decade. Valued at USD 4.1 billion in 2026, the market is projected to reach USD 6.5 billion by 2036, according to the latest outlook from Oar Insights (OI)."
    assert report_of(text, "publisher") == ["Oar Insights"]


def test_short_forms_in_brackets_are_no_segments() -> None:
    text = f"{STUDY} Rivers suffer by the release of nitrogen oxides, carbon dioxide (CO2), chlorofluorocarbons (CFCs), and other gases."
    assert facts_of(text, "Segment", "segment") == []


def test_a_market_in_the_cause_is_not_the_one_that_is_ranked() -> None:
    text = f"{LISTED} {MARKET} Clubs held the largest share owing to the expansion of the leisure industry."
    assert facts_of(text, "Ranking", "market", "segment") == [("kayak", "Clubs")]


def test_a_title_between_unlike_marks_is_one() -> None:
    text = 'The kayak market is expected to grow at a CAGR of 10.8%, according to "Kayak Market Forecast to 2028 - Analysis By Hull and Use,” a study.'
    assert report_of(text, "title") == ["Kayak Market Forecast to 2028 - Analysis By Hull and Use"]


def test_a_projected_value_is_a_forecast() -> None:
    text = "The kayak market was worth US$1.3 billion in 2015 and is expected to grow at a rate of 5.75% per year to a projected value of US$1.8 billion by 2021."
    assert facts_of(text, "MarketSize", "year", "status") == [
        (2015, "reported"),
        (2021, "forecast"),
    ]


def test_the_fastest_growing_segments_are_no_dimension() -> None:
    text = f"{MARKET} Folding boats held 55% of the market, among the fastest-growing segments."
    assert ("fastest-growing",) not in facts_of(text, "MarketShare", "dimension")


def test_the_region_of_the_whole_text_is_not_told_of_each_share() -> None:
    text = (
        "Europe Kayak Market Analysis\nThe Europe kayak market was valued at USD 2 billion in 2023 and will reach USD 3 billion by 2030. The Europe kayak market grows.\n"
        "- By hull, rigid boats held 60% share in 2025 and soft boats is advancing at a 13.9% CAGR through 2031.\n"
        "- By use, clubs held 40% of the European kayak market share in 2025.\n"
    )
    assert facts_of(text, "MarketShare", "segment", "region", "withinRegion") == [
        ("rigid boats", None, None),
        ("clubs", None, "Europe"),
    ]
    assert ("soft boats", 13.9) in facts_of(text, "GrowthRate", "segment", "percent")


def test_a_comma_behind_include_opens_the_list() -> None:
    text = f"{MARKET} Some of the leading companies in the market include, Norvik AB, Tolva Inc, Brask Boats, etc."
    assert [row[0] for row in facts_of(text, "MarketParticipant", "company")] == [
        "Norvik AB",
        "Tolva Inc",
        "Brask Boats",
    ]


def test_up_to_when_a_population_grows_is_no_forecast() -> None:
    text = (
        "Lisbon, Oct. 27, 2021 /Tidewire/ -- The world's population is expected to grow to 10 billion by 2050. The share of towns is to reach 68% by 2050. "
        "A report from Oar Insights said that the global kayak market is projected to grow from USD 74 Million in 2020 to USD 172 Million by 2025, at a CAGR of 18.7% during the forecast period."
    )
    assert facts_of(text, "Report", "forecastStart", "forecastEnd") == [(2020, 2025)]


def test_a_headline_without_a_year_repeats_the_size_with_one() -> None:
    text = "Global kayak market to reach US$2.8bn\n\nThe global market for kayaks is expected to reach a market size of US$2.8bn by the year 2027, according to Oar Research."
    assert facts_of(text, "MarketSize", "amount", "year") == [(2_800_000_000, 2027)]


CARDS = """Kayak Market Size
The Kayak Market size is estimated at USD 2 billion in 2024, and is expected to reach USD 3 billion by 2029.
8.5 %
CAGR (2024-2029)
Largest Market by Hull
70.9 %
value share, Rigid, 2022
Rigid boats are liked for their price, and clubs buy them for all their members.
Largest Market by Region
44.2 %
value share, Europe, 2022
More people go boating on the rivers and lakes of the region each year than before.
Fastest-growing Market by Hull
9.8 %
Projected CAGR, Folding, 2023-2029
Folding boats are easy to carry in a car, which people in towns like very much.
Leading Market Player
14.0 %
market share, Norvik AB, 2022
The firm leads the market with acquisitions of major companies such as Tolva Boats and Brask Inc.
"""


def test_cards_tell_a_value_and_below_it_what_it_is() -> None:
    assert facts_of(
        CARDS, "MarketShare", "dimension", "segment", "region", "company", "percent", "year"
    ) == [
        ("Hull", "Rigid", None, None, 70.9, 2022),
        (None, None, "Europe", None, 44.2, 2022),
        (None, None, None, "Norvik AB", 14, 2022),
    ]
    assert ("Hull", "Folding", 9.8, 2023, 2029) in facts_of(
        CARDS, "GrowthRate", "dimension", "segment", "percent", "startYear", "endYear"
    )
    assert ("growth", 1, "Folding", None, None) in facts_of(
        CARDS, "Ranking", "criterion", "rank", "segment", "region", "company"
    )
    assert facts_of(CARDS, "Segment", "segment") == []


def test_companies_that_were_bought_are_no_players_for_that() -> None:
    assert facts_of(CARDS, "MarketParticipant", "company") == []


def test_the_name_of_a_section_is_no_player() -> None:
    text = f"{STUDY}\n\nKey companies in the kayak market are:\n\nNorvik AB\n\nTolva Inc.\n\nBrask Boats\n\nKey Insights\n"
    assert [row[0] for row in facts_of(text, "MarketParticipant", "company")] == [
        "Norvik AB",
        "Tolva Inc.",
        "Brask Boats",
    ]


def test_the_value_of_a_rate_is_a_rate() -> None:
    text = f"{MARKET}\n\nThe CAGR value is expected to be 6.5% during 2026-2035."
    assert facts_of(text, "GrowthRate", "percent", "startYear", "endYear") == [(6.5, 2026, 2035)]


def test_a_rate_that_exceeds_and_a_segment_that_is_pointed_back_to() -> None:
    text = (
        "The kayak market is growing, exhibiting a CAGR exceeding 4.0% from 2019 to 2024.\n"
        "- By hull, rigid boats commanded 53% of the kayak market share in 2025, and the segment is projected to expand at a 7.5% CAGR through 2031.\n"
    )
    found = facts_of(text, "GrowthRate", "segment", "percent")
    assert (None, 4) in found
    assert ("segment", 7.5) not in found


def test_the_last_line_of_a_list_loses_its_and_and_tells_others_apart() -> None:
    text = f"{STUDY}\n\nBy Hull, the kayak market has been segmented into:\nRigid\nFolding\nOak and Ash and Others\n\nBy Use, the kayak market has been segmented into:\nTouring\nand Racing\n"
    assert facts_of(text, "Segment", "dimension", "segment") == [
        ("Hull", "Rigid"),
        ("Hull", "Folding"),
        ("Hull", "Oak and Ash"),
        ("Hull", "Others"),
        ("Use", "Touring"),
        ("Use", "Racing"),
    ]


def test_small_words_with_and_behind_the_global_are_one_market() -> None:
    text = f"{STUDY} The global ropes and paddles market is projected to grow to $18.7 billion by 2026. Prices and the market for hulls grew."
    assert ("ropes and paddles", 18_700_000_000) in facts_of(text, "MarketSize", "market", "amount")


def test_growth_elsewhere_does_not_limit_who_dominates() -> None:
    text = f"{STUDY} It shows North America's dominance in the kayak market while also noting good prospects in Europe and Asia-Pacific."
    assert facts_of(text, "Ranking", "region", "withinRegion") == [("North America", None)]


def test_major_regions_of_the_market_are_covered() -> None:
    text = f"{MARKET} This report explores the global kayak market, including major regions such as North America, Europe, Asia-Pacific, and emerging markets."
    assert [row[0] for row in facts_of(text, "Coverage", "region")] == [
        "North America",
        "Europe",
        "Asia-Pacific",
    ]


def test_a_verb_behind_a_name_is_no_part_of_the_publisher() -> None:
    text = f"New Kayak Market Report from Oar Research Examines How Rentals Reshape the Coast\n\n{MARKET}"
    assert report_of(text, "publisher") == ["Oar Research"]


def test_a_heading_run_into_a_seat_is_no_part_of_it() -> None:
    text = f"{STUDY}\n\nAbout Oar Research Portland, Oregon-based Oar Research is a consultancy."
    assert facts_of(text, "CompanyProfile", "company", "headquarters") == [
        ("Oar Research", "Portland, Oregon")
    ]


def test_who_provides_the_content_of_a_page_did_not_study_the_market() -> None:
    text = f"{MARKET}\n\nThe disclaimers apply to all content provided by OKW, wherever published."
    assert report_of(text, "publisher") in ([], [None])


def test_vendors_are_known_in_the_spelling_of_catalogues() -> None:
    text = f"{STUDY}\n\nBy Market Verdors:\nAcme\nBeta Boats\n\nBy Types:\nRigid\nFolding\n"
    assert [row[0] for row in facts_of(text, "MarketParticipant", "company")] == [
        "Acme",
        "Beta Boats",
    ]
    assert [row[0] for row in facts_of(text, "Segment", "segment")] == ["Rigid", "Folding"]


def test_who_newly_published_a_report_is_its_publisher() -> None:
    text = "The global kayak market is expected to reach US$ 3 billion by 2030, based on Oar Research newly published report."
    assert report_of(text, "publisher") == ["Oar Research"]


def test_news_of_a_listed_company_that_tells_of_its_market_is_no_study() -> None:
    told = "The kayak market is projected to grow at a CAGR of 5% from 2025 to 2033."
    assert report_of(told, "market") == ["kayak"]
    news = f"{told} Acme Corp. (NASDAQ: ACME) builds kayaks."
    assert report_of(news, "market") == []
    assert report_of(f"{news} The figures are from the latest report.", "market") == ["kayak"]


def test_a_share_that_a_firm_holds_of_a_market_is_no_other_market() -> None:
    text = "Acme carves out a decent market share of the kayak market. Valued at $49.3 billion in 2024, it will reach $98.2 billion by 2032."
    assert {row[0] for row in facts_of(text, "MarketSize", "market")} == {"kayak"}


def test_a_place_that_ends_a_sentence_has_no_full_stop() -> None:
    text = "It serves the kayak market in the United States. The market was valued at $49.3 billion in 2024."
    assert facts_of(text, "MarketSize", "region") == [("United States",)]


def test_a_verb_before_the_global_market_is_no_part_of_its_name() -> None:
    text = "OarNEF Foresees the Worldwide Kayak Market Growing by 25% This Year\n\nOarNEF has predicted that the global market for kayaks will grow by 25% in 2025."
    assert facts_of(text, "Report", "market", "publisher") == [("Kayak", "OarNEF")]


def test_who_provides_a_system_did_not_study_the_market() -> None:
    text = f"{MARKET} It uses a system provided by Oar subsidiary Tide. The report covers the kayak market."
    assert report_of(text, "publisher") == [None]


def test_letters_behind_who_made_a_study_are_its_short_name() -> None:
    text = "According to a study by Oar Market Insights (OMI), the kayak market will grow."
    assert facts_of(text, "Alias", "company", "alias") == [("Oar Market Insights", "OMI")]


def test_research_institutions_close_no_list() -> None:
    text = f"{STUDY}\n\nBy Use:\n- Clubs\n- Research Institutions\n- Rentals\n"
    assert [row[0] for row in facts_of(text, "Segment", "segment")] == [
        "Clubs",
        "Research Institutions",
        "Rentals",
    ]


def test_firms_hold_shares_by_their_letters_or_their_legal_form() -> None:
    head = "OBC Now Commands 40.2% of the Global Market for Kayaks"
    text = f"{head}\n\nOar Boats Co. Limited (OBC) is big. Tide Boats Inc. held 12% of the kayak market. Folding boats held 20% of it."
    assert facts_of(text, "MarketShare", "company", "market", "percent") == [
        ("OBC", "Kayaks", 40.2),
        ("Tide Boats Inc.", "Kayaks", 12),
    ]


KAYAKS = "Key Companies\n    Acme\n    Beta Boats\n    Click\n    ifm\n    tide oars\n    Gamma technology\n    Research Paddles\n    Delta. LLC\n    Epsilon\n    Zeta AG\n    Eta\n    Theta\nMarket by Hull\n    Rigid\n    Folding\n"


def test_names_in_small_letters_or_like_headings_stay_in_a_list_of_names() -> None:
    companies = [row[0] for row in facts_of(f"{STUDY}\n{KAYAKS}", "MarketParticipant", "company")]
    assert companies == [
        "Acme",
        "Beta Boats",
        "Click",
        "ifm",
        "tide oars",
        "Gamma technology",
        "Research Paddles",
        "Delta. LLC",
        "Epsilon",
        "Zeta AG",
        "Eta",
        "Theta",
    ]


def test_what_a_list_tells_of_each_company_is_no_company() -> None:
    text = f"{STUDY}\nKey Companies\n    Acme Boats\n    Company overview\n    Financial performance\n    Beta Boats\n    Gamma Boats\n    Delta Boats\n    Zeta Boats\n    Eta Boats\n    Theta Boats\n    Iota Boats\n"
    companies = [row[0] for row in facts_of(text, "MarketParticipant", "company")]
    assert len(companies) == 8
    assert all(name.endswith(" Boats") for name in companies)


def test_grades_in_per_cent_are_segments() -> None:
    text = f"{STUDY}\nBy Resin, the kayak market has been segmented into:\nPurity 98%\n99.9% Epoxy\n≥95%\nOak 40%\n"
    assert [row[0] for row in facts_of(text, "Segment", "segment")] == [
        "Purity 98%",
        "99.9% Epoxy",
        "≥95%",
    ]


def test_two_blanks_before_a_bracket_part_no_line() -> None:
    text = "Global Sea Kayak  (SK) Boats Market Report 2024 covers the period between 2024-2032.\n\nBy Hull, Sea Kayak  (SK) Boats market has been segmented into:\nRigid\nFolding\n"
    assert [row[0] for row in facts_of(text, "Segment", "segment")] == ["Rigid", "Folding"]


def test_a_sentence_glued_to_a_year_is_one_of_its_own() -> None:
    text = f"{STUDY} North America was the largest region in the kayak market in 2022.Asia-Pacific is expected to be the fastest growing region."
    assert facts_of(text, "Ranking", "region", "criterion") == [
        ("North America", "size"),
        ("Asia-Pacific", "growth"),
    ]


def test_a_market_with_a_bracket_keeps_its_lists() -> None:
    text = (
        "Total Market by Segment:\nGlobal Sea Kayak (SK) Boats Market, by Hull, 2018-2023, 2024-2029 ($ Millions)\n"
        "Global Sea Kayak (SK) Boats Market Segment Percentages, by Hull, 2022 (%)\n    Rigid\n    Folding\n"
        "Global Sea Kayak (SK) Boats Market Segment Percentages, by Use, 2022 (%)\n    Touring\n    Racing\n"
    )
    assert facts_of(f"{STUDY}\n{text}", "Segment", "dimension", "segment") == [
        ("Hull", "Rigid"),
        ("Hull", "Folding"),
        ("Use", "Touring"),
        ("Use", "Racing"),
    ]


def test_members_that_look_like_pronouns_stay_in_their_list() -> None:
    text = f"{STUDY}\n\nBy Use:\n- Clubs\n- IT and Media\n- We Paddle Events\n- Racing\n"
    assert len(facts_of(text, "Segment", "segment")) == 4


def test_a_bracket_right_behind_a_market_or_with_a_number_is_no_part_of_its_name() -> None:
    text = "The report covers the global Sea Kayaks(SK) market for 2015-2024. The Sea Kayaks(SK) market size grows."
    assert report_of(text, "market") == ["Sea Kayaks"]
    text = "The report will conduct an analysis of the Kayak Resin ( CAS:96507-89-0) market in 2024.\n\nMarket Segment by Product Type\n    Soft\n    Hard\n"
    assert report_of(text, "market") == ["Kayak Resin"]


def test_a_legal_form_with_a_full_stop_ends_no_list() -> None:
    text = f"{STUDY}\n\nBy Market Vendors:\nAcme\nBeta Boats\nGamma Oars LLC.\nDelta\nEta Co., Limited.\nZeta\n"
    assert len(facts_of(text, "MarketParticipant", "company")) == 6


def test_segments_like_headings_of_reports_stay_in_their_list() -> None:
    text = f"{STUDY}\nMarket by Part\n    Driver Seat\n    Trend Line Hull\n    2.0 mL Valve\n    News Rack\nMarket Drivers\n    Demand of clubs\n"
    assert [row[0] for row in facts_of(text, "Segment", "segment")] == [
        "Driver Seat",
        "Trend Line Hull",
        "2.0 mL Valve",
        "News Rack",
    ]


def test_the_name_of_a_market_hides_no_list_of_its_players() -> None:
    text = "The Boat Development Software Market Report 2024 covers 2024-2032.\n\nTop Key Players Covered in Boat Development Software market are:\n\nAcme\nTide Inc.\nBeta\nInc. (US)\nOar p.l.c.\nEta CO., LTD.\nZeta\n"
    assert facts_of(text, "MarketParticipant", "company", "country") == [
        ("Acme", None),
        ("Tide Inc.", None),
        ("Beta Inc.", "US"),
        ("Oar p.l.c.", None),
        ("Eta CO., LTD.", None),
        ("Zeta", None),
    ]


def test_a_share_of_several_in_total_is_nobodys_and_all_rank() -> None:
    text = f"{STUDY} North America is the largest market, with a share about 60%, followed by Europe, and Latin America, total have a share about 40 percent."
    assert facts_of(text, "MarketShare", "region", "percent") == [("North America", 60)]
    assert facts_of(text, "Ranking", "region", "rank") == [
        ("North America", 1),
        ("Europe", 2),
        ("Latin America", 3),
    ]


def test_goods_made_of_something_have_no_seat() -> None:
    text = f"{STUDY}\n\nBy Grease:\n- Mineral Oil-based Grease\n- Solvent-based Grease\n- Gypsum-based Putty\n\nThis study of Cellulose-based Putty looks at the Cellulose-based Putty market."
    assert facts_of(text, "CompanyProfile", "company") == []


def test_firms_of_a_size_are_no_organisation() -> None:
    text = f"{STUDY}\n\nBy Buyer:\n- SME (Small and Medium Enterprises)\n- Large Firms\n"
    assert facts_of(text, "Alias", "company") == []


def test_a_span_that_begins_before_a_known_size_is_no_forecast_period() -> None:
    text = "The global kayak market was valued at US$ 181.1 million in 2023 and is projected to reach US$ 335 million by 2030. For the period 2019-2030, the report provides forecasts."
    assert facts_of(text, "Report", "forecastStart", "forecastEnd") == [(None, 2030)]


def test_a_heading_run_into_a_sentence_is_parted_from_it() -> None:
    text = "Paddling on is fun.\n\nThe Growth Of The Kayak MarketAccording to research by Oar Market Research (OMR), the global sea kayak and raft market was estimated at $22.65 billion in 2022 and is projected to reach $37.21 billion by 2030, growing at a CAGR of 6.4%."
    assert facts_of(text, "MarketSize", "amount", "year") == [
        (22_650_000_000, 2022),
        (37_210_000_000, 2030),
    ]
    assert facts_of(text, "GrowthRate", "percent") == [(6.4,)]


def test_amounts_are_round_where_their_words_are() -> None:
    text = "The global kayak market was valued at USD 4.1 trillion in 2023."
    assert facts_of(text, "MarketSize", "amount") == [(4_100_000_000_000,)]


def test_spending_on_other_things_is_no_size_of_the_market() -> None:
    text = f"{STUDY} For instance, spending on rowing lessons in the United States increased by 9.7% in 2020 to USD 4.1 trillion."
    assert 2020 not in [row[0] for row in facts_of(text, "MarketSize", "year")]
    assert facts_of(text, "GrowthRate", "percent") == []


def test_a_rate_goes_up_to_the_year_of_an_amount_with_commas() -> None:
    text = "The kayak market is expected to reach $2,444.87 million in 2027 at a CAGR of 8.2%."
    assert facts_of(text, "GrowthRate", "percent", "endYear") == [(8.2, 2027)]


def test_brackets_behind_product_types_divide_the_market() -> None:
    text = f"{STUDY} Segmentation within the market is diverse, encompassing various product types (kayaks, rafts, canoes, etc.), price ranges, and regions."
    assert facts_of(text, "Segment", "dimension", "segment") == [
        ("product types", "kayaks"),
        ("product types", "rafts"),
        ("product types", "canoes"),
    ]


def test_letters_that_open_a_name_or_are_its_initials_are_its_short_form() -> None:
    text = "OKWNewsWire (“OKW”) is a communications platform. The National Oars and Paddles Record (NOPR) recently reported that kayaks sell."
    assert facts_of(text, "Alias", "company", "alias") == [
        ("OKWNewsWire", "OKW"),
        ("National Oars and Paddles Record", "NOPR"),
    ]


def test_who_holds_the_copyright_of_a_page_on_research_published_it() -> None:
    text = f"{STUDY}\nCopyright © 2024 Oar Research. All Rights Reserved"
    assert report_of(text, "publisher") == ["Oar Research"]


def test_the_market_of_a_city_is_in_that_city() -> None:
    text = "The Lisbon boat rental market is projected to be worth USD 30 million in 2025 and is expected to reach USD 90 million by 2030, at a CAGR of 24%."
    assert facts_of(text, "MarketSize", "market", "region", "year") == [
        ("boat rental", "Lisbon", 2025),
        ("boat rental", "Lisbon", 2030),
    ]
