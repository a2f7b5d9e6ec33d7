"""What the saved queries answer on the cloud native tables and on all tables at once, counted from their rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pytest
import rdflib

MARKET = "Cloud Native"
OFFERS = "cloud-native/offering.csv"
DEVELOPMENTS = [
    "acquisition",
    "joint-venture",
    "deal-review",
    "partnership",
    "commercial-agreement",
    "product-launch",
    "product-update",
    "facility-opening",
    "regulatory-approval",
    "merger",
    "investment",
    "spin-off",
]

Cells = list[tuple[str, ...]]
Ask = Callable[..., Cells]


def markets_of_companies(tables: Any) -> dict[str, set[str]]:
    """The markets that each company takes part in or offers something in."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in [*tables.every("market-participant"), *tables.every("offering")]:
        found[tables.key(row["company"])].add(row["market"])
    return found


def members(tables: Any, market: str) -> set[str]:
    return {name for name, markets in markets_of_companies(tables).items() if market in markets}


def test_companies_of_market(answer: Ask, tables: Any) -> None:
    expected = sorted((name, "no") for name in members(tables, MARKET))
    assert answer("companies-of-market", "company* leader", market=MARKET) == expected
    listed = answer("companies-by-country", "country company* leader", market=MARKET)
    assert [(name, leader) for country, name, leader in listed if not country] == expected


def test_no_company_of_this_market_has_a_country(answer: Ask, tables: Any) -> None:
    assert not any(row.get("country") for row in tables.rows("cloud-native/market-participant.csv"))
    assert answer("countries-of-market", "country companies", market=MARKET) == []


def test_companies_in_several_markets(answer: Ask, tables: Any) -> None:
    counts = {name: str(len(markets)) for name, markets in markets_of_companies(tables).items()}
    several = sorted((name, count) for name, count in counts.items() if int(count) > 1)
    assert answer("companies-in-several-markets", "company* markets") == several
    listed = answer("companies-in-several-markets", "company* markets", minimum=1)
    assert listed == sorted(counts.items())


def products(tables: Any) -> Cells:
    """Each product once: "TruLens" and "Trulens" of one company are one."""
    rows = tables.rows(OFFERS)
    return sorted({(tables.bare(row["product"]), tables.key(row["company"])) for row in rows})


def test_products_of_market(answer: Ask, tables: Any) -> None:
    listed = answer("products", "product companyName*", market=MARKET)
    assert sorted({(tables.bare(name), maker) for name, maker in listed}) == products(tables)


def test_pages_of_products(answer: Ask, tables: Any) -> None:
    rows = [row for row in tables.rows(OFFERS) if row["segment"] == "Container Registry"]
    expected = sorted({(row["product"], tables.key(row["company"]), row["url"]) for row in rows})
    assert expected
    columns = "product companyName* page"
    assert answer("products", columns, segment="Container Registry") == expected


def test_companies_of_every_segment(answer: Ask, bundled: Any, tables: Any) -> None:
    by_segment: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables.rows(OFFERS):
        by_segment[row["dimension"], row["segment"]].add(tables.key(row["company"]))
    listed = bundled.query("segments", market=MARKET)
    segments = list(zip(listed["dimension"], listed["segment"], strict=True))
    assert sorted(segments) == sorted(
        (row["dimension"], row["segment"]) for row in tables.rows("cloud-native/segment.csv")
    )
    for name, segment in zip(segments, listed["segmentIRI"], strict=True):
        found = answer("companies-of-segment", "company*", segment=segment)
        assert found == sorted((company,) for company in by_segment[name]), name


def test_coverage(answer: Ask, tables: Any) -> None:
    expected = [
        ("companies", str(len(members(tables, MARKET)))),
        ("products", str(len(products(tables)))),
        ("segments", str(len(tables.rows("cloud-native/segment.csv")))),
    ]
    assert answer("coverage", "what number", market=MARKET) == expected


def test_markets(answer: Ask, tables: Any) -> None:
    names = {
        row["market"]
        for path in tables.paths
        for row in tables.rows(tables.at(path))
        if row.get("market")
    }
    assert [name for (name,) in answer("markets", "market")] == sorted(names)


def test_gaps(answer: Ask, tables: Any) -> None:
    known = {
        tables.key(r["company"]) for r in tables.every("market-participant") if r.get("country")
    }
    countries = sorted(
        ("company without a country", name) for name in set(markets_of_companies(tables)) - known
    )
    undated = [r for stem in DEVELOPMENTS for r in tables.every(stem) if not r["date"]]
    shares = tables.rows("teleradiology/market-share.csv")
    expected = {
        "company without a country": len(countries),
        "development without a date": len(undated),
        "share without a stated whole": sum(1 for row in shares if not row.get("withinRegion")),
        "share without a year": sum(1 for row in shares if not row["year"]),
        "market without a size": 1,
    }
    listed = answer("gaps", "gap thing*")
    assert Counter(gap for gap, _ in listed) == expected
    assert [row for row in listed if row[0] == countries[0][0]] == countries
    assert ("market without a size", tables.key(MARKET)) in listed


def test_documents(answer: Ask, tables: Any) -> None:
    """Every row of these tables is one claim."""
    expected = sorted((path.name, str(len(tables.rows(tables.at(path))))) for path in tables.paths)
    assert answer("documents", "document claims") == expected


def test_recently_read(answer: Ask, tables: Any) -> None:
    expected: Counter[str] = Counter()
    for path in tables.paths:
        expected[path.name] += len(tables.rows(tables.at(path)))
    listed = answer("recently-read", "document status")
    assert Counter(name for name, _ in listed) == expected
    assert {status for _, status in listed} == {"Accepted"}
    assert answer("recently-read", "document", since="2999-01-01") == []


def test_document_claims(bundled: Any, answer: Ask, tables: Any) -> None:
    """What one table of one fact type states, row by row; line 1 holds the names of its columns."""
    documents = bundled.query("documents").set_index("document")
    document = documents.loc["market-factor.csv", "documentIRI"]
    rows = tables.rows("teleradiology/market-factor.csv")
    expected = sorted(
        (row["title"], "shapes", row["market"], str(line)) for line, row in enumerate(rows, 2)
    )
    listed = answer("document-claims", "subject statement value row", document=document)
    assert [row for row in listed if row[1] == "shapes"] == expected
    sources = [row for row in listed if row[1] == "publisher"]
    assert [row[2] for row in sources] == [row["source.publisher"] for row in rows]


def test_why(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/market-participant.csv")
    line, row = next((n, r) for n, r in enumerate(rows, 2) if r["company"] == "GE Healthcare")
    place = ("market-participant.csv", str(line), "1", "Table", "Accepted")
    expected = [
        ("country", tables.region(row["country"]), *place),
        ("leaderIn", row["market"], *place),
        ("operatesIn", row["market"], *place),
    ]
    columns = "statement value document row confidence method status"
    assert answer("why", columns, subject="GE Healthcare") == expected
    one = answer("why", columns, subject="GE Healthcare", object="Teleradiology")
    assert one == expected[1:]


def test_names(answer: Ask, tables: Any) -> None:
    """Each spelling that a table of facts uses for the company, and no name of another."""
    cells = ("company", "acquirer", "target", "seller", "parties", "partners", "supplier")
    name = tables.key("Royal Philips")
    used = {
        part
        for path in tables.paths
        for row in tables.rows(tables.at(path))
        for column in cells
        for part in tables.split(row.get(column, ""))
        if tables.key(part) == name
    }
    listed = {name for (name,) in answer("names", "name", company="Royal Philips")}
    assert {"Koninklijke Philips N.V.", "Royal Philips", "PHILIPS"} == used
    assert used <= listed
    assert {tables.key(other) for other in listed} == {name}


def test_neighbourhood(bundled: Any, tables: Any) -> None:
    (row,) = (r for r in tables.rows("teleradiology/acquisition.csv") if r["seller"])
    around = bundled.query("neighbourhood", subject=row["target"])
    labels = {str(label) for _, _, label in around.triples((None, rdflib.RDFS.label, None))}
    keys = {tables.key(label) for label in labels}
    assert {tables.key(row[role]) for role in ("target", "acquirer")} <= keys
    assert tables.key("RamSoft") not in keys


NOTHING = {
    "approvals": "regulatory-approval",
    "investors": "investment",
    "mergers": "merger",
    "spin-offs": "spin-off",
}


@pytest.mark.parametrize("query", NOTHING)
def test_what_no_table_tells_has_no_answer(query: str, bundled: Any, tables: Any) -> None:
    assert tables.every(NOTHING[query]) == []
    assert bundled.query(query).empty


def test_shares_of_companies_need_a_company(bundled: Any, tables: Any) -> None:
    figures = [*tables.every("market-share"), *tables.every("ranking")]
    assert not any(row.get("company") for row in figures)
    assert bundled.query("company-shares", market="Teleradiology").empty


def test_what_ended_is_no_subsidiary(bundled: Any, tables: Any) -> None:
    rows = tables.every("ownership")
    assert all(row["until"] for row in rows)
    for row in rows:
        assert bundled.query("subsidiaries", company=row["owner"]).empty


@pytest.mark.parametrize("query", ["set-aside", "suggestions"])
def test_every_row_is_accepted(query: str, bundled: Any) -> None:
    assert bundled.query(query).empty
