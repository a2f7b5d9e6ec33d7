"""The API described: OpenAPI, in which every error is a problem document."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from marketgraph.server.problems import MEDIA

_SCHEMA = {"$ref": "#/components/schemas/Problem"}

ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": told, "content": {MEDIA: {"schema": _SCHEMA}}}
    for status, told in (
        (
            "4XX",
            "The request cannot be answered: 400 a parameter is wrong, 404 there is no such thing.",
        ),
        ("5XX", "It was not answered: 503 all places are taken, 504 it ran over the time limit."),
    )
}
"""Responses of every route."""

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "always about:blank: the status says it"},
        "title": {"type": "string", "description": "the status in words"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "what is wrong with this request"},
        "place": {"type": "string", "description": "where in what was sent, if known"},
        "remedy": {"type": "string", "description": "what to do, if something can be done"},
        "errors": {
            "type": "array",
            "description": "the parameters that are wrong",
            "items": {
                "type": "object",
                "required": ["parameter", "message"],
                "properties": {"parameter": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def describe(api: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description of the API, made once."""
    if not api.openapi_schema:
        api.openapi_schema = get_openapi(
            title=api.title,
            version=api.version,
            description=api.description,
            routes=api.routes,
            servers=api.servers or [{"url": "/api"}],
        )
        api.openapi_schema["components"]["schemas"]["Problem"] = PROBLEM
    return api.openapi_schema
