"""What the details panel tells of each node: facts in groups, each with its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marketgraph.views.drawing import subject_of
from marketgraph.views.evidence import Evidence
from marketgraph.views.gather import Scene
from marketgraph.views.picture import Link, Node, Picture
from marketgraph.views.rows import Row
from marketgraph.views.words import RELATIONS, UNSTATED, money, percent, spaced, years

DEALS = frozenset({"Acquisition", "Merger", "JointVenture", "Investment"})
ROLE_ORDER = ("acquirer", "investor", "supplier", "partner", "actor", "target", "seller")
Fact = dict[str, Any]


def details(picture: Picture, scene: Scene, evidence: Evidence) -> dict[str, list[Fact]]:
    """Return the facts of every node of a picture, by IRI.

    Each fact is a ``label`` and its ``items``; an item is a ``text``, the ``node`` that it leads
    to, the ``claims`` behind it, and ``unstated`` where the sources give no value.
    """
    ends: dict[str, list[Link]] = {}
    for link in picture.links:
        ends.setdefault(link.source, []).append(link)
        ends.setdefault(link.target, []).append(link)
    figures: dict[str, list[Row]] = {}
    for row in scene.figures:
        figures.setdefault(subject_of(row) or row["market"], []).append(row)
    found = {}
    for node in picture.nodes.values():
        tied = ends.get(node.iri, [])
        if node.kind == "development":
            found[node.iri] = _development(node, scene, picture, tied, evidence)
        else:
            found[node.iri] = [
                *_figures(figures.get(node.iri, []), evidence),
                *_linked(node, tied, picture, scene, evidence),
                *_written(node, tied, scene),
            ]
    return {iri: facts for iri, facts in found.items() if facts}


def _item(text: str, claims: Sequence[int] = (), node: str = "", note: str = "") -> Fact:
    """Return an item of a fact; empty parts are left out."""
    item = {"text": text, "claims": list(claims), "node": node, "note": note}
    return {key: value for key, value in item.items() if value}


def _unstated() -> Fact:
    """Return the item of a value that no source gives."""
    return {"text": UNSTATED, "unstated": True}


def _development(
    node: Node, scene: Scene, picture: Picture, tied: Iterable[Link], evidence: Evidence
) -> list[Fact]:
    """Return the facts of a development: date, parties by role, terms."""
    row = scene.developments[node.iri]
    claims = evidence.numbers(node.claims)
    facts = [{"label": "Date", "items": [_item(node.note, claims) if node.note else _unstated()]}]
    roles: dict[str, list[Fact]] = {}
    for link in tied:
        if link.kind == "role":
            party = picture.nodes[link.target]
            roles.setdefault(link.word, []).append(_item(party.label, claims, party.iri))
    order = {role: number for number, role in enumerate(ROLE_ORDER)}
    for role in sorted(roles, key=lambda name: (order.get(name, 99), name)):
        facts.append({"label": spaced(role), "items": roles[role]})
    return [*facts, *_terms(row, claims)]


def _terms(row: Row, claims: Sequence[int]) -> list[Fact]:
    """Return the terms of a development; a deal without a price says so."""
    deal = row["type"] in DEALS
    amount = money(row["amount"], row["currency"]) if row["amount"] is not None else None
    stake = percent(row["stake"]) if row["stake"] is not None else None
    values = [
        ("Status", row["status"], deal),
        ("Price", amount, deal),
        ("Stake", stake, deal),
        ("Case", row["case"], False),
        ("Outcome", row["outcome"], False),
    ]
    return [
        {"label": label, "items": [_item(str(value), claims) if value else _unstated()]}
        for label, value, expected in values
        if value or expected
    ]


def _figures(found: Iterable[Row], evidence: Evidence) -> list[Fact]:
    """Return the figures about a thing, grouped by what they measure."""
    grouped: dict[str, list[Fact]] = {}
    for row in sorted(found, key=_figure_order):
        text, note = _figure(row)
        item = _item(text, evidence.numbers([row["claim"]]), note=note)
        grouped.setdefault(spaced(row["type"]), []).append(item)
    return [{"label": label, "items": grouped[label]} for label in sorted(grouped, reverse=True)]


def _figure_order(row: Row) -> tuple[bool, int, str, str]:
    """Return the order of figures: what was measured before what is forecast, newest first."""
    forecast = (row["status"] or "").lower() == "forecast"
    return forecast, -(row["end_year"] or 0), row["publisher"] or "", row["iri"]


def _figure(row: Row) -> tuple[str, str]:
    """Return a figure in words, and who published it for which year."""
    qualifier = f"{row['qualifier'].lower()} " if row["qualifier"] else ""
    if row["type"] == "MarketSize":
        text = money(row["amount"], row["currency"])
    elif row["type"] == "Ranking":
        by = "by growth" if "Growth" in (row["criterion"] or "") else "by size"
        text = f"number {row['rank']} {by}"
    else:
        text = percent(row["percent"]) if row["percent"] is not None else UNSTATED
        text += " a year" if row["type"] == "GrowthRate" else ""
    when = years(row["start_year"], row["end_year"])
    note = [when, row["status"].lower() if row["status"] else "", row["publisher"] or ""]
    return qualifier + text, ", ".join(part for part in note if part)


def _linked(
    node: Node, tied: Iterable[Link], picture: Picture, scene: Scene, evidence: Evidence
) -> list[Fact]:
    """Return what a thing is tied to, grouped by relation, developments by their date."""
    grouped: dict[str, list[tuple[str, Fact]]] = {}
    for link in tied:
        outward = link.source == node.iri
        other = picture.nodes[link.target if outward else link.source]
        claims = evidence.numbers(link.claims)
        if link.kind == "role":
            when = scene.developments[other.iri]["earliest"] or ""
            note = f"{link.word}, {other.note}" if other.note else link.word
            item = _item(other.label, claims, other.iri, note)
            grouped.setdefault("Developments", []).append((when, item))
        else:
            label = RELATIONS.get(link.word, (spaced(link.word),) * 2)[not outward]
            if link.word == "segmentOf" and not outward and other.dimension:
                label = other.dimension
            item = _item(other.label, claims, other.iri, link.note or other.note)
            grouped.setdefault(label, []).append((other.label.casefold(), item))
    facts = []
    for label in sorted(grouped, key=lambda name: (name != "Developments", name)):
        items = sorted(grouped[label], key=lambda pair: pair[0], reverse=label == "Developments")
        facts.append({"label": label, "items": [item for _, item in items]})
    return facts


def _written(node: Node, tied: Iterable[Link], scene: Scene) -> list[Fact]:
    """Return the country of a thing and its names as documents write them."""
    facts: list[Fact] = []
    row = scene.entities.get(node.iri, {})
    told = any(link.word == "country" and link.source == node.iri for link in tied)
    if row.get("country") and not told:
        facts.append({"label": "Country", "items": [{"country": row["country"]}]})
    if node.dimension:
        facts.append({"label": "Dimension", "items": [_item(node.dimension)]})
    if node.names:
        items = [{"text": name, "written": True} for name in node.names]
        facts.append({"label": "Written", "items": items})
    return facts
