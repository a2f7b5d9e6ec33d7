"""How fast the reader of reports is, how much memory it takes, and whether its time is linear in length.

The texts are made of the fixtures: joined and cut to 17 kB, each from another start. Times are CPU seconds of this process,
the least of some rounds, with everything imported and read once before. Memory is the peak of a fresh
process while it reads one such report, beyond what it holds when ``marketgraph.reading`` is imported.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice, product
from pathlib import Path

from labelled import FIXTURES, reports

from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose
from marketgraph.resolving.names import parse_name

SIZE = 17_000
LINE = 62_500
CRAFTED = {
    "names": "Northgate Valve Holdings Co., Ltd. ",
    "nested brackets": "By Type (Steel (Thin, (Cold ",
    "digits": "1234567890",
    "figures": "USD 1.2 billion in 2024 at 3.4% ",
    "commas": "a, ",
    "quotes": "“said “she ",
    "and and and": "and ",
    "capitals": "ABCDE FGHIJ ",
    "one word": "x",
    "short forms": "(“A”) ",
    "formers": "Acme, formerly Beta, ",
    "seats": "Aa Bb Cc Dd-based the Dayton, Ohio, company ",
    "subsidiaries": "a subsidiary of Acme, a unit of Beta, Acme and its subsidiary Beta, ",
    "reports": "According to a 2024 report by Acme of the Acme of ",
    "factors": "Driver: Acme: ",
    "shares": "Europe held 41.5% of the pea milk market in 2024 and share of the the 5% ",
    "ranks": "A-B-C-D E & F leads the market 7% largest the largest is was is was Europe ",
}
"""What a line of a megabyte is made of."""

LINES = {
    "items": "- item\n",
    "headings": "Acme\n",
    "pairs": "A: b\n",
    "values below": "A:\nb\n",
    "cells": "a\tb\tc\n",
    "bars": "| a ",
    "bullets": "• a ",
    "numbers": "1. a\n",
    "hyphens": "tele-\nx ",
    "brackets": "[a (",
}
"""What a text of a megabyte is made of, for the blocks of documents."""

NAMES = ("a.", "Inc. ", "é", "\u0301", "& ", "(", "a b ")
"""What a name of 10,000 characters is made of."""

VARIED = {
    "names stuck to headings": "the {0}{1} is small. ",
    "owners": "{0} is a subsidiary of {1}. ",
    "tickers": "{0} is a subsidiary of {2}. ",
    "founders": "Founded in 2011, {0} leads it. Ferring {0} is the founder. ",
    "takeovers": "{0} acquired {1} in May. ",
    "rounds": "{0} raised $5 million. The round was led by {1}. ",
}
"""Sentences of names of which no two are alike: what is asked of each name must not be asked of the whole text."""

_PEAK = """
import sys, marketgraph.reading
def held(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name)) * 1024
before = held("VmRSS")
from marketgraph.documents.prose import prose_of
from marketgraph.reading.prose import read_prose
from marketgraph.resolving.names import parse_name
count = len(list(read_prose(prose_of(sys.stdin.read())).claims))
print(held("VmHWM") - before, count)
"""


def measure() -> Iterator[str]:
    """Yield the lines of a Markdown table: what is measured, the result, the bar."""
    texts = list(islice(samples(), 8))
    yield "| measured | result | bar |"
    yield "|---|--:|--:|"
    each = min(cpu(*texts) for _ in range(5)) / len(texts)
    yield f"| reports of 17 kB a CPU second | {1 / each:.0f} | at least 60 |"
    yield f"| peak memory of one, beyond the import | {peak(texts[0]) / 1e6:.0f} MB | under 60 MB |"
    yield f"| 16 times the text takes | {growth(texts[0] + chr(10)):.1f} times as long | at most 20 |"
    for name, piece in CRAFTED.items():
        ratio = growth(piece * (LINE // len(piece)))
        yield f"| a line of 1 MB beside 62.5 kB, {name} | {ratio:.1f} times as long | at most 20 |"
    for name, piece in VARIED.items():
        ratio = _grown(piece)
        yield f"| 4 times as many sentences with names of their own, {name} | {ratio:.1f} times as long | at most 5 |"
    ratio = max(growth(piece * (4 * LINE // len(piece)), prose_of) for piece in LINES.values())
    yield f"| blocks of 4 MB beside 250 kB, the worst of {len(LINES)} texts | {ratio:.1f} times as long | at most 20 |"
    ratio = max(growth(piece * (625 // len(piece)), parse_name.__wrapped__) for piece in NAMES)
    yield f"| a name of 10,000 characters beside 625, the worst of {len(NAMES)} | {ratio:.1f} times as long | at most 20 |"


def pace(folder: Path) -> Iterator[str]:
    """Yield a line that says how fast the reports of a folder are read, each at its own density of facts."""
    texts = [text.document.text for text in reports(folder)]
    if texts:
        share = sum(map(len, texts)) / SIZE
        yield f"{share / min(cpu(*texts) for _ in range(5)):.0f} times 17 kB a CPU second over {len(texts)} reports"


def samples(size: int = SIZE) -> Iterator[str]:
    """Yield texts of ``size`` characters without end, each made of the fixtures from another start."""
    texts = [text.document.text for text in reports(FIXTURES)]
    for start in cycle(range(len(texts))):
        yield "\n\n".join(islice(cycle(texts), start, start + len(texts)))[:size]


def cpu(*texts: str, work: Callable[[str], object] | None = None) -> float:
    """Return the CPU seconds of some work on the texts: reading them to claims, if none is named."""
    work = work or _read
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def _read(text: str) -> None:
    """Read a text to its last claim."""
    for _ in read_prose(prose_of(text)).claims:
        pass


def growth(
    text: str, work: Callable[[str], object] | None = None, times: int = 16, rounds: int = 3
) -> float:
    """Return how much longer ``times`` the text takes, by the best of some rounds: 16 times, say."""
    cpu(text, work=work)
    once, often = (
        min(cpu(part, work=work) for _ in range(rounds)) for part in (text, text * times)
    )
    return often / once


def _grown(piece: str, count: int = 2_000, times: int = 4) -> float:
    """Return how much longer more sentences take, each with names of its own."""
    once, often = (
        min(cpu(text) for _ in range(2))
        for text in ("".join(islice(_varied(piece), number)) for number in (count, times * count))
    )
    return often / once


def _varied(piece: str) -> Iterator[str]:
    """Yield a sentence again and again with two new names and the second in capitals."""
    syllables = [first + second for first in "bcdfglmnprst" for second in "aeiou"]
    names = map("".join, product(syllables, repeat=3))
    for one, other in zip(names, names, strict=False):
        yield piece.format(one.capitalize(), other.capitalize(), other.upper())


def peak(text: str) -> int:
    """Return the bytes that a fresh process holds at most while it reads the text, beyond the import (Linux)."""
    command = [sys.executable, "-c", _PEAK]
    done = subprocess.run(  # noqa: S603
        command, input=text, capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[0])
