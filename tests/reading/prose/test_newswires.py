"""Sentences of wires and newsrooms: datelines, names with dots, firms behind titles, and what is no deal."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def told(text: str) -> list[dict[str, Any]]:
    """Return the facts of a text as plain values; every quote is the text at its offsets."""
    document = prose_of(text)
    found = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        found.append({k: v for k, v in claim.record()["fact"].items() if v not in (None, [], ())})
    return found


def only(text: str, kind: str) -> dict[str, Any]:
    """Return the one fact of a type that a text tells."""
    found = [fact for fact in told(text) if fact["type"] == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "line",
    [
        "MONCTON, N.B. — ",
        "TRAVERSE CITY, MICH. — ",
        "BOISE, Idaho — ",
        "OSLO, Feb 3 (Reuters) - ",
        "OSLO, Feb 3 (AP) — ",
    ],
)
def test_a_dateline_is_no_party(line: str) -> None:
    fact = only(f"{line}Brask Foods has acquired Tolva Snacks.", "Acquisition")
    assert (fact["acquirer"], fact["target"]) == (["Brask Foods"], "Tolva Snacks")


def test_says_begins_no_name() -> None:
    fact = only("Brask Oyj:Says Brask subsidiary Vetle Oy buys Nordkap Oy.", "Ownership")
    assert (fact["owner"], fact["company"]) == ("Brask", "Vetle Oy")


def test_a_national_association_keeps_its_letters() -> None:
    fact = only("Brask Bancorp owns Tolva Bank, N.A., its only unit.", "Ownership")
    assert fact["company"] == "Tolva Bank, N.A."


def test_a_firm_behind_a_manager_is_no_person() -> None:
    fact = only(
        "Vetle Power has received a 40 MW order from asset manager Brask Harbour Management.",
        "CommercialAgreement",
    )
    assert (fact["supplier"], fact["customer"]) == ("Vetle Power", "Brask Harbour Management")


def test_a_sentence_on_it_goes_on_about_the_same() -> None:
    text = "Brask Foods announced results. Earlier this month it closed the purchase of The Larder and in October it acquired Tolva."
    buyers = {f["target"]: f["acquirer"] for f in told(text) if f["type"] == "Acquisition"}
    assert buyers["Tolva"] == ["Brask Foods"]


@pytest.mark.parametrize(
    ("text", "acquirer", "target", "seller"),
    [
        (
            "Alder Berg LLP is advising Brask Inc. on a deal that calls for the maker to acquire Tolva Foods from Vetle Group for $9 million.",
            "Brask Inc.",
            "Tolva Foods",
            "Vetle Group",
        ),
        (
            "Brask Supply has agreed to acquire the pump rental business of Tolva Corp. for $90 million.",
            "Brask Supply",
            "pump rental business",
            "Tolva Corp.",
        ),
        (
            "Brask Homes completed the acquisition of Elm Court at Long Lake, a 90-unit community in Reno, Nevada.",
            "Brask Homes",
            "Elm Court at Long Lake",
            None,
        ),
        (
            "Brask Hospitality has completed the acquisition of four Tolva restaurants in Ohio from Vetle Partners.",
            "Brask Hospitality",
            "four Tolva restaurants",
            "Vetle Partners",
        ),
    ],
)
def test_what_is_bought_and_by_whom(
    text: str, acquirer: str, target: str, seller: str | None
) -> None:
    fact = only(text, "Acquisition")
    assert (fact["acquirer"], fact["target"], fact.get("seller")) == ([acquirer], target, seller)


@pytest.mark.parametrize(
    "text",
    [
        "Each Warrant entitles the holder to acquire one common share of Brask Metals at a price of C$0.30.",
        "Brask Bancorp and Tolva Bancorp entered into an agreement under which Brask Bancorp will acquire Vetle Bank.",
    ],
)
def test_no_supply_and_no_purchase_of_a_company_by_a_paper(text: str) -> None:
    kinds = [(f["type"], f.get("acquirer")) for f in told(text)]
    assert ("Acquisition", ["Warrant"]) not in kinds
    assert "CommercialAgreement" not in [kind for kind, _ in kinds]


def test_its_means_the_subject_of_its_own_clause() -> None:
    text = "Ada Berg is seeking a loan, while Brask Oil is considering selling its Tolva lubricants unit."
    assert only(text, "Ownership")["owner"] == "Brask Oil"


def test_a_director_signs_for_the_house() -> None:
    text = "NORDKAP Director, Professor Ada Berg, signed a memorandum of understanding with the University of Oslo."
    assert only(text, "Partnership")["partners"] == ["NORDKAP", "University of Oslo"]


def test_examples_in_a_bracket_are_the_segments() -> None:
    text = (
        "The global kelp press market was valued at $2 billion in 2024. "
        "The market is segmented by type (e.g., manual presses, hydraulic presses) and end user (for example, farms, labs)."
    )
    segments = [f["segment"] for f in told(text) if f["type"] == "Segment"]
    assert segments == ["manual presses", "hydraulic presses", "farms", "labs"]
    assert only(text, "Report")["market"] == "kelp press"


def test_letters_of_a_region_are_no_part_of_it() -> None:
    text = (
        "The kelp press market was valued at $2 billion in 2024.\n"
        "Based on region, the kelp press market is split into North America, Europe, and Asia Pacific (APAC)."
    )
    regions = [f["region"] for f in told(text) if f["type"] == "Coverage"]
    assert regions == ["North America", "Europe", "Asia Pacific"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Tolva Bank, the Company's wholly-owned banking subsidiary, is fine. Brask Bancorp (the “Company”) agrees.",
            {("Brask Bancorp", "Tolva Bank")},
        ),
        (
            "Today both Tolva Wire and Vetle Web are owned by Brask, a giant.",
            {("Brask", "Tolva Wire"), ("Brask", "Vetle Web")},
        ),
        (
            "Brask Bio said it has agreed to sell its operating company Tolva Labs for $6 million to Vetle KGaA.",
            {("Brask Bio", "Tolva Labs")},
        ),
    ],
)
def test_who_owns_whom(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(f["owner"], f["company"]) for f in told(text) if f["type"] == "Ownership"} == pairs


def test_a_subsidiary_that_gives_an_order_is_the_customer() -> None:
    text = "Vetle Wind has won a contract from Brask’s subsidiary Brask Renewables Italy to provide turbines."
    fact = only(text, "CommercialAgreement")
    assert (fact["supplier"], fact["customer"]) == ("Vetle Wind", "Brask Renewables Italy")


def test_two_counterparts_with_a_with_each() -> None:
    text = "Brask Institute signed a memorandum of understanding with Tolva College and with Vetle University of Oslo."
    assert len(only(text, "Partnership")["partners"]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Brask Wire, a newswire service based in Los Angeles, agreed to new terms.",
        "Brask Loans has grown to 90 employees. The loan servicing company is headquartered in Los Angeles.",
    ],
)
def test_where_a_service_sits(text: str) -> None:
    fact = only(text, "CompanyProfile")
    assert (fact["company"].split()[0], fact["headquarters"]) == ("Brask", "Los Angeles")


def test_a_parent_is_another_company() -> None:
    text = "Brask Loans has grown to 90 employees. The parent company is headquartered in Oslo, Norway."
    assert "CompanyProfile" not in [f["type"] for f in told(text)]


@pytest.mark.parametrize(
    ("text", "supplier", "customer"),
    [
        ("Brask Maps licensed Tolva Trucks to use its charts.", "Brask Maps", "Tolva Trucks"),
        ("Vetle Labs will license its compound to Brask Pharma.", "Vetle Labs", "Brask Pharma"),
        (
            "Vetle Labs has agreed to license two patents to Brask Pharma for $5 million.",
            "Vetle Labs",
            "Brask Pharma",
        ),
    ],
)
def test_who_licenses_to_whom(text: str, supplier: str, customer: str) -> None:
    fact = only(text, "CommercialAgreement")
    assert (fact["supplier"], fact["customer"]) == (supplier, customer)


@pytest.mark.parametrize(
    "text",
    [
        "The FDA licensed Brask Pharma to sell its vaccine.",
        "Brask Pharma is licensed to sell lamps.",
    ],
)
def test_a_permit_is_no_licence_between_firms(text: str) -> None:
    assert "CommercialAgreement" not in [f["type"] for f in told(text)]


def test_who_monitors_a_market_publishes_on_it() -> None:
    text = "Alder Insights has been monitoring the kelp press market, which is to grow at a CAGR of 7% during 2024-2028."
    assert only(text, "Report")["publisher"] == "Alder Insights"
