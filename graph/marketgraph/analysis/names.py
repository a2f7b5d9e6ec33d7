"""Which thing a person means by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marketgraph.errors import UnknownName

if TYPE_CHECKING:
    from marketgraph.network import TableSource


def resolve(tables: TableSource, name: str, kind: str = "company") -> str:
    """Return the IRI of the thing of a kind that a name or IRI stands for.

    An IRI is followed through replacements. A name is compared with labels first, then with
    every name as written, exactly, then without regard to case, then with the IRI's last part.

    Args:
        tables: The tables of a generation.
        name: A name or an IRI.
        kind: A kind of thing, as in ``entities.kind``.

    Raises:
        UnknownName: Nothing is called so (the remedy has near names), or several things are.
    """
    if "://" in name:
        return _known(tables, name)
    rows = tables.read(
        "entities", columns=["iri", "label", "names", "country"], filters=[("kind", "=", kind)]
    ).to_pylist()
    for matches in (_exactly, _in_any_case, _by_slug):
        found = matches(rows, name)
        if len(found) == 1:
            return str(found[0]["iri"])
        if found:
            raise _ambiguous(name, kind, found)
    raise _unknown(name, kind, rows)


def _known(tables: TableSource, iri: str) -> str:
    """Return an IRI or what replaces it, if the entities table has it."""
    redirects = tables.read("redirects", columns=["iri", "replaced_by"]).to_pydict()
    replaced = dict(zip(redirects["iri"], redirects["replaced_by"], strict=True))
    seen = {iri}
    while iri in replaced and replaced[iri] not in seen:
        iri = replaced[iri]
        seen.add(iri)
    if not tables.read("entities", columns=["iri"], filters=[("iri", "=", iri)]).num_rows:
        raise UnknownName(f"nothing here has the IRI {iri}", remedy="Search by a name instead.")
    return iri


def _exactly(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return things with that label, else with that name."""
    return [row for row in rows if row["label"] == name] or [
        row for row in rows if name in (row["names"] or ())
    ]


def _in_any_case(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return things with that label in any case, else with that name in any case."""
    folded = name.strip().casefold()
    return [row for row in rows if row["label"].casefold() == folded] or [
        row for row in rows if any(folded == other.casefold() for other in row["names"] or ())
    ]


def _by_slug(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return things whose IRI ends in that slug."""
    return [row for row in rows if row["iri"].endswith(f"/{name}")]


def _ambiguous(name: str, kind: str, found: list[dict[str, Any]]) -> UnknownName:
    """Return the error that several things have a name."""
    listed = ", ".join(f"{row['iri']} ({row['country'] or 'no country'})" for row in found[:5])
    return UnknownName(
        f'"{name}" stands for {len(found)} things of kind {kind}', remedy=f"Give one IRI: {listed}."
    )


def _unknown(name: str, kind: str, rows: list[dict[str, Any]]) -> UnknownName:
    """Return the error that nothing has a name, with near ones."""
    from rapidfuzz import fuzz, process, utils

    labels = sorted({row["label"] for row in rows})
    near = process.extract(
        name,
        labels,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=3,
        score_cutoff=60,
    )
    said = " or ".join(f'"{label}"' for label, _, _ in near)
    remedy = f"Did you mean {said}?" if said else f"Nothing of kind {kind} has a name like it."
    return UnknownName(f'there is no {kind} called "{name}"', remedy=remedy)
