"""The ID number that a row states: valid, or a problem that says where to look."""

from datetime import date

import pytest

from jianheng.intake.cells import UnreadableError
from jianheng.intake.rows.person import read_stated_id

BORN = date(1949, 12, 31)


def mend(text: str, born: date | None) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_stated_id(text, None, is_number=False, born=born)
    return caught.value.mend.zh


def test_a_number_with_days_exchanged_names_the_one_that_fits_the_birth() -> None:
    assert "11010519491231002X，仅供查对" in mend("11010519492131002X", BORN)


def test_of_many_that_fit_none_is_named() -> None:
    assert mend("110105194912310021", BORN) == "与原件核对后改正"


def test_without_a_day_of_birth_none_is_named() -> None:
    assert mend("11010519492131002X", None) == "与原件核对后改正"


def test_another_paper_is_not_judged() -> None:
    for kind in ("passport", "military", "hk_macao"):
        assert read_stated_id("E12345678", kind, is_number=False) is None


@pytest.mark.parametrize("text", ["无", "不详", "/", "—"])
def test_words_for_nothing_are_no_wrong_number(text: str) -> None:
    assert read_stated_id(text, None, is_number=False) is None


def test_a_number_cell_has_lost_its_end() -> None:
    with pytest.raises(UnreadableError, match="被 Excel 存成了数字"):
        read_stated_id("320102198501010000", None, is_number=True)
