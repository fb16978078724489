"""What people do with a clue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework import actions
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue

Person = Callable[..., User]
MakeClue = Callable[..., Clue]


def test_the_second_of_two_is_told_and_nothing_is_overwritten(person: Person, clue: MakeClue) -> None:
    one, first, second = clue(), person("prosecutor"), person("prosecutor", "second")
    actions.conclude(first, one.pk, 0, "confirmed", "送达回证核对无误")
    with pytest.raises(Conflict, match="检察官 在"):
        actions.conclude(second, one.pk, 0, "lawful", "我看是合法的")
    one.refresh_from_db()
    assert (one.conclusion, one.status, one.turn) == ("confirmed", Clue.CLOSED, 1)
    assert [event.kind for event in one.events.all()] == ["conclude"]


def test_a_conclusion_needs_its_reason(person: Person, clue: MakeClue) -> None:
    one = clue()
    with pytest.raises(NotAllowed, match="理由"):
        actions.conclude(person("prosecutor"), one.pk, 0, "confirmed", "  ")
    one.refresh_from_db()
    assert (one.turn, one.status) == (0, Clue.NEW)


def test_where_four_eyes_are_wanted_another_person_agrees(office: Office, person: Person, clue: MakeClue) -> None:
    office.four_eyes = Office.SERIOUS
    office.save()
    one, lead = clue(grade="serious"), person("lead")
    actions.conclude(lead, one.pk, 0, "confirmed", "属实")
    one.refresh_from_db()
    assert one.status == Clue.REVIEW
    with pytest.raises(NotAllowed, match="另一个人"):
        actions.review(lead, one.pk, 1, agrees=True)
    actions.review(person("lead", "other"), one.pk, 1, agrees=True)
    one.refresh_from_db()
    assert (one.status, one.conclusion) == (Clue.CLOSED, "confirmed")


def test_a_clue_outside_ones_scope_is_not_there(office: Office, person: Person, clue: MakeClue) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    inside, outside = clue("甲县看守所"), clue("江州监狱")
    Institution.objects.filter(name="甲县看守所").update(office=below)
    resident = person("prosecutor", "resident", below)
    actions.take(resident, inside.pk, 0)
    with pytest.raises(Clue.DoesNotExist):
        actions.take(resident, outside.pk, 0)


def test_every_act_is_in_the_log(person: Person, clue: MakeClue) -> None:
    one, somebody = clue(), person("prosecutor")
    actions.take(somebody, one.pk, 0)
    actions.check(somebody, one.pk, 1, "核对送达回证")
    kinds = list(Entry.objects.filter(about=one.number).order_by("number").values_list("action", "actor"))
    assert kinds == [("take", "prosecutor"), ("check", "prosecutor")]
