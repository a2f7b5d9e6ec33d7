"""Who buys what from whom, in the wordings of newspapers, filings and lists of deals; and what is no deal at all."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.words import words

SHOWN = words(
    "acquirer target seller status parties result company investors stake type date amount"
)


def told(text: str, *kinds: str) -> list[dict[str, Any]]:
    """Return the facts of some types in a text, with the fields of ``SHOWN``."""
    facts = [claim.record()["fact"] for claim in read_prose(prose_of(text)).claims]
    return [
        {key: value for key, value in fact.items() if key in SHOWN and key != "type" and value}
        for fact in facts
        if fact["type"] in kinds
    ]


def bought(text: str) -> list[tuple[str, str, str]]:
    """Return acquirers, target and seller of each acquisition in a text."""
    return [
        (" + ".join(fact.get("acquirer", ())), fact["target"], fact.get("seller", ""))
        for fact in told(text, "Acquisition")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Corp is in advanced talks to buy Torvik Labs Inc at about $16 billion, a newspaper reported on Sunday.",
        "Halden is in early-stage discussions to acquire Torvik.",
        "Halden has made an unsolicited bid to buy Torvik Corp. for $10 per share in cash.",
        "Halden has offered to buy Torvik for $280m. Torvik has yet to accept the bid.",
        "Torvik turned down Halden's proposal to acquire Torvik, saying that it undervalues the firm.",
        "Halden offered to acquire Torvik, but its board rejected the approach.",
        "The filing describes a hostile offer by Halden to take over Torvik.",
        "Halden is the lead bidder to acquire Torvik, according to people familiar with the matter.",
        "Halden is keen to buy Torvik.",
        "Halden has made a fresh approach to buy Torvik, which could lead to a bid of $80m.",
        "Halden has appointed Vetle Bank to sell the services firm Torvik for about $1 billion.",
        "Halden is nearing an agreement to buy Torvik's consumer healthcare unit.",
        "Halden is expected to announce the sale of its business Torvik USA next month.",
        "Halden will buy Torvik, two people with knowledge of the matter said.",
        "Halden reportedly agreed to acquire Torvik.",
        "Halden said it would fund the purchase of Torvik AG's 50 percent stake of a power company.",
        "A complaint aims at stopping Halden from purchasing Torvik.",
    ],
)  # fmt: skip
def test_talks_and_bids_that_are_refused_are_no_deal(text: str) -> None:
    assert bought(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil major Halden has agreed to buy Torvik.", ("Halden", "Torvik", "")),
        ("Media conglomerate Halden bought Torvik in 2019.", ("Halden", "Torvik", "")),
        ("Last November, the Halden network signed a letter of intent to acquire Torvik.", ("Halden", "Torvik", "")),
        ("Early Monday, Halden acquired Torvik.", ("Halden", "Torvik", "")),
        ("Halden Bankshares in Charleston, W.Va., has agreed to buy Torvik Trust in Richmond, Va.", ("Halden Bankshares", "Torvik Trust", "")),
        ("Halden, an Ontario lender, was bought by phone giant Torvik.", ("Torvik", "Halden", "")),
        ("Halden is to be taken over by toy maker Torvik.", ("Torvik", "Halden", "")),
        ("Halden was purchased by a consumer lending group, Torvik Holdings.", ("Torvik Holdings", "Halden", "")),
        ("Nordkap's deal to sell Halden Ltd to U.S. chipmaker Torvik Corp. is done.", ("Torvik Corp.", "Halden Ltd", "Nordkap")),
        ("In 2001, Nordkap disinvested 51 per cent of the shares of Halden to Torvik Limited.", ("Torvik Limited", "Halden", "Nordkap")),
        ("Analysts praised the Halden acquisition of Torvik.", ("Halden", "Torvik", "")),
        ("Halden has agreed to acquire Torvik, Inc. d/b/a Torvik Works, a maker of presses.", ("Halden", "Torvik, Inc.", "")),
        ("Halden agreed to acquire the Leeds bottling plant from Torvik for around $40m.", ("Halden", "Leeds bottling plant", "Torvik")),
        ("Halden acquired a 190-room Elmgrove Inn by Marriott in Burbank, Calif., for $54 million.", ("Halden", "Elmgrove Inn by Marriott", "")),
        ("Halden acquired Torvik's cereal business in 1997.", ("Halden", "cereal business", "Torvik")),
        ("Halden took over Torvik's marine insurance unit.", ("Halden", "marine insurance unit", "Torvik")),
        ("Halden landed its biggest deal, a $939 million takeover of Torvik.", ("Halden", "Torvik", "")),
        ("Halden acquired the remaining 55% stake in Brenna Bricks and Cements Private Limited.", ("Halden", "Brenna Bricks and Cements Private Limited", "")),
        ("During May 2016, the Company acquired Torvik Welding. Torvik, based in Ohio, is an integrator.", ("", "Torvik Welding", "")),
        ("On January 5, 2021, the Company completed the acquisition of all of the outstanding capital stock of Torvik.", ("", "Torvik", "")),
        ("On August 13, 2015, the Company purchased 100% of the issued and outstanding shares of Torvik Pharmacy, Inc. common stock.", ("", "Torvik Pharmacy, Inc.", "")),
        ("Halden acquired Bangor, Maine-based Torvik Transport.", ("Halden", "Torvik Transport", "")),
        ("Halden acquired Greenfield, South Carolina-based Torvik Transport.", ("Halden", "Torvik Transport", "")),
        ("Halden said on Thursday it would buy British TV broadcaster Torvik.", ("Halden", "Torvik", "")),
        ("Halden has struck a deal to sell its steelmaking facilities in Italy and Romania to Torvik.", ("Torvik", "steelmaking facilities", "Halden")),
        ("Halden announced the acquisition of Flexa developer Torvik.", ("Halden", "Torvik", "")),
        ("Torvik was bought by Flexa maker Halden.", ("Halden", "Torvik", "")),
        ("Halden told Vetle News on Monday it has agreed to acquire Torvik.", ("Halden", "Torvik", "")),
        ("Supermarket chain Halden Co bought Torvik.", ("Halden Co", "Torvik", "")),
        ("• Drinks group Halden bought Torvik.", ("Halden", "Torvik", "")),
        ("H.N.B. Corp said it would buy Torvik.", ("H.N.B. Corp", "Torvik", "")),
        ("Halden Oil and Gas Corp will take control of Torvik.", ("Halden Oil and Gas Corp", "Torvik", "")),
        ("Halden agreed to acquire Rwandan bank Torvik.", ("Halden", "Torvik", "")),
        ("Halden has agreed to buy the store chain McTorvik’s.", ("Halden", "McTorvik’s", "")),
        ("Halden bought St. Olav's Hospital.", ("Halden", "St. Olav's Hospital", "")),
        ("Halden won a hostile takeover of Torvik in a deal worth £235 million.", ("Halden", "Torvik", "")),
        ("Halden Plc agreed to a takeover by London-based private equity firm Torvik Management.", ("Torvik Management", "Halden Plc", "")),
        ("Halden accepted a cash offer of $3 million from Torvik.", ("Torvik", "Halden", "")),
        ("Halden is to be acquired by investment funds affiliated with Torvik Partners.", ("Torvik Partners", "Halden", "")),
        ("Halden extended the deadline for its $1.6 billion sale to Torvik.", ("Torvik", "Halden", "")),
        ("A regulator said it may block Halden's planned acquisition of Torvik.", ("Halden", "Torvik", "")),
        ("Nordkap later helped to start Torvik, which Halden eventually bought for $1.6 billion.", ("Halden", "Torvik", "")),
        ("Nordkap agreed to sell its hospice and home care business on Feb. 27 to Halden.", ("Halden", "hospice and home care business", "Nordkap")),
        ("Nordkap is to sell a closed savings business with 33 billion pounds in assets to Halden.", ("Halden", "closed savings business", "Nordkap")),
        ("Nordkap said it had reached a deal to sell a large part of its facilities management business to Halden.", ("Halden", "facilities management business", "Nordkap")),
        ("Nordkap has agreed to sell its Torvik division and the hygiene and cleaning business of its food division to private-equity firm Halden.", ("Halden", "Torvik", "Nordkap")),
    ],
)  # fmt: skip
def test_who_buys_what_from_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert bought(text) == [expected]


def test_what_is_bought_is_not_the_place_that_it_is_in() -> None:
    text = "The arm holds the Torvik valve business in Leeds, which was acquired by Halden in 2016."
    assert ("Halden", "Leeds", "") not in bought(text)


def test_a_list_of_targets_ends_before_whose_deal_comes_next() -> None:
    text = (
        "The latest deals were Nordkap's acquisition of Torvik and Halden's acquisition of Brenna."
    )
    assert bought(text) == [("Nordkap", "Torvik", ""), ("Halden", "Brenna", "")]


def test_a_target_and_its_short_form_are_one() -> None:
    text = (
        "Halden has agreed to acquire the stock of Ohio-based Hardwick Pump Equipment (HiP) company for $160 million. "
        "The acquisition of HiP is subject to review."
    )
    assert bought(text) == [("Halden", "Hardwick Pump Equipment", "")]


def test_companies_in_two_countries() -> None:
    text = "In the past few years Halden has acquired Torvik in Ireland and Brenna in the UK."
    assert bought(text) == [("Halden", "Torvik", ""), ("Halden", "Brenna", "")]


def test_the_company_is_the_one_that_the_sentence_before_is_about() -> None:
    text = "Torvik Foods, a maker of dumplings, has been sold. Halden Partners acquired the company in partnership with its founder."
    assert ("Halden Partners", "Torvik Foods", "") in bought(text)


def test_each_deal_of_a_sentence_has_its_own_price_and_date() -> None:
    text = "Although nothing rivalled Halden's $35 billion acquisition of Torvik in 2020, last year saw Nordkap buy Brenna for $12 billion."
    facts = {fact["target"]: fact for fact in told(text, "Acquisition")}
    assert facts["Torvik"]["amount"] == 35_000_000_000
    assert facts["Brenna"]["amount"] == 12_000_000_000
    assert "date" not in facts["Brenna"]


@pytest.mark.parametrize(
    "text",
    [
        "Halden is in the process of acquiring Torvik.",
        "Halden is close to acquiring Torvik.",
        "Halden is set to acquire Torvik.",
    ],
)
def test_what_is_under_way_is_not_done(text: str) -> None:
    assert [fact["status"] for fact in told(text, "Acquisition")] == ["announced"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("In July, Halden Bank and Torvik Bancorp also said they will merge in an all-stock deal.", ["Halden Bank", "Torvik Bancorp"]),
        ("Halden and Torvik agree to combine to create a universal bank.", ["Halden", "Torvik"]),
        ("Oil giant Halden called off its $28 billion merger deal with Torvik.", ["Halden", "Torvik"]),
        ("Compounders Halden and Torvik Inc. merged to create a larger company.", ["Halden", "Torvik Inc."]),
        ("Two systems — Ohio-based Halden and Texas-based Torvik — officially completed their merger.", ["Halden", "Torvik"]),
        ("On May 9, Halden announced a merger with craft beer icon Torvik Brewing.", ["Halden", "Torvik Brewing"]),
    ],
)  # fmt: skip
def test_mergers_in_the_words_of_newspapers(text: str, parties: list[str]) -> None:
    assert [fact["parties"] for fact in told(text, "Merger")] == [parties]


def test_less_than_half_is_an_investment() -> None:
    for text in (
        "Halden has agreed to buy 8.59 percent of Torvik SA for about 49 million reais.",
        "Halden has acquired a stake of 14.1 percent in German research firm Torvik SA.",
        "Halden has acquired a minority stake worth $155 million in India's Torvik SA.",
    ):
        assert bought(text) == []
    text = "Halden has acquired a stake of 14.1 percent in German research firm Torvik SA."
    assert [(f["company"], f["investors"]) for f in told(text, "Investment")] == [("Torvik SA", ["Halden"])]  # fmt: skip


def test_the_name_that_a_merger_gives_may_stand_behind_what_it_is() -> None:
    text = "Halden and Torvik merged to create the largest lender, Haltor Bank."
    assert told(text, "Merger")[0]["result"] == "Haltor Bank"


@pytest.mark.parametrize(
    "text",
    [
        "Halden, a Sweden-based molecular diagnostics spinout of Torvik University, raised money.",
        "Halden is a medical imaging spin-off of Torvik University.",
        "Halden, an Ohio-based robotics spin-out from Torvik University, grows.",
    ],
)
def test_who_a_spin_off_leaves(text: str) -> None:
    assert [(f["company"], f["seller"]) for f in told(text, "SpinOff")] == [
        ("Halden", "Torvik University")
    ]


def test_a_part_of_the_name_of_a_unit_is_no_company_that_leaves() -> None:
    text = (
        "Halden will spin off its home and TVK global distribution business into a listed company."
    )
    assert told(text, "SpinOff") == []


@pytest.mark.parametrize(
    "text",
    [
        "Halden has now raised at least $12.8m in funding to date.",
        "Halden has raised $9 million so far.",
        "Halden raised $50 million in total.",
    ],
)
def test_the_sum_of_all_rounds_is_no_round(text: str) -> None:
    assert told(text, "Investment") == []


def test_investors_of_another_round_are_not_its_own() -> None:
    text = "Halden raised $50m from Nordkap Ventures; this is followed by Torvik, which received a $40m investment from Brenna Fund."
    first = told(text, "Investment")[0]
    assert (first["company"], first["investors"]) == ("Halden", ["Nordkap Ventures"])


def test_the_sentence_after_a_round_may_name_existing_investors() -> None:
    text = "Halden has secured $103 million in a Series F funding round led by Nordkap Capital. Existing investors like Brenna Partners and Torvik Fund also participated."
    assert told(text, "Investment")[0]["investors"] == ["Nordkap Capital", "Brenna Partners", "Torvik Fund"]  # fmt: skip


def test_a_fund_that_an_investor_raises_is_no_investment_in_it() -> None:
    text = "Venture firms raised new funds. Last week, Halden Capital raised $1.9 billion across several vehicles."
    assert told(text, "Investment") == []


def test_a_spun_off_company_is_not_spun_off_by_who_is_named_before() -> None:
    text = "Halden, which is being integrated in spun-off snack giant Torvik International, is buying a brand."
    assert told(text, "SpinOff") == []


def test_plants_and_firms_that_are_sold_are_no_goods() -> None:
    for text in (
        "Halden has struck a deal to sell its steelmaking facilities to Torvik.",
        "Halden has appointed Vetle Bank to sell the services firm Torvik.",
    ):
        assert told(text, "CommercialAgreement") == []


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Halden and Torvik announced plans to merge and create a new organization called Nordland’s Banks.", "Nordland’s Banks"),
        ("In 2017 Halden Choice merged with Torvik Credit Union to create the Vetle Network that has grown since.", "Vetle Network"),
    ],
)  # fmt: skip
def test_how_what_comes_out_of_a_merger_is_called(text: str, result: str) -> None:
    assert [fact["result"] for fact in told(text, "Merger")] == [result]


def test_a_company_that_is_sold_is_no_product_that_is_supplied() -> None:
    text = "Nordkap abandoned its $80 billion deal to sell Halden Ltd to Torvik Corp."
    assert told(text, "CommercialAgreement") == []


def test_who_owns_the_owner_does_not_hide_it() -> None:
    text = "Halden Limited, a subsidiary of Nordkap-owned Torvik Limited, makes bricks."
    owners = {(f["owner"], f["company"]) for f in _owners(text)}
    assert ("Torvik Limited", "Halden Limited") in owners


def _owners(text: str) -> list[dict[str, Any]]:
    facts = [claim.record()["fact"] for claim in read_prose(prose_of(text)).claims]
    return [fact for fact in facts if fact["type"] == "Ownership"]


def test_a_short_form_behind_a_seat_and_a_name_is_another_name() -> None:
    text = "North Kent-based Hale Pet Nutrition (HPN) has entered into an agreement."
    assert [claim.record()["fact"]["alias"] for claim in read_prose(prose_of(text)).claims if claim.fact.type == "Alias"] == ["HPN"]  # fmt: skip


def test_whose_property_it_is_is_not_the_mall_of_its_developer() -> None:
    text = "The villa, Halden House, owned by Torvik Shopping Centre developer Paul Berg, was sold."
    assert ("Torvik Shopping Centre", "Halden House") not in {(f["owner"], f["company"]) for f in _owners(text)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Halden bought Torvik for 3 billion zlotys.", "PLN"),
        ("Halden paid 2.3 billion Norwegian crowns for the rival firm Torvik.", "NOK"),
        ("Halden's 87 million pound takeover of Torvik is done.", "GBP"),
    ],
)
def test_prices_in_words_of_currencies(text: str, currency: str) -> None:
    facts = [claim.record()["fact"] for claim in read_prose(prose_of(text)).claims]
    assert [f["currency"] for f in facts if f["type"] == "Acquisition"] == [currency]


def test_several_brands_that_one_company_owns() -> None:
    text = "Halden, Torvik and Brenna are all owned by Nordkap."
    assert {(f["owner"], f["company"]) for f in _owners(text)} == {("Nordkap", name) for name in ("Halden", "Torvik", "Brenna")}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Halden bought Torvik Lines, a wholly-owned subsidiary of furniture manufacturer Brenna, for $87 million.", ("Brenna", "Torvik Lines")),
        ("The list ends with Torvik, a broker owned by Halden Capital.", ("Halden Capital", "Torvik")),
        ("Halden sold its high-end Torvik unit to Brenna.", ("Halden", "Torvik")),
        ("Today, Torvik is controlled by U.K.-based Halden.", ("Halden", "Torvik")),
        ("The fund eyes Bank of Halden-owned Torvik Bank.", ("Bank of Halden", "Torvik Bank")),
        ("Torvik and Brenna are brands of Halden Co.", ("Halden Co.", "Brenna")),
        ("Halden also owns weekly free titles Torvik Magazine and Brenna Post.", ("Halden", "Torvik Magazine")),
        ("Batteries go to Torvik Motor Co., a Halden subsidiary, and others.", ("Halden", "Torvik Motor Co.")),
    ],
)  # fmt: skip
def test_owners_behind_what_they_are(text: str, pair: tuple[str, str]) -> None:
    assert pair in {(f["owner"], f["company"]) for f in _owners(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Berg, Chairman, President and Chief Executive Officer of Halden Industries Inc., has announced the signing of a letter of intent to buy the blower business of Torvik Electric Co. Ltd.", ("Halden Industries Inc.", "blower business", "Torvik Electric Co. Ltd.")),
        ("Nordkap has reached an agreement to divest its Torvik packaging business for approximately $80m in cash. The segment is being sold to private equity company Halden Management.", ("Halden Management", "Torvik packaging business", "Nordkap")),
        ("In 1926, Halden Colman, based in the U.K., purchased Torvik’s for $3.8 million.", ("Halden Colman", "Torvik’s", "")),
        ("Halden Corp.'s $26.2 billion purchase in June of Torvik sparked new conjecture.", ("Halden Corp.", "Torvik", "")),
        ("Halden has acquired the Torvik solar and wind project in Colorado from Brenna Energy, a developer.", ("Halden", "Torvik solar and wind project", "Brenna Energy")),
        ("Halden has struck a deal to buy Norwegian company Torvik Fuel and Retail ASA.", ("Halden", "Torvik Fuel and Retail ASA", "")),
        ("In January 2011, Halden acquired the Pump Division of Torvik Scientific.", ("Halden", "Pump Division", "Torvik Scientific")),
        ("Halden's (HAL.L) Indian asset management unit is buying India's Torvik Holdings.", ("Halden", "Torvik Holdings", "")),
        ("Halden Inc. on May 25 announced an agreement to acquire Torvik Co.", ("Halden Inc.", "Torvik Co.", "")),
        ("Halden in May acquired Torvik.", ("Halden", "Torvik", "")),
        ("Halden Trust has acquired The Torvik Fisherman’s Wharf, a hotel, for $122 million.", ("Halden Trust", "Torvik Fisherman’s Wharf", "")),
        ("Halden Supply has acquired Tri-Torvik Builder’s Supply, a wholesaler.", ("Halden Supply", "Tri-Torvik Builder’s Supply", "")),
        ("LLCs linked to Halden Hotel Group have purchased The Torvik Hotel from Brenna Ventures.", ("Halden Hotel Group", "Torvik Hotel", "Brenna Ventures")),
        ("Halden has announced the acquisition of Elmgrove Suites by Hilton Dunmore in Ohio.", ("Halden", "Elmgrove Suites by Hilton Dunmore", "")),
        ("The board of Torvik Sciences has unanimously backed a cash takeover offer from Halden.", ("Halden", "Torvik Sciences", "")),
        ("Halden Group has acquired 600 Larkway, a 166-unit apartment building on the west side.", ("Halden Group", "600 Larkway", "")),
        ("River City Newspapers acquired the daily Torvik Valley Daily News from Brenna Communications Inc.", ("River City Newspapers", "Torvik Valley Daily News", "Brenna Communications Inc.")),
        ("Halden Rose Cos. is purchasing Torvik Realty Trust’s affordable housing business in a deal valued at more than $500 million.", ("Halden Rose Cos.", "affordable housing business", "Torvik Realty Trust")),
        ("Halden said it will buy Flexa potato chips maker Torvik Foods.", ("Halden", "Torvik Foods", "")),
        ("Snack maker Halder’s-Lund Inc said it will buy Torvik.", ("Halder’s-Lund Inc", "Torvik", "")),
        ("Halden is buying Italy's Torvik snack brand from foods maker Brenna.", ("Halden", "Torvik", "Brenna")),
        ("Nordkap said it had completed the sale of its Luxembourg arm to Torvik Capital.", ("Torvik Capital", "Luxembourg arm", "Nordkap")),
    ],
)  # fmt: skip
def test_brands_and_arms_with_what_they_make_or_where(text: str, expected: tuple[str, str, str]) -> None:  # fmt: skip
    assert bought(text) == [expected]


def test_what_is_counted_is_no_target() -> None:
    text = "Halden has completed the acquisition of two solar PV projects under development from Torvik Power USA."
    assert bought(text) == []


def test_a_company_that_is_bought_under_an_agreement_is_no_product() -> None:
    text = "Halden Enterprises has reached an agreement with Nordkap Ventures to buy English football team Torvik United."
    assert told(text, "CommercialAgreement") == []


@pytest.mark.parametrize(
    ("text", "company", "investors"),
    [
        ("Halden Brewing Company has sold a minority stake to Spain's Torvik San Miguel.", "Halden Brewing Company", ["Torvik San Miguel"]),
        ("Halden has agreed to buy 8.59 percent of Peruvian peer Torvik SA for about 49 million reais.", "Torvik SA", ["Halden"]),
    ],
)  # fmt: skip
def test_parts_that_are_bought_or_sold(text: str, company: str, investors: list[str]) -> None:
    assert [(f["company"], f["investors"]) for f in told(text, "Investment")] == [
        (company, investors)
    ]


def test_a_large_stake_is_an_investment_and_a_holding_is_none() -> None:
    text = "Hedge fund Halden Partners has bought a large stake in Torvik Inc."
    assert [(f["company"], f["investors"]) for f in told(text, "Investment")] == [("Torvik Inc.", ["Halden Partners"])]  # fmt: skip
    text = "Halden has signed an agreement to buy Torvik Holdings, which owns a 17.6% stake in Brenna Minerals, for $1.1bn."
    assert told(text, "Investment") == []


def test_what_was_raised_in_all_is_no_round_either() -> None:
    text = "Halden raised an $8.7 million Series A funding, led by Nordkap. In total, Austin-based Halden has now raised $17 million."
    assert [fact["amount"] for fact in told(text, "Investment")] == [8_700_000]


def test_who_merges_other_companies_is_no_party() -> None:
    text = (
        "Halden Co and Signe Holding agreed on Tuesday to merge Germany's Torvik and Brenna chains."
    )
    assert ["Halden Co", "Signe Holding"] not in [fact["parties"] for fact in told(text, "Merger")]


def test_what_has_been_paid_is_done() -> None:
    text = "Halden has paid $1.1bn to acquire Torvik, the operator of a mine."
    assert [fact["status"] for fact in told(text, "Acquisition")] == ["completed"]


def test_who_reports_a_purchase_is_not_bought() -> None:
    text = "The Vetle Daily News reports the Torvik Publishing Company announced Thursday Halden Media Inc. will purchase the business."
    assert "Vetle Daily News" not in [target for _, target, _ in bought(text)]


def test_the_acquisition_of_is_by_nobody_whom_only_the_sentence_before_names() -> None:
    text = "Vetle Hall is being bought by Halden Media. Its chief says the price of the acquisition of Torvik Publishing is 120 million dollars."
    assert [acquirer for acquirer, target, _ in bought(text) if target == "Torvik Publishing"] in ([], [""])  # fmt: skip


def test_a_merger_that_both_call_off_and_a_round_with_a_small_letter() -> None:
    text = "Halden Inc. and Torvik Acquisition Corp. mutually agreed to call off the merger."
    assert [(f["parties"], f["status"]) for f in told(text, "Merger")] == [(["Halden Inc.", "Torvik Acquisition Corp."], "withdrawn")]  # fmt: skip
    text = "Halden has drawn in a $132 million series B to push its lead product."
    assert [(f["company"], f["amount"]) for f in told(text, "Investment")] == [("Halden", 132_000_000)]  # fmt: skip


def test_a_newspaper_raises_nothing_and_invests_in_nothing() -> None:
    text = "Halden raised $13 million in seed funding from Nordkap Ventures and Ada Berg Partners, TechPost reports."
    assert told(text, "Investment")[0]["investors"] == ["Nordkap Ventures", "Ada Berg Partners"]
    text = "In March, Vetlepost reported that just eight startups had raised $100 million or more in a single round."
    assert [fact for fact in told(text, "Investment") if fact.get("company") == "Vetlepost"] == []
