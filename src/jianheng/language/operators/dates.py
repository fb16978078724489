"""Days, months, years and ages; periods always name their convention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jianheng.language.operators.operator import Operator, Wrong, fixed
from jianheng.language.types import DATE, INT, MOMENT, Type

BY = {"by": ("court", "procuratorate", "police", "any")}


def _date_of(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | Wrong:
    """The day of an end that may not have come yet may not have come either."""
    found = fixed(DATE, "moment")(types, named)
    return found if isinstance(found, Wrong) else replace(found, open=types[0].open)


OPERATORS = (
    Operator("days_after", 2, 2, fixed(DATE, "date", "int"), "{moved}", "{moved}"),
    Operator("years_after", 2, 2, fixed(DATE, "date", "int"), "{moved}", "{moved}"),
    Operator(
        "months_after",
        2,
        2,
        fixed(DATE, "date", "int"),
        "{moved}（{by}算法）",
        "{moved} ({by} formula)",
        choices=BY,
        required=("by",),
    ),
    Operator(
        "term_after",
        2,
        2,
        fixed(DATE, "date", "term"),
        "{moved}（{by}算法）",
        "{moved} ({by} formula)",
        choices=BY,
        required=("by",),
    ),
    Operator(
        "days_between", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的天数（首日不计）", "the days from {0} to {1}"
    ),
    Operator(
        "days_counted",
        2,
        2,
        fixed(INT, "date", "date"),
        "{0}至{1}的天数（首尾均计）",
        "the days from {0} to {1}, both counted",
    ),
    Operator("full_months", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的足月数", "the full months from {0} to {1}"),
    Operator("full_years", 2, 2, fixed(INT, "date", "date"), "{0}至{1}的足年数", "the full years from {0} to {1}"),
    Operator("age_on", 2, 2, fixed(INT, "date", "date"), "按{0}计，至{1}的周岁数", "the age on {1}, counted from {0}"),
    Operator("end_of", 1, 1, fixed(MOMENT, "date"), "{0}终了之时", "the end of {0}"),
    Operator("hours_after", 2, 2, fixed(MOMENT, "moment", "int"), "{moved}", "{moved}"),
    Operator(
        "hours_between", 2, 2, fixed(INT, "moment", "moment"), "{0}至{1}的足时数", "the full hours from {0} to {1}"
    ),
    Operator("working_day_after", 2, 2, fixed(DATE, "date", "int"), "{moved}", "{moved}"),
    Operator(
        "working_days_in",
        2,
        2,
        fixed(INT, "date", "date"),
        "{0}至{1}的工作日数（首尾均计）",
        "the working days from {0} to {1}, both counted",
    ),
    Operator("date_of", 1, 1, _date_of, "{0}当日", "the day of {0}", opens=True),
)
