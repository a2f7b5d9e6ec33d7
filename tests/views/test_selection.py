from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from marketgraph.tables import Tables
from marketgraph.views.picture import Picture
from marketgraph.views.selection import select


def picture(tables: Tables, *focus: str, limit: int = 200, around: bool | None = None) -> Picture:
    return select(tables, focus, limit, around)[0]


def labels(found: Picture) -> set[str]:
    return {node.label for node in found.shown}


def test_a_market_shows_participants_deals_with_all_parties_products_segments_and_regions(
    small: ModuleType, tables: Tables
) -> None:
    found = picture(tables, small.MARKET)
    assert {
        "ONRAD", "Direct Radiology", "Koninklijke Philips", "OmegaAI", "Premier Radiology Services",
        "ONRAD acquires Direct Radiology", "North America", "Cloud-based", "Too few radiologists",
    } <= labels(found)  # fmt: skip
    assert found.left_out == 0


def test_shares_are_written_beside_segments_and_regions(small: ModuleType, tables: Tables) -> None:
    found = picture(tables, small.MARKET)
    notes = {node.label: node.note for node in found.nodes.values()}
    assert notes["North America"] == "44.8 %"
    assert notes["Cloud-based"] == "65.8 %"
    assert notes["Web-based"] == ""


def test_large_equal_groups_are_folded_with_their_number(small: ModuleType, tables: Tables) -> None:
    found = picture(tables, small.MARKET)
    groups = {node.label: node for node in found.shown if node.kind == "group"}
    assert set(groups) == {
        "+7 participants",
        "+12 reviews",
        "+7 by modality",
        "+2 by component",
    }
    assert found.folded == sum(len(group.members) for group in groups.values()) == 28


def test_a_segment_with_a_figure_stays_outside_its_folded_dimension(
    small: ModuleType, tables: Tables
) -> None:
    found = picture(tables, small.MARKET)
    assert {"Cloud-based", "Web-based", "On-premise"} <= labels(found)


def test_a_development_is_tied_to_each_party_by_its_role_and_not_twice(
    small: ModuleType, tables: Tables
) -> None:
    found = picture(tables, small.MARKET)
    deal = small.development("d1")
    roles = sorted((link.word, link.target) for link in found.links if link.source == deal)
    assert roles == [
        ("acquirer", small.company("onrad")),
        ("seller", small.company("philips")),
        ("target", small.company("direct-radiology")),
    ]
    direct = [link for link in found.links if link.word == "acquired"]
    assert direct == []


def test_a_company_shows_its_developments_owners_and_markets(
    small: ModuleType, tables: Tables
) -> None:
    found = picture(tables, small.company("philips"))
    assert {"Koninklijke Philips", "Spectra Lasers", "ONRAD", "Teleradiology"} <= labels(found)
    assert "Reader 1 Imaging" not in {node.label for node in found.nodes.values()}
    owns = [link for link in found.links if link.word == "owns"]
    assert [link.note for link in owns] == ["since 1 March 2017"]


def test_several_things_of_a_query_show_only_what_ties_them(
    small: ModuleType, tables: Tables
) -> None:
    focus = [small.company("onrad"), small.company("direct-radiology"), small.company("ramsoft")]
    found = picture(tables, *focus, around=False)
    assert labels(found) == {
        "ONRAD", "Direct Radiology", "RamSoft", "ONRAD acquires Direct Radiology",
    }  # fmt: skip


def test_a_cut_keeps_the_best_attested_and_says_how_many_are_left_out(
    small: ModuleType, tables: Tables
) -> None:
    full = picture(tables, small.MARKET)
    cut = picture(tables, small.MARKET, limit=10)
    real = [node for node in cut.nodes.values() if node.kind != "group"]
    total = [node for node in full.nodes.values() if node.kind != "group"]
    assert len(cut.shown) <= 10
    assert cut.left_out == len(total) - len(real) > 0
    assert "ONRAD acquires Direct Radiology" in labels(cut), "two sources tell of it"


def test_a_development_is_never_kept_without_its_parties(small: ModuleType, tables: Tables) -> None:
    for limit in range(1, 30):
        cut = picture(tables, small.MARKET, limit=limit)
        shown = {node.iri for node in cut.shown}
        for row in small.roles():
            if row["development"] in shown:
                assert row["entity"] in cut.nodes


def test_replaced_iris_lead_to_what_replaced_them(small: ModuleType, tmp_path: Path) -> None:
    old = small.company("old-name")
    tables = small.tables_of(
        tmp_path, redirects=[{"iri": old, "replaced_by": small.company("onrad")}]
    )
    assert picture(tables, old).focus == (small.company("onrad"),)


@pytest.mark.parametrize("iri", ["https://example.org/x", "javascript:alert(1)", ""])
def test_what_is_not_in_the_tables_is_not_in_the_picture(iri: str, tables: Tables) -> None:
    assert picture(tables, iri).nodes == {}


def test_cycles_and_loops_do_no_harm(small: ModuleType, tmp_path: Path) -> None:
    onrad, philips = small.company("onrad"), small.company("philips")

    def owns(source: str, target: str) -> dict[str, Any]:
        return {"source": source, "relation": "owns", "target": target, "claim": "c"}

    rows = [owns(onrad, philips), owns(philips, onrad), owns(onrad, onrad)]
    found = picture(small.tables_of(tmp_path, relations=rows), onrad)
    assert {(link.source, link.target) for link in found.links if link.word == "owns"} == {
        (onrad, philips),
        (philips, onrad),
    }
