"""The service described in RDF: SPARQL 1.1 Service Description, VoID and DCAT."""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

import rdflib
from rdflib import DCAT, DCTERMS, RDF, SDO, VOID, BNode, Literal, URIRef
from rdflib.namespace import Namespace
from starlette.responses import Response

from marketgraph import __version__
from marketgraph.server.negotiation import GRAPHS, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, best
from marketgraph.server.problems import Problem
from marketgraph.server.tags import content_type
from marketgraph.vocabulary import MKG, PREFIXES
from marketgraph.workspace.opened import Generation

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")

_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_RDF = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_WRITERS = {TURTLE: "turtle", N_TRIPLES: "nt", JSON_LD: "json-ld", RDF_XML: "pretty-xml"}


def described(generation: Generation, address: str, accept: str | None) -> Response:
    """Return the description of the service at an address, in the form that a client likes best.

    Raises:
        Problem: The client takes no form of RDF.
    """
    media = best(accept, GRAPHS)
    if media is None:
        raise Problem(
            HTTPStatus.NOT_ACCEPTABLE, f"The description is written as {', '.join(_WRITERS)}."
        )
    text = _written(generation.folder, address.partition("?")[0], media)
    return Response(
        text,
        headers={"Vary": "Accept", "Cache-Control": "no-cache"},
        media_type=content_type(media),
    )


@lru_cache(maxsize=16)
def _written(folder: Path, address: str, media: str) -> str:
    return description(folder, address).serialize(format=_WRITERS[media])


def description(folder: Path, address: str) -> rdflib.Graph:
    """Return what is known of the service and its data set.

    Args:
        folder: The generation.
        address: Address of the endpoint.
    """
    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    graph.bind("sd", SD)
    graph.bind("void", VOID)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    service, data = URIRef(address), URIRef(f"{address}#dataset")
    _service(graph, service, data)
    _dataset(graph, service, data, manifest["report"])
    return graph


def _service(graph: rdflib.Graph, service: URIRef, data: URIRef) -> None:
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    for form in _RESULTS + _RDF:
        graph.add((service, SD.resultFormat, FORMATS[form]))
    graph.add((service, SD.feature, SD.EmptyGraphs))
    graph.add((service, SDO.softwareVersion, Literal(f"marketgraph {__version__}")))
    graph.add((service, SD.defaultDataset, data))


def _dataset(graph: rdflib.Graph, service: URIRef, data: URIRef, counts: dict[str, int]) -> None:
    default = BNode()
    for kind in (SD.Dataset, VOID.Dataset, DCAT.Dataset):
        graph.add((data, RDF.type, kind))
    graph.add((data, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add(
        (
            data,
            DCTERMS.title,
            Literal("Market entities, each statement with its passage", lang="en"),
        )
    )
    graph.add((data, VOID.sparqlEndpoint, service))
    graph.add((data, VOID.vocabulary, URIRef(MKG.removesuffix("#"))))
    for counted, said in (
        ("quads", VOID.triples),
        ("entities", VOID.entities),
        ("documents", VOID.documents),
    ):
        if counted in counts:
            graph.add((data, said, Literal(counts[counted])))
    graph.add((data, DCAT.distribution, service))
    graph.add((service, RDF.type, DCAT.DataService))
    graph.add((service, DCAT.endpointURL, service))
    graph.add((service, DCAT.servesDataset, data))
