"""Checks that look beyond one model: at others like it, and at the data delivered here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jianheng.language.checks import Share, check_model
from jianheng.language.tree import Model

PARTS = """\
params: {grace: {type: int, value: 5}}
with:
  met: {last: visit, by: met_on, where: person == this.person, within: [ever, this.done_on], held_by: this.court}
let: {due: {value: "days_after(asked_on, param.grace)", title: {zh: 期限, en: deadline}}}
exempt: {hurried: {when: urgent, from: [late]}}
unlawful: {late: met.met_on > due and has(withdrawn_on)}
"""
RENAMED = """\
params: {most: {type: int, value: 5}}
with:
  seen: {last: visit, by: met_on, where: person == this.person, within: [ever, this.done_on], held_by: this.court}
let: {end: {value: "days_after(asked_on, param.most)", title: {zh: 止, en: end}}}
exempt: {quick: {when: urgent, from: [slow]}}
unlawful: {slow: seen.met_on > end and has(withdrawn_on)}
"""


def others(make: Any, parts: str, **changes: Any) -> Model:
    return replace(make.model(parts), id="demo/other", **changes)


def told(make: Any, code: str, **more: Any) -> list[str]:
    return [str(p) for p in check_model(make.model(PARTS), make.dictionary, make.law, **more) if p.code == code]


def test_a_model_that_repeats_another_under_other_names(make: Any) -> None:
    assert told(make, "W08", others=[others(make, RENAMED)]) == [
        "m.yaml:1:1 W08 [demo/example] 与模型 demo/other 监督点相同，逻辑也相同。"
        "改法：合并为一个模型；确有不同的，改写监督点"
        " / same point and same shape of logic as demo/other"
    ]


@pytest.mark.parametrize(
    ("parts", "changes"),
    [
        (RENAMED, {"point": (("zh", "别的"), ("en", "another"))}),
        (RENAMED.replace("value: 5", "value: 6"), {}),
        (RENAMED.replace("> end", ">= end"), {}),
        (RENAMED.replace("from: [slow]", "from: []"), {}),
    ],
)
def test_models_that_differ(make: Any, parts: str, changes: dict[str, Any]) -> None:
    assert told(make, "W08", others=[others(make, parts, **changes), make.model(PARTS)]) == []


def test_a_field_that_the_deliveries_lack(make: Any) -> None:
    unfilled = {
        ("act", "asked_on"): Share(3, 4),
        ("visit", "met_on"): Share(2, 2),
        ("act", "withdrawn_on"): Share(4, 4),
        ("act", "number"): Share(4, 4),
        ("act", "urgent"): Share(0, 4),
    }
    assert told(make, "W07", unfilled=unfilled) == [
        "m.yaml:13:20 W07 [act.asked_on] 本地数据没有这个字段：4 行中 3 行（75%）因此不明。"
        "改法：请报送单位补充这一列，或者在词典中对应列名"
        " / the data delivered here lack this field: 3 of 4 rows (75%) are unknown",
        "m.yaml:15:18 W07 [visit.met_on] 本地数据没有这个字段：2 行中 2 行（100%）因此不明。"
        "改法：请报送单位补充这一列，或者在词典中对应列名"
        " / the data delivered here lack this field: 2 of 2 rows (100%) are unknown",
    ]
