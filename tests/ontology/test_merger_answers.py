"""What the saved queries answer on the European merger cases, counted from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

FOLDER = "eu-mergers-health"

Cells = list[tuple[str, ...]]
Ask = Callable[..., Cells]
Deal = tuple[frozenset[str], str, str, str, str]


def cases(tables: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tables.rows(f"{FOLDER}/deal-review.csv")
    return found


def keys(tables: Any, cell: str) -> frozenset[str]:
    return frozenset(map(tables.key, tables.split(cell)))


def acquisitions(tables: Any) -> list[Deal]:
    """Every deal of any market: who bought, what, from whom, first and last day."""
    return [
        (
            keys(tables, row["acquirer"]),
            tables.key(row["target"]),
            tables.key(row.get("seller", "")),
            *tables.days(row["date"]),
        )
        for row in tables.every("acquisition")
    ]


def ventures(tables: Any) -> list[tuple[frozenset[str], str, str]]:
    """Every joint venture: its parents, itself where it is named, and the day."""
    return [
        (keys(tables, row["parents"]), tables.key(row["company"]), row["date"])
        for row in tables.rows(f"{FOLDER}/joint-venture.csv")
    ]


def bought(tables: Any) -> dict[str, set[str]]:
    """What each company bought."""
    targets: dict[str, set[str]] = defaultdict(set)
    for acquirers, target, *_ in acquisitions(tables):
        for acquirer in acquirers:
            targets[acquirer].add(target)
    return targets


def partners(tables: Any) -> dict[str, set[str]]:
    """The partners of each company: parents of a venture, partners of a partnership or an update."""
    groups = [parents for parents, *_ in ventures(tables)]
    groups += [keys(tables, row["partners"]) for row in tables.every("partnership")]
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for company in group:
            found[company] |= group - {company}
    for row in tables.every("product-update"):
        for company in keys(tables, row["companies"]):
            for partner in keys(tables, row["partners"]):
                found[company].add(partner)
                found[partner].add(company)
    return found


def test_reviews(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (
            row["case"],
            row["deal"],
            row["outcome"],
            str(len(keys(tables, row["parties"]))),
            row["notified"],
            *tables.days(row["date"]),
            row["authority"],
        )
        for row in cases(tables)
    )
    assert len(expected) == 405
    columns = "case kind outcome parties notified earliest latest authorityName"
    assert answer("reviews", columns) == expected
    assert answer("reviews", columns, authority="European Commission") == expected
    assert answer("reviews", columns, authority="Data Bridge Market Research") == []


@pytest.mark.parametrize("company", ["General Electric", "Royal Philips", "NOVARTIS", "Carlyle"])
def test_reviews_of_a_company(company: str, answer: Ask, tables: Any) -> None:
    expected = sorted(
        (row["case"],)
        for row in cases(tables)
        if tables.key(company) in keys(tables, row["parties"])
    )
    assert expected
    assert answer("reviews", "case", company=company) == expected


def test_each_review_stands_beside_its_deal(bundled: Any, answer: Ask, tables: Any) -> None:
    """The tables of deals name the case that each was read from."""
    outcomes = {row["case"]: (row["outcome"], row["date"]) for row in cases(tables)}
    deals = {
        row["place"].removeprefix("Case "): (
            keys(tables, row["acquirer"]),
            tables.key(row["target"]),
        )
        for row in tables.rows(f"{FOLDER}/acquisition.csv")
    }
    joint = {
        row["place"].removeprefix("Case "): (
            keys(tables, row["parents"]),
            tables.key(row["company"]),
        )
        for row in tables.rows(f"{FOLDER}/joint-venture.csv")
    }
    expected = sorted((case, *outcomes[case]) for case in deals | joint)
    assert answer("review-deals", "case outcome decided") == expected
    parties = parties_of_deals(bundled, tables)
    for row in bundled.query("review-deals").itertuples():
        assert parties[row.dealIRI] == (deals | joint)[row.case], row.case


def parties_of_deals(bundled: Any, tables: Any) -> dict[str, tuple[frozenset[str], str]]:
    """Buyers and target, or parents and venture, of each deal that the queries list."""
    sides: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in bundled.query("acquisitions").itertuples():
        sides[row.dealIRI][0].add(tables.key(tables.written(row.acquirer)))
        sides[row.dealIRI][1].add(tables.key(row.target))
    for row in bundled.query("joint-ventures").itertuples():
        sides[row.dealIRI][0].add(tables.key(row.parent))
        sides[row.dealIRI][1].add(tables.key(tables.written(row.venture)))
    assert all(len(right) == 1 for _, right in sides.values())
    return {deal: (frozenset(left), *right) for deal, (left, right) in sides.items()}


def test_acquisitions(answer: Ask, tables: Any) -> None:
    expected = {
        (acquirer, target, seller, first, last)
        for acquirers, target, seller, first, last in acquisitions(tables)
        for acquirer in acquirers
    }
    assert len(expected) > 345
    listed = answer("acquisitions", "acquirer* target* seller* earliest latest")
    assert set(listed) == expected


@pytest.mark.parametrize("company", ["PFIZER", "CVC Capital Partners", "SCHERING"])
def test_acquisitions_of_a_company_in_a_period(company: str, answer: Ask, tables: Any) -> None:
    name = tables.key(company)
    expected = sorted(
        (acquirer, target, first)
        for acquirers, target, _, first, last in acquisitions(tables)
        for acquirer in acquirers
        if name in acquirers | {target} and last >= "2000-01-01" and first <= "2015-12-31"
    )
    period = {"from": "2000-01-01", "until": "2015-12-31"}
    assert expected
    assert (
        answer("acquisitions", "acquirer* target* earliest", company=company, **period) == expected
    )


@pytest.mark.parametrize("minimum", [None, 1, 5])
def test_serial_acquirers(minimum: int | None, answer: Ask, tables: Any) -> None:
    dates: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for acquirers, _, _, first, last in acquisitions(tables):
        for acquirer in acquirers:
            dates[acquirer] += [(first, last)] if first else []
    expected = sorted(
        (
            acquirer,
            str(len(targets)),
            min((first for first, _ in dates[acquirer]), default=""),
            max((last for _, last in dates[acquirer]), default=""),
        )
        for acquirer, targets in bought(tables).items()
        if len(targets) >= (minimum or 2)
    )
    assert expected
    assert answer("serial-acquirers", "acquirer* targets first last", minimum=minimum) == expected


def chains(targets: dict[str, set[str]]) -> Cells:
    """Who bought a company that bought another, and what that bought; nobody stands twice."""
    rows = set()
    for first in list(targets):
        for second in targets[first] - {first}:
            for third in targets.get(second, set()) - {first, second}:
                further = targets.get(third, set()) - {first, second, third}
                rows |= {(first, second, third, fourth) for fourth in further or {""}}
    return sorted(rows)


def test_acquisition_chains(answer: Ask, tables: Any) -> None:
    expected = chains(bought(tables))
    columns = "first* second* third* fourth*"
    assert sum(1 for row in expected if row[3]) >= 2
    assert answer("acquisition-chains", columns) == expected
    head = [row for row in expected if row[0] == "pfizer"]
    assert head
    assert answer("acquisition-chains", columns, company="PFIZER") == head


def test_joint_ventures(answer: Ask, tables: Any) -> None:
    expected = sorted(
        (venture, parent, date, date)
        for parents, venture, date in ventures(tables)
        for parent in parents
    )
    assert answer("joint-ventures", "venture* parent* earliest latest") == expected
    mine = sorted((v, p) for parents, v, _ in ventures(tables) for p in parents if "eqt" in parents)
    assert mine
    assert answer("joint-ventures", "venture* parent*", company="EQT") == mine


@pytest.mark.parametrize("company", ["EQT", "ISS", "Teleradiology Solutions", "NOVARTIS"])
def test_partners(company: str, answer: Ask, tables: Any) -> None:
    expected = partners(tables).get(tables.key(company), set())
    assert {name for (name,) in answer("partners", "partner*", company=company)} == expected


def test_partners_of_partners(answer: Ask, tables: Any) -> None:
    found = partners(tables)
    expected = {company: counts for company in found if (counts := through(found, company))}
    some = sorted(expected)[:3]
    assert some
    for company in some:
        name = name_of(tables, company)
        assert answer("partners-of-partners", "other* through", company=name) == expected[company]


def through(found: dict[str, set[str]], company: str) -> Cells:
    """Who is a partner of a partner only, and by how many."""
    others = set().union(*(found[middle] for middle in found[company]))
    strangers = others - found[company] - {company}
    return sorted((other, str(len(found[company] & found[other]))) for other in strangers)


def name_of(tables: Any, company: str) -> str:
    """A name as it stands in the tables, of a company given by its key."""
    rows = tables.rows(f"{FOLDER}/joint-venture.csv")
    names = (name for row in rows for name in tables.split(row["parents"]))
    return next(name for name in names if tables.key(name) == company)


def test_shared_partners(answer: Ask, tables: Any) -> None:
    found = partners(tables)
    expected = sorted((name,) for name in found["eqt"] & found["iss"])
    assert len(expected) == 3
    assert answer("shared-partners", "partner*", company="EQT", other="ISS") == expected


def test_identifiers(bundled: Any, tables: Any) -> None:
    rows = tables.rows(f"{FOLDER}/identifier.csv")
    expected = {(row["scheme"], row["value"]) for row in rows}
    expected |= {("case", row["case"]) for row in cases(tables)}
    listed = bundled.query("identifiers")
    assert sorted(zip(listed["scheme"], listed["identifier"], strict=True)) == sorted(expected)
    assert all(listed.groupby("subject")["identifier"].nunique() == 1)
    only = bundled.query("identifiers", scheme="eu-merger")
    assert sorted(only["identifier"]) == sorted(row["value"] for row in rows)


def test_industries(bundled: Any, tables: Any) -> None:
    known = bundled.query("identifiers", scheme="case")
    numbers = dict(zip(known["subject"], known["identifier"], strict=True))
    rows = tables.rows(f"{FOLDER}/classification.csv")
    expected = sorted({(r["case"], r["scheme"], r["code"], r["label"]) for r in rows})
    listed = bundled.query("industries")
    subjects = [numbers[subject] for subject in listed["subject"]]
    columns = (listed[name] for name in ("scheme", "code", "industry"))
    assert sorted(zip(subjects, *columns, strict=True)) == expected


@pytest.mark.parametrize(
    "day", ["2003-09-01", "2003-09-02", "2022-06-01", "2023-01-02", "2023-01-04"]
)
def test_owner_of_ge_healthcare_on_a_date(day: str, answer: Ask, tables: Any) -> None:
    (row,) = tables.rows("companies/ownership.csv")
    owned = day < row["until"]
    expected = [(tables.key(row["owner"]), "", row["until"])] if owned else []
    columns = "owner* since until"
    assert answer("owner-on-date", columns, company=row["company"], day=day) == expected


@pytest.mark.parametrize("before", [True, False])
def test_the_owner_changes_with_the_deal(before: bool, answer: Ask, tables: Any) -> None:
    (row,) = (r for r in tables.rows("teleradiology/acquisition.csv") if r["seller"])
    first, last = tables.days(row["date"])
    known = (tables.key(row["seller"]), "", last), (tables.key(row["acquirer"]), first, "")
    day = "2024-12-31" if before else "2025-02-01"
    columns = "owner* since until"
    asked = answer("owner-on-date", columns, company=row["target"], day=day)
    assert asked == [known[0] if before else known[1]]
    columns = "owner* from until"
    assert answer("owners-over-time", columns, company=row["target"]) == sorted(known)


def test_holdings(answer: Ask, tables: Any) -> None:
    """Whole companies that it bought, and the one that it held until a day; no business or assets."""
    (row,) = tables.rows("companies/ownership.csv")
    name = tables.key(row["owner"])
    expected = [(tables.key(row["company"]), "", row["until"])]
    expected += [
        (tables.key(deal["target"]), deal["date"], "")
        for deal in tables.rows(f"{FOLDER}/acquisition.csv")
        if name in keys(tables, deal["acquirer"]) and not deal["object"]
    ]
    assert len(expected) == 3
    assert answer("holdings", "held* from until", company=row["owner"]) == sorted(expected)


@pytest.mark.parametrize("company", ["General Electric", "Royal Philips", "SCHERING"])
def test_timeline_of_company(company: str, answer: Ask, tables: Any) -> None:
    name = tables.key(company)
    expected = [
        (first, "Acquisition", role)
        for acquirers, target, seller, first, _ in acquisitions(tables)
        for role, parties in (("acquirer", acquirers), ("target", {target}), ("seller", {seller}))
        if name in parties
    ]
    expected += [
        (date, "JointVenture", "result" if name == venture else "partner")
        for parents, venture, date in ventures(tables)
        if name in parents | {venture}
    ]
    reviews = (row for row in cases(tables) if name in keys(tables, row["parties"]))
    expected += [(row["date"], "DealReview", "") for row in reviews]
    assert len(expected) >= 5
    listed = answer("timeline-of-company", "earliest kind role", company=company)
    assert listed == sorted(expected)


def test_participants_with_events(answer: Ask, tables: Any) -> None:
    """The companies of the teleradiology market, with their European cases too."""
    members = {
        tables.key(r["company"]) for r in tables.rows("teleradiology/market-participant.csv")
    }
    events = [
        (party, "Acquisition", first)
        for acquirers, target, seller, first, _ in acquisitions(tables)
        for party in acquirers | {target, seller}
    ]
    events += [
        (p, "JointVenture", day) for parents, v, day in ventures(tables) for p in parents | {v}
    ]
    events += [
        (p, "DealReview", r["date"]) for r in cases(tables) for p in keys(tables, r["parties"])
    ]
    roles = {
        "partnership": ("Partnership", ("partners",)),
        "commercial-agreement": ("CommercialAgreement", ("supplier", "customer")),
        "product-update": ("ProductUpdate", ("companies", "partners")),
        "facility-opening": ("FacilityOpening", ("company",)),
    }
    events += [
        (party, kind, tables.days(row["date"])[0])
        for stem, (kind, columns) in roles.items()
        for row in tables.every(stem)
        for column in columns
        for party in keys(tables, row[column])
    ]
    expected = sorted(event for event in events if event[0] in members)
    columns = "company* kind earliest"
    assert len(expected) >= 8
    assert answer("participants-with-events", columns, market="Teleradiology") == expected
