"""A workspace, and files as a prison hands them over."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.workspace import Workspace, create_workspace

Rows = Iterable[Iterable[object]]

DELIVERY = """\
unit: 江州市第一监狱
tables: [{tables}]
period: {{from: null, until: 2024-12-31}}
complete: yes
export_day: 2025-01-05
purpose: 减刑、假释监督
legal_basis: [人民检察院组织法第二十一条]
delete_after: 2027-01-05
"""


@pytest.fixture(autouse=True)
def _small_dictionary(small: Dictionary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianheng.intake.add.load_dictionary", lambda: small)


@pytest.fixture
def whole_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's own dictionary in place of the small one."""
    monkeypatch.setattr("jianheng.intake.add.load_dictionary", load_dictionary)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def write_book(inbox: Path) -> Callable[..., Path]:
    """Writes a workbook: name of the file, merged cells of its first sheet, then sheet name to rows."""

    def write(name: str, merged: Sequence[str] = (), **sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        for cells in merged:
            book.worksheets[0].merge_cells(cells)
        book.save(inbox / name)
        return inbox / name

    return write


@pytest.fixture
def write_delivery(inbox: Path) -> Callable[..., Path]:
    """Writes a complete `delivery.yaml` for tables."""

    def write(*tables: str) -> Path:
        path = inbox / "delivery.yaml"
        path.write_text(DELIVERY.format(tables=", ".join(tables)), encoding="utf-8")
        return path

    return write
