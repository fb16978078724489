"""Money terms of judgments, and payments told elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]


def judged(words: str) -> str:
    court = "清江省江州市中级人民法院于2016年3月10日作出（2016）江01刑初31号刑事判决，"
    return f"{court}以被告人程某犯诈骗罪，判处有期徒刑八年，{words}。"


def terms(facts: RulingFacts) -> list[tuple[Any, ...]]:
    return [
        (
            each.kind.value,
            each.amount and f"{each.amount.value:f}",
            each.state and each.state.value,
            each.paid and f"{each.paid.value:f}",
        )
        for each in facts.judgments[0].sentence.property
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("并处罚金1千元", [("fine", "1000", None, None)]),
        ("并处罚金人民币30万元（已缴纳3万元）", [("fine", "300000", None, "30000")]),
        ("附加罚金人民币二万元（未履行）", [("fine", "20000", "unpaid", None)]),
        ("并处没收个人财产五万元", [("confiscation_part", "50000", None, None)]),
        ("并处没收个人全部财产", [("confiscation_all", None, None, None)]),
        ("追缴违法所得350元", [("recovery", "350", None, None)]),
        ("违法所得六十四万元予以追缴", [("recovery", "640000", None, None)]),
        ("责令被告人程某退赔被害人共计人民币18.5万元", [("restitution", "185000", None, None)]),
        ("赔偿附带民事诉讼原告人经济损失人民币28036元（已付900元）", [("civil_compensation", "28036", None, "900")]),
        (
            "并处罚金20000元，责令退赔被害人经济损失12000元（均未履行）",
            [("fine", "20000", "unpaid", None), ("restitution", "12000", "unpaid", None)],
        ),
        (
            "并处罚金20000元（已缴纳），责令退赔被害人经济损失12000元",
            [("fine", "20000", "paid", None), ("restitution", "12000", None, None)],
        ),
        ("并处罚金五万余元", []),
    ],
)
def test_terms_as_printed(words: str, told: list[object], facts: Read) -> None:
    assert terms(facts(history=judged(words))) == told


def test_an_inexact_amount_is_reported(facts: Read) -> None:
    read = facts(history=judged("并处罚金五万余元"))
    assert [(each.value, each.words) for each in read.unread] == [("no_exact_amount", "五万余元")]


def test_joint_liability(facts: Read) -> None:
    terms = facts(history=judged("与同案共同退赔被害人8000元")).judgments[0].sentence.property
    assert terms[0].joint is not None


def paid(facts: RulingFacts) -> list[tuple[Any, ...]]:
    return [
        (each.kind.value, each.amount and f"{each.amount.value:f}", bool(each.fully), each.so_far, each.said_by)
        for each in facts.payments
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("本次缴纳罚金人民币2000元", [("fine", "2000", False, False, "court")]),
        ("原判罚金8000元，已履行罚金500元", [("fine", "500", False, True, "court")]),
        (
            "该犯本次缴纳罚金人民币3000元，违法所得款人民币2000元",
            [("fine", "3000", False, False, "court"), ("recovery", "2000", False, False, "court")],
        ),
        ("已全额履行罚金", [("fine", None, True, False, "court")]),
        ("财产性判项已履行", [("all", None, True, False, "court")]),
        ("无财产性判项已执行依据", []),
        ("未履行罚金", []),
        ("月均消费594元", []),
    ],
)
def test_payments_as_told(words: str, told: list[object], facts: Read) -> None:
    assert paid(facts(found=f"经审理查明，罪犯程某认罪悔罪。{words}。")) == told


def test_a_payment_told_by_two_speakers_is_one(facts: Read) -> None:
    read = facts(
        said="执行机关清江省江州监狱提出，罪犯程某确有悔改表现，履行财产性判项2,000元。",
        reasons="本院认为，罪犯程某确有悔改表现，由他人代为履行人民币2，000元。",
    )
    assert paid(read) == [("all", "2000", False, False, "prison")]


def test_a_dated_payment(facts: Read) -> None:
    (payment,) = facts(found="经审理查明，罪犯程某于2018年5月6日缴纳罚金2000元。").payments
    assert payment.paid_on is not None
    assert str(payment.paid_on.value.day) == "2018-05-06"
