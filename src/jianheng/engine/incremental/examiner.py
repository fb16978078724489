"""One model after another: which acts are examined anew, and how they join those taken over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.engine.alike import kinds, next_in_line, to_explain
from jianheng.engine.answer_files import among
from jianheng.engine.examined import Examine, Examined, in_full, lines
from jianheng.engine.execute import Answers, Session, act_name
from jianheng.engine.explain import explain, explain_found
from jianheng.engine.incremental.basis import Json, all_differ, model_differs
from jianheng.engine.incremental.earlier import Earlier
from jianheng.engine.incremental.few import delivered_tables, most
from jianheng.engine.incremental.passing import concerns
from jianheng.engine.incremental.reach import compare_reach
from jianheng.engine.incremental.touched import Touched
from jianheng.engine.incremental.ways import Unbounded, person_keys, refuse, refuse_groups, unit_keys, ways
from jianheng.engine.incremental.world import World
from jianheng.engine.plan import Plan
from jianheng.language.population import tables_read
from jianheng.language.tree import Model


def grown(now: Json, earlier: Earlier) -> Examine:
    """How a run examines its models where it grows from an earlier one.

    Args:
        now: the manifest of the present run.
        earlier: the earlier run.
    """
    try:
        all_differ(earlier.manifest, now)
    except Unbounded as reason:
        return _InFull(earlier.states.names, earlier, reason).examine
    return _Growth(now, earlier).examine


@dataclass(frozen=True)
class _InFull:
    names: frozenset[str]
    earlier: Earlier
    reason: Unbounded

    def examine(self, _: Session, model: Model) -> Examined:
        """Examine every act, of everybody."""
        examined = in_full(self.earlier.states.whole(self.names).after, model)
        told = {"taken": 0, "examined": examined.answers.table.num_rows, "zh": self.reason.zh, "en": self.reason.en}
        return Examined(examined.answers, examined.explained, told)


class _Growth:
    def __init__(self, now: Json, earlier: Earlier) -> None:
        self.now, self.earlier, self.states = now, earlier, earlier.states
        self.few: World | None
        self.few, self.suffices = earlier.few or (None, frozenset())
        some = earlier.everybody if self.few is None else self.few
        self.reach = compare_reach(some.before, some.after, set(self.states.names))
        self.changed = self.states.changed
        delivered = (table.name for table in self.states.after.dictionary.tables.values() if not table.derived)
        self.still = frozenset(name for name in delivered if name not in self.changed)
        wide = [model for model in self.states.models.values() if self._tells_all(model)]
        self.widely = frozenset(name for model in wide for name in tables_read(model))
        self.differences: list[tuple[World, Touched]] = []

    def examine(self, session: Session, model: Model) -> Examined:
        """Examine the acts that can have changed, and take over the others."""
        read = tables_read(model)
        try:
            model_differs(model, self.earlier.manifest, self.now)
            refuse(model)
            was = self.earlier.counted(model.id)
            if self._still(model, read):
                return _join(session, None, self.earlier, model, set(), was)
            world = self._world(model, read)
            rows = self._rows(model, read, world)
            if most(len(rows), was.num_rows):
                raise Unbounded("大部分行为可能变化", "most acts may have changed")
        except Unbounded as reason:
            return _InFull(self._whole(read), self.earlier, reason).examine(session, model)
        following = next_in_line(self.earlier.kinds(model.id), pa.array(sorted(rows), pa.string()))
        return _join(session, world, self.earlier, model, rows | set(following.to_pylist()), was)

    def _still(self, model: Model, read: list[str]) -> bool:
        """Nothing that the model reads has changed."""
        still = not self.states.moved and not self._covers(read)
        return still and not delivered_tables(model, self.states.after.dictionary) & self.changed

    def _world(self, model: Model, read: list[str]) -> World:
        """The rows among which a model is examined: of the persons concerned alone where these suffice."""
        if self.few is not None and model.id in self.suffices and not self._covers(read):
            return self.few
        return self.states.whole(self._whole(read))

    def _whole(self, read: list[str]) -> frozenset[str]:
        """The tables of which all rows are opened with those of a model: what several models need is opened once."""
        return self.widely if self.widely.issuperset(read) else frozenset(read)

    def _tells_all(self, model: Model) -> bool:
        """Whether a model has to look at everybody, as far as that is known before anything is compared."""
        read = tables_read(model)
        if self._still(model, read):
            return self._differs(model)
        return model.id not in self.suffices or self._covers(read) or self._differs(model)

    def _differs(self, model: Model) -> bool:
        try:
            model_differs(model, self.earlier.manifest, self.now)
            refuse(model)
        except Unbounded:
            return True
        return False

    def _touched(self, world: World, read: list[str]) -> Touched:
        """What differs among some rows; of tables once."""
        found = next((touched for other, touched in self.differences if other is world), None)
        if found is None:
            found = Touched(world, self.still, self.few)
            self.differences.append((world, found))
        found.compare(read)
        return found

    def _rows(self, model: Model, read: list[str], world: World) -> set[str]:
        """Ids of the examined rows whose acts can have changed.

        Raises:
            Unbounded: nothing bounds them.
        """
        dictionary, rows = self.states.after.dictionary, set[str]()
        self._comparable(model, read, world)
        touched = self._touched(world, read)
        if self.states.moved:
            rows |= self._passed(model, touched)
        if self._covers(read) or any(touched.counts[name] for name in read):
            refuse_groups(model)
            rows |= touched.own(model.table)
            for way in ways(model, dictionary):
                if touched.counts[way.table]:
                    rows |= touched.acts(model.table, way.key, touched.values(way.table, way.field))
            rows |= self._covered(model, touched)
        return rows

    def _covers(self, read: list[str]) -> bool:
        """Whether what is complete of a table differs, for anybody."""
        reach = self.reach
        return any(name in reach.everywhere or name in reach.units or name in reach.persons for name in read)

    def _comparable(self, model: Model, read: list[str], world: World) -> None:
        """Refuse where rows stand otherwise in the two states, or what is complete for everybody differs."""
        if model.examine.statements and model.table in world.after.merged:
            raise Unbounded("逐家陈述审查", "it examines each statement")
        some = self.few or world
        for name in read:
            if (name in some.before.merged) != (name in some.after.merged):
                raise Unbounded(f"{name} 是否有多家陈述不同", f"whether several institutions state {name} differs")
        for item in model.items:
            if item.within is not None and item.table in self.reach.everywhere:
                raise Unbounded(f"{item.table} 的完整范围不同", f"what is complete of {item.table} differs")

    def _passed(self, model: Model, touched: Touched) -> set[str]:
        """Examined rows that the passing of days alone may change."""
        rows: set[str] = set(self.earlier.by_day(model.id).to_pylist())
        found = concerns(model, self.states.after.dictionary)
        if rows or found:
            refuse_groups(model)
        for concern in found:
            if concern.table:
                touched.concerned(concern)
            else:
                rows |= touched.hanging(model.table, concern)
        return rows

    def _covered(self, model: Model, touched: Touched) -> set[str]:
        """Examined rows that ask where coverage differs."""
        rows: set[str] = set()
        for item in model.items:
            if item.within is None:
                continue
            sides = ((self.reach.units, unit_keys), (self.reach.persons, person_keys))
            for differing, keys in sides:
                if item.table in differing:
                    for key in keys(model, item, self.states.after.dictionary):
                        values = touched.given(differing[item.table])
                        rows |= touched.acts(model.table, key, values)
        return rows


def _join(
    session: Session, world: World | None, earlier: Earlier, model: Model, rows: set[str], was: pa.Table
) -> Examined:
    """Answers and explanations of the rows examined anew, among those taken over."""
    changes = earlier.changes(model.id)
    if world is None or not rows:
        answers = Answers(model, was, _steps_of(session, earlier, model))
        explained = _explained(session, earlier, model, earlier.kinds(model.id), rows, None)
        return Examined(answers, explained, _told(was.num_rows, 0), changes)
    ids = pa.array(sorted(rows), pa.string())
    with world.after.some(model, rows) as (plan, anew):
        if earlier.columns(model.id) != anew.table.column_names:
            differs = Unbounded("判断的各列不同", "the columns of the answers differ")
            return _InFull(frozenset(tables_read(model)), earlier, differs).examine(session, model)
        then = world.then(tables_read(model))
        gone = then.left(model, rows, plan if then.plans_alike(world.after, tables_read(model)) else None)
        kept = _others(was, ids)
        left = tuple(
            (step, before - lost + added)
            for (step, added), before, lost in zip(anew.attrition, earlier.left(model.id), gone, strict=True)
        )
        told = among(_others(earlier.kinds(model.id), ids), kinds(anew.table))
        explained = _explained(world.after, earlier, model, told, rows, plan)
        told_of = _told(kept.num_rows, anew.table.num_rows)
        changes = changes.after(ids, anew.table)
        if changes.many:
            return Examined(Answers(model, changes.whole(), left), explained, told_of)
        counted = pa.concat_tables([kept, anew.table.select(was.column_names).cast(kept.schema)])
        return Examined(Answers(model, counted, left), explained, told_of, changes)


def _others(table: pa.Table, ids: pa.Array) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["row_id"], value_set=ids)))


def _told(taken: int, examined: int) -> dict[str, Any]:
    return {"taken": taken, "examined": examined}


def _steps_of(session: Session, earlier: Earlier, model: Model) -> tuple[tuple[Any, int], ...]:
    """The steps of the scope with the numbers of the earlier run."""
    return tuple(zip(session.steps(model), earlier.left(model.id), strict=True))


def _explained(
    session: Session, earlier: Earlier, model: Model, told: pa.Table, rows: set[str], plan: Plan | None
) -> list[bytes]:
    """The explanations of the chosen acts: those of acts taken over as they were, but for the day of the run."""
    was = {act: line for act, line in earlier.explained(model.id).items() if act[0] not in rows}
    chosen = [(act["row_id"], act["slot"]) for act in to_explain(told).select(["row_id", "slot"]).to_pylist()]
    found = {act: was[act] for act in chosen if act in was}
    if earlier.states.moved:
        day = {"as_of": session.as_of.isoformat()}
        found = dict(zip(found, lines(json.loads(line) | day for line in found.values()), strict=True))
    new = [act for act in chosen if act not in was]
    anew, others = ([act_name(*act) for act in new if (act[0] in rows) is inside] for inside in (True, False))
    entries = explain_found(session, plan, session.found(plan, anew)) if anew and plan is not None else []
    entries += explain(session, model, others) if others else []
    acts = ((entry["row"], entry["slot"]) for entry in entries)
    found |= dict(zip(acts, lines(entries), strict=True))
    return [found[act] for act in sorted(found, key=lambda act: (act[0], -1 if act[1] is None else act[1]))]
