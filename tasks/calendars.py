"""Writes the State Council's calendars, src/jianheng/law/calendars/YEAR.yaml, from the package `holidays`.

Usage: .venv/bin/python tasks/calendars.py [FOLDER]

Years are written that both `holidays` and `chinesecalendar` know. Where the two differ on a day, the script stops until
the day stands in DECIDED with what its notice says. To take in a new year: update both packages, add the notice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
from holidays.countries.china import ChinaStaticHolidays

CALENDARS = Path(__file__).parent.parent / "src/jianheng/law/calendars"
SATURDAY = 5

# Whether a day on which the two packages differ is worked, and why.
DECIDED = {
    # 国办发明电〔2005〕35号: "12月31日（星期六）上班"; chinesecalendar has the day off for it and not the day worked.
    date(2005, 12, 31): True,
}

# Number and date of what set the days of a year; where a notice sets days of the December before, in that year too.
NOTICES: dict[int, tuple[tuple[str, str], ...]] = {
    2005: (("国办发明电〔2005〕35号", "2005-12-16"),),
    2006: (("国办发明电〔2005〕35号", "2005-12-16"), ("国办发明电〔2006〕49号", "2006-12-14")),
    2007: (("国办发明电〔2006〕49号", "2006-12-14"), ("国办发明电〔2007〕52号", "null")),
    2008: (("国办发明电〔2007〕52号", "null"),),
    2009: (("国办发明电〔2008〕42号", "null"),),
    2010: (("国办发明电〔2009〕27号", "2009-12-07"),),
    2011: (("国办发明电〔2010〕40号", "null"), ("国办发明电〔2011〕45号", "2011-12-05")),
    2012: (("国办发明电〔2011〕45号", "2011-12-05"),),
    2013: (("国办发明电〔2012〕33号", "2012-12-08"),),
    2014: (("国办发明电〔2013〕28号", "2013-12-11"),),
    2015: (("国办发明电〔2014〕28号", "2014-12-16"), ("国发明电〔2015〕1号", "2015-05-13")),
    2016: (("国办发明电〔2015〕18号", "2015-12-10"),),
    2017: (("国办发明电〔2016〕17号", "2016-12-01"),),
    2018: (("国办发明电〔2017〕12号", "2017-11-30"), ("国办发明电〔2018〕15号", "2018-12-04")),
    2019: (("国办发明电〔2018〕15号", "2018-12-04"), ("国办发明电〔2019〕3号", "2019-03-22")),
    2020: (("国办发明电〔2019〕16号", "2019-11-21"), ("国办发明电〔2020〕1号", "2020-01-26")),
    2021: (("国办发明电〔2020〕27号", "2020-11-25"),),
    2022: (("国办发明电〔2021〕11号", "2021-10-25"),),
    2023: (("国办发明电〔2022〕16号", "2022-12-08"),),
    2024: (("国办发明电〔2023〕7号", "2023-10-25"),),
    2025: (("国办发明电〔2024〕12号", "2024-11-12"),),
    2026: (("国办发明电〔2025〕7号", "2025-11-04"),),
}


def calendars() -> dict[str, str]:
    """The text of every file by its name.

    Raises:
        SystemExit: the two packages differ on days that nobody has decided.
    """
    years = _known()
    china = holidays.country_holidays("CN", years=years, language="zh_CN")
    works = {day: china.is_working_day(day) for year in years for day in _days(year)}
    differing = [day for day, ours in works.items() if ours != chinese_calendar.is_workday(day)]
    open_ = [str(day) for day in differing if day not in DECIDED]
    if open_:
        sys.exit(f"holidays and chinesecalendar differ, see DECIDED: {', '.join(open_)}")
    works |= DECIDED
    return {f"{year}.yaml": _text(year, works) for year in years}


def _known() -> list[int]:
    """The years for which both packages have a notice; `holidays` answers for others too, by rule alone."""
    announced = ChinaStaticHolidays.special_public_holidays
    theirs = {day.year for day in chinese_calendar.holidays}
    return sorted(announced.keys() & theirs)


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def _text(year: int, works: dict[date, bool]) -> str:
    off = [day for day in _days(year) if day.weekday() < SATURDAY and not works[day]]
    worked = [day for day in _days(year) if day.weekday() >= SATURDAY and works[day]]
    notices = [f"{{number: {number}, date: {day}}}" for number, day in NOTICES.get(year, ())]
    lines = ["# Written by tasks/calendars.py.", f"year: {year}"]
    for key, items in (("notices", notices), ("off", off), ("worked", worked)):
        lines += [f"{key}:", *(f"  - {item}" for item in items)] if items else [f"{key}: []"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the files into a folder; the package's own if none is named."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else CALENDARS
    for name, text in calendars().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
