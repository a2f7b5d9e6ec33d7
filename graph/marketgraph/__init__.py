"""marketgraph: a knowledge graph of markets, every statement with the passage that says it.

>>> import marketgraph as mg
>>> ws = mg.open("market")  # doctest: +SKIP
>>> ws.add("deals.xlsx")  # doctest: +SKIP
>>> ws.build()  # doctest: +SKIP
>>> ws.query("companies-by-country", market="teleradiology")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marketgraph.errors import (
    BuildRunning,
    ClaimsError,
    DamagedWorkspace,
    DocumentError,
    InputError,
    JudgementError,
    MappingError,
    MarketgraphError,
    NewerWorkspace,
    NotBuilt,
    QueryError,
    QueryRefused,
    QuerySyntax,
    QueryTimeout,
    QueryTooLarge,
    ReadingError,
    StoreError,
    TooLittleEvidence,
    UnknownName,
    UsageError,
    WorkspaceError,
)

if TYPE_CHECKING:
    from marketgraph.workspace import Workspace, open

__version__ = "0.1.0"

__all__ = [
    "BuildRunning",
    "ClaimsError",
    "DamagedWorkspace",
    "DocumentError",
    "InputError",
    "JudgementError",
    "MappingError",
    "MarketgraphError",
    "NewerWorkspace",
    "NotBuilt",
    "QueryError",
    "QueryRefused",
    "QuerySyntax",
    "QueryTimeout",
    "QueryTooLarge",
    "ReadingError",
    "StoreError",
    "TooLittleEvidence",
    "UnknownName",
    "UsageError",
    "Workspace",
    "WorkspaceError",
    "__version__",
    "open",
]

_ON_USE = {"Workspace": "marketgraph.workspace", "open": "marketgraph.workspace"}


def __getattr__(name: str) -> Any:
    """Return a member that is imported when it is first asked for (PEP 562)."""
    if name not in _ON_USE:
        raise AttributeError(f"module 'marketgraph' has no attribute {name!r}")
    from importlib import import_module

    member = getattr(import_module(_ON_USE[name]), name)
    globals()[name] = member
    return member


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
