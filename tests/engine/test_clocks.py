"""Periods that the law sets, against the look-up, the plain calendar and the plain months."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from jianheng.engine.execute import Session
from jianheng.law import dates, load_tables, lookup
from jianheng.law.calendar import first_working_day

TABLES = {
    name: table
    for name, table in load_tables().items()
    if table.clock and [arg.name for arg in table.args if not arg.optional] == ["on"]
}


def last_day(name: str, start: date) -> tuple[date | None, date | None]:
    """The last day of the period, or the bounds that two conventions leave."""
    found = lookup(TABLES[name], on=start)
    amount, unit, by = (found.values[value][0] for value in ("amount", "unit", "by"))
    if found.reason is not None or not isinstance(amount, int):
        return None, None
    if unit == "day":
        ends = (dates.days_after(start, amount),) * 2
    elif by == "any":
        ends = dates.months_after(start, amount, "any")
    else:
        ends = (dates.months_after(start, amount, by),) * 2
    return tuple(first_working_day(end) for end in ends) if found.values["roll"][0] else ends  # type: ignore[return-value]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_period_ends_on_the_day_that_the_law_says(model: Any, engine: Any, name: str) -> None:
    random = Random(name)
    starts = [date(2004, 1, 1) + timedelta(days=random.randrange(8400)) for _ in range(500)]
    starts += [date(2024, 2, n) for n in range(1, 29)] + [date(2023, 1, 31), date(2024, 9, 28)]
    rows = [{"row_id": f"d{n:04}", "d1": start} for n, start in enumerate(starts)]
    parts = f"examine: deed\nnote: {{always: b1}}\nlet: {{x: 'clock.{name}(start=d1, on=d1)'}}"
    session: Session
    with engine({"deed": rows}) as session, session.everything(model(parts), [r["row_id"] for r in rows]) as (_, acts):
        got = {act["f_d1"]: (act["l_x_lo"], act.get("l_x_hi", act["l_x_lo"])) for act in acts}
    wrong = {start: (got[start], last_day(name, start)) for start in starts if got[start] != last_day(name, start)}
    assert not wrong
