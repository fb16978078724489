"""A sheet with a column for each month: a row of its own for each, of the year that the table names."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.mapping import ColumnRule, Mapping, SheetMapping, draft
from jianheng.intake.mapping.read import read_mapping
from jianheng.intake.mapping.write import mapping_text
from jianheng.intake.recognise import Proposal, State
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ROWS = [
    ["三监区2024年上半年罪犯计分考核汇总表"],
    ["罪犯编号", "姓名", "1月", "2月", "3月", "合计", "备注"],
    ["3601002", "吴某", 100, 98.5, 102, 300.5, ""],
    ["3601011", "卫某", "", 90, 100, 190, "1月入监教育"],
]
MONTHS = ("1月", "2月", "3月")
Look = Callable[[Path], Proposal]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.fixture
def look(workspace: Workspace) -> Callable[[Path], Proposal]:
    def at(path: Path) -> Proposal:
        [table] = inspect_files(workspace, [path]).tables
        return table.proposal

    return at


def confirmed(proposal: Proposal) -> SheetMapping:
    """As somebody confirms it who takes the first proposal for every month."""
    rules = {
        n: ColumnRule(column.heading.text, to=(Target.of(str(column.best)),))
        for n, column in enumerate(proposal.columns)
        if column.heading.text in (*MONTHS, "罪犯编号", "姓名")
    }
    return draft(proposal, load_dictionary(), rules)


def months(workspace: Workspace) -> list[tuple[date, float]]:
    """Month and points of every row, of all batches."""
    rows = [row for batch in list_batches(workspace) for row in batch.table("points_month").to_pylist()]
    return sorted((row["month_lo"], float(row["total"])) for row in rows)


def test_each_month_is_asked_about_and_the_title_says_which_table(write_book: Callable[..., Path], look: Look) -> None:
    proposal = look(write_book("汇总.xlsx", 三监区=ROWS))
    of_months = [column for column in proposal.columns if column.heading.text in MONTHS]
    assert [str(column.best) for column in of_months] == [f"points_month#{month}.total" for month in MONTHS]
    assert {column.state for column in of_months} == {State.ASK}
    assert "1月的这个数是什么" in of_months[0].ask.zh


def test_each_filled_month_becomes_a_row_of_its_own(
    workspace: Workspace, write_book: Callable[..., Path], look: Look
) -> None:
    path = write_book("汇总.xlsx", 三监区=ROWS)
    sheet = confirmed(look(path))
    assert [row.fixed for row in sheet.rows] == [{"month": month} for month in MONTHS]
    add_files(workspace, [path], mapping=Mapping("江州监狱", (sheet,)))
    january, february, march = (date(2024, month, 1) for month in (1, 2, 3))
    assert months(workspace) == [(january, 100), (february, 90), (february, 98.5), (march, 100), (march, 102)]


def test_the_same_headings_next_year_are_months_of_that_year(
    workspace: Workspace, write_book: Callable[..., Path], look: Look
) -> None:
    sheet = confirmed(look(write_book("汇总.xlsx", 三监区=ROWS)))
    later = [["三监区2025年上半年罪犯计分考核汇总表"], *ROWS[1:]]
    add_files(workspace, [write_book("后一年.xlsx", 三监区=later)], mapping=Mapping("江州监狱", (sheet,)))
    assert {month.year for month, _ in months(workspace)} == {2025}


@pytest.mark.parametrize("title", ["三监区罪犯计分考核汇总表", "三监区计分考核汇总（2023年12月至2024年2月）"])
def test_without_one_year_a_month_cannot_be_read_and_is_told(
    workspace: Workspace, write_book: Callable[..., Path], look: Look, title: str
) -> None:
    sheet = confirmed(look(write_book("汇总.xlsx", 三监区=ROWS)))
    path = write_book("无年份.xlsx", 三监区=[[title], *ROWS[1:]])
    added = add_files(workspace, [path], mapping=Mapping("江州监狱", (sheet,)))
    assert [problem.value for problem in added.problems if problem.code == "year_missing"] == ["1月、2月、3月"]
    # Once for the sheet, and not once a month a person.
    assert not [problem for problem in added.problems if problem.code in ("unreadable_cell", "missing_value")]
    assert [
        row["month_lo"] for batch in list_batches(workspace) for row in batch.table("points_month").to_pylist()
    ] == [None] * 5


def test_months_over_new_year_are_of_the_years_that_the_title_gives(
    workspace: Workspace, write_book: Callable[..., Path], look: Look
) -> None:
    rows = [
        ["2023年12月至2024年2月计分"],
        ["罪犯编号", "姓名", "12月", "1月", "2月"],
        ["3601002", "吴某", 100, 98.5, 102],
    ]
    path = write_book("汇总.xlsx", 三监区=rows)
    proposal = look(path)
    rules = {
        n: ColumnRule(column.heading.text, to=(Target.of(str(column.best)),))
        for n, column in enumerate(proposal.columns)
    }
    add_files(workspace, [path], mapping=Mapping("江州监狱", (draft(proposal, load_dictionary(), rules),)))
    assert months(workspace) == [(date(2023, 12, 1), 100), (date(2024, 1, 1), 98.5), (date(2024, 2, 1), 102)]


def test_a_mapping_of_months_is_read_as_it_was_written(
    tmp_path: Path, write_book: Callable[..., Path], look: Look
) -> None:
    told = Mapping("江州监狱", (confirmed(look(write_book("汇总.xlsx", 三监区=ROWS))),))
    path = tmp_path / "对应.yaml"
    path.write_text(mapping_text(told), encoding="utf-8")
    assert read_mapping(path, load_dictionary()) == told
