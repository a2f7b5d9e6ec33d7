"""Pages as HTML: templates that escape every value, and what a page may load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from marketgraph.server.web.kinds import shape

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of a page: our own files and nothing else. Charts and canvases place their parts by style attributes."""

PAGES = (
    ("Explore", "/explore"),
    ("Markets", "/markets"),
    ("Query", "/sparql"),
    ("Sources", "/sources"),
    ("Review", "/review"),
    ("Terms", "/ontology"),
)
"""The pages that the head of every page leads to: name, path."""

_TEMPLATES = Path(__file__).parent / "templates"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render(template: str, **values: object) -> str:
    """Return a page's text; control characters, which no page can hold, become U+FFFD."""
    return _CONTROL.sub("\ufffd", _environment().get_template(template).render(values))


def page(
    text: str, headers: Mapping[str, str] | None = None, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    """Return the response that shows a page, under the policy of pages."""
    return Response(
        text, status, {**(headers or {}), "Content-Security-Policy": POLICY}, media_type="text/html"
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["shape"] = shape
    environment.globals["pages"] = PAGES
    return environment
