"""Tables that the cluster already holds: the run says what a run over the same rows in batches says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from jianheng.arena import LAST_DAY, Plan, write_tables
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.cli.app import app
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Answers, Session
from jianheng.engine.run import open_session
from jianheng.engine.spark.catalogue import CatalogueError
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.held import held
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library import load_library

pytestmark = [pytest.mark.long, pytest.mark.real("spark")]
DICTIONARY = load_dictionary()
MODEL = "judgment/probation-outside-law"
READ = ("judgment_person", "person_statement", "commutation_ruling", "proceeding")


@pytest.fixture
def database(spark: Any) -> Iterator[str]:
    spark.sql("CREATE DATABASE supervision")
    yield "supervision"
    spark.sql("DROP DATABASE supervision CASCADE")


def put(spark: Any, name: str, path: Path) -> None:
    spark.read.parquet(str(path)).write.saveAsTable(name)


def test_a_run_over_tables_of_the_cluster(spark: Any, database: str, tmp_path: Path) -> None:
    county = tmp_path / "county"
    write_tables(county, Plan(30, 7), DICTIONARY)
    tables = {name: pq.read_table(county / f"{name}.parquet") for name in READ}
    for name in READ:
        put(spark, f"{database}.{name}", county / f"{name}.parquet")
    stated = pq.read_table(county / "coverage.parquet")
    columns = {"tbl": "table", "from_on": "from", "until_on": "until"}
    pq.write_table(stated.rename_columns([columns.get(name, name) for name in stated.column_names]), tmp_path / "c")
    put(spark, f"{database}.coverage", tmp_path / "c")

    place = tmp_path / "工作区"
    said = []
    for words in (
        ("new", place),
        ("run", place, "--as-of", LAST_DAY, "-m", MODEL, "--engine", "spark", "--spark-tables", database, "--json"),
    ):
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exit_code == 0, result.output
        said.append(result.stdout)
    folder = Path(json.loads(said[-1])["folder"])
    [answers] = (folder / "answers").iterdir()

    session = open_session(
        tables | build_derived(tables), derived_coverage(stated), DICTIONARY, load_tables(), LAST_DAY
    )
    [model] = load_library(DICTIONARY, load_tables(), [MODEL])
    wanted = session.answers(model).table
    assert wanted.num_rows
    assert pq.read_table(answers).equals(wanted)
    [told] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["batches"]
    assert told["batch"] == f"spark:{database}"
    assert {name: entry["kept"] for name, entry in told["tables"].items()} == {n: tables[n].num_rows for n in READ}
    for words in (("why", place, MODEL, wanted.column("row_id")[0]), ("verify", place, "--all")):
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exit_code == 2
        assert f"--as-of {LAST_DAY} --engine spark --spark-tables {database}" in result.output


def appended(spark: Any, table: str) -> None:
    spark.sql(f"INSERT INTO {table} SELECT * FROM (SELECT * FROM {table} LIMIT 1)")


def dropped(spark: Any, table: str) -> None:
    spark.sql(f"DROP TABLE {table}")


def written_anew(spark: Any, table: str) -> None:
    spark.sql(f"CREATE TABLE {table}_new AS SELECT * FROM {table} LIMIT 3")
    spark.sql(f"DROP TABLE {table}")
    spark.sql(f"ALTER TABLE {table}_new RENAME TO {table}")


@pytest.mark.parametrize("change", [appended, dropped, written_anew])
def test_tables_that_are_changed_under_a_run_are_named_and_nothing_is_kept(
    spark: Any,
    database: str,
    tmp_path: Path,
    change: Callable[[Any, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    county = tmp_path / "county"
    write_tables(county, Plan(30, 7), DICTIONARY)
    for name in READ:
        put(spark, f"{database}.{name}", county / f"{name}.parquet")
    place = tmp_path / "工作区"
    run = ("run", place, "--as-of", LAST_DAY, "-m", MODEL, "--engine", "spark", "--spark-tables", database)
    for words in (("new", place), run):
        assert CliRunner().invoke(app, [str(word) for word in words]).exit_code == 0
    before = sorted(path.name for path in (place / "runs").iterdir())

    def answered(self: Session, model: Model) -> Answers:
        found = answers(self, model)
        change(spark, f"{database}.judgment_person")
        return found

    answers = Session.answers
    monkeypatch.setattr(Session, "answers", answered)
    result = CliRunner().invoke(app, [str(word) for word in (*run, "--fresh")])
    assert result.exit_code == 2
    assert "改动" in result.output
    assert "以前的运行没有改动" in result.output
    assert sorted(path.name for path in (place / "runs").iterdir()) == before


def test_where_a_person_has_a_number_of_the_unit_alone_nothing_is_complete(
    spark: Any, database: str, tmp_path: Path
) -> None:
    rows = [
        {"row_id": "r1", "recorded_by": "甲院", "person": "id:1"},
        {"row_id": "r2", "recorded_by": "乙院", "person": "id:2"},
        {"row_id": "r3", "recorded_by": "乙院", "person": None},
    ]
    spark.createDataFrame(rows, "row_id string, recorded_by string, person string").write.saveAsTable(
        f"{database}.judgment_person"
    )
    claims = "'judgment_person' AS `table`, CAST(NULL AS STRING) AS person, CAST(NULL AS DATE) AS `from`"
    spark.sql(
        f"SELECT unit, {claims}, DATE'2024-12-31' AS until FROM VALUES ('甲院'), ('乙院') AS t(unit)"
    ).write.saveAsTable(f"{database}.coverage")
    engine = SparkEngine(spark, tmp_path)
    assert held(engine, database, DICTIONARY).coverage.column("unit").to_pylist() == ["甲院"]
    engine.close()


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ("1 AS row_id, '甲院' AS recorded_by", "row_id：类型是 int，应为 string"),
        ("'r1' AS row_id", "没有列 recorded_by"),
        ("'r1' AS row_id, '甲院' AS recorded_by FROM VALUES 1, 2", "2 行只有 1 个不同的 row_id"),
    ],
)
def test_tables_that_do_not_fit_are_refused(
    spark: Any, database: str, tmp_path: Path, columns: str, wrong: str
) -> None:
    spark.sql(f"SELECT {columns}").write.saveAsTable(f"{database}.judgment_person")
    engine = SparkEngine(spark, tmp_path)
    with pytest.raises(CatalogueError, match=wrong):
        held(engine, database, DICTIONARY)
    engine.close()


def test_a_catalogue_that_is_not_there_or_has_nothing_is_refused(spark: Any, database: str, tmp_path: Path) -> None:
    engine = SparkEngine(spark, tmp_path)
    with pytest.raises(CatalogueError, match="没有 nowhere"):
        held(engine, "nowhere", DICTIONARY)
    with pytest.raises(CatalogueError, match="没有词典中的表"):
        held(engine, database, DICTIONARY)
    engine.close()
