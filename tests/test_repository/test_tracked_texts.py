"""Tracked files name no place that only one machine knows."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.real("git")

# Put together from parts, so that this file does not name what it forbids.
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs", "org"),
            ("registry", "npmmirror", "com"),
            ("deb", "debian", "org"),
            ("tuna", "tsinghua", "edu", "cn"),
            ("mirrors", "aliyun", "com"),
            ("mirrors", "ustc", "edu", "cn"),
            ("repo", "huaweicloud", "com"),
        )
    )
)
MACHINE_PATHS = re.compile(r"(?<![\w.~-])(?:/(?:work|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w+)")


def places(texts: dict[Path, str], repository: Path, forbidden: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(repository).as_posix()}:{number}: {found.group()}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := forbidden.search(line))
    ]


def test_no_registry_host_is_named(tracked_texts: dict[Path, str], repository: Path) -> None:
    assert places(tracked_texts, repository, REGISTRY_HOSTS) == []


def test_no_absolute_path_of_a_machine(tracked_texts: dict[Path, str], repository: Path) -> None:
    assert places(tracked_texts, repository, MACHINE_PATHS) == []


@pytest.mark.parametrize(
    ("line", "forbidden"),
    [
        ("see /" + "root/notes", True),
        ("path: '/" + "home/li/x.xlsx'", True),
        ("C:" + r"\Users\li", True),
        ("src/work/x", False),
        ("~/work/x", False),
        ("./root/x", False),
    ],
)
def test_what_counts_as_a_machine_path(line: str, forbidden: bool) -> None:
    assert bool(MACHINE_PATHS.search(line)) is forbidden


def test_nothing_tracked_is_ignored(repository: Path, tracked: list[Path], pytester: pytest.Pytester) -> None:
    """An ignored file is left out of the built package, even when it is tracked."""
    names = [path.relative_to(repository).as_posix() for path in tracked]
    result = pytester.run("git", "-c", "safe.directory=*", "-C", str(repository), "check-ignore", "--no-index", *names)
    assert result.outlines == []
