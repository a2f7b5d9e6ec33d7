"""Where strings stand is found as patterns find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.occurrences import occurrences, standing

_TEXTS = st.text(alphabet="ab_. ’", max_size=24)
_STRINGS = st.text(alphabet="ab_. ", min_size=1, max_size=4)


@given(text=_TEXTS, string=_STRINGS)
def test_a_string_stands_where_its_pattern_matches(text: str, string: str) -> None:
    literal = re.escape(string)
    assert list(occurrences(text, string)) == [m.start() for m in re.finditer(literal, text)]
    found = [m.start() for m in re.finditer(rf"\b{literal}\b", text)]
    assert list(standing(text, string)) == found
    opened = [m.start() for m in re.finditer(rf"\b{literal}", text)]
    assert list(standing(text, string, open_end=True)) == opened
