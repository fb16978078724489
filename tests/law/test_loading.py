"""A folder of law tables that may not be used is refused when it is loaded, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.law import LawDataError, load_tables

TABLE = """\
table: sample
title: {zh: 样表, en: sample}
clock: true
args:
  on: {type: date, label: {zh: 日, en: day}}
values:
  amount: {type: int, label: {zh: 数量, en: amount}}
  unit: {type: code, label: {zh: 单位, en: unit}}
  by: {type: code, label: {zh: 算法, en: by}}
  roll: {type: flag, label: {zh: 顺延, en: roll}}
rows:
  - {id: early, from: 2000-01-01, until: 2009-12-31, norm: hard, confidence: M, when: {},
     then: {amount: null, unit: month, by: court, roll: true}, cite: []}
  - {id: middle, from: 2010-01-01, until: 2016-12-31, norm: hard, confidence: R1, when: {},
     then: {amount: 1, unit: month, by: court, roll: true}, cite: ["甲法#6"]}
  - {id: late, from: 2017-01-01, until: null, norm: hard, confidence: R1, when: {},
     then: {amount: 2, unit: month, by: court, roll: true}, cite: ["甲法#6"]}
"""
INSTRUMENT = """\
instrument: 甲法
title: {zh: 甲法, en: Law A}
number: ""
issuer: 某机关
from: 2010-01-01
until: null
replaced_by: null
articles:
  "6": {norm: hard, confidence: R1, zh: 一个月, en: a month}
"""


def load(folder: Path, table: str) -> None:
    tables, instruments = folder / "tables", folder / "instruments"
    tables.mkdir()
    instruments.mkdir()
    (tables / "sample.yaml").write_text(table, encoding="utf-8")
    (instruments / "甲法.yaml").write_text(INSTRUMENT, encoding="utf-8")
    load_tables(tables, instruments)


def test_a_sound_folder_is_loaded(tmp_path: Path) -> None:
    load(tmp_path, TABLE)


LATE = 'R1, when: {},\n     then: {amount: 2, unit: month, by: court, roll: true}, cite: ["甲法#6"]'
MIDDLE = "from: 2010-01-01, until: 2016-12-31"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (MIDDLE, "from: 2010-01-01, until: 2017-06-30", "sample.yaml:14 middle / late [] 两行可以同时适用"),
        (
            MIDDLE,
            "from: 2010-01-01, until: 2016-06-30",
            "sample.yaml:12 on (2016-06-30, 2017-01-01) [] 没有任何一行适用",
        ),
        (LATE, LATE.replace("#6", "#7"), "sample.yaml:16 late [甲法#7] 甲法 没有录入第 [7] 条"),
        (MIDDLE, "from: 2010-01-01, until: 2009-12-31", "sample.yaml:14 middle until [2009-12-31] 止日早于起日"),
        (LATE, LATE.replace("court", "tribunal"), "sample.yaml:16 late [tribunal] 以月计的要写月份算法 by"),
    ],
    ids=["overlap", "gap", "missing article", "end before start", "unknown convention"],
)
def test_what_may_not_be_used_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in TABLE
    with pytest.raises(LawDataError) as caught:
        load(tmp_path, TABLE.replace(old, new))
    assert says in str(caught.value)
    assert "改法：" in str(caught.value)
