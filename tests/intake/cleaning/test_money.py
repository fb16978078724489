import re
from decimal import Decimal

import pytest

from jianheng.intake.cleaning import MONEY, fold, read_money


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("人民币5000元", "5000"),
        ("5,000元", "5000"),
        ("2，000元", "2000"),
        ("1千元", "1000"),
        ("10万元", "100000"),
        ("３０万元", "300000"),
        ("二万元", "20000"),
        ("人民币48.633万元", "486330"),
        ("148610.4元", "148610.4"),
        ("三千五百元整", "3500"),
        ("伍仟元零伍角", "5000.5"),
        ("三元五角二分", "3.52"),
        ("零元整", "0"),
        ("伍角", "0.5"),
        ("叁分", "0.03"),
    ],
)
def test_amounts_as_printed(words: str, yuan: str) -> None:
    assert read_money(words) == Decimal(yuan)


@pytest.mark.parametrize("words", ["五万余元", "3000多元", "5万美元", "元", "约5万元", "3.5元2角", "9" * 40 + "元"])
def test_no_exact_amount_in_yuan_is_not_read(words: str) -> None:
    assert read_money(words) is None


@pytest.mark.parametrize("text", ["约五十万元", "约12万元", "约3.5万元", "5万美元"])
def test_no_part_of_an_inexact_amount_is_found(text: str) -> None:
    assert re.search(MONEY, fold(text)) is None
