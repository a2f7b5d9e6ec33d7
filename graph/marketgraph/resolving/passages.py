"""The sentences that judged claims stand in: what they were, and whether they are still there."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from marketgraph.claim import Evidence, path_of, read_source
from marketgraph.errors import MarketgraphError

if TYPE_CHECKING:
    from marketgraph.documents import Document, Prose

_SHORT = 12
"""Fewer characters do not tell one sentence from another."""
_NOT_ASCII = re.compile(r"[^\x21-\x7e]+")


class Passages:
    """Looks into the texts of a workspace's documents; each is opened when a judgement needs it."""

    def __init__(self, root: Path | None) -> None:
        """Look into the workspace at ``root``; without one nothing is known."""
        self._root = root
        self._text = lru_cache(4)(self._opened)

    def __reduce__(self) -> tuple[type[Passages], tuple[Path | None]]:
        """Go to another process without the documents that were opened."""
        return Passages, (self._root,)

    def of(self, evidence: Evidence) -> str | None:
        """Return the sentences that a passage stands in, or None where the text is not at hand.

        In a table the passage itself is all that is judged.
        """
        from marketgraph.documents import Prose

        document = None if evidence.row else self._text(evidence.document)
        if not isinstance(document, Prose) or not self._is_as_read(document):
            return None
        return sentences_of(document, evidence.start, evidence.end)

    def stands(self, document: str, passage: str) -> bool | None:
        """Return whether a passage is in the text of a document; None where that is not at hand.

        Where the text was read in another encoding than it is opened in, letters beyond ASCII do not count.

        Args:
            document: ``sha256:…`` of its bytes.
            passage: The sentence.
        """
        opened = self._text(document)
        if opened is None:
            return None
        if self._is_as_read(opened):
            return _spaced(passage) in _spaced(opened.text)
        return skeleton(passage) in skeleton(opened.text)

    def _opened(self, document: str) -> Document | None:
        """Return a document of the workspace from its copy, or from where it was read if its bytes are still there."""
        from marketgraph.documents import open_document

        if self._root is None:
            return None
        digest = document.removeprefix("sha256:")
        places = sorted((self._root / "documents").glob(f"{digest}.*"))
        source = self._source(document)
        if source and source[1]:
            places.append(Path(source[1]))
        for place in places:
            try:
                found = open_document(place)
            except (MarketgraphError, OSError):
                continue
            if found.id == document:
                return found
        return None

    def _is_as_read(self, document: Document) -> bool:
        """Return whether a text is the very one that the claims of its document were read from."""
        source = self._source(document.id)
        return source is not None and source[0] == document.text_hash

    def _source(self, document: str) -> tuple[str | None, str | None] | None:
        """Return the digest of the text that was read, and its place."""
        if self._root is None:
            return None
        try:
            source = read_source(path_of(self._root / "claims", document))
        except (MarketgraphError, OSError):
            return None
        return source.text_hash, source.location


def sentences_of(document: Prose, start: int, end: int) -> str:
    """Return the whole sentences, of the blocks that a stretch touches, in which it stands."""
    from marketgraph.reading.prose.sentences import spans

    text = document.text
    first, last = start, end
    for block in document.blocks:
        if block.end <= start or block.start >= end:
            continue
        for left, right in spans(text[block.start : block.end]):
            left, right = block.start + left, block.start + right
            if left < end and right > start:
                first, last = min(first, left), max(last, right)
    return text[first:last]


def overlap(passage: str, quote: str | None) -> bool:
    """Return whether a quote is from a passage, or holds it, as far as another encoding lets one see."""
    if not passage or not quote:
        return False
    short, long = sorted((skeleton(passage), skeleton(quote)), key=len)
    if len(short) < _SHORT:
        short, long = sorted((_spaced(passage), _spaced(quote)), key=len)
    return bool(short) and short in long


def skeleton(text: str) -> str:
    """Return the ASCII characters of a text without blanks: what all common encodings agree upon.

    >>> skeleton("Müller – 2.5 %")
    'Mller2.5%'
    """
    return _NOT_ASCII.sub("", text)


def _spaced(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())
