"""The words that set a group of companies apart from the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from marketgraph.analysis.features import Feature

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    [
        "and",
        "the",
        "inc",
        "ltd",
        "llc",
        "corp",
        "corporation",
        "company",
        "group",
        "holding",
        "holdings",
        "limited",
        "plc",
        "gmbh",
        "sas",
        "spa",
        "srl",
        "bv",
        "nv",
        "international",
        "global",
        "of",
        "for",
    ]
)


def words_of(label: str) -> set[str]:
    """Return the telling words of a company's name, lower case.

    >>> sorted(words_of("Alliance Medical Group Ltd"))
    ['alliance', 'medical']
    """
    return {word for word in _WORD.findall(label.casefold()) if word not in _COMMON}


def terms(
    iris: Sequence[str], labels: Sequence[str], known: Mapping[str, Iterable[Feature]]
) -> list[set[str]]:
    """Return what can describe each company: its features' names and the words of its name."""
    return [
        {feature.name for feature in known.get(iri, ())} | words_of(label)
        for iri, label in zip(iris, labels, strict=True)
    ]


def distinctive(
    groups: Iterable[Sequence[int]], described: Sequence[set[str]], count: int = 5
) -> list[list[str]]:
    """Return, for each group of companies, the terms that are most its own.

    A term's score is k log((k / n) / (K / N)): k of the n members have it, K of all N. It must
    be shared by two members and be more frequent inside than outside.
    """
    overall = Counter(term for own in described for term in own)
    total = len(described)
    found = []
    for members in groups:
        inside = Counter(term for member in members for term in described[member])
        scores = {
            term: k * math.log(k * total / (len(members) * overall[term]))
            for term, k in inside.items()
            if k > 1 and k * total > len(members) * overall[term]
        }
        found.append(sorted(scores, key=lambda term: (-scores[term], term))[:count])
    return found
