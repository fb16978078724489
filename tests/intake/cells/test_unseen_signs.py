"""Signs that nobody sees make no other key."""

from __future__ import annotations

import pytest

from jianheng.intake.cells.plain import read_key
from jianheng.intake.cleaning import read_case_number

SIGNS = ["\u200b", "\u200d", "\u202a", "\u202c", "\u2060", "\ufeff"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_case_has_one_number_with_and_without(sign: str) -> None:
    assert read_case_number(f"{sign}（2019）江01{sign}刑初3号{sign}") == read_case_number("（2019）江01刑初3号")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_prison_has_one_name_with_and_without(sign: str) -> None:
    assert read_key(f"江州市{sign}第一监狱{sign}") == "江州市第一监狱"
