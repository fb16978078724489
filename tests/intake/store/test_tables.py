"""What a batch keeps beside its rows: coverage, problems, and rows that fit no table."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jianheng.dictionary import Dictionary
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.store import Coverage, Row, Sink, coverage_table
from jianheng.intake.store.problem_table import problem_table, problems_of

DAY = date(2024, 12, 31)


def test_coverage_is_written_once_and_in_order() -> None:
    claims = [
        Coverage("*", "id:B", "reduction", None, DAY),
        Coverage("*", "id:A", "reduction", None, DAY),
        Coverage("*", "id:B", "reduction", None, DAY),
        Coverage("江州", None, "points_month", date(2024, 1, 1), DAY),
    ]
    table = coverage_table(claims)
    assert table.column_names == ["unit", "person", "table", "from", "until"]
    assert table["person"].to_pylist() == [None, "id:A", "id:B"]
    assert coverage_table([]).num_rows == 0


def test_problems_read_back_as_they_were_told() -> None:
    problems = (
        Problem("a", Place("a.xlsx"), Words("坏", "bad")),
        Problem(
            "b",
            Place("a.xlsx", "表", 5, "月份", "C5"),
            Words("不能读", "unreadable"),
            "x",
            Words("日期", "a date"),
            Words("改", "mend it"),
            Severity.NOTICE,
            "t",
            "f",
        ),
    )
    assert problems_of(problem_table(problems)) == problems
    assert problems_of(problem_table(())) == ()
    assert problems[1].zh() == "a.xlsx，工作表“表”，第 5 行，“月份”列（C5）：[x] 不能读，应为日期。改法：改"
    assert (
        problems[1].en()
        == 'a.xlsx, sheet "表", row 5, column "月份" (C5): [x] unreadable; expected a date. Mend: mend it'
    )


def test_a_value_for_no_column_is_a_mistake_of_the_caller(small: Dictionary, tmp_path: Path) -> None:
    sink = Sink(tmp_path, small, "b1", "江州监狱")
    sink.add(Row("points_month", "r1", "a.xlsx", "", 1, {"total": 95}))
    with pytest.raises(KeyError, match="no such column: points"):
        sink.add(Row("points_month", "r2", "a.xlsx", "", 2, {"points": 95}))
    sink.close()
    (row,) = pq.read_table(tmp_path / "points_month.parquet").to_pylist()
    assert (row["row_id"], row["batch"], row["recorded_by"], row["total"]) == ("r1", "b1", "江州监狱", 95)
    assert row["month_lo"] is None
