"""Dumps of databases with field names, types and Chinese names in rows of their own."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from jianheng.intake.files.read import read_file
from jianheng.intake.layout import Block, block_rows, find_blocks

NAMES, TITLES = "RYBH|XM|CSRQ|AAB003", "人员编号|姓名|出生日期|案由"
TYPES = ("varchar(20)|varchar2(50 BYTE)|date|NVARCHAR2(200)", "字符型|字符型|日期型|字符型(200)")
SHORT_TYPES = ("C20|C|D|C200", "字符|字符|日期|文本")
ORDERS: list[tuple[Sequence[str], str]] = [(order, types) for order in permutations("ntc") for types in TYPES]
ORDERS += [(order, types) for order in ("ntc", "tnc", "tc") for types in SHORT_TYPES]
RECORDS = ["3201001|周某|1980-01-02|盗窃案", "3201002|李某|1981-02-03|诈骗案"]
KNOWN = {*TITLES.split("|"), "XM", "CSRQ"}


def tables_of(path: Path, *lines: str) -> list[tuple[Block, list[tuple[object, ...]]]]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (sheet,) = read_file(path, path.name).sheets
    blocks = find_blocks(sheet, lambda text: float(text in KNOWN))
    return [(block, [tuple(values) for _, values in block_rows(sheet, block)]) for block in blocks]


@pytest.mark.parametrize(("order", "types"), ORDERS)
def test_one_table_with_chinese_names_in_any_order(tmp_path: Path, order: Sequence[str], types: str) -> None:
    rows = {"n": NAMES, "t": types, "c": TITLES}
    [(block, records)] = tables_of(tmp_path / "a.csv", "人员信息导出", "", *(rows[each] for each in order), *RECORDS)
    assert [heading.levels[0] for heading in block.headings] == TITLES.split("|")
    assert records == [tuple(record.split("|")) for record in RECORDS]
    told = {line.row - 2: line.code for line in block.passed if line.row > 1}
    assert told == {at: "hint" if each == "t" else "heading" for at, each in enumerate(order)}
    assert block.titles == ("人员信息导出",)


def test_types_above_the_only_headings(tmp_path: Path) -> None:
    for head in (TITLES, NAMES):
        [(block, records)] = tables_of(tmp_path / "a.csv", TYPES[0], head, *RECORDS)
        assert [heading.text for heading in block.headings] == head.split("|")
        assert len(records) == 2
        assert [line.code for line in block.passed] == ["hint", "heading"]


@pytest.mark.parametrize("first", ["周某|男|汉族|小学", "周某|不详|病犯|姓名"])
def test_a_record_of_words_below_names_and_types_stays_a_record(tmp_path: Path, first: str) -> None:
    below = ["李某|女|回族|初中", "王某|1980-01-02|汉族|初中"]
    [(block, records)] = tables_of(tmp_path / "a.csv", "XM|CSRQ|MZ|XL", "varchar|date|varchar|varchar", first, *below)
    assert [heading.text for heading in block.headings] == ["XM", "CSRQ", "MZ", "XL"]
    assert records[0] == tuple(first.split("|"))
    assert len(records) == 3


def test_letters_below_headings_are_a_record(tmp_path: Path) -> None:
    heads = [("姓名|等级|案由|类别",), ("XM|DJ|AY|LB", "姓名|等级|案由|类别")]
    for head in heads:
        [(_, records)] = tables_of(tmp_path / "a.csv", *head, "D|C|N|C", "C|D|L|M", *RECORDS)
        assert records[0] == ("D", "C", "N", "C")
        assert len(records) == 4


def test_a_record_of_codes_below_types_stays_a_record(tmp_path: Path) -> None:
    codes = ["R001|ZM|A|B", "R002|LM|A|C", "R003|WM|B|D"]
    [(_, records)] = tables_of(tmp_path / "a.csv", TITLES, TYPES[0], *codes)
    assert [record[0] for record in records] == ["R001", "R002", "R003"]
