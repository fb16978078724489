"""Flags, whole numbers, ratios and keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.reading import NO_CODES
from jianheng.intake.cleaning import ROUND_BRACKETS, UNSEEN, read_count
from jianheng.intake.problem import Words

# 已, 未, 对 and 错 are no answers: 未 in a column of minors means 未成年, and 错 may judge the record itself. An
# empty box is not a "no" either, and a box with a cross is ticked in some forms.
_FLAGS = {
    **dict.fromkeys(("是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "t", "1", "1.0"), True),
    **dict.fromkeys(("否", "不是", "×", "✗", "✘", "✕", "n", "no", "false", "f", "0", "0.0"), False),
}
_NUMBERED_FLAG = re.compile(r"([01])[-—–_.、:]?([^\W\d_a-z]+)")
_COUNTED = "天|日|分|次|个|人|名|件|项|岁|份|起|条|页|册|场"
_INT = re.compile(rf"([+-]?\d+)(?:\.0*)?(?:{_COUNTED})?", re.ASCII)
_CHINESE_INT = re.compile(rf"([零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+)(?:{_COUNTED})?")
_LARGEST_INT = 2**63 - 1
_INT_DIGITS = 20
_LARGEST_RATIO = Decimal(10) ** 12
_RATIO = re.compile(r"[+-]?(?=\.?\d)(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?", re.ASCII)
_NOISY_DECIMALS, _NOISE = 12, Decimal("1e-9")


def read_flag(text: str, own: Mapping[str, str] = NO_CODES) -> bool:
    """Read yes or no.

    Args:
        text: the words.
        own: what the source itself writes, to `yes` or `no`; it goes first.

    Raises:
        UnreadableError: neither; 无 is neither, since it may mean "no" or "nothing known".

    >>> read_flag("√"), read_flag("否")
    (True, False)
    """
    plain = plain_words(text).rstrip("。")
    mine = {plain_words(word): meaning for word, meaning in own.items()} if own else own
    found = _FLAGS.get(mine.get(plain, plain))
    if found is None and not own and (both := _NUMBERED_FLAG.fullmatch(plain)):
        # Number and word must say the same.
        number, word = _FLAGS.get(both[1]), _FLAGS.get(both[2])
        found = word if number == word else None
    if found is None:
        raise UnreadableError(Words("看不出是与否", "is neither yes nor no"), Words("是或否", "是 or 否"))
    return found


def read_int(text: str) -> int:
    """Read a whole number; a comma between thousands, words for numbers and a unit word behind are accepted.

    >>> read_int("1,200"), read_int("三次"), read_int("3.0天")
    (1200, 3, 3)
    """
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain_words(text))
    if found := _INT.fullmatch(plain):
        number = int(found[1]) if len(found[1]) <= _INT_DIGITS else None
    else:
        chinese = _CHINESE_INT.fullmatch(plain)
        number = None if chinese is None else _in_words(chinese[1])
    if number is None or abs(number) > _LARGEST_INT:
        raise UnreadableError(Words("不是整数", "is no whole number"), Words("整数", "a whole number"))
    return number


def _in_words(words: str) -> int | None:
    return 0 if words in ("零", "〇") else read_count(words)


def read_ratio(text: str) -> Decimal:
    """Read a decimal number or a percentage with at most six decimals.

    >>> read_ratio("15%"), read_ratio("33.300000000000004")
    (Decimal('0.150000'), Decimal('33.300000'))
    """
    plain = plain_words(text)
    percent = plain.endswith("%")
    wrong = UnreadableError(
        Words("不是小数", "is no decimal number"), Words("小数，如 0.15 或 15%", "a number such as 0.15 or 15%")
    )
    if not _RATIO.fullmatch(plain.removesuffix("%")):
        raise wrong
    try:
        number = _without_noise(Decimal(plain.removesuffix("%").replace(",", ""))) / (100 if percent else 1)
    except InvalidOperation as error:
        raise wrong from error
    if abs(number) >= _LARGEST_RATIO or number != round(number, 6):
        raise UnreadableError(
            Words("数字过大或小数超过六位", "is too large or has more than six decimals"),
            Words("至多六位小数", "at most six decimals"),
        )
    return round(number, 6)


def _without_noise(number: Decimal) -> Decimal:
    """A formula's sum such as 11.1 + 22.2, which the file keeps as 33.300000000000004 and the screen shows as 33.3."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -_NOISY_DECIMALS or abs(number) >= _LARGEST_RATIO:
        return number
    near = round(number, 6)
    return near if abs(number - near) < _NOISE else number


def read_key(text: str) -> str:
    """Bring a key into a form in which the same key is the same text: blanks, width and brackets do not count.

    Example:
        >>> read_key("江州　市第一监狱〔女〕 ")
        '江州市第一监狱(女)'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(ROUND_BRACKETS).translate(UNSEEN).split())


def plain_words(text: str) -> str:
    """Words by which codes and flags are compared: blanks, width and capitals do not count.

    >>> plain_words(" Ｎ o ")
    'no'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
