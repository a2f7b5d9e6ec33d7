"""What is kept in the repository: no address of a package index, no path of somebody's machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

INDEX_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
        ("anaconda", "org"),
    )
)
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "tmp", "root", "home", "Users"))
LARGEST = 2_000_000


def tracked(checkout: Path) -> list[Path]:
    """Return the files of the repository, or skip outside of a checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 the git of whoever runs the tests
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [
        path for name in done.stdout.split("\0") if name and (path := checkout / name).is_file()
    ]


def test_no_file_names_a_package_index_or_a_path_of_a_machine(checkout: Path) -> None:
    forbidden = re.compile(
        "|".join([*map(re.escape, INDEX_HOSTS), *(rf"(?<![\w.}}/-]){p}" for p in MACHINE_PATHS)])
    )
    found = {
        str(path.relative_to(checkout)): match[0]
        for path in tracked(checkout)
        if (match := forbidden.search(path.read_bytes().decode("utf-8", "replace")))
    }
    assert not found


def test_no_file_is_too_large_to_read(checkout: Path) -> None:
    assert not [path for path in tracked(checkout) if path.stat().st_size > LARGEST]


def test_the_lock_pins_every_package_with_hashes_and_names_no_index(checkout: Path) -> None:
    entries = locked(checkout)
    assert entries
    for name, entry in entries.items():
        assert re.match(r"[a-z0-9.-]+==[\w.]+( ; .+?)? \\\n", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name
        assert "://" not in entry


def test_the_lock_holds_every_package_that_the_project_asks_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    asked = [
        *project["project"]["dependencies"],
        *groups["test"],
        *groups["lint"],
        *(
            p
            for extra in project["project"].get("optional-dependencies", {}).values()
            for p in extra
        ),
    ]
    names = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in asked}
    assert names <= locked(checkout).keys()


def locked(checkout: Path) -> dict[str, str]:
    """Return the entries of the lock by name; where there are several, the last."""
    text = (checkout / "requirements.lock").read_text()
    entries = re.split(r"\n(?! )", text.strip())
    return {entry.split("==", 1)[0]: f"{entry}\n" for entry in entries}
