"""A small page of a thing, to be shown inside the page of another program (Reconciliation Service API 0.2, section 5)."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from starlette.responses import Response

from marketgraph.server.api.entities import Entity, Fact
from marketgraph.views.words import RELATIONS, spaced

WIDTH, HEIGHT = 430, 300
"""Pixels of the frame."""
_FACTS = 8
_STYLE = (
    "body{font:14px/1.4 system-ui,sans-serif;margin:12px;color:#1a1a1a;background:#fff}"
    "h1{font-size:16px;margin:0}p{margin:2px 0 8px;color:#595959}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 10px;margin:0}"
    "dt{color:#595959}dd{margin:0;overflow-wrap:anywhere}a{color:#0b57a4}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox; "
    "frame-ancestors http://127.0.0.1:* http://localhost:* https://127.0.0.1:* https://localhost:*"
)
"""No script, no picture, no form; framed by pages of this machine only."""


def preview(entity: Entity, address: str) -> Response:
    """Return the page of a thing.

    Args:
        entity: The thing with its first facts.
        address: Address of this server, where the whole page is.
    """
    kind = ", ".join(filter(None, (entity.kind, entity.country)))
    rows = "".join(
        f"<dt>{escape(_said(fact))}</dt><dd>{escape(_value(fact))}</dd>" for fact in _shown(entity)
    )
    names = "; ".join(name for name in entity.names if name != entity.label)
    also = f"<p>Also called {escape(names)}</p>" if names else ""
    more = entity.total - len(_shown(entity))
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(entity.label)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(entity.label)}</h1><p>{escape(kind)}</p>{also}<dl>{rows}</dl>"
        f'<p><a href="{escape(address + entity.path)}" target="_blank" rel="noopener noreferrer">'
        f"The whole page</a>, {more:,} facts more</p></html>"
    )
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


def _shown(entity: Entity) -> list[Fact]:
    return [fact for fact in entity.facts if fact.thing or fact.value is not None][:_FACTS]


def _said(fact: Fact) -> str:
    forth, back = RELATIONS.get(
        fact.relation, (spaced(fact.relation), f"{spaced(fact.relation)} of")
    )
    return back if fact.inverse else forth


def _value(fact: Fact) -> str:
    return fact.thing.label if fact.thing else str(fact.value)
