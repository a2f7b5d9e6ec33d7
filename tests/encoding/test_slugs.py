"""Slugs of what has no register: different names keep apart, in any script; the same name is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from marketgraph.encoding import LABEL, TYPE
from marketgraph.encoding.context import distinct_slug
from marketgraph.vocabulary import DCT, MKG, SKOS, slugify

LETTERS = "abzABZ019 ßéöøłÆşαβΩЖд影像ريال"
NAMES = st.text(LETTERS, min_size=1, max_size=12) | st.text(LETTERS, min_size=70, max_size=100)


def words(name: str) -> list[str]:
    """Return what tells names apart: their words without case and accents, in any script."""
    folded = unicodedata.normalize("NFKD", name.replace("ß", "ss").casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).split()


@given(one=NAMES, other=NAMES)
@example(one="Ω", other="Ж")
@example(one="Øre", other="re")
@example(one="a" * 81, other="a" * 82)
@example(one="影像 lab", other="影 lab")
def test_names_of_different_letters_have_different_slugs(one: str, other: str) -> None:
    assume(words(one) and words(other) and words(one) != words(other))
    assert distinct_slug(one) != distinct_slug(other)


@given(name=st.text(st.characters(), max_size=30) | st.text(max_size=1).map(lambda c: c * 10_000))
def test_a_slug_is_short_plain_and_the_same_each_time(name: str) -> None:
    slug = distinct_slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80 + 7
    distinct_slug.cache_clear()
    assert distinct_slug(name) == slug


@given(name=st.text("abc XYZ-09", min_size=1, max_size=60))
def test_a_name_that_loses_no_letter_has_the_plain_slug(name: str) -> None:
    assert distinct_slug(name) == slugify(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Ωmega Act", "ωmega act"), ("ÉTÉ", "été"), ("A  b", "a b"), ("a,b", "A b")]
)
def test_case_and_spaces_make_no_difference(one: str, other: str) -> None:
    assert distinct_slug(one) == distinct_slug(other)


def objects(said: Any, predicate: str) -> list[Any]:
    return [getattr(term, "value", term) for _, p, term in said if p == predicate]


PUBLISHERS = ["Aurora Insight", "Łódź Research", "市場研究所", "A" * 90]
BOOK = {"type": "Identifier", "report": "Sleep Labs to 2030", "scheme": "isbn", "value": "978-0"}


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_the_identifier_of_a_report_is_that_of_the_publication_which_others_credit(
    encode: Callable[..., Any], publisher: str
) -> None:
    credit = {"publisher": publisher, "title": "Sleep Labs to 2030"}
    size = {"type": "MarketSize", "market": "Sleep Labs", "amount": 5, "currency": "EUR"}
    (credited,) = objects(encode(size | {"year": 2024, "source": credit}), f"{MKG}reportedIn")
    said = encode(BOOK | {"source": {"publisher": publisher}})
    (report,) = {s for s, p, _ in said if p == f"{MKG}hasIdentifier"}
    assert report == credited


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_without_a_credit_the_report_is_one_of_the_publisher_of_the_document(
    encode: Callable[..., Any], make_context: Callable[..., Any], publisher: str
) -> None:
    where = make_context(publisher, "Sleep Labs to 2030")
    (report,) = {s for s, p, _ in encode(BOOK, where) if p == f"{MKG}hasIdentifier"}
    assert report == where.report


def test_the_report_of_an_identifier_has_its_title_scheme_and_value(
    encode: Callable[..., Any],
) -> None:
    said = encode(BOOK)
    (this,) = objects(said, f"{MKG}hasIdentifier")
    assert objects(said, f"{DCT}title") == ["Sleep Labs to 2030"]
    assert "Sleep Labs to 2030" in objects(said, LABEL)
    assert {(p, o.value) for s, p, o in said if s == this and p != TYPE} == {
        (f"{SKOS}notation", "978-0"),
        (f"{MKG}scheme", "isbn"),
    }
