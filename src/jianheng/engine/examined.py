"""What a run keeps of one model: an answer for every act, and the explanation of some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.engine.execute import Answers, Session, act_name
from jianheng.engine.explain import explain
from jianheng.language.tree import Model

# Of acts that lack the same facts, or need no proof at once, these many; `why` explains any other.
ALIKE = 20
Kind = tuple[str, ...]


class Explanations(Protocol):
    """Explanations in the order of the acts; they need not be in memory all at once."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[dict[str, Any]]: ...


@dataclass(frozen=True)
class Examined:
    """One model of a run.

    Args:
        answers: of every act.
        explained: explanations of the chosen acts, in the order of the acts.
        grown: where the run grows from an earlier one, what was taken over; else None.
    """

    answers: Answers
    explained: Explanations
    grown: dict[str, Any] | None = None


Examine = Callable[[Session, Model], Examined]


def in_full(session: Session, model: Model) -> Examined:
    """Examine every act of a model."""
    answers = session.answers(model)
    chosen = chosen_acts(answers)
    return Examined(answers, explain(session, model, chosen) if chosen else [])


def chosen_acts(answers: Answers) -> list[str]:
    """Acts to explain: every hit, and the first ones of each kind of act that is not plainly lawful."""
    hits: list[str] = []
    others: list[str] = []
    seen: Counter[Kind] = Counter()
    for row_id, slot, kind in kinds(answers.table):
        if kind is None:
            hits.append(act_name(row_id, slot))
            continue
        seen[kind] += 1
        if seen[kind] <= ALIKE:
            others.append(act_name(row_id, slot))
    return hits + others


def kinds(table: pa.Table) -> Iterator[tuple[str, int | None, Kind | None]]:
    """Every act that is not plainly lawful, with what makes acts alike; none of a hit, which is like no other."""
    columns = ("row_id", "slot", "answer", "findings", "notes", "missing", "exemptions", "caveats")
    for row in _telling(table).select(list(columns)).to_pylist():
        hit = row["findings"] or row["notes"]
        kind = (row["answer"], *row["missing"], *row["exemptions"][:1], *row["caveats"])
        yield row["row_id"], row["slot"], None if hit else kind


def _telling(answers: pa.Table) -> pa.Table:
    """The acts that are not plainly lawful: most are, and need not be looked at one by one."""
    lists = (
        pc.greater(pc.fill_null(pc.list_value_length(answers.column(name)), 0), 0)
        for name in ("findings", "notes", "caveats")
    )
    return answers.filter(reduce(pc.or_, lists, pc.not_equal(answers.column("answer"), "lawful")))
