"""What the API of the data part refuses: others' intakes, names that lead away, forged numbers, too much."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.desk.data.conftest import SCRIPT, book

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.data.models import Intake, Upload
from jianheng.desk.jobs.models import Job
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
IN = "/api/v1/data/intakes"
JSON = "application/json"


def brought(client: Client, *files: SimpleUploadedFile, **more: object) -> Any:
    return client.post(IN, {"files": [*files], **more})


@pytest.fixture
def elsewhere(client_of: ClientOf, person: Callable[..., User], office: Office) -> Client:
    """Somebody of a county below, who sees one prison."""
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    Institution.objects.create(name="青澜监狱", office=below)
    person("prosecutor", "elsewhere", at=below)
    return client_of("prosecutor", "elsewhere")


def test_anothers_intake_is_not_there(client_of: ClientOf, elsewhere: Client) -> None:
    intake = brought(client_of("prosecutor"), book()).json()[0]
    path = f"{IN}/{intake['id']}"
    upload = Upload.objects.get()
    for nowhere in ("", "/tables/0", "/statement", "/take"):
        assert elsewhere.get(path + nowhere).status_code == 404
    assert elsewhere.delete(f"{path}/files/{upload.pk}").status_code == 404
    assert elsewhere.delete(path).status_code == 404
    assert elsewhere.post(f"{path}/files", {"files": [book()]}).status_code == 404
    for act in ("look", "take"):
        assert elsewhere.post(f"{path}/{act}", {}, JSON).status_code == 404
    assert elsewhere.put(f"{path}/tables/0", {"columns": {}}, JSON).status_code == 404
    assert elsewhere.put(f"{path}/statement", {"unit": "青澜监狱"}, JSON).status_code == 404
    assert elsewhere.get(IN).json() == []
    assert Intake.objects.count() == Upload.objects.count() == 1
    assert client_of("prosecutor").get(f"{IN}/{uuid.uuid4()}").status_code == 404


def test_a_file_of_another_intake_is_not_taken_out(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    first, second = (brought(client, book()).json()[0]["id"] for _ in range(2))
    foreign = Upload.objects.get(intake=first)
    assert client.delete(f"{IN}/{second}/files/{foreign.pk}").status_code == 404
    assert foreign.path.is_file()
    assert client.delete(f"{IN}/{second}/files/{10**30}").status_code == 422


def test_batches_and_entries_outside_ones_scope_are_not_there(
    client_of: ClientOf, elsewhere: Client, work: Callable[[], list[Job]]
) -> None:
    client = client_of("prosecutor")
    words = {"office": "驻江州监狱检察室", "on_day": "2026-11-20", "seen": SCRIPT, "kind": _kind(client)}
    entry = client.post("/api/v1/data/journal", {"table": "journal_entry", "words": words}, JSON).json()
    batch = entry["batch"]
    for path in (f"batches/{batch}", f"batches/{batch}/problems", f"batches/{batch}/problems.xlsx"):
        assert client.get(f"/api/v1/data/{path}").status_code == 200
        assert elsewhere.get(f"/api/v1/data/{path}").status_code == 404
    assert elsewhere.get(f"/api/v1/data/journal/{entry['id']}").status_code == 404
    correction = {"field": "on_day", "words": "2026-11-21", "reason": "x"}
    assert elsewhere.post(f"/api/v1/data/journal/{entry['id']}/correct", correction, JSON).status_code == 404
    assert elsewhere.get("/api/v1/data/journal").json()["total"] == 0
    assert elsewhere.post(f"/api/v1/data/batches/{batch}/again", {"reason": "x"}, JSON).status_code == 404
    assert elsewhere.post(f"/api/v1/data/batches/{batch}/originals/0", {"reason": "x"}, JSON).status_code == 404


def _kind(client: Client) -> str:
    form = client.get("/api/v1/data/journal/kinds/journal_entry").json()
    return next(str(line["codes"][0]["value"]) for line in form if line["name"] == "kind")


@pytest.mark.parametrize("name", ["../../../evil.xlsx", "/etc/evil.xlsx", "C:\\..\\evil.xlsx", "..", "a\u202exslx.exe"])
def test_no_name_leads_out_of_the_folder(client_of: ClientOf, workspace: Workspace, name: str) -> None:
    (intake,) = brought(client_of("prosecutor"), book(), paths=[name]).json()
    (upload,) = Intake.objects.get(pk=intake["id"]).uploads.all()
    folder = upload.intake.files_folder.resolve()
    assert upload.path.resolve().is_relative_to(folder)
    assert upload.path.is_file()
    assert not [*workspace.root.parent.glob("evil.xlsx")]
    added = client_of("prosecutor").post(f"{IN}/{intake['id']}/files", {"files": [book(name="..\\..\\x.xlsx")]})
    assert added.status_code == 200
    assert all(each.path.resolve().is_relative_to(folder) for each in Upload.objects.all())


def test_a_name_as_long_as_can_be_is_kept_as_long_as_the_database_can(client_of: ClientOf) -> None:
    deep = "/".join(["a" * 200] * 5) + ".xlsx"
    brought(client_of("prosecutor"), book(), book(), paths=[deep, deep])
    assert all(len(each.name) <= 300 and each.path.is_file() for each in Upload.objects.all())


def test_files_of_several_deliveries_part(client_of: ClientOf) -> None:
    files = [book(name="a.xlsx"), SimpleUploadedFile("delivery.yaml", b"unit: a")]
    files += [book(name="b.xlsx"), SimpleUploadedFile("delivery.yaml", b"unit: b")]
    paths = ["x/甲/a.xlsx", "x/甲/delivery.yaml", "x/乙/b.xlsx", "x/乙/delivery.yaml"]
    made = brought(client_of("prosecutor"), *files, paths=paths).json()
    found = sorted([*each.uploads.values_list("name", flat=True)] for each in Intake.objects.all())
    assert len(made) == 2
    assert found == [["a.xlsx", "delivery.yaml"], ["b.xlsx", "delivery.yaml"]]
    odd = brought(client_of("prosecutor"), *files, paths=paths[:3])
    assert (odd.status_code, Intake.objects.count()) == (422, 2)


def test_an_upload_of_nothing_too_much_or_for_others_is_refused(client_of: ClientOf, settings: Any) -> None:
    client = client_of("prosecutor")
    none = client.post(IN, {"unit": "江州监狱"})
    assert (none.status_code, none.json()["zh"]) == (409, "还没有选文件。")
    assert brought(client, book(), owner="lead").status_code == 422
    settings.DATA_FILE_MOST_BYTES = 1000
    large = brought(client, book())
    assert (large.status_code, large.json()["zh"].startswith("文件太大")) == (409, True)
    assert not Intake.objects.exists()


def test_a_unit_outside_of_the_jurisdiction_is_refused(elsewhere: Client) -> None:
    assert brought(elsewhere, book(), unit="江州监狱").status_code == 409
    assert brought(elsewhere, book(), unit="青澜监狱").status_code == 201


def test_an_upload_from_elsewhere_is_refused(person: Callable[..., User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert brought(client, book()).status_code == 403
    assert not Intake.objects.exists()


def test_files_are_added_taken_out_and_let_go(client_of: ClientOf, work: Callable[[], list[Job]]) -> None:
    client = client_of("prosecutor")
    path = f"{IN}/{brought(client, book()).json()[0]['id']}"
    broken = SimpleUploadedFile("坏的.xlsx", b"PK\x03\x04 cut off")
    more = client.post(f"{path}/files", {"files": [broken, book()]}).json()
    assert [each["name"] for each in more["uploads"]] == ["台账-2.xlsx", "台账.xlsx", "坏的.xlsx"]
    work()
    files = {each["name"]: each for each in client.get(path).json()["found"]["files"]}
    assert files["坏的.xlsx"]["state"] == "refused"
    assert files["坏的.xlsx"]["says"]["zh"]
    bad = next(each["id"] for each in more["uploads"] if each["name"] == "坏的.xlsx")
    left = client.delete(f"{path}/files/{bad}").json()
    assert (left["found"], len(left["uploads"])) == (None, 2)
    looked = client.post(f"{path}/look")
    assert (looked.status_code, looked.json()["state"]) == (202, "waiting")
    assert client.post(f"{path}/look").json()["id"] == looked.json()["id"]
    folder = Intake.objects.get().folder
    assert client.delete(path).status_code == 204
    assert not folder.exists()
    assert {"upload", "remove", "drop"} <= set(Entry.objects.values_list("action", flat=True))


def test_nothing_changes_while_it_is_taken_in(client_of: ClientOf, work: Callable[[], list[Job]]) -> None:
    client = client_of("prosecutor")
    path = f"{IN}/{brought(client, book()).json()[0]['id']}"
    work()
    intake = Intake.objects.get()
    intake.add_job = Job.objects.create(kind="add", about="", options={}, by=intake.by)
    intake.save()
    assert client.delete(path).status_code == 409
    assert client.put(f"{path}/tables/0", {"columns": {}}, JSON).status_code == 409
    assert client.put(f"{path}/statement", {}, JSON).status_code == 409
    assert client.post(f"{path}/files", {"files": [book()]}).status_code == 409
    assert client.delete(f"{path}/files/{Upload.objects.get().pk}").status_code == 409
    assert Upload.objects.count() == 1
