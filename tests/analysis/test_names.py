"""A name finds the thing a person means, or says what is near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marketgraph.analysis import resolve
from marketgraph.errors import UnknownName

Make = Callable[..., Any]


@pytest.fixture
def tables(made: Make, iri: Make) -> Any:
    def thing(slug: str, label: str, names: list[str], country: str = "") -> dict[str, Any]:
        return {
            "iri": iri(slug),
            "kind": "company",
            "label": label,
            "names": names,
            "country": country or None,
        }

    return made(
        entities=[
            thing("philips", "Philips", ["Philips", "Koninklijke Philips N.V."]),
            thing("medica", "Medica", ["Medica"]),
            thing("acme-us", "Acme", ["Acme"], "US"),
            thing("acme-de", "Acme", ["Acme"], "DE"),
            {"iri": iri("med", "market"), "kind": "market", "label": "Medica", "names": None},
        ],
        redirects=[{"iri": iri("old"), "replaced_by": iri("philips")}],
    )


@pytest.mark.parametrize("name", ["Philips", "philips", "KONINKLIJKE PHILIPS N.V.", " philips "])
def test_labels_and_written_names_in_any_case_find_it(tables: Any, iri: Make, name: str) -> None:
    assert resolve(tables, name) == iri("philips")


def test_an_iri_is_itself_or_what_replaced_it(tables: Any, iri: Make) -> None:
    assert resolve(tables, iri("medica")) == iri("medica")
    assert resolve(tables, iri("old")) == iri("philips")


def test_the_kind_decides_between_things_of_one_name(tables: Any, iri: Make) -> None:
    assert resolve(tables, "Medica", "market") == iri("med", "market")
    assert resolve(tables, "acme-de") == iri("acme-de")


def test_several_companies_of_a_name_are_listed_not_chosen_from(tables: Any) -> None:
    with pytest.raises(UnknownName, match=r"2 things.*US.*DE|2 things.*DE.*US"):
        resolve(tables, "Acme")


def test_a_typing_error_is_answered_with_near_names(tables: Any) -> None:
    with pytest.raises(UnknownName, match='Did you mean "Philips"'):
        resolve(tables, "Phillips")


def test_an_iri_that_is_not_there_and_a_hostile_name_are_refused(tables: Any) -> None:
    for name in ("https://example.org/x", "<img onerror=x>", "x" * 10_000, "' OR 1=1", ""):
        with pytest.raises(UnknownName):
            resolve(tables, name)
