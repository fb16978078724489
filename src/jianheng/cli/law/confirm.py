"""`jianheng law confirm`: an office read a text, so that a row or an article counts as read there."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.law.entries import By, Ends, On, Source, add_entries
from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.law import load_tables
from jianheng.law.local import confirm_lines
from jianheng.law.tables.written import written


def confirm(
    workspace: WorkspacePath,
    what: Annotated[
        list[str],
        typer.Argument(metavar="行或条文", help="表/行号，或减刑规定2012#5，可多个 / table/row, or an article"),
    ],
    by: By,
    source: Source,
    on: On = "",
    valid_until: Ends = "",
    as_json: Json = False,
) -> None:
    """核对行或条文，写明人和依据，此后用它判断 / confirm rows or articles, so that they are used."""
    entries = [_lines(each) for each in what]
    add_entries(the_workspace(workspace), entries, by, source, on, valid_until, as_json=as_json)


def _lines(what: str) -> list[str]:
    """The first line of an entry, with the values that the row has now: these are what somebody read."""
    if "#" in what:
        return confirm_lines({"article": what}, {})
    name, _, row_id = what.partition("/")
    table = load_tables().get(name)
    rows = [row for row in table.rows if row.id == row_id] if table is not None else []
    return confirm_lines({"row": what}, {name: written(cell) for row in rows for name, cell in row.values.items()})
