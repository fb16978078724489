"""A number behind the name of somebody else is asked about, and never the prisoner's without a question."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from jianheng.intake.recognise import Proposal, State

IDS = ["11010519491231002X", "440524188001010014"] * 3
NAMES = ["周某", "吴某", "郑某", "王某", "冯某", "陈某"]
SEXES, DAYS = ["男", "女"] * 3, ["1980-03-01", "1981-05-06"] * 3
VALUES: Mapping[str, Sequence[object]] = {"身份证号": IDS, "性别": SEXES, "出生日期": DAYS, "罪犯编号": ["3201001"] * 6}
Propose = Callable[..., Proposal]


def state(propose: Propose, headings: Sequence[str], of: str) -> State:
    columns = {heading: VALUES.get(heading, NAMES) for heading in headings}
    found = propose(columns)
    return next(column.state for column in found.columns if column.heading.text == of)


@pytest.mark.parametrize(
    ("headings", "of"),
    [
        (("罪犯姓名", "家属姓名", "身份证号"), "身份证号"),
        (("罪犯姓名", "家属姓名", "与罪犯关系", "身份证号"), "身份证号"),
        (("被害人", "身份证号", "被告人"), "身份证号"),
        (("姓名", "罪犯编号", "配偶姓名", "出生日期", "性别"), "性别"),
        (("律师姓名", "身份证号", "会见对象"), "身份证号"),
        (("同案犯", "身份证号", "姓名"), "身份证号"),
    ],
)
def test_behind_somebody_else_it_is_asked(propose: Propose, headings: Sequence[str], of: str) -> None:
    assert state(propose, headings, of) is State.ASK


@pytest.mark.parametrize(
    ("headings", "of"),
    [
        (("姓名", "身份证号", "性别"), "身份证号"),
        (("罪犯姓名", "曾用名", "身份证号"), "身份证号"),
        (("被告人姓名", "性别", "出生日期"), "出生日期"),
        (("姓名", "姓名拼音", "身份证号"), "身份证号"),
        (("身份证号", "姓名", "家属姓名"), "身份证号"),
    ],
)
def test_behind_the_persons_own_name_it_is_sure(propose: Propose, headings: Sequence[str], of: str) -> None:
    assert state(propose, headings, of) is State.SURE
