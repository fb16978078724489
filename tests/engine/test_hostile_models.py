"""Texts and shapes of a model that try the engine: values stay values, and size stays bounded."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from sqlglot import exp

from jianheng.engine.explain import explain
from jianheng.engine.sql import relation

DEED = {"deed_no": "甲", "unit": "院", "done_on": date(2024, 1, 1)}


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE v_deed; --", '"', "'", "\\", "$1", "{x}", "%s", "甲'||'乙", "/* */", "\u202e反"]
)
def test_a_text_is_never_more_than_a_text(model: Any, engine: Any, text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    condition = "'" + f'deed_no == "{quoted}"'.replace("'", "''") + "'"
    wanted = model(f"examine: deed\nunlawful: {{same: {{when: {condition}}}}}\n")
    with engine({"deed": [{**DEED, "deed_no": text}, {**DEED, "deed_no": text + "x"}]}) as session:
        assert session.answers(wanted).table.column("answer").to_pylist() == ["unlawful", "lawful"]
        assert len(session.rows(exp.select(exp.Star()).from_(relation("v_deed")))) == 2


def test_values_that_use_each_other_twice_do_not_double_the_work(model: Any, engine: Any) -> None:
    lets = "".join(f"  x{n}: x{n - 1} + x{n - 1} - x{n - 1}\n" for n in range(1, 60))
    wanted = model(f"examine: deed\nlet:\n  x0: i1\n{lets}unlawful: {{odd: x59 != i1}}\n")
    begun = time.monotonic()
    with engine({"deed": [{**DEED, "i1": 7}]}) as session:
        assert session.answers(wanted).table.column("answer").to_pylist() == ["lawful"]
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("count", [12, 20, 30])
def test_however_many_facts_are_missing_they_are_told(model: Any, engine: Any, count: int) -> None:
    """Each related fact may be missing in four ways and its field in one more."""
    items = "".join(
        f"  v{n}: {{last: visit, by: day, where: unit == this.unit, within: [ever, as_of], held_by: this.unit}}\n"
        for n in range(count)
    )
    parts = " and ".join(f"v{n}.val > 0" for n in range(count))
    wanted = model(f"examine: deed\nwith:\n{items}unlawful: {{odd: {parts}}}\n")
    with engine({"deed": [DEED]}, coverage=[]) as session:
        (row,) = session.answers(wanted).table.to_pylist()
        (why,) = explain(session, wanted, [row["row_id"]])
    assert row["answer"] == "undetermined"
    told = [f"v{n}: uncovered" for n in range(count) if 5 * n + 5 < 126]
    assert set(told) <= set(row["missing"])
    assert ("*: missing" in row["missing"]) == (count > len(told))
    assert len(why["missing"]) == len(row["missing"])


def test_an_explanation_follows_each_name_once(model: Any, engine: Any) -> None:
    ladder = "".join(f"  x{n}: max(x{n - 1}, y{n - 1})\n  y{n}: min(x{n - 1}, y{n - 1})\n" for n in range(1, 24))
    wanted = model(f"examine: deed\nlet:\n  x0: i1\n  y0: i2\n{ladder}unlawful: {{odd: x23 > y23}}\n")
    begun = time.monotonic()
    with engine({"deed": [{**DEED, "i1": 1, "i2": 2}]}) as session:
        (row,) = session.answers(wanted).table.to_pylist()
        (why,) = explain(session, wanted, [row["row_id"]])
    assert why["answer"] == "unlawful"
    assert time.monotonic() - begun < 60
