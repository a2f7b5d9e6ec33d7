"""Which page a thing has: one of its kind, or none but the general one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

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
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.server.web import render
from marketgraph.workspace.opened import Generation


def portrait(generation: Generation, ask: Asker, places: Places, told: Description) -> str | None:
    """Return the page of a thing of which only its own statements are known yet; None for other kinds.

    Raises:
        QueryError: A query ran over its limits.
    """
    types = {local(one) for one in told.types}
    for classes, draw in _PAGES:
        if types & classes:
            return draw(Work(generation, ask, places, told))
    return None


class Work(NamedTuple):
    """What a page is made of."""

    generation: Generation
    ask: Asker
    places: Places
    told: Description

    def gathering(self) -> Gathering:
        """Return what collects the rest."""
        return Gathering(self.ask, self.places.base, self.told)


def _company(work: Work) -> str:
    gathering = work.gathering()
    found = company.gather(gathering)
    sheet = _finished(gathering, work.places)
    return render("company.html", page=company.page(sheet, found, gathering.counts))


def _market(work: Work) -> str:
    gathering = work.gathering()
    found = market.gather(gathering)
    sheet = _finished(gathering, work.places)
    page = market.page(sheet, work.generation.tables, found, gathering.counts)
    return render("market.html", page=page)


def _segment(work: Work) -> str:
    gathering = work.gathering()
    found = segment.gather(gathering)
    sheet = _finished(gathering, work.places)
    return render("segment.html", page=segment.page(sheet, found, gathering.counts))


def _development(work: Work) -> str:
    gathering = work.gathering()
    found = development.gather(gathering)
    sheet = _finished(gathering, work.places)
    return render("development.html", page=development.page(sheet, found))


def _report(work: Work) -> str:
    gathering = work.gathering()
    total, documents = report.gather(gathering)
    sheet = _finished(gathering, work.places)
    return render("report.html", page=report.page(sheet, total, documents))


def _claim(work: Work) -> str:
    complete(work.ask, work.told)
    pager = Pager(work.told, work.places.base)
    head = Sheet(work.told, {}, work.places).head()
    return render("claim.html", head=head, page=pager.page())


_PAGES: tuple[tuple[frozenset[str], Callable[[Work], str]], ...] = (
    (frozenset({"Company", "InvestmentFirm"}), _company),
    (frozenset({"Market"}), _market),
    (frozenset({"Segment"}), _segment),
    (DEVELOPMENTS, _development),
    (frozenset({"Report"}), _report),
    (frozenset({"Claim"}), _claim),
)
"""Classes, and what draws the page of a thing of any of them."""


def _finished(gathering: Gathering, places: Places) -> Sheet:
    gathering.finish()
    return Sheet(gathering.told, gathering.about, places)
