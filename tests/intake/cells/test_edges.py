"""A first day in a column of last days."""

from __future__ import annotations

from datetime import date

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError

FIELDS = load_dictionary().tables["prison_stay"].fields
CLEANER = CellCleaner(load_dictionary())


@pytest.mark.parametrize("text", ["自2019年3月1日起", "2019年3月1日起。"])
def test_a_beginning_is_no_end(text: str) -> None:
    assert CLEANER.clean(FIELDS["stated_start"], text) == {"stated_start": date(2019, 3, 1)}
    with pytest.raises(UnreadableError, match="写的是起日，这一列是止日"):
        CLEANER.clean(FIELDS["stated_end"], text)


@pytest.mark.parametrize("text", ["2022年2月28日止", "至2022年2月28日止。"])
def test_an_end_is_no_beginning(text: str) -> None:
    assert CLEANER.clean(FIELDS["stated_end"], text) == {"stated_end": date(2022, 2, 28)}
    with pytest.raises(UnreadableError, match="写的是止日，这一列是起日"):
        CLEANER.clean(FIELDS["stated_start"], text)
