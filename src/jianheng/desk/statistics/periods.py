"""Months, quarters and years: as few as people can look at side by side."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.desk.words import say

MOST = 16
QUARTER = 3
MONTH_LENGTH = 7
GRAINS = ("month", "quarter", "year")


def grain_of(months: Sequence[str]) -> str:
    """The finest grain in which months are not too many periods.

    >>> grain_of(["2026-01", "2026-11"]), grain_of([f"2026-{n:02d}" for n in range(1, 13)] * 2)
    ('month', 'month')
    """
    for grain in GRAINS:
        if len({period_of(month, grain) for month in months}) <= MOST:
            return grain
    return GRAINS[-1]


def period_of(month: str, grain: str) -> str:
    """The period in which a month lies.

    >>> [period_of("2026-05", grain) for grain in GRAINS]
    ['2026-05', '2026Q2', '2026']
    """
    if grain == "month":
        return month
    year = month[:4]
    return year if grain == "year" else f"{year}Q{(int(month[5:]) + QUARTER - 1) // QUARTER}"


def span_of(period: str) -> tuple[str, str]:
    """The first and the last month of a period.

    >>> span_of("2026-05"), span_of("2026Q2"), span_of("2026")
    (('2026-05', '2026-05'), ('2026-04', '2026-06'), ('2026-01', '2026-12'))
    """
    if len(period) == MONTH_LENGTH:
        return period, period
    year, _, quarter = period.partition("Q")
    if not quarter:
        return f"{year}-01", f"{year}-12"
    last = QUARTER * int(quarter)
    return f"{year}-{last - QUARTER + 1:02d}", f"{year}-{last:02d}"


def told_period(period: str) -> str:
    """A period as people write it."""
    year, _, quarter = period.partition("Q")
    if quarter:
        return say(f"{year} 年 {quarter} 季度", f"{year} Q{quarter}")
    return period if len(period) == MONTH_LENGTH else say(f"{year} 年", year)
