"""A command killed at any moment leaves the workspace whole: no half batch, no half run, the next command works."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.intake.add import add_files
from jianheng.intake.store import delete_batch, list_batches
from jianheng.library import sample_files
from jianheng.workspace import Workspace, create_workspace

Command = Callable[..., Result]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
MODEL = "commutation/new-end-wrong"
TIMES = 10

# What is done again and again, in a process that has everything loaded; each time a child of it is killed.
PREPARED = """
import os, random, signal, sys, time
from datetime import date
from pathlib import Path
from jianheng.cli.run import run_all
from jianheng.intake.add import add_files
from jianheng.running import chosen_models
from jianheng.workspace import open_workspace

workspace, what, times, seed = open_workspace(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
models = chosen_models([sys.argv[5]])
files = [Path(name) for name in sys.argv[6:]]
chance = random.Random(seed)

def work():
    if what == "add":
        add_files(workspace, files)
    else:
        run_all(workspace, date(2024, 12, 31), models)

def child(after):
    # Either at a moment in time, or at a touch of the file system, where a folder is neither here nor there.
    pid = os.fork()
    if pid:
        return pid
    if isinstance(after, int):
        left = [after]
        def count(event, arguments):
            if event in ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree"):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
    try:
        work()
    finally:
        os._exit(0)

def wait(pid):
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])

for number in range(times):
    if number % 2:
        killed = wait(child(chance.randint(1, 40)))
    else:
        pid = child(None)
        time.sleep(chance.uniform(0.0, 1.5))
        os.kill(pid, signal.SIGKILL)
        killed = wait(pid)
    print("killed" if killed else "done", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def rulings() -> list[Path]:
    return sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"})


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))


def killed_again_and_again(place: Workspace, what: str, files: list[Path], look: Callable[[], None]) -> int:
    """Kill the command many times, and look at the workspace after each; how often it was killed on the way."""
    command = [sys.executable, "-c", PREPARED, place.root, what, TIMES, random.randrange(10**6), MODEL, *files]
    words = [str(word) for word in command]
    killed = 0
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(TIMES):
            state = process.stdout.readline().strip()
            assert state in {"killed", "done"}, words
            killed += state == "killed"
            look()
            process.stdin.write("\n")
            process.stdin.flush()
    assert process.returncode == 0
    return killed


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_adding_is_killed_again_and_again(place: Workspace, rulings: list[Path], tmp_path: Path) -> None:
    def look() -> None:
        for batch in list_batches(place):
            assert batch.changed_files() == ()
            assert len(batch.problems()) == batch.manifest.errors + batch.manifest.notices
            delete_batch(place, batch.id)

    assert killed_again_and_again(place, "add", rulings, look) >= TIMES // 3
    added = add_files(place, rulings)
    calm = create_workspace(tmp_path / "calm", "江州市人民检察院", date(2025, 1, 31))
    assert add_files(calm, rulings).batch == added.batch
    visible = {name: each for name, each in contents(place.batches).items() if name != ".lock"}
    assert visible == {name: each for name, each in contents(calm.batches).items() if name != ".lock"}


def runs(place: Workspace) -> list[Path]:
    return [path for path in place.runs.iterdir() if path.is_dir() and path.name[0] != "."]


def test_running_is_killed_again_and_again(place: Workspace, rulings: list[Path], jianheng: Command) -> None:
    add_files(place, rulings)

    def look() -> None:
        for folder in runs(place):
            manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
            assert manifest["run"] == folder.name
            assert set(contents(folder)) - {"report.html"} == {"manifest.json", *manifest["files"]}

    assert killed_again_and_again(place, "run", [], look) >= TIMES // 3
    words = ("--as-of", "2024-12-31", "--model", MODEL)
    assert jianheng("run", place.root, *words).exit_code == 0
    (folder,) = runs(place)
    before = contents(folder)
    assert jianheng("run", place.root, *words).exit_code == 0
    assert contents(folder) == before
    assert [path.name for path in place.runs.iterdir() if path.name[0] == "."] == [".lock"]
    assert jianheng("verify", place.root, "--all").exit_code == 0


def test_what_a_killed_run_left_is_no_run(place: Workspace, rulings: list[Path], jianheng: Command) -> None:
    add_files(place, rulings)
    half = place.runs / ".unfinished-2024-12-31-000000000000"
    half.mkdir()
    (half / "manifest.json").write_text("{}", encoding="utf-8")
    result = jianheng("clues", place.root)
    assert result.exit_code == 2
    assert "还没有运行结果" in result.output
    assert jianheng("run", place.root, "--as-of", "2024-12-31", "--model", MODEL).exit_code == 0
    assert not half.exists()


def test_two_runs_do_not_meet(place: Workspace, rulings: list[Path], jianheng: Command) -> None:
    add_files(place, rulings)
    holder = "import sys\nfrom pathlib import Path\nfrom jianheng.intake.store.lock import writing\n"
    holder += "with writing(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    command = [sys.executable, "-c", holder, str(place.runs)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        result = jianheng("run", place.root, "--as-of", "2024-12-31", "--model", MODEL)
        process.send_signal(signal.SIGKILL)
    assert result.exit_code == 2
    assert "另一个程序正在写入这个工作区。改法：等它完成后再试" in result.output
    assert runs(place) == []


WITHOUT_SPACE = """
import resource, sys
from jianheng.cli.app import app
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
app(sys.argv[2:])
"""


@pytest.mark.parametrize("space", [0, 2000, 20000])
def test_a_full_disk_leaves_no_run_and_says_so(place: Workspace, rulings: list[Path], space: int) -> None:
    add_files(place, rulings)
    words = ["run", place.root, "--as-of", "2024-12-31", "--model", MODEL]
    command = [sys.executable, "-c", WITHOUT_SPACE, space, *words]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "磁盘空间不足，运行没有完成，没有写出这次运行的结果；以前的运行没有改动" in done.stderr
    assert "改法：腾出空间或检查权限后，再执行同一条命令" in done.stderr
    assert runs(place) == []


@pytest.mark.parametrize("damage", ["cut", "gone", "other"])
@pytest.mark.parametrize("name", ["commutation_ruling.parquet", "coverage.parquet"])
def test_a_damaged_file_of_a_batch_is_named(
    place: Workspace, rulings: list[Path], jianheng: Command, name: str, damage: str
) -> None:
    add_files(place, rulings)
    (batch,) = list_batches(place)
    path = batch.folder / name
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-50] if damage == "cut" else b"not a table")
    result = jianheng("run", place.root, "--as-of", "2024-12-31", "--model", MODEL)
    assert result.exit_code == 2
    assert f"{path}" in result.output
    assert "数据文件缺失或损坏，不能读取。改法：从备份恢复这个批次，或删除后重新添加" in result.output
    assert runs(place) == []
