"""Findings: cited works with publisher, date and statement; not the study's own results."""

from __future__ import annotations

import pytest

from marketgraph.documents.prose import prose_of
from marketgraph.facts import Finding
from marketgraph.reading.prose.findings import read
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.text import Text

SAID = "half of all harbours lack spare pumps"
FOUND = [
    (f"In a 2021 report by the Royal Society of Tides, it was highlighted that {SAID}, underscoring a gap.", "Royal Society of Tides", "2021"),
    (f"According to a March 2024 report published in Tides: Pumps, {SAID}.", "Tides: Pumps", "2024-03"),
    (f"According to a survey by the Harbour Council, published in May 2023, {SAID}.", "Harbour Council", "2023-05"),
    (f"In 2022, according to the Harbour Council (HC), {SAID}, which shows a need.", "Harbour Council", "2022"),
    (f"A 2020 study by Tide University found that {SAID}.", "Tide University", "2020"),
    (f"A recent study conducted by Tide University in June 2020 showed that {SAID}.", "Tide University", "2020-06"),
    (f"As per the 2023 data from the Agency for Pumps, {SAID}.", "Agency for Pumps", "2023"),
    (f"In 2023, a survey by Harbour Council revealed that {SAID}.", "Harbour Council", "2023"),
    (f"In April 2023, the Harbour Council released a report showing that {SAID}.", "Harbour Council", "2023-04"),
]  # fmt: skip
NONE = [
    "According to a 2024 report by Acme Research, the pump market will reach USD 5 billion by 2030.",
    f"According to experts, {SAID} in 2024.",
    "In a 2021 report by the Harbour Council, pumps sold.",
    f"According to a 2024 report by Own Insights, {SAID}.",
    "The report covers 2019 to 2030.",
]


def findings(written: str) -> list[Finding]:
    """Return the findings of a text; the quote of each holds its statement."""
    text = Text(prose_of(written))
    facts = []
    for item in read(text, Identity(market="Pumps", publisher="Own Insights")):
        assert isinstance(item.fact, Finding)
        assert item.fact.statement in text.text[item.start : item.end]
        facts.append(item.fact)
    return facts


@pytest.mark.parametrize(("written", "publisher", "date"), FOUND)
def test_found(written: str, publisher: str, date: str) -> None:
    [fact] = findings(written)
    assert (fact.publisher, fact.date, fact.statement) == (publisher, date, SAID)


@pytest.mark.parametrize("written", NONE)
def test_none(written: str) -> None:
    assert findings(written) == []
