import datetime as dt
import tomllib
import tracemalloc

import pytest

from marketgraph.documents import open_document
from marketgraph.errors import MappingError, ReadingError
from marketgraph.facts import FACT_TYPES
from marketgraph.reading import Mapping, read, to_toml, understand, write_rejects
from marketgraph.reading.fields import Kind, fields_of
from marketgraph.reading.synonyms import GENERAL, SPECIFIC, TYPE_NAMES
from marketgraph.resources import CHECKOUT, DATA


def fact(claim):
    return claim.record()["fact"]


@pytest.mark.parametrize(
    "path",
    sorted(p for p in DATA.rglob("*.csv") if p.name != "countries.csv"),
    ids=lambda p: p.name,
)
def test_every_bundled_table_is_read_without_a_reject(path):
    reading = read(open_document(path))
    claims = list(reading.claims)
    assert claims
    assert reading.rejects == []
    assert reading.notes == []
    rows = sum(1 for _ in next(open_document(path).sheets()).rows)
    assert len({claim.evidence.row for claim in claims}) == rows
    assert understand(open_document(path))[0].unused in ((), ("source",))


def test_a_deal_table_is_understood_by_its_headers(load):
    claims, reading = load(
        "Buyer;Acquired Company;Buyer Country;Closed;Deal value (EUR m);% acquired;Deal Status;Link\n"
        "Blue Ray AG;Nacht GmbH;Germany;3 March 2021;12,5;51%;Closed;https://example.org/a\n"
    )
    assert [fact(claim) for claim in claims] == [
        {
            "type": "Acquisition", "acquirer": ["Blue Ray AG"], "target": "Nacht GmbH", "date": "2021-03-03",
            "amount": 12_500_000, "currency": "EUR", "stake": 51, "status": "completed",
            "source": {"url": "https://example.org/a"},
        },
        {"type": "CompanyProfile", "company": "Blue Ray AG", "country": "Germany"},
    ]  # fmt: skip
    assert claims[0].evidence.row == 2
    assert claims[0].evidence.columns == (1, 2, 4, 5, 6, 7, 8)
    assert claims[1].evidence.columns == (1, 3)
    assert claims[0].confidence == 0.98
    assert reading.counts == {"Acquisition": 1, "CompanyProfile": 1}


@pytest.mark.parametrize(
    ("header", "row", "fact_type"),
    [
        ("Acquirer,Target", "A,B", "Acquisition"),
        (
            "Company,Investors,Round,Amount raised (USD)",
            'A,"B, C Capital, LLC",Series A,100',
            "Investment",
        ),
        ("Company,Partner", "A,B", "Partnership"),
        ("Partner 1,Partner 2,Purpose", "A,B,research", None),
        ("Vendor,Country,Market", "A,France,Imaging", "MarketParticipant"),
        ("Organisation,HQ Country,Founded", "A,France,1999", "CompanyProfile"),
        ("Company,Product,Website", "A,P,https://example.org", "Offering"),
        ("Supplier,Customer,Contract value (EUR)", "A,B,100", "CommercialAgreement"),
        ("Industry,Year,Market size (USD bn)", "Imaging,2024,2.5", "MarketSize"),
        ("Parent company,Subsidiary,Since", "A,B,2020", "Ownership"),
        ("Case No,Notifying parties,Decision date", "M.1,A; B,2020-01-01", "DealReview"),
        ("Market,Segmentation,Segment", "Imaging,By Type,CT", "Segment"),
    ],
)
def test_the_columns_present_tell_the_fact_type(load, header, row, fact_type):
    if fact_type is None:
        with pytest.raises(ReadingError):
            load(f"{header}\n{row}\n")
        return
    claims, reading = load(f"{header}\n{row}\n")
    assert reading.rejects == []
    assert claims[0].fact.type == fact_type


def test_a_type_column_decides_row_by_row_and_unknown_types_are_rejected(load):
    claims, reading = load(
        "Deal type,Company,Buyer,Investors\nM&A,A,B,\nFunding round,C,,D; E\nRumour,F,G,\n"
    )
    assert [claim.fact.type for claim in claims] == ["Acquisition", "Investment"]
    (reject,) = reading.rejects
    assert (reject.row, reject.column) == (4, "Deal type")
    assert "Rumour" in reject.reason


def test_a_files_name_tells_the_fact_type(load):
    claims, _ = load("company,country\nA,France\n", "acquired-market-sizes.csv")
    assert claims[0].fact.type == "CompanyProfile"  # the columns do not bear the name out
    claims, _ = load("Company,Parent\nA,B\n", "acquisitions-2024.csv")
    assert claims[0].fact.type == "Acquisition"


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("A,B,05/072018,1,USD", "Date", "not a date"),
        ("A,B,3201,1,USD", "Date", "3201"),
        ("A,B,2024-13-01,1,USD", "Date", "month"),
        ("A,,2024,1,USD", "Target", "no target"),
        ("A,B,2024,1,QQQ", "Currency", "QQQ"),
        ("A,B,2024,many,USD", "Price", "not a number"),
        ("A,B,2024,1", None, "4 cells"),
        ("A,B,2024,1,USD,x", None, "6 cells"),
        ('A,"B\tC",2024,1,USD', "Target", "tab"),
        ('A,"B\nC",2024,1,USD', "Target", "line break"),
        (f"A,{'B' * 10_000},2024,1,USD", "Target", "10,000"),
        ('A,"' + "x\t1\n" * 8_200 + '",2024,1,USD', "Target", "swallowed"),
    ],
)
def test_a_bad_row_is_rejected_with_row_column_and_reason_and_the_rest_loads(
    load, row, column, says
):
    claims, reading = load(f"Buyer,Target,Date,Price,Currency\n{row}\nC,D,2020,,\n")
    assert [fact(claim)["target"] for claim in claims] == ["D"]
    (reject,) = reading.rejects
    assert (reject.row, reject.column) == (2, column)
    assert says in reject.reason


@pytest.mark.parametrize("price", ["", "undisclosed", "N/A", "-", "unknown", "0"])
def test_a_price_that_is_not_told_is_left_out_with_its_currency(load, price):
    claims, reading = load(f"Buyer,Target,Price,Currency\nA,B,{price},USD\n")
    assert fact(claims[0]) == {"type": "Acquisition", "acquirer": ["A"], "target": "B"}
    assert reading.rejects == []


def test_amounts_without_any_currency_are_left_out_and_a_note_says_so(load):
    claims, reading = load("Buyer,Target,Price\nA,B,5\nC,D,$5\n")
    assert ["amount" in fact(claim) for claim in claims] == [False, True]
    assert "'Price' has no currency" in reading.notes[0]


def test_the_country_of_a_party_is_read_only_where_one_party_stands(load):
    claims, reading = load(
        "company_name,investor_name,investor_country_code\nA,B,FRA\nC,D; E,USA\nF,G,\n"
    )
    profiles = [fact(claim) for claim in claims if claim.fact.type == "CompanyProfile"]
    assert profiles == [{"type": "CompanyProfile", "company": "B", "country": "FRA"}]
    assert reading.rejects == []


def test_a_source_that_is_an_address_is_the_url(load):
    claims, _ = load("Buyer,Target,Source\nA,B,https://example.org/a\nC,D,News\n")
    assert [fact(claim)["source"] for claim in claims] == [
        {"url": "https://example.org/a"},
        {"publisher": "News"},
    ]


def test_the_mapping_of_the_documentation_can_be_used(load):
    page = (CHECKOUT / "docs" / "reading.md").read_text(encoding="utf-8")
    toml = page.partition("```toml\n")[2].partition("```")[0]
    claims, reading = load(
        "Deal type,Buyer,Second buyer,Company,Price,Date,Source\nM&A,A,B,C,2,,\nother,A,B,C,2,,\n",
        mapping=Mapping.from_tables(tomllib.loads(toml)),
    )
    assert [fact(claim) for claim in claims] == [
        {"type": "Acquisition", "acquirer": ["A", "B"], "target": "C", "amount": 2_000_000, "currency": "USD",
         "source": {"publisher": "Deal list"}}
    ]  # fmt: skip
    assert [reject.row for reject in reading.rejects] == [3]


def test_dates_that_can_be_day_first_and_month_first_keep_their_year_and_say_so(load):
    text = "Buyer,Target,Date\nA,B,05/06/2024\n"
    claims, reading = load(text)
    assert fact(claims[0])["date"] == "2024"
    assert "dayfirst" in reading.notes[0]
    tables = {
        "Acquisition": {"acquirer": "Buyer", "target": "Target", "date": "Date", "dayfirst": True}
    }
    claims, reading = load(text, mapping=Mapping.from_tables(tables))
    assert fact(claims[0])["date"] == "2024-06-05"
    assert reading.notes == []
    claims, _ = load(text + "C,D,06/25/2024\n")
    assert fact(claims[0])["date"] == "2024-05-06"


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>",
        "=cmd|'/C calc'!A0",
        "@once",
        "+1-844",
        '"Quoted" O\'Brien',
        "\u202eevil",
        "x" * 500,
    ],
)
def test_hostile_names_are_read_as_they_are(load, name):
    quoted = name.replace('"', '""')
    claims, _ = load(f'Buyer,Target\n"{quoted}",B\n')
    assert fact(claims[0])["acquirer"] == [name]


@pytest.mark.parametrize(
    ("text", "says"),
    [("Buyer,Target\n", "headers only"), ("foo,bar\n1,2\n", "foo"), ("\n\n", "nothing")],
)
def test_a_file_without_facts_is_an_error_that_says_what_to_do(load, text, says):
    with pytest.raises(ReadingError, match=says) as caught:
        load(text)
    assert caught.value.remedy


def test_a_confidence_column_overrules_and_a_guessed_encoding_lowers(load):
    claims, reading = load("acquirer,target,confidence\nA,B,0.7\nC,D,\nE,F,2\n", "acquisition.csv")
    assert [claim.confidence for claim in claims] == [0.7, 1.0]
    assert reading.rejects[0].column == "confidence"
    claims, _ = load("acquirer,target\nZürich Rück,Café\nA,B\n".encode("cp1252"), "acquisition.csv")
    assert [claim.confidence for claim in claims] == [0.9, 1.0]


def test_the_same_bytes_give_the_same_claims(load):
    text = "Buyer,Target,Date\nA,B,2024\nC,D,Q1 2023\n"
    assert [c.id for c in load(text)[0]] == [c.id for c in load(text)[0]]


def test_a_mapping_written_out_reads_back_to_the_same_rules_and_claims(load, tmp_path):
    text = (
        'Kind,Buyer,Company,"Price (USD m)",Closed,Buyer Country,"Odd ""column"" é",Source\n'
        "takeover,A,B,3,2024,France,x,News\n"
    )
    claims, reading = load(text)
    toml = to_toml(understand(open_document(tmp_path / "table.csv")))
    assert 'Odd "column" é' in toml
    (tmp_path / "m.toml").write_text(toml, encoding="utf-8")
    mapping = Mapping.from_toml(tmp_path / "m.toml")
    assert mapping.tables() == reading.source.mapping
    again, _ = load(text, mapping=mapping)
    assert [c.id for c in again] == [c.id for c in claims]
    assert Mapping.from_tables(mapping.tables()) == mapping


def test_a_mapping_takes_constants_several_columns_conditions_and_scale(load):
    tables = {
        "Partnership": {"partners": ["P1", "P2"], "when": {"T": ["p"]}, "market": {"value": "Imaging"}},
        "CommercialAgreement": {
            "supplier": "P1", "customer": "P2", "when": {"T": "c"}, "amount": "V", "currency": {"value": "EUR"}, "scale": 1000,
        },
    }  # fmt: skip
    claims, reading = load("T,P1,P2,V\np,A,B,\nc,C,D,2\n", mapping=Mapping.from_tables(tables))
    assert [fact(c) for c in claims] == [
        {"type": "Partnership", "partners": ["A", "B"], "market": "Imaging"},
        {
            "type": "CommercialAgreement",
            "supplier": "C",
            "customer": "D",
            "amount": 2000,
            "currency": "EUR",
        },
    ]
    assert reading.rejects == []


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ({"Takeover": {"target": "B"}}, "Takeover"),
        ({"Acquisition": {"goal": "B"}}, "Acquisition.goal"),
        ({"Acquisition": {"target": 3}}, "Acquisition.target"),
        ({"Acquisition": {"target": ["A", "B"]}}, "Acquisition.target"),
        ({"Acquisition": {"target": "Nowhere"}}, "Acquisition.target"),
        ({"Acquisition": {"target": "B", "scale": "m"}}, "Acquisition.scale"),
        ({"Acquisition": {"target": "B", "currency": {"value": "QQQ"}}}, "Acquisition.currency"),
        ({"Acquisition": {"target": "B", "sheet": "None"}}, "Acquisition.sheet"),
        ({"Acquisition": {"target": "B", "when": {}}}, "Acquisition.when"),
        ({"Acquisition": {}}, "Acquisition"),
    ],
)
def test_a_bad_mapping_is_an_error_that_names_the_key(load, tables, place):
    with pytest.raises(MappingError) as caught:
        load("A,B\n1,2\n", mapping=Mapping.from_tables(tables))
    assert caught.value.place == place


def test_a_mapping_that_is_no_toml_names_the_file(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text("[Acquisition\n")
    with pytest.raises(MappingError) as caught:
        Mapping.from_toml(path)
    assert caught.value.file == str(path)


def test_what_is_understood_is_shown_with_examples_and_unused_columns(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("Buyer,Target,Mood\nA,B,good\nC,D,bad\n")
    (found,) = understand(open_document(path))
    assert found.table() == [("acquirer", "Buyer", "A; C"), ("target", "Target", "B; D")]
    assert (found.unused, found.rows) == (("Mood",), 2)
    assert "Mood" in str(found)


def test_rejects_are_written_with_reasons_and_no_formula(load, tmp_path):
    _, reading = load('Buyer,Target\n"=1+1",\n')
    write_rejects(reading, tmp_path / "rejects.csv")
    text = (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        "sheet,row,column,reason,cells",
        ",2,Target,no target is given,'=1+1,",
    ]


def _xlsx(path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Acquisitions"
    for row in (
        ["Deals"],
        [],
        ["Buyer", "Target", "Date", "Price (EUR m)"],
        ["A", "B", dt.date(2024, 5, 1), 2.5],
    ):
        sheet.append(row)
    players = book.create_sheet("Players")
    players.append(["Company", "Country", "Industry"])
    players.append(["X", "France", "Global Imaging Market"])
    book.save(path)


def _xls(path):
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Deals")
    for row, cells in enumerate((["Buyer", "Target", "Date"], ["A", "B", 2024])):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(str(path))


def _ods(path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Deals")
    for cells in (["Buyer", "Target", "Date"], ["A", "B", "2024"]):
        row = TableRow()
        for cell in cells:
            part = TableCell(valuetype="string")
            part.addElement(P(text=cell))
            row.addElement(part)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def test_workbooks_are_read_sheet_by_sheet(load, tmp_path):
    _xlsx(tmp_path / "made.xlsx")
    claims, _ = load((tmp_path / "made.xlsx").read_bytes(), "deals.xlsx")
    assert [fact(c) for c in claims] == [
        {
            "type": "Acquisition",
            "acquirer": ["A"],
            "target": "B",
            "date": "2024-05-01",
            "amount": 2_500_000,
            "currency": "EUR",
        },
        {
            "type": "MarketParticipant",
            "company": "X",
            "country": "France",
            "market": "Imaging",
            "role": "participant",
        },
    ]
    assert [(c.evidence.sheet, c.evidence.row) for c in claims] == [
        ("Acquisitions", 4),
        ("Players", 2),
    ]


@pytest.mark.parametrize(("make", "name"), [(_xls, "deals.xls"), (_ods, "deals.ods")])
def test_older_and_open_workbooks_are_read(load, tmp_path, make, name):
    make(tmp_path / f"made-{name}")
    claims, _ = load((tmp_path / f"made-{name}").read_bytes(), name)
    assert [fact(c) for c in claims] == [
        {"type": "Acquisition", "acquirer": ["A"], "target": "B", "date": "2024"}
    ]


def test_parquet_is_read_with_lists_and_nested_columns(load, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        "investors": [["A", "B"]],
        "company": ["X"],
        "date": [dt.date(2024, 1, 1)],
        "source": [{"publisher": "P"}],
    }
    pq.write_table(pa.table(columns), tmp_path / "made.parquet")
    claims, _ = load((tmp_path / "made.parquet").read_bytes(), "rounds.parquet")
    assert fact(claims[0]) == {
        "type": "Investment", "investors": ["A", "B"], "company": "X", "date": "2024-01-01", "source": {"publisher": "P"},
    }  # fmt: skip


def test_json_lines_are_a_table_or_facts_of_our_own(load):
    claims, _ = load(
        '{"buyer": "A", "target": "B"}\n{"target": "D", "buyer": "C", "date": 2024}\n', "a.jsonl"
    )
    assert [fact(c)["target"] for c in claims] == ["B", "D"]
    claims, reading = load(
        '{"type": "Partnership", "partners": ["A", "B"]}\n'
        '{"fact": {"type": "Alias", "company": "A", "alias": "AA"}, "confidence": 0.5, "method": "llm"}\n{"type": "Rumour"}\n',
        "b.jsonl",
    )
    assert [(c.fact.type, c.method, c.confidence) for c in claims] == [
        ("Partnership", "table", 1.0),
        ("Alias", "llm", 0.5),
    ]
    assert [(r.row, r.reason) for r in reading.rejects] == [(3, "'Rumour' is not a fact type")]


def test_every_field_of_every_fact_type_can_stand_in_a_column():
    for name, model in FACT_TYPES.items():
        fields = fields_of(name)
        assert {info.alias or key for key, info in model.model_fields.items()} - {
            "type",
            "source",
        } <= set(fields)
        for field in fields.values():
            annotation = (
                str(model.model_fields[field.name].annotation)
                if field.name in model.model_fields
                else ""
            )
            if "int" in annotation and "Literal" not in annotation and "str" not in annotation:
                assert field.kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.YEAR), (
                    name,
                    field.name,
                )


def test_synonyms_are_folded_and_name_fields_that_exist():
    from marketgraph.reading.headers import fold

    known = {field for name in FACT_TYPES for field in fields_of(name)}
    assert set(GENERAL) <= known
    assert set(TYPE_NAMES) == set(FACT_TYPES) - {"Triples"}
    for name, table in SPECIFIC.items():
        assert set(table) <= set(fields_of(name))
    for words in [*GENERAL.values(), *(w for t in SPECIFIC.values() for w in t.values())]:
        assert [w.strip() for w in words.split(",")] == [fold(w) for w in words.split(",")]


def test_memory_does_not_grow_with_the_table(tmp_path):
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        path.write_text("Buyer,Target\n" + "".join(f"A{n},B{n}\n" for n in range(rows)))
        reading = read(open_document(path))
        tracemalloc.start()
        assert sum(1 for _ in reading.claims) == rows
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(8_000) < 1.5 * peak(4_500)
