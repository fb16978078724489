"""Parts of a model's answers as if it had been examined at once."""

from __future__ import annotations

import heapq
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from jianheng.engine.answer_files import ORDER
from jianheng.engine.examined import chosen_acts
from jianheng.engine.execute import Answers, act_name
from jianheng.engine.kept import Piece

Json = dict[str, Any]
BLOCK = 1 << 20


@dataclass(frozen=True)
class Explanations:
    """Explanations of several parts in the order of the acts, read only as they are asked for.

    Each part explains the first acts of each kind among its own, so that the first of all are among them.

    Args:
        pieces: the parts.
        number: how many acts the whole run explains.
        chosen: these acts; None where there is one part, which explains no others.
    """

    pieces: Sequence[Piece]
    number: int
    chosen: frozenset[str] | None = None

    def __len__(self) -> int:
        return self.number

    def write(self, file: BinaryIO) -> None:
        """Write them as a run does."""
        if self.chosen is None:
            with self.pieces[0].explanations.open("rb") as lines:
                shutil.copyfileobj(lines, file, BLOCK)
        else:
            file.writelines(self._merged(self.chosen))

    def _merged(self, chosen: frozenset[str]) -> Iterator[bytes]:
        parts = (((json.loads(line), line) for line in piece.lines()) for piece in self.pieces)
        for entry, line in heapq.merge(*parts, key=lambda told: _place(told[0])):
            if chosen & {entry["row"], act_name(entry["row"], entry["slot"])}:
                yield line


@dataclass(frozen=True)
class Merged:
    """One model of a run, with what of it is on disk already.

    Args:
        answers: of every act; those of their columns that are counted may suffice where there are files.
        explained: explanations of the chosen acts.
        grown: where the run grows from an earlier one, what was taken over; else None.
        files: SHA-256 of the files of answers as a run writes them, by path; none where parts had to be merged.
    """

    answers: Answers
    explained: Explanations
    grown: Json | None
    files: Mapping[Path, str] = field(default_factory=dict)


def merged(pieces: Sequence[Piece]) -> Merged:
    """What all parts of a model say together.

    Args:
        pieces: the parts, one at least.
    """
    parts = [piece.answers() for piece in pieces]
    if len(parts) == 1:
        [piece] = pieces
        files = {path: piece.told["files"][path.name] for path in piece.files}
        return Merged(parts[0], Explanations(pieces, piece.told["explained"]), piece.told["grown"], files)
    table = pa.concat_tables(part.table for part in parts)
    steps = zip(*(part.attrition for part in parts), strict=True)
    left = tuple((same[0][0], sum(number for _, number in same)) for same in steps)
    answers = Answers(parts[0].model, table.sort_by(ORDER), left)
    chosen = frozenset(chosen_acts(answers))
    return Merged(answers, Explanations(pieces, len(chosen), chosen), pieces[0].told["grown"])


def _place(entry: Json) -> tuple[str, bool, int]:
    """Acts by row, then by slot; one whose slot nobody knows comes last."""
    return entry["row"], entry["slot"] is None, entry["slot"] or 0
