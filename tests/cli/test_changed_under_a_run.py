"""Data files that are changed, cut or removed before or under a run: all of them are named, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.intake.add import add_files
from jianheng.library import sample_files
from jianheng.running import bounded
from jianheng.workspace import Workspace, create_workspace

pytestmark = pytest.mark.long

Command = Callable[..., Result]
Damage = Callable[[Path], None]
WORDS = ("--as-of", "2024-12-31", "--model", "commutation/new-end-wrong")


@pytest.fixture
def place(tmp_path: Path, jianheng: Command) -> Workspace:
    """A workspace with a run of all its data."""
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))
    add_files(workspace, sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"}))
    assert jianheng("run", workspace.root, *WORDS).exit_code == 0
    return workspace


def changed(change: Callable[[pa.Table], pa.Table]) -> Damage:
    return lambda path: pq.write_table(change(pq.read_table(path)), path)


def as_text(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("ruled_on")
    return table.set_column(place, "ruled_on", table.column("ruled_on").cast(pa.string()))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])


DAMAGES: dict[str, tuple[Damage, str]] = {
    "a column is gone": (changed(lambda t: t.drop_columns(["ruled_on"])), "数据文件与入库时不同：缺少列 ruled_on"),
    "a type is another": (changed(as_text), "数据文件与入库时不同：列 ruled_on 的类型是 string，应为 date32[day]"),
    "a column is new": (
        changed(lambda t: t.append_column("more", pa.nulls(t.num_rows, pa.int32()))),
        "数据文件与入库时不同：多出列 more",
    ),
    "rows are gone": (changed(lambda t: t.slice(1)), "数据文件与入库时不同：内容被改过，应为入库时的原样"),
    "the file is cut": (cut, "数据文件缺失或损坏，不能读取"),
    "the file is gone": (Path.unlink, "数据文件缺失或损坏，不能读取"),
}
MOMENTS = ("before", "before reading", "after reading")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_with_a_file_is_told(
    place: Workspace, jianheng: Command, monkeypatch: pytest.MonkeyPatch, name: str, moment: str
) -> None:
    damage, told = DAMAGES[name]
    (path,) = place.batches.glob("*/commutation_ruling.parquet")
    before = contents(place.runs)

    def load(workspace: Workspace, **how: Any) -> Loaded:
        if moment == "before reading":
            damage(path)
        loaded = load_workspace_tables(workspace, **how)
        if moment == "after reading":
            damage(path)
        return loaded

    monkeypatch.setattr(bounded, "load_workspace_tables", load)
    if moment == "before":
        damage(path)
    result = jianheng("run", place.root, *WORDS)
    assert result.exit_code == 2, result.output
    assert f"{path}：{told}" in result.output
    assert "改法：从备份恢复这个批次，或删除后重新添加" in result.output
    assert "Mend: restore the batch from a backup, or add it again" in result.output
    assert contents(place.runs) == before, "earlier runs are untouched, and nothing else is left"


def test_all_files_are_told_at_once(place: Workspace, jianheng: Command) -> None:
    damages = {
        "commutation_ruling": "a column is gone",
        "recited_reduction": "the file is gone",
        "judgment_person": "the file is cut",
    }
    (batch,) = place.batches.glob("[!.]*")
    for table, name in damages.items():
        DAMAGES[name][0](batch / f"{table}.parquet")
    coverage = batch / "coverage.parquet"
    pq.write_table(pq.read_table(coverage).drop_columns(["until"]), coverage)
    result = jianheng("run", place.root, *WORDS)
    assert result.exit_code == 2
    for table, name in damages.items():
        assert f"{batch / f'{table}.parquet'}：{DAMAGES[name][1]}" in result.output
    assert f"{coverage}：数据文件与入库时不同：缺少列 until" in result.output


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
