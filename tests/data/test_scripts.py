"""The converters, run by hand on small samples of our own with the dirt of the real sources."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

Rows = list[dict[str, str]]

SIZES = """\
publisher,published,scope,base_year,base_usd_million,end_year,end_usd_million,cagr_percent,cagr_qualifier,cagr_start,cagr_end,source
North Desk,2024,all,2023,1000.5,2030,2000,10.4,around,2024,2030,"Global Kite Market, Trends to 2030"
South Desk,,services,2022,80,,,9,over,,,https://example.org/kites
East Desk,,all,,,2031,7,,,,,"East Desk, a page (address not recorded)"
"""
CASES = """\
case_caseNumber,case_caseTitle,case_caseInitiationDate,case_caseLastDecisionDate,case_caseSimplified,decision_type_label
M.30,ALPHA / BETA  / JV,2001-01-02,2001-02-03,Normal,Art. 6(1)(b)
M.4,ALPHA/NORD A/S (II),,1999-05-06,Normal,Art. 6(1)(b)
M.5,GAMMA - DELTA / EPSILON | A SECOND TITLE,1995-01-01,1999-01-01,Normal,Art. 8(2)
M.6,ALPHA / GAMMA (Art. 14.1 proc.) (see M.4 and M.5),1999-01-01,1999-02-01,Normal,Art. 14
M.7,ALPHA / ZETA PUMP BUSINESS,1999-01-01,2000-02-01,Normal,Purchaser approval
M.8,ALPHA / ETA,,2000-02-01,Normal,Art. 4(4) - Full referral
M.9,ALPHA / BETA / THETA JV,2000-01-01,2000-02-01,Super simplified procedure,Art. 6(1)(b)
M.10,IOTA / KAPPA (OTC UNIT) (Interim measures under Article 8(5)c),,2000-02-01,Normal,Withdrawal of Art. 8(5)(c) decision
"""
DECISIONS = """\
case_caseNumber,dec_decisionTypes_label,dec_decisionAdoptionDate
M.7,Purchaser approval,2000-02-01
M.7,Art. 6(1)(b) with conditions & obligations,1999-03-01
"""
SECTORS = """\
case_caseNumber,case_caseSectors_code,case_caseSectors_label
M.30,NaceSectorsQ_86,Q.86 - Human health - all of it
M.99,NaceSectorsQ_86,Q.86 - Human health
M.4,NaceSectorsC_21,C.21 - Medicines
"""
LANDSCAPE = """\
landscape:
- category: Storage
  subcategories:
  - subcategory: Files & Blocks
    items:
    - {name: Alpha (member), homepage_url: 'https://docs.alpha.example', crunchbase: 'https://profiles.example/alpha', second_path: ['Runtime / Tools and Toys', 'Runtime / Gone']}
    - {name: Beta, homepage_url: 'https://beta.example', crunchbase: 'https://profiles.example/f', project: sandbox}
    - {name: Gamma, homepage_url: 'https://www.gamma.co.uk/x'}
    - {name: Delta, homepage_url: 'https://github.com/delta-labs/delta', project_org: 'https://github.com/delta-org/'}
  - subcategory: Empty
    items:
- category: Runtime
  subcategories:
  - subcategory: Tools & Toys
    items:
    - {name: Beta, homepage_url: 'https://beta.example'}
- category: Nothing
  subcategories:
- category: Special
  subcategories:
  - subcategory: Trainers
    items:
    - {name: Teacher, homepage_url: 'https://teacher.example'}
- category: CNCF Members
  subcategories:
  - subcategory: Gold
    items:
    - {name: Alpha Works (member), homepage_url: 'https://alpha.example', crunchbase: 'https://profiles.example/alpha'}
  - subcategory: End User
    items:
    - {name: Alpha Works (supporter), homepage_url: 'https://alpha.example', crunchbase: 'https://profiles.example/alpha'}
"""
COUNTRIES = """\
ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,M49,CLDR display name,official_name_en,UNTERM English Short,UNTERM English Formal,Region Name,Region Code,Sub-region Name,Sub-region Code,Intermediate Region Name,Intermediate Region Code,ISO4217-currency_alphabetic_code
US,USA,840,US,United States of America,United States of America (the),the United States of America,Americas,19,Northern America,21,,,USD
VA,VAT,336,Vatican City,Holy See,Holy See (the) *,the Holy See *,Europe,150,Southern Europe,39,,,EUR
BT,BTN,64,Bhutan,Bhutan,Bhutan,the Kingdom of Bhutan,Asia,142,Southern Asia,34,,,"INR,BTN"
"""
SAMPLES = {
    "convert_published_sizes": {"published-sizes.csv": SIZES},
    "convert_eu_mergers": {
        "health_slice.csv": CASES,
        "attachments_summary.csv": DECISIONS,
        "case_sectors.csv": SECTORS,
    },
    "convert_landscape": {"landscape.yml": LANDSCAPE},
    "convert_countries": {"country-codes.csv": COUNTRIES},
}


@pytest.fixture
def run(checkout: Path, tmp_path: Path) -> object:
    """Runs a converter on its sample and gives the folder that it wrote."""

    def convert(name: str, out: str = "out") -> Path:
        source = tmp_path / name
        source.mkdir(exist_ok=True)
        for file, content in SAMPLES[name].items():
            (source / file).write_text(content, encoding="utf-8")
        script = checkout / "scripts" / f"{name}.py"
        subprocess.run(
            [sys.executable, str(script), str(source), "--out", str(tmp_path / out)], check=True
        )
        return tmp_path / out

    return convert


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_source_gives_the_same_bytes(name: str, run) -> None:
    first = {path.name: path.read_bytes() for path in run(name).iterdir()}
    again = {path.name: path.read_bytes() for path in run(name).iterdir()}
    assert first
    assert first == again


@pytest.mark.parametrize("name", SAMPLES)
def test_every_converter_is_run_by_hand_with_a_source_folder(name: str, checkout: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(checkout / "scripts" / f"{name}.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "source" in done.stderr


def test_a_row_of_published_sizes_becomes_sizes_and_a_rate(run) -> None:
    found = rows(run("convert_published_sizes") / "published-sizes.csv")
    assert [(row["type"], row["source.publisher"], row["amount"]) for row in found] == [
        ("MarketSize", "North Desk", "1000500000"),
        ("MarketSize", "North Desk", "2000000000"),
        ("GrowthRate", "North Desk", ""),
        ("MarketSize", "South Desk", "80000000"),
        ("GrowthRate", "South Desk", ""),
        ("MarketSize", "East Desk", "7000000"),
    ]
    assert (found[0]["source.title"], found[0]["region"]) == ("Global Kite Market", "World")
    assert (found[2]["qualifier"], found[2]["startYear"]) == ("about", "2024")
    assert (found[3]["dimension"], found[3]["segment"]) == ("Scope", "Services")
    assert found[4]["source.url"] == "https://example.org/kites"
    assert (found[5]["source.title"], found[5]["place"]) == ("", "A page (address not recorded)")


def test_titles_of_cases_are_parted_into_parties(run) -> None:
    found = {row["case"]: row for row in rows(run("convert_eu_mergers") / "deal-review.csv")}
    assert list(found) == ["M.4", "M.5", "M.6", "M.7", "M.8", "M.9", "M.10", "M.30"]
    assert {case: row["parties"] for case, row in found.items()} == {
        "M.30": "ALPHA; BETA",
        "M.4": "ALPHA; NORD A/S",
        "M.5": "GAMMA; DELTA; EPSILON",
        "M.6": "ALPHA; GAMMA",
        "M.7": "ALPHA; ZETA PUMP BUSINESS",
        "M.8": "ALPHA; ETA",
        "M.9": "ALPHA; BETA; THETA",
        "M.10": "IOTA; KAPPA (OTC UNIT)",
    }
    assert (found["M.7"]["date"], found["M.7"]["outcome"][:11]) == ("1999-03-01", "Art. 6(1)(b")


def test_the_last_party_is_the_target_unless_it_is_a_joint_venture(run) -> None:
    out = run("convert_eu_mergers")
    deals = {row["place"]: row for row in rows(out / "acquisition.csv")}
    assert {place: (row["acquirer"], row["target"]) for place, row in deals.items()} == {
        "Case M.4": ("ALPHA", "NORD A/S"),
        "Case M.5": ("GAMMA; DELTA", "EPSILON"),
        "Case M.7": ("ALPHA", "ZETA PUMP BUSINESS"),
    }
    assert [row["object"] for row in deals.values()] == ["", "", "assets"]
    assert deals["Case M.5"]["date"] == "", "decided four years after notification"
    ventures = rows(out / "joint-venture.csv")
    assert [(row["parents"], row["company"]) for row in ventures] == [
        ("ALPHA; BETA", "THETA"),
        ("ALPHA; BETA", ""),
    ]


def test_only_sectors_of_the_cases_are_kept(run) -> None:
    found = rows(run("convert_eu_mergers") / "classification.csv")
    assert [(row["case"], row["code"], row["label"]) for row in found] == [
        ("M.4", "C.21", "Medicines"),
        ("M.30", "Q.86", "Human health - all of it"),
    ]


def test_a_second_path_is_a_second_place_of_one_product(run) -> None:
    found = rows(run("convert_landscape") / "offering.csv")
    assert [
        (row["product"], row["company"], row["dimension"], row["segment"]) for row in found
    ] == [
        ("Alpha", "Alpha Works", "Runtime", "Tools & Toys"),
        ("Beta", "Cloud Native Computing Foundation", "Runtime", "Tools & Toys"),
        ("Alpha", "Alpha Works", "Storage", "Files & Blocks"),
        ("Beta", "Cloud Native Computing Foundation", "Storage", "Files & Blocks"),
        ("Delta", "delta-org", "Storage", "Files & Blocks"),
        ("Gamma", "gamma.co.uk", "Storage", "Files & Blocks"),
    ]


def test_profile_links_tie_products_to_members_and_are_not_written(run) -> None:
    out = run("convert_landscape")
    assert not [path for path in out.iterdir() if b"profiles.example" in path.read_bytes()]
    members = rows(out / "market-participant.csv")
    assert [row["company"] for row in members] == ["Alpha Works"]


def test_countries_get_common_names_and_keep_the_others(run) -> None:
    found = {row["name"]: row for row in rows(run("convert_countries") / "countries.csv")}
    assert found["United States"]["alpha2"] == "US"
    assert {"US", "U.S.", "USA"} <= set(found["United States"]["aliases"].split("; "))
    assert found["Vatican City"]["aliases"] == "Holy See"
    assert found["Bhutan"]["currency"] == "INR; BTN"
    assert (found["Northern America"]["m49"], found["Northern America"]["region"]) == (
        "021",
        "Americas",
    )
    assert found["Asia-Pacific"]["alpha2"] == ""
