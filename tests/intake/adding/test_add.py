"""Files become a batch: every cell kept, every doubt told, nothing guessed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult, Progress
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import Batch, list_batches
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "320102198001010016"
HEADINGS = ["身份证号", "罪犯编号", "姓名", "监狱", "月份", "月考核分"]
HINTS = ["填写：18 位", "填写：文字", "填写：文字", "填写：文字", "填写：2024-05；必填", "填写：整数；必填"]


def only_batch(workspace: Workspace) -> Batch:
    (batch,) = list_batches(workspace)
    return batch


def told(result: AddResult, code: str) -> list[str]:
    return [problem.zh() for problem in result.problems if problem.code == code]


def test_a_template_is_read_below_its_hints(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book(
        "计分.xlsx",
        月计分=[
            ["江州市第一监狱月计分表"],
            HEADINGS,
            HINTS,
            [ZHOU, "3201001", "周某", "江州市第一监狱", "2024-05", 95],
            [],
            [None, "3201002", "吴某", "江州市 第一监狱", "2024年6月", "88"],
            ["合计", None, None, None, None, 183],
            ["填表人：郑某"],
        ],
    )
    result = add_files(workspace, [path])
    batch = only_batch(workspace)
    rows = batch.table("points_month").to_pylist()
    assert [row["person"] for row in rows] == [f"id:{ZHOU}", f"no:{batch.id}:3201002"]
    assert [(row["month_lo"], row["month_hi"], row["total"]) for row in rows] == [
        (date(2024, 5, 1), date(2024, 5, 31), 95),
        (date(2024, 6, 1), date(2024, 6, 30), 88),
    ]
    assert {row["prison"] for row in rows} == {"江州市第一监狱"}
    assert [(row["source"], row["sheet"], row["row_no"]) for row in rows] == [
        ("计分.xlsx", "月计分", 4),
        ("计分.xlsx", "月计分", 6),
    ]
    assert rows[0]["row_id"] == f"{batch.id}:points_month:0:4"
    assert json.loads(rows[1]["raw"])["month"] == {"cell": "E6", "text": "2024年6月"}
    entry = result.tables["points_month"]
    assert (entry.read, entry.kept, entry.with_problems) == (2, 2, 0)
    assert told(result, "not_a_row") == [
        "计分.xlsx，工作表“月计分”，第 7 行：[合计 | 183] 合计或小计",
        "计分.xlsx，工作表“月计分”，第 8 行：[填表人：郑某] 表下注记",
    ]
    people = batch.table("person_statement").to_pylist()
    assert [(row["name"], row["id_no"], row["source_no"]) for row in people] == [
        ("周某", ZHOU, "3201001"),
        ("吴某", None, "3201002"),
    ]


def test_a_cell_that_cannot_be_read_is_told_and_its_words_are_kept(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    path = write_book(
        "计分.xlsx", 月计分=[[*HEADINGS, "民警签名"], [ZHOU, None, "周某", "江州", "2024年13月", "约90", "郑某"]]
    )
    result = add_files(workspace, [path])
    (row,) = only_batch(workspace).table("points_month").to_pylist()
    assert (row["month_lo"], row["total"]) == (None, None)
    raw = json.loads(row["raw"])
    assert raw["month"]["text"] == "2024年13月"
    assert raw["_unread"] == {"month": "2024年13月", "total": "约90", "民警签名": "郑某"}
    assert told(result, "unreadable_cell") == [
        "计分.xlsx，工作表“月计分”，第 2 行，“月份”列（E2）：[2024年13月] 没有 13 月，"
        "应为2024-05-31、2024年5月 或 2024年 形式的日期。改法：与原件核对后改正这一格，重新添加",
        "计分.xlsx，工作表“月计分”，第 2 行，“月考核分”列（F2）：[约90] 不是整数，应为整数。"
        "改法：与原件核对后改正这一格，重新添加",
    ]
    assert told(result, "unknown_column") == [
        "计分.xlsx，工作表“月计分”，第 1 行，“民警签名”列（G1）：不认识这一列，内容只保留原文。"
        "改法：如果它是“月计分”的一项，把列名改成模板中的名称"
    ]
    assert result.tables["points_month"].with_problems == 1
    assert only_batch(workspace).problems() == tuple(result.problems)


def test_an_id_number_is_never_repaired(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [
        ["110105194912310021", "3201001", "周某", "江州", "2024-05", 95],
        [110105194912310020, None, "吴某", "江州", "2024-05", 95],
        [None, None, "郑某", "江州", "2024-05", 95],
    ]
    result = add_files(workspace, [write_book("计分.xlsx", 月计分=[HEADINGS, *rows])])
    batch = only_batch(workspace)
    assert batch.table("points_month")["person"].to_pylist() == [
        f"no:{batch.id}:3201001",
        "doc:计分.xlsx#月计分!3",
        "doc:计分.xlsx#月计分!4",
    ]
    wrong, lost = told(result, "unreadable_cell")
    assert "末位校验码应为 X，实为 1：至少有一位写错" in wrong
    assert "被 Excel 存成了数字，后几位已丢失" in lost
    assert [text.split("：")[0] for text in told(result, "unidentified_person")] == [
        "计分.xlsx，工作表“月计分”，第 3 行",
        "计分.xlsx，工作表“月计分”，第 4 行",
    ]


def test_missing_columns_and_empty_required_cells(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("计分.xlsx", 月计分=[["姓名", "月份", "监狱"], ["周某", "/", "江州"]])
    result = add_files(workspace, [path])
    assert told(result, "absent_column") == [
        "计分.xlsx，工作表“月计分”，第 1 行：没有必填的“总分”列。改法：补上这一列；用到它的模型在此之前答“无法判断”",
        "计分.xlsx，工作表“月计分”，第 1 行：没有能确定人员的列，各行之间不能认定为同一人，"
        "应为身份证号 或 罪犯编号 列。改法：补上其中一列后重新添加",
    ]
    assert told(result, "missing_value") == [
        "计分.xlsx，工作表“月计分”，第 2 行，“月份”列：必填项没有填写。"
        "改法：补填后重新添加；用到它的模型在此之前答“无法判断”"
    ]


def test_two_columns_of_one_meaning_are_used_by_neither(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("计分.xlsx", 月计分=[["罪犯编号", "月份", "总分", "月考核分"], ["1", "2024-05", 95, 96]])
    result = add_files(workspace, [path])
    assert len(told(result, "doubtful_column")) == 2
    assert "与另一列同指“总分”，两列都没有采用" in told(result, "doubtful_column")[0]
    (row,) = only_batch(workspace).table("points_month").to_pylist()
    assert row["total"] is None
    assert json.loads(row["raw"])["_unread"] == {"总分": "95", "月考核分": "96"}


def test_sheets_are_known_by_name_and_others_are_told(
    workspace: Workspace, write_book: Callable[..., Path], inbox: Path
) -> None:
    book = write_book(
        "汇总.xlsx",
        points_month=[["罪犯编号", "月份", "总分"], ["1", "2024-05", 95]],
        监狱在押2024=[["罪犯编号", "入监日期"], ["1", "2020-01-02"]],
        说明=[["请勿改动表头"]],
        二监区=[["罪犯编号", "月份"], ["2", "2024-05"]],
        月计分=[["甲", "乙"], ["1", "2"]],
        空=[],
    )
    csv = inbox / "履行_2024.csv"
    csv.write_bytes("罪犯编号,缴纳日期,金额（万元）\n1,2024/5/31,1.2\n".encode("gb18030"))
    result = add_files(workspace, [book, csv])
    assert {name: entry.kept for name, entry in result.tables.items()} == {
        "points_month": 1,
        "prison_stay": 1,
        "property_payment": 1,
        "person_statement": 3,
    }
    payment = only_batch(workspace).table("property_payment").to_pylist()[0]
    assert str(payment["amount"]) == "12000.00"
    assert json.loads(payment["raw"])["amount"] == {"cell": "C2", "text": "1.2"}
    assert told(result, "not_a_table") == ["汇总.xlsx，工作表“说明”：是说明页，没有作为数据"]
    (unknown,) = told(result, "unknown_table")
    assert unknown.startswith(
        "汇总.xlsx，工作表“二监区”，第 1 行：列的对应还没有确认，没有读取。像是“月计分”：1 列认得，1 列要人确认。"
    )
    (headless,) = told(result, "no_headings")
    assert headless.startswith("汇总.xlsx，工作表“月计分”：[甲 乙] 前十行里找不到表头，应为“月计分”的列名：")


def test_records_of_json_lines(workspace: Workspace, inbox: Path) -> None:
    lines = [
        {"table": "points_month", "person": f"id:{ZHOU}", "month": "2024-05", "total": 95, "extra": 1},
        {"table": "月计分", "身份证号": WU, "月份": "2024-06", "总分": 88.0, "extra": 2},
        {"table": "commutation_ruling", "source_no": "7", "ground": ["悔改", "merit"], "reduction": "0y6m"},
        {"table": "reduction", "person": "x"},
        {"table": "points_month", "person": "110105194912310021", "month": "2024-05"},
    ]
    path = inbox / "a.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    result = add_files(workspace, [path])
    batch = only_batch(workspace)
    assert batch.table("points_month")["person"].to_pylist() == [f"id:{ZHOU}", f"id:{WU}", "doc:a.jsonl#5"]
    (ruling,) = batch.table("commutation_ruling").to_pylist()
    assert ruling["ground"] == ["repentance", "merit"]
    assert (ruling["reduction_y"], ruling["reduction_m"], ruling["reduction_d"]) == (0, 6, 0)
    assert len(told(result, "unknown_column")) == 1
    (unknown,) = told(result, "unknown_table")
    assert unknown.startswith("a.jsonl，第 4 行：[reduction] 没有这张数据表，这一行没有采用。改法：可用的表：")
    assert [text.split("：")[0] for text in told(result, "missing_value")] == [
        "a.jsonl，第 3 行，“裁定日期”列",
        "a.jsonl，第 5 行，“总分”列",
    ]


def test_the_same_file_again_brings_nothing(workspace: Workspace, write_book: Callable[..., Path], inbox: Path) -> None:
    path = write_book("计分.xlsx", 月计分=[HEADINGS, [ZHOU, None, None, None, "2024-05", 95]])
    first = add_files(workspace, [path])
    copy = inbox / "计分（副本）.xlsx"
    copy.write_bytes(path.read_bytes())
    again = add_files(workspace, [copy])
    assert again.batch is None
    assert [(known.name, known.batch, known.known_as) for known in again.recognised] == [
        ("计分（副本）.xlsx", first.batch, "计分.xlsx")
    ]
    assert len(list_batches(workspace)) == 1


def test_one_content_twice_in_one_delivery_is_read_once(
    workspace: Workspace, write_book: Callable[..., Path], inbox: Path
) -> None:
    path = write_book("计分.xlsx", 月计分=[HEADINGS, [ZHOU, None, None, None, "2024-05", 95]])
    (inbox / "b").mkdir()
    (inbox / "b" / "计分.xlsx").write_bytes(path.read_bytes())
    result = add_files(workspace, [inbox])
    assert [(known.name, known.batch, known.known_as) for known in result.recognised] == [
        ("inbox/计分.xlsx", "", "b/计分.xlsx")
    ]
    assert result.tables["points_month"].kept == 1


def test_a_broken_file_among_others_is_told_and_may_come_again(
    workspace: Workspace, write_book: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=[HEADINGS, [ZHOU, None, None, None, "2024-05", 95]])
    broken = inbox / "在押.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    result = add_files(workspace, [inbox])
    assert told(result, "unreadable_file")[0].startswith("在押.xlsx：工作簿已损坏或不是 Excel 文件")
    assert result.tables["points_month"].kept == 1
    assert [(entry.name, entry.read) for entry in only_batch(workspace).manifest.files] == [
        ("在押.xlsx", False),
        ("计分.xlsx", True),
    ]
    with pytest.raises(IntakeError, match="没有读出一行数据，什么也没有添加"):
        add_files(workspace, [broken])
    assert len(list_batches(workspace)) == 1


def test_where_everything_else_is_known_a_broken_file_brings_nothing_new(
    workspace: Workspace, write_book: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=[HEADINGS, [ZHOU, None, None, None, "2024-05", 95]])
    (inbox / "在押.xlsx").write_bytes(b"PK\x03\x04")
    first = add_files(workspace, [inbox])
    again = add_files(workspace, [inbox])
    assert (again.batch, [(known.name, known.batch) for known in again.recognised]) == (
        None,
        [("计分.xlsx", first.batch)],
    )
    assert [problem.place.source for problem in again.unread] == ["在押.xlsx"]


def test_a_statement_of_another_table_makes_no_empty_batch(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 别的=[["甲", "乙"], ["一", "二"]])
    write_delivery("月计分")
    with pytest.raises(IntakeError, match="没有读出一行数据，什么也没有添加"):
        add_files(workspace, [inbox])
    assert list_batches(workspace) == ()


def test_paths_that_are_not_there_are_all_named(workspace: Workspace, inbox: Path) -> None:
    with pytest.raises(IntakeError) as caught:
        add_files(workspace, [inbox / "a.xlsx", inbox / "b.xlsx"])
    assert [problem.zh() for problem in caught.value.problems] == [
        f"{inbox / 'a.xlsx'}：找不到这个文件。改法：检查路径和文件名",
        f"{inbox / 'b.xlsx'}：找不到这个文件。改法：检查路径和文件名",
    ]
    with pytest.raises(IntakeError, match="没有可以添加的文件"):
        add_files(workspace, [inbox])


def test_progress_is_told_for_every_file(workspace: Workspace, write_book: Callable[..., Path], inbox: Path) -> None:
    write_book("甲.xlsx", 月计分=[HEADINGS, [ZHOU, None, None, None, "2024-05", 95]])
    write_book("乙.xlsx", 月计分=[HEADINGS, [WU, None, None, None, "2024-05", 95]])
    seen: list[Progress] = []
    add_files(workspace, [inbox], progress=seen.append)
    assert seen[0] == Progress("乙.xlsx", 1, 2, 0)
    assert seen[-1] == Progress("甲.xlsx", 2, 2, 4)
