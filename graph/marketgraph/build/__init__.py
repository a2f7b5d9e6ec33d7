"""Claims, register and judgements become a generation: store, tables, search index, manifest."""

from __future__ import annotations

from marketgraph.build.building import build
from marketgraph.build.folders import Folders, ReaderLock
from marketgraph.build.report import (
    BuildReport,
    Manifest,
    Progress,
    ProgressCallback,
    read_manifest,
)

__all__ = [
    "BuildReport",
    "Folders",
    "Manifest",
    "Progress",
    "ProgressCallback",
    "ReaderLock",
    "build",
    "read_manifest",
]
