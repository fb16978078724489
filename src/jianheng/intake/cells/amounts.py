"""Terms of sentence and sums of money."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cleaning import read_money, read_term
from jianheng.intake.problem import Words
from jianheng.law.term import Term

_TERM = Words("三年六个月、3年6个月 或 3y6m 形式的刑期", "a term such as 三年六个月 or 3y6m")
_SHORT = re.compile(r"(\d{1,2})([.\-])(\d{1,2})", re.ASCII)
_MOST_MONTHS = 11
_NO_TERMS = ("无期", "死缓", "死刑", "终身")
_MONEY = Words("以元计的数额，如 12000.50 或 1.2万元", "an amount in yuan such as 12000.50 or 1.2万元")
_PLAIN = re.compile(r"[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万)?元?整?", re.ASCII)
_LARGEST = Decimal(10) ** 15
_CENT = Decimal("0.01")


def read_term_cell(text: str) -> Term:
    """Read a term.

    Args:
        text: its words; `3.6` and `3-6` are three years and six months, as prison files write them.

    Raises:
        UnreadableError: no term, or one that could mean two.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).removeprefix("有期徒刑")
    if found := _SHORT.fullmatch(plain):
        return _short(int(found[1]), found[2], found[3])
    if plain.startswith(_NO_TERMS):
        what = Words("是刑种，不是刑期", "is a kind of penalty and no term")
        raise UnreadableError(
            what, _TERM, Words("写到“主刑”列，刑期留空", "write it under 主刑 and leave the term empty")
        )
    if plain.isascii() and plain.isdigit():
        what = Words("没有写明是年、月还是日", "does not say whether years, months or days")
        raise UnreadableError(what, _TERM)
    try:
        return Term.parse(plain)
    except ValueError:
        term = read_term(plain)
    if term is None:
        raise UnreadableError(Words("不能读作刑期", "cannot be read as a term"), _TERM)
    return term


def _short(years: int, mark: str, months: str) -> Term:
    if mark == "." and months == "1":
        # A number cell drops the last zero, so that 3.10 and 3.1 look alike.
        what = Words(
            f"可能是 {years} 年 1 个月，也可能是 {years} 年 10 个月", "may mean 1 month or 10 months behind the years"
        )
        raise UnreadableError(what, _TERM)
    if int(months) > _MOST_MONTHS:
        what = Words(f"月数 {months} 超过 {_MOST_MONTHS}", f"has {months} months, more than {_MOST_MONTHS}")
        raise UnreadableError(what, _TERM)
    return Term(years, int(months), 0)


def read_money_cell(text: str, *, ten_thousand: bool) -> Decimal:
    """Read a sum of money.

    Args:
        text: its words.
        ten_thousand: a number without a unit counts in 万元, as the heading says.

    Returns:
        Yuan with two decimals.

    Raises:
        UnreadableError: no exact sum, or one with fractions of a cent.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    amount = _plain_amount(plain, ten_thousand=ten_thousand)
    if amount is None:
        amount = read_money(text)
    if amount is None:
        raise UnreadableError(Words("不是确定的数额", "is no exact amount"), _MONEY)
    if amount >= _LARGEST or amount != amount.quantize(_CENT):
        raise UnreadableError(Words("数额过大或小于一分", "is too large or has parts of a cent"), _MONEY)
    return amount.quantize(_CENT)


def _plain_amount(text: str, *, ten_thousand: bool) -> Decimal | None:
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    try:
        number = Decimal(found[1].replace(",", "") + (found[2] or ""))
    except InvalidOperation:
        return None
    without_unit = not found[3] and "元" not in text
    return number * 10_000 if found[3] or (ten_thousand and without_unit) else number
