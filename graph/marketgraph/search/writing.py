"""Writes the search index: one SQLite file with full-text tables of names and quotes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from marketgraph.search.folding import fold

VERSION = 1

_SCHEMA = """
CREATE TABLE names(id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, label TEXT, name TEXT, key TEXT, weight REAL);
CREATE TABLE quotes(id INTEGER PRIMARY KEY, claim TEXT, quote TEXT);
CREATE VIRTUAL TABLE words USING fts5(key, content='names', content_rowid='id', prefix='2 3',
  tokenize="unicode61 remove_diacritics 2", detail=full);
CREATE VIRTUAL TABLE grams USING fts5(key, content='names', content_rowid='id', tokenize='trigram', detail=none);
CREATE VIRTUAL TABLE gram_counts USING fts5vocab('grams', 'row');
CREATE VIRTUAL TABLE passages USING fts5(quote, content='quotes', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2");
"""
_INDEXES = """
CREATE INDEX names_key ON names(key);
CREATE INDEX names_iri ON names(iri);
CREATE INDEX quotes_claim ON quotes(claim);
"""

_NameRow: TypeAlias = tuple[str, str, str, str, float]


class Name(NamedTuple):
    """One name of a thing; a thing with several names has a row each.

    Attributes:
        iri: The thing.
        kind: Its kind: company, market, product, …
        label: The name by which it is shown.
        name: The name by which it can be found.
        weight: How much is known about it (its claims, say); breaks ties.
    """

    iri: str
    kind: str
    label: str
    name: str
    weight: float = 0.0


def write_index(path: Path, names: Iterable[_NameRow], quotes: Iterable[tuple[str, str]]) -> None:
    """Write a new index file, replacing one that is there.

    Args:
        path: The file, ``search.sqlite`` of a generation.
        names: Rows (iri, kind, label, name, weight); see ``Name``.
        quotes: Rows (claim iri, quote).
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384;" + _SCHEMA
        )
        base.execute("BEGIN")
        _insert(base, names, quotes)
        for table in ("words", "grams", "passages"):
            base.execute(f"INSERT INTO {table}({table}) VALUES('rebuild')")
        for statement in filter(str.strip, _INDEXES.split(";")):
            base.execute(statement)
        base.execute(f"PRAGMA user_version={VERSION}")
        base.execute("COMMIT")


def update_index(
    path: Path,
    *,
    removed: Iterable[str] = (),
    removed_claims: Iterable[str] = (),
    names: Iterable[_NameRow] = (),
    quotes: Iterable[tuple[str, str]] = (),
) -> None:
    """Change an index: take out things and claims, then add rows.

    The file is changed in place: give a copy of your own, which is of no use if that fails, never a hard link to an older one.

    Args:
        path: The file.
        removed: IRIs of things whose names all go (also those that come back changed in ``names``).
        removed_claims: IRIs of claims whose quotes go.
        names: Rows as in ``write_index``.
        quotes: Rows as in ``write_index``.
    """
    rows: dict[str, list[_NameRow]] = defaultdict(list)
    for row in names:
        rows[row[0]].append(row)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode=OFF")
        base.execute("PRAGMA synchronous=OFF")
        base.execute("BEGIN IMMEDIATE")
        for iri in set(removed):
            rows[iri] = list(_exchanged(base, iri, rows[iri]))
        for claim in removed_claims:
            _take_out_quotes(base, claim)
        first_name, first_quote = _next(base, "names"), _next(base, "quotes")
        _insert(base, chain.from_iterable(rows.values()), quotes)
        for table, column, content, first in (
            ("words", "key", "names", first_name),
            ("grams", "key", "names", first_name),
            ("passages", "quote", "quotes", first_quote),
        ):
            base.execute(
                f"INSERT INTO {table}(rowid, {column}) "  # noqa: S608 - constants
                f"SELECT id, {column} FROM {content} WHERE id >= ?",
                (first,),
            )
        base.execute("COMMIT")


def _insert(
    base: sqlite3.Connection,
    names: Iterable[_NameRow],
    quotes: Iterable[tuple[str, str]],
) -> None:
    base.executemany(
        "INSERT INTO names(iri, kind, label, name, key, weight) VALUES(?, ?, ?, ?, ?, ?)",
        _keyed(names),
    )
    base.executemany("INSERT INTO quotes(claim, quote) VALUES(?, ?)", quotes)


def _keyed(
    names: Iterable[_NameRow],
) -> Iterator[tuple[str, str, str, str, str, float]]:
    for iri, kind, label, name, weight in names:
        yield iri, kind, label, name, fold(name), weight


def _next(base: sqlite3.Connection, table: str) -> int:
    found = base.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()  # noqa: S608
    return int(found[0])


def _exchanged(base: sqlite3.Connection, iri: str, rows: list[_NameRow]) -> Iterator[_NameRow]:
    """Take out the names of a thing that it has no more; yield the rows of those that are new to it.

    What else a row says of a name that stays is changed in place: the indexes of words and letters hold names alone.
    """
    known = base.execute("SELECT name, id, key FROM names WHERE iri = ?", (iri,)).fetchall()
    kept = {name: number for name, number, _ in known}
    new = {name for *_, name, _ in rows}
    for name, *row in known:
        if name not in new or row[0] != kept[name]:
            for table in ("words", "grams"):
                base.execute(
                    f"INSERT INTO {table}({table}, rowid, key) VALUES('delete', ?, ?)", row
                )
            base.execute("DELETE FROM names WHERE id = ?", row[:1])
    for row in rows:
        _, kind, label, name, weight = row
        if name in kept:
            base.execute(
                "UPDATE names SET kind = ?, label = ?, weight = ? WHERE id = ?",
                (kind, label, weight, kept[name]),
            )
        else:
            yield row


def _take_out_quotes(base: sqlite3.Connection, claim: str) -> None:
    for row in base.execute("SELECT id, quote FROM quotes WHERE claim = ?", (claim,)).fetchall():
        base.execute("INSERT INTO passages(passages, rowid, quote) VALUES('delete', ?, ?)", row)
    base.execute("DELETE FROM quotes WHERE claim = ?", (claim,))
