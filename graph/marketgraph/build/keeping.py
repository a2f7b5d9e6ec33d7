"""Writes what a generation knows of names and tellings (``known``): whole, or what a small change made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from marketgraph.build.generation import Plan
from marketgraph.build.known import FILE, NameRow, ToldRow, new_ledger, open_ledger
from marketgraph.resolving import Resolution
from marketgraph.resolving.developments import meeting_keys, resolved
from marketgraph.resolving.parts import meaning, parts_of


def keep_known(folder: Path, plan: Plan) -> None:
    """Write the ledger of an increment.

    Args:
        folder: Folder of the new generation; holds a copy of the last ledger where only a part was looked at.
        plan: What the new one is made from.
    """
    found = plan.found
    if found is None:
        write_known(folder, plan)
        return
    who = found.resolution
    traits = dict(who.resolution.traits())
    with open_ledger(folder / FILE, change=True) as ledger:
        ledger.drop(found.drop, who.scope | traits.keys())
        ledger.put(plan.inputs.basis(), found.names, found.tellings, traits.items())
        ledger.drop_alike(who.alike.gone, who.alike.apart)
        ledger.put_alike(who.alike.came.items(), who.alike.met)


def write_known(folder: Path, plan: Plan) -> None:
    """Write the ledger of a generation in which all was looked at."""
    who = plan.world.resolution
    traits = who.traits() if isinstance(who, Resolution) else ()
    with new_ledger(folder / FILE) as ledger:
        ledger.put(plan.inputs.basis(), _names(plan), _tellings(plan), traits)
        if isinstance(who, Resolution):
            ledger.put_alike(who.companies(), who.alike)


def _names(plan: Plan) -> Iterator[NameRow]:
    """Yield the rows of all names."""
    for item in plan.surveys:
        held = item.document_names()
        names = plan.world.resolution.names(item.document)
        for part in parts_of(held, plan.inputs.places):
            yield NameRow(item.document, held.location, part, meaning(names, part))


def _tellings(plan: Plan) -> Iterator[ToldRow]:
    """Yield the rows of all tellings."""
    judged = plan.inputs.links.keys()
    for item in plan.surveys:
        names = plan.world.resolution.names(item.document)
        developments = plan.world.developments.of(item.document)
        for told in resolved(item.document, item.document_tellings(), names):
            development = developments[told.telling.ordinal]
            yield ToldRow(told, development, meeting_keys(told, judged))
