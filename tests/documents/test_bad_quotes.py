"""Quotation marks inside names do not change what parts the cells."""

import csv

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.documents import Table, open_document

NAMES = st.sampled_from(['"', 'Alder "A" Ltd', "O'Hara", "Birch; Cedar", "x|y", "Ash, Inc.", "\\"])


def _cells(path):
    document = open_document(path)
    assert isinstance(document, Table)
    sheet = next(document.sheets())
    return [sheet.header.cells, *(row.cells for row in sheet.rows)]


def test_names_with_quotation_marks_in_two_columns_leave_a_table_whole(tmp_path):
    rows = [["Buyer", "Target"], ['Alder "A" Ltd', 'Birch "B" Ltd'], ['"', '"C"']]
    path = tmp_path / "deals.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)
    assert _cells(path) == rows


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=2, max_size=8), st.sampled_from(",\t"))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, rows, delimiter):
    path = tmp_path_factory.mktemp("quotes") / ("t.csv" if delimiter == "," else "t.tsv")
    written = [["Acquirer", "Target", "Seller"], *map(list, rows)]
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=delimiter).writerows(written)
    assert _cells(path) == written
