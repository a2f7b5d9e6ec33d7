"""Write the golden files of the encoding again: python tests/encoding/write_golden.py.

A golden file shows, as TriG, all that one claim of each fact of a type puts into the graph: its named graph,
its evidence and the entities behind its names. Read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from marketgraph.claim import Claim, Evidence, Source
from marketgraph.encoding import (
    Context,
    EvidenceWriter,
    Literal,
    Term,
    Triple,
    describe,
    parse_nquads,
    report_iri,
    serialise,
    states,
)
from marketgraph.facts import Attribution
from marketgraph.resolving import (
    Aliases,
    Country,
    Judgements,
    Places,
    Register,
    collect,
    resolve,
)
from marketgraph.resolving.developments import link, telling
from marketgraph.vocabulary import KINDS, PREFIXES, Iris

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
IRIS = Iris()
SHA = "ab" * 32
SOURCE = Source(
    document=f"sha256:{SHA}",
    location="news/sleep.csv",
    title="Sleep news",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    read="2026-01-31T12:00:00Z",
    reader="table",
    reader_version="1",
)
OWN = Attribution(publisher="Night Post", title="Sleep news")
PLACES = Places([(Country("Canada", "CA"), ())])
DEAL = {"type": "Acquisition", "acquirer": ["Dormire Labs"], "target": "Nocturne", "date": "2024"}
EVIDENCE: dict[str, dict[str, Any]] = {
    "complete": {"quote": "a row.", "sheet": "Deals", "row": 2, "columns": (1, 3)},
    "minimal": {"page": 4},
}


def facts(size: str) -> list[dict[str, Any]]:
    """Return the complete facts, or the minimal ones."""
    lines = (HERE.parent / "facts" / f"{size}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Told(NamedTuple):
    """All that a claim puts into the graph, and the entities behind its names."""

    fact: dict[str, Any]
    graph: str
    stated: list[Triple]
    evidence: list[Triple]
    entities: list[Triple]

    def __str__(self) -> str:
        """Return it as TriG."""
        graph = "".join(nodes(self.stated, "    "))
        about = ["# evidence\n", *nodes(self.evidence), "# entities\n", *nodes(self.entities)]
        fact = json.dumps(self.fact, ensure_ascii=False)
        return f"# {fact}\n{term(self.graph)} {{\n{graph}}}\n{''.join(about)}"

    def quads(self) -> set[tuple[str, Triple]]:
        """Return its statements, each with the name of its graph; that of the default graph is empty."""
        default = [("", triple) for triple in (*self.evidence, *self.entities)]
        return {*default, *((self.graph, triple) for triple in self.stated)}


def claims(fact_type: str) -> list[Told]:
    """Return what claims of the complete and minimal facts of a type put into the graph."""
    return [
        told(fact, size) for size in EVIDENCE for fact in facts(size) if fact["type"] == fact_type
    ]


def told(fact: dict[str, Any], size: str) -> Told:
    """Return what a claim puts into the graph as the only one of its document."""
    claim = claim_of(fact, size)
    reviewed = fact["type"] == "DealReview" and "parties" in fact
    beside = [claim_of(DEAL, size)] if reviewed else []  # a review states which deal it is of
    context, entities = context_of([claim, *beside])
    stated = states(claim, context)
    iri = IRIS.entity("claim", claim.id)
    about = dict.fromkeys(triple.subject for triple in stated)
    writer = EvidenceWriter(IRIS, SOURCE, context.report)
    evidence = parse_nquads(writer.lines(claim, iri, context, about, "Accepted"))
    return Told(fact, iri, stated, evidence, entities)


def document() -> str:
    """Return the golden file of what is said of a document itself."""
    writer = EvidenceWriter(IRIS, SOURCE, report_iri(IRIS, OWN))
    return with_prefixes("".join(nodes(writer.describe_document())))


def claim_of(fact: dict[str, Any], size: str) -> Claim:
    """Return a claim of a fact."""
    passage = Evidence.model_validate(
        {"document": SOURCE.document, "start": 3, "end": 9, **EVIDENCE[size]}
    )
    return Claim.model_validate(
        {"fact": fact, "evidence": passage, "confidence": 0.98, "method": "table"}
    )


def context_of(claims: list[Claim]) -> tuple[Context, list[Triple]]:
    """Return the context of the first of some claims of one document, and its entities described."""
    names = collect(SOURCE.document, str(SOURCE.location), claims)
    resolution = resolve([names], Register(), Judgements(), Aliases(), PLACES, IRIS, "2026-01-31")
    linker = resolution.names(SOURCE.document)
    told = [found for number, claim in enumerate(claims) if (found := telling(number, claim))]
    events = link([(SOURCE.document, told)], resolution.names, IRIS).of(SOURCE.document)
    event = events.get(0)
    context = Context(
        linker,
        IRIS,
        report_iri(IRIS, OWN),
        OWN.publisher or "",
        event.iri if event else "",
        event.review_of if event else None,
    )
    return context, [triple for entity in resolution.entities for triple in describe(entity)]


def nodes(triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
    """Yield the statements about each subject as Turtle, in the order in which they were said."""
    said: dict[str, dict[str, dict[str, None]]] = {}
    for subject, predicate, value in triples:
        verb = "a" if predicate == f"{PREFIXES['rdf']}type" else term(predicate)
        said.setdefault(term(subject), {}).setdefault(verb, {})[term(value)] = None
    for subject, node in said.items():
        lines = [f"{indent}    {verb} {', '.join(values)}" for verb, values in node.items()]
        yield f"{indent}{subject}\n" + " ;\n".join(lines) + " .\n"


def term(value: Term) -> str:
    """Return a term as Turtle writes it, its IRI shortened by a prefix."""
    if isinstance(value, Literal):
        text = serialise(value)
        return re.sub(r'(?<="\^\^)<(.*)>$', lambda found: term(found[1]), text)
    for prefix, start in all_prefixes().items():
        if value.startswith(start) and re.fullmatch(r"[A-Za-z0-9][\w-]*", value[len(start) :]):
            return f"{prefix}:{value[len(start) :]}"
    return serialise(value)


def all_prefixes() -> dict[str, str]:
    """Return the prefixes of the vocabularies, and one a kind of thing."""
    return PREFIXES | {kind: IRIS.entity(kind, "") for kind in KINDS}


def with_prefixes(text: str) -> str:
    """Return a text after the prefixes that it uses."""
    used = set(re.findall(r"(?:^|[\s^])([a-z]+):(?=\w)", text, re.MULTILINE))
    head = [f"@prefix {p}: <{iri}> .\n" for p, iri in all_prefixes().items() if p in used]
    return "".join([*head, "\n", text])


def all_golden() -> dict[str, str]:
    """Return every golden file by name."""
    types = dict.fromkeys(fact["type"] for fact in facts("complete"))
    return {"document.trig": document()} | {
        f"{name}.trig": with_prefixes("\n".join(map(str, claims(name)))) for name in types
    }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in all_golden().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
