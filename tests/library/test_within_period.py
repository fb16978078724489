"""The template for an act due within a period, filled for a duty of the specification and run on the engine."""

from __future__ import annotations

from pathlib import Path

from jianheng.dictionary import load_dictionary
from jianheng.engine.cases import run_case
from jianheng.language.checks import check_model
from jianheng.language.read import read_model
from jianheng.law import load_tables
from jianheng.library.shelf import load_shelf

WORKED = Path(__file__).parents[1] / "language" / "worked"
MODEL = """\
id: correction/never-taken-in
version: 1.0.0
title: {zh: 判决生效后未接收入矫, en: Never taken in for correction}
point: {zh: 社区矫正漏管, en: Unsupervised persons}
holder: correction_body
unit: unit
direction: leniency
basis: [社区矫正法2019#21.1]
template: duty/within-period@1
fill:
  trigger: judgment
  start: effective_on
  clock: report_for_correction
  act: intake
  act_on: report_on
  match: person == this.person
  holder_unit: this.unit
where: penalty in ["probation", "control"]
with:
  detained: {any: custody, where: person == this.person, within: [this.effective_on, this.due], held_by: this.unit}
exempt: {in_custody: has(detained)}
cases:
  - name: 期满未报到
    as_of: 2024-06-30
    given:
      judgment: [{row: j1, person: A, penalty: probation, effective_on: 2024-01-02, unit: U1}]
      intake: [{row: i1, person: A, report_on: 2024-01-15}]
    expect: {j1: unlawful overdue}
  - {name: 最后一日报到, like: 期满未报到, change: {i1: {report_on: 2024-01-12}}, expect: {j1: lawful}}
  - {name: 生效当日报到, like: 期满未报到, change: {i1: {report_on: 2024-01-02}}, expect: {j1: lawful}}
  - {name: 生效以前报到, like: 期满未报到, change: {i1: {report_on: 2024-01-01}}, expect: {j1: unlawful overdue}}
  - {name: 报到日期空白, like: 期满未报到, change: {i1: {report_on: null}}, expect: {j1: undetermined}}
  - {name: 数据未交, like: 期满未报到, coverage: none, expect: {j1: undetermined}}
  - {name: 期限未到, like: 期满未报到, as_of: 2024-01-12, expect: {j1: {answer: pending, due: 2024-01-12}}}
"""


def test_the_template_answers_as_the_model_written_out() -> None:
    dictionary, law = load_dictionary(WORKED / "dictionary"), load_tables()
    model = read_model(MODEL, "never-taken-in.yaml", dictionary, law, shelf=load_shelf())
    assert [str(p) for p in check_model(model, dictionary, law) if p.stops] == []
    for case in model.cases:
        assert [str(mismatch) for mismatch in run_case(model, case, dictionary, law)] == []
