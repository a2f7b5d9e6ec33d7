"""The face of the package: what it exports, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import marketgraph
from marketgraph import errors

HEAVY = ("networkit", "networkx", "pandas", "pyarrow", "pydantic", "pyoxigraph", "rdflib", "rich")


def test_the_version_is_that_of_the_distribution(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text())["project"]
    assert marketgraph.__version__ == project["version"]


def test_exported_names_are_sorted_and_all_there() -> None:
    assert marketgraph.__all__ == sorted(marketgraph.__all__)
    for name in marketgraph.__all__:
        assert getattr(marketgraph, name) is not None


def test_nothing_else_leaks_out_of_the_package() -> None:
    program = (
        "import marketgraph, types\n"
        "print(*sorted(n for n, v in vars(marketgraph).items() if not n.startswith('_')"
        " and n not in marketgraph.__all__ and not isinstance(v, types.ModuleType)))"
    )
    assert set(_python(program).split()) <= {"Any", "TYPE_CHECKING", "annotations"}


def test_every_error_is_exported() -> None:
    named = {name for name in vars(errors) if name[0].isupper()}
    assert named <= set(marketgraph.__all__)


def test_dir_lists_what_is_exported() -> None:
    assert set(marketgraph.__all__) <= set(dir(marketgraph))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(marketgraph, "no_such_name")


def test_importing_the_package_imports_nothing_heavy() -> None:
    loaded = _python("import marketgraph, sys; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


def test_the_version_is_printed_without_anything_heavy() -> None:
    program = (
        "import sys\nfrom marketgraph.cli.app import run\n"
        "assert run(['--version']) == 0\nprint(*sys.modules)"
    )
    assert not (set(HEAVY) - {"rich"}) & set(_python(program).split())


def _python(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout
