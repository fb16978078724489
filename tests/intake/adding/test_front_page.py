"""The cover and the contents of a book are no data; a sheet of which a line could be data is not passed over."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.front_page import is_front_page
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.problem import Severity
from jianheng.workspace import Workspace

Rows = Sequence[Sequence[CellValue]]
COVER: Rows = [
    ["江州监狱在押罪犯情况"],
    [],
    [None, "填报单位：", "江州监狱"],
    [None, "填报人：王某", "联系电话：", "0000-1234567"],
    ["二〇二四年十二月三十一日"],
    ["内部资料"],
]
CONTENTS: Rows = [["目  录"], ["序号", "名称", "页码"], [1, "监狱在押", 1], [2, "历次减刑情况表", 15]]
DOTS = [["目录"], ["一、在押罪犯名单……………1"], ["（二）监狱在押........12"]]
STAYS = [
    ["证件号码", "监狱", "入监日期"],
    ["11010519491231002X", "江州监狱", "2020-01-01"],
]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.mark.parametrize("rows", [COVER, CONTENTS, DOTS, [["2024年度"], ["江州市司法局"], ["数据汇编"]]])
def test_covers_and_contents(rows: Rows) -> None:
    assert is_front_page(Sheet.of_rows("Sheet1", rows), ["监狱在押"])


@pytest.mark.parametrize(
    "rows",
    [
        [["在押名单"], ["周某"], ["李某"]],
        [["在押名单"], ["周某", 95], ["李某", 96]],
        [["在押名单"], ["姓名：周某", "性别：男"]],
        [["在押名单"], ["姓名：", "周某"]],
        [["在押名单"], ["3201001"], ["3201002"]],
        [["在押名单"], ["11010519491231002X"]],
        [["减刑情况"], ["2024-01-02"], ["2024-01-03"], ["2024-01-04"], ["2024-01-05"]],
        [["罪名情况"], ["故意伤害罪"], ["危险驾驶罪"], ["职务侵占罪"]],
        [["江州监狱"], ["2024年"]],
        [["移送情况"], ["单位", "日期"], ["江州监狱", "2024-01-02"], ["西州监狱", "2024-01-03"]],
        [["在押情况"], *[["江州监狱"]] * 7],
        [],
    ],
)
def test_what_could_be_data_is_no_cover(rows: Rows) -> None:
    assert not is_front_page(Sheet.of_rows("Sheet1", rows), ["监狱在押"])


def test_a_cover_is_told_and_is_no_error(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("报表.xlsx", Sheet1=COVER, Sheet2=CONTENTS, 监狱在押=STAYS)
    result = add_files(workspace, [path])
    assert result.unread == ()
    told = [(problem.place.sheet, problem.severity) for problem in result.problems if problem.code == "not_a_table"]
    assert told == [("Sheet1", Severity.NOTICE), ("Sheet2", Severity.NOTICE)]
    assert result.tables["prison_stay"].kept == 1


def test_a_sheet_of_data_without_headings_is_an_error(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("报表.xlsx", Sheet1=[["在押名单"], ["周某"], ["李某"]], 监狱在押=STAYS)
    result = add_files(workspace, [path])
    assert [(problem.code, problem.place.sheet) for problem in result.unread] == [("unknown_table", "Sheet1")]


def test_a_sheet_named_after_a_table_is_no_cover(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("报表.xlsx", 月计分=[["月计分情况表"], ["江州监狱"]], 监狱在押=STAYS)
    result = add_files(workspace, [path])
    assert [problem.place.sheet for problem in result.unread] == ["月计分"]


def test_a_book_of_covers_alone_is_an_error(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("报表.xlsx", Sheet1=COVER, Sheet2=[["目录"], ["一、在押罪犯名单……1"]])
    result = add_files(workspace, [path, write_book("监狱在押.xlsx", 监狱在押=STAYS)])
    assert [problem.place.sheet for problem in result.unread] == ["Sheet1", "Sheet2"]
