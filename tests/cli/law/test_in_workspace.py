"""Reckonings by the law of one office: rows that it confirmed, years that it added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]
NEXT = "year: 2027\nnotices: []\noff: [2027-01-01, 2027-02-08, 2027-10-01]\nworked: [2027-02-20]\n"


@pytest.fixture
def office(jianheng: Command, tmp_path: Path) -> Path:
    place = tmp_path / "本院"
    assert jianheng("new", place, "--for", "某检察院").exit_code == 0
    return place


def test_a_row_that_the_office_confirmed_is_reckoned_with(jianheng: Command, office: Path) -> None:
    asked = ("law", "deadline", "first_interrogation", "--start", "2005-03-01T09:30", "--with", "measure=detention")
    assert "尚未核对原文" in jianheng(*asked, "--workspace", office).stdout
    row = "first_interrogation/L1-07-interrogation"
    done = jianheng(
        "law", "confirm", office, row, "--by", "承办人", "--source", "本院图书室法律汇编", "--on", "2026-11-02"
    )
    assert done.exit_code == 0, done.output
    found = jianheng(*asked, "--workspace", office)
    assert found.stdout.splitlines()[0].endswith("2005-03-02 09:30")
    assert "承办人" in found.stderr
    # 没有指明工作区的，仍按公布的法律。
    assert "尚未核对原文" in jianheng(*asked).stdout


def test_a_year_that_the_office_added_moves_the_last_day(jianheng: Command, office: Path) -> None:
    asked = ("law", "deadline", "report_for_correction", "--start", "2027-01-29")
    assert "尚不能确定" in jianheng(*asked).stdout
    (office / "law" / "calendars").mkdir(parents=True)
    (office / "law" / "calendars" / "2027.yaml").write_text(NEXT, encoding="utf-8")
    # 第十日是2月8日，按这份日历放假，顺延一日。
    assert jianheng(*asked, "--workspace", office).stdout.splitlines()[0].endswith("2027-02-09")
