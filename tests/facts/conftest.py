"""Facts in our own words: of every type one with all its fields, and one with the fewest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def records(name: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def complete() -> list[dict[str, Any]]:
    """Return facts of which every field of every type is given at least once."""
    return records("complete.jsonl")


@pytest.fixture(scope="session")
def minimal() -> list[dict[str, Any]]:
    """Return one fact a type that gives only what it must."""
    return records("minimal.jsonl")
