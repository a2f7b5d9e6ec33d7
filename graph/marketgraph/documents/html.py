"""HTML: a page becomes its text with blocks; what is hidden, runs or only leads elsewhere is dropped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.documents.blocks import Content
from marketgraph.documents.decoding import Bytes
from marketgraph.documents.htmlbody import Walk
from marketgraph.documents.prose import Prose
from marketgraph.documents.tags import check_nesting
from marketgraph.documents.whole import declared_name, decoded
from marketgraph.documents.writer import Writer

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9_.-]{2,40})")
_TITLES = ("og:title", "citation_title", "dc.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "publisher", "citation_publisher", "dc.publisher")


def open_html(path: Path, media_type: str, found: Bytes, encoding: str | None) -> Prose:
    """Open a page.

    Raises:
        DocumentError: It is too large, too deeply nested or no text.
    """
    text = decoded(path, found, encoding, _declared(found.head))
    notes = (text.note,) if text.note else ()
    content = html_content(text.text, path)
    return Prose(
        path, f"sha256:{found.digest}", media_type, text.encoding, notes, bool(notes), content
    )


def html_content(html: str, file: object = None) -> Content:
    """Return the text of a page with its blocks, title and publisher.

    Args:
        html: The page.
        file: What messages call it.

    Raises:
        DocumentError: Its elements lie too deep in one another.
    """
    from selectolax.lexbor import LexborHTMLParser

    check_nesting(html, file)
    page = LexborHTMLParser(html.replace("\0", "\ufffd").encode("utf-8", "replace"))
    writer = Writer()
    root = page.body or page.root
    if root is not None:
        Walk(writer).over(root)
    named = _named(page)
    title = page.css_first("title")
    return writer.content(
        next((named[name] for name in _TITLES if name in named), title.text() if title else None),
        next((named[name] for name in _PUBLISHERS if name in named), None),
    )


def _declared(head: bytes) -> str | None:
    """Return the encoding that the start of a page declares."""
    found = _CHARSET.search(head[:4096]) or _XML.match(head)
    return declared_name(found[1].decode("ascii")) if found else None


def _named(page: LexborHTMLParser) -> dict[str, str]:
    """Return what the page says about itself, by name; addresses are no names."""
    named: dict[str, str] = {}
    for node in page.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        value = (attributes.get("content") or "").strip()
        if name and value and not value.startswith(("http:", "https:")):
            named.setdefault(name, value)
    return named
