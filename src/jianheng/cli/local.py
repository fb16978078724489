"""What holds in one workspace: models and law as the office sets them, the working days that it knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianheng.cli.output import fail, tell
from jianheng.clues.local_says import word_says
from jianheng.engine.local_law import told_words
from jianheng.language.leaf import untrusted_leaves
from jianheng.language.overrides import overridden
from jianheng.language.problem import ModelError, Problem
from jianheng.language.read import read_text
from jianheng.language.tree import Model, Override
from jianheng.law import LawDataError, LocalLaw, load_instruments, load_tables, local_law
from jianheng.law.calendar import Calendar, calendar_with
from jianheng.library import model_ids
from jianheng.workspace import Workspace


def localised(workspace: Workspace, models: list[Model], as_of: date) -> list[Model]:
    """The models with the workspace's overrides; what has ended is said.

    An override that is not allowed, and SQL whose author the workspace does not trust, stop the command.
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
        fail(str(ModelError(problems)))
    for model in found:
        for override in model.overrides:
            tell(_line(model, override))
    return found


def the_calendar(workspace: Workspace) -> Calendar:
    """The working days that the program brings with the years that the office adds, or what is wrong with these."""
    try:
        return calendar_with(workspace.calendars)
    except LawDataError as error:
        fail(f"{workspace.calendars}：\n{error}")


def the_law(workspace: Workspace, as_of: date) -> LocalLaw:
    """The law with what the workspace's office confirms and sets; each word is said.

    A word that is not allowed stops the command.
    """
    law = read_law(workspace.local_law, as_of)
    for told in told_words(law.words, law.tables):
        tell(f"本地法律 {word_says(told, 'zh')}")
    return law


def read_law(file: Path, as_of: date) -> LocalLaw:
    """The law with what an office's file confirms and sets, or what is wrong in it."""
    try:
        return law_of(file, as_of)
    except LawDataError as error:
        fail(str(error))


def law_of(file: Path, as_of: date) -> LocalLaw:
    """The law with what an office's file confirms and sets.

    Raises:
        LawDataError: with everything that is wrong in the file.
    """
    return local_law(file, load_tables(), load_instruments(), as_of, date.today())


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


def _line(model: Model, override: Override) -> str:
    what = f"关闭发现 {override.name}" if override.kind == "off" else f"{override.name} = {override.value}"
    state = f"已于 {override.until} 到期，不再适用" if override.expired else f"至 {override.until}"
    return f"本地设定 {model.id}：{what}（{override.person}，{override.day}，{state}）"
