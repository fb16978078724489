"""A mapping written and read again, and what is said of a wrong one."""

from datetime import date
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping, Split, mapping_text, read_mapping
from jianheng.intake.problem import IntakeError
from jianheng.intake.target import Target

WHOLE = Mapping(
    "江州市第一监狱",
    (
        SheetMapping(
            "罪犯基本信息",
            (
                RowRule("prison_stay", "", {"prison": "江州市第一监狱"}),
                RowRule("service", "家属", {"to_role": "family"}),
            ),
            (
                ColumnRule("序号"),
                ColumnRule("姓名", to=(Target("person_statement", "name"),)),
                ColumnRule("性别", to=(Target("person_statement", "sex"),), codes={"1": "male", "2": "female"}),
                ColumnRule(
                    "刑期起止",
                    to=(Target("prison_stay", "stated_start"), Target("prison_stay", "stated_end")),
                    split=Split.SPAN,
                ),
                ColumnRule("日期", 2, to=(Target("service", "received_at", "家属"),)),
            ),
        ),
    ),
    "李某",
    date(2026, 11, 27),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(mapping_text(WHOLE), encoding="utf-8")
    assert read_mapping(path, load_dictionary()) == WHOLE


WRONG = """\
来源: 某看守所
表:
- 名称: 在押
  成为:
  - 表: detention_stays
  列:
  - {列名: 入所时间, 对应: detention_stay.admited_at}
  - {列名: 出所时间, 对应: leave.applied_on}
  - {列名: 起止, 对应: leave.from_on, 拆分: span}
  - {列名: 性别, 对应: person_statement.sex, 代码: {"1": man}}
  - {列名: 性别2, 对应: person_statement.sex}
  - {列名: 金额, 单位: 亿}
  - {列名: 出生, 对应: person_statement.birth_on, 代码: {"1": 1990-01-01}, 单位: 万元}
  - {列名: 民族, 对应: person_statement.ethnicity, 写法: yymmdd}
  - {列名: 刑种, 对应: [judgment_person.penalty, person_statement.id_kind], 代码: {"1": fixed_term}}
"""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (5, "词典里没有这张表"),
        (7, "词典里没有这个字段"),
        (8, "“成为”里没有列出这张表"),
        (9, "对应两个字段"),
        (10, "不在“性别”的代码表里"),
        (12, "不认识的单位"),
        (13, "只有代码、是否两类字段用“代码”"),
        (13, "只有金额用“单位”"),
        (14, "只有刑期用“写法”"),
        (15, "不在“证件种类”的代码表里"),
    ],
)
def test_every_mistake_is_told_with_its_line(tmp_path: Path, line: int, says: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(WRONG, encoding="utf-8")
    with pytest.raises(IntakeError) as caught:
        read_mapping(path, load_dictionary())
    assert [p for p in caught.value.problems if p.place.row_no == line and says in p.zh()]


def test_two_columns_never_fill_one_field(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(WRONG, encoding="utf-8")
    with pytest.raises(IntakeError, match="只能有一列"):
        read_mapping(path, load_dictionary())


def test_what_is_no_yaml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("来源: [", encoding="utf-8")
    with pytest.raises(IntakeError, match="YAML"):
        read_mapping(path, load_dictionary())


@pytest.mark.parametrize(
    ("line", "value", "says"),
    [(5, "prison_stay", "这张表写了两次"), (7, "prison_stay.prison", "“监狱”列和固定值都对应 prison_stay.prison")],
)
def test_nothing_is_said_twice(tmp_path: Path, line: int, value: str, says: str) -> None:
    path = tmp_path / "a.yaml"
    rows = "  - {表: prison_stay, 固定: {prison: 江州监狱}}\n"
    columns = "  - {列名: 监狱, 对应: prison_stay.prison}\n"
    path.write_text(f"来源: 监狱\n表:\n- 名称: 在押\n  成为:\n{rows}{rows}  列:\n{columns}", encoding="utf-8")
    with pytest.raises(IntakeError) as caught:
        read_mapping(path, load_dictionary())
    assert [p for p in caught.value.problems if p.place.row_no == line + 1 and says in p.zh() and p.value == value]


def refused(path: Path, text: str | bytes) -> list[str]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(IntakeError) as caught:
        read_mapping(path, load_dictionary())
    return [problem.zh() for problem in caught.value.problems]


RIGHT = """\
来源: 某监狱
表:
- 名称: 在押
  成为:
  - 表: 监狱在押
    固定: {监狱: 江州监狱}
  列:
  - {列名: 入监时间, 对应: 监狱在押.入监日期}
  - {列名: 姓名, 对应: person_statement.姓名}
"""


def test_chinese_titles_and_labels_name_tables_and_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    [sheet] = read_mapping(path, load_dictionary()).sheets
    assert sheet.rows == (RowRule("prison_stay", "", {"prison": "江州监狱"}),)
    assert [rule.to for rule in sheet.columns] == [
        (Target("prison_stay", "admitted_on"),),
        (Target("person_statement", "name"),),
    ]


def test_the_month_of_a_column_a_month_needs_no_year(tmp_path: Path) -> None:
    text = RIGHT.replace("表: 监狱在押", "表: 月计分#1月").replace("{监狱: 江州监狱}", "{month: 1月}")
    path = tmp_path / "a.yaml"
    path.write_text(text.replace("监狱在押.入监日期", "points_month#1月.total"), encoding="utf-8")
    assert read_mapping(path, load_dictionary()).sheets[0].rows == (RowRule("points_month", "1月", {"month": "1月"}),)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("来源: ", "来源：", "a.yaml，第 1 行：[来源：某监狱] 冒号是全角的“：”。改法：改成半角冒号"),
        ("  成为:", "\t成为:", "a.yaml，第 4 行：[成为:] 缩进用了制表符（Tab）。改法：缩进只用空格"),
        ("  列:", "   列:", "缩进"),
        ("监狱在押.入监日期", "监狱在押.入监日", "没有这个字段。改法：是不是 prison_stay.admitted_on（入监日期）"),
        ("person_statement.姓名", "人员身份陈述.身份证号", "没有这个字段。改法：是不是 person_statement.id_no（"),
        ("{监狱:", "{监狱名:", "[监狱名] 这张表没有这个字段。改法：是不是 prison_stay.prison（监狱）"),
        ("固定: {监狱: 江州监狱}", "固定: {入监日期: 去年}", "[去年] “入监日期”的固定值不能读作日期"),
    ],
)
def test_a_mistake_is_told_in_its_line_with_what_may_be_meant(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert RIGHT.count(old) >= 1
    told = refused(tmp_path / "a.yaml", RIGHT.replace(old, new, 1))
    assert any(says in each for each in told), told


def test_an_unknown_table_is_told_once_and_not_for_each_column(tmp_path: Path) -> None:
    [told] = refused(tmp_path / "a.yaml", RIGHT.replace("监狱在押", "监狱在压"))
    assert "第 5 行：[监狱在压] 词典里没有这张表。改法：是不是 prison_stay（监狱在押）" in told


def test_another_encoding_is_told(tmp_path: Path) -> None:
    [told] = refused(tmp_path / "a.yaml", RIGHT.encode("gb18030"))
    assert told == "a.yaml：不是 UTF-8 编码的文本。改法：用记事本打开，另存为，编码选 UTF-8"


def _units(tmp_path: Path, target: str, unit: str) -> Path:
    table = target.split(".", maxsplit=1)[0]
    columns = f"  - {{列名: 一列, 对应: {target}, 单位: {unit}}}\n"
    path = tmp_path / "单位.yaml"
    path.write_text(f"来源: 某监狱\n表:\n- 名称: 判决\n  成为:\n  - 表: {table}\n  列:\n{columns}", encoding="utf-8")
    return path


@pytest.mark.parametrize("unit", ["年", "月", "天"])
def test_a_column_of_terms_may_have_a_unit(tmp_path: Path, unit: str) -> None:
    told = read_mapping(_units(tmp_path, "judgment_person.term", unit), load_dictionary())
    assert told.sheets[0].columns[0].unit == unit
    path = tmp_path / "再写.yaml"
    path.write_text(mapping_text(told), encoding="utf-8")
    assert read_mapping(path, load_dictionary()) == told


def test_terms_may_be_written_in_six_digits(tmp_path: Path) -> None:
    path = _units(tmp_path, "judgment_person.term", "''")
    path.write_text(path.read_text(encoding="utf-8").replace("单位: ''", "写法: yymmdd"), encoding="utf-8")
    assert read_mapping(path, load_dictionary()).sheets[0].columns[0].form == "yymmdd"


@pytest.mark.parametrize(
    ("target", "unit", "says"),
    [
        ("property_payment.amount", "月", "只有刑期用“单位”年、月、天"),
        ("judgment_person.term", "万元", "只有金额用“单位”万元"),
        ("judgment_person.term", "周", "不认识的单位"),
    ],
)
def test_a_unit_that_does_not_suit_the_column_is_told(tmp_path: Path, target: str, unit: str, says: str) -> None:
    with pytest.raises(IntakeError, match=says):
        read_mapping(_units(tmp_path, target, unit), load_dictionary())
