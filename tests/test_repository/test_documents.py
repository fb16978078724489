"""What the documents point at is there: links, headings and commands."""

import re
from pathlib import Path

import pytest

from jianheng import __version__

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMENT = re.compile(r"#.*")
MAKE = re.compile(r"(?:^|[\s;&|])make ((?:[\w-]+(?:=\S+)?[ \t]*)+)")


def anchor(heading: str) -> str:
    """The anchor that a forge makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def broken_links(document: Path) -> list[str]:
    text = FENCE.sub("", document.read_text("utf-8"))
    broken = []
    for match in LINK.finditer(text):
        target = match[1] or match[2]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        place = document.parent / name if name else document
        if not place.exists() or (
            fragment and fragment not in map(anchor, HEADING.findall(FENCE.sub("", place.read_text("utf-8"))))
        ):
            broken.append(target)
    return broken


def test_every_relative_link_resolves(documents: list[Path], repository: Path) -> None:
    broken = {
        document.relative_to(repository).as_posix(): links
        for document in documents
        if (links := broken_links(document))
    }
    assert broken == {}


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("# 一 二\n[x](#一-二) [y](#三) [z](b.md) ![p](c.png) [w](https://example.org)\n", "utf-8")
    assert broken_links(document) == ["#三", "b.md", "c.png"]


def make_targets(repository: Path) -> set[str]:
    makefiles = [repository / "Makefile", *(repository / "tasks").glob("*.mk")]
    return {
        name
        for makefile in makefiles
        for name in re.findall(r"^([a-z-]+):.*## ", makefile.read_text("utf-8"), re.MULTILINE)
    }


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_every_make_command_in_the_readme_exists(name: str, repository: Path) -> None:
    text = (repository / name).read_text("utf-8")
    code = COMMENT.sub("", "\n".join(block or inline for block, inline in CODE.findall(text)))
    named = {word for words in MAKE.findall(code) for word in words.split() if "=" not in word}
    assert {"demo", "setup", "test"} <= named
    assert named <= make_targets(repository)


def test_the_help_shows_every_target(repository: Path, pytester: pytest.Pytester) -> None:
    result = pytester.run("make", "-C", str(repository), "--no-print-directory")
    shown = {line.split()[0] for line in result.outlines if line.startswith("  ")}
    assert shown == make_targets(repository)


def test_the_changelog_knows_this_version(repository: Path) -> None:
    assert f"## [{__version__}]" in (repository / "CHANGELOG.md").read_text("utf-8")


def test_decisions_are_numbered_without_gaps_and_say_what_and_why(repository: Path) -> None:
    decisions = sorted((repository / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == sorted(set(numbers))
    for path in decisions:
        headings = HEADING.findall(path.read_text("utf-8"))
        assert headings[0].startswith(f"{path.name[:4]} "), path.name
        assert {"Context", "Decision", "Consequences"} <= set(headings), path.name
