"""What documents say of names, apart by keys, so that the names that can bear upon each other are resolved alone.

Names of different keys never bear upon each other but by what ``Bonds`` knows: aliases, owners, identifiers, the
register and judgements. Companies are keyed by their core, other things by what they merge by everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from marketgraph.resolving.aliases import Aliases
from marketgraph.resolving.judgements import Judgements
from marketgraph.resolving.mentions import DocumentNames
from marketgraph.resolving.namemap import NameMap
from marketgraph.resolving.names import key_of, parse_name, words_of
from marketgraph.resolving.places import Country, Places, is_world
from marketgraph.resolving.register import Register
from marketgraph.resolving.topics import market_key

_BETWEEN = "\x1f"
_MERGED = ("organization", "market", "region")


class Part(NamedTuple):
    """One row of what a document says of names.

    Attributes:
        key: What names that bear upon each other share.
        table: The table of ``DocumentNames``.
        a: The name; of a cell the market.
        b: Of a company its credited publications; else the second value of the row, if it has one.
        c: The third value.
        mentions: Number of mentions, where they are counted.
    """

    key: str
    table: str
    a: str
    b: str | None = None
    c: str | None = None
    mentions: int = 0


def company_key(name: str) -> str:
    """Return the key of a company's name."""
    return f"company {parse_name(name).core}"


def parts_of(names: DocumentNames, places: Places) -> Iterator[Part]:
    """Yield what a document says of names; rows of two names stand under the key of each."""
    credited: defaultdict[str, list[str]] = defaultdict(list)
    for number, name in names.credited:
        credited[name].append(names.publications[number])
    for name, count in names.companies.items():
        publications = _BETWEEN.join(credited[name]) if name in credited else None
        yield Part(company_key(name), "companies", name, publications, None, count)
    for name, place in names.places:
        yield Part(company_key(name), "places", name, place)
    for name, scheme, value in names.identifiers:
        for key in (company_key(name), f"identifier {scheme} {value}"):
            yield Part(key, "identifiers", name, scheme, value)
    for table in ("aliases", "owned"):
        for one, other in getattr(names, table):
            for key in {company_key(one), company_key(other)}:
                yield Part(key, table, one, other)
    yield from _merged(names, places)
    for table in ("products", "facilities"):
        for (name, maker), count in getattr(names, table).items():
            makers = [company_key(maker)] if maker else []
            for key in (f"{table} {key_of(name)}", *makers):
                yield Part(key, table, name, maker, None, count)


def _merged(names: DocumentNames, places: Places) -> Iterator[Part]:
    """Yield the rows of what merges everywhere by a key, and of the cells of markets."""
    for name, count in names.organizations.items():
        yield Part(f"organization {parse_name(name).core}", "organizations", name, mentions=count)
    for name, count in names.markets.items():
        yield Part(f"market {market_key(name)}", "markets", name, mentions=count)
    for cell, count in names.cells.items():
        yield Part(f"market {market_key(cell[0])}", "cells", *cell, count)
    for name, count in names.regions.items():
        yield Part(f"region {_region(name, places)}", "regions", name, mentions=count)


def _region(written: str, places: Places) -> str:
    """Return the key by which a region merges."""
    if is_world(written):
        return "world"
    place = places.named(written)
    return "".join(words_of(place.name if isinstance(place, Country) else place))


def names_of(document: str, location: str, parts: Iterable[Part]) -> DocumentNames:
    """Return the names of a document that some of its rows tell of."""
    found = DocumentNames(document, location)
    credited: set[tuple[str, str]] = set()
    listed: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for part in parts:
        if part.table == "companies":
            found.companies[part.a] = part.mentions
            credited |= {(title, part.a) for title in (part.b or "").split(_BETWEEN) if part.b}
        elif part.table in ("organizations", "markets", "regions"):
            getattr(found, part.table)[part.a] = part.mentions
        elif part.table == "cells":
            found.cells[(part.a, part.b, part.c)] = part.mentions
        elif part.table in ("products", "facilities"):
            getattr(found, part.table)[(part.a, part.b)] = part.mentions
        else:
            values = (part.a, part.b, part.c) if part.table == "identifiers" else (part.a, part.b)
            listed[part.table].add(tuple(value or "" for value in values))
    found.publications = sorted({title for title, _ in credited})
    numbers = {title: number for number, title in enumerate(found.publications)}
    found.credited = sorted((numbers[title], name) for title, name in credited)
    for table, rows in listed.items():
        setattr(found, table, sorted(rows))
    return found


def meaning(names: NameMap, part: Part) -> tuple[str, str]:
    """Return the IRI that a row's name has, and its label where claims show it; of a cell segment and dimension."""
    match part.table:
        case "companies":
            iri = names.company(part.a)
            return iri, names.label(iri)
        case "products" | "facilities":
            made = names.product if part.table == "products" else names.facility
            iri = made(part.a, part.b)
            return iri, names.label(iri)
        case "organizations":
            return names.organization(part.a), ""
        case "markets":
            return names.market(part.a), ""
        case "regions":
            return names.region(part.a), ""
        case "cells":
            segment = names.segment(part.a, part.b, part.c) if part.c else ""
            return segment, names.dimension(part.a, part.b) if part.b else ""
    return "", ""


def name_map(rows: Iterable[tuple[Part, tuple[str, str]]]) -> NameMap:
    """Return the linker of a document from all its rows with what they mean."""
    plain: dict[str, dict[str, str]] = defaultdict(dict)
    made: dict[str, dict[tuple[str, str | None], str]] = defaultdict(dict)
    cells, dimensions, labels = {}, {}, {}
    for part, (iri, label) in rows:
        if part.table == "cells":
            if part.c:
                cells[(part.a, part.b, part.c)] = iri
            if part.b:
                dimensions[(part.a, part.b)] = label
        elif part.table in ("products", "facilities"):
            made[part.table][(part.a, part.b)], labels[iri] = iri, label
        elif iri:
            plain[part.table][part.a] = iri
            if label:
                labels[iri] = label
    return NameMap(
        plain["companies"],
        plain["organizations"],
        plain["markets"],
        plain["regions"],
        dimensions,
        cells,  # type: ignore[arg-type]
        made["products"],
        made["facilities"],
        labels,
    )


class Bonds:
    """Which other keys a name bears upon."""

    def __init__(self, register: Register, judgements: Judgements, aliases: Aliases) -> None:
        """Take what is known beside the documents."""
        self._bound: defaultdict[str, set[str]] = defaultdict(set)
        pairs = judgements.of("same", "different")
        judged = {
            iri: number for number, row in enumerate(pairs) for iri in (row.subject, row.object)
        }
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for iri, kind, name in register.shared(judged):
            groups[iri].update(_keys(kind, name))
        for row in pairs:
            groups[row.id] = groups[row.subject] | groups[row.object]
        for one, other in aliases.pairs:
            groups[f"{one}{_BETWEEN}{other}"] = {*_keys("company", one), *_keys("company", other)}
        for group in groups.values():
            for key in group:
                self._bound[key] |= group

    def of(self, key: str) -> set[str]:
        """Return the keys that a key is bound to by the register, by judgements or by the table of aliases."""
        return self._bound.get(key, set())

    @staticmethod
    def by(part: Part) -> Iterator[str]:
        """Yield the keys that a row binds the names of its own to."""
        match part.table:
            case "aliases" | "owned":
                yield company_key(part.a)
                yield company_key(part.b or "")
            case "identifiers":
                yield company_key(part.a)
                yield f"identifier {part.b} {part.c}"
            case "products" | "facilities":
                yield f"{part.table} {key_of(part.a)}"
                if part.b:
                    yield company_key(part.b)


def _keys(kind: str, name: str) -> Iterator[str]:
    """Yield the keys of a name as the register has it."""
    yield f"{kind} {name}"
    if kind == "company":
        yield f"company {parse_name(name).core}"
        yield f"company {name.partition(' ')[0]}"


def can_part(judgements: Judgements, register: Register) -> bool:
    """Return whether the judgements on names let a part of them be resolved alone."""
    judged = {
        iri for row in judgements.of("same", "different") for iri in (row.subject, row.object)
    }
    kinds = {register.kind_of(iri) for iri in judged}
    return kinds <= {"company", None, *_MERGED}
