"""Tables with the same headings about different things are confirmed one by one and told apart when they come again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping, mapping_text, read_mapping, with_sheet
from jianheng.intake.mapping.draft import draft
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

HEAD = ["序号", "姓名", "身份证号", "裁定法院", "裁定案号", "裁定日期", "送达日期"]
ZHOU, WU = "11010519491231002X", "440524188001010014"
ONE = [1, "周某", ZHOU, "江州市中级人民法院", "（2024）江01刑更3号", "2024-03-05", "2024-03-08"]
TWO = [1, "吴某", WU, "江州市中级人民法院", "（2024）江01刑更9号", "2024-06-05", "2024-06-08"]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def confirmed(workspace: Workspace, *files: Path) -> Mapping:
    """What a person confirms who takes every table for what it seems to be."""
    found = inspect_files(workspace, files, source="江州监狱")
    mapping = found.mapping or Mapping("江州监狱")
    for table in found.tables:
        mapping = with_sheet(mapping, draft(table.proposal, load_dictionary()))
    return mapping


def rows(workspace: Workspace) -> dict[str, int]:
    return {
        name: batch.table(name).num_rows
        for batch in list_batches(workspace)
        for name in batch.manifest.tables
        if name.endswith("_ruling")
    }


def test_reductions_and_paroles_are_two_tables(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    book = write_book("台账.xlsx", 减刑人员=[HEAD, ONE], 假释人员=[HEAD, TWO])
    mapping = confirmed(workspace, book)
    assert [sheet.rows[0].table for sheet in mapping.sheets] == ["commutation_ruling", "parole_ruling"]
    add_files(workspace, [book], mapping=mapping)
    assert rows(workspace) == {"commutation_ruling": 1, "parole_ruling": 1}


def test_so_are_tables_below_each_other(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    book = write_book("台账.xlsx", 全年=[["一、减刑人员"], HEAD, ONE, [], ["二、假释人员"], HEAD, TWO])
    mapping = confirmed(workspace, book)
    assert [sheet.titles for sheet in mapping.sheets] == [("一、减刑人员",), ("二、假释人员",)]
    add_files(workspace, [book], mapping=mapping)
    assert rows(workspace) == {"commutation_ruling": 1, "parole_ruling": 1}


def test_next_years_file_is_known_and_a_file_about_something_else_is_asked(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    mapping = confirmed(workspace, write_book("2024年减刑.xlsx", Sheet1=[HEAD, ONE]))
    again = inspect_files(workspace, [write_book("2025年减刑罪犯.xlsx", Sheet1=[HEAD, TWO])], mapping=mapping)
    assert not again.tables
    other = inspect_files(workspace, [write_book("2025年假释罪犯.xlsx", Sheet1=[HEAD, TWO])], mapping=mapping)
    assert [table.found for table in other.tables] == [None]


def test_wards_are_confirmed_once(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    book = write_book("减刑.xlsx", 一监区=[HEAD, ONE], 二监区=[HEAD, TWO])
    assert len(inspect_files(workspace, [book], source="江州监狱").tables) == 1


@pytest.mark.parametrize(
    ("one", "two"), [("加分", "扣分"), ("警告", "禁闭"), ("记过", "禁闭"), ("收监", "出监"), ("严管", "宽管")]
)
def test_what_is_told_apart(workspace: Workspace, write_book: Callable[..., Path], one: str, two: str) -> None:
    head = ["姓名", "身份证号", "日期", "原因"]
    book = write_book(
        "台账.xlsx",
        **{one: [head, ["周某", ZHOU, "2024-03-05", "打架"]], two: [head, ["吴某", WU, "2024-03-05", "打架"]]},
    )
    assert len(inspect_files(workspace, [book], source="江州监狱").tables) == 2


def test_of_two_confirmed_tables_a_nameless_third_is_asked(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    mapping = confirmed(workspace, write_book("台账.xlsx", 减刑=[HEAD, ONE], 假释=[HEAD, TWO]))
    found = inspect_files(workspace, [write_book("新.xlsx", Sheet1=[HEAD, TWO])], mapping=mapping)
    assert len(found.tables) == 1


def test_what_a_table_was_called_is_kept(tmp_path: Path) -> None:
    name = ColumnRule("姓名", to=(Target("person_statement", "name"),))
    sheet = SheetMapping("全年", (RowRule("person_statement"),), (name,), ("一、减刑人员",), "台账.xlsx")
    path = tmp_path / "m.yaml"
    path.write_text(mapping_text(Mapping("江州监狱", (sheet,))), encoding="utf-8")
    assert read_mapping(path, load_dictionary()).sheets == (sheet,)
