"""Launches and updates: who, what, with whom; studies, campaigns and plans are none."""

from __future__ import annotations

import pytest

from .developing import found, told


@pytest.mark.parametrize(
    ("text", "company", "product"),
    [
        ("Kora today announced the launch of YUKI, its latest robot lawn mower.", "Kora", "YUKI"),
        (
            "In June 2024, Kora introduced the Azuro 5000, a new imaging system, in Japan.",
            "Kora",
            "Azuro 5000",
        ),
        ("Kora unveils next-generation glucose monitor at a fair.", "Kora", "glucose monitor"),
        (
            "Kora has rolled out a new mobile banking app to customers.",
            "Kora",
            "mobile banking app",
        ),
        (
            "The KoraOne platform was launched by Kora Health in 2023.",
            "Kora Health",
            "KoraOne platform",
        ),
        ("Kora launched a digital pathology platform called PathOne.", "Kora", "PathOne"),
        (
            "Kora is proud to introduce its new line of organic teas, Leafy Mornings.",
            "Kora",
            "Leafy Mornings",
        ),
        (
            "With the launch of its Zeta line of bikes, Kora enters a new field.",
            "Kora",
            "Zeta line of bikes",
        ),
        (
            "Kora's recently unveiled CloudView Service will help operators.",
            "Kora",
            "CloudView Service",
        ),
        ("Kora announced it will launch the KoraPay wallet in 2026.", "Kora", "KoraPay wallet"),
        ("Kora unveiled the world's fastest car charger, Terra 360.", "Kora", "Terra 360"),
        (
            "Having served thousands of guests, Kora is well known. In 2025, it launched a co-branded travel insurance plan.",
            "Kora",
            "co-branded travel insurance plan",
        ),
    ],
)
def test_launches(text: str, company: str, product: str) -> None:
    facts = told(text, "ProductLaunch")
    assert [(fact["companies"], fact["products"]) for fact in facts] == [([company], [product])]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        (
            "Kora announced an updated version of its comprehensive StatsPort tool.",
            "StatsPort tool",
        ),
        ("Kora released version 4.0 of its CloudView software.", "CloudView software"),
        ("Kora upgraded its CloudView imaging suite with triage.", "CloudView imaging suite"),
        ("Kora has updated its mobile app to include reminders.", "mobile app"),
        ("Kora launched an upgraded CloudView platform.", "CloudView platform"),
        ("Kora completed a major upgrade of its CloudView platform.", "CloudView platform"),
        ("Kora enhanced its CloudView platform with search.", "CloudView platform"),
    ],
)
def test_updates(text: str, product: str) -> None:
    assert [fact["products"] for fact in told(text, "ProductUpdate")] == [[product]]
    assert told(text, "ProductLaunch") == []


def test_partners_and_several_companies() -> None:
    text = (
        "Lumina, in collaboration with Kora, introduced an updated version of the PathOne router."
    )
    assert told(text, "ProductUpdate") == [
        {"companies": ["Lumina"], "products": ["PathOne router"], "partners": ["Kora"]}
    ]
    text = "Lumina and Kora have jointly launched the Zeta lamp."
    assert told(text, "ProductLaunch")[0]["companies"] == ["Lumina", "Kora"]


def test_two_products() -> None:
    text = "Kora launched the Civo sedan and the Accordo wagon."
    assert told(text, "ProductLaunch")[0]["products"] == ["Civo sedan", "Accordo wagon"]


def test_a_dateline_dates_what_is_announced_not_what_is_recent() -> None:
    line = "OSLO, May 5, 2025 /Wire/ -- "
    assert (
        told(f"{line}Kora today launched the Zeta lamp.", "ProductLaunch")[0]["date"]
        == "2025-05-05"
    )
    assert "date" not in told(f"{line}Kora recently launched the Zeta lamp.", "ProductLaunch")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Kora plans to launch the Zeta lamp next year.",
        "Kora launched its annual sustainability report.",
        "Kora launched a campaign to raise awareness.",
        "Kora launched a new website.",
        "Kora released a new study on sleep.",
        "Kora released its third-quarter results.",
        "Kora launched Project Sunrise, an initiative to plant trees.",
        "Kora launched in Germany last year.",
        "Kora launched its services in Egypt.",
        "Kora launched an investigation.",
        "Kora introduced Jane Roe, its new president, to the press.",
        "Kora introduced Jane Roe as its new head.",
        "Analysts upgraded Kora to Buy.",
        "Kora won clearance for an updated Alaro pump.",
        "The launch of the product was delayed.",
        "The Nordland Commission launched the Horizon fund platform.",
        "Germany introduced new rules for clinics in 2022.",
        "Kora launched the Sunrise Mission in 2021.",
        "A survey released by Kora found that users are glad.",
        "Kora launched 22 Starnet satellites.",
    ],
)
def test_no_launches(text: str) -> None:
    assert told(text, "ProductLaunch", "ProductUpdate") == []


@pytest.mark.parametrize(
    ("text", "kind", "company", "product"),
    [
        ("Kora refreshed its menu with eight soups.", "ProductUpdate", "Kora", "menu"),
        (
            "Kora adds route planning to its FleetOne platform.",
            "ProductUpdate",
            "Kora",
            "FleetOne platform",
        ),
        (
            "The latest update to the BudgetFox app introduces shared wallets, said developer Kora Labs.",
            "ProductUpdate",
            "Kora Labs",
            "BudgetFox app",
        ),
        (
            "Enhanced with AI tools, Docufox 5 is now available to all customers, Kora Systems announced.",
            "ProductUpdate",
            "Kora Systems",
            "Docufox 5",
        ),
        (
            "The redesigned Fizz 40 backpack from Kora & Sons includes a lighter frame.",
            "ProductUpdate",
            "Kora & Sons",
            "Fizz 40 backpack",
        ),
        (
            "With the newest version of its PayFox app, Kora lets users split bills.",
            "ProductUpdate",
            "Kora",
            "PayFox app",
        ),
        (
            "Kora Games has released Update 1.8 for Ember Vale, with new maps.",
            "ProductUpdate",
            "Kora Games",
            "Ember Vale",
        ),
        ("Kora is rolling out a maple latte at its cafes.", "ProductLaunch", "Kora", "maple latte"),
        (
            "Kora has refreshed the recipe and packaging of its Hearty Pot dog food.",
            "ProductUpdate",
            "Kora",
            "Hearty Pot dog food",
        ),
        (
            "Kora is launching a capsule collection with a young designer called Second Leaf.",
            "ProductLaunch",
            "Kora",
            "Second Leaf",
        ),
        ("Kora's FleetOne app is now available in Spain.", "ProductLaunch", "Kora", "FleetOne app"),
        ("Kora announced that the Fizz 2 is now available.", "ProductLaunch", "Kora", "Fizz 2"),
        ("The Fizz 2 is now available worldwide from Kora.", "ProductLaunch", "Kora", "Fizz 2"),
    ],
)
def test_what_is_better_or_for_sale(text: str, kind: str, company: str, product: str) -> None:
    facts = [item.fact for item in found(text) if item.fact.type.startswith("Product")]
    assert [(f.type, f.companies, f.products) for f in facts] == [(kind, (company,), (product,))]


@pytest.mark.parametrize(
    "text",
    [
        "Kora adds two experts to its Ash office.",
        "Kora announced the launch of its chess tournament series for students.",
        "Kora Stays debuts The Elm, a 90-room boutique hotel in Vardo.",
        "Kora introduced its new chief financial officer, Karen Berg, to investors.",
        "Kora added value to the Fizz brand.",
        "Ann Berg's memoir Quiet Rivers is now available from Fox Press.",
        "Kora will add maps to its FleetOne platform next year.",
        "Kora's annual report is now available.",
    ],
)
def test_what_is_neither_better_nor_for_sale(text: str) -> None:
    assert told(text, "ProductLaunch", "ProductUpdate") == []


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Kora today announced Lumen Pro, a desk lamp for studios.", "Lumen Pro"),
        ("Kora has launched an authorized generic version of Zelor tablets.", "authorized generic version of Zelor tablets"),
        ("Kora launched a biosimilar of Zelor in May.", "biosimilar of Zelor"),
        ("Kora has unveiled two single malt whiskies at a fair.", "single malt whiskies"),
    ],
)  # fmt: skip
def test_named_products_and_copies(text: str, product: str) -> None:
    assert [fact["products"] for fact in told(text, "ProductLaunch")] == [[product]]


@pytest.mark.parametrize(
    "text",
    [
        "Kora showed a lens alongside the roll-out of the Nova 5 chip in new phones.",
        "Kora cut its prices ahead of the launch of the Nova 5.",
        "Kora won time for the extended-release version of its headache pill Zelor.",
        "Kora introduced its new chief executive, Max Muster.",
    ],
)
def test_launches_of_others_and_of_people_are_none(text: str) -> None:
    assert told(text, "ProductLaunch", "ProductUpdate") == []


def test_a_name_behind_a_colon_and_what_came_out_by_itself() -> None:
    facts = told(
        "Kora announced the launch of a new brand in its lamp portfolio: Lumen Pro.",
        "ProductLaunch",
    )
    assert [fact["products"] for fact in facts] == [["Lumen Pro"]]
    facts = told("Kora's Lumen desk lamp launched in May.", "ProductLaunch")
    assert [(fact["companies"], fact["products"]) for fact in facts] == [
        (["Kora"], ["Lumen desk lamp"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kora announced the launch of its Centre of Excellence for Circular Lamps.",
        "Kora said it would go on with an extended release headache product.",
    ],
)
def test_centres_and_slow_pills_are_no_launches(text: str) -> None:
    assert told(text, "ProductLaunch") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kora's Nova lamp is now on sale.",
        "Kora has started selling its Nova lamp in Japan.",
        "Kora has begun shipping the Nova lamp.",
        "Kora took the wraps off its Nova lamp.",
        "Kora brings out Nova lamp.",
    ],
)
def test_what_is_sold_shipped_or_brought_out(text: str) -> None:
    facts = told(text, "ProductLaunch")
    assert [(fact["companies"], fact["products"]) for fact in facts] == [(["Kora"], ["Nova lamp"])]


def test_shares_are_no_products() -> None:
    assert told("Kora started selling shares in Helio.", "ProductLaunch") == []


def test_a_coming_release_in_passing_is_no_launch() -> None:
    assert (
        told(
            "Kora said it will use Helio's platform, starting with the August 2020 release of its Alta software.",
            "ProductLaunch",
        )
        == []
    )


def test_where_a_product_is_made_is_no_part_of_its_name() -> None:
    facts = told(
        "Kora Ltd. unveiled the Alta chip manufactured at a plant in Norway.", "ProductLaunch"
    )
    assert [fact["products"] for fact in facts] == [["Alta chip"]]
