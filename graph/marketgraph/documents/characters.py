"""Characters: what is the same to a reader becomes the same character.

Composed to NFC; line ends become line feeds; blanks that do not break, and those of other widths, become blanks; soft
hyphens, zero-width blanks, byte-order and direction marks go; full-width forms of ASCII become ASCII, so that
figures in them can be read. Control characters and ``(cid:127)``, as which bullets come out of PDF files, become
``•`` where a line begins; any other control character becomes a blank. Form feeds stay: they part pages.
"""

from __future__ import annotations

import re
import unicodedata

_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_OTHER_ENDS = "\r\x0b\x85\u2028\u2029"
_GONE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![\u0600-\u1fff])[\u200c\u200d]"
)
_LONE = re.compile("[\ud800-\udfff]")
_ODD = re.compile(
    "[\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\uff01-\uff5e\uffe0-\uffe6\ufff9-\ufffb]"
)
_MARK = re.compile(
    "^([ \t]*)(?:[\x01-\x08\x0e-\x1f\x7f-\x9f\uf0a7\uf0b7\uf0d8\uf076\uf0fc]|\\(cid:[0-9]{1,5}\\))",
    re.MULTILINE,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_GLYPH = re.compile(r"\(cid:[0-9]{1,5}\)")
_SAME = str.maketrans(
    dict.fromkeys([0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " ")
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩"}
)


def settled(text: str) -> str:
    """Return a text with the characters that this module describes made one.

    >>> settled("USD" + chr(0xA0) + chr(0xFF12) + ".5 tele" + chr(0xAD) + "radiology")
    'USD 2.5 teleradiology'
    """
    if text.isascii() and text.isprintable():
        return _GLYPH.sub("\ufffd", _MARK.sub(r"\1•", text)) if "(cid:" in text else text
    if any(end in text for end in _OTHER_ENDS):
        text = _ENDS.sub("\n", text)
    if not text.isascii():
        text = text.replace("\xa0", " ")
        if _ODD.search(text):
            text = _GONE.sub("", _LONE.sub("\ufffd", text)).translate(_SAME)
        text = unicodedata.normalize("NFC", text)
    if "(cid:" in text or not text.replace("\n", "").replace("\t", "").isprintable():
        text = _GLYPH.sub("\ufffd", _MARK.sub(r"\1•", text))
        text = _CONTROL.sub(" ", text)
    return text
