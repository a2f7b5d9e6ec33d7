"""What an analysis is: a function over the tables with a title, typed options and floors."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from marketgraph.analysis.evidence import Floors
from marketgraph.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from marketgraph.network import TableSource


class Option(NamedTuple):
    """An option of an analysis, as a command line needs it.

    Attributes:
        name: Python name of the option.
        type: ``str``, ``int``, ``float`` or ``bool``.
        default: Value if left out; None for "not given".
        required: Whether it must be given.
        help: What it does, in a sentence without its full stop.
        choices: The values that it may have; empty where any is allowed.
    """

    name: str
    type: type
    default: Any
    required: bool
    help: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """A named analysis.

    Attributes:
        name: How it is asked for.
        title: What it answers, in a few words.
        floors: The floors it has unless told otherwise.
        function: Takes the tables, ``floors=`` and the options; gives a DataFrame.
        declared: The functions whose annotated keywords are its options.
    """

    name: str
    title: str
    floors: Floors
    function: Callable[..., pd.DataFrame]
    declared: tuple[Callable[..., pd.DataFrame], ...]

    @property
    def description(self) -> str:
        """The first paragraph of the function's docstring, on one line."""
        return " ".join((inspect.getdoc(self.function) or "").split("\n\n")[0].split())

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options: those that are declared, then the floors."""
        return (
            *(option for function in self.declared for option in _options(function)),
            Option("min_edges", int, self.floors.edges, False, "fewest edges to rest on"),
            Option(
                "min_share",
                float,
                self.floors.share,
                False,
                "smallest part of the asked companies that have an edge, 0 to 1",
            ),
            Option("min_sources", int, self.floors.sources, False, "fewest independent sources"),
        )

    def __call__(self, tables: TableSource, **options: Any) -> pd.DataFrame:
        """Return the analysis of some tables; floors by ``min_edges`` and its like.

        Raises:
            UsageError: A floor is below 0, or a share above 1.
        """
        floors = _checked(
            Floors(
                options.pop("min_edges", self.floors.edges),
                options.pop("min_share", self.floors.share),
                options.pop("min_sources", self.floors.sources),
            )
        )
        return self.function(tables, floors=floors, **options)


def analysis(
    name: str, title: str, floors: Floors | None = None
) -> Callable[[Callable[..., pd.DataFrame]], Analysis]:
    """Return a decorator that makes a function an analysis of that name."""

    def make(function: Callable[..., pd.DataFrame]) -> Analysis:
        return Analysis(name, title, floors or Floors(), function, (function,))

    return make


def _checked(floors: Floors) -> Floors:
    """Return floors that can be reached.

    Raises:
        UsageError: One cannot be meant.
    """
    for name, value in floors._asdict().items():
        if not value >= 0 or (name == "share" and value > 1):
            allowed = "from 0 to 1" if name == "share" else "0 or more"
            raise UsageError(f"min_{name}: {value} is not {allowed}")
    return floors


def _options(function: Callable[..., Any]) -> list[Option]:
    """Return the annotated keyword options of a function; annotations carry the help."""
    heavy = {"pd": types.SimpleNamespace(DataFrame=object), "TableSource": object}
    hints = get_type_hints(function, localns=heavy, include_extras=True)
    found = []
    for parameter in inspect.signature(function).parameters.values():
        if get_origin(hints[parameter.name]) is not Annotated:
            continue
        kind, text = get_args(hints[parameter.name])
        required = parameter.default is inspect.Parameter.empty
        default = None if required else parameter.default
        choices = get_args(kind) if get_origin(kind) is Literal else ()
        found.append(Option(parameter.name, _base(kind), default, required, text, choices))
    return found


def _base(kind: Any) -> type:
    """Return the type inside an optional type, that of some literals, or the type itself."""
    if get_origin(kind) is Literal:
        return type(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not types.NoneType)
    base: type = kind
    return base
