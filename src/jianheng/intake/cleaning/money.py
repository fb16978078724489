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
    rf"(?:人民币)?(?P<yuan>{NUMERAL})[元圆]"
    rf"(?:整|零?(?:(?P<jiao>{_ONE})角)?(?:零?(?P<fen>{_ONE})分)?整?)?"
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
    yuan = read_numeral(found["yuan"]) if found else None
    if found is None or yuan is None:
        return None
    if (found["jiao"] or found["fen"]) and yuan != yuan.to_integral_value():
        return None
    parts = [read_numeral(found[name]) if found[name] else Decimal(0) for name in ("jiao", "fen")]
    if parts[0] is None or parts[1] is None:
        return None
    return yuan + parts[0] / 10 + parts[1] / 100 if any(parts) else yuan
