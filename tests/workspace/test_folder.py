"""A workspace is made once, opened often, and says plainly why it cannot be."""

from datetime import date
from pathlib import Path

import pytest

from jianheng.workspace import WorkspaceError, create_workspace, open_workspace


def test_a_new_workspace_opens_as_it_was_made(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "ws", '江州市"城北"人民检察院\\x', date(2025, 1, 31))
    assert open_workspace(tmp_path / "ws") == made
    assert made.batches.is_dir()
    assert made.runs.is_dir()


def test_a_line_break_in_the_name_does_not_break_the_file(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "ws", "江州市\n人民检察院", date(2025, 1, 31))
    assert open_workspace(tmp_path / "ws") == made


def _refusal(path: Path) -> str:
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(path)
    return str(caught.value)


def test_a_missing_folder_and_a_foreign_folder_are_told_apart(tmp_path: Path) -> None:
    assert "不存在" in _refusal(tmp_path / "none")
    assert "不是工作区：里面没有 jianheng.toml" in _refusal(tmp_path)
    assert f"jianheng new {tmp_path}" in _refusal(tmp_path)


def test_all_wrong_entries_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "jianheng.toml").write_text('version = "1"\ncreated = "yesterday"\n', encoding="utf-8")
    text = _refusal(tmp_path)
    assert "version [1]，应为整数" in text
    assert 'procuratorate [None]，应为"检察院名称"' in text
    assert "created [yesterday]，应为2025-01-31 形式的日期" in text


def test_a_later_layout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "jianheng.toml").write_text(
        'version = 2\nprocuratorate = "x"\ncreated = 2025-01-31\n', encoding="utf-8"
    )
    assert "版本是 2，本软件只认识版本 1" in _refusal(tmp_path)


def test_a_broken_file_is_refused_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "jianheng.toml").write_text("version = = 1", encoding="utf-8")
    assert "改法：从备份恢复这个文件" in _refusal(tmp_path)


def test_no_workspace_is_made_over_other_things(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="里已有其他文件"):
        create_workspace(tmp_path, "江州市人民检察院")
    with pytest.raises(WorkspaceError, match="是一个文件"):
        create_workspace(tmp_path / "note.txt", "江州市人民检察院")
    with pytest.raises(WorkspaceError, match="没有写检察院名称"):
        create_workspace(tmp_path / "a", " ")
    create_workspace(tmp_path / "a", "江州市人民检察院")
    with pytest.raises(WorkspaceError, match="已经是工作区"):
        create_workspace(tmp_path / "a", "江州市人民检察院")
