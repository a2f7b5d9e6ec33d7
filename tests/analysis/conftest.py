"""The small tables folders of the network's tests, for the analyses."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location(
    "small_tables", Path(__file__).parents[1] / "network" / "conftest.py"
)
assert _SPEC and _SPEC.loader
_small = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_small)

made = _small.made
edge = _small.edge_fixture
iri = _small.iri_fixture
