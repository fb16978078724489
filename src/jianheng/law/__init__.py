"""What the law says, by date: terms, periods, instruments and decision tables."""

from jianheng.law.check import check_tables
from jianheng.law.fit import NONE, UNKNOWN
from jianheng.law.instruments import (
    Applied,
    Article,
    Instrument,
    UnknownReference,
    article,
    load_instruments,
    resolve,
    version_on,
    versions,
)
from jianheng.law.loading import load_tables
from jianheng.law.local import LocalLaw, local_law
from jianheng.law.local_word import LocalWord
from jianheng.law.lookup import Found, lookup
from jianheng.law.problem import LawDataError, Problem
from jianheng.law.tables import Arg, Condition, LawTable, Range, Row, Value
from jianheng.law.term import Term

__all__ = [
    "NONE",
    "UNKNOWN",
    "Applied",
    "Arg",
    "Article",
    "Condition",
    "Found",
    "Instrument",
    "LawDataError",
    "LawTable",
    "LocalLaw",
    "LocalWord",
    "Problem",
    "Range",
    "Row",
    "Term",
    "UnknownReference",
    "Value",
    "article",
    "check_tables",
    "load_instruments",
    "load_tables",
    "local_law",
    "lookup",
    "resolve",
    "version_on",
    "versions",
]
