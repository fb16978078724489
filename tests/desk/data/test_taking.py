"""Files brought in, from choosing them to the batch that they become."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.desk.data.conftest import ROWS, SCRIPT, STATEMENT, answered, book

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.data.models import Intake
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.dictionary import load_dictionary
from jianheng.intake.mapping import load_mapping
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
Work = Callable[[], list[Job]]
CHOSEN = {"监区": "assignment.value", "调入日期": "assignment.from_on"}


def brought(client: Client, *files: SimpleUploadedFile, unit: str = "江州监狱") -> Intake:
    client.post("/data/in/", {"files": [*files], "unit": unit})
    return Intake.objects.latest("at")


def taken(client: Client, work: Work, intake: Intake, **statement: object) -> Intake:
    work()
    answered(client, intake, CHOSEN)
    client.post(f"/data/in/{intake.pk}/statement/", {**STATEMENT, **statement})
    client.post(f"/data/in/{intake.pk}/take/")
    work()
    intake.refresh_from_db()
    return intake


def test_a_file_becomes_a_batch_in_five_steps(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    response = client.post("/data/in/", {"files": [book()], "unit": "江州监狱"})
    intake = Intake.objects.get()
    assert response.headers["Location"] == f"/data/in/{intake.pk}/recognise/"
    assert "排队等候" in client.get(response.headers["Location"]).content.decode()
    work()
    assert client.get(f"/data/in/{intake.pk}/").headers["Location"].endswith("/columns/")
    page = client.get(f"/data/in/{intake.pk}/columns/").content.decode()
    assert "江州监狱监房调动台账" in page
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert "110101199001011237" not in page
    assert "周某某" not in page
    answered(client, intake, CHOSEN)
    assert client.get(f"/data/in/{intake.pk}/").headers["Location"].endswith("/statement/")
    assert client.post(f"/data/in/{intake.pk}/statement/", STATEMENT).headers["Location"].endswith("/take/")
    client.post(f"/data/in/{intake.pk}/take/")
    assert [job.state for job in work()] == ["done"]
    (batch,) = list_batches(workspace)
    intake.refresh_from_db()
    assert intake.batch == batch.id
    assert batch.manifest.tables["assignment"].kept == 3
    assert batch.manifest.delivery is not None
    assert str(batch.manifest.delivery.until_on) == "2026-10-31"
    mapping = load_mapping(workspace, "江州监狱", load_dictionary())
    assert mapping is not None
    assert mapping.confirmed_by == "检察官"
    assert {"upload", "map", "state", "add"} <= set(Entry.objects.values_list("action", flat=True))


def test_a_sheet_with_a_column_a_month_becomes_rows_of_months(
    client_of: ClientOf, work: Work, workspace: Workspace
) -> None:
    client = client_of("prosecutor")
    rows = [
        ["三监区2024年计分考核汇总表"],
        ["罪犯编号", "姓名", "1月", "2月", "3月"],
        ["ZX10001", "周某某", 100, 98, ""],
    ]
    intake = brought(client, book([*rows, ["ZX10002", "何某某", 90, 91, 92], ["ZX10003", "许某某", 80, 81, 82]]))
    work()
    page = client.get(f"/data/in/{intake.pk}/columns/").content.decode()
    assert "每月一列。1月的这个数是什么？" in page
    assert "月计分 · 月考核分 (1月)" in page
    answered(client, intake, {month: f"points_month#{month}.total" for month in ("1月", "2月", "3月")})
    client.post(f"/data/in/{intake.pk}/statement/", {**STATEMENT, "tables": ["points_month"]})
    client.post(f"/data/in/{intake.pk}/take/")
    work()
    (batch,) = list_batches(workspace)
    found = batch.table("points_month").to_pylist()
    assert sorted((str(row["month_lo"]), int(row["total"])) for row in found)[::3] == [
        ("2024-01-01", 80),
        ("2024-02-01", 81),
        ("2024-03-01", 82),
    ]
    assert len(found) == 8


def test_the_same_files_again_bring_nothing(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    file = book()
    taken(client, work, brought(client, file))
    file.seek(0)
    again = brought(client, file)
    work()
    assert "没有新的内容" in client.get(f"/data/in/{again.pk}/recognise/").content.decode()
    assert len(list_batches(workspace)) == 1


def test_a_second_start_after_a_kill_finds_the_batch(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    intake = taken(client, work, brought(client, book()))
    first = intake.batch
    # As if the process had been killed after the batch appeared and before it was noted.
    Intake.objects.filter(pk=intake.pk).update(batch="")
    ask_for("add", "", {"intake": str(intake.pk)}, User.objects.get(username="prosecutor"))
    work()
    intake.refresh_from_db()
    assert intake.batch == first
    assert len(list_batches(workspace)) == 1


def test_a_confirmed_unit_is_not_asked_again(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    taken(client, work, brought(client, book()))
    later = brought(client, book([*ROWS[:4], ["ZX10009", "林某某", "", "三监区", "2026-03-01", ""]]))
    work()
    later.refresh_from_db()
    assert later.columns_done
    assert "沿用以前确认的" in client.get(f"/data/in/{later.pk}/recognise/").content.decode()


def test_a_refused_file_is_told_and_the_rest_goes_on(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    broken = SimpleUploadedFile("坏的.xlsx", b"PK\x03\x04 cut off")
    picture = SimpleUploadedFile(f"图{SCRIPT}.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    intake = brought(client, book(), broken, picture, SimpleUploadedFile("空.csv", b""))
    work()
    page = client.get(f"/data/in/{intake.pk}/recognise/").content.decode()
    assert page.count("不能读取</span>") == 3
    assert SCRIPT not in page
    assert "要确认列" in page


def test_what_is_open_must_be_answered(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    work()
    response = client.get(f"/data/in/{intake.pk}/columns/")
    form = {f"to-{row.number}": "" for row in response.context["rows"]}
    forged = {**form, "to-0": "no_table.no_field", "act": "save"}
    client.post(f"/data/in/{intake.pk}/columns/?t=0", forged)
    intake.refresh_from_db()
    assert not intake.columns_done
    assert client.get(f"/data/in/{intake.pk}/statement/").headers["Location"].endswith("/columns/")


def test_one_column_is_shown_as_it_would_be_read(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    work()
    rows = client.get(f"/data/in/{intake.pk}/columns/").context["rows"]
    number = next(row.number for row in rows if row.column.heading == "调入日期")
    shown = client.post(f"/data/in/{intake.pk}/columns/0/{number}/", {f"to-{number}": "assignment.from_on"})
    page = shown.content.decode()
    assert "2026-01-05" in page
    assert "2026-13-05" in page
    assert '<span class="late">1</span>' in page


def test_what_is_the_same_in_every_row_is_said_once(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    work()
    page = client.get(f"/data/in/{intake.pk}/columns/")
    form = {f"to-{row.number}": CHOSEN.get(row.column.heading, row.answer.to or "-") for row in page.context["rows"]}
    form |= {"act": "save", "tables": ["assignment"]}
    told = client.post(f"/data/in/{intake.pk}/columns/?t=0", {**form, "fixed-assignment.no_field": "x"}, follow=True)
    lacks = [lack.target for lack in told.context["lacks"]]
    assert "assignment.kept_by" in lacks
    client.post(f"/data/in/{intake.pk}/columns/?t=0", {**form, "lack": lacks, "fixed-assignment.kept_by": "江州监狱"})
    client.post(f"/data/in/{intake.pk}/statement/", STATEMENT)
    client.post(f"/data/in/{intake.pk}/take/")
    work()
    (batch,) = list_batches(workspace)
    assert {row["kept_by"] for row in batch.table("assignment").to_pylist()} == {"江州监狱"}


@pytest.mark.parametrize("lacks", ["purpose", "legal_basis", "delete_after"])
def test_without_purpose_basis_or_day_of_deletion_nothing_comes_in(client_of: ClientOf, work: Work, lacks: str) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    work()
    answered(client, intake, CHOSEN)
    response = client.post(f"/data/in/{intake.pk}/statement/", {**STATEMENT, lacks: "", "exclusions": SCRIPT})
    page = response.content.decode()
    assert response.status_code == 409
    assert "江州监狱" in page
    assert SCRIPT not in page
    assert client.get(f"/data/in/{intake.pk}/take/").headers["Location"] == f"/data/in/{intake.pk}/"


def test_days_that_contradict_are_told(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    work()
    answered(client, intake, CHOSEN)
    late = client.post(f"/data/in/{intake.pk}/statement/", {**STATEMENT, "until_on": "2026-12-31"})
    assert "晚于导出日" in late.content.decode()


def test_a_mended_delivery_takes_the_place_of_the_first(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("lead")
    old = taken(client, work, brought(client, book()))
    mended = [row if row[0] != "ZX10002" else [*row[:4], "2026-01-06", "b"] for row in ROWS]
    new = brought(client, book(mended))
    work()
    client.post(f"/data/in/{new.pk}/statement/", STATEMENT)
    unsaid = client.post(f"/data/in/{new.pk}/take/", {"replaces": old.batch, "reason": ""})
    assert unsaid.status_code == 409
    client.post(f"/data/in/{new.pk}/take/", {"replaces": old.batch, "reason": "单位补正"})
    work()
    new.refresh_from_db()
    assert "代替它的批次" in client.get(f"/data/batches/{old.batch}/").content.decode()
    assert len(list_batches(workspace)) == 2


def test_files_of_several_deliveries_part(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    files = [book(name="a.xlsx"), SimpleUploadedFile("delivery.yaml", b"unit: a")]
    files += [book(name="b.xlsx"), SimpleUploadedFile("delivery.yaml", b"unit: b")]
    paths = '["x/甲/a.xlsx", "x/甲/delivery.yaml", "x/乙/b.xlsx", "x/乙/delivery.yaml"]'
    client.post("/data/in/", {"files": files, "paths": paths})
    found = sorted([*each.uploads.values_list("name", flat=True)] for each in Intake.objects.all())
    assert found == [["a.xlsx", "delivery.yaml"], ["b.xlsx", "delivery.yaml"]]


def test_no_name_leads_out_of_the_folder(client_of: ClientOf, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    client.post("/data/in/", {"files": [book(), book()], "paths": '["../../../evil.xlsx", "/etc/evil.xlsx"]'})
    intake = Intake.objects.get()
    for upload in intake.uploads.all():
        assert upload.path.resolve().is_relative_to(intake.files_folder.resolve())
        assert upload.path.is_file()
    assert not [*workspace.root.parent.glob("evil.xlsx")]


def test_too_large_is_not_kept(client_of: ClientOf, settings: object) -> None:
    settings.DATA_FILE_MOST_BYTES = 1000
    response = client_of("prosecutor").post("/data/in/", {"files": [book()]})
    assert response.status_code == 409
    assert "文件太大" in response.content.decode()
    assert not Intake.objects.exists()


def test_a_unit_outside_of_the_jurisdiction_is_refused(
    client_of: ClientOf, person: Callable[..., User], office: Office
) -> None:
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    Institution.objects.create(name="青澜监狱", office=below)
    person("prosecutor", "elsewhere", at=below)
    client = client_of("prosecutor", "elsewhere")
    assert client.post("/data/in/", {"files": [book()], "unit": "江州监狱"}).status_code == 409
    assert client.post("/data/in/", {"files": [book()], "unit": "青澜监狱"}).status_code == 302


def test_anothers_intake_is_not_there(client_of: ClientOf, person: Callable[..., User], office: Office) -> None:
    intake = brought(client_of("prosecutor"), book())
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    person("prosecutor", "elsewhere", at=below)
    client = client_of("prosecutor", "elsewhere")
    for step in ("files", "recognise", "columns", "statement", "take"):
        assert client.get(f"/data/in/{intake.pk}/{step}/").status_code == 404
    assert client.post(f"/data/in/{intake.pk}/drop/").status_code == 404


@pytest.mark.parametrize("role", ["viewer", "modeller", "sysadmin", "auditor"])
def test_who_may_not_add_is_refused(client_of: ClientOf, role: str) -> None:
    assert client_of(role).get("/data/in/").status_code == 403
    assert client_of(role).post("/data/in/", {"files": [book()]}).status_code == 403
    assert not Intake.objects.exists()


def test_a_form_from_elsewhere_is_refused(person: Callable[..., User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert client.post("/data/in/", {"files": [book()]}).status_code == 403


def test_dropping_deletes_the_files(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book())
    folder = intake.folder
    assert folder.is_dir()
    client.post(f"/data/in/{intake.pk}/drop/")
    assert not folder.exists()
    assert not Intake.objects.exists()


def test_scripts_in_names_are_harmless(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    intake = brought(client, book(title="<b>表", name=f"{SCRIPT}.xlsx"))
    work()
    for step in ("files", "recognise", "columns"):
        page = client.get(f"/data/in/{intake.pk}/{step}/").content.decode()
        assert not re.search(r"<script>alert|<b>表", page)
