"""Which page a thing has: one of its kind, or none but the general one."""

from __future__ import annotations

from marketgraph.server.linked.asking import Asker
from marketgraph.server.linked.describing import Description
from marketgraph.server.linked.naming import local
from marketgraph.server.linked.places import Places
from marketgraph.server.portraits import company, market
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
    if types & {"Company", "InvestmentFirm"}:
        return _company(ask, places, told)
    if "Market" in types:
        return _market(generation, ask, places, told)
    return None


def _company(ask: Asker, places: Places, told: Description) -> str:
    gathering = Gathering(ask, places.base, told)
    found = company.gather(gathering)
    sheet = _finished(gathering, places)
    return render("company.html", page=company.page(sheet, found, gathering.counts))


def _market(generation: Generation, ask: Asker, places: Places, told: Description) -> str:
    gathering = Gathering(ask, places.base, told)
    found = market.gather(gathering)
    sheet = _finished(gathering, places)
    page = market.page(sheet, generation.tables, found, gathering.counts)
    return render("market.html", page=page)


def _finished(gathering: Gathering, places: Places) -> Sheet:
    gathering.finish()
    return Sheet(gathering.told, gathering.about, places)
