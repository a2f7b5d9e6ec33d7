"""The converted markets and lists, against counts made independently of the scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

OfType = Callable[[str, str], list[Any]]
Tables = dict[str, list[dict[str, str]]]
EU, CLOUD = "eu-mergers-health", "cloud-native"


def test_405_cases_are_reviewed_each_with_its_number(of_type: OfType) -> None:
    reviews, identifiers = of_type(EU, "DealReview"), of_type(EU, "Identifier")
    cases = {fact.case for fact in reviews}
    assert len(reviews) == len(cases) == 405
    assert {(fact.case, fact.scheme, fact.value) for fact in identifiers} == {
        (case, "eu-merger", case) for case in cases
    }
    assert {fact.authority for fact in reviews} == {"European Commission"}


def test_every_case_has_a_nace_code(of_type: OfType) -> None:
    sectors = of_type(EU, "Classification")
    assert len(sectors) == 677
    assert len({fact.case for fact in sectors}) == 405
    assert all(re.fullmatch(r"[A-U]\.\d\d(\.\d{1,2})?", fact.code) for fact in sectors)


def test_fines_referrals_only_and_withdrawn_decisions_give_no_deal(of_type: OfType) -> None:
    without = Counter(fact.outcome for fact in of_type(EU, "DealReview") if not fact.deal)
    assert sum(count for outcome, count in without.items() if "referral" in outcome) == 26
    assert without["Art. 14"] == 3
    assert sum(count for outcome, count in without.items() if "Withdrawal" in outcome) == 5
    assert sum(without.values()) == 34


def test_all_other_cases_have_a_deal_at_confidence_0_7(tables: Tables, of_type: OfType) -> None:
    assert len(of_type(EU, "Acquisition")) == 345
    assert len(of_type(EU, "JointVenture")) == 26
    for kind in ("acquisition", "joint-venture"):
        assert {row["confidence"] for row in tables[f"{EU}/{kind}.csv"]} == {"0.7"}


def test_a_clearance_does_not_say_that_a_deal_closed(of_type: OfType) -> None:
    assert {fact.status for fact in of_type(EU, "Acquisition")} == {None}


@pytest.mark.parametrize(
    ("case", "parties", "kind"),
    [
        ("M.3083", ("GE", "INSTRUMENTARIUM"), "Acquisition"),
        ("M.5033", ("PHILIPS", "RESPIRONICS"), "Acquisition"),
        ("M.6002", ("INTEL", "GE"), "JointVenture"),
        ("M.8956", ("BIOGEN", "SAMSUNG BIOLOGICS", "BIOEPIS"), "JointVenture"),
        ("M.885", ("MERCK", "RHÔNE-POULENC", "MERIAL"), "Acquisition"),
        ("M.1378", ("HOECHST", "RHONE-POULENC"), "Acquisition"),
        ("M.1543", ("SANOFI", "SYNTHELABO"), None),
        ("M.10938.AP", ("ILLUMINA", "GRAIL"), None),
        ("M.10966", ("COCHLEAR", "OTICON MEDICAL"), "Acquisition"),
        ("M.9547", ("JOHNSON & JOHNSON", "TACHOSIL"), None),
    ],
)
def test_the_parties_of_a_case_are_read_from_its_title(
    case: str, parties: tuple[str, ...], kind: str | None, of_type: OfType
) -> None:
    (review,) = (fact for fact in of_type(EU, "DealReview") if fact.case == case)
    assert (review.parties, review.deal) == (parties, kind)


def test_the_date_is_that_of_the_decision_that_clears_the_deal(of_type: OfType) -> None:
    (review,) = (fact for fact in of_type(EU, "DealReview") if fact.case == "M.1378")
    assert (review.notified, review.date) == ("1999-06-24", "1999-08-09")


def test_products_of_the_landscape_stand_in_its_subcategories(of_type: OfType) -> None:
    offerings, segments = of_type(CLOUD, "Offering"), of_type(CLOUD, "Segment")
    assert len({fact.product for fact in offerings}) == 1434
    assert len(segments) == 71
    assert {(fact.dimension, fact.segment) for fact in offerings} == {
        (fact.dimension, fact.segment) for fact in segments
    }
    assert {fact.market for fact in offerings} == {"Cloud Native"}


def test_members_of_the_foundation_bear_their_plain_names(of_type: OfType) -> None:
    members = [fact.company for fact in of_type(CLOUD, "MarketParticipant")]
    assert len(members) == len(set(members)) == 722
    assert not [name for name in members if re.search(r"\((member|supporter|contributor)\)", name)]
    assert {"Red Hat", "Microsoft", "Upbound"} <= set(members)


def test_products_hang_on_the_member_that_offers_them(of_type: OfType) -> None:
    makers = {fact.product: fact.company for fact in of_type(CLOUD, "Offering")}
    assert makers["Ansible"] == "Red Hat"
    assert makers["Kubernetes"] == "Cloud Native Computing Foundation"
    assert makers["CFEngine"] == "cfengine.com"


def test_249_countries_have_codes_and_regions_none(tables: Tables) -> None:
    countries = [row for row in tables["countries.csv"] if row["alpha2"]]
    regions = [row for row in tables["countries.csv"] if not row["alpha2"]]
    assert len(countries) == len({row["alpha2"] for row in countries}) == 249
    assert all(re.fullmatch(r"[A-Z]{3}", row["alpha3"]) for row in countries)
    assert all(re.fullmatch(r"\d{3}", row["m49"]) for row in countries)
    assert not [row for row in regions if row["alpha3"] or row["currency"]]


def test_no_name_means_two_countries_or_regions(tables: Tables) -> None:
    named = Counter(
        name.casefold()
        for row in tables["countries.csv"]
        for name in (row["name"], *filter(None, row["aliases"].split("; ")))
    )
    assert not [name for name, count in named.items() if count > 1]


@pytest.mark.parametrize(
    ("written", "alpha2"),
    [
        ("U.S.", "US"),
        ("USA", "US"),
        ("U.K.", "GB"),
        ("UAE", "AE"),
        ("South Korea", "KR"),
        ("Turkey", "TR"),
        ("Taiwan", "TW"),
        ("Czech Republic", "CZ"),
        ("The Netherlands", "NL"),
    ],
)
def test_a_country_is_found_under_the_names_that_reports_use(
    written: str, alpha2: str, tables: Tables
) -> None:
    (row,) = (
        row
        for row in tables["countries.csv"]
        if written in (row["name"], *row["aliases"].split("; "))
    )
    assert row["alpha2"] == alpha2


def test_every_region_named_by_the_bundled_facts_is_in_the_list(
    facts: dict[str, list[Any]], tables: Tables
) -> None:
    known = {
        name
        for row in tables["countries.csv"]
        for name in (row["name"], *row["aliases"].split("; "))
    }
    for found in facts.values():
        for fact in found:
            for field in ("region", "within_region", "country"):
                name = getattr(fact, field, None)
                assert name in (None, "World") or name in known, name


def test_regions_lie_in_regions_of_the_list(tables: Tables) -> None:
    names = {row["name"] for row in tables["countries.csv"]}
    for row in tables["countries.csv"]:
        assert {row["region"], row["subregion"]} - {""} <= names


def test_an_alias_means_one_company_and_says_how_it_is_known(tables: Tables) -> None:
    rows = tables["aliases.csv"]
    aliases = [row["alias"].casefold() for row in rows]
    assert len(aliases) == len(set(aliases))
    assert all(row["name"] and row["source"] for row in rows)
    assert {row["kind"] for row in rows} <= {"", "short", "former", "brand", "translation"}
    assert not [row for row in rows if row["name"].casefold() == row["alias"].casefold()]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Philips", "Koninklijke Philips N.V."),
        ("Royal Philips", "Koninklijke Philips N.V."),
        ("GE", "General Electric"),
        ("Virtual Radiologic", "vRad"),
    ],
)
def test_the_names_that_no_spelling_rule_can_tell_are_listed(
    alias: str, name: str, tables: Tables
) -> None:
    assert {row["name"] for row in tables["aliases.csv"] if row["alias"] == alias} == {name}


def test_companies_that_must_stay_apart_share_no_alias(tables: Tables) -> None:
    names = {row["alias"]: row["name"] for row in tables["aliases.csv"]}
    assert "GE Healthcare" not in names
    assert not [name for name in names if name.startswith(("FUJIFILM", "NightHawk", "NightShift"))]


def test_every_alias_that_cites_a_case_stands_in_that_case(tables: Tables, of_type: OfType) -> None:
    parties = {fact.case: fact.parties for fact in of_type(EU, "DealReview")}
    cited = [
        (row["alias"], case)
        for row in tables["aliases.csv"]
        for case in re.findall(r"M\.\d+", row["source"])
    ]
    assert len(cited) > 50
    for alias, case in cited:
        core = re.sub(r"\W", "", alias).casefold()
        written = [re.sub(r"\W", "", name).casefold() for name in parties[case]]
        assert any(core in name or name in core for name in written), (alias, case)
