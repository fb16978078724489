"""A source's own sheet, confirmed once, fills canonical tables; what nobody confirmed is not read."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.mapping import (
    ColumnRule,
    Mapping,
    RowRule,
    SheetMapping,
    Split,
    draft,
    load_mapping,
    save_mapping,
)
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
ROWS = [
    ["江州监狱在押罪犯一览表（2024年12月）"],
    ["序号", "罪犯姓名", "身份证号码", "入监时间", "现刑期起止", "收押类别", "家属通知", "管教意见"],
    [1, "周某", ZHOU, "2024.5.6", "2024.5.1-2027.4.30", "1", "2024-05-08", "表现一般"],
    [2, "吴某", WU, "二〇二四年六月七日", "2024.6.1-2028.5.31", "2", "", ""],
    ["合计", 2],
]
SHEET = SheetMapping(
    "在押",
    (RowRule("prison_stay", "", {"prison": "江州监狱"}), RowRule("service", "家属", {"to_role": "family"})),
    (
        ColumnRule("序号"),
        ColumnRule("罪犯姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号码", to=(Target("person_statement", "id_no"),)),
        ColumnRule("入监时间", to=(Target("prison_stay", "admitted_on"),)),
        ColumnRule(
            "现刑期起止",
            to=(Target("prison_stay", "stated_start"), Target("prison_stay", "stated_end")),
            split=Split.SPAN,
        ),
        ColumnRule("收押类别", to=(Target("prison_stay", "admitted_as"),), codes={"1": "new", "2": "transferred"}),
        ColumnRule("家属通知", to=(Target("service", "received_at", "家属"),)),
        ColumnRule("管教意见"),
    ),
)

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def tables(workspace: Workspace) -> dict[str, list[dict[str, object]]]:
    [batch] = list_batches(workspace)
    return {name: batch.table(name).to_pylist() for name in batch.manifest.tables}


def test_a_wide_sheet_becomes_rows_of_several_tables(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    add_files(workspace, [write_book("名册.xlsx", 名册=ROWS)], mapping=Mapping("江州监狱", (SHEET,)))
    found = tables(workspace)
    stays = found["prison_stay"]
    assert [row["admitted_on"] for row in stays] == [date(2024, 5, 6), date(2024, 6, 7)]
    assert next((row["stated_start"], row["stated_end"]) for row in stays) == (date(2024, 5, 1), date(2027, 4, 30))
    assert [row["admitted_as"] for row in stays] == ["new", "transferred"]
    assert {row["prison"] for row in stays} == {"江州监狱"}
    assert [row["person"] for row in stays] == [f"id:{ZHOU}", f"id:{WU}"]
    # Only where the family was told is there a row of service.
    [told] = found["service"]
    assert (told["person"], told["to_role"]) == (f"id:{ZHOU}", "family")
    assert {row["name"] for row in found["person_statement"]} == {"周某", "吴某"}


def test_raw_words_and_places_stay_beside_clean_values(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    add_files(workspace, [write_book("名册.xlsx", 名册=ROWS)], mapping=Mapping("江州监狱", (SHEET,)))
    raw = json.loads(str(tables(workspace)["prison_stay"][0]["raw"]))
    assert raw["admitted_on"] == {"cell": "D3", "text": "2024.5.6"}
    assert raw["stated_end"] == {"cell": "E3", "text": "2024.5.1-2027.4.30"}
    assert raw["admitted_as"] == {"cell": "F3", "text": "1"}
    assert raw["_unread"]["管教意见"] == "表现一般"


def test_an_end_before_its_beginning_is_told_and_neither_is_used(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [["身份证号", "监狱", "入监日期", "离监日期"], [ZHOU, "江州监狱", "2024-05-06", "2023-05-06"]]
    result = add_files(workspace, [write_book("在押.xlsx", 监狱在押=rows)])
    [row] = tables(workspace)["prison_stay"]
    assert (row["admitted_on"], row["left_on"]) == (None, None)
    unread = json.loads(str(row["raw"]))["_unread"]
    assert (unread["admitted_on"], unread["left_on"]) == ("2024-05-06", "2023-05-06")
    [told] = [problem for problem in result.problems if problem.code == "end_before_start"]
    assert "“离监日期”早于“入监日期”，两项都没有采用" in told.zh()


def test_what_nobody_confirmed_is_told_and_not_read(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    book = write_book("名册.xlsx", 名册=ROWS)
    [table] = inspect_files(workspace, [book]).tables
    assert table.proposal.tables[0].table == "prison_stay"
    with pytest.raises(IntakeError) as caught:
        add_files(workspace, [book])
    assert list_batches(workspace) == (), "as a batch without rows it could not be added once it is confirmed"
    [told] = [problem for problem in caught.value.problems if problem.code == "unknown_table"]
    assert "列的对应还没有确认，没有读取" in told.zh()


def test_a_file_of_which_nothing_was_read_comes_again_once_it_is_confirmed(
    workspace: Workspace, write_book: Callable[..., Path], inbox: Path
) -> None:
    book = write_book("名册.xlsx", 名册=ROWS)
    write_book("监狱在押.xlsx", 监狱在押=[["身份证号", "监狱", "入监日期"], ["11010519491231002X", "甲", "2020-01-02"]])
    first = add_files(workspace, [inbox])
    assert [problem.place.source for problem in first.unread] == ["名册.xlsx"]
    drafted = draft(inspect_files(workspace, [book]).tables[0].proposal, load_dictionary())
    again = add_files(workspace, [inbox], mapping=Mapping("江州监狱", (drafted,)))
    assert [known.name for known in again.recognised] == ["监狱在押.xlsx"]
    assert again.tables["prison_stay"].kept == 2


def test_what_is_sure_can_be_taken_and_the_rest_is_kept(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    book = write_book("名册.xlsx", 名册=ROWS)
    found = inspect_files(workspace, [book])
    drafted = draft(found.tables[0].proposal, load_dictionary())
    add_files(workspace, [book], mapping=Mapping("江州监狱", (drafted,)))
    [first, _] = tables(workspace)["prison_stay"]
    assert first["admitted_on"] == date(2024, 5, 6)
    assert json.loads(str(first["raw"]))["_unread"]["管教意见"] == "表现一般"


def test_what_is_read_anew_in_a_batch_s_place_is_confirmed_anew(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    book = write_book("名册.xlsx", 名册=ROWS)
    added = add_files(workspace, [book], mapping=Mapping("江州监狱", (SHEET,)))
    assert added.batch is not None
    assert inspect_files(workspace, [book]).tables == ()
    [table] = inspect_files(workspace, [book], replaces=added.batch).tables
    assert [heading.text for heading in table.proposal.block.headings] == ROWS[1]


def test_a_confirmed_mapping_is_kept_for_its_source(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    save_mapping(workspace, Mapping("江州监狱", (SHEET,), "李某", date(2026, 11, 27)))
    book = write_book("名册.xlsx", 名册=ROWS)
    assert inspect_files(workspace, [book], source="江州监狱").tables == ()
    add_files(workspace, [book], source="江州监狱")
    assert len(tables(workspace)["prison_stay"]) == 2
    [batch] = list_batches(workspace)
    assert "确认人: 李某" in (batch.folder / "mapping.yaml").read_text(encoding="utf-8")
    kept = load_mapping(workspace, "江州监狱", load_dictionary())
    assert kept is not None
    assert kept.sheets == (SHEET,)


def test_a_new_column_is_told_and_only_kept(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    wider = [
        [*row, text] if len(row) > 2 else row for row, text in zip(ROWS, ["", "新列", "甲", "乙", ""], strict=True)
    ]
    book = write_book("名册.xlsx", 名册=wider)
    result = add_files(workspace, [book], mapping=Mapping("江州监狱", (SHEET,)))
    [told] = [problem for problem in result.problems if problem.code == "changed_columns"]
    assert "新出现 新列" in told.zh()
    assert json.loads(str(tables(workspace)["prison_stay"][0]["raw"]))["_unread"]["新列"] == "甲"


def test_a_key_to_short_names_is_used_and_is_no_data(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["ZJHM_A", "RSSJ_B", "LB_C"], [ZHOU, "2024-05-06", "1"], [WU, "2024-06-07", "2"]]
    book = write_book(
        "导出.xlsx",
        T_ZFXX=rows,
        字段说明=[
            ["表名", "字段", "说明"],
            ["T_ZFXX", "ZJHM_A", "身份证号码"],
            ["T_ZFXX", "RSSJ_B", "入监时间"],
            ["T_ZFXX", "LB_C", "收押类别"],
        ],
        代码表=[["字段", "代码", "名称"], ["LB_C", "1", "新收"], ["LB_C", "2", "调入"]],
    )
    [table] = inspect_files(workspace, [book]).tables
    assert [str(column.best) for column in table.proposal.columns] == [
        "person_statement.id_no",
        "prison_stay.admitted_on",
        "prison_stay.admitted_as",
    ]
    drafted = draft(table.proposal, load_dictionary())
    assert drafted.columns[2].codes == {"1": "new", "2": "transferred"}


def test_a_sheet_without_headings_is_told_and_breaks_nothing(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    book = write_book("数字.xlsx", 一=[[1, 2, 3], [4, 5, 6]])
    assert inspect_files(workspace, [book]).tables == ()
    with pytest.raises(IntakeError) as caught:
        add_files(workspace, [book])
    assert any("数字.xlsx" in problem.zh() for problem in caught.value.problems)
