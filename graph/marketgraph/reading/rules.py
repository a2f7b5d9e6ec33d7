"""Rules: which columns of a sheet fill which fields of which fact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Origin:
    """Where the value of a field comes from.

    Attributes:
        columns: Headers as written; several only for fields that take a list.
        default: The value where no column gives one.
    """

    columns: tuple[str, ...] = ()
    default: str | None = None


@dataclass(frozen=True)
class Rule:
    """How rows of a sheet become facts of one type.

    Attributes:
        fact_type: The type.
        fields: Field (``target``, ``source.publisher``) to where its value comes from.
        sheet: The sheet that it is for; None for every sheet that has its columns.
        when: A column and the values that it must have in a row; None for all rows.
        scale: What amounts are multiplied by where the cell gives no scale of its own.
        day_first: Order of dates like 05/06/2024; None to see it from the column.
        decimal: Decimal mark; None to see it from the column.
        separator: What parts lists; None for semicolons, and commas between names of investors,
            partners and parties.
        further: Whether it adds to the row's main fact, and is passed over where it says nothing.
        confidence: How surely the columns mean the fields, 0 to 1.
    """

    fact_type: str
    fields: dict[str, Origin]
    sheet: str | None = None
    when: tuple[str, tuple[str, ...]] | None = None
    scale: float = 1
    day_first: bool | None = None
    decimal: str | None = None
    separator: str | None = None
    further: bool = False
    confidence: float = field(default=1.0, compare=False)

    def columns(self) -> set[str]:
        """Return the headers that the rule uses."""
        used = {column for origin in self.fields.values() for column in origin.columns}
        return used | ({self.when[0]} if self.when else set())

    def on_sheet(self, name: str | None) -> Rule:
        """Return the rule for one sheet only."""
        return replace(self, sheet=name)
