"""The sample from files to report, against what a lawyer concludes of each ruling."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import Result

Command = Callable[..., Result]
QUESTIONS = {
    "start": "commutation__first-too-early",
    "interval": "commutation__interval-too-short",
    "cap": "commutation__reduction-above-cap",
    "new_end": "commutation__new-end-wrong",
}
SAMPLE = files("jianheng.library").joinpath("sample")
EXPECTED = yaml.safe_load(SAMPLE.joinpath("expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def answers(demo: Path) -> dict[tuple[str, str], str]:
    """Answers by question and file name."""
    sources: dict[str, str] = {}
    for path in demo.glob("batches/*/commutation_ruling.parquet"):
        table = pq.read_table(path, columns=["row_id", "source"])
        sources |= dict(zip(table["row_id"].to_pylist(), table["source"].to_pylist(), strict=True))
    (run,) = demo.glob("runs/2024-12-31-*")
    found = {}
    for question, name in QUESTIONS.items():
        table = pq.read_table(run / "answers" / f"{name}.parquet", columns=["row_id", "answer"])
        for row in table.to_pylist():
            found[question, Path(sources[row["row_id"]]).name] = row["answer"]
    return found


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_sample_ruling_gets_the_answers_of_a_lawyer(name: str, answers: dict[tuple[str, str], str]) -> None:
    assert {question: answers[question, name] for question in QUESTIONS} == EXPECTED[name]


def test_the_report_is_one_file_that_tells_every_clue(demo: Path) -> None:
    html = (demo / "report.html").read_text(encoding="utf-8")
    assert "刑事执行法律监督模型报告" in html
    assert "报请过早" in html
    assert "http://" not in html.replace("http://www.w3.org", "")
