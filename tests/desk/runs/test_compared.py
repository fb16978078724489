"""Two runs held against each other."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from jianheng.desk.runs.compared import Change, changed_acts, changes
from jianheng.desk.runs.seen import Units
from jianheng.engine.answer_files import answers_name, write_answers

MODEL = "parole/barred"
ALL = Units(None)


def run_of(folder: Path, *acts: tuple[str, int | None, str, str]) -> Path:
    """A folder with the answers of one model: key, slot, unit and answer."""
    file = folder / answers_name(MODEL)
    file.parent.mkdir(parents=True)
    columns = {
        "row_id": pa.array([f"{folder.name}-{n}" for n in range(len(acts))], pa.string()),
        "key": pa.array([act[0] for act in acts], pa.string()),
        "slot": pa.array([act[1] for act in acts], pa.int64()),
        "unit": pa.array([act[2] for act in acts], pa.string()),
        "answer": pa.array([act[3] for act in acts], pa.string()),
    }
    write_answers(pa.table(columns), file)
    return folder


def test_acts_are_the_same_by_their_key_and_slot(tmp_path: Path) -> None:
    before = run_of(
        tmp_path / "one",
        ("a", None, "甲院", "lawful"),
        ("b", 1, "甲院", "pending"),
        ("b", 2, "甲院", "pending"),
        ("c", None, "乙院", "unlawful"),
    )
    after = run_of(
        tmp_path / "two",
        ("d", None, "乙院", "lawful"),
        ("a", None, "甲院", "unlawful"),
        ("b", 1, "甲院", "unlawful"),
        ("b", 2, "甲院", "pending"),
    )
    found, compared = changes(before, after, ALL)
    assert compared == {MODEL: 5}
    assert found == [
        Change(MODEL, "gone", "lawful", 1),
        Change(MODEL, "lawful", "unlawful", 1),
        Change(MODEL, "pending", "unlawful", 1),
        Change(MODEL, "unlawful", "gone", 1),
    ]
    (act,) = changed_acts(before, after, (MODEL, "pending", "unlawful"), ALL)
    assert (act.key, act.slot, act.unit, act.row_id) == ("b", 1, "甲院", "two-2")


def test_institutions_outside_ones_scope_are_left_out(tmp_path: Path) -> None:
    before = run_of(tmp_path / "one", ("a", None, "甲院", "lawful"), ("c", None, "乙院", "lawful"))
    after = run_of(tmp_path / "two", ("a", None, "甲院", "unlawful"), ("c", None, "乙院", "unlawful"))
    found, compared = changes(before, after, Units(frozenset({"甲院"})))
    assert found == [Change(MODEL, "lawful", "unlawful", 1)]
    assert compared == {MODEL: 1}
    assert list(changed_acts(before, after, (MODEL, "lawful", "unlawful"), Units(frozenset()))) == []
