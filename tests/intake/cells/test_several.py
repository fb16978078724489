"""Two numbers in one cell are a problem, and never one number of all their digits."""

import pytest

from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.rows.person import read_number


@pytest.fixture(scope="module")
def cleaner() -> CellCleaner:
    return CellCleaner(load_dictionary())


SEVERAL = ["300\n200", "300 200", "300\u3000200", "300，200，100", "2、3", "1 1", "３００　２００"]


@pytest.mark.parametrize("kind", ["money", "int", "ratio"])
@pytest.mark.parametrize("text", SEVERAL)
def test_several_numbers(cleaner: CellCleaner, kind: str, text: str) -> None:
    with pytest.raises(UnreadableError, match="几个数"):
        cleaner.clean(Field("value", kind), text)


def test_one_number(cleaner: CellCleaner) -> None:
    assert str(cleaner.clean(Field("amount", "money"), " 12,000.50 元")["amount"]) == "12000.50"
    assert cleaner.clean(Field("days", "int"), "1,200 天") == {"days": 1200}
    assert str(cleaner.clean(Field("value", "ratio"), " 15 %")["value"]) == "0.150000"


@pytest.mark.parametrize(
    "text",
    ["3201001\n3201002", "3201005 3201006", "3201003、3201004", "3201003/3201004", "3201010（原3201000）", "A1,A2"],
)
def test_numbers_of_several_persons(text: str) -> None:
    with pytest.raises(UnreadableError, match="几个编号"):
        read_number(text)


@pytest.mark.parametrize("text", ["江 3201-002", "3201/12", "（江）3201002", "2019 001"])
def test_the_number_of_one(text: str) -> None:
    assert read_number(text)
