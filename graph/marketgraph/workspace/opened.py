"""A generation opened for reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.build import ReaderLock
from marketgraph.errors import UnknownName
from marketgraph.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from marketgraph.search import Hit, Index
    from marketgraph.store import EmbeddedStore

SAME_NAME = 50
"""At most so many things of one name are told apart."""
NEAR = 5
"""So many names, or things of one name, are told in a message."""


class Generation:
    """One generation, opened for reading and locked against deletion."""

    def __init__(self, folder: Path, opener: Callable[[Path], EmbeddedStore] | None = None) -> None:
        """Take the lock; store and index are opened on first use.

        Args:
            folder: The generation.
            opener: Opens the store in its folder, by default without limits of its own.
        """
        self.folder = folder
        self.tables = Tables(folder / "tables")
        self._lock = ReaderLock(folder)
        self._opener = opener
        self._store: EmbeddedStore | None = None
        self._index: Index | None = None

    @property
    def store(self) -> EmbeddedStore:
        """The store, read-only."""
        if self._store is None:
            from marketgraph.store import EmbeddedStore

            self._store = (self._opener or EmbeddedStore)(self.folder / "store")
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
            UnknownName: Nothing has that name (tells near ones), or several things of one kind have it
                (tells their IRIs).
        """
        if "://" in name:
            return name
        found = self._bearers(kind, name)
        if len(found) > 1:
            raise _ambiguous(found, name)
        return found[0].iri

    def lookup_all(self, name: str) -> list[str]:
        """Return the IRIs of all things of the one kind that a name means first.

        Args:
            name: A name as written somewhere, or an IRI.

        Raises:
            UnknownName: Nothing has that name; tells near ones.
        """
        return [name] if "://" in name else [hit.iri for hit in self._bearers(None, name)]

    def _bearers(self, kind: str | None, name: str) -> list[Hit]:
        """Return the things of one kind that bear a name, those shown by it before others.

        Raises:
            UnknownName: Nothing has that name; tells near ones.
        """
        hits = self.index.find(name, kind, SAME_NAME)
        exact = set(self.index.exact(name, kind))
        same = [hit for hit in hits if hit.iri in exact]
        if same:
            return _closest([hit for hit in same if hit.kind == same[0].kind], name.strip())
        near = ", ".join(dict.fromkeys(hit.label for hit in hits[:NEAR]))
        raise UnknownName(
            f"no {kind or 'thing'} is called {name!r}",
            remedy=f"Near names: {near.rstrip('.')}."
            if near
            else "`marketgraph search` finds names.",
        )

    def close(self) -> None:
        """Close store and index; give back the lock."""
        for part in (self._store, self._index):
            if part is not None:
                part.close()
        self._store = self._index = None
        self._lock.release()


def _closest(hits: list[Hit], name: str) -> list[Hit]:
    """Return the things shown by that very name, else those shown by it in other letters, else all."""
    for fits in _FITS:
        if found := [hit for hit in hits if fits(hit, name)]:
            return found
    return hits


_FITS: tuple[Callable[[Hit, str], bool], ...] = (
    lambda hit, name: hit.label == name,
    lambda hit, name: hit.matched == name,
    lambda hit, name: hit.label.casefold() == name.casefold(),
)


def _ambiguous(found: list[Hit], name: str) -> UnknownName:
    """Return the error that several things have a name."""
    listed = ", ".join(hit.iri for hit in found[:NEAR])
    more = f" and {len(found) - NEAR} more" if len(found) > NEAR else ""
    return UnknownName(
        f"{len(found)} things of kind {found[0].kind} are called {name!r}",
        remedy=f"Give the IRI of one: {listed}{more}.",
    )
