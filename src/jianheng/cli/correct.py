"""`jianheng correct`: a person's corrections stand in the place of delivered cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import emit, fail, tell
from jianheng.intake.correcting import Correction, correct_rows, read_corrections
from jianheng.intake.problem import IntakeError


def correct(
    workspace: WorkspacePath,
    row: Annotated[str, typer.Option("--row", help="行编号，见报告和清单 / id of the row")] = "",
    field: Annotated[str, typer.Option("--field", help="哪一项，如 入监日期 或 admitted_on / the field")] = "",
    to: Annotated[str, typer.Option("--to", help="改为什么，不写即改为空 / what should stand there")] = "",
    reason: Annotated[str, typer.Option("--reason", help="理由和依据 / why")] = "",
    file: Annotated[
        Path | None, typer.Option("--file", help="更正清单：列 行编号、字段、改为、理由 / a list of corrections")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="更正人 / who answers for it")] = "",
    as_json: Json = False,
) -> None:
    """更正个别单元格：原数据不动，更正另成一批并优先采用 / corrections are rows of their own and win."""
    place = the_workspace(workspace)
    try:
        if file is None and not (row and field):
            fail("请用 --row 和 --field 写明改哪一行的哪一项，或用 --file 给出清单\nname --row and --field, or --file")
        asked = read_corrections(file) if file else (Correction(row, field, to, reason),)
        batch = correct_rows(place, asked, by, date.today())
    except IntakeError as error:
        fail(str(error))
    if as_json:
        emit({"batch": batch, "corrections": len(asked)})
        return
    tell(
        f"已更正 {len(asked)} 项，成为批次 {batch}；原数据保留。要收回：jianheng withdraw 工作区 {batch} --reason 理由"
    )
