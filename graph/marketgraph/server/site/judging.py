"""Decisions from ``/review``: only where the server was started for it, from this machine, and from our own page."""

from __future__ import annotations

import ipaddress
import secrets
import threading
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from marketgraph.errors import MarketgraphError
from marketgraph.server.body import body_of
from marketgraph.server.problems import Problem, problem_of
from marketgraph.server.settings import Settings
from marketgraph.workspace.facade import open as open_workspace

VERDICTS = frozenset({"same", "different", "accept", "reject", "undo"})
"""What can be decided from the page; corrections are made by ``marketgraph review correct``."""

_LONGEST = 2_000
_FORM = "application/x-www-form-urlencoded"


class Judging:
    """Answers ``POST /review``."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Take the workspace that decisions are kept in."""
        self._folder, self._settings = folder, settings
        self._lock = threading.Lock()
        self._token = secrets.token_urlsafe(32)

    def token(self, request: Request) -> str:
        """Return what a decision has to carry; nothing for those who cannot decide."""
        return self._token if self._settings.review and _is_here(request) else ""

    async def answer(self, request: Request) -> Response:
        """Keep a decision: back to the page, or its judgement as JSON."""
        try:
            form = await self._form(request)
            made = await anyio.to_thread.run_sync(partial(self._keep, form))
        except Problem as problem:
            return problem.response()
        except MarketgraphError as error:
            return problem_of(error).response()
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(made, headers={"Cache-Control": "no-store"})
        return Response(status_code=HTTPStatus.SEE_OTHER, headers={"Location": "/review"})

    async def _form(self, request: Request) -> dict[str, str]:
        """Return the fields of a decision that may be made.

        Raises:
            Problem: It may not be made, or is none.
        """
        if not self._settings.review:
            raise Problem(
                HTTPStatus.FORBIDDEN,
                "This server takes no decisions.",
                remedy="Start it with --review.",
            )
        if not _is_here(request) or not _is_ours(request):
            raise Problem(HTTPStatus.FORBIDDEN, "Decisions are made on this machine, by our page.")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A decision is sent as {_FORM}.")
        body = await body_of(request, self._settings.body, self._settings.patience)
        form = {
            name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()
        }
        if not secrets.compare_digest(form.get("token", "").encode(), self._token.encode()):
            raise Problem(
                HTTPStatus.FORBIDDEN,
                "The page is older than the server.",
                remedy="Load it again, and decide again.",
            )
        if form.get("verdict") not in VERDICTS or not form.get("subject"):
            raise Problem(
                HTTPStatus.BAD_REQUEST,
                "A decision has a verdict and what it is of.",
                fields="verdict",
            )
        return {name: value[:_LONGEST] for name, value in form.items()}

    def _keep(self, form: dict[str, str]) -> dict[str, str]:
        verdict, subject = form["verdict"], form["subject"]
        with self._lock, open_workspace(self._folder) as workspace:
            if verdict == "undo":
                made = workspace.undo(subject)
            else:
                reason = form.get("reason", "")
                made = workspace.judge(verdict, subject, form.get("object") or None, reason=reason)
        return {"id": made.id, "verdict": made.verdict, "by": made.by, "at": made.at}


def _is_here(request: Request) -> bool:
    """Return whether a request comes from this machine."""
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _is_ours(request: Request) -> bool:
    """Return whether a request was made by a page of this server, as the browser tells.

    ``Sec-Fetch-Site`` and ``Origin`` cannot be set by the scripts of a page (Fetch Standard, forbidden request-headers).
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    host = request.headers.get("host", "")
    return site == "same-origin" and (origin is None or urlsplit(origin).netloc == host)
