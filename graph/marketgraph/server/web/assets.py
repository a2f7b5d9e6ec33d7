"""The files that pages load: style sheets, scripts, marks, and the libraries that come with them."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from marketgraph.server.problems import Problem
from marketgraph.server.tags import tag_of

_FOLDER = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


def assets() -> Route:
    """Return the route of ``/static/…``."""
    return Route("/static/{path:path}", _answer, methods=["GET"])


async def _answer(request: Request) -> Response:
    path = request.path_params["path"]
    found = _known().get(path)
    if found is None:
        return Problem(HTTPStatus.NOT_FOUND, "There is no such file.").response()
    content, tag = _content(found, found.stat().st_mtime_ns)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers, media_type=_TYPES[found.suffix])


@lru_cache(maxsize=1)
def _known() -> dict[str, Path]:
    """Return every file that may be asked for, by its path in an address: no path is ever put together."""
    return {
        str(PurePosixPath(file.relative_to(_FOLDER))): file
        for file in _FOLDER.rglob("*")
        if file.is_file() and file.suffix in _TYPES
    }


@lru_cache(maxsize=256)
def _content(file: Path, _changed: int) -> tuple[bytes, str]:
    content = file.read_bytes()
    return content, tag_of(content)
