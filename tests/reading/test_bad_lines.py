"""Files with a broken line: it is named with its place, and costs no more than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents import open_document
from marketgraph.errors import DocumentError, ReadingError
from marketgraph.reading import read

XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n'
    '<rdf:Description rdf:about="http://e/a">\n'
)


def test_a_broken_json_line_of_a_table_is_rejected_and_the_rest_loads(load):
    claims, reading = load(
        '{"buyer": "A", "target": "B"}\n{oops\n\n[1]\n{"buyer": "C", "target": "D"}\n',
        "deals.jsonl",
    )
    assert [claim.fact.target for claim in claims] == ["B", "D"]
    first, second = reading.rejects
    assert "not JSON" in first.reason
    assert first.cells == ("{oops",)
    assert "not a JSON object" in second.reason


def test_a_broken_json_line_of_one_column_is_no_value(load):
    claims, reading = load('{"company": "A"}\n{"company": \n{"company": "B"}\n', "companies.jsonl")
    assert [claim.fact.company for claim in claims] == ["A", "B"]
    assert [reject.cells for reject in reading.rejects] == [('{"company": ',)]


def test_a_broken_json_line_among_facts_is_rejected_and_the_rest_loads(load):
    fact = '{"type": "Acquisition", "acquirer": ["A"], "target": "B"}\n'
    claims, reading = load(f"{fact}nonsense\n{fact.replace('B', 'C')}", "facts.jsonl")
    assert [claim.fact.target for claim in claims] == ["B", "C"]
    (reject,) = reading.rejects
    assert (reject.row, reject.column, reject.cells) == (2, None, ("nonsense",))


@given(st.text(alphabet='{}[]":,a1 \\', max_size=12))
def test_no_line_in_the_middle_costs_its_neighbours(tmp_path_factory, line):
    path = tmp_path_factory.mktemp("lines") / "deals.jsonl"
    row = '{"buyer": "A", "target": "B"}\n'
    path.write_text(f"{row}{line}\n{row}", encoding="utf-8")
    assert len(list(read(open_document(path)).claims)) == 2


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.rdf", f"{XML}<e:x>1</e:y>\n</rdf:Description></rdf:RDF>\n", "line 3, column 9"),
        ("a.rdf", f"{XML}<z:x>1</z:x>\n</rdf:Description></rdf:RDF>\n", "line 3, column 1"),
        ("a.rdf", XML, "line 3, column 1"),
        ("a.trig", "@prefix x: <http://x/> .\nx:g { x:a x:b }\n", "line 2, column 15"),
        (
            "a.nt",
            "<http://x/a> <http://x/p> <http://x/b> .\n\n<http://x/a> .\n",
            "line 3, column 14",
        ),
        ("a.jsonld", '{"@context": {"a": "http://e/a"},\n "a": [1, }\n', "line 2, column 11"),
    ],
)
def test_broken_syntax_is_told_with_the_one_place_where_it_is(load, name, text, place):
    with pytest.raises(ReadingError) as caught:
        load(text, name)
    assert caught.value.place == place
    assert "Parser error" not in str(caught.value)


def test_a_long_cell_without_line_breaks_is_not_said_to_have_swallowed_rows(load):
    _, reading = load(f"Buyer,Target\nA,{'B' * 40_000}\nC,D\n", "deals.csv")
    list(reading.claims)
    (reject,) = reading.rejects
    assert "40,000 characters" in reject.reason
    assert "swallowed" not in reject.reason


@pytest.mark.parametrize("name", ["deals.xlsx", "deals.csv", "deals.pdf"])
def test_a_pdf_is_no_table_whatever_its_name_is(load, name):
    with pytest.raises((DocumentError, ReadingError)) as caught:
        load(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", name)
    assert "header" not in str(caught.value)
    assert caught.value.remedy


def test_xml_that_is_cut_off_after_some_statements_is_told(load):
    text = f"{XML}<e:x>1</e:x>\n</rdf:Description>\n<rdf:Description rdf:about='http://e/b'>\n"
    with pytest.raises(ReadingError, match="cut off"):
        load(text, "a.rdf")
