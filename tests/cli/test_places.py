"""Files and folders that are not there, or cannot be written: one clear message, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from jianheng.cli.app import app
from jianheng.workspace import create_workspace


@pytest.fixture
def place(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "ws", "江州市人民检察院")
    (tmp_path / "文件.csv").write_text("罪犯编号,月份\n1,2024-05\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "named", "says"),
    [
        ("add ws 文件.csv --delivery 没有.yaml", "没有.yaml", "找不到这个文件或文件夹"),
        ("add ws 文件.csv --delivery ws", "ws", "是文件夹，不是文件"),
        ("new 文件.csv/ws", "文件.csv/ws/batches", "路径里有一段是文件，不是文件夹"),
        ("quality ws --xlsx ws", "ws", "是文件夹，不是文件"),
        ("quality ws --letters 文件.csv", "文件.csv", "已经存在"),
        ("quality ws --xlsx 打错/q.xlsx", "打错/q.xlsx", "找不到这个文件或文件夹"),
        ("quality ws --html 打错/q.html", "打错/q.html", "找不到这个文件或文件夹"),
        ("quality ws --letters 打错/函", "打错/函", "找不到这个文件或文件夹"),
        ("template --out 文件.csv", "文件.csv", "已经存在"),
        ("request --out 文件.csv", "文件.csv", "已经存在"),
    ],
)
def test_the_place_is_named_with_what_to_do(
    place: Path, monkeypatch: pytest.MonkeyPatch, words: str, named: str, says: str
) -> None:
    monkeypatch.chdir(place)
    result = CliRunner().invoke(app, words.split())

    assert result.exit_code == 2, result.output
    assert f"{named}：{says}。改法：" in result.stderr
    assert "Traceback" not in result.output
    assert (place / "文件.csv").read_text(encoding="utf-8").startswith("罪犯编号"), "nothing that was there is touched"
    assert sorted(path.name for path in place.iterdir()) == ["ws", "文件.csv"], "no folder is made of a mistyped path"
