"""Killed in the middle of making a document, and two who approve at once: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from jianheng.workspace import Workspace, create_workspace

BEGIN = """
import json, os, sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
start(open_workspace(Path(sys.argv[1])))
from jianheng.desk.accounts.models import User
from jianheng.desk.papers import deciding, making
from jianheng.desk.papers.models import Paper
"""
SET_UP = (
    BEGIN
    + """
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0, interactive=False)
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.accounts.models import Institution
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers import drafting
office = first_office("江州市人民检察院")
drafter = make_person("jcg", "某人", "prosecutor", office, "Xiangdang-Chang-7")
make_person("zuzhang", "某人", "lead", office, "Xiangdang-Chang-7")
unit = Institution.objects.create(name="江州监狱", office=office)
now = timezone.now()
for number in range(6):
    clue = Clue.objects.create(
        fingerprint=f"{number:064x}", section="unlawful", model="a/b", version="1", area="a", code="c",
        institution=unit, title_zh="减刑间隔期不足", title_en="Interval", label_zh="早", label_en="early",
        says_zh="早 22 日", says_en="22 days early", proof_hash="0" * 64, first_run="r", last_run="r", proof_run="r",
        proof_at=0, proof_length=0, found_at=now, changed_at=now, status="closed", conclusion="confirmed",
    )
    paper = drafting.start(drafter, "notice", [clue.pk], together=False)
    Paper.objects.filter(pk=paper.pk).update(reply_by=timezone.localdate() + timedelta(days=20))
    drafting.submit(drafter, paper.pk, 0)
"""
)
APPROVE = (
    BEGIN
    + """
lead = User.objects.get(username="zuzhang")
told = [deciding.approve(lead, int(pk), 1).ordinal for pk in sys.argv[2:]]
print(json.dumps(told))
"""
)
# The process ends as by a pulled plug: once after a part of a file, once after the whole, before the database knows.
KILLED = (
    BEGIN
    + """
def pulled(*_, **__):
    os._exit(9)
if sys.argv[3] == "half":
    os.fsync = pulled
else:
    making.MadeFile.objects.create = pulled
deciding.approve(User.objects.get(username="zuzhang"), int(sys.argv[2]), 1)
"""
)


def begin(script: str, workspace: Workspace, *more: object) -> subprocess.Popen[str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    command = [sys.executable, "-c", script, str(workspace.root), *map(str, more)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=told)


def rows(workspace: Workspace, query: str) -> list[tuple[object, ...]]:
    database = workspace.root / "desk" / "desk.sqlite3"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30) as opened:
        return list(opened.execute(query))


@pytest.fixture
def six(tmp_path: Path) -> Workspace:
    """A workspace with six documents that wait for approval."""
    workspace = create_workspace(tmp_path / "工作区", "江州市人民检察院")
    (workspace.root / "desk").mkdir(exist_ok=True)
    assert begin(SET_UP, workspace).wait(timeout=240) == 0
    return workspace


def test_two_at_once_number_without_gap_or_double_and_a_killed_one_uses_none(six: Workspace) -> None:
    for at in ("half", "whole"):
        assert begin(KILLED, six, 1, at).wait(timeout=240) == 9
        assert rows(six, "select state, number, turn from papers_paper where id = 1") == [("submitted", "", 1)]
        assert rows(six, "select count(*) from papers_madefile") == [(0,)]
        assert rows(six, "select count(*) from papers_numbering where last > 0") == [(0,)]
    both = [begin(APPROVE, six, 1, 3, 5), begin(APPROVE, six, 2, 4, 6)]
    told = [one.communicate(timeout=240)[0] for one in both]
    assert sorted(number for one in told for number in json.loads(one)) == [1, 2, 3, 4, 5, 6]
    assert rows(six, "select count(distinct number), count(*) from papers_paper") == [(6, 6)]
    made = {name for (name,) in rows(six, "select sha256 from papers_madefile")}
    folder = six.root / "desk" / "papers"
    assert made <= {path.stem for path in folder.glob("*.docx")}
    assert [line for (line,) in rows(six, "select action from audit_entry where action = 'approve'")] == ["approve"] * 6
