"""Acts for the ticked rows of a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Clue

Person = Callable[..., User]
ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]


def pick(*clues: Clue) -> list[str]:
    return [f"{one.pk}:{one.turn}" for one in clues]


def fresh(one: Clue) -> Clue:
    return Clue.objects.get(pk=one.pk)


def test_ticked_rows_are_taken_and_the_list_comes_back_as_it_was(client_of: ClientOf, clue: MakeClue) -> None:
    one, two, other = clue(), clue(), clue()
    answer = client_of("prosecutor").post(
        "/clues/bulk/", {"act": "take", "pick": pick(one, two), "back": "sort=due&grade=serious"}
    )
    assert answer.headers["Location"] == "/clues/?grade=serious&sort=due"
    assert [fresh(row).owner_id is not None for row in (one, two, other)] == [True, True, False]


def test_each_row_is_answered_for_and_a_refused_one_stops_none_of_the_others(
    client_of: ClientOf, person: Person, clue: MakeClue
) -> None:
    mine, taken, passed = clue(), clue(), clue()
    actions.take(person("lead"), taken.pk, 0)
    actions.add_note(person("lead"), passed.pk, 0, "先看一下")
    picks = [*pick(mine), f"{taken.pk}:1", f"{passed.pk}:0"]
    answer = client_of("prosecutor").post("/clues/bulk/", {"act": "take", "pick": picks})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "1 条已完成，2 条没有做" in page
    assert "已由 组长 承办" in page
    assert "已经处理了这条线索" in page
    assert fresh(mine).owner == person("prosecutor")
    assert fresh(taken).owner == person("lead")
    # Tried again, the refused rows name the turn that is shown now.
    assert f'name="pick" value="{passed.pk}:1"' in page


def test_a_forged_id_and_a_clue_outside_ones_scope_are_alike(
    office: Office, client_of: ClientOf, person: Person, clue: MakeClue
) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    inside, outside = clue("甲县看守所"), clue("江州监狱", says_zh="不该看到的")
    Institution.objects.filter(name="甲县看守所").update(office=below)
    person("prosecutor", "resident", below)
    picks = [*pick(inside, outside), "987654321:0", "x:y", "1", "-1:0", f"{10**30}:0"]
    answer = client_of("prosecutor", "resident").post("/clues/bulk/", {"act": "take", "pick": picks})
    page = answer.content.decode()
    assert page.count("没有这一条，或不在您的管辖范围内") == 2
    assert "不该看到的" not in page
    assert fresh(inside).owner is not None
    assert fresh(outside).owner is None


def test_what_has_to_be_written_is_asked_for_and_comes_back_when_something_is_missing(
    client_of: ClientOf, clue: MakeClue
) -> None:
    one = clue()
    browser = client_of("prosecutor")
    form = browser.post("/clues/bulk/", {"act": "ask", "pick": pick(one)}).content.decode()
    assert "调取什么" in form
    written = {"act": "ask", "pick": pick(one), "go": "yes", "text": " ", "of": "江州监狱<script>"}
    answer = browser.post("/clues/bulk/", written)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "还有必填的没写" in page
    assert 'value="江州监狱&lt;script&gt;"' in page
    assert fresh(one).turn == 0
    browser.post("/clues/bulk/", {**written, "text": "送达回证", "due": "2026-12-01"})
    assert (fresh(one).status, one.events.get().data["due"]) == (Clue.WAITING, "2026-12-01")


def test_a_day_that_does_not_exist_keeps_the_words(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue()
    written = {"act": "ask", "pick": pick(one), "go": "yes", "text": "送达回证原件", "due": "2026-13-01"}
    page = client_of("prosecutor").post("/clues/bulk/", written).content.decode()
    assert "没有 2026-13-01 这一天" in page
    assert "送达回证原件</textarea>" in page
    assert fresh(one).turn == 0


def test_a_duplicate_names_the_other_one(client_of: ClientOf, clue: MakeClue) -> None:
    one, same = clue(), clue()
    browser = client_of("prosecutor")
    told = {"act": "duplicate", "pick": pick(one, same), "go": "yes", "same": same.number}
    page = browser.post("/clues/bulk/", told).content.decode()
    assert "不能与自己重复" in page
    assert (fresh(one).conclusion, fresh(same).conclusion) == ("duplicate", "")
    assert same.number in one.events.get().text
    unknown = {"act": "duplicate", "pick": pick(same), "go": "yes", "same": "2026-999999"}
    assert "写全编号" in browser.post("/clues/bulk/", unknown).content.decode()


def test_only_a_lead_assigns_and_only_to_somebody_who_works(
    client_of: ClientOf, person: Person, clue: MakeClue
) -> None:
    one, worker = clue(), person("prosecutor")
    told = {"act": "assign", "pick": pick(one), "go": "yes", "to": str(worker.pk)}
    assert client_of("prosecutor").post("/clues/bulk/", told).status_code == 404
    viewer = person("viewer")
    page = client_of("lead").post("/clues/bulk/", {**told, "to": str(viewer.pk)}).content.decode()
    assert "请选择承办人" in page
    client_of("lead").post("/clues/bulk/", told)
    assert fresh(one).owner == worker


def test_prompts_are_looked_into_closed_and_opened_as_clues(client_of: ClientOf, clue: MakeClue) -> None:
    looked, closed, opened = (clue(section=Clue.PROMPT) for _ in range(3))
    browser = client_of("prosecutor")
    browser.post("/prompts/bulk/", {"act": "check", "pick": pick(looked), "go": "yes", "text": "看过台账"})
    shut = {"act": "close", "pick": pick(closed), "go": "yes", "text": "已经说明", "conclusion": "lawful"}
    browser.post("/prompts/bulk/", shut)
    browser.post("/prompts/bulk/", {"act": "open", "pick": pick(opened), "go": "yes", "text": "要查"})
    assert fresh(looked).status == Clue.WORKING
    assert (fresh(closed).status, fresh(closed).conclusion) == (Clue.CLOSED, "lawful")
    assert (fresh(opened).section, fresh(opened).raised) == (Clue.CLUE, True)
    assert browser.post("/prompts/bulk/", {"act": "duplicate", "pick": pick(looked)}).status_code == 404


def test_nothing_ticked_changes_nothing_and_says_so(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    page = client_of("prosecutor").post("/clues/bulk/", {"act": "take"}, follow=True).content.decode()
    assert "先勾选要处理的行" in page


@pytest.mark.parametrize("role", ["viewer", "modeller"])
def test_who_may_not_work_does_nothing(client_of: ClientOf, clue: MakeClue, role: str) -> None:
    one = clue()
    assert client_of(role).post("/clues/bulk/", {"act": "take", "pick": pick(one)}).status_code == 404
    assert fresh(one).turn == 0


def test_a_form_from_elsewhere_changes_nothing(person: Person, clue: MakeClue) -> None:
    one = clue()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert browser.post("/clues/bulk/", {"act": "take", "pick": pick(one)}).status_code == 403
    assert browser.post("/clues/views/keep/", {"name": "x"}).status_code == 403
    assert browser.post("/clues/export/", {"why": "x", "format": "csv"}).status_code == 403
    assert browser.get("/clues/bulk/").status_code == 405
    assert fresh(one).turn == 0
