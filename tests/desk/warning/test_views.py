"""The pages and the downloads: who may, of which institutions, and what the log keeps."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.models import Upcoming

ClientOf = Callable[..., Client]
Warned = Callable[[], Institution]
WEEK = {"from": "2025-01-06", "days": "7"}


def last() -> Entry:
    found = Entry.objects.order_by("-number").first()
    assert found is not None
    return found


def test_without_a_run_the_page_says_what_to_do(client_of: ClientOf) -> None:
    page = client_of("prosecutor").get("/warnings/").content.decode()
    assert "还不能做预警清单" in page
    assert 'href="/data/in/"' in page


def test_all_institutions_are_listed_with_what_falls_due_and_how_old_the_data_are(
    client_of: ClientOf, warned: Warned
) -> None:
    warned()
    answer = client_of("prosecutor").get("/warnings/", WEEK)
    lines = {line.unit.name: (line.due, line.passed) for line in answer.context["found"].lines}
    assert (lines["甲监狱"], lines["乙监狱"]) == ((1, 1), (0, 0))
    page = answer.content.decode()
    assert "1 件将到期，尚未违法" in page
    assert "数据截至 2024-12-31，距今" in page


def test_one_institution_shows_its_acts_and_the_look_is_on_record(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    page = client_of("prosecutor").get(f"/warnings/{unit.pk}/", WEEK).content.decode()
    assert page.count('<td class="nw">2025-01-') == 2
    assert (last().action, last().kind, last().about) == ("view", "warnings", "甲监狱")


def test_nonsense_asks_for_the_coming_week_and_is_told(client_of: ClientOf, warned: Warned) -> None:
    warned()
    for query in ("from=2025-13-45", "days=0", "days=61", "days=x", "from=9999-12-31&days=60"):
        answer = client_of("prosecutor").get(f"/warnings/?{query}")
        assert answer.status_code == 200
        assert "没有看懂" in answer.content.decode()


def test_a_list_is_taken_and_the_log_keeps_it_without_names(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    answer = client_of("prosecutor").post("/warnings/take/", {**WEEK, "unit": unit.pk, "format": "docx"})
    words = "".join(cell.text for table in docx.Document(io.BytesIO(answer.content)).tables for cell in table._cells)
    assert "2025-01-08" in words
    assert "**" in words
    assert answer["Cache-Control"] == "no-store"
    assert (last().action, last().kind, last().about) == ("download", "warnings", "甲监狱")
    assert '"rows": 2' in last().detail


def test_names_need_a_reason_and_what_was_written_is_kept(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    asked = {**WEEK, "unit": unit.pk, "format": "xlsx", "names": "yes", "why": " "}
    refused = client_of("prosecutor").post("/warnings/take/", asked)
    assert refused.status_code == 409
    assert "请写明为什么要姓名和证件号" in refused.content.decode()
    assert "checked" in refused.content.decode()
    taken = client_of("prosecutor").post("/warnings/take/", {**asked, "why": "通知单位"})
    assert taken.status_code == 200
    kept = Entry.objects.order_by("-number")[:2]
    assert [each.action for each in kept] == ["download", "reveal"]
    assert "通知单位" in kept[1].detail


def test_all_are_taken_by_one_click(client_of: ClientOf, warned: Warned) -> None:
    warned()
    answer = client_of("prosecutor").post("/warnings/take/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        units = {name.split("-")[1] for name in archive.namelist()}
    assert {"甲监狱", "乙监狱"} <= units


def test_who_only_reads_takes_nothing(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    assert "下载" not in client_of("viewer").get(f"/warnings/{unit.pk}/").content.decode()
    assert client_of("viewer").post("/warnings/take/", {**WEEK, "unit": unit.pk, "format": "docx"}).status_code == 403


def test_what_is_out_of_scope_is_not_there(
    client_of: ClientOf, person: Callable[..., User], office: Office, warned: Warned
) -> None:
    unit = warned()
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    own = Institution.objects.get(name="乙监狱")
    Institution.objects.filter(pk=own.pk).update(office=below)
    person("prosecutor", "resident", below)
    client = client_of("prosecutor", "resident")
    assert client.get(f"/warnings/{unit.pk}/").status_code == 404
    assert client.post("/warnings/take/", {"unit": unit.pk, "format": "docx"}).status_code == 404
    assert "甲监狱" not in client.get("/warnings/", WEEK).content.decode()
    with zipfile.ZipFile(io.BytesIO(client.post("/warnings/take/", WEEK).content)) as archive:
        assert {name.split("-")[1] for name in archive.namelist()} == {"乙监狱"}


def test_a_form_that_was_made_up_is_refused(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    client = client_of("prosecutor")
    assert client.post("/warnings/take/", {"unit": "²", "format": "docx"}).status_code == 404
    assert client.post("/warnings/take/", {"unit": unit.pk, "format": "exe"}).status_code == 409
    assert client.post("/warnings/take/", {**WEEK, "days": "900", "unit": unit.pk, "format": "docx"}).status_code == 409
    assert Client(enforce_csrf_checks=True).post("/warnings/take/", WEEK).status_code in (302, 403)


def test_what_a_source_wrote_is_shown_and_never_run(client_of: ClientOf, warned: Warned) -> None:
    unit = warned()
    Upcoming.objects.filter(institution=unit).update(act="<script>alert(1)</script>")
    page = client_of("prosecutor").get(f"/warnings/{unit.pk}/", WEEK).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_the_file_is_in_the_readers_language(client_of: ClientOf, warned: Warned, lang: str) -> None:
    unit = warned()
    client = client_of("prosecutor")
    client.cookies["django_language"] = lang
    answer = client.post("/warnings/take/", {**WEEK, "unit": unit.pk, "format": "docx"})
    title = docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
    assert title == ("Deadlines ahead" if lang == "en" else "将到期法定事项提示清单")
