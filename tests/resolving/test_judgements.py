"""Judgements: appended, undone, never contradicting, found again by a better reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgraph.errors import JudgementError
from marketgraph.facts import FACT_TYPES, Acquisition, MarketSize, name_fields
from marketgraph.resolving import Judgements
from marketgraph.resolving.claimkeys import KEY_FIELDS

DEAL = Acquisition(acquirer=["Kestrel", "Wren"], target="Adler")


@pytest.fixture
def judgements(tmp_path: Path) -> Judgements:
    return Judgements.load(tmp_path / "judgements.csv")


def again(judgements: Judgements) -> Judgements:
    assert judgements.path is not None
    return Judgements.load(judgements.path)


def test_what_was_added_is_there_after_loading(judgements: Judgements) -> None:
    added = judgements.add(
        "same", "x:a", "x:b", by="Ada", at="2026-01-02", reason='one, "truly"\nso'
    )
    assert list(again(judgements)) == [added]
    assert again(judgements).of("same") == [added]


def test_an_undone_judgement_stays_on_record_but_does_not_stand(judgements: Judgements) -> None:
    added = judgements.add("same", "x:a", "x:b")
    judgements.undo(added.id, reason="a slip")
    loaded = again(judgements)
    assert loaded.of("same") == [] and len(loaded) == 0
    assert [row.verdict for row in loaded] == ["same", "undo"]
    loaded.add("different", "x:a", "x:b")


def test_an_unknown_judgement_cannot_be_undone(judgements: Judgements) -> None:
    with pytest.raises(JudgementError, match="not there to be undone"):
        judgements.undo("0123")


def test_a_direct_contradiction_names_both_and_is_not_written(judgements: Judgements) -> None:
    first = judgements.add("same", "x:a", "x:b")
    with pytest.raises(JudgementError, match=first.id) as caught:
        judgements.add("different", "x:b", "x:a")
    assert "contradict" in str(caught.value) and "Undo" in str(caught.value)
    assert len(again(judgements)) == len(judgements) == 1


def test_a_contradiction_through_others_is_found(judgements: Judgements) -> None:
    judgements.add("same", "x:a", "x:b")
    judgements.add("same", "x:b", "x:c")
    with pytest.raises(JudgementError, match="contradict"):
        judgements.add("different", "x:a", "x:c")
    judgements.add("different", "x:a", "x:d")
    with pytest.raises(JudgementError, match="contradict"):
        judgements.add("same", "x:d", "x:c")
    assert len(again(judgements)) == 3


@pytest.mark.parametrize("reason", ["one\rtwo", "one\ntwo", "one\r\ntwo", '"', ",", "\r", "\u2028"])
def test_a_reason_with_any_break_or_quote_comes_back(judgements: Judgements, reason: str) -> None:
    told = judgements.add("same", "x:a", "x:b", reason=reason)
    assert list(again(judgements)) == [told]


def test_contradictions_in_the_file_are_found_on_loading(judgements: Judgements) -> None:
    first = judgements.add("same", "x:a", "x:b")
    assert judgements.path is not None
    text = judgements.path.read_text(encoding="utf-8")
    row = text.splitlines()[1].replace(first.id, "ffffffffffff").replace("same", "different")
    judgements.path.write_text(f"{text}{row}\n", encoding="utf-8")
    with pytest.raises(JudgementError, match=f"ffffffffffff and {first.id}"):
        again(judgements)


def test_an_equal_judgement_still_stands_when_one_of_two_is_undone(judgements: Judgements) -> None:
    first = judgements.add("same", "x:a", "x:b")
    judgements.add("same", "x:b", "x:a")
    judgements.undo(first.id)
    with pytest.raises(JudgementError, match="contradict"):
        judgements.add("different", "x:a", "x:b")


def test_a_damaged_file_is_named_with_its_line(judgements: Judgements) -> None:
    judgements.add("same", "x:a", "x:b")
    assert judgements.path is not None
    with judgements.path.open("a", encoding="utf-8") as out:
        out.write("1,perhaps,x:a,x:b,,,,,,\n")
    with pytest.raises(JudgementError) as caught:
        again(judgements)
    assert caught.value.place == "line 3"


def test_judging_a_thing_against_itself_is_refused(judgements: Judgements) -> None:
    with pytest.raises(JudgementError, match="two different things"):
        judgements.add("same", "x:a", "x:a")


def test_a_claim_is_found_however_its_names_are_spelled(judgements: Judgements, claim) -> None:
    judgements.add_claim("reject", claim(DEAL))
    better = Acquisition(acquirer=["WREN", "kestrel"], target="Adler", amount=5, currency="EUR")
    loaded = again(judgements)
    assert loaded.claim_verdict(claim(better, method="rules")) == "reject"
    assert loaded.claim_verdict(claim(Acquisition(acquirer=["Kestrel"], target="Adler"))) is None
    assert loaded.claim_verdict(claim(DEAL, "b.csv")) is None


def test_a_judgement_outlives_an_edit_that_keeps_the_quote(judgements: Judgements, claim) -> None:
    judged = claim(DEAL)
    judgements.add_claim("accept", judged, location="deals.csv")
    moved = judged.evidence.model_copy(
        update={"document": f"sha256:{'0' * 64}", "start": 9, "end": 20}
    )
    edited = judged.model_copy(update={"evidence": moved})
    assert judgements.claim_verdict(edited, "deals.csv") == "accept"
    assert judgements.claim_verdict(edited, "other.csv") is None
    gone = edited.model_copy(update={"evidence": moved.model_copy(update={"quote": "no more"})})
    assert judgements.claim_verdict(gone, "deals.csv") is None


def test_a_correction_gives_the_right_fact(judgements: Judgements, claim) -> None:
    wrong = MarketSize(market="Imaging", amount=20, currency="USD", year=2024)
    right = MarketSize(market="Imaging", amount=2, currency="USD", year=2024)
    judgements.add_claim("correct", claim(wrong), correction=right)
    assert again(judgements).corrected(claim(wrong)) == right
    assert again(judgements).claim_verdict(claim(wrong)) == "correct"
    with pytest.raises(JudgementError, match="right fact"):
        judgements.add_claim("correct", claim(DEAL))


def test_a_claim_cannot_be_accepted_and_rejected(judgements: Judgements, claim) -> None:
    judgements.add_claim("accept", claim(DEAL))
    with pytest.raises(JudgementError, match="contradict"):
        judgements.add_claim("reject", claim(DEAL))


def test_every_fact_type_has_key_fields_that_it_knows() -> None:
    assert KEY_FIELDS.keys() == FACT_TYPES.keys()
    for name, fields in KEY_FIELDS.items():
        known = {info.alias or field for field, info in FACT_TYPES[name].model_fields.items()}
        assert set(fields) <= known
        assert fields or not name_fields(FACT_TYPES[name])
