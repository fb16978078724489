"""The calendars checked in are what the generator writes, and say what the packages say."""

import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianheng.law.calendar import own_calendar

pytestmark = pytest.mark.real("holidays")


@pytest.fixture(scope="module")
def generator() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).parents[2] / "tasks" / "calendars.py"))


def test_the_files_are_what_the_generator_writes(generator: dict[str, Any]) -> None:
    folder: Path = generator["CALENDARS"]
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == generator["calendars"]()


def test_every_day_is_as_both_packages_have_it(generator: dict[str, Any]) -> None:
    chinese_calendar, holidays = generator["chinese_calendar"], generator["holidays"]
    days = {each.day: each.works for each in own_calendar().days}
    china = holidays.country_holidays("CN", years=range(own_calendar().first, own_calendar().last + 1))
    assert {day: china.is_working_day(day) for day in days} == days
    assert [day for day, works in days.items() if chinese_calendar.is_workday(day) != works] == [date(2005, 12, 31)]
    assert (min(days), max(days)) == (date(2004, 1, 1), max(chinese_calendar.holidays).replace(month=12, day=31))


def test_days_on_which_the_packages_differ_stop_it(generator: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(generator["calendars"].__globals__, "DECIDED", {})
    with pytest.raises(SystemExit, match="2005-12-31"):
        generator["calendars"]()
