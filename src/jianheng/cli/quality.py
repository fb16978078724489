"""`jianheng quality`: how good the delivered data are, and what they cost the models."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json, Lang, RunId, WorkspacePath, Xlsx, the_language, the_workspace
from jianheng.cli.output import emit, fail, results, tell
from jianheng.intake.problem import IntakeError
from jianheng.quality import (
    Finding,
    Quality,
    examine_quality,
    plain,
    write_letters,
    write_quality_html,
    write_quality_xlsx,
)
from jianheng.quality.quality import KINDS, pick
from jianheng.quality.report.page import unit_name
from jianheng.running.runs import UnknownRunError, find_run
from jianheng.workspace import Workspace

COSTLIEST = 5


def quality(
    workspace: WorkspacePath,
    run: RunId = "",
    html: Annotated[Path | None, typer.Option("--html", help="写成报告 / write the report")] = None,
    xlsx: Xlsx = None,
    letters: Annotated[
        Path | None, typer.Option("--letters", help="给各单位的补正函写到哪个文件夹 / letters to the units")
    ] = None,
    as_json: Json = False,
    lang: Lang = "zh",
) -> None:
    """检查数据质量：缺什么、读不出什么、重复、补录、矛盾，各使多少判断做不出 / quality of the data."""
    the_language(lang)
    place = the_workspace(workspace)
    folder = _run(place, run)
    for out in (html, xlsx, letters):
        _check_place(out, is_folder=out is letters)
    try:
        found = examine_quality(place, folder)
    except IntakeError as error:
        fail(str(error))
    if html is not None:
        write_quality_html(found, html, lang)
        tell(f"已写出 {html}")
    if xlsx is not None:
        write_quality_xlsx(found, xlsx, lang)
        tell(f"已写出 {xlsx}")
    if letters is not None:
        written = write_letters(found, letters)
        tell(f"已写出 {len(written)} 份补正函：{letters}")
    if as_json:
        emit(plain(found))
        return
    _print(found, lang)


def _check_place(out: Path | None, *, is_folder: bool) -> None:
    """Refuse a place that cannot be written to before the long work; a folder of a mistyped path is not made.

    Raises:
        OSError: the folder above it is not there, or it is a folder where a file is to be written.
    """
    if out is None:
        return
    if not out.absolute().parent.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(out))
    if out.is_dir() and not is_folder:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out))


def _run(place: Workspace, wanted: str) -> Path | None:
    """The run that is named; else the latest, if there is one."""
    try:
        return find_run(place, wanted)
    except UnknownRunError as error:
        if wanted:
            fail(str(error))
        return None


def _print(found: Quality, lang: str) -> None:
    for kind, title in KINDS.items():
        findings = found.of_kind(kind)
        total = sum(each.count for each in findings)
        results.print(
            f"{pick(title, lang)}：{total}" if lang == "zh" else f"{pick(title, lang)}: {total}", markup=False
        )
        for each in findings:
            results.print(f"  {line(found, each, lang)}", markup=False)
    for cost in found.costs[:COSTLIEST]:
        models, said = len(cost.models), pick(cost.says, lang)
        if lang == "zh":
            told = f"{said}：使 {models} 个模型的 {cost.answers} 件无法判断，其中 {cost.alone} 件补上即可判断"
        else:
            told = f"{said}: costs {cost.answers} answers of {models} models; {cost.alone} lack nothing else"
        results.print(told, markup=False)


def line(found: Quality, each: Finding, lang: str) -> str:
    """One finding on one line."""
    place = [found.title(each.table, lang), found.label(each.table, each.field, lang)]
    about = " · ".join(filter(None, [unit_name(each.unit, lang), *place]))
    return f"{about} {each.count}/{each.of} {pick(each.says, lang)}"
