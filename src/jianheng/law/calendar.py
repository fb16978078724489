"""Working days as the State Council set them, and the day to which a period moves (刑事诉讼法 105(4))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from jianheng.law.calendar_year import Year, days_of, read_year
from jianheng.law.problem import LawDataError, Problem


@dataclass(frozen=True)
class CalendarDay:
    """One day of the calendar.

    Args:
        day: the day.
        works: whether offices work on it.
        number: working days from the first day of the calendar up to this one.
        rolled: the day to which a period that ends on it moves, None where the calendar ends before.
    """

    day: date
    works: bool
    number: int
    rolled: date | None


@dataclass(frozen=True)
class Calendar:
    """The years whose holidays have been announced, without a gap; beyond them nothing is known.

    Args:
        years: the years, the first one first.
    """

    years: tuple[Year, ...]

    def year(self, number: int) -> Year | None:
        """A year, or None where it is not known."""
        place = number - self.first
        return self.years[place] if 0 <= place < len(self.years) else None

    @property
    def first(self) -> int:
        """The first year known."""
        return self.years[0].year

    @property
    def last(self) -> int:
        """The last year known."""
        return self.years[-1].year

    @cached_property
    def days(self) -> tuple[CalendarDay, ...]:
        """Every day of the years."""
        worked = [(day, year.works(day)) for year in self.years for day in days_of(year.year)]
        rolled: list[date | None] = []
        next_: date | None = None
        for day, works in reversed(worked):
            next_ = day if works else next_
            rolled.append(next_)
        number, found = 0, []
        for (day, works), moved in zip(worked, reversed(rolled), strict=True):
            number += works
            found.append(CalendarDay(day, works, number, moved))
        return tuple(found)


@cache
def own_calendar() -> Calendar:
    """The years that the program brings.

    Raises:
        LawDataError: a file cannot be used.
    """
    return Calendar(_joined(_read(Path(str(files("jianheng.law") / "calendars")))))


def calendar_with(folder: Path, *more: Year) -> Calendar:
    """The years that the program brings and those of a folder, which an office adds.

    Args:
        folder: one file a year; it may be missing.
        more: years that are to be laid there, in place of what there is.

    Raises:
        LawDataError: a file cannot be used, leaves a gap, or says of a year that the program brings something else
            without `amends: true`.
    """
    own = own_calendar()
    added = {year.year: year for year in (*(_read(folder) if folder.is_dir() else ()), *more)}
    problems = [problem for year in added.values() for problem in _contradiction(own.year(year.year), year)]
    if problems:
        raise LawDataError(problems)
    return Calendar(_joined(({year.year: year for year in own.years} | added).values())) if added else own


def is_working_day(day: date, calendar: Calendar | None = None) -> bool | None:
    """Whether offices work on a day.

    Args:
        day: any day.
        calendar: the years known; the program's own if left out.

    Returns:
        None outside the years whose holidays have been announced.

    >>> is_working_day(date(2024, 2, 12)), is_working_day(date(2024, 2, 4)), is_working_day(date(1999, 1, 4))
    (False, True, None)
    """
    year = (calendar or own_calendar()).year(day.year)
    return None if year is None else year.works(day)


def first_working_day(day: date, calendar: Calendar | None = None) -> date | None:
    """The day itself, or the first day after the holiday on which it falls.

    Args:
        day: last day of a period for a person not in custody.
        calendar: the years known; the program's own if left out.

    Returns:
        None where the calendar does not reach.

    >>> first_working_day(date(2024, 2, 10))
    datetime.date(2024, 2, 18)
    """
    while True:
        works = is_working_day(day, calendar)
        if works is None:
            return None
        if works:
            return day
        day += timedelta(days=1)


def _read(folder: Path) -> list[Year]:
    """The years of a folder; all problems of all files at once."""
    found: list[Year] = []
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        if path.suffix != ".yaml":
            said = "这里只放 年.yaml，如 2027.yaml", "only files such as 2027.yaml", "改名或移走"
            problems.append(Problem(path.name, 0, "", path.name, *said))
            continue
        try:
            found.append(read_year(path))
        except LawDataError as error:
            problems += error.problems
    if problems:
        raise LawDataError(problems)
    return found


def _joined(years: Iterable[Year]) -> tuple[Year, ...]:
    """The years in order; a gap would let a period end in a year of which nothing is known."""
    ordered = sorted(years, key=lambda year: year.year)
    problems = []
    for before, after in pairwise(ordered):
        if after.year != before.year + 1:
            lacking = f"{before.year + 1}.yaml"
            said = f"之前缺 {before.year + 1} 年，年份应连续", "a year before it is missing", f"补上 {lacking}"
            problems.append(Problem(after.file, after.line, "year", str(after.year), *said))
    if problems:
        raise LawDataError(problems)
    return tuple(ordered)


def _contradiction(own: Year | None, added: Year) -> Iterable[Problem]:
    """What an added year says otherwise than the program, without saying that it does."""
    if own is None or added.amends:
        return
    differing = sorted((own.off ^ added.off) | (own.worked ^ added.worked))
    if differing:
        days = "、".join(str(day) for day in differing)
        zh = f"与程序自带的 {own.year} 年不同：{days}"
        mend = "改正或删去这个文件；后来的通知改动了这一年的，写 amends: true"
        yield Problem(added.file, added.line, "year", str(added.year), zh, "differs from the program's own", mend)
