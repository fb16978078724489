"""Tables printed for the eye are read as what they show; a document with a table in it stays a document."""

from pathlib import Path

import pytest

from jianheng.intake.files.read import read_file
from jianheng.intake.layout import Block, block_rows, find_blocks

HEAD = ("姓名", "罪犯编号", "入监日期", "罪名")
ZHOU = ("周某", "3201001", "2020-01-02", "盗窃罪")
OUYANG = ("欧阳某", "3201002", "2021-03-04", "故意伤害罪")
LI = ("李某", "3201003", "2022-05-06", "")

FIXED = """\
          江州监狱在押人员名单
单位：元          打印日期：2024-12-31

姓名    罪犯编号  入监日期    罪名
周某    3201001   2020-01-02  盗窃罪
欧阳某  3201002   2021-03-04  故意伤害罪
李某    3201003   2022-05-06

合计    3

制表人：王某   审核人：赵某
"""
MYSQL = """\
mysql> select * from zyry;
+--------+----------+------------+------------+
| 姓名   | 罪犯编号 | 入监日期   | 罪名       |
+--------+----------+------------+------------+
| 周某   | 3201001  | 2020-01-02 | 盗窃罪     |
| 欧阳某 | 3201002  | 2021-03-04 | 故意伤害罪 |
| 李某   | 3201003  | 2022-05-06 |            |
+--------+----------+------------+------------+
3 rows in set (0.01 sec)
"""
PSQL = """\
              在押人员
  姓名  | 罪犯编号 |  入监日期  |    罪名
--------+----------+------------+------------
 周某   | 3201001  | 2020-01-02 | 盗窃罪
 欧阳某 | 3201002  | 2021-03-04 | 故意伤害罪
 李某   | 3201003  | 2022-05-06 |
（3 行记录）

"""
SQLPLUS = """\
SQL> select * from zyry;

姓名         罪犯编号 入监日期   罪名
---------- ---------- ---------- ------------
周某          3201001 2020-01-02 盗窃罪
欧阳某        3201002 2021-03-04 故意伤害罪
李某          3201003 2022-05-06

已选择 3 行。

SQL> spool off
"""
BOX = """\
江州监狱在押人员名单
┌────────┬──────────┬────────────┬────────────┐
│  姓名  │ 罪犯编号 │  入监日期  │    罪名    │
├────────┼──────────┼────────────┼────────────┤
│  周某  │  3201001 │ 2020-01-02 │   盗窃罪   │
├────────┼──────────┼────────────┼────────────┤
│ 欧阳某 │  3201002 │ 2021-03-04 │ 故意伤害罪 │
├────────┼──────────┼────────────┼────────────┤
│  李某  │  3201003 │ 2022-05-06 │            │
└────────┴──────────┴────────────┴────────────┘
共 3 人
"""
MARKDOWN = """\
# 在押人员名单

| 姓名 | 罪犯编号 | 入监日期 | 罪名 |
|:---|---:|:---:|---|
| 周某 | 3201001 | 2020-01-02 | 盗窃罪 |
| 欧阳某 | 3201002 | 2021-03-04 | 故意伤害罪 |
| 李某 | 3201003 | 2022-05-06 | |
"""
PRINTED = {
    "fixed columns": FIXED,
    "MySQL": MYSQL,
    "psql": PSQL,
    "SQL*Plus": SQLPLUS,
    "box": BOX,
    "Markdown": MARKDOWN,
    "one record": "江州监狱在押人员名单\n\n" + "\n".join(FIXED.splitlines()[3:5]),
}


def table_of(path: Path) -> tuple[Block, list[tuple[object, ...]]]:
    """The only table of a file, and its records."""
    (sheet,) = read_file(path, path.name).sheets
    (block,) = find_blocks(sheet, lambda text: float(text in HEAD))
    return block, [tuple(value or "" for value in values) for _, values in block_rows(sheet, block)]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("ending", [".txt", ".csv"])
@pytest.mark.parametrize("content", PRINTED.values(), ids=PRINTED)
def test_records_and_values_are_those_that_the_eye_sees(
    tmp_path: Path, content: str, ending: str, encoding: str
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content.encode(encoding))
    block, records = table_of(path)
    assert tuple(heading.text for heading in block.headings) == HEAD
    assert records == [ZHOU, OUYANG, LI][: len(records)]
    assert len(records) == (1 if content is PRINTED["one record"] else 3)


def test_titles_and_feet_are_told_and_are_no_records(tmp_path: Path) -> None:
    told = {}
    for name, content in PRINTED.items():
        path = tmp_path / "a.txt"
        path.write_text(content, encoding="utf-8")
        block, _ = table_of(path)
        told[name] = [line.text for line in block.passed if line.code in ("title", "note", "total")]
    assert told == {
        "fixed columns": [
            "江州监狱在押人员名单",
            "单位：元 | 打印日期：2024-12-31",
            "合计 | 3",
            "制表人：王某 | 审核人：赵某",
        ],
        "MySQL": ["mysql> select * from zyry;", "3 rows in set (0.01 sec)"],
        "psql": ["在押人员", "（3 行记录）"],
        "SQL*Plus": ["SQL> select * from zyry;", "已选择 3 行。", "SQL> spool off"],
        "box": ["江州监狱在押人员名单", "共 3 人"],
        "Markdown": ["# 在押人员名单"],
        "one record": ["江州监狱在押人员名单"],
    }


def test_the_number_of_a_row_is_that_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MYSQL, encoding="utf-8")
    block, _ = table_of(tmp_path / "a.txt")
    assert MYSQL.splitlines()[block.first].startswith("| 周某")


def test_a_document_with_a_small_table_stays_a_document(tmp_path: Path) -> None:
    table = "\n".join(MYSQL.splitlines()[1:5])
    words = "\n".join(f"第{number}项，本院认为罪犯周某确有悔改表现。" for number in range(8))
    (tmp_path / "a.txt").write_text(f"江州市中级人民法院\n刑 事 裁 定 书\n{words}\n{table}\n", encoding="utf-8")
    contents = read_file(tmp_path / "a.txt", "a.txt")
    assert (len(contents.documents), contents.sheets) == (1, ())


def test_words_in_columns_under_sentences_are_a_document(tmp_path: Path) -> None:
    words = "（2024）江01刑更3号\n本院认为，该犯确有悔改表现。裁定如下：对罪犯周某减去有期徒刑八个月。"
    end = "审　判　长　　李某一\n审　判　员　　王某二\n书　记　员　　赵某三\n2024年5月6日\n"
    (tmp_path / "a.txt").write_text(f"刑 事 裁 定 书\n{words}\n{end}", encoding="utf-8")
    assert read_file(tmp_path / "a.txt", "a.txt").sheets == ()


def test_headings_that_the_client_broke_over_two_lines_of_strokes_are_no_table_of_strokes(tmp_path: Path) -> None:
    lines = ["姓名       罪犯编号", "---------- ----------", "罪名", "-----", "周某          3201001", "盗窃罪"]
    (tmp_path / "a.txt").write_text("\n".join([*lines, "本案。"]), encoding="utf-8")
    assert read_file(tmp_path / "a.txt", "a.txt").sheets == ()
