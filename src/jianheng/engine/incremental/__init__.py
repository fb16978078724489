"""A run that grows from an earlier one: only acts that can have changed are examined anew."""

from jianheng.engine.incremental.earlier import Earlier
from jianheng.engine.incremental.examiner import grown
from jianheng.engine.incremental.world import States

__all__ = ["Earlier", "States", "grown"]
