"""What a figure is about."""

from __future__ import annotations

from typing import NamedTuple

CAPITALS = r"[A-Z][\w.&]*(?:[ -](?:and |& |of )?[A-Z][\w.&]*){0,5}"
"""Some words with capitals, as a regular expression without ambiguity."""
_NAMED = ("market", "region", "dimension", "segment", "company")
"""The fields of a scope that facts have."""


class Scope(NamedTuple):
    """What a figure is about.

    Attributes:
        market: The market; the report's unless the sentence names another.
        region: A region or country, as written.
        dimension: The dimension of the segment, where it is known.
        segment: A segment, as written.
        company: A company.
        start: Where the words that name it start in the document; None if it is not named there.
        world: Whether the words say that the market is meant worldwide.
        sure: Whether the sentence itself says so: a known place, a listed segment or company, the market by its name.
    """

    market: str | None = None
    region: str | None = None
    dimension: str | None = None
    segment: str | None = None
    company: str | None = None
    world: bool = False
    sure: bool = True
    start: int | None = None

    @property
    def part(self) -> bool:
        """Whether it is about a part of the market."""
        return bool(self.region or self.segment or self.company)

    def fields(self) -> dict[str, str]:
        """Return the fields of a fact that tell the scope."""
        values = (self.market, self.region, self.dimension, self.segment, self.company)
        return {key: value for key, value in zip(_NAMED, values, strict=True) if value}

    def ranked(self, within: str | None, common: str | None = None) -> dict[str, str]:
        """Return the fields of a share or rank: the region of a segment is where it holds.

        Args:
            within: The region that the words tell beside.
            common: The region that the whole text is about: it is not told of each share.
        """
        fields = self.fields()
        if self.segment and self.region:
            del fields["region"]
            within = within or (None if self.region == common else self.region)
        return {**fields, "withinRegion": within} if within else fields

    def measured(self) -> dict[str, str]:
        """Return the fields of a size or rate: the region is ``World`` where the words say so."""
        return {"region": "World", **self.fields()} if self.world else self.fields()
