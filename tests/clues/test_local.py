"""Local settings in words, beside every clue that they touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jianheng.clues import list_clues, write_clues_xlsx
from jianheng.clues.local import override_says
from jianheng.clues.words import Words

Json = dict[str, Any]
Write = Callable[..., Path]
SETTING: Json = {
    "kind": "param",
    "name": "tolerance",
    "zh": "tolerance",
    "en": "tolerance",
    "was": "3",
    "value": "5",
    "reason": {"zh": "与法院约定", "en": "agreed with the court"},
    "person": "甲",
    "date": "2024-01-05",
    "until": "2024-12-31",
    "expired": False,
}
OFF: Json = SETTING | {"kind": "off", "name": "late", "zh": "逾期送达", "en": "Served late", "expired": True}


@pytest.fixture
def clue_settings(write_run: Write, manifest: Json) -> Path:
    manifest["models"][0] |= {"effective": "ef" * 32, "overrides": [SETTING, OFF]}
    return write_run(manifest=manifest)


def test_a_setting_is_told_with_its_account(clue_settings: Path) -> None:
    told = list_clues(clue_settings)[0].overrides
    assert [override_says(one, Words("zh")) for one in told] == [
        "参数 tolerance 由 3 改为 5：与法院约定（甲，2024-01-05 起，至 2024-12-31）",
        "关闭发现“逾期送达”：与法院约定（甲，2024-01-05 起，至 2024-12-31；已到期，未适用）",
    ]
    assert override_says(told[1], Words("en")) == (
        'finding "Served late" switched off: agreed with the court'
        " (甲, from 2024-01-05 until 2024-12-31; ended, not applied)"
    )


def test_only_clues_of_that_model_carry_it(clue_settings: Path, tmp_path: Path) -> None:
    assert [len(clue.overrides) for clue in list_clues(clue_settings)] == [2, 2, 0]
    write_clues_xlsx(clue_settings, tmp_path / "clues.xlsx")
    head, *rows = openpyxl.load_workbook(tmp_path / "clues.xlsx").worksheets[0].iter_rows(values_only=True)
    cells = [str(row[head.index("保留")] or "") for row in rows]
    assert ["tolerance" in cell for cell in cells] == [True, True, False]
