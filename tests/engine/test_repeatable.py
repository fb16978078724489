"""The same inputs give the same bytes, whatever order the rows come in."""

from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

from .reference.facts import Acts

PARTS = """
examine: deed
where: b4 or i1 > 0
with:
  seen: {last: visit, by: day, where: person == this.person and ok, within: [ever, as_of], held_by: this.unit}
  all: {the: visit, where: person == this.person}
let:
  limit: months_after(seen.day, i1, by="any")
keep: [limit]
exempt: {away: b3}
unlawful:
  late: {when: limit < d1 or all.val > 3, due: d2}
note: {odd: b2}
"""


def test_two_runs_write_the_same_bytes(model: Any, engine: Any, tmp_path: Path) -> None:
    acts = Acts(seed=3, count=400)
    files = []
    for number in range(3):
        tables = {name: list(rows) for name, rows in acts.rows.items()}
        for rows in tables.values():
            for place, row in enumerate(rows):
                row.setdefault("row_id", f"v{place:05}")
            if number:
                Random(number).shuffle(rows)
        with engine(tables) as session:
            answers = session.answers(model(PARTS))
        pq.write_table(answers.table, tmp_path / f"{number}.parquet")
        files.append((tmp_path / f"{number}.parquet").read_bytes())
    assert answers.table.num_rows > 100
    assert len(set(answers.table.column("answer").to_pylist())) >= 4
    assert files[0] == files[1] == files[2]


def test_an_answer_that_cannot_be_given_names_what_is_missing(model: Any, engine: Any) -> None:
    acts = Acts(seed=5, count=400)
    with engine(acts.rows) as session:
        rows = session.answers(model(PARTS)).table.to_pylist()
    open_ = [row for row in rows if row["answer"] == "undetermined"]
    assert len(open_) > 50
    assert [row for row in open_ if not row["missing"]] == []
