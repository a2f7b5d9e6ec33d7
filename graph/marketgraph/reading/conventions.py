"""Conventions of a column: which number of a date is the day, which mark parts decimals."""

from __future__ import annotations

from collections.abc import Iterable

from marketgraph.reading.cells import Conventions
from marketgraph.reading.dates import Order
from marketgraph.reading.fields import DATED, fields_of
from marketgraph.reading.rules import Rule
from marketgraph.reading.survey import ColumnSurvey
from marketgraph.reading.understanding import Plan


def conventions(columns: Iterable[ColumnSurvey], rule: Rule) -> Conventions:
    """Return how columns write dates and decimals: as the rule says, else as their cells show."""
    order, decimal = Order.UNKNOWN, "."
    for column in columns:
        order, decimal = column.dates.order, column.numbers.mark
    if rule.day_first is not None:
        order = Order.DAY_FIRST if rule.day_first else Order.MONTH_FIRST
    return Conventions(order, rule.decimal or decimal)


def date_notes(plan: Plan) -> list[str]:
    """Return a sentence for each column whose dates can be read day first and month first."""
    undecided: dict[str, int] = {}
    for rule in plan.rules:
        for name, origin in rule.fields.items():
            dated = fields_of(rule.fact_type)[name].kind in DATED and rule.day_first is None
            for header in origin.columns if dated else ():
                votes = plan.found.columns[plan.found.header.index(header)].dates
                if votes.open and votes.order is Order.UNKNOWN:
                    undecided[header] = votes.open
    return [
        f"Column {header!r}: {count} dates can be day first or month first, so only their year is "
        "kept. A mapping with dayfirst = true or false settles it."
        for header, count in undecided.items()
    ]


def money_notes(plan: Plan) -> list[str]:
    """Return a sentence for each column of amounts for which no currency is given anywhere."""
    bare = {
        rule.fields["amount"].columns[0]
        for rule in plan.rules
        if "amount" in rule.fields
        and rule.fields["amount"].columns
        and "currency" not in rule.fields
    }
    return [
        f"Column {header!r} has no currency: amounts that name none themselves are left out. "
        'A mapping with currency = { value = "USD" } settles it.'
        for header in sorted(bare)
    ]
