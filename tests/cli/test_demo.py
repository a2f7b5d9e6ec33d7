"""The demo: what it advises can be done."""

from __future__ import annotations

import shlex

from marketgraph.analysis import analyses
from marketgraph.cli.demo import LOOKS, NEXT
from marketgraph.cli.lazy import COMMANDS
from marketgraph.query import saved_queries


def test_what_the_demo_shows_and_advises_exists() -> None:
    for look in LOOKS:
        assert look.name in (saved_queries() if look.command == "query" else analyses())
    for line in NEXT:
        command, *rest = shlex.split(line)
        assert command in COMMANDS
        if command == "query" and not rest[0].startswith("-"):
            query = saved_queries()[rest[0]]
            given = [value.partition("=")[0] for value in rest[1:]]
            assert set(given) <= {parameter.name for parameter in query.parameters}
