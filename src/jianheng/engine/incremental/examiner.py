"""One model after another: which acts are examined anew, and how they join those taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.engine.examined import ALIKE, Examine, Examined, Kind, chosen_acts, in_full, kinds
from jianheng.engine.execute import Answers, Session, act_name
from jianheng.engine.explain import explain, explain_found
from jianheng.engine.incremental.basis import Json, all_differ, model_differs
from jianheng.engine.incremental.earlier import Earlier
from jianheng.engine.incremental.passing import Concern, concerns
from jianheng.engine.incremental.reach import compare_reach
from jianheng.engine.incremental.touched import Touched
from jianheng.engine.incremental.ways import Unbounded, person_keys, refuse, refuse_groups, unit_keys, ways
from jianheng.engine.plan import Plan
from jianheng.language.population import tables_read
from jianheng.language.tree import Model

# Beyond this share of its acts a model is examined in full: two passes over few acts cost more than one over all.
MOST = 0.3


def grown(session: Session, models: Sequence[Model], now: Json, earlier: Earlier) -> Examine:
    """How a run examines its models where it grows from an earlier one.

    Args:
        session: an engine with the present tables.
        models: the models of the run.
        now: the manifest of the present run.
        earlier: the earlier run.
    """
    try:
        all_differ(earlier.manifest, now)
    except Unbounded as reason:
        return partial(_in_full, reason=reason)
    return _Growth(session, models, now, earlier).examine


class _Growth:
    def __init__(self, session: Session, models: Sequence[Model], now: Json, earlier: Earlier) -> None:
        self.session, self.now, self.earlier = session, now, earlier
        names = {name for model in models for name in tables_read(model)}
        self.touched = Touched(earlier.session, session, (earlier.before, earlier.after), sorted(names))
        self.reach = compare_reach(earlier.session, session, names)

    def examine(self, session: Session, model: Model) -> Examined:
        """Examine the acts that can have changed, and take over the others."""
        try:
            rows = self._rows(model)
        except Unbounded as reason:
            return _in_full(session, model, reason)
        was = self.earlier.answers(model.id)
        if len(rows) > MOST * was.num_rows + 1:
            share = Unbounded("大部分行为可能变化", "most acts may have changed")
            return _in_full(session, model, share)
        return _join(session, self.earlier, model, rows | following(was, rows), was)

    def _rows(self, model: Model) -> set[str]:
        """Ids of the examined rows whose acts can have changed.

        Raises:
            Unbounded: nothing bounds them.
        """
        then, dictionary = self.earlier.manifest, self.session.dictionary
        model_differs(model, then, self.now)
        refuse(model)
        read = tables_read(model)
        self._comparable(model, read)
        moved, rows = then["as_of"] != self.now["as_of"], set[str]()
        if moved:
            rows |= self._passed(model)
        if self._anything(read):
            refuse_groups(model)
            rows |= self.touched.own(model.table)
            for way in ways(model, dictionary):
                if self.touched.counts[way.table]:
                    rows |= self.touched.acts(model.table, way.key, self.touched.values(way.table, way.field))
            rows |= self._covered(model)
        return rows

    def _anything(self, read: list[str]) -> bool:
        reach = self.reach
        return any(
            self.touched.counts[name] or name in reach.everywhere or name in reach.units or name in reach.persons
            for name in read
        )

    def _comparable(self, model: Model, read: list[str]) -> None:
        """Refuse where rows stand otherwise in the two states, or what is complete for everybody differs."""
        if model.examine.statements and model.table in self.session.merged:
            raise Unbounded("逐家陈述审查", "it examines each statement")
        for name in read:
            if (name in self.earlier.session.merged) != (name in self.session.merged):
                raise Unbounded(f"{name} 是否有多家陈述不同", f"whether several institutions state {name} differs")
        for item in model.items:
            if item.within is not None and item.table in self.reach.everywhere:
                raise Unbounded(f"{item.table} 的完整范围不同", f"what is complete of {item.table} differs")

    def _passed(self, model: Model) -> set[str]:
        """Examined rows that the passing of days alone may change."""
        rows: set[str] = set()
        if found := concerns(model, self.session.dictionary):
            refuse_groups(model)
        for concern in found:
            if concern.table:
                self.touched.concerned(concern)
            else:
                rows |= self.touched.hanging(model.table, Concern("", concern.field, concern.when))
        was = self.earlier.answers(model.id)
        due = pc.less(was.column("due"), pa.scalar(self.session.as_of, pa.date32()))
        rows |= set(was.filter(pc.fill_null(due, False)).column("row_id").to_pylist())
        if rows:
            refuse_groups(model)
        return rows

    def _covered(self, model: Model) -> set[str]:
        """Examined rows that ask where coverage differs."""
        rows: set[str] = set()
        for item in model.items:
            if item.within is None:
                continue
            sides = ((self.reach.units, unit_keys), (self.reach.persons, person_keys))
            for differing, keys in sides:
                if item.table in differing:
                    for key in keys(model, item, self.session.dictionary):
                        values = self.touched.given(differing[item.table])
                        rows |= self.touched.acts(model.table, key, values)
        return rows


def _in_full(session: Session, model: Model, reason: Unbounded) -> Examined:
    examined = in_full(session, model)
    told = {"taken": 0, "examined": examined.answers.table.num_rows, "zh": reason.zh, "en": reason.en}
    return Examined(examined.answers, examined.explained, told)


def _join(session: Session, earlier: Earlier, model: Model, rows: set[str], was: pa.Table) -> Examined:
    """Answers and explanations of the rows examined anew, among those taken over."""
    if not rows:
        answers = Answers(model, was, _steps_of(session, earlier, model))
        return Examined(answers, _explained(session, earlier, answers, rows, None), _told(was.num_rows, 0))
    gone = earlier.session.left(model, rows)
    with session.some(model, rows) as (plan, anew):
        if was.column_names != anew.table.column_names:
            return _in_full(session, model, Unbounded("判断的各列不同", "the columns of the answers differ"))
        kept = was.filter(pc.invert(pc.is_in(was.column("row_id"), value_set=pa.array(sorted(rows), pa.string()))))
        left = tuple(
            (step, before - lost + added)
            for (step, added), before, lost in zip(anew.attrition, earlier.left(model.id), gone, strict=True)
        )
        whole = pa.concat_tables([kept.cast(anew.table.schema), anew.table])
        answers = Answers(model, whole.sort_by([("row_id", "ascending"), ("slot", "ascending")]), left)
        told = _told(kept.num_rows, anew.table.num_rows)
        return Examined(answers, _explained(session, earlier, answers, rows, plan), told)


def following(was: pa.Table, rows: set[str]) -> set[str]:
    """Rows of the acts that may be explained instead of acts examined anew: they are looked at in the same pass."""
    seen: Counter[Kind] = Counter()
    lost: Counter[Kind] = Counter()
    found: set[str] = set()
    for row, _, kind in kinds(was):
        if kind is None:
            continue
        seen[kind] += 1
        if seen[kind] <= ALIKE:
            lost[kind] += row in rows
        elif lost[kind] and row not in rows:
            lost[kind] -= 1
            found.add(row)
    return found


def _told(taken: int, examined: int) -> dict[str, Any]:
    return {"taken": taken, "examined": examined}


def _steps_of(session: Session, earlier: Earlier, model: Model) -> tuple[tuple[Any, int], ...]:
    """The steps of the scope with the numbers of the earlier run."""
    return tuple(zip(session.steps(model), earlier.left(model.id), strict=True))


def _explained(
    session: Session, earlier: Earlier, answers: Answers, rows: set[str], plan: Plan | None
) -> list[dict[str, Any]]:
    """The explanations of the chosen acts: those of acts taken over as they were, but for the day of the run."""
    was, day = earlier.explained(answers.model.id), session.as_of.isoformat()
    by_name = {act_name(*act): entry for act, entry in was.items() if act[0] not in rows}
    chosen = chosen_acts(answers)
    taken = [by_name[act] | {"as_of": day} for act in chosen if act in by_name]
    new = [act for act in chosen if act not in by_name]
    anew = [act for act in new if {act, act.rpartition("#")[0]} & rows]
    others = [act for act in new if act not in set(anew)]
    if anew and plan is not None:
        taken += explain_found(session, plan, session.found(plan, anew))
    if others:
        taken += explain(session, answers.model, others)
    return sorted(taken, key=lambda entry: (entry["row"], -1 if entry["slot"] is None else entry["slot"]))
