"""The SQL of one worked model, word for word, and what it answers when run as it stands.

After a wanted change of the lowering, write the file anew with `JIANHENG_WRITE_SNAPSHOTS=1` and read the difference.
"""

import os
from datetime import date
from pathlib import Path

from jianheng.dictionary import load_dictionary
from jianheng.engine.calendar import register_calendar
from jianheng.engine.cases import case_coverage, case_rows
from jianheng.engine.coverage import register_coverage
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.plan import build_plan
from jianheng.engine.visible import create_view, register_table
from jianheng.language.read import load_model
from jianheng.law import load_tables

HERE = Path(__file__).parent
WORKED = HERE.parent / "language" / "worked"
SNAPSHOT = HERE / "snapshots" / "never-taken-in.sql"
MARK = "-- relation "


def test_the_sql_of_a_worked_model_is_as_written_down_and_answers_its_cases() -> None:
    dictionary, law = load_dictionary(WORKED / "dictionary"), load_tables()
    model = load_model(WORKED / "never-taken-in.yaml", dictionary, law)
    assert len(model.cases) == 5
    for case in model.cases:
        con = open_engine(threads=1)
        register_calendar(con)
        as_of, given = date.fromisoformat(case.as_of), dict(case.given)
        for table in dictionary.tables.values():
            register_table(con, table, case_rows(table, [dict(row) for row in given.get(table.name, ())]))
            create_view(con, table, as_of)
        kinds = register_coverage(con, case_coverage(case, dictionary))
        plan = build_plan(model, dictionary, law, as_of, kinds)
        text = "".join(
            f"{MARK}{step.relation}\n{step.select.sql(dialect='duckdb', pretty=True)};\n" for step in plan.steps
        )
        if case is model.cases[0]:
            if os.environ.get("JIANHENG_WRITE_SNAPSHOTS"):
                SNAPSHOT.parent.mkdir(exist_ok=True)
                SNAPSHOT.write_text(text, encoding="utf-8", newline="\n")
            assert text == SNAPSHOT.read_text(encoding="utf-8")
        for part in text.split(MARK)[1:]:
            relation, query = part.split("\n", 1)
            con.execute(f'CREATE TEMP TABLE "{relation}" AS {query}')
        ((act, answer),) = con.sql(f'SELECT f_row_id, answer FROM "{plan.steps[-1].relation}"').fetchall()
        con.close()
        ((row, wanted),) = case.expect
        assert (act, answer) == (row, dict(wanted)["answer"]), case.name
