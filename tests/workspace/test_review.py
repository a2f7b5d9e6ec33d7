"""Review: what is unsure is shown with its sentence; what people decide lasts as long as that sentence."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import marketgraph as mg
from marketgraph.claim import Claim, Evidence, Source, write_claims
from marketgraph.cli.app import run
from marketgraph.documents import open_document
from marketgraph.errors import JudgementError, UnknownName, UsageError
from marketgraph.facts import parse_fact
from marketgraph.workspace import Workspace

TEXT = "Kite news\n\nIt is said that Kestrel bought Wren for a song in Zürich. More follows.\n\nThe rest is silence here.\n"
SENTENCE = "It is said that Kestrel bought Wren for a song in Zürich."
DEAL: dict[str, Any] = {"type": "Acquisition", "acquirer": ["Kestrel"], "target": "Wren"}


class Desk:
    """A workspace in which one document is read as the test says."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.ws = workspace
        self.file = folder / "news.txt"

    def read(
        self,
        text: str = TEXT,
        *,
        quote: str = "Kestrel bought Wren",
        fact: dict[str, Any] = DEAL,
        sure: float = 0.6,
        method: Any = "rules",
        encoding: str = "utf-8",
        read_as: str | None = None,
        version: str = "1",
    ) -> Claim:
        """Add the text, then put one claim in the place of those that were read; build."""
        self.file.write_bytes(text.encode(encoding))
        (added,) = self.ws.add(self.file, encoding=read_as)
        assert added.document and not added.problem
        document = open_document(self.file, encoding=read_as)
        start = document.text.index(quote)
        evidence = Evidence(document=document.id, start=start, end=start + len(quote), quote=quote)
        claim = Claim(
            fact=parse_fact(fact), evidence=evidence, confidence=sure, method=method, reader="test"
        )
        source = Source(
            document=document.id,
            text_hash=document.text_hash,
            location=str(self.file),
            reader="test",
            reader_version=version,
        )
        write_claims(self.ws.folder / "claims", source, [claim])
        self.ws.build()
        return claim

    def rows(self, **options: Any) -> list[dict[str, Any]]:
        found: Any = self.ws.review(**options)
        return [row for row in found.to_dict("records") if row["sentence"]]

    def status(self, claim: Claim) -> dict[str, Any]:
        frame = self.ws.tables.frame("claims")
        (row,) = frame[frame["iri"].str.endswith(claim.id)].to_dict("records")
        return dict(row)

    def judge(self, verdict: str, claim: Claim, **more: Any) -> Any:
        made = self.ws.judge(verdict, claim.id[:12], by="Ada", **more)
        self.ws.build()
        return made


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(workspace, tmp_path)


def test_an_unsure_claim_is_shown_with_sentence_fields_place_and_why(desk: Desk) -> None:
    claim = desk.read()
    (row,) = desk.rows()
    assert row["kind"] == "unsure"
    assert row["left"].endswith(claim.id)
    assert row["left_name"] == "Kestrel acquires Wren"
    assert row["sentence"] == SENTENCE
    assert row["place"] == "news.txt"
    assert row["reason"] == "confidence 0.60 is below 0.75"
    assert json.loads(row["fields"]) == DEAL
    assert desk.rows(below=0.6) == []


def test_a_sure_claim_is_not_shown_a_suggestion_is(desk: Desk) -> None:
    desk.read(sure=0.75)
    assert desk.rows() == []
    desk.read(sure=0.99, method="llm")
    (row,) = desk.rows()
    assert (row["kind"], row["reason"]) == (
        "suggested",
        "suggested by a language model, counts when it is accepted",
    )


def test_an_accepted_suggestion_counts_and_is_no_longer_shown(desk: Desk) -> None:
    claim = desk.read(method="llm")
    assert desk.status(claim)["status"] == "suggested"
    desk.judge("accept", claim)
    assert (desk.status(claim)["status"], desk.rows()) == ("accepted", [])
    deals: Any = desk.ws.query("acquisitions", company="Wren")
    assert len(deals) == 1


def test_a_rejected_claim_counts_no_longer_until_it_is_undone(desk: Desk) -> None:
    claim = desk.read()
    made = desk.judge("reject", claim, reason="hearsay")
    assert (desk.status(claim)["status"], desk.rows()) == ("rejected", [])
    desk.ws.undo(made.id)
    desk.ws.build()
    assert desk.status(claim)["status"] == "accepted"
    assert [row["kind"] for row in desk.rows()] == ["unsure"]


def test_a_correction_is_a_claim_by_a_person_with_the_same_passage(desk: Desk) -> None:
    claim = desk.read()
    desk.judge("correct", claim, correction={"acquirer": ["Merlin"], "date": "2024"})
    row = desk.status(claim)
    assert (row["status"], row["method"], row["confidence"]) == ("accepted", "person", 1.0)
    assert row["quote"] == "Kestrel bought Wren"
    deals: Any = desk.ws.query("acquisitions", company="Wren")
    assert "Merlin" in str(deals.to_dict("records")) and "Kestrel" not in str(
        deals.to_dict("records")
    )
    assert desk.rows() == []


def test_a_correction_can_take_a_field_out_and_change_the_type(desk: Desk) -> None:
    claim = desk.read(fact={**DEAL, "amount": 5, "currency": "USD"})
    made = desk.judge("correct", claim, correction={"amount": None, "currency": None})
    assert json.loads(made.object) == DEAL
    desk.ws.undo(made.id)
    merger = {"type": "Merger", "parties": ["Kestrel", "Wren"]}
    assert json.loads(desk.judge("correct", claim, correction=merger).object) == merger


def test_a_correction_that_is_no_fact_is_refused(desk: Desk) -> None:
    claim = desk.read()
    with pytest.raises(UsageError, match=r"no Acquisition: target"):
        desk.judge("correct", claim, correction={"target": None})
    with pytest.raises(UsageError, match="no Acquisition: colour"):
        desk.judge("correct", claim, correction={"colour": "red"})
    assert desk.ws.status().judgements == 0


def test_an_unknown_or_too_short_id_is_refused(desk: Desk) -> None:
    claim = desk.read()
    for wanted in ("0" * 12, claim.id[:7], claim.id[-12:]):
        with pytest.raises(UnknownName):
            desk.ws.judge("accept", wanted)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_contradictions_name_the_judgement_that_stands(desk: Desk, verdict: str) -> None:
    claim = desk.read()
    made = desk.judge(verdict, claim)
    other = "reject" if verdict == "accept" else "accept"
    with pytest.raises(JudgementError, match=made.id):
        desk.judge(other, claim)
    with pytest.raises(JudgementError, match=made.id):
        desk.judge("correct", claim, correction={"date": "2024"})
    desk.judge(verdict, claim)


def test_two_different_corrections_contradict_each_other(desk: Desk) -> None:
    claim = desk.read()
    made = desk.judge("correct", claim, correction={"date": "2024"})
    with pytest.raises(JudgementError, match=f"Undo {made.id}"):
        desk.judge("correct", claim, correction={"date": "2025"})


def test_a_contradiction_is_found_on_a_claim_that_was_read_anew(desk: Desk) -> None:
    made = desk.judge("reject", desk.read())
    again = desk.read(quote=SENTENCE, version="2")
    with pytest.raises(JudgementError, match=made.id):
        desk.judge("accept", again)


@pytest.mark.parametrize(
    "quote",
    [
        SENTENCE,
        "It is said that Kestrel bought Wren",
        "Kestrel bought Wren for a song",
        "Wren for a song",
    ],
)
def test_a_judgement_survives_a_reader_that_cuts_the_sentence_otherwise(
    desk: Desk, quote: str
) -> None:
    desk.judge("reject", desk.read())
    again = desk.read(quote=quote, sure=0.9, version="2")
    assert desk.status(again)["status"] == "rejected"


def test_a_judgement_survives_another_encoding(desk: Desk) -> None:
    quote = "Kestrel bought Wren for a song in Z\u00fcrich"
    desk.judge("reject", desk.read(encoding="cp1252", read_as="cp1252", quote=quote))
    garbled = quote.replace("\u00fc", "\u00b8")
    again = desk.read(encoding="cp1252", read_as="mac_roman", quote=garbled)
    assert again.evidence.quote != quote
    assert desk.status(again)["status"] == "rejected"


def test_a_judgement_is_of_its_sentence_and_fact_only(desk: Desk) -> None:
    text = TEXT.replace("The rest is", "Others deny that Kestrel bought Wren. The rest is")
    desk.judge("reject", desk.read(text))
    other = desk.read(text, quote="Others deny that Kestrel bought Wren.", version="2")
    assert desk.status(other)["status"] == "accepted"
    fact = {**DEAL, "target": "Adler"}
    assert desk.status(desk.read(text, fact=fact))["status"] == "accepted"


def test_a_judgement_survives_a_change_elsewhere_in_the_source(desk: Desk) -> None:
    desk.judge("reject", desk.read())
    changed = desk.read("A new beginning.\n\n" + TEXT.replace("silence", "noise"))
    assert desk.status(changed)["status"] == "rejected"
    assert desk.rows() == []


@pytest.mark.parametrize("sure", [0.6, 0.95])
def test_a_changed_sentence_opens_the_claim_again(desk: Desk, sure: float) -> None:
    made = desk.judge("reject", desk.read())
    text = TEXT.replace("It is said that", "It is sworn that")
    changed = desk.read(text, sure=sure)
    assert desk.status(changed)["status"] == "accepted"
    row = desk.rows()[0]
    assert row["kind"] == "reopened"
    assert row["left"].endswith(changed.id)
    assert made.id in row["reason"] and "reject by Ada" in row["reason"]
    assert row["sentence"].startswith("It is sworn that")
    judged = desk.judge("accept", changed)
    assert "reopened" not in {row["kind"] for row in desk.rows()}
    assert judged.id != made.id


def test_the_old_document_keeps_its_judgement_when_the_source_has_changed(desk: Desk) -> None:
    old = desk.read()
    desk.judge("reject", old)
    changed = desk.read(TEXT.replace("It is said that", "It is sworn that"))
    assert desk.status(old)["status"] == "rejected"
    assert desk.status(changed)["status"] == "accepted"
    desk.judge("accept", changed)
    assert desk.status(old)["status"] == "rejected"


def test_the_file_keeps_the_sentence_and_an_older_file_is_still_read(desk: Desk) -> None:
    claim = desk.read()
    desk.judge("reject", claim)
    path = desk.ws.folder / "judgements.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        header, row = list(csv.reader(lines))
    assert header[-2:] == ["source", "passage"]
    assert row[-2:] == [claim.evidence.document, SENTENCE]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header[:-2], row[:-2]])
    desk.ws.build()
    assert desk.status(claim)["status"] == "rejected"
    (judgement,) = mg.resolving.Judgements.load(path).of("reject")
    desk.ws.undo(judgement.id)
    desk.judge("accept", claim)
    assert desk.status(claim)["status"] == "accepted"


def test_without_a_copy_of_the_bytes_the_quote_decides(desk: Desk) -> None:
    desk.judge("reject", desk.read())
    changed = desk.read("More. " + TEXT)
    for copy in (desk.ws.folder / "documents").iterdir():
        copy.unlink()
    desk.file.unlink()
    desk.ws.build(full=True)
    assert desk.status(changed)["status"] == "rejected"


def test_the_limit_is_of_claims_and_of_names_and_what_it_leaves_out_is_told(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "deals.csv"
    rows = "".join(f"Heron Labs {n},Finch {n},0.{n}\n" for n in range(1, 6))
    table.write_text(f"Acquirer,Target,Confidence\n{rows}", encoding="utf-8")
    workspace.add(table)
    workspace.build()
    found: Any = workspace.review(limit=2)
    unsure = found[found["kind"] == "unsure"]
    assert unsure["score"].tolist() == [0.1, 0.2]
    assert unsure["place"].tolist() == ["deals.csv, row 2", "deals.csv, row 3"]
    assert found.attrs["more"]["claims"] == 3
    assert run(["review", "--limit", "2", "--workspace", str(workspace.folder)]) == 0
    assert "3 more claims are open" in capsys.readouterr().err


@pytest.fixture
def call(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def called(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments, "--workspace", str(desk.ws.folder)])
        return code, *capsys.readouterr()

    return called


def test_the_commands_list_accept_correct_and_undo(desk: Desk, call: Any) -> None:
    claim = desk.read()
    code, out, _ = call("review")
    assert code == 0
    for part in (claim.id[:12], "unsure", "Kestrel acquires Wren", SENTENCE, "news.txt"):
        assert part in out
    assert claim.id[:12] not in call("review", "--below", "0.5")[1]
    rows = json.loads(call("review", "--format", "json")[1])
    assert [row["sentence"] for row in rows] == [SENTENCE]
    code, out, _ = call(
        "review", "correct", claim.id[:12], "acquirer=Merlin; Adler", "amount=2500000", "currency=USD", "--by", "Ada",
    )  # fmt: skip
    assert code == 0
    judgement = out.partition(":")[0]
    (row,) = mg.resolving.Judgements.load(desk.ws.folder / "judgements.csv").of("correct")
    assert json.loads(row.object) == {
        **DEAL, "acquirer": ["Merlin", "Adler"], "amount": 2500000, "currency": "USD",
    }  # fmt: skip
    code, _, err = call("review", "accept", claim.id[:12])
    assert code == 3 and judgement in err
    assert call("review", "undo", judgement)[0] == 0
    assert call("review", "correct", claim.id[:12], "amount=much")[0] == 2
    assert call("review", "correct", claim.id[:12], "target=")[0] == 2
    assert call("review", "accept", "0" * 12)[0] == 1
