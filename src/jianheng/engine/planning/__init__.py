"""From a checked model to relations, one part of the plan in each module."""

from jianheng.engine.planning.build import build_plan
from jianheng.engine.planning.needed import needed

__all__ = ["build_plan", "needed"]
