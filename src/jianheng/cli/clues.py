"""`jianheng clues`: the clues of a run."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json, Lang, Reveal, RunId, WorkspacePath, Xlsx, the_language, the_workspace
from jianheng.cli.output import emit, fail, results, tell
from jianheng.cli.own_words import the_texts
from jianheng.clues import RunError, list_clues, write_clues_xlsx, write_report
from jianheng.clues.masking import Mask
from jianheng.running.runs import UnknownRunError, find_run
from jianheng.workspace import Workspace


def clues(
    workspace: WorkspacePath,
    run: RunId = "",
    xlsx: Xlsx = None,
    html: Annotated[Path | None, typer.Option("--html", help="写成报告 / write the report")] = None,
    reveal: Reveal = False,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """列出线索 / list the clues."""
    the_language(lang)
    place = the_workspace(workspace)
    folder = the_run(place, run)
    try:
        found = list_clues(folder, reveal)
        if xlsx is not None:
            write_clues_xlsx(folder, xlsx, lang, reveal)
            tell(f"已写出 {xlsx}")
        if html is not None:
            write_report(folder, html, lang, reveal, the_texts(place, lang))
            tell(f"已写出 {html}")
    except RunError as error:
        fail(str(error))
    mask = Mask(reveal=reveal)
    # The id of a derived row begins with its person's number.
    told = [asdict(clue) | {"row": mask(clue.row)} for clue in found]
    if as_json:
        emit(told)
        return
    for number, each in enumerate(told, start=1):
        results.print(f"{number}. {line(each, lang)}", markup=False)
    tell(f"共 {len(found)} 条线索（{folder.name}）")


def line(clue: dict[str, object], lang: str) -> str:
    """One clue on one line."""
    says = clue.get("says")
    text = says.get(lang) if isinstance(says, dict) else says
    about = " · ".join(str(part) for part in (clue.get("model"), clue.get("unit") or "不详", clue.get("row")))
    return f"{str(clue.get('fingerprint'))[:8]} {about} · {clue.get('code')}：{text or ''}"


def the_run(workspace: Workspace, wanted: str, option: str = "--run") -> Path:
    """The folder of a run; the latest one if none is named."""
    try:
        return find_run(workspace, wanted, option)
    except UnknownRunError as error:
        fail(str(error))
