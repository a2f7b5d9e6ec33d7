"""Print docs/analyses.md, written from the analyses: python docs/make_analyses.py > docs/analyses.md."""

from __future__ import annotations

import inspect
import sys

from marketgraph.analysis import Analysis, analyses

HEAD = """\
# Analyses

`marketgraph analyze NAME OPTION=VALUE …`, from Python `ws.analyze("NAME", option=value)`. Each gives a table with a column
`claims` (the claims behind each row); `frame.attrs["evidence"]` says on how many edges, entities, sources and claims
all of it rests. Below its floors an analysis refuses with a sentence that says what is missing (`TooLittleEvidence`, exit code 1); the
options `min_edges`, `min_share` and `min_sources` set them.
"""


def section(analysis: Analysis) -> str:
    """Return the section of one analysis."""
    lines = [
        f"## `{analysis.name}`",
        "",
        f"**{analysis.title}.** {inspect.cleandoc(analysis.description)}",
    ]
    if analysis.options:
        lines += ["", "| option | what it is |", "|---|---|"]
        for option in analysis.options:
            needed = " (needed)" if option.required else ""
            lines.append(f"| `{option.name}`{needed} | {option.help} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write("\n".join([HEAD, "\n\n".join(map(section, analyses().values())), ""]))
