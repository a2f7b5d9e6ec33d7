"""Print docs/cli.md, written from the command line itself: python docs/make_cli.py > docs/cli.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from marketgraph.cli.app import app

HEAD = """\
# The command line

Written by `python docs/make_cli.py > docs/cli.md` from the commands themselves; `marketgraph COMMAND --help` shows the same.

## What holds for every command

- `--workspace DIR` (or `-w`, or the variable `MARKETGRAPH_WORKSPACE`) is the workspace, `./market` by default.
- `--format` (or `-f`) says how data is printed: `table` for people; `csv`, `tsv` and `json` for programs; `turtle` and
  `ntriples` for graphs. In CSV and TSV a cell that a spreadsheet would take for a formula starts with an apostrophe.
  Control characters and escape sequences inside names are never printed. In a terminal that is too narrow for a table, what
  every row says is told once, and then each row is a block of lines; a table in a file or a pipe folds no cell.
- Data goes to the standard output; everything else (progress, notes, errors) to the error stream. Progress is shown on a
  terminal only. An error is one line that says what was wrong, where, and what to do; `marketgraph --debug COMMAND …` shows
  where in the program it arose.
- `marketgraph --install-completion` switches on completion in your shell, with the names of queries, analyses and formats.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | the answer is no: nothing was found, an ASK is false, a check fails, the evidence is too thin |
| 2 | wrong use: an unknown command, option, query or analysis, a query that does not parse, a workspace that is not built |
| 3 | bad input: a file that cannot be read, a damaged workspace, a full disk, a store that cannot be reached; what could be done is done (the other files are read, the other claims built) |
| 4 | not answered, neither yes nor no: a query ran over its limit of time, size or memory, or another build is running (`--no-wait`) |
| 70 | an error of marketgraph itself |
| 130 | stopped by the keyboard |
"""


def markdown(text: str) -> str:
    """Return help text without rich's markup."""
    return re.sub(r"(?<!\\)\[/?[a-z ]+\]", "", text).replace("\\[", "[")


def commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every command below a group with its path, depth first."""
    yield path, command
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from commands(command.get_command(None, name), f"{path} {name}")


def section(path: str, command: Any) -> str:
    """Return the section of one command."""
    parts = [f"## {path}", described(command.help or "")]
    parts.append(f"```\n{usage(path, command)}\n```")
    rows = [row(parameter) for parameter in command.params if not getattr(parameter, "hidden", 0)]
    if rows:
        parts.append("\n".join(["| argument or option | what it does |", "|---|---|", *rows]))
    if command.epilog:
        lines = [line.strip() for line in markdown(command.epilog).split("\n\n")[1:]]
        parts.append("\n".join(["```sh", *(line.removeprefix("$ ") for line in lines), "```"]))
    return "\n\n".join(parts)


def described(text: str) -> str:
    """Return the help of a command, one paragraph a line."""
    return "\n\n".join(" ".join(part.split()) for part in markdown(text).split("\n\n"))


def usage(path: str, command: Any) -> str:
    """Return the line that shows how a command is called."""
    arguments = [
        f"[{name(p)}]" if not p.required else name(p)
        for p in command.params
        if p.param_type_name == "argument"
    ]
    group = ["COMMAND [ARGS]…"] if hasattr(command, "list_commands") else []
    return " ".join([path, "[OPTIONS]", *arguments, *group])


def name(argument: Any) -> str:
    """Return the name of an argument, with an ellipsis where it can be repeated."""
    return (argument.metavar or argument.name.upper()) + ("…" if argument.nargs == -1 else "")


def row(parameter: Any) -> str:
    """Return the line of an argument or option."""
    if parameter.param_type_name == "argument":
        called = f"`{name(parameter)}`"
    else:
        called = ", ".join(f"`{o}`" for o in [*parameter.opts, *parameter.secondary_opts])
        if parameter.metavar:
            called += f" `{parameter.metavar}`"
    told = " ".join(markdown(parameter.help or "").split()).replace("|", "\\|")
    return f"| {called} | {told}{extras(parameter)} |"


def extras(parameter: Any) -> str:
    """Return the choices and the default of a parameter, as a sentence each."""
    found = ""
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if choices:
        found += " One of " + ", ".join(f"`{getattr(c, 'value', c)}`" for c in choices) + "."
    default = parameter.default
    if (
        default is not None
        and not isinstance(default, bool | tuple | list)
        and not callable(default)
    ):
        found += f" Default: `{getattr(default, 'value', default)}`."
    return found


def document() -> str:
    """Return docs/cli.md."""
    found = commands(get_command(app), "marketgraph")
    return "\n\n".join([HEAD.rstrip(), *(section(path, command) for path, command in found)]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
