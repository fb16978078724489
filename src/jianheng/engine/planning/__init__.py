"""How a model becomes a plan."""

from jianheng.engine.planning.build import build_plan

__all__ = ["build_plan"]
