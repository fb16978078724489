"""A run of models that examine periods, groups, and answers: its files hold, and clues come from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianheng.clues import list_clues, list_prompts, write_report
from jianheng.dictionary import load_dictionary
from jianheng.engine.cases import case_coverage, case_rows
from jianheng.engine.manifest import Basis
from jianheng.engine.run import RunResult, open_session, run_models
from jianheng.language.read import load_model, read_model
from jianheng.language.templates import Shelf
from jianheng.law import load_instruments, load_tables

WORKED = Path(__file__).parent.parent / "language" / "worked"
AGAIN = """
id: medical-release/missed-again
title: {zh: 再次漏查, en: missed again}
point: {zh: 漏查, en: missed}
holder: correction_body
unit: unit
direction: leniency
basis: [社区矫正法实施办法2020#24.3]
examine: "verdict:medical-release/recheck-missed"
note:
  again:
    when: answer == "unlawful" and slot > 0
    title: {zh: 再次漏查, en: missed again}
    says: {zh: "第 {slot} 期"}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    dictionary, law = load_dictionary(WORKED / "dictionary"), load_tables()
    models = [load_model(WORKED / f"{name}.yaml", dictionary, law) for name in ("recheck-missed", "diagnosis-pattern")]
    cases = [model.cases[0] for model in models]
    text = (WORKED / "recheck-missed.yaml").read_text(encoding="utf-8")
    shelf = Shelf({}, {}, {"medical-release/recheck-missed": text})
    models.append(read_model(AGAIN, "again.yaml", dictionary, law, "", shelf))
    given = {name: [dict(row) for row in rows] for case in cases for name, rows in case.given}
    tables = {name: case_rows(dictionary.tables[name], rows) for name, rows in given.items()}
    session = open_session(tables, case_coverage(cases[0], dictionary), dictionary, law, date(2024, 10, 15))
    runs = tmp_path_factory.mktemp("runs")
    result = run_models(session, models, Basis("某县检察院", (), load_instruments()), runs)
    session.engine.close()
    return result


def test_every_period_and_group_is_counted(run: RunResult) -> None:
    assert run.counts["medical-release/recheck-missed"] == {
        "lawful": 2,
        "unlawful": 1,
        "pending": 1,
        "undetermined": 0,
        "exempt": 0,
    }
    assert run.counts["medical-release/diagnosis-pattern"]["lawful"] == 2
    assert run.counts["medical-release/missed-again"]["lawful"] == 4


def test_a_clue_names_its_period(run: RunResult) -> None:
    ((slot, says),) = [(clue.slot, clue.says.pick("zh")) for clue in list_clues(run.folder)]
    assert slot == "1"
    assert says == "2024-04-10 至 2024-07-10 期间未见病情复查报告"


def test_a_prompt_names_its_group_or_its_period(run: RunResult) -> None:
    told = {clue.model: (dict(clue.key), clue.says.pick("zh")) for clue in list_prompts(run.folder)}
    assert told["medical-release/diagnosis-pattern"] == (
        {"hospital": "H1", "doctor": "X"},
        "共诊断 4 件，符合条件 4 件，比例明显高于同类",
    )
    key, says = told["medical-release/missed-again"]
    assert (key["slot"], says) == ("1", "第 1 期")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_shows_them(run: RunResult, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "report.html"
    write_report(run.folder, path, lang)
    text = path.read_text(encoding="utf-8")
    assert "比例明显高于同类" in text
    assert "#1" in text
