"""Acts of a run as a person sees them, and under names that tell nobody whom they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianheng.clues.answers import Answer, read_answers
from jianheng.clues.choice import Choice
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.runs.seen import Units
from jianheng.engine.answer_files import stream_answers


def act_key(model: str, key: str) -> str:
    """The name of an act in an address: its key holds numbers of persons and must not stand there."""
    return keyed("act", f"{model}|{key}")


def acts_of(folder: Path, model: str, choice: Choice, units: Units, near: str = "") -> Iterator[Answer]:
    """The acts of a model that are asked for and in scope.

    Args:
        folder: the run.
        model: the model.
        choice: which answers and which unit.
        units: the institutions whose acts are shown.
        near: a finding from which one part of its condition alone kept the act, which is lawful; empty for every act.
    """
    for answer in read_answers(folder, model, choice):
        if answer.unit in units and (not near or (near in answer.near and answer.answer == "lawful")):
            yield answer


def find_act(folder: Path, model: str, wanted: str, units: Units) -> tuple[str, int | None, str, str] | None:
    """Look up an act by its name in an address.

    Args:
        folder: the run.
        model: the model.
        wanted: its name.
        units: the institutions whose acts are shown.

    Returns:
        Its row, slot, key and answer; None where there is none in scope.
    """
    for rows in stream_answers(folder, model, ("row_id", "slot", "key", "unit", "answer")):
        keys = rows["key"].to_pylist()
        for number, key in enumerate(keys):
            if act_key(model, str(key)) == wanted:
                row = rows.slice(number, 1).to_pylist()[0]
                if (row["unit"] or "") not in units:
                    return None
                return str(row["row_id"]), row["slot"], str(key), str(row["answer"])
    return None
