"""The order in which people read a page: columns one after the other, what crosses them between.

A gutter is a stretch of the page's width that few pieces cross and that has running text on both sides. Pieces
that cross it part the page into bands; in each band the left column comes first.
"""

from __future__ import annotations

from marketgraph.documents.pdfpage import RISE, Piece

Row = list[Piece]
FEWEST, LONG = 4, 18
"""Lines that a column has at least, and characters that half of them have at least: cells of tables are shorter."""


def regions(pieces: list[Piece], depth: int = 2) -> list[list[Row]]:
    """Return the regions of a page in reading order, each as its rows from the top, pieces from the left."""
    gutter = _gutter(pieces) if depth else None
    if gutter is None:
        return [_rows(pieces)] if pieces else []
    found: list[list[Row]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        if piece.right <= gutter:
            left.append(piece)
        elif piece.left >= gutter:
            right.append(piece)
        else:
            found += regions(left, depth - 1) + regions(right, depth - 1)
            found.append([[piece]])
            left, right = [], []
    return found + regions(left, depth - 1) + regions(right, depth - 1)


def _gutter(pieces: list[Piece]) -> float | None:
    """Return the place that parts two columns best; None if there is none."""
    if len(pieces) < 2 * FEWEST:
        return None
    starts = sorted({round(piece.left) for piece in pieces})
    best: tuple[int, float] | None = None
    for start in starts[1:40]:
        place = start - 0.5
        left = [piece for piece in pieces if piece.right <= place]
        right = [piece for piece in pieces if piece.left >= place]
        crossing = len(pieces) - len(left) - len(right)
        if (
            crossing * 4 <= len(pieces)
            and _is_column(left)
            and _is_column(right)
            and _beside(left, right)
        ):
            best = min(best, (crossing, place)) if best else (crossing, place)
    return best[1] if best else None


def _is_column(pieces: list[Piece]) -> bool:
    """Return whether pieces are running text: enough of them, half of them long."""
    return len(pieces) >= FEWEST and 2 * sum(len(piece.text) >= LONG for piece in pieces) >= len(
        pieces
    )


def _beside(left: list[Piece], right: list[Piece]) -> bool:
    """Return whether two columns stand beside each other."""
    top = min(max(piece.base for piece in left), max(piece.base for piece in right))
    bottom = max(min(piece.base for piece in left), min(piece.base for piece in right))
    return top > bottom


def _rows(pieces: list[Piece]) -> list[Row]:
    """Return pieces as rows from the top; a bullet joins what stands behind it."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        if rows and abs(rows[-1][0].base - piece.base) < RISE * min(
            rows[-1][0].height, piece.height
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda one: one.left)) for row in rows]


def _joined(row: Row) -> Row:
    """Return a row in which a short first piece that is a bullet or a number is part of the second."""
    if (
        len(row) < 2
        or len(row[0].text) > 4
        or any(char.isalpha() and char != "o" for char in row[0].text)
    ):
        return row
    if row[0].text.isdigit() or row[1].left - row[0].right > 4 * row[0].height:
        return row
    sign, first = row[0], row[1]
    text = f"{sign.text} {first.text}"
    whole = Piece(text, sign.left, first.right, first.base, first.height, sign.first, first.bold)
    return [whole, *row[2:]]
