"""Names of a model never meet in one column of the plan."""

from __future__ import annotations

from datetime import date
from typing import Any


def test_a_value_named_like_a_part_of_a_law_record(model: Any, engine: Any) -> None:
    wanted = model(
        "examine: deed\nlet:\n  due: law.ruling_served(on=d1)\n  due_days: i1\n"
        "unlawful: {more: due_days > due.days, as_law: due.days == 7}\n"
    )
    deed = {"deed_no": "1", "unit": "院", "done_on": date(2024, 1, 1), "d1": date(2022, 1, 1), "i1": 8}
    with engine({"deed": [deed]}) as session:
        assert session.answers(wanted).table.column("findings").to_pylist() == [["more", "as_law"]]
