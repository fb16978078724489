"""What lies in a delivered folder without having been handed over, and links that lead out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.gather import part_deliveries
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

ROWS = [["身份证号", "月份", "总分"], ["11010519491231002X", "2024-05", 95]]
LEFT = ("Thumbs.db", "desktop.ini", ".DS_Store", "~WRL0001.tmp", "~$计分.xlsx")


def test_what_the_system_leaves_is_told_and_takes_nothing_away(
    workspace: Workspace, inbox: Path, write_book: Callable[..., Path], write_delivery: Callable[..., Path]
) -> None:
    write_book("计分.xlsx", 月计分=ROWS)
    write_delivery("月计分")
    for name in LEFT:
        (inbox / name).write_bytes(b"\0\1")
    [part] = part_deliveries([inbox])
    for files in ([inbox], part):
        result = add_files(workspace, files)
        assert result.unread == ()
        [told] = [problem.zh() for problem in result.problems if problem.code == "passed_over"]
        assert all(name in told for name in LEFT)
        assert "没有作为数据" in told
    [batch] = list_batches(workspace)
    assert batch.coverage().num_rows == 1


def test_a_temporary_file_of_another_kind_is_not_passed_over(
    workspace: Workspace, inbox: Path, write_book: Callable[..., Path]
) -> None:
    write_book("计分.xlsx", 月计分=ROWS)
    (inbox / "计分.tmp").write_bytes(b"\0\1")
    assert [problem.place.source for problem in add_files(workspace, [inbox]).unread] == ["计分.tmp"]


def test_links_that_lead_out_of_the_folder_or_nowhere_are_refused(
    tmp_path: Path, inbox: Path, write_book: Callable[..., Path]
) -> None:
    write_book("计分.xlsx", 月计分=ROWS)
    (tmp_path / "别处").mkdir()
    (inbox / "二监区").symlink_to(tmp_path / "别处")
    (inbox / "没有.xlsx").symlink_to(tmp_path / "没有.xlsx")
    with pytest.raises(IntakeError) as caught:
        part_deliveries([inbox])
    assert [problem.zh().partition("。")[0] for problem in caught.value.problems] == [
        "二监区：是指向别处文件夹的链接，里面的文件没有看",
        "没有.xlsx：是指向不存在的文件的链接",
    ]
    (inbox / "没有.xlsx").unlink()
    assert len(part_deliveries([inbox, tmp_path / "别处"])) == 1


@pytest.mark.parametrize("name", ["delivery.yml", "Delivery.yaml", "delivery.yaml.txt", "报送说明.yaml"])
def test_a_statement_under_another_name_is_not_passed_over(
    workspace: Workspace, inbox: Path, write_book: Callable[..., Path], write_delivery: Callable[..., Path], name: str
) -> None:
    write_book("计分.xlsx", 月计分=ROWS)
    write_delivery("月计分")
    (inbox / "delivery.yaml").rename(inbox / name)
    with pytest.raises(IntakeError, match=r"改名为 delivery\.yaml（全部小写"):
        add_files(workspace, [inbox])
    result = add_files(workspace, [inbox], delivery=inbox / name)
    assert (result.unread, list_batches(workspace)[0].coverage().num_rows) == ((), 1)


@pytest.mark.parametrize("name", ["报送.zip", "报送.rar"])
def test_an_archive_is_to_be_unpacked(
    workspace: Workspace, inbox: Path, write_book: Callable[..., Path], name: str
) -> None:
    write_book("计分.xlsx", 月计分=ROWS)
    (inbox / name).write_bytes(b"Rar!\x1a\x07")
    [told] = add_files(workspace, [inbox]).unread
    assert told.zh() == f"{name}：是压缩包，没有打开。改法：先解压，再添加其中的文件"
