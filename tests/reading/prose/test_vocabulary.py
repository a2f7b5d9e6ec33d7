"""What the words of a text hold is known at once, and never less than they do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.reading.prose.needs import Parted
from marketgraph.reading.prose.vocabulary import Candidates, Low, Stems, bits_of
from marketgraph.reading.prose.words import holds

_STRINGS = ("fund", "seed", "team up", "raised", "bought by", "-based", "%")
_TEXTS = st.lists(
    st.sampled_from(
        [*_STRINGS, "refunded", "team", "teams", "raise", "x" * 99 + "seed", "Oslo-based,"]
    ),
    max_size=8,
).map(" ".join)


@given(text=_TEXTS, strings=st.lists(st.sampled_from(_STRINGS), min_size=1, max_size=4))
def test_a_text_holds_the_same_however_it_is_asked(text: str, strings: list[str]) -> None:
    expected = any(string in text for string in strings)
    assert holds(Low(text), Stems(strings)) == holds(text, strings) == expected
    assert Low(text).held & bits_of(strings) or not expected


def test_what_no_word_holds_is_known_to_be_missing() -> None:
    bits = bits_of(["fund", "team up"])
    assert not Low("the seeds were raised").held & bits
    assert Low("they were refunded").held & bits
    assert Low("the team").held & bits


def test_what_is_looked_for_later_counts_as_held() -> None:
    early = Low("the seeds were raised")
    assert early.held
    assert early.held & bits_of(["never looked for before"])


def test_nothing_is_known_of_short_and_common_strings() -> None:
    for strings in (["fund", "by"], ["fund", "and"], ["fund", " "], []):
        assert bits_of(strings) == -1


@given(text=_TEXTS, strings=st.lists(st.sampled_from([*_STRINGS, "of", "coal", "lamps", "kelp"])))
def test_candidates_are_all_that_a_text_holds(text: str, strings: list[str]) -> None:
    found = Candidates((string, string) for string in strings).among(Low(text).held)
    assert {string for string in strings if string in text} <= set(found)


def test_a_unit_may_hold_what_its_text_does() -> None:
    players = Parted(r"\b(?:players?|vendors?)\b")
    assert players.may_be_in(Low("key players").held)
    assert not players.may_be_in(Low("key lamps").held)
