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
import pyarrow.parquet as pq

from jianheng.engine.examined import Examined
from jianheng.engine.execute import Answers
from jianheng.intake.store.folder import UNFINISHED
from jianheng.intake.store.parquet import sha256_of
from jianheng.language.canonical import canonical_json, node_from, node_json
from jianheng.language.tree import Model, Node

EXPLANATIONS, TOLD = "explanations.jsonl", "told.json"
# All answers of a model as a run writes them; those of a part as they are read again, to be merged with others.
WHOLE, PART = "answers.parquet", "answers.arrow"
Json = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A piece on disk, whose hashes were right.

    Args:
        folder: where it lies.
        model: the model.
        told: what stands beside the answers and explanations.
        held: its answers where they are in memory all the same.
    """

    folder: Path
    model: Model
    told: Json
    held: Answers | None = None

    @property
    def file(self) -> Path | None:
        """The answers as a run writes them; None for those of a part."""
        return self.folder / WHOLE if WHOLE in self.told["files"] else None

    @property
    def acts(self) -> int:
        """How many acts were answered."""
        return int(self.told["acts"])

    def answers(self) -> Answers:
        """The answers, read again unless they are held."""
        if self.held is not None:
            return self.held
        table = _read_part(self.folder / PART) if self.file is None else pq.read_table(self.file)
        steps = ((step if isinstance(step, str) else node_from(step), left) for step, left in self.told["attrition"])
        return Answers(self.model, table, tuple(steps))

    def lines(self) -> Iterator[str]:
        """The explanations as a run writes them, in the order of the acts."""
        with (self.folder / EXPLANATIONS).open(encoding="utf-8", newline="\n") as lines:
            yield from lines


def keep_piece(folder: Path, examined: Examined, *, whole: bool) -> Piece:
    """Put a piece on disk; it has its name only when it is finished.

    Args:
        folder: where.
        examined: what was worked out.
        whole: it is all of a model.

    Raises:
        OSError: it cannot be written.
    """
    answers = examined.answers
    work = folder.with_name(UNFINISHED + folder.name)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    if whole:
        write_answers(answers, work / WHOLE)
    else:
        with pa.OSFile(str(work / PART), "wb") as sink, pa.ipc.new_file(sink, answers.table.schema) as file:
            file.write_table(answers.table)
    with (work / EXPLANATIONS).open("w", encoding="utf-8", newline="\n") as lines:
        for entry in examined.explained:
            lines.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
    told = {
        "acts": answers.table.num_rows,
        "explained": len(examined.explained),
        "attrition": [[_plain(step), left] for step, left in answers.attrition],
        "grown": examined.grown,
        "files": {name: sha256_of(work / name) for name in (WHOLE if whole else PART, EXPLANATIONS)},
    }
    sealed = told | {"sha256": _own_hash(told)}
    (work / TOLD).write_text(json.dumps(sealed, ensure_ascii=False), encoding="utf-8", newline="\n")
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


def write_answers(answers: Answers, file: Path) -> None:
    """Answers as a run writes them: in one piece, so that the bytes do not tell in which pieces the rows came."""
    pq.write_table(answers.table.combine_chunks(), file)


def _read_part(file: Path) -> pa.Table:
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_file(source).read_all()


def _plain(step: Node | str) -> Any:
    return step if isinstance(step, str) else node_json(step)


def _own_hash(told: Json) -> str:
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()
