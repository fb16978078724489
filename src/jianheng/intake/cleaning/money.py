"""Amounts in yuan as Chinese documents print them: 5000元, 2,000元, 1千元, 10万元, 人民币六十四万元."""

from __future__ import annotations

import re
from decimal import Decimal

from jianheng.intake.cleaning.joined import fold
from jianheng.intake.cleaning.numerals import NUMERAL, read_numeral

# A number is read whole or not at all: 约五十万元 must not become 十万元.
MONEY = rf"(?:人民币)?(?<![约\d.,一二两三四五六七八九十百千万亿]){NUMERAL}[余多]?元"
"""Pattern of one amount in folded text. Other currencies (美元, 港元) do not fit it."""

_AMOUNT = re.compile(rf"(?:人民币)?({NUMERAL})元整?")


def read_money(words: str) -> Decimal | None:
    """Read one amount.

    Args:
        words: the amount alone, with 元.

    Returns:
        Yuan, or None where the words are no exact amount: 余 and 多 mean "and some more".

    >>> read_money("人民币10万元"), read_money("2，000元"), read_money("五万余元")
    (Decimal('100000'), Decimal('2000'), None)
    """
    found = _AMOUNT.fullmatch(fold(words.strip()))
    return read_numeral(found[1]) if found else None
