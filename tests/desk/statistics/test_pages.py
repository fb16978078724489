"""The pages of the statistics: who sees them, what they show, what leaves the workbench, the acts behind a figure."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from tests.desk.statistics.conftest import World

from jianheng.clues.answers import read_answers
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Clue
from jianheng.desk.runs.counts import ORDER
from jianheng.desk.runs.models import Run, TalliedMonth
from jianheng.desk.runs.recorded import record_run
from jianheng.desk.statistics import acts_behind, views
from jianheng.desk.statistics.acts import answers
from jianheng.desk.statistics.asked import Asked, asked_of
from jianheng.desk.statistics.definitions import definitions
from jianheng.desk.statistics.page import PAGE, page
from jianheng.desk.statistics.precision import precision
from jianheng.desk.statistics.progress import STEPS

ClientOf = Callable[..., Client]
PAGES = ("", "progress/", "precision/", "repeats/", "definitions/", "hall/")
SCRIPT = "<script>alert(1)</script>"
PERSON = "周某某不该出现"


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_workbench_says_so(client_of: ClientOf, name: str) -> None:
    assert client_of("viewer").get(f"/statistics/{name}").status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_person_or_words_of_a_clue(world: World, client_of: ClientOf, language: str, name: str) -> None:
    Clue.objects.update(person=PERSON, says_zh=SCRIPT, says_en=SCRIPT, act=PERSON)
    browser = client_of("lead")
    browser.cookies["django_language"] = language
    told = browser.get(f"/statistics/{name}").content.decode()
    assert PERSON not in told
    assert "alert(1)" not in told


def test_names_from_a_source_are_shown_and_never_run(world: World, client_of: ClientOf) -> None:
    world.institutions[0].name = SCRIPT
    world.institutions[0].save()
    for name in PAGES:
        assert SCRIPT not in client_of("lead").get(f"/statistics/{name}").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "by=never",
        "from=2026-13&to=x",
        "office=²",
        "institution=999999999",
        "area=%00",
        "model=no/where",
        "from=2026-05&to=2026-01",
    ],
)
def test_nonsense_in_an_address_breaks_nothing(world: World, client_of: ClientOf, query: str) -> None:
    for name in (*PAGES, "acts/", "rows/document/", "rows/to_service/", "export/"):
        assert client_of("lead").get(f"/statistics/{name}?{query}").status_code == 200


def test_what_is_no_figure_is_not_found(client_of: ClientOf) -> None:
    assert client_of("lead").get("/statistics/rows/person/").status_code == 404
    assert client_of("lead").get("/statistics/acts/?answer=guilty").status_code == 404


def test_another_offices_figures_are_never_shown(world: World, client_of: ClientOf) -> None:
    theirs = client_of("lead").get("/statistics/").content.decode()
    browser = Client()
    browser.force_login(world.county, backend="jianheng.desk.accounts.known.AccountBackend")
    for name in (*PAGES, "rows/document/", "rows/to_conclusion/"):
        mine = browser.get(f"/statistics/{name}?institution={world.institutions[0].pk}").content.decode()
        assert "江州监狱" not in mine
    assert "江州监狱" in theirs


def test_each_step_has_its_definition_beside_it(world: World, client_of: ClientOf) -> None:
    told = client_of("lead").get("/statistics/progress/").content.decode()
    for name in STEPS:
        assert definitions()[name].means.zh in told


def test_the_definitions_of_the_page_the_file_and_the_manual_are_the_same(
    world: World, client_of: ClientOf, repository: Path
) -> None:
    kept = (repository / PAGE).read_text(encoding="utf-8")
    assert kept == page(kept), "python -m jianheng.desk.statistics.page"
    told = client_of("lead").get("/statistics/definitions/").content.decode()
    assert all(one.means.zh in told and one.means.zh in kept for one in definitions().values())


def test_a_share_is_told_only_of_one_set_of_cases(world: World, client_of: ClientOf) -> None:
    browser = client_of("lead")
    own = browser.get("/statistics/progress/?from=2026-01").context["steps"]
    followed = browser.get("/statistics/progress/?from=2026-01&by=found").context["steps"]
    assert own["verified"].whole is None
    assert followed["verified"].whole == followed["concluded"].number


def test_a_reopened_clue_leaves_precision_until_it_is_concluded_anew(
    person: Callable[..., User], clue: Callable[..., Clue]
) -> None:
    user, one = person("lead"), clue()
    actions.conclude(user, one.pk, 0, "confirmed", "属实")
    assert _judged(user) == (1, 1)
    actions.reopen(user, one.pk, 1, "文书已撤回")
    assert _judged(user) == (0, 0)
    actions.conclude(user, one.pk, 2, "model_error", "模型有误")
    assert _judged(user) == (0, 1)


def _judged(user: User) -> tuple[int, int]:
    whole, _ = precision(Asked(), User.objects.get(pk=user.pk))
    return whole.upheld.number, whole.judged.number


def test_answers_open_their_acts_as_many_as_each_figure_says(
    client_of: ClientOf, person: Callable[..., User], run: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    for module in (views, acts_behind):
        monkeypatch.setattr(module, "PAGE", 7)
    user, browser = person("lead"), client_of("lead")
    found = answers(Asked(), user)
    assert found.total.counts.total > 7
    wrong = []
    for line in (found.total, *found.areas, *found.models, *found.institutions, *found.periods):
        for answer in ("", *ORDER):
            figure = line.counts[answer] if answer else line.counts.total
            listed = _listed(browser, line.urls[answer] if answer else line.url)
            if listed != figure:
                wrong.append((line.title, answer, figure, listed))
    assert wrong == []


def _listed(browser: Client, url: str) -> int:
    """The rows of all pages."""
    rows, number = 0, 1
    while True:
        page = browser.get(f"{url}&page={number}")
        rows += page.content.decode().count("<tr data-act>")
        if number >= page.context["pages"]:
            assert page.context["found"].total == rows
            return rows
        number += 1


def test_answers_by_month_are_those_of_the_runs_files(run: Callable[[], str], folder: Path, person: Any) -> None:
    name = run()
    counted: Counter[tuple[str, str, str]] = Counter()
    for model in Run.objects.get(name=name).models.values_list("model", flat=True):
        for one in read_answers(folder, model):
            counted[model, one.day[:7], one.answer] += 1
    kept: Counter[tuple[str, str, str]] = Counter()
    for row in TalliedMonth.objects.all():
        for answer in ORDER:
            kept[row.model, row.month, answer] += getattr(row, answer)
    assert +kept == counted


def test_a_run_that_was_taken_up_before_is_counted_by_month_later(run: Callable[[], str], folder: Path) -> None:
    run()
    before = TalliedMonth.objects.count()
    TalliedMonth.objects.all().delete()
    record_run(folder, None)
    assert TalliedMonth.objects.count() == before > 0


def export(browser: Client, **more: Any) -> Any:
    told = {"query": "from=2026-01&by=found", "part": ["answers", "progress", "precision", "repeats"], "why": "汇报"}
    return browser.post("/statistics/export/", told | {"format": "xlsx"} | more)


def test_a_workbook_holds_figures_conditions_definitions_day_and_who_drew_it(world: World, client_of: ClientOf) -> None:
    answer = export(client_of("lead"))
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    about = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert "2026-01 起" in about["条件"]
    assert "组长" in about["导出"]
    steps = {row[0]: row[1] for row in book["从线索到回头看"].iter_rows(values_only=True)}
    asked = asked_of(QueryDict("from=2026-01&by=found"))
    page = client_of("lead").get(f"/statistics/progress/?{asked.query}").context["steps"]
    assert steps["线索"] == page["clue"].number
    told = {row[0]: row[2] for row in book["怎样计数"].iter_rows(values_only=True)}
    assert told["线索"] == definitions()["clue"].means.zh
    assert all("组长" in sheet.oddHeader.center.text for sheet in book.worksheets)
    line = Entry.objects.get(action="export")
    assert line.kind == "statistics"
    assert "汇报" in line.detail


def test_a_document_is_marked_across_every_page(world: World, client_of: ClientOf) -> None:
    answer = export(client_of("lead"), format="docx", part=["progress", "precision"])
    made = docx.Document(io.BytesIO(answer.content))
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    cells = "\n".join(cell.text for table in made.tables for row in table.rows for cell in row.cells)
    assert "2026-01 起" in words
    assert definitions()["verified"].means.zh in cells
    assert any(name.startswith("word/media/") for name in zipfile.ZipFile(io.BytesIO(answer.content)).namelist())
    assert "组长" in made.sections[0].header.paragraphs[0].text
    assert "v:textpath" in made.sections[0].header._element.xml


def test_a_picture_is_drawn(world: World, client_of: ClientOf) -> None:
    answer = export(client_of("lead"), format="png", part=["progress"])
    assert answer.content.startswith(b"\x89PNG")
    assert answer["Content-Disposition"].startswith("attachment")


def test_nothing_is_exported_without_a_purpose_and_what_was_chosen_stays(world: World, client_of: ClientOf) -> None:
    answer = export(client_of("lead"), why=" ", part=["repeats"])
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "请写明用途" in told
    assert 'value="repeats" checked' in told
    assert 'value="answers" checked' not in told
    assert not Entry.objects.filter(action="export").exists()


@pytest.mark.parametrize("role", ["viewer", "investigator", "modeller", "sysadmin", "secadmin", "auditor"])
def test_who_may_not_export(client_of: ClientOf, role: str) -> None:
    assert export(client_of(role)).status_code == 403


def test_a_form_from_elsewhere_exports_nothing(person: Callable[..., User]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person("lead"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert export(browser).status_code == 403


def test_the_api_tells_the_same_figures(world: World, client_of: ClientOf) -> None:
    browser, query = client_of("lead"), "from=2026-01&by=found"
    page = browser.get(f"/statistics/progress/?{query}").context
    told = browser.get(f"/api/v1/statistics/progress?{query}").json()
    assert {one["name"]: one["number"] for one in told["steps"]} == {
        name: figure.number for name, figure in page["steps"].items()
    }
    assert [one["median"] for one in told["durations"]] == [one.median for one in page["durations"].values()]
    for name in ("answers", "precision", "repeats", "definitions", "rows/document", "acts"):
        assert browser.get(f"/api/v1/statistics/{name}").status_code == 200
    rows = browser.get("/api/v1/statistics/rows/rectified").json()
    assert rows["total"] == len(rows["rows"]) > 0
    assert browser.get("/api/v1/statistics/rows/nothing").status_code == 404
    assert browser.get("/api/v1/statistics/progress?from=2026-13").status_code == 422


def test_the_list_of_clues_is_narrowed_by_what_figures_count(world: World, client_of: ClientOf) -> None:
    browser = client_of("lead")
    page = browser.get("/clues/?status=closed&conclusion=confirmed&document=2026-01-01~2026-06-30&concluded=2026-01-01")
    assert page.status_code == 200
    assert "2026-01-01 至 2026-06-30 送达" in page.content.decode()
    assert browser.get("/clues/?document=2026-01-01&office=x&found_to=never").context["chips"][0][0].name == "status"
    day = timezone.localdate()
    assert browser.get(f"/clues/?status=all&found_to={date(day.year - 9, 1, 1)}").context["total"].n == 0
