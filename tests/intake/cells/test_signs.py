"""A minus where nothing can be below zero is a problem."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError

TABLES = load_dictionary().tables
CLEANER = CellCleaner(load_dictionary())


@pytest.mark.parametrize(
    ("table", "field"), [("points_month", "deducted"), ("leave", "days"), ("labour_month", "hours")]
)
@pytest.mark.parametrize("value", ["-5", -5, -5.0, "－5"])
def test_a_minus_is_told(table: str, field: str, value: object) -> None:
    with pytest.raises(UnreadableError, match="是负数"):
        CLEANER.clean(TABLES[table].fields[field], value)


def test_lost_points_are_a_number_without_a_minus() -> None:
    assert CLEANER.clean(TABLES["points_month"].fields["deducted"], "5") == {"deducted": Decimal(5)}
    with pytest.raises(UnreadableError) as caught:
        CLEANER.clean(TABLES["points_month"].fields["deducted"], "-5")
    assert "扣分填正数" in caught.value.mend.zh


@pytest.mark.parametrize(("table", "field"), [("points_event", "value"), ("points_month", "total")])
def test_points_in_all_may_be_below_zero(table: str, field: str) -> None:
    assert CLEANER.clean(TABLES[table].fields[field], "-5") == {field: Decimal(-5)}
