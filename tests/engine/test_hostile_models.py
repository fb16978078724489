"""Texts and shapes of a model that try the engine: values stay values, and size stays bounded."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

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
        assert session.con.execute('SELECT count(*) FROM "v_deed"').fetchone() == (2,)


def test_values_that_use_each_other_twice_do_not_double_the_work(model: Any, engine: Any) -> None:
    lets = "".join(f"  x{n}: x{n - 1} + x{n - 1} - x{n - 1}\n" for n in range(1, 60))
    wanted = model(f"examine: deed\nlet:\n  x0: i1\n{lets}unlawful: {{odd: x59 != i1}}\n")
    begun = time.monotonic()
    with engine({"deed": [{**DEED, "i1": 7}]}) as session:
        assert session.answers(wanted).table.column("answer").to_pylist() == ["lawful"]
    assert time.monotonic() - begun < 30
