"""How a column writes its values."""

import pytest

from jianheng.intake.cells import PLAIN, Reading


def test_nothing_is_decided_at_first() -> None:
    assert Reading() == PLAIN
    assert (PLAIN.ten_thousand, PLAIN.serials, PLAIN.compact_terms, PLAIN.order, dict(PLAIN.codes)) == (
        False,
        False,
        False,
        "",
        {},
    )


def test_readings_can_be_kept_in_sets() -> None:
    assert len({Reading(codes={"1": "male"}), Reading(codes={"1": "male"}), PLAIN}) == 2


def test_an_order_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="没有这种日期顺序"):
        Reading(order="ydm")
