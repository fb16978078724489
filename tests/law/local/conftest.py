"""A small law of two tables and two instruments, in which the rules of 2010 were seen in excerpts only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.law import LocalLaw, load_instruments, load_tables, local_law

REST = """
table: rest
title: {zh: 间歇期, en: rest}
clock: false
args:
  on: {type: date, label: {zh: 报请日, en: day}}
values:
  months: {type: int, unit: month, label: {zh: 月数, en: months}}
  never: {type: flag, label: {zh: 不得减刑, en: never}}
rows:
  - {id: old, from: 2010-01-01, until: 2014-12-31, norm: hard, confidence: R3, when: {},
     then: {months: 12, never: false}, cite: ["规则2010#3"]}
  - {id: now, from: 2015-01-01, until: null, norm: hard, confidence: R1, when: {},
     then: {months: 18, never: false}, cite: ["规则2015#3"]}
"""
REPLY = """
table: reply
title: {zh: 回复期限, en: reply}
clock: true
args:
  on: {type: date, label: {zh: 发出日, en: day}}
values:
  amount: {type: int, label: {zh: 数量, en: amount}}
  unit: {type: code, label: {zh: 单位, en: unit}}
  by: {type: code, label: {zh: 月份算法, en: convention}}
  roll: {type: flag, label: {zh: 顺延, en: rolls}}
rows:
  - {id: before, from: null, until: 2014-12-31, norm: hard, confidence: M, when: {},
     then: {amount: null, unit: day, by: null, roll: false}, cite: []}
  - {id: now, from: 2015-01-01, until: null, norm: hard, confidence: R1, when: {},
     then: {amount: 15, unit: day, by: null, roll: false}, cite: ["规则2015#4"]}
"""
RULES = """
instrument: 规则{year}
title: {{zh: 规则, en: rules}}
number: ""
issuer: 某机关
from: {year}-01-01
until: {until}
replaced_by: null
articles:
  "3": {{norm: hard, confidence: {read}, zh: 间歇, en: rest}}
  "4": {{norm: hard, confidence: {read}, zh: 回复, en: reply}}
"""
DAY, TODAY = date(2024, 12, 31), date(2026, 11, 26)
Law = Callable[..., LocalLaw]


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """The law with what a file says: its entries as written, the account left to the fixture where it is not told."""
    folders = [tmp_path / "tables", tmp_path / "instruments"]
    for folder in folders:
        folder.mkdir()
    (folders[0] / "rest.yaml").write_text(REST, "utf-8")
    (folders[0] / "reply.yaml").write_text(REPLY, "utf-8")
    for year, until, read in ((2010, "2014-12-31", "R3"), (2015, "null", "R1")):
        (folders[1] / f"规则{year}.yaml").write_text(RULES.format(year=year, until=until, read=read), "utf-8")
    tables, instruments = load_tables(*folders), load_instruments(folders[1])

    def given(*entries: str, as_of: date = DAY) -> LocalLaw:
        path = tmp_path / "local.yaml"
        path.write_text("entries:\n" + "".join(f"- {{{entry}}}\n" for entry in entries), "utf-8")
        return local_law(path, tables, instruments, as_of, TODAY)

    return given
