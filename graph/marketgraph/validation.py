"""Checks a whole store against the shapes of the ontology, by SHACL as pySHACL reads it.

A build checks the same rules as it encodes; this is the independent check, slow and whole: about 0.1 s and
3 MB a thousand statements.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from marketgraph.resources import ONTOLOGY

if TYPE_CHECKING:
    import pandas as pd
    import pyoxigraph as ox
    import rdflib

    from marketgraph.store import Store

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and of how many."""

_SH = "http://www.w3.org/ns/shacl#"


class Violation(NamedTuple):
    """One break of a shape.

    Attributes:
        severity: ``Violation``, ``Warning`` or ``Info``.
        focus: The thing that breaks it.
        path: The property concerned, or nothing if it is the thing as a whole.
        value: The value concerned, or nothing if one is missing.
        message: What the shape says.
        shape: The shape, an IRI or, where the rule has none of its own, the shape around it.
    """

    severity: str
    focus: str
    path: str
    value: str
    message: str
    shape: str


class ValidationReport(NamedTuple):
    """What was found.

    Attributes:
        violations: Every break, of any severity, sorted.
        statements: Statements that were checked.
    """

    violations: tuple[Violation, ...]
    statements: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is worse than a warning."""
        return all(found.severity != "Violation" for found in self.violations)

    def frame(self) -> pd.DataFrame:
        """Return the breaks, a row each: severity, focus, path, value, message, shape (texts)."""
        import pandas as pd

        return pd.DataFrame(self.violations, columns=Violation._fields)


def validate(
    store: Store,
    *,
    shapes: Path = ONTOLOGY / "shapes.ttl",
    ontology: Path = ONTOLOGY / "market.ttl",
    progress: Progress | None = None,
) -> ValidationReport:
    """Check the default graph of a store, together with the ontology, against shapes.

    Args:
        store: The store; its named graphs say the same again and are left out.
        shapes: SHACL shapes, in Turtle.
        ontology: The ontology, in Turtle. It joins the data, since shapes ask for the classes of its
            individuals, and pySHACL does not look for those in a separate ontology graph.
        progress: Told after each step; a shape is a step.

    Raises:
        StoreError: The store cannot be read.
    """
    import rdflib

    tell = progress or _silent
    tell("reading", 0, 1)
    data, statements = _data(store, ontology)
    rules = rdflib.Graph().parse(shapes, format="turtle")
    tell("reading", 1, 1)
    found: set[Violation] = set()
    targets = _targeted(rules)
    for done, shape in enumerate(targets):
        tell("checking", done, len(targets))
        found.update(_broken(data, rules, shape))
    tell("checking", len(targets), len(targets))
    return ValidationReport(tuple(sorted(found)), statements)


def _silent(_: str, __: int, ___: int) -> None:
    """Tell nobody."""


def _data(store: Store, ontology: Path) -> tuple[rdflib.Graph, int]:
    """Return the default graph with the ontology, and how many statements it had without."""
    import pyoxigraph as ox
    import rdflib

    dump = io.BytesIO()
    store.dump(dump, "ntriples")
    graph = rdflib.Graph()
    dump.seek(0)
    term = lru_cache(maxsize=100_000)(_term)
    for quad in ox.parse(dump, ox.RdfFormat.N_TRIPLES):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    statements = len(graph)
    return graph.parse(ontology, format="turtle"), statements


def _term(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> rdflib.IdentifiedNode | rdflib.Literal:
    """Return a term of rdflib; plain texts have no datatype there, else ``sh:in`` misses them."""
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Triple):
        return rdflib.Literal(str(term))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=None if datatype == rdflib.XSD.string else datatype)


def _targeted(rules: rdflib.Graph) -> list[str]:
    """Return the shapes that name what they are about, sorted; the others are parts of these."""
    from rdflib import RDFS, SH, URIRef
    from rdflib.namespace import OWL, RDF

    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
    named = {shape for target in targets for shape in rules.subjects(target, None)}
    classes = set(rules.subjects(RDF.type, RDFS.Class)) | set(rules.subjects(RDF.type, OWL.Class))
    named |= classes & set(rules.subjects(RDF.type, SH.NodeShape))
    return sorted(str(shape) for shape in named if isinstance(shape, URIRef))


def _broken(data: rdflib.Graph, rules: rdflib.Graph, shape: str) -> Iterator[Violation]:
    import pyshacl
    import rdflib

    _, report, _ = pyshacl.validate(
        data, shacl_graph=rules, use_shapes=[shape], inplace=True, allow_warnings=True
    )
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    for result in report.objects(None, rdflib.SH.result):
        yield _violation(report, result, shape)


def _violation(report: rdflib.Graph, result: rdflib.term.Node, shape: str) -> Violation:
    from rdflib import SH, URIRef

    def text(property: URIRef) -> str:
        values = sorted(str(value) for value in report.objects(result, property))
        return values[0] if values else ""

    source = report.value(result, SH.sourceShape)
    return Violation(
        severity=text(SH.resultSeverity).removeprefix(_SH),
        focus=text(SH.focusNode),
        path=text(SH.resultPath),
        value=text(SH.value),
        message=text(SH.resultMessage),
        shape=str(source) if isinstance(source, URIRef) else shape,
    )
