"""Pages for people that are about no single thing: the first page, and what is found by a name."""

from marketgraph.server.site.pages import Site

__all__ = ["Site"]
