"""`jianheng delete` and `jianheng batches`, as a person uses them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.workspace import create_workspace

Command = Callable[..., Result]
DELIVERY = """\
unit: 江州市第一监狱
tables: [监狱在押]
period: {from: 2020-01-01, until: 2024-12-31}
complete: yes
export_day: 2025-01-05
received_on: 2025-01-06
purpose: 减刑、假释监督
legal_basis: [人民检察院组织法第二十一条]
delete_after: 2026-01-05
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31)).root


@pytest.fixture
def batch(jianheng: Command, place: Path, tmp_path: Path) -> str:
    folder = tmp_path / "甲"
    folder.mkdir()
    (folder / "delivery.yaml").write_text(DELIVERY, encoding="utf-8")
    rows = "身份证号,监狱,入监日期,离监日期,离监原因\n11010519491231002X,江州市第一监狱,2020-01-02,,\n"
    (folder / "监狱在押.csv").write_text(rows, encoding="utf-8")
    told = json.loads(jianheng("add", place, folder, "--json").stdout)
    return str(told["batches"][0]["batch"])


def test_batches_are_listed(jianheng: Command, place: Path, batch: str) -> None:
    result = jianheng("batches", place)
    assert result.exit_code == 0
    for words in (
        f"{batch}　江州市第一监狱　使用中",
        "监狱在押 1 行",
        "期间 2020-01-01 至 2024-12-31，说是完整的，1 张表可作完整数据，接收日 2025-01-06",
        "到期删除日 2026-01-05（已过期）",
    ):
        assert words in result.stdout
    [told] = json.loads(jianheng("batches", place, "--json").stdout)["batches"]
    assert (told["batch"], told["overdue"], told["withdrawn"], told["covered"]) == (batch, True, None, ["prison_stay"])
    jianheng("withdraw", place, batch, "--reason", "有误")
    assert f"{batch}　江州市第一监狱　已撤回：有误" in jianheng("batches", place).stdout


def test_an_empty_workspace_says_how_to_go_on(jianheng: Command, place: Path) -> None:
    result = jianheng("batches", place)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "还没有数据。添加：jianheng add 工作区 文件" in result.stderr


def test_what_is_kept_too_long_is_told_with_the_command(
    jianheng: Command, place: Path, batch: str, tmp_path: Path
) -> None:
    told = f"批次 {batch}（江州市第一监狱）已过到期删除日 2026-01-05，请删除：jianheng delete {place} {batch} --by"
    for words in (("add", place, tmp_path / "甲"), ("run", place, "--as-of", "2024-12-31", "-m", "没有/此模型")):
        assert told in jianheng(*words).stderr.replace("\n", "")


def test_without_a_yes_nothing_is_deleted(
    jianheng: Command, place: Path, batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = jianheng("delete", place, batch, "--by", "李某", "--reason", "到期")
    assert result.exit_code == 2
    assert f"将从工作区删除，不能恢复：\n· 批次 {batch}（江州市第一监狱）" in result.stderr
    assert "没有删除：在脚本里运行要加 --yes" in result.stderr
    monkeypatch.setattr("jianheng.cli.delete.typer.confirm", lambda *_, **__: False)
    monkeypatch.setattr("jianheng.cli.delete.sys", _Terminal)
    assert jianheng("delete", place, batch, "--by", "李某", "--reason", "到期").exit_code == 1
    assert (place / "batches" / batch).is_dir()


class _Terminal:
    class stdin:  # noqa: N801 - stands in for `sys.stdin`
        @staticmethod
        def isatty() -> bool:
            return True


def test_a_batch_is_deleted_with_a_certificate(jianheng: Command, place: Path, batch: str) -> None:
    result = jianheng("delete", place, batch, "--by", "李某", "--reason", "到期", "--yes")
    assert result.exit_code == 0, result.output
    assert f"已删除批次 {batch}" in result.stderr
    assert not (place / "batches" / batch).exists()
    assert sorted(path.name for path in (place / "deleted").iterdir()) == [f"{batch}.docx", f"{batch}.json"]
    again = jianheng("delete", place, batch, "--by", "李某", "--reason", "到期", "--yes")
    assert (again.exit_code, f"它已删除，证明在 deleted/{batch}.json" in again.stderr) == (2, True)


def test_rows_left_elsewhere_are_told_and_the_command_says_so(jianheng: Command, place: Path, batch: str) -> None:
    (place / "清单.csv").write_text(f"{batch}:prison_stay:0:2", encoding="utf-8")
    result = jianheng("delete", place, batch, "--by", "李某", "--reason", "到期", "--yes", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["rows_left"] == ["清单.csv"]
    assert "清单.csv 仍含有这批数据，请人工删除" in result.stderr
