"""The page on engines is what the capability tables say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.engine.capabilities import STATES, capabilities
from jianheng.engine.reference import GROUPS, WORDS, main, reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engines.md"


def test_the_page_on_disk_is_the_generated_one() -> None:
    assert PAGE.read_text("utf-8") == reference(), "运行 python -m jianheng.engine.reference 重新生成"


def test_the_page_names_every_part_with_what_is_said_of_it() -> None:
    sections = reference().split("\n## ")
    for (group, part), said in capabilities().items():
        [section] = [each for each in sections if each.startswith(GROUPS[group])]
        [line] = [each for each in section.splitlines() if each.startswith(f"| `{part}` |")]
        assert all(WORDS[one.state][0] + (f"：{one.zh}" if one.zh else "") in line for one in said.values())


def test_every_state_has_words() -> None:
    assert set(WORDS) == set(STATES)


def test_the_command_writes_the_file_that_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text("utf-8") == reference()
    assert "已写出" in capsys.readouterr().out
