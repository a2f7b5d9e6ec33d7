"""RDF exports: the accepted statements, or everything with the claims that it came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.claim import Claim, Evidence, Source, read_claims, read_source, write_claims
from marketgraph.errors import ClaimsError, UsageError
from marketgraph.facts import parse_fact
from marketgraph.store import write_store
from marketgraph.views.export import write_rdf
from marketgraph.vocabulary import Iris

DOCUMENT = f"sha256:{'ab' * 32}"
RECORD = ox.NamedNode("https://w3id.org/marketgraph/ontology#record")
QUADS = (
    b'<urn:a> <urn:label> "Kiwi \\"& S\\u00F8n\\"" .\n'
    b"<urn:a> <urn:acquired> <urn:b> .\n"
    b"<urn:a> <urn:acquired> <urn:b> <urn:claim> .\n"
)
DATASETS = pytest.mark.parametrize(
    ("ending", "format"),
    [
        ("trig", ox.RdfFormat.TRIG),
        ("nq", ox.RdfFormat.N_QUADS),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with write_store(tmp_path / "store", [QUADS]) as opened:
        yield opened


def a_claim(name: str, start: int = 0) -> Claim:
    fact = parse_fact({"type": "Alias", "company": name, "alias": "short"})
    evidence = Evidence(document=DOCUMENT, start=start, end=start + 3, quote=name)
    return Claim(fact=fact, evidence=evidence, confidence=0.7, method="table", reader="by hand")


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    source = Source(document=DOCUMENT, location="own.csv", title='A "table"\nof ours')
    names = ["Kiwi", 'Say "hi" \\ <b>', "zwölf \u202e"]
    write_claims(tmp_path / "claims", source, [a_claim(name, n) for n, name in enumerate(names)])
    (path,) = (tmp_path / "claims").iterdir()
    return path


def records(path: Path, format: ox.RdfFormat) -> dict[str, Any]:
    """What an export holds as records: the JSON by the IRI it is about."""
    quads = ox.parse(path=path, format=format)
    found = [quad for quad in quads if quad.predicate == RECORD]
    assert all(quad.graph_name == ox.DefaultGraph() for quad in found)
    assert all(quad.object.datatype.value.endswith("#JSON") for quad in found)
    return {quad.subject.value: json.loads(quad.object.value) for quad in found}


@DATASETS
def test_a_dataset_gives_back_the_same_claims_and_source(
    ending: str, format: ox.RdfFormat, store: Any, claims: Path, tmp_path: Path
) -> None:
    found = records(write_rdf(store, tmp_path / f"g.{ending}", claims=[claims]), format)
    iris = Iris()
    source = found.pop(iris.entity("document", DOCUMENT.removeprefix("sha256:")))
    assert Source.model_validate(source) == read_source(claims)
    again = {iri: Claim.model_validate(record) for iri, record in found.items()}
    assert again == {iris.entity("claim", claim.id): claim for claim in read_claims(claims)}
    assert {iris.entity("claim", claim.id) for claim in again.values()} == set(again)


@DATASETS
def test_a_dataset_holds_every_graph(
    ending: str, format: ox.RdfFormat, store: Any, tmp_path: Path
) -> None:
    path = write_rdf(store, tmp_path / f"g.{ending}")
    assert set(ox.parse(path=path, format=format)) == set(
        ox.parse(QUADS, format=ox.RdfFormat.N_QUADS)
    )


@pytest.mark.parametrize(
    ("ending", "format"), [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)]
)
def test_a_graph_holds_the_accepted_statements_only(
    ending: str, format: ox.RdfFormat, store: Any, claims: Path, tmp_path: Path
) -> None:
    path = write_rdf(store, tmp_path / f"g.{ending}", claims=[claims])
    found = list(ox.parse(path=path, format=format))
    assert {str(quad.predicate.value) for quad in found} == {"urn:label", "urn:acquired"}
    assert len(found) == 2


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
def test_any_name_comes_back_from_a_record(name: str) -> None:
    try:
        claim = a_claim(name)
    except ValueError:
        return
    from marketgraph.claim import canonical
    from marketgraph.encoding import Literal, serialise
    from marketgraph.views.export.records import JSON

    written = serialise(Literal(canonical(claim.record()), JSON))
    line = f"<urn:c> <urn:record> {written} .\n".encode()
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    assert Claim.model_validate_json(quad.object.value) == claim


def test_another_base_is_kept(store: Any, claims: Path, tmp_path: Path) -> None:
    base = Iris("https://example.org/id/")
    path = write_rdf(store, tmp_path / "g.nq", claims=[claims], iris=base)
    assert all(iri.startswith(base.base) for iri in records(path, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld"])
def test_a_damaged_file_of_claims_leaves_no_half_export(
    ending: str, store: Any, claims: Path, tmp_path: Path
) -> None:
    claims.write_text(claims.read_text() + "{broken\n")
    with pytest.raises(ClaimsError, match="line 5"):
        write_rdf(store, tmp_path / "out" / f"g.{ending}", claims=[claims])
    assert not list((tmp_path / "out").iterdir())


def test_a_format_for_tables_is_refused(store: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"turtle \(\.ttl\)"):
        write_rdf(store, tmp_path / "g.csv")
