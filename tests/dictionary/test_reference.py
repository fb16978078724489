"""The reference page is what the dictionary says now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.dictionary.reference import AREAS, main, reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dictionary.md"
DICTIONARY = load_dictionary()


def test_the_page_on_disk_is_the_generated_one() -> None:
    written = PAGE.read_text("utf-8")
    assert written == reference(DICTIONARY), "运行 python -m jianheng.dictionary.reference 重新生成"


def test_the_page_names_every_table_field_and_code() -> None:
    page = reference(DICTIONARY)
    for table in DICTIONARY.tables.values():
        assert f"### {table.title_zh} `{table.name}`" in page
        section = page.split(f"### {table.title_zh} `{table.name}`")[1].split("\n### ")[0]
        assert all(f"| {field.label_zh} | `{field.name}` " in section for field in table.fields.values())
    for codes in DICTIONARY.lists.values():
        section = page.split(f"### {codes.title_zh} `{codes.name}`")[1].split("\n### ")[0]
        assert all(f"| `{code.value}` | {code.label_zh} |" in section for code in codes.codes.values())


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for block in re.findall(r"(?:^\|.*\|\n)+", reference(DICTIONARY), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


def test_every_area_has_a_name() -> None:
    assert {area for table in DICTIONARY.tables.values() for area in table.areas} <= AREAS.keys()


def test_the_command_writes_the_file_that_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text("utf-8") == reference(DICTIONARY)
    assert "已写出" in capsys.readouterr().out
