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

from jianheng.engine.answer_files import EXPLANATIONS, Changes, write_answers, write_changes
from jianheng.engine.examined import Examined
from jianheng.engine.execute import Answers
from jianheng.intake.store.folder import UNFINISHED
from jianheng.intake.store.parquet import sha256_of
from jianheng.language.canonical import canonical_json, node_from, node_json
from jianheng.language.tree import Model, Node

TOLD = "told.json"
# All answers of a model as a run writes them; those of an earlier run and what differs from them; those of a part as
# they are read again, to be merged with others.
WHOLE, TAKEN, CHANGES, PART = "answers.parquet", "taken.parquet", "changes.parquet", "answers.arrow"
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
    def files(self) -> tuple[Path, ...]:
        """The answers as a run writes them, in one file or in two; none for those of a part."""
        return tuple(self.folder / name for name in (WHOLE, TAKEN, CHANGES) if name in self.told["files"])

    @property
    def acts(self) -> int:
        """How many acts were answered."""
        return int(self.told["acts"])

    def answers(self) -> Answers:
        """The answers, read again unless they are held."""
        if self.held is not None:
            return self.held
        steps = ((step if isinstance(step, str) else node_from(step), left) for step, left in self.told["attrition"])
        return Answers(self.model, self._read(), tuple(steps))

    def _read(self) -> pa.Table:
        if not self.files:
            return _read_part(self.folder / PART)
        base, *changed = self.files
        return Changes.read(base, changed[0]).whole() if changed else pq.read_table(base)

    @property
    def explanations(self) -> Path:
        """The explanations as a run writes them, in the order of the acts."""
        return self.folder / EXPLANATIONS

    def lines(self) -> Iterator[bytes]:
        """The explanations one by one."""
        with self.explanations.open("rb") as lines:
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
    known = {}
    if examined.changes is not None:
        base = TAKEN if examined.changes.any else WHOLE
        known[base] = examined.changes.sha256
        shutil.copyfile(examined.changes.base, work / base)
        if examined.changes.any:
            write_changes(examined.changes, work / CHANGES)
    elif whole:
        write_answers(answers.table, work / WHOLE)
    else:
        with pa.OSFile(str(work / PART), "wb") as sink, pa.ipc.new_file(sink, answers.table.schema) as file:
            file.write_table(answers.table)
    with (work / EXPLANATIONS).open("wb") as lines:
        lines.writelines(examined.explained)
    told = {
        "acts": answers.table.num_rows,
        "explained": len(examined.explained),
        "attrition": [[_plain(step), left] for step, left in answers.attrition],
        "grown": examined.grown,
        "files": {
            file.name: known[file.name] if file.name in known else sha256_of(file) for file in sorted(work.iterdir())
        },
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


def _read_part(file: Path) -> pa.Table:
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_file(source).read_all()


def _plain(step: Node | str) -> Any:
    return step if isinstance(step, str) else node_json(step)


def _own_hash(told: Json) -> str:
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()
