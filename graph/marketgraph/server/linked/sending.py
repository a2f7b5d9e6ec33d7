"""What is wanted of a page, and the responses that give it."""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from marketgraph.server.linked.places import LONGEST, SUFFIXES, ascii_iri, without_suffix
from marketgraph.server.negotiation import GRAPHS, HTML, best
from marketgraph.server.problems import MEDIA, Problem
from marketgraph.server.tags import content_type
from marketgraph.server.web import POLICY

FORMS = {HTML: HTML, **GRAPHS}
_PERSON_LAST = {MEDIA: MEDIA, HTML: HTML}


class Wanted(NamedTuple):
    """What a request wants.

    Attributes:
        path: The path as it was sent, without the ending that asks for a form.
        suffix: That ending, or nothing.
        media: The form, as a media type.
        known: The tags of what the client has.
        person: Whether an error is told as a page.
    """

    path: str
    suffix: str
    media: str
    known: str
    person: bool


def wanted(request: Request) -> Wanted:
    """Return what a request wants.

    Raises:
        Problem: The path is too long, or no form of the answer is acceptable.
    """
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    path, suffix = without_suffix(raw.decode("latin-1").partition("?")[0])
    if len(path) > LONGEST:
        raise Problem(
            HTTPStatus.REQUEST_URI_TOO_LONG, f"The path has more than {LONGEST:,} letters."
        )
    accept = request.headers.get("accept")
    media = SUFFIXES[suffix] if suffix else best(accept, FORMS)
    if media is None:
        written = ", ".join(dict.fromkeys(FORMS.values()))
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"Descriptions are written as {written}.")
    person = best(accept, _PERSON_LAST) == HTML
    return Wanted(path, suffix, media, request.headers.get("if-none-match", ""), person)


def sent(body: str | bytes, media: str, headers: dict[str, str]) -> Response:
    """Return a description; a page may load our own files and nothing else."""
    if media == HTML:
        headers = {**headers, "Content-Security-Policy": POLICY}
    return Response(body, headers=headers, media_type=content_type(media))


def moved(path: str, status: HTTPStatus) -> Response:
    """Return the response that sends a client to another path of this server."""
    return Response(status_code=status, headers={"Location": path, "Cache-Control": "no-cache"})


def caching(tag: str) -> dict[str, str]:
    """Return the headers of an answer that may be kept and has to be asked for again."""
    return {"Vary": "Accept", "ETag": tag, "Cache-Control": "no-cache"}


def links(iri: str, forms: dict[str, str]) -> dict[str, str]:
    """Return the header that names a thing's own IRI and its other forms (RFC 8288).

    Args:
        iri: The thing.
        forms: Media type -> path.
    """
    alternate = (f'<{path}>; rel="alternate"; type="{media}"' for media, path in forms.items())
    return {"Link": ", ".join([f'<{ascii_iri(iri)}>; rel="canonical"', *alternate])}
