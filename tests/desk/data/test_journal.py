"""The office's own journal, written in forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.desk.data.conftest import SCRIPT

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.data.models import JournalEntry
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
WRITTEN = {
    "office": "驻江州监狱检察室",
    "kind": "on_site",
    "on_day": "2026年11月20日",
    "from_at": "2026-11-20 09:30",
    "姓名": "",
    "person.name": "周某某",
    "person.id_no": "110101199001011237",
    "seen": f"看了三监区{SCRIPT}",
}


def kind_of_entry() -> str:
    from jianheng.dictionary import load_dictionary  # noqa: PLC0415  # read once the test runs

    return next(iter(load_dictionary().lists["journal_kind"].codes))


def test_an_entry_becomes_a_row_of_a_batch(client_of: ClientOf, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    form = {**WRITTEN, "kind": kind_of_entry()}
    answer = client.post("/data/journal/write/journal_entry/", form)
    entry = JournalEntry.objects.get()
    assert answer.headers["Location"] == f"/data/journal/{entry.pk}/"
    (batch,) = list_batches(workspace)
    (row,) = batch.table("journal_entry").to_pylist()
    assert str(row["on_day"]) == "2026-11-20"
    assert row["person"] == "id:110101199001011237"
    assert row["recorded_at"] is not None
    assert batch.manifest.delivery is not None
    assert not batch.manifest.delivery.complete
    assert not batch.manifest.errors
    page = client.get(f"/data/journal/{entry.pk}/").content.decode()
    assert "看了三监区" in page
    assert SCRIPT not in page
    assert "110101199001011237" not in page
    assert "看了三监区" in client.get("/data/journal/").content.decode()
    assert not [*(workspace.root / "desk" / "journal").glob("*")]


def test_what_cannot_be_read_is_told_beside_its_line(client_of: ClientOf, workspace: Workspace) -> None:
    form = {**WRITTEN, "kind": kind_of_entry(), "on_day": "2026-13-40", "office": ""}
    answer = client_of("prosecutor").post("/data/journal/write/journal_entry/", form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "没有保存：2 项要改" in page
    assert "2026-13-40" in page
    assert SCRIPT not in page
    assert not list_batches(workspace)


def test_a_correction_keeps_what_was_written(client_of: ClientOf, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    client.post("/data/journal/write/journal_entry/", {**WRITTEN, "kind": kind_of_entry()})
    entry = JournalEntry.objects.get()
    address = f"/data/journal/{entry.pk}/"
    assert client.post(address, {"field": "on_day", "words": "2026-11-21", "reason": ""}).status_code == 409
    for day in ("2026-11-21", "2026-11-22"):
        client.post(address, {"field": "on_day", "words": day, "reason": "写错了日子"})
    page = client.get(address).content.decode()
    assert "2026-11-22" in page
    assert "更正过 2 次" in page
    first = next(each for each in list_batches(workspace) if each.id == entry.batch)
    assert str(first.table("journal_entry").to_pylist()[0]["on_day"]) == "2026-11-20"


@pytest.mark.parametrize("table", ["judgment", "no_such_table"])
def test_only_journal_tables_are_written(client_of: ClientOf, table: str) -> None:
    assert client_of("prosecutor").get(f"/data/journal/write/{table}/").status_code == 404


def test_every_kind_has_a_form(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    for table, _ in client.get("/data/journal/").context["kinds"]:
        assert client.get(f"/data/journal/write/{table.name}/").status_code == 200


def test_another_offices_journal_is_not_there(client_of: ClientOf, person: Callable[..., User], office: Office) -> None:
    client_of("prosecutor").post("/data/journal/write/journal_entry/", {**WRITTEN, "kind": kind_of_entry()})
    entry = JournalEntry.objects.get()
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    person("prosecutor", "elsewhere", at=below)
    client = client_of("prosecutor", "elsewhere")
    assert client.get(f"/data/journal/{entry.pk}/").status_code == 404
    assert "看了三监区" not in client.get("/data/journal/").content.decode()
    assert client_of("viewer").get("/data/journal/write/journal_entry/").status_code == 403
    assert client_of("viewer").post(f"/data/journal/{entry.pk}/", {"field": "on_day"}).status_code == 404
