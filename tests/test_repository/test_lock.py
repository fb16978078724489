"""The lock holds every package with its hashes and nothing that ties it to one machine or registry."""

import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
NOTE = re.compile(r"^    # via ")


def pins(lock: Path) -> dict[str, str]:
    """Name to version; asserts that each pin is followed by hashes and that no other line occurs."""
    found: dict[str, str] = {}
    hashes = 1
    for number, line in enumerate(lock.read_text("utf-8").splitlines(), start=1):
        if pin := PIN.match(line):
            assert hashes, f"{lock.name}:{number}: the pin before has no hash"
            found[pin[1]], hashes = pin[2], 0
        elif HASH.match(line):
            hashes += 1
        else:
            assert NOTE.match(line), f"{lock.name}:{number}: {line}"
    assert hashes
    return found


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[; ]", text, maxsplit=1)[0].lower().replace("_", "-") for text in requirements}


@pytest.fixture
def project(repository: Path) -> dict[str, object]:
    return tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))


def test_every_dependency_is_locked(repository: Path, project: dict[str, dict[str, object]]) -> None:
    runtime = pins(repository / "requirements" / "runtime.txt")
    dev = pins(repository / "requirements" / "dev.txt")
    assert names(project["project"]["dependencies"]) <= runtime.keys()
    assert names(project["project"]["optional-dependencies"]["dev"]) <= dev.keys()
    bench = pins(repository / "requirements" / "bench.txt")
    assert names(project["project"]["optional-dependencies"]["bench"]) <= bench.keys()
    docs = pins(repository / "requirements" / "docs.txt")
    assert names(project["project"]["optional-dependencies"]["docs"]) <= docs.keys()


def test_all_locks_name_the_same_versions(repository: Path) -> None:
    runtime, docs, dev = (pins(repository / "requirements" / f"{name}.txt") for name in ("runtime", "docs", "dev"))
    assert runtime.items() <= docs.items() <= dev.items()


def test_what_builds_it_is_locked_too(repository: Path, project: dict[str, dict[str, object]]) -> None:
    build = (repository / "requirements" / "build.in").read_text("utf-8").splitlines()
    assert [line for line in build if not line.startswith("#")] == project["build-system"]["requires"]
