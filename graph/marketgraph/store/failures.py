"""Says in our own errors why a query failed."""

from __future__ import annotations

import re
import signal
from pathlib import Path

from marketgraph.errors import QueryError, QuerySyntax, QueryTimeout, QueryTooLarge, StoreError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SHOWN = 160


def syntax(message: str) -> QuerySyntax:
    """Return the error for a query that does not parse, from the engine's own message.

    What the engine expected is left out: it names rules of its grammar that mislead.
    """
    match = _PLACE.match(message)
    if not match:
        return QuerySyntax(f"the query does not parse: {_short(message)}")
    line, column, reason = match.groups()
    told = "" if reason.startswith("expected") else f": {_short(reason)}"
    return QuerySyntax(
        f"the query does not parse{told}",
        place=f"line {line}, column {column}",
        remedy="Look just before this place: a bracket, a dot or a PREFIX line may be missing.",
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def too_large(limit: str) -> QueryTooLarge:
    """Return the error for a result over a limit ("10 rows")."""
    return QueryTooLarge(
        f"the result is larger than the limit of {limit}",
        remedy="Ask for less, for instance with LIMIT, or raise the limit.",
    )


def timeout(seconds: float) -> QueryTimeout:
    """Return the error for a query that ran over its time limit."""
    return QueryTimeout(
        f"the query ran over its time limit of {seconds:g} s",
        remedy="Ask for less, for instance with LIMIT or a more exact pattern, or raise the limit.",
    )


def stopped() -> QueryError:
    """Return the error for a query that was told to stop."""
    return QueryError("the query was stopped: nobody waits for its answer", remedy="Ask again.")


def failed(sort: str, message: str, folder: Path) -> QueryError | StoreError:
    """Return the error for a failure of one of the sorts that a worker names."""
    if sort == "syntax":
        return syntax(message)
    if sort == "large":
        return too_large(message)
    if sort == "store":
        return StoreError(
            f"the store cannot be read: {_short(message)}",
            file=folder,
            remedy="If it is damaged, run `marketgraph build --full` to make it anew.",
        )
    return QueryError(f"the query failed: {_short(message)}")


def died(code: int) -> QueryError:
    """Return the error for a worker that ended by itself with an exit code."""
    reasons = {
        -signal.SIGSEGV: "it is nested too deeply for the engine",
        -signal.SIGABRT: "it needed more memory than it may use",
        -signal.SIGKILL: "its process was killed, perhaps because memory ran out",
    }
    reason = reasons.get(code, f"its process ended with code {code}")
    return QueryError(
        f"the query was given up: {reason}", remedy="Ask for less, or write the query more simply."
    )
