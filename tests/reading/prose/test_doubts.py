"""What is refused: facts whose party, product or deed is in doubt by the words around it; and what must not be."""

from __future__ import annotations

import re

import pytest
from tests.reading.prose.developing import told

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose
from marketgraph.reading.prose.developments.namedoubts import common_words, given_names
from marketgraph.reading.prose.developments.namekinds import kind_doubt
from marketgraph.reading.prose.text import Text


def refused(text: str) -> tuple[list[str], list[str]]:
    """Return the types of the facts of a text, and the reasons why others were dropped."""
    reading = read_prose(prose_of(text))
    types = [claim.record()["fact"]["type"] for claim in reading.claims]
    return types, [drop.reason for drop in reading.dropped]


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Helio’s of North Vardo has opened a new store in Oslo.", "FacilityOpening", "name cut short"),
        ("“Every Lamp Counts” was created in partnership with Helio.", "Partnership", "name cut short"),
        ("Mason, Brandt & Hale, LLP, in collaboration with Helio, has opened a court case.", "Partnership", "name cut short"),
        ("Foundation is proud to announce a partnership with Helio.", "Partnership", "common word as a company"),
        ("Transition plans and Growth acquired Torvik AG.", "Acquisition", "common word as a company"),
        ("Kora has partnered with the nonprofit Walk in My Shoes Foundation.", "Partnership", "common word as a company"),
        ("Vardo Channel’s Voice, the lamp channel, has launched Nova Lamp.", "ProductLaunch", "part of a name"),
        ("21 Lamps has partnered with Helio to light the town.", "Partnership", "part of a name"),
        ("Moving Around The Block Lamps has partnered with Helio.", "Partnership", "name cut short"),
        ("Kora’s Pasta Bar has partnered with Helio.", "Partnership", "part of a name"),
        ("Old Lamps and Shades, a maker of lamps, has acquired Torvik.", "Acquisition", "part of a name"),
        ("Zedland, the platform creating Zedcoin, a digital coin backed by real assets, has raised $4 million in seed funding.", "Investment", "subject not understood"),
        ("Halden doubled in size with the acquisition of two ZQ contracting firms.", "Acquisition", "name before a noun"),
        ("Helio invented a drink and spun out its ZQ version to a company in Vardo.", "SpinOff", "name before a noun"),
        ("For shares, Kora partners with leading ZQA and XRA-regulated broker Helio.", "Partnership", "name before a noun"),
        ("The board backs the purchase of Torvik by Zeltburg and London-based Halden.", "Acquisition", "name before a noun"),
        ("Additionally, Berglund highlighted a merger with Torvik Gold.", "Merger", "person as a company"),
        ("Berglund, who runs a gym, partners with Helio to help people.", "Partnership", "person as a company"),
        ("Berglund sold his house to invest in Bitcoin Works.", "Investment", "person as a company"),
        ("Andrew Berglund has partnered with Helio to light the town.", "Partnership", "person as a company"),
        ("Brenna made a strategic alliance with the future US President.", "Partnership", "person as a company"),
    ],
)  # fmt: skip
def test_a_party_in_doubt_is_refused(text: str, kind: str, reason: str) -> None:
    types, reasons = refused(text)
    assert kind not in types
    assert reason in reasons


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Brask Inc. has announced a partnership with Halden Inc. and Halden.", "Partnership", "one company in two parts"),
        ("Each Warrant entitles the holder to purchase one Common Share at a price of $0.20.", "Acquisition", "thing as a company"),
        ("Berg handles the sale of a Torvik, a Zed or a Kora.", "Acquisition", "thing as a company"),
        ("The former Halden subsidiary was sold last year and later acquired by Torvik.", "Acquisition", "thing as a company"),
        ("Helio is preparing for a product launch upon FDA approval.", "ProductLaunch", "no product"),
        ("The combination of Fibo Levels and Gann Fan makes the chart clear.", "Merger", "no merger"),
        ("Kora has announced a strategic partnership with Helio, a leading bank, and Torvik, a leading fund.", "Partnership", "names that run on"),
        ("The event was presented in partnership with Helio, the Center for Lamps at the Vardo School.", "Partnership", "names that run on"),
        ("Vardo Science and Lamp Parks (VSLP) teamed up to stage a fair.", "Partnership", "names that run on"),
        ("Halden Lithium’s growth path has been significantly bolstered by a $90 million investment in Argentina peso equivalent by Torvik N.V., one of the big makers.", "Investment", "subject not understood"),
        ("Kora has released its Lamp Playbook 2024.", "ProductLaunch", "no product"),
        ("Kora has access to its $100M shelf contract with Torvik Capital.", "CommercialAgreement", "loan or investment"),
        ("Kora has finalized an agreement with Helio to acquire a 100% interest in the Jupiter Project.", "CommercialAgreement", "purchase of a company"),
        ("The Halden Road Race has raised $110,000 for worthy causes.", "Investment", "gift"),
        ("Nor did the FDA registration, partnered with ISO 1346 compliance, change a thing.", "Partnership", "authority as a partner"),
        ("On the solar side, projects Halden Solar has sold to Torvik Capital run well.", "Acquisition", "target not understood"),
        ("Berg of Halden MD spoke on the purchase of Torvik UK from Brenna Pharma.", "Acquisition", "buyer named but not told"),
    ],
)  # fmt: skip
def test_a_fact_in_doubt_is_refused(text: str, kind: str, reason: str) -> None:
    types, reasons = refused(text)
    assert kind not in types
    assert reason in reasons


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Foundation, a maker of lamps, has partnered with Helio.", "Partnership"),
        ("Foundation (NYSE: FND) has partnered with Helio.", "Partnership"),
        ("Kora and Foundation grow. They say Foundation is new. Foundation has partnered with Helio.", "Partnership"),
        ("Brenna’s Halden Group acquired Torvik in 2021.", "Acquisition"),
        ("Swiss group Halden has acquired Torvik.", "Acquisition"),
        ("Halden is buying the Torvik snack brand.", "Acquisition"),
        ("Halden acquired Torvik in Vardo, Norway.", "Acquisition"),
        ("The merger of Halden and Torvik was completed in June 2022.", "Merger"),
        ("1 Halden Bank merged with Torvik Bank in March 2025.", "Merger"),
        ("Under the Amended Facility, Brenna Homes completed the $85 million sale of Torvik Place.", "Acquisition"),
        ("Andrew University has partnered with Helio.", "Partnership"),
        ("Andrew Berglund Logistics has partnered with Helio.", "Partnership"),
        ("GV led Torvik’s Series A round.", "Investment"),
        ("Halden will invest in Torvik AG.", "Investment"),
    ],
)  # fmt: skip
def test_what_a_text_shows_to_be_a_company_is_none_in_doubt(text: str, kind: str) -> None:
    assert kind in refused(text)[0]


@pytest.mark.parametrize("apostrophe", ["’", "'"])
def test_we_are_in_short_means_the_speaker(apostrophe: str) -> None:
    text = f"“We{apostrophe}re proud to partner with Helio,” said Ada Berg, CEO of Kora."
    assert [fact["partners"] for fact in told(text, "Partnership")] == [["Kora", "Helio"]]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Torvik Works, Inc., (“Torvik”), a maker of lamps, grew.", "Torvik Works, Inc.", "Torvik"),
        ("The lamps come from bioTorvik Works Inc. (bioTorvik).", "bioTorvik Works Inc.", "bioTorvik"),
        ("A pact between Kora Ventures and Helio Sports Network (HSN) was signed.", "Helio Sports Network", "HSN"),
    ],
)  # fmt: skip
def test_short_forms_behind_a_comma_and_of_parties(text: str, name: str, alias: str) -> None:
    facts = [claim.record()["fact"] for claim in read_prose(prose_of(text)).claims]
    assert [(f["company"], f["alias"]) for f in facts if f["type"] == "Alias"] == [(name, alias)]


def test_a_merger_of_two_named_before_it() -> None:
    text = "The Kora and Helio merger would create a giant."
    assert [fact["parties"] for fact in told(text, "Merger")] == [["Kora", "Helio"]]


def test_half_a_year_is_no_company() -> None:
    text = "In 2H24 the Company won a $9 million contract with the Vardo Defence Force."
    assert all("2H24" not in str(fact) for fact in told(text, "CommercialAgreement"))


def test_one_doubtful_name_takes_its_row_with_it() -> None:
    assert told("Halden acquired Torvik Plumbing, Heating, & AC in May 2023.", "Acquisition") == []


def test_a_round_is_told_though_the_sentence_before_names_some_price() -> None:
    text = "Halden sold lamps for $5 million last year. The investment in Brenna was led by Torvik Ventures."
    assert [fact["company"] for fact in told(text, "Investment")] == ["Brenna"]


def test_a_partnership_is_told_once() -> None:
    text = "Kora Foods Inc. has partnered with Helio. The partnership between Kora and Helio starts in May."
    assert len(told(text, "Partnership")) == 1


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Kora announced a manufacturing agreement with Helio for the production of its pump.", "Helio"),
        ("Kora has signed a service agreement with Helio to conduct a drilling program.", "Helio"),
        ("Kora has signed a supply agreement with Helio.", "Kora"),
    ],
)  # fmt: skip
def test_who_serves_whom(text: str, supplier: str) -> None:
    assert [fact["supplier"] for fact in told(text, "CommercialAgreement")] == [supplier]


def test_a_service_without_a_direction_is_refused() -> None:
    assert told("Kora has signed a service agreement with Helio.", "CommercialAgreement") == []


def test_a_date_may_stand_between_owner_and_deal() -> None:
    text = "Kora told of its stake in Helio, including Helio’s July 12, 2025 acquisition of Torvik."
    assert [fact["acquirer"] for fact in told(text, "Acquisition")] == [["Helio"]]


def test_lists_hold_small_letters_alone_and_share_nothing() -> None:
    assert len(common_words()) > 5000
    assert len(given_names()) > 500
    assert all(re.fullmatch(r"[a-z]{3,}", word) for word in common_words() | given_names())
    assert not common_words() & given_names()


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Berglund, a Navy veteran, launched LampNet to light the coast.", "ProductLaunch", "person as a company"),
        ("Vardo Agency on Lighting, in partnership with Helio, will light the town.", "Partnership", "name cut short"),
        ("The pilot is a collaboration between Helio and the local NGO Jukka.", "Partnership", "name cut short"),
        ("The news follows a $15 million strategic equity investment in Bitcoin from Halden (Nasdaq: HLD).", "Investment", "thing as a company"),
        ("Halden Inc. / Kora Lamp Works recently opened a branch in the park.", "FacilityOpening", "name cut short"),
        ("Helio will collaborate with Director Katie Lund Berg on a film.", "Partnership", "person as a company"),
        ("NYC welcomes the launch of the Nova Lamp.", "ProductLaunch", "place as a company"),
        ("1633 and Halden’s acquisition of Torvik, a lamp maker, closed.", "Acquisition", "part of a name"),
        ("The purchase of Brask Clinic by Halden subsidiary Kora Health is expected to pay.", "Acquisition", "name that goes on"),
    ],
)  # fmt: skip
def test_what_a_name_names_is_known_by_the_whole_text(text: str, kind: str, reason: str) -> None:
    types, reasons = refused(text)
    assert kind not in types
    assert reason in reasons


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Halden has launched its Bright Pledge.", "ProductLaunch", "no product"),
        ("Halden Press is pleased to announce the launch of Night Lamp: A Tale of the Coast, a true crime story.", "ProductLaunch", "no product"),
        ("Halden Union released a white paper entitled Lamps of the Coast.", "ProductLaunch", "no product"),
        ("Halden announces the launch of LampShops.com, a page of the web.", "ProductLaunch", "no product"),
        ("Halden recently introduced Laura Berglund to the team as Vice President of Lamps.", "ProductLaunch", "no product"),
        ("Lamp makers such as Halden can partner with Helio Works to raise money.", "Partnership", "no deed yet"),
        ("Halden is launching the Lamp Day Carnival, a week of bright events.", "ProductLaunch", "no product"),
        ("Halden launched the first version of Nova Light in 2017.", "ProductUpdate", "no update"),
        ("Halden unveiled its Lamp Maker of the Year for 2024.", "ProductLaunch", "no product"),
        ("Halden unveiled a sketch of its Nova Lamp.", "ProductLaunch", "no launch"),
        ("Nova Lamp, the Company’s newly launched lamp platform, saves power.", "ProductLaunch", "product as a company"),
        ("Vardo Lamp Expo opened a new pavilion in Oslo.", "FacilityOpening", "event as a company"),
        ("Halden owns the Vardo Mill, which grinds grain.", "Ownership", "thing as a company"),
        ("Halden agreed to acquire 25 acres within the Torvik Lamp Park.", "Acquisition", "thing as a company"),
        ("Halden announced the acquisition of the Torvik Lamp Certification.", "Acquisition", "thing as a company"),
        ("Berg led the sale of the Owl’s Nest mine to Halden Metals.", "Acquisition", "part of a name"),
        ("Halden closed a private placement with a strategic investor for $300,000.", "Investment", "amount not understood"),
        ("Halden Proud has raised over $100,000 through events across the coast.", "Investment", "gift"),
        ("The business combination between Halden and Torvik’s lamp subsidiary was approved.", "Merger", "part of a company"),
        ("Halden, in collaboration with Helio, is considering a potential collaboration on lamps.", "Partnership", "no deed yet"),
    ],
)  # fmt: skip
def test_a_deed_that_is_not_what_its_type_means_is_refused(
    text: str, kind: str, reason: str
) -> None:
    types, reasons = refused(text)
    assert kind not in types
    assert reason in reasons


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A partnership between UK-based Torvik and Halden Works, a maker of lamps, is set to change light.", "Partnership"),
        ("“We acquired Torvik,” said Mette Berglund, president of Halden.", "Acquisition"),
        ("Halden has launched Nova Guide Lamp, a lamp for guides.", "ProductLaunch"),
        ("Halden acquired Sweden’s Torvik AB.", "Acquisition"),
        ("Investor Laura Berglund acquired Torvik AB.", "Acquisition"),
        ("Halden, a Norwegian maker, has launched the Nova Lamp.", "ProductLaunch"),
        ("Halden Agency has partnered with Helio.", "Partnership"),
        ("Halden closed a $3 million private placement.", "Investment"),
        ("Halden Metals owns Torvik Minerals AB.", "Ownership"),
    ],
)  # fmt: skip
def test_names_and_deeds_beyond_doubt_stay(text: str, kind: str) -> None:
    types, _ = refused(text)
    assert kind in types


def test_a_launched_product_is_named_without_the_verb_behind_it() -> None:
    text = "“The launch of Nova Lamp marks a moment for us,” said Ada Berg, CEO of Halden."
    assert told(text, "ProductLaunch")[0]["products"] == ["Nova Lamp"]


def test_a_company_that_sees_a_market_grow_publishes_no_study() -> None:
    text = "Halden’s deal with Kora fits the plan. With India’s lamp market projected to reach $17 billion by 2027, Halden sees a large opening."
    assert "Report" not in refused(text)[0]


def test_two_partnerships_that_share_a_partner_are_not_told_apart() -> None:
    text = "Halden in conjunction with Kora Now, a leading company for lamps, is proud to announce its partnership with Helio LLC, a maker of shades."
    assert "Partnership" not in refused(text)[0]


def test_what_a_name_names_is_asked_of_the_text_around_it_and_not_of_all() -> None:
    spoken, filler = "Ada Gundo, president of a club, spoke. ", "The lamps are bright. " * 5_000
    near, far = Text(prose_of(spoken + filler)), Text(prose_of(filler + spoken))
    assert kind_doubt(near, "Gundo", 0, may_be_person=False) == "person as a company"
    assert kind_doubt(far, "Gundo", 0, may_be_person=False) is None
