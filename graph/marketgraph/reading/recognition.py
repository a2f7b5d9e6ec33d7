"""Recognition: from the headers of a sheet, and what it is called, to the rules that read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from marketgraph.facts import FACT_TYPES
from marketgraph.reading.fields import Kind, fields_of
from marketgraph.reading.headers import Header, fold, is_general, parse_header, rank
from marketgraph.reading.rules import Origin, Rule
from marketgraph.reading.synonyms import SIGNATURES, TYPE_HEADERS, TYPE_NAMES

OWN = 0
BY_OWN_NAME, BY_SYNONYM = 1.0, 0.98
"""Confidence of rules whose columns bear the fields' own names, and of those understood by synonyms."""
PROFILED = ("country", "headquarters", "founded", "description", "customers")
PARTIES = frozenset(
    [
        "acquirer",
        "target",
        "seller",
        "company",
        "investors",
        "supplier",
        "customer",
        "owner",
        "partners",
        "companies",
    ]
)
OF_ONE_COMPANY = frozenset({"MarketParticipant"})
TELLING = frozenset({"acquirer", "partners", "parents"})
"""Fields that speak for a fact type only if a header means them whatever the type is."""
EXTRA_COLUMNS = ("confidence", "place")
"""Columns that are no field: how sure the row is, and where in the cited report it stands."""


def recognise(
    headers: list[str], called: Iterable[str | None], types: Iterable[str] = ()
) -> list[Rule]:
    """Return the rules by which the rows of a sheet can be read; none if nothing is recognised.

    Args:
        headers: The header's cells.
        called: The sheet's name and the file's stem, in the order in which they are believed.
        types: The values of the column that says what each row is, if there is one.

    Returns:
        The main rule first (one a fact type where a column gives the type), then further ones
        such as the country of a deal's party.
    """
    parsed = [parse_header(text) for text in headers]
    column = type_column(headers)
    if column is not None and types:
        return _by_type_column(parsed, column, types)
    fact_type = _named_type(parsed, called) or _type_by_columns(parsed)
    return _rules(parsed, fact_type) if fact_type else []


def type_column(headers: list[str]) -> int | None:
    """Return the index of the column that says of each row what fact it is, if any."""
    folded = [fold(text) for text in headers]
    names = [name.strip() for name in TYPE_HEADERS.split(",")]
    return next((folded.index(name) for name in names if name in folded), None)


@cache
def _type_names() -> dict[str, str]:
    """Return what fact types are called, folded, to the type."""
    names = {fold(word): name for name, words in TYPE_NAMES.items() for word in words.split(",")}
    return names | {fold(name): name for name in FACT_TYPES}


def type_called(text: str) -> str | None:
    """Return the fact type that a word stands for: "M&A", "acquisitions", "Acquisition"."""
    return _type_names().get(fold(text))


def _by_type_column(parsed: list[Header], column: int, types: Iterable[str]) -> list[Rule]:
    """Return a rule for each fact type that the values of a type column stand for."""
    words: dict[str, list[str]] = {}
    for word in types:
        if fact_type := type_called(word):
            words.setdefault(fact_type, []).append(word)
    others = [*parsed]
    others[column] = parse_header("")
    found = []
    for fact_type, values in words.items():
        for rule in _rules(others, fact_type):
            when = (parsed[column].text, tuple(values))
            found.append(replace(rule, when=when))
    return found


def _named_type(parsed: list[Header], called: Iterable[str | None]) -> str | None:
    """Return the fact type that a sheet or file is named after, if its columns bear it out."""
    for name in called:
        for phrase in _phrases(name or ""):
            fact_type = _type_names().get(phrase)
            if fact_type and _complete(_assign(parsed, fact_type), fact_type):
                return fact_type
    return None


def _phrases(name: str) -> list[str]:
    """Return the runs of words in a name, the longest first."""
    words = fold(name).split()
    runs = [words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    return [" ".join(run) for run in sorted(runs, key=len, reverse=True)]


def _type_by_columns(parsed: list[Header]) -> str | None:
    """Return the first fact type whose telling columns are all there."""
    for fact_type, signature in SIGNATURES:
        assigned = _assign(parsed, fact_type)
        telling = all(_stands(parsed, name) for name in signature & TELLING)
        if signature <= set(assigned) and telling and _complete(assigned, fact_type):
            return fact_type
    return None


def _stands(parsed: list[Header], field: str) -> bool:
    """Return whether a header means a field whatever the fact type is."""
    return any(is_general(header, field) for header in parsed)


def _complete(assigned: dict[str, list[int]], fact_type: str) -> bool:
    """Return whether the columns can fill what a fact of the type cannot go without."""
    required = {field.name for field in fields_of(fact_type).values() if field.required}
    return required - {"currency"} <= set(assigned)


def _assign(parsed: list[Header], fact_type: str) -> dict[str, list[int]]:
    """Return for each field the columns that fill it; the best match first, a column used once."""
    matches = sorted(
        (found, index, name)
        for index, header in enumerate(parsed)
        for name in fields_of(fact_type)
        if (found := rank(header, fact_type, name)) is not None
    )
    taken: set[int] = set()
    assigned: dict[str, list[int]] = {}
    for _, index, name in matches:
        many = fields_of(fact_type)[name].many
        if index not in taken and (many or name not in assigned):
            taken.add(index)
            assigned.setdefault(name, []).append(index)
    return {name: sorted(columns) for name, columns in assigned.items()}


def _rules(parsed: list[Header], fact_type: str) -> list[Rule]:
    """Return the main rule of a sheet and the further ones that its left-over columns allow."""
    assigned = _assign(parsed, fact_type)
    own = all(
        parsed[index].text.strip() == name
        for name, columns in assigned.items()
        for index in columns
    )
    main = _rule(parsed, fact_type, assigned, BY_OWN_NAME if own else BY_SYNONYM)
    taken = {index for columns in assigned.values() for index in columns}
    return [main, *_profiles(parsed, main, taken)]


def _profiles(parsed: list[Header], main: Rule, taken: set[int]) -> list[Rule]:
    """Return rules for what left-over columns say of the row's parties ("Acquirer Country")."""
    found: dict[str, dict[str, Origin]] = {}
    for index, header in enumerate(parsed):
        party = _profiled(header, main) if index not in taken else None
        if party and party[1] not in found.setdefault(party[0], {}):
            found[party[0]][party[1]] = Origin((header.text,))
    return [
        Rule(
            "CompanyProfile",
            {"company": Origin((party,)), **fields},
            further=True,
            confidence=BY_SYNONYM,
        )
        for party, fields in found.items()
    ]


def _profiled(header: Header, main: Rule) -> tuple[str, str] | None:
    """Return the party's column and the field of its profile that a header means, if it does."""
    words = header.folded.split()
    for field in PROFILED:
        if rank(header, "CompanyProfile", field) is not None and main.fact_type in OF_ONE_COMPANY:
            return main.fields["company"].columns[0], field
        for cut in range(1, len(words)):
            attribute = parse_header(" ".join(words[cut:]))
            party = _party(parse_header(" ".join(words[:cut])), main)
            if party and rank(attribute, "CompanyProfile", field) is not None:
                return party, field
    return None


def _party(header: Header, main: Rule) -> str | None:
    """Return the column of the party that the first words of a header name."""
    kinds = fields_of(main.fact_type)
    for name, origin in main.fields.items():
        named = name in PARTIES and kinds[name].kind is Kind.NAME and len(origin.columns) == 1
        if named and rank(header, main.fact_type, name) is not None:
            return origin.columns[0]
    return None


def _rule(
    parsed: list[Header], fact_type: str, assigned: dict[str, list[int]], confidence: float
) -> Rule:
    """Return the rule of assigned columns, with the scale and currency that headers give."""
    fields = {
        name: Origin(tuple(parsed[index].text for index in assigned[name]))
        for name in fields_of(fact_type)
        if name in assigned
    }
    money = [
        parsed[assigned[name][0]]
        for name in fields
        if fields_of(fact_type)[name].kind is Kind.MONEY
    ]
    scale = money[0].scale if money else 1
    if money and money[0].currency:
        columns = fields["currency"].columns if "currency" in fields else ()
        fields["currency"] = Origin(columns, money[0].currency)
    return Rule(fact_type, fields, scale=scale, confidence=confidence)
