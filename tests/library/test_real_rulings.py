"""Published rulings through the whole line: every one read, every one answered, none called unlawful."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml

from jianheng.chain import load_workspace_tables
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Answers
from jianheng.engine.run import open_session
from jianheng.intake.add import add_files
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.workspace import create_workspace

pytestmark = pytest.mark.real("rulings")
MODELS = {
    "start": ("commutation/first-too-early", "exempt"),
    "interval": ("commutation/interval-too-short", "lawful"),
    "new_end": ("commutation/new-end-wrong", "lawful"),
    "cap": ("commutation/reduction-above-cap", "lawful"),
}
EXPECTED = yaml.safe_load((Path(__file__).parent / "real_rulings.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def answers(real_rulings: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, object]]]:
    """Rows of answers by question and document id."""
    workspace = create_workspace(tmp_path_factory.mktemp("real") / "ws", "检察院")
    added = add_files(workspace, [real_rulings / "commutation_rulings.jsonl"])
    assert added.tables["commutation_ruling"].kept == 28
    loaded = load_workspace_tables(workspace)
    dictionary, law = load_dictionary(), load_tables()
    session = open_session(loaded.tables, loaded.coverage, dictionary, law, date(2024, 12, 31))
    found = {}
    for question, (name, _) in MODELS.items():
        (model,) = load_library(dictionary, law, [name])
        found[question] = _by_document(session.answers(model))
    return found


def _by_document(answers: Answers) -> dict[str, dict[str, object]]:
    return {row["key"].rpartition("#")[2]: row for row in answers.table.to_pylist()}


@pytest.mark.parametrize("question", MODELS)
def test_each_ruling_gets_the_answer_that_reading_it_gives(
    question: str, answers: dict[str, dict[str, dict[str, object]]]
) -> None:
    usual = MODELS[question][1]
    wanted = dict.fromkeys(answers[question], usual)
    for answer, documents in EXPECTED[question].items():
        wanted |= dict.fromkeys(documents, answer)
    assert len(wanted) == 28
    assert {document: row["answer"] for document, row in answers[question].items()} == wanted


def test_intervals_are_cleared_by_assumption_where_service_is_not_printed(
    answers: dict[str, dict[str, dict[str, object]]],
) -> None:
    cleared = [row for row in answers["interval"].values() if row["answer"] == "lawful"]
    assert len(cleared) == 14
    assert all(row["caveats"] == ["assumed"] for row in cleared)


def test_an_open_class_is_named_as_what_would_settle_it(answers: dict[str, dict[str, dict[str, object]]]) -> None:
    assert answers["start"]["lyc-30"]["missing"] == ["law.commutation_start: reading"]


def test_batches_are_written_once(real_rulings: Path, tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "ws", "检察院")
    first = add_files(workspace, [real_rulings / "commutation_rulings.jsonl"])
    again = add_files(workspace, [real_rulings / "commutation_rulings.jsonl"])
    assert again.batch is None
    assert again.recognised[0].batch == first.batch
    (table,) = workspace.batches.glob("*/commutation_ruling.parquet")
    assert pq.read_metadata(table).num_rows == 28
