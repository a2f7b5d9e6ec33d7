"""Fetch vis-network for the page and axe-core for its tests, from npm, and record their digests.

Run ``python scripts/vendor_page.py`` after changing a version below, then commit what changed.
Needs ``npm``; users of marketgraph never run it.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "graph/marketgraph/views/static/vendor"
TESTS = ROOT / "tests/browser/vendor"


class Vendored(NamedTuple):
    """A package at a version, and the files taken from it: path in the package, file here."""

    package: str
    folder: Path
    files: dict[str, str]


VENDORED = (
    Vendored(
        "vis-network@10.1.5",
        PAGE,
        {
            "standalone/umd/vis-network.min.js": "vis-network.min.js",
            "LICENSE-MIT": "vis-network.LICENSE-MIT.txt",
            "LICENSE-APACHE-2.0": "vis-network.LICENSE-APACHE-2.0.txt",
        },
    ),
    Vendored(
        "axe-core@4.14.1",
        TESTS,
        {
            "axe.min.js": "axe.min.js",
            "LICENSE": "axe.LICENSE-MPL-2.0.txt",
            "LICENSE-3RD-PARTY.txt": "axe.LICENSE-3RD-PARTY.txt",
        },
    ),
)


def fetch(vendored: Vendored, scratch: Path) -> None:
    """Put the files of one package into its folder, with a list of their digests."""
    packed = subprocess.run(  # noqa: S603 the arguments are the constants above
        ["npm", "pack", "--silent", vendored.package],  # noqa: S607 npm is found on PATH
        cwd=scratch,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    vendored.folder.mkdir(parents=True, exist_ok=True)
    sums = [f"# {vendored.package} from npm, the link to its source map removed"]
    with tarfile.open(scratch / packed) as archive:
        for inside, name in sorted(vendored.files.items(), key=lambda pair: pair[1]):
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                raise FileNotFoundError(inside)
            text = re.sub(rb"\n//# sourceMappingURL=.*\s*$", b"\n", member.read())
            (vendored.folder / name).write_bytes(text)
            sums.append(f"{hashlib.sha256(text).hexdigest()}  {name}")
    (vendored.folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def main() -> None:
    """Fetch all of them."""
    with tempfile.TemporaryDirectory() as scratch:
        for vendored in VENDORED:
            fetch(vendored, Path(scratch))


if __name__ == "__main__":
    main()
