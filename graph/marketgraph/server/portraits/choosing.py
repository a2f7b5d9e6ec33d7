"""Which page a thing has: one of its kind, or none but the general one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from marketgraph.server.linked.asking import Asker
from marketgraph.server.linked.describing import Description, complete
from marketgraph.server.linked.naming import local
from marketgraph.server.linked.paging import Pager
from marketgraph.server.linked.places import Places
from marketgraph.server.portraits import (
    company,
    development,
    market,
    report,
    segment,
)
from marketgraph.server.portraits.deeds import DEVELOPMENTS
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.sheet import head_of
from marketgraph.server.web import render
from marketgraph.workspace.opened import Generation


class Portrait(NamedTuple):
    """The page that things of some classes have: its template, and what puts together what it shows."""

    classes: frozenset[str]
    template: str
    page: Callable[[Gathering], Any]


PORTRAITS = (
    Portrait(frozenset({"Company", "InvestmentFirm"}), "company.html", company.page),
    Portrait(frozenset({"Market"}), "market.html", market.page),
    Portrait(frozenset({"Segment"}), "segment.html", segment.page),
    Portrait(DEVELOPMENTS, "development.html", development.page),
    Portrait(frozenset({"Report"}), "report.html", report.page),
)


def portrait(generation: Generation, ask: Asker, places: Places, told: Description) -> str | None:
    """Return the page of a thing of which only its own statements are known yet; None for other kinds.

    Raises:
        QueryError: A query ran over its limits.
    """
    types = {local(one) for one in told.types}
    for one in PORTRAITS:
        if types & one.classes:
            page = one.page(Gathering(generation.tables, ask, places, told))
            return render(one.template, head=page.head, page=page)
    return _claim(ask, places, told) if "Claim" in types else None


def _claim(ask: Asker, places: Places, told: Description) -> str:
    """Return the page of a claim, which is the general one in another order."""
    complete(ask, told)
    page = Pager(told, places.base).page()
    return render("claim.html", head=head_of(told, page.title, places), page=page)
