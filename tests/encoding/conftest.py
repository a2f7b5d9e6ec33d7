"""Every complete fact as a claim of one document, and a linker that makes an IRI of a name's slug."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.claim import Claim, Evidence
from marketgraph.encoding import Context, Statements, report_iri, states
from marketgraph.facts import Attribution
from marketgraph.vocabulary import MKG, Iris, slugify

IRIS = Iris()
SHA = "ab" * 32
DOCUMENT = f"sha256:{SHA}"
COMPLETE: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "facts" / "complete.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


class Slugs:
    """Gives each name the IRI of its own slug; nothing is the same but the same name."""

    def company(self, name: str) -> str:
        return IRIS.entity("company", slugify(name))

    def organization(self, name: str) -> str:
        return IRIS.entity("organization", slugify(name))

    def market(self, name: str) -> str:
        return IRIS.entity("market", slugify(name))

    def region(self, name: str) -> str:
        return f"{MKG}World" if name == "World" else IRIS.entity("region", slugify(name))

    def dimension(self, market: str, dimension: str | None) -> str:
        return IRIS.entity("dimension", f"{slugify(market)}--{slugify(dimension or 'unstated')}")

    def segment(self, market: str, dimension: str | None, segment: str) -> str:
        parts = (market, dimension or "unstated", segment)
        return IRIS.entity("segment", "--".join(map(slugify, parts)))

    def product(self, name: str, maker: str | None) -> str:
        return IRIS.entity("product", "--".join(slugify(p) for p in (maker, name) if p))

    def facility(self, name: str, company: str | None) -> str:
        return IRIS.entity("facility", "--".join(slugify(p) for p in (company, name) if p))


def context(publisher: str = "", title: str = "the document itself", **more: Any) -> Context:
    """Return the context of a document that carries a report of a title, by a publisher."""
    own = report_iri(IRIS, Attribution(publisher=publisher or None, title=title))
    development = IRIS.entity("development", "this")
    return Context(Slugs(), IRIS, own, publisher, development, **more)


def claim(fact: dict[str, Any], **more: Any) -> Claim:
    """Return a claim that states a fact."""
    evidence = Evidence(document=DOCUMENT, start=3, end=9, quote="a row.")
    return Claim.model_validate(
        {"fact": fact, "evidence": evidence, "confidence": 0.98, "method": "table"} | more
    )


def stated(fact: dict[str, Any], where: Context | None = None) -> Statements:
    """Return what a fact states."""
    return states(claim(fact), where or context())


@pytest.fixture(scope="session")
def encode() -> Callable[..., Statements]:
    """Return the function that gives what a fact states."""
    return stated


@pytest.fixture(scope="session")
def make_claim() -> Callable[..., Claim]:
    """Return the function that makes a claim of a fact."""
    return claim


@pytest.fixture(scope="session")
def make_context() -> Callable[..., Context]:
    """Return the function that makes the context of a document."""
    return context


@pytest.fixture
def at() -> Callable[..., Context]:
    """Return a function that makes the context of a document."""
    return context


@pytest.fixture
def as_claim() -> Callable[..., Claim]:
    """Return a function that makes a claim of a fact."""
    return claim
