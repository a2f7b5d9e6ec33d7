"""What errors say stays readable, whatever they quote."""

from __future__ import annotations

from marketgraph.errors import UnknownName


def test_a_very_long_value_is_cut_in_the_middle() -> None:
    error = UnknownName(f"no company is called {'a' * 100_000!r}", remedy="Look it up.")
    assert len(str(error)) < 1000
    assert str(error).startswith("no company is called 'aaa")
    assert str(error).endswith("a'. Look it up.")


def test_a_usual_message_stays_whole() -> None:
    message = "no company is called 'ONRAD'"
    assert UnknownName(message).message == message
