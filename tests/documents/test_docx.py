import io
import zipfile

import docx
import pytest

from marketgraph.errors import DocumentError

from .shown import is_sound, opened, shown

ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b {}>]><a>&b;</a>'


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(**parts: str) -> bytes:
    """Return a Word file in which some parts are others."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            name = info.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(info.filename, parts.pop(name, old.read(info)))
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def test_headings_paragraphs_lists_and_tables(tmp_path):
    word = docx.Document()
    word.core_properties.title = "Pumps in 2030"
    word.add_heading("Pumps", 0)
    word.add_heading("Market\u00a0size", 2)
    word.add_paragraph("Worth five billion.\nMore to come.")
    for text, style in (
        ("Europe", "List Bullet"),
        ("Spain", "List Bullet 2"),
        ("Asia", "List Number"),
    ):
        word.add_paragraph(text, style=style)
    word.add_paragraph("Base year\t2024")
    rows = [("Region", "2024", "2030"), ("Asia", "", "9")]
    grid = word.add_table(2, 3)
    for number, row in enumerate(rows):
        for cell, text in zip(grid.rows[number].cells, row, strict=True):
            cell.text = text
    keys = word.add_table(2, 2)
    keys.cell(0, 0).text, keys.cell(0, 1).text = "CAGR:", "5 %"
    keys.cell(1, 0).text, keys.cell(1, 1).text = "Segments", "Gear\nPiston"
    prose = opened(tmp_path / "a.docx", saved(word))
    assert is_sound(prose)
    assert prose.title == "Pumps in 2030"
    assert shown(prose) == [
        ("heading 1", "Pumps"),
        ("heading 2", "Market size"),
        ("paragraph", "Worth five billion."),
        ("paragraph", "More to come."),
        ("item", "Europe"),
        ("item 1", "Spain"),
        ("item", "Asia"),
        ("pair", [["Base year", "2024"]]),
        ("table", [list(row) for row in rows]),
        ("pair", [["CAGR", "5 %"]]),
        ("heading", "Segments"),
        ("paragraph", "Gear"),
        ("paragraph", "Piston"),
    ]


def test_bold_lines_are_headings(tmp_path):
    word = docx.Document()
    word.core_properties.title = "t"
    word.add_paragraph().add_run("Key figures").bold = True
    word.add_paragraph("Pumps ").add_run("sell").bold = True
    assert shown(opened(tmp_path / "a.docx", saved(word))) == [
        ("heading", "Key figures"),
        ("paragraph", "Pumps sell"),
    ]


def test_a_cell_over_several_columns_is_told_once(tmp_path):
    word = docx.Document()
    grid = word.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "All"
    grid.cell(0, 2).text, grid.cell(1, 0).text = "2024", "Asia"
    assert shown(opened(tmp_path / "a.docx", saved(word))) == [
        ("table", [["All", "", "2024"], ["Asia", "", ""]])
    ]


def test_the_first_heading_is_the_title_of_a_file_without(tmp_path):
    word = docx.Document()
    word.core_properties.title = ""
    word.add_heading("Pumps", 1)
    assert opened(tmp_path / "a.docx", saved(word)).title == "Pumps"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed(bomb="0" * 60_000_000), r"unpacks to 6\d MB"),
        (packed(document=ENTITY.format('"x"')), "declares entities"),
        (packed(styles=ENTITY.format('SYSTEM "file:///etc/hosts"')), "declares entities"),
        (packed(document="<a>" * 100_000), "no whole Word file"),
        (packed(document="not XML"), "no whole Word file"),
        (saved(docx.Document())[:9000], "no whole Word file"),
        (b"PK\x03\x04", "no whole Word file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "encrypted, or written by Word before 2007",
        ),
    ],
)
def test_bombs_and_broken_files_are_refused(tmp_path, data, message):
    with pytest.raises(DocumentError, match=message) as caught:
        opened(tmp_path / "a.docx", data)
    assert caught.value.remedy


def test_an_empty_file_of_word_has_no_blocks(tmp_path):
    assert opened(tmp_path / "a.docx", saved(docx.Document())).blocks == ()
