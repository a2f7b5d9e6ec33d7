"""The ontology, its shapes and saved queries, and a small graph in two engines."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.query import ResultRow

from marketgraph.query import SavedQuery, bind, saved_queries
from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import BASE, MKG, XSD

SMALL = Path(__file__).with_name("small.trig")
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double")}


def plain(value: str, datatype: str = "") -> Any:
    """Return a term's value as a test writes it: short IRIs, numbers, truth values, other text."""
    if datatype in NUMBERS:
        return int(float(value)) if float(value).is_integer() else float(value)
    if datatype == f"{XSD}boolean":
        return value == "true"
    if datatype == f"{XSD}dateTime":
        return datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M")
    return value.removeprefix(BASE).replace(MKG, "mkg:")


def of_oxigraph(term: Any) -> Any:
    if term is None:
        return None
    datatype = term.datatype.value if isinstance(term, pyoxigraph.Literal) else ""
    return plain(term.value, datatype)


def of_rdflib(term: Any) -> Any:
    if term is None:
        return None
    datatype = str(term.datatype or "") if isinstance(term, rdflib.Literal) else ""
    return plain(str(term), datatype)


@pytest.fixture(scope="session")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "market.ttl")


@pytest.fixture(scope="session")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")


@pytest.fixture(scope="session")
def small() -> Path:
    """Return the file of a small graph: seven companies, two markets, four documents."""
    return SMALL


@pytest.fixture(scope="session")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(SMALL), format=pyoxigraph.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # those of its own parser
        dataset.parse(SMALL, format="trig")
    return dataset


@pytest.fixture(scope="session")
def queries() -> dict[str, SavedQuery]:
    return saved_queries(ONTOLOGY / "queries")


Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def ask(
    store: pyoxigraph.Store, dataset: rdflib.Dataset, queries: dict[str, SavedQuery]
) -> Callable[..., Rows]:
    """Return a function that runs a saved query on an engine and gives its rows in order."""

    def run(engine: str, name: str, **values: object) -> Rows:
        text = bind(queries[name], values, lambda _, short: f"{BASE}{short}")
        if engine == "oxigraph":
            found = store.query(text)
            assert isinstance(found, pyoxigraph.QuerySolutions)
            names = [variable.value for variable in found.variables]
            return [{key: of_oxigraph(row[key]) for key in names} for row in found]
        result = dataset.query(text)
        names = [str(variable) for variable in result.vars or ()]
        rows = [row for row in result if isinstance(row, ResultRow)]
        return [dict(zip(names, map(of_rdflib, row), strict=True)) for row in rows]

    return run
