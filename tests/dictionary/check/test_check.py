"""Whether a dictionary holds together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.dictionary.check.names import RESERVED
from jianheng.language.scope import RESERVED as WORDS_OF_MODELS

Change = Callable[..., Path]
Complaints = Callable[[], list[str]]
HUE = "hue: {type: code<colour>, label: {zh: 颜色, en: hue}}"
HELD = "held_on: {type: date"
# A bare `term` in a model is the field; only `term(…)`, with its bracket, is the operator.
ALSO_A_FIELD = {"term"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "code<colour>", "code<color>",
            "tables/visit.yaml 第 11 行第 3 列：[color] 没有这个代码表。改法：在 lists 中补上，或改正名字",
        ),
        (
            "key: [person, held_on]", "key: [person, hour]",
            "tables/visit.yaml 第 1 行第 1 列：[key: hour] 没有这个字段。改法：在 fields 中补上这个字段，或改正名字",
        ),
        ("key: [person, held_on]", "key: []", "[visit] 没有自然键，同一件事无从辨认。改法：补上 key: […]"),
        ("axis: {event: held_on}", "axis: {event: begun_on}", "[axis: begun_on] 没有这个字段"),
        ("axis: {event: held_on}", "axis: {event: hue}", "[hue] 不是日期或时间字段"),
        ("axis: {event: held_on}", "axis: {span: [held_on, held_on]}", "[held_on] 在列表中写了两次"),
        (
            HELD, "until_on: {type: date, empty: open, label: {zh: 止日, en: until}}\n  " + HELD,
            "[until_on] 只有时间段的止可以是 open。改法：改为 unknown 或 none",
        ),
        ("required: true", "required: true, empty: none", "[held_on] 是必填的，空值不可能另有含义"),
        (HUE, HUE.replace("type:", "required_if: {day: filled}, type:"), "[required_if: day] 没有这个字段"),
        (
            "type: date, required: true", "type: date, required_if: {hue: [blue]}",
            "[blue] 没有这个代码。改法：改为 hue 的代码",
        ),
        ("sensitivity: 3", "sensitivity: 3\nchild_of: house", "[house] 没有这张表。改法：改正 child_of"),
        ("sensitivity: 3", "sensitivity: 3\nholders: [museum]", "[museum] 没有这类机构。改法：改用："),
        ("sensitivity: 3", "derived: true\nholders: [prison]", "[visit] 由系统计算，没有谁保存它"),
        ("社区矫正法2019#25", "社区矫正法第25条", "[社区矫正法第25条] 不是“文件#条”的写法"),
        (HUE, HUE.replace("hue:", "Hue:"), "[Hue] 不是小写字母、数字和下划线组成的名字"),
        (HUE, HUE.replace("hue:", "class:"), "[class] 是 Python 的关键字，模型中不能写"),
        (HUE, HUE.replace("hue:", "law:"), "[law] 是模型语言的保留字"),
        (HUE, HUE.replace("hue:", "count:"), "[count] 是模型语言的保留字"),
        (HUE, HUE.replace("hue:", "source:"), "[source] 已被来源列占用"),
        (
            HUE,
            HUE + "\n  stay: {type: term, label: {zh: 期限, en: stay}}"
            "\n  stay_m: {type: int, label: {zh: 月数, en: months}}",
            "[stay_m] 已被字段 stay 占用",
        ),
        ("zh: 颜色, en: hue", "zh: hue, en: hue", "[hue] 缺中文名称"),
        ("zh: 颜色, en: hue", "zh: 颜色, en: 颜色", "[颜色] 缺英文名称"),
        ("zh: 颜色, en: hue", "zh: 走访 时间, en: hue", "[走访 时间] 既指 held_on 又指 hue"),
        (
            "{zh: 走访, en: Visit}", "{zh: 走访/谈话, en: Visit}",
            "[走访/谈话] 不能作工作表的名字。改法：缩短到 31 个字以内",
        ),
    ],
)  # fmt: skip
def test_a_table_that_does_not_hold(old: str, new: str, said: str, change: Change, complaints: Complaints) -> None:
    change(old, new)
    assert any(said in line for line in complaints()), complaints()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("red: 红", "Red: 红", "lists/colours.yaml 第 1 行第 1 列：[Red] 不是小写字母、数字和下划线组成的代码"),
        ("red: 红", "red: 绿色", "[绿色] 既指 red 又指 green"),
        ("codes: {red: 红", "ordered: true\n  codes: {other: 其他", "[other] 在有先后的代码表里没有位置"),
        (
            "codes: {red", "groups: {warm: {title: {zh: 暖色, en: warm}, codes: [blue]}}\n  codes: {red",
            "[blue] 列在组 warm 中，却不是本表的代码",
        ),
    ],
)  # fmt: skip
def test_a_list_that_does_not_hold(old: str, new: str, said: str, change: Change, complaints: Complaints) -> None:
    change(old, new, "lists/colours.yaml")
    assert any(said in line for line in complaints()), complaints()


def test_the_end_of_a_span_must_be_open(folder: Path, complaints: Complaints) -> None:
    path = folder / "tables" / "visit.yaml"
    text = path.read_text("utf-8").replace("axis: {event: held_on}", "axis: {span: [held_on, left_on]}")
    path.write_text(text + "  left_on: {type: date, label: {zh: 离开日期, en: left on}}\n", "utf-8")
    assert complaints() == [
        "tables/visit.yaml 第 1 行第 1 列：[left_on] 是时间段的止，空值应表示仍在继续。改法：给它加上 empty: open"
    ]


def test_two_tables_of_one_title(folder: Path, complaints: Complaints) -> None:
    text = (folder / "tables" / "visit.yaml").read_text("utf-8").replace("table: visit", "table: call")
    (folder / "tables" / "call.yaml").write_text(text, "utf-8")
    assert any("[走访] 既指 call 又指 visit" in line for line in complaints())


def test_no_word_of_the_model_language_can_be_a_field() -> None:
    assert WORDS_OF_MODELS - ALSO_A_FIELD <= RESERVED
