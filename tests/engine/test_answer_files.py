"""A run that grew keeps its answers as changes of an earlier file: whoever reads them sees the answers alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.engine.answer_files import (
    Changes,
    answers_name,
    grown_names,
    models_of,
    read_answers,
    stream_answers,
    write_answers,
    write_changes,
)

MODEL = "demo/late"
SCHEMA = pa.schema(
    [("row_id", pa.string()), ("slot", pa.int64()), ("answer", pa.string()), ("missing", pa.list_(pa.string()))]
)
Rows = dict[str, str]


def table(rows: Rows, slots: int = 2) -> pa.Table:
    told = [
        {"row_id": name, "slot": slot, "answer": answer, "missing": [answer]}
        for name, answer in sorted(rows.items())
        for slot in range(slots)
    ]
    return pa.Table.from_pylist(told, SCHEMA)


def keep(folder: Path, base: Rows, *steps: tuple[set[str], Rows]) -> Changes:
    """A run's folder after some steps, in each of which rows are examined anew and now have these answers."""
    names = [folder / name for name in grown_names(MODEL)]
    for name in names:
        name.parent.mkdir(exist_ok=True)
    write_answers(table(base), names[0])
    changes = Changes(names[0], pa.array([], pa.string()), SCHEMA.empty_table())
    for gone, anew in steps:
        changes = changes.after(pa.array(sorted(gone), pa.string()), table(anew))
    write_changes(changes, names[1])
    return changes


BASE = {f"r{n}": "lawful" for n in range(8)}


def test_rows_examined_anew_stand_in_their_place(tmp_path: Path) -> None:
    keep(tmp_path, BASE, ({"r3", "r5", "s1"}, {"r3": "unlawful", "s1": "exempt"}))
    expected = {name: answer for name, answer in BASE.items() if name != "r5"} | {"r3": "unlawful", "s1": "exempt"}
    assert read_answers(tmp_path, MODEL).equals(table(expected))
    assert models_of(tmp_path) == [MODEL]


def test_what_is_changed_again_is_told_once(tmp_path: Path) -> None:
    keep(tmp_path, BASE, ({"r3"}, {"r3": "unlawful"}), ({"r3", "r4"}, {"r3": "pending"}))
    expected = {name: answer for name, answer in BASE.items() if name != "r4"} | {"r3": "pending"}
    assert read_answers(tmp_path, MODEL).equals(table(expected))


def test_some_columns_alone(tmp_path: Path) -> None:
    keep(tmp_path, BASE, ({"r3"}, {"r3": "unlawful"}))
    found = read_answers(tmp_path, MODEL, ["answer"])
    assert found.column_names == ["answer"]
    assert found["answer"].to_pylist() == table(BASE | {"r3": "unlawful"})["answer"].to_pylist()


def test_a_file_of_all_answers_goes_before(tmp_path: Path) -> None:
    keep(tmp_path, BASE, ({"r3"}, {"r3": "unlawful"}))
    place = tmp_path / answers_name(MODEL)
    place.parent.mkdir()
    write_answers(table({"r1": "exempt"}), place)
    assert read_answers(tmp_path, MODEL).equals(table({"r1": "exempt"}))


def test_changes_of_many_rows_are_not_kept_apart(tmp_path: Path) -> None:
    few = keep(tmp_path, BASE, ({"r3"}, {"r3": "unlawful"}))
    several = set(list(BASE)[:6])
    many = few.after(pa.array(sorted(several), pa.string()), table(dict.fromkeys(several, "exempt")))
    assert (few.many, many.many) == (False, True)
    assert many.whole().equals(table(BASE | dict.fromkeys(several, "exempt")))


@given(
    base=st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from(["lawful", "exempt"])),
    steps=st.lists(st.dictionaries(st.sampled_from("abcdefghijkl"), st.sampled_from(["", "unlawful"])), max_size=3),
)
def test_a_stream_tells_the_same(base: Rows, steps: list[Rows], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("run")
    keep(folder, base, *((set(step), {name: answer for name, answer in step.items() if answer}) for step in steps))
    expected = dict(base)
    for step in steps:
        expected = {name: answer for name, answer in (expected | step).items() if answer}
    assert read_answers(folder, MODEL).equals(table(expected))
    # Files of everyday size have many groups of rows; these have groups of three.
    pq.write_table(pq.read_table(folder / grown_names(MODEL)[0]), folder / grown_names(MODEL)[0], row_group_size=3)
    parts = list(stream_answers(folder, MODEL, SCHEMA.names))
    assert pa.concat_tables([SCHEMA.empty_table(), *parts]).equals(table(expected))
