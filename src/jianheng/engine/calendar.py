"""The working-day calendar as tables that plans join by equality."""

from __future__ import annotations

import pyarrow as pa
from sqlglot import exp

from jianheng.engine.engine import Engine
from jianheng.engine.sql import E, binary, cast, col, relation
from jianheng.law.calendar import Calendar
from jianheng.law.calendar_year import days_of

DAYS = "calendar"
WORKING_DAYS = "working_day"


def register_calendar(engine: Engine, calendar: Calendar) -> None:
    """Make a calendar available to plans: every day with its running number, and the working days by number."""
    days = calendar.days
    columns = {
        "day": pa.array([each.day for each in days], pa.date32()),
        "rolled": pa.array([each.rolled for each in days], pa.date32()),
        "number": pa.array([each.number for each in days], pa.int64()),
        "works": pa.array([int(each.works) for each in days], pa.int64()),
    }
    engine.hold(DAYS, pa.table(columns))
    working = [each for each in days if each.works]
    numbered = {
        "number": pa.array([each.number for each in working], pa.int64()),
        "day": pa.array([each.day for each in working], pa.date32()),
    }
    engine.hold(WORKING_DAYS, pa.table(numbered))


def working_days(calendar: Calendar) -> dict[str, str]:
    """By year, which days offices work: one binary digit a day after a leading one, in hexadecimal."""
    found = {}
    for year in calendar.years:
        digits = "".join(str(int(year.works(day))) for day in days_of(year.year))
        found[str(year.year)] = f"{int('1' + digits, 2):x}"
    return found


def rolled(day: E) -> E:
    """The day to which a period ending on a day moves; NULL where the calendar does not reach."""
    return _of(day, "rolled")


def working_day_after(day: E, count: E) -> E:
    """The working day so many after a day, which is not counted; NULL where the calendar does not reach."""
    number = binary(exp.Add, _of(day, "number"), cast(count, "BIGINT"))
    return _found(WORKING_DAYS, "number", number, "day")


def working_days_in(first: E, last: E) -> E:
    """Working days from one day to another, both included; NULL where the calendar does not reach."""
    before = binary(exp.Sub, _of(first, "number"), _of(first, "works"))
    return binary(exp.Sub, _of(last, "number"), before)


def _of(day: E, column: str) -> E:
    return _found(DAYS, "day", day, column)


def _found(table: str, key: str, value: E, column: str) -> E:
    same = binary(exp.EQ, col(key, "cal"), value)
    return exp.Subquery(this=exp.select(col(column, "cal")).from_(relation(table, "cal")).where(same))
