"""Which page a thing has: one of its kind, or none but the general one."""

from __future__ import annotations

from marketgraph.server.linked.asking import Asker
from marketgraph.server.linked.describing import Description
from marketgraph.server.linked.naming import local
from marketgraph.server.linked.places import Places
from marketgraph.server.portraits import company
from marketgraph.server.portraits.gathering import Gathering
from marketgraph.server.portraits.sheet import Sheet
from marketgraph.server.web import render
from marketgraph.vocabulary import MKG
from marketgraph.workspace.opened import Generation


def portrait(generation: Generation, ask: Asker, places: Places, told: Description) -> str | None:
    """Return the page of a thing of which only its own statements are known yet; None for other kinds.

    Raises:
        QueryError: A query ran over its limits.
    """
    types = {local(one) for one in told.types}
    if types & {"Company", "InvestmentFirm"}:
        return _company(ask, places, told)
    return None


def _company(ask: Asker, places: Places, told: Description) -> str:
    gathering = Gathering(ask, told)
    found = company.gather(gathering)
    gathering.finish()
    counts = {name.removeprefix(MKG): count for name, count in gathering.counts.items()}
    sheet = Sheet(told, places)
    return render("company.html", page=company.page(sheet, found, counts))
