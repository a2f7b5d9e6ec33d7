"""The bundled data resolve as a person would: read through the same door as a user's files."""

from __future__ import annotations

import pytest

from marketgraph.documents import open_document
from marketgraph.reading import read
from marketgraph.resolving import (
    Aliases,
    Collector,
    Judgements,
    Places,
    Register,
    Resolution,
    parse_name,
    resolve,
)
from marketgraph.resources import DATA
from marketgraph.vocabulary import Iris


@pytest.fixture(scope="module")
def bundled() -> Resolution:
    names = []
    for path in sorted(DATA.glob("*/*.csv")):
        reading = read(open_document(path))
        collector = Collector(reading.source.document, str(path.relative_to(DATA)))
        for claim in reading.claims:
            collector.add(claim)
        names.append(collector.finish())
    return resolve(
        names,
        Register(),
        Judgements(),
        Aliases.load(DATA / "aliases.csv"),
        Places.load(DATA / "countries.csv"),
        Iris(),
        "2026-01-01",
    )


def owners(resolution: Resolution, *written: str) -> list[set[str]]:
    """Return for each written name the companies that bear it."""
    companies = [item for item in resolution.entities if item.kind == "company"]
    keys = [parse_name(name).full for name in written]
    return [
        {item.iri for item in companies if key in {parse_name(name).full for name in item.names}}
        for key in keys
    ]


@pytest.mark.parametrize(
    "written",
    [
        ("Royal Philips", "PHILIPS", "Koninklijke Philips N.V."),
        ("ONRAD, Inc.", "ONRAD Inc."),
        ("RamSoft", "RamSoft, Inc."),
        ("GE", "General Electric"),
    ],
)
def test_these_are_one_company(bundled: Resolution, written: tuple[str, ...]) -> None:
    found = owners(bundled, *written)
    assert all(found) and len(set.union(*found)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GE", "GE Healthcare"),
        ("General Electric", "GE Healthcare"),
        ("FUJIFILM Corporation", "FUJIFILM Holdings Corporation"),
    ],
)
def test_these_are_two_companies(bundled: Resolution, one: str, other: str) -> None:
    left, right = owners(bundled, one, other)
    assert left and right and not left & right


def test_nighthawk_is_not_nightshift_and_medica_is_not_medical(bundled: Resolution) -> None:
    companies = [item for item in bundled.entities if item.kind == "company"]
    for start in ("night", "medica"):
        alike = [item for item in companies if item.label.lower().startswith(start)]
        assert all(len({name.lower() for name in item.names}) <= 2 for item in alike)
        assert len(alike) >= 2


def test_the_market_is_one(bundled: Resolution) -> None:
    markets = [item.iri.rpartition("/")[2] for item in bundled.entities if item.kind == "market"]
    assert markets == ["cloud-native", "teleradiology"]


def test_ten_dimensions_and_no_unstated_one(bundled: Resolution) -> None:
    dimensions = [item.iri for item in bundled.entities if item.kind == "dimension"]
    of_report = [iri for iri in dimensions if "/teleradiology--" in iri and "--scope" not in iri]
    assert len(of_report) == 10
    assert not any(iri.endswith("--unstated") for iri in dimensions)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("GE", "General Electric"),
        ("BD", "Becton, Dickinson and Company"),
        ("BMSC", "Bristol-Myers Squibb"),
        ("TRS", "Teleradiology Solutions"),
        ("CVC", "CVC Capital Partners"),
        ("Industri Kapital", "IK"),
        ("American Home Products", "Wyeth"),
        ("ONRAD, Inc.", "ONRAD Inc."),
        ("Royal Philips", "Philips"),
        ("GE Healthcare", "GE Healthcare"),
        ("FUJIFILM Corporation", "FUJIFILM Corporation"),
        ("4ways Healthcare Limited", "4ways Healthcare Limited"),
        ("USARAD.COM", "USARAD.COM"),
    ],
)
def test_a_company_is_shown_by_its_full_name(bundled: Resolution, name: str, label: str) -> None:
    (found,) = owners(bundled, name)
    assert {bundled.entity(iri).label for iri in found} == {label}
