"""Validation of a whole store: planted errors are found, sound data conforms, warnings stay warnings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marketgraph.store import EmbeddedStore, write_store
from marketgraph.validation import Violation, validate

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:x:> .
:Company a sh:NodeShape ; sh:targetClass :Company ;
    sh:property [ sh:path :kind ; sh:in ( "private" "listed" ) ; sh:message "One of two kinds." ] ,
        [ sh:path :status ; sh:class :Status ] ,
        [ sh:path :founded ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:message "One year." ] .
:Named a sh:NodeShape ; sh:targetSubjectsOf :kind ; sh:severity sh:Warning ;
    sh:property [ sh:path :label ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "No label." ] .
:Part a sh:NodeShape ; sh:property [ sh:path :never ; sh:minCount 1 ] .
"""
ONTOLOGY = "@prefix : <urn:x:> . :Active a :Status . :Firm <http://www.w3.org/2000/01/rdf-schema#subClassOf> :Company ."
SOUND = """
<urn:x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x:Firm> .
<urn:x:a> <urn:x:kind> "private" .
<urn:x:a> <urn:x:label> "A"@en .
<urn:x:a> <urn:x:status> <urn:x:Active> .
<urn:x:a> <urn:x:founded> "1998"^^<http://www.w3.org/2001/XMLSchema#integer> .
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    files = {"shapes": tmp_path / "shapes.ttl", "ontology": tmp_path / "market.ttl"}
    files["shapes"].write_text(SHAPES)
    files["ontology"].write_text(ONTOLOGY)
    return files


def _store(folder: Path, text: str) -> EmbeddedStore:
    return write_store(folder / "store", [text.encode()])


def test_sound_data_conforms(tmp_path: Path, files: dict[str, Any]) -> None:
    with _store(tmp_path, SOUND) as store:
        report = validate(store, **files)
    assert report.conforms
    assert report.violations == ()
    assert report.statements == 5
    assert report.frame().empty


@pytest.mark.parametrize(
    ("planted", "path", "value", "message"),
    [
        ('<urn:x:a> <urn:x:kind> "secret" .', "urn:x:kind", "secret", "One of two kinds."),
        (
            '<urn:x:a> <urn:x:founded> "1999"^^<http://www.w3.org/2001/XMLSchema#integer> .',
            "urn:x:founded",
            "",
            "One year.",
        ),
        ("<urn:x:a> <urn:x:status> <urn:x:Odd> .", "urn:x:status", "urn:x:Odd", ""),
    ],
)
def test_a_planted_error_is_found_with_its_place(
    tmp_path: Path, files: dict[str, Any], planted: str, path: str, value: str, message: str
) -> None:
    with _store(tmp_path, SOUND + planted) as store:
        report = validate(store, **files)
    assert not report.conforms
    [found] = report.violations
    assert (found.severity, found.focus, found.path, found.value) == (
        "Violation",
        "urn:x:a",
        path,
        value,
    )
    assert message in found.message
    assert found.shape == "urn:x:Company"
    assert report.frame().to_dict("records") == [found._asdict()]


def test_a_warning_is_told_and_conforms(tmp_path: Path, files: dict[str, Any]) -> None:
    with _store(tmp_path, SOUND.replace("label", "title")) as store:
        report = validate(store, **files)
    assert report.conforms
    assert report.violations == (
        Violation("Warning", "urn:x:a", "urn:x:label", "", "No label.", "urn:x:Named"),
    )


def test_claim_graphs_are_left_out(tmp_path: Path, files: dict[str, Any]) -> None:
    with _store(tmp_path, SOUND + '<urn:x:a> <urn:x:kind> "secret" <urn:x:claim> .') as store:
        assert validate(store, **files).conforms


def test_each_shape_is_a_step_of_progress(tmp_path: Path, files: dict[str, Any]) -> None:
    steps = []
    with _store(tmp_path, SOUND) as store:
        validate(store, **files, progress=lambda *step: steps.append(step))
    assert [step for step in steps if step[0] == "checking"] == [
        ("checking", 0, 2),
        ("checking", 1, 2),
        ("checking", 2, 2),
    ]


def test_the_shipped_shapes_check_the_shipped_ontology(tmp_path: Path) -> None:
    with _store(tmp_path, "") as store:
        report = validate(store)
    assert report.conforms, report.frame().to_string()
