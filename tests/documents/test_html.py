import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents.html import html_content
from marketgraph.documents.tags import DEEPEST
from marketgraph.errors import DocumentError

from .shown import is_sound, opened, shown

TAGS = re.findall(
    r"\w+",
    "p div ul ol li table tr td th h1 b br dl dt dd pre script header nav title body svg span",
)
SOUP = st.lists(
    st.sampled_from(
        [f"<{tag}>" for tag in TAGS]
        + [f"</{tag}>" for tag in TAGS]
        + [
            "Pumps ",
            "&nbsp;",
            "&#0;",
            "•",
            "<td colspan=9>",
            "<p hidden>",
            "<!--",
            "-->",
            "<",
            "\x00",
            "\u0301",
        ]
    ),
    max_size=60,
).map("".join)


def blocks(html: str) -> list[tuple[str, object]]:
    return shown(html_content(html))


@given(SOUP)
def test_any_soup_of_tags_gives_sound_blocks(html):
    assert is_sound(html_content(html))


def test_what_is_not_text_is_dropped():
    assert blocks(
        "<nav><p>Home</nav><header><img src=x>Logo</header><script>var a='<p>no'</script><style>p{}</style>"
        "<aside>Ad</aside><p hidden>no<p style='color:red; display: none'>no<p aria-hidden=true>no"
        "<div class='cookie-bar'>Accept?</div><div role=navigation>Up</div><template><p>no</template>"
        "<noscript>no</noscript><p>Pumps<!-- no --><footer>Imprint</footer>"
    ) == [("paragraph", "Pumps")]


def test_a_header_with_the_title_stays():
    assert blocks("<article><header><h1>Pumps</h1></header></article>") == [("heading 1", "Pumps")]


def test_headings_paragraphs_line_ends_and_entities():
    assert blocks(
        "<h2>Size &amp;<br>growth</h2><p>Worth&nbsp;&euro;5 <b>b</b>illion.<br/>More<p>x&#8203;y"
    ) == [
        ("heading 2", "Size & growth"),
        ("paragraph", "Worth €5 billion."),
        ("paragraph", "More"),
        ("paragraph", "xy"),
    ]


def test_lists_are_nested():
    assert blocks(
        "<ul><li>Europe<ol><li>Spain<li><p>Italy</p></ol></li><li>Asia</ul><p>End</p>"
    ) == [
        ("item", "Europe"),
        ("item 1", "Spain"),
        ("item 1", "Italy"),
        ("item", "Asia"),
        ("paragraph", "End"),
    ]


def test_bold_lines_are_headings_and_keys_with_values_pairs():
    assert blocks(
        "<p><strong>Key figures</strong></p><p><b>Base year:</b> 2024<br><b>CAGR:</b> 5 %</p><p><b>All bold.</b>"
        "<p><b>Pumps</b> sell"
    ) == [
        ("heading", "Key figures"),
        ("pair", [["Base year", "2024"]]),
        ("pair", [["CAGR", "5 %"]]),
        ("paragraph", "All bold."),
        ("paragraph", "Pumps sell"),
    ]


def test_paragraphs_with_bullets_are_items():
    assert blocks("<p>• Acme<br>• Beta</p><p>– Gamma • Delta</p>") == [
        ("item", name) for name in ("Acme", "Beta", "Gamma", "Delta")
    ]


def test_tables_keep_their_columns():
    html = (
        "<table><thead><tr><th>Region<th>2024<th>2030<tbody><tr><td>Asia<td><td>9<tr><td colspan=2>All<td>5"
        "<tr><td> <td> <td> </table>"
    )
    assert blocks(html) == [
        ("table", [["Region", "2024", "2030"], ["Asia", "", "9"], ["All", "", "5"]])
    ]
    assert html_content(html).text == "Region\t2024\t2030\nAsia\t\t9\nAll\t\t5"


def test_rows_of_two_cells_are_keys_and_values_and_lists_in_them_are_lists():
    assert blocks(
        "<table><tr><th>Base year:<td>2024<tr><td>Segments<td><ul><li>Gear<li>Piston</ul></table>"
        "<dl><dt>CAGR<dd>5 %<dt>Until<dd>2030</dl>"
    ) == [
        ("pair", [["Base year", "2024"]]),
        ("heading", "Segments"),
        ("item", "Gear"),
        ("item", "Piston"),
        ("pair", [["CAGR", "5 %"]]),
        ("pair", [["Until", "2030"]]),
    ]


def test_a_table_for_layout_is_no_table():
    assert blocks(
        "<table><tr><td><h1>Pumps</h1><p>Text<td><table><tr><td>a<td>b</table></table>"
    ) == [
        ("heading 1", "Pumps"),
        ("paragraph", "Text"),
        ("pair", [["a", "b"]]),
    ]


def test_preformatted_text_is_read_by_its_lines():
    content = html_content("<p>Before<pre>\n- a\n  - b\n</pre><p>After")
    assert shown(content) == [
        ("paragraph", "Before"),
        ("item", "a"),
        ("item 1", "b"),
        ("paragraph", "After"),
    ]
    assert is_sound(content)


def test_title_and_publisher():
    page = html_content(
        "<head><base href='https://x.example/'><title>Pumps&#32;| Acme</title>"
        "<meta property='article:publisher' content='https://social.example/acme'>"
        "<meta property=og:site_name content='Acme &amp; Sons'></head><p>x"
    )
    assert (page.title, page.publisher) == ("Pumps | Acme", "Acme & Sons")
    assert (
        html_content(
            "<meta name=citation_publisher content=Acme><meta property=og:title content=Big>"
        ).publisher
        == "Acme"
    )
    assert html_content("<p>x").title is None


@pytest.mark.parametrize(
    "html", ["Just text", "<p>Just text", "<html><head><title>t</title></head>Just text"]
)
def test_a_page_needs_no_body(html):
    assert blocks(html)[-1][1] == "Just text"


def test_an_empty_page_has_no_blocks():
    assert html_content("<html></html>").blocks == ()
    assert blocks("<nav>Home</nav><footer>Imprint</footer>") == []


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<blockquote>"])
def test_a_hundred_thousand_nested_tags_are_refused_at_once(tag, tmp_path):
    with pytest.raises(DocumentError, match=f"nested deeper than {DEEPEST}.*Open it"):
        opened(tmp_path / "deep.html", (tag * 100_000).encode())


def test_many_tags_beside_each_other_are_no_nesting():
    html = (
        "<p>a<ul>"
        + "<li>item" * 3000
        + "</ul>"
        + "<script>'<div>'</script><div><b>x</b></div><!-- <div> -->" * 1000
    )
    assert len(html_content(html).blocks) == 4001


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<meta charset=windows-1251>", "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"", "utf-8"),
        (b"<meta charset=iso-8859-1>", "utf-8"),
    ],
)
def test_a_page_declares_its_encoding_and_utf_8_knows_better(tmp_path, head, encoding):
    word = "市場" if encoding == "cp932" else "Рынок"
    page = opened(tmp_path / "page.html", head + f"<p>{word}".encode(encoding))
    assert (page.text, page.encoding, page.notes) == (word, encoding, ())


def test_a_page_without_a_name_is_known_by_its_start(tmp_path):
    page = opened(tmp_path / "page", b"<!DOCTYPE html>\n<p>Pumps")
    assert (page.media_type, page.text) == ("text/html", "Pumps")
