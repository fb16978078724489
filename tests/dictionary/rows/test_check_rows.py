"""Rows held against the dictionary."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import Axis, Code, CodeList, Field, RequiredIf, Table, check_rows

COLOUR = CodeList(
    "colour", "颜色", "colour", {"red": Code("red", "红", "red"), "green": Code("green", "绿", "green")}, {}
)


def field(name: str, kind: str, zh: str, **more: Any) -> Field:
    time = "occurred" if kind in ("date", "moment") and "time" not in more else None
    return Field(name, kind, label_zh=zh, label_en=name, **({"time": time} | more))


STAY = Table(
    name="stay", title_zh="在押", title_en="Stay", row_zh="一段", row_en="one stay", key=("person", "admitted_at"),
    axis=Axis("span", "admitted_at", "left_at"), derived=False, sensitivity=2, areas=(), basis=(),
    fields={
        f.name: f
        for f in (
            Field("person", "key", entity="person", label_zh="人员", label_en="person"),
            field("admitted_at", "moment", "入所时间", required=True),
            field("left_at", "moment", "出所时间", empty="open"),
            field("left_for", "code", "出所原因", list="colour", required_if=RequiredIf("left_at")),
            field("hues", "codes", "各种颜色", list="colour"),
            field("term", "term", "刑期", required_if=RequiredIf("left_for", ("red",))),
            field("term_from", "date", "期限起日"),
            field("term_until", "date", "期限止日", time="planned"),
            field("born_on", "date", "出生日期", part=True),
        )
    },
)  # fmt: skip
GOOD: dict[str, Any] = {
    "row_id": "r1", "source": "在押.xlsx", "sheet": "在押", "row_no": 3, "person": "A",
    "admitted_at": datetime(2024, 5, 1, 9, 30), "admitted_at_precision": "minute",
}  # fmt: skip


def check(*rows: dict[str, Any], **more: Any) -> list[str]:
    full = [{**GOOD, "row_id": f"r{number}", **row} for number, row in enumerate(rows)]
    table = pa.Table.from_pylist(full, schema=STAY.schema())
    return [problem.zh() for problem in check_rows(STAY, table, lists={"colour": COLOUR}, **more)]


def test_a_row_that_keeps_to_the_dictionary() -> None:
    left = {"left_at": datetime(2024, 5, 2), "left_at_precision": "day", "left_for": "green", "hues": ["red", "green"]}
    assert check({}, left, {"term_y": 0, "term_m": 6, "term_d": 0}) == []


def test_a_required_field_that_is_empty() -> None:
    assert check({"admitted_at": None, "admitted_at_precision": None}) == [
        "在押.xlsx，工作表“在押”，第 3 行，“入所时间”列：必填项没有填写。"
        "改法：补填后重新读入；用到它的模型在此之前答“无法判断”"
    ]


def test_a_required_field_whose_words_could_not_be_read() -> None:
    raw = json.dumps({"_unread": {"admitted_at": "五月某日"}}, ensure_ascii=False)
    assert check({"admitted_at": None, "admitted_at_precision": None, "raw": raw}) == [
        "在押.xlsx，工作表“在押”，第 3 行，“入所时间”列：[五月某日] 必填项的内容未能读取。"
        "改法：按要求的写法改正后重新读入"
    ]


def test_fields_that_another_one_asks_for() -> None:
    left = {"left_at": datetime(2024, 5, 2), "left_at_precision": "day"}
    assert ["“出所原因”列：必填项没有填写" in line for line in check(left)] == [True]
    assert ["“刑期”列：必填项没有填写" in line for line in check({**left, "left_for": "red"})] == [True]
    assert check({**left, "left_for": "green"}) == []


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("红", "改为 red（红）"),
        ("gren", "改为 green（绿）"),
        ("violet?", "改为列表中的代码，没有合适的留空"),
    ],
)
def test_a_code_that_is_not_in_its_list(value: str, mend: str) -> None:
    assert check({"left_for": value, "term_y": 1, "term_m": 0, "term_d": 0}) == [
        f"在押.xlsx，工作表“在押”，第 3 行，“出所原因”列：[{value}] 不在代码表中，"
        f"应为“颜色”的代码：red 红、green 绿。改法：{mend}"
    ]


def test_each_wrong_code_of_a_field_of_several_is_told_with_its_row() -> None:
    said = check({"row_no": 3}, {"row_no": 4, "hues": []}, {"row_no": 5, "hues": ["red", "blau", "gelb"]})
    assert ["第 5 行" in line and "“各种颜色”列" in line for line in said] == [True, True]
    assert [line.split("[")[1].split("]")[0] for line in said] == ["blau", "gelb"]


def test_a_span_that_ends_before_it_starts() -> None:
    assert check({"term_from": date(2024, 5, 1), "term_until": date(2023, 4, 30)}) == [
        "在押.xlsx，工作表“在押”，第 3 行，“期限止日”列：[2023-04-30] 早于“期限起日”2024-05-01。改法：与原件核对后改正"
    ]


@pytest.mark.parametrize(
    ("left", "precision", "reversed_"),
    [
        (datetime(2024, 4, 30, 23, 59), "minute", True),
        (datetime(2024, 4, 30), "day", True),
        (datetime(2024, 5, 1), "day", False),  # some time of the day on which the stay began
        (datetime(2024, 5, 1, 9, 0), "hour", False),
        (datetime(2024, 5, 1, 9, 0), "minute", True),
        (datetime(2024, 5, 1, 9, 30), "minute", False),
    ],
)
def test_moments_are_reversed_only_where_their_precision_leaves_no_doubt(
    left: datetime, precision: str, reversed_: bool
) -> None:
    said = check({"left_at": left, "left_at_precision": precision, "left_for": "green"})
    assert bool(said) is reversed_
    assert all("早于“入所时间”2024-05-01 09:30:00" in line for line in said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            {"term_y": 3, "term_m": None, "term_d": 0},
            "“刑期”列：[3，空，0] 年、月、日三项没有写全。改法：没有的一项写 0",
        ),
        ({"term_y": 3, "term_m": -1, "term_d": 0}, "“刑期”列：[3，-1，0] 刑期有负数"),
        ({"born_on_lo": date(1990, 1, 1)}, "“出生日期”列：[1990-01-01，空] 只有最早日或最晚日"),
        ({"born_on_lo": date(1990, 2, 1), "born_on_hi": date(1990, 1, 1)}, "最早日晚于最晚日"),
        (
            {"admitted_at_precision": "second"},
            "“入所时间”列：[second] 没有写明时间精确到哪里，应为 minute、hour 或 day",
        ),
        ({"admitted_at_precision": None}, "没有写明时间精确到哪里"),
        ({"term_from": date(1900, 1, 1)}, "“期限起日”列：[1900-01-01] 不是真实的日期，应为 1900-01-02 至 2099-12-30"),
        ({"term_until": date(9999, 12, 31)}, "不清楚或没有的留空，不要用日期代替空白"),
    ],
)  # fmt: skip
def test_values_that_cannot_be(row: dict[str, Any], said: str) -> None:
    (line,) = check(row)
    assert said in line


def test_what_had_happened_cannot_lie_after_the_day_of_export() -> None:
    row = {"term_from": date(2024, 7, 1), "term_until": date(2025, 7, 1)}
    assert check(row) == []
    assert check(row, export_day=date(2024, 7, 1)) == []
    assert check(row, export_day=date(2024, 6, 30)) == [
        "在押.xlsx，工作表“在押”，第 3 行，“期限起日”列：[2024-07-01] 是已发生的事，却晚于导出日 2024-06-30。"
        "改法：与原件核对；预定的日期不应填在这一项"
    ]


def test_all_problems_of_a_row_are_told_at_once_and_rows_in_order() -> None:
    bad = {"left_for": "blue", "hues": ["blue"], "term_from": date(1900, 1, 1)}
    said = check({**bad, "row_no": 3}, {**bad, "row_no": 4})
    assert [line.split("第 ")[1][0] for line in said] == ["3"] * 3 + ["4"] * 3


def test_columns_that_are_not_those_of_the_table() -> None:
    rows = pa.Table.from_pylist([GOOD], schema=STAY.schema())
    wrong = rows.drop_columns(["left_for"]).append_column("colour", pa.array(["x"]))
    wrong = wrong.set_column(wrong.column_names.index("term_y"), "term_y", pa.array(["3"]))
    assert [problem.zh() for problem in check_rows(STAY, wrong, lists={"colour": COLOUR})] == [
        "数据表“在押”：[left_for] 没有这一列。改法：用本版本重新读入原文件",
        "数据表“在押”：[term_y] 列的类型是 string，应为 int32。改法：用本版本重新读入原文件",
        "数据表“在押”：[colour] 词典里没有这一列。改法：用本版本重新读入原文件",
    ]


def test_every_row_has_a_name_of_its_own() -> None:
    rows = [{**GOOD, "row_id": name} for name in ("a", "b", "a", None)]
    table = pa.Table.from_pylist(rows, schema=STAY.schema())
    assert [problem.zh() for problem in check_rows(STAY, table, lists={"colour": COLOUR})] == [
        "数据表“在押”：有 1 行没有行号标识。改法：用本版本重新读入原文件",
        "数据表“在押”：[a] 行号标识用了 2 次。改法：用本版本重新读入原文件",
    ]


def test_a_problem_reads_in_english_too() -> None:
    table = pa.Table.from_pylist([{**GOOD, "hues": ["blue"]}], schema=STAY.schema())
    (problem,) = check_rows(STAY, table, lists={"colour": COLOUR})
    assert problem.en() == (
        '在押.xlsx, sheet "在押", row 3, column "各种颜色": [blue] is not in the code list; '
        "expected a code of colour: red, green. Mend: write a code of the list, or leave it empty"
    )


DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=20))
def test_exactly_the_reversed_spans_are_told(spans: list[tuple[date, date]]) -> None:
    rows = [{"row_no": number, "term_from": a, "term_until": b} for number, (a, b) in enumerate(spans, start=1)]
    said = check(*rows)
    told = [int(line.split("第 ")[1].split(" 行")[0]) for line in said]
    assert told == [number for number, (a, b) in enumerate(spans, start=1) if b < a]
