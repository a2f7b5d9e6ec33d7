"""Developments as blocks by year: one block is one development, so that few look few."""

from __future__ import annotations

import json
from collections.abc import Iterable

from marketgraph.server.portraits.model import Deed, Drawing
from marketgraph.views.words import plural

FEWEST = 5
"""Dated developments that a drawing needs; fewer are told by the list alone."""

_BLOCK, _FRAME = 18, 90


def blocks(about: str, deeds: Iterable[Deed]) -> Drawing | None:
    """Return developments as blocks by year; none where there is too little to draw."""
    dated = sorted((one for one in deeds if one.day), key=lambda one: one.day)
    years = [int(one.day[:4]) for one in dated]
    if len(dated) < FEWEST or years[0] == years[-1]:
        return None
    tallest = max(years.count(year) for year in set(years))
    items = [
        {
            "year": year,
            "type": one.type,
            "name": one.link.text,
            "when": one.when,
            "path": one.link.href,
        }
        for year, one in zip(years, dated, strict=True)
    ]
    label = (
        f"{plural(len(dated), 'dated development')} of {about}, {years[0]} to {years[-1]}, by year"
    )
    return Drawing("blocks", label, json.dumps(items), _FRAME + _BLOCK * tallest)
