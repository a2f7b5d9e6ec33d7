"""What the first report states, counted by hand from its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

OfType = Callable[[str, str], list[Any]]
FOLDER = "teleradiology"
REPORT = "Global Teleradiology Market"
COUNTS = {
    "Report": 1,
    "Market": 1,
    "Segment": 41,
    "MarketParticipant": 21,
    "MarketShare": 5,
    "Ranking": 5,
    "Coverage": 5,
    "MarketFactor": 4,
    "Finding": 3,
    "Regulation": 2,
    "Acquisition": 2,
    "CommercialAgreement": 1,
    "ProductUpdate": 1,
    "FacilityOpening": 1,
    "Partnership": 1,
    "CompanyProfile": 4,
    "Alias": 2,
    "Offering": 2,
}


@pytest.mark.parametrize(("kind", "count"), COUNTS.items())
def test_the_report_gives_so_many_facts_of_a_type(kind: str, count: int, of_type: OfType) -> None:
    assert len(of_type(FOLDER, kind)) == count


def test_ten_dimensions_have_their_members(of_type: OfType) -> None:
    members = Counter(fact.dimension for fact in of_type(FOLDER, "Segment"))
    assert members == {
        "Type": 5,
        "Delivery Mode": 3,
        "Imaging Technique": 2,
        "Technology": 4,
        "Procedure": 3,
        "Application": 11,
        "Site": 3,
        "Age": 3,
        "Mode of Purchase": 2,
        "End User": 5,
    }
    names = {(fact.dimension, fact.segment) for fact in of_type(FOLDER, "Segment")}
    assert {("Type", "Telecom"), ("Type", "Networking Services")} <= names
    assert ("Application", "Pelvic and Abdominal") in names


def test_the_leaders_come_from_eight_countries(of_type: OfType) -> None:
    leaders = of_type(FOLDER, "MarketParticipant")
    assert {fact.role for fact in leaders} == {"leader"}
    assert Counter(fact.country for fact in leaders) == {
        "U.S.": 11,
        "India": 3,
        "U.K.": 2,
        "Spain": 1,
        "Canada": 1,
        "Netherlands": 1,
        "Japan": 1,
        "Belgium": 1,
    }


def test_sizes_and_growth_are_as_published(of_type: OfType) -> None:
    own = [fact for fact in of_type(FOLDER, "MarketSize") if fact.source.title == REPORT]
    assert {(fact.amount, fact.year, fact.status) for fact in own} == {
        (2_520_000_000, 2024, "reported"),
        (9_810_000_000, 2032, "forecast"),
    }
    rates = [fact for fact in of_type(FOLDER, "GrowthRate") if fact.source.title == REPORT]
    assert {(fact.percent, fact.region, fact.start_year, fact.end_year) for fact in rates} == {
        (18.5, "World", 2025, 2032),
        (26.9, "India", None, None),
    }


def test_shares_have_a_year_or_a_whole_only_where_the_report_gives_one(of_type: OfType) -> None:
    shares = {
        (fact.percent, fact.region or fact.segment, fact.year, fact.within_region)
        for fact in of_type(FOLDER, "MarketShare")
    }
    assert shares == {
        (44.8, "North America", None, None),
        (24.5, "Asia-Pacific", None, None),
        (38.5, "U.S.", None, None),
        (65.8, "Cloud-Based Delivery Mode", 2025, None),
        (49.1, "Onshore", 2025, None),
    }


def test_six_developments_have_every_party_and_role(of_type: OfType) -> None:
    first, second = of_type(FOLDER, "Acquisition")
    assert (first.acquirer, first.target, first.seller) == (
        ("ONRAD Inc.",),
        "Direct Radiology",
        "Royal Philips",
    )
    assert (first.date, first.status) == ("2025-01", "completed")
    assert (second.acquirer, second.target) == (
        ("Grovecourt Capital Partners",),
        "Premier Radiology Services",
    )
    assert (second.date, second.status, second.seller) == ("2023-06", "announced", None)
    (agreement,) = of_type(FOLDER, "CommercialAgreement")
    assert (agreement.supplier, agreement.customer) == ("RamSoft", "Premier Radiology Services")
    assert agreement.products == ("OmegaAI", "PowerServer PACS")
    assert (agreement.term_months, agreement.sites, agreement.qualifier) == (60, 1000, "over")
    (update,) = of_type(FOLDER, "ProductUpdate")
    assert (update.companies, update.products, update.partners) == (
        ("IMAGE Information Systems",),
        ("iQ-ROUTER",),
        ("Aycan Medical Systems",),
    )
    (opening,) = of_type(FOLDER, "FacilityOpening")
    assert (opening.company, opening.region) == ("Aster DM Healthcare", "India")
    (partnership,) = of_type(FOLDER, "Partnership")
    assert partnership.partners == ("Teleradiology Solutions", "Andhra Med Tech Zone")


def test_every_finding_supports_a_factor_of_the_table(of_type: OfType) -> None:
    titles = {fact.title for fact in of_type(FOLDER, "MarketFactor")}
    assert {fact.factor for fact in of_type(FOLDER, "Finding")} <= titles
    assert Counter(fact.kind for fact in of_type(FOLDER, "MarketFactor")) == {
        "trend": 1,
        "driver": 1,
        "opportunity": 1,
        "restraint": 1,
    }


def test_thirteen_publishers_give_sizes_and_each_a_growth_rate(of_type: OfType) -> None:
    sizes, rates = of_type(FOLDER, "MarketSize"), of_type(FOLDER, "GrowthRate")
    publishers = {fact.source.publisher for fact in sizes}
    assert len(publishers) == 13
    assert {fact.source.publisher for fact in rates} == publishers
    assert len(sizes) == 2 + 22
    assert len(rates) == 2 + 13


def test_a_study_of_services_is_a_scope_of_its_own(of_type: OfType) -> None:
    scoped = [fact for fact in of_type(FOLDER, "MarketSize") if fact.segment]
    assert {(fact.source.publisher, fact.dimension, fact.segment) for fact in scoped} == {
        ("The Insight Partners", "Scope", "Services")
    }


def test_the_reports_figures_in_the_table_of_publishers_are_the_reports_own(
    of_type: OfType,
) -> None:
    fields = ("amount", "currency", "year", "status", "region", "segment", "qualifier")
    told = Counter(
        tuple(getattr(fact, field) for field in fields)
        for fact in of_type(FOLDER, "MarketSize")
        if fact.source.title == REPORT
    )
    assert set(told.values()) == {2}


def test_qualified_rates_keep_their_qualifier(of_type: OfType) -> None:
    assert {
        (fact.source.publisher, fact.qualifier)
        for fact in of_type(FOLDER, "GrowthRate")
        if fact.qualifier
    } == {("P&S Intelligence", "over"), ("Zion Market Research", "about")}


def test_general_electric_owns_its_health_care_business_until_january_2023(
    of_type: OfType,
) -> None:
    (ownership,) = of_type("companies", "Ownership")
    assert (ownership.owner, ownership.company) == ("General Electric", "GE Healthcare")
    assert ownership.until.startswith("2023-01")
    assert ownership.source.publisher == "General Electric"
