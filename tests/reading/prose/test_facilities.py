"""Openings of places: who, which place, where; plans and other things that open are none."""

from __future__ import annotations

import pytest

from .developing import told


@pytest.mark.parametrize(
    ("text", "company", "facility", "region"),
    [
        (
            "Kora announced the opening of its fifth hypermarket in Lusail.",
            "Kora",
            "hypermarket",
            "Lusail",
        ),
        (
            "In May 2023, Kora opened a new manufacturing plant in Chennai, India.",
            "Kora",
            "manufacturing plant",
            "Chennai, India",
        ),
        (
            "Kora inaugurated its research and development center in Bengaluru.",
            "Kora",
            "research and development center",
            "Bengaluru",
        ),
        (
            "Kora celebrated the grand opening of its flagship store at 5 Market Street in Leeds.",
            "Kora",
            "store",
            "5 Market Street in Leeds",
        ),
        (
            "Kora expanded into Brazil with the opening of an office in São Paulo.",
            "Kora",
            "office",
            "São Paulo",
        ),
        ("Kora cut the ribbon on a new battery plant in Ohio.", "Kora", "battery plant", "Ohio"),
        (
            "Kora launched its Telemed Center and Digital Health facility in India.",
            "Kora",
            "Telemed Center and Digital Health facility",
            "India",
        ),
        (
            "Kora announced the grand opening of The Little Barn, a play center.",
            "Kora",
            "Little Barn",
            None,
        ),
        (
            "Kora reported higher sales thanks to its newly opened ABC, DEF, and GHI campuses.",
            "Kora",
            "ABC, DEF, and GHI campuses",
            None,
        ),
        ("Kora's new clinic in Denver is now open.", "Kora", "clinic", "Denver"),
        ("Kora opened the doors of its new showroom in Antwerp.", "Kora", "showroom", "Antwerp"),
        ("Kora Kitchen opened its doors in Austin.", "Kora Kitchen", None, "Austin"),
        (
            "Kora Dental expands to Ohio with a second clinic in Dayton.",
            "Kora Dental",
            "clinic",
            "Dayton",
        ),
        (
            "Kora Law has relocated to a new office at 1200 Main Street in Tampa, Florida.",
            "Kora Law",
            "office",
            "1200 Main Street in Tampa, Florida",
        ),
        ("Kora Hotel officially opened in Miami.", "Kora Hotel", None, "Miami"),
        (
            "Kora Bank will officially open its doors on May 5, 2025, at 9 Elm Street in downtown Vardo.",
            "Kora Bank",
            None,
            "downtown Vardo",
        ),
        (
            "Leaders of Kora Care cut the ribbon on a new clinic in Vardo on Friday.",
            "Kora Care",
            "clinic",
            "Vardo",
        ),
        (
            "Kora Hotels welcomed its first guests in Vardo yesterday.",
            "Kora Hotels",
            None,
            "Vardo",
        ),
        (
            "Local owners Ann and Tom Berg will open the doors of Kora Yoga Vardo on May 5, 2025.",
            "Kora Yoga Vardo",
            "Kora Yoga Vardo",
            None,
        ),
        (
            "A second Kora coffee bar has opened in Vardo.",
            "Kora",
            "Kora coffee bar",
            "Vardo",
        ),
        ("Kora Bank Cuts Ribbon on New Branch in Vardo", "Kora Bank", "New Branch", "Vardo"),
        ("Now open in Vardo, Kora Yoga offers 20 classes.", "Kora Yoga", None, "Vardo"),
        (
            "Governor Lee joined Kora Tire executives to mark the opening of the company's $3 million factory in Vardo.",
            "Kora Tire",
            "factory",
            "Vardo",
        ),
        ("Kora grew with the launch of a data center in Vardo.", "Kora", "data center", "Vardo"),
        (
            "Kora announced the opening of its Round Elm location.",
            "Kora",
            "Round Elm location",
            None,
        ),
        (
            "Kora Stays debuts The Elm, a 90-room boutique hotel in downtown Vardo.",
            "Kora Stays",
            "Elm",
            "downtown Vardo",
        ),
        (
            "Kora School announces the addition of a new campus in Vardo, opening in May 2025.",
            "Kora School",
            "campus",
            "Vardo",
        ),
        ("Kora's grand opening in Vardo drew crowds.", "Kora", None, "Vardo"),
        ("Kora opened a 9,000 sq. ft. taproom in Vardo.", "Kora", "9,000 sq. ft. taproom", "Vardo"),
        (
            "Kora has expanded to Vardo with a new office at 9 Elm Street.",
            "Kora",
            "office",
            "Vardo",
        ),
        (
            "Kora will open its third bakery in Vardo on May 5, 2025.",
            "Kora",
            "bakery",
            "Vardo",
        ),
        (
            "Guests can visit Kora's newest studio at 5 Main Street.",
            "Kora",
            "studio",
            "5 Main Street",
        ),
    ],
)
def test_openings(text: str, company: str, facility: str | None, region: str | None) -> None:
    facts = told(text, "FacilityOpening")
    assert [(f["company"], f.get("facility"), f.get("region")) for f in facts] == [
        (company, facility, region)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kora plans to open 20 stores next year.",
        "Kora will open a new factory in Poland.",
        "Kora broke ground on a new plant in Texas.",
        "Kora entered Japan last year.",
        "Kora opened registration for its annual summit.",
        "Kora opened a new chapter in its history.",
        "The new law opens the door to investors.",
        "Kora opened at $12 on its first day of trading.",
        "Kora announced the opening of applications for its residency.",
        "Kora is designing its new plant in Leeds.",
        "Kora launched a podcast about small factories.",
        "Opening a restaurant is never easy, says Ann Berg, but Kora Grill has thrived in Vardo.",
        "Kora launched a new branch of its loyalty program for students.",
        "Construction is under way on Kora's newest clinic in Vardo.",
        "Work has begun on Kora's newest clinic in Vardo.",
        "Kora will open its doors if the council agrees.",
        "Kora opens new possibilities for patients at all of its offices.",
        "Ann Berg, head of Kora, will open the Care Summit in Vardo on May 5, 2025.",
        "The owners of Kora celebrate ten years of its bakery in Vardo.",
    ],
)
def test_no_openings(text: str) -> None:
    assert told(text, "FacilityOpening") == []


def test_a_date_about_something_else_is_not_the_openings() -> None:
    text = "Growth reflects the December 2024 purchase of land and Kora's newly opened Ash campus."
    [fact] = told(text, "FacilityOpening")
    assert "date" not in fact


def test_the_people_behind_a_place_are_not_that_place() -> None:
    assert (
        told(
            "The team behind Kora Grill and cafe Helio opened a new pizzeria in Ostra.",
            "FacilityOpening",
        )
        == []
    )


def test_work_that_starts_at_a_new_place_is_its_opening() -> None:
    facts = told("Kora has started production at a new plant in Ostra, Norway.", "FacilityOpening")
    assert [(fact["company"], fact["facility"]) for fact in facts] == [("Kora", "plant")]


@pytest.mark.parametrize(
    "text",
    [
        "Kora has opened what it calls Norway's first lamp plant, in the city of Ostra.",
        "Kora has opened a new lamp production line in Norway.",
        "Kora opened a 200,000-sq.-ft. warehouse in Ostra Park.",
        "Kora passed a milestone, opening its third distribution center near Ostra.",
        "Kora announced the launch of its Centre of Excellence for Circular Lamps.",
    ],
)
def test_places_behind_praise_and_measures(text: str) -> None:
    assert [fact["company"] for fact in told(text, "FacilityOpening")] == ["Kora"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Kora Ltd. officially opened its Austin, Texas, data center on Monday.", "Kora Ltd."),
        ("Kora Ltd. has commissioned its newly built data center Alta VII in Norway.", "Kora Ltd."),
        (
            "Kora Ltd. makes lamps. The lamp services firm opened a plant in Norway in 2017.",
            "Kora Ltd.",
        ),
    ],
)
def test_towns_before_and_names_behind_a_place(text: str, company: str) -> None:
    assert [fact["company"] for fact in told(text, "FacilityOpening")] == [company]


@pytest.mark.parametrize(
    "text",
    [
        "Kora Ltd. expands in Norway with new office.",
        "Kora Ltd. doubles capacity with new plant in Ostra.",
    ],
)
def test_growth_with_a_new_place_in_headlines(text: str) -> None:
    assert [fact["company"] for fact in told(text, "FacilityOpening")] == ["Kora Ltd."]


@pytest.mark.parametrize("trade", ["Licensed Esthetician", "Chef", "Attorney"])
def test_a_person_by_trade_opens_what_goes_by_its_own_name(trade: str) -> None:
    text = (
        f"{trade} Mara Holt proudly announces the opening of Halo Skin Studio, located in Norway."
    )
    assert [fact["company"] for fact in told(text, "FacilityOpening")] == ["Halo Skin Studio"]
