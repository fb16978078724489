"""From a checked model to relations, one part of the plan in each module."""

from jianheng.engine.planning.build import build_plan
from jianheng.engine.planning.needed import needed
from jianheng.engine.planning.stages import Known

__all__ = ["Known", "build_plan", "needed"]
