"""Lines about the relatives of a prisoner make no prisoners of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU, FATHER = "11010519491231002X", "440524188001010014", "110101199003070134"
OTHER = "11010119900307002X"
FIELDS = {
    "序号": "",
    "姓名": "person_statement.name",
    "性别": "person_statement.sex",
    "身份证号": "person_statement.id_no",
    "入监日期": "prison_stay.admitted_on",
    "备注": "prison_stay.remark",
}
HEAD = [*FIELDS]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def read(workspace: Workspace, path: Path) -> tuple[list[str | None], list[tuple[int | None, str]]]:
    columns = [ColumnRule(head, to=(Target.of(field),) if field else ()) for head, field in FIELDS.items()]
    mapping = Mapping("江州监狱", (SheetMapping("名册", (RowRule("prison_stay"),), tuple(columns)),))
    result = add_files(workspace, [path], mapping=mapping)
    told = [(p.place.row_no, p.value) for p in result.problems if p.code == "relatives_line"]
    return [row["id_no"] for row in list_batches(workspace)[0].table("person_statement").to_pylist()], told


def test_a_kinship_where_the_sex_or_a_day_stands(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, [1, "周某", "男", ZHOU, "2019-01-02"], [None, "周大", "父", FATHER, "13800000000"]]
    rows += [[2, "吴某", "男", WU, "2019-01-03", "父子"], ["家属", "吴大", "男", FATHER, "13900000000"]]
    ids, told = read(workspace, write_book("名册.xlsx", 名册=rows))
    assert ids == [ZHOU, WU]
    assert told == [(3, "父"), (5, "家属")]


def test_their_headings_come_again_below_each_person(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    below = [None, "家属姓名", "关系", "家属身份证号", "联系电话"]
    rows = [HEAD, [1, "周某", "男", ZHOU, "2019-01-02"], below, [None, "周大", "父亲", FATHER, "13800000000"]]
    rows += [[2, "吴某", "男", WU, "2019-01-03"], below, [None, "吴大", "母子", FATHER, "13900000000"]]
    rows += [[3, "郑某", "男", OTHER, "2019-01-04"]]
    ids, told = read(workspace, write_book("名册.xlsx", 名册=rows))
    assert ids == [ZHOU, WU, OTHER]
    assert [row for row, _ in told] == [3, 4, 6, 7]


def test_a_person_without_a_number_is_one_all_the_same(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, [1, "周某", "男", ZHOU, "2019-01-02", "父亲病重"], [None, "吴某", "男", WU, "2019-01-03", "配偶"]]
    assert read(workspace, write_book("名册.xlsx", 名册=rows)) == ([ZHOU, WU], [])


def test_in_a_list_of_relatives_they_stay(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    fields = {
        "姓名": "person_statement.name",
        "身份证号": "person_statement.id_no",
        "家属姓名": "related_person.related_name",
        "与罪犯关系": "related_person.relation",
    }
    columns = tuple(ColumnRule(head, to=(Target.of(field),)) for head, field in fields.items())
    mapping = Mapping("江州监狱", (SheetMapping("家属", (RowRule("related_person"),), columns),))
    path = write_book("家属.xlsx", 家属=[[*fields], ["周某", ZHOU, "周大", "父亲"], ["吴某", WU, "吴大", "配偶"]])
    result = add_files(workspace, [path], mapping=mapping)
    assert not [p for p in result.problems if p.code == "relatives_line"]
    rows = list_batches(workspace)[0].table("related_person").to_pylist()
    assert [row["related_name"] for row in rows] == ["周大", "吴大"]
