"""What all analyses of a network are asked by, declared once: the network, the market, the day and the floors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from marketgraph.analysis.evidence import Floors
from marketgraph.analysis.model import Analysis
from marketgraph.analysis.scope import AsOf, InMarket, InNetwork, scope
from marketgraph.network import TableSource

if TYPE_CHECKING:
    import pandas as pd


def network_analysis(
    name: str, title: str, network: str = "companies"
) -> Callable[[Callable[..., pd.DataFrame]], Analysis]:
    """Return a decorator that makes a function of a scope an analysis of the network in it.

    The analysis has the options ``network``, ``market`` and ``as_of`` and those of the function, which is
    called with the :class:`Scope` that they give, once its evidence reaches the floors.

    Args:
        name: How it is asked for.
        title: What it answers, in a few words.
        network: The network unless told otherwise.
    """

    def make(function: Callable[..., pd.DataFrame]) -> Analysis:
        def answer(
            tables: TableSource,
            *,
            floors: Floors,
            network: InNetwork = network,
            market: InMarket = None,
            as_of: AsOf = None,
            **options: Any,
        ) -> pd.DataFrame:
            asked = scope(tables, network, market, as_of)
            asked.evidence.require(floors)
            return function(asked, **options)

        answer.__doc__ = function.__doc__
        return Analysis(name, title, Floors(), answer, (answer, function))

    return make
