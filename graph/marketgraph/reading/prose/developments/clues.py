"""What the words around a name tell of it: whether it is a product, whose product, or the one company of a sentence."""

from __future__ import annotations

import re

from marketgraph.reading.prose.developments.nouns import PRODUCTS
from marketgraph.reading.prose.developments.skeleton import Skeleton
from marketgraph.reading.prose.names import Name

_MADE = re.compile(
    r"(?:the )?(?P<maker>N) 's N(?: (?!has|have|is|was|will|had|and|said|says|announced|plans)[a-z-]+){1,4} (?:has|have|is|was|will|had|received|gained|won)\b"
)


def is_product(skeleton: Skeleton, name: Name) -> bool:
    """Return whether a name is what a company calls its product: "its flagship therapy Zelora"."""
    match = re.search(
        r"\b(?:its|their) (?:[a-z0-9'-]+ ){0,5}?(?P<kind>[a-z-]+)(?: ,)? $",
        skeleton.text[: skeleton.at(name.start)],
    )
    return match is not None and match["kind"] in PRODUCTS


def maker_of(skeleton: Skeleton) -> tuple[Name, ...]:
    """Return whose product a sentence opens with ("N 's N system has received"): "the company" is its maker."""
    match = _MADE.match(skeleton.text)
    return tuple(skeleton.names(match, "maker")) if match else ()


def only_company(skeleton: Skeleton) -> tuple[Name, ...]:
    """Return the one company that a sentence names at all, or nothing."""
    names = {
        item.text: item
        for item, kind in skeleton.kinds(0, len(skeleton.text))
        if kind == "N"
        and isinstance(item, Name)
        and not skeleton.text[: skeleton.at(item.start)].endswith(("its ", "their "))
    }
    return tuple(names.values()) if len(names) == 1 else ()
