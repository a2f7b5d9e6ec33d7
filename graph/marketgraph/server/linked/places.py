"""IRIs of things, and where on this server they are described."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from marketgraph.server.negotiation import HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE
from marketgraph.vocabulary import MKG, is_iri

SUFFIXES = {".html": HTML, ".ttl": TURTLE, ".jsonld": JSON_LD, ".nt": N_TRIPLES, ".rdf": RDF_XML}
"""Ending of a path -> the form that it asks for."""
TITLES = {".ttl": "Turtle", ".jsonld": "JSON-LD", ".nt": "N-Triples", ".rdf": "RDF/XML"}
"""Ending of a path -> the name of its form, of those for machines."""
LONGEST = 2_000
"""Letters of an IRI that is looked up."""

_LEFT = "/:@!$&'()*+,;=~%-._"


def can_name(text: str) -> bool:
    """Return whether a text can be the IRI of something that is looked up."""
    return len(text) <= LONGEST and is_iri(text)


def ascii_iri(iri: str) -> str:
    """Return an IRI as a URI, as headers need it: other letters are percent-encoded.

    >>> ascii_iri("https://example.org/é#a")
    'https://example.org/%C3%A9#a'
    """
    return quote(iri, safe=_LEFT + "?#[]")


def without_suffix(path: str) -> tuple[str, str]:
    """Return a path without the ending that asks for a form, and that ending (or nothing).

    >>> without_suffix("company/onrad.ttl"), without_suffix("company/onrad")
    (('company/onrad', '.ttl'), ('company/onrad', ''))
    """
    for suffix in SUFFIXES:
        if path.endswith(suffix):
            return path.removesuffix(suffix), suffix
    return path, ""


def term_page(iri: str, suffix: str = "") -> str:
    """Return the path of the ontology's page, at the anchor of one of its terms."""
    name = iri[len(MKG) :]
    return f"/ontology{suffix}#{quote(name, safe=_LEFT)}" if name else f"/ontology{suffix}"


class Places(NamedTuple):
    """Where things are described, for one base of IRIs."""

    base: str

    def page(self, iri: str, suffix: str = "") -> str:
        """Return the path of the page of a thing; it always begins with one slash and a name of ours.

        >>> Places("https://example.org/id/").page("https://example.org/id/company/a", ".ttl")
        '/id/company/a.ttl'
        """
        if iri.startswith(self.base):
            return f"/id/{quote(iri[len(self.base) :], safe=_LEFT)}{suffix}"
        if iri.startswith(MKG):
            return term_page(iri, suffix)
        return f"/about{suffix}?iri={quote(iri, safe='')}"

    def things(self, path: str) -> list[str]:
        """Return the IRIs that a path, percent-encoded as it was sent, may mean: as written, or decoded."""
        whole = f"{self.base}{path}"
        return [iri for iri in dict.fromkeys((whole, self.base + unquote(path))) if can_name(iri)]


def places_of(folder: Path) -> Places:
    """Return where the things of a generation are described."""
    return Places(_base(folder, folder.stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _base(folder: Path, _changed: int) -> str:
    """Return the base of the IRIs of a generation."""
    return str(json.loads((folder / "manifest.json").read_text("utf-8"))["base"])
