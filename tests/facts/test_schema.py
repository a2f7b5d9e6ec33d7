"""The JSON Schema of the facts says the same as the code: what it takes, what it refuses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from marketgraph.facts import FACT_TYPES, parse_fact, schema

SCHEMA = schema()
DEAL = {"type": "Acquisition", "target": "Nocturne"}
SIZE = {"type": "MarketSize", "market": "Sleep Labs", "amount": 1000, "currency": "USD"}
KINDS: dict[str, Any] = {
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: not isinstance(v, bool) and isinstance(v, int | float) and v == int(v),
    "number": lambda v: not isinstance(v, bool) and isinstance(v, int | float),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "null": lambda v: v is None,
}
SAYS_NOTHING = {"title", "description", "default", "discriminator", "$defs", "$schema"}
RULES: dict[str, Any] = {
    "type": lambda kind, v: KINDS[kind](v),
    "const": lambda only, v: v == only,
    "enum": lambda among, v: v in among,
    "pattern": lambda form, v: re.search(form, v) is not None,
    "minLength": lambda limit, v: len(v) >= limit,
    "maxLength": lambda limit, v: len(v) <= limit,
    "minimum": lambda limit, v: v >= limit,
    "maximum": lambda limit, v: v <= limit,
    "minItems": lambda limit, v: len(v) >= limit,
    "items": lambda rule, v: all(valid(part, rule) for part in v),
    "required": lambda names, v: set(names) <= set(v),
    "$ref": lambda name, v: valid(v, SCHEMA["$defs"][name.removeprefix("#/$defs/")]),
    "anyOf": lambda rules, v: any(valid(v, rule) for rule in rules),
    "oneOf": lambda rules, v: sum(valid(v, rule) for rule in rules) == 1,
}


def valid(value: Any, rule: dict[str, Any]) -> bool:
    """Return whether a JSON value holds to a schema; a keyword that is not known here is an error."""
    kind = rule.get("type")
    if kind and not KINDS[kind](value):
        return False
    known = rule.get("properties", {})
    if "additionalProperties" in rule:
        assert rule["additionalProperties"] is False
        if not set(value) <= set(known):
            return False
    if not all(valid(value[name], part) for name, part in known.items() if name in value):
        return False
    rest = rule.keys() - SAYS_NOTHING - {"properties", "additionalProperties"}
    return all(RULES[keyword](rule[keyword], value) for keyword in sorted(rest))


def accepted(record: dict[str, Any]) -> bool:
    try:
        return bool(parse_fact(record))
    except ValidationError:
        return False


def test_it_describes_every_type_and_says_which_draft_it_is() -> None:
    named = {rule["$ref"].rpartition("/")[2] for rule in SCHEMA["oneOf"]}
    assert named == set(FACT_TYPES) == set(SCHEMA["discriminator"]["mapping"])
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_example_holds_to_it(
    complete: list[dict[str, Any]], minimal: list[dict[str, Any]]
) -> None:
    for record in (*complete, *minimal):
        assert valid(record, SCHEMA), record


def test_it_refuses_what_the_code_refuses_of_every_example(
    complete: list[dict[str, Any]], minimal: list[dict[str, Any]]
) -> None:
    for record in (*complete, *minimal):
        for wrong in (
            record | {"colour": "blue"},
            record | {"type": "Takeover"},
            record | {"source": {"publisher": "A", "pages": 3}},
            {name: value for name, value in record.items() if name != "type"},
        ):
            assert not accepted(wrong), wrong
            assert not valid(wrong, SCHEMA), wrong


def test_it_needs_what_the_code_needs(minimal: list[dict[str, Any]]) -> None:
    for record in minimal:
        needed = SCHEMA["$defs"][record["type"]]["required"]
        for name in needed:
            wrong = {key: value for key, value in record.items() if key != name}
            assert not accepted(wrong), wrong
            assert not valid(wrong, SCHEMA), wrong


@pytest.mark.parametrize(
    "record",
    [
        SIZE | {"amount": "1000"}, SIZE | {"amount": True}, SIZE | {"currency": "usd"},
        SIZE | {"currency": "EURO"}, SIZE | {"year": 1066}, SIZE | {"year": 2024.5},
        SIZE | {"status": "perhaps"}, SIZE | {"market": ""}, SIZE | {"market": " "},
        SIZE | {"market": "x" * 501}, DEAL | {"date": "24"}, DEAL | {"date": "2024-1"},
        DEAL | {"acquirer": "A"}, DEAL | {"acquirer": [""]}, DEAL | {"source": "A"},
        {"type": "Merger", "parties": ["A"]}, {"type": "Triples", "nquads": ""},
        {"type": "Ranking", "market": "M", "company": "C", "criterion": "size", "rank": 10**10},
    ],
)  # fmt: skip
def test_it_refuses_values_that_the_code_refuses(record: dict[str, Any]) -> None:
    assert not accepted(record)
    assert not valid(record, SCHEMA)


@pytest.mark.parametrize(
    "record",
    [
        SIZE | {"amount": 0.5}, SIZE | {"year": 2024.0}, SIZE | {"year": None},
        DEAL | {"date": "2024-02"}, DEAL | {"acquirer": []}, DEAL | {"target": "x" * 500},
        DEAL | {"source": {}},
    ],
)  # fmt: skip
def test_it_takes_values_that_the_code_takes(record: dict[str, Any]) -> None:
    assert accepted(record)
    assert valid(record, SCHEMA)


def test_the_command_prints_it() -> None:
    run = [sys.executable, "-m", "marketgraph", "schema"]
    printed = subprocess.run(run, check=True, capture_output=True, text=True, encoding="utf-8")
    assert json.loads(printed.stdout) == SCHEMA
