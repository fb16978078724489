"""Periods that the law sets, against the look-up, the plain calendar and the plain months."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from jianheng.engine.execute import Session
from jianheng.law import load_tables
from jianheng.law.periods import deadline

# Counted in days or months from a day, and asked for nothing else; hours are tried with moments below.
TABLES = {
    name: table
    for name, table in load_tables().items()
    if table.clock and not table.in_hours and [arg.name for arg in table.args if not arg.optional] == ["on"]
}


def last_day(name: str, start: date) -> tuple[object, object]:
    """The last day of the period as plain Python reckons it, or the bounds that several readings leave."""
    found = deadline(TABLES[name], start)
    return found.lo, found.hi


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_period_ends_on_the_day_that_the_law_says(model: Any, engine: Any, name: str) -> None:
    random = Random(name)
    starts = [date(2004, 1, 1) + timedelta(days=random.randrange(8400)) for _ in range(120)]
    starts += [date(2024, 2, n) for n in range(1, 29)] + [date(2023, 1, 31), date(2024, 9, 28)]
    rows = [{"row_id": f"d{n:04}", "d1": start} for n, start in enumerate(starts)]
    parts = f"examine: deed\nnote: {{always: b1}}\nlet: {{x: 'clock.{name}(start=d1, on=d1)'}}"
    session: Session
    with engine({"deed": rows}) as session, session.everything(model(parts), [r["row_id"] for r in rows]) as (_, acts):
        got = {act["f_d1"]: (act["l_x_lo"], act.get("l_x_hi", act["l_x_lo"])) for act in acts}
    wrong = {start: (got[start], last_day(name, start)) for start in starts if got[start] != last_day(name, start)}
    assert not wrong


def ends(model: Any, engine: Any, written: str, deeds: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """The bounds of a period for each deed."""
    rows = [{"row_id": f"d{n}"} | deed for n, deed in enumerate(deeds)]
    parts = f"examine: deed\nnote: {{always: b1}}\nlet: {{x: '{written}'}}"
    with engine({"deed": rows}) as session, session.everything(model(parts), [r["row_id"] for r in rows]) as (_, acts):
        return [(act["l_x_lo"], act.get("l_x_hi", act["l_x_lo"])) for act in acts]


def test_hours_end_at_a_moment_as_exact_as_the_start(model: Any, engine: Any) -> None:
    start = datetime(2024, 2, 28, 9, 30)
    deeds = [{"m1": start, "m1_precision": precision} for precision in ("minute", "hour", "day")]
    assert ends(model, engine, "clock.trial_hours(start=m1, on=date_of(m1))", deeds) == [
        (datetime(2024, 3, 1, 9, 30), datetime(2024, 3, 1, 9, 30)),
        (datetime(2024, 3, 1, 9, 0), datetime(2024, 3, 1, 9, 59)),
        (datetime(2024, 3, 1, 0, 0), datetime(2024, 3, 1, 23, 59)),
    ]
    of_a_day = ends(model, engine, "clock.trial_hours(start=d1, on=d1)", [{"d1": start.date()}])
    assert of_a_day == [(datetime(2024, 3, 1, 0, 0), datetime(2024, 3, 1, 23, 59))]


def test_working_days_leave_holidays_out_and_end_with_the_calendar(model: Any, engine: Any) -> None:
    deeds = [{"d1": date(2024, 2, 8)}, {"d1": date(2024, 3, 1)}, {"d1": date(1999, 1, 4)}]
    written = "clock.trial_working(start=d1, on=d1)"
    assert ends(model, engine, written, deeds[:2]) == [(date(2024, 2, 21),) * 2, (date(2024, 3, 8),) * 2]
    assert ends(model, engine, "working_day_after(d1, 5)", deeds) == [
        (date(2024, 2, 21),) * 2,
        (date(2024, 3, 8),) * 2,
        (None, None),
    ]


def test_a_last_day_in_custody_never_moves(model: Any, engine: Any) -> None:
    deeds = [{"d1": date(2024, 1, 31), "b1": held} for held in (False, True, None)]
    moved, stays = date(2024, 2, 18), date(2024, 2, 10)
    found = ends(model, engine, "clock.trial_rolling(start=d1, on=d1, in_custody=b1)", deeds)
    assert found == [(moved, moved), (stays, stays), (stays, moved)]


def test_a_table_may_count_in_days_months_and_working_days(model: Any, engine: Any) -> None:
    deeds = [{"d1": date(2024, 1, 31), "c1": colour} for colour in ("red", "green", "blue", None)]
    found = ends(model, engine, "clock.trial_mixed(start=d1, on=d1, b=c1)", deeds)
    assert [lo for lo, _ in found] == [date(2024, 2, 18), date(2024, 3, 31), date(2024, 2, 4), None]


def missing(model: Any, engine: Any, condition: str, deed: dict[str, Any]) -> list[str]:
    with engine({"deed": [{"done_on": date(2024, 1, 1)} | deed]}) as session:
        (row,) = session.answers(model(f"examine: deed\nunlawful: {{bad: '{condition}'}}")).table.to_pylist()
    return row["missing"]  # type: ignore[no-any-return]


def test_why_the_end_of_a_period_is_not_known(model: Any, engine: Any) -> None:
    old, day = date(1990, 1, 1), date(2003, 6, 30)
    late = "d2 > clock.trial_rolling(start=d1, on=d1)"
    assert missing(model, engine, late, {"d1": day, "d2": day}) == ["calendar: no_calendar"]
    assert missing(model, engine, late, {"d1": old, "d2": day}) == ["law.trial_rolling: no_rule"]
    silent = date(1997, 1, 1)
    assert missing(model, engine, late, {"d1": silent, "d2": day}) == ["law.trial_rolling: no_rule"]
    assert missing(model, engine, late, {"d2": day}) == ["d1: missing"]
    assert missing(model, engine, "d2 > working_day_after(d1, i1)", {"d1": day, "d2": day, "i1": 3}) == [
        "calendar: no_calendar"
    ]


def test_a_time_told_to_the_day_is_not_precise_enough_for_hours(model: Any, engine: Any) -> None:
    late = "m2 > clock.trial_hours(start=m1, on=date_of(m1))"
    start = {"m1": datetime(2024, 3, 1, 9, 30), "m1_precision": "minute"}
    told = {"m2": datetime(2024, 3, 3), "m2_precision": "day"}
    assert missing(model, engine, late, start | told) == ["m2: precision"]


def test_a_row_of_the_law_that_says_nothing_of_a_value_is_named(model: Any, engine: Any) -> None:
    asked = "law.trial_rolling(on=d1).amount > i1"
    assert missing(model, engine, asked, {"d1": date(1997, 1, 1), "i1": 4}) == ["law.trial_rolling: no_rule"]
    assert missing(model, engine, asked, {"d1": date(1997, 1, 1)}) == ["law.trial_rolling: no_rule", "i1: missing"]
    assert missing(model, engine, asked, {"i1": 4}) == ["d1: missing"]
    assert missing(model, engine, asked, {"d1": date(2024, 1, 1), "i1": 4}) == []
