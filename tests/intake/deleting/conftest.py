"""A workspace with two batches, a correction of the first, and things that rest on them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.workspace import Workspace, create_workspace

DAY = date(2026, 11, 27)
HEADINGS = ["身份证号", "监狱", "入监日期"]
DELIVERY = """\
unit: 江州市第一监狱
tables: [监狱在押]
period: {from: null, until: 2024-12-31}
complete: yes
export_day: 2025-01-05
purpose: 减刑、假释监督
legal_basis: [人民检察院组织法第二十一条]
delete_after: 2026-11-26
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", DAY)


@pytest.fixture
def first(workspace: Workspace, tmp_path: Path) -> str:
    """A batch with a statement, past its day of deletion; the name of its file tells a person."""
    folder = tmp_path / "甲"
    folder.mkdir()
    (folder / "delivery.yaml").write_text(DELIVERY, encoding="utf-8")
    return _add(workspace, folder / "周某某.xlsx", "11010519491231002X")


@pytest.fixture
def second(workspace: Workspace, tmp_path: Path) -> str:
    """A batch of another person, without a statement."""
    return _add(workspace, tmp_path / "乙.xlsx", "440524188001010014")


@pytest.fixture
def correction(workspace: Workspace, first: str) -> str:
    """A correction of the first batch."""
    return correct_rows(
        workspace, [Correction(f"{first}:prison_stay:0:2", "admitted_on", "2020-01-03", "核对")], "李某", DAY
    )


@pytest.fixture
def a_run(workspace: Workspace) -> Callable[..., None]:
    """Makes a run that rests on batches."""

    def make(name: str, *batches: str, line: str = "") -> None:
        folder = workspace.runs / name
        folder.mkdir()
        told = {"run": name, "batches": [{"batch": batch} for batch in batches]}
        (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
        (folder / "explanations.jsonl").write_text(line, encoding="utf-8")

    return make


def _add(workspace: Workspace, path: Path, number: str) -> str:
    book = openpyxl.Workbook()
    book.active.title = "监狱在押"
    for row in (HEADINGS, [number, "江州市第一监狱", "2020-01-02"]):
        book.active.append(row)
    book.save(path)
    batch = add_files(workspace, [path]).batch
    assert batch is not None
    return batch
