"""The server killed in the middle of long work: nothing lost, nothing doubled, and the work is taken up again."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.intake import add_files
from jianheng.workspace import Workspace, create_workspace

ASK = """
import json, sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
place = open_workspace(Path(sys.argv[1]))
start(place)
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.jobs.queue import ask_for
person = make_person("jcg", "某人", "prosecutor", first_office(place.procuratorate), "Xiangdang-Chang-7")
options = {"as_of": "2026-11-20", "models": ["detention/minor-held-with-adults"], "changed_since": ""}
print(json.dumps(str(ask_for("run", "未成年人与成年人混押", options, person).pk)))
"""
PATIENCE = 240.0


def told(database: Path, query: str) -> tuple[object, ...]:
    """One row of the workbench's database, read beside it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30) as opened:
        row: tuple[object, ...] = opened.execute(query).fetchone()
        return row


def wait_for(database: Path, states: set[str]) -> str:
    """Wait until the job is in one of some states."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        (state,) = told(database, "select state from jobs_job")
        if state in states:
            return str(state)
        time.sleep(0.05)
    raise AssertionError(f"the job did not come to {states}")


@pytest.mark.parametrize("after", [0.0, 4.0])
def test_a_run_whose_server_was_killed_is_done_once(
    tmp_path: Path, county: Path, start_serving: Callable[[Workspace], Any], after: float
) -> None:
    place = create_workspace(tmp_path / "工作区", "青澜县人民检察院")
    add_files(place, [county / "05-青澜县看守所"])
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(place.root)], env=clean, check=True, stdout=subprocess.PIPE, text=True
    )
    assert json.loads(asked.stdout)
    database = place.root / "desk" / "desk.sqlite3"
    first = start_serving(place)
    wait_for(database, {"running", "done"})
    time.sleep(after)
    first.process.kill()
    first.process.wait()
    start_serving(place)
    assert wait_for(database, {"done", "failed", "cancelled"}) == "done"
    assert told(database, "select count(*), count(distinct fingerprint) from casework_clue") == (2, 2)
    assert told(database, "select count(*) from casework_arrival") == (1,)
    assert told(database, "select count(*) from casework_event where kind = 'found'") == (2,)
    assert [run.name for run in place.runs.iterdir() if (run / "manifest.json").is_file()] == [
        run.name for run in place.runs.iterdir() if not run.name.startswith(".")
    ]
