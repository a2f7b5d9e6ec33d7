"""The single-file page: choose, lay out, write."""

from __future__ import annotations

import html
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from marketgraph.errors import UnknownName
from marketgraph.views.html import render
from marketgraph.views.model import page_data
from marketgraph.views.picture import Picture
from marketgraph.views.rows import TableSource
from marketgraph.views.selection import select
from marketgraph.views.words import plural

FRAME = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Page:
    """One self-contained HTML page.

    Attributes:
        html: Its text.
        title: Its heading.
        nodes: How many nodes are drawn at first.
        edges: How many edges are drawn between them.
        folded: How many further nodes are inside folded groups.
        left_out: How many nodes were cut by the limit.
    """

    html: str
    title: str
    nodes: int
    edges: int
    folded: int
    left_out: int

    def write(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to a file, whole or not at all; return its path."""
        target = Path(path)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".page-", suffix=".html")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.html)
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return target

    def __repr__(self) -> str:
        """Return the title and the counts, not the text."""
        return f"Page({self.title!r}, nodes={self.nodes}, edges={self.edges})"

    def _repr_html_(self) -> str:
        """Return the page inside a sandboxed frame, for notebooks."""
        return (
            f'<iframe sandbox="{FRAME}" title="{html.escape(self.title, quote=True)}" '
            'style="width:100%;height:760px;border:0" '
            f'srcdoc="{html.escape(self.html, quote=True)}"></iframe>'
        )


def page(
    tables: TableSource,
    focus: Sequence[str],
    *,
    title: str | None = None,
    limit: int = 200,
    made: str | None = None,
    around: bool | None = None,
) -> Page:
    """Return a page of the graph around some things.

    Args:
        tables: The tables of a generation.
        focus: IRIs: a market, companies, segments, developments and the like.
        title: Heading; by default the names of the focus.
        limit: How many nodes are drawn at most; the best attested are kept and the page says how
            many are left out.
        made: When the page was made, in words; written beside the heading.
        around: Whether the neighbours of the focus are drawn too. By default they are if the
            focus has at most eight parts; otherwise only what ties the parts together.

    Raises:
        UnknownName: None of the focus is in the tables.
    """
    picture, scene = select(tables, focus, limit, around)
    if not picture.focus:
        raise UnknownName(
            "nothing to show: none of the asked things is in the graph",
            remedy="Search for a name first, or build the workspace again",
        )
    data = page_data(picture, scene, tables)
    heading = title or _heading(picture)
    note = f"One file, works offline. {_made(made, len(data['sources']))}"
    shown = {node.iri for node in picture.shown}
    pairs = {
        frozenset((link.source, link.target))
        for link in picture.links
        if link.source in shown and link.target in shown
    }
    text = render({**data, "title": heading}, heading, note)
    return Page(text, heading, len(shown), len(pairs), picture.folded, picture.left_out)


def _heading(picture: Picture) -> str:
    """Return the names of the first things in focus."""
    names = [picture.nodes[iri].label for iri in picture.focus]
    if len(names) <= 3:
        return ", ".join(names)
    return f"{', '.join(names[:2])} and {plural(len(names) - 2, 'other')}"


def _made(made: str | None, sources: int) -> str:
    """Return when and from what a page was made."""
    origin = f"from {plural(sources, 'source')}"
    return f"Made {made} {origin}" if made else f"Made {origin}"
