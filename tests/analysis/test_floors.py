"""Below its floors an analysis refuses, and says with numbers why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marketgraph.analysis import analyses, analyze
from marketgraph.errors import TooLittleEvidence, UnknownName, UsageError

Make = Callable[..., Any]
NETWORK = ("centrality", "brokers", "communities", "components", "cores")


@pytest.fixture
def market(made: Make, edge: Make, iri: Make) -> Any:
    """Twenty-one companies of a market, four of them with an edge."""
    tele = iri("teleradiology", "market")
    members = [edge(f"m{n:02}", "operatesIn", tele) for n in range(21)]
    links = [edge("m00", "acquired", "m01"), edge("m02", "partnerOf", "m03")]
    label = {"iri": tele, "kind": "market", "label": "Teleradiology", "names": ["Teleradiology"]}
    return made(relations=members + links, entities=[label])


@pytest.mark.parametrize("name", NETWORK)
def test_four_of_twenty_one_companies_are_too_few(market: Any, name: str) -> None:
    with pytest.raises(TooLittleEvidence) as error:
        analyze(market, name, market="Teleradiology")
    assert "4 of 21 companies of Teleradiology have an edge (19%), the floor is 20%" in str(
        error.value
    )
    assert "Add" in str(error.value.remedy)


def test_too_few_edges_are_counted_as_pairs_not_as_claims(market: Any) -> None:
    with pytest.raises(TooLittleEvidence, match=r"there are 2 edges among .* the floor is 30"):
        analyze(market, "brokers", market="Teleradiology", min_share=0.1)


def test_one_source_is_too_few(made: Make, edge: Make, iri: Make) -> None:
    rows = [edge(f"a{n}", "acquired", f"b{n}", claim=iri("c", "claim")) for n in range(30)]
    with pytest.raises(TooLittleEvidence, match="rests on 1 independent source, the floor is 2"):
        analyze(made(relations=rows), "cores")


def test_nothing_at_all_is_refused_whatever_the_floors(made: Make) -> None:
    with pytest.raises(TooLittleEvidence, match="nothing is known"):
        analyze(made(), "cores", min_edges=0, min_share=0, min_sources=0)


def test_lower_floors_give_the_asked_companies_and_their_evidence(market: Any) -> None:
    frame = analyze(market, "cores", market="teleradiology", min_edges=1, min_share=0.1)
    assert frame["company"].tolist() == ["m00", "m01", "m02", "m03"]
    evidence = frame.attrs["evidence"]
    assert (evidence.edges, evidence.asked, evidence.with_edge) == (2, 21, 4)
    assert (evidence.sources, evidence.claims) == (2, 2)
    assert all(len(claims) == 1 for claims in frame["claims"])


def test_only_companies_of_the_market_are_ranked_but_in_the_whole_network(
    made: Make, edge: Make, iri: Make
) -> None:
    tele = iri("tele", "market")
    rows = [edge("hub", "acquired", f"m{n}") for n in range(3)]
    rows += [edge("m0", "operatesIn", tele), edge("other", "acquired", "outside")]
    frame = analyze(made(relations=rows), "brokers", market="tele", min_edges=1, min_sources=1)
    assert frame["company"].tolist() == ["m0"]
    assert frame.attrs["evidence"].edges == 1


def test_every_analysis_has_a_title_a_description_and_typed_options_with_help() -> None:
    assert {
        *("centrality", "brokers", "communities", "components", "cores", "chains", "owner"),
        *("owners", "acquirers", "paths", "shared-partners", "similar", "links", "timeline"),
        *("changes", "sizes", "checks"),
    } == set(analyses())
    for found in analyses().values():
        assert found.title
        assert found.description.endswith(".")
        assert {"min_edges", "min_share", "min_sources"} <= {o.name for o in found.options}
        for option in found.options:
            assert option.type in (str, int, float, bool)
            assert option.help


@pytest.mark.parametrize("name", ["chains", "owner", "owners", "paths", "timeline", "changes"])
def test_lists_of_what_is_stated_want_one_source_only(name: str) -> None:
    assert analyses()[name].floors == (1, 0.0, 1)


def test_wrong_use_is_said_plainly(made: Make) -> None:
    tables = made()
    with pytest.raises(UnknownName, match="centrality"):
        analyze(tables, "pagerang")
    with pytest.raises(UsageError, match='no option "colour"'):
        analyze(tables, "cores", colour="red")
    with pytest.raises(UsageError, match="owner needs company"):
        analyze(tables, "owner")


def test_every_option_and_floor_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "analyses.md").read_text(encoding="utf-8")
    sections = {part.split("`")[0]: part for part in page.split("\n## `")[1:]}
    assert list(sections) == list(analyses())
    for name, found in analyses().items():
        for option in found.options:
            where = page if option.name.startswith("min_") else sections[name]
            assert f"`{option.name}`" in where
        assert found.title in sections[name]


@pytest.mark.parametrize("name", [*NETWORK, "links", "shared-partners"])
def test_every_analysis_of_a_network_is_asked_by_the_same_options(name: str) -> None:
    options = {option.name: option for option in analyses()[name].options}
    assert {"network", "market", "as_of", "limit", "min_edges"} <= set(options)
    assert options["network"].default == ("partners" if name == "shared-partners" else "companies")
    assert not any(option.required for option in options.values())


@pytest.mark.parametrize(
    ("name", "option", "choices"),
    [
        ("communities", "method", ["leiden", "louvain"]),
        ("links", "by", ["adamic_adar", "jaccard", "resource_allocation"]),
        ("sizes", "growth", ["stated", "implied"]),
    ],
)
def test_a_value_that_is_no_choice_is_wrong_use_before_anything_is_counted(
    made: Make, name: str, option: str, choices: list[str]
) -> None:
    needed = {"market": "Anything"} if name == "sizes" else {}
    with pytest.raises(UsageError, match=f'{option} is "best"') as error:
        analyze(made(), name, **needed, **{option: "best"})
    assert all(choice in str(error.value.remedy) for choice in choices)
