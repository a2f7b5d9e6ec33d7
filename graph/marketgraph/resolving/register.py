"""The register: which slug was minted for which name, so that a thing keeps its IRI."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from marketgraph.errors import JudgementError
from marketgraph.garbage import collector_paused
from marketgraph.vocabulary import is_iri

if TYPE_CHECKING:
    from _csv import Reader

COLUMNS = ("iri", "kind", "slug", "name", "scope", "minted")


class Row(NamedTuple):
    """One row of register.csv: a name in a scope is known by an IRI.

    Attributes:
        iri: The IRI.
        kind: Kind of thing.
        name: Key of the name, as the resolver compares it.
        scope: Where the name means this thing: a country, a publication, a document's location; empty: everywhere.
        minted: Day on which the row was written, ISO 8601.
    """

    iri: str
    kind: str
    name: str
    scope: str
    minted: str

    @property
    def slug(self) -> str:
        """Last part of the IRI."""
        return self.iri.rpartition(f"/{self.kind}/")[2]

    def cells(self) -> tuple[str, ...]:
        """Return the row as the file has it."""
        return self.iri, self.kind, self.slug, self.name, self.scope, self.minted


@lru_cache(maxsize=1_000)
def _is_beginning(text: str) -> bool:
    """Return whether an IRI may begin so."""
    return is_iri(f"{text}x")


def _is_sound(iri: str, slug: str) -> bool:
    """Return whether an IRI can be written; those that we minted differ in their slugs only, which are plain."""
    if slug.isascii() and slug.replace("-", "").isalnum():
        return _is_beginning(iri[: -len(slug)])
    return is_iri(iri)


class Register:
    """Rows in the order they were written; the first row of an IRI tells how old it is."""

    def __init__(self) -> None:
        """Start empty."""
        self.clear()

    def clear(self) -> None:
        """Forget all rows."""
        self.rows: list[Row] = []
        self._known: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._ages: dict[str, int] = {}
        self._several: set[str] = set()
        self._stamp: tuple[int, int, int] | None = None
        self._saved = 0

    @classmethod
    def load(cls, path: Path) -> Register:
        """Return the register of a file; an empty one where there is no file yet.

        Raises:
            JudgementError: The file is damaged; names the line.
        """
        register = cls()
        if path.exists():
            register._stamp = _stamp(path)
            with path.open(encoding="utf-8", newline="") as lines, collector_paused():
                register._read(csv.reader(lines), path)
        register._saved = len(register.rows)
        return register

    def _read(self, lines: Reader, path: Path) -> None:
        """Take the rows of a file."""
        try:
            if tuple(next(lines, COLUMNS)) != COLUMNS:
                raise ValueError(f"the header is not {','.join(COLUMNS)}")
            for line in lines:
                if len(line) != len(COLUMNS) or not line[0].endswith(f"{line[1]}/{line[2]}"):
                    raise ValueError("not a row of the register")
                if not _is_sound(line[0], line[2]):
                    raise ValueError(f"{line[0]!r} is not an IRI")
                self.add(Row(*line[:2], *line[3:]))
        except (ValueError, csv.Error) as error:
            raise JudgementError(
                str(error),
                file=path,
                place=f"line {lines.line_num}",
                remedy="Restore the file from a copy; without it, things may get new IRIs.",
            ) from error

    def save(self, path: Path) -> None:
        """Write the register, whole or not at all; an unchanged one is left alone.

        Rows come after those of the file that was read, if it is still that file.
        """
        if draft := self._draft(path):
            draft.replace(path)
        self._stamp = _stamp(path)
        self._saved = len(self.rows)

    def hand_over(self, path: Path) -> Path | None:
        """Write the register to a draft beside its file, and forget it: a build goes on without it.

        Returns:
            The draft, to be renamed to the file; None where that stands as it is.
        """
        draft = self._draft(path)
        self.clear()
        return draft

    def _draft(self, path: Path) -> Path | None:
        """Write a draft; None where the file is as it should be."""
        if self._saved == len(self.rows) and path.exists():
            return None
        draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        known = self._saved if self._stamp and self._stamp == _stamp(path) else 0
        try:
            if known:
                shutil.copyfile(path, draft)
            with draft.open("a" if known else "w", encoding="utf-8", newline="") as out:
                plain = csv.writer(out, lineterminator="\n")
                quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
                if not known:
                    plain.writerow(COLUMNS)
                for row in self.rows[known:]:  # a lone carriage return is not quoted by itself
                    (quoted if "\r" in "".join(row) else plain).writerow(row.cells())
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return draft

    def add(self, row: Row) -> None:
        """Add a row after the others."""
        first = self._ages.setdefault(row.iri, len(self.rows))
        if first < len(self.rows) and self.rows[first].name != row.name:
            self._several.add(row.iri)
        key = (row.kind, row.name, row.scope)
        self._known[key] = (*self._known.get(key, ()), row.iri)
        self.rows.append(row)

    def known(self, kind: str, name: str, scope: str) -> Sequence[str]:
        """Return the IRIs by which a name in a scope is known, in the order they were written."""
        return self._known.get((kind, name, scope), ())

    def age(self, iri: str) -> int:
        """Return the place of an IRI in order of minting, smaller for older ones."""
        return self._ages[iri]

    def minted_for(self, iri: str) -> str:
        """Return the name key that an IRI was minted for."""
        return self.rows[self._ages[iri]].name

    def kind_of(self, iri: str) -> str | None:
        """Return the kind of an IRI, or None where it was never minted."""
        return self.rows[self._ages[iri]].kind if iri in self._ages else None

    def shared(self, also: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
        """Yield IRI, kind and name of all rows of the IRIs by which several names are known.

        Args:
            also: IRIs whose rows are wanted in any case.
        """
        wanted = self._several.union(also)
        for row in self.rows if wanted else ():
            if row.iri in wanted:
                yield row.iri, row.kind, row.name

    def __contains__(self, iri: str) -> bool:
        """Whether an IRI has been minted."""
        return iri in self._ages


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what differs once a file was written or replaced; None where nothing can be added to its end."""
    try:
        found = path.stat()
        with path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            whole = stream.read(1) == b"\n"
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if whole else None
