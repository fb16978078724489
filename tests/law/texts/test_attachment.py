"""What a workspace remembers of its law texts, and what it tells when these are no more as they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jianheng.law import Instrument, LawDataError
from jianheng.law.texts import Attachment, attach, open_texts, read_attachment, survey

Versions = dict[str, Instrument]


@pytest.fixture
def folder(tmp_path: Path, plain_form: str, bold_form: str) -> Path:
    """A folder of texts in a workspace: two versions, a note, a picture, and something hidden."""
    folder = tmp_path / "法律"
    (folder / "旧").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "旧" / "灯塔.md").write_text(plain_form, "utf-8")
    (folder / "灯塔.md").write_text(bold_form, "utf-8")
    (folder / "README.md").write_text("# 说明\n", "utf-8")
    (folder / "坏.txt").write_bytes(b"\x00\x01")
    (folder / "图.png").write_bytes(b"\x89PNG")
    (folder / ".git" / "x.md").write_text("第一条 甲。", "utf-8")
    return folder


def attached(root: Path, folder: Path, known: Versions) -> Attachment:
    attach(root / "texts.yaml", root, folder, survey(folder, known))
    kept = read_attachment(root / "texts.yaml", root)
    assert kept is not None
    return kept


def test_a_folder_is_gone_through_with_its_sub_folders(folder: Path, lighthouses: Versions) -> None:
    found = survey(folder, lighthouses)
    assert {key: each.text.file for key, each in found.matching.matched.items()} == {
        "灯塔法2010": "旧/灯塔.md",
        "灯塔法2021": "灯塔.md",
    }
    assert (found.no_law, found.unread) == (("README.md",), ("图.png",))
    assert [error.file for error in found.unreadable] == ["坏.txt"]


def test_what_was_attached_is_remembered(folder: Path, tmp_path: Path, lighthouses: Versions) -> None:
    kept = attached(tmp_path, folder, lighthouses)
    texts, changes = open_texts(kept)
    assert changes == ()
    quote = texts.quote("灯塔法2010#2.2")
    assert quote is not None
    assert (quote.lines, quote.file) == (("守塔人不得少于二人。",), "旧/灯塔.md")
    assert texts.quote("别的法#1") is None
    assert kept.others == ("README.md", "坏.txt")


def test_a_folder_inside_the_workspace_moves_with_it(folder: Path, tmp_path: Path, lighthouses: Versions) -> None:
    attached(tmp_path, folder, lighthouses)
    assert 'folder: "法律"' in (tmp_path / "texts.yaml").read_text("utf-8")
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    shutil.copytree(tmp_path, moved)
    shutil.rmtree(folder)
    kept = read_attachment(moved / "texts.yaml", moved)
    assert kept is not None
    assert open_texts(kept)[1] == ()


def test_a_folder_outside_is_remembered_by_its_whole_path(folder: Path, tmp_path: Path, lighthouses: Versions) -> None:
    root = tmp_path / "工作区"
    root.mkdir()
    assert attached(root, folder, lighthouses).folder == folder.resolve()
    assert str(folder.resolve()) in (root / "texts.yaml").read_text("utf-8")


def test_changed_vanished_and_new_files_are_told(
    folder: Path, tmp_path: Path, lighthouses: Versions, bold_form: str
) -> None:
    kept = attached(tmp_path, folder, lighthouses)
    (folder / "灯塔.md").write_text(bold_form.replace("三人", "一人"), "utf-8")
    (folder / "旧" / "灯塔.md").unlink()
    (folder / "新.md").write_text("第一条 甲。", "utf-8")
    texts, changes = open_texts(kept)
    assert [(each.what, each.file) for each in changes] == [
        ("vanished", "旧/灯塔.md"),
        ("changed", "灯塔.md"),
        ("new", "新.md"),
    ]
    # Nobody vouches for changed words: they are not shown before they are attached again.
    assert texts.quote("灯塔法2021#2") is None


def test_a_folder_that_is_gone_is_told(folder: Path, tmp_path: Path, lighthouses: Versions) -> None:
    kept = attached(tmp_path, folder, lighthouses)
    shutil.rmtree(folder)
    texts, changes = open_texts(kept)
    assert ([each.what for each in changes], texts.texts) == (["folder_gone"], {})


def test_nothing_attached_is_nothing(tmp_path: Path) -> None:
    assert read_attachment(tmp_path / "texts.yaml", tmp_path) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("folder: [", "不是有效的 YAML"),
        ("folder: x\ntexts: {}\n", "缺少这个键"),
        ("folder: x\ntexts: {甲法: {file: a.md}}\nothers: []\n", "sha256"),
        ("folder: x\ntexts: {}\nothers: []\nmore: 1\n", "未知的键"),
        (b"\xff\xfe\xff", "不是 UTF-8"),
    ],
)
def test_a_broken_memory_names_its_line(tmp_path: Path, words: str | bytes, said: str) -> None:
    file = tmp_path / "texts.yaml"
    file.write_bytes(words.encode() if isinstance(words, str) else words)
    with pytest.raises(LawDataError, match=said):
        read_attachment(file, tmp_path)


def test_an_empty_folder_is_remembered_too(tmp_path: Path, lighthouses: Versions) -> None:
    (tmp_path / "空").mkdir()
    assert attached(tmp_path, tmp_path / "空", lighthouses).used == {}
