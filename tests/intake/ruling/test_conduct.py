"""Points and awards."""

from collections.abc import Callable
from typing import Any

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]


def month(fact: Any) -> str | None:
    return fact and str(fact.value.lo)[:7]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("累计考核总分2431分", [("2431", None, None)]),
        ("考核期自2017年12月起至2019年9月止累计获考核积分2025.5分", [("2025.5", "2017-12", "2019-09")]),
        ("从2017年7月至2018年9月计获1480考核分、2个表扬", [("1480", "2017-07", "2018-09")]),
        ("2018年3月6日因欠产扣7分，累计扣159分", []),
        ("上次减刑结余350分，考核期自2017年2月起至2019年9月止累计获考核积分4423分，合计4773分",
         [("4423", "2017-02", "2019-09"), ("4773", None, None)]),
    ],
)  # fmt: skip
def test_points(words: str, told: list[object], facts: Read) -> None:
    read = facts(found=f"经审理查明，罪犯程某认罪悔罪，{words}。")
    assert [(f"{each.total.value:f}", month(each.from_on), month(each.until_on)) for each in read.points] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("共获得表扬三次", [("praise", 3, None, None, None)]),
        ("累计获得表扬四次的行政奖励", [("praise", 4, None, None, None)]),
        ("累计获得表扬二次行政奖励", [("praise", 2, None, None, None)]),
        ("自2018年9月起至2021年4月止在计分考核中累计获得六个表扬", [("praise", 6, None, "2018-09", "2021-04")]),
        ("在2017年11月至2019年10月共获4个表扬", [("praise", 4, None, "2017-11", "2019-10")]),
        (
            "2018年1月获得表扬，2018年6月获得表扬",
            [("praise", None, "2018-01", None, None), ("praise", None, "2018-06", None, None)],
        ),
        ("2017年7月折算获得2个表扬", [("praise", 2, "2017-07", None, None)]),
        ("年均3个表扬", []),
        ("记功奖励5次，表扬奖励2次", [("merit_record", 5, None, None, None), ("praise", 2, None, None, None)]),
    ],
)
def test_awards(words: str, told: list[object], facts: Read) -> None:
    read = facts(found=f"经审理查明，罪犯程某认罪悔罪，{words}。")
    assert [
        (each.kind.value, each.count and each.count.value, month(each.on), month(each.from_on), month(each.until_on))
        for each in read.awards
    ] == told


def test_what_the_court_found_stands_before_what_the_prison_said(facts: Read) -> None:
    read = facts(
        said="执行机关清江省江州监狱提出，罪犯程某共获得表扬五次，确有悔改表现。",
        found="经审理查明，罪犯程某获得表扬四次。",
    )
    assert [each.count and each.count.value for each in read.awards] == [4]
