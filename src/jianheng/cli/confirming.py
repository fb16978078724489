"""Confirming the columns of delivered tables before they are read."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import typer

from jianheng.cli.columns_asked import Asker
from jianheng.cli.output import fail, tell
from jianheng.dictionary import load_dictionary
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.delivery import Delivery
from jianheng.intake.mapping import Mapping, draft, read_mapping, save_mapping, with_sheet
from jianheng.intake.problem import IntakeError
from jianheng.workspace import Workspace


def given_mapping(workspace: Workspace, path: Path, source: str) -> Mapping:
    """Read a mapping that a person hands over, and keep it for its source."""
    try:
        mapping = read_mapping(path, load_dictionary())
    except IntakeError as error:
        fail(str(error))
    mapping = replace(mapping, source=source or mapping.source)
    tell(f"表头对应已保存：{save_mapping(workspace, mapping).relative_to(workspace.root)}")
    return mapping


def confirm(
    workspace: Workspace,
    files: list[Path],
    delivery: Delivery | Path | None,
    source: str,
    *,
    by: str,
    yes: bool,
    replaces: str = "",
) -> Mapping | None:
    """Have a person confirm the tables of a delivery that are not known yet.

    Args:
        workspace: the workspace.
        files: the files of one delivery.
        delivery: its statement, if it does not lie beside them.
        source: name of the source; the reporting unit if empty.
        by: who confirms; asked where it is empty.
        replaces: a batch in whose place the files are taken in.
        yes: ask nothing: of tables that nobody confirmed, what is sure is taken for this once, and nothing is kept as
            confirmed.

    Returns:
        The mapping to read with; None where what is kept for the source is all there is.
    """
    asks = not yes and sys.stdin.isatty()
    if not (asks or yes):
        return None
    try:
        found = inspect_files(workspace, files, delivery=delivery, source=source or None, replaces=replaces)
    except IntakeError as error:
        fail(str(error))
    # What a person has confirmed is not recognised anew without one: what is still there is read by it.
    tables = found.tables if asks else [each for each in found.tables if not each.template and each.found is None]
    dictionary = load_dictionary()
    asker = Asker(dictionary)
    if asks and tables:
        tell(f"来源“{found.source}”有 {len(tables)} 种表的列要确认一次，以后沿用。")
    sheets = [asker.ask(table) if asks else draft(table.proposal, dictionary) for table in tables]
    confirmed = [sheet for sheet in sheets if sheet is not None and sheet.rows]
    if not confirmed:
        return None
    mapping = found.mapping or Mapping(found.source)
    for sheet in confirmed:
        mapping = with_sheet(mapping, sheet)
    return _kept(workspace, mapping, by) if asks else mapping


def _kept(workspace: Workspace, mapping: Mapping, by: str) -> Mapping:
    who = by or typer.prompt("确认人姓名", err=True)
    mapping = replace(mapping, confirmed_by=who, confirmed_on=date.today())
    path = save_mapping(workspace, mapping)
    tell(f"表头对应已保存：{path.relative_to(workspace.root)}（可以修改，同一来源以后沿用）")
    return mapping
