"""``serve`` and ``mcp``: the graph over HTTP, and for an assistant."""

from __future__ import annotations

from typing import Annotated

import typer

from marketgraph.cli.exits import say
from marketgraph.cli.options import FOLDER, FolderOption, examples, workspace

app = typer.Typer()

TimeoutOption = Annotated[
    float, typer.Option(min=0.01, metavar="SECONDS", help="A query may take so long.")
]
MemoryOption = Annotated[
    int, typer.Option(min=0, metavar="MB", help="A query may use so much memory; 0 is no limit.")
]


@app.command(
    epilog=examples(
        "marketgraph serve",
        "marketgraph serve --workspace market --port 9000",
        "marketgraph serve --review",
        "curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?a mkg:acquired ?b }' http://127.0.0.1:8321/sparql",
    )
)
def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, metavar="N", help="Port to listen on.")
    ] = 8321,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A further host name that clients may use."),
    ] = None,
    timeout: TimeoutOption = 30.0,
    rows: Annotated[
        int, typer.Option("--max-rows", min=1, metavar="N", help="A result may have so many rows.")
    ] = 1_000_000,
    size: Annotated[
        int,
        typer.Option("--max-bytes", min=1, metavar="N", help="A result may have so many bytes."),
    ] = 256 << 20,
    memory: MemoryOption = 2048,
    workers: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="So many queries run at once; 0 is one a processor."),
    ] = 0,
    review: Annotated[
        bool, typer.Option("--review", help="Decisions on /review are kept in judgements.csv.")
    ] = False,
    folder: FolderOption = FOLDER,
) -> None:
    """Serve the graph: pages at /, a SPARQL 1.1 endpoint at /sparql, JSON at /api; all read-only.

    A new build is taken up without a restart. Only this machine is served unless another address is named. Ctrl-C stops it.
    """
    from marketgraph.server import Settings, serve
    from marketgraph.store import Limits

    with workspace(folder) as ws:
        ws.generation  # noqa: B018 - says now, not at the first request, that nothing is built
    limits = Limits(timeout, rows, size)
    own = tuple(names or ())
    settings = Settings(host, port, own, limits, memory << 20, workers, review=review, ready=True)
    say(
        f"serving {folder} at http://{f'[{host}]' if ':' in host else host}:{port}; Ctrl-C stops it"
    )
    serve(folder, settings)


@app.command(
    epilog=examples("marketgraph mcp", "marketgraph mcp --workspace market --timeout 10"),
)
def mcp(
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 2048,
    folder: FolderOption = FOLDER,
) -> None:
    """Answer an assistant by the Model Context Protocol over standard input and output (extra mcp); read-only.

    An assistant starts this command itself: docs/mcp.md shows how to set it up. Nothing is opened on a network.
    """
    from dataclasses import replace

    from marketgraph.server import Settings
    from marketgraph.server.mcp import serve_assistant

    with workspace(folder) as ws:
        ws.generation  # noqa: B018 - says now, not at the first question, that nothing is built
    limits = replace(Settings.limits, timeout=timeout)
    serve_assistant(folder.absolute(), Settings(limits=limits, memory=memory << 20))
