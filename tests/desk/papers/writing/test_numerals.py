import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.desk.papers.writing.numerals import chinese


@given(st.integers(1, 9999))
def test_a_number_reads_back_as_itself(number: int) -> None:
    assert cn2an.cn2an(chinese(number), "smart") == number


@pytest.mark.parametrize(
    ("number", "said"), [(10, "十"), (11, "十一"), (19, "十九"), (21, "二十一"), (111, "一百一十一")]
)
def test_tens_are_said_the_way_lists_are_numbered(number: int, said: str) -> None:
    assert chinese(number) == said


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_numbers_that_no_list_reaches_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)
