from pathlib import Path

import pytest

from marketgraph.documents import pdf as reader
from marketgraph.errors import DocumentError

from .pdfs import At, pdf
from .shown import is_sound, opened, shown

TEXT = [
    "Pumps move water through a town and the market for tele-",
    "pumping grows with every house that is built, so that the X-",
    "ray makers go cloud-based too. It was worth five billion in all.",
]
TELE = "Pumps move water through a town and the market for telepumping grows with every house that is built, so that the "


def column(x: float, y: float, lines: list[str], **font: float) -> list[At]:
    return [At(x, y + 14 * number, line, **font) for number, line in enumerate(lines)]


def test_wrapped_lines_are_whole_and_hyphens_gone(tmp_path):
    prose = opened(tmp_path / "a.pdf", pdf(column(72, 90, TEXT)))
    assert shown(prose) == [
        ("paragraph", TELE + "X-ray makers go cloud-based too. It was worth five billion in all.")
    ]


def test_short_lines_are_not_joined(tmp_path):
    names = ["Acme Inc.", "Beta Pumps of Spain and Portugal", "Gamma"]
    prose = opened(tmp_path / "a.pdf", pdf([*column(72, 90, TEXT), *column(72, 190, names)]))
    assert [text for _, text in shown(prose)][1:] == names


def test_headings_are_larger_or_bold(tmp_path):
    page = [
        At(72, 100, "Pumps in 2030", 22),
        *column(72, 150, TEXT),
        At(72, 220, "Growth", 16),
        *column(72, 250, TEXT),
        At(72, 320, "Drivers", 11, True),
        *column(72, 340, TEXT),
    ]
    prose = opened(tmp_path / "a.pdf", pdf(page))
    heads = [one for one in shown(prose) if one[0] != "paragraph"]
    assert heads == [
        ("heading 1", "Pumps in 2030"),
        ("heading 2", "Growth"),
        ("heading", "Drivers"),
    ]
    assert prose.title == "Pumps in 2030"
    assert opened(tmp_path / "b.pdf", pdf(page, title="Other")).title == "Other"


def test_items_are_nested_and_wrap(tmp_path):
    page = [
        At(72, 100, "• Pumps for towns that have grown in the last years and"),
        At(84, 114, "need more water"),
        At(90, 130, "– Gear pumps"),
        At(72, 146, "•"),
        At(100, 146, "Valves"),
        At(72, 160, "1. First"),
        At(72, 174, "2. Second"),
    ]
    assert shown(opened(tmp_path / "a.pdf", pdf(page))) == [
        ("item", "Pumps for towns that have grown in the last years and need more water"),
        ("item 1", "Gear pumps"),
        ("item", "Valves"),
        ("item", "First"),
        ("item", "Second"),
    ]


def test_columns_are_read_one_after_the_other(tmp_path):
    left = [f"Left line {number} of the first column." for number in range(6)]
    right = [f"Right line {number} of the other one." for number in range(6)]
    rows = [
        at
        for pair in zip(column(60, 150, left), column(330, 150, right), strict=True)
        for at in pair
    ]
    prose = opened(
        tmp_path / "a.pdf",
        pdf([At(60, 110, "A heading over both of the columns of it", 18), *rows]),
    )
    text = prose.text.replace("\n", " ")
    assert (
        text.index("heading")
        < text.index("Left line 0")
        < text.index("Left line 5")
        < text.index("Right line 0")
    )
    assert " ".join(right) in text


def test_cells_are_a_table_and_two_are_a_pair(tmp_path):
    grid = [("Region", "2024", "2030"), ("Asia", "5", "9")]
    page = [
        At(72 + 150 * x, 100 + 14 * y, cell)
        for y, row in enumerate(grid)
        for x, cell in enumerate(row)
    ]
    page += [At(72, 200, "Base year"), At(222, 200, "2024")]
    assert shown(opened(tmp_path / "a.pdf", pdf(page))) == [
        ("table", [list(row) for row in grid]),
        ("pair", [["Base year", "2024"]]),
    ]


def test_columns_in_the_middle_of_a_page_and_narrow_tables(tmp_path):
    left = [f"Left line {number} of the first column." for number in range(5)]
    right = [f"Right line {number} of the other one." for number in range(5)]
    rows = [
        at
        for pair in zip(column(60, 250, left), column(262, 253, right), strict=True)
        for at in pair
    ]
    cells = [At(60, 200, "Region"), At(110, 200, "2024"), At(142, 200, "2030")]
    cells += [At(60, 214, "Asia"), At(110, 214, "5.1"), At(142, 214, "9.2")]
    prose = opened(
        tmp_path / "a.pdf", pdf([*column(60, 120, TEXT), *cells, *rows, *column(60, 400, TEXT)])
    )
    text = prose.text.replace("\n", " ")
    assert shown(prose)[1] == ("table", [["Region", "2024", "2030"], ["Asia", "5.1", "9.2"]])
    assert text.index("Left line 4") < text.index("Right line 0")
    assert " ".join(right) in text


def test_lines_to_the_right_of_the_text_are_items(tmp_path):
    page = [
        *column(60, 120, TEXT),
        At(90, 180, "Acme Inc."),
        At(90, 194, "Beta"),
        At(120, 208, "Inner"),
    ]
    page += [
        At(90, 240, "A paragraph that begins with an indent of its first line in the old"),
        At(60, 254, "way."),
    ]
    assert [kind for kind, _ in shown(opened(tmp_path / "a.pdf", pdf(page)))] == [
        "paragraph",
        "item",
        "item",
        "item 1",
        "paragraph",
    ]


def test_running_heads_and_page_numbers_go_and_pages_stay(tmp_path):
    pages = [
        [
            At(72, 30, f"Acme report, page {number}", 9),
            *column(72, 100, TEXT[:2]),
            At(300, 770, str(number), 9),
        ]
        for number in range(1, 4)
    ]
    pages[1] = [
        pages[1][0],
        At(72, 100, "x-rays of it and more, on this page as well as before."),
        pages[1][-1],
    ]
    prose = opened(tmp_path / "a.pdf", pdf(*pages))
    assert "Acme" not in prose.text
    assert is_sound(prose)
    assert len(prose.pages) == 3
    second = prose.text.index("x-rays of it")
    assert [prose.page_at(at) for at in (0, second - 1, second, len(prose.text) - 1)] == [
        1,
        1,
        2,
        3,
    ]


def test_a_page_without_text_keeps_its_number(tmp_path):
    prose = opened(tmp_path / "a.pdf", pdf(column(72, 100, TEXT), [], column(72, 100, ["Last."])))
    assert prose.page_at(prose.text.index("Last")) == 3
    assert "1 of 3 pages" in prose.notes[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([At(72, 72, "Pumps")], encrypted=True), "encrypted.*without a password"),
        (pdf([At(72, 72, "Pumps")])[:500], "cut off.*anew"),
        (b"%PDF-1.4\nnothing\n%%EOF\n", "broken.*anew"),
        (pdf([], []), r"no text.*OCR"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, data, message):
    with pytest.raises(DocumentError, match=message):
        opened(tmp_path / "a.pdf", data)


def test_a_pdf_is_known_by_its_bytes(tmp_path):
    assert opened(tmp_path / "a.txt", pdf([At(72, 72, "Pumps")])).text == "Pumps"


def test_pages_and_characters_have_limits(tmp_path, monkeypatch):
    data = pdf(*[column(72, 100, TEXT)] * 3)
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    with pytest.raises(DocumentError, match="3 pages; at most 2"):
        opened(tmp_path / "a.pdf", data)
    monkeypatch.setattr(reader, "MOST_PAGES", 9)
    monkeypatch.setattr(reader, "MOST_CHARS", 200)
    with pytest.raises(DocumentError, match="page 2: has more than 200 characters"):
        opened(tmp_path / "a.pdf", data)


def test_any_cut_of_a_file_is_read_or_refused(tmp_path: Path):
    data = pdf(column(72, 100, TEXT), column(72, 100, TEXT), title="Pumps")
    for end in range(10, len(data), 97):
        try:
            assert is_sound(opened(tmp_path / "a.pdf", data[:end]))
        except DocumentError as error:
            assert error.remedy
