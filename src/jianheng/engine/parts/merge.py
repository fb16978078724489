"""Parts of a model's answers as if it had been examined at once."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from jianheng.engine.examined import Examined, chosen_acts
from jianheng.engine.execute import Answers, act_name
from jianheng.engine.kept import Piece

ORDER = [("row_id", "ascending"), ("slot", "ascending")]
Json = dict[str, Any]


@dataclass(frozen=True)
class Explanations:
    """Explanations of several parts in the order of the acts, read only as they are asked for.

    Each part explains the first acts of each kind among its own, so that the first of all are among them.

    Args:
        pieces: the parts.
        number: how many acts the whole run explains.
        chosen: these acts; all that the parts explain if None.
    """

    pieces: Sequence[Piece]
    number: int
    chosen: frozenset[str] | None = None

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Json]:
        for entry in heapq.merge(*(piece.explained() for piece in self.pieces), key=_place):
            if self.chosen is None or self.chosen & {entry["row"], act_name(entry["row"], entry["slot"])}:
                yield entry


def merged(pieces: Sequence[Piece]) -> Examined:
    """What all parts of a model say together.

    Args:
        pieces: the parts, one at least.
    """
    parts = [piece.answers() for piece in pieces]
    if len(parts) == 1:
        return Examined(parts[0], Explanations(pieces, pieces[0].told["explained"]), pieces[0].told["grown"])
    table = pa.concat_tables(part.table for part in parts)
    steps = zip(*(part.attrition for part in parts), strict=True)
    left = tuple((same[0][0], sum(number for _, number in same)) for same in steps)
    answers = Answers(parts[0].model, table.sort_by(ORDER), left)
    chosen = frozenset(chosen_acts(answers))
    return Examined(answers, Explanations(pieces, len(chosen), chosen), pieces[0].told["grown"])


def _place(entry: Json) -> tuple[str, bool, int]:
    """Acts by row, then by slot; one whose slot nobody knows comes last."""
    return entry["row"], entry["slot"] is None, entry["slot"] or 0
