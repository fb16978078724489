"""Look a table up with facts that may be missing: the plain reference for every engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jianheng.law.fit import NONE, UNKNOWN, Given, Truth, all_of, fits, is_exact
from jianheng.law.tables.table import Arg, Cell, LawTable, Range, Row
from jianheng.law.term import Term

__all__ = ["NONE", "UNKNOWN", "Found", "Given", "Reason", "lookup", "row_fits"]


UNORDERED = (str, Range)


class Reason(StrEnum):
    """Why a table gives no single sure value."""

    no_rule = "no_rule"
    law_unconfirmed = "law_unconfirmed"
    reading = "reading"


@dataclass(frozen=True)
class Found:
    """What a table says for the given facts.

    Args:
        values: for each value of the table, and `hard`, the least and the greatest that may apply;
            None at both ends where some row that may apply sets no limit, `UNKNOWN` at both ends for
            what nobody can tell: no rule, an unread row, or codes that differ.
        rows: the rows that may apply, in the order of the table.
        reason: `no_rule`, `law_unconfirmed` or `reading`; None where the facts alone decide.
    """

    values: dict[str, tuple[Any, Any]]
    rows: tuple[Row, ...]
    reason: str | None

    @property
    def cite(self) -> tuple[str, ...]:
        """The articles of the rows that may apply, each once."""
        return tuple(dict.fromkeys(ref for row in self.rows for ref in row.cite))

    @property
    def settled(self) -> bool:
        """Whether some row applies, and each that may was read; several readings still leave bounds."""
        return self.reason in (None, "reading") and bool(self.rows)


def lookup(table: LawTable, /, **given: Given) -> Found:
    """The values that apply, over all rows that may fit.

    Args:
        table: the decision table.
        given: one entry for each argument: a value; a pair `(lo, hi)` with None for "unbounded";
            `UNKNOWN`; or `NONE` where it is known that there is none. Optional ones may be left out,
            and then their conditions are left out too.

    Returns:
        The bounds of each value, the rows and the reason.

    Raises:
        TypeError: an argument is missing, not of the table, or of the wrong type.

    >>> from jianheng.law.tables import load_tables
    >>> lookup(load_tables()["ruling_served"], on=date(2024, 5, 1)).values["days"]
    (7, 7)
    """
    _check(table, given)
    rows = tuple(row for row in table.rows if row_fits(row, given) is not False)
    names = [value.name for value in table.values]
    if not rows:
        return Found(_all_unknown(names), rows, Reason.no_rule.value)
    if not all(row.confirmed for row in rows):
        return Found(_all_unknown(names), rows, Reason.law_unconfirmed.value)
    values = {name: _bounds([row.values[name] for row in rows]) for name in names}
    values["hard"] = _bounds([row.hard for row in rows])
    several = any((row.values, row.hard) != (rows[0].values, rows[0].hard) for row in rows)
    exact = all(is_exact(each) for each in given.values())
    return Found(values, rows, Reason.reading.value if several and exact else None)


def row_fits(row: Row, given: dict[str, Given]) -> Truth:
    """Whether a row applies: True surely, False not, None perhaps."""
    return all_of(fits(each, given[each.arg]) for each in row.conditions if each.arg in given)


def _bounds(cells: list[Cell]) -> tuple[Any, Any]:
    known: list[Any] = [cell for cell in cells if cell is not None]
    if len(known) < len(cells) and (not known or not isinstance(known[0], UNORDERED)):
        return None, None
    if isinstance(known[0], UNORDERED):
        same = len(known) == len(cells) and len(set(known)) == 1
        return (known[0], known[0]) if same else (UNKNOWN, UNKNOWN)
    return min(known), max(known)


def _all_unknown(names: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    return dict.fromkeys((*names, "hard"), (UNKNOWN, UNKNOWN))


_PYTHON: dict[str, type] = {"date": date, "term": Term, "int": int, "code": str, "flag": bool}


def _check(table: LawTable, given: dict[str, Given]) -> None:
    args = {arg.name: arg for arg in table.args}
    wrong = [f"表中没有参数 {name}" for name in given if name not in args]
    wrong += [f"缺少参数 {arg.name}" for arg in table.args if not arg.optional and arg.name not in given]
    wrong += [each for name, value in given.items() if name in args for each in _mistyped(args[name], value)]
    if wrong:
        expected = "、".join(f"{arg.name}（{arg.label_zh}）" for arg in table.args)
        raise TypeError(f"查表 {table.name}：{'；'.join(wrong)}。参数：{expected} / wrong arguments of a law table")


def _mistyped(arg: Arg, value: Given) -> list[str]:
    if value is UNKNOWN or value is NONE:
        return []
    ends = value if isinstance(value, tuple) else (value,)
    expected = _PYTHON[arg.type]
    if isinstance(value, tuple) and (len(value) != 2 or arg.type in ("code", "flag")):  # noqa: PLR2004
        return [f"参数 {arg.name} 不能写成区间 [{value}]"]
    if any(type(end) is not expected for end in ends if end is not None or not isinstance(value, tuple)):
        return [f"参数 {arg.name} 的值 [{value}] 应为 {arg.type}"]
    if len(ends) > 1 and None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
        return [f"参数 {arg.name} 的区间 [{value}] 上下颠倒"]
    return []
