"""Who is who after a small change: only names and tellings that the changed documents can bear upon are looked at.

What the others mean stands in the ledger of the last generation (``known``). The names that share a key with one of a
changed document, or are bound to such, are resolved alone by the rules of the full build: what these rules look at is
the same, in the same order, so they give the same. Tellings likewise. Where that cannot be, all is resolved anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from marketgraph.build.alike import Changed, changed
from marketgraph.build.bearing import Bearing, spelling
from marketgraph.build.inputs import Inputs
from marketgraph.build.known import FILE, Ledger, NameRow, ToldRow, open_ledger
from marketgraph.build.survey import Survey
from marketgraph.resolving import Cut, Entity, NameMap, Resolution, Suggestion
from marketgraph.resolving.developments import (
    Development,
    Developments,
    linked,
    meeting_keys,
    resolved,
)
from marketgraph.resolving.parts import Bonds, Part, can_part, meaning, name_map, names_of, parts_of
from marketgraph.resolving.resolution import SUGGESTIONS, Traits, differ
from marketgraph.resolving.suggesting import suggest
from marketgraph.tables import Tables
from marketgraph.tables.rewriting import only

SHARE = 10
"""A part is at most the tenth of all names; else all are resolved."""
MERGED = ("organization ", "market ", "region ", "world")
"""What keys of things begin with that merge everywhere, so that of a name only the sum of its mentions counts."""
_NOTHING: Traits = {}


class TooMuch(Exception):
    """A change bears upon too many names to be looked at alone."""


@dataclass
class PartResolution:
    """Who is who among the names that a change can bear upon; it stands for a whole ``Resolution``.

    Attributes:
        resolution: Of these names alone.
        maps: The linkers of the documents that are to be encoded.
        scope: IRIs that these names had in the last generation.
        before: The tables of the last generation.
        ledger: The file of what that generation knows.
    """

    resolution: Resolution
    maps: dict[str, NameMap]
    scope: frozenset[str]
    before: Tables
    ledger: Path

    @property
    def entities(self) -> Iterable[Entity]:
        """The entities of these names, in the order of their IRIs."""
        return self.resolution.entities

    def names(self, document: str) -> NameMap:
        """Return the linker of a document."""
        if document not in self.maps:
            with open_ledger(self.ledger) as ledger:
                self.maps[document] = name_map(_meanings(ledger.of_document(document)))
        return self.maps[document]

    @cached_property
    def cuts(self) -> list[Cut]:
        """All merges that were refused."""
        kept = [
            Cut(row["left"], row["right"], row["left_name"], row["right_name"], row["reason"])
            for row in self.before.read("suggestions").to_pylist()
            if row["kind"] == "kept apart" and not {row["left"], row["right"]} & self.scope
        ]
        return sorted([*kept, *self.resolution.cuts])

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """All pairs of companies that may be one, as ``Resolution.suggestions``."""
        new = dict(self.resolution.traits())
        with open_ledger(self.ledger) as ledger:

            def traits(iri: str) -> Traits:
                known = _NOTHING if iri in self.scope else ledger.traits(iri)
                return new.get(iri, known)

            def apart(left: str, right: str) -> bool:
                return differ(traits(left), traits(right), right)

            return suggest(self.alike.pairs, apart, SUGGESTIONS)

    @cached_property
    def alike(self) -> Changed:
        """The companies whose names are alike."""
        now = dict(self.resolution.companies())
        before = self._names(self.scope | now.keys())
        with open_ledger(self.ledger) as ledger:
            return changed(before, now, ledger.pairs(), ledger.in_block, self._names)

    def _names(self, companies: Collection[str]) -> dict[str, list[str]]:
        """Return the names of companies of the last generation."""
        table = self.before.read("entities", ["iri", "kind", "names"])
        rows = only(table, "iri", companies).to_pylist()
        return {row["iri"]: row["names"] for row in rows if row["kind"] == "company"}


@dataclass(slots=True)
class Found:
    """What a change bears upon.

    Attributes:
        resolution: Who is who.
        developments: The developments of the documents that are to be encoded.
        documents: The documents that changed, and those whose names or developments mean something else now.
        drop: Documents whose rows of the ledger go.
        names: Rows of the ledger that come.
        tellings: Likewise.
        bearing: What means something else in the documents that themselves are as they were.
    """

    resolution: PartResolution
    developments: Developments
    documents: set[str]
    drop: set[str]
    names: list[NameRow]
    tellings: list[ToldRow]
    bearing: dict[str, Bearing]


def find(ledger: Ledger, inputs: Inputs, before: Tables) -> Found:
    """Find out what the documents that changed bear upon.

    Args:
        ledger: What the last generation knows.
        inputs: What the build is made from.
        before: The tables of the last generation.

    Raises:
        TooMuch: All names must be resolved.
    """
    return _Search(ledger, inputs, before).run()


class _Search:
    """One search for what a change bears upon."""

    def __init__(self, ledger: Ledger, inputs: Inputs, before: Tables) -> None:
        self.ledger = ledger
        self.inputs = inputs
        self.before = before
        self.changed = inputs.changed()
        self.surveys = {item.document: item for item in inputs.surveys}
        self.old = {name: list(ledger.of_document(name)) for name in self.changed}
        self.new = {
            name: (survey.document_names().location, list(self._parts(survey)))
            for name in self.changed
            if (survey := self.surveys.get(name))
        }

    def _parts(self, survey: Survey) -> Iterator[Part]:
        return parts_of(survey.document_names(), self.inputs.places)

    def run(self) -> Found:
        """Return what was found."""
        if not can_part(self.inputs.judgements, self.inputs.register):
            raise TooMuch
        rows = self._rows()
        resolution = self._resolved(rows)
        differing = self._differing(rows, resolution)
        named = {name: self._moved(name, found) for name, found in differing.items()}
        maps = {name: resolution.names(name) for name in self.new}
        maps |= {name: name_map(_meanings(found)) for name, found in named.items()}
        told = self._told(maps)
        developments = self._linked(told)
        retold, stale = _retold(told, developments)
        for name in retold | stale:
            if name not in maps:
                named[name] = list(self.ledger.of_document(name))
                maps[name] = name_map(_meanings(named[name]))
        for name, (place, parts) in self.new.items():
            named[name] = [NameRow(name, place, part, meaning(maps[name], part)) for part in parts]
        tellings = list(self._all_told(maps, told, developments))
        return Found(
            PartResolution(
                resolution,
                maps,
                self._scope(rows),
                self.before,
                self.before.folder.parent / FILE,
            ),
            _by_document(tellings),
            self.changed | (maps.keys() - (stale - retold)),
            self.changed | maps.keys(),
            [row for found in named.values() for row in found],
            tellings,
            self._bearing(differing, tellings),
        )

    def _bearing(
        self, differing: Mapping[str, Iterable[Part]], tellings: Iterable[ToldRow]
    ) -> dict[str, Bearing]:
        """Return what means something else in each document that is as it was."""
        now = _by_document(tellings)
        every = (now.by_document.keys() | differing.keys()) - self.changed
        found = {name: Bearing() for name in every}
        for name, bearing in found.items():
            bearing.names |= {spelling(part) for part in differing.get(name, ())}
            bearing.ordinals |= {
                ordinal
                for row in self.ledger.tellings(name)
                for ordinal in (row.told.telling.ordinal,)
                if _differs(row.development, now.of(name)[ordinal])
            }
        return found

    def _rows(self) -> dict[str, list[NameRow]]:
        """Return the rows of all documents that share keys with the changed ones, by key, to a fixed point."""
        bonds = Bonds(self.inputs.register, self.inputs.judgements, self.inputs.aliases)
        most = self.ledger.size() // SHARE
        new: defaultdict[str, list[NameRow]] = defaultdict(list)
        for name, (place, parts) in self.new.items():
            for part in parts:
                new[part.key].append(NameRow(name, place, part))
        waiting = list({*new, *(row.part.key for rows in self.old.values() for row in rows)})
        found: dict[str, list[NameRow]] = {key: [] for key in waiting}
        count = 0
        while waiting:
            key = waiting.pop()
            if key.startswith(MERGED):
                old = list(self.ledger.totals(key, self.changed))
            else:
                old = [row for row in self.ledger.by_key(key) if row.document not in self.changed]
            found[key] = old + new.get(key, [])
            count += len(old)
            if count > most:
                raise TooMuch
            bound = {other for row in found[key] for other in bonds.by(row.part)}
            for other in (bound | bonds.of(key)) - found.keys():
                found[other] = []
                waiting.append(other)
        return found

    def _resolved(self, rows: Mapping[str, list[NameRow]]) -> Resolution:
        """Return who is who among the names of some rows."""
        parts: dict[tuple[str, str], list[Part]] = {
            (name, place): [] for name, (place, _) in self.new.items()
        }
        for row in _every(rows):
            parts.setdefault((row.document, row.place), []).append(row.part)
        return self.inputs.resolve(names_of(*where, found) for where, found in parts.items())

    def _scope(self, rows: Mapping[str, list[NameRow]]) -> frozenset[str]:
        """Return the IRIs that names of some rows, or of changed documents, had in the last generation."""
        found: set[str] = set()
        for row in (*_every(rows), *_every(self.old)):
            iri, label = row.meaning
            found.update((iri, label) if row.part.table == "cells" else (iri,))
        segments = self.before.read("segments", ["iri", "dimension"]).to_pydict()
        pairs = zip(segments["iri"], segments["dimension"], strict=True)
        return frozenset(found | {home for segment, home in pairs if segment in found} - {""})

    def _differing(
        self, rows: Mapping[str, list[NameRow]], resolution: Resolution
    ) -> dict[str, dict[Part, tuple[str, str]]]:
        """Return by document the rows that mean something else than in the last generation, with what they mean."""
        found: defaultdict[str, dict[Part, tuple[str, str]]] = defaultdict(dict)
        for row in _every(rows):
            now = meaning(resolution.names(row.document), row.part)
            if not row.known or now == row.meaning:
                continue
            for each in self.ledger.by_key(row.part.key) if not row.document else (row,):
                if each.document not in self.changed and each.part[:5] == row.part[:5]:
                    found[each.document][each.part] = now
        return found

    def _moved(self, document: str, meanings: Mapping[Part, tuple[str, str]]) -> list[NameRow]:
        """Return all rows of a document, some of which mean something else now."""
        return [
            row._replace(meaning=meanings.get(row.part, row.meaning))
            for row in self.ledger.of_document(document)
        ]

    def _told(self, maps: Mapping[str, NameMap]) -> dict[tuple[str, int], ToldRow]:
        """Return the tellings of documents with new names, and all that these can bear upon, by place."""
        judged = self.inputs.links.keys()
        found: dict[tuple[str, int], ToldRow] = {}
        again = self.changed | maps.keys()
        waiting = {key for name in again for key in self.ledger.keys_of(name)}
        for name, linker in maps.items():
            for told in resolved(name, self.surveys[name].document_tellings(), linker):
                keys = meeting_keys(told, judged)
                found[(name, told.telling.ordinal)] = ToldRow(told, None, keys)
                waiting |= keys
        seen = set(waiting)
        while waiting:
            for row in self.ledger.meeting(waiting.pop()):
                place = (row.told.document, row.told.telling.ordinal)
                if place[0] not in again and place not in found:
                    keys = meeting_keys(row.told, judged)
                    found[place] = row._replace(keys=keys)
                    waiting |= keys - seen
                    seen |= keys
        return found

    def _linked(self, told: Mapping[tuple[str, int], ToldRow]) -> Developments:
        """Return the developments of some tellings."""
        every = [told[place].told for place in sorted(told)]
        return linked(every, self.inputs.iris, self.inputs.links)

    def _all_told(
        self,
        maps: Iterable[str],
        told: Mapping[tuple[str, int], ToldRow],
        developments: Developments,
    ) -> Iterator[ToldRow]:
        """Yield all tellings of some documents with their developments."""
        judged = self.inputs.links.keys()
        for name in maps:
            places = {place: row for place, row in told.items() if place[0] == name}
            for row in self.ledger.tellings(name):
                place = (name, row.told.telling.ordinal)
                if name not in self.changed and place not in places:
                    yield row._replace(keys=meeting_keys(row.told, judged))
            for (_, ordinal), row in places.items():
                yield row._replace(development=developments.of(name)[ordinal])


def _every(rows: Mapping[str, list[NameRow]]) -> Iterator[NameRow]:
    """Yield rows that are kept by something."""
    for found in rows.values():
        yield from found


def _meanings(rows: Iterable[NameRow]) -> Iterator[tuple[Part, tuple[str, str]]]:
    """Yield rows as ``name_map`` takes them."""
    return ((row.part, row.meaning) for row in rows)


def _differs(old: Development | None, new: Development) -> bool:
    """Return whether a claim says something else if it tells of another development."""
    if old is None:
        return True
    before = (old.iri, old.tellings > 1, old.review_of)
    return before != (new.iri, new.tellings > 1, new.review_of)


def _retold(
    told: Mapping[tuple[str, int], ToldRow], developments: Developments
) -> tuple[set[str], set[str]]:
    """Return the documents that say something else of developments now, and those where only a count differs."""
    retold: set[str] = set()
    stale: set[str] = set()
    for (name, ordinal), row in told.items():
        if (old := row.development) and (new := developments.of(name)[ordinal]) != old:
            (retold if _differs(old, new) else stale).add(name)
    return retold, stale


def _by_document(rows: Iterable[ToldRow]) -> Developments:
    """Return the developments of tellings."""
    found = Developments()
    for row in rows:
        if row.development:
            found.by_document[row.told.document][row.told.telling.ordinal] = row.development
    return found
