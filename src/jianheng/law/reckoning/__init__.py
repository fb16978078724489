"""Results that explain themselves: bounds, and the steps that led to them."""

from jianheng.law.reckoning.cited import cited
from jianheng.law.reckoning.reckoned import UNREAD, Reckoned, unknown
from jianheng.law.reckoning.step import Step, Words
from jianheng.law.reckoning.tell import result_lines, shown, step_lines

__all__ = ["UNREAD", "Reckoned", "Step", "Words", "cited", "result_lines", "shown", "step_lines", "unknown"]
