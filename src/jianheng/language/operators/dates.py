"""Days, months, years and ages; periods always name their convention (LAW §1.2)."""

from __future__ import annotations

from jianheng.language.operators.operator import Operator, fixed
from jianheng.language.types import DATE, INT

BY = {"by": ("court", "procuratorate", "police", "any")}

OPERATORS = (
    Operator("days_after", 2, 2, fixed(DATE, "date", "int"), "{0}后第 {1} 日", "{1} days after {0}"),
    Operator("years_after", 2, 2, fixed(DATE, "date", "int"), "{0}后满 {1} 年", "{1} years after {0}"),
    Operator(
        "months_after",
        2,
        2,
        fixed(DATE, "date", "int"),
        "{0}起满 {1} 个月({by}算法)",
        "{1} months after {0} ({by} formula)",
        choices=BY,
        required=("by",),
    ),
    Operator(
        "term_after",
        2,
        2,
        fixed(DATE, "date", "term"),
        "{0}起满{1}({by}算法)",
        "{1} after {0} ({by} formula)",
        choices=BY,
        required=("by",),
    ),
    Operator("days_between", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的天数(首日不计)", "days from {0} to {1}"),
    Operator(
        "days_counted",
        2,
        2,
        fixed(INT, "date", "date"),
        "{0}至{1}的天数(首尾均计)",
        "days from {0} to {1}, both counted",
    ),
    Operator("full_months", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的足月数", "full months from {0} to {1}"),
    Operator("full_years", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的足年数", "full years from {0} to {1}"),
    Operator("age_on", 2, 2, fixed(INT, "date", "date"), "生于{0}者在{1}的周岁", "age on {1} of one born on {0}"),
    Operator("date_of", 1, 1, fixed(DATE, "moment"), "{0}当日", "the day of {0}"),
)
