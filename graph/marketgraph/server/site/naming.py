"""What documents are called on pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any


def names_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of documents by IRI: a title or a file; the folder is told only of files of one name.

    Args:
        rows: Rows of the table ``documents``, with ``iri``, ``title`` and ``location``.

    >>> names_of([
    ...     {"iri": "1", "title": None, "location": "/data/a/deals.csv"},
    ...     {"iri": "2", "title": None, "location": "/data/b/deals.csv"},
    ...     {"iri": "3", "title": "A report", "location": None},
    ... ])
    {'1': 'a/deals.csv', '2': 'b/deals.csv', '3': 'A report'}
    """
    told = [(row["iri"], row["title"], _path(row["location"])) for row in rows]
    files = Counter(path.name for _, title, path in told if not title)
    return {
        iri: title
        or ("/".join(path.parts[-2:]) if files[path.name] > 1 else path.name)
        or "Document"
        for iri, title, path in told
    }


def _path(location: str | None) -> PurePosixPath:
    return PurePosixPath((location or "").replace("\\", "/"))
