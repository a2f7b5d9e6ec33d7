"""Partnerships and joint ventures: who with whom, for what; options and habits are none."""

from __future__ import annotations

import pytest

from .developing import found, told


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Helio and Vantor have entered into a strategic partnership to sort parcels.",
            ["Helio", "Vantor"],
        ),
        ("Helio has partnered with cloud firm Vantor to sort parcels.", ["Helio", "Vantor"]),
        (
            "Helio AG is collaborating with Novant Health and Mercy Clinic to test sensors.",
            ["Helio AG", "Novant Health", "Mercy Clinic"],
        ),
        ("Helio and Orbix announced a co-marketing agreement for scanners.", ["Helio", "Orbix"]),
        ("Helio teamed up with chipmaker Orbix.", ["Helio", "Orbix"]),
        ("Helio Teams Up With Orbix on Robot Safety", ["Helio", "Orbix"]),
        (
            "The Ash Wolves named Helio Water its official drink partner.",
            ["Ash Wolves", "Helio Water"],
        ),
        ("Helio has become the jersey sponsor of the Ash Wolves.", ["Helio", "Ash Wolves"]),
        ("Helio joins forces with Orbix to fight fraud.", ["Helio", "Orbix"]),
        (
            "The collaboration between Helio AG and the University of Basel focuses on eyes.",
            ["Helio AG", "University of Basel"],
        ),
        (
            "An alliance between Helio, the Orbix Institute and the state of Ohio aims high.",
            ["Helio", "Orbix Institute", "state of Ohio"],
        ),
        (
            "Helio expanded its long-standing alliance with Bentlo Systems.",
            ["Helio", "Bentlo Systems"],
        ),
        ("Helio's collaboration with Bentlo marks a new start.", ["Helio", "Bentlo"]),
        (
            "Helio signed a memorandum of understanding with the Ministry of Health of Kenya.",
            ["Helio", "Ministry of Health of Kenya"],
        ),
        ("Helio, in partnership with Bentlo, invites families to a fair.", ["Helio", "Bentlo"]),
        ("Working in partnership with Bentlo, Helio designed a rover.", ["Helio", "Bentlo"]),
        (
            "The fair is organized by Helio in collaboration with the City of Denver.",
            ["Helio", "City of Denver"],
        ),
        (
            "Helio, a robot maker, and Bentlo, a leading carrier, have formed a partnership.",
            ["Helio", "Bentlo"],
        ),
        ("Helio and Bentlo will jointly develop a wearable sensor.", ["Helio", "Bentlo"]),
        ("The app was co-developed by Helio and the Mayo Clinic.", ["Helio", "Mayo Clinic"]),
        (
            "Helio becomes the official health partner of the Denver Nuggets.",
            ["Helio", "Denver Nuggets"],
        ),
        ("Helio is working with Bentlo to develop a sensor.", ["Helio", "Bentlo"]),
        ("Helio intends to partner with Bentlo on lamps.", ["Helio", "Bentlo"]),
        (
            "Helio signed a letter of intent with Bentlo to collaborate on lamps.",
            ["Helio", "Bentlo"],
        ),
        (
            "“We are excited to partner with Bentlo,” said Jane Roe, CEO of Helio Health.",
            ["Helio Health", "Bentlo"],
        ),
        (
            "“Our pupils come first,” said Ann Lee, Head, Park School. “So we are glad to partner with Bentlo on tablets.”",
            ["Park School", "Bentlo"],
        ),
        (
            "“Through our partnership with Bentlo, we reach more people,” said Jane Roe, CEO of Helio.",
            ["Helio", "Bentlo"],
        ),
        (
            "Helio entered into a Strategic Alliance Agreement with Bentlo Inc.",
            ["Helio", "Bentlo Inc."],
        ),
        (
            "“By joining forces with Bentlo, we can serve more families,” said Jane Roe, president of Helio.",
            ["Helio", "Bentlo"],
        ),
        (
            "Bentlo United named Helio Health as its official health partner.",
            ["Bentlo United", "Helio Health"],
        ),
        ("Helio has been chosen by Bentlo as its technology partner.", ["Helio", "Bentlo"]),
        ("Helio ties up with Bentlo to offer loans.", ["Helio", "Bentlo"]),
        ("Together, Helio and Bentlo will offer a full line of pumps.", ["Helio", "Bentlo"]),
        ("Helio has entered into an agreement with Bentlo to develop a mine.", ["Helio", "Bentlo"]),
        (
            "Helio has partnered with leading shops including Bentlo and Orbix to sell lamps.",
            ["Helio", "Bentlo", "Orbix"],
        ),
        ("Helio is Bentlo's exclusive technology partner.", ["Helio", "Bentlo"]),
        (
            "Together with Bentlo, the shipbuilder Helio Yards will form an alliance.",
            ["Bentlo", "Helio Yards"],
        ),
        (
            "“Our collaboration with Bentlo shows what is possible,” said John Doe, Director of Helio.",
            ["Helio", "Bentlo"],
        ),
        (
            "The two bodies, Helio and Bentlo, have agreed to work together on lamps.",
            ["Helio", "Bentlo"],
        ),
    ],
)
def test_partners(text: str, partners: list[str]) -> None:
    assert [fact["partners"] for fact in told(text, "Partnership")] == [partners]


@pytest.mark.parametrize(
    ("text", "parents", "company"),
    [
        (
            "Acme Energy and Borealis Power formed a joint venture called NorthGrid.",
            ["Acme Energy", "Borealis Power"],
            "NorthGrid",
        ),
        (
            "Acme will form a 60/40 joint venture with Tolva Batteries.",
            ["Acme", "Tolva Batteries"],
            None,
        ),
        (
            "BlueFin, a joint venture between Ostara and Merid Lines, took a ship.",
            ["Ostara", "Merid Lines"],
            "BlueFin",
        ),
        (
            "Acme, through its Saltlake joint venture with Borealis, drilled a well.",
            ["Acme", "Borealis"],
            "Saltlake",
        ),
        (
            "Acme exercised its option to form a joint venture with Borealis.",
            ["Acme", "Borealis"],
            None,
        ),
    ],
)
def test_joint_ventures(text: str, parents: list[str], company: str | None) -> None:
    facts = told(text, "JointVenture")
    assert [(fact["parents"], fact.get("company")) for fact in facts] == [(parents, company)]


@pytest.mark.parametrize(
    "text",
    [
        "Helio may partner with Bentlo in the future.",
        "Helio is in talks to form a partnership with Bentlo.",
        "Helio seeks to partner with Bentlo.",
        "Helio has terminated its partnership with Bentlo.",
        "Helio also partners with over 300 clinics to treat wounds.",
        "Helio partners with brands such as Bentlo and Orbix.",
        "Makers such as Helio and Bentlo are forming partnerships with hospitals.",
        "Helio signed a memorandum of understanding with Bentlo to acquire its mine.",
        "Partnerships with hospitals are key to Helio's growth.",
        "Helio collaborates with Bentlo engineers now and then.",
        "The study was shown in conjunction with CES 2025 by Helio.",
        "Helio promoted Jane Roe to partner.",
        "Helio named Jane Roe as a partner.",
    ],
)
def test_options_habits_and_purchases_are_none(text: str) -> None:
    assert told(text, "Partnership", "JointVenture") == []


def test_date_purpose_and_stretch() -> None:
    text = "OSLO, May 5, 2025 /Wire/ -- Helio AS, a maker of lamps, today announced a partnership with Bentlo Oy to build smart lamps. It is old."
    [item] = found(text)
    assert item.fact.model_dump(exclude_none=True) == {
        "type": "Partnership",
        "date": "2025-05-05",
        "partners": ("Helio AS", "Bentlo Oy"),
        "purpose": "build smart lamps",
    }
    assert text[item.start : item.end].startswith("Helio AS, a maker")
    assert text[item.start : item.end].endswith("Bentlo Oy")


def test_what_a_launch_shares_is_no_partnership() -> None:
    text = "Helio launched the Zeta lamp in partnership with Bentlo."
    assert told(text, "Partnership") == []
    assert told(text, "ProductLaunch")[0]["partners"] == ["Bentlo"]


def test_a_campaign_made_together_is_a_partnership() -> None:
    text = "Helio launched a campaign against fraud in partnership with Bentlo."
    assert told(text, "Partnership")[0]["partners"] == ["Helio", "Bentlo"]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Kora will work with Helio to build a solar farm.", ["Kora", "Helio"]),
        ("Kora will work with the French lamp maker Helio on street lights.", ["Kora", "Helio"]),
        ("Kora announced plans to work with the Bentlo Council to help small firms.", ["Kora", "Bentlo Council"]),
        ("Kora Corp. and San Marco-based Helio have teamed up to offer loans.", ["Kora Corp.", "Helio"]),
        ("Kora, Helio join hands to develop chips", ["Kora", "Helio"]),
    ],
)  # fmt: skip
def test_working_together_and_headlines(text: str, partners: list[str]) -> None:
    assert [fact["partners"] for fact in told(text, "Partnership")] == [partners]


@pytest.mark.parametrize(
    "text",
    [
        "Kora's partnership with Helio ended in May.",
        "Analysts at Bentlo Capital said the partnership with Helio could add to sales.",
        "Max Muster joined Kora from Bentlo, where he led partnerships with Helio.",
        "Kora denied a partnership with Helio.",
    ],
)
def test_what_is_over_or_somebody_elses_is_no_partnership(text: str) -> None:
    assert told(text, "Partnership") == []


def test_an_office_of_three_fields_is_one_partner() -> None:
    text = "The Agency for Trade, Energy and Transport has partnered with Kora to test lamps."
    assert told(text, "Partnership")[0]["partners"] == [
        "Agency for Trade, Energy and Transport",
        "Kora",
    ]
    text = "Kora teamed up with the Ministry of Health, Helio and Novant to test lamps."
    assert "Helio" in told(text, "Partnership")[0]["partners"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Kora is joining with the State of Ohio and Helio to form a lab.", ["Kora", "State of Ohio", "Helio"]),
        ("Kora and Helio have signed a joint agreement for the development of chips.", ["Kora", "Helio"]),
        ("Kora received a payment of $9 million from its partner Helio.", ["Kora", "Helio"]),
        ("Kora teamed up with Bentlo Hospital and Helio Ltd.'s local unit to test lamps.", ["Kora", "Bentlo Hospital", "Helio Ltd."]),
    ],
)  # fmt: skip
def test_joining_joint_agreements_partners_in_passing_and_units(
    text: str, partners: list[str]
) -> None:
    assert [fact["partners"] for fact in told(text, "Partnership")] == [partners]


def test_counterparts_of_somebody_unknown_are_not_partners_of_each_other() -> None:
    assert (
        told(
            "The company signed memoranda of understanding with Helio, Bentlo and Novant.",
            "Partnership",
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kora Ltd. and Helio will jointly study the lamp.",
        "Kora Ltd. and Helio have joined to fight weeds.",
        "Kora Ltd. and software supplier Helio are joining to build a lab.",
        "Kora Ltd. and Helio announced a $2 billion tie-up to make batteries.",
        "Kora Ltd. and Helio are forming a partnership to make batteries.",
    ],
)
def test_two_who_join_study_or_tie_up(text: str) -> None:
    assert [fact["partners"] for fact in told(text, "Partnership")] == [["Kora Ltd.", "Helio"]]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Kora Ltd. and Helio will develop a process for turning straw into sugar.", ["Kora Ltd.", "Helio"]),
        ("Kora Ltd. and Norway's Helio are collaborating on lamps.", ["Kora Ltd.", "Helio"]),
        ("Cotton Corp of India signed an MoU with Helio to support trade.", ["Cotton Corp of India", "Helio"]),
    ],
)  # fmt: skip
def test_two_who_will_develop_something_and_national_corporations(
    text: str, partners: list[str]
) -> None:
    assert [fact["partners"] for fact in told(text, "Partnership")] == [partners]


@pytest.mark.parametrize(
    "text",
    [
        "Kora Ltd. and Norway's Helio will set up a joint venture to make lamps.",
        "Kora Ltd. has formed a joint venture with a Helio subsidiary to make lamps.",
        "Kora Ltd. and Norway's Helio are forming a 50-50 venture that will make lamps.",
    ],
)
def test_ventures_of_two_of_a_subsidiary_and_of_halves(text: str) -> None:
    assert [fact["parents"] for fact in told(text, "JointVenture")] == [["Kora Ltd.", "Helio"]]


def test_a_construction_agreement_is_no_partnership() -> None:
    text = "Kora Rail has signed a procurement and construction framework agreement with Helio Engineering Bureau."
    assert told(text, "Partnership") == []
    assert [(f["supplier"], f["customer"]) for f in told(text, "CommercialAgreement")] == [
        ("Helio Engineering Bureau", "Kora Rail")
    ]
