"""The ontology, its shapes and saved queries, and a small graph in two engines."""

from __future__ import annotations

import calendar
import csv
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
import pyoxigraph
import pytest
import rdflib
from rdflib.query import ResultRow

import marketgraph as mg
from marketgraph.query import SavedQuery, bind, saved_queries
from marketgraph.resources import DATA, ONTOLOGY
from marketgraph.vocabulary import BASE, MKG, XSD
from marketgraph.workspace import Workspace

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


Row = dict[str, str]
LEGAL_FORMS = re.compile(r"(?: (?:inc|ltd|limited|llc|ag|corporation))+$")


class Tables:
    """The bundled tables, read by the csv module alone: what expected answers are counted from.

    Names are matched by a rule of its own, plainer than that of the build: letters and digits
    without accents, no legal form at the end, and the other names that the tables of aliases list.
    """

    def rows(self, name: str) -> list[Row]:
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))

    def every(self, stem: str) -> list[Row]:
        """The rows of every table of a name, in whichever market."""
        return [row for path in self.paths if path.stem == stem for row in self.rows(self.at(path))]

    @cached_property
    def paths(self) -> list[Path]:
        return sorted(DATA.glob("*/*.csv"))

    def at(self, path: Path) -> str:
        return path.relative_to(DATA).as_posix()

    def split(self, cell: str) -> list[str]:
        return [part for part in cell.split("; ") if part]

    def key(self, name: str) -> str:
        """What all names of one company have in common."""
        bare = self.bare(name)
        seen: set[str] = set()
        while bare in self._names and bare not in seen:
            seen.add(bare)
            bare = self._names[bare]
        return bare

    @staticmethod
    def bare(name: str) -> str:
        letters = unicodedata.normalize("NFKD", name.casefold()).replace(".", "")
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        words = " ".join(re.findall(r"[a-z0-9]+", plain))
        return LEGAL_FORMS.sub("", words).replace(" ", "")

    @cached_property
    def _names(self) -> dict[str, str]:
        pairs = [(row["alias"], row["name"]) for row in self.rows("aliases.csv")]
        pairs += [(row["alias"], row["company"]) for row in self.every("alias")]
        names = ((self.bare(other), self.bare(name)) for other, name in pairs)
        return {other: name for other, name in names if other != name}

    def region(self, name: str) -> str:
        """The common name of a region or country."""
        return self._regions.get(name.casefold(), name)

    @cached_property
    def _regions(self) -> dict[str, str]:
        rows = self.rows("countries.csv")
        other = ((alias, row["name"]) for row in rows for alias in self.split(row["aliases"]))
        return {name.casefold(): to for name, to in chain(other, ((r["name"],) * 2 for r in rows))}

    def days(self, written: str) -> tuple[str, str]:
        """The first and the last day of a date that may be a year or a month."""
        if not written:
            return "", ""
        year, month, day = ([*map(int, written.split("-")), 0, 0])[:3]
        last = calendar.monthrange(year, month or 12)[1]
        first = date(year, month or 1, day or 1)
        return first.isoformat(), date(year, month or 12, day or last).isoformat()

    @staticmethod
    def written(value: Any) -> str:
        """A value as text, so that cells of a table and of an answer compare."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if pd.isna(value):
            return ""
        if isinstance(value, datetime):
            value = value.date()
        text = str(value)
        if re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", text):
            return f"{Decimal(text).normalize():f}"
        return text


@pytest.fixture(scope="session")
def tables() -> Tables:
    return Tables()


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> Iterator[Workspace]:
    """The bundled markets in one workspace, built once."""
    with mg.open(tmp_path_factory.mktemp("answers") / "market") as workspace:
        workspace.add(*tables.paths)
        workspace.build()
        yield workspace


Cells = list[tuple[str, ...]]


@pytest.fixture(scope="session")
def answer(bundled: Workspace, tables: Tables) -> Callable[..., Cells]:
    """Return a function that asks the bundled markets and gives the sorted rows of some columns.

    A column with an asterisk holds names of companies, which are given as their key.
    """

    def ask(query: str, columns: str, **values: object) -> Cells:
        frame = bundled.query(query, **values)
        cells = [
            [tables.key(name) if name else "" for name in map(tables.written, frame[column[:-1]])]
            if column.endswith("*")
            else list(map(tables.written, frame[column]))
            for column in columns.split()
        ]
        return sorted(zip(*cells, strict=True))

    return ask
