"""What the law says, by date: terms, periods, instruments and decision tables."""

from jianheng.law.fit import NONE, UNKNOWN
from jianheng.law.lookup import Found, lookup
from jianheng.law.problem import LawDataError, Problem
from jianheng.law.tables import Arg, Condition, LawTable, Row, Value, load_tables
from jianheng.law.term import Term

__all__ = [
    "NONE",
    "UNKNOWN",
    "Arg",
    "Condition",
    "Found",
    "LawDataError",
    "LawTable",
    "Problem",
    "Row",
    "Term",
    "Value",
    "load_tables",
    "lookup",
]
