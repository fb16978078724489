"""The SQL of one worked model, word for word, and what it answers when run as it stands.

After a wanted change of the lowering, write the file anew with `JIANHENG_WRITE_SNAPSHOTS=1` and read the difference.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from sqlglot import parse_one

from jianheng.dictionary import load_dictionary
from jianheng.engine.calendar import register_calendar
from jianheng.engine.cases import case_coverage, case_rows
from jianheng.engine.coverage import register_coverage
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.execute import act_name
from jianheng.engine.planning import Known, build_plan
from jianheng.engine.population import SLOT
from jianheng.engine.visible import create_view, register_table
from jianheng.language.read import load_model
from jianheng.law import load_tables
from jianheng.law.calendar import own_calendar

HERE = Path(__file__).parent
WORKED = HERE.parent / "language" / "worked"
SNAPSHOTS = HERE / "snapshots"
MARK = "-- relation "


@pytest.mark.parametrize(("model_name", "cases"), [("never-taken-in", 5), ("recheck-missed", 1)])
def test_the_sql_of_a_worked_model_is_as_written_down_and_answers_its_cases(model_name: str, cases: int) -> None:
    dictionary, law = load_dictionary(WORKED / "dictionary"), load_tables()
    model = load_model(WORKED / f"{model_name}.yaml", dictionary, law)
    assert len(model.cases) == cases
    for case in model.cases:
        engine = DuckDbEngine(threads=1)
        register_calendar(engine, own_calendar())
        as_of, given = date.fromisoformat(case.as_of), dict(case.given)
        for table in dictionary.tables.values():
            register_table(engine, table, case_rows(table, [dict(row) for row in given.get(table.name, ())]))
            create_view(engine, table, as_of)
        kinds = register_coverage(engine, case_coverage(case, dictionary))
        plan = build_plan(model, dictionary, law, as_of, kinds, known=Known(numbers=engine.numbers_rows))
        text = "".join(
            f"{MARK}{step.relation}\n{step.select.sql(dialect='duckdb', pretty=True)};\n" for step in plan.steps
        )
        if case is model.cases[0]:
            snapshot = SNAPSHOTS / f"{model_name}.sql"
            if os.environ.get("JIANHENG_WRITE_SNAPSHOTS"):
                snapshot.write_text(text, encoding="utf-8", newline="\n")
            assert text == snapshot.read_text(encoding="utf-8")
        for part in text.split(MARK)[1:]:
            relation, query = part.split("\n", 1)
            engine.make(relation, parse_one(query.rstrip().removesuffix(";"), dialect="duckdb"), kept=True)
        slot = SLOT if plan.slots else "NULL"
        rows = engine.con.sql(f'SELECT f_row_id, {slot}, answer FROM "{plan.steps[-1].relation}"').fetchall()
        engine.close()
        found = {act_name(row, slot): answer for row, slot, answer in rows}
        assert found == {row: dict(wanted)["answer"] for row, wanted in case.expect}, case.name
