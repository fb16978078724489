"""A batch appears whole or not at all: killed, out of space, in the way of another writer."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import delete_batch, list_batches
from jianheng.intake.store.lock import writing
from jianheng.workspace import Workspace, create_workspace

SMALL = Path(__file__).parents[1] / "small_dictionary"
ZHOU = "11010519491231002X"
ROWS = [
    ["身份证号", "月份", "总分"],
    *([ZHOU, f"{2000 + month // 12}-{month % 12 + 1:02d}", month] for month in range(200)),
]

WAIT_IN_THE_MIDDLE = """
import sys
from pathlib import Path
from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.workspace import open_workspace

def wait(progress):
    if progress.number == 2:
        print("half", flush=True)
        sys.stdin.read()

small = load_dictionary(Path(sys.argv[3]))
add_files(open_workspace(Path(sys.argv[1])), [Path(sys.argv[2])], progress=wait, dictionary=small)
"""

WITHOUT_SPACE = """
import resource, sys
from pathlib import Path
from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.problem import IntakeError
from jianheng.workspace import open_workspace

small = load_dictionary(Path(sys.argv[3]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
try:
    add_files(open_workspace(Path(sys.argv[1])), [Path(sys.argv[2])], dictionary=small)
except IntakeError as error:
    print(error)
"""


@pytest.fixture
def two_files(write_book: Callable[..., Path], inbox: Path) -> Path:
    write_book("1.xlsx", 月计分=ROWS)
    write_book("2.xlsx", 月计分=ROWS[:50])
    return inbox


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def kill_in_the_middle(workspace: Workspace, files: Path) -> None:
    with run(WAIT_IN_THE_MIDDLE, workspace.root, files, SMALL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()


def test_a_killed_writer_leaves_no_batch_and_no_obstacle(workspace: Workspace, two_files: Path) -> None:
    kill_in_the_middle(workspace, two_files)
    left = [path.name for path in workspace.batches.iterdir() if path.is_dir()]
    assert len(left) == 1
    assert left[0].startswith(".unfinished-")
    assert list_batches(workspace) == ()
    result = add_files(workspace, [two_files])
    assert [path.name for path in workspace.batches.iterdir() if path.is_dir()] == [result.batch]
    assert result.tables["points_month"].kept == 249


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limit on the size of files")
@pytest.mark.parametrize("space", [0, 100, 2000])
def test_a_full_disk_leaves_nothing_and_says_so(workspace: Workspace, two_files: Path, space: int) -> None:
    with run(WITHOUT_SPACE, workspace.root, two_files, SMALL, space) as process:
        out, _ = process.communicate()
    assert "磁盘空间不足，什么也没有添加。改法：腾出空间后再试" in out
    assert [path for path in workspace.batches.iterdir() if path.is_dir()] == []


def test_two_writers_do_not_meet(workspace: Workspace, two_files: Path) -> None:
    with writing(workspace.batches), pytest.raises(IntakeError, match="另一个程序正在写入这个工作区"):
        add_files(workspace, [two_files])
    assert add_files(workspace, [two_files]).batch


def test_the_same_delivery_gives_the_same_bytes_anywhere(tmp_path: Path, two_files: Path) -> None:
    first = create_workspace(tmp_path / "first", "江州市人民检察院", date(2025, 1, 31))
    second = create_workspace(tmp_path / "second", "海州市人民检察院", date(2026, 1, 31))
    assert add_files(first, [two_files]).batch == add_files(second, sorted(two_files.iterdir(), reverse=True)).batch
    one, two = (
        {p.relative_to(ws.root): p.read_bytes() for p in ws.batches.rglob("*") if p.is_file()} for ws in (first, second)
    )
    assert len(one) > 4
    assert one == two


def test_a_changed_file_of_a_batch_is_seen(workspace: Workspace, two_files: Path) -> None:
    add_files(workspace, [two_files])
    (batch,) = list_batches(workspace)
    assert batch.changed_files() == ()
    path = batch.folder / "points_month.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert batch.changed_files() == ("points_month",)


def test_a_deleted_batch_is_gone_from_the_disk(workspace: Workspace, two_files: Path) -> None:
    result = add_files(workspace, [two_files])
    assert result.batch is not None
    with pytest.raises(IntakeError, match=f"没有这个批次：b0。改法：现有批次：{result.batch}"):
        delete_batch(workspace, "b0")
    delete_batch(workspace, result.batch)
    assert [path for path in workspace.batches.rglob("*") if path.name != ".lock"] == []
    assert add_files(workspace, [two_files]).batch == result.batch


@pytest.mark.parametrize("name", ["..", ".", ".lock", "a/b", ""])
def test_only_a_batch_can_be_deleted(workspace: Workspace, name: str) -> None:
    (workspace.batches / "a" / "b").mkdir(parents=True)
    with pytest.raises(IntakeError, match="没有这个批次"):
        delete_batch(workspace, name)
    assert (workspace.batches / "a" / "b").is_dir()


def test_a_broken_manifest_is_told_with_the_mend(workspace: Workspace, two_files: Path) -> None:
    result = add_files(workspace, [two_files])
    (workspace.batches / str(result.batch) / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(IntakeError, match="批次的清单不能读取"):
        list_batches(workspace)
