"""What the workspace holds: the overview, batches, their problems, corrections, deletion."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.desk.data.conftest import SCRIPT, book
from tests.desk.data.test_taking import brought, taken

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.data.models import Intake, Upload
from jianheng.desk.jobs.models import Job
from jianheng.intake.store import list_batches, withdrawn_batches
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]


@pytest.fixture
def intake(client_of: ClientOf, work: Callable[[], list[Job]]) -> Intake:
    """A batch that came in by the pages."""
    client = client_of("lead")
    return taken(client, work, brought(client, book()))


def test_the_overview_tells_what_has_come(client_of: ClientOf, intake: Intake) -> None:
    page = client_of("viewer").get("/data/").content.decode()
    assert "江州监狱" in page
    assert intake.batch in page
    assert "移入文件" not in page
    one = client_of("viewer").get("/data/", {"unit": "江州监狱"}).content.decode()
    assert "监室与岗位安排" in one
    assert "都在内" in one


def test_an_empty_workspace_says_what_to_do(client_of: ClientOf) -> None:
    assert "还没有数据" in client_of("prosecutor").get("/data/").content.decode()


def test_a_batch_tells_where_it_comes_from(client_of: ClientOf, intake: Intake) -> None:
    page = client_of("viewer").get(f"/data/batches/{intake.batch}/").content.decode()
    for words in ("刑事执行法律监督", "人民检察院组织法第二十一条", "2027-11-12", "台账.xlsx"):
        assert words in page
    assert "撤回批次" not in page


def test_problems_are_listed_and_exported(client_of: ClientOf, intake: Intake) -> None:
    client = client_of("viewer")
    page = client.get(f"/data/batches/{intake.batch}/problems/", {"severity": "error"}).content.decode()
    assert "2026-13-05" in page
    assert "E4" in page
    answer = client.get(f"/data/batches/{intake.batch}/problems.xlsx")
    rows = [*load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True)]
    assert any("2026-13-05" in map(str, row) for row in rows)
    assert Entry.objects.filter(action="export", about=intake.batch).exists()


def test_a_cell_is_corrected_with_a_reason(client_of: ClientOf, intake: Intake, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    batch = next(each for each in list_batches(workspace) if each.id == intake.batch)
    number = next(n for n, problem in enumerate(batch.problems()) if problem.value == "2026-13-05")
    address = f"/data/batches/{intake.batch}/problems/{number}/"
    unsaid = client.post(address, {"words": "2026-01-06", "reason": ""})
    assert unsaid.status_code == 409
    assert "2026-01-06" in unsaid.content.decode()
    unread = client.post(address, {"words": "二〇二六年十三月", "reason": SCRIPT})
    assert unread.status_code == 409
    assert SCRIPT not in unread.content.decode()
    client.post(address, {"words": "2026-01-06", "reason": "与原件核对"})
    correction = next(each for each in list_batches(workspace) if each.manifest.replaces)
    (row,) = correction.table("assignment").to_pylist()
    assert str(row["from_on"]) == "2026-01-06"
    assert "检察官" in row["raw"]
    assert client_of("viewer").post(address, {"words": "", "reason": "x"}).status_code == 403


def test_withdrawing_needs_a_reason_and_can_be_undone(
    client_of: ClientOf, intake: Intake, workspace: Workspace
) -> None:
    client = client_of("lead")
    address = f"/data/batches/{intake.batch}/withdraw/"
    assert client.post(address, {"act": "withdraw", "reason": " "}).status_code == 409
    client.post(address, {"act": "withdraw", "reason": f"拿错了{SCRIPT}"})
    assert intake.batch in withdrawn_batches(workspace)
    assert SCRIPT not in client.get(f"/data/batches/{intake.batch}/").content.decode()
    client.post(address, {"act": "restore", "reason": "核对无误"})
    assert intake.batch not in withdrawn_batches(workspace)
    assert client_of("prosecutor").post(address, {"act": "withdraw", "reason": "x"}).status_code == 403


def test_an_original_needs_a_reason(client_of: ClientOf, intake: Intake) -> None:
    client = client_of("prosecutor")
    address = f"/data/batches/{intake.batch}/original/0/"
    assert client.post(address, {"reason": ""}).status_code == 409
    answer = client.post(address, {"reason": "与纸质台账核对"})
    assert b"".join(answer.streaming_content).startswith(b"PK")
    logged = Entry.objects.get(action="download", kind="original")
    assert "与纸质台账核对" in logged.detail
    assert client_of("viewer").post(address, {"reason": "x"}).status_code == 403


def test_deletion_takes_the_originals_and_leaves_a_certificate(
    client_of: ClientOf, intake: Intake, workspace: Workspace
) -> None:
    client = client_of("lead")
    assert "台账.xlsx" in client.get(f"/data/batches/{intake.batch}/delete/").content.decode()
    address = f"/data/batches/{intake.batch}/delete/now/"
    assert client.post(address, {"reason": "到期", "typed": "b000"}).status_code == 409
    assert len(list_batches(workspace)) == 1
    kept = Upload.objects.get(intake=intake)
    path = kept.path
    assert path.is_file()
    client.post(address, {"reason": "到期", "typed": intake.batch})
    assert not list_batches(workspace)
    assert not path.exists()
    assert not (intake.folder / "found.json").exists()
    page = client_of("viewer").get("/data/certificates/").content.decode()
    assert intake.batch in page
    paper = client_of("viewer").get(f"/data/certificates/{intake.batch}.docx")
    assert b"".join(paper.streaming_content).startswith(b"PK")
    assert client_of("prosecutor").post(address, {"reason": "x", "typed": "y"}).status_code == 403


def test_out_of_scope_is_not_there(
    client_of: ClientOf, intake: Intake, person: Callable[..., User], office: Office
) -> None:
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    Institution.objects.create(name="青澜监狱", office=below)
    person("lead", "elsewhere", at=below)
    client = client_of("lead", "elsewhere")
    assert "江州监狱" not in client.get("/data/").content.decode()
    for path in ("", "problems/", "problems.xlsx", "problems/0/", "delete/"):
        assert client.get(f"/data/batches/{intake.batch}/{path}").status_code == 404
    assert client.post(f"/data/batches/{intake.batch}/withdraw/", {"reason": "x"}).status_code == 404
    assert client.post(f"/data/batches/{intake.batch}/delete/now/", {"reason": "x"}).status_code == 404
    assert client.post(f"/data/batches/{intake.batch}/original/0/", {"reason": "x"}).status_code == 404


def test_the_same_files_are_read_anew(
    client_of: ClientOf, intake: Intake, work: Callable[[], list[Job]], workspace: Workspace
) -> None:
    client = client_of("lead")
    answer = client.post(f"/data/batches/{intake.batch}/again/", {"reason": "列对应错了"})
    new = Intake.objects.exclude(pk=intake.pk).get()
    assert answer.headers["Location"] == f"/data/in/{new.pk}/recognise/"
    work()
    rows = client.get(f"/data/in/{new.pk}/columns/").context["rows"]
    ward = next(row for row in rows if row.column.heading == "监区")
    assert ward.answer.to == "assignment.value"
    form = {f"to-{row.number}": row.answer.to for row in rows} | {f"to-{ward.number}": "-", "act": "save"}
    client.post(f"/data/in/{new.pk}/columns/?t=0", {**form, "tables": ["assignment"]})
    client.post(f"/data/in/{new.pk}/statement/", {**new.statement, "tables": ["assignment"]})
    client.post(f"/data/in/{new.pk}/take/", {"replaces": intake.batch, "reason": "列对应错了"})
    work()
    new.refresh_from_db()
    assert new.batch not in ("", intake.batch)
    assert intake.batch in withdrawn_batches(workspace)
