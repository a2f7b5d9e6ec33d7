"""Which claims of a document that is as it was say something else, since names or developments mean something else."""

from __future__ import annotations

from dataclasses import dataclass, field

from marketgraph.build.inputs import Inputs
from marketgraph.build.judging import judged
from marketgraph.build.survey import Survey
from marketgraph.resolving import Collector
from marketgraph.resolving.parts import Part, parts_of


@dataclass(slots=True)
class Bearing:
    """What means something else in a document.

    Attributes:
        names: Names, as ``spelling`` tells them apart.
        ordinals: Places of the claims that tell of developments that mean something else.
    """

    names: set[tuple[str | None, ...]] = field(default_factory=set)
    ordinals: set[int] = field(default_factory=set)


def spelling(part: Part) -> tuple[str | None, ...]:
    """Return what tells a name of a document from others."""
    several = {"cells": 4, "products": 3, "facilities": 3}.get(part.table, 2)
    return (part.table, part.a, part.b, part.c)[:several]


def touched(survey: Survey, bearing: Bearing, inputs: Inputs) -> tuple[set[int], set[str]]:
    """Return which claims of a document must be encoded anew.

    Args:
        survey: The document.
        bearing: What means something else in it.
        inputs: What the build is made from.

    Returns:
        Places of these claims in the document, and the ids of the other claims.
    """
    every: list[str] = []
    found: set[str] = set()
    for ordinal, read in enumerate(survey.peek()):
        every.append(read.id)
        claim, _, _ = judged(read, inputs.judgements, survey.source.location or "")
        collector = Collector(survey.document, survey.location)
        collector.add(claim)
        parts = parts_of(collector.finish(), inputs.places)
        if ordinal in bearing.ordinals or not bearing.names.isdisjoint(map(spelling, parts)):
            found.add(read.id)
    again = {ordinal for ordinal, claim in enumerate(every) if claim in found}
    return again, set(every) - found
