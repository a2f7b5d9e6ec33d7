"""The page's file: template, style, scripts and data in one HTML text that asks nothing of anyone."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
SCRIPTS = (
    "data", "state", "path", "graph", "labels", "keys", "details",
    "timeline", "table", "search", "legend", "app",
)  # fmt: skip
ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
SLOT = re.compile(r"\{\{(\w+)\}\}")


def as_json(value: Any) -> str:
    """Return JSON that cannot end or open an element, whatever its strings hold.

    Characters that HTML or older JavaScript would read as something else are written as escapes;
    lone surrogates, which no file can hold, become U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(ESCAPES.get(letter, letter) for letter in text)


@cache
def static(name: str) -> str:
    """Return a file of the page's own folder, with line feeds as HTML would read them."""
    return (STATIC / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def style() -> str:
    """Return the style sheet, with the colours of the dark theme wherever it needs them."""
    return static("page.css").replace("{{dark}}", static("dark.css").strip())


@cache
def script() -> str:
    """Return our scripts as one, in a function of their own."""
    body = "\n".join(static(f"js/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def digest(text: str) -> str:
    """Return the source expression that allows one inline script (CSP Level 3, section 2.3.1)."""
    raw = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(raw).decode()}'"


@cache
def policy() -> str:
    """Return the Content-Security-Policy: our two scripts, inline styles, images of our own."""
    vendor = digest(static("vendor/vis-network.min.js"))
    return (
        f"default-src 'none'; script-src {vendor} {digest(script())}; "
        "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def render(data: dict[str, Any], title: str, note: str) -> str:
    """Return the page as one HTML text.

    Args:
        data: What the scripts read.
        title: Heading and title, plain text.
        note: A line beside the heading, plain text.
    """
    slots = {
        "policy": html.escape(policy(), quote=True).replace("&#x27;", "'"),
        "title": _text(title),
        "note": _text(note),
        "style": style(),
        "data": as_json(data),
        "vendor": static("vendor/vis-network.min.js"),
        "script": script(),
    }
    return filled("page.html", slots)


def filled(template: str, slots: Mapping[str, str]) -> str:
    """Return a template of ours with the head that all pages have and its slots filled."""
    text = static(template).replace("{{head}}", static("head.html"))
    return SLOT.sub(lambda slot: slots[slot[1]], text)


def _text(text: str) -> str:
    """Return plain text for HTML; control characters and lone surrogates become U+FFFD."""
    clean = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return html.escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", clean))
