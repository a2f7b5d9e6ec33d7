"""The small market, written once for the tests of views."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from marketgraph.tables import Tables


@pytest.fixture(scope="session")
def small() -> ModuleType:
    """Return the module that writes the small market, loaded from beside this file."""
    path = Path(__file__).with_name("small_market.py")
    spec = importlib.util.spec_from_file_location("small_market", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tables(small: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    found: Tables = small.tables_of(tmp_path_factory.mktemp("tables"))
    return found
