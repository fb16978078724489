"""`jianheng backup` and `jianheng restore`, as they are typed, while the workbench is being used."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.long

MAIN = [sys.executable, "-c", "from jianheng.cli.app import main; main()"]
PASSPHRASE = "yi-ju-hen-chang-de-kouling"
BASE = "desk/desk.sqlite3"


def clean(**more: str) -> dict[str, str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    return told | {"PYTHONIOENCODING": "utf-8"} | more


def typed(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    command = [*MAIN, *map(str, words)]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=clean(**more), stdin=quiet, capture_output=True, text=True, check=False)


def rows(place: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(place / BASE)) as base:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(base.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables}


@pytest.fixture(scope="module")
def used(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with a run, people and clues, whose workbench is being served."""
    place = tmp_path_factory.mktemp("used") / "工作区"
    shutil.copytree(demo, place)
    subprocess.run([sys.executable, "-m", "jianheng.desk.demo", str(place)], env=clean(), check=True)
    serving = subprocess.Popen(
        [*MAIN, "serve", str(place), "--port", "0"], env=clean(), stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert serving.stderr is not None
    assert any(re.search(r"http://\S+", line) for line in serving.stderr)
    yield place
    serving.terminate()
    serving.wait(60)


def test_what_is_restored_is_what_was_backed_up(used: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "备份.zip", tmp_path / "恢复"
    before = rows(used)
    made = typed("backup", used, file, "--json", JIANHENG_BACKUP_PASSPHRASE=PASSPHRASE)
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert (told["keys"], told["database"]) == ("locked", "sqlite")
    (tmp_path / "口令").write_text(PASSPHRASE + "\n", encoding="utf-8")
    done = typed("restore", file, target, "--passphrase-file", tmp_path / "口令")
    assert done.returncode == 0, done.stderr
    assert told["fingerprint"] in done.stderr

    after = rows(target)
    # The server may have ended work of its own between the look and the backup; the log only grows.
    assert after.keys() == before.keys()
    assert len(before["casework_clue"]) > 3
    assert after["casework_clue"] == before["casework_clue"]
    assert after["accounts_user"] == before["accounts_user"]
    assert {row[0] for row in before["audit_entry"]} <= {row[0] for row in after["audit_entry"]}
    differing = {name for name in before if before[name] != after[name]}
    assert differing <= {"audit_entry", "audit_head", "jobs_job"}
    # The backup itself is the next line of the log from which it was made.
    new = [row for row in rows(used)["audit_entry"] if row not in after["audit_entry"]]
    assert [row for row in new if "back up" in row]

    assert typed("audit", "verify", target).returncode == 0
    for place in (used, target):
        assert typed("answers", place, "--csv", tmp_path / f"{place.name}.csv").returncode == 0
    one, other = ((tmp_path / f"{place.name}.csv").read_bytes() for place in (used, target))
    assert one == other
    for name in ("secret.key", "names.key"):
        assert (target / "desk" / name).read_bytes() == (used / "desk" / name).read_bytes()


def test_a_script_says_the_passphrase_or_goes_without_keys(used: Path, tmp_path: Path) -> None:
    refused = typed("backup", used, tmp_path / "a.zip")
    assert refused.returncode == 2
    assert "--without-keys" in refused.stderr
    short = typed("backup", used, tmp_path / "a.zip", JIANHENG_BACKUP_PASSPHRASE="kurz")
    assert "至少 12 个字符" in short.stderr
    assert not (tmp_path / "a.zip").exists()
    without = typed("backup", used, tmp_path, "--without-keys")
    assert without.returncode == 0, without.stderr
    assert "查不到" in without.stderr
    (file,) = tmp_path.glob("jianheng-*.zip")
    checked = typed("restore", file, "--check", "--json")
    assert json.loads(checked.stdout)["keys"] == "left out"


def test_what_is_wrong_is_said_in_one_message(used: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("hello", encoding="utf-8")
    for words, said in (
        (("restore", tmp_path / "x.zip", tmp_path / "t"), "不是检衡的备份"),
        (("restore", tmp_path / "nowhere.zip", tmp_path / "t"), "不能读写"),
        (("restore", tmp_path / "x.zip", used), "已有内容"),
        (("restore", tmp_path / "x.zip"), "恢复到哪里"),
        (("backup", tmp_path, tmp_path / "y.zip", "--without-keys"), "不是工作区"),
    ):
        done = typed(*words)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "t").exists()


def test_the_keys_of_a_backup_want_its_passphrase(used: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    assert typed("backup", used, file, JIANHENG_BACKUP_PASSPHRASE=PASSPHRASE).returncode == 0
    wrong = typed("restore", file, tmp_path / "t", JIANHENG_BACKUP_PASSPHRASE="not the one that it was")
    assert wrong.returncode == 2
    assert "口令不对" in wrong.stderr
    without = typed("restore", file, tmp_path / "t", "--without-keys")
    assert without.returncode == 0, without.stderr
    assert not (tmp_path / "t" / "desk" / "names.key").exists()
