"""What was worked out of one model, or of one part of it, as a folder that can be taken up again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from jianheng.engine.examined import Examined
from jianheng.engine.execute import Answers
from jianheng.intake.store.folder import UNFINISHED
from jianheng.intake.store.parquet import sha256_of
from jianheng.language.canonical import canonical_json, node_from, node_json
from jianheng.language.tree import Model, Node

ANSWERS, EXPLANATIONS, TOLD = "answers.arrow", "explanations.jsonl", "told.json"
Json = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A piece on disk, whose hashes were right.

    Args:
        folder: where it lies.
        model: the model.
        told: what stands beside the answers and explanations.
    """

    folder: Path
    model: Model
    told: Json

    @property
    def acts(self) -> int:
        """How many acts were answered."""
        return int(self.told["acts"])

    def answers(self) -> Answers:
        """The answers, read where they lie."""
        with pa.memory_map(str(self.folder / ANSWERS)) as source:
            table = pa.ipc.open_file(source).read_all()
        steps = ((step if isinstance(step, str) else node_from(step), left) for step, left in self.told["attrition"])
        return Answers(self.model, table, tuple(steps))

    def explained(self) -> Iterator[Json]:
        """The explanations, in the order of the acts."""
        with (self.folder / EXPLANATIONS).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def keep_piece(folder: Path, examined: Examined) -> Piece:
    """Put a piece on disk; it has its name only when it is whole.

    Raises:
        OSError: it cannot be written.
    """
    answers = examined.answers
    work = folder.with_name(UNFINISHED + folder.name)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with pa.OSFile(str(work / ANSWERS), "wb") as sink, pa.ipc.new_file(sink, answers.table.schema) as file:
        file.write_table(answers.table)
    with (work / EXPLANATIONS).open("w", encoding="utf-8", newline="\n") as lines:
        for entry in examined.explained:
            lines.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    told = {
        "acts": answers.table.num_rows,
        "explained": len(examined.explained),
        "attrition": [[_plain(step), left] for step, left in answers.attrition],
        "grown": examined.grown,
        "files": {name: sha256_of(work / name) for name in (ANSWERS, EXPLANATIONS)},
    }
    whole = told | {"sha256": _own_hash(told)}
    (work / TOLD).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8", newline="\n")
    work.rename(folder)
    return Piece(folder, answers.model, told)


def read_piece(folder: Path, model: Model) -> Piece | None:
    """Take up a piece; None where it is damaged."""
    try:
        told = json.loads((folder / TOLD).read_text(encoding="utf-8"))
        right = told.pop("sha256") == _own_hash(told)
        right = right and all(sha256_of(folder / name) == known for name, known in told["files"].items())
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    return Piece(folder, model, told) if right else None


def _plain(step: Node | str) -> Any:
    return step if isinstance(step, str) else node_json(step)


def _own_hash(told: Json) -> str:
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()
