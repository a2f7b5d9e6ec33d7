"""The quality gates of the ontology: every term labelled, defined, placed, used, and of one kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DCTERMS, VANN

from marketgraph.claim import Method
from marketgraph.facts import FACT_TYPES
from marketgraph.resources import ONTOLOGY
from marketgraph.vocabulary import MKG, PREFIXES, RELATIONS

TERM = Namespace(MKG)
IRI = URIRef("https://w3id.org/marketgraph/ontology")
QB = Namespace("http://purl.org/linked-data/cube#")
ENTITIES = {
    "Organization",
    "Company",
    "Product",
    "Facility",
    "Region",
    "Country",
    "Market",
    "SegmentationDimension",
    "Segment",
}
"""Classes of the entities: the encoding gives them with the description of a thing, not with a fact."""
ALIGNED = {
    "ORG": "http://www.w3.org/ns/org#",
    "RegOrg": "http://www.w3.org/ns/regorg#",
    "PROV-O": "http://www.w3.org/ns/prov#",
    "SKOS": "http://www.w3.org/2004/02/skos/core#",
    "QB": "http://purl.org/linked-data/cube#",
    "schema.org": "https://schema.org/",
    "FIBO": "https://spec.edmcouncil.org/fibo/ontology/",
}


def terms(ontology: rdflib.Graph) -> set[URIRef]:
    """Return every term that the ontology defines."""
    return {s for s in ontology.subjects(unique=True) if isinstance(s, URIRef) and s in TERM}


def name(term: object) -> str:
    return str(term).removeprefix(MKG)


def written(checkout: Path) -> set[str]:
    """Return every term that the encoding says it writes."""
    page = (checkout / "docs" / "encoding.md").read_text(encoding="utf-8")
    found = set(re.findall(r"mkg:(\w+(?:/\w+)*)", page))
    found = {part for chain in found for part in chain.split("/")}
    found |= set(re.findall(r"`(Accepted|Unreviewed|Rejected|SetAside)`", page))
    found |= {method.capitalize() for method in get_args(Method)}
    developments = page.partition("\n## Developments\n")[2].partition("\n## ")[0]
    return found | {fact for fact in FACT_TYPES if f"`{fact}`" in developments}


def properties(ontology: rdflib.Graph) -> set[URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return terms(ontology) & {s for kind in kinds for s in ontology.subjects(RDF.type, kind)}


def test_every_term_has_one_english_label_and_one_definition(ontology: rdflib.Graph) -> None:
    for term in terms(ontology):
        for said in (RDFS.label, SKOS.definition):
            values = list(ontology.objects(term, said))
            assert len(values) == 1, (name(term), said)
            assert getattr(values[0], "language", None) == "en", name(term)


@pytest.mark.parametrize("said", [RDFS.label, SKOS.definition])
def test_no_two_terms_say_the_same_of_themselves(ontology: rdflib.Graph, said: URIRef) -> None:
    told = Counter(str(o).casefold() for t in terms(ontology) for o in ontology.objects(t, said))
    assert [text for text, times in told.items() if times > 1] == []


def test_definitions_are_sentences(ontology: rdflib.Graph) -> None:
    definitions = [str(o) for t in terms(ontology) for o in ontology.objects(t, SKOS.definition)]
    assert [text for text in definitions if not re.fullmatch(r"[A-Z].*\.", text)] == []


def test_every_class_has_a_superclass(ontology: rdflib.Graph) -> None:
    classes = {s for s in ontology.subjects(RDF.type, OWL.Class) if str(s).startswith(MKG)}
    assert {c for c in classes if (c, RDFS.subClassOf, None) not in ontology} == set()


def test_every_class_and_property_stands_in_its_case(ontology: rdflib.Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.Class):
        assert name(term)[0].isupper(), term
    for term in properties(ontology):
        assert name(term)[0].islower(), term


def test_a_property_has_at_most_one_domain_and_one_range(ontology: rdflib.Graph) -> None:
    for term in properties(ontology):
        for said in (RDFS.domain, RDFS.range):
            assert len(list(ontology.objects(term, said))) <= 1, (name(term), said)


def test_a_property_is_of_one_kind(ontology: rdflib.Graph) -> None:
    for term in properties(ontology):
        kinds = {k for k in ontology.objects(term, RDF.type) if str(k).startswith(str(OWL))} - {
            OWL.SymmetricProperty
        }
        assert len(kinds) == 1, name(term)


def test_literals_hang_on_datatype_properties_only(ontology: rdflib.Graph) -> None:
    for term, found in ontology.subject_objects(RDFS.range):
        literal = str(found).startswith(PREFIXES["xsd"]) or found == RDF.JSON
        assert ((term, RDF.type, OWL.DatatypeProperty) in ontology) == literal, name(term)


def test_domains_ranges_and_superclasses_are_defined(ontology: rdflib.Graph) -> None:
    known = terms(ontology)
    for said in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme):
        for term, found in ontology.subject_objects(said):
            assert not str(found).startswith(MKG) or found in known, (name(term), found)


def test_what_cannot_be_two_things_at_once_is_said_to_be_disjoint(ontology: rdflib.Graph) -> None:
    groups = [
        set(ontology.items(members))
        for group in ontology.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in ontology.objects(group, OWL.members)
    ]
    assert any({TERM.Organization, TERM.Product, TERM.Claim} <= group for group in groups)
    for group in groups:
        for one in group:
            above = set(ontology.transitive_objects(one, RDFS.subClassOf)) - {one}
            assert above & group == set(), name(one)


def test_every_value_of_a_code_list_stands_in_it(ontology: rdflib.Graph) -> None:
    for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme):
        top = set(ontology.objects(scheme, SKOS.hasTopConcept))
        assert top == set(ontology.subjects(SKOS.inScheme, scheme))
        kinds = {kind for value in top for kind in ontology.objects(value, RDF.type)}
        assert len(kinds) == 1
        assert set(ontology.subjects(RDF.type, kinds.pop())) == top


def test_it_says_who_made_it_which_version_it_is_and_how_it_may_be_used(
    ontology: rdflib.Graph,
) -> None:
    for said in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license):
        assert (IRI, said, None) in ontology
    version = ontology.value(IRI, OWL.versionIRI)
    assert str(version) == f"{IRI}/{ontology.value(IRI, OWL.versionInfo)}"
    assert str(ontology.value(IRI, VANN.preferredNamespacePrefix)) == "mkg"
    assert str(ontology.value(IRI, VANN.preferredNamespaceUri)) == MKG


@pytest.mark.parametrize("standard", ALIGNED)
def test_it_is_aligned_to_the_standards(standard: str, ontology: rdflib.Graph) -> None:
    links = {RDFS.subClassOf, RDFS.subPropertyOf}
    links |= {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch}
    matched = [
        term
        for term, said, other in ontology
        if said in links and str(term).startswith(MKG) and str(other).startswith(ALIGNED[standard])
    ]
    assert matched


def test_it_declares_no_prefix_that_it_does_not_use() -> None:
    text = (ONTOLOGY / "market.ttl").read_text(encoding="utf-8")
    for prefix in re.findall(r"@prefix (\w+):", text):
        assert re.search(rf"(?<![\w@]){prefix}:\w", text.partition("\n\n")[2]), prefix


def test_every_term_that_the_encoding_writes_is_defined(
    ontology: rdflib.Graph, checkout: Path
) -> None:
    assert written(checkout) - {name(term) for term in terms(ontology)} == set()


def test_every_term_is_written_by_the_encoding_or_holds_others_together(
    ontology: rdflib.Graph, checkout: Path
) -> None:
    used = written(checkout) | ENTITIES
    together = {SKOS.ConceptScheme, QB.DataStructureDefinition}
    for term in terms(ontology):
        holds = any((None, said, term) in ontology for said in (RDFS.subClassOf, RDF.type))
        listed = set(ontology.objects(term, RDF.type)) & together
        assert name(term) in used or holds or listed, name(term)


def test_every_relation_of_the_network_is_a_property(ontology: rdflib.Graph) -> None:
    assert set(RELATIONS) - {"owns"} <= {name(term) for term in properties(ontology)}


def test_the_context_knows_every_term_and_no_other(ontology: rdflib.Graph) -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    known = {
        key: value if isinstance(value, str) else value["@id"]
        for key, value in context.items()
        if key not in ("@version", *PREFIXES)
    }
    ours = {key for key, iri in known.items() if iri.startswith("mkg:")}
    cubes = {name(s) for s in ontology.subjects(RDF.type, QB.DataStructureDefinition)}
    assert ours == {name(term) for term in terms(ontology)} - cubes
    assert all(known[key] == f"mkg:{key}" for key in ours)
    assert {prefix: context[prefix] for prefix in PREFIXES} == PREFIXES


def test_the_context_reads_values_as_the_ontology_types_them(ontology: rdflib.Graph) -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    for term in properties(ontology):
        found, entry = ontology.value(term, RDFS.range), context[name(term)]
        kind = entry.get("@type") if isinstance(entry, dict) else None
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert kind == "@id", name(term)
        elif found == RDF.JSON:
            assert kind == "@json"
        elif found is None or str(found).endswith("#string"):
            assert kind is None, name(term)
        else:
            assert kind == str(found).replace(PREFIXES["xsd"], "xsd:"), name(term)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_json_in_the_context_becomes_the_same_statements() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    thing = {
        "@context": context,
        "id": "https://x.example/e",
        "type": "Acquisition",
        "target": "https://x.example/c",
        "amount": "12.5",
        "earliestDate": "2024-05-01",
    }
    graph = rdflib.Graph().parse(data=json.dumps(thing), format="json-ld")
    node = URIRef("https://x.example/e")
    assert graph.value(node, RDF.type) == TERM.Acquisition
    assert graph.value(node, TERM.target) == URIRef("https://x.example/c")
    assert graph.value(node, TERM.amount) == rdflib.Literal("12.5", datatype=rdflib.XSD.decimal)
    assert graph.value(node, TERM.earliestDate) == rdflib.Literal(
        "2024-05-01", datatype=rdflib.XSD.date
    )
