"""What an office may not say of the law, each with its line and its mend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.law import LawDataError, LocalLaw, load_instruments, load_tables, local_law

Law = Callable[..., LocalLaw]
WHO = "person: 张某, date: 2026-11-20, source: 规则全文"
OLD = "confirm: {row: rest/old}"


def refused(law: Law, *entries: str) -> str:
    with pytest.raises(LawDataError) as error:
        law(*entries)
    return str(error.value)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (f"confirm: {{row: rests/old}}, {WHO}", "law/local.yaml:2 row [rests/old] 没有这张法律表。改法：是否指 rest"),
        (f"confirm: {{row: rest/odl}}, {WHO}", "[rest/odl] 表 rest 没有这一行。改法：是否指 rest/old"),
        (f"confirm: {{article: 规则2010#9}}, {WHO}", "规则2010 没有录入第 [9] 条，已录入 3、4"),
        (f"confirm: {{article: 规矩#9}}, {WHO}", "没有录入这个文件：[规矩]"),
        (f"set: {{row: rest/now, values: {{months: 两年}}}}, {WHO}", "rest/now months [两年] 不是整数"),
        (f"set: {{row: rest/now, values: {{never: 1}}}}, {WHO}", "rest/now never [1] 不是标志"),
        (f"set: {{row: rest/now, values: {{days: 3}}}}, {WHO}", "rest/now [days] 未知的键，应为 months、never"),
        (f"set: {{row: reply/now, values: {{unit: week}}}}, {WHO}", "[week] 应为这张表里用到的 day 之一"),
        (f"set: {{row: reply/now, values: {{amount: null}}}}, {WHO}", "reply/now [amount] 期间没有长度"),
        (f"set: {{row: rest/now}}, {WHO}", "rest/now [set] 没有写设定什么"),
        (f"set: {{row: rest/now, values: {{}}}}, {WHO}", "[values] 没有写任何值"),
        (f"confirm: {{row: reply/before}}, {WHO}", "这一行没有写值，不能核对。改法：用 jianheng law set"),
        (f"confirm: {{row: rest/old, values: {{months: 10}}}}, {WHO}", "[10] 表中这个值现为 12，不是核对时的内容"),
        (f"set: {{row: rest/now, from: 昨天}}, {WHO}", "rest/now from [昨天] 不是日期"),
        (f"set: {{row: rest/old, until: 2009-12-31}}, {WHO}", "止日 2009-12-31 早于起日 2010-01-01"),
        (f"set: {{row: rest/old, values: {{months: 9}}, until: 2016-01-01}}, {WHO}", "超出这一行的起止日"),
        (f"set: {{row: rest/now, from: 2016-01-01}}, {WHO}", "照此表 rest 不能使用：没有任何一行适用"),
        (f"set: {{row: rest/now, from: 2014-06-01}}, {WHO}", "照此表 rest 不能使用：两行可以同时适用"),
        (f"{OLD}, person: 张某, date: 2026-11-27, source: 全文", "[2026-11-27] 日期在今天（2026-11-26）以后"),
        (f"{OLD}, person: 张某, date: 11月20日, source: 全文", "rest/old date [11月20日] 不是日期"),
        (f"{OLD}, {WHO}, until: 2026-01-01", "[2026-01-01] 截止日早于作出之日"),
        (f"{OLD}, date: 2026-11-20, source: 全文", "rest/old [person] 缺少这个键"),
        (f"{OLD}, person: 张某, date: 2026-11-20", "rest/old [source] 缺少这个键"),
        (f"{OLD}, person: ' ', date: 2026-11-20, source: null", "rest/old [person] 没有写"),
        (f"{OLD}, set: {{row: rest/now}}, {WHO}", "每一项写 confirm（核对）或 set（设定）之一"),
        (f"{OLD}, {WHO}, reason: 说明", "rest/old [reason] 未知的键"),
    ],
)
def test_refused(law: Law, entry: str, said: str) -> None:
    told = refused(law, entry)
    assert said in told
    assert "law/local.yaml:2" in told
    assert "改法：" in told


def test_one_row_has_one_word(law: Law) -> None:
    told = refused(law, f"{OLD}, {WHO}", f"set: {{row: rest/old, values: {{months: 9}}}}, {WHO}")
    assert "law/local.yaml:3 rest/old [rest/old] 第 2 行已经写了同一项" in told
    assert "规则2010#3" in refused(law, *[f"confirm: {{article: 规则2010#3}}, {WHO}"] * 2)


def test_everything_wrong_is_told_at_once(law: Law) -> None:
    told = refused(
        law,
        "confirm: {row: nowhere/x}, person: 张某, date: 2026-11-20, source: 全文",
        f"set: {{row: rest/now, from: 2016-01-01}}, {WHO}",
        "set: {row: reply/now, values: {amount: 多}}, person: 张某, date: 2030-01-01, source: 全文",
    ).splitlines()
    assert [line.split(" ")[0].rpartition(":")[2] for line in told] == ["2", "3", "4", "4"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("entries: 一项".encode(), "law/local.yaml:1 entries [] 各项应写成列表"),
        ("entries:\n- 一项\n".encode(), "law/local.yaml:2 entries [] 一项应是“键: 值”"),
        (b"confirm: x", "law/local.yaml:1 [confirm] 未知的键，应为 entries"),
        (b"entries: [a", "不是有效的 YAML"),
        ("entries: 核对".encode("gbk"), "law/local.yaml:1 [UnicodeDecodeError] 不是 UTF-8 编码的文字"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    path.write_bytes(content)
    day = date(2026, 11, 26)
    with pytest.raises(LawDataError) as error:
        local_law(path, load_tables(), load_instruments(), day, day)
    assert said in str(error.value)


def test_a_file_of_remarks_alone_says_nothing(law: Law) -> None:
    assert law().words == ()
