"""Markets, dimensions, segments, publishers, products and facilities."""

from __future__ import annotations

import pytest

from marketgraph.facts import (
    Attribution,
    FacilityOpening,
    MarketParticipant,
    MarketShare,
    MarketSize,
    Offering,
    ProductLaunch,
    Ranking,
    RegulatoryApproval,
    Report,
    Segment,
)
from marketgraph.resolving import maker_of
from marketgraph.resolving.topics import dimension_key, market_key, segment_key


@pytest.mark.parametrize(
    "written",
    [
        "Remote Reading",
        "Global Remote Reading Market",
        "the worldwide remote reading market",
        "Remote readings",
    ],
)
def test_a_market_is_one_with_and_without_global_and_market(written: str) -> None:
    assert market_key(written) == "remote reading"


def test_words_that_only_look_alike_are_other_markets() -> None:
    assert market_key("Marketing") == "marketing"
    assert market_key("Remote Reading Services") != market_key("Remote Reading")


@pytest.mark.parametrize("written", ["Type", "By Type", "by types", "TYPE"])
def test_a_dimension_is_one_with_and_without_by(written: str) -> None:
    assert dimension_key(written) == "type"


def test_a_segment_is_one_with_and_without_the_words_of_its_dimension() -> None:
    words = ["delivery", "mode"]
    assert segment_key("cloud-based delivery mode", words) == segment_key("Cloud Based", words)
    assert segment_key("Delivery Mode", words) == "delivery"


def test_slugs_are_readable(world) -> None:
    world.build(
        a=[
            Segment(
                market="Global Remote Reading Market",
                dimension="By Image Analyses",
                segment="Chest X-Rays",
            )
        ]
    )
    names = world.names()
    market, dimension = "Global Remote Reading Market", "By Image Analyses"
    assert names.market(market).endswith("market/remote-reading")
    assert names.dimension(market, dimension).endswith("remote-reading--image-analyses")
    segment = names.segment(market, dimension, "Chest X-Rays")
    assert segment.endswith("segment/remote-reading--image-analyses--chest-x-rays")
    assert world.labels("market") == ["Remote Reading"]
    assert world.labels("dimension") == ["Image Analyses"]


def test_a_segment_without_dimension_finds_the_only_one_that_has_it(world) -> None:
    share = MarketShare(market="Imaging", percent=4, segment="cloud-based delivery mode")
    segments = [
        Segment(market="Imaging", dimension="Delivery Mode", segment="Cloud-Based"),
        Segment(market="Imaging", dimension="Site", segment="Onshore"),
        Segment(market="Imaging", dimension="Contract", segment="Onshore"),
    ]
    onshore = Ranking(market="Imaging", segment="Onshore", criterion="size", rank=1)
    resolution = world.build(a=[share, onshore], b=segments)
    home = world.names("b").segment("Imaging", "Delivery Mode", "Cloud-Based")
    assert world.names("a").segment("Imaging", None, "cloud-based delivery mode") == home
    lost = resolution.entity(world.names("a").segment("Imaging", None, "Onshore"))
    assert lost.dimension == world.iri("imaging--unstated", "dimension")
    assert lost.market == world.iri("imaging", "market")


def test_segments_of_two_markets_are_two(world) -> None:
    world.build(
        a=[Segment(market=m, dimension="Type", segment="Acute") for m in ("Imaging", "Reading")]
    )
    names = world.names()
    assert names.segment("Imaging", "Type", "Acute") != names.segment("Reading", "Type", "Acute")


def test_what_a_figure_lies_within_is_a_segment_too(world) -> None:
    size = MarketShare(market="Imaging", percent=4, region="Canada", within_segment="Acute")
    world.build(
        a=[size, Segment(market="Imaging", dimension="Type", segment="Acute", parent="Care")]
    )
    names = world.names()
    assert names.segment("Imaging", None, "Acute") == names.segment("Imaging", "Type", "Acute")
    assert names.segment("Imaging", "Type", "Care").endswith("--care")


def test_publishers_are_one_over_documents(world) -> None:
    source = Attribution(publisher="Aurora Insight, Inc.")
    world.build(
        a=[MarketSize(market="Imaging", amount=1, currency="USD", source=source)],
        b=[Report(market="Imaging", publisher="Aurora Insight")],
    )
    one = world.names("a").organization("Aurora Insight, Inc.")
    assert one == world.names("b").organization("Aurora Insight")
    assert world.labels("organization") == ["Aurora Insight"]


def test_markets_that_people_judge_to_be_one_are_one(world) -> None:
    facts = [Segment(market=m, dimension="Type", segment="Acute") for m in ("Imaging", "Scanning")]
    world.build(a=facts)
    judged = world.judgements.add(
        "same", world.iri("imaging", "market"), world.iri("scanning", "market")
    )
    resolution = world.build()
    assert world.names().market("Scanning") == world.iri("imaging", "market")
    assert resolution.replaced[world.iri("scanning", "market")] == world.iri("imaging", "market")
    assert resolution.entity(world.iri("imaging", "market")).names == ("Imaging", "Scanning")
    world.judgements.undo(judged.id)
    world.build()
    assert world.names().market("Scanning") == world.iri("scanning", "market")


def test_a_product_belongs_to_its_maker(world) -> None:
    offerings = [
        Offering(company="Kestrel", product="Lens"),
        Offering(company="Kestrel, Inc.", product="LENS"),
        Offering(company="Wren", product="Lens"),
    ]
    resolution = world.build(a=[*offerings, RegulatoryApproval(product="Lens")])
    names = world.names()
    assert names.product("Lens", "Kestrel") == names.product("LENS", "Kestrel, Inc.")
    assert names.product("Lens", "Wren").endswith("product/lens-wren")
    assert len({names.product("Lens", None), names.product("Lens", "Wren")}) == 2
    assert resolution.entity(names.product("Lens", "Wren")).maker == world.iri("wren")


def test_a_product_without_a_maker_is_that_of_the_only_maker_in_the_document(world) -> None:
    approval = RegulatoryApproval(product="Lens")
    world.build(a=[Offering(company="Kestrel", product="Lens"), approval], b=[approval])
    assert world.names("a").product("Lens", None) == world.names("a").product("Lens", "Kestrel")
    assert world.names("b").product("Lens", None) != world.names("a").product("Lens", None)


def test_the_makers_of_products(world) -> None:
    launch = ProductLaunch(companies=["Kestrel", "Wren"], products=["Lens"])
    assert maker_of(launch) == "Kestrel"
    assert maker_of(ProductLaunch(products=["Lens"])) is None
    listed = MarketParticipant(market="Imaging", company="Wren", products=["Lens", "Prism"])
    world.build(a=[launch, listed])
    assert world.names().product("Prism", "Wren").endswith("product/prism")


def test_a_facility_belongs_to_its_company(world) -> None:
    openings = [FacilityOpening(company=c, facility="North Hub") for c in ("Kestrel", "Wren")]
    world.build(a=openings)
    names = world.names()
    assert names.facility("North Hub", "Kestrel") != names.facility("North Hub", "Wren")
