"""Rows from triples: what is said of one thing becomes one row.

A *node* is what the default graph says of one subject: property -> objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from marketgraph.encoding import LABEL, TYPE, Literal, Term, Triple
from marketgraph.facts import DEVELOPMENTS
from marketgraph.vocabulary import DCAT, DCT, MKG, SKOS, SYMMETRIC

Node: TypeAlias = dict[str, list[Term]]
Row: TypeAlias = tuple[Any, ...]

FIGURES = frozenset({"MarketSize", "GrowthRate", "MarketShare", "Ranking"})
ROLES = (
    "acquirer",
    "target",
    "seller",
    "partner",
    "result",
    "investor",
    "supplier",
    "customer",
    "actor",
    "authority",
    "involves",
    "product",
    "facility",
)
_BETWEEN = {
    f"{MKG}{name}": name
    for name in (
        "acquired",
        "soldTo",
        "partnerOf",
        "mergedWith",
        "supplies",
        "investedIn",
        "spunOff",
    )
}
_STRUCTURE = {
    f"{MKG}{name}": name
    for name in (
        "operatesIn",
        "leaderIn",
        "activeIn",
        "hasProduct",
        "country",
        "headquarteredIn",
        "hasFacility",
        "inIndustry",
        "shapes",
        "regulates",
        "submarketOf",
        "covers",
        "coversRegion",
        "partOfRegion",
    )
}
_VERBS = {
    "Acquisition": ("acquirer", "acquires", "acquire", "target"),
    "Investment": ("investor", "invests in", "invest in", "target"),
    "SpinOff": ("seller", "spins off", "spin off", "result"),
    "CommercialAgreement": ("supplier", "supplies", "supply", "customer"),
    "ProductLaunch": ("actor", "launches", "launch", "product"),
    "ProductUpdate": ("actor", "updates", "update", "product"),
    "FacilityOpening": ("actor", "opens", "open", "facility"),
    "RegulatoryApproval": ("product", "is approved for", "are approved for", "actor"),
}
_TOGETHER = {
    "Merger": "merge",
    "JointVenture": "form a joint venture",
    "Partnership": "become partners",
}


def nodes(triples: Iterable[Triple]) -> dict[str, Node]:
    """Return what triples say, by subject and property; subjects and values in order of appearance."""
    found: dict[str, Node] = {}
    for subject, predicate, term in triples:
        values = found.setdefault(subject, {}).setdefault(predicate, [])
        if term not in values:
            values.append(term)
    return found


def first(node: Mapping[str, list[Term]], predicate: str) -> str | None:
    """Return the value of a property as text (an IRI, or a literal's lexical form).

    Of several values it is the smallest, so that the order in which they were said does not matter.
    """
    values = node.get(predicate)
    if not values:
        return None
    return min(term.value if isinstance(term, Literal) else term for term in values)


def own(node: Mapping[str, list[Term]], name: str) -> str | None:
    """Return the first value of a property of our ontology as text."""
    return first(node, f"{MKG}{name}")


def _local(value: str | None) -> str | None:
    """Return the local name of a term of our ontology, with a small first letter."""
    if value is None:
        return None
    name = value.removeprefix(MKG)
    return name[:1].lower() + name[1:]


def _number(value: str | None) -> float | None:
    return None if value is None else float(value)


def _whole(value: str | None) -> int | None:
    return None if value is None else int(value)


def class_of(node: Node) -> str | None:
    """Return the class of our ontology that a node is said to be, as a local name; of several the smallest."""
    if TYPE not in node:
        return None
    found = [
        term.removeprefix(MKG)
        for term in node[TYPE]
        if isinstance(term, str) and term.startswith(MKG)
    ]
    return min(found, default=None)


def figure(
    iri: str,
    node: Node,
    publisher: str | None,
    dimension: str | None,
    claim: str,
    claims: int = 1,
) -> Row:
    """Return a row of ``figures``.

    Args:
        iri: The observation.
        node: What is said of it.
        publisher: Name of its publisher.
        dimension: IRI of the dimension of its segment.
        claim: IRI of a claim that tells it.
        claims: How many tell it.
    """
    criterion = own(node, "criterion")
    return (
        iri,
        class_of(node),
        own(node, "market"),
        own(node, "region"),
        own(node, "segment"),
        dimension,
        own(node, "company"),
        _number(own(node, "amount")),
        own(node, "currency"),
        _number(own(node, "percent")),
        own(node, "growthKind"),
        _whole(own(node, "rank")),
        criterion.removeprefix(f"{MKG}By").lower() if criterion else None,
        _whole(own(node, "startYear")),
        _whole(own(node, "endYear")),
        _local(own(node, "figureStatus")),
        _local(own(node, "qualifier")),
        own(node, "withinRegion"),
        own(node, "withinSegment"),
        own(node, "reportedIn"),
        publisher,
        claim,
        claims,
    )


def development(iri: str, node: Node, label: str, claims: int, case: str | None) -> Row:
    """Return a row of ``developments``."""
    return (
        iri,
        class_of(node),
        label,
        own(node, "earliestDate"),
        own(node, "latestDate"),
        own(node, "inMarket"),
        _local(own(node, "dealStatus")),
        _number(own(node, "amount")),
        own(node, "currency"),
        _number(own(node, "stake")),
        case,
        own(node, "outcome"),
        claims,
    )


def roles(iri: str, node: Node) -> Iterator[Row]:
    """Yield the rows of ``roles`` of a development; *involves* only for parties without a role."""
    seen = set()
    for role in ROLES:
        for entity in node.get(f"{MKG}{role}", ()):
            if role != "involves" or entity not in seen:
                seen.add(entity)
                yield iri, role, entity


def development_label(node: Node, labels: Mapping[str, str]) -> str:
    """Return what a development is called: "A acquires B", "A and B become partners".

    Args:
        node: The development.
        labels: Label of each party, by IRI.
    """
    kind = class_of(node) or "Development"

    def called(role: str) -> str:
        parties = [str(party) for party in node.get(f"{MKG}{role}", ())]
        shown = sorted(labels.get(party, party.rpartition("/")[2]) for party in parties)[:3]
        return ", ".join(shown) + (f" and {len(parties) - 3} more" if len(parties) > 3 else "")

    if kind in _VERBS:
        left, one, several, right = _VERBS[kind]
        verb = several if len(node.get(f"{MKG}{left}", ())) > 1 else one
        subject, target = called(left), called(right)
        if subject and target:
            return f"{subject} {verb} {target}"
        return f"{_words(kind)}: {subject or target or called('involves') or 'parties not stated'}"
    if kind in _TOGETHER and (partners := called("partner")):
        return f"{partners} {_TOGETHER[kind]}"
    return f"{_words(kind)}: {called('involves') or 'parties not stated'}"


def _words(kind: str) -> str:
    """Return a class name as words: DealReview -> deal review, with a capital."""
    text = "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()
    return text[:1].upper() + text[1:]


def report(iri: str, node: Node, publisher: str | None) -> Row:
    """Return a row of ``reports``."""
    return (
        iri,
        first(node, f"{DCT}title") or first(node, LABEL),
        publisher,
        first(node, f"{DCT}issued"),
        first(node, f"{DCAT}landingPage"),
        own(node, "covers"),
        _whole(own(node, "baseYear")),
        _whole(own(node, "forecastStart")),
        _whole(own(node, "forecastEnd")),
    )


def relations(
    said: Mapping[str, Node], kinds: Mapping[str, str | None], claim: str, confidence: float
) -> Iterator[Row]:
    """Yield the rows of ``relations`` that the graph of one claim gives.

    Args:
        said: The nodes of the claim's graph.
        kinds: Class of each node.
        claim: IRI of the claim.
        confidence: How sure its reader was.
    """
    event = next((iri for iri, kind in kinds.items() if kind in DEVELOPMENTS), None)
    about = said[event] if event else {}
    start, status = own(about, "earliestDate"), _local(own(about, "dealStatus"))
    for subject, node in said.items():
        for predicate, terms in node.items():
            if name := _BETWEEN.get(predicate):
                for term in terms:
                    if name not in SYMMETRIC or subject < str(term):
                        yield subject, name, term, event, claim, start, None, status, confidence
            elif name := _STRUCTURE.get(predicate):
                for term in terms:
                    yield subject, name, term, None, claim, None, None, None, confidence
        if kinds.get(subject) == "OwnershipInterest":
            yield (
                own(node, "owner"),
                "owns",
                own(node, "owned"),
                own(node, "arisesFrom"),
                claim,
                own(node, "validFrom"),
                own(node, "validTo"),
                status,
                confidence,
            )


def case_of(node: Node, said: Mapping[str, Node]) -> str | None:
    """Return the case number of a deal review."""
    for term in node.get(f"{MKG}hasIdentifier", ()):
        identifier = said.get(str(term), {})
        if own(identifier, "scheme") == "case":
            return first(identifier, f"{SKOS}notation")
    return None
