"""The benchmark at a tiny size: the engine and what is written by hand agree on every row."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.document import write_section
from benchmarks.systems.answers import differences
from benchmarks.systems.available import SYSTEMS, System
from benchmarks.systems.data import data
from benchmarks.systems.one import answer_into
from benchmarks.systems.rules import RULES, Rule
from benchmarks.systems.server import serving

pytestmark = pytest.mark.long

# Those that this machine has.
HERE = [system for system in SYSTEMS if system.name not in {"engine", "scan"} and system.version is not None]
# A Spark of its own takes long to start: `make bench` holds it to every rule, row for row; here it is held to two.
PAIRS = [(system, rule) for system in HERE for rule in (RULES[:2] if system.name == "spark" else RULES)]


def test_the_engine_agrees_with_sql_written_by_hand(repository: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--rulings", "6000", "--related", "90000", "--repeat", "1"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "engine" in done.stdout
    assert done.stderr == ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data(300, tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with serving(folder) as running:
        yield running.address


@pytest.mark.parametrize(("system", "rule"), PAIRS, ids=lambda each: each.name)
def test_each_system_answers_as_the_engine_does(
    rule: Rule, system: System, folder: Path, tmp_path: Path, request: pytest.FixtureRequest, repository: Path
) -> None:
    address = request.getfixturevalue("server") if system.name == "postgres" else ""
    answer_into(tmp_path / "engine", rule, "engine", folder / rule.source)
    if system.name == "spark":
        # A Spark of this process may be that of other tests, which must not end with this one.
        of = [rule.name, "spark", str(folder), "--repeat", "1", "--answers", str(tmp_path / "spark")]
        command = [sys.executable, "-m", "benchmarks.systems.one", *of]
        subprocess.run(command, cwd=repository, check=True, capture_output=True)
    else:
        into, data_of_rule = tmp_path / system.name, folder / rule.source
        answer_into(into, rule, system.name, data_of_rule, held=system.ways[0], server=address)
    assert differences(tmp_path / "engine", tmp_path / system.name) == []


def test_a_system_that_errs_is_told_of(folder: Path, tmp_path: Path) -> None:
    """Not every act has the same answer, and one that is turned round is named."""
    rule = RULES[0]
    answer_into(tmp_path / "engine", rule, "engine", folder / rule.source)
    answers = pq.read_table(tmp_path / "engine").to_pydict()
    assert {"unlawful", "lawful", "undetermined"} <= {*answers["answer"]}
    answers["answer"][7] = "turned"
    pq.write_table(pa.table(answers), tmp_path / "other")
    [told] = differences(tmp_path / "engine", tmp_path / "other")
    assert told.startswith(answers["act"][7])
    assert "turned" in told


def test_a_part_of_the_page_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Speed\n", encoding="utf-8")
    write_section("one", "first", page)
    write_section("two", "second", page)
    write_section("one", "third", page)
    assert page.read_text(encoding="utf-8").split("\n\n") == [
        *("# Speed", "<!-- one -->", "third", "<!-- /one -->", "<!-- two -->", "second", "<!-- /two -->\n"),
    ]
