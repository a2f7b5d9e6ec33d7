"""The body of a page: its elements, walked in order, become blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marketgraph.documents.blocks import Kind
from marketgraph.documents.htmltable import is_layout, pairs_of, rows_of
from marketgraph.documents.lines import is_heading
from marketgraph.documents.nesting import DEEPEST
from marketgraph.documents.tags import BLOCKS, BOLD, DROPPED, HEADINGS, LISTS, is_hidden
from marketgraph.documents.writer import Writer

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Walk:
    """One walk over the elements below a node, without recursion."""

    def __init__(self, writer: Writer) -> None:
        """Keep where blocks go."""
        self.writer = writer
        self.pieces: list[str] = []
        self.lists = 0
        self.heading = 0
        self.items: list[int] = []
        self.key: str | None = None
        self.term = False
        self.bold = 0
        self.light = False

    def over(self, root: LexborNode) -> None:
        """Write all that is below a node."""
        node: LexborNode | None = root.first_child
        while node is not None:
            if self._enter(node) and (child := node.first_child) is not None:
                node = child
                continue
            node = self._behind(node, root)
        self.flush()

    def _behind(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """Return the node after one and all that is in it; leaves the elements that end there."""
        at: LexborNode | None = node
        top = root.mem_id
        while at is not None and at.mem_id != top:
            self._leave(str(at.tag))
            if (after := at.next) is not None:
                return after
            at = at.parent
        return None

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; return whether what is in it is still to be walked."""
        tag = str(node.tag)
        if tag == "-text":
            text = node.text_content or ""
            self.light = self.light or not (self.bold or text.isspace())
            self.pieces.append(text)
            return False
        if tag == "br":
            self._line_end()
            return False
        if tag in DROPPED or is_hidden(node.attributes) or (tag == "header" and not _titled(node)):
            return False
        if tag not in BLOCKS:
            self.bold += tag in BOLD
            return True
        self.flush()
        return self._begin(tag, node)

    def _begin(self, tag: str, node: LexborNode) -> bool:
        """Begin a block; return whether what is in it is still to be walked."""
        if tag in HEADINGS:
            self.heading = HEADINGS[tag]
        elif tag in LISTS:
            self.lists += 1
        elif tag == "li":
            self.items.append(self.lists)
        elif tag == "dt":
            self._settle_key()
            self.term = True
        elif tag == "pre":
            self.writer.plain(node.text(deep=True))
            return False
        elif tag == "table" and not is_layout(node):
            self._table(node)
            return False
        return True

    def _leave(self, tag: str) -> None:
        """End a node."""
        if tag not in BLOCKS:
            self.bold -= tag in BOLD and self.bold > 0
            return
        self.flush()
        if tag in HEADINGS:
            self.heading = 0
        elif tag in LISTS:
            self.lists = max(0, self.lists - 1)
        elif tag == "li" and self.items:
            self.items.pop()
        elif tag == "dt":
            self.term = False
        elif tag == "dl":
            self._settle_key()

    def _line_end(self) -> None:
        """End a line inside a block; a heading stays on one."""
        if self.heading or self.term or self.key is not None:
            self.pieces.append(" ")
        else:
            self.flush()

    def flush(self) -> None:
        """Write the text that has come together."""
        text = "".join(self.pieces)
        self.pieces.clear()
        heads, self.light = not self.light, False
        if not text.strip():
            return
        if self.heading:
            self.writer.add("heading", text, self.heading)
        elif self.term:
            self.key = f"{self.key} {text}" if self.key else text
        elif self.key is not None:
            self.writer.pair(self.key, text)
            self.key = None
        elif heads and not self.items and is_heading(text.strip()):
            self.writer.add("heading", text)
        else:
            kind: Kind = "item" if self.items else "paragraph"
            self.writer.add(kind, text, min(max(0, self.lists - 1), DEEPEST) if self.items else 0)

    def _settle_key(self) -> None:
        """Write a term that has no definition."""
        if self.key:
            self.writer.add("paragraph", self.key)
        self.key = None

    def _table(self, node: LexborNode) -> None:
        """Write a table: rows of two cells as keys and values, lists in a cell as lists."""
        rows = rows_of(node)
        pairs = pairs_of(rows)
        if pairs is None:
            self.writer.table([[cell.text for cell in row] for row in rows])
            return
        for key, value in pairs:
            if value.listed:
                self.writer.add("heading", key.text.rstrip(": "))
                Walk(self.writer).over(value.node)
            else:
                self.writer.pair(key.text, value.text)


def _titled(node: LexborNode) -> bool:
    """Return whether a header holds the title of the page."""
    return node.css_first("h1") is not None
