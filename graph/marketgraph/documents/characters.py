"""Characters: what is the same to a reader becomes the same character.

Composed to NFC; line ends become line feeds; blanks that do not break, and those of other widths, become blanks; soft
hyphens, zero-width blanks, byte-order and direction marks go; full-width forms of ASCII become ASCII, so that
figures in them can be read. Form feeds stay: they part pages.
"""

from __future__ import annotations

import re
import unicodedata

_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_GONE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![\u0600-\u1fff])[\u200c\u200d]"
)
_LONE = re.compile("[\ud800-\udfff]")
_SAME = str.maketrans(
    dict.fromkeys([0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)], " ")
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩", 0x00: "\ufffd"}
)


def settled(text: str) -> str:
    """Return a text with the characters that this module describes made one.

    >>> settled("USD" + chr(0xA0) + chr(0xFF12) + ".5 tele" + chr(0xAD) + "radiology")
    'USD 2.5 teleradiology'
    """
    text = _ENDS.sub("\n", text)
    if text.isascii():
        return text.replace("\0", "\ufffd")
    text = _GONE.sub("", _LONE.sub("\ufffd", text)).translate(_SAME)
    return unicodedata.normalize("NFC", text)
