"""The rules of ``shapes.ttl`` about one node, compiled, so that a build can check each claim in passing.

SHACL Core is read for property shapes with a single property as path. What the shapes say about several
nodes (``sh:sparql``) is not compiled; ``checks`` looks at the tables for that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from math import inf
from pathlib import Path
from typing import Any

import pyoxigraph

from marketgraph.encoding import Literal, Term
from marketgraph.resources import ONTOLOGY
from marketgraph.tables.rows import Node
from marketgraph.vocabulary import MKG, RDF, XSD

SH = "http://www.w3.org/ns/shacl#"
_REMEMBERED = 2_000
_COMPARED = frozenset({"decimal", "integer", "date", "dateTime"})


@dataclass
class Rule:
    """What a property shape asks of one property."""

    path: str
    asks: dict[str, Any] = field(default_factory=dict)
    message: str = ""
    _literals: dict[Literal, bool] = field(default_factory=dict)

    @cached_property
    def compares(self) -> bool:
        """Whether it asks something of two values at once."""
        return any(name in self.asks for name in _PAIRED)

    @cached_property
    def most(self) -> float:
        """How many values there may be."""
        most: float = self.asks.get("maxCount", inf)
        return most

    @cached_property
    def of_class(self) -> str | None:
        """The class that it asks of values."""
        return self.asks.get("class")

    @cached_property
    def takes_iris(self) -> bool:
        """Whether a value may be an IRI."""
        return "datatype" not in self.asks and self.asks.get("nodeKind") != f"{SH}Literal"

    @cached_property
    def among(self) -> list[Term] | None:
        """The values of which one is asked for."""
        return self.asks.get("in")

    def literal_holds(self, literal: Literal) -> bool:
        """Return whether a literal keeps the rule; the answers for the last ones are remembered."""
        known = self._literals.get(literal)
        if known is None:
            if len(self._literals) >= _REMEMBERED:
                self._literals.clear()
            known = self._literals[literal] = self._literal_holds(literal)
        return known

    def _literal_holds(self, literal: Literal) -> bool:
        asks = self.asks
        if "class" in asks or asks.get("nodeKind") == f"{SH}IRI":
            return False
        if "datatype" in asks and literal.datatype != asks["datatype"]:
            return not literal.datatype and asks["datatype"] == f"{RDF}langString"
        if "pattern" in asks and not re.search(asks["pattern"], literal.value):
            return False
        if "in" in asks and literal not in asks["in"]:
            return False
        bounds = {name: asks[name] for name in _BOUNDS if name in asks}
        number = comparable(literal) if bounds else None
        return not bounds or (
            number is not None
            and all(_BOUNDS[name](number, comparable(bound)) for name, bound in bounds.items())
        )


@dataclass(slots=True)
class Plan:
    """The rules that hold for nodes of some classes, ready to be looked up by property.

    Attributes:
        by_path: Property -> rules for its values.
        demands: Rules that ask for a value to be there.
    """

    by_path: dict[str, list[Rule]]
    demands: list[Rule]


@dataclass(slots=True)
class Rules:
    """All rules, by the class or property that picks the nodes they hold for.

    Attributes:
        by_class: Class IRI -> rules of its instances.
        by_subject_of: Property IRI -> rules of the subjects that have it.
        single: Class IRI -> properties that have at most one value.
    """

    by_class: dict[str, list[Rule]]
    by_subject_of: dict[str, list[Rule]]
    single: dict[str, frozenset[str]]
    _plans: dict[tuple[frozenset[str], frozenset[str], frozenset[str]], Plan] = field(
        default_factory=dict
    )

    def plan(self, node: Node, said: frozenset[str], known: frozenset[str]) -> Plan:
        """Return the rules for a node: by what it is said to be here, known to be, and its properties."""
        picking = frozenset(self.by_subject_of.keys() & node.keys())
        key = said, known, picking
        if (found := self._plans.get(key)) is None:
            here = [rule for name in said for rule in self.by_class.get(name, ())]
            here += [rule for name in picking for rule in self.by_subject_of[name]]
            elsewhere = [rule for name in known - said for rule in self.by_class.get(name, ())]
            by_path: dict[str, list[Rule]] = defaultdict(list)
            for rule in (*here, *elsewhere):
                by_path[rule.path].append(rule)
            demands = [rule for rule in here if rule.asks.get("minCount", 0) > 0]
            found = self._plans[key] = Plan(dict(by_path), demands)
        return found

    def broken(
        self,
        node: Node,
        said: frozenset[str],
        known: frozenset[str],
        classes_of: Callable[[Term], Collection[str]],
        given: Collection[str] = (),
    ) -> str | None:
        """Return why a node breaks a rule, or None.

        Args:
            node: What is said of it.
            said: Classes that are said of it here; what they demand must be here too.
            known: Classes known from elsewhere; only the values given here are checked.
            classes_of: Gives the classes of another node.
            given: Properties that the node is sure to have from elsewhere.
        """
        plan = self.plan(node, said, known)
        for rule in plan.demands:
            if rule.path not in given and len(node.get(rule.path, ())) < rule.asks["minCount"]:
                return rule.message
        for path, values in node.items():
            for rule in plan.by_path.get(path, ()):
                if not _holds(rule, node, values, classes_of):
                    return rule.message
        return None


def _holds(
    rule: Rule, node: Node, values: list[Term], classes_of: Callable[[Term], Collection[str]]
) -> bool:
    """Return whether the values of one property keep a rule."""
    if len(values) > rule.most:
        return False
    for value in values:
        if isinstance(value, Literal):
            if not rule.literal_holds(value):
                return False
        elif (
            not rule.takes_iris
            or (rule.of_class and rule.of_class not in classes_of(value))
            or (rule.among is not None and value not in rule.among)
        ):
            return False
    return not rule.compares or _pair_holds(rule, node, values)


def comparable(literal: Literal) -> Any:
    """Return a literal as a value that can be compared, or None if its type has no order here."""
    kind = literal.datatype.removeprefix(XSD)
    if kind not in _COMPARED:
        return None
    try:
        return (
            date.fromisoformat(literal.value[:10])
            if kind in ("date", "dateTime")
            else Decimal(literal.value)
        )
    except (InvalidOperation, ValueError):
        return None


_BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "minInclusive": lambda value, bound: value >= bound,
    "maxInclusive": lambda value, bound: value <= bound,
    "minExclusive": lambda value, bound: value > bound,
    "maxExclusive": lambda value, bound: value < bound,
}
_PAIRED = ("disjoint", "uniqueLang", "lessThan", "lessThanOrEquals")


def _pair_holds(rule: Rule, node: Node, values: list[Term]) -> bool:
    """Return whether the values of two properties of one node keep a rule."""
    asks = rule.asks
    if "disjoint" in asks and set(values) & set(node.get(asks["disjoint"], ())):
        return False
    if asks.get("uniqueLang"):
        languages = [v.language for v in values if isinstance(v, Literal) and v.language]
        if len(languages) != len(set(languages)):
            return False
    for name, strict in (("lessThan", True), ("lessThanOrEquals", False)):
        for other in node.get(asks.get(name, ""), ()):
            for value in values:
                if not _ordered(value, other, strict=strict):
                    return False
    return True


def _ordered(left: Term, right: Term, *, strict: bool) -> bool:
    """Return whether one literal comes before another, or with it."""
    if not (isinstance(left, Literal) and isinstance(right, Literal)):
        return False
    one, other = comparable(left), comparable(right)
    if one is None or other is None:
        return False
    return bool(one < other if strict else one <= other)


@cache
def compiled(shapes: Path = ONTOLOGY / "shapes.ttl") -> Rules:
    """Return the rules of a file of shapes; read once a process."""
    graph: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(shapes)):
        graph[quad.subject][quad.predicate.value].append(quad.object)
    rules = Rules(defaultdict(list), defaultdict(list), {})
    for node, said in list(graph.items()):
        if f"{SH}property" not in said:
            continue
        found = [_rule(graph, shape) for shape in said[f"{SH}property"]]
        kept = [rule for rule in found if rule is not None]
        targets = [term.value for term in said.get(f"{SH}targetClass", ())]
        if any(getattr(term, "value", "") == f"{RDF}Class" for term in said[f"{RDF}type"]):
            targets.append(node.value)
        for target in targets:
            rules.by_class[target].extend(kept)
        for target in said.get(f"{SH}targetSubjectsOf", ()):
            rules.by_subject_of[target.value].extend(kept)
    rules.single = {
        name: frozenset(rule.path for rule in kept if rule.asks.get("maxCount") == 1)
        for name, kept in rules.by_class.items()
    }
    return rules


def _rule(graph: dict[Any, dict[str, list[Any]]], shape: Any) -> Rule | None:
    """Return a property shape as a rule; None for warnings and for paths of several steps."""
    said = graph[shape]
    path = said.get(f"{SH}path", [None])[0]
    severity = said.get(f"{SH}severity", [None])[0]
    if not isinstance(path, pyoxigraph.NamedNode) or (
        severity is not None and severity.value != f"{SH}Violation"
    ):
        return None
    rule = Rule(path.value)
    for predicate, terms in said.items():
        name = predicate.removeprefix(SH)
        term = terms[0]
        if name == "message":
            rule.message = term.value
        elif name == "in":
            rule.asks["in"] = [_own_term(item) for item in _members(graph, term)]
        elif name in ("minCount", "maxCount"):
            rule.asks[name] = int(term.value)
        elif name == "uniqueLang":
            rule.asks[name] = term.value == "true"
        elif name in _BOUNDS:
            rule.asks[name] = _own_term(term)
        elif name in (
            "datatype",
            "nodeKind",
            "class",
            "pattern",
            "disjoint",
            "lessThan",
            "lessThanOrEquals",
        ):
            rule.asks[name] = term.value
    rule.message = rule.message or f"{path.value.removeprefix(MKG)} is not as the shapes ask"
    return rule


def _members(graph: dict[Any, dict[str, list[Any]]], head: Any) -> Iterator[Any]:
    """Yield the members of an RDF list."""
    while f"{RDF}first" in graph[head]:
        yield graph[head][f"{RDF}first"][0]
        head = graph[head][f"{RDF}rest"][0]


def _own_term(term: Any) -> Term:
    """Return a term of the parser as ours."""
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return str(term.value)
