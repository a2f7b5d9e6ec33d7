"""Any claims, however hostile their texts, come back from a file as they were written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from marketgraph.claim import (
    Claim,
    Evidence,
    Source,
    path_of,
    read_claims,
    read_source,
    write_claims,
)
from marketgraph.errors import ClaimsError
from marketgraph.facts import FACT_TYPES, parse_fact
from marketgraph.facts.base import Attribution
from marketgraph.facts.values import NAME_MAX, Count, Currency, Date, Name, Number, Rank, Text, Year

DOCUMENT = f"sha256:{'cd' * 32}"
LONG = 10_000
HOSTILE = (
    '"', "\\", "\\u0022", "'", "\x00", "\x1b[31m", "\r\n", "\n", "\t", "\x1c", "\x85", "\u2028",
    "\u2029", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufffe", "\ud800", "\udfff", "\U0001f9a9",
    "e\u0301", "\u0958", "{", "}", "<b>", "null",
)  # fmt: skip
PIECES = st.characters() | st.sampled_from(HOSTILE)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    PIECES.map(lambda piece: (piece * LONG)[:LONG]),
)
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
NAMES = TEXTS.map(lambda text: text.translate(dict.fromkeys(map(ord, CONTROLS)))[: NAME_MAX // 4])
DATES = st.dates().filter(lambda day: 1600 <= day.year <= 2200).map(str)
NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
BY_KIND: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (Text, TEXTS),
    (Name, NAMES),
    (Date, st.tuples(DATES, st.sampled_from((4, 7, 10))).map(lambda pair: pair[0][: pair[1]])),
    (Number, NUMBERS),
    (Count, st.integers(-(10**12), 10**12)),
    (Year, st.integers(1600, 2200)),
    (Currency, st.sampled_from(("USD", "EUR", "XTS"))),
    (Rank, st.integers(1, 10**9)),
    (str, TEXTS.filter(lambda text: text.isascii()).map(lambda text: text or "x")),
]


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return what a field of a fact may hold."""
    origin, parts = get_origin(hint), get_args(hint)
    for kind, strategy in BY_KIND:
        marks = get_args(kind)
        if hint == kind or (origin is Annotated and marks and parts[: len(marks)] == marks):
            return strategy
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        return st.lists(values(parts[0]), min_size=2, max_size=3)
    if hint is Attribution:
        return st.fixed_dictionaries({}, optional=fields(Attribution))
    (only,) = (part for part in parts if part is not type(None))
    return values(only)


def fields(model: Any) -> dict[str, st.SearchStrategy[Any]]:
    """Return what each field of a record may hold, by its name in JSON."""
    hints = get_type_hints(model, include_extras=True)
    return {info.alias or name: values(hints[name]) for name, info in model.model_fields.items()}


def needed(model: Any) -> set[str]:
    return {"type"} | {
        info.alias or name for name, info in model.model_fields.items() if info.is_required()
    }


def records(model: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return facts of one type as JSON objects, of which few are refused."""
    every, must = fields(model), needed(model)
    return st.fixed_dictionaries(
        {name: strategy for name, strategy in every.items() if name in must},
        optional={name: strategy for name, strategy in every.items() if name not in must},
    )


def about_one(record: dict[str, Any]) -> dict[str, Any]:
    """Return a code or class that is about the first of its subjects only."""
    if record["type"] not in ("Identifier", "Classification"):
        return record
    given = [name for name in ("company", "report", "market", "case") if name in record]
    return {key: record[key] for key in record if key not in given[1:]}


RECORDS = {name: records(model).map(about_one) for name, model in FACT_TYPES.items()}
FACTS = st.sampled_from(sorted(RECORDS)).flatmap(RECORDS.__getitem__)


@st.composite
def claims(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Claim:
    record = draw(FACTS)
    assume(accepted(record))
    start = draw(st.integers(0, 2**40))
    return Claim(
        fact=parse_fact(record),
        evidence=Evidence(
            document=DOCUMENT,
            start=start,
            end=start + draw(st.integers(0, 500)),
            quote=draw(st.none() | TEXTS),
            sheet=draw(st.none() | TEXTS),
            location=draw(st.none() | TEXTS),
            page=draw(st.none() | st.integers(1, 9999)),
            columns=tuple(draw(st.lists(st.integers(1, 50), max_size=3))),
        ),
        confidence=draw(st.floats(0, 1)),
        method=draw(st.sampled_from(("rules", "table", "rdf", "model", "llm", "person"))),
        reader=draw(st.none() | TEXTS),
    )


MAPPINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
SOURCES = st.builds(
    Source,
    document=st.just(DOCUMENT),
    location=st.none() | TEXTS,
    title=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    licence=st.none() | TEXTS,
    mapping=st.none() | st.dictionaries(TEXTS, MAPPINGS, max_size=2),
)
HARD = settings(suppress_health_check=list(HealthCheck), max_examples=60)


def accepted(record: dict[str, Any]) -> bool:
    try:
        return bool(parse_fact(record))
    except ValidationError:
        return False


@pytest.mark.parametrize("name", FACT_TYPES)
def test_every_type_is_among_the_examples(name: str) -> None:
    seen: list[str] = []

    @HARD
    @given(record=RECORDS[name])
    def look(record: dict[str, Any]) -> None:
        if accepted(record):
            seen.append(record["type"])

    look()
    assert set(seen) == {name}


@HARD
@given(source=SOURCES, told=st.lists(claims(), max_size=4))
@example(
    source=Source(document=DOCUMENT, location="caf\udce9.csv", mapping={"\ud800": ["\udfff", []]}),
    told=[],
)
def test_what_is_written_is_read_back(source: Source, told: list[Claim]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        assert write_claims(folder, source, told) == len(told)
        path = path_of(folder, DOCUMENT)
        written = path.read_bytes()
        back = list(read_claims(path))
        assert read_source(path) == source
        assert back == told
        assert [claim.id for claim in back] == [claim.id for claim in told]
        assert written.count(b"\n") == 1 + len(told)
        write_claims(folder, read_source(path), back)
        assert path.read_bytes() == written
        assert [item.name for item in folder.iterdir()] == [path.name]


@HARD
@given(told=st.lists(claims(), min_size=1, max_size=3), data=st.data())
def test_a_file_cut_off_anywhere_gives_the_claims_before_the_cut(
    told: list[Claim], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_claims(Path(name), Source(document=DOCUMENT), told)
        path = path_of(Path(name), DOCUMENT)
        lines = path.read_bytes().splitlines(keepends=True)
        whole = data.draw(st.integers(0, len(told) - 1))
        line = lines[1 + whole]
        cut = data.draw(st.integers(1, len(line) - 2))
        path.write_bytes(b"".join(lines[: 1 + whole]) + line[:cut])
        found = []
        with pytest.raises(ClaimsError) as damage:
            for claim in read_claims(path):
                found.append(claim)  # noqa: PERF402 (kept although the reading fails)
        assert found == told[:whole]
        assert damage.value.file == str(path)
        assert damage.value.place == f"line {whole + 2}"


@HARD
@given(line=st.binary(max_size=60) | st.sampled_from([b"[" * LONG, b'{"source":' * LONG]))
def test_no_bytes_fail_otherwise_than_as_a_damaged_file(line: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "damaged.jsonl"
        path.write_bytes(line + b"\n" + line)
        with pytest.raises(ClaimsError, match="line 1"):
            read_source(path)
        if line:
            with pytest.raises(ClaimsError, match=r"line [0-9]+"):
                list(read_claims(path))


def test_half_of_a_surrogate_pair_becomes_the_sign_for_what_cannot_be_written() -> None:
    evidence = Evidence(document=DOCUMENT, start=0, end=3, quote="a\ud800b", location="caf\udce9")
    assert (evidence.quote, evidence.location) == ("a\ufffdb", "caf\ufffd")
    fact: Any = parse_fact({"type": "Alias", "company": "A\udfff", "alias": "B"})
    assert fact.company == "A\ufffd"


@pytest.mark.parametrize("field", ["start", "end", "page", "row"])
def test_a_place_that_no_table_can_hold_is_refused(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Evidence.model_validate({"document": DOCUMENT, "start": 0, "end": 1, field: 2**70})
