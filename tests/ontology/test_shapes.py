"""The shapes let a true graph pass and catch what is wrong with a false one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, XSD, Literal, Namespace, URIRef

from marketgraph.vocabulary import BASE, MKG, PREFIXES

TERM = Namespace(MKG)
ID = Namespace(BASE)
COMPILED = (
    SH.minCount,
    SH.maxCount,
    SH.datatype,
    SH.nodeKind,
    SH["class"],
    SH.pattern,
    SH["in"],
    SH.minInclusive,
    SH.maxInclusive,
    SH.minExclusive,
    SH.maxExclusive,
    SH.lessThan,
    SH.lessThanOrEquals,
    SH.disjoint,
    SH.uniqueLang,
)
"""What a build understands of the shapes; anything else would be checked by nobody."""

UNREASONED = "A claim is set aside without a reason."

SINGLE = (
    "amount",
    "currency",
    "stake",
    "dealStatus",
    "dealObject",
    "earliestDate",
    "latestDate",
    "foundedYear",
    "country",
    "headquarteredIn",
    "customerCount",
    "lei",
    "baseYear",
    "forecastStart",
    "forecastEnd",
    "sku",
    "outcome",
    "notifiedOn",
    "dealKind",
    "round",
    "termMonths",
    "siteCount",
    "qualifier",
    "figureStatus",
    "growthKind",
    "percent",
    "rank",
    "criterion",
    "startYear",
    "endYear",
    "market",
    "region",
    "segment",
    "withinRegion",
    "withinSegment",
    "owner",
    "owned",
    "validFrom",
    "validTo",
    "isoCode",
    "confidence",
    "method",
    "reviewStatus",
    "quote",
    "startOffset",
    "endOffset",
    "page",
    "row",
    "sheet",
    "columns",
    "sha256",
)

Report = tuple[bool, rdflib.Graph]


@pytest.fixture(scope="session")
def facts(small: Path, ontology: rdflib.Graph, dataset: rdflib.Dataset) -> rdflib.Graph:
    """Return the default graph of the small graph together with the ontology."""
    whole = rdflib.Graph()
    for triple in ontology:
        whole.add(triple)
    for triple in dataset.default_graph:
        whole.add(triple)
    return whole


@pytest.fixture(scope="session")
def validate(shapes: rdflib.Graph) -> Callable[[rdflib.Graph], Report]:
    def run(data: rdflib.Graph) -> Report:
        conforms, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, allow_warnings=True, inplace=True
        )
        assert isinstance(results, rdflib.Graph)
        return conforms, results

    return run


def messages(results: rdflib.Graph) -> set[str]:
    return {str(text) for text in results.objects(None, SH.resultMessage)}


def test_every_rule_is_one_that_a_build_can_check(shapes: rdflib.Graph) -> None:
    known = {*COMPILED, SH.path, SH.message, SH.severity}
    for rule in shapes.objects(None, SH.property):
        assert set(shapes.predicates(rule)) <= known
        assert isinstance(shapes.value(rule, SH.path), URIRef)
        assert len(list(shapes.objects(rule, SH.path))) == 1
        assert set(shapes.predicates(rule)) & set(COMPILED)


def test_every_shape_says_which_nodes_it_is_about(shapes: rdflib.Graph) -> None:
    known = {RDF.type, SH.targetClass, SH.targetSubjectsOf, SH.property, SH.sparql, SH.severity}
    either = {SH["or"], SH.message}
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        said = set(shapes.predicates(shape))
        assert said <= (known | either if SH["or"] in said else known), shape
        assert said & {SH.targetClass, SH.targetSubjectsOf}, shape


def test_every_rule_tells_people_what_it_asks(shapes: rdflib.Graph) -> None:
    rules = [
        *shapes.objects(None, SH.property),
        *shapes.objects(None, SH.sparql),
        *shapes.subjects(SH["or"]),
    ]
    for rule in rules:
        told = list(shapes.objects(rule, SH.message))
        assert len(told) == 1
        assert str(told[0]).endswith(".")


def test_rules_that_a_build_does_not_compile_only_warn(shapes: rdflib.Graph) -> None:
    assert list(shapes.objects(None, SH.sparql))
    for rule in [*shapes.objects(None, SH.sparql), *shapes.subjects(SH["or"])]:
        assert shapes.value(rule, SH.severity) == SH.Warning


def test_shapes_use_only_terms_that_the_ontology_defines(
    shapes: rdflib.Graph, ontology: rdflib.Graph
) -> None:
    used = {
        term
        for triple in shapes
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(MKG)
    }
    for rule in shapes.objects(None, SH.select):
        used |= {TERM[name] for name in re.findall(r"mkg:(\w+)", str(rule))}
    assert {term for term in used if (term, RDFS.label, None) not in ontology} == set()


def test_every_class_that_has_instances_has_a_shape(
    shapes: rdflib.Graph, ontology: rdflib.Graph
) -> None:
    targets = set(shapes.objects(None, SH.targetClass)) | {TERM.Segment}
    lists = {kind for kind in ontology.objects(None, RDF.type) if str(kind).startswith(MKG)}
    above = {TERM.Deal, TERM.Development, TERM.Observation, TERM.MarketFactor}
    classes = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(MKG)}
    lists -= {TERM.Region, TERM.Segment}
    assert classes - lists - above - targets == set()


@pytest.mark.parametrize("name", SINGLE)
def test_what_a_thing_can_have_only_once_is_said_to_be_single(
    name: str, shapes: rdflib.Graph
) -> None:
    rules = set(shapes.subjects(SH.path, TERM[name])) & set(shapes.objects(None, SH.property))
    assert rules
    assert all(shapes.value(rule, SH.maxCount) == Literal(1) for rule in rules)


def test_a_true_graph_conforms_without_a_warning(
    facts: rdflib.Graph, validate: Callable[[rdflib.Graph], Report]
) -> None:
    conforms, results = validate(facts)
    assert conforms
    assert messages(results) == set()


def test_no_optional_field_is_missed(
    ontology: rdflib.Graph, validate: Callable[[rdflib.Graph], Report]
) -> None:
    barest = """
    c:a a mkg:Company ; rdfs:label "A" . c:b a mkg:Company ; rdfs:label "B" . m:m a mkg:Market ; rdfs:label "M"@en .
    g:g a mkg:Report . k:k a mkg:CitedWork .
    e:acquisition a mkg:Acquisition ; rdfs:label "1" ; mkg:target c:a ; mkg:involves c:a .
    e:venture a mkg:JointVenture ; rdfs:label "2" ; mkg:partner c:a ; mkg:involves c:a .
    e:investment a mkg:Investment ; rdfs:label "3" ; mkg:investor c:a ; mkg:involves c:a .
    e:spin a mkg:SpinOff ; rdfs:label "4" ; mkg:result c:a ; mkg:involves c:a .
    e:agreement a mkg:CommercialAgreement ; rdfs:label "5" ; mkg:customer c:a ; mkg:involves c:a .
    e:launch a mkg:ProductLaunch ; rdfs:label "6" ; mkg:actor c:a ; mkg:involves c:a .
    e:opening a mkg:FacilityOpening ; rdfs:label "7" ; mkg:actor c:a ; mkg:involves c:a .
    e:approval a mkg:RegulatoryApproval ; rdfs:label "8" ; mkg:actor c:a ; mkg:involves c:a .
    e:review a mkg:DealReview ; rdfs:label "9" ; mkg:hasIdentifier i:i . i:i a adms:Identifier ; skos:notation "1" ; mkg:scheme "x" .
    w:w a mkg:OwnershipInterest ; mkg:owner c:a ; mkg:owned c:b .
    n:n a mkg:Finding ; mkg:inMarket m:m ; mkg:foundIn k:k .
    v:size a mkg:MarketSize ; mkg:market m:m ; mkg:region mkg:Unstated ; mkg:segment mkg:WholeMarket ; mkg:amount 1.0 ;
      mkg:currency "EUR" ; mkg:reportedIn g:g .
    v:growth a mkg:GrowthRate ; mkg:market m:m ; mkg:region mkg:Unstated ; mkg:segment mkg:WholeMarket ; mkg:percent 1.0 ; mkg:reportedIn g:g .
    """
    conforms, results = validate(ontology + rdflib.Graph().parse(data=head() + barest))
    assert conforms, messages(results)
    assert messages(results) == set()


def head() -> str:
    kinds = {"c": "company", "m": "market", "g": "report", "k": "work", "e": "development"}
    kinds |= {"i": "identifier", "w": "ownership", "n": "finding", "v": "figure", "s": "segment"}
    kinds |= {
        "r": "region",
        "d": "dimension",
        "claim": "claim",
        "pass": "passage",
        "doc": "document",
        "o": "organization",
    }
    ours = "".join(f"@prefix {short}: <{BASE}{kind}/> .\n" for short, kind in kinds.items())
    return ours + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())


PLANTED = [
    tuple(part.strip() for part in line.split(" | "))
    for line in Path(__file__).with_name("planted.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line
]


@pytest.mark.parametrize(("how", "statement", "told"), PLANTED, ids=[row[1] for row in PLANTED])
def test_a_planted_error_is_caught(
    how: str,
    statement: str,
    told: str,
    facts: rdflib.Graph,
    validate: Callable[[rdflib.Graph], Report],
) -> None:
    (subject, predicate, value) = next(iter(rdflib.Graph().parse(data=f"{head()}{statement} .")))
    near = neighbourhood(facts, subject)
    if how == "drop":
        assert (subject, predicate, value) in near
        near.remove((subject, predicate, value))
    else:
        if how == "swap":
            near.remove((subject, predicate, None))
        near.add((subject, predicate, value))
        for triple in facts.triples((value, None, None)):
            near.add(triple)
    conforms, results = validate(near)
    assert not conforms
    found = [
        str(results.value(result, SH.resultMessage))
        for result in results.subjects(SH.focusNode, subject)
    ]
    assert any(told in message for message in found), found


def neighbourhood(facts: rdflib.Graph, subject: Any) -> rdflib.Graph:
    """Return what is said of a node, the classes of what it points at, and the classes' order."""
    near = rdflib.Graph()
    for triple in facts.triples((None, RDFS.subClassOf, None)):
        near.add(triple)
    for triple in facts.triples((subject, None, None)):
        near.add(triple)
        for kind in facts.triples((triple[2], RDF.type, None)):
            near.add(kind)
    return near


def shares(whole: str, *parts: str) -> rdflib.Graph:
    text = "".join(
        f"v:{n} a mkg:MarketShare ; mkg:market m:m ; mkg:reportedIn g:g ; mkg:startYear 2024 ; mkg:endYear 2024 ; "
        f"mkg:withinRegion {whole} ; {part} .\n"
        for n, part in enumerate(parts)
    )
    return rdflib.Graph().parse(data=f"{head()}g:g a mkg:Report .\n{text}")


REGIONS_TOO_MANY = "The shares of sibling regions in this report add up to more than 100 percent."
SEGMENTS_TOO_MANY = "The shares of sibling segments in this report add up to more than 100 percent."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            shares(
                "mkg:World",
                "mkg:region r:a ; mkg:segment mkg:WholeMarket ; mkg:percent 60.0",
                "mkg:region r:b ; mkg:segment mkg:WholeMarket ; mkg:percent 50.0",
            ),
            True,
        ),
        (
            shares(
                "mkg:World",
                "mkg:region r:a ; mkg:segment mkg:WholeMarket ; mkg:percent 60.0",
                "mkg:region r:b ; mkg:segment mkg:WholeMarket ; mkg:percent 40.4",
            ),
            False,
        ),
        (
            shares(
                "mkg:Unstated",
                "mkg:region r:a ; mkg:segment mkg:WholeMarket ; mkg:percent 60.0",
                "mkg:region r:b ; mkg:segment mkg:WholeMarket ; mkg:percent 50.0",
            ),
            False,
        ),
        (
            shares(
                "mkg:World",
                "mkg:region r:a ; mkg:segment mkg:WholeMarket ; mkg:percent 60.0",
                "mkg:region r:inner ; mkg:segment mkg:WholeMarket ; mkg:percent 50.0",
            )
            + rdflib.Graph().parse(data=f"{head()}r:inner mkg:partOfRegion r:a ."),
            False,
        ),
    ],
    ids=["too many", "rounding", "unstated whole", "a part of a part"],
)
def test_shares_of_sibling_regions_beyond_the_whole_are_a_warning(
    data: rdflib.Graph, told: bool, shapes: rdflib.Graph
) -> None:
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(results, rdflib.Graph)
    assert (REGIONS_TOO_MANY in messages(results)) == told


@pytest.mark.parametrize(("percent", "told"), [(60.0, True), (40.0, False)])
def test_shares_of_sibling_segments_beyond_the_whole_are_a_warning(
    percent: float, told: bool, shapes: rdflib.Graph
) -> None:
    data = shares(
        "mkg:Unstated",
        "mkg:region mkg:Unstated ; mkg:segment s:a ; mkg:percent 60.0",
        f"mkg:region mkg:Unstated ; mkg:segment s:b ; mkg:percent {percent}",
    )
    data.parse(data=f"{head()}s:a skos:inScheme <urn:d> . s:b skos:inScheme <urn:d> .")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(results, rdflib.Graph)
    assert (SEGMENTS_TOO_MANY in messages(results)) == told


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        ("SetAside", None, True),
        ("SetAside", "A company cannot buy itself.", False),
        ("Accepted", None, False),
        ("Rejected", None, False),
    ],
)
def test_only_a_claim_that_is_set_aside_without_a_reason_is_a_warning(
    status: str,
    reason: str | None,
    told: bool,
    facts: rdflib.Graph,
    validate: Callable[[rdflib.Graph], Report],
) -> None:
    claim = ID["claim/self"]
    near = neighbourhood(facts, claim)
    near.remove((claim, TERM.reason, None))
    near.set((claim, TERM.reviewStatus, TERM[status]))
    if reason:
        near.add((claim, TERM.reason, Literal(reason)))
    _, results = validate(near)
    found = [
        results.value(result, SH.resultSeverity)
        for result, message in results.subject_objects(SH.resultMessage)
        if str(message) == UNREASONED
    ]
    assert found == ([SH.Warning] if told else [])


def test_every_named_graph_is_a_claim_that_names_each_of_its_subjects(
    dataset: rdflib.Dataset,
) -> None:
    facts = dataset.default_graph
    for graph in dataset.graphs():
        if graph.identifier != facts.identifier and len(graph):
            claim = graph.identifier
            assert (claim, RDF.type, TERM.Claim) in facts
            assert set(graph.subjects()) == set(facts.objects(claim, TERM.about)), claim


def test_offsets_of_a_passage_are_as_long_as_its_quote(dataset: rdflib.Dataset) -> None:
    facts = dataset.default_graph
    for passage, quote in facts.subject_objects(TERM.quote):
        start, end = (facts.value(passage, TERM[f"{w}Offset"]) for w in ("start", "end"))
        assert Literal(int(str(end)) - int(str(start))) == Literal(len(quote), datatype=XSD.integer)
