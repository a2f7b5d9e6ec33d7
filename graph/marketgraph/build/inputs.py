"""What a build is made from, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marketgraph.build.survey import Survey, file_digest
from marketgraph.encoding import ENCODER_VERSION
from marketgraph.errors import ClaimsError
from marketgraph.resolving import Aliases, Judgements, Places, Register, Resolution, resolve
from marketgraph.resolving.developments import Links
from marketgraph.resolving.mentions import Named
from marketgraph.resources import DATA
from marketgraph.vocabulary import Iris, digest

LEDGER = "2"
"""Changes with what ``known.sqlite`` holds."""
ALIASES, COUNTRIES = DATA / "aliases.csv", DATA / "countries.csv"


@dataclass(slots=True)
class Inputs:
    """What a build is made from.

    Attributes:
        iris: Where IRIs are minted.
        judgements: What people decided.
        register: Slugs; new ones are added to it.
        aliases: Names known to be one.
        places: Countries.
        links: Claims that people joined or split.
        today: The day, ISO 8601.
        surveys: What each document says of names and developments.
        damaged: Files of claims that cannot be read.
        earlier: By document the digest of its survey in the last generation.
    """

    iris: Iris
    judgements: Judgements
    register: Register
    aliases: Aliases
    places: Places
    links: Links
    today: str
    surveys: list[Survey]
    damaged: list[ClaimsError]
    earlier: dict[str, str]

    def resolve(self, documents: Iterable[Named]) -> Resolution:
        """Return who is who among the names of some documents; what is new is added to the register."""
        return resolve(
            documents,
            self.register,
            self.judgements,
            self.aliases,
            self.places,
            self.iris,
            self.today,
        )

    def changed(self) -> set[str]:
        """Return the documents that went, came or were read or judged anew since the last generation."""
        now = {item.document: item.digest for item in self.surveys}
        every = now.keys() | self.earlier.keys()
        return {name for name in every if now.get(name) != self.earlier.get(name)}

    def basis(self) -> str:
        """Return a digest of what names are resolved by beside the documents and the register."""
        judged = self.judgements.of("same", "different", "join", "split")
        parts = [
            LEDGER,
            ENCODER_VERSION,
            self.iris.base,
            file_digest(ALIASES),
            file_digest(COUNTRIES),
        ]
        return digest(" ".join([*parts, *(row.id for row in judged)]))
