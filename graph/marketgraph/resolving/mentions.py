"""What one document says about names: which it uses, how often, and what it tells to keep them apart."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

Cell = tuple[str, str | None, str | None]
"""Market, dimension and segment as written; a market's dimension alone has no segment."""
Made = tuple[str, str | None]
"""A product or facility as written, and the company that it belongs to, if the fact names one."""
Pairs = list[tuple[str, str]]


class Named(Protocol):
    """A document whose names are read when they are asked for, so that those of one document at a time are held."""

    @property
    def document(self) -> str:
        """``sha256:…`` of the document."""

    @property
    def location(self) -> str:
        """Where it was read from."""

    def document_names(self) -> DocumentNames:
        """Return its names."""


@dataclass(slots=True)
class DocumentNames:
    """The names of one document, each as written, with the number of mentions.

    Attributes:
        document: ``sha256:…`` of the document.
        location: Where it was read from; scopes that must outlive an edit are named after it.
        publications: Credited publications ("publisher: title"), numbered by their place here.
        companies: Companies, with their number of mentions.
        credited: (publication, company): who is named in which credited publication.
        places: (company, place) where a fact gives its country or headquarters.
        identifiers: (company, scheme, value).
        aliases: (company, alias) that the text itself equates.
        owned: (owner, company): two companies, since one owns the other.
    """

    document: str
    location: str
    publications: list[str] = field(default_factory=list)
    companies: dict[str, int] = field(default_factory=dict)
    credited: list[tuple[int, str]] = field(default_factory=list)
    places: Pairs = field(default_factory=list)
    identifiers: list[tuple[str, str, str]] = field(default_factory=list)
    aliases: Pairs = field(default_factory=list)
    owned: Pairs = field(default_factory=list)
    organizations: dict[str, int] = field(default_factory=dict)
    markets: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    cells: dict[Cell, int] = field(default_factory=dict)
    products: dict[Made, int] = field(default_factory=dict)
    facilities: dict[Made, int] = field(default_factory=dict)

    def document_names(self) -> Self:
        """Return these names."""
        return self

    def to_json(self) -> str:
        """Return one line of JSON, the same for the same names."""
        record: dict[str, Any] = {"document": self.document, "location": self.location}
        for name in _PLAIN:
            record[name] = dict(sorted(getattr(self, name).items()))
        for name in _KEYED:
            counted = getattr(self, name).items()
            record[name] = sorted(([*key, n] for key, n in counted), key=_text_order)
        for name in _LISTED:
            record[name] = getattr(self, name)
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> DocumentNames:
        """Return the names that ``to_json`` wrote.

        Raises:
            ValueError: The text is not such a record.
        """
        try:
            record = json.loads(text)
            for name in _KEYED:
                record[name] = {tuple(row[:-1]): row[-1] for row in record[name]}
            for name in _LISTED[1:]:
                record[name] = [tuple(row) for row in record[name]]
            return cls(**record)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not the names of a document: {error}") from error


_PLAIN = ("companies", "organizations", "markets", "regions")
_KEYED = ("cells", "products", "facilities")
_LISTED = ("publications", "credited", "places", "identifiers", "aliases", "owned")


def _text_order(row: list[Any]) -> tuple[str, ...]:
    """Return what rows with absent parts are sorted by."""
    return tuple("" if part is None else str(part) for part in row)
