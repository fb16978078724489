"""What breaks under a run on Spark is said plainly, and nothing is lost: damaged files, other schemas, a full disk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result
from typer.testing import CliRunner

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.cli.app import app
from jianheng.engine.spark.engine import SparkEngine
from jianheng.intake.add import add_files
from jianheng.library import sample_files
from jianheng.running import bounded
from jianheng.workspace import Workspace, create_workspace

pytestmark = [pytest.mark.long, pytest.mark.real("spark")]
WORDS = ("--as-of", "2024-12-31", "--model", "commutation/new-end-wrong")
LEAST = 1000


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with a run on DuckDB, which is there unchanged at the end."""
    workspace = create_workspace(tmp_path / "工作区", "江州市人民检察院")
    add_files(workspace, sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"}))
    assert jianheng("run", workspace.root, *WORDS).exit_code == 0
    before = contents(workspace.runs)
    yield workspace
    after = contents(workspace.runs)
    assert {name: after[name] for name in before} == before
    assert {name.partition("/")[0] for name in after} == {name.partition("/")[0] for name in before}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def jianheng(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def on_spark(place: Workspace) -> Result:
    return jianheng("run", place.root, *WORDS, "--engine", "spark")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])


def without_a_column(path: Path) -> None:
    pq.write_table(pq.read_table(path).drop_columns(["ruled_on"]), path)


def with_another_type(path: Path) -> None:
    table = pq.read_table(path)
    column = table.schema.get_field_index("ruled_on")
    pq.write_table(table.set_column(column, "ruled_on", table.column("ruled_on").cast(pa.string())), path)


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize("moment", ["before", "under"])
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (cut, "数据文件缺失或损坏，不能读取"),
        (without_a_column, "数据文件与入库时不同：缺少列 ruled_on"),
        (with_another_type, "数据文件与入库时不同：列 ruled_on 的类型是 string，应为 date32[day]"),
    ],
)
def test_a_batch_that_is_damaged_before_or_under_a_run_is_named(
    place: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    damage: Callable[[Path], None],
    told: str,
) -> None:
    (path,) = place.batches.glob("*/commutation_ruling.parquet")

    def load(workspace: Workspace, **how: Any) -> Loaded:
        loaded = load_workspace_tables(workspace, **how)
        damage(path)
        return loaded

    if moment == "before":
        damage(path)
    else:
        monkeypatch.setattr(bounded, "load_workspace_tables", load)
    result = on_spark(place)
    assert result.exit_code == 2, result.output
    assert f"{path}：{told}" in result.output
    assert "Mend: restore the batch from a backup, or add it again" in result.output


@pytest.mark.usefixtures("spark")
def test_files_of_the_run_that_are_damaged_under_it_are_told(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(self: SparkEngine, rows: pa.Table) -> Any:
        frame = write(self, rows)
        cut(self._folder / f"{self._held}.parquet")
        return frame

    write = SparkEngine._written
    monkeypatch.setattr(SparkEngine, "_written", written)
    result = on_spark(place)
    assert result.exit_code == 2, result.output
    assert "运行没有完成，没有写出这次运行的结果；以前的运行没有改动" in result.output
    assert "数据文件或运行期间的文件被改动、截断或删除。改法：不要改动工作区里的文件" in result.output
    assert "Mend: leave them alone and run again" in result.output


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the files of another process")
def test_a_full_disk_is_told(spark: Any, place: Workspace) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    # What Java unpacks on first use, its packers for one, must be there before its files are bounded.
    forgotten(place, on_spark(place))
    # Files of Java alone: what Python writes is tried in the tests of DuckDB.
    java = spark.sparkContext._gateway.proc.pid
    soft, hard = resource.prlimit(java, resource.RLIMIT_FSIZE)
    resource.prlimit(java, resource.RLIMIT_FSIZE, (LEAST, hard))
    try:
        result = on_spark(place)
    finally:
        resource.prlimit(java, resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code == 2, result.output
    assert "磁盘空间不足，运行没有完成，没有写出这次运行的结果；以前的运行没有改动" in result.output
    assert "Mend: free space or check permissions, then run again" in result.output
    forgotten(place, on_spark(place))


def forgotten(place: Workspace, result: Result) -> None:
    """The same command does its work afterwards; its run is removed, so that the others can be compared."""
    assert result.exit_code == 0, result.output
    for run in place.runs.glob("[!.]*"):
        if '"name": "Spark"' in (run / "manifest.json").read_text("utf-8"):
            shutil.rmtree(run)
