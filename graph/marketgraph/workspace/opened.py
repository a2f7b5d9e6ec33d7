"""A generation opened for reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.build import ReaderLock
from marketgraph.errors import UnknownName
from marketgraph.tables import Tables

if TYPE_CHECKING:
    from marketgraph.search import Index
    from marketgraph.store import EmbeddedStore


class Generation:
    """One generation, opened for reading and locked against deletion."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; store and index are opened on first use."""
        self.folder = folder
        self.tables = Tables(folder / "tables")
        self._lock = ReaderLock(folder)
        self._store: EmbeddedStore | None = None
        self._index: Index | None = None

    @property
    def store(self) -> EmbeddedStore:
        """The store, read-only."""
        if self._store is None:
            from marketgraph.store import EmbeddedStore

            self._store = EmbeddedStore(self.folder / "store")
        return self._store

    @property
    def index(self) -> Index:
        """The index of names."""
        if self._index is None:
            from marketgraph.search import Index

            self._index = Index(self.folder / "search.sqlite")
        return self._index

    def lookup(self, kind: str | None, name: str) -> str:
        """Return the IRI of a name.

        Args:
            kind: Kind of thing, or None for any.
            name: A name as written somewhere, or an IRI.

        Raises:
            UnknownName: Nothing has that name; tells near ones.
        """
        if "://" in name:
            return name
        hits = self.index.find(name, kind, 5)
        exact = set(self.index.exact(name, kind))
        for hit in hits:
            if hit.iri in exact:
                return hit.iri
        if exact:
            return min(exact)
        near = ", ".join(dict.fromkeys(hit.label for hit in hits))
        raise UnknownName(
            f"no {kind or 'thing'} is called {name!r}",
            remedy=f"Near names: {near}." if near else "`marketgraph search` finds names.",
        )

    def close(self) -> None:
        """Close store and index; give back the lock."""
        for part in (self._store, self._index):
            if part is not None:
                part.close()
        self._store = self._index = None
        self._lock.release()
