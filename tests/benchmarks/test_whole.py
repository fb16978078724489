"""Whole answers by hand at a tiny size: every column of every row is the engine's."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from benchmarks.measure import differences
from benchmarks.whole.one import NAMES

pytestmark = pytest.mark.long

# The smallest county in which every rule has acts to answer.
PERSONS = 600


@pytest.fixture(scope="module")
def told(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    command = [sys.executable, "-m", "benchmarks.whole", "--persons", str(PERSONS), "--repeat", "1"]
    command += ["--cache", str(tmp_path_factory.mktemp("county"))]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_whole_answers_by_hand_are_the_engines(told: str) -> None:
    """Each rule has answers of at least two kinds, so that agreement is not that of empty tables."""
    answers = [line for line in told.splitlines() if line.startswith("结论 answers: ")]
    assert len(answers) == len(NAMES)
    assert all(line.count(", ") >= 1 for line in answers), answers


def test_a_slot_that_differs_is_told_of() -> None:
    """Rows of one act are held against each other slot by slot."""
    one = {"row_id": ["m", "m"], "slot": [0, 1], "answer": ["lawful", "unlawful"], "findings": [[], ["missed"]]}
    other = one | {"findings": [[], []]}
    assert differences(pa.table(one), pa.table(one)) == []
    [told] = differences(pa.table(one), pa.table(other))
    assert told.startswith("findings: 1 rows differ, e.g. ('m', 1, ")
