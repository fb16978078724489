"""Numbers that may be meant: named, never taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.identity import check_character, digits_were_lost, possible_ids, read_id_number

BORN = date(1985, 1, 1)
BODY = "32010219850101123"
RIGHT = BODY + check_character(BODY)


@given(st.integers(0, 16), st.integers(1, 9))
def test_the_right_number_is_among_them_after_one_wrong_digit(place: int, step: int) -> None:
    wrong = RIGHT[:place] + str((int(RIGHT[place]) + step) % 10) + RIGHT[place + 1 :]
    assert RIGHT in possible_ids(wrong, BORN)


@given(st.integers(0, 16))
def test_after_two_digits_exchanged_it_is_the_first(place: int) -> None:
    wrong = RIGHT[:place] + RIGHT[place + 1] + RIGHT[place] + RIGHT[place + 2 :]
    if wrong != RIGHT and wrong[:17].isdigit():
        assert RIGHT in possible_ids(wrong, BORN)


@pytest.mark.parametrize("place", range(18))
def test_after_one_digit_lost_or_written_twice(place: int) -> None:
    assert RIGHT in possible_ids(RIGHT[:place] + RIGHT[place + 1 :], BORN)
    assert RIGHT in possible_ids(RIGHT[:place] + RIGHT[place] + RIGHT[place:], BORN)


@given(st.text("0123456789X", min_size=15, max_size=19))
def test_all_are_valid_and_born_on_the_day(text: str) -> None:
    for number in possible_ids(text, BORN):
        assert read_id_number(number).birth_on == BORN


def test_another_day_of_birth_leaves_none() -> None:
    assert possible_ids(RIGHT[:-1] + ("0" if RIGHT[-1] != "0" else "1"), date(1970, 1, 1)) == ()
    assert possible_ids("护照 E12345678", BORN) == ()


def test_a_column_of_lost_digits() -> None:
    lost = ["320102198501011000", "320102197512112000", "320102196602033000"]
    assert digits_were_lost([*lost, "110105491231002"])
    assert not digits_were_lost([*lost, RIGHT])
    assert not digits_were_lost(lost[:2])
    assert not digits_were_lost([])
