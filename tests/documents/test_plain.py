import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents import Block, Prose
from marketgraph.documents.hyphens import Words, seam
from marketgraph.documents.prose import prose_of

from .shown import is_sound, shown

LONG = (
    "Pumps move water through a town, and the market for them grows with every house that is built, "
    "so makers of pumps hire people and open works in more and more places of the country. "
)
SIGNS = [*"ab Z1.,:|-•*#=\t\n\r\f()\u00a0\u00ad\u200b\u0301o\x7f\x95", "\n\n", "    ", "1. "]
MARKUP = st.lists(st.sampled_from(SIGNS), max_size=120).map("".join)


def blocks(text: str) -> list[tuple[str, object]]:
    return shown(prose_of(textwrap.dedent(text).strip("\n")))


@given(st.text(max_size=300) | MARKUP)
def test_blocks_lie_in_the_text_in_order_whatever_it_is(text):
    prose = prose_of(text)
    assert is_sound(prose)
    assert unicodedata.is_normalized("NFC", prose.text)
    assert not set(prose.text) & set("\r\x00\u00ad\u00a0\u200b\ufeff")


def test_a_text_that_is_not_wrapped_keeps_every_character():
    text = "Pumps\n\n- one\n-  two\n|\n| a |\n\n\nKey:\tvalue \n"
    assert prose_of(text).text == text


def test_no_block_and_no_page_come_of_nothing():
    prose = prose_of(" \n\t\n")
    assert (prose.blocks, prose.pages, prose.page_at(0), prose.title) == ((), (), None, None)


def test_headings_are_marked_underlined_numbered_or_stand_alone():
    found = blocks(f"""
        # Pumps in 2030

        {LONG}

        Outlook
        =======
        {LONG}

        4.2 Drivers

        {LONG}

        MARKET OVERVIEW

        {LONG}
        Latest Developments
        {LONG}
        """)
    assert [one for one in found if one[0] != "paragraph"] == [
        ("heading 1", "Pumps in 2030"),
        ("heading 1", "Outlook"),
        ("heading 2", "Drivers"),
        ("heading", "MARKET OVERVIEW"),
        ("heading", "Latest Developments"),
    ]
    assert prose_of("# Pumps in 2030\n\ntext.").title == "Pumps in 2030"


@pytest.mark.parametrize(
    "sign",
    [
        "- ",
        "• ",
        "•",
        "* ",
        "– ",
        "–",
        "◦ ",
        "▪",
        "· ",
        "‣ ",
        "●\t",
        "\x7f ",
        "\x95",
        "(cid:127) ",
        "\uf0b7 ",
    ],
)
def test_a_bullet_is_no_part_of_its_item(sign):
    assert blocks(f"{sign}Acme Inc.\n{sign}Beta") == [("item", "Acme Inc."), ("item", "Beta")]


@pytest.mark.parametrize("form", ["{}. ", "{}.", "{}) ", "({}) "])
def test_numbers_are_bullets_where_they_count(form):
    text = f"{form.format(1)}Acme\n{form.format(2)}Beta"
    assert blocks(text) == [("item", "Acme"), ("item", "Beta")]


def test_what_only_looks_like_a_bullet_is_none():
    assert blocks("4ways Ltd sells pumps, and others do.") == [
        ("paragraph", "4ways Ltd sells pumps, and others do.")
    ]
    assert (
        blocks("-5 % is what it fell by, they say.")[0][1] == "-5 % is what it fell by, they say."
    )
    assert blocks("2.5 billion is what it was worth then.")[0][1].startswith("2.5")
    assert ("item", "2.52 Billion") in blocks("Size\nUSD\n2.52 Billion\nUSD\n9.81 Billion")
    assert blocks("o well, that is how it goes, they say.")[0][0] == "paragraph"
    assert blocks("o Pumps\no Valves") == [("item", "Pumps"), ("item", "Valves")]


def test_items_are_nested_by_indentation_and_by_a_new_sign():
    text = "- Europe\n    - Germany\n        - Bavaria\n    - France\n- Asia\n"
    assert [block.level for block in prose_of(text).blocks] == [0, 1, 2, 1, 0]
    assert [block.level for block in prose_of("• A\no B\no C\n• D").blocks] == [0, 1, 1, 0]
    listed = "Regions:\n    Europe\n        Germany\n        France\n    Asia\n"
    assert shown(prose_of(listed)) == [
        ("heading", "Regions:"),
        ("item", "Europe"),
        ("item 1", "Germany"),
        ("item 1", "France"),
        ("item", "Asia"),
    ]


def test_bars_of_empty_cells_give_nothing_and_a_label_heads_its_values():
    text = f"|\n|\nPlaces Covered |\nNorth\nSouth\n|\n| |\nMakers |\n|\n{LONG}"
    assert shown(prose_of(text))[:-1] == [
        ("heading", "Places Covered"),
        ("item", "North"),
        ("item", "South"),
        ("heading", "Makers"),
    ]


def test_tables_have_cells():
    for text in (
        "| Region | 2024 | 2030 |\n|---|---|---|\n| Asia | 5 | 9 |",
        "Region\t2024\t2030\nAsia\t5\t9",
        "Region    2024    2030\nAsia      5.0     9.0".replace(".0", "  "),
    ):
        assert blocks(text) == [("table", [["Region", "2024", "2030"], ["Asia", "5", "9"]])]


def test_keys_and_values_are_pairs():
    expected = [("pair", [["Base year", "2024"]]), ("pair", [["CAGR", "5.1 %"]])]
    assert blocks("Base year: 2024\nCAGR: 5.1 %") == expected
    assert blocks("Base year\t2024\nCAGR\t5.1 %") == expected
    assert blocks("Base year:\t2024\tCAGR:\t5.1 %") == expected
    assert blocks("Base year:\n\n2024\n\nCAGR:\n\n5.1 %") == expected
    assert blocks("Visit https://acme.example for more.")[0][0] == "paragraph"


def test_labels_before_a_bullet_in_a_row_head_it():
    assert blocks("Segments:\tBy Type\t•\tGear\n•\tPiston\n\tBy Use\t•\tTown") == [
        ("heading", "Segments:"),
        ("heading", "By Type"),
        ("item", "Gear"),
        ("item", "Piston"),
        ("heading", "By Use"),
        ("item", "Town"),
    ]


def test_bullets_inside_a_line_part_it():
    text = "Pumps sell well.  Facts • CAGR: 9 % • India: 13 %  More is to come, they say."
    assert blocks(text) == [
        ("paragraph", "Pumps sell well."),
        ("heading", "Facts"),
        ("item", "CAGR: 9 %"),
        ("item", "India: 13 %"),
        ("paragraph", "More is to come, they say."),
    ]


def test_a_catalogue_has_a_heading_and_a_member_a_line():
    names = ["Acme Inc.", "Beta (Spain)", "Gamma S.A.", "Delta Co., Ltd.", "and Others"]
    text = "\n".join(["Top Key Players", *names, "Key Industry Developments", LONG])
    assert shown(prose_of(text))[:-1] == [
        ("heading", "Top Key Players"),
        *[("item", name) for name in names],
        ("heading", "Key Industry Developments"),
    ]


def test_wrapped_lines_become_whole_and_lists_stay():
    wrapped = textwrap.fill(LONG * 2, 72)
    text = f"Overview\n\n{wrapped}\n\nAcme Pumps\nBeta Valves\nGamma Tubes\n"
    found = shown(prose_of(text))
    assert found[1] == ("paragraph", (LONG * 2).strip())
    assert found[2:] == [
        ("heading", "Acme Pumps"),
        ("item", "Beta Valves"),
        ("item", "Gamma Tubes"),
    ]


def test_wrapped_items_become_whole():
    text = "\n".join(
        textwrap.fill(LONG, 60, initial_indent="- ", subsequent_indent="  ") for _ in "ab"
    )
    assert shown(prose_of(text)) == [("item", LONG.strip())] * 2


def test_a_broken_word_shows_that_a_line_goes_on():
    text = f"{textwrap.fill(LONG, 72)}\n\n* Europe, Asia-\n  Pacific\n"
    assert shown(prose_of(text))[-1] == ("item", "Europe, Asia-Pacific")


def test_a_line_right_before_bullets_heads_them():
    assert blocks("By Region\nNorth\n- U.S.\n- Canada\nEurope\n- Spain") == [
        ("heading", "By Region"),
        ("heading", "North"),
        ("item", "U.S."),
        ("item", "Canada"),
        ("heading", "Europe"),
        ("item", "Spain"),
    ]


def test_lines_that_are_not_wrapped_are_not_joined():
    text = "Acme Pumps of the northern Lakes and Rivers\niPump makes small pumps for phones\nBeta"
    assert prose_of(text).text == text


@pytest.mark.parametrize(
    ("left", "right", "known", "whole"),
    [
        ("tele-", "radiology", "", "teleradiology"),
        ("X-", "ray", "", "X-ray"),
        ("COVID-", "related", "", "COVID-related"),
        ("cloud-", "based", "", "cloud-based"),
        ("short-", "and long-term", "", "short- and long-term"),
        ("pump-", "house", "the pump of a house", "pump-house"),
        ("pump-", "works", "pumpworks", "pumpworks"),
        ("co-", "operation", "co-operation", "co-operation"),
        ("North-", "Rhine", "", "North-Rhine"),
        ("2025-", "2030", "", "2025-2030"),
        ("plain", "words", "", "plain words"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_where_it_parted_a_word(left, right, known, whole):
    cut, glue = seam(left, right, Words(known))
    assert left[: -cut or None] + glue + right == whole


def test_the_way_back_leads_to_the_page():
    prose = prose_of("Pumps\f\nValves here\fTubes")
    assert [prose.page_at(block.start) for block in prose.blocks] == [1, 2, 3]
    assert prose.page_at(len(prose.text)) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_are_one(end):
    assert prose_of(f"- a{end}- b").text == "- a\n- b"


def test_characters_that_mean_the_same_are_the_same():
    odd = "USD\u00a0\uff12\uff0e\uff15\u202fbil\u00adlion\u200b \u200f\u202bZoe\u0308\u202c 5\u2009\uff05 \uff04\uffe5"
    assert prose_of(odd).text == "USD 2.5 billion Zoë 5 % $¥"


def test_prose_is_named_by_its_text():
    assert prose_of("a").id != prose_of("b").id
    assert isinstance(prose_of("a"), Prose)
    assert prose_of("Ab").blocks == (Block("heading", 0, 2),)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "[a",
        "a ",
        "Acme, ",
        "- item\n",
        "Acme\n",
        "A: b\n",
        "a\tb\tc\n",
        "| a ",
        "• a ",
        "1. a\n",
        "tele-\nx ",
        "A:\nb\n",
    ],
)
def test_a_long_crafted_text_is_sound(unit):
    assert is_sound(prose_of(unit * (400_000 // len(unit))))


def test_bars_in_brackets_part_no_cells() -> None:
    written = "Keel Corp. (TSXV: KEEL | OTCQB: KLMNF | FSE: 3KM) is pleased to announce results."
    prose = prose_of(written)
    assert [(block.kind, prose.text[block.start : block.end]) for block in prose.blocks] == [
        ("paragraph", written)
    ]


def test_a_short_sentence_that_ends_in_a_legal_form_is_no_heading():
    text = "The market grew last year, as it did before.\n\nKey players include Alder AS and Birch Ltd.\n"
    assert [block.kind for block in prose_of(text).blocks] == ["paragraph", "paragraph"]


def test_tags_left_in_a_plain_text_are_lines_items_or_nothing():
    text = "Pumps are big.<br>\n<br>\n<br>By Type:\n<br>Hand\n<br>Foot<p>The <b>market</b> &amp; more</p><ul><li>one</li><li>two</li></ul>"
    found = prose_of(text).text
    assert "<" not in found
    assert [line for line in found.split("\n") if line] == [
        "Pumps are big.",
        "By Type:",
        "Hand",
        "Foot",
        "The market & more",
        "• one",
        "• two",
    ]


@pytest.mark.parametrize("text", ["a < b and c > d", "The tag <b> &amp; its kin", "x<y\n<z"])
def test_a_text_that_only_has_angle_brackets_keeps_them(text):
    assert prose_of(text).text == text


def test_a_tab_behind_a_bullet_inside_a_line_makes_no_table():
    prose = prose_of(
        "Pumps sell well. What to do: •\tBuild more pumps. •\tSell them. •\tMend the old ones."
    )
    assert "table" not in {block.kind for block in prose.blocks}
