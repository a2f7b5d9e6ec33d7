"""What a document says about names: compact, the same for the same claims, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.facts import (
    Acquisition,
    Alias,
    Attribution,
    CompanyProfile,
    Identifier,
    MarketParticipant,
    Offering,
    Segment,
)
from marketgraph.resolving import Collector, DocumentNames

FACTS = [
    MarketParticipant(
        market="Imaging",
        company="Kestrel",
        country="Canada",
        source=Attribution(publisher="Aurora", title="Reading"),
    ),
    Acquisition(acquirer=["Kestrel"], target="Wren", market="Imaging"),
    Alias(company="Wren", alias="W"),
    Identifier(company="Wren", scheme="LEI", value=" 1 "),
    Identifier(case="M.1", scheme="eu-merger", value="M.1"),
    Segment(market="Imaging", dimension="Type", segment="Acute", parent="Care"),
    Offering(company="Kestrel", product="Lens", market="Imaging"),
    CompanyProfile(company="Wren", country="Germany", headquarters="Munich"),
]


def test_names_and_evidence_are_kept(names_of) -> None:
    names = names_of("a.csv", FACTS)
    assert names.companies == {"Kestrel": 3, "Wren": 4, "W": 1}
    assert names.credited == [(0, "Kestrel")] and names.publications == ["aurora: reading"]
    assert names.identifiers == [("Wren", "lei", "1")]
    assert names.places == [("Kestrel", "Canada"), ("Wren", "Germany")]
    assert names.organizations == {"Aurora": 1}
    assert names.cells == {("Imaging", "Type", "Acute"): 1, ("Imaging", "Type", "Care"): 1}
    assert names.products == {("Lens", "Kestrel"): 1}


@given(st.permutations(FACTS))
def test_json_gives_back_the_same_and_does_not_depend_on_the_order(facts) -> None:
    from marketgraph.claim import Claim, Evidence

    evidence = Evidence(document=f"sha256:{'0' * 64}", start=0, end=1)

    def text(facts) -> str:
        collector = Collector(evidence.document, "a.csv")
        for fact in facts:
            collector.add(Claim(fact=fact, evidence=evidence, confidence=1, method="table"))
        return collector.finish().to_json()

    assert text(facts) == text(FACTS)
    assert DocumentNames.from_json(text(facts)).to_json() == text(FACTS)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"document": 1}', "nonsense"])
def test_what_is_not_such_a_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        DocumentNames.from_json(text)
