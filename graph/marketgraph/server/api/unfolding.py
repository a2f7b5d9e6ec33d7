"""A view as it unfolds: a picture around some things, then one step after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from marketgraph.errors import UsageError
from marketgraph.server.api.remembering import Kept
from marketgraph.server.api.things import meant
from marketgraph.server.api.ties import ties
from marketgraph.tables import Tables
from marketgraph.views import compose, select
from marketgraph.views.boxes import Point, radius
from marketgraph.views.drawing import links_of, nodes_of, suggested
from marketgraph.views.gather import UNDRAWN_RELATIONS, UNDRAWN_ROLES, Scene, gather
from marketgraph.views.layout import Placed
from marketgraph.views.picture import Link, Node
from marketgraph.views.placing import boxes, place_beside
from marketgraph.views.rows import claims_about, rows
from marketgraph.vocabulary import MKG
from marketgraph.workspace.opened import Generation

FIRST = 200
"""Nodes that a view begins with, at most."""
MOST = 1_000
"""Nodes that a view may grow to."""
AT_ONCE = 50
"""Neighbours that one step adds, those with most claims first; the same step again adds the next."""

Step: TypeAlias = tuple[str, ...]

_LENGTHS = {"add": 1, "open": 3, "unfold": 1, "pin": 3}
_REMEDY = "Steps: add THING, open THING RELATION out|in, unfold GROUP, pin THING X Y."


@dataclass(frozen=True)
class View:
    """What is drawn, and where.

    Attributes:
        nodes: By IRI; folded groups stand for their members.
        places: Of these nodes.
        links: Between them.
        spare: Nodes inside folded groups, by IRI.
        cut: Things that the limit of the beginning left out.
        short: By ``open`` step, how many neighbours its last use left out.
    """

    nodes: Mapping[str, Node]
    places: Mapping[str, Placed]
    links: tuple[Link, ...]
    spare: Mapping[str, Node]
    cut: int
    short: Mapping[Step, int]


_KEPT: Kept[View] = Kept(64)


def parse(text: str) -> Step:
    """Return a step from its words.

    Raises:
        UsageError: It is none.

    >>> parse("open company/onrad-inc acquired out"), parse("unfold group:segment:End User:x")
    (('open', 'company/onrad-inc', 'acquired', 'out'), ('unfold', 'group:segment:End User:x'))
    """
    verb, _, rest = text.partition(" ")
    words = (rest,) if verb == "unfold" else tuple(rest.split(" "))
    if _LENGTHS.get(verb) != len(words) or not all(words):
        raise UsageError(f"{text[:80]!r} is no step of a view", remedy=_REMEDY)
    if verb == "pin":
        for number in words[1:]:
            _number(number)
    if verb == "open" and words[2] not in ("in", "out"):
        raise UsageError(f"{text[:80]!r} is no step of a view", remedy=_REMEDY)
    return (verb, *words)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not abs(number) <= 1e6:
        raise UsageError(f"{text[:20]!r} is no place of a pin", remedy=_REMEDY)
    return number


def unfolded(generation: Generation, focus: Sequence[str], steps: Sequence[str]) -> View:
    """Return the view of some things after some steps; the same ones always give the same view.

    A step that starts from something that is not in the view does nothing.

    Raises:
        UnknownName: Nothing here has one of the IRIs.
        UsageError: One of the steps is none.
    """
    iris = tuple(dict.fromkeys(meant(generation, given) for given in focus))
    asked = tuple(map(parse, steps))
    done, view = _known(generation, iris, asked)
    for number, step in enumerate(asked[done:], done + 1):
        view = _stepped(generation, view, step)
        _KEPT.put((generation.folder, iris, asked[:number]), view)
    return view


def _known(
    generation: Generation, iris: tuple[str, ...], asked: tuple[Step, ...]
) -> tuple[int, View]:
    """Return how many of the steps need not be gone again, and the view after them."""
    for number in range(len(asked), -1, -1):
        if view := _KEPT.get((generation.folder, iris, asked[:number])):
            return number, view
    view = _begun(generation.tables, iris)
    _KEPT.put((generation.folder, iris, ()), view)
    return 0, view


def _begun(tables: Tables, iris: Sequence[str]) -> View:
    picture, _ = select(tables, list(iris), FIRST)
    places = compose(picture)
    shown = {node.iri: node for node in picture.shown}
    spare = {node.iri: node for node in picture.nodes.values() if node.group}
    links = tuple(k for k in picture.links if k.source in shown and k.target in shown)
    return View(shown, {iri: places[iri] for iri in shown}, links, spare, picture.left_out, {})


def _stepped(generation: Generation, view: View, step: Step) -> View:
    verb, *words = step
    if verb == "unfold":
        return _unfold(generation.tables, view, words[0])
    iri = meant(generation, words[0])
    if verb == "add":
        return view if iri in view.nodes else _grown(generation.tables, view, [iri], None)
    if iri not in view.nodes:
        return view
    if verb == "pin":
        place = view.places[iri]._replace(x=_number(words[1]), y=_number(words[2]))
        return replace(view, places={**view.places, iri: place})
    return _open(generation.tables, view, step, iri)


def _unfold(tables: Tables, view: View, group: str) -> View:
    """Return the view with a folded group replaced by its members."""
    if group not in view.nodes:
        return view
    node, place = view.nodes[group], view.places[group]
    nodes = {iri: each for iri, each in view.nodes.items() if iri != group}
    places = {iri: each for iri, each in view.places.items() if iri != group}
    left = replace(view, nodes=nodes, places=places)
    return _grown(tables, left, list(node.members), Point(place.x, place.y))


def _open(tables: Tables, view: View, step: Step, iri: str) -> View:
    """Return the view with more of the neighbours that one relation leads to."""
    relation, inverse = step[2], step[3] == "in"
    found: dict[str, int] = {}
    extra: list[Link] = []
    for tie in ties(tables, iri):
        if tie.relation != relation or tie.inverse != inverse or tie.other.startswith(MKG):
            continue
        found[tie.other] = max(found.get(tie.other, 0), len(tie.claims))
        if relation in UNDRAWN_RELATIONS:
            ends = (tie.other, iri) if inverse else (iri, tie.other)
            extra.append(Link(*ends, "structure", relation, tie.claims))
    new = sorted(
        (other for other in found if other not in view.nodes), key=lambda o: (-found[o], o)
    )
    new = new[: min(AT_ONCE, max(0, MOST - len(view.nodes)))]
    left = sum(other not in view.nodes for other in found) - len(new)
    place = view.places[iri]
    grown = _grown(tables, view, new, Point(place.x, place.y), extra)
    return replace(grown, short={**view.short, step: left})


def _grown(
    tables: Tables,
    view: View,
    new: Sequence[str],
    anchor: Point | None,
    extra: Sequence[Link] = (),
) -> View:
    """Return the view with further things, developments with their parties, and all that ties these.

    Args:
        tables: The tables of a generation.
        view: What is there.
        new: IRIs of the things.
        anchor: Beside which place they stand; by default beside what they are tied to.
        extra: Links that pictures do not draw unasked.
    """
    parties = _parties(tables, new)
    wanted = {*view.nodes, *new, *(party for some in parties.values() for party in some)}
    scene = gather(tables, sorted(i for i in wanted if not i.startswith("group:")), around=False)
    known = nodes_of(scene)
    between = _between(scene, wanted - view.nodes.keys())
    fresh = {i: n for i, n in known.items() if i not in view.nodes and i in wanted | between}
    for iri, node in fresh.items():
        node.focus = False
        node.note = view.spare[iri].note if iri in view.spare else node.note
    about = claims_about(tables, [*fresh, *view.nodes])
    nodes = {**_without(view.nodes, fresh), **fresh}
    found = [*links_of(scene, known, about), *extra, *suggested(tables, nodes)]
    links = _merged(
        view.links, [k for k in found if k.source in nodes and k.target in nodes], fresh
    )
    _tell(fresh, links, about)
    for row in scene.roles:
        if row["development"] in between & fresh.keys() and row["entity"] in fresh:
            parties.setdefault(row["development"], []).append(row["entity"])
    places = _placed(view, fresh, links, parties, anchor)
    kept = {iri: view.places[iri] for iri in nodes if iri in view.places}
    return replace(view, nodes=nodes, places={**kept, **places}, links=tuple(links))


def _between(scene: Scene, new: set[str]) -> set[str]:
    """Return the developments that tie something new to something else."""
    return {row["development"] for row in scene.roles if row["entity"] in new}


def _tell(fresh: Mapping[str, Node], links: Iterable[Link], about: Mapping[str, set[str]]) -> None:
    """Give new nodes the claims that speak of them."""
    for iri, node in fresh.items():
        node.claims = set(about.get(iri, ()))
    for link in links:
        for end in (link.source, link.target):
            if end in fresh:
                fresh[end].claims.update(link.claims)


def _placed(
    view: View,
    fresh: Mapping[str, Node],
    links: Sequence[Link],
    parties: Mapping[str, Sequence[str]],
    anchor: Point | None,
) -> dict[str, Placed]:
    """Return places for new nodes."""
    degrees = _degrees(links)
    sizes = {iri: radius(node, degrees.get(iri, 0)) for iri, node in fresh.items()}
    at = anchor or _middle(view, links, fresh)
    return place_beside(list(fresh.values()), parties, at, boxes(view.nodes, view.places), sizes)


def _without(nodes: Mapping[str, Node], fresh: Mapping[str, Node]) -> dict[str, Node]:
    """Return the nodes, with folded groups that do not hold what is drawn beside them."""
    kept: dict[str, Node] = {}
    for iri, node in nodes.items():
        if not fresh.keys() & set(node.members):
            kept[iri] = node
            continue
        members = tuple(member for member in node.members if member not in fresh)
        if members:
            label = node.label.replace(f"+{len(node.members)} ", f"+{len(members)} ", 1)
            kept[iri] = replace(node, members=members, label=label)
    return kept


def _merged(old: Iterable[Link], new: Iterable[Link], fresh: Mapping[str, Node]) -> list[Link]:
    """Return the links that were there, and those of what is new."""
    added = [k for k in new if k.source in fresh or k.target in fresh]
    return list(dict.fromkeys([*old, *added]))


def _parties(tables: Tables, things: Sequence[str]) -> dict[str, list[str]]:
    """Return the parties of the developments among some things."""
    found: dict[str, list[str]] = {}
    for row in rows(tables, "roles", development=set(things)):
        if row["role"] not in UNDRAWN_ROLES:
            found.setdefault(row["development"], []).append(row["entity"])
    return found


def _degrees(links: Iterable[Link]) -> dict[str, int]:
    ties: dict[str, set[str]] = {}
    for link in links:
        ties.setdefault(link.source, set()).add(link.target)
        ties.setdefault(link.target, set()).add(link.source)
    return {iri: len(others) for iri, others in ties.items()}


def _middle(view: View, links: Iterable[Link], fresh: Mapping[str, Node]) -> Point:
    """Return where something new belongs: beside what it is tied to, else below everything."""
    for link in links:
        for new, old in ((link.source, link.target), (link.target, link.source)):
            if new in fresh and old in view.places:
                return Point(view.places[old].x, view.places[old].y)
    bottom = max((place.y for place in view.places.values()), default=0.0)
    return Point(0.0, bottom)
