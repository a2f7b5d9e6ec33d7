"""The text of a document as HTML: headings, paragraphs, lists and tables, with its passages marked."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from marketgraph.documents import Block, Document, Prose
from marketgraph.documents import Table as TableDocument
from marketgraph.views.reading.marks import Marks

NUMBER = "\x00"
"""Stands in ids for the number of the article on its page; no text keeps this character."""
SLOTS = "abc"
LINES_MAX = 5_000
"""So many lines of a table or an RDF file are shown."""
DEEP = 6
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Body:
    """Writes one document.

    Attributes:
        first: For each fact the number of the mark where it begins; a fact that lies in no block has none.
        hidden: Lines that are not shown.
    """

    def __init__(
        self,
        document: Document,
        facts: Sequence[tuple[int, int]],
        kinds: Sequence[str],
        dropped: Sequence[tuple[int, int]],
    ) -> None:
        """Take a document, the stretch and the kind of each fact, and the stretches that were dropped."""
        self._document = document
        self._text = document.text
        self._facts = len(facts)
        self._kinds = kinds
        self._marks = Marks([*facts, *dropped])
        self._count = 0
        self.first: dict[int, int] = {}
        self.seen: set[int] = set()
        self.hidden = 0

    def html(self) -> str:
        """Return the text as HTML."""
        if not isinstance(self._document, Prose):
            return "".join(self._rows())
        return "".join(self._blocks(self._document))

    def _blocks(self, document: Prose) -> Iterator[str]:
        """Yield the blocks of prose; neighbouring items make a list, a new page is told."""
        level, page, inside = 2, 1, False
        for block in document.blocks:
            is_item = block.kind == "item"
            if inside and not is_item:
                yield "</ul>\n"
            now = max(1, bisect_right(document.pages, block.start)) if document.pages else 1
            if now != page:
                page = now
                yield ("</ul>\n" if inside and is_item else "") + (
                    f'<p class="page"><span>page {page}</span></p>\n'
                )
                inside = False
            if is_item and not inside:
                yield '<ul class="items">\n'
            inside = is_item
            if block.kind == "heading":
                level = min(block.level + 1 if block.level else level, level + 1, DEEP)
                level = max(level, 3)
                yield f'<h{level} dir="auto">{self._inline(block.start, block.end)}</h{level}>\n'
            else:
                yield self._block(block)
        if inside:
            yield "</ul>\n"

    def _block(self, block: Block) -> str:
        """Return a block that is no heading."""
        if block.kind == "item":
            depth = f' class="deep{min(block.level, 4)}"' if block.level else ""
            return f'<li{depth} dir="auto">{self._inline(block.start, block.end)}</li>\n'
        if block.kind == "table" and block.cells:
            return self._grid(block.cells)
        if block.kind == "pair" and block.cells:
            key, *values = block.cells[0]
            told = " ".join(self._inline(*value) for value in values)
            return f'<p class="pair" dir="auto"><b>{self._inline(*key)}</b> {told}</p>\n'
        return f'<p dir="auto">{self._inline(block.start, block.end)}</p>\n'

    def _grid(self, rows: Sequence[Sequence[tuple[int, int]]]) -> str:
        """Return a table."""
        lines = "".join(
            "<tr>"
            + "".join(f'<td dir="auto">{self._inline(*cell)}</td>' for cell in row)
            + "</tr>\n"
            for row in rows
        )
        return (
            '<div class="scroll" tabindex="0" role="group" aria-label="Table">'
            f"<table><tbody>\n{lines}</tbody></table></div>\n"
        )

    def _rows(self) -> Iterator[str]:
        """Yield the lines of a table or of an RDF file."""
        at, lines = 0, []
        for count, line in enumerate(self._text.splitlines(keepends=True)):
            if count >= LINES_MAX:
                self.hidden += 1
                continue
            lines.append((at, at + len(line.rstrip("\r\n"))))
            at += len(line)
        if isinstance(self._document, TableDocument):
            yield self._grid([list(self._cells(*line)) for line in lines])
        else:
            yield from (f'<p class="code">{self._inline(*line)}</p>\n' for line in lines)

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the cells of a row, which tabs part."""
        for cell in self._text[start:end].split("\t"):
            yield start, start + len(cell)
            start += len(cell) + 1

    def _inline(self, start: int, end: int) -> str:
        """Return a part of the text with its marks."""
        return "".join(
            self._marked(stretch.over, escaped(self._text[stretch.start : stretch.end]))
            for stretch in self._marks.within(start, end)
        )

    def _marked(self, over: Sequence[int], text: str) -> str:
        """Return a stretch: a link where a fact begins, so that the keyboard comes by."""
        facts = [number for number in over if number < self._facts]
        left = [number - self._facts for number in over if number >= self._facts]
        if not over:
            return text
        self._count += 1
        this = self._count
        begins = [number for number in facts if number not in self.first]
        self.first.update(dict.fromkeys(begins, this))
        kinds = list(dict.fromkeys(self._kinds[number] for number in facts))[: len(SLOTS)]
        classes = " ".join(f"{slot}-{kind}" for slot, kind in zip(SLOTS, kinds, strict=False))
        named = f'class="{"m " + classes if facts else ""}{" x" if left else ""}"'
        data = f' data-f="{" ".join(map(str, facts))}"' if facts else ""
        out = f' data-x="{" ".join(map(str, left))}"' if left else ""
        fresh = [number for number in left if number not in self.seen]
        self.seen.update(fresh)
        anchors = "".join(f'<i id="x{NUMBER}-{number}"></i>' for number in fresh)
        if not begins:
            return f"{anchors}<span {named}{data}{out}>{text}</span>"
        return (
            f'{anchors}<a id="m{NUMBER}-{this}" href="#f{NUMBER}-{begins[0]}" {named}{data}{out}>'
            f"{text}</a>"
        )


def escaped(text: str) -> str:
    """Return plain text for HTML; control characters and lone surrogates become U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return html.escape(_UNSEEN.sub("\ufffd", whole.replace("\r", "")))
