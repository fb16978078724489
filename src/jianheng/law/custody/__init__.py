"""The custody clock of a case."""

from jianheng.law.custody.case import Event, read_case
from jianheng.law.custody.clock import Follows, Period, State, periods_of, state_on
from jianheng.law.custody.rules import load_rules

__all__ = ["Event", "Follows", "Period", "State", "load_rules", "periods_of", "read_case", "state_on"]
