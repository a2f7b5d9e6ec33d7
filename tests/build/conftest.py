"""A workspace of claims that tests write themselves, without files to read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from marketgraph.build import BuildReport, Folders, build
from marketgraph.claim import Claim, Evidence, Source, path_of, write_claims
from marketgraph.facts import parse_fact
from marketgraph.resolving import Judgement, Judgements
from marketgraph.search import Index
from marketgraph.store import EmbeddedStore
from marketgraph.tables import NAMES, Tables
from marketgraph.validation import ValidationReport, validate
from marketgraph.vocabulary import BASE, MKG

Facts = dict[str, Any]


def document_id(name: str) -> str:
    return f"sha256:{hashlib.sha256(name.encode()).hexdigest()}"


class Box:
    """Documents of facts, and the graph built from them."""

    def __init__(self, root: Path) -> None:
        self.folders = Folders(root)
        self.folders.create(BASE)

    def claims(self, name: str, facts: tuple[Facts, ...]) -> list[Claim]:
        return [
            Claim(
                fact=parse_fact(fact),
                evidence=Evidence(
                    document=document_id(name),
                    start=10 * row,
                    end=10 * row + 9,
                    quote=f"row {row} of {name}",
                    row=row + 1,
                ),
                confidence=1,
                method="table",
            )
            for row, fact in enumerate(facts, start=1)
        ]

    def put(self, name: str, *facts: Facts, publisher: str | None = None) -> list[Claim]:
        """Write a document of facts; gives its claims."""
        source = Source(
            document=document_id(name),
            location=name,
            media_type="text/csv",
            publisher=publisher,
            read="2026-01-02T03:04:05Z",
        )
        claims = self.claims(name, facts)
        write_claims(self.folders.claims, source, claims)
        return claims

    def drop(self, name: str) -> None:
        path_of(self.folders.claims, document_id(name)).unlink()

    def build(self, **options: Any) -> BuildReport:
        return build(self.folders, **options)

    def judgements(self) -> Judgements:
        return Judgements.load(self.folders.judgements)

    def judge(self, verdict: Any, subject: str, object: str) -> Judgement:
        return self.judgements().add(verdict, subject, object, by="tester", at="2026-01-01")

    def judge_claim(self, verdict: Any, claim: Claim, **more: Any) -> Judgement:
        location = f"{claim.evidence.quote}".rpartition(" of ")[2]
        return self.judgements().add_claim(
            verdict, claim, location=location, by="tester", at="2026-01-01", **more
        )

    @property
    def generation(self) -> Path:
        return self.folders.generation()

    @property
    def tables(self) -> Tables:
        return Tables(self.generation / "tables")

    def quads(self) -> list[str]:
        return sorted(map(str, pyoxigraph.Store.read_only(str(self.generation / "store"))))

    def rows(self) -> dict[str, list[str]]:
        return {name: sorted(map(str, self.tables.read(name).to_pylist())) for name in NAMES}

    def finds(self, *words: str) -> list[Any]:
        index = Index(self.generation / "search.sqlite")
        try:
            return [[tuple(hit) for hit in index.find(word, None, 20)] for word in words]
        finally:
            index.close()

    def values(self, subject: str, name: str, graph: str | None = None) -> list[str]:
        """The values of a property in the default graph, or in that of a claim."""
        store = pyoxigraph.Store.read_only(str(self.generation / "store"))
        where = pyoxigraph.NamedNode(graph) if graph else pyoxigraph.DefaultGraph()
        path = pyoxigraph.NamedNode(MKG + name)
        found = store.quads_for_pattern(pyoxigraph.NamedNode(subject), path, None, where)
        return sorted(str(getattr(quad.object, "value", "")) for quad in found)

    def company(self, name: str) -> str:
        entities = self.tables.frame("entities", filters=[("kind", "=", "company")])
        found = [row.iri for row in entities.itertuples() if name in row.names]
        assert len(found) == 1, (name, found)
        return str(found[0])

    def developments(self, kind: str) -> list[str]:
        return sorted(self.tables.frame("developments", ["iri"], [("type", "=", kind)])["iri"])

    def validate(self) -> ValidationReport:
        store = EmbeddedStore(self.generation / "store")
        try:
            return validate(store)
        finally:
            store.close()

    def fresh(self, root: Path) -> Box:
        """The same truth in another folder, built as a whole."""
        shutil.rmtree(root, ignore_errors=True)
        other = Box(root)
        shutil.copytree(self.folders.claims, other.folders.claims, dirs_exist_ok=True)
        for path in (self.folders.register, self.folders.judgements):
            if path.exists():
                shutil.copy(path, root / path.name)
        other.build(whole=True)
        return other


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "market")


@pytest.fixture
def new_box(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Box]:
    return lambda: Box(tmp_path_factory.mktemp("box") / "market")
