"""Looking only at the blocks that a change touches gives the pairs that looking at all names gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketgraph.build import alike
from marketgraph.build.alike import changed
from marketgraph.build.known import new_ledger, open_ledger
from marketgraph.resolving import suggesting
from marketgraph.resolving.suggesting import pairs_alike

NAMES = [
    "Ash Imaging",
    "Ash Imagings",
    "Imaging Ash",
    "Ash Imaging Group",
    "Ash Imaging Systems Group",
    "Systems of Ash Imaging",
    "AISG",
    "Ashimaging",
    "Ashimagink",
    "Birch Readings",
    "Birch Reading",
    "Birch Reading Room",
    "BRR",
    "BR",
    "Birch",
    "Reading Birch",
    "Cedar Scans Ltd",
    "Cedar Scan",
]
COMPANIES = st.dictionaries(
    st.sampled_from([f"company/{letter}" for letter in "abcdefghijklmn"]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    max_size=14,
)
Names = dict[str, list[str]]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of which four names are too many, and two neighbours a name: so a few names show what many do."""
    monkeypatch.setattr(suggesting, "BLOCK_MAX", 4)
    monkeypatch.setattr(alike, "BLOCK_MAX", 4)
    monkeypatch.setattr(suggesting, "NEIGHBOURS", 1)


@given(steps=st.lists(COMPANIES, min_size=2, max_size=4), all_touched=st.booleans())
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_pairs_after_a_change_are_those_of_all_names(
    small_blocks: None,
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Names],
    all_touched: bool,
) -> None:
    path: Path = tmp_path_factory.mktemp("ledger") / "known.sqlite"
    before, *later = steps
    with new_ledger(path) as ledger:
        ledger.put_alike(before.items(), pairs_alike(sorted(before.items())))
    for now in later:
        touched = {iri for iri in before.keys() | now.keys() if before.get(iri) != now.get(iri)}
        if all_touched:
            touched = {*before, *now}
        with open_ledger(path, change=True) as ledger:
            found = changed(
                {iri: names for iri, names in before.items() if iri in touched},
                {iri: names for iri, names in now.items() if iri in touched},
                ledger.pairs(),
                ledger.in_block,
                lambda wanted, old=before: {iri: old[iri] for iri in wanted},  # type: ignore[misc]
            )
            wanted = pairs_alike(sorted(now.items()))
            assert found.pairs == wanted
            ledger.drop_alike(found.gone, found.apart)
            ledger.put_alike(found.came.items(), found.met)
            assert ledger.pairs() == wanted
            assert {
                (key, iri) for key in suggesting.checksums(NAMES) for iri in ledger.in_block(key)
            } == {(key, iri) for iri, names in now.items() for key in suggesting.checksums(names)}
        before = now
