"""What a day sees: rows begun by then, and nothing that happens later."""

from datetime import date
from typing import Any

import pytest

DAY = date(2024, 6, 30)
NEXT = date(2024, 7, 1)
COUNT = "examine: deed\nwith: {seen: {count: visit, where: person == this.person, within: [ever, as_of]}}\n"


def one(model: Any, engine: Any, parts: str, tables: dict[str, Any], day: date = DAY) -> dict[str, Any]:
    with engine(tables, day) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    return row  # type: ignore[no-any-return]


@pytest.mark.parametrize(("done_on", "rows"), [(DAY, 1), (NEXT, 0), (None, 1)])
def test_an_act_is_seen_from_its_own_day_on(model: Any, engine: Any, done_on: date | None, rows: int) -> None:
    with engine({"deed": [{"done_on": done_on, "b1": False}]}, DAY) as session:
        assert session.answers(model("examine: deed\nunlawful: {bad: b1}")).table.num_rows == rows


@pytest.mark.parametrize(
    ("day", "answer"), [(DAY, "unlawful"), (NEXT, "lawful"), (None, "undetermined")], ids=["today", "later", "empty"]
)
def test_a_related_event_counts_from_its_day_on_and_an_undated_one_may(
    model: Any, engine: Any, day: date | None, answer: str
) -> None:
    tables = {"deed": [{"person": "P", "done_on": DAY}], "visit": [{"person": "P", "day": day}]}
    assert one(model, engine, COUNT + "unlawful: {seen_once: has(seen)}", tables)["answer"] == answer


def test_a_span_that_ends_later_still_runs(model: Any, engine: Any) -> None:
    parts = "examine: deed\nwith: {held: {any: stay, where: person == this.person and holds_on(this.d1)}}\n"
    stays = [{"person": "P", "from_on": date(2024, 1, 1), "until_on": NEXT}]
    tables = {"deed": [{"person": "P", "done_on": DAY, "d1": date(2024, 12, 1)}], "stay": stays}
    assert one(model, engine, parts + "unlawful: {still: has(held)}", tables)["answer"] == "unlawful"
    assert one(model, engine, parts + "unlawful: {still: has(held)}", tables, NEXT)["answer"] == "undetermined"


def test_planned_dates_read_as_written(model: Any, engine: Any) -> None:
    deed = [{"done_on": DAY, "d1": NEXT}]
    assert one(model, engine, f"examine: deed\nunlawful: {{bad: 'd1 == date(\"{NEXT}\")'}}", {"deed": deed})[
        "answer"
    ] == ("unlawful")


def test_an_occurred_date_that_may_be_none_is_none_before_its_day(model: Any, engine: Any) -> None:
    deed = [{"done_on": DAY, "later_none": NEXT}]
    parts = "examine: deed\nunlawful: {late: 'later_none > date(\"2024-06-01\")', none_yet: absent(later_none)}"
    assert one(model, engine, parts, {"deed": deed})["findings"] == ["none_yet"]


def test_the_examined_span_itself_may_be_asked_about(model: Any, engine: Any) -> None:
    """Whoever is held on the day of the run: an open end runs on, an empty start leaves the scope undecided."""
    start = date(2024, 6, 1)
    stays = [
        {"row_id": "runs", "from_on": start, "ok": True},
        {"row_id": "over", "from_on": start, "until_on": date(2024, 6, 29), "ok": True},
        {"row_id": "last day", "from_on": start, "until_on": DAY, "ok": True},
        {"row_id": "unknown", "until_on": DAY, "ok": True},
    ]
    parts = "examine: stay\nwhere: holds_on(as_of)\nunlawful: {held: ok}"
    with engine({"stay": stays}, DAY) as session:
        rows = {row["row_id"]: row for row in session.answers(model(parts)).table.to_pylist()}
    assert {name: (row["answer"], row["missing"]) for name, row in rows.items()} == {
        "runs": ("unlawful", []),
        "last day": ("unlawful", []),
        "unknown": ("undetermined", ["from_on: missing"]),
    }


@pytest.mark.xfail(reason="a field whose emptiness means unknown reads as unknown, not as none, before its day")
def test_an_occurred_date_has_not_happened_before_its_day(model: Any, engine: Any) -> None:
    deed = [{"done_on": DAY, "later_on": NEXT}]
    parts = "examine: deed\nunlawful: {late: 'later_on > date(\"2024-06-01\")'}"
    assert one(model, engine, parts, {"deed": deed})["answer"] == "lawful"


@pytest.mark.parametrize(("until_on", "answer"), [(DAY, "unlawful"), (date(2024, 6, 29), "undetermined")])
def test_an_absence_among_rows_without_a_day_needs_the_whole_window_delivered(
    model: Any, engine: Any, until_on: date, answer: str
) -> None:
    parts = (
        "examine: deed\n"
        "with: {told: {any: memo, where: person == this.person, within: [ever, this.done_on]}}\n"
        "unlawful: {silent: absent(told)}\n"
    )
    tables = {"deed": [{"person": "id:110101199003070134", "done_on": DAY}], "memo": []}
    complete = [{"tbl": "memo", "until_on": until_on}]
    with engine(tables, DAY, coverage=complete) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert row["answer"] == answer
