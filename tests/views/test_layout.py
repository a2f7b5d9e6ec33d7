from __future__ import annotations

import math
from itertools import combinations
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from marketgraph.tables import Tables
from marketgraph.views.boxes import label_box, lines, mark_box
from marketgraph.views.layout import compose
from marketgraph.views.picture import Link, Node, Picture
from marketgraph.views.selection import select


def test_every_node_has_a_place_and_no_two_marks_touch(small: ModuleType, tables: Tables) -> None:
    picture, _ = select(tables, [small.MARKET], 200)
    places = compose(picture)
    assert places.keys() == picture.nodes.keys()
    for one, two in combinations(places.values(), 2):
        assert math.dist((one.x, one.y), (two.x, two.y)) > one.size + two.size


def test_labels_of_the_first_view_do_not_overlap(small: ModuleType, tables: Tables) -> None:
    picture, _ = select(tables, [small.MARKET], 200)
    places = compose(picture)
    boxes = {}
    for node in picture.shown:
        place = places[node.iri]
        boxes[node.iri] = label_box(node, place.size, place.side).moved(place.x, place.y)
    for (one, first), (two, second) in combinations(boxes.items(), 2):
        assert first.overlap(second) < 20, (one, two)


def test_deals_stand_left_of_the_market_and_structure_right(
    small: ModuleType, tables: Tables
) -> None:
    picture, _ = select(tables, [small.MARKET], 200)
    places = compose(picture)
    centre = places[small.MARKET]
    assert all(places[small.development(f"d{n}")].x < centre.x for n in (1, 2, 3, 4))
    assert all(places[n.iri].x > centre.x for n in picture.shown if n.kind in ("segment", "region"))


nodes = st.integers(1, 25)


@given(nodes, st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=60))
def test_any_graph_is_laid_out_and_always_the_same_way(
    count: int, pairs: list[tuple[int, int]]
) -> None:
    found = {str(n): Node(str(n), "company", "Company", f"Company {n}") for n in range(count)}
    links = [
        Link(str(a % count), str(b % count), "relation", "owns")
        for a, b in pairs
        if a % count != b % count
    ]
    picture = Picture(found, links, 0, ("0",))
    first, second = compose(picture), compose(picture)
    assert first == second
    assert first.keys() == found.keys()
    assert all(math.isfinite(place.x) and math.isfinite(place.y) for place in first.values())


@given(st.text(max_size=200))
def test_labels_are_one_line_or_two_and_never_long(label: str) -> None:
    written = lines(Node("x", "company", "Company", label))
    assert 1 <= len(written) <= 2
    assert all(len(line) <= 24 for line in written)
    assert mark_box(5).right == 7
