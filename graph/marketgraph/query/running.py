"""Runs queries safely: checked before they are parsed, with limits while they run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import IO, Self

from marketgraph.errors import QuerySyntax, UsageError
from marketgraph.query.checking import check
from marketgraph.query.prefixes import located, with_prefixes
from marketgraph.store import Answer, EmbeddedStore, Form, Limits, Store, open_store

TIMEOUT = 30.0

_OFTEN = 5_000
"""Characters of a text that may be asked again, so that what is found out about it is kept."""


class QueryRunner:
    """Answers SPARQL queries over one store, embedded or remote.

    Attributes:
        store: The store that it asks.
    """

    def __init__(
        self,
        store: Store | Path | str,
        *,
        timeout: float | None = TIMEOUT,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        services: bool = False,
    ) -> None:
        """Take a store, its folder or its address, and the limits of a query.

        Args:
            store: What to ask.
            timeout: Seconds a query may take. None is no limit, and then a query of an embedded
                store runs in this process, where nothing can stop it.
            max_rows: Rows or statements a result may have; None is no limit.
            max_bytes: Bytes a result may have; None is no limit.
            services: Whether queries may call other servers by ``SERVICE``.

        Raises:
            StoreError: There is no such store.
        """
        self.store = open_store(store) if isinstance(store, Path | str) else store
        self._limits = Limits(timeout, max_rows, max_bytes)
        self._services = services

    def run(self, text: str, *, limits: Limits | None = None) -> Answer:
        """Return the whole answer to a query.

        Known prefixes (mkg, rdfs, skos, …) need no PREFIX line.

        Args:
            text: A SPARQL query.
            limits: Limits for this query instead of the runner's.

        Returns:
            Solutions for SELECT, a bool for ASK, a ResultGraph for CONSTRUCT and DESCRIBE.

        Raises:
            QueryRefused: It is too long or too deep, an update, or asks for a SERVICE.
            QuerySyntax: It does not parse; the error names line and column.
            QueryTimeout: It ran over its time limit.
            QueryTooLarge: Its result is over the row or byte limit.
            QueryError: It failed in another way.
            StoreError: The store cannot be opened or reached.
        """
        whole = _ready(text, self._services)
        try:
            return self.store.query(whole, limits=limits or self._limits)
        except QuerySyntax as error:
            raise located(error, text, len(whole) - len(text)) from error

    def write(self, text: str, file: IO[bytes], form: Form, *, limits: Limits | None = None) -> str:
        """Write the whole answer to a query to a file, in a form of the caller's choice.

        Args:
            text: A SPARQL query; known prefixes need no PREFIX line.
            file: Where the answer goes; what it holds after an error is no answer.
            form: Media types and dataset.
            limits: Limits for this query instead of the runner's.

        Returns:
            The media type that was written.

        Raises:
            UsageError: The store is not a folder of this machine.
            QueryError, StoreError: As ``run``.
        """
        if not isinstance(self.store, EmbeddedStore):
            raise UsageError("only stores of this machine write answers", remedy="Use run().")
        whole = _ready(text, self._services)
        try:
            return self.store.write(whole, file, form, limits=limits or self._limits)
        except QuerySyntax as error:
            raise located(error, text, len(whole) - len(text)) from error

    def close(self) -> None:
        """Close the store and stop its processes."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the runner itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the runner."""
        self.close()


def _ready(text: str, services: bool) -> str:
    """Return a query that was checked, with the prefixes which it uses."""
    return (_kept if len(text) < _OFTEN else _checked)(text, services)


def _checked(text: str, services: bool) -> str:
    return with_prefixes(text, check(text, services=services))


_kept = lru_cache(maxsize=128)(_checked)
