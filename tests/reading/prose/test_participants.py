"""Players: lists, keys, tables and sentences that list companies; numbered marketing, chapters and damage are none."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import MarketParticipant
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.participants import read
from marketgraph.reading.prose.text import Text

LEADER, PARTICIPANT = "leader", "participant"


def players_of(written: str) -> list[MarketParticipant]:
    text = Text(prose_of(written))
    facts = []
    for found in read(text, Identity(market="Pea Milk")):
        assert isinstance(found.fact, MarketParticipant)
        assert found.fact.company.split()[0] in text.text[found.start : found.end]
        facts.append(found.fact)
    return facts


def names_of(written: str) -> list[str]:
    return [player.company for player in players_of(written)]


LAYOUTS = [
    ("Key Players:\n- Acme (US)\n- Beta, Inc.\n- Gamma Foods and Company", ["Acme", "Beta, Inc.", "Gamma Foods and Company"]),
    ("Top Companies Covered in Pea Milk market are:\nAcme\nInc.\nBeta Holdings\nand Gamma LLC", ["Acme Inc.", "Beta Holdings", "Gamma LLC"]),
    ('Top Key Players Are:\n"Acme Corp. (US), Beta SE (Germany), Gamma.com Inc. (US) and other major players."', ["Acme Corp.", "Beta SE", "Gamma.com Inc."]),
    ("Key manufacturers of pea milk include Acme, Beta Software, Gamma and Delta, etc. in 2022, the top five have half.", ["Acme", "Beta Software", "Gamma", "Delta"]),
    ("Leading players such as Acme AB, Beta S.A., and Gamma Farms are expanding capacity.", ["Acme AB", "Beta S.A.", "Gamma Farms"]),
    ("Key players operating in the market are Acme, Beta, LLC., Gamma Group USA, Inc. and Delta.", ["Acme", "Beta, LLC.", "Gamma Group USA, Inc.", "Delta"]),
    ("Acme SAS, Beta B.V. and Gamma SAS are among the leading companies in the pea milk market.", ["Acme SAS", "Beta B.V.", "Gamma SAS"]),
    ("Companies covered\tAcme, Beta Mutual Company, Gamma LLC\nPages\t90", ["Acme", "Beta Mutual Company", "Gamma LLC"]),
    ("Key companies profiled: Acme; Beta; Gamma LLC", ["Acme", "Beta", "Gamma LLC"]),
    ("The study names Acme Floors, Beta Co. Ltd., and PT Gamma as the leading producers.", ["Acme Floors", "Beta Co. Ltd.", "PT Gamma"]),
    ("Among the players named are Acme Pte. Ltd., Beta K.K. and Höhe GmbH.", ["Acme Pte. Ltd.", "Beta K.K.", "Höhe GmbH"]),
    ("The below companies that are profiled have been selected based on input from experts.\n    Acme\n    Ocean's Beta\n    Gamma Inc.", ["Acme", "Ocean's Beta", "Gamma Inc."]),
    ("By Company\nAcme\nBeta\nSegment by Type\nPlain\nSweet", ["Acme", "Beta"]),
    ("Company\tCountry\nAcme\tUS\nBeta\tIndia\nGamma\tJapan", ["Acme", "Beta", "Gamma"]),
    ("The report has data on the leading company.\n    Acme (US)\n    Beta (acquired by Danlake (US))", ["Acme", "Beta"]),
    ("Top companies: Acme Sensors (Germany), tuBeta Federal, 4Gamma Limited (U.K.)", ["Acme Sensors", "tuBeta Federal", "4Gamma Limited"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "names"), LAYOUTS)
def test_players_are_read_from_every_layout(written: str, names: list[str]) -> None:
    assert names_of(written) == names


NONE = [
    "The brand delivers to companies such as ours: (1) access to a network; (2) editorial syndication to 5,000 outlets; (3) a full array of solutions, and more.",
    "Key Players\n- com Inc. (US)\n- Chapter 3: Company profiles",
    "The company's products include arms, grippers, and cameras.",
    "Key features include speed, price, and quality.",
    "Players in the market include rising demand, low prices and new users.",
]


@pytest.mark.parametrize("written", NONE)
def test_noise_gives_no_player(written: str) -> None:
    assert names_of(written) == []


def test_country_and_role() -> None:
    (acme, beta) = players_of("Market Leaders:\n- Acme (US)\n- Beta (NASDAQ: BTA)")
    assert (acme.country, acme.role) == ("US", LEADER)
    assert (beta.country, beta.role) == (None, LEADER)
    assert {
        player.role for player in players_of("Market vendors include Acme, Beta, and Gamma.")
    } == {PARTICIPANT}


def test_a_company_written_twice_is_one() -> None:
    players = players_of(
        "Key players include Acme Inc., Beta and Gamma.\nKey Players\n- Acme, Inc. (US)\n- Beta"
    )
    assert [(player.company, player.country) for player in players] == [
        ("Acme, Inc.", "US"),
        ("Beta", None),
        ("Gamma", None),
    ]


def test_five_thousand_companies_in_one_line_are_all_read() -> None:
    names = [f"Acme{number} Inc." for number in range(5000)]
    assert names_of(f"Key players include {', '.join(names)}.") == names


def test_a_key_can_introduce_its_value_and_a_leader_stays_one() -> None:
    written = "Companies covered\tThe major players include Acme (US), Beta (UK), Gamma Ltd (Total 25 players)\nPages\t90"
    players = players_of(
        written + "\n\nMarket vendors include Beta (UK), and Gamma Ltd, and Delta."
    )
    assert [(player.company, player.role) for player in players] == [
        ("Acme", LEADER),
        ("Beta", LEADER),
        ("Gamma Ltd", LEADER),
        ("Delta", PARTICIPANT),
    ]


def test_what_says_that_there_are_more_is_no_part_of_a_name() -> None:
    for tail in ("& more", "and more", "& others", "among others"):
        written = f"The rover market report studies the rover market.\n\nKey Players: Brask, Tolva Group, Norvik Group {tail}."
        claims = [c.fact for c in read_prose(prose_of(written)).claims]
        assert [f.company for f in claims if isinstance(f, MarketParticipant)] == [
            "Brask",
            "Tolva Group",
            "Norvik Group",
        ], tail
