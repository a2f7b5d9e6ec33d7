import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents import Document, Table, open_document
from marketgraph.documents.delimited import records
from marketgraph.documents.legacy import guess_legacy
from marketgraph.documents.table import flat
from marketgraph.errors import DocumentError

NAMES = "Société Générale\nMünchener Rück\nL’Oréal\nÅngström AB\nTelefónica\nØrsted A/S\nO’Brien – Health\nACME™"
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def cells(document: Document) -> list[list[str]]:
    assert isinstance(document, Table)
    return [
        row
        for sheet in document.sheets()
        for row in [sheet.header.cells, *(r.cells for r in sheet.rows)]
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_old_western_encodings_are_told_apart_by_their_words(encoding):
    assert guess_legacy(NAMES.encode(encoding)) == encoding
    for name in (
        "Münchener Rück",
        "Telefónica",
        "Hôpital Américain",
        "O’Brien",
        "España Médica",
        "FRANÇOIS",
    ):
        assert guess_legacy(name.encode(encoding)) == encoding, name


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_guessed_encoding_is_noted_and_can_be_overruled(tmp_path, encoding):
    path = tmp_path / "deals.csv"
    path.write_bytes(f"Buyer,Target\n{NAMES.splitlines()[0]},Zoë\n".encode(encoding))
    guessed = open_document(path)
    assert guessed.guessed
    assert guessed.encoding == encoding
    assert encoding in guessed.notes[0]
    assert cells(guessed)[1] == ["Société Générale", "Zoë"]
    told = open_document(path, encoding="latin-1")
    assert not told.guessed
    assert told.notes == ()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_marks_line_ends_and_delimiters_are_understood(tmp_path, encoding, end, delimiter):
    rows = [["Buyer", "Target", "Price"], ["Müller, KG", "B", "1,5"], ["C", "D", ""]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    path = tmp_path / "deals.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    document = open_document(path)
    assert cells(document) == rows
    assert not document.guessed


def test_a_document_is_named_by_its_bytes_and_its_text_by_its_own_hash(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_bytes(b"Buyer,Target\r\nA,B\r\n")
    document = open_document(path)
    assert document.id == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.text == "Buyer\tTarget\nA\tB\n"
    assert document.text_hash == "sha256:" + hashlib.sha256(document.text.encode()).hexdigest()


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=2, max_size=6))
def test_a_passage_is_the_stretch_of_the_text_that_it_names(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    document = open_document(path)
    text = document.text
    assert isinstance(document, Table)
    for sheet in document.sheets():
        for row in [sheet.header, *sheet.rows]:
            for first in range(1, len(row.cells) + 1):
                start, end, quote = row.passage(first, len(row.cells))
                assert text[start:end] == quote == flat(row.cells[first - 1 :])


def test_an_unclosed_quotation_mark_costs_its_line_only():
    lines = ["a,b\n", '"x,1\n', *(f"y{n},2\n" for n in range(20_000))]
    found = list(records(iter(lines), ","))
    assert found[1] == ['"x', "1"]
    assert found[2] == ["y0", "2"]
    assert len(found) == len(lines)


def test_titles_above_a_table_are_not_its_header(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("Deals of the year\n\nBuyer,Target\nA,B\n")
    document = open_document(path)
    assert isinstance(document, Table)
    sheet = next(document.sheets())
    assert (sheet.header.number, sheet.header.cells) == (3, ["Buyer", "Target"])
    assert [(row.number, row.cells) for row in sheet.rows] == [(4, ["A", "B"])]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "empty"),
        ("binary.csv", bytes(range(256)) * 4, "binary"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook", "workbook"),
        ("broken.parquet", b"PAR1 not parquet", "Parquet"),
        ("broken.jsonl", b'{"a": 1', "line 1"),
        ("list.jsonl", b"[1, 2]\n", "object"),
        ("latin.ttl", "<http://x/é> a <http://x/b> .".encode("latin-1"), "UTF-8"),
    ],
)
def test_what_is_not_what_its_name_says_is_an_error_that_names_file_and_remedy(
    tmp_path, name, content, says
):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        open_document(path)
    assert says in str(caught.value)
    assert caught.value.file == str(path)
    assert caught.value.remedy


def test_a_missing_file_a_folder_and_an_unknown_encoding_are_errors(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n")
    for path, encoding in (
        (tmp_path / "no.csv", None),
        (tmp_path, None),
        (tmp_path / "a.csv", "klingon"),
    ):
        with pytest.raises(DocumentError):
            open_document(path, encoding=encoding)
