"""Mutants of a model against its cases: who is noticed, who is not, and what a reason in the cases file does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.mutation import Score, score
from jianheng.engine.mutation.mutants import mutants_of
from jianheng.language.problem import ModelError
from jianheng.language.read import load_model, read_model
from jianheng.language.tree import Model, node
from jianheng.law import load_tables

WORKED = Path(__file__).parents[2] / "language" / "worked"
DICTIONARY = load_dictionary(WORKED / "dictionary")
LAW = load_tables()
MODEL = """\
language: 1
dictionary: 1
id: correction/never-taken-in
version: 1.0.0
title: {zh: 未接收, en: Never taken in}
point: {zh: 漏管, en: Taking in}
holder: correction_body
unit: unit
direction: leniency
basis: [社区矫正法2019#21]
params: {grace: {type: int, value: 2, why: {zh: 容差, en: grace}}}
examine: judgment
where: penalty in ["probation", "control"]
let: {due: {value: "days_after(effective_on, param.grace)", title: {zh: 期限, en: due day}}}
with:
  reported:
    any: intake
    where: person == this.person
    within: [this.effective_on, this.due]
    held_by: this.unit
    title: {zh: 接收, en: intake}
unlawful:
  missed: {when: absent(reported), due: due, title: {zh: 未接收, en: not taken in}}
"""
CASES = """\
cases:
  - name: 未报到
    as_of: 2024-01-04
    coverage: [{table: intake, unit: U1, from: 2024-01-01, to: 2024-12-31}]
    given:
      judgment: [{row: j1, person: A, penalty: probation, effective_on: 2024-01-01, unit: U1}]
      intake: [{row: i1, person: A, report_on: 2024-01-04}]
    expect: {j1: unlawful missed}
  - {name: 最后一日报到, like: 未报到, change: {i1: {report_on: 2024-01-03}}, expect: {j1: lawful}}
  - {name: 当日报到, like: 未报到, change: {i1: {report_on: 2024-01-01}}, expect: {j1: lawful}}
  - {name: 前一日报到, like: 未报到, change: {i1: {report_on: 2023-12-31}}, expect: {j1: unlawful missed}}
  - {name: 他人报到, like: 未报到, change: {i1: {person: B, report_on: 2024-01-03}}, expect: {j1: unlawful missed}}
  - {name: 管制, like: 未报到, change: {j1: {penalty: control}}, expect: {j1: unlawful missed}}
  - {name: 期限未到, like: 未报到, as_of: 2024-01-03, drop: [i1], expect: {j1: pending}}
"""
SURVIVOR = "with.reported.held_by"


def model_of(cases: str) -> Model:
    return read_model(MODEL, "m.yaml", DICTIONARY, LAW, cases)


@pytest.fixture(scope="module")
def found() -> Score:
    return score(model_of(CASES), DICTIONARY, LAW)


def test_every_part_is_changed() -> None:
    told = {mutant.place: mutant.zh for mutant in mutants_of(model_of(CASES), DICTIONARY, LAW)}
    assert set(told) >= {
        "where",
        "with.reported.within",
        SURVIVOR,
        "params.grace",
        "unlawful.missed",
        "unlawful.missed.due",
    }
    assert told[SURVIVOR] == "“接收”的数据提供单位：删去「本次执行单位」"
    assert told["params.grace"] == "参数 grace：2 改为 1"


def test_the_key_that_ties_an_item_to_the_act_stays() -> None:
    changes = {m.change for m in mutants_of(model_of(CASES), DICTIONARY, LAW) if m.place == "with.reported.where"}
    assert changes == set()


def test_a_change_that_moves_an_answer_is_noticed(found: Score) -> None:
    killed = {mutant.name for mutant in found.killed}
    assert ("params.grace", "2 → 1") in killed
    assert ("params.grace", "2 → 3") in killed
    assert ("unlawful.missed.due", "due dropped") in killed
    assert ("unlawful.missed", "absent(reported) → has(reported)") in killed


def test_what_no_case_notices_survives_with_its_place_and_sentence(found: Score) -> None:
    names = [mutant.name for mutant in found.survivors]
    assert ("where", 'penalty in ["probation", "control"] dropped') in names
    survivor = next(m for m in found.survivors if m.place == "where")
    assert survivor.zh.startswith("审查范围：删去「")
    assert str(survivor.at) == "m.yaml:13:8"
    assert found.percent == 100 * len(found.killed) // (len(found.killed) + len(names)) < 100


def test_a_reason_takes_a_survivor_out_of_the_count(found: Score) -> None:
    survivor = next(m for m in found.survivors if m.place == "where")
    entries = f"mutants:\n  - {{at: where, change: '{survivor.change}', why: 其他刑罚没有报到期限}}\n"
    again = score(model_of(CASES + entries), DICTIONARY, LAW)
    assert [(m.name, why.why) for m, why in again.explained] == [(survivor.name, "其他刑罚没有报到期限")]
    assert again.counted == found.counted - 1
    assert again.idle == ()


def test_a_reason_for_a_change_that_is_noticed_is_idle(found: Score) -> None:
    entries = "mutants:\n  - {at: params.grace, change: '2 → 1', why: 无}\n  - {at: let.x, change: 'y → z', why: 无}\n"
    again = score(model_of(CASES + entries), DICTIONARY, LAW)
    assert [entry.place for entry in again.idle] == ["params.grace", "let.x"]
    assert len(again.killed) == len(found.killed)


def test_an_entry_without_a_reason_is_refused() -> None:
    with pytest.raises(ModelError, match=r"m.cases.yaml:\d+:5 E01 .*说明一项改动要写 at、change、why"):
        model_of(CASES + "mutants:\n  - {at: where, change: x}\n")


def test_periods_of_a_duty_are_moved_and_left_without_end() -> None:
    model = load_model(WORKED / "recheck-missed.yaml", DICTIONARY, LAW)
    told = {m.change for m in mutants_of(model, DICTIONARY, LAW) if m.place == "examine"}
    assert "to_on dropped" in told
    assert {"from_on → days_after(from_on, 1)", "from_on → days_after(from_on, 0 - 1)"} <= told


def test_the_window_of_a_group_is_moved_but_not_past_the_day_of_the_run() -> None:
    model = load_model(WORKED / "never-taken-in.yaml", DICTIONARY, LAW)
    item = replace(model.items[0], within=(node("ever"), node("as_of")))
    changed = replace(model, items=(item, *model.items[1:]))
    told = [m.change for m in mutants_of(changed, DICTIONARY, LAW) if m.place == f"with.{item.name}.within"]
    assert told == ["as_of → days_after(as_of, 0 - 1)"]
