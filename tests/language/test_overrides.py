"""What an office may set otherwise, what it may not, and what becomes of the hash."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianheng.language.canonical import logic_hash
from jianheng.language.overrides import overridden
from jianheng.language.problem import ModelError
from jianheng.language.tree import Model

PARTS = """\
params:
  grace: {type: int, value: 5, range: [0, 9], local: true}
  floor: {type: int, value: 3}
exempt:
  small: {when: days < param.floor, from: [late]}
  some: {when: urgent, from: [late, early]}
unlawful:
  late: done_on > days_after(asked_on, param.grace)
  early: done_on < asked_on
note: {odd: urgent}
"""
WHY = "reason: {zh: 与法院约定, en: agreed}, person: 甲, date: 2024-01-05, until: 2024-12-31"
DAY = date(2024, 6, 30)


@pytest.fixture(scope="session")
def published(make: Any) -> Model:
    model: Model = make.model(PARTS)
    return model


def test_a_local_parameter_takes_another_value(published: Model) -> None:
    model = overridden(published, f"params: {{grace: {{value: 7, {WHY}}}}}", "o.yaml", DAY)
    assert model.param("grace").value == "7"
    (told,) = model.overrides
    assert (told.kind, told.name, told.was, told.value) == ("param", "grace", "5", "7")
    assert (dict(told.reason)["zh"], told.person, told.day, told.until) == (
        "与法院约定",
        "甲",
        "2024-01-05",
        "2024-12-31",
    )
    assert model.published is published
    assert logic_hash(model) != logic_hash(published)


def test_a_finding_is_off_and_exemptions_reach_what_is_left(published: Model) -> None:
    model = overridden(published, f"off: {{late: {{{WHY}}}}}", "o.yaml", DAY)
    assert [finding.code for finding in model.findings] == ["early", "odd"]
    assert [(x.code, x.reaches) for x in model.exempt] == [("some", ("early",))]


@pytest.mark.parametrize(
    ("day", "value", "expired"), [(DAY, "7", False), (date(2024, 12, 31), "7", False), (date(2025, 1, 1), "5", True)]
)
def test_an_override_ends_after_its_last_day(published: Model, day: date, value: str, expired: bool) -> None:
    model = overridden(published, f"params: {{grace: {{value: 7, {WHY}}}}}", "o.yaml", day)
    assert model.param("grace").value == value
    assert model.overrides[0].expired is expired
    assert (logic_hash(model) == logic_hash(published)) is expired


WRONG = Path(__file__).parent / "fixtures" / "overrides" / "e17.yaml"
MARK = "# > "


def test_everything_that_is_not_allowed_is_told_at_once(published: Model) -> None:
    text = WRONG.read_text(encoding="utf-8")
    with pytest.raises(ModelError) as error:
        overridden(published, text, WRONG.name, DAY)
    expected = [line.removeprefix(MARK) for line in text.split("\n") if line.startswith(MARK)]
    assert [str(problem) for problem in error.value.problems] == expected


@pytest.mark.parametrize(
    ("value", "words"), [("many", "不是有效的 int"), ("1.5", "不是有效的 int"), ("-1", "应在 0 至 9 之间")]
)
def test_a_value_of_another_type_or_outside_the_range(published: Model, value: str, words: str) -> None:
    with pytest.raises(ModelError) as error:
        overridden(published, f"params: {{grace: {{value: {value}, {WHY}}}}}", "o.yaml", DAY)
    assert [problem.zh for problem in error.value.problems] == [words]


def test_not_every_finding_can_be_off(published: Model) -> None:
    off = ", ".join(f"{code}: {{{WHY}}}" for code in ("late", "early", "odd"))
    with pytest.raises(ModelError) as error:
        overridden(published, f"off: {{{off}}}", "o.yaml", DAY)
    assert [problem.zh for problem in error.value.problems] == ["不能关闭全部发现"]


@pytest.mark.parametrize("text", ["- grace", "off: {late: 暂停}", "params: {grace: 7}"])
def test_an_override_without_its_account_is_refused(published: Model, text: str) -> None:
    with pytest.raises(ModelError) as error:
        overridden(published, text, "o.yaml", DAY)
    assert [problem.code for problem in error.value.problems] == ["E17"]
