"""The wheel is whole: installed apart from the checkout, the command runs and finds what it needs."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(folder), cwd=checkout)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of a fresh environment that holds the wheel, with our dependencies."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    _run(*pip, "install", "-q", "--no-deps", "--no-index", str(wheel), cwd=folder)
    site = _run(
        str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    )
    Path(site.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_the_command_runs_outside_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert _run(str(installed / "marketgraph"), "--version", cwd=tmp_path).startswith(
        "marketgraph "
    )


def test_the_package_is_that_of_the_wheel_with_all_its_files(
    installed: Path, checkout: Path, tmp_path: Path
) -> None:
    program = "from marketgraph.resources import *; print(ONTOLOGY, DATA, sep='\\n')"
    shown = _run(str(installed / "python"), "-c", program, cwd=tmp_path).splitlines()
    for folder, name in zip(map(Path, shown), ("ontology", "data"), strict=True):
        assert installed.parent in folder.parents
        assert _names(folder) == _names(checkout / name)


def test_saved_queries_and_facts_are_found(installed: Path, tmp_path: Path) -> None:
    command = str(installed / "marketgraph")
    assert "companies-by-country" in _run(command, "query", "--list", cwd=tmp_path)
    assert '"Acquisition"' in _run(command, "schema", cwd=tmp_path)


def test_the_wheel_says_that_it_is_typed_and_under_which_licence(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    assert "marketgraph/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_what_pages_load_with_its_licences(built: Path, checkout: Path) -> None:
    package = checkout / "graph" / "marketgraph"
    folder = package / "server" / "web" / "static"
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    held = {name for name in names if name.startswith("marketgraph/server/web/static/")}
    assert held == {
        f"marketgraph/{path.relative_to(package)}" for path in folder.rglob("*") if path.is_file()
    }
    assert "marketgraph/server/web/static/vendor/THIRD-PARTY.txt" in held


def test_the_source_archive_holds_tests_and_docs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    for wanted in ("tests/conftest.py", "docs/index.md", ".ci/run", "requirements.lock", "LICENSE"):
        assert wanted in names


def _names(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts
    }


def _run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
