"""The group of all commands: each is imported when it is asked for, so that the start is quick."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_group

COMMANDS = {
    "demo": "demo",
    "read": "reading",
    "add": "loading",
    "remove": "loading",
    "build": "building",
    "status": "building",
    "validate": "building",
    "diff": "building",
    "query": "asking",
    "search": "asking",
    "analyze": "analyzing",
    "show": "showing",
    "export": "showing",
    "serve": "serving",
    "mcp": "serving",
    "review": "reviewing",
    "schema": "schema",
}
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

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name; a near miss is told what was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(
                f"No such command '{args[0]}'." + (f" Did you mean '{close[0]}'?" if close else "")
            )
        return super().resolve_command(ctx, args)
