"""Runs what a tool asks for on the generation in use, and turns errors into what an assistant can act on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from mcp.server.mcpserver.exceptions import ToolError

from marketgraph.errors import (
    MarketgraphError,
    QueryRefused,
    QueryTimeout,
    QueryTooLarge,
    UnknownName,
)
from marketgraph.server.api.things import base_of, iri_of
from marketgraph.server.desk import Desk
from marketgraph.server.problems import Problem
from marketgraph.workspace.opened import Generation

T = TypeVar("T")

SEARCH = "search_entities finds things by name."


class Asker:
    """Answers from the generation in use, so many questions at once."""

    def __init__(self, desk: Desk) -> None:
        """Take where questions are served."""
        self.settings, self._desk = desk.settings, desk

    async def __call__(self, work: Callable[[Generation], T]) -> T:
        """Return what the work gives.

        Raises:
            ToolError: It cannot be done; says why and what to do.
        """
        try:
            return await self._desk.ask(work)
        except MarketgraphError as error:
            raise ToolError(told(error)) from error
        except Problem as problem:
            raise ToolError(
                f"{problem.detail} {problem.more.get('remedy', '')}".strip()
            ) from problem

    async def apart(self, work: Callable[[Generation], T]) -> T:
        """Return what work gives that pickles, is done in a process of its own and stopped at the time limit.

        Raises:
            ToolError: It cannot be done; says why and what to do.
        """
        return await self(partial(self._desk.laboured, work))


def told(error: MarketgraphError) -> str:
    """Return an error in words for an assistant; files of this machine are not told."""
    remedy = next((text for kind, text in _REMEDIES if isinstance(error, kind)), error.remedy)
    if remedy and "/api/" in remedy:
        remedy = SEARCH
    message = error.message[:1].upper() + error.message[1:].rstrip(".")
    where = f" ({error.place})" if error.place else ""
    return " ".join(filter(None, (f"{message}{where}.", remedy)))


_REMEDIES = (
    (QueryTooLarge, "Ask for less: LIMIT, fewer columns, or counts (COUNT, GROUP BY)."),
    (QueryRefused, "Ask without it: this server reads its own graph, and nothing else."),
    (QueryTimeout, "Ask for less: name things by their IRIs, leave out open paths and patterns."),
)


def entity_of(generation: Generation, given: str) -> str:
    """Return the IRI that an IRI, a path of a page or a name means; whether there is such a thing is not looked up.

    Raises:
        UnknownName: Nothing bears the name, or several things do (tells their IRIs).
    """
    if "://" in given or ("/" in given and " " not in given):
        return iri_of(given, base_of(generation.tables))
    return named(generation, None, given)


def named(generation: Generation, kind: str | None, name: str) -> str:
    """Return the IRI of a name, of a thing of one kind or of any.

    Raises:
        UnknownName: Nothing bears it (tells near names), or several things do (tells their IRIs).
    """
    try:
        return generation.lookup(kind, name)
    except UnknownName as error:
        near = error.remedy if error.remedy and "`" not in error.remedy else ""
        raise UnknownName(error.message, remedy=f"{near} {SEARCH}".strip()) from error
