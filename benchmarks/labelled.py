"""Labelled texts: a folder with ``texts/``, ``gold/NAME.json`` and passages in ``*.jsonl``.

A gold file is ``{"text": NAME, "source": {"sha256": ...}, "facts": [{"fact": {...}, "start": n, "end": n}]}``: the facts of
``texts/NAME.*``. A line of a ``.jsonl`` file is the same with the passage itself as ``content``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from scoring import Fact

from marketgraph.documents import Prose, open_document
from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose

FIXTURES = Path(__file__).parents[1] / "tests" / "reading" / "fixtures"


class Labelled(NamedTuple):
    """A text as a document, with the facts that it states and where (offsets in its text)."""

    name: str
    document: Prose
    sha256: str
    labels: list[dict[str, Any]]

    @property
    def facts(self) -> list[Fact]:
        """The facts without their places."""
        return [label["fact"] for label in self.labels]

    def claimed(self) -> list[Fact]:
        """Return the facts that the reader finds in the text."""
        return [claim.record()["fact"] for claim in read_prose(self.document).claims]


def reports(folder: Path) -> Iterator[Labelled]:
    """Yield the whole texts of a folder, by name."""
    for file in sorted((folder / "gold").glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        path = next((folder / "texts").glob(f"{row['text']}.*"))
        document = cast("Prose", open_document(path))
        yield Labelled(row["text"], document, row["source"]["sha256"], row["facts"])


def passages(folder: Path) -> Iterator[Labelled]:
    """Yield the passages of a folder; those whose text is not in the file are passed over."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if "content" in row:
                document = prose_of(row["content"])
                yield Labelled(row["text"], document, row["source"]["sha256"], row["facts"])
