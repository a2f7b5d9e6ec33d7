"""Countries and regions are found by all the names that sources give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgraph.errors import InputError
from marketgraph.facts import Coverage, MarketSize
from marketgraph.resolving import Places
from marketgraph.resolving.places import is_world
from marketgraph.vocabulary import MKG


@pytest.mark.parametrize(
    ("written", "alpha2"),
    [
        ("U.S.", "US"),
        ("the U.S.", "US"),
        ("US", "US"),
        ("USA", "US"),
        ("United States", "US"),
        ("united states of america", "US"),
        ("U.K.", "GB"),
        ("South Korea", "KR"),
        ("The Netherlands", "NL"),
        ("DE", "DE"),
        ("de", None),
        ("Munich, Germany", "DE"),
        ("San Diego, CA", None),
        ("Atlanta, Georgia", None),
        ("Georgia", "GE"),
        ("Asia-Pacific", None),
        ("", None),
        (",", None),
    ],
)
def test_countries(places: Places, written: str, alpha2: str | None) -> None:
    found = places.country(written)
    assert (found.alpha2 if found else None) == alpha2


@pytest.mark.parametrize("written", ["World", "global", "Worldwide", "the world"])
def test_the_world_has_many_names(written: str) -> None:
    assert is_world(written)


def test_regions_become_entities_but_the_world_is_a_term(world) -> None:
    texts = ["U.S.", "United States", "APAC", "Asia-Pacific", "Asia Pacific", "global"]
    resolution = world.build(a=[Coverage(market="Imaging", region=text) for text in texts])
    names = world.names()
    assert (
        names.region("U.S.")
        == names.region("United States")
        == world.iri("united-states", "region")
    )
    assert len({names.region(text) for text in texts[2:5]}) == 1
    assert names.region("global") == f"{MKG}World"
    found = {
        item.label: (item.type, item.country)
        for item in resolution.entities
        if item.kind == "region"
    }
    assert found == {"United States": ("Country", "US"), "Asia-Pacific": ("Region", None)}


def test_regions_are_one_over_documents(world) -> None:
    size = MarketSize(market="Imaging", amount=1, currency="USD", region="Holland")
    world.build(a=[size], b=[Coverage(market="Other", region="Netherlands")])
    assert world.names("a").region("Holland") == world.names("b").region("Netherlands")


def test_a_file_that_is_no_table_of_countries_is_refused(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a table of countries"):
        Places.load(tmp_path / "countries.csv")
