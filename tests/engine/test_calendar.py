"""The working days that a session knows: its own calendar, not one of the process."""

from datetime import date
from pathlib import Path
from typing import Any

from jianheng.engine.calendar import working_days
from jianheng.law.calendar import Calendar, calendar_with, own_calendar

NEXT = "year: 2027\nnotices: []\noff: [2027-01-01, 2027-10-01]\nworked: [2027-01-02]\n"


def with_next(folder: Path) -> Calendar:
    (folder / "2027.yaml").write_text(NEXT, encoding="utf-8")
    return calendar_with(folder)


def test_a_year_that_an_office_adds_is_known_to_its_runs_alone(model: Any, engine: Any, tmp_path: Path) -> None:
    late = model("examine: deed\nunlawful: {bad: 'd2 > working_day_after(d1, 2)'}")
    days = {"done_on": date(2027, 6, 1), "d1": date(2026, 12, 31)}
    deeds = {"deed": [days | {"row_id": f"d{n}", "d2": date(2027, 1, n)} for n in (4, 5)]}
    found = []
    for calendar in (None, with_next(tmp_path), None):
        with engine(deeds, as_of=date(2027, 12, 31), calendar=calendar) as session:
            found.append([(row["answer"], row["missing"]) for row in session.answers(late).table.to_pylist()])
    unknown = [("undetermined", ["calendar: no_calendar"])] * 2
    assert found == [unknown, [("lawful", []), ("unlawful", [])], unknown]


def test_a_year_is_told_day_by_day(tmp_path: Path) -> None:
    told = working_days(with_next(tmp_path))
    assert list(told) == [str(year) for year in range(2004, 2028)]
    digits = f"{int(told['2027'], 16):b}"
    assert (len(digits), digits[:9]) == (366, "101011111"), "a leading one, then 1 January, a Friday"
    assert told.items() > working_days(own_calendar()).items()
