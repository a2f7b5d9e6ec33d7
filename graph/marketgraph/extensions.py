"""What is chosen by a name: our own from a table, what other packages add by entry points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any


@dataclass(frozen=True, slots=True)
class Registry:
    """Objects by name; a module is imported when something of it is asked for.

    Attributes:
        own: Name → ``module:object`` of ours.
        group: Group of entry points, named likewise, by which other packages add theirs; without it nobody does.
    """

    own: Mapping[str, str]
    group: str = ""

    def find(self, name: str) -> Any | None:
        """Return what bears a name, ours before others'; None where nothing does."""
        if target := self.own.get(name):
            return metadata.EntryPoint(name, target, self.group).load()
        if self.group:
            for point in metadata.entry_points(group=self.group, name=name):
                return point.load()
        return None
