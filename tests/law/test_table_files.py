"""Table files: how they are written, and what is said when they are written wrongly."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import Condition, LawDataError, Term
from jianheng.law.tables import load_tables
from jianheng.law.tables.written import parse_date, parse_flag, parse_int, parse_interval

GOOD = """\
table: sample
title: {zh: 样表, en: sample}
clock: false
args:
  on: {type: date, label: {zh: 日, en: day}}
  term: {type: term, label: {zh: 刑期, en: term}}
  kind: {type: code, list: kinds, optional: true, label: {zh: 类, en: kind}}
  able: {type: flag, label: {zh: 能, en: able}}
values:
  months: {type: int, unit: month, label: {zh: 月, en: months}}
  cap: {type: term, label: {zh: 上限, en: cap}}
rows:
  - {id: R, from: 2017-01-01, until: null, norm: soft, confidence: R3, readings: several,
     when: {term: "[5y, 10y)", kind: [no, on], able: false},
     then: {months: 12, cap: null},
     cite: ["甲#1"], note: {zh: 说明, en: note}}
  - {id: L, from: null, until: 2016-12-31, norm: hard, confidence: R1, when: {term: none},
     then: {months: null, cap: 1y6m}, cite: []}
"""


def write(folder: Path, text: str, name: str = "sample") -> Path:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def mistakes(folder: Path, old: str, new: str) -> str:
    assert old in GOOD
    with pytest.raises(LawDataError) as caught:
        load_tables(write(folder, GOOD.replace(old, new)))
    return str(caught.value)


def test_a_table_reads_as_it_is_written(tmp_path: Path) -> None:
    found = load_tables(write(tmp_path, GOOD))["sample"]
    assert [(arg.name, arg.type, arg.list, arg.optional) for arg in found.args] == [
        ("on", "date", None, False),
        ("term", "term", None, False),
        ("kind", "code", "kinds", True),
        ("able", "flag", None, False),
    ]
    first, second = found.rows
    assert first.conditions == (
        Condition("on", "interval", date(2017, 1, 1), None, True, False),
        Condition("term", "interval", Term(5), Term(10), True, False),
        Condition("kind", "in", options=("no", "on")),
        Condition("able", "flag", options=("false",)),
    )
    assert (first.values, first.hard, first.confirmed, first.several) == (
        {"months": 12, "cap": None},
        False,
        False,
        True,
    )
    assert second.conditions == (
        Condition("on", "interval", None, date(2016, 12, 31), False, True),
        Condition("term", "none"),
    )
    assert (second.values["cap"], second.hard, second.confirmed) == (Term(1, 6), True, True)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("table: sample", "table: other", "sample.yaml:1 table [other] 表名与文件名不同。改法：改为 sample"),
        ('"[5y, 10y)"', '"5y-10y"', "sample.yaml:14 R term [5y-10y] 不是区间：[5y-10y]，应写成 [5y, 10y) 或 (, 10y]"),
        ('"[5y, 10y)"', '"[10y, 5y)"', "R term [[10y, 5y)] 区间是空的"),
        ('"[5y, 10y)"', '"[5y, ]"', "区间的端点没有写出"),
        ('"[5y, 10y)"', '"[5年, )"', "不是期限的写法：[5年]"),
        ("kind: [no, on]", "kind: no", "R kind [no] 代码参数应写成列表 [甲, 乙]"),
        ("able: false", "able: 否", "R able [否] 不是标志：[否]，应写成 true 或 false"),
        ("able: false", "colour: [red]", "R [colour] 表中没有这个参数，有 on、term、kind、able"),
        ("months: 12", "months: 一年", "R months [一年] 不是整数：[一年]，应写成 12"),
        ("then: {months: 12, cap: null}", "then: {months: 12}", "R [cap] 缺少这个键。改法：补上 cap"),
        ("id: L", "id: R", "sample.yaml:17 R [R] 行号重复。改法：换一个行号"),
        ("norm: hard", "norm: 应当", "norm [应当] 应为 hard、soft"),
        ("confidence: R1", "confidence: 高", "confidence [高] 应为 R1、R2、R3、M"),
        ("from: 2017-01-01", "from: 2017-1-1", "R from [2017-1-1] 不是日期：[2017-1-1]，应写成 2017-01-01"),
        ("until: null", "until: 2016-01-01", "止日早于起日"),
        (
            "type: term, label: {zh: 刑期",
            "type: 期限, label: {zh: 刑期",
            "type [期限] 应为 date、term、int、code、flag",
        ),
        (", list: kinds", "", "kind [] code 参数要写 list，其他参数不写"),
        ("  on: {type: date", "  day: {type: date", "缺少日期参数 on，它选择版本"),
        ("  cap: {type: term", "  hard: {type: flag", "hard 是每张表都有的值，不能另写"),
        ("clock: false", "clock: true", "期间表的值应为 amount、unit、by、roll"),
        ("clock: false", "clock: false\nclock: true", "sample.yaml:4 clock [clock] 同一个键写了两次"),
        ("clock: false", "clocks: false", "未知的键，应为 table、title、clock、args、values、rows、note、readings"),
        ("rows:\n", "rows: none\nlines:\n", "rows [] 行应写成列表"),
    ],
)
def test_a_mistake_names_its_place_and_mend(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = mistakes(tmp_path, old, new)
    assert message in text
    assert "改法：" in text


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(tmp_path, "table: a\n", "a")
    write(tmp_path, "- no mapping\n", "b")
    write(tmp_path, "x: [", "c")
    with pytest.raises(LawDataError) as caught:
        load_tables(tmp_path)
    text = str(caught.value)
    assert "a.yaml:1 [rows] 缺少这个键" in text
    assert "b.yaml:1 [] 文件应为“键: 值”的列表" in text
    assert "不是有效的 YAML" in text


@pytest.mark.parametrize("text", ["2024-02-30", "2024/01/01", "20240101", "none", "2024-01"])
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|日期"):
        parse_date(text)


@pytest.mark.parametrize("text", ["-1", "01", "1.0", "", "十"])
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="不是整数"):
        parse_int(text)


def test_flags_are_words_not_yaml_guesses() -> None:
    assert parse_flag("true") is True
    with pytest.raises(ValueError, match="不是标志"):
        parse_flag("yes")


@given(st.integers(0, 30), st.integers(1, 30), st.booleans(), st.booleans())
def test_an_interval_reads_back(lo: int, width: int, lo_closed: bool, hi_closed: bool) -> None:
    text = f"{'[' if lo_closed else '('}{lo}, {lo + width}{']' if hi_closed else ')'}"
    assert parse_interval("n", "int", text) == Condition("n", "interval", lo, lo + width, lo_closed, hi_closed)


def test_a_table_lies_in_the_folder_of_its_subject_and_only_once(tmp_path: Path) -> None:
    for place in ("one/custody", "two/custody", "two/trial"):
        (tmp_path / place).mkdir(parents=True)
        write(tmp_path / place, GOOD)
    assert load_tables(tmp_path / "one")["sample"].file == "custody/sample.yaml"
    with pytest.raises(LawDataError, match=r"trial/sample.yaml:1 table \[sample\] custody/sample.yaml 已经是这张表"):
        load_tables(tmp_path / "two")
