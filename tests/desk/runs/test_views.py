"""The pages of runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.jobs.models import Job
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Run, Tallied
from jianheng.desk.runs.work import REPORT

ClientOf = Callable[..., Client]
Name = Callable[[], str]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:300]
    return answer.content.decode()


def test_a_run_shows_its_answers_with_their_denominator(client_of: ClientOf, run: Name) -> None:
    name = run()
    counts = Counts.sum(tally.counts for tally in Tallied.objects.all())
    listed = page(client_of("viewer"), "/runs/")
    assert "共 1 次运行" in listed
    assert f"审查 {counts.total:,} 件，违法 {counts.unlawful:,} 件" in listed
    shown = page(client_of("viewer"), f"/runs/{name}/")
    assert "减刑间隔期不足" in shown
    assert f"{counts.total:,} 件" in shown
    assert "命令行" in shown


def test_a_run_of_the_command_line_is_waiting_on_the_page(client_of: ClientOf, folder: Path) -> None:
    shown = page(client_of("viewer"), "/runs/")
    assert "另有 1 次运行" in shown
    assert Job.objects.get().options == {"run": folder.name}


@pytest.mark.parametrize("role", ["auditor", "sysadmin", "secadmin"])
def test_administrators_see_no_run(client_of: ClientOf, run: Name, role: str) -> None:
    name = run()
    for address in ("/runs/", f"/runs/{name}/", "/runs/compare/", "/models/"):
        assert client_of(role).get(address).status_code == 403


def test_who_may_read_may_not_run(client_of: ClientOf, data: object, office: object) -> None:
    assert client_of("viewer").get("/runs/new/").status_code == 403
    assert client_of("viewer").post("/runs/new/", {"as_of": "2024-12-31"}).status_code == 403
    assert Job.objects.count() == 0


def test_a_run_is_asked_for_and_logged(client_of: ClientOf, data: object) -> None:
    form = {"as_of": "2024-12-31", "model": ["parole/barred"]}
    answer = client_of("prosecutor").post("/runs/new/", form)
    job = Job.objects.get()
    assert answer.headers["Location"] == f"/jobs/{job.pk}/"
    assert job.options == {"as_of": "2024-12-31", "models": ["parole/barred"], "changed_since": ""}
    assert Entry.objects.filter(action="run", about="parole/barred").exists()
    assert "排队等候运行" in page(client_of("prosecutor"), "/runs/new/")


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        ("as_of", (timezone.localdate() + timedelta(days=2)).isoformat(), "不能晚于今天"),
        ("as_of", "2024/12/31", "写成"),
        ("model", "<script>alert(1)</script>", "没有模型 &lt;script&gt;"),
        ("since", "2024-12-31-000000000000", "已不在"),
    ],
)
def test_a_refused_form_comes_back_as_it_was(
    client_of: ClientOf, data: object, field: str, written: str, told: str
) -> None:
    form = {"as_of": "2024-12-30", "model": "parole/barred", field: written}
    answer = client_of("prosecutor").post("/runs/new/", form)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert told in text
    assert "<script>alert" not in text
    assert ('value="2024-12-30"' in text) or field == "as_of"
    assert Job.objects.count() == 0


def test_a_form_from_elsewhere_runs_nothing(person: Callable[..., User], data: object) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert client.post("/runs/new/", {"as_of": "2024-12-31"}).status_code == 403
    assert Job.objects.count() == 0


def test_figures_of_institutions_outside_ones_scope_are_not_shown(
    client_of: ClientOf, person: Callable[..., User], office: Office, run: Name, folder: Path
) -> None:
    name = run()
    (folder / REPORT).write_text("报告", encoding="utf-8")
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    unit = Tallied.objects.order_by("institution__name")[0].institution
    Institution.objects.filter(pk=unit.pk).update(office=below)
    person("prosecutor", "resident", below)
    client = client_of("prosecutor", "resident")
    mine = Counts.sum(tally.counts for tally in Tallied.objects.filter(institution=unit))
    every = Counts.sum(tally.counts for tally in Tallied.objects.all())
    assert 0 < mine.total < every.total
    shown = page(client, f"/runs/{name}/")
    assert f"审查 {mine.total:,} 件" in shown
    assert "范围怎样收窄" not in shown
    assert client.get(f"/runs/{name}/report/").status_code == 404
    whole = client_of("lead").get(f"/runs/{name}/report/")
    assert whole.status_code == 200
    assert b"".join(whole).decode() == "报告"  # type: ignore[arg-type]  # a stream of bytes
    assert Entry.objects.filter(action="download", about=name).count() == 1


def test_a_run_compared_with_itself_has_no_changes(client_of: ClientOf, run: Name) -> None:
    name = run()
    assert "判断全部相同" in page(client_of("viewer"), f"/runs/compare/?before={name}&after={name}")
    assert client_of("viewer").get(f"/runs/compare/?before={name}&after=../../x").status_code == 404
    acts = f"/runs/compare/acts/?before={name}&after={name}&model=commutation/new-end-wrong"
    assert "件，从" in page(client_of("viewer"), f"{acts}&from=lawful&to=unlawful")
    assert client_of("viewer").get(f"{acts}&from=lawful&to=%3Cb%3E").status_code == 404


def test_a_run_whose_files_are_gone_says_so(client_of: ClientOf, office: object) -> None:
    Run.objects.create(name="2024-12-31-gone", as_of="2024-12-31", at=timezone.now())
    assert "已没有这次运行的文件" in page(client_of("viewer"), "/runs/2024-12-31-gone/")
