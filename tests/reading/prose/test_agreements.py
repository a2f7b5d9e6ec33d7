"""Commercial agreements: who delivers, who buys, what, for how long, at how many places."""

from __future__ import annotations

import pytest

from .developing import told


@pytest.mark.parametrize(
    ("text", "supplier", "customer"),
    [
        (
            "Brask Energy signed a supply agreement with Volta Motors.",
            "Brask Energy",
            "Volta Motors",
        ),
        (
            "Volta Motors signed an offtake agreement with Brask Lithium to buy its ore.",
            "Brask Lithium",
            "Volta Motors",
        ),
        (
            "Brask Ports signed a 20-year concession agreement with the Government of Ghana.",
            "Brask Ports",
            "Government of Ghana",
        ),
        (
            "The Royal Navy chose Brask Marine for a $2 million dredging project.",
            "Brask Marine",
            "Royal Navy",
        ),
        (
            "Brask announced that Zeiden Rail has renewed its managed security contract.",
            "Brask",
            "Zeiden Rail",
        ),
        ("Brask has been awarded a contract by the Royal Navy.", "Brask", "Royal Navy"),
        (
            "Brask Awarded Contract by Zeiden Port Authority for Crane Care",
            "Brask",
            "Zeiden Port Authority",
        ),
        ("Brask Selected by Zeiden Foods as Exclusive Packaging Supplier", "Brask", "Zeiden Foods"),
        ("Brask to Supply Zeiden Air With 500 Seats", "Brask", "Zeiden Air"),
        (
            "Under the deal, Zeiden Foods will distribute Brask's sauces and dips.",
            "Brask",
            "Zeiden Foods",
        ),
        (
            "Under a new agreement, Brask will provide Zeiden Stores with shelf robots.",
            "Brask",
            "Zeiden Stores",
        ),
        (
            "Brask won a tender from the Zeiden Coast Administration to deliver 9 boats.",
            "Brask",
            "Zeiden Coast Administration",
        ),
        (
            "Zeiden Air placed an order for 12 Luna jets with Brask Aircraft.",
            "Brask Aircraft",
            "Zeiden Air",
        ),
        ("Brask becomes the exclusive supplier of seats to Zeiden Air.", "Brask", "Zeiden Air"),
        (
            "Brask has acquired the naming rights to Elm Arena under a ten-year deal with the Elm Sports Authority.",
            "Elm Sports Authority",
            "Brask",
        ),
        ("Brask signed a naming rights agreement with the City of Elm.", "City of Elm", "Brask"),
        ("Brask signed a power purchase agreement with Zeiden Solar.", "Zeiden Solar", "Brask"),
        ("The Royal Navy awarded Brask a $30 million contract for radars.", "Brask", "Royal Navy"),
        ("The U.S. Army has awarded a contract to Brask for drones.", "Brask", "U.S. Army"),
        (
            "Brask has been selected by Zeiden Hospital to implement its platform.",
            "Brask",
            "Zeiden Hospital",
        ),
        (
            "Zeiden Hospital chose Brask as its exclusive supplier of monitors.",
            "Brask",
            "Zeiden Hospital",
        ),
        (
            "Zeiden Hospital has selected Brask's Viso platform to replace its archive.",
            "Brask",
            "Zeiden Hospital",
        ),
        (
            "Brask received a purchase order from Kappa Retail for 300 robots.",
            "Brask",
            "Kappa Retail",
        ),
        ("Skyline Airways ordered 20 aircraft from Brask.", "Brask", "Skyline Airways"),
        ("Skyline Airways placed an order with Brask for 20 jets.", "Brask", "Skyline Airways"),
        (
            "Brask's expansion follows a distribution agreement with Nordic Imports.",
            "Brask",
            "Nordic Imports",
        ),
        (
            "Medi Supply, a distributor of tools, signed a distribution agreement with Brask.",
            "Brask",
            "Medi Supply",
        ),
        (
            "Brask entered into a license agreement with the University of Basel.",
            "University of Basel",
            "Brask",
        ),
        (
            "Brask granted Lumina Pharma an exclusive licence to develop KT-101.",
            "Brask",
            "Lumina Pharma",
        ),
        ("Lumina Pharma in-licensed KT-202 from Brask.", "Brask", "Lumina Pharma"),
        ("Brask will supply Lumina with 2 million kits.", "Brask", "Lumina"),
        ("Brask signed a letter of intent for an offtake agreement with Ukora.", "Brask", "Ukora"),
        ("Lumina has retained Brask to provide advice on markets.", "Brask", "Lumina"),
        (
            "Lumina signed an agreement with Brask, under which Brask will supply pumps.",
            "Brask",
            "Lumina",
        ),
        (
            "Brask Inc. executed an Exclusive Distribution Agreement with Lumina LLC for Canada.",
            "Brask Inc.",
            "Lumina LLC",
        ),
        ("Brask signed a contract to supply Lumina with pumps.", "Brask", "Lumina"),
        ("Lumina signed an agreement to purchase 20 buses from Brask.", "Brask", "Lumina"),
        ("Lumina has been appointed exclusive distributor of Brask in Norway.", "Brask", "Lumina"),
        ("Lumina secured exclusive rights to Zelora in Japan from Brask.", "Brask", "Lumina"),
        (
            "Brask announced that Lumina has placed a follow-on order for 50 units.",
            "Brask",
            "Lumina",
        ),
        (
            "Lumina struck a two-year deal under which Brask will deliver its meals.",
            "Brask",
            "Lumina",
        ),
        ("Brask has appointed Lumina as exclusive distributor of its meters.", "Brask", "Lumina"),
        ("Brask secured a new order from a European utility for meters.", "Brask", None),
    ],
)
def test_roles(text: str, supplier: str, customer: str | None) -> None:
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact.get("customer")) for fact in facts] == [(supplier, customer)]


def test_term_sites_products_and_money() -> None:
    text = (
        "In May 2024, Brask announced a $12 million three-year agreement with Mercy Clinics to implement Brask's VisoFlow "
        "across its network of more than 1,000 clinics."
    )
    assert told(text, "CommercialAgreement") == [
        {
            "amount": 12000000,
            "currency": "USD",
            "date": "2024-05",
            "supplier": "Brask",
            "customer": "Mercy Clinics",
            "products": ["VisoFlow"],
            "termMonths": 36,
            "sites": 1000,
        }
    ]


def test_products_from_the_next_sentence() -> None:
    text = "Brask announced a purchase order with Lumina Inc. The order includes twelve Vento units and one Terro unit."
    [fact] = told(text, "CommercialAgreement")
    assert fact["products"] == ["Vento", "Terro"]


def test_one_agreement_a_customer() -> None:
    text = "Brask also has two contracts with the Royal Navy, and another with Nordland Bank to build networks."
    assert [f["customer"] for f in told(text, "CommercialAgreement")] == [
        "Royal Navy",
        "Nordland Bank",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Brask entered into a securities purchase agreement with Lumina Capital.",
        "Brask entered into a credit agreement with Bank of Ireland.",
        "Brask entered into a lease agreement with Lumina.",
        "Brask entered into a definitive agreement with Lumina.",
        "Brask was selected by Forbes as one of the best employers.",
        "Brask is in talks about a supply agreement with Lumina.",
        "Star striker John Smith signed a three-year contract with the Denver Broncos.",
        "Health Canada has granted Brask a licence for its SnoreLess band.",
        "Brask named Jane Roe chief executive officer.",
        "Orders for the new model exceeded 5,000 units.",
        "Brask reports a record order backlog of $40 million.",
        "Brask reached a contract with the Zeiden Nurses Union.",
        "Brask signed a five-year contract with striker Tom Dahl.",
        "Analysts wonder whether Zeiden will sell Brask's lamps.",
    ],
)
def test_no_agreements(text: str) -> None:
    assert told(text, "CommercialAgreement") == []


def test_products_behind_what_is_said_of_a_counterpart() -> None:
    text = "Brask has entered into a distribution agreement with Zeiden Medical, a distributor of devices, for its Luna and Sola pumps."
    assert told(text, "CommercialAgreement")[0]["products"] == ["Luna", "Sola"]
    text = "Brask will supply Zeiden with two pumps, the Luna and the Sola."
    assert told(text, "CommercialAgreement")[0]["products"] == ["Luna", "Sola"]


def test_an_amount_is_no_part_of_the_goods() -> None:
    text = (
        "Brask signed an offtake agreement with Zeiden for 9,000 tonnes a year of graphite powder."
    )
    assert told(text, "CommercialAgreement")[0]["products"] == ["graphite powder"]


TRADES = [
    ("Helio has licensed Kora's sleep drug for adults.", "Kora", "Helio"),
    ("Helio acquired the rights to Kora's sleep drug in Japan.", "Kora", "Helio"),
    ("Helio obtained exclusive rights from Kora to sell the sleep drug Zelora in Japan.", "Kora", "Helio"),
    ("Helio will license and develop cooling technology from the start-up Kora.", "Kora", "Helio"),
    ("Helio has signed a licensing agreement with Kora. Helio will pay Kora $9 million upfront.", "Kora", "Helio"),
    ("Helio entered into a license agreement with Kora, and Kora will receive an upfront payment of $9 million.", "Kora", "Helio"),
    ("Helio has entered into a license agreement with Kora. Helio is eligible to receive milestone payments.", "Helio", "Kora"),
    ("Helio has chosen a braking system by Kora.", "Kora", "Helio"),
    ("Helio selected new turbines from Kora for two dams.", "Kora", "Helio"),
    ("Helio has agreed to buy 30,000 tonnes of copper a year from Kora.", "Kora", "Helio"),
    ("Helio has agreed to take some of the output of a smelter that Kora is building.", "Kora", "Helio"),
    ("Helio, a maker of scanners, has named Kora as a distributor for the north.", "Helio", "Kora"),
    ("Kora announces a further contract award from the Ministry of Tides.", "Kora", "Ministry of Tides"),
    ("Kora has won a $12 million contract to supply buses to the city of Ostra.", "Kora", "city of Ostra"),
    ("Kora will buy power under three power purchase agreements in Norway, signed with Helio Wind.", "Helio Wind", "Kora"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "supplier", "customer"), TRADES)
def test_licences_choices_and_goods_by_the_ton(text: str, supplier: str, customer: str) -> None:
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [(supplier, customer)]


@pytest.mark.parametrize(
    "text",
    [
        "Kora's contract with Helio expired in May.",
        "The supply agreement with Helio was terminated, Kora said.",
        "Kora lost a supply contract with Helio.",
        "Kora denied that it had signed a supply deal with Helio.",
        "A court ordered Kora to stop selling pumps from Helio.",
        "Kora obtained a banking licence from Bentlo Federal Office.",
        "Max Muster ran pumps at Kora, where he signed a supply contract with Helio.",
    ],
)
def test_what_is_over_denied_or_an_offices_is_no_agreement(text: str) -> None:
    assert told(text, "CommercialAgreement") == []


def test_the_company_is_not_the_parent_whose_subsidiary_did_it() -> None:
    text = "Kora said its local subsidiary, Kora Naval, had won a contract from Helio Ports. The company won a contract for the supply of buoys from Novant Ports."
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [
        ("Kora Naval", "Helio Ports")
    ]


GIVEN = [
    ("Kora signed a licensing agreement with Helio to commercialize its sleep drug in Japan.", "Kora", "Helio"),
    ("Kora landed a licensing deal for its sleep drug with Helio.", "Kora", "Helio"),
    ("Helio signed a license agreement with Kora to develop and commercialize the latter's sleep drug.", "Kora", "Helio"),
    ("Kora signed a deal with Helio to bring Kora's lamps to Japan.", "Kora", "Helio"),
    ("Helio signed a deal with Kora to sell Kora's lamps in Japan.", "Kora", "Helio"),
    ("Kora signed a licensing deal with Helio under which Helio will in-license rights to two drugs.", "Kora", "Helio"),
    ("Helio and Kora signed a license agreement granting Helio rights to the sleep drug.", "Kora", "Helio"),
    ("Kora Ltd. and drug maker Helio signed a deal under which Helio will have exclusive rights to the lamps.", "Kora Ltd.", "Helio"),
    ("Kora granted Helio rights to sell its lamps in Japan.", "Kora", "Helio"),
    ("Helio snagged a marketing deal for Kora's sleep drug.", "Kora", "Helio"),
    ("Kora is out-licensing its sleep drug to Helio.", "Kora", "Helio"),
    ("A contract for three ferries was awarded to Kora by Helio Ports.", "Kora", "Helio Ports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "supplier", "customer"), GIVEN)
def test_whose_goods_and_who_gets_rights(text: str, supplier: str, customer: str) -> None:
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [(supplier, customer)]


@pytest.mark.parametrize(
    "text",
    [
        "Kora and Helio signed a license agreement to develop a lamp in Japan.",
        "Kora and Helio signed an agreement under which Kora will acquire Novant Bank.",
    ],
)
def test_two_subjects_whose_parts_are_not_told_are_no_agreement(text: str) -> None:
    assert told(text, "CommercialAgreement") == []


def test_a_ticker_behind_a_dollar_sign_is_nobody() -> None:
    text = "Helio Labs $HLB has expanded its licensing agreement with Kora to sell the latter company's drug in Japan."
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio Labs")]


def test_to_supply_it_means_the_subject() -> None:
    facts = told(
        "Helio Ports has sealed a contract with Kora to supply it with four cranes.",
        "CommercialAgreement",
    )
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio Ports")]


@pytest.mark.parametrize(
    "text",
    [
        "Under the terms of the agreement, Kora will provide Helio with an upfront payment.",
        "Kora agreed to buy a mine with output of 90 tonnes from Helio.",
        "Kora agreed to buy two aircraft leasing units from Helio.",
        "Kora has acquired the rights to Helio's debt.",
        "Kora selected a team of advisers from Helio.",
        "Kora Ltd and Helio signed an agreement to sell Helio's plant.",
        "Kora Ltd and Helio signed an agreement under which Helio will buy Kora Ltd.",
    ],
)
def test_payments_firms_and_people_are_no_goods(text: str) -> None:
    assert told(text, "CommercialAgreement") == []


@pytest.mark.parametrize(
    "text",
    [
        "Helio has licensed lamp technology from the South Korean firm Kora.",
        "Kora will provide its lamp technology to Helio for use in tunnels.",
        "Helio said it will award a ten-year contract agreement to Kora to make vans.",
        "Helio named a partner. Helio will award a contract to Kora.",
    ],
)
def test_firms_by_nationality_and_what_will_be_awarded(text: str) -> None:
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio")]


WORDED = [
    ("Helio is buying 20 trains from Kora.", "Kora", "Helio"),
    ("Helio has bought two ferries from Kora.", "Kora", "Helio"),
    ("Ostra Lines has ordered two ferries from Kora.", "Kora", "Ostra Lines"),
    ("Helio is sourcing its lamps from Kora.", "Kora", "Helio"),
    ("Helio has secured a ten-year supply of lithium from Kora.", "Kora", "Helio"),
    ("Helio will distribute lamps made by Kora in Japan.", "Kora", "Helio"),
    ("Helio becomes Kora's exclusive distributor in Japan.", "Kora", "Helio"),
    ("Helio gets distribution rights for Kora's lamps in Japan.", "Kora", "Helio"),
    ("Kora has named Helio exclusive distributor in Japan.", "Kora", "Helio"),
    ("Kora grants Helio exclusive distribution rights in Japan.", "Kora", "Helio"),
    ("Kora has signed Helio as a customer for its cloud.", "Kora", "Helio"),
    ("Kora bags contract to build ferries for Ostra Lines.", "Kora", "Ostra Lines"),
    ("Kora will make lamps for Helio under a five-year deal.", "Kora", "Helio"),
    ("Kora will build two ferries for Ostra Lines.", "Kora", "Ostra Lines"),
    ("Kora has been picked by Helio to run its network in Norway.", "Kora", "Helio"),
    ("The Ministry of Tides has signed a contract with Kora for two ferries.", "Kora", "Ministry of Tides"),
    ("Kora has won a contract worth $8 million over five years to supply Helio with flares.", "Kora", "Helio"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "supplier", "customer"), WORDED)
def test_purchases_sellers_and_work_in_further_words(
    text: str, supplier: str, customer: str
) -> None:
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [(supplier, customer)]


@pytest.mark.parametrize(
    "text",
    [
        "Kora bought two buildings from Helio.",
        "Kora will provide its views to the Bentlo Commission.",
        "Kora will sell bonds to Helio Bank under an agreement.",
        "Kora will build a case for Helio Wind.",
        "Kora named Helio a distributor of the year.",
        "Kora signed John Doe as a client.",
    ],
)
def test_buildings_views_securities_and_people_are_no_trade(text: str) -> None:
    assert told(text, "CommercialAgreement") == []


def test_who_operates_the_goods_is_not_the_signer() -> None:
    text = "Kora has signed a contract to provide full-service maintenance for 60 diesel trains operated by Helio Cargo."
    assert told(text, "CommercialAgreement") == []


def test_processors_and_long_goods() -> None:
    facts = told(
        "Helio Payments hired Kora as the primary payment processor for its app.",
        "CommercialAgreement",
    )
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio Payments")]
    facts = told(
        "Kora has licensed technology for the production of oxide and of ether to China's Helio.",
        "CommercialAgreement",
    )
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio")]


def test_names_of_trades_with_and_are_one_customer() -> None:
    facts = told(
        "Kora has secured an order from Alba Refinery and Petrochemicals Limited for pumps.",
        "CommercialAgreement",
    )
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [
        ("Kora", "Alba Refinery and Petrochemicals Limited")
    ]
    facts = told(
        "Kora has secured an order from Alba Refinery and Helio Petrochemicals Limited.",
        "CommercialAgreement",
    )
    assert {fact["customer"] for fact in facts} == {"Alba Refinery", "Helio Petrochemicals Limited"}


def test_a_purpose_behind_what_is_said_of_a_counterpart() -> None:
    text = "Kora has entered into a five-year agreement with Helio Care, a subsidiary of the leading operator of clinics, to provide typing services."
    facts = told(text, "CommercialAgreement")
    assert [(fact["supplier"], fact["customer"]) for fact in facts] == [("Kora", "Helio Care")]
