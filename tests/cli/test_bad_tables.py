"""Tables for people keep what they came for: which statement changed, which words describe a group."""

from __future__ import annotations

import pandas as pd
import pytest

from marketgraph.cli.output import Format, write_frame
from marketgraph.vocabulary import BASE, MKG


def test_lists_of_names_are_shown_and_lists_of_iris_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    frame = pd.DataFrame(
        {
            "edges": [29],
            "words": [["imaging", "reading"]],
            "names": [[f"Firm {number}" for number in range(9)]],
            "iris": [[f"{BASE}company/a", f"{BASE}company/b"]],
        }
    )
    write_frame(frame, Format.TABLE)
    out = capsys.readouterr().out
    assert "imaging; reading" in out
    assert "Firm 4; and 4 more" in out
    assert "Firm 5" not in out
    assert "company/a" not in out


def test_a_frame_that_is_about_iris_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pd.DataFrame(
        {"change": ["added"], "subject": [f"{BASE}company/a"], "property": [f"{MKG}country"]}
    )
    write_frame(frame, Format.TABLE, whole=True)
    out = capsys.readouterr().out
    assert "company/a" in out
    assert "mkg:country" in out
