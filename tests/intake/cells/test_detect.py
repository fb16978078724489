"""How a column writes its values, told from the column where it is certain."""

from datetime import date

import pytest

from jianheng.dictionary import Field
from jianheng.intake.cells import PLAIN, Reading, detect_reading

DAY = Field("decided_on", "date", time="occurred")
PART = Field("decided_on", "date", time="occurred", part=True)
TERM = Field("term", "term")


@pytest.mark.parametrize(
    ("values", "serials"),
    [
        ([43525, 43526, 44001], True),
        (["43525", "43526", "44001", "", None, "无"], True),
        ([43525.5, date(2019, 3, 1), 43526, 44001], True),
        ([43525, 43526], False),
        ([43525, 43525, 43525], False),
        ([43525, 43526, 44001, "2019-03-01"], False),
        ([43525, 43526, 12], False),
        ([20191, 20192, 20193, 20199], False),  # 2019 with its months
        (["20191", "20192", "20193"], False),
        ([20191, 43525, 43526, 44001], True),
        ([20190, 28491, 30112], True),
        ([], False),
    ],
)
def test_numbers_of_days(values: list[object], serials: bool) -> None:
    assert detect_reading(DAY, values).serials is serials


def test_digits_as_text_in_a_workbook_that_counts_from_1904_are_never_taken() -> None:
    from_1904 = Reading(serials_1904=True)
    assert detect_reading(DAY, [43525, 43526, 44001], from_1904).serials
    assert not detect_reading(DAY, ["43525", "43526", 44001], from_1904).serials


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["3/1/2019", "3/15/2019", "4/2/2019"], "mdy"),
        (["1/3/2019", "15/3/2019", "2/4/2019"], "dmy"),
        (["19-03-01", "19-12-31", "18-11-30"], "ymd"),
        (["3/1/2019", "4/2/2019", "5/6/2019"], ""),
        (["3/15/2019", "15/3/2019", "4/2/2019"], ""),
        (["2019-03-01", "2019-03-02", "2019-03-03"], ""),
        (["850501", "851231", "990630"], "ymd"),
    ],
)
def test_the_order_of_a_day(values: list[object], order: str) -> None:
    assert detect_reading(DAY, values, Reading(export_day=date(2024, 5, 31))).order == order


def test_six_digits_of_a_column_that_can_only_be_months() -> None:
    assert detect_reading(PART, ["201301", "201302", "201303"]).order == "ym"
    assert detect_reading(PART, ["201203", "201204", "201205"]).order == ""


@pytest.mark.parametrize(
    ("values", "compact"),
    [
        (["030600", "100000", "150006"], True),
        ([30600, 100000, 150006, 600], True),
        (["030600", "100000", "三年"], False),
        (["030600", "100000", "039900"], False),
        (["030600", "100000"], False),
        ([36, 42, 120], False),
    ],
)
def test_terms_in_six_digits(values: list[object], compact: bool) -> None:
    assert detect_reading(TERM, values).compact_terms is compact


@pytest.mark.parametrize(
    ("values", "dotted"),
    [
        (["3.6", "3.10", "2.5", "4.11"], True),
        (["3.5", "2.5", "1.25"], False),
        (["3.5", "2.5", "1.75"], False),
        (["3.6", "3.3", "2.5"], False),
    ],
)
def test_months_behind_a_point(values: list[object], dotted: bool) -> None:
    assert detect_reading(TERM, values).dotted_months is dotted


@pytest.mark.parametrize(
    ("values", "halves"),
    [
        (["3.5年", "1.5年", "10.5年", "2年", "4.0年"], True),
        (["3.5年", "1.5年", "10.5年", "3.6年"], False),
        (["3.5年", "1.5年"], False),
        (["3.5年", "3.5年", "3.5年"], False),
    ],
)
def test_halves_behind_the_point_of_years(values: list[object], halves: bool) -> None:
    assert detect_reading(TERM, values).half_years is halves


def test_id_numbers_that_a_spreadsheet_cut() -> None:
    number = Field("id_no", "text")
    lost = ["320102198501011000", "320102197512112000", "320102196602033000"]
    assert detect_reading(number, lost).lost_digits
    assert not detect_reading(number, [*lost, "11010519491231002X"]).lost_digits


def test_the_unit_of_money_is_never_guessed() -> None:
    assert detect_reading(Field("fine", "money"), ["0.5", "1.2", "3"]) == PLAIN
