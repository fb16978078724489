"""Amounts in yuan as Chinese documents print them: 5000元, 2,000元, 1千元, 10万元, 人民币六十四万元."""

from __future__ import annotations

import re
from decimal import Decimal

from jianheng.intake.cleaning.joined import fold
from jianheng.intake.cleaning.numerals import DIGITS, NUMERAL, read_numeral

# A number is read whole or not at all: 约五十万元 must not become 十万元.
MONEY = rf"(?:人民币)?(?<![约\d.,一二两三四五六七八九十百千万亿]){NUMERAL}[余多]?元"
"""Pattern of one amount in folded text. Other currencies (美元, 港元) do not fit it."""

_ONE = rf"[{DIGITS}]"
_AMOUNT = re.compile(
    rf"(?:人民币)?(?:(?P<yuan>{NUMERAL}|零)[元圆])?"
    rf"(?:零?(?P<jiao>{_ONE})角)?(?:零?(?P<fen>{_ONE})分)?整?"
)


def read_money(words: str) -> Decimal | None:
    """Read one amount.

    Args:
        words: the amount alone, with 元.

    Returns:
        Yuan, or None where the words are no exact amount: 余 and 多 mean "and some more".

    >>> read_money("人民币10万元"), read_money("伍仟元零伍角"), read_money("五万余元")
    (Decimal('100000'), Decimal('5000.5'), None)
    """
    found = _AMOUNT.fullmatch(fold(words.strip()))
    parts = (found["yuan"], found["jiao"], found["fen"]) if found else (None, None, None)
    if not any(parts):
        return None
    values = [Decimal(0) if part in (None, "零") else read_numeral(part) for part in parts]
    yuan, jiao, fen = values
    if yuan is None or jiao is None or fen is None or (any(parts[1:]) and yuan != yuan.to_integral_value()):
        return None
    return yuan + jiao / 10 + fen / 100 if any(parts[1:]) else yuan
