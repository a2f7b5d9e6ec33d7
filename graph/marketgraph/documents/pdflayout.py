"""The order in which people read a page: columns one after the other, what crosses them between.

Columns begin where two long pieces stand beside each other. They go on down the page as long as no piece crosses the
gutter between them, and count as columns if both sides are running text: enough lines, most of them long and as
wide as the column. Cells of tables are not.
"""

from __future__ import annotations

from marketgraph.documents.pdfpage import RISE, Piece

Row = list[Piece]
FEWEST, LONG, FULL = 4, 18, 0.7
"""Of a column: lines at least, characters of half of them, how wide they are on the average beside the widest."""
NEAR = 1.2
"""Heights of a line by which two pieces that stand beside each other may differ."""


def regions(pieces: list[Piece], depth: int = 3) -> list[list[Row]]:
    """Return the regions of a page in reading order, each as its rows from the top, pieces from the left."""
    ordered = sorted(pieces, key=lambda one: -one.base)
    found: list[list[Row]] = []
    plain: list[Piece] = []
    at = tried = 0
    while at < len(ordered):
        gutter = _gutter(ordered, at) if depth and at >= tried else None
        if gutter is not None:
            left, right, end = _columns(ordered, at, *gutter)
            if _is_column(left) and _is_column(right):
                found += [_rows(plain)] if plain else []
                found += regions(left, depth - 1) + regions(right, depth - 1)
                plain, at = [], end
                continue
            tried = end
        plain.append(ordered[at])
        at += 1
    return found + ([_rows(plain)] if plain else [])


def _gutter(ordered: list[Piece], at: int) -> tuple[float, float] | None:
    """Return the stretch between a piece and a long one beside it; None if there is none."""
    one = ordered[at]
    if len(one.text) < LONG:
        return None
    for other in ordered[at + 1 : at + 4]:
        if one.base - other.base > NEAR * one.height or len(other.text) < LONG:
            continue
        left, right = (one, other) if one.left < other.left else (other, one)
        if left.right < right.left:
            return left.right, right.left
    return None


def _columns(
    ordered: list[Piece], at: int, low: float, high: float
) -> tuple[list[Piece], list[Piece], int]:
    """Return the pieces on both sides of a gutter, and the number of the first that crosses it."""
    left: list[Piece] = []
    right: list[Piece] = []
    while at < len(ordered):
        piece = ordered[at]
        if piece.right <= high and piece.left < low:
            left.append(piece)
            low = max(low, piece.right)
        elif piece.left >= low:
            right.append(piece)
            high = min(high, piece.left)
        else:
            break
        at += 1
    return left, right, at


def _is_column(pieces: list[Piece]) -> bool:
    """Return whether pieces are running text."""
    if len(pieces) < FEWEST or 2 * sum(len(piece.text) >= LONG for piece in pieces) < len(pieces):
        return False
    widths = [piece.right - piece.left for piece in pieces]
    return sum(widths) >= FULL * len(widths) * max(widths)


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
    if len(row) < 2 or len(row[0].text) > 4:
        return row
    sign, first = row[0], row[1]
    if any(char.isalpha() and char != "o" for char in sign.text) or sign.text.isdigit():
        return row
    if first.left - sign.right > 4 * sign.height:
        return row
    text = f"{sign.text} {first.text}"
    return [
        Piece(text, sign.left, first.right, first.base, first.height, sign.first, first.bold),
        *row[2:],
    ]
