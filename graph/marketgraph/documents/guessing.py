"""Guessing an encoding that no mark names, for bytes that are not UTF-8.

Two old western encodings are told apart by ``legacy``. What it cannot know is asked of charset-normalizer: texts in
which most letters lie beyond ASCII (Cyrillic, Greek, Chinese, Japanese, Korean ...), and the languages of central Europe
and Turkey where it is sure of the language.
"""

from __future__ import annotations

from marketgraph.documents.legacy import guess_legacy

NAMES = {"cp1252": "Windows-1252", "mac_roman": "MacRoman"}
DENSE = 0.4
"""Share of bytes beyond ASCII among the letters from which on a text is in no Latin alphabet."""
FEW = 10
SURE = 0.4
_LANGUAGES = frozenset(
    {"Croatian", "Czech", "Hungarian", "Polish", "Romanian", "Slovak", "Slovene", "Turkish"}
)
_ENCODINGS = frozenset({"cp1250", "cp1254", "iso8859_2", "iso8859_9", "iso8859_16"})


def guess(sample: bytes) -> str:
    """Return Python's name of the encoding that makes most sense of a sample.

    Args:
        sample: Lines with bytes beyond ASCII; need not be whole.
    """
    beyond = sum(byte > 127 for byte in sample)
    letters = beyond + sum(bytes((byte,)).isalpha() for byte in sample)
    if beyond >= FEW and beyond > DENSE * letters:
        return _normalizers(sample, any_language=True) or guess_legacy(sample)
    if beyond >= FEW and (found := _normalizers(sample, any_language=False)):
        return found
    return guess_legacy(sample)


def named(encoding: str) -> str:
    """Return an encoding as people know it, with Python's name."""
    return f"{NAMES[encoding]} ({encoding})" if encoding in NAMES else encoding


def _normalizers(sample: bytes, any_language: bool) -> str | None:
    """Return charset-normalizer's best guess, if it is one of those asked for."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample[: 1 << 16]).best()
    if best is None or best.encoding == "ascii":
        return None
    sure = best.language in _LANGUAGES and best.coherence >= SURE and best.encoding in _ENCODINGS
    return best.encoding if any_language or sure else None
