"""What the shell can complete besides commands and options."""

from __future__ import annotations

from collections.abc import Iterator


def query_names(incomplete: str) -> Iterator[str]:
    """Yield the names of saved queries that start with what was typed."""
    from marketgraph.resources import ONTOLOGY

    names = sorted(path.stem for path in (ONTOLOGY / "queries").glob("*.rq"))
    return (name for name in names if name.startswith(incomplete))


def analysis_names(incomplete: str) -> Iterator[str]:
    """Yield the names of analyses that start with what was typed."""
    from marketgraph.analysis import analyses

    return (name for name in analyses() if name.startswith(incomplete))
