"""The house style, as figures: sizes of modules and functions, names of modules, no cycles."""

from __future__ import annotations

import ast
from statistics import median, quantiles

import pytest

from marketgraph.resources import PACKAGE

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handlers"}
SOURCES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}
FUNCTIONS = {
    f"{name}.{node.name}": node
    for name, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
}


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short() -> None:
    sizes = {name: path.read_text().count("\n") for name, path in SOURCES.items()}
    assert not {name: size for name, size in sizes.items() if size > 500}
    assert median(sizes.values()) <= 130


def test_functions_are_short() -> None:
    sizes = {name: lines(node) for name, node in FUNCTIONS.items()}
    assert not {name: size for name, size in sizes.items() if size > 80}
    assert median(sizes.values()) <= 10
    assert quantiles(sizes.values(), n=10)[-1] <= 30


def test_no_module_has_a_vague_name() -> None:
    assert not [name for name in SOURCES if name.rsplit(".", 1)[-1] in VAGUE]


def test_everything_public_has_a_docstring() -> None:
    public = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert not [
        f"{name}.{node.name}"
        for name, tree in TREES.items()
        for node in tree.body
        if isinstance(node, public)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_does_not_import_its_own_package(name: str) -> None:
    if SOURCES[name].name == "__init__.py":
        return
    package = name.rsplit(".", 1)[0]
    if package != "marketgraph":
        assert package not in imported(TREES[name])


def test_no_two_modules_import_each_other() -> None:
    arrows = {name: imported(tree) & SOURCES.keys() - {name} for name, tree in TREES.items()}
    done: set[str] = set()
    while ready := [n for n in arrows if n not in done and arrows[n] <= done]:
        done.update(ready)
    assert not arrows.keys() - done


def imported(tree: ast.Module) -> set[str]:
    """Return what a module imports when it is imported itself."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in SOURCES else node.module)
    return found
