"""Models as the workspace's office sets them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianheng.language.leaf import untrusted_leaves
from jianheng.language.overrides import overridden
from jianheng.language.problem import ModelError, Problem
from jianheng.language.read import read_text
from jianheng.language.tree import Model
from jianheng.library import model_ids
from jianheng.workspace import Workspace


def localised(workspace: Workspace, models: list[Model], as_of: date) -> list[Model]:
    """The models with the workspace's overrides, also with those that have ended.

    Args:
        workspace: the workspace.
        models: models of the library.
        as_of: the day of the run.

    Raises:
        ModelError: an override is not allowed, or SQL has an author whom the workspace does not trust.
    """
    problems = _strays(workspace)
    found = []
    for model in models:
        path = workspace.overrides / f"{model.id}.yaml"
        try:
            found.append(overridden(model, read_text(path), _name(path), as_of) if path.is_file() else model)
        except ModelError as error:
            problems += error.problems
    for model in found:
        problems += untrusted_leaves(model, workspace.authors)
    if problems:
        raise ModelError(problems)
    return found


def _strays(workspace: Workspace) -> list[Problem]:
    """Override files for models that the library does not hold."""
    known = set(model_ids())
    problems = []
    for path in sorted(workspace.overrides.rglob("*.yaml")):
        name = path.relative_to(workspace.overrides).as_posix().removesuffix(".yaml")
        if name not in known:
            said = ("没有这个模型", "no such model", "文件名应为 overrides/领域/模型.yaml，或者删去这个文件")
            problems.append(Problem.whole_file("E17", _name(path), name, *said))
    return problems


def _name(path: Path) -> str:
    return f"overrides/{path.parent.name}/{path.name}"
