"""Around every request: the host it is addressed to, and headers that keep pages harmless."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marketgraph.server.problems import Problem

LOCAL = ("127.0.0.1", "localhost", "[::1]")
_ANY = ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Guard:
    """Refuses requests that are addressed to another host, and adds headers to every response but 304.

    A page elsewhere can point its own name at this machine (DNS rebinding); the name gives it away. The headers of a 304
    take the place of those that the client keeps (RFC 9111, section 3.2): a page has its own policy.
    """

    def __init__(self, app: ASGIApp, host: str, names: Iterable[str] = ()) -> None:
        """Take the host that is bound to and further names that are meant."""
        self._app = app
        own = () if host in _ANY else (f"[{host}]" if ":" in host else host,)
        self._names = frozenset(name.lower() for name in (*LOCAL, *own, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            begins = message["type"] == "http.response.start"
            if begins and message["status"] != HTTPStatus.NOT_MODIFIED:
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    if name != "X-Frame-Options" or not _framed(headers):
                        headers.setdefault(name, value)
            await send(message)

        app = self._app if self._is_meant(Headers(scope=scope)) else _REFUSED.response()
        await app(scope, receive, guarded)

    def _is_meant(self, headers: Headers) -> bool:
        hosts = headers.getlist("host")
        return len(hosts) == 1 and _name(hosts[0]) in self._names


_REFUSED = Problem(
    HTTPStatus.MISDIRECTED_REQUEST,
    "This server is not meant by that name of a host.",
    remedy="Use 127.0.0.1 or localhost, or start it with --name.",
)


def _framed(headers: Headers) -> bool:
    """Return whether a response says itself which pages may frame it."""
    policy = headers.get("content-security-policy", "")
    return "frame-ancestors http" in policy


def _name(host: str) -> str:
    """Return a Host header without its port.

    >>> _name("[::1]:8321"), _name("LOCALHOST")
    ('[::1]', 'localhost')
    """
    head, colon, port = host.lower().rpartition(":")
    return head if colon and port.isdigit() else host.lower()
