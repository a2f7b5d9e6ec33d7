"""What the saved queries answer on the small graph; the expected rows were written from its claims by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pyoxigraph
import pytest
import rdflib

from marketgraph.query import SavedQuery, bind
from marketgraph.vocabulary import BASE

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own

ENGINES = ("oxigraph", "rdflib")
ALDERMOOR, BRIGHTWELL, CORVANE = "Aldermoor Imaging", "Brightwell Scans", "Corvane Health"
DELPHINE, ESTWICK, FENMARK = "Delphine Radiologie", "Estwick Partners", "Fenmark Systems"
GANTRY, HARROW, LUMEN = "Gantry Cloud", "Harrow Insight", "Lumen Figures"
REMOTE, NIGHT = {"market": "market/remote-reading"}, {"market": "market/night-reading"}


class Case(NamedTuple):
    """A question with the columns that are looked at and the rows that are expected, in order."""

    query: str
    values: dict[str, object]
    columns: str
    rows: list[tuple[Any, ...]]


def company(slug: str) -> dict[str, object]:
    return {"company": f"company/{slug}"}


CASES = [
    Case(
        "companies-by-country",
        REMOTE,
        "country company leader companyIRI",
        [
            (None, FENMARK, False, "company/fenmark"),
            ("United Kingdom", ALDERMOOR, True, "company/aldermoor"),
            ("United States", BRIGHTWELL, True, "company/brightwell"),
            ("United States", CORVANE, False, "company/corvane"),
        ],
    ),
    Case(
        "companies-by-country",
        NIGHT,
        "country company leader",
        [("France", DELPHINE, False), ("United Kingdom", ALDERMOOR, False)],
    ),
    Case(
        "countries-of-market",
        REMOTE,
        "country companies leaders",
        [("United States", 2, 1), ("United Kingdom", 1, 1)],
    ),
    Case(
        "companies-of-market",
        REMOTE,
        "company leader founded",
        [
            (ALDERMOOR, True, 1998),
            (BRIGHTWELL, True, None),
            (CORVANE, False, None),
            (FENMARK, False, None),
        ],
    ),
    Case(
        "companies-of-segment",
        {"segment": "segment/remote-reading--delivery--cloud"},
        "company",
        [(FENMARK,)],
    ),
    Case(
        "companies-of-segment",
        {"segment": "segment/remote-reading--end-user--hospitals"},
        "company country",
        [(CORVANE, "United States")],
    ),
    Case(
        "acquisitions",
        {},
        "acquirer target seller earliest latest status amount currency stake",
        [
            (DELPHINE, FENMARK, None, "2025-01-10", "2025-01-10", "Announced", None, None, None),
            (ESTWICK, ALDERMOOR, None, "2024-01-01", "2024-12-31", None, None, None, 60),
            (ALDERMOOR, BRIGHTWELL, CORVANE, "2023-06-01", "2023-06-30")
            + ("Completed", None, None, None),
            (CORVANE, DELPHINE, None, "2022-05-01", "2022-05-31", "Withdrawn", None, None, None),
            (CORVANE, BRIGHTWELL, ESTWICK, "2021-03-15", "2021-03-15")
            + ("Completed", 50_000_000, "USD", None),
            (ALDERMOOR, FENMARK, None, None, None, None, None, None, None),
        ],
    ),
    Case("acquisitions", NIGHT, "acquirer target", [(DELPHINE, FENMARK)]),
    Case(
        "acquisitions",
        {**company("corvane"), "from": "2022-01-01"},
        "acquirer target seller",
        [(ALDERMOOR, BRIGHTWELL, CORVANE), (CORVANE, DELPHINE, None)],
    ),
    Case(
        "acquisitions",
        {"from": "2023-06-15", "until": "2023-12-31"},
        "acquirer target",
        [(ALDERMOOR, BRIGHTWELL)],
    ),
    Case(
        "acquisition-chains",
        {},
        "first second third fourth",
        [(ESTWICK, ALDERMOOR, BRIGHTWELL, None), (ESTWICK, ALDERMOOR, FENMARK, None)],
    ),
    Case("acquisition-chains", company("corvane"), "first second third", []),
    Case(
        "owners-over-time",
        company("brightwell"),
        "owner from until stake",
        [
            (ESTWICK, None, "2021-03-31", None),
            (CORVANE, None, "2023-06-30", None),
            (ESTWICK, "2018-01-01", None, 100),
            (CORVANE, "2021-03-01", None, None),
            (CORVANE, "2021-03-15", None, None),
            (ALDERMOOR, "2023-06-01", None, None),
        ],
    ),
    Case(
        "holdings",
        company("aldermoor"),
        "held from deal",
        [
            (BRIGHTWELL, "2023-06-01", "Aldermoor Imaging acquires Brightwell Scans"),
            (GANTRY, "2020-01-01", "Joint venture Gantry Cloud"),
        ],
    ),
    Case(
        "partners",
        company("aldermoor"),
        "partner kind purpose earliest",
        [
            (CORVANE, "JointVenture", None, "2020-01-01"),
            (DELPHINE, "ProductLaunch", None, "2024-10-01"),
            (FENMARK, "Partnership", "triage", "2024-02-07"),
        ],
    ),
    Case("partners", company("delphine"), "partner kind", [(ALDERMOOR, "ProductLaunch")]),
    Case(
        "partners-of-partners",
        company("corvane"),
        "other through",
        [(DELPHINE, 1), (FENMARK, 1)],
    ),
    Case(
        "shared-partners",
        {**company("fenmark"), "other": "company/delphine"},
        "partner",
        [(ALDERMOOR,)],
    ),
    Case(
        "suppliers",
        company("corvane"),
        "supplier months sites earliest",
        [(ALDERMOOR, 60, 12, None)],
    ),
    Case("suppliers", company("aldermoor"), "supplier", []),
    Case("customers", company("aldermoor"), "customer months", [(CORVANE, 60)]),
    Case(
        "markets",
        {},
        "market wider definition",
        [
            ("Night Reading", "Remote Reading", None),
            ("Remote Reading", None, "Reading of medical images at a distance."),
        ],
    ),
    Case(
        "segments",
        REMOTE,
        "dimension segment parent",
        [
            ("Delivery", "Cloud", None),
            ("Delivery", "On Site", None),
            ("Delivery", "Public Cloud", "Cloud"),
            ("End User", "Hospitals", None),
        ],
    ),
    Case(
        "segment-shares",
        REMOTE,
        "dimension segment measure value region whole startYear publisher",
        [
            ("Delivery", "On Site", "rank by size", 2, "World", "World", 2024, HARROW),
            ("Delivery", "Cloud", "share", 60, "not stated", "not stated", 2024, HARROW),
        ],
    ),
    Case(
        "region-shares",
        REMOTE,
        "region measure value whole startYear publisher",
        [
            ("Europe", "rank by growth", 1, "not stated", None, LUMEN),
            ("North America", "rank by size", 1, "World", 2024, HARROW),
            ("North America", "share", 40, "World", 2024, HARROW),
            ("Europe", "share", 30, "not stated", None, LUMEN),
        ],
    ),
    Case(
        "company-shares",
        REMOTE,
        "company measure value region segment startYear publisher",
        [(ALDERMOOR, "share", 12.5, "World", "whole market", 2024, HARROW)],
    ),
    Case(
        "sizes",
        REMOTE,
        "publisher startYear regionName segment amount currency status qualifier",
        [
            (HARROW, 2024, "Europe", "whole market", 300_000_000, "USD", "Estimate", None),
            (HARROW, 2024, "World", "whole market", 1_000_000_000, "USD", "Reported", None),
            (HARROW, 2030, "World", "whole market", 2_000_000_000, "USD", "Forecast", "Over"),
            (LUMEN, None, "not stated", "Cloud", 700_000_000, "USD", None, None),
            (LUMEN, 2024, "World", "whole market", 1_300_000_000, "USD", "Reported", None),
        ],
    ),
    Case(
        "sizes",
        {**REMOTE, "region": "region/europe"},
        "publisher amount",
        [(HARROW, 300_000_000)],
    ),
    Case(
        "growth-rates",
        REMOTE,
        "publisher startYear endYear percent kind qualifier",
        [(HARROW, 2024, 2030, 12.2, "cagr", None), (LUMEN, None, None, 9, None, "About")],
    ),
    Case("companies-in-several-markets", {}, "company markets", [(ALDERMOOR, 2)]),
    Case(
        "companies-in-several-markets",
        {"minimum": 1},
        "company markets",
        [(ALDERMOOR, 2), (BRIGHTWELL, 1), (CORVANE, 1), (DELPHINE, 1), (FENMARK, 1)],
    ),
    Case(
        "developments",
        {"from": "2022-06-01", "until": "2024-02-29"},
        "kind earliest status",
        [
            ("Partnership", "2024-02-07", None),
            ("Acquisition", "2024-01-01", None),
            ("Acquisition", "2023-06-01", "Completed"),
            ("DealReview", "2023-05-20", None),
            ("ProductUpdate", "2023-01-01", None),
            ("FacilityOpening", "2022-01-01", None),
        ],
    ),
    Case("developments", NIGHT, "kind status", [("Acquisition", "Announced")]),
    Case(
        "participants-with-events",
        NIGHT,
        "company kind earliest",
        [
            (ALDERMOOR, "ProductLaunch", "2024-10-01"),
            (ALDERMOOR, "Partnership", "2024-02-07"),
            (ALDERMOOR, "Acquisition", "2024-01-01"),
            (ALDERMOOR, "Acquisition", "2023-06-01"),
            (ALDERMOOR, "DealReview", "2023-05-20"),
            (ALDERMOOR, "FacilityOpening", "2022-01-01"),
            (ALDERMOOR, "JointVenture", "2020-01-01"),
            (ALDERMOOR, "Acquisition", None),
            (ALDERMOOR, "CommercialAgreement", None),
            (DELPHINE, "Acquisition", "2025-01-10"),
            (DELPHINE, "ProductLaunch", "2024-10-01"),
            (DELPHINE, "Acquisition", "2022-05-01"),
            (DELPHINE, "SpinOff", "2016-01-01"),
        ],
    ),
    Case(
        "timeline-of-company",
        company("corvane"),
        "earliest kind role status",
        [
            (None, "CommercialAgreement", "customer", None),
            ("2020-01-01", "JointVenture", "partner", None),
            ("2021-03-15", "Acquisition", "acquirer", "Completed"),
            ("2022-05-01", "Acquisition", "acquirer", "Withdrawn"),
            ("2023-06-01", "Acquisition", "seller", "Completed"),
        ],
    ),
    Case(
        "serial-acquirers",
        {},
        "acquirer targets first last",
        [(ALDERMOOR, 2, "2023-06-01", "2023-06-30")],
    ),
    Case(
        "serial-acquirers",
        {"minimum": 1},
        "acquirer targets",
        [(ALDERMOOR, 2), (CORVANE, 1), (DELPHINE, 1), (ESTWICK, 1)],
    ),
    Case(
        "mergers",
        {},
        "party result earliest",
        [(FENMARK, FENMARK, None), (GANTRY, FENMARK, None)],
    ),
    Case("mergers", company("corvane"), "party", []),
    Case(
        "joint-ventures",
        company("gantry"),
        "venture parent earliest latest",
        [
            (GANTRY, ALDERMOOR, "2020-01-01", "2020-12-31"),
            (GANTRY, CORVANE, "2020-01-01", "2020-12-31"),
        ],
    ),
    Case(
        "investors",
        company("fenmark"),
        "investor investee round amount currency stake earliest",
        [(ESTWICK, FENMARK, "Series A", 5_000_000, "USD", 20, "2019-09-01")],
    ),
    Case("spin-offs", {}, "company parent earliest", [(FENMARK, DELPHINE, "2016-01-01")]),
    Case(
        "reviews",
        {"authority": "organization/merger-board"},
        "case kind outcome parties notified earliest authorityName",
        [("M.101", "Acquisition", "cleared", 2, "2023-04-12", "2023-05-20", "Merger Board")],
    ),
    Case("reviews", {"authority": "organization/device-office"}, "case", []),
    Case("reviews", company("corvane"), "case", []),
    Case(
        "review-deals",
        {},
        "case outcome deal status decided",
        [
            ("M.101", "cleared", "Aldermoor Imaging acquires Brightwell Scans")
            + ("Completed", "2023-05-20"),
        ],
    ),
    Case(
        "approvals",
        company("fenmark"),
        "product holder authority kind region latest",
        [("Fenview", FENMARK, "Device Office", "clearance", "France", "2021-12-31")],
    ),
    Case(
        "launches",
        {},
        "kind product company partner earliest",
        [
            ("ProductLaunch", "Nightdesk", ALDERMOOR, DELPHINE, "2024-10-01"),
            ("ProductUpdate", "Fenview", FENMARK, None, "2023-01-01"),
        ],
    ),
    Case("launches", REMOTE, "product", [("Nightdesk",)]),
    Case(
        "facilities",
        company("aldermoor"),
        "facility companyName region earliest",
        [("Leeds Hub", ALDERMOOR, "Leeds", "2022-01-01")],
    ),
    Case(
        "products",
        {},
        "product companyName",
        [("Fenview", FENMARK), ("Nightdesk", ALDERMOOR)],
    ),
    Case(
        "products",
        {"segment": "segment/remote-reading--delivery--cloud", **REMOTE},
        "product page",
        [("Fenview", "https://fenmark.example/fenview")],
    ),
    Case("products", {**NIGHT}, "product", []),
    Case(
        "factors",
        REMOTE,
        "kind factor region finding work",
        [
            ("Driver", "Shortage of readers", "Europe")
            + ("One post in eight is empty.", "Census of readers"),
            ("Restraint", "Slow lines in the country", None, None, None),
        ],
    ),
    Case(
        "findings",
        REMOTE,
        "finding work publisher issued",
        [("One post in eight is empty.", "Census of readers", "Radiology Society", "2023")],
    ),
    Case("regulations", REMOTE, "regulation region", [("Image Privacy Act", "Europe")]),
    Case(
        "reports",
        REMOTE,
        "report publisher issued baseYear forecastStart forecastEnd page",
        [
            ("Remote Reading Market", HARROW, "2025-03", 2024, 2025, 2030)
            + ("https://harrow.example/remote-reading",),
            ("Remote Reading Outlook", LUMEN, "2025", None, None, None, None),
        ],
    ),
    Case("reports", NIGHT, "report", []),
    Case(
        "report-contents",
        {"report": "report/harrow"},
        "kind item",
        [("content", "Price trends"), ("method", "Desk research"), ("method", "Interviews")],
    ),
    Case("regions-covered", REMOTE, "region wider", [("United Kingdom", "Europe")]),
    Case(
        "documents",
        {},
        "document report read licence claims",
        [
            ("cases.csv", "Case register", "2025-05-07 12:00", "CC0-1.0", 4),
            ("deals.csv", "Deals list", "2025-05-06 11:00", None, 9),
            ("harrow.html", "Remote Reading Market", "2025-03-02 09:00", None, 26),
            ("lumen.html", "Remote Reading Outlook", "2025-04-05 10:00", None, 22),
        ],
    ),
    Case(
        "recently-read",
        {"since": "2025-05-07"},
        "read document subject status",
        [
            ("2025-05-07 12:00", "cases.csv", "Case M.101", "Accepted"),
            ("2025-05-07 12:00", "cases.csv", ALDERMOOR, "Accepted"),
            ("2025-05-07 12:00", "cases.csv", "Case register", "Accepted"),
            ("2025-05-07 12:00", "cases.csv", "Case M.101", "Accepted"),
        ],
    ),
    Case(
        "document-claims",
        {"document": "document/cases"},
        "subject statement value row",
        [
            ("Case register", "title", "Case register", None),
            ("Case M.101", "authority", "Merger Board", 2),
            ("Case M.101", "dealKind", "Acquisition", 2),
            ("Case M.101", "earliestDate", "2023-05-20", 2),
            ("Case M.101", "hasIdentifier", "M.101", 2),
            ("Case M.101", "involves", ALDERMOOR, 2),
            ("Case M.101", "involves", BRIGHTWELL, 2),
            ("Case M.101", "latestDate", "2023-05-20", 2),
            ("Case M.101", "notifiedOn", "2023-04-12", 2),
            ("Case M.101", "outcome", "cleared", 2),
            ("Case M.101", "reviewOf", "Aldermoor Imaging acquires Brightwell Scans", 2),
            (None, "notation", "M.101", 2),
            (None, "scheme", "board", 2),
            ("Case M.101", "inIndustry", "Specialist medical practice", 2),
            ("Specialist medical practice", "notation", "86.22", 2),
            ("Specialist medical practice", "scheme", "nace", 2),
            (ALDERMOOR, "hasIdentifier", "529900ALDERMOOR01X42", 3),
            (ALDERMOOR, "lei", "529900ALDERMOOR01X42", 3),
            (None, "notation", "529900ALDERMOOR01X42", 3),
            (None, "scheme", "lei", 3),
        ],
    ),
    Case(
        "why",
        {"subject": "company/corvane", "object": "company/brightwell"},
        "statement quote document page row confidence method status",
        [
            ("acquired", "Corvane Health\tBrightwell Scans\t2021-03-15\t55000000\tUSD\tcompleted")
            + ("deals.csv", None, 3, 1, "Table", "Accepted"),
            ("acquired",)
            + (
                "In March 2021 Corvane Health bought Brightwell Scans from Estwick Partners "
                "for USD 50 million.",
            )
            + ("harrow.html", 3, None, 0.95, "Rules", "Accepted"),
        ],
    ),
    Case(
        "why",
        {"subject": "company/brightwell", "object": "region/france"},
        "statement value status",
        [("country", "France", "Rejected")],
    ),
    Case(
        "disagreements",
        {},
        "subject statement value source",
        [
            (ALDERMOOR, "foundedYear", "1998", "Remote Reading Market"),
            (ALDERMOOR, "foundedYear", "1999", "Remote Reading Outlook"),
            ("Corvane Health acquires Brightwell Scans", "amount", "50000000")
            + ("Remote Reading Market",),
            ("Corvane Health acquires Brightwell Scans", "amount", "55000000", "Deals list"),
            ("Remote Reading", "size in 2024 in USD", "1000000000", "Remote Reading Market"),
            ("Remote Reading", "size in 2024 in USD", "1300000000", "Remote Reading Outlook"),
        ],
    ),
    Case(
        "set-aside",
        {},
        "reason quote document row",
        [
            ("An acquisition has a target, and a company cannot buy itself.",)
            + ("Corvane Health\tCorvane Health\t2020", "deals.csv", 9),
        ],
    ),
    Case(
        "suggestions",
        {},
        "subject statement value confidence method document",
        [
            (DELPHINE, "partnerOf", GANTRY, 0.6, "Llm", "lumen.html"),
            (GANTRY, "partnerOf", DELPHINE, 0.6, "Llm", "lumen.html"),
        ],
    ),
    Case(
        "coverage",
        NIGHT,
        "marketName what number",
        [("Night Reading", "companies", 2), ("Night Reading", "developments", 1)],
    ),
    Case(
        "coverage",
        REMOTE,
        "what number",
        [
            ("companies", 4),
            ("developments", 5),
            ("factors", 2),
            ("figures", 14),
            ("findings", 1),
            ("leaders", 2),
            ("products", 1),
            ("regulations", 1),
            ("reports", 2),
            ("segments", 4),
        ],
    ),
    Case(
        "gaps",
        {},
        "gap thing",
        [
            ("company without a country", FENMARK),
            ("development without a date", "Aldermoor Imaging acquires Fenmark Systems"),
            ("development without a date", "Aldermoor Imaging supplies Corvane Health"),
            ("development without a date", "Fenmark Systems and Gantry Cloud merge"),
            ("market without a size", "Night Reading"),
            ("share without a stated whole", "Remote Reading"),
            ("share without a stated whole", "Remote Reading"),
            ("share without a year", "Remote Reading"),
        ],
    ),
    Case(
        "names",
        company("aldermoor"),
        "name kind",
        [
            ("Moor Radiology", "former"),
            (ALDERMOOR, "name"),
            ("Aldermoor Imaging Ltd", "other"),
            ("AMI", "short"),
        ],
    ),
    Case(
        "identifiers",
        {},
        "thing scheme identifier",
        [("Case M.101", "board", "M.101"), (ALDERMOOR, "lei", "529900ALDERMOOR01X42")],
    ),
    Case(
        "identifiers",
        {"scheme": "lei"},
        "thing identifier",
        [(ALDERMOOR, "529900ALDERMOOR01X42")],
    ),
    Case(
        "industries",
        {},
        "thing scheme code industry",
        [("Case M.101", "nace", "86.22", "Specialist medical practice")],
    ),
    Case("subsidiaries", company("estwick"), "subsidiary direct", [(BRIGHTWELL, True)]),
]

OWNERS = [
    ("2017-06-30", []),
    ("2019-06-30", [(ESTWICK, "2018-01-01", "2021-03-31", 100)]),
    ("2021-03-20", [(CORVANE, "2021-03-01", "2023-06-30", None)]),
    ("2022-06-30", [(CORVANE, "2021-03-01", "2023-06-30", None)]),
    ("2023-06-15", [(ALDERMOOR, "2023-06-01", None, None)]),
    ("2024-06-30", [(ALDERMOOR, "2023-06-01", None, None)]),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.query}-{len(case.rows)}")
def test_the_answer_is_what_the_claims_say(
    case: Case, engine: str, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    rows = ask(engine, case.query, **case.values)
    assert [tuple(row[column] for column in case.columns.split()) for row in rows] == case.rows


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("day", "owners"), OWNERS)
def test_a_company_that_was_sold_on_has_one_owner_a_day(
    day: str, owners: list[tuple[Any, ...]], engine: str, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    rows = ask(engine, "owner-on-date", company="company/brightwell", day=day)
    assert [(r["owner"], r["since"], r["until"], r["stake"]) for r in rows] == owners


@pytest.mark.parametrize("engine", ENGINES)
def test_parents_of_a_venture_own_it_together(
    engine: str, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    rows = ask(engine, "owner-on-date", company="company/gantry", day="2021-01-01")
    assert [row["owner"] for row in rows] == [ALDERMOOR, CORVANE]


@pytest.mark.parametrize("slug", ["fenmark", "delphine"])
@pytest.mark.parametrize("engine", ENGINES)
def test_announced_withdrawn_and_asset_deals_change_no_owner(
    engine: str, slug: str, ask: Callable[..., list[dict[str, Any]]]
) -> None:
    assert ask(engine, "owner-on-date", company=f"company/{slug}", day="2025-06-30") == []


def test_every_query_has_an_expected_answer(queries: dict[str, SavedQuery]) -> None:
    graphs = {"data-cube", "neighbourhood"}
    assert {case.query for case in CASES} | graphs | {"owner-on-date"} == set(queries)


def graphs(
    name: str, store: pyoxigraph.Store, dataset: rdflib.Dataset, query: SavedQuery, **values: object
) -> rdflib.Graph:
    """Return the graph that both engines construct."""
    text = bind(query, values, lambda _, short: f"{BASE}{short}")
    ours = rdflib.Graph()
    found = store.query(text)
    assert isinstance(found, pyoxigraph.QueryTriples)
    ours.parse(data=found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
    theirs = dataset.query(text).graph
    assert theirs is not None
    assert {tuple(map(str, triple)) for triple in ours} == {
        tuple(map(str, triple)) for triple in theirs
    }, name
    return ours


def test_the_cube_holds_the_figures_of_which_every_dimension_is_stated(
    store: pyoxigraph.Store, dataset: rdflib.Dataset, queries: dict[str, SavedQuery]
) -> None:
    cube = graphs("data-cube", store, dataset, queries["data-cube"])
    qb = rdflib.Namespace("http://purl.org/linked-data/cube#")
    figures = {str(figure).rpartition("/")[2] for figure in cube.subjects(qb.dataSet)}
    assert figures == {
        "size-harrow-2024",
        "size-harrow-2030",
        "size-harrow-europe",
        "size-lumen-2024",
        "growth-harrow",
        "share-america",
        "rank-america",
        "rank-on-site",
    }
    sets = {str(name).removeprefix(f"{BASE}report/") for name in cube.objects(None, qb.dataSet)}
    assert sets == {
        "harrow/sizes",
        "harrow/growth",
        "harrow/shares",
        "harrow/ranks",
        "lumen/sizes",
    }


def test_every_figure_of_the_cube_has_each_dimension_of_its_structure(
    store: pyoxigraph.Store,
    dataset: rdflib.Dataset,
    queries: dict[str, SavedQuery],
    ontology: rdflib.Graph,
) -> None:
    cube = graphs("data-cube", store, dataset, queries["data-cube"])
    missing = (cube + ontology).query(
        """PREFIX qb: <http://purl.org/linked-data/cube#>
        SELECT ?figure ?dimension {
          ?figure qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension .
          FILTER NOT EXISTS { ?figure ?dimension ?value } }"""
    )
    assert list(missing) == []


def test_the_neighbourhood_names_what_points_in_and_out(
    store: pyoxigraph.Store, dataset: rdflib.Dataset, queries: dict[str, SavedQuery]
) -> None:
    around = graphs(
        "neighbourhood", store, dataset, queries["neighbourhood"], subject="company/delphine"
    )
    names = {str(label) for label in around.objects(None, rdflib.RDFS.label)}
    assert {DELPHINE, ALDERMOOR, FENMARK, "France", "Night Reading", "Launch of Nightdesk"} <= names
    assert CORVANE not in names
