"""Which century a year of two digits is of: only where a single one is possible."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import Field
from jianheng.intake.cells import Reading
from jianheng.intake.cells.century import Window, in_each_century, window_of

EXPORTED = Reading(export_day=date(2024, 5, 31))


def test_what_has_happened_lies_between_the_republic_and_the_day_of_export() -> None:
    window = window_of(Field("decided_on", "date", time="occurred"), EXPORTED)
    assert window == Window(date(1949, 10, 1), date(2024, 5, 31))


def test_a_birth_may_be_older_and_a_plan_may_be_later() -> None:
    assert window_of(Field("birth_on", "date", time="occurred"), EXPORTED).first == date(1900, 1, 1)
    assert window_of(Field("term_until", "date", time="planned"), EXPORTED).last == date(2100, 12, 31)


def test_without_the_day_of_export_nothing_is_known_of_the_end() -> None:
    assert window_of(Field("decided_on", "date", time="occurred"), Reading()).last == date(2100, 12, 31)


def test_the_column_may_narrow_it() -> None:
    days = (date(1980, 1, 1), date(2010, 1, 1))
    assert window_of(Field("birth_on", "date"), Reading(two_digit_years=days)) == Window(*days)


@given(st.dates(date(1949, 10, 1), date(2024, 5, 31)))
def test_the_true_day_is_always_among_the_readings(day: date) -> None:
    window = Window(date(1949, 10, 1), date(2024, 5, 31))
    found = [reading.day for reading in in_each_century(day.year % 100, day.month, day.day, window)]
    assert day in found
    assert all(window.first <= other <= window.last for other in found if other)
