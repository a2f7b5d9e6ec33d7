"""The parts of a build: survey, resolve, compare with the last generation, make the next one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from marketgraph.build import part
from marketgraph.build.folders import FORMAT, Folders
from marketgraph.build.inputs import ALIASES, COUNTRIES, Inputs
from marketgraph.build.known import FILE, open_ledger
from marketgraph.build.partworld import PartWorld
from marketgraph.build.report import BuildReport, Manifest, Progress, ProgressCallback
from marketgraph.build.rules import compiled
from marketgraph.build.survey import Survey, read_surveys
from marketgraph.build.surveying import survey_all
from marketgraph.build.world import Who, World
from marketgraph.encoding import ENCODER_VERSION
from marketgraph.errors import ClaimsError, WorkspaceError
from marketgraph.garbage import arrow_by_malloc
from marketgraph.resolving import (
    Aliases,
    DocumentNames,
    Judgements,
    NameMap,
    Places,
    Register,
)
from marketgraph.resolving.developments import Developments, Links, link
from marketgraph.resources import ONTOLOGY
from marketgraph.tables import HeldTables
from marketgraph.vocabulary import Iris, digest


@dataclass(slots=True)
class Clock:
    """Measures how long the stages of a build take, and reports how far it is."""

    callback: ProgressCallback | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Callable[[int], None]]:
        """Measure one stage.

        Yields:
            A function that is told how many claims more are done.
        """
        begun, done = time.perf_counter(), 0

        def advance(claims: int) -> None:
            nonlocal done
            done += claims
            if self.callback:
                self.callback(Progress(name, done, total))

        advance(0)
        yield advance
        self.seconds[name] = round(time.perf_counter() - begun, 3)


@dataclass(slots=True)
class Plan:
    """What a build is made from.

    Attributes:
        inputs: What it reads.
        world: What the whole build knows.
        manifest: The manifest of the generation to be made, but for its report.
        found: What the change since the last generation bears upon; None where all was looked at.
    """

    inputs: Inputs
    world: World
    manifest: Manifest
    found: part.Found | None = None

    @property
    def surveys(self) -> list[Survey]:
        """What each document says of names and developments."""
        return self.inputs.surveys

    @property
    def damaged(self) -> list[ClaimsError]:
        """Files of claims that cannot be read."""
        return self.inputs.damaged

    @property
    def register(self) -> Register:
        """Slugs, the new ones included."""
        return self.inputs.register


def plan(folders: Folders, clock: Clock, last: Manifest | None = None) -> Plan:
    """Survey the claims and find out who is who and which claims tell of one development.

    Args:
        folders: The workspace.
        clock: Measures and reports.
        last: The manifest of the generation in use; given, only what changed since is looked at, where that can be.

    Raises:
        JudgementError: judgements.csv or register.csv is damaged.
    """
    inputs = _inputs(folders, clock)
    with clock.stage("resolving names"):
        return _part(folders, inputs, last) or _whole(inputs)


def _inputs(folders: Folders, clock: Clock) -> Inputs:
    """Return what the build is made from."""
    judgements = Judgements.load(folders.judgements)
    register = Register.load(folders.register)
    current = folders.current()
    paths = folders.claim_files()
    with clock.stage("reading names") as advance:
        earlier = list(read_surveys(current / "surveys.jsonl", folders.claims)) if current else []
        known = {item.digest: item for item in earlier}
        surveys, damaged = survey_all(paths, known, judgements, advance)
    return Inputs(
        Iris(str(folders.read_settings()["base"])),
        judgements,
        register,
        Aliases.load(ALIASES),
        Places.load(COUNTRIES),
        _links(judgements),
        datetime.now(UTC).date().isoformat(),
        surveys,
        damaged,
        {item.document: item.digest for item in earlier},
    )


@arrow_by_malloc()
def _part(folders: Folders, inputs: Inputs, last: Manifest | None) -> Plan | None:
    """Return a plan of what a small change can bear upon; None where all must be looked at."""
    before = folders.current()
    if last is None or before is None or inputs.earlier.keys() != last.documents.keys():
        return None
    try:
        with open_ledger(before / FILE) as ledger:
            if ledger.basis() != inputs.basis():
                return None
            found = part.find(ledger, inputs, HeldTables(before / "tables"))
    except (part.TooMuch, sqlite3.Error, WorkspaceError):
        return None
    documents = {
        item.document: fingerprint(item, found.resolution, found.developments)
        if item.document in found.documents
        else last.documents[item.document]
        for item in inputs.surveys
    }
    world = PartWorld(
        *_world(inputs, found.resolution, found.developments),
        before=found.resolution.before,
        known=found.resolution.scope,
    )
    return _plan(inputs, world, documents, found)


def _whole(inputs: Inputs) -> Plan:
    """Return a plan of everything."""
    resolution = inputs.resolve(inputs.surveys)
    developments = link(
        ((item.document, item.document_tellings()) for item in inputs.surveys),
        resolution.names,
        inputs.iris,
        inputs.links,
    )
    documents = {
        item.document: fingerprint(item, resolution, developments) for item in inputs.surveys
    }
    return _plan(inputs, World(*_world(inputs, resolution, developments)), documents)


def _world(inputs: Inputs, resolution: Who, developments: Developments) -> Any:
    """Return what a world is made of."""
    types = _types(inputs.surveys)
    return inputs.iris, resolution, developments, inputs.judgements, compiled(), types


def _plan(
    inputs: Inputs, world: World, documents: dict[str, str], found: part.Found | None = None
) -> Plan:
    """Return a plan with its manifest."""
    manifest = Manifest(
        FORMAT,
        ENCODER_VERSION,
        inputs.iris.base,
        digest((ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8"), 16),
        documents,
        BuildReport(""),
    )
    return Plan(inputs, world, manifest, found)


def _links(judgements: Judgements) -> Links:
    """Return which claims people joined into one development, or split."""
    joined = tuple((_claim(row.subject), _claim(row.object)) for row in judgements.of("join"))
    split = frozenset(
        frozenset((_claim(row.subject), _claim(row.object))) for row in judgements.of("split")
    )
    return Links(joined, split)


def _claim(iri: str) -> str:
    """Return the id of a claim from its IRI or id."""
    return iri.rpartition("/")[2]


def _types(surveys: list[Survey]) -> dict[str, frozenset[str]]:
    """Return the classes of the things that RDF claims describe."""
    found: dict[str, frozenset[str]] = {}
    for item in surveys:
        for iri, classes in item.types.items():
            found[iri] = found.get(iri, frozenset()) | frozenset(classes)
    return found


def fingerprint(item: Survey, resolution: Who, developments: Developments) -> str:
    """Return a digest of all that the encoding of a document depends on.

    Its claims and the judgements on them, the entities of its names with their labels, and the
    developments that it tells of.
    """
    names = resolution.names(item.document)
    parts = [item.digest, *_names(names, item.document_names())]
    for ordinal, development in sorted(developments.of(item.document).items()):
        several = development.tellings > 1
        parts.append(f"{ordinal} {development.iri} {several} {development.review_of}")
    return digest("\n".join(parts))


def _names(linker: NameMap, held: DocumentNames) -> Iterator[str]:
    """Yield each name of a document with the entity that it means, and how that is labelled."""
    for name in sorted(held.companies):
        iri = linker.company(name)
        yield f"{name} {iri} {linker.label(iri)}"
    for name in sorted(held.organizations):
        yield f"{name} {linker.organization(name)}"
    for name in sorted(held.markets):
        yield f"{name} {linker.market(name)}"
    for name in sorted(held.regions):
        yield f"{name} {linker.region(name)}"
    for market, dimension, segment in sorted(held.cells, key=str):
        if segment:
            yield f"{segment} {linker.segment(market, dimension, segment)}"
        elif dimension:
            yield f"{dimension} {linker.dimension(market, dimension)}"
    for (name, maker), iri in _made(linker, held):
        yield f"{name} {maker} {iri} {linker.label(iri)}"


def _made(linker: NameMap, held: DocumentNames) -> Iterator[tuple[tuple[str, str | None], str]]:
    """Yield the products and facilities of a document with their IRIs."""
    for made in sorted(held.products, key=str):
        yield made, linker.product(*made)
    for made in sorted(held.facilities, key=str):
        yield made, linker.facility(*made)
