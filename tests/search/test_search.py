"""The search index: the same name, beginnings, typing errors, quotes, and changes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketgraph.errors import NotBuilt
from marketgraph.search import Hit, Index, fold, update_index, write_index

NAMES = [
    ("urn:x:philips", "company", "Philips", "Philips", 9.0),
    ("urn:x:philips", "company", "Philips", "Koninklijke Philips N.V.", 9.0),
    ("urn:x:onrad", "company", "ONRAD, Inc.", "ONRAD, Inc.", 3.0),
    ("urn:x:nighthawk", "company", "NightHawk Radiology", "NightHawk Radiology", 2.0),
    ("urn:x:medica", "company", "Médica Group", "Médica Group", 1.0),
    ("urn:x:medical", "company", "Medical Imaging", "Medical Imaging", 5.0),
    ("urn:x:teleradiology", "market", "Teleradiology", "Teleradiology", 50.0),
    ("urn:x:radiology", "industry", "Radiology", "Radiology", 7.0),
    ("urn:x:bolig", "company", "Bolig Ørsted", "Bolig Ørsted", 1.0),
]
QUOTES = [
    ("urn:x:claim/1", "ONRAD acquired Direct Radiology for an undisclosed sum."),
    ("urn:x:claim/2", "Médica Group opened a reading centre."),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "a folder?#%" / "search.sqlite"
    path.parent.mkdir()
    write_index(path, iter(NAMES), iter(QUOTES))
    return path


@pytest.fixture(scope="module")
def index(path: Path) -> Iterator[Index]:
    with Index(path) as index:
        yield index


def _first(hits: list[Hit]) -> str:
    return hits[0].iri.removeprefix("urn:x:")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Philips", "philips"),
        ("koninklijke philips nv", "philips"),
        ("onrad inc", "onrad"),
        ("MEDICA GROUP", "medica"),
        ("bolig orsted", "bolig"),
        ("phil", "philips"),
        ("onr", "onrad"),
        ("radiol", "radiology"),
        ("nighthawk r", "nighthawk"),
        ("imag", "medical"),
        ("philps", "philips"),
        ("nigthawk radiology", "nighthawk"),
        ("teleradiolgy", "teleradiology"),
        ("onard inc", "onrad"),
    ],
)
def test_what_is_typed_finds_what_is_meant(index: Index, typed: str, meant: str) -> None:
    assert _first(index.find(typed)) == meant


def test_the_same_name_comes_before_beginnings_and_likeness(index: Index) -> None:
    scores = {hit.iri: hit.score for hit in index.find("Radiology")}
    assert scores["urn:x:radiology"] == 1
    assert 0.9 <= scores["urn:x:nighthawk"] < 1


def test_a_thing_comes_once_with_the_name_that_was_found(index: Index) -> None:
    [hit] = index.find("koninklijke")
    assert hit == Hit("urn:x:philips", "company", "Philips", "Koninklijke Philips N.V.", hit.score)
    assert len({hit.iri for hit in index.find("p")}) == len(index.find("p"))


def test_a_kind_leaves_out_the_others(index: Index) -> None:
    assert [hit.kind for hit in index.find("radiology", "company")] == ["company"]
    assert index.find("philps", "market") == []


def test_a_limit_holds(index: Index) -> None:
    assert len(index.find("radiology", limit=1)) == 1
    assert index.find("radiology", limit=0) == []


def test_exact_takes_no_beginning(index: Index) -> None:
    assert index.exact("onrad inc.") == ["urn:x:onrad"]
    assert index.exact("ONRAD") == []
    assert index.exact("Radiology", "company") == []


def test_quotes_are_found_by_all_their_words(index: Index) -> None:
    [quote] = index.quotes("medica reading")
    assert (quote.claim, quote.quote) == QUOTES[1]
    assert index.quotes("medica acquired") == []


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'",
        "NEAR(a, b)",
        "a AND",
        "*",
        "key:philips",
        "-philips",
        "^a",
        "(",
        "\x00",
        "a\x00b",
        "\ud800",
        "é" * 10_000,
        "%",
        "",
    ],
)
def test_no_text_is_an_error(index: Index, text: str) -> None:
    assert isinstance(index.find(text), list)
    assert isinstance(index.quotes(text), list)
    assert isinstance(index.exact(text), list)


@given(st.text(max_size=30))
def test_a_name_of_any_letters_is_found_by_itself(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite"
        write_index(path, [("urn:x:a", "company", "A", text, 1.0)] if _storable(text) else [], [])
        with Index(path) as index:
            found = [hit.iri for hit in index.find(text)]
    assert found == (["urn:x:a"] if fold(text) and _storable(text) else [])


def _storable(text: str) -> bool:
    return not any(0xD800 <= ord(letter) < 0xE000 for letter in text)


def test_changes_leave_the_index_as_if_written_anew(path: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.sqlite"
    changed.write_bytes(path.read_bytes())
    update_index(
        changed,
        removed=["urn:x:philips", "urn:x:never"],
        removed_claims=["urn:x:claim/1"],
        names=[("urn:x:philips", "company", "Philips", "Royal Philips", 4.0)],
        quotes=[("urn:x:claim/3", "Royal Philips acquired a maker of masks.")],
    )
    anew = tmp_path / "anew.sqlite"
    names = [row for row in NAMES if row[0] != "urn:x:philips"]
    names.append(("urn:x:philips", "company", "Philips", "Royal Philips", 4.0))
    write_index(
        anew, names, [QUOTES[1], ("urn:x:claim/3", "Royal Philips acquired a maker of masks.")]
    )
    with Index(changed) as one, Index(anew) as other:
        for text in ("philips", "royal phlips", "koninklijke", "onrad", "rad", "nigthawk"):
            assert one.find(text) == other.find(text)
        for text in ("acquired", "medica", "undisclosed"):
            assert [q[:2] for q in one.quotes(text)] == [q[:2] for q in other.quotes(text)]


_WORDS = ("Fern", "fern", "Fern Labs", "Gorse", "Gorse & Fern", "Ääkkönen")
_ROWS = st.dictionaries(
    st.tuples(st.sampled_from(("urn:x:a", "urn:x:b", "urn:x:c")), st.sampled_from(_WORDS)),
    st.tuples(st.sampled_from(_WORDS), st.sampled_from((1.0, 2.0))),
)


@settings(deadline=None)
@given(_ROWS, _ROWS, st.sets(st.sampled_from(("urn:x:a", "urn:x:b"))))
def test_names_that_go_stay_or_come_leave_the_index_as_if_written_anew(
    old: dict[tuple[str, str], tuple[str, float]],
    new: dict[tuple[str, str], tuple[str, float]],
    removed: set[str],
) -> None:
    def rows(named: dict[tuple[str, str], tuple[str, float]], without: set[str]) -> list[Any]:
        return [
            (iri, "company", label, name, weight)
            for (iri, name), (label, weight) in named.items()
            if iri not in without
        ]

    came = rows({key: value for key, value in new.items() if key[0] in removed}, set())
    with TemporaryDirectory() as folder:
        changed, anew = Path(folder) / "changed.sqlite", Path(folder) / "anew.sqlite"
        write_index(changed, rows(old, set()), [])
        update_index(changed, removed=removed, names=came)
        write_index(anew, rows(old, removed) + came, [])
        with closing(sqlite3.connect(changed)) as base:
            for table in ("words", "grams"):
                base.execute(f"INSERT INTO {table}({table}) VALUES('integrity-check')")
        with Index(changed) as one, Index(anew) as other:
            for text in (*_WORDS, "gors", "frn labs"):
                assert one.find(text) == other.find(text)


def test_reading_leaves_no_file_behind(path: Path) -> None:
    with Index(path) as index:
        index.find("philips")
    assert [file.name for file in path.parent.iterdir()] == ["search.sqlite"]


def test_a_missing_index_says_build_first(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="Build the workspace"):
        Index(tmp_path / "search.sqlite")
