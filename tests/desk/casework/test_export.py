"""Lists that leave the workbench."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from openpyxl import load_workbook

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework import export
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]
Person = Callable[..., User]
WHY = "向上级院报送"


def take(browser: Client, form: str, query: str = "", why: str = WHY) -> bytes:
    answer = browser.post("/clues/export/", {"query": query, "why": why, "format": form})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content


def test_a_workbook_says_on_every_page_who_took_it_and_what_for(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue(says_zh="提请早了 22 日", grade="serious")
    clue(grade="minor")
    book = load_workbook(io.BytesIO(take(client_of("prosecutor"), "xlsx", "grade=serious")))
    about, rows = book.worksheets
    line = about["B2"].value
    for part in ("检察官", "江州市人民检察院", "1 条", WHY):
        assert part in line
    assert "程度：严重" in about["B4"].value
    for sheet in (about, rows):
        assert WHY in sheet.oddHeader.center.text
        assert WHY in sheet.oddFooter.center.text
    head = [cell.value for cell in rows[1]]
    row = dict(zip(head, [cell.value for cell in rows[2]], strict=True))
    assert rows.max_row == 2
    assert (row["编号"], row["说明"], row["人员"], row["行为日"]) == (
        one.number,
        "提请早了 22 日",
        "周**",
        "2026-09-28",
    )


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "123456789012345678"])
def test_words_are_never_formulas(client_of: ClientOf, clue: MakeClue, evil: str) -> None:
    clue(evil.strip() + "监狱" if evil[0] in "=+-@" else "江州监狱", says_zh=evil)
    browser = client_of("prosecutor")
    sheet = load_workbook(io.BytesIO(take(browser, "xlsx", why="=cmd()"))).worksheets[1]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    text = take(browser, "csv", why="=cmd()").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t")), cell
            assert not (cell.isdecimal() and len(cell) > 12), cell


def test_a_file_is_in_the_log_with_its_purpose_and_count_and_no_name(client_of: ClientOf, clue: MakeClue) -> None:
    clue(name_key=keyed("name", "周小明"))
    content = take(client_of("prosecutor"), "csv", "q=周小明")
    entry = Entry.objects.get(action="export")
    assert (entry.actor, entry.kind) == ("prosecutor", "list")
    assert WHY in entry.detail
    assert '"n": 1' in entry.detail
    assert "周小明" not in entry.detail + content.decode("utf-8-sig")


def test_without_a_purpose_there_is_no_file_and_the_form_comes_back(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    answer = client_of("prosecutor").post("/clues/export/", {"query": "grade=serious", "why": " ", "format": "csv"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "请写明用途" in page
    assert 'value="csv" checked' in page
    assert 'name="query" value="grade=serious"' in page
    assert not Entry.objects.filter(action="export").exists()


def test_a_list_that_is_too_long_is_narrowed_first(
    client_of: ClientOf, clue: MakeClue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianheng.desk.casework.exporting.MOST", 1)
    clue()
    clue()
    browser = client_of("prosecutor")
    answer = browser.post("/clues/export/", {"why": WHY, "format": "csv"})
    assert answer.status_code == 409
    assert "请先加条件" in answer.content.decode()


def test_a_long_list_is_read_in_parts_in_its_order(
    client_of: ClientOf, clue: MakeClue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 2)
    numbers = [clue().number for _ in range(5)]
    rows = list(csv.reader(io.StringIO(take(client_of("lead"), "csv", "sort=found&dir=asc").decode("utf-8-sig"))))
    assert [row[0] for row in rows[2:]] == numbers


def test_what_lies_outside_ones_scope_is_not_exported(
    office: Office, client_of: ClientOf, person: Person, clue: MakeClue
) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    clue("甲县看守所")
    clue("江州监狱")
    Institution.objects.filter(name="甲县看守所").update(office=below)
    person("prosecutor", "resident", below)
    text = take(client_of("prosecutor", "resident"), "csv", "status=all").decode("utf-8-sig")
    assert "甲县看守所" in text
    assert "江州监狱" not in text


@pytest.mark.parametrize("role", ["viewer", "modeller", "investigator", "auditor"])
def test_who_may_not_export_is_refused(client_of: ClientOf, clue: MakeClue, role: str) -> None:
    clue()
    browser = client_of(role)
    assert browser.get("/clues/export/").status_code == 403
    assert browser.post("/clues/export/", {"why": WHY, "format": "csv"}).status_code == 403
