"""Write a workspace's claims about a made-up economy, of a size that can be chosen.

    python benchmarks/generate.py FOLDER [--quads 1000000 | --claims 26000] [--seed 1]

About 38 quads a claim (each credits a publication) and 100 claims a document.
The same arguments give the same bytes. Deals and rounds come from ``economy``; shares of the other facts, prices, dates,
countries, names and segments follow the same measurements. FOLDER is a workspace afterwards: ``marketgraph build``.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from economy import simulate

from marketgraph.claim import Claim, Evidence, Source, write_claims
from marketgraph.facts import (
    Acquisition,
    Attribution,
    CommercialAgreement,
    CompanyProfile,
    FactBase,
    GrowthRate,
    Investment,
    MarketParticipant,
    MarketShare,
    MarketSize,
    Offering,
    Partnership,
    ProductLaunch,
    Segment,
)

QUADS_A_CLAIM = 38
CLAIMS_A_COMPANY = 2.45
CLAIMS_A_DOCUMENT = 100
COUNTRIES = (
    "United States",
    "United Kingdom",
    "Canada",
    "Germany",
    "France",
    "India",
    "Israel",
    "Japan",
    "Sweden",
    "Brazil",
)
COUNTRY_WEIGHTS = (57, 5, 3, 1.5, 1.5, 3, 2, 2, 2, 2)
UNKNOWN_COUNTRY = 0.21
NAME_WORDS, NAME_WEIGHTS = (1, 2, 3, 4), (46, 35, 15, 4)
LEGAL_FORMS, LEGAL_SHARE = ("Inc.", "Ltd.", "LLC", "GmbH", "S.A."), 0.05
RESPELLED = 0.015
DEAL_PRICED, ROUND_PRICED = 0.26, 0.86
DEAL_LOG, ROUND_LOG = (7.89, 1.15), (6.46, 0.83)
GROWTH = {"deal": 0.18, "round": 0.16}
LAST_DAY, YEARS = date(2025, 12, 31), 15
SEGMENT_COUNT, SEGMENT_WEIGHTS = (0, 1, 2, 3), (25, 47, 15, 13)
SYLLABLES = [
    "ba",
    "be",
    "bri",
    "co",
    "da",
    "dex",
    "fa",
    "flo",
    "ga",
    "gri",
    "ha",
    "hel",
    "in",
    "ja",
    "ka",
    "kro",
    "la",
    "lu",
    "ma",
    "mer",
    "mi",
    "na",
    "nor",
    "o",
    "pa",
    "pri",
    "qua",
    "ra",
    "ri",
    "sa",
    "sol",
    "ta",
    "tri",
    "u",
    "va",
    "vel",
    "wa",
    "xe",
    "yo",
    "zen",
]
TAILS = (
    "Systems",
    "Labs",
    "Health",
    "Media",
    "Capital",
    "Energy",
    "Logistics",
    "Robotics",
    "Foods",
    "Networks",
)
RECORD = Attribution(publisher="Deal Record", title="Deals and rounds", date="2026-01-05")
PUBLISHERS = tuple(
    f"{word} Research"
    for word in (
        "Alder",
        "Birch",
        "Cedar",
        "Elm",
        "Fir",
        "Hazel",
        "Larch",
        "Maple",
        "Oak",
        "Pine",
        "Rowan",
        "Spruce",
        "Yew",
    )
)


class Generator:
    """Turns an economy into facts."""

    def __init__(self, claims: int, seed: int) -> None:
        """Simulate an economy that is large enough for a number of claims."""
        self.chance = random.Random(seed)  # noqa: S311 (not for secrets)
        self.economy = simulate(max(20, round(claims / CLAIMS_A_COMPANY)), seed)
        self.taken: set[str] = set()
        self.names = [self._name() for _ in range(self.economy.companies)]
        self.countries = [self._country() for _ in self.names]
        sectors = max(4, round(29 * math.sqrt(self.economy.companies / 1000) * 1.3))
        weights = [self.chance.lognormvariate(2.7, 1.4) for _ in range(sectors)]
        self.segments = [f"Sector {word}" for word in self._words(sectors)]
        self.markets = [f"{word} Devices" for word in self._words(max(3, sectors // 10))]
        self.homes = [
            tuple(self.chance.choices(range(sectors), weights, k=count))
            for count in self.chance.choices(SEGMENT_COUNT, SEGMENT_WEIGHTS, k=len(self.names))
        ]

    def _word(self) -> str:
        """Return a made-up word."""
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3, 3, 4)))).title()

    def _words(self, count: int) -> list[str]:
        """Return different made-up words."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self._word()] = None
        return list(found)

    def _name(self) -> str:
        """Return a company name that no other has, whatever the spelling."""
        while True:
            count = self.chance.choices(NAME_WORDS, NAME_WEIGHTS)[0]
            words = [self._word() for _ in range(min(count, 2))]
            words += self.chance.choices(TAILS, k=count - len(words))
            core = "".join(words).lower()
            if core not in self.taken:
                self.taken.add(core)
                break
        if self.chance.random() < LEGAL_SHARE:
            words.append(self.chance.choice(LEGAL_FORMS))
        return " ".join(words)

    def _country(self) -> str | None:
        """Return a country, or None where it is not known."""
        if self.chance.random() < UNKNOWN_COUNTRY:
            return None
        return self.chance.choices(COUNTRIES, COUNTRY_WEIGHTS)[0]

    def called(self, company: int) -> str:
        """Return a company's name, now and then spelled in another way."""
        name = self.names[company]
        return name.upper() if self.chance.random() < RESPELLED else name

    def day(self, kind: str) -> str:
        """Return a date: ever more events a year, mostly on weekdays, some known to the month only."""
        growth = GROWTH.get(kind, 0.1)
        share = math.log1p(self.chance.random() * ((1 + growth) ** YEARS - 1)) / math.log1p(growth)
        day = LAST_DAY - timedelta(days=(YEARS - share) * 365.25)
        if day.weekday() > 4 and self.chance.random() < 0.8:
            day -= timedelta(days=day.weekday() - 4)
        return day.isoformat()[: 7 if self.chance.random() < 0.14 else 10]

    def price(self, log: tuple[float, float], share: float) -> dict[str, object]:
        """Return amount and currency, or nothing where the price was not told."""
        if self.chance.random() >= share:
            return {}
        value = 10 ** self.chance.gauss(*log)
        digits = 2 if self.chance.random() < 0.64 else 4
        amount = round(value, digits - 1 - math.floor(math.log10(value)))
        currency = self.chance.choices(("USD", "EUR", "GBP"), (97.7, 1.2, 1.1))[0]
        return {"amount": max(1000, int(amount)), "currency": currency}

    def market(self, company: int) -> str:
        """Return the market that a company is in."""
        return self.markets[company % len(self.markets)]

    def facts(self) -> Iterator[FactBase]:
        """Yield facts without end: what happened, and after each event something about its parties."""
        for kind, ones, other in self.economy.events:
            yield self._event(kind, ones, other)
            yield from self._around(other)
        while True:
            yield from self._around(self.chance.randrange(len(self.names)))

    def _event(self, kind: str, ones: Sequence[int], other: int) -> FactBase:
        """Return the claim of a deal or round."""
        parties = tuple(dict.fromkeys(self.called(one) for one in ones))
        if kind == "deal":
            price = self.price(DEAL_LOG, DEAL_PRICED)
            return Acquisition(
                acquirer=parties,
                target=self.called(other),
                date=self.day(kind),
                source=RECORD,
                **price,
            )
        price = self.price(ROUND_LOG, ROUND_PRICED)
        series = self.chance.choice(("Seed", "Series A", "Series B", "Series C"))
        return Investment(
            investors=parties,
            company=self.called(other),
            round=series,
            date=self.day(kind),
            source=RECORD,
            **price,
        )

    def _around(self, company: int) -> Iterator[FactBase]:
        """Yield some facts about a company: markets, partners, customers, products, and figures."""
        name, country, market = self.called(company), self.countries[company], self.market(company)
        homes, chance = self.homes[company], self.chance.random
        for home in homes[:2]:
            yield MarketParticipant(
                market=market,
                company=name,
                country=country,
                dimension="Sector",
                segment=self.segments[home],
                source=RECORD,
            )
        if chance() < 0.15:
            founded = self.chance.randint(1950, 2020)
            yield CompanyProfile(company=name, country=country, founded=founded, source=RECORD)
        if chance() < 0.12:
            partner = self.called(self.chance.randrange(len(self.names)))
            yield Partnership(partners=(name, partner), date=self.day("other"), source=RECORD)
        if chance() < 0.08:
            customer = self.called(self.chance.randrange(len(self.names)))
            price = self.price(ROUND_LOG, 0.3)
            yield CommercialAgreement(
                supplier=name, customer=customer, date=self.day("other"), source=RECORD, **price
            )
        if chance() < 0.1:
            product = f"{self._word()} {self.chance.randint(1, 9)}"
            yield Offering(company=name, product=product, market=market, source=RECORD)
            yield ProductLaunch(
                companies=(name,), products=(product,), date=self.day("other"), source=RECORD
            )
        if chance() < 0.15:
            yield self._figure(market, self.chance.randrange(len(self.segments)))

    def _figure(self, market: str, home: int) -> FactBase:
        """Return a published figure of a market."""
        publisher = Attribution(
            publisher=self.chance.choice(PUBLISHERS), title=f"{market}, an outlook"
        )
        segment, year = self.segments[home], self.chance.randint(2020, 2034)
        kind = self.chance.randrange(4)
        if kind == 0:
            amount = round(10 ** self.chance.gauss(9.3, 0.5), -7)
            return MarketSize(
                market=market,
                amount=amount,
                currency="USD",
                year=year,
                status="estimate",
                source=publisher,
            )
        if kind == 1:
            percent = round(self.chance.uniform(2, 25), 1)
            return GrowthRate(
                market=market,
                percent=percent,
                kind="cagr",
                start_year=year,
                end_year=year + 7,
                source=publisher,
            )
        if kind == 2:
            percent = round(self.chance.uniform(1, 60), 1)
            return MarketShare(
                market=market,
                percent=percent,
                dimension="Sector",
                segment=segment,
                year=year,
                source=publisher,
            )
        return Segment(market=market, dimension="Sector", segment=segment, source=publisher)


def generate(folder: Path, claims: int, seed: int = 1) -> int:
    """Write a workspace's claims and return how many there are.

    Args:
        folder: The workspace; its ``claims`` folder is made and must not hold other files.
        claims: How many claims.
        seed: Another seed gives another economy.
    """
    facts = Generator(claims, seed).facts()
    written = 0
    for number in range(math.ceil(claims / CLAIMS_A_DOCUMENT)):
        document = f"sha256:{hashlib.sha256(f'{seed} {claims} {number}'.encode()).hexdigest()}"
        source = Source(
            document=document,
            location=f"part-{number:05}.csv",
            media_type="text/csv",
            title=f"Made-up economy, part {number}",
            reader="generate",
        )
        part = islice(facts, min(CLAIMS_A_DOCUMENT, claims - written))
        written += write_claims(folder / "claims", source, _claims(document, part))
    return written


def _claims(document: str, facts: Iterator[FactBase]) -> Iterator[Claim]:
    """Yield the claims of one document, each with a row of its own as evidence."""
    start = 0
    for row, fact in enumerate(facts, start=2):
        quote = "\t".join(_cells(fact))
        evidence = Evidence(
            document=document,
            start=start,
            end=start + len(quote),
            quote=quote,
            row=row,
            columns=(1, 2, 3),
        )
        yield Claim(fact=fact, evidence=evidence, confidence=0.98, method="table", reader="table")
        start += len(quote) + 1


def _cells(fact: FactBase) -> Iterator[str]:
    """Yield the cells of the row that a fact would be read from."""
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        if name != "source" and value not in (None, ()):
            yield "; ".join(value) if isinstance(value, tuple) else str(value)


def main() -> None:
    """Write the claims that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quads", type=int, default=1_000_000, help="about as many quads")
    parser.add_argument("--claims", type=int, help="exactly as many claims, instead of --quads")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    claims = asked.claims or max(1, round(asked.quads / QUADS_A_CLAIM))
    print(f"{generate(asked.folder, claims, asked.seed):,} claims in {asked.folder}")


if __name__ == "__main__":
    main()
