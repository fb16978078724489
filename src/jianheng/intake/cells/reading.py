"""How one column writes its values, where the cells alone leave it open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

NO_CODES: Mapping[str, str] = MappingProxyType({})
ORDERS = ("", "ymd", "mdy", "dmy", "ym")
"""Orders of the parts of a day in digits; `ym` says that six digits are a year and a month."""


@dataclass(frozen=True)
class Reading:
    """How a column writes its values: decided once for the whole column, never for a cell.

    Everything that is not decided is read only where it can mean one thing alone.

    Args:
        ten_thousand: a number without a unit counts in 万元.
        odd_unit: a number without a unit counts in another unit than 元 or 万元, so that it is not read.
        serials: numbers are Excel's numbers of days.
        serials_1904: the workbook counts its days from 1904. Digits written as text are refused then: nobody knows
            from which workbook they came, and the two ways of counting are four years apart.
        order: order of the parts of a day in digits, one of `ORDERS`; empty where nobody knows it.
        two_digit_years: first and last day that a year of two digits may mean here; without it the field decides.
        dotted_months: `3.5` in a column of terms is three years and five months, not three and a half.
        half_years: behind the point of 3.5年 the column writes nothing but halves, so that it is no five months.
        term_unit: `year`, `month` or `day`: what a term without a unit counts in, as the heading says; `part` where
            another column has the rest of each term.
        compact_terms: `030600` in a column of terms is three years and six months.
        codes: what the source itself writes, to the value of the code list; in a column of flags, to `yes` or `no`.
        lost_digits: a spreadsheet has cut the ID numbers of the column to 15 digits, so that none of them counts.
        unsaved: an empty cell may be a formula whose result was never saved, and says nothing then.
        export_day: the day on which the source was exported; what has happened is not later.
    """

    ten_thousand: bool = False
    odd_unit: str = ""
    serials: bool = False
    serials_1904: bool = False
    order: str = ""
    two_digit_years: tuple[date, date] | None = None
    dotted_months: bool = False
    half_years: bool = False
    term_unit: str = ""
    compact_terms: bool = False
    codes: Mapping[str, str] = field(default_factory=lambda: NO_CODES, hash=False)
    lost_digits: bool = False
    unsaved: bool = False
    export_day: date | None = None

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise ValueError(f"没有这种日期顺序：[{self.order}]，应为 {'、'.join(ORDERS[1:])} / unknown order of a day")


PLAIN = Reading()
FROM_1904 = Reading(serials_1904=True)
TEN_THOUSAND = Reading(ten_thousand=True)
