from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marketgraph.claim import Claim, Source, path_of, read_claims, read_source, write_claims
from marketgraph.errors import ClaimsError

DOCUMENT = f"sha256:{'ab' * 32}"
SOURCE = Source(document=DOCUMENT, location="labs.csv", title="Löwe & Söhne")
RECORD: dict[str, Any] = {
    "fact": {"type": "Acquisition", "acquirer": ["Łódź Labs"], "target": "Nocturne"},
    "evidence": {"document": DOCUMENT, "start": 4, "end": 9, "quote": "a\tb\n", "columns": [1, 2]},
    "confidence": 0.98,
    "method": "table",
    "reader": "table",
}
FACTS = Path(__file__).parents[1] / "facts"
EVERY = [
    json.loads(line)
    for name in ("complete", "minimal")
    for line in (FACTS / f"{name}.jsonl").read_text("utf-8").splitlines()
]


def claim(**changes: Any) -> Claim:
    return Claim.model_validate(RECORD | changes)


def write(folder: Path, *claims: Claim) -> Path:
    write_claims(folder, SOURCE, claims)
    return path_of(folder, DOCUMENT)


def test_the_id_is_the_digest_of_fact_evidence_and_method() -> None:
    said = {key: RECORD[key] for key in ("fact", "evidence", "method")}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert claim().id == hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def test_the_id_does_not_depend_on_who_read_how_surely() -> None:
    assert claim(confidence=0.1, reader="another").id == claim().id
    assert claim(reader=None).id == claim().id


def test_the_id_does_not_depend_on_the_order_of_keys() -> None:
    turned = {key: dict(reversed(RECORD[key].items())) for key in ("evidence", "fact")}
    assert Claim.model_validate(dict(reversed((RECORD | turned).items()))).id == claim().id


@pytest.mark.parametrize(
    "changes",
    [
        {"method": "person"},
        {"fact": {**RECORD["fact"], "target": "Nocturnal"}},
        {"evidence": {**RECORD["evidence"], "end": 10}},
    ],
    ids=["method", "fact", "evidence"],
)
def test_the_id_follows_what_is_said_where_and_how(changes: dict[str, Any]) -> None:
    assert claim(**changes).id != claim().id


def test_a_file_read_and_written_again_has_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "a", *(claim(fact=fact) for fact in EVERY))
    assert len(list(read_claims(first))) == len(EVERY)
    write_claims(tmp_path / "b", read_source(first), read_claims(first))
    assert path_of(tmp_path / "b", DOCUMENT).read_bytes() == first.read_bytes()


def test_claims_that_fail_on_the_way_leave_the_last_file_and_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path, claim())
    before = path.read_bytes()

    def failing() -> Iterator[Claim]:
        yield claim(method="person")
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        write_claims(tmp_path, SOURCE, failing())
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == before


def test_a_full_disk_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("marketgraph.claim.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, claim())
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("line", [b"{", b"{}", b"\xff\xfe", b'{"fact":{"type":"Takeover"}}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = write(tmp_path, claim())
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(ClaimsError, match="line 3") as damage:
        list(read_claims(path))
    assert damage.value.file == str(path)
    assert damage.value.remedy


@pytest.mark.parametrize("line", ["", "{}", "[]", "nothing", '{"source":{"document":"x"}}'])
def test_a_first_line_that_is_no_source_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "damaged.jsonl"
    path.write_text(f"{line}\n")
    with pytest.raises(ClaimsError, match="line 1"):
        read_source(path)
