"""Solutions keep every term as it was, through text, values and formats."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketgraph.errors import UsageError
from marketgraph.store import Solutions

XSD = "http://www.w3.org/2001/XMLSchema#"

texts = st.text(st.characters(exclude_categories=["Cs"]))
terms = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text: ox.Literal(text, language="en"), texts),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:x:type")), texts),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.floats(allow_nan=False).map(ox.Literal),
    st.dates().map(lambda day: ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))),
    st.sampled_from([ox.NamedNode("urn:x:a"), ox.NamedNode("http://a/é?b#c"), ox.BlankNode("b1")]),
    st.none(),
)
rows = st.lists(st.tuples(terms, terms))


@given(rows)
def test_terms_come_back_as_they_were(given: list[tuple[ox.Literal | None, ...]]) -> None:
    found = Solutions.of_terms(["a", "b"], given)
    assert len(found) == len(given)
    assert found.rows == given


@given(rows)
def test_json_holds_the_same_terms(given: list[tuple[ox.Literal | None, ...]]) -> None:
    text = Solutions.of_terms(["a", "b"], given).to("json")
    parsed = ox.parse_query_results(text, ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    assert [tuple(row) for row in parsed] == given


@given(st.lists(st.tuples(texts, st.integers() | st.none())))
def test_values_are_those_of_python(given: list[tuple[str, int | None]]) -> None:
    typed = [(ox.Literal(text), None if n is None else ox.Literal(n)) for text, n in given]
    found = Solutions.of_terms(["text", "n"], typed)
    assert [tuple(row.values()) for row in found] == given
    assert [str(text) for text in found.frame()["text"]] == [text for text, _ in given]


@given(st.lists(st.tuples(texts, texts), min_size=1))
def test_the_engine_writes_what_is_read_here(given: list[tuple[str, str]]) -> None:
    store = ox.Store()
    node = ox.NamedNode("urn:x:a")
    for text, other in given:
        store.add(ox.Quad(node, node, ox.Literal(text)))
        store.add(ox.Quad(node, node, ox.Literal(other, language="de")))
    results = store.query("SELECT ?o { ?s ?p ?o }")
    assert isinstance(results, ox.QuerySolutions)
    found = Solutions(results.serialize(format=ox.QueryResultsFormat.TSV) or b"")
    assert {str(row["o"]) for row in found} == {text for pair in given for text in pair}


class TestFrame:
    """As a DataFrame."""

    def test_an_empty_one_is_the_callers_own(self) -> None:
        found = Solutions(b"?a\t?b\n")
        frame = found.frame()
        frame.columns.name = "odd"
        frame.index.name = "odd"
        frame.attrs["odd"] = 1
        frame.loc[0] = [1, 2]
        frame["c"] = "text"
        again = found.frame()
        assert (list(again.columns), len(again), again.attrs) == (["a", "b"], 0, {})
        assert (again.columns.name, again.index.name) == (None, None)
        assert [str(dtype) for dtype in again.dtypes] == ["object", "object"]

    def test_rows_without_variables_are_counted(self) -> None:
        assert Solutions(b"\n\n\n").frame().shape == (2, 0)

    def test_columns_have_one_type_each(self) -> None:
        rows = [
            f'1\t1.5\ttrue\t"a"\t<urn:x:i>\t"2024-12-31"^^<{XSD}date>\t',
            f'2\t2\tfalse\t"b\\tc"@en\t_:b\t"2024-12-31T10:00:00Z"^^<{XSD}dateTime>\t',
            "3\t\t\t\t\t\t",
        ]
        tsv = "?i\t?d\t?b\t?s\t?iri\t?t\t?u\n" + "".join(row + "\n" for row in rows)
        frame = Solutions(tsv.encode()).frame()
        kinds = ["int64", "float64", "boolean", "str", "str", "object", "object"]
        assert [str(dtype) for dtype in frame.dtypes] == kinds
        assert frame["i"].tolist() == [1, 2, 3]
        assert frame["s"].tolist()[:2] == ["a", "b\tc"]
        assert frame["u"].tolist() == [None] * 3

    def test_numbers_beyond_64_bits_stay_whole(self) -> None:
        frame = Solutions(b"?n\n9223372036854775808\n1\n").frame()
        assert frame["n"].tolist() == [2**63, 1]

    def test_integers_with_gaps_stay_integers(self) -> None:
        frame = Solutions(b"?n\t?m\n1\t1\n\t2\n").frame()
        assert str(frame["n"].dtype) == "Int64"

    def test_a_literal_that_its_type_forbids_stays_text(self) -> None:
        [row] = Solutions(f'?n\n"abc"^^<{XSD}integer>\n'.encode())
        assert row == {"n": "abc"}

    def test_no_rows_keep_their_columns(self) -> None:
        frame = Solutions(b"?a\t?b\n").frame()
        assert (list(frame.columns), len(frame)) == (["a", "b"], 0)

    def test_a_change_to_one_frame_leaves_the_solutions_alone(self) -> None:
        found = Solutions(b"?a\n1\n")
        frame = found.frame()
        frame.loc[0, "a"] = 2
        assert list(found) == [{"a": 1}]


class TestFormats:
    """As text."""

    SOLUTIONS = Solutions(
        b'?who\t?says\n<urn:x:a>\t"=1+1, \\"quoted\\"\\nnext"@en\n_:b\t42\n\t"[red]\x1b[2J"\n'
    )

    def test_csv_is_that_of_sparql(self) -> None:
        lines = 'who,says\r\nurn:x:a,"=1+1, ""quoted""\nnext"\r\n_:b,42\r\n,[red]\x1b[2J\r\n'
        assert self.SOLUTIONS.to("csv") == lines

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("tsv", ox.QueryResultsFormat.TSV), ("json", ox.QueryResultsFormat.JSON)],
    )
    def test_tsv_and_json_can_be_read_back(self, name: str, kind: ox.QueryResultsFormat) -> None:
        parsed = ox.parse_query_results(self.SOLUTIONS.to(name), kind)
        assert isinstance(parsed, ox.QuerySolutions)
        assert [tuple(row) for row in parsed] == self.SOLUTIONS.rows

    def test_a_table_shows_markup_and_control_characters_inert(self) -> None:
        text = self.SOLUTIONS.to("table")
        assert "[red]" in text
        assert "\x1b" not in text

    def test_other_formats_are_refused_with_those_that_there_are(self) -> None:
        with pytest.raises(UsageError, match="table, csv, json, tsv"):
            self.SOLUTIONS.to("xls")
