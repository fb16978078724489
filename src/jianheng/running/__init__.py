"""Running a workspace's models from its files to a finished run, without a terminal."""

from jianheng.running.chosen import chosen_models
from jianheng.running.engines import ON_DUCKDB, EngineChoice
from jianheng.running.refused import TOLD_ERRORS, Refused
from jianheng.running.run import Ask, run_workspace

__all__ = ["ON_DUCKDB", "TOLD_ERRORS", "Ask", "EngineChoice", "Refused", "chosen_models", "run_workspace"]
