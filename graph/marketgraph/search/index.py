"""Finds things by name, with typing errors and beginnings of words, and quotes by their words."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Self

from marketgraph.errors import DamagedWorkspace, NotBuilt
from marketgraph.search.folding import fold, quoted, trigrams
from marketgraph.search.ranking import Candidate, by_prefix, likeness, ordered

_CANDIDATES = 2000
_PREFIXED = 1000
_SHOWN = 100


class Hit(NamedTuple):
    """A thing that was found.

    Attributes:
        iri: The thing.
        kind: Its kind.
        label: The name by which it is shown.
        matched: The name that was found, which may be another one.
        score: 1 for the same name, from 0.9 for a beginning, below that for likeness.
    """

    iri: str
    kind: str
    label: str
    matched: str
    score: float


class Quote(NamedTuple):
    """A quote that was found, with the claim that rests on it; a higher score fits better."""

    claim: str
    quote: str
    score: float


class Index:
    """A finished search index, opened read-only; safe for threads."""

    def __init__(self, path: Path | str) -> None:
        """Open the file.

        Raises:
            NotBuilt: There is no such file.
        """
        path = Path(path).absolute()
        if not path.is_file():
            raise NotBuilt(
                "there is no search index", file=path, remedy="Build the workspace first."
            )
        self._path = path
        self._lock = threading.Lock()
        self._base = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._finalizer = weakref.finalize(self, self._base.close)

    def find(self, text: str, kind: str | None = None, limit: int = 10) -> list[Hit]:
        """Return the things whose names fit best: the same, beginning alike, or much alike.

        Args:
            text: What was typed; accents, case and punctuation do not matter.
            kind: Only things of this kind.
            limit: At most so many things, each once, best first.
        """
        key = fold(text)
        if not key or limit < 1:
            return []
        found: dict[str, Hit] = {}
        for stage in (self._same, self._beginning, self._alike):
            hits = (Hit(c.iri, c.kind, c.label, c.name, score) for score, c in stage(key, kind))
            for hit in hits:
                found.setdefault(hit.iri, hit)
            if len(found) >= limit or (found and stage == self._beginning):
                break
        return list(found.values())[:limit]

    def exact(self, name: str, kind: str | None = None) -> list[str]:
        """Return the IRIs of the things of that very name (but for case, accents, punctuation)."""
        return list(dict.fromkeys(one.iri for _, one in self._same(fold(name), kind)))

    def quotes(self, text: str, limit: int = 10) -> list[Quote]:
        """Return the quotes that hold all the words, the best fitting first (BM25)."""
        words = fold(text).split()
        if not words or limit < 1:
            return []
        rows = self._rows(
            "SELECT q.claim, q.quote, -bm25(passages) FROM passages JOIN quotes q ON q.id = passages.rowid "
            "WHERE passages MATCH ? ORDER BY rank, q.id LIMIT ?",
            (quoted(words), limit),
        )
        return [Quote(*row) for row in rows]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._finalizer()

    def __enter__(self) -> Self:
        """Return the index itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the index."""
        self.close()

    def _same(self, key: str, kind: str | None) -> list[tuple[float, Candidate]]:
        rows = self._names("key = ? ORDER BY weight DESC, label, iri, name", (key,), kind)
        return [(1.0, row) for row in rows]

    def _beginning(self, key: str, kind: str | None) -> list[tuple[float, Candidate]]:
        rows = self._rows(
            "SELECT n.* FROM words JOIN names n ON n.id = words.rowid "
            "WHERE words MATCH ? AND n.kind = coalesce(?, n.kind) LIMIT ?",
            (quoted(key.split(), prefix=True), kind, _PREFIXED),
        )
        return by_prefix(key, [Candidate(*row) for row in rows])

    def _alike(self, key: str, kind: str | None) -> list[tuple[float, Candidate]]:
        grams = self._rarest(trigrams(key))
        if not grams:
            return []
        shared = self._rows(
            "SELECT n.id, n.key FROM grams JOIN names n ON n.id = grams.rowid "
            "WHERE grams MATCH ? AND n.kind = coalesce(?, n.kind) LIMIT ?",
            (" OR ".join(quoted([gram]) for gram in grams), kind, _CANDIDATES),
        )
        scores = dict(likeness(key, shared, _SHOWN))
        marks = ",".join("?" * len(scores))
        found = self._names(f"id IN ({marks})", scores, None)
        return ordered((scores[one.id], one) for one in found)

    def _rarest(self, grams: Iterable[str]) -> list[str]:
        """Return the rarest of some trigrams, as many as lead to a bounded number of names."""
        counted: list[tuple[int, str]] = []
        for gram in sorted(grams):
            found = self._rows("SELECT doc, term FROM gram_counts WHERE term = ?", (gram,))
            counted += found
        counted.sort()
        total, chosen = 0, list[str]()
        for count, gram in counted:
            total += count
            if chosen and total > _CANDIDATES:
                break
            chosen.append(gram)
        return chosen

    def _names(self, where: str, values: Iterable[object], kind: str | None) -> list[Candidate]:
        limit = "kind = ? AND " if kind else ""
        given = [kind, *values] if kind else [*values]
        rows = self._rows(f"SELECT * FROM names WHERE {limit}{where}", given)  # noqa: S608
        return [Candidate(*row) for row in rows]

    def _rows(self, query: str, values: Iterable[object]) -> list[Any]:
        """Return the rows of a query.

        Raises:
            DamagedWorkspace: The file is not what was written.
        """
        with self._lock:
            try:
                return self._base.execute(query, tuple(values)).fetchall()
            except sqlite3.ProgrammingError:
                raise
            except sqlite3.DatabaseError as error:
                raise DamagedWorkspace(
                    f"the search index is damaged: {error}",
                    file=self._path,
                    remedy="Build again with `marketgraph build --full`.",
                ) from error
