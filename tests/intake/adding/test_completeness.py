"""Only what a unit stated to be complete, and what was wholly read, proves that something is absent."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

ZHOU = "11010519491231002X"
POINTS = [["身份证号", "月份", "总分"], [ZHOU, "2024-05", 95]]
UNTIL = date(2024, 12, 31)


def covered(workspace: Workspace) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for batch in list_batches(workspace) for row in batch.coverage().to_pylist()]


def told(result: AddResult, code: str) -> list[str]:
    return [problem.zh() for problem in result.problems if problem.code == code]


def test_a_complete_delivery_covers_its_tables(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS)
    write_delivery("月计分")
    result = add_files(workspace, [inbox])
    assert covered(workspace) == [("江州市第一监狱", None, "points_month", None, UNTIL)]
    assert result.problems == ()
    (batch,) = list_batches(workspace)
    assert batch.manifest.delivery is not None
    assert batch.manifest.delivery.purpose == "减刑、假释监督"
    assert batch.table("points_month")["recorded_by"].to_pylist() == ["江州市第一监狱"]


def test_a_delivered_table_without_rows_is_covered(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS[:1])
    write_delivery("月计分")
    add_files(workspace, [inbox])
    assert covered(workspace) == [("江州市第一监狱", None, "points_month", None, UNTIL)]


def test_without_a_delivery_nothing_is_covered(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    result = add_files(workspace, [write_book("计分.xlsx", 月计分=POINTS)])
    assert covered(workspace) == []
    assert told(result, "no_delivery") == [
        "delivery.yaml：没有交付说明：能用来发现违法，但“查无记录”不能说明没有。"
        "改法：请交付单位填写 delivery.yaml，与文件放在一起后添加"
    ]


def test_a_table_that_was_named_but_not_delivered_is_not_covered(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS, 履行=[["身份证号", "缴纳日期"], [ZHOU, "2024-01-02"]])
    write_delivery("月计分", "监狱在押")
    result = add_files(workspace, [inbox])
    assert [row[2] for row in covered(workspace)] == ["points_month"]
    assert told(result, "not_complete") == [
        "delivery.yaml：“监狱在押”不能作为完整数据：文件里没有这张表。改法：改正后重新交付；在此之前，查无记录不能说明没有"
    ]
    assert told(result, "not_named") == ["delivery.yaml：没有列出“履行”，但文件里有"]


LOST_SHEET = {"月计分": [["甲"], ["1"]]}
LOST_ROW = {"月计分": [*POINTS, [None, "2024-06", 95]]}
OTHER_SHEET = {"月计分": POINTS, "二监区": POINTS}


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        (LOST_SHEET, "文件里没有这张表"),
        ({"points_month": POINTS} | LOST_SHEET, "有工作表没有读取"),
        (LOST_ROW, "有 1 行不能确定是谁"),
        (OTHER_SHEET, "有文件、工作表或行没有读取"),
    ],
)
def test_what_was_not_wholly_read_is_not_complete(
    workspace: Workspace,
    write_book: Callable[..., Path],
    write_delivery: Callable[..., Path],
    inbox: Path,
    sheets: dict[str, list[list[object]]],
    reason: str,
) -> None:
    write_book("计分.xlsx", **sheets)
    write_book("在押.xlsx", 监狱在押=[["身份证号", "入监日期"], [ZHOU, "2020-01-02"]])
    write_delivery("月计分", "监狱在押")
    result = add_files(workspace, [inbox])
    assert "points_month" not in [row[2] for row in covered(workspace)]
    assert f"“月计分”不能作为完整数据：{reason}" in told(result, "not_complete")[0]


def test_rows_with_a_number_alone_prove_nothing_yet(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=[["罪犯编号", "月份", "总分"], ["3201", "2024-05", 95]])
    write_delivery("月计分")
    assert told(add_files(workspace, [inbox]), "numbers_only") == [
        "delivery.yaml：“月计分”有 1 行只有编号没有身份证号：对应到身份证号之前，不能作为完整数据。"
        "改法：补上身份证号，或请该单位另交编号与身份证号的对照"
    ]


def test_a_unit_has_one_name_however_it_is_typed(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS)
    delivery = write_delivery("月计分")
    text = delivery.read_text(encoding="utf-8").replace("江州市第一监狱", "江州市　第一监狱（女）")
    delivery.write_text(text, encoding="utf-8")
    add_files(workspace, [inbox])
    (batch,) = list_batches(workspace)
    assert covered(workspace)[0][0] == "江州市第一监狱(女)"
    assert batch.table("points_month")["recorded_by"].to_pylist() == ["江州市第一监狱(女)"]


def test_an_unreadable_file_takes_completeness_from_all(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS)
    (inbox / "b.xlsx").write_bytes(b"")
    write_delivery("月计分")
    add_files(workspace, [inbox])
    assert covered(workspace) == []


def test_a_known_file_with_another_statement_is_told(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("计分.xlsx", 月计分=POINTS)
    first = add_files(workspace, [inbox])
    write_delivery("月计分")
    again = add_files(workspace, [inbox])
    assert again.batch is None
    assert [problem.zh() for problem in again.problems] == [
        f"计分.xlsx：已在批次 {first.batch} 中，但这次的交付说明与当时不同，没有采用。"
        f"改法：要采用新的说明，用 jianheng add 工作区 文件 --replace {first.batch}"
    ]


def test_files_of_two_deliveries_are_not_mixed(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    path = write_book("计分.xlsx", 月计分=POINTS)
    delivery = write_delivery("月计分")
    (inbox / "b").mkdir()
    (inbox / "b" / "delivery.yaml").write_bytes(delivery.read_bytes())
    (inbox / "b" / "2.xlsx").write_bytes(path.read_bytes())
    with pytest.raises(IntakeError, match="文件分属 2 份交付说明。改法：一次交付添加一次"):
        add_files(workspace, [inbox])
    assert add_files(workspace, [path], delivery=delivery).batch
