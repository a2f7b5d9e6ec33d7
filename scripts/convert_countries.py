"""Converts a table of country codes to names, codes, currencies and other names.

Usage: ``python scripts/convert_countries.py SOURCE_FOLDER`` (with ``country-codes.csv``). Common names and
the regions that market reports speak of are our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from table_files import DATA, Cell, folders, read_rows, write_rows

COLUMNS = ("name", "alpha2", "alpha3", "m49", "region", "subregion", "currency", "aliases")
NAMES = {
    "BA": "Bosnia and Herzegovina",
    "CC": "Cocos (Keeling) Islands",
    "FM": "Federated States of Micronesia",
    "GB": "United Kingdom",
    "UM": "United States Minor Outlying Islands",
    "US": "United States",
    "VC": "Saint Vincent and the Grenadines",
    "VI": "United States Virgin Islands",
}
CURRENCIES = {"TR": "TRY"}
SHARED = ("Micronesia",)
"""Names of a country that are also those of a region."""
ALIASES: dict[str, tuple[str, ...]] = {
    "AE": ("UAE", "U.A.E."),
    "BN": ("Brunei",),
    "BO": ("Bolivia",),
    "CD": ("DR Congo", "DRC", "Democratic Republic of Congo"),
    "CG": ("Republic of Congo", "Congo-Brazzaville"),
    "CI": ("Cote d'Ivoire", "Côte d'Ivoire"),
    "CN": ("PRC", "P.R. China", "Mainland China"),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "U.K.", "Great Britain", "Britain"),
    "HK": ("Hong Kong SAR", "Hong Kong, China"),
    "KR": ("Korea", "S. Korea", "Korea, South", "Korea, Republic of"),
    "KP": ("N. Korea", "Korea, North"),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau", "Macao SAR"),
    "NL": ("Holland", "The Netherlands"),
    "PS": ("Palestinian Territories",),
    "SA": ("KSA",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey", "Republic of Türkiye", "Republic of Turkey"),
    "TW": ("Chinese Taipei", "Taiwan, China"),
    "US": ("US", "U.S.", "USA", "U.S.A."),
    "VN": ("Viet Nam",),
}
MARKET_REGIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Asia-Pacific", "", ("Asia Pacific", "APAC", "Asia & Pacific", "Asia and Pacific")),
    ("Central and Eastern Europe", "Europe", ("CEE",)),
    ("European Union", "Europe", ("EU", "E.U.")),
    ("Europe, Middle East and Africa", "", ("EMEA", "Europe, the Middle East and Africa")),
    ("Gulf Cooperation Council", "Middle East", ("GCC", "GCC countries")),
    ("Middle East", "", ("Mideast",)),
    ("Middle East and Africa", "", ("MEA", "Middle East & Africa", "the Middle East and Africa")),
    ("Middle East and North Africa", "", ("MENA", "Middle East & North Africa")),
    ("Nordic countries", "Europe", ("Nordics",)),
    ("North America", "Americas", ()),
)
REGION_ALIASES: dict[str, tuple[str, ...]] = {
    "Latin America and the Caribbean": ("Latin America", "LATAM", "Latin America & the Caribbean"),
    "South-eastern Asia": ("Southeast Asia", "South-East Asia", "South East Asia"),
    "Eastern Asia": ("East Asia",),
    "Southern Asia": ("South Asia",),
    "Western Asia": ("West Asia",),
    "Northern Africa": ("North Africa",),
    "Western Africa": ("West Africa",),
    "Eastern Africa": ("East Africa",),
    "Middle Africa": ("Central Africa",),
    "Americas": ("the Americas",),
    "Australia and New Zealand": ("ANZ", "Australasia"),
}
M49_REGIONS = (
    ("Region", ""),
    ("Sub-region", "Region Name"),
    ("Intermediate Region", "Sub-region Name"),
)


def country(row: dict[str, str]) -> dict[str, Cell]:
    """Return a country: common name, codes, regions of UN M49, currencies, other names."""
    code = row["ISO3166-1-Alpha-2"]
    name = NAMES.get(
        code, row["CLDR display name"].replace("St. ", "Saint ").replace(" & ", " and ")
    )
    return {
        "name": name,
        "alpha2": code,
        "alpha3": row["ISO3166-1-Alpha-3"],
        "m49": row["M49"].zfill(3),
        "region": row["Region Name"],
        "subregion": row["Intermediate Region Name"] or row["Sub-region Name"],
        "currency": (row["ISO4217-currency_alphabetic_code"] or CURRENCIES.get(code, "")).split(
            ","
        ),
        "aliases": other_names(row, name),
    }


def other_names(row: dict[str, str], name: str) -> list[str]:
    """Return the other names of a country, without the one that it goes by, each once."""
    formal = row["UNTERM English Formal"].rstrip(" *").removeprefix("the ")
    listed = (
        row["CLDR display name"],
        row["official_name_en"],
        row["UNTERM English Short"].rstrip(" *").removesuffix(" (the)"),
        formal,
        *ALIASES.get(row["ISO3166-1-Alpha-2"], ()),
    )
    return [alias for alias in dict.fromkeys(listed) if alias not in ("", name, *SHARED)]


def regions(rows: list[dict[str, str]]) -> Iterator[dict[str, Cell]]:
    """Yield the regions of UN M49 that the countries lie in, then those of market reports."""
    found: dict[str, dict[str, Cell]] = {}
    for level, parent in M49_REGIONS:
        for row in rows:
            name = row[f"{level} Name"]
            if name and name not in found:
                found[name] = {
                    "name": name,
                    "m49": row[f"{level} Code"].zfill(3),
                    "region": row[parent] if parent else "",
                    "aliases": REGION_ALIASES.get(name, ()),
                }
    yield from sorted(found.values(), key=lambda row: str(row["m49"]))
    for name, within, aliases in MARKET_REGIONS:
        yield {"name": name, "region": within, "aliases": aliases}


def main() -> None:
    """Convert the table that the command line names."""
    source, out = folders(__doc__, DATA)
    rows = read_rows(source / "country-codes.csv")
    countries = sorted(map(country, rows), key=lambda row: str(row["alpha2"]))
    write_rows(out / "countries.csv", COLUMNS, chain(countries, regions(rows)))


if __name__ == "__main__":
    main()
