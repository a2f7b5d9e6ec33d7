"""Finds the kind of store that a folder or an address asks for."""

from __future__ import annotations

from pathlib import Path

from marketgraph.errors import StoreError
from marketgraph.extensions import Registry
from marketgraph.store.protocol import Store

GROUP = "marketgraph.stores"
_REMOTE = "marketgraph.store.remote:RemoteStore"
STORES: dict[str, str] = {"http": _REMOTE, "https": _REMOTE}
"""Scheme to ``module:function``, which takes an address and returns a Store."""


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
    opener = Registry(STORES, GROUP).find(scheme)
    if opener is None:
        raise StoreError(
            f"nothing here opens stores of the scheme {scheme!r}",
            file=target,
            remedy="Give a folder or an http(s) address, or install a package that adds the scheme.",
        )
    store = opener(str(target))
    if not isinstance(store, Store):
        raise StoreError(f"what opens the scheme {scheme!r} gave no store", file=target)
    return store
