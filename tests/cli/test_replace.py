"""`jianheng add --replace`: the new batch in, the old one out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from click.testing import Result

from jianheng.workspace import create_workspace

Command = Callable[..., Result]
HEADINGS = "身份证号,监狱,入监日期,离监日期,离监原因\n"


def test_a_batch_is_replaced_and_said_so(jianheng: Command, tmp_path: Path) -> None:
    place = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31)).root
    file = tmp_path / "监狱在押.csv"
    file.write_text(HEADINGS + "11010519491231002X,江州市第一监狱,2020-01-02,,\n", encoding="utf-8")
    old = json.loads(jianheng("add", place, file, "--json").stdout)["batches"][0]["batch"]
    file.write_text(HEADINGS + "11010519491231002X,江州市第一监狱,2020-01-03,,\n", encoding="utf-8")
    result = jianheng("add", place, file, "--replace", old, "--reason", "入监日期登错")
    assert result.exit_code == 0, result.output
    assert f"批次 {old} 已由它代替，以后的运行不再使用；文件全部保留" in result.stderr
    said = json.loads(next((place / "withdrawn").iterdir()).read_text("utf-8"))
    assert said[0]["reason"].endswith("代替：入监日期登错")
    result = jianheng("add", place, file, "--replace", old)
    assert (result.exit_code, f"没有写明代替批次 {old} 的理由" in result.output) == (2, True)
    file.write_text(HEADINGS + "11010519491231002X,江州市第一监狱,2020-01-04,,\n", encoding="utf-8")
    result = jianheng("add", place, file, "--replace", old, "--reason", "再改")
    assert (result.exit_code, f"批次 {old} 已于" in result.output) == (2, True)
    result = jianheng("add", place, file, "--replace", "b0", "--reason", "入监日期登错")
    assert (result.exit_code, "没有这个批次：b0" in result.output) == (2, True)


def test_several_deliveries_cannot_take_the_place_of_one(jianheng: Command, tmp_path: Path) -> None:
    place = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31)).root
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "delivery.yaml").write_text("unit: 甲\n", encoding="utf-8")
        (tmp_path / name / "监狱在押.csv").write_text(HEADINGS, encoding="utf-8")
    result = jianheng("add", place, tmp_path / "甲", tmp_path / "乙", "--replace", "b0", "--reason", "补报")
    assert (result.exit_code, "文件分属 2 份报送，只能用一份代替批次 b0" in result.output) == (2, True)
