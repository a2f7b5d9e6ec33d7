"""Converts a wide table of published market sizes, one row a publisher, to facts.

Usage: ``python scripts/convert_published_sizes.py SOURCE_FOLDER`` (with ``published-sizes.csv``).
"""

from __future__ import annotations

from collections.abc import Iterator

from table_files import DATA, Cell, folders, read_rows, write_rows

MARKET = "Teleradiology"
COLUMNS = (
    "type",
    "market",
    "amount",
    "currency",
    "year",
    "status",
    "percent",
    "kind",
    "startYear",
    "endYear",
    "region",
    "dimension",
    "segment",
    "qualifier",
    "place",
    "source.publisher",
    "source.title",
    "source.date",
    "source.url",
)
QUALIFIERS = {"around": "about"}
Facts = Iterator[dict[str, Cell]]


def convert(row: dict[str, str]) -> Facts:
    """Yield the sizes and the growth rate that one publisher states."""
    shared = cell(row) | attribution(row)
    for end, status in (("base", "reported"), ("end", "forecast")):
        if millions := row[f"{end}_usd_million"]:
            yield shared | {
                "type": "MarketSize",
                "amount": round(float(millions) * 1_000_000),
                "currency": "USD",
                "year": row[f"{end}_year"],
                "status": status,
            }
    if row["cagr_percent"]:
        yield shared | {
            "type": "GrowthRate",
            "percent": row["cagr_percent"],
            "kind": "cagr",
            "startYear": row["cagr_start"],
            "endYear": row["cagr_end"],
            "qualifier": QUALIFIERS.get(row["cagr_qualifier"], row["cagr_qualifier"]),
        }


def cell(row: dict[str, str]) -> dict[str, Cell]:
    """Return the part of the market that a row is about; a scope of its own is a segment."""
    part: dict[str, Cell] = {"market": MARKET}
    if row["scope"] != "all":
        part |= {"dimension": "Scope", "segment": row["scope"].capitalize()}
    if title_of(row).startswith("Global "):
        part["region"] = "World"
    return part


def title_of(row: dict[str, str]) -> str:
    """Return the title of the study, where the source is one: neither an address nor a remark."""
    source, publisher = row["source"], row["publisher"]
    titled = not source.startswith(("http", f"{publisher}, "))
    return source.partition(",")[0] if titled else ""


def attribution(row: dict[str, str]) -> dict[str, Cell]:
    """Return whom a row credits: publisher, date, and the address or title that the source gives."""
    credit: dict[str, Cell] = {
        "source.publisher": row["publisher"],
        "source.date": row["published"],
    }
    if title := title_of(row):
        return credit | {"source.title": title, "place": "Market size"}
    if row["source"].startswith("http"):
        return credit | {"source.url": row["source"], "place": "Page at the address"}
    remark = row["source"].removeprefix(f"{row['publisher']}, ")
    return credit | {"place": remark.capitalize()}


def main() -> None:
    """Convert the table that the command line names."""
    source, out = folders(__doc__, DATA / "teleradiology")
    facts = (fact for row in read_rows(source / "published-sizes.csv") for fact in convert(row))
    write_rows(out / "published-sizes.csv", COLUMNS, facts)


if __name__ == "__main__":
    main()
