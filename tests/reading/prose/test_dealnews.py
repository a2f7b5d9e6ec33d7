"""Deals in short news: whole units as targets, who buys beside whom else a sentence names, and what only sounds like a deal."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose


def told(text: str, kind: str) -> list[dict[str, Any]]:
    """Return the facts of one type in a text."""
    facts = [claim.record()["fact"] for claim in read_prose(prose_of(text)).claims]
    return [fact for fact in facts if fact["type"] == kind]


def bought(text: str) -> list[tuple[str, str, str]]:
    """Return acquirers, target and seller of each acquisition in a text."""
    return [
        (" + ".join(fact.get("acquirer", ())), fact["target"], fact.get("seller", ""))
        for fact in told(text, "Acquisition")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden has acquired Torvik's U.K.-based Flexa fertiliser business.", ("Halden", "Flexa fertiliser business", "Torvik")),
        ("Halden has agreed to buy Torvik's copper wire, cables, and fuses business for $75 million.", ("Halden", "copper wire, cables, and fuses business", "Torvik")),
        ("Halden has agreed to buy the Norway and Chile operations of Torvik Lines.", ("Halden", "Norway and Chile operations", "Torvik Lines")),
        ("A regulator cleared Halden's takeover of the doors and locks business of Italy's Torvik Group.", ("Halden", "doors and locks business", "Torvik Group")),
        ("Halden bought the European arm of Torvik.", ("Halden", "European arm", "Torvik")),
        ("Nordkap said it would sell its Flexa Filters business to Halden Partners, a buyout firm.", ("Halden Partners", "Flexa Filters business", "Nordkap")),
        ("Halden Ventures has acquired the Elk West property, prospective for lithium.", ("Halden Ventures", "Elk West property", "")),
        ("Exploration company Halden has signed an agreement to acquire a 100% interest in Torvik's Elk Creek gold project.", ("Halden", "Elk Creek gold project", "Torvik")),
        ("Halden has agreed to buy biologics CDMO Torvik Scientific.", ("Halden", "Torvik Scientific", "")),
        ("Halden, LLC, a private equity firm, acquired Torvik Distillery of Vetle, Calif. Terms weren't disclosed.", ("Halden, LLC", "Torvik Distillery", "")),
    ],
)  # fmt: skip
def test_a_part_of_a_company_is_named_whole(text: str, expected: tuple[str, str, str]) -> None:
    assert bought(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Torvik's shareholders have agreed to a $7 billion takeover by Germany's Halden AG.", ("Halden AG", "Torvik", "")),
        ("Halden beat out buyout firms Brenna and Nordkap to buy Torvik for $4 billion.", ("Halden", "Torvik", "")),
        ("Halden's $43 billion planned takeover of seeds group Torvik has received approval from Norway's Ministry of Trade.", ("Halden", "Torvik", "")),
        ("The list includes Halden’s $2.9 billion acquisition of Torvik Grill, funded partly by Nordkap Capital.", ("Halden", "Torvik Grill", "")),
        ("She co-founded a payments firm named Torvik in 2000 that was sold the next year for $32 million to Halden Card.", ("Halden Card", "Torvik", "")),
        ("Halden already runs Torvik, a Brenna competitor, which it bought in 2005.", ("Halden", "Torvik", "")),
    ],
)  # fmt: skip
def test_who_buys_is_neither_a_rival_nor_a_backer_nor_an_authority(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert bought(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The former Halden executive bought Torvik in 2019 with backing from Nordkap.",
        "Halden Foods is buying the company behind the Torvik app.",
    ],
)
def test_whoever_is_only_described_buys_nothing_and_is_not_bought(text: str) -> None:
    assert bought(text) == []


def test_it_is_not_the_company_that_an_earlier_deal_was_about() -> None:
    text = "Following the $57 million acquisition of Torvik Chemicals in June, it has agreed to buy Brenna Dyes."
    assert not any(acquirer == "Torvik Chemicals" for acquirer, _, _ in bought(text))


@pytest.mark.parametrize(
    ("text", "seller", "target"),
    [
        ("Halden dropped plans to buy Torvik after regulators objected.", None, "Torvik"),
        ("Halden has scrapped a deal to sell its telecom tower assets in six African countries to Brenna.", "Halden", "telecom tower assets"),
    ],
)  # fmt: skip
def test_a_deal_that_is_dropped_is_withdrawn(text: str, seller: str | None, target: str) -> None:
    [fact] = told(text, "Acquisition")
    assert (fact["target"], fact.get("seller"), fact["status"]) == (target, seller, "withdrawn")


def test_a_deal_to_merge_that_is_called_off() -> None:
    text = "Halden announced that its deal with Torvik to merge their tower businesses has been called off."
    assert [(f["parties"], f["status"]) for f in told(text, "Merger")] == [(["Halden", "Torvik"], "withdrawn")]  # fmt: skip


def test_who_approves_a_merger_is_no_party() -> None:
    text = "The Federal Deposit Insurance Corporation has approved an application submitted by Halden Bank for the all-stock merger deal with Torvik Bank."
    assert told(text, "Merger") == []


def test_a_stake_that_is_raised_is_an_investment_and_one_that_is_sold_raises_nothing() -> None:
    text = "Halden Banking Corp has agreed to raise its stake in Torvik Ltd to 17.5 percent from 9.6 percent in a deal worth $950 million."
    assert [(f["company"], f["investors"], f["amount"]) for f in told(text, "Investment")] == [
        ("Torvik Ltd", ["Halden Banking Corp"], 950_000_000)
    ]
    text = "Halden has sold a 31.5 percent stake in postal firm Torvik at 7.25 euros a share, raising 343 million euros."
    assert told(text, "Investment") == []


def test_an_agreement_to_acquire_shares_is_no_supply() -> None:
    text = "Halden Inc. and Torvik Ltd. have entered into a definitive agreement dated September 30, 2025 pursuant to which Halden will acquire all of the shares of Torvik."
    assert told(text, "CommercialAgreement") == []


def test_a_collaboration_and_licence_agreement_is_a_partnership() -> None:
    text = "Halden Therapeutics announced a collaboration and licensing agreement with Torvik."
    assert [f["partners"] for f in told(text, "Partnership")] == [["Halden Therapeutics", "Torvik"]]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Halden could approach Torvik Telekom, Brenna's owner, on Tuesday.", [("Torvik Telekom", "Brenna")]),
        ("Halden sold its Elk chain to Nordkap Grill, and it also bought the parent of Brenna Bar and Vetle.", []),
        ("Vetle Pizza said it was being bought by Halden Group, the Canadian operator that owns Torvik and other brands.", [("Halden Group", "Torvik")]),
    ],
)  # fmt: skip
def test_owners_beside_a_deal(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(f["owner"], f["company"]) for f in told(text, "Ownership")] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Halden's purchase of the unit, which is known as Flexa and is based in Boston, is due to close.",
        "Halden bought 5min Media, a New York-based Internet video network.",
    ],
)
def test_no_seat_goes_to_whom_it_does_not_belong(text: str) -> None:
    assert not any(f["company"] in ("Halden", "Internet") for f in told(text, "CompanyProfile"))


def test_letters_of_a_company_that_calls_something_off() -> None:
    text = "Torvik Communications Lines (TCL) and Halden have called off their merger."
    assert [f["alias"] for f in told(text, "Alias")] == ["TCL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden has completed the purchase of Torvik's internal tobacco packaging business based in Brazil.", ("Halden", "internal tobacco packaging business", "Torvik")),
        ("Halden has completed the acquisition of the assets and operations of Torvik Films Limited, a maker of films.", ("Halden", "Torvik Films Limited", "")),
        ("Halden AG and Nordkap Corporation announced they have reached an agreement for Halden to buy Nordkap’s 50% ownership interest in Torvik Holdings LLC.", ("Halden", "Torvik Holdings LLC", "Nordkap")),
        ("Halden has acquired a majority share in Torvik Robotics, based in Italy.", ("Halden", "Torvik Robotics", "")),
        ("Halden took a 60% stake in Torvik.", ("Halden", "Torvik", "")),
        ("The paper moves its coverage to Halden Sports, the platform Nordkap purchased for $550 million last year.", ("Nordkap", "Halden Sports", "")),
    ],
)  # fmt: skip
def test_what_is_bought_of_whom_and_through_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert bought(text) == [expected]


def test_goods_by_letters_and_figures_are_no_company() -> None:
    assert bought("Halden said it will buy an additional 20 K320s.") == []


def test_a_plan_by_somebody_is_no_acquisition_by_him() -> None:
    text = "A blog said the acquisition of Torvik may be part of a plan by Halden Corp. to list it."
    assert ("Halden Corp.", "Torvik", "") not in bought(text)


def test_whoever_is_forced_to_abandon_a_deal_has_not_done_it() -> None:
    text = "Halden Corp. was forced to abandon its $8 billion deal to sell Torvik Ltd to chipmaker Nordkap."
    assert [f["status"] for f in told(text, "Acquisition")] == ["withdrawn"]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Airways and Torvik Airlines scrapped their $3.8-billion merger agreement in March 2024.",
        "A judge blocked the pending $25-billion merger of U.S. grocery chains Halden Airways and Torvik Airlines on Tuesday.",
    ],
)
def test_mergers_that_fail(text: str) -> None:
    [fact] = told(text, "Merger")
    assert (fact["parties"], fact["status"]) == (["Halden Airways", "Torvik Airlines"], "withdrawn")


def test_boards_that_approve_a_merger_are_no_authorities() -> None:
    text = "The boards of Halden Fund and Torvik Risk Management Authority have approved a merger that would combine them."
    assert told(text, "RegulatoryApproval") == []


def test_money_for_a_unit_goes_to_the_unit_and_a_leaseback_is_no_round() -> None:
    text = "Nordkap's Vision Fund said it plans to invest $2.25 billion into Halden’s self-driving car unit Torvik."
    assert [f["company"] for f in told(text, "Investment")] == ["Torvik"]
    text = "Halden has raised more than $400m in cash from a sale-and-leaseback covering four aircraft."
    assert told(text, "Investment") == []


def test_who_uses_what_is_leased_is_the_customer() -> None:
    text = "Halden Air will operate four of the aircraft under an operational leasing contract with Torvik Services."
    assert [(f["supplier"], f["customer"]) for f in told(text, "CommercialAgreement")] == [("Torvik Services", "Halden Air")]  # fmt: skip


def test_a_codeshare_is_a_partnership() -> None:
    text = "Halden Airlines announced a code-sharing agreement with India's largest airline Torvik on Tuesday."
    assert [f["partners"] for f in told(text, "Partnership")] == [["Halden Airlines", "Torvik"]]


def test_a_weekday_is_no_seat_and_a_word_of_contracts_no_alias() -> None:
    text = "On Monday, US-based media company Halden Corp. closed a plant."
    assert [f.get("country") for f in told(text, "CompanyProfile")] in ([], ["US"])
    text = "Halden Growers Corp. (“Halden”) and Torvik Corporation (“Torvik”) (collectively, the “Funds”) have merged."
    assert "Funds" not in [f["alias"] for f in told(text, "Alias")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hot on the heels of Halden's deal to buy Torvik, prices rose.", [("Halden", "Torvik", "")]),
        ("Halden Co. and Torvik Software on Monday said they have signed a pre-bid agreement for the former to acquire Torvik.", [("Halden Co.", "Torvik", "")]),
        ("Halden was bought by Torvik's parent Nordkap.", [("Nordkap", "Halden", "")]),
        ("Halden acquired Tacoma, Washington-based Torvik Lines for $113 million.", [("Halden", "Torvik Lines", "")]),
        ("In October 2016, Halden acquired Torvik Logistics' North American truckload operation, one of the largest.", [("Halden", "North American truckload operation", "Torvik Logistics")]),
        ("Halden sold its security business for $1.2 billion to a consortium led by Nordkap Group.", [("Nordkap Group", "security business", "Halden")]),
        ("Talks ended, with Halden & Sons and Nordkap Capital acquiring 100% of the shares of Torvik Transport.", [("Halden & Sons + Nordkap Capital", "Torvik Transport", "")]),
        ("Halden, Inc. continued its spree, taking Torvik Networks private for $1.6bn.", [("Halden, Inc.", "Torvik Networks", "")]),
        ("Halden announced it will take a majority stake in Torvik Dry, a supplier.", [("Halden", "Torvik Dry", "")]),
        ("Halden bought the cracker maker Torvik in June, and Nordkap Foods topped off its portfolio with the May acquisition of Brenna.", [("Halden", "Torvik", ""), ("Nordkap Foods", "Brenna", "")]),
        ("Halden said it was following the May acquisitions of Torvik by Brenna and Vetle by Nordkap.", [("Brenna", "Torvik", "")]),
    ],
)  # fmt: skip
def test_who_is_meant_by_another_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert bought(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I thought Halden would acquire Torvik by the end of last year.",
        "Torvik Labs was created in 2021 after Nordkap carved out its care unit and sold it to Halden.",
    ],
)
def test_a_thought_and_a_thing_that_is_passed_on_are_no_purchase(text: str) -> None:
    assert "Torvik Labs" not in [target for _, target, _ in bought(text)]
    assert ("Halden", "Torvik", "") not in bought(text)


def test_the_firm_of_a_place_is_neither_of_two_that_may_be_meant() -> None:
    text = "Halden has bought Torvik Medical. The San Diego, CA-based startup makes pumps."
    assert told(text, "CompanyProfile") == []


def test_each_of_two_units_has_its_own_owner() -> None:
    text = "Halden, a subsidiary of Torvik Group, and Brenna, a unit of Nordkap, have merged."
    assert {(f["owner"], f["company"]) for f in told(text, "Ownership")} == {
        ("Torvik Group", "Halden"),
        ("Nordkap", "Brenna"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden has completed its purchase of Torvik’s nylon 6,6 business.", [("Halden", "nylon 6,6 business", "Torvik")]),
        ("Halden has agreed to buy the global dye business of Belgian rival Torvik for 1.6 billion euros.", [("Halden", "global dye business", "Torvik")]),
        ("Nordkap also sold its medical device and diagnostics division, Torvik Medical, to Halden Capital LP.", [("Halden Capital LP", "Torvik Medical", "Nordkap")]),
        ("Halden has purchased tubing and profile extruder Torvik Plastics Inc. in a move to grow.", [("Halden", "Torvik Plastics Inc.", "")]),
        ("Halden will acquire all of the shares of Nordkap’s wholly-owned subsidiary, Torvik Surgical.", [("Halden", "Torvik Surgical", "Nordkap")]),
        ("Halden plans to acquire Torvik from TB's parent organization, Nordkap plc.", [("Halden", "Torvik", "Nordkap plc")]),
        ("Halden has acquired Torvik Engineering, Brenna and, most recently, Vetle Consulting Group.", [("Halden", "Torvik Engineering", ""), ("Halden", "Brenna", ""), ("Halden", "Vetle Consulting Group", "")]),
        ("Halden Bancshares agreed to acquire Torvik Bancorp and unit First Vetle Bank.", [("Halden Bancshares", "Torvik Bancorp", "")]),
        ("The commission has granted conditional clearance for Halden to acquire Torvik's dye business.", [("Halden", "dye business", "Torvik")]),
        ("Following approval by the Vetle Control Commission, the Company acquired the operating assets of Torvik.", [("", "Torvik", "")]),
    ],
)  # fmt: skip
def test_units_and_subsidiaries_with_longer_names(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = bought(text)
    assert found == expected or (expected[0][0] == "" and found == [])


def test_less_than_half_is_told_once_as_an_investment() -> None:
    text = "Halden has struck a deal to buy Nordkap's 44 per cent stake in Torvik."
    assert bought(text) == []
    assert [f["company"] for f in told(text, "Investment")] == ["Torvik"]


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission has cleared the acquisition of Torvik by Halden.",
        "The European Commission has granted conditional clearance for Halden to acquire Torvik.",
        "Halden's takeover of Torvik has received approval from Norway's Ministry of Trade.",
        "Halden won approval from the European Commission to buy Torvik.",
        "Halden said the Vetle Transition Authority has approved its request to assign a stake to Torvik.",
    ],
)
def test_a_deal_that_is_cleared_is_no_approval_of_a_product(text: str) -> None:
    assert told(text, "RegulatoryApproval") == []


def test_a_second_company_is_no_second_seat() -> None:
    text = "Halden, based in Buffalo, N.Y., and Torvik Plastics both declined to comment."
    assert [f["headquarters"] for f in told(text, "CompanyProfile")] == ["Buffalo, N.Y."]
