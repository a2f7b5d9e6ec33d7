"""Shares of the parts of one whole that add up to more than all of it are told, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from marketgraph.vocabulary import MKG

SOURCE = {"publisher": "Cedar Research", "title": "Reading today"}
SHARE = {"type": "MarketShare", "market": "Reading", "year": 2023, "source": SOURCE}
EUROPE = SHARE | {"withinRegion": "Europe"}
CLINICS = SHARE | {"dimension": "Place"}


def region(name: str, percent: float, **more: Any) -> dict[str, Any]:
    return EUROPE | {"region": name, "percent": percent} | more


def segment(name: str, percent: float, **more: Any) -> dict[str, Any]:
    return CLINICS | {"segment": name, "percent": percent} | more


def told(box: Any, *facts: dict[str, Any]) -> list[str]:
    box.put("shares", *facts)
    return [warning.partition(": ")[2] for warning in box.build().warnings]


def test_regions_of_one_whole(box: Any) -> None:
    assert told(box, region("France", 70), region("Germany", 60)) == [
        "the shares of sibling regions add up to 130 %"
    ]


def test_segments_of_one_dimension(box: Any) -> None:
    assert told(box, segment("Clinics", 80), segment("Wards", 30.5)) == [
        "the shares of sibling segments add up to 110.5 %"
    ]


NESTED = {"type": "Segment", "market": "Reading", "dimension": "Place", "segment": "Wards"}


@pytest.mark.parametrize(
    "facts",
    [
        (region("France", 60), region("Germany", 40.5)),
        (region("France", 70), region("Germany", 60, year=2024)),
        (region("France", 70), region("Germany", 60, withinRegion="World")),
        (region("France", 70), region("Germany", 60, market="Imaging")),
        (region("France", 70), region("Germany", 60, source=SOURCE | {"title": "Another"})),
        (region("France", 70), region("Germany", 60, company="Ash Imaging")),
        (SHARE | {"region": "France", "percent": 70}, SHARE | {"region": "Spain", "percent": 60}),
        (region("France", 70), region("France", 60)),
        (segment("Clinics", 80), segment("Wards", 30), NESTED | {"parent": "Clinics"}),
        (segment("Clinics", 80), segment("Wards", 30, withinSegment="Clinics")),
        (segment("Clinics", 80), segment("Wards", 30, region="France")),
    ],
    ids=[
        "within rounding",
        "another year",
        "another whole",
        "another market",
        "another report",
        "the share of a company",
        "no whole is stated",
        "a part counts once",
        "a segment inside another",
        "a share of a segment",
        "another region",
    ],
)
def test_what_is_no_part_of_the_same_whole_is_not_added(
    box: Any, facts: tuple[dict[str, Any], ...]
) -> None:
    assert told(box, *facts) == []


def test_a_region_inside_another_that_is_told_too_is_not_added(box: Any) -> None:
    wide, narrow = region("Western Europe", 80), region("France", 30)
    assert told(box, wide, narrow, region("Poland", 15)) == [
        "the shares of sibling regions add up to 125 %"
    ]
    rows = box.tables.read("entities", ["iri", "label", "kind"]).to_pylist()
    iris = {row["label"]: row["iri"] for row in rows if row["kind"] == "region"}
    nested = f"<{iris['France']}> <{MKG}partOfRegion> <{iris['Western Europe']}> .\n"
    assert (
        told(box, wide, narrow, region("Poland", 15), {"type": "Triples", "nquads": nested}) == []
    )


def test_an_increment_tells_them_too(box: Any) -> None:
    for number in range(8):
        box.put(f"ballast-{number}", {"type": "Market", "market": f"Market {chr(97 + number)}"})
    box.put("first", region("France", 70))
    assert box.build().warnings == []
    box.put("second", region("Germany", 60))
    report = box.build()
    assert report.incremental
    assert len(report.warnings) == 1
