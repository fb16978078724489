"""What falls due, read from a run: rows, days, names and what was looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianheng.clues.run import open_run
from jianheng.desk.warning.articles import in_force
from jianheng.desk.warning.duty import Warnings
from jianheng.desk.warning.reading import Wanted, read_warnings
from jianheng.desk.warning.span import Span
from jianheng.desk.warning.working_days import WorkingDays
from jianheng.law.calendar import own_calendar
from jianheng.workspace import open_workspace

WEEK = Span.of(date(2025, 1, 6), 7)


def read(root: Path, wanted: Wanted) -> dict[str, Warnings]:
    place = open_workspace(root)
    (folder,) = (path for path in place.runs.iterdir() if path.name[0] != ".")
    run = open_run(folder)
    days = WorkingDays(own_calendar(), date(2025, 1, 1))
    lists = read_warnings(place, [(run, [model.id for model in run.manifest.models])], days, wanted)
    return {each.unit: each for each in lists}


def test_an_act_is_listed_with_its_day_its_working_days_and_the_articles_in_force(ran: Path) -> None:
    told = read(ran, Wanted(WEEK))["甲监狱"]
    (duty,) = told.duties
    assert (duty.due, duty.left, duty.as_of) == (date(2025, 1, 8), 5, date(2024, 12, 31))
    assert duty.articles
    assert set(duty.articles) <= {each.name for each in told.cited}


def test_what_came_due_after_the_data_and_before_the_days_is_told_apart(ran: Path) -> None:
    told = read(ran, Wanted(WEEK))["甲监狱"]
    assert [each.due for each in told.passed] == [date(2025, 1, 2)]


def test_an_institution_with_nothing_due_says_what_was_looked_at(ran: Path) -> None:
    told = read(ran, Wanted(WEEK))["乙监狱"]
    assert told.duties == ()
    assert [(each.acts, each.pending, each.within) for each in told.looked] == [(1, 1, 0)]


def test_names_and_numbers_are_hidden_unless_they_are_asked_for(ran: Path) -> None:
    hidden, shown = (read(ran, Wanted(WEEK, reveal=reveal))["甲监狱"].duties[0].person for reveal in (False, True))
    assert (hidden, shown) == ("赵** ****1242", "赵水木 110101199002021242")


def test_what_is_out_of_scope_is_neither_listed_nor_counted(ran: Path) -> None:
    assert list(read(ran, Wanted(WEEK, in_scope=lambda unit: unit == "乙监狱"))) == ["乙监狱"]


def test_a_day_beyond_the_announced_holidays_has_no_number_of_working_days() -> None:
    days = WorkingDays(own_calendar(), date(own_calendar().last, 12, 30))
    assert days.left(date(own_calendar().last, 12, 31)) is not None
    assert days.left(date(own_calendar().last + 1, 1, 8)) is None
    assert days.left(date(own_calendar().last, 12, 1)) == 0


def test_an_article_that_was_replaced_before_the_day_is_not_named() -> None:
    basis = ("监狱法2012#35", "监狱法2026#59.1")
    assert in_force(basis, date(2026, 10, 31)) == ("监狱法2012#35",)
    assert in_force(basis, date(2026, 11, 1)) == ("监狱法2026#59.1",)
