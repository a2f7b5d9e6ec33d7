"""What the saved queries answer on the teleradiology tables, counted from their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import rdflib

QB = rdflib.Namespace("http://purl.org/linked-data/cube#")
MARKET = "Teleradiology"
CRITERIA = {"size": "rank by size", "growth": "rank by growth"}

Cells = list[tuple[str, ...]]
Ask = Callable[..., Cells]


def participants(tables: Any) -> dict[str, str]:
    """The country of each company of the market, by the company's key."""
    rows = tables.rows("teleradiology/market-participant.csv")
    return {tables.key(row["company"]): tables.region(row["country"]) for row in rows}


def of_type(tables: Any, kind: str, stem: str) -> list[dict[str, str]]:
    """The rows of a fact type: of its own table and of the table of many publishers."""
    mixed = [r for r in tables.rows("teleradiology/published-sizes.csv") if r["type"] == kind]
    return [*tables.rows(f"teleradiology/{stem}.csv"), *mixed]


def span(row: dict[str, str]) -> tuple[str, str]:
    year = row.get("year", "")
    return (year, year) if year else (row.get("startYear", ""), row.get("endYear", ""))


def cell_of(tables: Any, row: dict[str, str]) -> tuple[str, str]:
    """The region and the segment that a figure is about, as the answers name them."""
    region = tables.region(row.get("region", "")) or "not stated"
    return region, row.get("segment", "") or "whole market"


def test_companies_by_country(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/market-participant.csv")
    expected = sorted(
        (
            tables.region(row["country"]),
            tables.key(row["company"]),
            "yes" if row["role"] == "leader" else "no",
        )
        for row in rows
    )
    assert answer("companies-by-country", "country company* leader", market=MARKET) == expected


def test_companies_of_market(answer: Ask, tables: Any) -> None:
    profiles = {
        tables.key(r["company"]): r for r in tables.rows("teleradiology/company-profile.csv")
    }
    expected = sorted(
        (
            name,
            "yes",
            profiles.get(name, {}).get("kind", ""),
            profiles.get(name, {}).get("headquarters", ""),
        )
        for name in participants(tables)
    )
    assert sum(1 for row in expected if row[2]) == 2
    assert (
        answer("companies-of-market", "company* leader kind headquarters", market=MARKET)
        == expected
    )


def test_countries_of_market(answer: Ask, tables: Any) -> None:
    counts = Counter(participants(tables).values())
    expected = sorted((country, str(n), str(n)) for country, n in counts.items())
    assert answer("countries-of-market", "country companies leaders", market=MARKET) == expected


def test_acquisitions(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (
            tables.key(row["acquirer"]),
            tables.key(row["target"]),
            tables.key(row["seller"]),
            *tables.days(row["date"]),
            row["status"].capitalize(),
        )
        for row in tables.rows("teleradiology/acquisition.csv")
    )
    columns = "acquirer* target* seller* earliest latest status"
    assert answer("acquisitions", columns, market=MARKET) == expected
    late = [row for row in expected if row[4] >= "2024-01-01"]
    assert len(late) == 1
    assert answer("acquisitions", columns, market=MARKET, **{"from": "2024-01-01"}) == late


def developments(tables: Any) -> Cells:
    kinds = {
        "acquisition": "Acquisition",
        "commercial-agreement": "CommercialAgreement",
        "facility-opening": "FacilityOpening",
        "partnership": "Partnership",
        "product-update": "ProductUpdate",
    }
    return sorted(
        (kind, *tables.days(row["date"]), row.get("status", "").capitalize())
        for stem, kind in kinds.items()
        for row in tables.rows(f"teleradiology/{stem}.csv")
    )


def test_developments(answer: Ask, tables: Any) -> None:
    columns = "kind earliest latest status"
    expected = developments(tables)
    assert answer("developments", columns, market=MARKET) == expected
    within = [row for row in expected if row[2] >= "2023-06-15" and row[1] <= "2024-03-01"]
    assert len(within) == 3
    period = {"from": "2023-06-15", "until": "2024-03-01"}
    assert answer("developments", columns, market=MARKET, **period) == within


def test_launches(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/product-update.csv")
    expected = sorted(
        (
            "ProductUpdate",
            product,
            tables.key(company),
            tables.key(partner),
            *tables.days(r["date"]),
        )
        for r in rows
        for product in tables.split(r["products"])
        for company in tables.split(r["companies"])
        for partner in tables.split(r["partners"])
    )
    assert expected
    columns = "kind product company* partner* earliest latest"
    assert answer("launches", columns, market=MARKET) == expected


@pytest.mark.parametrize(
    ("query", "asked", "given"),
    [("suppliers", "customer", "supplier"), ("customers", "supplier", "customer")],
)
def test_suppliers_and_customers(
    query: str, asked: str, given: str, answer: Ask, tables: Any
) -> None:
    (row,) = tables.rows("teleradiology/commercial-agreement.csv")
    expected = [
        (tables.key(row[given]), *tables.days(row["date"]), row["termMonths"], row["sites"])
    ]
    columns = f"{given}* earliest latest months sites"
    assert answer(query, columns, company=row[asked]) == expected


def test_facilities(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/facility-opening.csv")
    expected = sorted(
        (
            r["facility"],
            tables.key(r["company"]),
            tables.region(r["region"]),
            *tables.days(r["date"]),
        )
        for r in rows
    )
    assert answer("facilities", "facility companyName* region earliest latest") == expected


def test_partners(answer: Ask, tables: Any) -> None:
    (row,) = tables.rows("teleradiology/partnership.csv")
    one, other = tables.split(row["partners"])
    for company, partner in ((one, other), (other, one)):
        expected = [(tables.key(partner), "Partnership", row["purpose"], *tables.days(row["date"]))]
        columns = "partner* kind purpose earliest latest"
        assert answer("partners", columns, company=company) == expected


def test_products(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/offering.csv")
    expected = sorted((row["product"], tables.key(row["company"])) for row in rows)
    assert answer("products", "product companyName*", market=MARKET) == expected
    maker = rows[0]["company"]
    assert {row["company"] for row in rows} == {maker}
    mine = [row for row in expected if row[1] == tables.key(maker)]
    assert answer("products", "product companyName*", company=maker) == mine


def test_factors(answer: Ask, tables: Any) -> None:
    findings = {
        row["factor"]: (row["statement"], f"{row['publisher']}, {row['date']}")
        for row in tables.rows("teleradiology/finding.csv")
    }
    expected = sorted(
        (row["kind"].capitalize(), row["title"], *findings.get(row["title"], ("", "")))
        for row in tables.rows("teleradiology/market-factor.csv")
    )
    assert len(findings) == 3
    assert answer("factors", "kind factor finding work", market=MARKET) == expected


def test_findings(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (row["statement"], row["publisher"], row["date"])
        for row in tables.rows("teleradiology/finding.csv")
    )
    assert answer("findings", "finding publisher issued", market=MARKET) == expected


def test_regulations(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/regulation.csv")
    expected = sorted((row["name"], tables.region(row["region"])) for row in rows)
    assert answer("regulations", "regulation region", market=MARKET) == expected


def test_regions_covered(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/coverage.csv")
    expected = sorted((tables.region(row["region"]), row["source.title"]) for row in rows)
    assert answer("regions-covered", "region report", market=MARKET) == expected


def test_report_contents(answer: Ask, tables: Any) -> None:
    (row,) = tables.rows("teleradiology/report.csv")
    expected = [("method", item) for item in tables.split(row["methods"])]
    expected += [("content", item) for item in tables.split(row["contents"])]
    assert answer("report-contents", "kind item", report=row["title"]) == sorted(expected)


def test_segments(answer: Ask, tables: Any) -> None:
    rows = tables.rows("teleradiology/segment.csv")
    expected = sorted((row["dimension"], row["segment"], "") for row in rows)
    assert answer("segments", "dimension segment parent", market=MARKET) == expected


def test_sizes(answer: Ask, tables: Any) -> None:
    expected = sorted(
        {
            (
                row["source.publisher"],
                *span(row),
                *cell_of(tables, row),
                tables.written(row["amount"]),
                row["currency"],
                row["status"].capitalize(),
                row.get("qualifier", "").capitalize(),
            )
            for row in of_type(tables, "MarketSize", "market-size")
        }
    )
    columns = "publisher startYear endYear regionName segment amount currency status qualifier"
    assert len({row[0] for row in expected}) == 13
    assert answer("sizes", columns, market=MARKET) == expected
    world = [row for row in expected if row[3] == "World"]
    assert answer("sizes", columns, market=MARKET, region="mkg:World") == world


def test_growth_rates(answer: Ask, tables: Any) -> None:
    expected = sorted(
        {
            (
                row["source.publisher"],
                *span(row),
                *cell_of(tables, row),
                tables.written(row["percent"]),
                row["kind"],
                row.get("qualifier", "").capitalize(),
            )
            for row in of_type(tables, "GrowthRate", "growth-rate")
        }
    )
    columns = "publisher startYear endYear regionName segment percent kind qualifier"
    assert answer("growth-rates", columns, market=MARKET) == expected


def positions(tables: Any, of_segments: bool) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Shares and ranks with their rows: measure, value, region, segment and whole."""
    rows = [("share", r["percent"], r) for r in tables.rows("teleradiology/market-share.csv")]
    rows += [
        (CRITERIA[r["criterion"]], r["rank"], r) for r in tables.rows("teleradiology/ranking.csv")
    ]
    return [
        (
            (
                measure,
                tables.written(value),
                tables.region(row.get("withinRegion", "")) or "not stated",
            ),
            row,
        )
        for measure, value, row in rows
        if bool(row["segment"]) == of_segments
    ]


def test_region_shares(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (tables.region(row["region"]), *found, *span(row), row["source.publisher"])
        for found, row in positions(tables, of_segments=False)
    )
    columns = "region measure value whole startYear endYear publisher"
    assert len(expected) == 6
    assert answer("region-shares", columns, market=MARKET) == expected


def test_segment_shares(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (row["dimension"], row["segment"], *found, *span(row), row["source.publisher"])
        for found, row in positions(tables, of_segments=True)
    )
    columns = "dimension segment measure value whole startYear endYear publisher"
    assert len(expected) == 4
    assert answer("segment-shares", columns, market=MARKET) == expected


def test_disagreements(answer: Ask, tables: Any) -> None:
    """No company has two countries here and no deal two prices, so sizes alone differ."""
    by_cell: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for row in of_type(tables, "MarketSize", "market-size"):
        cell = (*cell_of(tables, row), row["year"], row["currency"])
        by_cell.setdefault(cell, set()).add((row["amount"], row["source.publisher"]))
    countries = {
        (tables.key(r["company"]), tables.region(r["country"]))
        for r in tables.rows("teleradiology/market-participant.csv")
    }
    assert len({company for company, _ in countries}) == len(countries)
    expected = sorted(
        (MARKET, f"size in {year} in {currency}", amount, publisher)
        for (_, _, year, currency), found in by_cell.items()
        if len({amount for amount, _ in found}) > 1
        for amount, publisher in found
    )
    listed = answer("disagreements", "subject statement value source")
    assert [(*row[:3], row[3].partition(",")[0]) for row in listed] == expected


def test_markets(answer: Ask, tables: Any) -> None:
    (row,) = tables.rows("teleradiology/market.csv")
    assert (MARKET, "", row["definition"]) in answer("markets", "market wider definition")


def test_reports(answer: Ask, tables: Any) -> None:
    (row,) = tables.rows("teleradiology/report.csv")
    years = (row["forecastStart"], row["forecastEnd"])
    columns = "report publisher forecastStart forecastEnd"
    expected = [(row["title"], row["publisher"], *years)]
    assert answer("reports", columns, market=MARKET) == expected


def test_coverage(answer: Ask, tables: Any) -> None:
    def count(stem: str) -> str:
        return str(len(tables.rows(f"teleradiology/{stem}.csv")))

    figures = {
        (
            kind,
            row["source.publisher"],
            *span(row),
            *cell_of(tables, row),
            row.get("amount") or row["percent"],
        )
        for kind, stem in (("MarketSize", "market-size"), ("GrowthRate", "growth-rate"))
        for row in of_type(tables, kind, stem)
    }
    shares = int(count("market-share")) + int(count("ranking"))
    segments = {(r["dimension"], r["segment"]) for r in tables.rows("teleradiology/segment.csv")}
    expected = {
        ("companies", str(len(participants(tables)))),
        ("leaders", str(len(participants(tables)))),
        ("developments", str(len(developments(tables)))),
        ("factors", count("market-factor")),
        ("figures", str(len(figures) + shares)),
        ("findings", count("finding")),
        ("products", count("offering")),
        ("regulations", count("regulation")),
        ("reports", count("report")),
        ("segments", str(len(segments))),
    }
    assert set(answer("coverage", "what number", market=MARKET)) == expected


def test_the_cube_holds_the_figures_of_which_every_dimension_is_stated(
    bundled: Any, tables: Any
) -> None:
    stated = {
        (row["source.publisher"], *span(row), row["region"], row.get("amount") or row["percent"])
        for kind, stem in (("MarketSize", "market-size"), ("GrowthRate", "growth-rate"))
        for row in of_type(tables, kind, stem)
        if row["region"] and all(span(row))
    }
    cube = bundled.query("data-cube", market=MARKET)
    held = set(cube.subjects(predicate=QB.dataSet))
    assert len(held) == len(stated) == 3
