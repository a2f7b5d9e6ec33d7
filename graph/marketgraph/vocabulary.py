"""The terms of the ontology and the IRIs of the things that it describes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple

MKG = "https://w3id.org/marketgraph/ontology#"
BASE = "https://w3id.org/marketgraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
DCAT = "http://www.w3.org/ns/dcat#"
ADMS = "http://www.w3.org/ns/adms#"

PREFIXES: dict[str, str] = {
    "mkg": MKG,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "dct": DCT,
    "xsd": XSD,
    "owl": OWL,
    "prov": PROV,
    "adms": ADMS,
    "dcat": DCAT,
}

KINDS: tuple[str, ...] = (
    "company",
    "organization",
    "product",
    "facility",
    "region",
    "industry",
    "market",
    "dimension",
    "segment",
    "figure",
    "development",
    "ownership",
    "identifier",
    "factor",
    "finding",
    "regulation",
    "work",
    "report",
    "document",
    "extraction",
    "extractor",
    "passage",
    "claim",
)

RELATIONS: dict[str, str] = {
    "acquired": "acquired",
    "soldTo": "sold to",
    "partnerOf": "partner of",
    "mergedWith": "merged with",
    "supplies": "supplies",
    "investedIn": "invested in",
    "spunOff": "spun off",
    "owns": "owns",
}
"""Relations between two companies (the network), by the name they have in ``tables/relations``."""

SYMMETRIC: frozenset[str] = frozenset({"partnerOf", "mergedWith"})


_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]+")


class Iris(NamedTuple):
    """Mints IRIs under a base: ``<base><kind>/<slug>``.

    >>> Iris().entity("company", "onrad")
    'https://w3id.org/marketgraph/id/company/onrad'
    """

    base: str = BASE

    def entity(self, kind: str, slug: str) -> str:
        """Return the IRI of a thing of a kind."""
        return f"{self.base}{kind}/{slug}"

    def kind_of(self, iri: str) -> str | None:
        """Return the kind of thing an IRI of ours names, or None for a foreign one."""
        if not iri.startswith(self.base):
            return None
        return iri[len(self.base) :].partition("/")[0]


def is_iri(value: str) -> bool:
    """Return whether a text can stand as an IRI (RFC 3987, with a scheme), also in the eyes of the engine."""
    from pyoxigraph import NamedNode

    if not _IRI.fullmatch(value):
        return False
    try:
        NamedNode(value)
    except ValueError:
        return False
    return True


def is_web_address(value: str) -> bool:
    """Return whether a text is an http or https address that can stand as an IRI."""
    return value.startswith(("http://", "https://")) and is_iri(value)


def slugify(name: str, limit: int = 80) -> str:
    """Return a readable slug: ASCII letters, digits and hyphens; a short hash where nothing is left.

    >>> slugify("Koninklijke Philips N.V.")
    'koninklijke-philips-nv'
    """
    folded = (
        unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    )
    folded = re.sub(r"(?<=\b\w)\.(?=\w\b)|['\u2019.](?=\s|$|[A-Za-z]\b)", "", folded)
    slug = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
    return slug[:limit].strip("-") or f"x{digest(name, 8)}"


def digest(text: str, length: int = 32) -> str:
    """Return the first hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
