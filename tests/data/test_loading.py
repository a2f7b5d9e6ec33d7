"""The bundled tables load through the same door as anybody's."""

from __future__ import annotations

from pathlib import Path

from marketgraph.documents import open_document
from marketgraph.facts import FactBase
from marketgraph.reading import read


def test_the_table_reader_reads_every_row_as_its_columns_spell_it(
    data: Path, facts: dict[str, list[FactBase]]
) -> None:
    for name, spelled in facts.items():
        reading = read(open_document(data / name))
        claims = list(reading.claims)
        assert not reading.rejects, name
        assert [claim.fact for claim in claims] == spelled, name
