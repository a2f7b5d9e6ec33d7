"""Answers on graphs of a few statements that the small graph does not hold: rings, gaps, clashes."""

from __future__ import annotations

from typing import Any

import pyoxigraph
import pytest

from marketgraph.query import SavedQuery, bind
from marketgraph.vocabulary import BASE

HEAD = """
@prefix mkg: <https://w3id.org/marketgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/marketgraph/id/> .
:a a mkg:Company ; rdfs:label "Ashby" . :b a mkg:Company ; rdfs:label "Birch" .
:c a mkg:Company ; rdfs:label "Cole" . :m a mkg:Market ; rdfs:label "Lamps"@en .
:g a mkg:Report ; rdfs:label "Lamps 2024" ; mkg:covers :m . :r a mkg:Region ; rdfs:label "Norland" .
:s a mkg:Segment ; rdfs:label "Desk lamps"@en .
"""
RING = ":a mkg:acquired :b . :b mkg:acquired :c . :c mkg:acquired :a ."
TWO = ":a mkg:acquired :b . :b mkg:acquired :a ."
PARENTS = ":a mkg:subsidiaryOf :b . :b mkg:subsidiaryOf :c . :c mkg:subsidiaryOf :b ."
MERGER = """:e a mkg:Merger ; rdfs:label "Merger" ; mkg:partner :a, :b ; mkg:result :c ; mkg:involves :a, :b, :c ;
    mkg:dealStatus mkg:Completed ; mkg:earliestDate "2024-05-01"^^xsd:date ; mkg:latestDate "2024-05-31"^^xsd:date ."""
VENTURE = MERGER.replace("Merger", "JointVenture", 1).replace("Completed", "Announced")
SUPPLY = """:a mkg:supplies :b . :e a mkg:CommercialAgreement ; rdfs:label "Deal" ; mkg:supplier :a ; mkg:customer :b ;
    mkg:amount 1200.5 ; mkg:currency "EUR" ;
    mkg:earliestDate "2024-05-01"^^xsd:date ; mkg:latestDate "2024-05-31"^^xsd:date ."""
FIGURES = """
:v1 a mkg:MarketShare ; mkg:market :m ; mkg:region mkg:Unstated ; mkg:segment mkg:WholeMarket ; mkg:percent 11.0 ; mkg:reportedIn :g ;
    mkg:company :a .
:v2 a mkg:MarketShare ; mkg:market :m ; mkg:region mkg:Unstated ; mkg:segment :s ; mkg:percent 12.0 ; mkg:reportedIn :g ;
    mkg:company :b .
:v3 a mkg:MarketShare ; mkg:market :m ; mkg:region :r ; mkg:segment mkg:WholeMarket ; mkg:percent 13.0 ; mkg:reportedIn :g ;
    mkg:company :c .
:v4 a mkg:Ranking ; mkg:market :m ; mkg:region mkg:Unstated ; mkg:segment mkg:WholeMarket ; mkg:rank 4 ; mkg:criterion mkg:BySize ;
    mkg:reportedIn :g .
:v5 a mkg:MarketShare ; mkg:market :m ; mkg:region :r ; mkg:segment mkg:WholeMarket ; mkg:percent 15.0 ; mkg:reportedIn :g .
:v6 a mkg:MarketShare ; mkg:market :m ; mkg:region :r ; mkg:segment :s ; mkg:percent 16.0 ; mkg:reportedIn :g .
"""
DATES = """
:k1 a mkg:Claim ; mkg:about :e ; mkg:reviewStatus mkg:Accepted ; mkg:evidence :p1 .
:k2 a mkg:Claim ; mkg:about :e ; mkg:reviewStatus mkg:Accepted ; mkg:evidence :p2 .
:k3 a mkg:Claim ; mkg:about :e ; mkg:reviewStatus mkg:Rejected ; mkg:evidence :p2 .
:p1 mkg:inDocument :d1 . :d1 rdfs:label "one.csv" . :p2 mkg:inDocument :d2 . :d2 rdfs:label "two.csv" .
:e a mkg:Merger ; rdfs:label "Merger" .
:k1 { :e mkg:earliestDate "2024-05-01"^^xsd:date ; mkg:latestDate "2024-05-31"^^xsd:date }
:k2 { :e mkg:earliestDate "2024-06-02"^^xsd:date ; mkg:latestDate "2024-06-02"^^xsd:date }
:k3 { :e mkg:earliestDate "2020-01-01"^^xsd:date ; mkg:latestDate "2020-01-01"^^xsd:date }
"""
TOUCHING = DATES.replace("2024-06-02", "2024-05-31")
PRICE = ':e a mkg:Merger ; rdfs:label "Merger" ; mkg:amount 5.0 ; mkg:earliestDate "2024-05-01"^^xsd:date .'
OWNERS = """
:w1 mkg:owner :a ; mkg:owned :c ; mkg:validFrom "2020-01-01"^^xsd:date ; mkg:stake 30.0 .
:w2 mkg:owner :b ; mkg:owned :c ; mkg:validFrom "2021-01-01"^^xsd:date ; mkg:stake 40.0 ; mkg:arisesFrom :e .
:e a mkg:Acquisition .
"""
WHOLE = OWNERS.replace(" ; mkg:stake 40.0", "")
DAY = {"company": "c", "day": "2022-01-01"}

CASES: dict[str, tuple[str, str, dict[str, str], str, list[str]]] = {
    "a ring of purchases: nobody stands twice in a chain": (
        RING, "acquisition-chains", {}, "first second third fourth",
        ["Ashby Birch Cole -", "Birch Cole Ashby -", "Cole Ashby Birch -"],
    ),
    "two that bought each other make no chain": (TWO, "acquisition-chains", {}, "first", []),
    "a ring of parents: no company is its own subsidiary": (
        PARENTS, "subsidiaries", {"company": "b"}, "subsidiary direct", ["Ashby true", "Cole true"],
    ),
    "a subsidiary of a subsidiary": (
        PARENTS, "subsidiaries", {"company": "c"}, "subsidiary direct", ["Ashby false", "Birch true"],
    ),
    "a merger with date and status": (
        MERGER, "mergers", {}, "party result earliest latest status",
        ["Ashby Cole 2024-05-01 2024-05-31 Completed", "Birch Cole 2024-05-01 2024-05-31 Completed"],
    ),
    "an announced venture says so": (
        VENTURE, "joint-ventures", {"company": "a"}, "venture parent earliest status",
        ["Cole Ashby 2024-05-01 Announced", "Cole Birch 2024-05-01 Announced"],
    ),
    "what a supplier is paid, seen by the customer": (
        SUPPLY, "suppliers", {"company": "b"}, "supplier agreement earliest latest amount currency",
        ["Ashby Deal 2024-05-01 2024-05-31 1200.5 EUR"],
    ),
    "what a supplier is paid, seen by the supplier": (
        SUPPLY, "customers", {"company": "a"}, "customer agreement earliest latest amount currency",
        ["Birch Deal 2024-05-01 2024-05-31 1200.5 EUR"],
    ),
    "shares of companies, of whatever region and segment": (
        FIGURES, "company-shares", {"market": "m"}, "company value",
        ["Cole 13", "Birch 12", "Ashby 11"],
    ),
    "shares of regions, not of companies, segments or nowhere": (
        FIGURES, "region-shares", {"market": "m"}, "region value", ["Norland 15"],
    ),
    "shares of segments, not of companies": (
        FIGURES, "segment-shares", {"market": "m"}, "region value", ["Norland 16"],
    ),
    "accepted dates that cannot be one": (
        DATES, "disagreements", {}, "statement value source",
        ["date 2024-05-01 one.csv", "date 2024-06-02 two.csv"],
    ),
    "a day within a month is no disagreement": (TOUCHING, "disagreements", {}, "statement", []),
    "a price without a currency is a gap": (
        PRICE, "gaps", {}, "gap thing", ["price_without_a_currency Merger", "market_without_a_size Lamps"],
    ),
    "who buys a part drives nobody out": (
        OWNERS, "owner-on-date", DAY, "owner stake", ["Ashby 30", "Birch 40"],
    ),
    "who buys the whole does": (WHOLE, "owner-on-date", DAY, "owner stake", ["Birch -"]),
}  # fmt: skip


def shown(term: Any) -> str:
    return "-" if term is None else str(term.value).replace(" ", "_")


@pytest.mark.parametrize("case", CASES)
def test_answer(case: str, queries: dict[str, SavedQuery]) -> None:
    graph, query, values, columns, expected = CASES[case]
    store = pyoxigraph.Store()
    store.load((HEAD + graph).encode(), format=pyoxigraph.RdfFormat.TRIG)
    rows = store.query(bind(queries[query], values, lambda _, short: f"{BASE}{short}"))
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    found = [" ".join(shown(row[name]) for name in columns.split()) for row in rows]
    assert sorted(found) == sorted(expected)
