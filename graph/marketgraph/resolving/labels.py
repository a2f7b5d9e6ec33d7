"""Which of its names a company is shown by."""

from __future__ import annotations

from collections.abc import Sequence

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.compare import SMALL, acronyms
from marketgraph.resolving.minting import Spelling
from marketgraph.resolving.names import Name, parse_name

BARE = 3
"""One word of so few letters that begins a longer name says too little alone: CVC of CVC Capital Partners."""


def company_label(spellings: Sequence[Spelling], aliases: Aliases) -> str:
    """Return the name that a company is shown by.

    Former names are passed over, and names that only stand for another ("GE" of "General Electric").
    Of the rest the most frequent is shown, then the shortest, then by code points.

    Args:
        spellings: The names of the company; at least one.
        aliases: Their usual spellings, and which are former names.
    """
    if len(spellings) == 1:
        return aliases.usual.get(spellings[0].key) or spellings[0].label
    current = [each for each in spellings if each.key not in aliases.former] or spellings
    counts = {
        aliases.usual.get(each.key) or each.label: sum(count for _, count in each.written)
        for each in current
    }
    names = [parse_name(label) for label in counts]
    full = [name for name in names if not any(stands_for(name, other) for other in names)]
    return min(
        (name.written for name in full or names),
        key=lambda label: (-counts[label], len(label), label),
    )


def stands_for(short: Name, long: Name) -> bool:
    """Return whether a name is made of the first letters of another, or is its first few letters.

    >>> stands_for(parse_name("J&J"), parse_name("Johnson & Johnson"))
    True
    >>> stands_for(parse_name("Philips"), parse_name("Philips Electronics"))
    False
    """
    return _initials(short, long) or _bare(short, long)


def _initials(short: Name, long: Name) -> bool:
    """Return whether a name is initials; a last letter more may be that of a legal form (BMSC)."""
    letters = "".join(word for word in short.words if word not in SMALL)
    known = acronyms(long)
    return letters in known or (len(letters) > BARE and letters[:-1] in known)


def _bare(short: Name, long: Name) -> bool:
    return len(short.core) <= BARE and len(long.words) > 1 and short.core == long.words[0]
