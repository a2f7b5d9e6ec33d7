"""Finds the kind of store that a folder or an address asks for."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

from marketgraph.errors import StoreError
from marketgraph.store.protocol import Store

GROUP = "marketgraph.stores"


def open_store(target: Path | str) -> Store:
    """Return the store of a folder, or of an address by its scheme.

    ``http`` and ``https`` are SPARQL services. Other packages add schemes by an entry point in the
    group ``marketgraph.stores``, named like the scheme, that takes the address and returns a Store.

    Raises:
        StoreError: There is no store there, or nothing knows the scheme.
    """
    scheme, separator, _ = str(target).partition("://")
    if isinstance(target, Path) or not separator:
        from marketgraph.store.embedded import EmbeddedStore

        return EmbeddedStore(target)
    if scheme in ("http", "https"):
        from marketgraph.store.remote import RemoteStore

        return RemoteStore(str(target))
    return _by_entry_point(scheme, str(target))


def _by_entry_point(scheme: str, target: str) -> Store:
    for point in entry_points(group=GROUP, name=scheme):
        store = point.load()(target)
        if isinstance(store, Store):
            return store
        raise StoreError(f"the entry point {point.name} gave no store", file=target)
    raise StoreError(
        f"nothing here opens stores of the scheme {scheme!r}",
        file=target,
        remedy="Give a folder or an http(s) address, or install a package that adds the scheme.",
    )
