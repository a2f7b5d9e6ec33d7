"""What all pages share: templates that escape every value, their security policy, and the files that they load."""

from marketgraph.server.web.assets import assets
from marketgraph.server.web.rendering import POLICY, page, render

__all__ = ["POLICY", "assets", "page", "render"]
