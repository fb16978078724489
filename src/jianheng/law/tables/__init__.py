"""Decision tables: what the law says, by date, as conditions and values."""

from jianheng.law.tables.loader import load_tables
from jianheng.law.tables.table import Arg, Cell, Condition, LawTable, Point, Range, Row, Value

__all__ = ["Arg", "Cell", "Condition", "LawTable", "Point", "Range", "Row", "Value", "load_tables"]
