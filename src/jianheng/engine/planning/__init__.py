"""From a checked model to relations, one part of the plan in each module."""

from jianheng.engine.planning.build import build_plan
from jianheng.engine.planning.needed import needed
from jianheng.engine.planning.stages import Held

__all__ = ["Held", "build_plan", "needed"]
