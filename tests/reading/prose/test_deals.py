"""Acquisitions, mergers, investments and spin-offs: sentences in many wordings, and what only looks like a deal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Acquisition
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.words import words

DEALS = {"Acquisition", "Merger", "Investment", "SpinOff"}


def deals(text: str) -> list[dict[str, Any]]:
    """Return the deals of a text as plain values, in its order; every quote is the text at its offsets."""
    document = prose_of(text)
    found = []
    for claim in read_prose(document).claims:
        assert claim.evidence.quote == document.text[claim.evidence.start : claim.evidence.end]
        if claim.fact.type in DEALS:
            record = claim.record()["fact"]
            record.pop("market", None)
            found.append(
                {key: value for key, value in record.items() if value not in (None, [], ())}
            )
    return found


def bought(acquirer: str | list[str], target: str, **more: Any) -> dict[str, Any]:
    names = [acquirer] if isinstance(acquirer, str) else acquirer
    return {"type": "Acquisition", "acquirer": names, "target": target, **more}


DONE, SAID = {"status": "completed"}, {"status": "announced"}
USD = {"currency": "USD"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Halden Inc. has completed its acquisition of Torvik Sensors for approximately $42 million in cash.",
            bought("Halden Inc.", "Torvik Sensors", amount=42000000, **USD, **DONE),
        ),
        ("Halden to buy rival Torvik Sensors in $42M deal", bought("Halden", "Torvik Sensors", amount=42000000, **USD, **SAID)),
        (
            "In March 2024, Halden, a Norway-based maker of drones, acquired a 51% stake in Torvik, a lidar maker, for EUR 12 million.",
            bought("Halden", "Torvik", amount=12000000, currency="EUR", stake=51, date="2024-03", **DONE),
        ),
        ("Torvik, which was bought by Halden in 2021, makes lidar.", bought("Halden", "Torvik", date="2021", **DONE)),
        (
            "Torvik was acquired by private equity firm Nordkap Partners from Brenna Group for an undisclosed sum.",
            bought("Nordkap Partners", "Torvik", seller="Brenna Group", **DONE),
        ),
        (
            "Under the terms, Halden will acquire all of the issued and outstanding shares of Torvik for C$30 million.",
            bought("Halden", "Torvik", amount=30000000, currency="CAD", **SAID),
        ),
        (
            "Brenna Group has agreed to sell its packaging division, Torvik, to Halden for $300 million.",
            bought("Halden", "Torvik", seller="Brenna Group", amount=300000000, **USD, **SAID),
        ),
        ("Following its acquisition by Halden in 2022, Torvik moved.", bought("Halden", "Torvik", date="2022", **DONE)),
        ("Halden's $3 billion takeover of Torvik was blocked by regulators.", bought("Halden", "Torvik", amount=3000000000, **USD, status="withdrawn")),
        ("Halden terminated its agreement to acquire Torvik.", bought("Halden", "Torvik", status="withdrawn")),
        ("“We are thrilled to have acquired Torvik,” said Mia Lund, CEO of Halden Robotics.", bought("Halden Robotics", "Torvik", **DONE)),
        ("Since acquiring Torvik in 2019, Halden has doubled its sales.", bought("Halden", "Torvik", date="2019", **DONE)),
        ("Acquired by Halden in 2018, Torvik makes lidar.", bought("Halden", "Torvik", date="2018", **DONE)),
        ("Halden, through its wholly owned subsidiary Brenna AS, acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Halden, dba Haldor, has acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Halden snapped up San Francisco-based AI startup Torvik Labs.", bought("Halden", "Torvik Labs", **DONE)),
        (
            "Halden bought the property at 45 Harbor Street from Brenna for $31.2 million.",
            bought("Halden", "45 Harbor Street", seller="Brenna", amount=31200000, **USD, **DONE),
        ),
        ("Halden has acquired The Shoppes at Bellgrove.", bought("Halden", "Shoppes at Bellgrove", **DONE)),
        (
            "Results: Sales grew. Outlook: Halden reported gains from the June 2023 acquisition of Torvik.",
            bought("Halden", "Torvik", date="2023-06", **DONE),
        ),
        ("Brenna advised Halden on its acquisition of Torvik.", bought("Halden", "Torvik")),
        ("Torvik Sensors (acquired by Halden (US) in 2021)", bought("Halden", "Torvik Sensors", date="2021", **DONE)),
        ("Halden completed the $8 million sale of Palm Court.", {"type": "Acquisition", "target": "Palm Court", "seller": "Halden", "amount": 8000000, **USD, **DONE}),
        ("Torvik has signed a Letter of Intent to be acquired by Halden.", bought("Halden", "Torvik", **SAID)),
        ("Halden Completes Acquisition of Torvik Sensors", bought("Halden", "Torvik Sensors", **DONE)),
        ("Halden announced the acquisition of Torvik. The transaction was valued at $9 million.", bought("Halden", "Torvik", amount=9000000, **USD, **SAID)),
        ("Halden expects to close the purchase of Torvik in the third quarter of 2025.", bought("Halden", "Torvik", **SAID)),
        (
            "April 2024: Halden Inc. took over Torvik's dental business from Brenna Holdings.",
            bought("Halden Inc.", "Torvik", seller="Brenna Holdings", date="2024-04", **DONE),
        ),
        ("May 2023 - Halden completed the purchase of Torvik.", bought("Halden", "Torvik", date="2023-05", **DONE)),
        ("In Q3 2023, Halden, a subsidiary of Brenna Corp., acquired Torvik, a Canada-based integrator.", bought("Halden", "Torvik", date="2023", **DONE)),
        ("In March 2023, the U.S.-based company Halden acquired Sweden's Torvik AB.", bought("Halden", "Torvik AB", date="2023-03", **DONE)),
        ("In April 2023, with the acquisition of Torvik, Halden grew.", bought("Halden", "Torvik", date="2023-04", **DONE)),
        ("In 2022, Halden strengthened its position by acquiring Torvik Labs.", bought("Halden", "Torvik Labs", date="2022", **DONE)),
        ("An affiliate of Halden Partners has acquired Torvik.", bought("Halden Partners", "Torvik", **DONE)),
        ("Halden — the maker of drones — has acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Mia joined Halden in 2015 when it acquired her startup, Torvik.", bought("Halden", "Torvik", **DONE)),
        ("adidas AG bought Torvik in 2006.", bought("adidas AG", "Torvik", date="2006", **DONE)),
        ("Wendel's has acquired Studio 54.", bought("Wendel's", "Studio 54", **DONE)),
        ("Halden's newest acquisition, Torvik, is based in Ohio.", bought("Halden", "Torvik", **DONE)),
        ("The acquisition of Torvik expands Halden's range.", bought("Halden", "Torvik")),
        ("The transaction includes selling Halden's shares in Torvik, with completion expected in 2024.", {"type": "Acquisition", "target": "Torvik", "seller": "Halden", **SAID}),
        ("Ann Lund was with Torvik when it was sold to Halden.", bought("Halden", "Torvik", **DONE)),
        ("Torvik was sold by Brenna to Halden.", bought("Halden", "Torvik", seller="Brenna", **DONE)),
        ("The building at 45 Harbor Street was sold to Halden.", bought("Halden", "45 Harbor Street", **DONE)),
        ("Executing its growth strategy through the acquisition of Torvik, Halden grew.", bought("Halden", "Torvik")),
        ("• Acquired Torvik for $5 million", {"type": "Acquisition", "target": "Torvik", "amount": 5000000, **USD, **DONE}),
        ("Halden reports results. Acquired Torvik in May 2024.", bought("Halden", "Torvik", date="2024-05", **DONE)),
        ("Nordkap and its affiliate Brenna have acquired Torvik.", bought(["Nordkap", "Brenna"], "Torvik", **DONE)),
    ],
)  # fmt: skip
def test_one_acquisition(text: str, expected: dict[str, Any]) -> None:
    assert deals(text) == [expected]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Halden announced today that it has acquired Torvik and Vardal Optics.",
            ["Torvik", "Vardal Optics"],
        ),
        (
            "Halden completed three acquisitions in 2023: Torvik, Brenna, and Holm Fish.",
            ["Torvik", "Brenna", "Holm Fish"],
        ),
        (
            "Halden grows. Its newly acquired subsidiaries Torvik and Brenna grow too.",
            ["Torvik", "Brenna"],
        ),
        (
            "Halden is advancing its pending acquisitions of Torvik, Brenna and Holm.",
            ["Torvik", "Brenna", "Holm"],
        ),
    ],
)
def test_lists_of_targets(text: str, targets: list[str]) -> None:
    found = deals(text)
    assert [deal["target"] for deal in found] == targets
    assert all(deal["acquirer"] == ["Halden"] for deal in found)


def test_each_deed_has_its_own_date() -> None:
    found = deals(
        "Halden acquired Torvik in 2019 and Brenna in 2021. In 2022, Halden, founded in 1990, bought Holm."
    )
    assert {deal["target"]: deal["date"] for deal in found} == {
        "Torvik": "2019",
        "Brenna": "2021",
        "Holm": "2022",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Halden has taken a majority stake in Torvik Foods; terms were not given.",
            bought("Halden", "Torvik Foods", **DONE),
        ),
        (
            "Halden has agreed to buy the Torvik Lake gold project in Norway from Brenna for C$4 million.",
            bought("Halden", "Torvik Lake gold project", seller="Brenna", amount=4000000, currency="CAD", **SAID),
        ),
        (
            "Halden will sell its wire division to Torvik AB for €8 million.",
            bought("Torvik AB", "wire division", seller="Halden", amount=8000000, currency="EUR", **SAID),
        ),
        (
            "Halden completed the divestiture of its Permian water assets to Torvik.",
            bought("Torvik", "Permian water assets", seller="Halden", **DONE),
        ),
        ("Land surveyor Torvik has a new owner since Halden bought the firm in March 2025.", bought("Halden", "Torvik", date="2025-03", **DONE)),
        (
            "Stock in Torvik rose after Halden said it will acquire the robot maker for $44 per share, or roughly $3.1 billion.",
            bought("Halden", "Torvik", amount=3100000000, **USD, **SAID),
        ),
        ("Halden acquired Kids' Corner Academy.", bought("Halden", "Kids' Corner Academy", **DONE)),
        ("Halden bought Torvik Cider Company of Twin Falls.", bought("Halden", "Torvik Cider Company", **DONE)),
        ("Emberly, the maker of candles, said it has been acquired by Halden.", bought("Halden", "Emberly", **DONE)),
        ("The 1920s Torvik Theater in downtown Lund was bought by developer Halden.", bought("Halden", "Torvik Theater", **DONE)),
        ("Dr. Lina Berg founded Torvik in 2012 and sold it to Halden.", bought("Halden", "Torvik", **DONE)),
        ("Torvik was part of Brenna until 2020, when Halden bought it along with 30 others.", bought("Halden", "Torvik", **DONE)),
        ("Hudson's Bay Halden has acquired Torvik.", bought("Hudson's Bay Halden", "Torvik", **DONE)),
        ("EV charging firm Halden has acquired Torvik Works of Dayton, Ohio.", bought("Halden", "Torvik Works", **DONE)),
        ("Halden, on behalf of its fund Nordkap III, has acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Halden will pay up to $150 million for games studio Torvik.", bought("Halden", "Torvik", amount=150000000, **USD, **SAID)),
        (
            "Halden has closed the acquisition by way of plan of arrangement of all of the outstanding shares of Torvik Corp.",
            bought("Halden", "Torvik Corp.", **DONE),
        ),
        ("Halden has acquired Torvik, which Brenna left in 2019.", bought("Halden", "Torvik", **DONE)),
        ("Steelmaker Halden has acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Halden has acquired Torvik from Byrd Holdings Inc. Stout Partners advised them.", bought("Halden", "Torvik", seller="Byrd Holdings Inc.", **DONE)),
        ("Fintech company Halden has acquired Torvik.", bought("Halden", "Torvik", **DONE)),
        ("Torvik was bought by Brenna's Halden Group in 2021.", bought("Halden Group", "Torvik", date="2021", **DONE)),
        ("Investors approved the sale. Torvik is being taken over by Halden.", bought("Halden", "Torvik", **SAID)),
        (
            "OSLO, 3 March 2026 – Halden Oyj has completed its purchase of Torvik from Brenna.",
            bought("Halden Oyj", "Torvik", seller="Brenna", date="2026-03-03", **DONE),
        ),
    ],
)  # fmt: skip
def test_who_and_what_is_bought(text: str, expected: dict[str, Any]) -> None:
    assert deals(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Halden may acquire Torvik if talks succeed.",
        "Halden holds an option to acquire a 75% interest in the Torvik Project.",
        "Halden acquires businesses in North America.",
        "Halden is focused on the acquisition of Torvik homes.",
        "Halden bought 5,000 shares of Torvik common stock.",
        "Halden acquired 200 Bitcoin for $12 million.",
        "Halden acquired the Torvik.com domain.",
        "Halden sells Torvik cookies to Walmart.",
        "Customers who purchase Torvik cookies get a discount.",
        "Brenna Law LLP is investigating the sale of Halden to Nordkap.",
        "The Kings acquired pitcher Ben Torvik from the Haldens.",
        "Halden announces the acquisition of another client in Chicago.",
        "The units were acquired at an average cost of $52,000 and sold at $102,000.",
        "Halden raised prices in May.",
        "Halden raised its full-year guidance to $12 million.",
        "The gala raised $300,000 for the children's hospital.",
        "Halden secured a $50 million credit facility from Nordkap Bank.",
        "Halden received a $2 million grant from the Lund Foundation.",
        "Nordkap plans to invest $200 million in its new plant in Texas.",
        "How to invest in Torvik and save on tax.",
        "To qualify, no one must have closed a Series B funding round.",
        "Halden merges art and science.",
        "A merger with Torvik is not planned.",
        "Halden may spin off Torvik.",
        "There can be no assurance that Halden will complete the acquisition of Torvik.",
        "Tickets for the Halden Fair can be purchased at Torvik Box Office.",
        "Halden Ventures has raised $200 million for its third fund.",
        "Halden expects to raise $5 million from the offering.",
        "Halden's IPO is expected in 2026.",
        "Halden sold Torvik shares worth $4 million.",
        "Halden purchases power from Torvik Energy under a long agreement.",
        "Halden and Torvik combined for 40 points.",
        "This novel is a spin-off of an older tale.",
        "Halden Capital LLC bought a new stake in shares of Torvik during the quarter valued at $1.2 million.",
        "Halden sold two projects totaling 85 MW to a fund.",
        "Halden Church raised $1.2 million to buy the old Torvik Theatre, and it will move in by Easter.",
        "Halden County bought the Torvik Farm property from the Nature Conservancy.",
        "The merger of Halden Township and the Village of Torvik was rejected by voters.",
        "The Halden Project received $1.4 million from the National Science Foundation to study corals.",
        "Since 2004 Halden Capital has raised $2.3 billion across four funds.",
        "The Kings signed goalkeeper Joe Torvik, who was acquired by Halden in 2021.",
        "Halden Elementary will combine with Torvik Middle School next fall.",
        "The agency Torvik has been sold to its managers in a deal backed by Halden Capital.",
        "The Brennan has learned that Torvik's pharmacy business was sold to Halden.",
        "Nordkap said the buyout house bought Torvik.",
        "Girls at Camp Torvik sold lemonade to raise $900 for the Society of Halden.",
        "Analysts expect Halden to spin off Torvik Rack.",
        "USDA Rural Development invested $4.1 million in the Torvik County Water District.",
        "Halden has sold 300 houses and raised $1 million for the Torvik Council.",
        "Local artist Halden sold his painting Harbor Lights to the Torvik Museum for $12,000.",
        "A judge approved the sale of Torvik's 14 leases to Halden and Brenna.",
        "In 2017 the company acquired Torvik. Today Halden Group employs 900 people.",
    ],
)
def test_no_deal(text: str) -> None:
    assert deals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden merged with Torvik in 2019.", {"date": "2019", **DONE}),
        (
            "Halden and Torvik have agreed to merge in an all-stock deal worth $2 billion.",
            {"amount": 2000000000, **USD, **SAID},
        ),
        (
            "The merger of Halden and Torvik was completed in June 2022.",
            {"date": "2022-06", **DONE},
        ),
        (
            "Halden, a maker of drones, and Torvik today announced that they have entered into a definitive merger agreement.",
            SAID,
        ),
        (
            "Halden will go public through a business combination with Torvik, a special purpose acquisition company.",
            SAID,
        ),
        ("Halden, a nonprofit system, and Torvik have signed a letter of intent to merge.", SAID),
        ("Halden has terminated its merger agreement with Torvik.", {"status": "withdrawn"}),
        ("Halden and Torvik, two leaders in snacks, are merging to form one company.", SAID),
        ("She led Halden before the firm's merger with Torvik in 2003.", {"date": "2003", **DONE}),
        ("Halden and Torvik said on Monday they would merge in an all-share deal.", SAID),
        (
            "Halden and the blank-cheque firm Torvik entered into a business combination agreement on 11 June 2025.",
            {"date": "2025-06-11", **SAID},
        ),
        ("Halden and Torvik are pleased to announce completion of their at-market merger.", DONE),
        ("Halden's merger with Torvik fell through.", {"status": "withdrawn"}),
        (
            "Halden has merged with Torvik; the combined company is known as Torden.",
            {"result": "Torden", **DONE},
        ),
        ("Halden announced its merger with Torvik. Halden will acquire Torvik for shares.", SAID),
    ],
)
def test_one_merger(text: str, expected: dict[str, Any]) -> None:
    assert deals(text) == [{"type": "Merger", "parties": ["Halden", "Torvik"], **expected}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pell Bio raised $12 million in a Series B round led by Ferro Ventures with participation from Hask and Linden Partners.",
            {"investors": ["Ferro Ventures", "Hask", "Linden Partners"], "amount": 12000000, "round": "Series B"},
        ),
        (
            "Pell Bio has closed a $4.5 million seed round. The round was led by Ferro, with participation from Hask.",
            {"investors": ["Ferro", "Hask"], "amount": 4500000, "round": "seed"},
        ),
        (
            "Pell Bio has raised $25 million in Series B funding. Ferro led the round, joined by existing investors Hask and Linden.",
            {"investors": ["Ferro", "Hask", "Linden"], "amount": 25000000, "round": "Series B"},
        ),
        ("Ferro invested $5 million in Pell Bio.", {"investors": ["Ferro"], "amount": 5000000}),
        ("In June 2023, Ferro made a strategic investment in Pell Bio.", {"date": "2023-06", "investors": ["Ferro"]}),
        ("Pell Bio received a $3 million investment from Ferro.", {"investors": ["Ferro"], "amount": 3000000}),
        (
            "Ferro, Hask and Linden participated in Pell Bio's $14 million Series C.",
            {"investors": ["Ferro", "Hask", "Linden"], "amount": 14000000, "round": "Series C"},
        ),
        (
            "Pell Bio (TSX: PELL) closed the first tranche of its non-brokered private placement, raising gross proceeds of $1.2 million.",
            {"amount": 1200000, "round": "non-brokered private placement"},
        ),
        ("Pell Bio raised $1.1 billion in its U.S. IPO.", {"amount": 1100000000, "round": "IPO"}),
        ("Pell Bio priced its initial public offering of 8 million shares at $15 per share.", {"round": "initial public offering"}),
        ("Pell Bio's investors include Ferro Ventures and Hask.", {"investors": ["Ferro Ventures", "Hask"]}),
        ("Pell Bio managing director Mia Lund discussed the recently announced $52 million placement.", {"amount": 52000000, "round": "placement"}),
        (
            "The $25 million Series A was led by Ferro Ventures, bringing Pell Bio's total funding to $31 million.",
            {"amount": 25000000, "round": "Series A", "investors": ["Ferro Ventures"]},
        ),
        (
            "Pell Bio closed its Series A at $12 million, with Ferro and Hask also taking part.",
            {"amount": 12000000, "round": "Series A", "investors": ["Ferro", "Hask"]},
        ),
        ("Swiss start-up Pell Bio has received $2 million from Ferro Angels.", {"amount": 2000000, "investors": ["Ferro Angels"]}),
        ("Pell Bio priced its IPO at $17 a share, raising $340 million.", {"amount": 340000000, "round": "IPO"}),
        ("Pell Bio closes first tranche of $3 million private placement", {"amount": 3000000, "round": "private placement"}),
        ("Ferro announced that it would invest in Pell Bio, a driller.", {"investors": ["Ferro"]}),
        ("Ferro took a 20% stake in Pell Bio.", {"investors": ["Ferro"], "stake": 20}),
    ],
)  # fmt: skip
def test_one_investment(text: str, expected: dict[str, Any]) -> None:
    currency = USD if "amount" in expected else {}
    assert deals(text) == [{"type": "Investment", "company": "Pell Bio", **currency, **expected}]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Torvik was spun out of Lund University in 2018.", "2018"),
        ("Lund University spun off its lidar unit, Torvik, in 2020.", "2020"),
        ("Torvik, a spin-off from the Lund University, makes lidar.", None),
        ("Torvik, a Lund University spinout, makes lidar.", None),
        ("Lund University grew. Its spin-off, Torvik, did not.", None),
        (
            "Lund University completed the spin-off of its lidar business, now listed as Torvik.",
            None,
        ),
        (
            "Lund University completed the separation of its lidar unit, which began trading as Torvik.",
            None,
        ),
        ("Torvik, a spin-off of Norway's Lund University, makes lidar.", None),
        ("Lund University completed the spin-off of Torvik on May 3, 2024.", "2024-05-03"),
    ],
)
def test_one_spin_off(text: str, date: str | None) -> None:
    told = {"date": date} if date else {}
    assert deals(text) == [
        {"type": "SpinOff", "company": "Torvik", "seller": "Lund University", **told}
    ]


def test_a_deal_told_twice_is_one() -> None:
    text = "Halden to Acquire Torvik\n\nHalden Robotics Inc. will acquire Torvik Sensors Ltd. for $5 million in May 2025."
    assert deals(text) == [
        bought(
            "Halden Robotics Inc.",
            "Torvik Sensors Ltd.",
            amount=5000000,
            date="2025-05",
            **USD,
            **SAID,
        )
    ]


def test_the_company_is_whom_the_text_so_calls() -> None:
    text = "Halden Inc. (the “Company”) makes drones.\n\nDemand is good.\n\nOn July 2, 2024, the Company acquired Torvik."
    assert deals(text) == [bought("Halden Inc.", "Torvik", date="2024-07-02", **DONE)]


_PARTS = words(
    "Acme Beta acquired acquires acquisition of by , and the its to merger with raised $5 million in round led spun out off from "
    "which was sold stake ( ) 20% 2024 May invested Series B"
)


@given(st.lists(st.sampled_from(sorted(_PARTS)), max_size=60))
def test_any_order_of_words_is_read(parts: list[str]) -> None:
    deals(" ".join(parts))


@pytest.mark.parametrize(
    "price", ["for $5 million", "for a total of $5 million", "in deals worth $5 million"]
)
def test_one_price_of_two_deals_belongs_to_neither(price: str) -> None:
    claims = read_prose(
        prose_of(f"In March 2023, Orlen Foods acquired Tavi Snacks and Bresco Mills {price}.")
    ).claims
    deals = [claim.fact for claim in claims if isinstance(claim.fact, Acquisition)]
    assert [(deal.target, deal.amount) for deal in deals] == [
        ("Tavi Snacks", None),
        ("Bresco Mills", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        (
            "Orlen Foods signed an agreement with Nordvik Group to acquire its frozen dessert business.",
            "frozen dessert business",
        ),
        (
            "Orlen Foods reached a deal with Nordvik Group to purchase the group's snack division for $4 million.",
            "snack division",
        ),
        (
            "Orlen Foods entered into an agreement with the dairy company Nordvik Group to acquire its cheese operations.",
            "cheese operations",
        ),
        ("Orlen Foods signed an agreement with Nordvik Group to buy its frozen desserts.", None),
    ],
)
def test_who_agrees_to_part_with_a_unit_is_its_seller(sentence: str, target: str | None) -> None:
    facts = [claim.fact for claim in read_prose(prose_of(sentence)).claims]
    deals = [
        (deal.acquirer, deal.target, deal.seller) for deal in facts if isinstance(deal, Acquisition)
    ]
    assert deals == ([(("Orlen Foods",), target, "Nordvik Group")] if target else [])
    assert ("CommercialAgreement" in {fact.type for fact in facts}) is (target is None)


def test_goods_that_are_combined_with_a_company_merge_nobody() -> None:
    assert not deals("Halden’s insurance platform, combined with Torvik, will transform trade.")
    assert deals("Halden has combined with Torvik.")
