"""Exit codes, and errors as one line that a person can read."""

from __future__ import annotations

import sys
from enum import IntEnum

from marketgraph.cli.clean import clean
from marketgraph.errors import (
    BuildRunning,
    DamagedWorkspace,
    InputError,
    MarketgraphError,
    NewerWorkspace,
    QueryError,
    QueryRefused,
    QuerySyntax,
    StoreError,
    TooLittleEvidence,
    UnknownName,
    UsageError,
    WorkspaceError,
)


class ExitCode(IntEnum):
    """What the exit code of the command says."""

    DONE = 0
    NO = 1
    USAGE = 2
    INPUT = 3
    UNANSWERED = 4
    BUG = 70
    INTERRUPTED = 130


CODES: tuple[tuple[type[MarketgraphError], ExitCode], ...] = (
    (UnknownName, ExitCode.NO),
    (UsageError, ExitCode.USAGE),
    (InputError, ExitCode.INPUT),
    (NewerWorkspace, ExitCode.INPUT),
    (DamagedWorkspace, ExitCode.INPUT),
    (BuildRunning, ExitCode.UNANSWERED),
    (WorkspaceError, ExitCode.USAGE),
    (StoreError, ExitCode.INPUT),
    (QuerySyntax, ExitCode.USAGE),
    (QueryRefused, ExitCode.USAGE),
    (QueryError, ExitCode.UNANSWERED),
    (TooLittleEvidence, ExitCode.NO),
    (MarketgraphError, ExitCode.UNANSWERED),
)
"""The exit code of each error; the first that fits counts."""


def code_of(error: Exception) -> ExitCode:
    """Return the exit code of an error."""
    if isinstance(error, MarketgraphError):
        return next(code for kind, code in CODES if isinstance(error, kind))
    return ExitCode.INPUT if isinstance(error, OSError) else ExitCode.BUG


def line_of(error: Exception) -> str:
    """Return an error as one line without control characters."""
    if isinstance(error, MarketgraphError):
        return clean(str(error))
    if isinstance(error, OSError):
        file = f"{error.filename}: " if error.filename else ""
        return clean(f"{file}{error.strerror or error}")
    return clean(
        f"an error of marketgraph itself: {type(error).__name__}: {error}. "
        "Please run again with 'marketgraph --debug …' and report what it prints"
    )


def say(line: str) -> None:
    """Write one line to the error stream."""
    print(f"marketgraph: {line}", file=sys.stderr)


def report(error: Exception) -> int:
    """Write an error as one line and return the exit code.

    Errors of the command line itself (an unknown option, a value of the wrong kind) know their
    message and code; a bare ``marketgraph`` shows the help.
    """
    message = getattr(error, "format_message", None)
    if message is None:
        return _own(error)
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(message() + "\n")
        return ExitCode.USAGE
    hint = f" Try '{context.command_path} --help'." if context is not None else ""
    text = clean(message())
    say((text if text.endswith((".", "?")) else f"{text}.") + hint)
    return int(getattr(error, "exit_code", ExitCode.USAGE))


def _own(error: Exception) -> int:
    if type(error).__name__ == "Abort":
        say("stopped")
        return ExitCode.INTERRUPTED
    say(line_of(error))
    return code_of(error)
