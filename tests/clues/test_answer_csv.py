"""The whole list of answers as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues.act_name import names_of
from jianheng.clues.answer_csv import write_answers_csv
from jianheng.clues.answer_list import AnswerList
from jianheng.clues.choice import Choice
from jianheng.clues.run import open_run
from jianheng.clues.words import Words

Json = dict[str, Any]
Write = Callable[..., Path]
INTERVAL, SERVED = "commutation/interval-too-short", "commutation/served-late"


def written(folder: Path, out: Path, reveal: bool = False) -> list[dict[str, str]]:
    names = names_of((INTERVAL, SERVED), "zh", reveal)
    told: list[None] = []
    write_answers_csv(
        AnswerList(open_run(folder), Choice(), names, Words("zh"), reveal), out, lambda: told.append(None)
    )
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(told) == len(rows)
    return rows


def test_all_models_are_in_one_file_that_excel_opens_in_chinese(run: Path, tmp_path: Path) -> None:
    rows = written(run, tmp_path / "list.csv")
    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {row["模型"] for row in rows} == {"减刑间隔期不足", "裁定逾期送达"}
    assert len(rows) == 17
    assert [row["判断"] for row in rows if row["模型编号"] == SERVED][:2] == ["违法", "期限未到"]
    assert rows[3]["缺少的事实"] == "上次减刑的送达日期缺失\n历次减刑没有移送"


def test_a_second_time_gives_the_same_bytes(run: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        written(run, tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1"])
def test_words_that_excel_would_reckon_have_an_apostrophe(
    write_run: Write, explanations: list[Json], tmp_path: Path, words: str
) -> None:
    explanations[0]["findings"][0]["zh"] = words
    assert written(write_run(explanations=explanations), tmp_path / "list.csv")[0]["说明"] == f"'{words}"


def test_a_number_that_excel_would_round_has_an_apostrophe(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], tmp_path: Path
) -> None:
    answers = answers_for(explanations)
    answers[2]["key"] += "|id:110101199001011237"
    rows = written(write_run(explanations=explanations, answers=answers), tmp_path / "list.csv", reveal=True)
    assert rows[2]["人员"] == "'110101199001011237"
