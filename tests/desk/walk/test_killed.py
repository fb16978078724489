"""The server killed in the middle of long work: nothing lost, nothing doubled, and the work is taken up again."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.walk.conftest import MortalDatabase

from jianheng.intake.add import add_files
from jianheng.intake.store import Batch, standing_batches
from jianheng.workspace import Workspace, create_workspace

pytestmark = pytest.mark.long

ASK = """
import sys
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
ask_for("run", "未成年人与成年人混押", options, person)
"""
# What the pages do until the files are asked to be taken in.
BRING = """
import sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
place = open_workspace(Path(sys.argv[1]))
start(place)
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from django.core.files.uploadedfile import SimpleUploadedFile
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.data.taking import look_job, statement, uploads
from jianheng.desk.data.taking.add_job import ADD
from jianheng.desk.data.taking.looking import look
from jianheng.desk.jobs.queue import ask_for
from jianheng.dictionary import load_dictionary
person = make_person("jcg", "某人", "prosecutor", first_office(place.procuratorate), "Xiangdang-Chang-7")
files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(Path(sys.argv[2]).iterdir())]
(intake,) = uploads.receive(person, files, [], "")
found = look(place, intake.files_folder, "", "", lambda *_: None)
found.write(intake.folder / uploads.FOUND)
look_job.keep(intake, found)
statement.write(intake.statement, intake.files_folder / "delivery.yaml", load_dictionary())
intake.add_job = ask_for(ADD, intake.unit, {"intake": str(intake.pk)}, person)
intake.save()
"""
CENTRE = "05-青澜县看守所"
PATIENCE = 240.0


def script(text: str, place: Workspace, *words: object, url: str = "") -> None:
    """Run a few lines in a process of their own, on a workspace."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    if url:
        clean["JIANHENG_DATABASE_URL"] = url
    subprocess.run([sys.executable, "-c", text, str(place.root), *map(str, words)], env=clean, check=True)


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
    add_files(place, [county / CENTRE])
    script(ASK, place)
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


@pytest.mark.parametrize("after", [0.0, 2.0])
def test_files_whose_server_was_killed_while_it_took_them_in_are_taken_in_once(
    tmp_path: Path, county: Path, start_serving: Callable[[Workspace], Any], after: float
) -> None:
    place = create_workspace(tmp_path / "工作区", "青澜县人民检察院")
    script(BRING, place, county / CENTRE)
    database = place.root / "desk" / "desk.sqlite3"
    first = start_serving(place)
    wait_for(database, {"running", "done"})
    time.sleep(after)
    first.process.kill()
    first.process.wait()
    start_serving(place)
    assert wait_for(database, {"done", "failed", "cancelled"}) == "done"
    (batch,) = standing_batches(place)
    assert told(database, "select batch from data_intake") == (batch.id,)
    assert told(database, "select count(*) from audit_entry where action = 'add'") == (1,)
    beside = create_workspace(tmp_path / "直接", "青澜县人民检察院")
    add_files(beside, [county / CENTRE])
    (wanted,) = standing_batches(beside)
    assert kept(batch) == kept(wanted)


def kept(batch: Batch) -> dict[str, int]:
    """How many rows of each table a batch holds."""
    return {name: entry.kept for name, entry in batch.manifest.tables.items()}


@pytest.mark.real("postgresql")
def test_a_run_whose_database_went_away_is_done_once(
    tmp_path: Path, county: Path, start_serving: Callable[..., Any], mortal_database: MortalDatabase
) -> None:
    place = create_workspace(tmp_path / "工作区", "青澜县人民检察院")
    add_files(place, [county / CENTRE])
    script(ASK, place, url=mortal_database.address)
    start_serving(place, mortal_database.address)
    mortal_database.wait_for("select 1 from jobs_job where state in ('running', 'done')")
    mortal_database.kill()
    time.sleep(3.0)
    mortal_database.start()
    mortal_database.wait_for("select 1 from jobs_job where state in ('done', 'failed', 'cancelled')")
    assert mortal_database.told("select state from jobs_job") == ("done",)
    assert mortal_database.told("select count(*), count(distinct fingerprint) from casework_clue") == (2, 2)
    assert mortal_database.told("select count(*) from casework_arrival") == (1,)
