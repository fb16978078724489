"""More entries in what an office confirms and sets in the law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import the_day
from jianheng.cli.output import emit, fail, results
from jianheng.clues.local_says import word_says
from jianheng.engine.local_law import told_words
from jianheng.intake.problem import IntakeError
from jianheng.intake.store.lock import writing
from jianheng.law import LawDataError, LocalLaw
from jianheng.law.local import appended
from jianheng.running.law_here import law_of
from jianheng.workspace import Workspace, write_whole

By = Annotated[str, typer.Option("--by", metavar="姓名", help="核对、设定的人 / on whose word")]
Source = Annotated[str, typer.Option("--source", metavar="依据", help="读的哪个文本、哪个文号 / which text was read")]
On = Annotated[str, typer.Option("--on", metavar="日期", help="哪一天核对，默认今天 / on which day")]
Ends = Annotated[
    str,
    typer.Option("--valid-until", metavar="日期", help="检查日过了这一天就不再适用 / counts for checks up to this day"),
]


def add_entries(
    workspace: Workspace, entries: Sequence[Sequence[str]], by: str, source: str, on: str, ends: str, *, as_json: bool
) -> None:
    """Write entries under one account and say them; one that is not allowed leaves the file as it is.

    Args:
        workspace: whose file.
        entries: the first lines of each entry.
        by, source, on, ends: the account of them, as it was typed.
        as_json: say it as one JSON document.
    """
    day = the_day(on, "--on") if on else date.today()
    path = workspace.local_law
    read: list[LocalLaw] = []

    def check(new: Path) -> None:
        read.append(law_of(new, date.today()))

    try:
        with writing(path.parent):
            text = _text(path)
            for lines in entries:
                text = appended(text, lines, by.strip(), source.strip(), day, ends)
            write_whole(path, text, check)
    except LawDataError as error:
        fail(f"没有写入，文件没有改动：\n{error}\nnothing was written")
    except IntakeError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{path} 不能写入（{error.strerror}）。改法：检查文件夹的权限和磁盘\ncannot be written")
    told = told_words(read[0].words[-len(entries) :], read[0].tables)
    if as_json:
        emit(told)
        return
    for word in told:
        results.print(f"已写入 {path}：{word_says(word, 'zh')}", markup=False)


def _text(path: Path) -> str:
    """The file as it is, ends of lines included; one that is not UTF-8 is refused when it is read."""
    if not path.is_file():
        return ""
    law_of(path, date.today())
    return path.read_bytes().decode("utf-8")
