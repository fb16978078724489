"""The library and the page of a model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.models import Clue
from jianheng.desk.jobs.models import Job
from jianheng.desk.modelling.trying import TRY
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Tallied
from jianheng.library import model_ids

ClientOf = Callable[..., Client]
MODEL = "commutation/interval-too-short"
PAGE = f"/models/{MODEL}/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:300]
    return answer.content.decode()


def test_the_library_lists_every_model_with_what_it_lacks(client_of: ClientOf, office: object) -> None:
    shown = page(client_of("viewer"), "/models/")
    assert f"{len(model_ids())} 个模型，0 个有数据可审查" in shown
    assert all(f"/models/{name}/" in shown for name in model_ids())
    assert "不能，缺 减刑裁定" in shown
    assert "没有运行过" in shown
    assert "运行全部" not in shown, "a viewer cannot run"
    assert "运行全部" in page(client_of("modeller"), "/models/")


def test_the_library_tells_the_last_answers(client_of: ClientOf, run: Callable[[], str]) -> None:
    run()
    shown = page(client_of("viewer"), "/models/")
    counts = Counts.sum(each.counts for each in Tallied.objects.all())
    assert f"审查 {counts.total:,} 件，违法 {counts.unlawful:,} 件" in shown
    assert "事实齐全" in shown


def test_a_model_tells_its_duty_basis_law_and_answers(client_of: ClientOf, run: Callable[[], str]) -> None:
    run()
    shown = page(client_of("viewer"), PAGE)
    for words in (
        "每一件减刑裁定",
        "报请日早于最早可报请日",
        "language: 1",
        "<svg",
        "减刑规定 第六条第三款",
        "2017-01-01",
        "两次减刑的间隔时间",
        "一步步筛到违法",
        "差一天",
    ):
        assert words in shown
    counts = Counts.sum(each.counts for each in Tallied.objects.filter(model=MODEL))
    assert f"审查 {counts.total:,} 件，违法 {counts.unlawful:,} 件" in shown
    assert 'action="/runs/new/"' not in shown, "a viewer cannot run"
    assert 'action="/runs/new/"' in page(client_of("prosecutor"), PAGE)


def test_in_english_every_part_is_there(client_of: ClientOf, run: Callable[[], str]) -> None:
    run()
    client = client_of("viewer")
    client.post("/language/", {"language": "en", "next": "/"})
    shown = page(client, PAGE)
    assert "every commutation ruling" in shown
    assert "Step by step to a violation" in shown
    assert "Interval between commutations too short" in page(client, "/models/")


def test_what_is_not_in_the_library_is_not_there(client_of: ClientOf, office: object) -> None:
    assert client_of("viewer").get("/models/commutation/none/").status_code == 404
    assert client_of("viewer").get(f"{PAGE}?run=2024-12-31-none").status_code == 404


@pytest.mark.parametrize("role", ["auditor", "sysadmin", "secadmin"])
def test_administrators_see_no_model(client_of: ClientOf, office: object, role: str) -> None:
    for address in ("/models/", PAGE, f"{PAGE}acts/", f"{PAGE}request/", f"{PAGE}versions/"):
        assert client_of(role).get(address).status_code == 403


def test_figures_of_other_institutions_are_not_shown(
    client_of: ClientOf, person: Callable[..., User], office: Office, run: Callable[[], str]
) -> None:
    run()
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    first = Tallied.objects.filter(model=MODEL).order_by("institution__name")[0]
    others = Tallied.objects.filter(model=MODEL).exclude(pk=first.pk)
    Institution.objects.filter(pk=first.institution_id).update(office=below)
    person("prosecutor", "resident", below)
    shown = page(client_of("prosecutor", "resident"), PAGE)
    assert first.institution.name in shown
    assert f"审查 {first.counts.total:,} 件" in shown
    assert others
    assert not any(f"<td>{other.institution.name}</td>" in shown for other in others)
    assert "全部减刑裁定" not in shown, "the steps of the scope tell of every institution"


def test_conclusions_give_the_precision_with_its_interval(
    client_of: ClientOf, run: Callable[[], str], clue: Callable[..., Clue]
) -> None:
    run()
    for conclusion in ("confirmed", "confirmed", "defect", "data_error", "duplicate"):
        clue(model=MODEL, status=Clue.CLOSED, conclusion=conclusion, day=date(2024, 5, 1))
    clue(model=MODEL, status=Clue.REVIEW, conclusion="lawful")
    shown = page(client_of("viewer"), PAGE)
    assert "75%" in shown
    assert "已有结论 4 条，属实 3 条" in shown
    assert "95% 区间 30%–95%" in shown
    assert "数据有误" in shown


def test_cases_are_tried_by_a_job(client_of: ClientOf, office: object) -> None:
    client = client_of("viewer")
    answer = client.post(f"{PAGE}cases/")
    job = Job.objects.get()
    assert (job.kind, job.options) == (TRY, {"model": MODEL})
    assert answer.headers["Location"] == f"/jobs/{job.pk}/"
    assert client.post(f"{PAGE}cases/").headers["Location"] == f"/jobs/{job.pk}/", "one trial at a time"
    assert "正在试" in page(client, PAGE)
    assert client.get(f"{PAGE}cases/").status_code == 405
