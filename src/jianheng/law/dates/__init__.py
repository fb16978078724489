"""Calendar arithmetic of procedure and sentence: the plain reference for every date function."""

from jianheng.law.dates.days import days_after, days_between, days_counted
from jianheng.law.dates.months import CONVENTIONS, Convention, add_months, months_after
from jianheng.law.dates.parts import part_of
from jianheng.law.dates.terms import term_after, term_end
from jianheng.law.dates.years import add_years, age_on, full_months, full_years, years_after

__all__ = [
    "CONVENTIONS",
    "Convention",
    "add_months",
    "add_years",
    "age_on",
    "days_after",
    "days_between",
    "days_counted",
    "full_months",
    "full_years",
    "months_after",
    "part_of",
    "term_after",
    "term_end",
    "years_after",
]
