"""Every jianheng command that the READMEs name is one that the program has."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/\\])jianheng ([a-z]+)", re.MULTILINE)
CALL = "from jianheng.cli.app import main; main()"


def commands_named(readme: Path) -> set[str]:
    code = "\n".join(block or inline for block, inline in CODE.findall(readme.read_text("utf-8")))
    return set(COMMAND.findall(re.sub(r"#.*", "", code)))


def test_both_readmes_name_the_same_commands(repository: Path) -> None:
    chinese = commands_named(repository / "README.md")
    assert {"new", "add", "run", "clues", "why", "test"} <= chinese
    assert commands_named(repository / "README.en.md") == chinese


@pytest.mark.skipif(find_spec("jianheng.cli") is None, reason="this checkout has no command line")
def test_every_command_named_can_be_asked_for_help(repository: Path) -> None:
    refused = {
        command: result.stderr
        for command in sorted(commands_named(repository / "README.md"))
        if (
            result := subprocess.run(
                [sys.executable, "-c", CALL, command, "--help"],
                capture_output=True,
                text=True,
                check=False,
            )
        ).returncode
    }
    assert refused == {}
