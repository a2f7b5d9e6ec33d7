"""Things as every answer of the API names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from marketgraph.errors import UnknownName
from marketgraph.server.api.holding import Held
from marketgraph.server.linked.places import places_of
from marketgraph.tables import Tables
from marketgraph.vocabulary import KINDS, MKG
from marketgraph.workspace.opened import Generation


class Thing(BaseModel):
    """A thing: its IRI, the path of its page, its kind and name, its country (ISO 3166-1) if known."""

    iri: str
    path: str
    kind: str
    label: str
    country: str | None = None


def base_of(tables: Tables) -> str:
    """Return the base of the IRIs of a generation, by its tables."""
    return places_of(tables.folder.parent).base


def path_of(iri: str, base: str) -> str:
    """Return the path of a thing's page on this server.

    >>> path_of("https://example.org/id/company/onrad", "https://example.org/id/")
    '/id/company/onrad'
    """
    if iri.startswith(base):
        return "/id/" + quote(iri.removeprefix(base), safe="/")
    return "/resolve?iri=" + quote(iri, safe="")


def filtered(
    tables: Tables, name: str, columns: list[str] | None, **wanted: Iterable[str]
) -> list[dict[str, Any]]:
    """Return the rows of a table whose columns hold one of the wanted values."""
    filters = [(column, "in", sorted(values)) for column, values in wanted.items()]
    if any(not values for _, _, values in filters):
        return []
    rows: list[dict[str, Any]] = Held(tables).read(name, columns, filters).to_pylist()
    return rows


def things(tables: Tables, iris: Iterable[str]) -> dict[str, Thing]:
    """Return things by IRI: entities, developments and reports by their names, others by the end of their IRI."""
    wanted, base = {iri for iri in iris if iri}, base_of(tables)
    columns = ["iri", "kind", "type", "label", "country"]
    found = {
        row["iri"]: Thing(path=path_of(row["iri"], base), **{**row, "kind": _kind(row)})
        for row in filtered(tables, "entities", columns, iri=wanted)
    }
    for row in filtered(tables, "developments", ["iri", "label"], iri=wanted - set(found)):
        found[row["iri"]] = named(row["iri"], base, row["label"], "development")
    for iri, title in titles(tables, wanted - set(found)).items():
        found[iri] = named(iri, base, title, "report")
    return found | {iri: named(iri, base) for iri in wanted - set(found)}


def _kind(row: dict[str, Any]) -> str:
    """Return the kind of an entity: as its IRI has it; of one under the IRI of others, its class."""
    if row["kind"]:
        return str(row["kind"])
    kind = (row["type"] or "").lower()
    return kind if kind in KINDS else "other"


def titles(tables: Tables, reports: Iterable[str]) -> dict[str, str | None]:
    """Return the titles of reports."""
    rows = filtered(tables, "reports", ["iri", "title"], iri=reports)
    return {row["iri"]: row["title"] for row in rows}


def file_of(location: str | None) -> str | None:
    r"""Return the name of a file without the folders of the machine that it was read on.

    >>> file_of("C:\\data\\deals.csv"), file_of(None)
    ('deals.csv', None)
    """
    return (location or "").replace("\\", "/").rpartition("/")[2] or None


def named(iri: str, base: str, label: str | None = None, kind: str | None = None) -> Thing:
    """Return a thing that is no entity."""
    if kind is None:
        kind = iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else "term"
    return Thing(iri=iri, path=path_of(iri, base), kind=kind, label=label or end_of(iri))


def end_of(iri: str) -> str:
    """Return what stands behind the last slash of an IRI, or all of it."""
    return iri.removeprefix(MKG).rpartition("/")[2] or iri


def iri_of(given: str, base: str) -> str:
    """Return an IRI, or that of the path of a page."""
    return given if "://" in given else base + given.removeprefix("/").removeprefix("id/")


def meant(generation: Generation, given: str) -> str:
    """Return the IRI that an IRI or a path of a page means, replacements followed.

    Raises:
        UnknownName: Nothing here has it.
    """
    tables = generation.tables
    iri = iri_of(given, base_of(tables))
    for row in filtered(tables, "redirects", None, iri=[iri]):
        iri = row["replaced_by"]
    for name in ("entities", "developments", "reports"):
        if filtered(tables, name, ["iri"], iri=[iri]):
            return iri
    raise UnknownName("nothing here has that IRI", remedy="Search by a name: /api/search?q=")
