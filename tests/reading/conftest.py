from collections.abc import Callable
from pathlib import Path

import pytest

from marketgraph.claim import Claim
from marketgraph.documents import open_document
from marketgraph.reading import Mapping, Reading, read

Load = Callable[..., tuple[list[Claim], Reading]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def load(text: str | bytes, name: str = "table.csv", mapping: Mapping | None = None):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        document = open_document(path)
        reading = read(document, mapping=mapping)
        claims = list(reading.claims)
        whole = document.text
        for claim in claims:
            evidence = claim.evidence
            assert whole[evidence.start : evidence.end] == evidence.quote
            assert evidence.document == document.id
        return claims, reading

    return load
