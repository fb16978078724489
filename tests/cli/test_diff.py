"""`jianheng diff` prints what changed and proposes a version."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from click.testing import Result

Command = Callable[..., Result]
SHIPPED = files("jianheng.library").joinpath("commutation", "new-end-wrong.yaml").read_text(encoding="utf-8")


def changed(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    text = SHIPPED
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "new-end-wrong.yaml"
    cases = files("jianheng.library").joinpath("commutation", "new-end-wrong.cases.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "new-end-wrong.cases.yaml").write_text(cases, encoding="utf-8")
    return path


def test_a_model_is_as_it_is(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("diff", "commutation/new-end-wrong", changed(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "没有改变 / nothing changed\n")


def test_a_changed_parameter_asks_for_a_minor_version(jianheng: Command, tmp_path: Path) -> None:
    new = changed(tmp_path, ("value: 3", "value: 4"), ("version: 1.0.1", "version: 1.1.0"))
    result = jianheng("diff", "commutation/new-end-wrong", new)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "【次要】参数 tolerance的值 / minor: value of parameter tolerance\n  － 3\n  ＋ 4\n"
    )
    assert "建议版本 1.0.1 → 1.1.0（次要） / proposed version 1.1.0 (minor)" in result.stdout


def test_a_version_that_is_too_low_is_told(jianheng: Command, tmp_path: Path) -> None:
    new = changed(tmp_path, ("< soonest", "<= soonest"), ("version: 1.0.1", "version: 1.0.2"))
    result = jianheng("diff", "commutation/new-end-wrong", new, "--json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert (document["proposed"], [c["place"] for c in document["changes"]]) == (
        "2.0.0",
        ["unlawful.end_too_early.when"],
    )
    assert "新文件写的版本是 1.0.2，应为 2.0.0。改法：改写 version" in result.stderr


def test_a_file_that_is_no_model(jianheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1", encoding="utf-8")
    result = jianheng("diff", "commutation/new-end-wrong", path)
    assert result.exit_code == 2
    assert "x.yaml:1:1 E01" in result.stderr
