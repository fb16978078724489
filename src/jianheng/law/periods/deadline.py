"""The last day or moment of a period that a clock table sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jianheng.law.calendar import Calendar, first_working_day, own_calendar
from jianheng.law.dates import months_after
from jianheng.law.fit import Given
from jianheng.law.lookup import Found, lookup
from jianheng.law.reckoning import Reckoned, Step, Words, cited, unknown
from jianheng.law.tables.table import LawTable, Row

UNITS = {
    "hour": Words("小时", " hours"),
    "day": Words("日", " days"),
    "working_day": Words("个工作日", " working days"),
    "month": Words("个月", " months"),
}
CONVENTIONS = {
    "court": Words("法院算法", "the courts' way"),
    "procuratorate": Words("检察机关算法", "the procuratorates' way"),
    "police": Words("公安机关算法", "the police's way"),
    "any": Words("三种算法", "any of the three ways"),
}
Moment = date | datetime
Days = tuple[Moment | None, ...]
ROLLS = "刑事诉讼法2018#105.4"


def deadline(
    table: LawTable, start: Moment, *, in_custody: bool = False, calendar: Calendar | None = None, **given: Given
) -> Reckoned[Moment]:
    """The last day of a period; the last moment where it runs in hours.

    Args:
        table: a clock table.
        start: the day of the event, which is not counted (刑事诉讼法第一百零五条第二款); a moment where the
            table runs in hours.
        in_custody: the period keeps a person in custody, and then no holiday prolongs it (同条第四款).
        calendar: the working days known; the program's own if left out.
        given: further arguments of the table; `on` is the day of the start unless given.

    Returns:
        The earliest and the latest end that a lawful reading gives, with the rows that applied.

    Raises:
        TypeError: an argument is missing or unknown, or the table is no clock.

    >>> from jianheng.law.tables import load_tables
    >>> str(deadline(load_tables()["report_for_correction"], date(2024, 2, 1)).exact)
    '2024-02-18'
    """
    if not table.clock:
        raise TypeError(f"{table.name}（{table.title_zh}）不是期限表 / no clock table")
    if table.in_hours and not isinstance(start, datetime):
        raise TypeError(
            f"{table.name} 以小时计，起点要写到分，如 2024-02-01T09:30 / counted in hours: the start needs a time"
        )
    day = start.date() if isinstance(start, datetime) else start
    found = lookup(table, on=given.pop("on", day), **given)
    begins = Step("event", Words("起点，当日（时）不计入", "the start, not counted itself"), start)
    if found.reason not in (None, "reading") or any(row.values["amount"] is None for row in found.rows):
        return unknown((begins,), *_why(table, found))
    known_days = calendar or own_calendar()
    counted = [tuple(_counted(row, start, known_days)) for row in found.rows]
    ends = [_moved(row, days, in_custody, known_days) for row, days in zip(found.rows, counted, strict=True)]
    steps = [begins]
    for row, days, ends_of_row in zip(found.rows, counted, ends, strict=True):
        steps += _row_steps(row, days, ends_of_row, in_custody, cited(ROLLS, day))
    known = [end for pair in ends for end in pair if end is not None]
    if len(known) < 2 * len(ends):
        first, last = known_days.first, known_days.last
        zh = f"末日遇节假日要顺延，而工作日历只有{first}年至{last}年，尚不能确定"
        return unknown(tuple(steps), zh, f"the calendar of working days covers {first} to {last} only")
    lo, hi = min(known), max(known)
    doubts = () if lo == hi else (Words("各种合法读法的末日不同", "lawful readings end on different days"),)
    return Reckoned(lo, hi, tuple(steps), doubts)


def _why(table: LawTable, found: Found) -> tuple[str, str]:
    if found.reason == "no_rule":
        return f"这一天没有可以适用的规定（{table.title_zh}）", "no rule applies on that day"
    if found.reason == "law_unconfirmed":
        return "当时的条文尚未核对原文，不据以推算", "the text of that time has not been verified"
    return "条文没有数字，只有“及时”一类要求", "the text has no number"


def _moved(row: Row, days: Days, in_custody: bool, calendar: Calendar) -> tuple[Moment | None, Moment | None]:
    if row.values["roll"] and not in_custody:
        days = tuple(day if isinstance(day, datetime) else day and first_working_day(day, calendar) for day in days)
    return days[0], days[-1]


def _counted(row: Row, start: Moment, calendar: Calendar) -> Iterator[Moment | None]:
    amount, unit, by = row.values["amount"], row.values["unit"], row.values["by"]
    if not isinstance(amount, int):  # pragma: no cover - looked at before
        raise AssertionError
    if unit == "hour":
        yield start + timedelta(hours=amount)
        return
    day = start.date() if isinstance(start, datetime) else start
    if unit == "month":
        found = months_after(day, amount, by)  # type: ignore[call-overload]
        yield from found if isinstance(found, tuple) else (found,)
    elif unit == "working_day":
        yield _working_day_after(day, amount, calendar)
    else:
        yield day + timedelta(days=amount)


def _working_day_after(day: date, amount: int, calendar: Calendar) -> date | None:
    days = calendar.days
    place = (day - days[0].day).days
    if not 0 <= place < len(days):
        return None
    wanted = days[place].number + amount
    return next((each.day for each in days[place:] if each.works and each.number == wanted), None)


def _row_steps(row: Row, counted: Days, ends: Days, in_custody: bool, rolls: tuple[str, ...]) -> Iterator[Step]:
    amount, unit, by = row.values["amount"], str(row.values["unit"]), row.values["by"]
    way = CONVENTIONS.get(str(by))
    told = Words(
        f"期限{amount}{UNITS[unit].zh}" + (f"，按{way.zh}" if way else ""),
        f"{amount}{UNITS[unit].en}" + (f", {way.en}" if way else ""),
    )
    yield Step("period", told, counted[0], counted[-1], row.cite)
    if not row.values["roll"]:
        return
    if in_custody:
        said = Words("被羁押的，不因节假日顺延", "in custody: no holiday prolongs it")
        yield Step("custody", said, cite=rolls)
    elif None in ends:
        yield Step("rolls", Words("末日遇节假日的顺延", "moves past a holiday"), cite=rolls)
    elif ends != (counted[0], counted[-1]):
        said = Words("末日是节假日，顺延至节后第一日", "the last day is a holiday: moved to the first day after")
        yield Step("rolled", said, ends[0], ends[1], rolls)
