"""Small documents of claims in our own words, resolved in one call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

import pytest

from marketgraph.claim import Claim, Evidence
from marketgraph.facts import Attribution, FactBase
from marketgraph.resolving import (
    Aliases,
    Country,
    DocumentNames,
    Judgements,
    Places,
    Register,
    Resolution,
    collect,
    resolve,
)
from marketgraph.vocabulary import Iris

PLACES = Places(
    [
        (Country("United States", "US"), ("U.S.", "USA", "United States of America")),
        (Country("United Kingdom", "GB"), ("U.K.", "UK", "Great Britain")),
        (Country("Canada", "CA"), ("CAN",)),
        (Country("Germany", "DE"), ("Deutschland",)),
        (Country("Netherlands", "NL"), ("The Netherlands", "Holland")),
        (Country("Republic of Korea", "KR"), ("Korea", "South Korea")),
        (Country("Georgia", "GE"), ()),
    ]
)


def document_id(location: str) -> str:
    """Return the id of a made-up document."""
    return f"sha256:{hashlib.sha256(location.encode()).hexdigest()}"


def make_claim(fact: FactBase, location: str = "a.csv", method: str = "table") -> Claim:
    """Return a claim of a made-up document."""
    evidence = Evidence(document=document_id(location), start=0, end=4, quote=f"row of {location}")
    return Claim(fact=fact, evidence=evidence, confidence=1, method=method)


def make_names(location: str, facts: Iterable[FactBase]) -> DocumentNames:
    """Return the names of a made-up document."""
    return collect(document_id(location), location, [make_claim(fact, location) for fact in facts])


class World:
    """A workspace in small: register and judgements last, documents come and go."""

    def __init__(self) -> None:
        self.register = Register()
        self.judgements = Judgements()
        self.aliases = Aliases()
        self.documents: dict[str, list[FactBase]] = {}
        self.resolution: Resolution | None = None

    def build(self, **documents: Iterable[FactBase]) -> Resolution:
        """Add documents (a, b, …, named a.csv, b.csv, …) and resolve all."""
        for name, facts in documents.items():
            self.documents[f"{name}.csv"] = list(facts)
        self.resolution = resolve(
            [make_names(location, facts) for location, facts in self.documents.items()],
            self.register,
            self.judgements,
            self.aliases,
            PLACES,
            Iris(),
            "2026-01-01",
        )
        return self.resolution

    def company(self, name: str, document: str = "a") -> str:
        """Return the slug of a company in a document."""
        assert self.resolution is not None
        return self.names(document).company(name).rpartition("/")[2]

    def names(self, document: str = "a"):
        """Return the linker of a document."""
        assert self.resolution is not None
        return self.resolution.names(document_id(f"{document}.csv"))

    def iri(self, slug: str, kind: str = "company") -> str:
        """Return an IRI."""
        return Iris().entity(kind, slug)

    def labels(self, kind: str = "company") -> list[str]:
        """Return the labels of all entities of a kind."""
        assert self.resolution is not None
        return sorted(item.label for item in self.resolution.entities if item.kind == kind)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def names_of() -> Callable[..., DocumentNames]:
    return make_names


@pytest.fixture
def places() -> Places:
    return PLACES


@pytest.fixture
def report() -> Attribution:
    return Attribution(publisher="Aurora Insight", title="Remote reading of images")
