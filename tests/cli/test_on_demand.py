"""Commands are read when they are called."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

from jianheng.cli.app import COMMANDS
from jianheng.cli.on_demand import OnDemand

Command = Callable[..., Result]
HEAVY = ("duckdb", "pyarrow", "django", "altair", "openpyxl")
ASK = f"""
import sys
from jianheng.cli.app import app
app(["new", "--help"], standalone_mode=False)
sys.exit(" ".join(each for each in {HEAVY} if each in sys.modules) or 0)
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_tells_what_it_does(jianheng: Command, name: str) -> None:
    result = jianheng(name, "--help")
    assert result.exit_code == 0, result.output
    assert f"jianheng {name}" in result.output.replace("root", "jianheng")


def test_the_list_of_commands_names_them_all(jianheng: Command) -> None:
    told = jianheng("--help").output
    assert [name for name in COMMANDS if f" {name} " not in told] == []


def test_a_command_reads_nothing_of_the_others() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"read too: {done.stderr}"


def test_a_wrong_name_is_answered_with_the_like(jianheng: Command) -> None:
    result = jianheng("clue")
    assert result.exit_code == 2
    assert "clues" in result.output


def test_commands_are_a_mapping_that_reads_late() -> None:
    commands = OnDemand({"new": "new", "nowhere": "nowhere"})
    assert list(commands) == ["new", "nowhere"]
    assert "nowhere" in commands
    assert len(commands) == 2
    assert commands["new"].name == "new"
    del commands["nowhere"]
    commands["other"] = commands["new"]
    assert commands["other"] is commands["new"]
