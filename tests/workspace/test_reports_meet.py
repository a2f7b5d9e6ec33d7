"""Several reports on one market meet in one market, with all their figures side by side."""

from __future__ import annotations

from pathlib import Path

import marketgraph as mg

ONE = """Global Hoist Rope Market Report 2025

The global hoist rope market size was valued at USD 1.2 billion in 2024 and is projected to reach USD 2.0 billion by 2032, \
growing at a CAGR of 6.6% from 2025 to 2032, according to Northgate Market Research.

Key Players
- Alder Ropes AS (Norway)
- Birch Wire Ltd. (U.K.)
"""
TWO = """HAMBURG, May 5, 2025 -- The Hoist Rope Market is expected to grow from USD 1.5 billion in 2024 to USD 2.6 billion by 2031, \
at a CAGR of 8.2%, says a new report by Kiel Insights.

Leading companies include Alder Ropes AS, Cedar Lifting GmbH and Birch Wire Ltd.
"""


def test_reports_on_one_market_meet_in_it(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    with mg.open(tmp_path / "market") as ws:
        added = ws.add(tmp_path / "one.txt", tmp_path / "two.txt")
        assert [document.problem for document in added] == [None, None]
        ws.build()
        entities = ws.tables.frame("entities", filters=[("type", "=", "Market")])
        assert list(entities["label"]) == ["Hoist Rope"]
        sizes = ws.query("sizes", market="Hoist Rope")
        told = {
            (row.endYear, round(row.amount / 1e9, 1), row.publisher) for row in sizes.itertuples()
        }
        assert told == {
            (2024, 1.2, "Northgate Market Research"),
            (2032, 2.0, "Northgate Market Research"),
            (2024, 1.5, "Kiel Insights"),
            (2031, 2.6, "Kiel Insights"),
        }
        players = ws.tables.frame("relations", filters=[("relation", "=", "leaderIn")])
        assert len(players) == 5
        assert set(players["target"]) == set(entities["iri"])
