"""The workspace: documents in, claims kept, graph built, questions answered."""

from __future__ import annotations

from marketgraph.workspace.adding import Added
from marketgraph.workspace.difference import Diff
from marketgraph.workspace.facade import Workspace, open
from marketgraph.workspace.state import Status

__all__ = ["Added", "Diff", "Status", "Workspace", "open"]
