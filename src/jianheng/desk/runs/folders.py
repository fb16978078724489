"""The folders of runs, and what is read of them again and again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jianheng.clues.attrition import Step, read_attrition
from jianheng.clues.manifest import Manifest
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.run import open_manifest
from jianheng.desk.place import workspace
from jianheng.running.runs import finished_runs


def folder_of(name: str) -> Path | None:
    """The folder of a finished run; None where it is gone."""
    return next((path for path in finished_runs(workspace()) if path.name == name), None)


# The name of a run tells what it was made of, and a run never changes.
@lru_cache(maxsize=16)
def manifest_of(folder: Path) -> Manifest:
    """What a run says of itself.

    Raises:
        RunError: it cannot be read.
    """
    return open_manifest(folder)


@lru_cache(maxsize=16)
def attrition_of(folder: Path) -> dict[str, tuple[Step, ...]]:
    """How many acts each part of a model's scope left, by model.

    Raises:
        RunError: it cannot be read.
    """
    problems: list[Problem] = []
    steps = read_attrition(folder, problems)
    if problems:
        raise RunError(folder.name, problems)
    return steps
