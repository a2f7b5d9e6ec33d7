"""Sentences as releases and news write them: who the parties are among places, adjectives and side remarks."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose

LOOSE = ("market", "purpose", "confidence", "kind", "status", "facility")


def facts(text: str, *kinds: str) -> list[dict[str, Any]]:
    """Return the facts of some kinds that a text tells, without loose fields; every quote is the text at its offsets."""
    document = prose_of(text)
    found = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        record = claim.record()["fact"]
        if record.pop("type") in kinds:
            found.append(
                {k: v for k, v in record.items() if k not in LOOSE and v not in (None, [], ())}
            )
    return found


@pytest.mark.parametrize(
    ("text", "company", "investors"),
    [
        (
            "Tolva, a two-year-old, Tampa, Florida-based maker of lamps, has raised $4 million from Brask Capital.",
            "Tolva",
            ["Brask Capital"],
        ),
        (
            "Tolva, a Pune, India-based lamp maker, raised $4 million in funding from the Danish lamp-shade maker Brask.",
            "Tolva",
            ["Brask"],
        ),
    ],
)
def test_the_city_before_a_seat_raises_nothing(
    text: str, company: str, investors: list[str]
) -> None:
    found = facts(text, "Investment")
    assert [(one["company"], one["investors"]) for one in found] == [(company, investors)]


def test_adjectives_of_nations_are_no_parties() -> None:
    text = "Global lighting firm Brask partnered with Korean early-stage lamp company Tolva to build lamps."
    assert [one["partners"] for one in facts(text, "Partnership")] == [["Brask", "Tolva"]]


def test_the_end_of_a_waiting_period_calls_nothing_off() -> None:
    text = "Brask today announced the early termination of the waiting period for its proposed acquisition of Tolva Ltd."
    document = prose_of(text)
    deals = [
        c.record()["fact"] for c in read_prose(document).claims if c.fact.type == "Acquisition"
    ]
    assert [(deal["target"], deal["status"]) for deal in deals] == [("Tolva Ltd.", "announced")]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Brask, a bank, and La Tolva, an institutional investor, completed the acquisition of Nordkap Group.", [(["Brask", "La Tolva"], "Nordkap Group")]),
        ("Brask invested to support the acquisition of lamp company Tolva by portfolio company Nordkap Holdings, which Brask purchased from Vetle Group in 2008.", [(["Nordkap Holdings"], "Tolva"), (["Brask"], "Nordkap Holdings")]),
        ("Nordkap PLC has agreed to be acquired for $5 billion by a consortium that includes Brask, Tolva Fund and a unit of Vetle Bank.", [(["Brask", "Tolva Fund", "Vetle Bank"], "Nordkap PLC")]),
        ("In May 2016, Brask quickly bought out one of its major competitors, Tolva & Co, a maker of shades.", [(["Brask"], "Tolva & Co")]),
        ("Brask Inc. today announced that it has agreed to acquire the business and assets of Tolva, Inc. (TI), a leader in shades.", [(["Brask Inc."], "Tolva, Inc.")]),
    ],
)  # fmt: skip
def test_buyers_beside_remarks(text: str, deals: list[tuple[list[str], str]]) -> None:
    found = facts(text, "Acquisition")
    assert [(one["acquirer"], one["target"]) for one in found] == deals


def test_several_companies_become_one() -> None:
    text = "Vetle has formed Nordkap through the merger of three portfolio companies: Brask, Tolva and Nordkap Lamps."
    assert [one["parties"] for one in facts(text, "Merger")] == [
        ["Brask", "Tolva", "Nordkap Lamps"]
    ]


@pytest.mark.parametrize(
    ("text", "company", "product"),
    [
        ("The U.S. Food and Drug Administration granted approval to Lampiva, Tolva Sciences and Brask’s once-daily pill for dim sight.", None, "Lampiva"),
        ("Brask Medical, a lamp company, today announced that the FDA has cleared the 510(k) notification for Brask's proprietary GlowSphere Beads.", "Brask Medical", "GlowSphere Beads"),
        ("Lampiva, a recombinant form of glow developed by Tolva Biotherapeutics, was approved by the FDA for the prevention of dusk.", "Tolva Biotherapeutics", "Lampiva"),
        ("Brask Inc. today announced that Tolva GmbH, Bad Homburg, Germany, has been granted the CE Mark for the Glowsorba column.", "Tolva GmbH", "Glowsorba column"),
    ],
)  # fmt: skip
def test_approvals_of_products(text: str, company: str | None, product: str) -> None:
    found = facts(text, "RegulatoryApproval")
    assert [(one.get("company"), one["product"]) for one in found] == [(company, product)]


def test_a_price_inside_what_opens() -> None:
    text = "Brask, a leader, has officially opened a new $300 million lamp production plant in Danville, Virginia."
    found = facts(text, "FacilityOpening")
    assert [(one["company"], one["region"]) for one in found] == [("Brask", "Danville, Virginia")]


def test_a_kind_of_organisation_has_no_short_form() -> None:
    assert not facts("Brask, a global Virtual Lamp Organization (VLO), makes lamps.", "Alias")


def test_a_mayor_opens_no_plant() -> None:
    text = "Mayor Anna Lund joined Brask CEO Ole Dahl to cut the ribbon at the company's new plant in Bergen."
    assert [one["company"] for one in facts(text, "FacilityOpening")] == ["Brask"]


def test_money_that_lands_is_raised() -> None:
    text = "Tolva lands $8M from Vetle Partners, Nordkap Angels and others to fight waste"
    assert [one["investors"] for one in facts(text, "Investment")] == [
        ["Vetle Partners", "Nordkap Angels"]
    ]


def test_a_merger_called_off() -> None:
    text = "Brask and Tolva have called off their planned merger, Nordkap News reported."
    found = [
        c.record()["fact"] for c in read_prose(prose_of(text)).claims if c.fact.type == "Merger"
    ]
    assert [(one["parties"], one["status"]) for one in found] == [(["Brask", "Tolva"], "withdrawn")]


@pytest.mark.parametrize(
    ("text", "acquirer", "target", "seller"),
    [
        ("Brask and Vetle Capital have agreed to buy Nordkap Corp.’s 51 percent stake in Tolva, a web site, for $4 million.", ["Brask", "Vetle Capital"], "Tolva", "Nordkap Corp."),
        ("Brask has agreed to acquire paper and packaging retailer Tolva from Nordkap.", ["Brask"], "Tolva", "Nordkap"),
    ],
)  # fmt: skip
def test_what_is_bought_from_whom(text: str, acquirer: list[str], target: str, seller: str) -> None:
    found = facts(text, "Acquisition")
    assert [(one["acquirer"], one["target"], one["seller"]) for one in found] == [
        (acquirer, target, seller)
    ]


def test_the_building_that_a_side_remark_names_opens_nothing() -> None:
    text = "Tolva Inns, located in the landmark Old Brask Building, has opened a restaurant in Chicago."
    assert [one["company"] for one in facts(text, "FacilityOpening")] == ["Tolva Inns"]


def test_a_place_in_brackets_is_part_of_a_name() -> None:
    text = "Brask has entered into a business alliance with Tolva (Hong Kong) Limited (“Tolva”)."
    assert [one["partners"] for one in facts(text, "Partnership")] == [
        ["Brask", "Tolva (Hong Kong) Limited"]
    ]


def test_the_seat_of_one_of_two_is_nobodys() -> None:
    text = "Brask announced a collaboration with Tolva to develop the Connecticut-based company’s lamp dimmer."
    assert not facts(text, "CompanyProfile")


def test_a_name_that_opens_with_an_ordinal() -> None:
    text = "8th Lamp, a maker of lamps, has raised $2.4 million in funding."
    assert [one["company"] for one in facts(text, "Investment")] == ["8th Lamp"]


def test_contracts_to_make_something() -> None:
    text = "Brask has received a $2.2 billion contract to manufacture 11 sonar buoys."
    assert [one["supplier"] for one in facts(text, "CommercialAgreement")] == ["Brask"]


def test_whom_an_investor_backs() -> None:
    text = "Brask Ventures Backs Tolva in €4M Pre-Seed Round Alongside Nordkap Angels"
    assert [one["company"] for one in facts(text, "Investment")] == ["Tolva"]


def test_a_headline_rounds_the_amount() -> None:
    text = (
        "Tolva closes $1.38-million first tranche of financing\n\n"
        "Tolva Resources Inc. has closed the first tranche of a private placement for gross proceeds of $1,385,390."
    )
    assert len(facts(text, "Investment")) == 1
