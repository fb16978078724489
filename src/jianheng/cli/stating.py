"""Having a person state what a delivery without a statement is."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from jianheng.cli.output import fail, tell
from jianheng.cli.statement_asked import StatementAsker
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.adding.gather import Given, find_delivery, gather, part_known
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.delivery import FILE, Delivery, write_delivery
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

_SHOWN = 3


def state(workspace: Workspace, files: list[Path], source: str, *, passing: Sequence[Path] = ()) -> Delivery | None:
    """Ask for the statement of a delivery that has none, and offer to lay it beside the files.

    Args:
        workspace: the workspace.
        files: the files of one delivery.
        source: name of the source, as given.
        passing: files that exist only while they are read, beside which nothing is laid.

    Returns:
        The statement as confirmed; None where there is no terminal, the files have one, the workspace holds them
        all already, or the person states nothing.
    """
    if not sys.stdin.isatty():
        return None
    dictionary = load_dictionary()
    try:
        given = gather(files)
        if find_delivery(given, dictionary) is not None or not part_known(given, list_batches(workspace))[0]:
            return None
    except IntakeError as error:
        fail(str(error))
    names = "、".join(file.name for file in given[:_SHOWN]) + (f"等 {len(given)} 个文件" if given[_SHOWN:] else "")
    tell(
        f"\n{names} 没有报送说明（{FILE}）。没有报送说明的，查不到不能说明没有：能发现违法，不能证明该做的没有做。\n"
        "Without a statement of delivery the absence of a row proves nothing."
    )
    if not typer.confirm("现在填写吗？", default=True, err=True):
        return None
    delivery = StatementAsker(dictionary, _held(workspace, files, source), _last_changed(given)).ask(source)
    if not {file.path for file in given} & {path.resolve() for path in passing}:
        _lay_beside(given, delivery, dictionary)
    return delivery


def _held(workspace: Workspace, files: list[Path], source: str) -> tuple[str, ...]:
    try:
        return inspect_files(workspace, files, source=source or None).holds
    except IntakeError as error:
        fail(str(error))


def _last_changed(given: Sequence[Given]) -> date:
    return max(date.fromtimestamp(file.path.stat().st_mtime) for file in given)


def _lay_beside(given: Sequence[Given], delivery: Delivery, dictionary: Dictionary) -> None:
    """Write the statement into the files' folder, if it is one, can be written, and the person agrees."""
    folders = {file.path.parent for file in given}
    folder = folders.pop()
    if folders or not os.access(folder, os.W_OK):
        return
    others = {file.path for file in gather([folder]) if file.path.parent == folder} - {file.path for file in given}
    warning = f"；那里另有 {len(others)} 个文件，以后添加时也会按它读" if others else ""
    if not typer.confirm(f"同时写成文件旁边的 {FILE} 吗{warning}？", default=not others, err=True):
        return
    try:
        write_delivery(folder / FILE, delivery, dictionary)
    except OSError as error:
        tell(f"没有写成 {folder / FILE}（{error.strerror}）；批次里仍有这份说明")
        return
    tell(f"报送说明已写入 {folder / FILE}")
