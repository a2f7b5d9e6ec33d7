"""Every bundled table: one form, every row a fact, every column explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from marketgraph.facts import FactBase

COLUMN = re.compile(r"`([A-Za-z0-9.]+)`")
ATTRIBUTION = ("source.publisher", "source.title", "source.date", "source.url")
VALUES = {
    "cagr",
    "leader",
    "short",
    "former",
    "brand",
    "translation",
    "nace",
    "assets",
    "publisher",
}
FOLDERS = ("teleradiology", "companies", "eu-mergers-health", "cloud-native")


def test_every_row_is_a_fact_of_the_type_that_its_table_tells(facts: dict[str, Any]) -> None:
    assert {name.partition("/")[0] for name in facts} == set(FOLDERS)
    assert all(facts.values())


def test_no_table_states_a_fact_twice(facts: dict[str, list[FactBase]]) -> None:
    for name, found in facts.items():
        texts = [fact.model_dump_json() for fact in found]
        assert len(texts) == len(set(texts)), name


def test_every_fact_says_who_is_its_source(facts: dict[str, list[FactBase]]) -> None:
    for name, found in facts.items():
        assert all(fact.source and fact.source.publisher for fact in found), name


def test_no_column_is_empty_from_top_to_bottom(tables: dict[str, list[dict[str, str]]]) -> None:
    for name, rows in tables.items():
        assert not [column for column in rows[0] if not any(row[column] for row in rows)], name


def test_cells_have_no_outer_space_and_no_empty_list_items(tables: dict[str, Any]) -> None:
    for name, rows in tables.items():
        for row in rows:
            for cell in row.values():
                assert cell == cell.strip(), name
                assert "" not in cell.split("; ") or not cell, (name, cell)


def test_tables_are_utf_8_with_line_feeds_and_no_byte_order_mark(data: Path) -> None:
    for path in data.rglob("*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\n")
        content.decode("utf-8")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_readme_names_every_column_and_no_other(
    folder: str, data: Path, tables: dict[str, list[dict[str, str]]]
) -> None:
    columns = {
        column
        for name, rows in tables.items()
        if name.startswith(f"{folder}/")
        for column in rows[0]
    }
    readme = (data / folder / "README.md").read_text(encoding="utf-8")
    sections = "".join(re.split(r"^## ", readme, flags=re.MULTILINE)[1:][-2:])
    listed = "".join(re.findall(r"^\|.*$", sections[sections.index("Columns") :], re.MULTILINE))
    named = {name for name in COLUMN.findall(listed) if not name.endswith(".csv")}
    assert columns <= named
    assert named - columns <= VALUES


@pytest.mark.parametrize("name", ["countries.csv", "aliases.csv"])
def test_the_overview_names_every_column_of_the_two_lists(
    name: str, data: Path, tables: dict[str, list[dict[str, str]]]
) -> None:
    readme = (data / "README.md").read_text(encoding="utf-8")
    section = readme.partition(f"## {name}")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `([a-z0-9]+)` \|", section, re.MULTILINE)
    assert named == list(tables[name][0])


def test_the_overview_lists_every_folder(data: Path) -> None:
    readme = (data / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in data.iterdir() if path.is_dir()}
    assert folders == set(FOLDERS)
    assert all(f"`{folder}/`" in readme for folder in folders)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_readme_states_origin_terms_and_date(folder: str, data: Path) -> None:
    readme = (data / folder / "README.md").read_text(encoding="utf-8")
    assert all(f"**{word}.**" in readme for word in ("Origin", "Terms", "Date"))


def test_no_link_to_a_company_profile_is_shipped(data: Path) -> None:
    for path in data.rglob("*.*"):
        if path.suffix == ".csv":
            assert b"crunchbase" not in path.read_bytes().lower(), path.name
