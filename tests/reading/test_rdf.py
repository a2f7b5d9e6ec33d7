import json

import pytest

from marketgraph.claim import Claim, Evidence, Source, canonical, plain
from marketgraph.documents import open_document
from marketgraph.errors import ReadingError
from marketgraph.facts import Alias
from marketgraph.reading import is_export, read, read_export
from marketgraph.vocabulary import MKG, RDF, Iris

TURTLE = '@prefix x: <http://x/> .\nx:a x:b [ x:c "é" ] .\nx:d x:e "1", "2" .\n'
SAME = {
    "a.ttl": "@prefix x: <http://x/> .\nx:d x:e '1', '2' .\n",
    "a.trig": "@prefix x: <http://x/> .\n{ x:d x:e '1', '2' }\n",
    "a.nt": '<http://x/d> <http://x/e> "1" .\n<http://x/d> <http://x/e> "2" .\n',
    "a.nq": '<http://x/d> <http://x/e> "1" .\n<http://x/d> <http://x/e> "2" .\n',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">'
    '<rdf:Description rdf:about="http://x/d"><x:e>1</x:e><x:e>2</x:e></rdf:Description></rdf:RDF>',
    "a.jsonld": json.dumps({"@id": "http://x/d", "http://x/e": ["1", "2"]}),
}


@pytest.mark.parametrize("name", SAME)
def test_every_format_gives_its_statements(load, name):
    claims, reading = load(SAME[name], name)
    assert [c.fact.nquads for c in claims] == [SAME["a.nq"]]
    assert claims[0].method == "rdf"
    assert reading.counts == {"Triples": 1}


def test_a_named_graph_is_one_claim_and_else_a_subject(load):
    claims, _ = load(
        '<http://x/a> <http://x/p> "1" <http://g/1> .\n<http://x/b> <http://x/p> "2" <http://g/1> .\r\n'
        '# a comment\n\n<http://x/a> <http://x/p> "3" .\n<http://x/b> <http://x/p> "4" .\n<http://x/a> <http://x/p> "5" .\n',
        "a.nq",
    )
    assert [c.fact.nquads.count("\n") for c in claims] == [2, 2, 1]
    assert claims[1].evidence.quote == '<http://x/a> <http://x/p> "3" .'


def test_blank_nodes_keep_their_names_from_one_reading_to_the_next(load):
    first, again = load(TURTLE, "a.ttl")[0], load(TURTLE, "a.ttl")[0]
    assert [c.id for c in first] == [c.id for c in again]
    other = load(TURTLE + "# other bytes\n", "a.ttl")[0]
    assert other[0].fact != first[0].fact


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.ttl", "@prefix x: <http://x/> .\nx:a x:b x:c .\nx:a x:b ;; .\n", "line 3, column 9"),
        ("a.nq", '<http://x/a> <http://x/p> "1" .\n<http://x/a> nonsense .\n', "line 2, column 14"),
    ],
)
def test_broken_syntax_is_named_with_line_and_column(load, name, text, place):
    with pytest.raises(ReadingError) as caught:
        load(text, name)
    assert caught.value.place == place


def test_a_context_on_the_web_is_refused_and_not_fetched(load):
    with pytest.raises(ReadingError, match="web"):
        load('{"@context": "https://schema.org/", "@id": "http://x/a", "name": "x"}', "a.jsonld")


def test_an_empty_graph_is_an_error(load):
    with pytest.raises(ReadingError, match="no statement"):
        load("# nothing\n", "a.ttl")


def _claims() -> tuple[Source, list[Claim]]:
    document = "sha256:" + "a" * 64
    evidence = Evidence(document=document, start=0, end=3, quote='"A"', row=2, columns=(1,))
    fact = Alias(company="A", alias="AA")
    return Source(document=document, location="a.csv"), [
        Claim(fact=fact, evidence=evidence, confidence=0.9, method="table", reader="table")
    ]


@pytest.mark.parametrize("name", ["export.nq", "export.trig", "export.jsonl"])
def test_an_export_of_ours_gives_back_the_very_claims(tmp_path, name):
    source, claims = _claims()
    records = [(Iris().entity("document", "a" * 64), plain(source))]
    records += [(Iris().entity("claim", claim.id), claim.record()) for claim in claims]
    lines = [
        f"<{iri}> <{MKG}record> {json.dumps(canonical(r))}^^<{RDF}JSON> .\n" for iri, r in records
    ]
    if name.endswith("jsonl"):
        lines = [
            canonical({"source": plain(source)}) + "\n",
            *(canonical(c.record()) + "\n" for c in claims),
        ]
    path = tmp_path / name
    path.write_text("".join(lines))
    document = open_document(path)
    assert is_export(document)
    ((found, again),) = read_export(document)
    assert found == source
    assert again == claims
    assert [c.id for c in again] == [c.id for c in claims]


def test_a_damaged_export_and_foreign_rdf_are_told_apart(tmp_path):
    path = tmp_path / "a.nq"
    path.write_text(f'<http://x/a> <{MKG}record> "{{}}" .\n')
    with pytest.raises(ReadingError, match="damaged"):
        list(read_export(open_document(path)))
    path.write_text('<http://x/a> <http://x/p> "mkg:record" .\n')
    assert not is_export(open_document(path))


def test_other_packages_add_readers_by_entry_points(tmp_path, install):
    code = """
from marketgraph.claim import Source
from marketgraph.reading.model import Reading


def found(document):
    return Reading(Source(document=document.id, reader="foreign"))
"""
    install("marketgraph.readers", "application/epub+zip", code)
    (tmp_path / "a.epub").write_bytes(b"a book")
    assert read(open_document(tmp_path / "a.epub")).source.reader == "foreign"
    (tmp_path / "a.bin").write_bytes(b"\x01\x02")
    with pytest.raises(ReadingError, match="no reader"):
        read(open_document(tmp_path / "a.bin"))
