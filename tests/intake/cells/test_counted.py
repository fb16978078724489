"""Units beside numbers: read where the field counts in them, refused elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError

TABLES = load_dictionary().tables
CLEANER = CellCleaner(load_dictionary())


@pytest.mark.parametrize(
    ("table", "name", "text", "number"),
    [
        ("labour_month", "days_worked", "22天", Decimal(22)),
        ("labour_month", "rest_days", "4.5日", Decimal("4.5")),
        ("labour_month", "hours", "176小时", Decimal(176)),
        ("labour_month", "hours", "8 个小时", Decimal(8)),
        ("points_month", "total", "95.5分", Decimal("95.5")),
        ("points_month", "cycle_balance", "1,200.5分", Decimal("1200.5")),
        ("temporary_release_decision", "sequence", "第二次", 2),
        ("temporary_release_decision", "sequence", "第3次", 3),
        ("points_month", "days_not_counted", "叁天", 3),
    ],
)
def test_a_unit_that_the_field_counts_in(table: str, name: str, text: str, number: object) -> None:
    assert CLEANER.clean(TABLES[table].fields[name], text) == {name: number}


@pytest.mark.parametrize(
    ("table", "name", "text"),
    [
        ("labour_month", "hours", "22天"),
        ("labour_month", "days_worked", "8小时"),
        ("points_month", "total", "22天"),
        ("cycle_award", "share_active", "15分"),
        ("proceeding", "times", "第二次"),  # the second one, of which there may be more
        ("leave", "days", "3个工作日"),  # with a weekend between them they are five days
        ("committee_decision", "members_present", "2人次"),  # perhaps one person twice
    ],
)
def test_a_unit_that_it_does_not(table: str, name: str, text: str) -> None:
    with pytest.raises(UnreadableError):
        CLEANER.clean(TABLES[table].fields[name], text)
