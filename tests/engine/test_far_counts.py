"""A wrong cell is an unknown fact: it neither stops a run nor carries a date out of every calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

FAR = (5_000_000_000, -5_000_000_000, 2**62, 365_001, -365_001)


@pytest.mark.parametrize(
    "written",
    [
        "days_after(d1, i1)",
        "years_after(d1, i1)",
        'months_after(d1, i1, by="court")',
        'months_after(d1, i1, by="any")',
        "term_end(d1, t1, i1)",
        "working_day_after(d1, i1)",
        "years_after(d1, 1001)",
    ],
)
def test_a_date_after_a_count_that_no_calendar_holds_is_unknown(model: Any, engine: Any, written: str) -> None:
    built = model(f"examine: deed\nunlawful: {{late: x < as_of}}\nlet: {{x: '{written}'}}")
    term = {"t1_y": 1, "t1_m": 0, "t1_d": 0}
    rows = [{"row_id": f"d{n}", "d1": date(2024, 1, 31), "i1": count} | term for n, count in enumerate(FAR)]
    with engine({"deed": rows}) as session:
        assert session.answers(built).table.column("answer").to_pylist() == ["undetermined"] * len(FAR)


def test_a_moment_after_so_many_hours_is_unknown(model: Any, engine: Any) -> None:
    built = model("examine: deed\nunlawful: {late: 'hours_after(m1, i1) < m1'}")
    rows = [{"m1": datetime(2024, 1, 31), "m1_precision": "minute", "i1": count} for count in (2**62, -1)]
    with engine({"deed": rows}) as session:
        assert session.answers(built).table.column("answer").to_pylist() == ["undetermined", "unlawful"]


def test_a_thousand_years_are_still_counted(model: Any, engine: Any) -> None:
    built = model("examine: deed\nunlawful: {late: x > as_of}\nlet: {x: 'days_after(d1, i1)'}\nkeep: [x]")
    rows = [{"d1": date(2024, 1, 31), "i1": count} for count in (365_000, -365_000)]
    with engine({"deed": rows}) as session:
        table = session.answers(built).table
    assert table.column("answer").to_pylist() == ["unlawful", "lawful"]
    assert table.column("x_lo").to_pylist() == [date(3023, 6, 3), date(1024, 9, 30)]


@pytest.mark.parametrize("of", [0, -1])
def test_no_part_of_a_term_is_one_of_none(model: Any, engine: Any, of: int) -> None:
    built = model("examine: deed\nunlawful: {long: 'part_of(t1, 1, i1) > term(\"1y\")'}")
    with engine({"deed": [{"t1_y": 3, "t1_m": 0, "t1_d": 0, "i1": of}]}) as session:
        assert session.answers(built).table.column("answer").to_pylist() == ["undetermined"]
