"""Vendored files: the ones that the script made, each under a licence that is there, none that calls out."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from marketgraph.resources import PACKAGE

CHECKOUT = Path(__file__).parents[1]
FOLDERS = (
    PACKAGE / "server/web/static/vendor",
    PACKAGE / "views/static/vendor",
    CHECKOUT / "tests/browser/vendor",
)
CODE = [file for folder in FOLDERS for file in sorted(folder.glob("*.js"))]
MODULES = sorted(FOLDERS[0].glob("*.js"))
CALLS_OUT = (
    "lov.linkeddata.es",
    "prefix.cc",
    "dbpedia.org",
    "fonts.googleapis",
    "//cdn",
    "unpkg.com",
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.parent.name)
def test_the_files_are_those_whose_digests_are_recorded(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    recorded = {line[66:]: line[:64] for line in lines if not line.startswith("#")}
    there = {file.name: file for file in folder.iterdir() if file.name != "SHA256SUMS"}
    assert recorded == {n: hashlib.sha256(f.read_bytes()).hexdigest() for n, f in there.items()}


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.name)
def test_the_licence_of_a_library_lies_beside_it(file: Path) -> None:
    licences = list(file.parent.glob(f"{file.name.split('.')[0]}.LICENSE*"))
    assert licences
    assert all(len(licence.read_text(encoding="utf-8")) > 400 for licence in licences)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_what_a_module_is_made_of_is_named_with_its_licence(file: Path) -> None:
    notice = (file.parent / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert re.search(rf"^\S+ [\d.]+ \(.+\), in .*\b{re.escape(file.name)}", notice, re.MULTILINE)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_a_module_asks_no_other_host_and_evaluates_no_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not [word for word in CALLS_OUT if word in text]
    assert not re.search(r"\beval\(|new Function\b|importScripts", text)


@pytest.mark.parametrize("file", sorted(FOLDERS[0].glob("*.css")), ids=lambda file: file.name)
def test_a_style_sheet_loads_nothing(file: Path) -> None:
    assert not re.search(r"@import|url\((?!data:)", file.read_text(encoding="utf-8"))


def test_every_version_is_pinned_with_a_digest_and_no_address() -> None:
    folder = CHECKOUT / "scripts/frontend"
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in asked.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    del packages[""]
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())
    assert "resolved" not in {key for package in packages.values() for key in package}
