"""A table whose headers say nothing: a mapping is begun, to be filled in by hand."""

import tomllib

import pytest

from marketgraph.documents import open_document
from marketgraph.errors import ReadingError
from marketgraph.reading import Mapping, begun_mapping, understand

GERMAN = "Käufer;Ziel;Wann\nAlder AG;Birch GmbH;2020\nCedar AG;Dogwood GmbH;2021\n"


@pytest.fixture
def table(tmp_path):
    def write(text, name="deals.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return open_document(path)

    return write


def test_the_error_says_how_a_mapping_is_begun(table):
    with pytest.raises(ReadingError, match="--write-mapping"):
        understand(table(GERMAN))


def test_a_begun_mapping_has_a_line_for_each_column_and_works_once_filled_in(table, load):
    text = begun_mapping([table(GERMAN)])
    assert tomllib.loads(text) == {}
    assert "Alder AG; Cedar AG" in text
    filled = (
        text.replace('# FIELD = "Käufer"', 'acquirer = "Käufer"')
        .replace('# FIELD = "Ziel"', 'target = "Ziel"')
        .replace("# [KIND]", "[Acquisition]")
    )
    claims, _ = load(GERMAN, mapping=Mapping.from_tables(tomllib.loads(filled)))
    assert [claim.fact.target for claim in claims] == ["Birch GmbH", "Dogwood GmbH"]


@pytest.mark.parametrize("header", ['"', "\\", "]\n[x", "= 1 #", "\x7f", "'''"])
def test_no_header_breaks_a_begun_mapping(table, header):
    quoted = header.replace('"', '""')
    document = table(f'"{quoted}",other\n"1\n[x]",2\n')
    assert tomllib.loads(begun_mapping([document])) == {}


def test_a_constant_is_shown_without_empty_examples(table):
    (found,) = understand(table("Buyer,Target,Price USD m\nA,B,5\n"))
    assert "()" not in str(found)
    assert '  currency: always "USD"' in str(found).splitlines()


def test_one_row_is_called_a_row(table):
    (found,) = understand(table("Buyer,Target\nA,B\n"))
    assert str(found).startswith("1 row, read as Acquisition")
