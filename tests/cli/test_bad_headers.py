"""A table that is not understood gives a mapping to fill in, and the command goes on from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketgraph.cli.app import run


def test_a_mapping_is_begun_for_a_table_that_is_not_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deals.csv").write_text("Käufer;Ziel\nAlder AG;Birch GmbH\n", encoding="utf-8")
    assert run(["add", "deals.csv", "--dry-run", "--write-mapping", "m.toml"]) == 3
    assert "m.toml" in capsys.readouterr().err
    mapping = Path("m.toml").read_text(encoding="utf-8")
    Path("m.toml").write_text(
        mapping.replace('# FIELD = "Käufer"', 'acquirer = "Käufer"')
        .replace('# FIELD = "Ziel"', 'target = "Ziel"')
        .replace("# [KIND]", "[Acquisition]"),
        encoding="utf-8",
    )
    assert run(["add", "deals.csv", "--mapping", "m.toml"]) == 0


def test_where_no_table_could_be_read_no_mapping_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deals.csv").write_bytes(bytes(range(256)) * 4)
    assert run(["add", "deals.csv", "--dry-run", "--write-mapping", "m.toml"]) == 2
    assert not Path("m.toml").exists()
