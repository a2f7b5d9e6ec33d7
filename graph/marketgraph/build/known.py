"""What a generation knows of names and tellings, so that the next one looks again only at what a change can touch.

One SQLite file: a row a name and document with what it means, a row a telling with its development, and the keys by
which they can bear upon others (``resolving.parts``, ``resolving.developments.meeting_keys``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from marketgraph.resolving.developments import Development, Telling, Told, told_as
from marketgraph.resolving.parts import Part
from marketgraph.resolving.resolution import Traits
from marketgraph.resolving.suggesting import Alike, checksums

FILE = "known.sqlite"
_BATCH = 5_000
_CACHE = 32_768
"""Kilobytes of the file that are held in memory: with SQLite's own 2,000 it is read four times over."""
_SCHEMA = """
CREATE TABLE basis(digest TEXT);
CREATE TABLE documents(id INTEGER PRIMARY KEY, document TEXT UNIQUE, place TEXT);
CREATE TABLE names(key TEXT, document INTEGER, tab TEXT, a TEXT, b TEXT, c TEXT, mentions INTEGER, iri TEXT, label TEXT);
CREATE TABLE tellings(id INTEGER PRIMARY KEY, document INTEGER, ordinal INTEGER, claim TEXT, type TEXT, anchors TEXT,
  others TEXT, keys TEXT, date TEXT, amount REAL, iri TEXT, tellings INTEGER, review TEXT);
CREATE TABLE meetings(key INTEGER, telling INTEGER);
CREATE TABLE traits(iri TEXT, trait TEXT, value TEXT);
CREATE TABLE companies(id INTEGER PRIMARY KEY, iri TEXT);
CREATE TABLE blocks(key INTEGER, company INTEGER);
CREATE TABLE pairs(one TEXT, other TEXT, score REAL, reason TEXT);
"""
_INDEXES = """
CREATE INDEX names_key ON names(key);
CREATE INDEX names_document ON names(document);
CREATE INDEX tellings_document ON tellings(document);
CREATE INDEX meetings_key ON meetings(key);
CREATE INDEX meetings_telling ON meetings(telling);
CREATE INDEX traits_iri ON traits(iri);
CREATE INDEX companies_iri ON companies(iri);
CREATE INDEX blocks_key ON blocks(key);
CREATE INDEX pairs_one ON pairs(one, other);
"""
_NAMES = "SELECT d.document, place, key, tab, a, b, c, mentions, iri, label FROM names n JOIN documents d ON d.id = n.document"
_TELLINGS = """SELECT d.document, ordinal, claim, type, anchors, others, keys, date, amount, iri, tellings, review
FROM tellings t JOIN documents d ON d.id = t.document"""


class NameRow(NamedTuple):
    """What a document says of a name, and what the name means.

    Attributes:
        document: ``sha256:…`` of the document.
        place: Where it was read from.
        part: What it says.
        meaning: IRI and label, as ``resolving.parts.meaning`` gives them.
        known: Whether that was so in the last generation.
    """

    document: str
    place: str
    part: Part
    meaning: tuple[str, str] = ("", "")
    known: bool = False


class ToldRow(NamedTuple):
    """A telling and its development, if that is known, with the keys by which it can meet others."""

    told: Told
    development: Development | None
    keys: Collection[int] = ()


class Ledger:
    """The open file."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Use an open file."""
        self._base = base

    def basis(self) -> str:
        """Return the digest of what the names were resolved by beside the documents."""
        return str(self._base.execute("SELECT digest FROM basis").fetchone()[0])

    def size(self) -> int:
        """Return about how many rows of names there are."""
        return int(self._base.execute("SELECT coalesce(max(rowid), 0) FROM names").fetchone()[0])

    def by_key(self, key: str) -> Iterator[NameRow]:
        """Yield the rows of a key."""
        return _rows(self._base.execute(f"{_NAMES} WHERE key = ?", (key,)))

    def of_document(self, document: str) -> Iterator[NameRow]:
        """Yield the rows of a document."""
        return _rows(self._base.execute(f"{_NAMES} WHERE d.document = ?", (document,)))

    def totals(self, key: str, without: Collection[str]) -> Iterator[NameRow]:
        """Yield the rows of a key by which names merge everywhere, those of all documents but some added up."""
        asked = "SELECT tab, a, b, c, sum(mentions), min(iri), min(label) FROM names WHERE key = ? "
        asked += "AND document NOT IN (SELECT id FROM documents WHERE document IN (%s)) "
        asked %= ", ".join("?" * len(without))
        for *part, iri, label in self._base.execute(
            f"{asked} GROUP BY tab, a, b, c", (key, *without)
        ):
            yield NameRow("", "", Part(key, *part), (iri, label), True)

    def tellings(self, document: str) -> Iterator[ToldRow]:
        """Yield the tellings of a document."""
        return _told(self._base.execute(f"{_TELLINGS} WHERE d.document = ?", (document,)))

    def meeting(self, key: int) -> Iterator[ToldRow]:
        """Yield the tellings that have a key."""
        asked = f"{_TELLINGS} WHERE t.id IN (SELECT telling FROM meetings WHERE key = ?)"  # noqa: S608 - constants
        return _told(self._base.execute(asked, (key,)))

    def keys_of(self, document: str) -> Iterator[int]:
        """Yield the keys of the tellings of a document."""
        asked = """SELECT DISTINCT key FROM meetings m JOIN tellings t ON t.id = m.telling
            JOIN documents d ON d.id = t.document WHERE d.document = ?"""
        return (key for (key,) in self._base.execute(asked, (document,)))

    def traits(self, iri: str) -> Traits:
        """Return the countries, identifiers and differences of a company that are known."""
        found: Traits = {}
        asked = "SELECT trait, value FROM traits WHERE iri = ?"
        for trait, value in self._base.execute(asked, (iri,)):
            found[trait] = found.get(trait, frozenset()) | {value}
        return found

    def pairs(self) -> Alike:
        """Return the companies whose names are alike."""
        asked = "SELECT one, other, score, reason FROM pairs"
        rows = self._base.execute(asked)
        return {(one, other): (score, reason) for one, other, score, reason in rows}

    def in_block(self, key: int) -> Iterator[str]:
        """Yield the companies with a name that has a blocking key, by its checksum."""
        asked = "SELECT iri FROM blocks JOIN companies ON id = company WHERE key = ?"
        return (iri for (iri,) in self._base.execute(asked, (key,)))

    def put_alike(self, companies: Iterable[tuple[str, Sequence[str]]], pairs: Alike) -> None:
        """Add companies with their names, and pairs whose names are alike."""
        base = self._base
        first = int(base.execute("SELECT coalesce(max(id), 0) + 1 FROM companies").fetchone()[0])
        numbered = enumerate(companies, first)
        while rows := list(islice(numbered, _BATCH)):
            base.executemany(
                "INSERT INTO companies VALUES(?, ?)", ((number, iri) for number, (iri, _) in rows)
            )
            base.executemany(
                "INSERT INTO blocks VALUES(?, ?)",
                ((key, number) for number, (_, names) in rows for key in checksums(names)),
            )
        base.executemany(
            "INSERT INTO pairs VALUES(?, ?, ?, ?)", ((*pair, *how) for pair, how in pairs.items())
        )

    def drop_alike(
        self, companies: Mapping[str, Sequence[str]], pairs: Iterable[tuple[str, str]]
    ) -> None:
        """Take out companies that had some names, and pairs."""
        base = self._base
        base.executemany(
            "DELETE FROM blocks WHERE key = ? AND company = (SELECT id FROM companies WHERE iri = ?)",
            ((key, iri) for iri, names in companies.items() for key in checksums(names)),
        )
        base.executemany("DELETE FROM companies WHERE iri = ?", ((iri,) for iri in companies))
        base.executemany("DELETE FROM pairs WHERE one = ? AND other = ?", pairs)

    def put(
        self,
        basis: str,
        names: Iterable[NameRow],
        told: Iterable[ToldRow],
        traits: Iterable[tuple[str, Traits]],
    ) -> None:
        """Add rows."""
        base = self._base
        base.execute("DELETE FROM basis")
        base.execute("INSERT INTO basis VALUES(?)", (basis,))
        ids = _Ids(base)
        base.executemany(
            "INSERT INTO names VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (p[0], ids.of(document, place), *p[1:], *mean)
                for document, place, p, mean, _ in names
            ),
        )
        first = int(base.execute("SELECT coalesce(max(id), 0) + 1 FROM tellings").fetchone()[0])
        numbered = enumerate(told, first)
        while rows := list(islice(numbered, _BATCH)):
            base.executemany(
                "INSERT INTO tellings VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((number, ids.of(row.told.document), *_telling(row)) for number, row in rows),
            )
            base.executemany(
                "INSERT INTO meetings VALUES(?, ?)",
                ((key, number) for number, row in rows for key in row.keys),
            )
        base.executemany(
            "INSERT INTO traits VALUES(?, ?, ?)",
            (
                (iri, trait, value)
                for iri, known in traits
                for trait, values in known.items()
                for value in values
            ),
        )

    def drop(self, documents: Iterable[str], companies: Iterable[str]) -> None:
        """Take out the rows of documents, and the traits of companies."""
        base, one = self._base, "(SELECT id FROM documents WHERE document = ?)"
        for document in documents:
            for statement in (
                f"meetings WHERE telling IN (SELECT id FROM tellings WHERE document = {one})",  # noqa: S608 - constants
                f"tellings WHERE document = {one}",
                f"names WHERE document = {one}",
                "documents WHERE document = ?",
            ):
                base.execute(f"DELETE FROM {statement}", (document,))  # noqa: S608 - the constants above
        base.executemany("DELETE FROM traits WHERE iri = ?", ((iri,) for iri in companies))


class _Ids:
    """The numbers of documents."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[str, int] = {}

    def of(self, document: str, place: str = "") -> int:
        """Return the number of a document, which gets one."""
        if document not in self._known:
            asked = "INSERT INTO documents(document, place) VALUES(?, ?)"
            self._known[document] = self._base.execute(asked, (document, place)).lastrowid or 0
        return self._known[document]


def _rows(found: Iterable[tuple[Any, ...]]) -> Iterator[NameRow]:
    """Yield rows of names."""
    for document, place, *part, iri, label in found:
        yield NameRow(document, place, Part(*part), (iri, label), True)


def _told(found: Iterable[tuple[Any, ...]]) -> Iterator[ToldRow]:
    """Yield rows of tellings."""
    for document, number, claim, kind, anchors, others, keys, day, amount, *development in found:
        names = (_parted(anchors), _parted(others), _parted(keys))
        told = told_as(document, Telling(number, claim, kind, *names, day, amount))
        yield ToldRow(told, Development(*development))


_BETWEEN = "\x1f"


def _parted(text: str | None) -> tuple[str, ...]:
    """Return the texts that ``_joined`` joined."""
    return () if text is None else tuple(text.split(_BETWEEN))


def _joined(texts: Collection[str]) -> str | None:
    """Return texts as one; None where there are none."""
    return _BETWEEN.join(texts) if texts else None


def _telling(row: ToldRow) -> tuple[object, ...]:
    """Return the values of a telling after its document."""
    item = row.told.telling
    lists = map(_joined, (item.anchors, item.others, item.keys))
    found = row.development
    development = (found.iri, found.tellings, found.review_of) if found else (None, 0, None)
    return (item.ordinal, item.claim, item.type, *lists, item.date, item.amount, *development)


@contextmanager
def new_ledger(path: Path) -> Iterator[Ledger]:
    """Give a new file to be filled; it is whole when the block ends."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        base.execute("BEGIN")
        yield Ledger(base)
        for statement in filter(str.strip, _INDEXES.split(";")):
            base.execute(statement)
        base.execute("COMMIT")


@contextmanager
def open_ledger(path: Path, *, change: bool = False) -> Iterator[Ledger]:
    """Give a file that is there, to be read, or to be changed in one go: a copy of one's own, of no use if that fails."""
    mode = "rw" if change else "ro"
    with closing(
        sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    ) as base:
        for pragma in ("synchronous=OFF", "journal_mode=OFF", f"cache_size=-{_CACHE}"):
            base.execute(f"PRAGMA {pragma}")
        base.execute("BEGIN")
        yield Ledger(base)
        base.execute("COMMIT")
