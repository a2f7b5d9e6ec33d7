"""Aliases that only knowledge gives: data/aliases.csv, and whoever adds to it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from marketgraph.errors import InputError
from marketgraph.resolving.names import parse_name


class Aliases:
    """Pairs of names that mean one company wherever they stand.

    Attributes:
        pairs: Pairs of name keys, in order.
        usual: Name key → the name as the table spells it.
        former: Keys of names that a company bore once.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), former: Iterable[str] = ()) -> None:
        """Take pairs of names as written, and which of them are former names."""
        self.usual: dict[str, str] = {}
        self.former: frozenset[str] = frozenset(parse_name(name).full for name in former)
        found = set()
        for name, alias in pairs:
            if name and alias:
                found.add((self._take(name), self._take(alias)))
        self.pairs: list[tuple[str, str]] = sorted(found)

    def _take(self, written: str) -> str:
        """Return the key of a name and keep its spelling."""
        key = parse_name(written).full
        self.usual.setdefault(key, written)
        return key

    @classmethod
    def load(cls, *paths: Path) -> Aliases:
        """Return the aliases of files with the columns ``name`` and ``alias``; absent files are none.

        Where a column ``kind`` says ``former``, the alias is a former name.

        Raises:
            InputError: A file has no such columns or is not UTF-8.
        """
        rows = [row for path in paths if path.exists() for row in _read(path)]
        former = [alias for _, alias, kind in rows if kind == "former"]
        return cls([(name, alias) for name, alias, _ in rows], former)


def _read(path: Path) -> list[tuple[str, str, str]]:
    """Return name, alias and kind of each row of one file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [
                (row["name"] or "", row["alias"] or "", row.get("kind") or "")
                for row in csv.DictReader(lines)
            ]
    except (KeyError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            "not a table of aliases",
            file=path,
            remedy="It needs the columns name and alias, in UTF-8.",
        ) from error
