"""A made-up economy: companies that buy and fund each other as real ones do.

The rules and their numbers were measured on public deal data (18,968 acquisitions up to 2015, 32,699 funding rounds up
to 2013): acquirers by Yule and Simon's process, investors by a mixture of new, uniform and preferential choice,
chains, repeat deals and follow-on rounds at their measured shares. ``tests/benchmarks`` holds the outcome to the real graph.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

DEALS, ROUNDS = 0.321, 0.555
"""Acquisitions and funding rounds for each company that comes to be."""
NEW_ACQUIRER = 0.50
ATTACHMENT = 0.91
CHAINED, RESOLD, FUNDED_TARGET = 0.06, 0.02, 0.12
FUNDED_ACQUIRER, INVESTING_ACQUIRER, BOUGHT_ACQUIRER = 0.17, 0.08, 0.04
SELF_LOOPS, TWO_CYCLES = 0.002, 0.0005
NEW_FUNDED = 1 / 1.53
INVESTORS = (46, 20, 14, 9, 5, 3, 2, 1, 1, 1)
FOLLOW_ON, NEVER_AGAIN, UNIFORM = 0.49, 0.55, 0.45
NEW_ALONE, NEW_AMONG_OTHERS = 0.54, 0.19
"""Share of new investors: 0.24 in all was measured; that they come alone more often was fitted to the giant component."""
HUB_MAX = 0.006


@dataclass
class Economy:
    """What happened, in order of time; companies are numbered from 0.

    Attributes:
        companies: How many companies there are.
        events: ("deal", acquirers, target) and ("round", investors, company).
    """

    companies: int = 0
    events: list[tuple[str, tuple[int, ...], int]] = field(default_factory=list)

    def pairs(self, kind: str) -> list[tuple[int, int]]:
        """Return the (acquirer, target) or (investor, company) pairs of a kind of event."""
        return [(one, other) for k, ones, other in self.events if k == kind for one in ones]


class Simulation:
    """Grows an economy event by event."""

    def __init__(self, seed: int) -> None:
        """Start with nobody."""
        self.chance = random.Random(seed)  # noqa: S311 (not for secrets)
        self.economy = Economy()
        self.deals: list[int] = []
        self.deal_counts: dict[int, int] = {}
        self.targets: list[int] = []
        self.funded: list[int] = []
        self.rounds: list[int] = []
        self.backers: dict[int, list[int]] = {}
        self.investments: list[int] = []
        self.investor_counts: dict[int, int] = {}
        self.returning: list[int] = []

    def run(self, companies: int) -> Economy:
        """Return an economy of about as many companies."""
        deals, rounds = round(companies * DEALS), round(companies * ROUNDS)
        kinds = ["deal"] * deals + ["round"] * rounds
        self.chance.shuffle(kinds)
        for kind in kinds:
            if kind == "deal":
                self._deal()
            else:
                self._round()
        return self.economy

    def _new(self) -> int:
        """Return a company that has just come to be."""
        self.economy.companies += 1
        return self.economy.companies - 1

    def _deal(self) -> None:
        """Let one company buy another."""
        acquirer = self._acquirer()
        target = self._target(acquirer)
        self.deals.append(acquirer)
        self.deal_counts[acquirer] = self.deal_counts.get(acquirer, 0) + 1
        self.targets.append(target)
        self.economy.events.append(("deal", (acquirer,), target))

    def _acquirer(self) -> int:
        """Return who buys: a newcomer to buying, or one in proportion to past deals (power 0.91)."""
        if not self.deals or self.chance.random() < NEW_ACQUIRER:
            return self._newcomer()
        while True:
            acquirer = self.chance.choice(self.deals)
            if self.chance.random() < self.deal_counts[acquirer] ** (ATTACHMENT - 1):
                return acquirer

    def _newcomer(self) -> int:
        """Return a company that buys for the first time: funded, investing, once bought, or new."""
        draw = self.chance.random()
        for share, pool in (
            (FUNDED_ACQUIRER, self.funded),
            (INVESTING_ACQUIRER, self.returning),
            (BOUGHT_ACQUIRER, self.targets),
        ):
            if draw < share and pool:
                return self.chance.choice(pool)
            draw -= share
        return self._new()

    def _target(self, acquirer: int) -> int:
        """Return who is bought: an acquirer, one bought before, a funded company, or a new one."""
        draw = self.chance.random()
        for share, pool in (
            (SELF_LOOPS, [acquirer]),
            (TWO_CYCLES, self.deals),
            (CHAINED, self.deals),
            (RESOLD, self.targets),
            (FUNDED_TARGET, self.funded),
        ):
            if draw < share and pool:
                return self.chance.choice(pool)
            draw -= share
        return self._new()

    def _round(self) -> None:
        """Let investors fund a company."""
        new = not self.rounds or self.chance.random() < NEW_FUNDED
        company = self._new() if new else self.chance.choice(self.rounds)
        if new:
            self.funded.append(company)
        self.rounds.append(company)
        size = self.chance.choices(range(1, len(INVESTORS) + 1), INVESTORS)[0]
        before = self.backers.setdefault(company, [])
        investors: dict[int, None] = {}
        for _ in range(size):
            if before and self.chance.random() < FOLLOW_ON:
                investors[self.chance.choice(before)] = None
            else:
                investors[self._investor(NEW_ALONE if size == 1 else NEW_AMONG_OTHERS)] = None
        investors.pop(company, None)
        for investor in investors:
            if investor in self.investor_counts:
                self.investments.append(investor)
                self.investor_counts[investor] += 1
        before += investors
        self.economy.events.append(("round", tuple(investors), company))

    def _investor(self, new: float) -> int:
        """Return who invests: a new investor, any known one, or one in proportion to past rounds."""
        if not self.returning or self.chance.random() < new:
            investor = self._new()
            if self.chance.random() >= NEVER_AGAIN:
                self.returning.append(investor)
                self.investor_counts[investor] = 0
            return investor
        if not self.investments or self.chance.random() < UNIFORM:
            return self.chance.choice(self.returning)
        cap = max(20, HUB_MAX * len(self.investments))
        for _ in range(100):
            investor = self.chance.choice(self.investments)
            if self.investor_counts[investor] < cap:
                return investor
        return self.chance.choice(self.returning)


def simulate(companies: int, seed: int = 1) -> Economy:
    """Return an economy of about as many companies; the same for the same seed."""
    return Simulation(seed).run(companies)
