"""Sums of money."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cleaning import read_money
from jianheng.intake.problem import NO_WORDS, Words

_MONEY = Words("以元计的数额，如 12000.50 或 1.2万元", "an amount in yuan such as 12000.50 or 1.2万元")
_PLAIN = re.compile(
    r"(?:人民币|rmb|cny)?[¥￥]?(?=\.?\d)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?([百千]?[万亿]|[百千])?(元|圆)?整?", re.ASCII
)
_BARE = re.compile(r"[\d,.]+", re.ASCII)
_UNITS = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NEGATIVE = re.compile(r"[-负(][¥￥]?\.?\d[\d,.]*[万亿]?元?\)?|负.+", re.ASCII)
_RANGE = re.compile(r"\d[\d,.]*[万亿千百]?元?(?:-|~|—|–|至|到)[¥￥]?\d.*", re.ASCII)
_ABOUT = ("约", "余", "多", "左右", "上下", "近", "以上", "以下", "不足", "几")
_NOTED = re.compile(r"(?P<sum>[^()]+)\((?P<note>[^()]+)\)")
# Signs of bookkeepers, and words that name the currency once more.
_STYLE, _PLAIN_SIGNS = re.compile(r"(?<=\d)[仟佰]|(?<=元)(?:正|人民币)$|(?<=圆)正$"), {"仟": "千", "佰": "百"}
_MIXED, _MIXED_UNITS = re.compile(r"([1-9]\d{0,3})万([1-9])千(?:([1-9])百)?元整?", re.ASCII), (10_000, 1000, 100)
# In the signs of bookkeepers even without 元: nothing else is written so.
_WORDS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[拾佰仟万亿]")
_LARGEST = Decimal(10) ** 15
_CENT = Decimal("0.01")
_NOISE = 1e-6
_EXACT = 1e10  # up to here a float's noise is far smaller than a cent


def read_money_cell(text: str, *, ten_thousand: bool, value: object = None, odd_unit: str = "") -> Decimal:
    """Read a sum of money.

    Args:
        text: its words.
        ten_thousand: a number without a unit counts in 万元, as the heading says.
        value: what the reader gave, where it was a number.
        odd_unit: a number without a unit counts in this one, as the table says.

    Returns:
        Yuan with two decimals.

    Raises:
        UnreadableError: no exact sum, a negative one, or one with fractions of a cent.

    >>> read_money_cell("伍仟元整", ten_thousand=False), read_money_cell("0.5万", ten_thousand=False)
    (Decimal('5000.00'), Decimal('5000.00'))
    """
    if isinstance(value, float) and abs(value) < _EXACT:
        text = _without_noise(value, ten_thousand=ten_thousand) or text
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower().rstrip("。;")
    if noted := _NOTED.fullmatch(plain):
        return _stated_twice(noted, ten_thousand=ten_thousand, odd_unit=odd_unit)
    plain = _STYLE.sub(lambda sign: _PLAIN_SIGNS.get(sign[0], ""), plain)
    if odd_unit and _BARE.fullmatch(plain):
        raise UnreadableError(
            Words(
                f"表上写的单位是“{odd_unit}”，这个数没有单位", f"the table counts in {odd_unit}, the number has no unit"
            ),
            _MONEY,
            Words("把数额改成以元或万元计，重新添加", "write the amounts in 元 or 万元 and add the file again"),
        )
    amount = _plain_amount(plain, ten_thousand=ten_thousand)
    if amount is None:
        amount = _mixed_amount(plain)
    if amount is None:
        amount = read_money(plain)
    if amount is None and not ten_thousand and not odd_unit and _WORDS.fullmatch(plain):
        amount = read_money(plain + "元")
    if amount is None:
        raise _no_amount(plain)
    if amount >= _LARGEST or amount != amount.quantize(_CENT):
        raise UnreadableError(Words("数额过大或小于一分", "is too large or has parts of a cent"), _MONEY)
    return amount.quantize(_CENT)


def _without_noise(value: float, *, ten_thousand: bool) -> str:
    """A formula's sum such as 0.1 + 0.2, which is 0.30000000000000004 in the file and 0.3 on the screen."""
    decimals, noise = (6, _NOISE / 10_000) if ten_thousand else (2, _NOISE)  # down to a cent
    return f"{value:.{decimals}f}" if abs(value - round(value, decimals)) < noise else ""


def _stated_twice(noted: re.Match[str], *, ten_thousand: bool, odd_unit: str) -> Decimal:
    """A sum with another behind it in brackets, which must be the same; any other note is a fact of its own."""
    amount = read_money_cell(noted["sum"], ten_thousand=ten_thousand, odd_unit=odd_unit)
    note = noted["note"]
    try:
        again = read_money_cell(note, ten_thousand=ten_thousand, odd_unit=odd_unit)
    except UnreadableError:
        what = Words(f"数额后面写着“{note}”，是另一件事", f"has a note behind the sum, {note}, which is another fact")
        mend = Words("这一格只写数额，缴纳等情况写到各自的列", "write the sum alone; what was paid has its own column")
        raise UnreadableError(what, _MONEY, mend) from None
    if again != amount:
        what = Words(f"写了两个数额，不一致：{amount} 和 {again}", f"states two sums, {amount} and {again}")
        raise UnreadableError(what, _MONEY)
    return amount


def _mixed_amount(text: str) -> Decimal | None:
    """1万2千元; 1万2 may be 12,000 or 10,002."""
    found = _MIXED.fullmatch(text)
    if found is None:
        return None
    return Decimal(sum(int(number) * unit for number, unit in zip(found.groups(), _MIXED_UNITS, strict=True) if number))


def _no_amount(plain: str) -> UnreadableError:
    mend = NO_WORDS
    what = Words("不是确定的数额", "is no exact amount")
    if _NEGATIVE.fullmatch(plain):
        what = Words("是负数", "is negative")
        mend = Words("退款、冲销另立一行并写明性质", "write a refund as a row of its own and say what it is")
    elif _RANGE.fullmatch(plain):
        what = Words("写的是范围，不是一个数额", "is a range, not one amount")
    elif any(word in plain for word in _ABOUT):
        what = Words("是约数，不是确定的数额", "is an approximate amount")
    return UnreadableError(what, _MONEY, mend)


def _plain_amount(text: str, *, ten_thousand: bool) -> Decimal | None:
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    try:
        number = Decimal((found[1] or "0").replace(",", "") + (found[2] or ""))
    except InvalidOperation:
        return None
    if found[3] and not found[4] and ten_thousand and found[3] != "万":
        # 5千 under a heading in 万元 may be 5,000 yuan or 5,000 times ten thousand.
        return None
    for unit in found[3] or "":
        number *= _UNITS[unit]
    without_unit = not found[3] and not found[4]
    return number * 10_000 if ten_thousand and without_unit else number
