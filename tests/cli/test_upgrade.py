"""`jianheng upgrade` on a workspace as an earlier version left it: backed up, brought up, and people still found.

`earlier/desk.sql` is the database of a workbench before names had a key of their own and documents had tables.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from jianheng.workspace import create_workspace

pytestmark = pytest.mark.long

MAIN = [sys.executable, "-c", "from jianheng.cli.app import main; main()"]
KEY = "an-earlier-workbench-signed-and-hashed-with-one-key"
FIND = """
import sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
start(open_workspace(Path(sys.argv[1])))
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue
print([clue.pk for clue in Clue.objects.filter(name_key=keyed("name", "甲某某"))])
"""


def typed(*words: object) -> subprocess.CompletedProcess[str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    command = [*MAIN, *map(str, words)]
    told["PYTHONIOENCODING"] = "utf-8"
    return subprocess.run(
        command, env=told, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    root = create_workspace(tmp_path / "旧", "江州市人民检察院").root
    desk = root / "desk"
    desk.mkdir()
    with closing(sqlite3.connect(desk / "desk.sqlite3")) as base, base:
        base.executescript((Path(__file__).parent / "earlier" / "desk.sql").read_text(encoding="utf-8"))
    (desk / "secret.key").write_text(KEY, encoding="ascii")
    return root


def clues(root: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(root / "desk" / "desk.sqlite3")) as base:
        query = "SELECT id, fingerprint, person, status, name_key, says_zh FROM casework_clue ORDER BY id"
        return base.execute(query).fetchall()


def tables(root: Path) -> set[str]:
    with closing(sqlite3.connect(root / "desk" / "desk.sqlite3")) as base:
        return {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def of_the_future(root: Path) -> None:
    """Have its tables changed by a version that is not there yet."""
    with closing(sqlite3.connect(root / "desk" / "desk.sqlite3")) as base, base:
        base.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('casework', '9999_x', '2030-01-01')")


def test_an_earlier_workspace_is_brought_up_after_a_backup(earlier: Path, tmp_path: Path) -> None:
    before = clues(earlier)
    done = typed("upgrade", earlier, "--without-keys", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {"names.key", "papers.0001_initial"} <= set(told["changes"])
    assert clues(earlier) == before
    assert (earlier / "desk" / "names.key").read_text(encoding="ascii") == KEY
    found = subprocess.run([sys.executable, "-c", FIND, str(earlier)], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[1]"
    assert typed("audit", "verify", earlier).returncode == 0

    again = typed("upgrade", earlier, "--without-keys")
    assert "没有改动" in again.stderr

    back = tmp_path / "zurück"
    assert typed("restore", told["backup"], back).returncode == 0
    assert clues(back) == before
    assert "papers_paper" not in tables(back)


def test_a_workbench_is_not_opened_over_tables_of_another_version(earlier: Path) -> None:
    before = tables(earlier)
    refused = typed("serve", earlier, "--port", 0)
    assert refused.returncode == 2
    assert f"jianheng upgrade {earlier}" in refused.stderr
    assert tables(earlier) == before
    assert typed("upgrade", earlier, "--without-keys").returncode == 0
    of_the_future(earlier)
    refused = typed("serve", earlier, "--port", 0)
    assert refused.returncode == 2
    assert "更新的版本" in refused.stderr


def test_it_is_not_done_under_a_running_workbench(earlier: Path) -> None:
    (earlier / "desk" / "worker.beat").touch()
    refused = typed("upgrade", earlier, "--without-keys")
    assert refused.returncode == 2
    assert "正在运行" in refused.stderr
    assert not (earlier / "desk" / "names.key").exists()


def test_what_a_newer_version_made_is_left_alone(earlier: Path) -> None:
    of_the_future(earlier)
    refused = typed("upgrade", earlier, "--without-keys")
    assert refused.returncode == 2
    assert "更新的版本" in refused.stderr
