"""Every field of every fact reaches the graph, in terms that the ontology defines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from marketgraph.claim import Source
from marketgraph.encoding import (
    EvidenceWriter,
    Literal,
    Statements,
    fixed_terms,
    parse_nquads,
    serialise,
)
from marketgraph.encoding.terms import decimal
from marketgraph.facts import FACT_TYPES
from marketgraph.resolving.developments import link, telling
from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import DCAT, MKG, RDFS, Iris

Encode = Callable[..., Statements]
COMPLETE: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "facts" / "complete.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def changed(name: str, value: Any) -> Any:
    """Return another value that a field can have."""
    if name in ("kind", "criterion"):
        return {"driver": "trend", "size": "growth"}.get(
            value, "driver" if name == "kind" else "size"
        )
    if name == "currency":
        return "CHF" if value != "CHF" else "EUR"
    if name == "nquads":
        return "<urn:another> <urn:says> <urn:thing> .\n"
    if isinstance(value, list):
        return [f"{value[0]} Two", *value[1:]]
    return f"{value} Two" if isinstance(value, str) else value + 1


def fields() -> list[tuple[int, str]]:
    return [(n, name) for n, fact in enumerate(COMPLETE) for name in fact if name != "type"]


def test_the_complete_facts_hold_every_type() -> None:
    assert {fact["type"] for fact in COMPLETE} == set(FACT_TYPES)


@pytest.mark.parametrize(
    ("number", "name"), fields(), ids=lambda v: COMPLETE[v]["type"] if isinstance(v, int) else v
)
def test_each_field_changes_what_is_stated(
    encode: Encode, at: Any, as_claim: Any, number: int, name: str
) -> None:
    def stated(fact: dict[str, Any]) -> set[Any]:
        where = at()
        told = telling(0, as_claim(fact))
        if told and name == "case":  # a case number says which development is meant, nothing more
            found = link([("document", [told])], lambda _: where.names, Iris())
            where.development = found.of("document")[0].iri
        return set(encode(fact, where))

    fact = dict(COMPLETE[number])
    if name == "year":  # the first and last year of a figure go before a single one
        fact = {key: value for key, value in fact.items() if key not in ("startYear", "endYear")}
    if fact["type"] == "Report" and name != "source":  # else the credited publication is described
        fact.pop("source", None)
    less = {key: value for key, value in fact.items() if key != name}
    try:
        other = stated(less)
    except ValidationError:  # the fact needs the field: another value must be told apart instead
        other = stated(fact | {name: changed(name, fact[name])})
    assert stated(fact) != other


@pytest.mark.parametrize("fact", COMPLETE, ids=lambda fact: fact["type"])
def test_what_is_stated_is_valid_and_defined(encode: Encode, fact: dict[str, Any]) -> None:
    triples = encode(fact)
    text = "".join(f"<{s}> <{p}> {serialise(o)} .\n" for s, p, o in triples)
    assert len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))) == len(triples)
    if fact["type"] != "Triples":
        ontology = (ONTOLOGY / "market.ttl").read_text(encoding="utf-8")
        used = set(re.findall(rf"<{MKG}(\w+)>", text))
        assert not [
            name for name in used if not re.search(rf"^mkg:{name} ", ontology, re.MULTILINE)
        ]


def test_constants_are_labelled_as_the_ontology_labels_them() -> None:
    ontology = pyoxigraph.Store()
    ontology.load(path=str(ONTOLOGY / "market.ttl"))
    for subject, predicate, term in fixed_terms():
        if predicate == f"{RDFS}label":
            label = pyoxigraph.NamedNode(predicate)
            found = ontology.quads_for_pattern(pyoxigraph.NamedNode(subject), label, None)
            assert isinstance(term, Literal)
            assert [quad.object.value for quad in found] == [term.value]  # type: ignore[union-attr]


def deal(**more: Any) -> dict[str, Any]:
    return {"type": "Acquisition", "acquirer": ["Ada"], "target": "Bea", "date": "2024-02"} | more


def predicates(triples: Statements) -> set[str]:
    return {predicate.removeprefix(MKG) for _, predicate, _ in triples}


def test_a_withdrawn_deal_has_no_edges(encode: Encode) -> None:
    said = predicates(encode(deal(status="withdrawn", seller="Cleo")))
    assert {"acquirer", "target", "seller", "dealStatus"} <= said
    assert not said & {"acquired", "soldTo", "owner"}


def test_an_announced_deal_changes_no_owner(encode: Encode) -> None:
    said = predicates(encode(deal(status="announced")))
    assert "acquired" in said
    assert "owner" not in said
    assert "owner" in predicates(encode(deal()))


def test_a_stake_that_several_buy_together_is_held_by_none_of_them_alone(encode: Encode) -> None:
    def stakes(*acquirers: str) -> list[str]:
        said = encode(deal(acquirer=list(acquirers), stake=60))
        return [s.rpartition("/")[0].rpartition("/")[2] for s, p, _ in said if p == f"{MKG}stake"]

    assert stakes("Ada") == ["development", "ownership"]
    assert stakes("Ada", "Cleo") == ["development"]


def test_what_a_segment_is_part_of_decides_whether_it_is_stated(encode: Encode) -> None:
    size = {"type": "MarketSize", "market": "M", "amount": 5, "currency": "USD"}
    assert encode(size | {"dimension": "D"}) == encode(size)
    offering = {"type": "Offering", "company": "Ada", "product": "P"}
    assert encode(offering | {"dimension": "D", "segment": "S"}) == encode(offering)


def test_the_publication_that_a_report_credits_is_described_not_its_own_fields(
    encode: Encode,
) -> None:
    report = {"type": "Report", "title": "own", "publisher": "Own Press", "date": "2020"}
    credit = {"publisher": "Ada Press", "title": "credited"}
    assert encode(report | {"source": credit}) == encode({"type": "Report", "source": credit})


def test_a_report_without_a_name_is_given_none(encode: Encode) -> None:
    assert f"{RDFS}label" not in {t.predicate for t in encode({"type": "Report", "baseYear": 2023})}


def test_a_day_of_notice_is_not_guessed(encode: Encode) -> None:
    def notified(when: str) -> list[Any]:
        said = encode({"type": "DealReview", "case": "1", "notified": when})
        return [o.value for _, p, o in said if p == f"{MKG}notifiedOn" and isinstance(o, Literal)]

    assert notified("2024-02-01") == ["2024-02-01"]
    assert notified("2024-02") == notified("2024") == []


def test_the_scheme_of_an_identifier_is_the_same_in_capitals(encode: Encode) -> None:
    def identifiers(scheme: str) -> set[Any]:
        said = encode({"type": "Identifier", "company": "Ada", "scheme": scheme, "value": "X1"})
        return {o for _, p, o in said if p == f"{MKG}hasIdentifier"}

    assert identifiers("LEI") == identifiers("lei") != identifiers("cik")


def test_what_is_not_stated_is_said_so(encode: Encode) -> None:
    size = {"type": "MarketSize", "market": "M", "amount": 5, "currency": "USD"}
    said = {(p.removeprefix(MKG), o) for _, p, o in encode(size)}
    assert ("region", f"{MKG}Unstated") in said
    assert ("segment", f"{MKG}WholeMarket") in said
    world = {(p.removeprefix(MKG), o) for _, p, o in encode(size | {"region": "World"})}
    assert ("region", f"{MKG}World") in world


def test_one_publisher_tells_one_figure_and_two_tell_two(encode: Encode) -> None:
    size = {"type": "MarketSize", "market": "M", "amount": 5, "currency": "USD", "year": 2024}

    def node(publisher: str, title: str) -> str:
        source = {"publisher": publisher, "title": title}
        return encode(size | {"source": source})[0].subject

    assert node("Ada Press", "one report") == node("Ada Press", "another")
    assert node("Ada Press", "one report") != node("Bea Press", "one report")
    assert node("Дом 24", "one report") != node("Сад 24", "one report")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://a b",
        "https://x/<y>",
        'http://"',
        "http://[x",
        "http://x/%zz",
        "http://x:9a/",
        "http://x/\ue000",
        "http://x/\x7f",
    ],
)
def test_what_is_no_web_address_is_no_landing_page(encode: Encode, url: str) -> None:
    report = {"type": "Report", "market": "M", "title": "T", "url": url}
    assert f"{DCAT}landingPage" not in {t.predicate for t in encode(report)}


def test_evidence_says_where_a_claim_comes_from(at: Any, as_claim: Any) -> None:
    claim, where = as_claim(deal()), at()
    source = Source(document=claim.evidence.document, title="a table", reader="table")
    writer = EvidenceWriter(Iris(), source, where.report)
    text = writer.lines(claim, "urn:claim", where, ["urn:thing"], "SetAside", 'it "broke"\na rule')
    said = {
        (q.subject.value, q.predicate.value.removeprefix(MKG), q.object.value)
        for q in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)
    }
    passage = writer.passage(claim)
    assert {
        ("urn:claim", "about", "urn:thing"),
        ("urn:claim", "evidence", passage),
        ("urn:claim", "confidence", "0.98"),
        ("urn:claim", "reviewStatus", f"{MKG}SetAside"),
        ("urn:claim", "reason", 'it "broke"\na rule'),
        (passage, "quote", "a row."),
        (passage, "startOffset", "3"),
        (passage, "endOffset", "9"),
        (passage, "inDocument", writer.document),
    } <= said


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_it_was(value: str) -> None:
    text = f"<urn:s> <urn:p> {serialise(Literal(value))} ."
    quad = next(iter(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)))
    assert quad.object == pyoxigraph.Literal(value)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_decimals_are_canonical_and_exact(number: float) -> None:
    written = decimal(number).value
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", written)
    assert float(written) == float(number)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=12), st.text(min_size=1, max_size=40))
def test_whatever_an_address_or_title_holds_the_statements_are_strict_n_quads(
    encode: Encode, rest: str, title: str
) -> None:
    assume(title.strip())
    report = {"type": "Report", "market": "M", "title": title, "url": f"http://{rest}x"}
    said = encode(report)
    lines = "".join(f"<{t.subject}> <{t.predicate}> {serialise(t.object)} .\n" for t in said)
    assert parse_nquads(lines) == said
