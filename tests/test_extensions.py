"""Things by name: ours come first, other packages add theirs, and what nobody has is None."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from marketgraph.extensions import Registry

OWN = {"decimal": "decimal:Decimal"}
Install = Callable[[str, str, str], None]


def test_ours_come_first(install: Install) -> None:
    install("marketgraph.test", "decimal", "found = 1")
    assert Registry(OWN, "marketgraph.test").find("decimal") is Decimal


def test_other_packages_add_theirs_to_a_group_only(install: Install) -> None:
    install("marketgraph.test", "other", "found = 2")
    assert Registry(OWN, "marketgraph.test").find("other") == 2
    assert Registry(OWN, "marketgraph.else").find("other") is None
    assert Registry(OWN).find("other") is None
