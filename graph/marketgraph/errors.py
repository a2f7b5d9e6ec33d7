"""Every error that marketgraph raises on purpose.

::

    MarketgraphError
    ├── UsageError              the call or the command line is wrong
    │   ├── UnknownName         a query, analysis, market or company of that name is not there
    │   └── MappingError        a column mapping cannot be used
    ├── InputError              something read from outside is bad; names file and place
    │   ├── DocumentError       a file cannot be opened, decoded or is not what it says
    │   ├── ReadingError        a document was opened but gives no facts
    │   ├── ClaimsError         a file of claims is damaged
    │   └── JudgementError      judgements.csv or register.csv is damaged or contradicts itself
    ├── WorkspaceError          the workspace cannot be used as asked
    │   ├── NewerWorkspace      it was written by a newer marketgraph
    │   ├── DamagedWorkspace    a file of it that marketgraph wrote cannot be read
    │   ├── NotBuilt            there is no finished generation yet
    │   └── BuildRunning        another process is building it
    ├── StoreError              a triple store cannot be opened, loaded or reached
    ├── QueryError              a SPARQL query cannot be answered
    │   ├── QuerySyntax         it does not parse
    │   ├── QueryRefused        it asks for what is not allowed (updates, SERVICE, too deep)
    │   ├── QueryTimeout        it ran over its time limit
    │   └── QueryTooLarge       its result is over the row or byte limit
    └── TooLittleEvidence       an analysis refuses; says what is missing
"""

from __future__ import annotations

_BEGINNING, _END = 600, 200
"""Characters that are kept of a message which repeats a very long value."""


class MarketgraphError(Exception):
    """The root: what went wrong, where, and what to do about it.

    Attributes:
        message: What was wrong, as a sentence without its full stop; a very long one lacks its middle.
        file: The file or address concerned, if any.
        place: Where in it, in words ("row 7, column Date"), if known.
        remedy: What the reader of the message can do, if there is something.
    """

    def __init__(
        self,
        message: str,
        *,
        file: object = None,
        place: str | None = None,
        remedy: str | None = None,
    ) -> None:
        """Keep the parts, so that callers can show them apart."""
        if len(message) > _BEGINNING + _END:
            message = f"{message[:_BEGINNING]} … {message[-_END:]}"
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: file, place: message. Remedy."""
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text.rstrip('.')}. {self.remedy}" if self.remedy else text


class UsageError(MarketgraphError):
    """The call or the command line is wrong."""


class UnknownName(UsageError):
    """A query, analysis, market or company of that name is not there."""


class MappingError(UsageError):
    """A column mapping cannot be used."""


class InputError(MarketgraphError):
    """Something read from outside is bad."""


class DocumentError(InputError):
    """A file cannot be opened, decoded or is not what it says."""


class ReadingError(InputError):
    """A document was opened but gives no facts."""


class ClaimsError(InputError):
    """A file of claims is damaged."""


class JudgementError(InputError):
    """judgements.csv or register.csv is damaged or contradicts itself."""


class WorkspaceError(MarketgraphError):
    """The workspace cannot be used as asked."""


class NewerWorkspace(WorkspaceError):
    """The workspace was written by a newer marketgraph."""


class DamagedWorkspace(WorkspaceError):
    """A file of the workspace that marketgraph wrote cannot be read."""


class NotBuilt(WorkspaceError):
    """There is no finished generation yet."""


class BuildRunning(WorkspaceError):
    """Another process is building the workspace."""


class StoreError(MarketgraphError):
    """A triple store cannot be opened, loaded or reached."""


class QueryError(MarketgraphError):
    """A SPARQL query cannot be answered."""


class QuerySyntax(QueryError):
    """The query does not parse."""


class QueryRefused(QueryError):
    """The query asks for what is not allowed: an update, SERVICE, too much nesting."""


class QueryTimeout(QueryError):
    """The query ran over its time limit."""


class QueryTooLarge(QueryError):
    """The result is over the row or byte limit."""


class TooLittleEvidence(MarketgraphError):
    """An analysis refuses, since too few edges, entities or sources carry it."""
