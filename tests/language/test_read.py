from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jianheng.language.naming import Naming
from jianheng.language.problem import ModelError, Position
from jianheng.language.read import load_model

MODEL = """\
id: demo/example
title: {zh: 示例, en: Example}
point: 示例
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
examine: act
unlawful: {early: done_on < asked_on}
"""
CASES = "cases: [{name: 甲, as_of: 2024-01-01, given: {act: [{row: a1}]}, expect: {a1: undetermined}}]\n"


def load(folder: Path, make: Any, model: str | bytes, cases: str | bytes = "") -> Any:
    for name, content in (("m.yaml", model), ("m.cases.yaml", cases)):
        if content:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_model(folder / "m.yaml", make.dictionary, make.law)


def messages(folder: Path, make: Any, model: str | bytes, cases: str | bytes = "") -> list[str]:
    with pytest.raises(ModelError) as error:
        load(folder, make, model, cases)
    return [str(problem) for problem in error.value.problems]


def test_what_is_left_out_has_a_default(tmp_path: Path, make: Any) -> None:
    model = load(tmp_path, make, MODEL)
    assert (model.version, model.language, model.dictionary, model.kind) == ("1.0.0", "1", "1", "duty")
    assert model.point == (("zh", "示例"),)
    assert model.cases == ()


def test_cases_may_stand_beside_the_model(tmp_path: Path, make: Any) -> None:
    model = load(tmp_path, make, MODEL, CASES)
    assert [case.name for case in model.cases] == ["甲"]
    assert str(model.cases[0].at) == "m.cases.yaml:1:9"


def test_cases_stand_in_one_place(tmp_path: Path, make: Any) -> None:
    assert messages(tmp_path, make, MODEL + CASES, CASES) == [
        "m.yaml:10:8 E01 [cases] 用例写了两处。改法：只留模型文件或 .cases.yaml 中的一处 / cases stand in two files"
    ]


def test_a_cases_file_holds_cases(tmp_path: Path, make: Any) -> None:
    assert messages(tmp_path, make, MODEL, "name: 甲\n") == [
        "m.cases.yaml:1:1 E01 [{name}] 用例文件应为 cases: 加一个列表。改法：每个用例以 - 开头"
        " / a cases file holds `cases:` and a list"
    ]


def test_a_file_in_another_encoding_is_told(tmp_path: Path, make: Any) -> None:
    assert messages(tmp_path, make, MODEL.encode("gb18030")) == [
        "m.yaml:2:1 E01 [c0] 文件不是 UTF-8 编码。改法：用编辑器另存为 UTF-8 / the file is not UTF-8"
    ]


def test_problems_of_all_parts_are_told_at_once(tmp_path: Path, make: Any) -> None:
    broken = MODEL.replace("holder: court", "holder: tribunal").replace("done_on", "done_onn") + CASES.replace("甲", "")
    assert [line.split(" ")[1] for line in messages(tmp_path, make, broken)] == ["E01", "E02", "E01"]


def test_parts_know_their_place(make: Any) -> None:
    model = make.condition("urgent")[0]
    assert model.place("unlawful.early").line == model.place("unlawful").line + 1
    assert model.place("unlawful.early.nothing") == model.place("unlawful.early")
    assert model.place("let.due").line < model.place("let.interval").line
    assert model.place("nowhere") == model.place("")
    assert str(Position("a.yaml", 2, 3).right(4)) == "a.yaml:2:7"


@pytest.mark.parametrize(
    ("leaf", "zh"),
    [
        ("done_on", "决定日期"),
        ("met", "上次走访"),
        ("met.met_on", "上次走访的走访日期"),
        ("due", "期限"),
        ("law.ruling_served", "减刑、假释裁定的送达期限"),
    ],
)
def test_unknown_facts_have_names(make: Any, leaf: str, zh: str) -> None:
    model = make.condition("urgent")[0]
    assert Naming(model, make.dictionary, make.law, "zh").leaf(leaf) == zh
