"""Terms, periods, the custody clock and a convict's prospects, as a user asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]
CASE = "events:\n  - {on: 2024-01-10, event: detained}\n  - {on: 2024-01-16, event: arrested}\n"
CONVICT = """\
penalty: fixed_term
category: general
term: 12y
starts_on: 2015-11-01
final_on: 2016-05-01
delivered_on: 2016-06-10
crime_on: 2015-03-02
repentance: true
"""


def test_a_term_is_told_step_by_step(jianheng: Command) -> None:
    told = jianheng("law", "term", "--start", "2024-03-15", "--term", "3y6m", "--credit", "30").stdout
    assert told.splitlines()[0] == "刑期届满之日：2027-08-15"
    assert "减去折抵的30日：2027-08-15（刑法第四十七条）" in told
    document = json.loads(jianheng("law", "term", "--start", "2024-03-15", "--term", "3y6m", "--json").stdout)
    assert (document["lo"], document["hi"], document["doubts"]) == ("2027-09-14", "2027-09-14", [])
    assert [step["rule"] for step in document["steps"]] == ["term_begins", "years_added", "months_added", "day_before"]


def test_broken_custody_gives_both_lawful_ends(jianheng: Command) -> None:
    held = ("--held", "2024-01-10..2024-02-08", "--held", "2024-06-01")
    told = jianheng("law", "term", "--term", "1y", *held)
    assert told.stdout.startswith("刑期届满之日：2025-05-01 至 2025-05-02（有不止一种合法读法）")
    english = jianheng("law", "term", "--term", "1y", *held, "--lang", "en").stdout
    assert "form B: from the last custody" in english


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--term", "3年", "--start", "2024-01-01"), "不是期限的写法"),
        (("--term", "3y", "--start", "2024-01-32"), "不是日期"),
        (("--term", "3y"), "--start 与 --held 要写其中一个"),
        (("--term", "3y", "--start", "2024-01-01", "--held", "2024-01-01"), "--start 与 --held 要写其中一个"),
        (("--term", "3y", "--held", "2024-01-01", "--credit", "3"), "--credit 与 --held 不能同时写"),
        (("--term", "3y", "--start", "2024-01-01", "--penalty", "life"), "--penalty：[life] 应为"),
        (("--term", "3y", "--held", "2024-02-01..2024-01-01", "--held", "2024-03-01"), "颠倒"),
    ],
)
def test_a_term_that_cannot_be_is_refused(jianheng: Command, words: tuple[str, ...], says: str) -> None:
    result = jianheng("law", "term", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "改法" in result.stderr


def test_periods_are_listed_and_reckoned(jianheng: Command) -> None:
    assert "report_for_correction  社区矫正对象报到期限" in jianheng("law", "deadline").stdout
    told = jianheng("law", "deadline", "report_for_correction", "--start", "2024-02-01").stdout
    assert told.startswith("社区矫正对象报到期限：2024-02-18")
    assert "末日是节假日，顺延至节后第一日" in told
    held = jianheng("law", "deadline", "report_for_correction", "--start", "2024-02-01", "--in-custody").stdout
    assert held.startswith("社区矫正对象报到期限：2024-02-11")


def test_a_period_beyond_the_calendar_is_not_guessed(jianheng: Command) -> None:
    told = jianheng("law", "deadline", "report_for_correction", "--start", "2099-02-01").stdout
    assert told.startswith("社区矫正对象报到期限：不能确定")
    assert "尚不能确定" in told.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("no_such", "--start", "2024-02-01"), "没有这个期限：[no_such]"),
        (("report_for_correction",), "没有写起点"),
        (
            ("report_for_correction", "--start", "2024-02-01", "--with", "kind=x"),
            "kind 不是 report_for_correction 的参数",
        ),
        (("report_for_correction", "--start", "2024-02-01T25:00"), "不是时刻"),
    ],
)
def test_a_period_that_cannot_be_is_refused(jianheng: Command, words: tuple[str, ...], says: str) -> None:
    result = jianheng("law", "deadline", *words)
    assert result.exit_code == 2
    assert says in result.stderr


def test_the_clock_tells_stage_title_and_last_day(jianheng: Command, tmp_path: Path) -> None:
    file = tmp_path / "案.yaml"
    file.write_text(CASE, encoding="utf-8")
    told = jianheng("law", "clock", file, "--on", "2024-03-26").stdout
    assert told.startswith("2024-03-26：侦查羁押")
    assert "执行逮捕，自 2024-01-16 起，最后一日 2024-03-16" in told
    assert "! 已超过法定期限 10 日" in told
    assert "延长侦查羁押一个月（上一级检察院批准），最迟 2024-03-16  刑事诉讼法（2018）第一百五十六条" in told
    document = json.loads(jianheng("law", "clock", file, "--on", "2024-02-01", "--json").stdout)
    assert document["days_over"] == 0
    assert [each["last"]["lo"] for each in document["periods"]] == ["2024-01-13", "2024-03-16"]


def test_a_case_that_cannot_be_read_is_told(jianheng: Command, tmp_path: Path) -> None:
    assert jianheng("law", "clock", tmp_path / "无.yaml").exit_code == 2
    file = tmp_path / "案.yaml"
    file.write_text("events:\n  - {on: 2024-01-10, event: 拘留}\n", encoding="utf-8")
    result = jianheng("law", "clock", file)
    assert "案.yaml:2 event [拘留] 没有这种事件" in result.stderr


def test_prospects_answer_four_questions(jianheng: Command, tmp_path: Path) -> None:
    file = tmp_path / "罪犯.yaml"
    file.write_text(CONVICT, encoding="utf-8")
    told = jianheng("law", "commutation", file, "--on", "2018-01-01").stdout
    for line in (
        "现刑期届满之日：2027-10-31",
        "最早可以报请减刑之日：2018-06-10",
        "一次最多可以减去：九个月",
        "最早可以假释之日：2021-11-01",
    ):
        assert line in told.splitlines()
    document = json.loads(jianheng("law", "commutation", file, "--on", "2018-01-01", "--json").stdout)
    assert document["reduction"]["hi"] == "9m"
    file.write_text(CONVICT.replace("12y", "十二年"), encoding="utf-8")
    assert "罪犯.yaml:3 term [十二年]" in jianheng("law", "commutation", file).stderr


def test_each_command_draws_its_days(jianheng: Command, tmp_path: Path) -> None:
    case, convict = tmp_path / "案.yaml", tmp_path / "罪犯.yaml"
    case.write_text(CASE, encoding="utf-8")
    convict.write_text(CONVICT, encoding="utf-8")
    for n, words in enumerate(
        (
            ("term", "--start", "2024-03-15", "--term", "3y6m"),
            ("deadline", "report_for_correction", "--start", "2024-02-01"),
            ("clock", case, "--on", "2024-03-26"),
            ("commutation", convict, "--on", "2018-01-01"),
        )
    ):
        file = tmp_path / f"{n}.svg"
        result = jianheng("law", *words, "--picture", file)
        assert result.exit_code == 0, result.output
        assert file.read_text(encoding="utf-8").startswith("<svg")
    refused = jianheng("law", "term", "--start", "2024-03-15", "--term", "3y", "--picture", tmp_path / "无" / "a.svg")
    assert refused.exit_code == 2
    assert "--picture：不能写" in refused.stderr


def test_life_is_told_as_what_it_may_become(jianheng: Command, tmp_path: Path) -> None:
    file = tmp_path / "罪犯.yaml"
    file.write_text("penalty: life\ncategory: strict\nfinal_on: 2012-05-10\nmajor_merit: true\n", encoding="utf-8")
    told = jianheng("law", "commutation", file, "--on", "2018-01-01").stdout.splitlines()
    assert "可以减为的有期徒刑：不少于 二十年" in told
    assert "最早可以报请减刑之日：至迟 2015-05-10" in told
    document = json.loads(jianheng("law", "commutation", file, "--on", "2018-01-01", "--json").stdout)
    assert (document["conversion"]["lo"], document["conversion"]["hi"]) == ("20y", None)
    assert "reduction" not in document
