"""Which mark a kind of thing is drawn by: a shape and a colour, always both."""

from __future__ import annotations

SHAPES = (
    "market",
    "company",
    "development",
    "segment",
    "region",
    "product",
    "factor",
    "document",
    "other",
)
"""The marks that there are, as ``static/kinds.svg`` and ``--<mark>`` of the style sheet name them."""

_ALIKE = {
    "organization": "company",
    "dimension": "segment",
    "offering": "product",
    "publication": "document",
    "report": "document",
    "claim": "document",
    "passage": "document",
}


def shape(kind: str | None) -> str:
    """Return the mark of a kind.

    >>> shape("company"), shape("report"), shape(None)
    ('company', 'document', 'other')
    """
    mark = _ALIKE.get(kind or "", kind or "")
    return mark if mark in SHAPES else "other"
