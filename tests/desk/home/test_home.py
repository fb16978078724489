"""The first page: what waits, what comes, what changed, by role and scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Arrival, Clue, Upcoming
from jianheng.desk.home.waiting import waiting_for
from jianheng.desk.jobs.models import Job
from jianheng.desk.runs.models import Ran, Run, Tallied
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]
Person = Callable[..., User]
AS_OF = date(2026, 11, 20)


def arrived() -> None:
    Arrival.objects.create(run="2026-11-20-a", as_of=AS_OF, found=3, new=3)


def upcoming(institution: Institution, due: date, model: str = "custody/held-after-end") -> Upcoming:
    told = {"run": "2026-11-20-a", "area": "custody", "title_zh": "刑满未释放", "title_en": "Held after end"}
    return Upcoming.objects.create(model=model, institution=institution, act="刑期", due=due, **told)


def test_an_empty_workbench_says_what_to_do_first(client_of: ClientOf) -> None:
    page = client_of("prosecutor").get("/").content.decode()
    assert "从这里开始" in page
    assert "把数据放进来" in page


def test_late_and_due_clues_come_first(person: Person, clue: MakeClue) -> None:
    user, today = person("prosecutor"), timezone.localdate()
    for days, wanted in ((None, 0), (3, 1), (0, 2), (-2, 3)):
        one = clue(due=None if days is None else today + timedelta(days=days))
        assert wanted == waiting_for(user).total
        actions.take(user, one.pk, 0)
    found = waiting_for(user)
    assert (found.total, found.late, found.today) == (4, 1, 1)
    assert [[item.days for item in group.items] for group in found.groups] == [[-2, 0], [3], [None]]


def test_material_that_has_not_come_in_time_waits_by_the_day_it_was_asked_for(person: Person, clue: MakeClue) -> None:
    user, today = person("prosecutor"), timezone.localdate()
    asked = clue()
    actions.take(user, asked.pk, 0)
    actions.ask_for_material(user, asked.pk, 1, "送达回证", "江州中院", today - timedelta(days=2))
    found = waiting_for(user)
    assert (found.total, found.late) == (1, 1)
    assert [item.what for group in found.groups for item in group.items] == ["已向江州中院调取：送达回证"]


def test_what_is_not_shown_is_counted(person: Person, clue: MakeClue) -> None:
    user = person("prosecutor")
    for _ in range(9):
        actions.take(user, clue().pk, 0)
    found = waiting_for(user)
    assert (found.total, found.hidden, len(found.groups[0].items)) == (9, 3, 6)


def test_work_that_ended_is_told_and_opens_its_page(client_of: ClientOf, person: Person, clue: MakeClue) -> None:
    arrived()
    job = Job.objects.create(
        kind="?", about="三个模型", by=person("prosecutor"), state=Job.DONE, ended_at=timezone.now()
    )
    page = client_of("prosecutor").get("/").content.decode()
    assert f'<a href="/jobs/{job.pk}/">' in page
    assert "三个模型" in page
    assert "三个模型" not in client_of("lead").get("/").content.decode()


def test_a_batch_that_cannot_be_read_is_told_and_hides_nothing_else(
    client_of: ClientOf, workspace: Workspace, clue: MakeClue
) -> None:
    arrived()
    clue()
    broken = workspace.batches / "2026-11-20-a"
    broken.mkdir()
    (broken / "manifest.json").write_text("{")
    page = client_of("prosecutor").get("/").content.decode()
    assert "有一批数据的清单读不出" in page
    assert "未办结线索最多的单位" in page


def test_a_figure_opens_exactly_its_rows(client_of: ClientOf, clue: MakeClue) -> None:
    arrived()
    clue()
    clue(found_at=timezone.now() - timedelta(days=9))
    client = client_of("prosecutor")
    address = client.get("/").context["since"].new
    assert address.clues == 1
    assert client.get(address.url).content.decode().count("data-row") == 1


def test_deadlines_are_narrowed_by_what_an_address_says_and_nonsense_asks_nothing(
    client_of: ClientOf, clue: MakeClue
) -> None:
    arrived()
    one, other = clue("江州监狱").institution, clue("甲县看守所").institution
    upcoming(one, AS_OF + timedelta(days=1))
    upcoming(other, AS_OF + timedelta(days=2), model="detention/late")
    client = client_of("prosecutor")
    for query, rows in (
        (f"unit={one.pk}", 1),
        ("model=detention/late", 1),
        ("area=custody", 2),
        ("day=2026-11-22&area=custody", 1),
        ("day=2026-13-45&unit=x&page=-3", 2),
        ("unit=²", 2),
    ):
        assert client.get(f"/upcoming/?{query}").content.decode().count("<td>刑满未释放</td>") == rows


def test_somebody_elses_clues_wait_for_them_alone(person: Person, clue: MakeClue) -> None:
    actions.take(person("prosecutor"), clue().pk, 0)
    assert waiting_for(person("lead")).total == 0
    assert waiting_for(person("lead"), everybody=True).total == 1


def test_a_conclusion_waits_for_whoever_may_review_it(office: Office, person: Person, clue: MakeClue) -> None:
    office.four_eyes = Office.ALL
    office.save()
    actions.conclude(person("prosecutor"), clue().pk, 0, "confirmed", "属实")
    assert [item.tag for group in waiting_for(person("lead")).groups for item in group.items] == ["四眼复核"]
    assert waiting_for(person("prosecutor")).total == 0


def test_the_grid_counts_the_seven_days_after_the_day_of_the_data(
    office: Office, client_of: ClientOf, clue: MakeClue
) -> None:
    prison = clue("江州监狱").institution
    arrived()
    upcoming(prison, AS_OF + timedelta(days=1))
    upcoming(prison, AS_OF + timedelta(days=1))
    upcoming(prison, AS_OF + timedelta(days=8))
    client = client_of("prosecutor")
    page = client.get("/").content.decode()
    assert "day=2026-11-21&amp;model=custody/held-after-end" in page
    assert client.get("/upcoming/?day=2026-11-21").content.decode().count("刑满未释放") == 2
    everything = client.get("/upcoming/").content.decode()
    assert everything.count("刑满未释放") == 3
    assert '江州监狱<span class="n">3</span>' in everything


def test_figures_stop_at_ones_scope(office: Office, client_of: ClientOf, person: Person, clue: MakeClue) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    person("prosecutor", "resident", below)
    prison = clue("江州监狱").institution
    arrived()
    upcoming(prison, AS_OF + timedelta(days=1))
    run = Run.objects.create(name="2026-11-20-a", as_of=AS_OF, at=timezone.now())
    Ran.objects.create(run=run, model="custody/held-after-end", version="1", title_zh="刑满未释放", title_en="Held")
    Tallied.objects.create(run=run, model="custody/held-after-end", institution=prison, lawful=7)
    mine = client_of("prosecutor").get("/").content.decode()
    theirs = client_of("prosecutor", "resident").get("/").content.decode()
    assert "羁押期限" in mine
    assert "羁押期限" not in theirs
    assert "江州监狱" not in client_of("prosecutor", "resident").get("/upcoming/").content.decode()


def test_what_a_source_wrote_is_shown_and_never_run(client_of: ClientOf, person: Person, clue: MakeClue) -> None:
    arrived()
    bad = "<script>alert(1)</script>"
    actions.take(person("prosecutor"), clue(says_zh=bad, person=bad).pk, 0)
    page = client_of("prosecutor").get("/").content.decode()
    assert bad not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_who_only_reads_sees_what_others_have_in_hand(client_of: ClientOf, person: Person, clue: MakeClue) -> None:
    arrived()
    actions.take(person("prosecutor"), clue().pk, 0)
    assert "本院在办" in client_of("viewer").get("/").content.decode()


def test_a_locked_account_is_told_to_who_can_open_it(client_of: ClientOf, person: Person) -> None:
    who = person("prosecutor")
    AccessAttempt.objects.create(username=who.username, failures_since_start=5, attempt_time=timezone.now())
    page = client_of("sysadmin").get("/").content.decode()
    assert "锁定的账号 1 个" in page
    assert f"/people/{who.pk}/" in page


def test_each_administrator_sees_what_is_theirs(client_of: ClientOf, person: Person) -> None:
    person("prosecutor")
    assert "后台工作" in client_of("sysadmin").get("/").content.decode()
    assert "还没有角色的人" in client_of("secadmin").get("/").content.decode()
    audit = client_of("auditor").get("/").content.decode()
    assert "最近的记录" in audit
    assert "线索" not in audit
