"""A workspace to which units hand over small workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.quality import Finding, Quality
from jianheng.quality.examine import examine_quality
from jianheng.workspace import Workspace, create_workspace

Sheets = dict[str, Iterable[Iterable[object]]]
Deliver = Callable[..., None]
Examine = Callable[[], Quality]

DELIVERY = """\
unit: {unit}
tables: [{tables}]
period: {{from: null, until: 2024-12-31}}
complete: yes
export_day: 2025-01-05
purpose: 减刑、假释监督
legal_basis: [人民检察院组织法第二十一条]
delete_after: 2027-01-05
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))


@pytest.fixture
def deliver(tmp_path: Path, workspace: Workspace) -> Deliver:
    """Hands over one workbook: the unit, the tables named, then sheet name to rows."""
    count = 0

    def hand_over(unit: str, tables: str, sheets: Sheets) -> None:
        nonlocal count
        count += 1
        folder = tmp_path / f"delivery{count}"
        folder.mkdir()
        (folder / "delivery.yaml").write_text(DELIVERY.format(unit=unit, tables=tables), encoding="utf-8")
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append([*row])
        book.save(folder / f"{unit}{count}.xlsx")
        add_files(workspace, [folder])

    return hand_over


@pytest.fixture
def examine(workspace: Workspace) -> Examine:
    return lambda: examine_quality(workspace)


@pytest.fixture
def one() -> Callable[[Quality, str], Finding]:
    """The only finding of a code."""

    def find(quality: Quality, code: str) -> Finding:
        found = [each for each in quality.findings if each.code == code]
        assert len(found) == 1, [(each.code, each.field, each.says.zh) for each in quality.findings]
        return found[0]

    return find
