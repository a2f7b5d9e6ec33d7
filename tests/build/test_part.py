"""Looking only at what a small change can bear upon gives what looking at everything gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from marketgraph.build import generation, part

COMPANIES = [
    "Ash Imaging",
    "Ash Imaging, Inc.",
    "ASH IMAGING GmbH",
    "Ash",
    "Birch Reading",
    "Birch Readings",
    "BR",
    "Cedar Scans Ltd",
    "Cedar Scans",
    "Dune & Sons",
    "General Electric",
    "GE",
]
SOURCES = [
    {"publisher": "Elder Records", "title": "The open ledger"},
    {"publisher": "Dune Analysts", "title": "Images and readers", "date": "2024"},
    None,
]
WORDS = ["Reading", "Global Reading Market", "Scanning", "scannings"]
DAYS = ["2020-05-01", "2020-05-20", "2020-09", "2021", None]
company, market = st.sampled_from(COMPANIES), st.sampled_from(WORDS)
country = st.sampled_from(["United States", "Germany", "Canada", None])


def fact(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A fact of a kind, with or without a credited publication; what is None is left out."""
    drawn = st.fixed_dictionaries({**fields, "source": st.sampled_from(SOURCES)})
    return drawn.map(
        lambda said: {"type": kind} | {k: value for k, value in said.items() if value is not None}
    )


def pair(one: str, other: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(company, min_size=2, max_size=2, unique=True).map(
        lambda both: {one: both[0], other: both[1]}
    )


def both(kind: str, one: str, other: str) -> st.SearchStrategy[dict[str, Any]]:
    return pair(one, other).map(lambda said: {"type": kind, **said})


parties = st.lists(company, min_size=2, max_size=2, unique=True)
FACTS = st.one_of(
    fact("CompanyProfile", company=company, country=country),
    fact(
        "Acquisition",
        acquirer=st.lists(company, min_size=1, max_size=2, unique=True),
        target=company,
        date=st.sampled_from(DAYS),
    ),
    fact(
        "Investment",
        investors=st.lists(company, min_size=1, max_size=1),
        company=company,
        date=st.sampled_from(DAYS),
        amount=st.sampled_from([5, 7, None]),
    ).map(lambda said: said | ({"currency": "USD"} if "amount" in said else {})),
    fact("Partnership", partners=parties, date=st.sampled_from(DAYS)),
    fact("DealReview", case=st.sampled_from(["M.1", "M.2"]), parties=parties),
    fact("Identifier", company=company, value=st.sampled_from(["1", "2"])).map(
        lambda said: said | {"scheme": "hrb"}
    ),
    both("Alias", "company", "alias"),
    both("Ownership", "owner", "company"),
    fact("Offering", company=company, product=st.sampled_from(["Viewer", "Scan One"])),
    fact(
        "FacilityOpening",
        company=company,
        facility=st.sampled_from(["North Works", "north works"]),
        date=st.sampled_from(DAYS),
    ),
    fact(
        "Segment",
        market=market,
        dimension=st.sampled_from(["By Place", "Place", "Size"]),
        segment=st.sampled_from(["Clinics", "clinic", "Wards"]),
    ),
    fact(
        "MarketSize",
        market=market,
        amount=st.sampled_from([5, 6]),
        region=st.sampled_from(["Europe", "EU", "Germany", "World", None]),
        segment=st.sampled_from(["Clinics", "Wards", None]),
        year=st.just(2023),
    ).map(lambda said: said | {"currency": "USD"}),
)
PUT = st.tuples(st.just("put"), st.integers(0, 4), st.lists(FACTS, min_size=1, max_size=5))
DROP = st.tuples(st.just("drop"), st.integers(0, 4), st.just(()))


def ballast() -> list[dict[str, Any]]:
    """Enough claims that a few documents are a small part of the whole."""
    return [
        {
            "type": "CompanyProfile",
            "company": f"Ballast Works {chr(97 + i // 26)}{chr(97 + i % 26)}",
        }
        for i in range(60)
    ]


def start(box: Any, documents: list[list[dict[str, Any]]]) -> None:
    """A workspace of enough other documents, with some of the tested ones."""
    box.put("ballast", *ballast())
    for number in range(25):
        box.put(f"small-{number}", {"type": "Market", "market": f"Kind {chr(97 + number)}"})
    for number, facts in enumerate(documents):
        box.put(f"doc-{number}", *facts)
    box.build()


def same_as_full(box: Any, folder: Path, register: str) -> None:
    """The last build gave what a full build from the same register gives; the register included."""
    shutil.rmtree(folder, ignore_errors=True)
    other = type(box)(folder)
    shutil.copytree(box.folders.claims, other.folders.claims, dirs_exist_ok=True)
    other.folders.register.write_text(register, encoding="utf-8")
    if box.folders.judgements.exists():
        shutil.copy(box.folders.judgements, other.folders.judgements)
    other.build(whole=True)
    assert sorted(set(box.quads()) ^ set(other.quads())) == []
    mine, wanted = box.rows(), other.rows()
    assert {name: rows for name, rows in mine.items() if rows != wanted[name]} == {}
    assert box.folders.register.read_text() == other.folders.register.read_text()
    words = ("Ash Imaging", "birch", "Reading", "Viewer")
    assert box.finds(*words) == other.finds(*words)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each plan looked only at a part; a part may be as large as the whole."""
    found: list[bool] = []
    plan = generation.plan

    def noted(*arguments: Any) -> Any:
        made = plan(*arguments)
        found.append(made.found is not None)
        return made

    monkeypatch.setattr(part, "SHARE", 1)
    monkeypatch.setattr("marketgraph.build.building.plan", noted)
    return found


@given(
    first=st.lists(st.lists(FACTS, min_size=1, max_size=5), max_size=5),
    steps=st.lists(PUT | DROP, min_size=1, max_size=4),
)
@settings(
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)
def test_names_and_developments_join_part_and_are_renamed(
    new_box: Callable[[], Any],
    tmp_path_factory: pytest.TempPathFactory,
    parts: list[bool],
    first: list[list[dict[str, Any]]],
    steps: list[tuple[str, int, list[dict[str, Any]]]],
) -> None:
    box = new_box()
    start(box, first)
    there = {f"doc-{number}" for number in range(len(first))}
    for verb, number, facts in steps:
        register = box.folders.register.read_text()
        name = f"doc-{number}"
        if verb == "put":
            box.put(name, *facts)
        elif name in there:
            box.drop(name)
        there = there | {name} if verb == "put" else there - {name}
        parts.clear()
        report = box.build()
        assert parts == [True]
        assert report.quads == len(box.quads())
        same_as_full(box, tmp_path_factory.getbasetemp() / "whole", register)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch, parts: list[bool]) -> list[bool]:
    """The same, with a part as small as it must be."""
    monkeypatch.setattr(part, "SHARE", 10)
    return parts


DEAL = {"type": "Acquisition", "acquirer": ["Ash Imaging"], "target": "Birch Reading"}


def test_a_small_change_looks_at_few_names_and_one_that_touches_many_at_all(
    box: Any, tmp_path: Path, planned: list[bool]
) -> None:
    start(box, [[DEAL]])
    register = box.folders.register.read_text()
    box.put("doc-1", DEAL | {"date": "2020"})
    planned.clear()
    assert box.build().incremental
    assert planned == [True]
    same_as_full(box, tmp_path / "whole", register)
    planned.clear()
    box.put("doc-2", *ballast()[:40])
    box.build()
    assert planned == [False]


def test_a_judgement_on_names_looks_at_all_and_what_follows_at_a_part(
    box: Any, tmp_path: Path, planned: list[bool]
) -> None:
    start(box, [[DEAL], [DEAL | {"target": "Cedar Scans"}]])
    box.judge("same", box.company("Birch Reading"), box.company("Cedar Scans"))
    planned.clear()
    box.build()
    assert planned == [False]
    planned.clear()
    register = box.folders.register.read_text()
    box.put("doc-2", {"type": "CompanyProfile", "company": "Cedar Scans", "country": "Germany"})
    box.build()
    assert planned == [True]
    same_as_full(box, tmp_path / "whole", register)


def test_a_company_that_is_shown_by_another_name_renames_its_deals(
    box: Any, tmp_path: Path, planned: list[bool]
) -> None:
    start(box, [[DEAL], [{"type": "CompanyProfile", "company": "Birch Reading"}]])
    register = box.folders.register.read_text()
    many = [
        {"type": "CompanyProfile", "company": "Ash Imaging", "founded": n} for n in (1990, 1991)
    ]
    source = {"publisher": "Elder Records", "title": "The open ledger"}
    box.put("doc-2", *({**each, "source": source} for each in many))
    box.build()
    same_as_full(box, tmp_path / "whole", register)
    register = box.folders.register.read_text()
    box.put("doc-3", {"type": "Alias", "company": "Ash Imaging", "alias": "Dune & Sons"})
    box.build()
    same_as_full(box, tmp_path / "whole", register)


@pytest.mark.parametrize(
    "damage", [lambda p: p.unlink(), lambda p: p.write_bytes(b"damaged" * 999)]
)
def test_what_the_last_generation_knew_is_found_out_anew_where_it_is_damaged(
    box: Any, tmp_path: Path, planned: list[bool], damage: Callable[[Path], Any]
) -> None:
    start(box, [[DEAL]])
    damage(box.generation / "known.sqlite")
    register = box.folders.register.read_text()
    box.put("doc-1", DEAL | {"date": "2020"})
    planned.clear()
    box.build()
    assert planned == [False]
    same_as_full(box, tmp_path / "whole", register)
    box.put("doc-2", DEAL | {"date": "2021"})
    planned.clear()
    box.build()
    assert planned == [True]


@pytest.mark.parametrize("order", list(permutations([None, "Germany", "United States"])))
def test_namesakes_of_one_publication_keep_their_iris_when_all_is_built_again(
    box: Any, order: tuple[str | None, ...]
) -> None:
    for number, home in enumerate(order):
        said = {"type": "CompanyProfile", "company": "Ash Imaging", "source": SOURCES[0]}
        box.put(f"doc-{number}", said | ({"country": home} if home else {}))
    box.build()
    rows, register = box.rows(), box.folders.register.read_text()
    box.build(whole=True)
    assert box.rows() == rows
    assert box.folders.register.read_text() == register
