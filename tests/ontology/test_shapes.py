"""The shapes let a true graph pass and catch what is wrong with a false one."""

from __future__ import annotations

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

SINGLE = """amount currency stake dealStatus dealObject earliestDate latestDate foundedYear country headquarteredIn
customerCount lei baseYear forecastStart forecastEnd sku outcome notifiedOn dealKind round termMonths siteCount
qualifier figureStatus growthKind percent rank criterion startYear endYear market region segment withinRegion
withinSegment owner owned validFrom validTo isoCode confidence method reviewStatus quote startOffset
endOffset page row sheet columns sha256""".split()

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
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        said = set(shapes.predicates(shape))
        assert said <= known, shape
        assert said & {SH.targetClass, SH.targetSubjectsOf}, shape


def test_every_rule_tells_people_what_it_asks(shapes: rdflib.Graph) -> None:
    rules = [*shapes.objects(None, SH.property), *shapes.objects(None, SH.sparql)]
    for rule in rules:
        told = list(shapes.objects(rule, SH.message))
        assert len(told) == 1
        assert str(told[0]).endswith(".")


def test_rules_over_several_nodes_only_warn(shapes: rdflib.Graph) -> None:
    assert list(shapes.objects(None, SH.sparql))
    for rule in shapes.objects(None, SH.sparql):
        assert shapes.value(rule, SH.severity) == SH.Warning


def test_shapes_use_only_terms_that_the_ontology_defines(
    shapes: rdflib.Graph, ontology: rdflib.Graph
) -> None:
    used = {t for triple in shapes for t in triple if isinstance(t, URIRef) and t in TERM}
    assert {t for t in used if (t, RDFS.label, None) not in ontology} == {TERM[""]} & used


def test_every_class_that_has_instances_has_a_shape(
    shapes: rdflib.Graph, ontology: rdflib.Graph
) -> None:
    targets = set(shapes.objects(None, SH.targetClass)) | {TERM.Segment}
    lists = {kind for kind in ontology.objects(None, RDF.type) if kind in TERM}
    above = {TERM.Deal, TERM.Development, TERM.Observation, TERM.MarketFactor}
    classes = {c for c in ontology.subjects(RDF.type, OWL.Class) if c in TERM}
    lists -= {TERM.Region, TERM.Segment}
    assert classes - lists - above - targets == set()


@pytest.mark.parametrize("name", SINGLE)
def test_what_a_thing_can_have_only_once_is_said_to_be_single(
    name: str, shapes: rdflib.Graph
) -> None:
    rules = list(shapes.subjects(SH.path, TERM[name]))
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
        "claim": "claim",
        "pass": "passage",
        "doc": "document",
        "o": "organization",
    }
    ours = "".join(f"@prefix {short}: <{BASE}{kind}/> .\n" for short, kind in kinds.items())
    return ours + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())


PLANTED = [
    ("mkg:target", "add", "e:corvane-brightwell mkg:target c:corvane", "cannot buy itself"),
    ("no target", "drop", "e:delphine-fenmark mkg:target c:fenmark", "has a target"),
    ("seller sold", "add", "e:aldermoor-brightwell mkg:seller c:brightwell", "not the company sold"),
    ("buys from itself", "add", "e:aldermoor-brightwell mkg:seller c:aldermoor", "from itself"),
    ("stake", "swap", "e:estwick-aldermoor mkg:stake 160.0", "at most 100"),
    ("two amounts", "add", "e:corvane-brightwell mkg:amount 55000000.0", "one sum of money"),
    ("negative size", "swap", "v:size-harrow-2024 mkg:amount -1.0", "0 or more"),
    ("text as amount", "swap", 'v:size-harrow-2024 mkg:amount "much"', "one sum of money"),
    ("no currency", "drop", 'v:size-harrow-2024 mkg:currency "USD"', "currency code"),
    ("long currency", "swap", 'v:size-harrow-2024 mkg:currency "dollar"', "currency code"),
    ("share", "swap", "v:share-america mkg:percent 140.0", "between 0 and 100"),
    ("growth", "swap", "v:growth-harrow mkg:percent -101.0", "between -100 and 1000"),
    ("rank", "swap", "v:rank-america mkg:rank 0", "1 for the first"),
    ("criterion", "swap", "v:rank-america mkg:criterion mkg:Reported", "by size or by growth"),
    ("years", "swap", "v:growth-harrow mkg:endYear 2020", "not before the first"),
    ("no market", "drop", "v:growth-harrow mkg:market m:remote-reading", "about one market"),
    ("market is a company", "swap", "v:growth-harrow mkg:market c:corvane", "about one market"),
    ("two regions", "add", "v:share-america mkg:region r:europe", "names one region"),
    ("no whole", "drop", "v:share-europe mkg:withinRegion mkg:Unstated", "region that is its whole"),
    ("dates", "swap", 'e:venture mkg:latestDate "2019-01-01"^^xsd:date', "not after the latest"),
    ("month as date", "swap", 'e:venture mkg:latestDate "2020-12"', "is one date"),
    ("status", "swap", "e:delphine-fenmark mkg:dealStatus mkg:Forecast", "announced, completed"),
    ("one partner", "drop", "e:partnership mkg:partner c:fenmark", "two parties"),
    ("venture is parent", "add", "e:venture mkg:partner c:gantry", "not the venture itself"),
    ("own customer", "add", "e:agreement mkg:customer c:aldermoor", "its own customer"),
    ("term", "swap", "e:agreement mkg:termMonths 0", "1 or more"),
    ("own owner", "swap", "w:estwick-aldermoor mkg:owner c:aldermoor", "not the company itself"),
    ("ends first", "swap", 'w:estwick-brightwell-2018 mkg:validTo "2017-01-01"^^xsd:date')
    + ("end before it begins",),
    ("forecast", "swap", "g:harrow mkg:forecastEnd 2024", "end before it starts"),
    ("lei", "swap", 'c:aldermoor mkg:lei "AMI"', "18 capital letters"),
    ("two countries", "add", "c:aldermoor mkg:country r:france", "in one country"),
    ("partner is a region", "add", "c:aldermoor mkg:partnerOf r:france", "can be a partner"),
    ("no label", "drop", 'c:corvane rdfs:label "Corvane Health"', "needs a label"),
    ("two labels", "add", 'm:remote-reading rdfs:label "Teleradiology"@en', "one in each language"),
    ("iso", "swap", 'r:france mkg:isoCode "FRA"', "two capital letters"),
    ("two schemes", "add", "s:remote-reading--delivery--cloud skos:inScheme "
     "<https://w3id.org/marketgraph/id/dimension/remote-reading--end-user>", "in one dimension"),
    ("unread claim", "drop", "claim:deal-1 mkg:evidence pass:deal-1", "passage that says it"),
    ("confidence", "swap", "claim:deal-1 mkg:confidence 1.5", "from 0 to 1"),
    ("review", "swap", "claim:deal-1 mkg:reviewStatus mkg:Completed", "set aside"),
    ("offsets", "swap", "pass:deal-1 mkg:endOffset 0", "not after its end"),
    ("checksum", "swap", 'doc:deals mkg:sha256 "abc"', "64 hexadecimal digits"),
    ("unread work", "drop", "n:empty-posts mkg:foundIn "
     "<https://w3id.org/marketgraph/id/work/census-2023>", "one cited work"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "statement", "told"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED]
)
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
    for said in (RDFS.subClassOf,):
        for triple in facts.triples((None, said, None)):
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


def test_a_claim_that_is_set_aside_without_a_reason_is_a_warning(
    facts: rdflib.Graph, validate: Callable[[rdflib.Graph], Report]
) -> None:
    claim = ID["claim/self"]
    near = neighbourhood(facts, claim)
    near.remove((claim, TERM.reason, None))
    _, results = validate(near)
    assert "A claim is set aside without a reason." in messages(results)


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
