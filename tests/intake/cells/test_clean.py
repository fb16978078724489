"""Any cell by the type of its field, and what the cleaner remembers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import PLAIN, TEN_THOUSAND, CellCleaner, Reading, UnreadableError

DICTIONARY = load_dictionary()
CLEANER = CellCleaner(DICTIONARY)
SEX = Field("sex", "code", list="sex")
DAY = Field("decided_on", "date", time="occurred")
FIELDS = (
    SEX,
    DAY,
    Field("birth_on", "date", time="occurred", part=True),
    Field("left_at", "moment", time="occurred"),
    Field("term", "term"),
    Field("fine", "money"),
    Field("kept", "int"),
    Field("share", "ratio"),
    Field("told", "flag"),
    Field("case", "key", entity="case"),
    Field("grounds", "codes", list="penalty"),
    Field("words", "text"),
)


def test_the_same_words_in_two_columns_that_write_otherwise() -> None:
    mine = Reading(codes={"1": "female", "2": "male"})
    assert CLEANER.clean(SEX, "1") == {"sex": "male"}
    assert CLEANER.clean(SEX, "1", mine) == {"sex": "female"}
    assert CLEANER.clean(SEX, "1", PLAIN) == {"sex": "male"}
    money = Field("fine", "money")
    assert CLEANER.clean(money, "1.2", TEN_THOUSAND) == {"fine": Decimal(12000)}
    assert CLEANER.clean(money, "1.2") == {"fine": Decimal("1.20")}


def test_numbers_of_days_are_read_once_the_column_says_so() -> None:
    with pytest.raises(UnreadableError, match="日期序号"):
        CLEANER.clean(DAY, 43525)
    assert CLEANER.clean(DAY, 43525, Reading(serials=True)) == {"decided_on": date(2019, 3, 1)}


def test_the_field_decides_the_century() -> None:
    exported = Reading(export_day=date(2024, 5, 31))
    assert CLEANER.clean(DAY, "19年3月1日") == {"decided_on": date(2019, 3, 1)}
    assert CLEANER.clean(DAY, "85年3月1日", exported) == {"decided_on": date(1985, 3, 1)}
    with pytest.raises(UnreadableError, match="1985-03-01，也可能是 2085-03-01"):
        CLEANER.clean(DAY, "85年3月1日")
    with pytest.raises(UnreadableError, match="1919-03-01，也可能是 2019-03-01"):
        CLEANER.clean(Field("birth_on", "date", time="occurred"), "19年3月1日", exported)


def test_six_digits_in_a_field_of_months_are_a_month() -> None:
    month = Field("month", "date", part=True)
    assert CLEANER.clean(month, "201203")["month_hi"] == date(2012, 3, 31)


def test_several_case_numbers_are_told() -> None:
    case = Field("case", "key", entity="case")
    assert CLEANER.clean(case, "〔2019〕江01刑初3") == {"case": "（2019）江01刑初3号"}
    with pytest.raises(UnreadableError, match="一格里有几个案号"):
        CLEANER.clean(case, "（2019）江01刑初3号、（2020）江刑终5号")


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#n/a"])
@pytest.mark.parametrize("field", FIELDS)
def test_the_error_of_a_formula_is_no_value(field: Field, error: str) -> None:
    with pytest.raises(UnreadableError, match="公式出错"):
        CLEANER.clean(field, error)


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_says_nothing(field: Field) -> None:
    for value in ("", None, "/", "不详", "（空）", "N/A"):
        assert CLEANER.clean(field, value) == {}


cells = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.none()
)


@given(cells)
def test_any_cell_is_clean_or_a_problem(value: object) -> None:
    for field in FIELDS:
        try:
            found = CLEANER.clean(field, value)
        except UnreadableError:
            continue
        assert set(found) <= {name for name, _ in field.columns()}
        assert CLEANER.clean(field, value) == found


def test_readings_are_told_apart_even_after_one_is_gone() -> None:
    for code in ("male", "female") * 20:
        assert CLEANER.clean(SEX, "甲", Reading(codes={"甲": code})) == {"sex": code}
