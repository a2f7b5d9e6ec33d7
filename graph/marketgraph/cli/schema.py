"""``schema``: the JSON Schema of the facts that a claim can state."""

from __future__ import annotations

import typer

from marketgraph.cli.options import examples

app = typer.Typer()


@app.command(epilog=examples("marketgraph schema > facts.schema.json"))
def schema() -> None:
    """Print the JSON Schema of all fact types (draft 2020-12)."""
    from marketgraph.cli.output import write_json
    from marketgraph.facts import schema as of_facts

    write_json(of_facts())
