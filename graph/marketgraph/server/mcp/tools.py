"""The tools: what an assistant can ask. Their docstrings are what it is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Annotated, TypeAlias

from mcp.types import CallToolResult, TextContent
from pydantic import BaseModel, Field

from marketgraph.query import Limits
from marketgraph.server.api.answering import ROWS
from marketgraph.server.api.asking import questions
from marketgraph.server.api.listing import documents_read
from marketgraph.server.mcp import answering, model, telling
from marketgraph.server.mcp.asking import Asker

Value: TypeAlias = str | int | float

Words = Annotated[str, Field(min_length=1, max_length=300, description="what to look for")]
Few = Annotated[int, Field(ge=1, le=50, description="at most so many")]
Entity = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2_000,
        description="an IRI, the path of a page (company/onrad-inc), or a name that one thing bears",
    ),
]
Limit = Annotated[
    int, Field(ge=1, le=500, description="at most so many; the number left out is told")
]
Offset = Annotated[int, Field(ge=0, le=100_000_000, description="so many are passed over")]
Kinds = Annotated[
    list[str] | None,
    Field(
        max_length=32, description="only these kinds: company, market, segment, product, region, …"
    ),
]
QueryName = Annotated[str, Field(max_length=100, description="its name, from list_queries")]
Values = Annotated[
    dict[str, Value | list[Value]] | None,
    Field(
        max_length=50,
        description="values by parameter, as list_queries names them; IRI parameters take names; a list means any",
    ),
]
Sparql = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100_000,
        description="SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE; mkg:, rdfs:, skos:, dct: need no PREFIX",
    ),
]
Day = Annotated[str | None, Field(max_length=10, description="as of this day, as 2024-12-31")]


class Tools:
    """The tools on one workspace."""

    def __init__(self, ask: Asker) -> None:
        """Take what answers."""
        self._ask = ask

    def all(self) -> list[Callable[..., object]]:
        """Return the tools, the one to begin with first."""
        return [
            self.search_entities,
            self.read_entity,
            self.search_passages,
            self.find_connections,
            self.list_markets,
            self.list_queries,
            self.run_query,
            self.run_sparql,
            self.list_sources,
        ]

    async def search_entities(
        self, text: Words, kinds: Kinds = None, limit: Few = 10
    ) -> Annotated[CallToolResult, model.FoundThings]:
        """Find companies, markets, segments, products, developments and other things by name. Typing errors, other names and beginnings are forgiven. Begin here: the other tools take the IRIs that this one gives."""
        answer = await self._ask(
            lambda generation: answering.searched(generation, text, kinds, limit)
        )
        return _result(answer, telling.things(answer))

    async def read_entity(
        self, entity: Entity, limit: Limit = 40, offset: Offset = 0
    ) -> Annotated[CallToolResult, model.Described]:
        """Read one thing: its names and everything that is stated of it, each statement with the passages that say it (quote, document, place, confidence). An arrow → leads away from the thing, ← towards it."""
        limits = self._limits()
        answer = await self._ask(
            lambda generation: answering.described(generation, entity, limit, offset, limits)
        )
        return _result(answer, telling.entity(answer))

    async def search_passages(
        self, words: Words, limit: Few = 10
    ) -> Annotated[CallToolResult, model.FoundPassages]:
        """Find passages of the documents that hold all the words, and the things that each is about."""
        answer = await self._ask(lambda generation: answering.quoted(generation, words, limit))
        return _result(answer, telling.passages(answer))

    async def find_connections(
        self, start: Entity, end: Entity, as_of: Day = None, limit: Few = 5
    ) -> Annotated[CallToolResult, model.Connections]:
        """Find how two companies hang together: the shortest paths of deals, ownership and partnerships between them, with the passages behind each step."""
        answer = await self._ask.apart(
            partial(answering.connections, start=start, end=end, as_of=as_of, limit=limit)
        )
        return _result(answer, telling.connections(answer))

    async def list_markets(self) -> Annotated[CallToolResult, model.Markets]:
        """List the markets with the number of their companies and published sizes."""
        answer = await self._ask(answering.markets)
        return _result(answer, telling.markets(answer))

    async def list_queries(self) -> Annotated[CallToolResult, model.Questions]:
        """List the saved queries (deals, sizes, shares, growth, owners, timelines, what is disputed, …) with their parameters. Prefer them to SPARQL of your own."""
        answer = model.Questions(questions=questions().questions)
        return _result(answer, telling.queries(answer))

    async def run_query(
        self, name: QueryName, parameters: Values = None, limit: Limit = 50
    ) -> Annotated[CallToolResult, model.Answer]:
        """Run a saved query with values for its parameters. Each row comes with the passages behind it."""
        limits = self._limits()
        answer = await self._ask(
            lambda generation: answering.run_saved(
                generation, answering.query_of(name), parameters or {}, limits, limit
            )
        )
        return _result(answer, telling.rows(answer))

    async def run_sparql(
        self, query: Sparql, limit: Limit = 50
    ) -> Annotated[CallToolResult, model.Answer]:
        """Run a read-only SPARQL query of your own; it is stopped at a time limit. Updates, LOAD and SERVICE are refused. Facts are in the default graph; each claim is a named graph that holds what it states: `?claim mkg:about ?a . GRAPH ?claim { ?a mkg:acquired ?b }`. Select ?claim, and rows come with exactly its passages; else with those of claims that mention what the row names."""
        limits = self._limits()
        answer = await self._ask(
            lambda generation: answering.run_free(generation, query, limits, limit)
        )
        return _result(answer, telling.rows(answer))

    async def list_sources(
        self, limit: Limit = 100, offset: Offset = 0
    ) -> Annotated[CallToolResult, model.Sources]:
        """List the documents that the graph was read from: title, when they were read, how many claims they gave."""
        answer = await self._ask(
            lambda generation: model.Sources(
                **documents_read(generation, limit, offset).model_dump()
            )
        )
        return _result(answer, telling.sources(answer))

    def _limits(self) -> Limits:
        return replace(self._ask.settings.limits, rows=ROWS)


def _result(answer: BaseModel, lines: Iterable[str]) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text="\n".join(lines))],
        structured_content=answer.model_dump(mode="json"),
    )
