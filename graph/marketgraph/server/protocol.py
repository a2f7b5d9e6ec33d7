"""SPARQL 1.1 Protocol: from a request to the query and the dataset that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from marketgraph.server.problems import Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIELDS = 1_000
"""Most fields in a request: parameters and their values."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`\x00-\x20]*")


@dataclass(frozen=True)
class Asked:
    """What a request asks.

    Attributes:
        query: The SPARQL text.
        default: IRIs of the graphs that make up the default graph.
        named: IRIs of the named graphs.
    """

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def asked(method: str, search: str, media: str, body: bytes) -> Asked | None:
    """Return what a request asks, or None if it is a GET without a query (which describes the service).

    Section 2.1 of the SPARQL 1.1 Protocol: a query by GET, by POST with fields, or by POST directly.

    Args:
        method: ``GET`` or ``POST``.
        search: What stands behind the question mark of the address.
        media: The ``Content-Type`` of the body, with its parameters.
        body: The body.

    Raises:
        Problem: The request is not one of the protocol, or is an update.
    """
    fields = _fields(search)
    if method == "GET":
        return _of_fields(fields) if fields else None
    kind, _, parameters = media.partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise _update()
    if kind not in (FORM, QUERY):
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"A query is posted as {QUERY} or {FORM}.",
            headers={"Accept-Post": f"{QUERY}, {FORM}"},
        )
    text = _decoded(body, parameters)
    if kind == FORM:
        return _of_fields([*fields, *_fields(text)])
    if any(name in ("query", "update") for name, _ in fields):
        raise _wrong("The query is in the body; it must not be in the address as well.")
    return Asked(text, *_dataset(fields))


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError:
        raise _wrong("The parameters are not in UTF-8.") from None
    except ValueError:
        raise _wrong(f"The request has more than {FIELDS} parameters.") from None


def _decoded(body: bytes, parameters: str) -> str:
    charset = re.search(r"charset\s*=\s*\"?([\w\-]+)", parameters, re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be in UTF-8.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong(f"The body is not in UTF-8 at byte {error.start}.") from None


def _of_fields(fields: Sequence[tuple[str, str]]) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise _update()
    if len(queries) != 1:
        count = "no query" if not queries else f"{len(queries)} queries"
        raise _wrong(f"The request has {count}; it needs one parameter named query.")
    return Asked(queries[0], *_dataset(fields))


def _dataset(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: dict[str, list[str]] = {"default-graph-uri": [], "named-graph-uri": []}
    for name, value in fields:
        if name in found:
            if not _IRI.fullmatch(value):
                raise _wrong(f"The value of {name} is not an absolute IRI.")
            found[name].append(value)
        elif name in ("using-graph-uri", "using-named-graph-uri"):
            raise _update()
    return tuple(found["default-graph-uri"]), tuple(found["named-graph-uri"])


def _wrong(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail)


def _update() -> Problem:
    return Problem(
        HTTPStatus.FORBIDDEN,
        "This service answers queries; it takes no updates.",
        remedy="Add or remove documents and build again; the graph follows from them.",
    )
