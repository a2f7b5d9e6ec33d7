"""What surrounds the things that were asked for: candidates for a page, before any cut."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from marketgraph.views.rows import Row, TableSource, either, rows
from marketgraph.vocabulary import MKG, RELATIONS

UNDRAWN_RELATIONS = frozenset({"covers", "coversRegion", "inIndustry"})
UNDRAWN_ROLES = frozenset({"authority", "locatedIn"})
HUBS = frozenset({"region", "industry", "organization"})


@dataclass(slots=True)
class Scene:
    """Rows about the focus and its surroundings.

    Attributes:
        focus: What was asked for, replaced IRIs followed.
        developments: Rows of ``developments`` by IRI.
        outer: Developments of the surroundings that do not touch the focus themselves.
        roles: Rows of ``roles`` of all these developments.
        relations: Rows of ``relations`` between the things of the scene.
        segments: Rows of ``segments`` by IRI.
        figures: Rows of ``figures`` about the focus.
        entities: Rows of ``entities`` by IRI.
    """

    focus: tuple[str, ...]
    developments: dict[str, Row] = field(default_factory=dict)
    outer: set[str] = field(default_factory=set)
    roles: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    segments: dict[str, Row] = field(default_factory=dict)
    figures: list[Row] = field(default_factory=list)
    entities: dict[str, Row] = field(default_factory=dict)


def gather(tables: TableSource, focus: Sequence[str], *, around: bool) -> Scene:
    """Return the focus with its surroundings, or only what ties its parts together.

    Args:
        tables: The tables of a generation.
        focus: IRIs of companies, markets, segments, developments and the like.
        around: Whether neighbours are gathered too.
    """
    scene = Scene(_current(tables, focus))
    touching = _around(tables, scene) if around else _between(tables, scene)
    things = set(scene.focus) | touching | set(scene.segments) | set(_party_iris(scene))
    scene.entities = _entities(tables, things)
    if around:
        _outer(tables, scene)
    _relate(tables, scene)
    return scene


def _current(tables: TableSource, focus: Sequence[str]) -> tuple[str, ...]:
    """Return the focus with replaced IRIs followed, in the order given, each once."""
    replaced = {row["iri"]: row["replaced_by"] for row in rows(tables, "redirects", iri=set(focus))}
    return tuple(dict.fromkeys(replaced.get(iri, iri) for iri in focus))


def _around(tables: TableSource, scene: Scene) -> set[str]:
    """Add what touches the focus; return the things that its relations and figures name."""
    focus = set(scene.focus)
    _add_developments(tables, scene, _developments_of(tables, focus))
    for row in either(tables, "developments", ["iri", "market"], focus):
        scene.developments[row["iri"]] = row
    scene.roles = rows(tables, "roles", development=scene.developments.keys())
    scene.segments = {
        row["iri"]: row for row in either(tables, "segments", ["iri", "market", "parent"], focus)
    }
    _add_figures(tables, scene)
    touching = either(tables, "relations", ["source", "target"], focus)
    ends = (row[end] for row in touching if _drawn(row) for end in ("source", "target"))
    return {iri for iri in ends if iri} | set(_figure_iris(scene.figures, focus))


def _between(tables: TableSource, scene: Scene) -> set[str]:
    """Add developments that tie two things of the focus; return nothing further."""
    focus = set(scene.focus)
    parties: dict[str, set[str]] = {}
    for row in rows(tables, "roles", entity=focus):
        if row["role"] not in UNDRAWN_ROLES:
            parties.setdefault(row["development"], set()).add(row["entity"])
    shared = {development for development, found in parties.items() if len(found) > 1}
    _add_developments(tables, scene, shared | focus)
    named = rows(tables, "roles", development=scene.developments.keys())
    scene.roles = [row for row in named if row["entity"] in focus]
    scene.segments = {row["iri"]: row for row in rows(tables, "segments", iri=focus)}
    _add_figures(tables, scene)
    return set()


def _add_figures(tables: TableSource, scene: Scene) -> None:
    """Add the figures about the focus."""
    subjects = ["market", "region", "segment", "company"]
    scene.figures = either(tables, "figures", subjects, set(scene.focus))


def _developments_of(tables: TableSource, things: Collection[str]) -> set[str]:
    """Return the developments in which any of the things has a part."""
    found = rows(tables, "roles", entity=things)
    return {row["development"] for row in found if row["role"] not in UNDRAWN_ROLES}


def _add_developments(tables: TableSource, scene: Scene, iris: Collection[str]) -> None:
    """Add the rows of developments."""
    for row in rows(tables, "developments", iri=iris):
        scene.developments[row["iri"]] = row


def _party_iris(scene: Scene) -> Iterable[str]:
    """Yield the drawn parties of the scene's developments."""
    focus = set(scene.focus)
    for row in scene.roles:
        if row["role"] not in UNDRAWN_ROLES or row["entity"] in focus:
            yield row["entity"]


def _figure_iris(figures: Sequence[Row], focus: Collection[str]) -> Iterable[str]:
    """Yield the regions, segments and companies that figures of a market in focus are about."""
    for row in figures:
        if row["market"] in focus or row["segment"] in focus:
            yield from (row[key] for key in ("region", "segment", "company") if row[key])
        if row["market"] and row["region"] not in focus:
            yield row["market"]


def _drawn(row: Row) -> bool:
    """Return whether a row of ``relations`` can become an edge."""
    return row["relation"] not in UNDRAWN_RELATIONS


def _entities(tables: TableSource, things: Iterable[str]) -> dict[str, Row]:
    """Return the rows of the things that are entities with names, fixed terms left out."""
    named = {iri for iri in things if iri and not iri.startswith(MKG)}
    return {row["iri"]: row for row in rows(tables, "entities", iri=named)}


def _outer(tables: TableSource, scene: Scene) -> None:
    """Add what the companies around a market do and offer elsewhere."""
    kinds = {iri: row["kind"] for iri, row in scene.entities.items()}
    if not any(kinds.get(iri) == "market" for iri in scene.focus):
        return
    companies = {iri for iri, kind in kinds.items() if kind == "company"}
    known = set(scene.developments)
    _add_developments(tables, scene, _developments_of(tables, companies) - known)
    scene.outer = set(scene.developments) - known
    for row in rows(tables, "roles", development=scene.outer):
        if row["entity"] in companies:
            scene.roles.append(row)
    products = rows(tables, "relations", source=companies, relation={"hasProduct"})
    scene.entities |= _entities(tables, {row["target"] for row in products})


def _relate(tables: TableSource, scene: Scene) -> None:
    """Add the relations between the things of the scene, hubs outside the focus not expanded."""
    focus = set(scene.focus)
    things = {iri for iri, row in scene.entities.items() if iri in focus or row["kind"] not in HUBS}
    hubs = set(scene.entities) - things
    found = rows(tables, "relations", source=things, target=things | hubs)
    for row in found:
        told = row["development"] in scene.developments and row["relation"] in RELATIONS
        to_hub = row["target"] in hubs and row["source"] not in focus
        if _drawn(row) and not told and not to_hub:
            scene.relations.append(row)
