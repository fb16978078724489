"""What a table or list may say, and what is said where it says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, RequiredIf

Change = Callable[..., Path]
Load = Callable[[], Dictionary]
Complaints = Callable[[], list[str]]
HUE = "hue: {type: code<colour>, label: {zh: 颜色, en: hue}}"


def test_an_unknown_key_is_told_with_the_nearest_one(change: Change, complaints: Complaints) -> None:
    change("required: true", "requird: true")
    assert complaints() == ["tables/visit.yaml 第 10 行第 25 列：[requird] 没有这个键。改法：改为 required，或者删去"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "axis: {event: held_on}", "axis: sometimes",
            "[sometimes] 时间轴写法不对。改法：写成 none、{event: 日期字段} 或 {span: [起, 止]}",
        ),
        ("axis: {event: held_on}", "axis: {span: [held_on]}", "时间轴写法不对"),
        ("sensitivity: 3", "sensitivity: 5", "[5] 不能用作 sensitivity，应为1、2、3、4。改法：改为其中之一"),
        ("key: [person, held_on]", "key: person", "[key] 这里应是一个列表。改法：写成 [甲, 乙]"),
        ("areas: [CC]", "areas: [CC, CC]", "[CC] 在列表中写了两次。改法：删去一个"),
        ("{zh: 走访日期, en: held on}", "走访日期", "[label] 这里应是“键: 值”"),
        ("en: held on", "en:", "这里应是一个文字值"),
        (HUE, "hue: 颜色", "[hue] 字段要写成一组“键: 值”"),
        ("type: code<colour>", "type: code", "[code] 不是字段类型"),
        ("type: date,", "type: date<x>,", "[date<x>] 不是字段类型"),
        ("type: code<colour>,", "type: code<colour>, part: true,", "只用于 date。改法：删去这个键"),
        ("type: code<colour>,", "type: code<colour>, time: planned,", "只用于 date 和 moment。改法：删去这个键"),
        (
            "type: code<colour>,", "type: code<colour>, required_if: {held_on: maybe},",
            "[maybe] 不能用作 held_on，应为filled",
        ),
        ("type: code<colour>,", "type: code<colour>, required_if: {},", "应只写一个字段"),
        ("sensitivity: 3", "sensitivity: 3\nraised: [4]", "应是一个列表。改法：写成 [{to: 4, when: {zh: …, en: …}}]"),
        ("table: visit\n", "", "[table] 缺少这个键。改法：补上“table: …”"),
    ],
)  # fmt: skip
def test_what_a_table_may_not_say(old: str, new: str, said: str, change: Change, complaints: Complaints) -> None:
    change(old, new)
    assert any(said in line for line in complaints()), complaints()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("red: 红", "red: ''", "这里应是一个文字值"),
        ("aliases: ['02', 绿色]", "alias: ['02']", "[alias] 没有这个键。改法：改为 aliases，或者删去"),
        ("codes: {red", "ordered: 是\n  codes: {red", "[是] 不能用作 ordered，应为true、false"),
        (
            "codes: {red", "groups: {warm: [red]}\n  codes: {red",
            "组的写法不对。改法：写成 {title: {zh: …, en: …}, codes: [甲, 乙]}",
        ),
    ],
)  # fmt: skip
def test_what_a_list_may_not_say(old: str, new: str, said: str, change: Change, complaints: Complaints) -> None:
    change(old, new, "lists/colours.yaml")
    assert any(said in line for line in complaints()), complaints()


def test_everything_that_a_field_can_say(change: Change, load: Load) -> None:
    change(
        HUE,
        "ended_on: {type: date, part: true, time: planned, empty: none, label: {zh: 结束日期, en: ended on}, "
        "headings: [止日], note: 注意, required_if: {hue: [red]}}\n  "
        "hues: {type: codes<colour>, required_if: {ended_on: filled}, label: {zh: 各种颜色, en: hues}}\n  " + HUE,
    )
    fields = load().tables["visit"].fields
    ended = fields["ended_on"]
    assert (ended.part, ended.time, ended.empty, ended.note, ended.headings) == (
        True,
        "planned",
        "none",
        "注意",
        ("止日",),
    )
    assert ended.required_if == RequiredIf("hue", ("red",))
    assert fields["hues"].required_if == RequiredIf("ended_on")
    assert fields["held_on"].time == "occurred"
    assert fields["hue"].time is None


def test_everything_that_a_table_and_a_list_can_say(change: Change, load: Load) -> None:
    raised = "sensitivity: 3\nraised: [{to: 4, when: {zh: 未成年人, en: minors}}]"
    change("sensitivity: 3", f"{raised}\nnotes: [先看这里]\nregisters: [探视登记簿]")
    change("basis:", "person: false\nunread_basis: [看守所条例1990#8]\nbasis:")
    change("key: [person, held_on]", "key: [held_on]")
    change(
        "codes: {red",
        "standard: GB 1\n  note: 说明\n  ordered: true\n"
        "  groups: {warm: {title: {zh: 暖色, en: warm}, codes: [red]}}\n  codes: {red",
        "lists/colours.yaml",
    )
    dictionary = load()
    visit, colour = dictionary.tables["visit"], dictionary.lists["colour"]
    assert "person" not in visit.fields
    assert visit.raised[0].level == 4
    assert visit.notes == ("先看这里",)
    assert visit.registers == ("探视登记簿",)
    assert visit.unread_basis == ("看守所条例1990#8",)
    assert (colour.groups, colour.group_titles) == ({"warm": ("red",)}, {"warm": ("暖色", "warm")})
    assert (colour.ordered, colour.standard, colour.note) == (True, "GB 1", "说明")
