"""Commands that are imported when they are asked for, so that the command line starts at once."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_group

COMMANDS: dict[str, str] = {}
"""Each command and the module of ``marketgraph.cli`` that holds it, in the order of the help."""


class LazyGroup(TyperGroup):
    """The group of all commands; a command's module is imported on use."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, importing its module, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"marketgraph.cli.{COMMANDS[cmd_name]}")
        return get_group(module.app).commands[cmd_name]
