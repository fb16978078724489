"""`jianheng law confirm`: an office read a text, so that a row or an article counts as read there."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.law.entry import By, Ends, On, Source, add_entry
from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.law import load_tables
from jianheng.law.local import confirm_lines
from jianheng.law.tables.written import written


def confirm(
    workspace: WorkspacePath,
    what: Annotated[
        str, typer.Argument(metavar="行或条文", help="表/行号，或减刑规定2012#5 / table/row, or an article")
    ],
    by: By,
    source: Source,
    on: On = "",
    valid_until: Ends = "",
    as_json: Json = False,
) -> None:
    """核对一行或一条，写明人和依据，此后用它判断 / confirm a row or an article, so that it is used."""
    place = the_workspace(workspace)
    if "#" in what:
        lines = confirm_lines({"article": what}, {})
    else:
        name, _, row_id = what.partition("/")
        table = load_tables().get(name)
        rows = [row for row in table.rows if row.id == row_id] if table is not None else []
        values = {name: written(cell) for row in rows for name, cell in row.values.items()}
        lines = confirm_lines({"row": what}, values)
    add_entry(place, lines, by, source, on, valid_until, as_json=as_json)
