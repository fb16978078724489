"""What a run keeps of one model: an answer for every act, and the explanation of some."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jianheng.engine.alike import kinds, to_explain
from jianheng.engine.answer_files import Changes
from jianheng.engine.execute import Answers, Session, act_name
from jianheng.engine.explain import explain
from jianheng.language.tree import Model

Json = dict[str, Any]


@dataclass(frozen=True)
class Examined:
    """One model of a run.

    Args:
        answers: of every act; beside `changes`, those of their columns that are counted, in any order.
        explained: explanations of the chosen acts as lines of a file, in the order of the acts.
        grown: where the run grows from an earlier one, what was taken over; else None.
        changes: how the answers differ from those that an earlier run wrote, where these are taken over as they are.
    """

    answers: Answers
    explained: Sequence[bytes]
    grown: Json | None = None
    changes: Changes | None = None


Examine = Callable[[Session, Model], Examined]


def in_full(session: Session, model: Model) -> Examined:
    """Examine every act of a model."""
    answers = session.answers(model)
    chosen = chosen_acts(answers)
    return Examined(answers, lines(explain(session, model, chosen)) if chosen else [])


def chosen_acts(answers: Answers) -> list[str]:
    """Acts to explain: every hit, and the first ones of each kind of act that is not plainly lawful."""
    chosen = to_explain(kinds(answers.table)).select(["row_id", "slot"])
    return [act_name(row["row_id"], row["slot"]) for row in chosen.to_pylist()]


def lines(entries: Iterable[Json]) -> list[bytes]:
    """Explanations as lines of a file."""
    return [(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n").encode() for entry in entries]
