"""Every error ends as one line and an exit code that scripts can rely on."""

from __future__ import annotations

import pytest

from marketgraph import errors
from marketgraph.cli.exits import code_of, line_of

ALL = [value for value in vars(errors).values() if isinstance(value, type)]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_is_one_line_with_a_code(kind: type[errors.MarketgraphError]) -> None:
    error = kind("it\nbroke\x1b[31m", file="deals.csv", place="row 7", remedy="Mend it.")
    assert line_of(error) == "deals.csv, row 7: it broke. Mend it."
    assert code_of(error) in (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.TooLittleEvidence("x"), 1),
        (errors.UnknownName("x"), 1),
        (errors.QueryTimeout("x"), 4),
        (errors.QueryTooLarge("x"), 4),
        (errors.QueryError("x"), 4),
        (errors.BuildRunning("x"), 4),
        (errors.MappingError("x"), 2),
        (errors.QuerySyntax("x"), 2),
        (errors.QueryRefused("x"), 2),
        (errors.NotBuilt("x"), 2),
        (errors.DocumentError("x"), 3),
        (errors.ClaimsError("x"), 3),
        (errors.NewerWorkspace("x"), 3),
        (OSError(28, "No space left on device", "graph.ttl"), 3),
        (ZeroDivisionError("x"), 70),
    ],
)
def test_the_code_says_what_kind_of_error_it_was(error: Exception, code: int) -> None:
    assert code_of(error) == code


def test_a_full_disk_names_the_file() -> None:
    assert line_of(OSError(28, "No space left on device", "graph.ttl")) == (
        "graph.ttl: No space left on device"
    )
