"""Tags of HTML: what each does to the text, and how deep they may be nested."""

from __future__ import annotations

import re
from collections import Counter

from marketgraph.errors import DocumentError


def _names(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


DEEPEST = 500
"""Elements that may lie in one another; browsers stop at 512."""
DROPPED = _names(
    "script style noscript template svg math nav footer aside button select option textarea input iframe object "
    "embed canvas video audio picture map dialog menu head -comment"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = _names(
    "address article blockquote body caption center details dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
BOLD = frozenset({"b", "strong"})
LISTS = frozenset({"ul", "ol"})
_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "dialog",
        "alertdialog",
        "search",
        "menu",
    }
)
_NOISE = re.compile(
    r"cookie|consent|gdpr|breadcrumb|skip-link|social-share|share-button|newsletter"
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OPEN = _names(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option thead tbody "
    "tfoot colgroup html head body rp rt optgroup"
)
_TAG = re.compile(
    rf"<(/?)(?!(?:{'|'.join(sorted(_OPEN))})[\s/>])([a-zA-Z][a-zA-Z0-9-]{{0,30}})|<!--",
    re.IGNORECASE,
)
_RAW = frozenset({"script", "style", "textarea", "title"})


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Return whether an element with these attributes is not shown, or is no part of the text."""
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (attributes.get("role") or "") in _ROLES or _HIDING.search(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_NOISE.search(names.lower()))


def check_nesting(html: str, file: object) -> None:
    """Refuse a page whose elements lie too deep in one another, before a parser meets it.

    A parser asks at each element what it lies in, so that depth costs its square. Elements that
    need no end, such as ``li``, are not counted; the lists around them are.

    Raises:
        DocumentError: More than ``DEEPEST`` are open at once.
    """
    opened: Counter[str] = Counter()
    depth = at = 0
    while found := _TAG.search(html, at):
        at = found.end()
        name = (found[2] or "").lower()
        if not name or (name in _RAW and not found[1]):
            at = _behind(html, at, f"</{name}" if name else "-->")
        elif name in _OPEN:
            continue
        elif not found[1]:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            raise DocumentError(
                f"has elements nested deeper than {DEEPEST}",
                file=file,
                place=f"character {at:,}",
                remedy="Open it in a browser and save its text.",
            )


def _behind(html: str, at: int, mark: str) -> int:
    """Return where a mark stands from a place on, or where the text ends."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(html, at)
    return found.end() if found else len(html)
