"""Leftovers: the tags that plain text still bears where it was copied out of a database of web pages.

A break or an end of a block is a line end, an item gets a bullet, other tags of layout go. Text that only mentions a
tag stays as it is: without a break or an end tag nothing is touched.
"""

from __future__ import annotations

import html
import re

_SIGNS = re.compile(r"<br\s{0,9}/?>|</(?:p|div|li|ul|ol|strong|b|h[1-6]|span)>", re.IGNORECASE)
_KNOWN = "p|div|ul|ol|h[1-6]|strong|b|em|i|u|span|font|sup|sub|section|article|a"
_BLOCK = re.compile(
    r"[ \t]*(?:<br\s{0,9}/?>|</?(?:p|div|ul|ol|h[1-6]|section|article)(?:\s[^<>\n]{0,300})?>|</li>)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*<li(?:\s[^<>\n]{0,300})?>\s*", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_KNOWN})(?:\s[^<>\n]{{0,300}})?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|nbsp|emsp|ensp|lt|gt|quot|apos|rsquo|lsquo|ndash|mdash|#\d{1,6});")


def without_tags(text: str) -> str:
    r"""Return a plain text without tags of layout left in it.

    >>> without_tags("Lamps<br>By Type:<br>LED <b>lamps</b> &amp; bulbs")
    'Lamps\nBy Type:\nLED lamps & bulbs'
    """
    if "<" not in text or not _SIGNS.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        if "<" in line:
            broken = " " if "|" in line else "\n"
            line = _TAG.sub("", _ITEM.sub("\n• ", _BLOCK.sub(broken, line)))
            line = "\n".join(part for part in line.split("\n") if part.strip())
        lines.append(line)
    return _ENTITY.sub(lambda found: html.unescape(found.group()), "\n".join(lines))
