"""Periods of the law with their last day: one clock table, one start, one end."""

from jianheng.law.periods.deadline import deadline

__all__ = ["deadline"]
