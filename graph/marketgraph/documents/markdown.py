"""Markdown: its inline marks go, then its lines are read like those of a plain text.

So text that only half keeps to Markdown, as is usual where a page was pasted, still comes out right. Front matter gives the
title and the publisher.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marketgraph.documents.blocks import Content
from marketgraph.documents.characters import settled
from marketgraph.documents.plain import plain_content

_FRONT = re.compile(r"---\n(.{0,20000}?)\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(title|publisher|source|author)[ \t]*:[ \t]*(.+)$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,}).*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}", re.MULTILINE)
_REFERENCE = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+.*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,50}\]")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = re.compile(r"<br[ ]?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>|<!--[^<>]{0,2000}-->")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?!\w)"
    r"|(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)|~~|`{1,2}"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TASK = re.compile(r"^([ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)


def markdown_content(text: str) -> Content:
    """Return a Markdown text with its blocks, its marks left out."""
    text = settled(text)
    front = _FRONT.match(text)
    named = dict(_FIELD.findall(front[1])) if front else {}
    content = plain_content(without_marks(text[front.end() :] if front else text))
    title = named.get("title", "").strip().strip("\"'") or content.title
    publisher = named.get("publisher", "").strip().strip("\"'") or content.publisher
    return replace(content, title=title, publisher=publisher)


def without_marks(text: str) -> str:
    """Return a Markdown text without marks inside lines; those of headings, lists and tables stay.

    >>> without_marks("**Acme** bought [Beta](https://beta.example) for 5*3 _m_")
    'Acme bought Beta for 5*3 m'
    """
    text = _RULE.sub("", _FENCE.sub("", text))
    text = _TASK.sub(r"\1", _REFERENCE.sub("", _QUOTE.sub("", text)))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", _NOTE.sub("", text)))
    text = _TAG.sub("", _BREAK.sub("\n", _AUTO.sub(r"\1", text)))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))
