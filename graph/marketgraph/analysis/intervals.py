"""Arithmetic with rounded numbers: what a published figure can have been before rounding."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple


class Interval(NamedTuple):
    """All values between two bounds, both included (Moore 1966)."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Return whether both have a value in common; last digits of floats do not matter."""
        slack = 1e-9 * max(1.0, *(abs(x) for x in (*self, *other) if math.isfinite(x)))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def times(self, other: Interval) -> Interval:
        """Return the products of two intervals of values that are not negative."""
        return Interval(self.low * other.low, self.high * other.high)


def rounded(value: float, bound: str = "") -> Interval:
    """Return what a published value can stand for, by its last written digit.

    Half a unit of the last digit either way: 2.52 billion is [2.515, 2.525], 18.5 is
    [18.45, 18.55], 12 billion is [11.5, 12.5]. The last digit is the last that is not 0, in
    thousands, millions or billions; of zeros after it (10, 900, 120 billion) one counts as
    written. ``about`` is a whole unit either way; ``over`` and ``under`` have no other end.

    >>> rounded(18.5)
    Interval(low=18.45, high=18.55)
    >>> rounded(12_000_000_000)
    Interval(low=11500000000.0, high=12500000000.0)
    """
    exact = Decimal(repr(float(value))).normalize()
    place = int(exact.as_tuple().exponent)
    scale = next((power for power in (9, 6, 3) if abs(exact) >= 10**power), 0)
    if place > scale:
        place -= 1
    half = Decimal(10) ** place / 2
    if bound == "about":
        half *= 2
    low = -math.inf if bound == "under" else float(exact - half)
    high = math.inf if bound == "over" else float(exact + half)
    return Interval(low, high)


def growth(first: Interval, last: Interval, years: int) -> Interval:
    """Return the yearly growth, in percent, that leads from one amount to another.

    100 * ((V1 / V0) ** (1 / years) - 1), the low end from the lowest V1 and the highest V0.

    >>> growth(Interval(100, 100), Interval(121, 121), 2).high
    10.000000000000009
    """
    least = max(last.low, 0.0) / first.high if math.isfinite(first.high) else 0.0
    most = last.high / first.low if first.low > 0 else math.inf
    return Interval(100 * (least ** (1 / years) - 1), 100 * (most ** (1 / years) - 1))


def total(parts: list[Interval]) -> Interval:
    """Return the sums of values from some intervals."""
    return Interval(
        math.fsum(max(part.low, 0.0) for part in parts), math.fsum(part.high for part in parts)
    )
