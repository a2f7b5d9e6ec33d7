"""What a page shows: plain texts and safe links only, so that templates have nothing to decide."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A text, and where it leads: nowhere, to a page of ours, or to another site."""

    text: str
    href: str = ""
    outside: bool = False


class Passage(NamedTuple):
    """A claim's words and where they stand.

    Attributes:
        quote: The words; cells of a row are parted by dots.
        document: The document.
        place: Where in the document.
        confidence: From 0 to 1, as text.
        status: What a person has to know before they believe it, or nothing.
        claim: The claim.
    """

    quote: str
    document: Link
    place: str
    confidence: str
    status: str
    claim: Link


class Item(NamedTuple):
    """A value with its passages, and how many claims more say so."""

    value: Link
    passages: tuple[Passage, ...] = ()
    more: int = 0

    @property
    def claims(self) -> int:
        """How many claims say it."""
        return len(self.passages) + self.more


class Group(NamedTuple):
    """Values under a heading; how many are left out, and the query that finds all."""

    heading: str
    term: Link
    items: tuple[Item, ...]
    left_out: int = 0
    query: str = ""


class Said(NamedTuple):
    """What a claim states, as sentences of three parts, with its passage."""

    sentences: tuple[tuple[Link, Link, Link], ...]
    passages: tuple[Passage, ...]


class Page(NamedTuple):
    """One page.

    Attributes:
        title: Its heading.
        kind: What the thing is, in words.
        shape: The kind that decides on colour and shape.
        iri: The thing.
        facts: What it has.
        pointing: What points at it.
        said: Claims with what they state, of a document or of the claim itself.
        forms: The same for machines: name of the form, path.
        notes: What was left out.
    """

    title: str
    kind: str
    shape: str
    iri: str
    facts: tuple[Group, ...]
    pointing: tuple[Group, ...]
    said: tuple[Said, ...]
    forms: tuple[Link, ...]
    notes: tuple[str, ...]
