"""A case in custody: where it stands on each day, and what broke the order of the law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianheng.law import LawDataError, Problem
from jianheng.law.custody import Event, periods_of, read_case, state_on

USUAL = [
    ("2024-01-10", "detained"),
    ("2024-01-13", "detention_extended_30"),
    ("2024-02-08", "arrest_requested"),
    ("2024-02-15", "arrested"),
    ("2024-04-14", "extended_156"),
    ("2024-05-14", "sent_for_prosecution"),
    ("2024-06-13", "review_extended"),
    ("2024-06-28", "returned"),
    ("2024-07-28", "sent_again"),
    ("2024-08-20", "indicted"),
    ("2024-08-23", "court_accepted"),
    ("2024-10-20", "trial_extended"),
]


def case(*events: tuple[str, str]) -> list[Event]:
    return [Event(date.fromisoformat(day), event) for day, event in events]


@pytest.mark.parametrize(
    ("on", "stage", "last"),
    [
        ("2024-01-11", "拘留", "2024-01-13"),
        ("2024-01-20", "拘留", "2024-02-09"),
        ("2024-02-10", "审查批捕", "2024-02-15"),
        ("2024-03-01", "侦查羁押", "2024-04-15"),
        ("2024-05-01", "侦查羁押", "2024-05-15"),
        ("2024-06-01", "审查起诉", "2024-06-14"),
        ("2024-06-20", "审查起诉", "2024-06-29"),
        ("2024-07-01", "审查起诉中补充侦查", "2024-07-28"),
        ("2024-08-01", "审查起诉", "2024-08-28"),
        ("2024-09-01", "一审", "2024-10-23"),
        ("2024-11-01", "一审", "2024-11-23"),
    ],
)
def test_each_stage_has_its_last_day(on: str, stage: str, last: str) -> None:
    found = state_on(case(*USUAL), date.fromisoformat(on))
    assert found.stage.zh == stage
    assert found.period is not None
    assert found.period.last.exact == date.fromisoformat(last)
    assert found.wrong == ()
    assert found.days_over == 0


def test_only_what_had_happened_by_the_day_counts() -> None:
    assert state_on(case(*USUAL), date(2024, 1, 1)).stage.zh == "未被羁押"
    assert state_on(case(*USUAL), date(2024, 1, 12)) == state_on(case(*USUAL[:1]), date(2024, 1, 12))


def test_days_beyond_the_last_one_are_counted() -> None:
    assert state_on(case(*USUAL[:4]), date(2024, 4, 15)).days_over == 0
    assert state_on(case(*USUAL[:4]), date(2024, 4, 20)).days_over == 5


def test_what_may_follow_names_who_decides_and_until_when() -> None:
    follows = {each.event: each for each in state_on(case(*USUAL[:4]), date(2024, 3, 1)).follows}
    assert follows["extended_156"].by.zh == "上一级检察院批准"
    assert follows["extended_156"].until == date(2024, 4, 15)
    assert "extended_158" not in follows
    assert "released" in follows
    assert follows["released"].until is None


def test_articles_are_those_of_the_day() -> None:
    old = state_on(case(("2015-01-10", "arrested")), date(2015, 2, 1))
    assert old.period is not None
    assert old.period.last.steps[0].cite == ("刑事诉讼法2012#154",)
    follows = {each.event: each.cite for each in old.follows}
    assert follows["extended_156"] == ("刑事诉讼法2012#154",)


def test_an_extension_after_the_end_leaves_days_without_a_title() -> None:
    _, wrong = periods_of(case(*USUAL[:4], ("2024-04-18", "extended_156")))
    assert [each.zh for each in wrong] == [
        "2024-04-18 延长侦查羁押一个月：前一期限2024-04-15已经届满，其间3日没有期限可据"
    ]


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([("2024-01-10", "arrested"), ("2024-02-01", "extended_158")], "先前的期限不是它所接续的"),
        ([("2024-01-10", "detained"), ("2024-01-12", "returned")], "此时处于拘留，依法不能发生"),
    ],
)
def test_what_does_not_follow_is_named(events: list[tuple[str, str]], says: str) -> None:
    assert any(says in each.zh for each in state_on(case(*events), date(2024, 3, 1)).wrong)


def test_a_third_return_is_one_too_many() -> None:
    thrice = [
        (f"2024-0{month}-01", event)
        for month, event in ((3, "returned"), (4, "sent_again"), (5, "returned"), (6, "sent_again"))
    ]
    events = case(("2024-01-10", "arrested"), ("2024-02-10", "sent_for_prosecution"), *thrice)
    state = state_on(events, date(2024, 6, 10))
    assert "returned" not in {each.event for each in state.follows}
    _, wrong = periods_of([*events, *case(("2024-06-20", "returned"))])
    assert any("第3次，以2次为限" in each.zh for each in wrong)


def test_a_psychiatric_examination_is_not_counted() -> None:
    events = case(*USUAL[:4], ("2024-03-01", "psychiatric_began"), ("2024-03-21", "psychiatric_ended"))
    during = state_on(events, date(2024, 3, 10))
    assert "psychiatric_ended" in {each.event for each in during.follows}
    after = state_on(events, date(2024, 4, 1)).period
    assert after is not None
    assert after.last.exact == date(2024, 5, 5)


def test_months_from_a_months_end_leave_bounds() -> None:
    period = state_on(case(("2024-02-29", "arrested")), date(2024, 3, 1)).period
    assert period is not None
    assert (period.last.lo, period.last.hi) == (date(2024, 4, 29), date(2024, 4, 30))
    assert period.last.doubts


def test_a_supervision_case_goes_from_liuzhi_over_detention_to_review() -> None:
    # 监察法（2024）第四十八条；刑事诉讼法第一百七十条第二款：十日，可以延长一至四日，不计入审查起诉期限。
    events = case(
        ("2025-06-10", "liuzhi_began"),
        ("2025-09-09", "liuzhi_extended"),
        ("2025-12-01", "detained_after_liuzhi"),
        ("2025-12-10", "pre_arrest_extended"),
        ("2025-12-14", "arrested_after_liuzhi"),
    )
    periods, wrong = periods_of(events)
    assert wrong == ()
    ends = ["2025-09-10", "2025-12-10", "2025-12-11", "2025-12-15", "2026-01-14"]
    assert [str(each.last.exact) for each in periods] == ends
    assert "liuzhi_restarted" in {each.event for each in state_on(events, date(2025, 7, 1)).follows}


def test_a_refused_arrest_must_lead_to_release() -> None:
    found = state_on(case(*USUAL[:3], ("2024-02-14", "arrest_refused")), date(2024, 2, 15))
    assert found.stage.zh == "应当释放"
    assert {each.event for each in found.follows} == {"bailed", "released"}


def test_law_that_is_not_verified_gives_no_last_day() -> None:
    period = state_on(case(("1990-01-10", "detained")), date(1990, 1, 12)).period
    assert period is not None
    assert not period.last.known
    assert [each.zh for each in period.last.doubts] == ["当时的条文尚未核对原文，不据以推算"]


def test_a_file_is_read_in_order_of_days(tmp_path: Path) -> None:
    file = tmp_path / "案.yaml"
    file.write_text(
        "events:\n  - {on: 2024-02-15, event: arrested}\n  - {on: 2024-01-10, event: detained}\n", encoding="utf-8"
    )
    assert [(str(each.on), each.event, each.line) for each in read_case(file)] == [
        ("2024-01-10", "detained", 3),
        ("2024-02-15", "arrested", 2),
    ]


def test_every_mistake_of_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "案.yaml"
    file.write_text(
        "events:\n  - {on: 2024-02-30, event: detained}\n  - {on: 2024-01-10, event: arest}\n  - 无\n", encoding="utf-8"
    )
    with pytest.raises(LawDataError) as caught:
        read_case(file)
    places: list[Problem] = list(caught.value.problems)
    assert [(each.line, each.value) for each in places] == [(2, "2024-02-30"), (3, "arest"), (4, "")]
    assert "detained（拘留）" in places[1].mend_zh
