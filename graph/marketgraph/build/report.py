"""What a build did, and how it says how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from marketgraph.build.folders import replace_text
from marketgraph.errors import DamagedWorkspace


class Progress(NamedTuple):
    """How far a build is.

    Attributes:
        stage: What it does, in words.
        done: Claims done in this stage.
        total: Claims in all, or 0 where that is not known.
    """

    stage: str
    done: int
    total: int


ProgressCallback: TypeAlias = Callable[[Progress], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        generation: Its number.
        changed: Whether it made a new generation; false where nothing had changed.
        incremental: Whether it started from the last generation.
        documents: Documents in the graph.
        claims: Claims by status.
        quads: Distinct quads in the store.
        entities: Things with a name.
        set_aside: Claims set aside, by reason.
        warnings: What is worth a second look, in words.
        damaged: Files that could not be read, in words.
        suggestions: Pairs of names for a person to judge.
        seconds: Seconds a stage took.
    """

    generation: str
    changed: bool = True
    incremental: bool = False
    documents: int = 0
    claims: dict[str, int] = field(default_factory=dict)
    quads: int = 0
    entities: int = 0
    set_aside: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    suggestions: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Manifest:
    """What a generation was made of.

    Attributes:
        format: Format of the workspace.
        encoder: Version of encoding and resolving.
        base: Base under which IRIs are minted.
        shapes: Digest of the rules.
        documents: Fingerprint of each document: of its claims and of all that its encoding depends on.
        report: What the build did.
    """

    format: int
    encoder: str
    base: str
    shapes: str
    documents: dict[str, str]
    report: BuildReport


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation; its presence says that the generation is complete."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    replace_text(generation / "manifest.json", text + "\n")


def read_manifest(generation: Path) -> Manifest:
    """Return the manifest of a generation.

    Raises:
        DamagedWorkspace: It is damaged.
    """
    path = generation / "manifest.json"
    try:
        record: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(**{**record, "report": BuildReport(**record["report"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedWorkspace(
            "the manifest cannot be read", file=path, remedy="Build again with `--full`."
        ) from error
