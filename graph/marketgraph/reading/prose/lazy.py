"""Attributes that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801
    """A method whose result is kept as an attribute; like ``functools.cached_property`` without its lock, which costs more than most results."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        """Take the method."""
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[Value]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...

    def __get__(self, owner: object, kind: type) -> lazy[Value] | Value:
        """Return the result, made now; later the attribute answers."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._make(owner)
        return value
