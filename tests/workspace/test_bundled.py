"""The bundled markets, end to end; expected numbers are counted from the tables."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import marketgraph as mg
from marketgraph.resources import DATA
from marketgraph.workspace import Workspace

FILES = sorted(DATA.glob("*/*.csv"))
Rows = Callable[[str], list[dict[str, str]]]


def company(workspace: Workspace, name: str) -> str:
    """The one company that bears exactly this name."""
    entities = workspace.tables.frame("entities", filters=[("kind", "=", "company")])
    bearing = [row.iri for row in entities.itertuples() if name in row.names]
    assert len(bearing) == 1, (name, bearing)
    return str(bearing[0])


def cases_of(workspace: Workspace, iri: str) -> set[str]:
    developments = workspace.tables.frame("developments").dropna(subset="case")
    cases = dict(zip(developments["iri"], developments["case"], strict=True))
    roles = workspace.tables.frame("roles", filters=[("entity", "=", iri)])
    return {cases[name] for name in roles["development"] if name in cases}


def quads(workspace: Workspace) -> list[str]:
    return sorted(map(str, pyoxigraph.Store.read_only(str(workspace.generation / "store"))))


def cases_in_table(data: Rows, party: str) -> set[str]:
    return {
        row["case"]
        for row in data("eu-mergers-health/deal-review.csv")
        if party in row["parties"].split("; ")
    }


@pytest.mark.parametrize(
    "names",
    [
        ("Koninklijke Philips N.V.", "Royal Philips", "PHILIPS"),
        ("ONRAD, Inc.", "ONRAD Inc."),
        ("RamSoft", "RamSoft, Inc."),
        ("General Electric", "GE"),
    ],
)
def test_names_of_one_company_are_one(bundled: Workspace, names: tuple[str, ...]) -> None:
    assert len({company(bundled, name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NightHawk Radiology", "NightShift Radiology"),
        ("FUJIFILM Corporation", "FUJIFILM HOLDINGS CORPORATION"),
        ("General Electric", "GE Healthcare"),
        ("Medica Reporting Ltd.", "MÉDICA"),
    ],
)
def test_names_of_two_companies_are_two(bundled: Workspace, one: str, other: str) -> None:
    assert company(bundled, one) != company(bundled, other)


def test_medica_is_no_company_whose_name_begins_with_medical(bundled: Workspace) -> None:
    entities = bundled.tables.frame("entities", filters=[("kind", "=", "company")])
    medica = company(bundled, "Medica Reporting Ltd.")
    medical = [r.iri for r in entities.itertuples() if any("medical" in n.lower() for n in r.names)]
    assert medical
    assert medica not in medical


def test_the_european_cases_of_philips_hang_on_it(bundled: Workspace, data: Rows) -> None:
    expected = cases_in_table(data, "PHILIPS")
    assert len(expected) == 2
    assert cases_of(bundled, company(bundled, "Royal Philips")) == expected


def test_the_cases_of_ge_hang_on_general_electric(bundled: Workspace, data: Rows) -> None:
    expected = cases_in_table(data, "GE")
    assert len(expected) == 4
    assert cases_of(bundled, company(bundled, "General Electric")) == expected
    assert not cases_of(bundled, company(bundled, "GE Healthcare"))


def test_the_owner_of_ge_healthcare_depends_on_the_day(bundled: Workspace) -> None:
    before = bundled.query("owner-on-date", company="GE Healthcare", day="2022-06-01")
    assert list(before["ownerIRI"]) == [company(bundled, "General Electric")]
    assert bundled.query("owner-on-date", company="GE Healthcare", day="2024-06-01").empty


def test_every_leader_is_there_with_its_country(bundled: Workspace, data: Rows) -> None:
    rows = data("teleradiology/market-participant.csv")
    leaders = [row for row in rows if row["role"] == "leader"]
    assert len(leaders) == 21
    found = bundled.query("companies-of-market", market="Teleradiology")
    assert int(found["leader"].sum()) == 21
    entities = bundled.tables.frame("entities").set_index("iri")
    for row in leaders:
        assert entities.loc[company(bundled, row["company"]), "country"], row["company"]


def test_sizes_of_thirteen_publishers_stand_side_by_side(bundled: Workspace, data: Rows) -> None:
    rows = [r for r in data("teleradiology/published-sizes.csv") if r["type"] == "MarketSize"]
    publishers = {row["source.publisher"] for row in rows}
    assert len(publishers) == 13
    sizes = bundled.query("sizes", market="Teleradiology")
    assert sizes["publisher"].nunique() == 13


def test_every_row_counts_and_nothing_is_set_aside(bundled: Workspace, data: Rows) -> None:
    rows = sum(len(data(path.relative_to(DATA).as_posix())) for path in FILES)
    status = bundled.status()
    assert status.claims == {"accepted": rows}
    assert (status.set_aside, status.damaged) == ([], [])
    reviews = bundled.tables.frame("developments", filters=[("type", "=", "DealReview")])
    assert len(reviews) == len({row["case"] for row in data("eu-mergers-health/deal-review.csv")})


def test_the_same_truth_builds_the_same_quads_in_any_order(
    bundled: Workspace, tmp_path: Path
) -> None:
    with mg.open(tmp_path / "again") as again:
        again.add(*reversed(FILES))
        again.build()
        assert facts(again) == facts(bundled)
        register = (again.folder / "register.csv").read_text(encoding="utf-8")
        assert register == (bundled.folder / "register.csv").read_text(encoding="utf-8")


def facts(workspace: Workspace) -> list[str]:
    """All quads but the times of reading."""
    return [quad for quad in quads(workspace) if "retrievedAt" not in quad]


def test_a_copy_of_the_truth_builds_the_same_quads(bundled: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    shutil.copytree(bundled.folder / "claims", folder / "claims")
    for name in ("register.csv", "workspace.json"):
        shutil.copy(bundled.folder / name, folder / name)
    (folder / "generations").mkdir()
    with mg.open(folder) as copy:
        copy.build()
        assert quads(copy) == quads(bundled)


def test_reading_the_same_bytes_twice_changes_nothing(bundled: Workspace) -> None:
    before = {path.name: path.read_bytes() for path in (bundled.folder / "claims").iterdir()}
    generation = bundled.generation
    assert all(item.known for item in bundled.add(*FILES))
    assert before == {p.name: p.read_bytes() for p in (bundled.folder / "claims").iterdir()}
    assert not bundled.build().changed
    assert bundled.generation == generation


def test_the_bundled_markets_keep_the_shapes(tmp_path: Path) -> None:
    with mg.open(tmp_path / "market") as workspace:
        workspace.add(*sorted((DATA / "teleradiology").glob("*.csv")))
        workspace.build()
        report = workspace.validate()
        assert report.conforms, report.violations[:3]


@pytest.mark.slow
def test_all_bundled_markets_keep_the_shapes(bundled: Workspace) -> None:
    report = bundled.validate()
    assert report.conforms, report.violations[:3]


@pytest.mark.slow
def test_a_generated_economy_of_a_tenth_of_a_million_quads_keeps_the_shapes(
    tmp_path: Path, checkout: Path
) -> None:
    program = checkout / "benchmarks" / "generate.py"
    folder = tmp_path / "market"
    subprocess.run([sys.executable, str(program), str(folder), "--claims", "2700"], check=True)
    with mg.open(folder) as workspace:
        report = workspace.build()
        assert report.quads >= 100_000
        checked = workspace.validate()
        assert checked.conforms, checked.violations[:3]
