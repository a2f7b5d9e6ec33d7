"""Print docs/analyses.md, written from the analyses: python docs/make_analyses.py > docs/analyses.md."""

from __future__ import annotations

import inspect
import sys

from marketgraph.analysis import Analysis, Option, analyses

HEAD = """\
# Analyses

`marketgraph analyze NAME OPTION=VALUE …`, from Python `ws.analyze("NAME", option=value)`. Each gives a table with a column
`claims` (the claims behind each row); `frame.attrs["evidence"]` says on how many edges, entities, sources and claims
all of it rests. Companies and markets are given by name or IRI. An edge is a pair of companies that are linked, however
many relations and claims link them; a source is a publisher, else a report, else a document.

Below its floors an analysis refuses with a sentence that says what is missing (`TooLittleEvidence`, exit code 1); the options
`min_edges` (fewest edges), `min_share` (smallest part of the asked companies that have an edge, 0 to 1) and `min_sources` (fewest
independent sources) set them.

Heavy algorithms run on networkit, with one thread and a seed, so that the same tables give the same rows; tests hold them to
networkx. `benchmarks/algorithms.py` compares the two.
"""
EXAMPLES = {
    "company": '"GE Healthcare"',
    "to": "Philips",
    "market": "teleradiology",
    "since": "2015",
    "until": "2020-06-30",
}
FLOORS = {"min_edges", "min_share", "min_sources"}


def section(analysis: Analysis) -> str:
    """Return the section of one analysis."""
    text = inspect.getdoc(analysis.function) or ""
    lines = [
        f"## `{analysis.name}`",
        "",
        f"**{analysis.title}.** {text.replace('``', '`')}",
        "",
        floors(analysis),
        "",
        "```",
        example(analysis),
        "```",
    ]
    options = [option for option in analysis.options if option.name not in FLOORS]
    if options:
        lines += ["", "| option | what it is | default |", "|---|---|---|"]
        lines += [f"| `{option.name}` | {option.help} | {default(option)} |" for option in options]
    return "\n".join(lines)


def floors(analysis: Analysis) -> str:
    """Return the floors in words."""
    edges, share, sources = analysis.floors
    if share == 0:
        return f"Lists what is stated: {sources} source is enough, and one row."
    return f"Floors: {edges} edges, {share:.0%} of the asked companies with one, {sources} sources."


def example(analysis: Analysis) -> str:
    """Return a command with the options that are needed."""
    needed = [option.name for option in analysis.options if option.required]
    given = (f"{name}={EXAMPLES[name]}" for name in needed)
    return " ".join(("marketgraph analyze", analysis.name, *given))


def default(option: Option) -> str:
    """Return the default in words."""
    if option.required:
        return "needed"
    if isinstance(option.default, bool):
        return "yes" if option.default else "no"
    return "" if option.default is None else f"{option.default}"


if __name__ == "__main__":
    sys.stdout.write("\n".join([HEAD, "\n\n".join(map(section, analyses().values())), ""]))
