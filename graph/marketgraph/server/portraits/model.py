"""What the pages of single kinds show: plain texts, safe links and passages, so that templates decide nothing."""

from __future__ import annotations

from typing import NamedTuple

from marketgraph.server.linked.model import Link, Passage


class Cite(NamedTuple):
    """Where something is said.

    Attributes:
        marks: Numbers of its sources in the page's list.
        passages: The words of some claims, one a source before a second one.
        more: How many claims more say so.
    """

    marks: tuple[int, ...] = ()
    passages: tuple[Passage, ...] = ()
    more: int = 0


class Value(NamedTuple):
    """A value or thing, who says so, and what has to be known of it."""

    link: Link
    cite: Cite = Cite()
    note: str = ""


class Source(NamedTuple):
    """A source in the page's list: a report that documents credit, or a document itself.

    Attributes:
        number: Its mark.
        title: The report or document.
        publisher: Who published it, or nothing.
        issued: When, as the source has it, or nothing.
        document: The document that was read, if it is another thing than the title.
        web: Where it is on the web, or nothing.
    """

    number: int
    title: Link
    publisher: str
    issued: str
    document: Link
    web: Link


class Part(NamedTuple):
    """What takes part in a development, by role in words."""

    role: str
    things: tuple[Link, ...]


class Review(NamedTuple):
    """What an authority decided on a deal."""

    link: Link
    authority: str
    outcome: str
    when: str
    cite: Cite


class Deed(NamedTuple):
    """A development as a line of a list.

    Attributes:
        link: The development by its name.
        type: What it is, in words.
        when: The day, month or year, or nothing.
        day: The first day that it can mean, an ISO date, or nothing.
        parts: Who took part, other than those that its name tells.
        terms: Status, amount, stake and the like, in words.
        unpriced: Whether it is a deal of which no price is stated.
        reviews: What authorities decided.
        cite: Who says so.
    """

    link: Link
    type: str
    when: str
    day: str
    parts: tuple[Part, ...]
    terms: tuple[str, ...]
    unpriced: bool
    reviews: tuple[Review, ...]
    cite: Cite


class Heap(NamedTuple):
    """Developments of one sort under a heading."""

    heading: str
    deeds: tuple[Deed, ...]


class Drawing(NamedTuple):
    """A chart: its kind, what it shows in words, and the data that the script draws.

    Attributes:
        kind: The module of ``static/js/charts`` that draws it.
        label: What it shows, for those who do not see it.
        data: What is drawn, as JSON.
        height: Pixels.
    """

    kind: str
    label: str
    data: str
    height: int


class Stated(NamedTuple):
    """What a claim states: of each thing the properties and values; and the passage that says so."""

    things: tuple[tuple[Link, tuple[tuple[str, Link], ...]], ...]
    passage: Passage


class Head(NamedTuple):
    """The head of a page.

    Attributes:
        title: The heading.
        kind: What the thing is, in words.
        shape: The kind that decides on colour and shape.
        iri: The thing.
        graph: Address of the thing in the graph's page.
        rests: Address of the query that finds what rests on one source.
        forms: The same for machines.
    """

    title: str
    kind: str
    shape: str
    iri: str
    graph: str
    rests: str
    forms: tuple[Link, ...]
