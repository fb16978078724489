"""Long work on runs: running models, and taking up what was run elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.urls import reverse

from jianheng.clues import write_report
from jianheng.clues.problem import RunError
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.arrivals import TakenUp
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import workspace
from jianheng.desk.runs.arriving import arrive
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.refusals import told_to_the_reader
from jianheng.desk.runs.telling import Telling
from jianheng.language.tree import bilingual
from jianheng.law import LawDataError
from jianheng.law.texts import LawTexts, open_texts, read_attachment
from jianheng.running import Ask, chosen_models, run_workspace
from jianheng.running.law_here import law_of
from jianheng.running.localised import localised
from jianheng.workspace import Workspace

RUN, TAKE_UP = "run", "take up"
REPORT = "report.html"


@register(RUN, "运行模型", "Run models")
def run(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:
    """Run models over the workspace, write the report and take up what was found.

    Begun anew after a kill it goes on with the models that are not finished; a run of the same data is the same run.

    Args:
        options: `as_of`; `models`, ids or areas, or None for all; `changed_since`, a run to grow from, or empty.
        by: who asked.
        step: told how far it is.
    """
    place = workspace()
    with told_to_the_reader():
        day = date.fromisoformat(options["as_of"])
        models = localised(place, chosen_models(options.get("models") or None), day)
        ask = Ask(day, models, law_of(place.local_law, day), options.get("changed_since") or "")
        titles = {model.id: (bilingual(model.title, "zh"), bilingual(model.title, "en")) for model in models}
        telling = Telling(step, titles)
        with telling.watching():
            folder = run_workspace(place, ask, telling.progress, telling.on_stop).folder
        write_report(folder, folder / REPORT, "zh", texts=_texts(place))
    return _taken(folder, User.objects.filter(username=by).first(), step)


@register(TAKE_UP, "读入运行结果", "Take up a run")
def take_up_run(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:
    """Take up a run that was made elsewhere.

    Args:
        options: `run`, its name.
        by: who asked; empty for the workbench itself.
        step: told how far it is.
    """
    folder = folder_of(str(options["run"]))
    if folder is None:
        raise Refused(f"运行 {options['run']} 已不在工作区里。", f"Run {options['run']} is no longer there.")
    return _taken(folder, User.objects.filter(username=by).first(), step)


def _taken(folder: Path, by: User | None, step: Step) -> dict[str, Any]:
    def looked_at(number: int) -> None:
        step(f"读入线索，已看 {number:,} 条", f"Taking up findings, {number:,} so far", number, None)

    try:
        taken = arrive(folder, by, looked_at)
    except RunError as error:
        raise Refused(str(error), str(error)) from error
    zh, en = _words(taken)
    return {"zh": zh, "en": en, "url": reverse("runs:one", args=[folder.name]), "run": folder.name}


def _words(taken: TakenUp) -> tuple[str, str]:
    return (
        f"线索和提示共 {taken.found:,} 条，其中新的 {taken.new:,} 条，有变化的 {taken.changed:,} 条。",
        f"{taken.found:,} clues and prompts: {taken.new:,} new, {taken.changed:,} changed.",
    )


def _texts(place: Workspace) -> LawTexts | None:
    """The attached law texts; a report is written without those that cannot be read."""
    try:
        kept = read_attachment(place.law_texts, place.root)
    except LawDataError:
        return None
    return None if kept is None else open_texts(kept)[0]
