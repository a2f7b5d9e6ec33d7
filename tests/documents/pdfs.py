"""A tiny writer of PDF files: lines of text at places, in Helvetica, for tests."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 612, 792


class At(NamedTuple):
    """A line of text: where it begins, in points from the left and the top, its size, its weight."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def pdf(*pages: list[At], title: str = "", encrypted: bool = False) -> bytes:
    """Return a PDF file with these pages."""
    count = len(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        font.format("").encode(),
        font.format("-Bold").encode(),
        b"<< /Title (" + _escaped(title) + b") >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        stream = b"\n".join(_shown(line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects, encrypted)


def _shown(line: At) -> bytes:
    font = f"BT /F{2 if line.bold else 1} {line.size} Tf 1 0 0 1 {line.x} {HEIGHT - line.y} Tm (".encode()
    return font + _escaped(line.text) + b") Tj ET"


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes], encrypted: bool) -> bytes:
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + b"ab" * 32
            + b"> /U <"
            + b"cd" * 32
            + b"> >>"
        )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = b"/Encrypt %d 0 R /ID [<00> <00>] " % len(objects) if encrypted else b""
    size = len(objects) + 1
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        extra,
        start,
    )
