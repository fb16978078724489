"""A plan run on an engine: first answers for every act, then everything about a few."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from sqlglot import exp

from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.engine import Engine
from jianheng.engine.lowering.answer import SUBSTITUTED, Status
from jianheng.engine.lowering.changing import CHANGES_ON
from jianheng.engine.lowering.peers import LEFT_OUT
from jianheng.engine.plan import Plan
from jianheng.engine.planning import Known, build_plan, needed
from jianheng.engine.population import SLOT
from jianheng.engine.sql import NULL, E, alias, binary, cast, col, not_null, num, relation
from jianheng.engine.value import Record
from jianheng.engine.verdicts import verdicts
from jianheng.language.leaf import untrusted_leaves
from jianheng.language.problem import ModelError
from jianheng.language.tree import Model, Node
from jianheng.law import LawTable
from jianheng.law.calendar import Calendar, own_calendar

GRADES = ("serious", "minor")


@dataclass(frozen=True)
class Answers:
    """What one model says of every act.

    Args:
        model: the model.
        table: columns `row_id, slot, key, unit, day, answer, findings, notes, grades, near, missing,
            exemptions, caveats, due, changes_on`, then values;
            `slot` is the number of the slot of a repeating duty, else empty; `day` is the day of the act, or the
            first day of its span, where the table has one; `changes_on` is the first later day of a run
            that may say otherwise though nothing comes to light and no deadline passes.
        attrition: what was taken and how many acts it left, the whole population first.
    """

    model: Model
    table: pa.Table
    attrition: tuple[tuple[Node | str, int], ...]


def act_name(row_id: str, slot: int | None) -> str:
    """The name of an act: its row, and the slot where a duty repeats.

    >>> act_name("m1", 0), act_name("r1", None)
    ('m1#0', 'r1')
    """
    return row_id if slot is None else f"{row_id}#{slot}"


@dataclass
class Session:
    """One engine with its tables registered, on which models are run.

    Args:
        engine: what runs the models.
        dictionary, law: what names mean.
        as_of: the day whose evening the run imagines.
        kinds: which coverage there is.
        authors: public keys of those whose SQL leaves may run, in PEM by author; without them none does.
        merged: tables in which an act is stated by several institutions.
        calendar: the working days known.
        sources: models of the run by id, whose answers others may examine.
        answered: tables of answers that are there.
        named: by table and columns, whether these name one row at most.
        settled: called when every model is answered, before the run is kept: raises where rows that lie elsewhere
            have changed meanwhile.
    """

    engine: Engine
    dictionary: Dictionary
    law: dict[str, LawTable]
    as_of: date
    kinds: CoverageKinds
    authors: Mapping[str, bytes] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()
    calendar: Calendar = field(default_factory=own_calendar)
    sources: Mapping[str, Model] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    named: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)
    settled: Callable[[], None] = lambda: None

    def answers(self, model: Model) -> Answers:
        """First pass: the answer of every act, its findings and values.

        Raises:
            ModelError: an SQL leaf of the model is not signed by an author who is trusted here (E19).
        """
        self._trust(model)
        self._answer_sources(model)
        plan = self._plan(model)
        query = _summary(plan)
        with self._steps(plan, query):
            raw = self.engine.fetch(query)
            counts = self._attrition(plan, raw.num_rows)
        return Answers(model, _readable(plan, raw), counts)

    @contextmanager
    def everything(self, model: Model, acts: Sequence[str]) -> Iterator[tuple[Plan, list[dict[str, Any]]]]:
        """Second pass: every column of the acts asked for, with the plan's relations still there.

        Args:
            model: the model.
            acts: names of the acts; the name of a row stands for all its slots.
        """
        rows = {*acts, *(act.rpartition("#")[0] for act in acts if model.examine.repeat is not None)}
        with self._wanted(model, rows, alone=not model.examine.each) as plan, self._steps(plan):
            yield plan, self.found(plan, acts)

    @contextmanager
    def some(self, model: Model, rows: Iterable[str]) -> Iterator[tuple[Plan, Answers]]:
        """Both passes at once for the acts of a few rows: their answers, with the plan's relations still there.

        Args:
            model: the model.
            rows: ids of examined rows.
        """
        with self._wanted(model, rows, alone=True) as plan, self._steps(plan):
            raw = self.engine.fetch(_summary(plan))
            yield plan, Answers(model, _readable(plan, raw), self._attrition(plan, raw.num_rows))

    def steps(self, model: Model) -> tuple[Node | str, ...]:
        """What the scope takes, step by step."""
        self._answer_sources(model)
        return tuple(step for counting in self._plan(model).attrition for step in counting.steps)

    def left(self, model: Model, rows: Iterable[str], plan: Plan | None = None) -> tuple[int, ...]:
        """How many of a few rows each step of the scope leaves; nothing beyond that is worked out.

        Args:
            model: the model.
            rows: ids of examined rows.
            plan: the plan of a session that plans alike; made anew if left out.
        """
        with self._wanted(model, rows, alone=True, plan=plan) as planned:
            read = {table.name for each in planned.attrition for table in each.select.find_all(exp.Table)}
            last = max((n for n, step in enumerate(planned.steps, start=1) if step.relation in read), default=0)
            with self._steps(replace(planned, steps=planned.steps[:last])):
                return tuple(number for _, number in self._attrition(planned))

    def found(self, plan: Plan, acts: Iterable[str]) -> list[dict[str, Any]]:
        """Every column of some acts of a plan whose relations are there."""
        wanted = set(acts)
        query = exp.select(exp.Star()).from_(relation(plan.steps[-1].relation)).order_by(*_order(plan))
        rows = self.engine.fetch(query)
        named = pa.array(sorted({*wanted, *(act.rpartition("#")[0] for act in wanted)}), pa.string())
        few = rows.filter(pc.is_in(rows.column("f_row_id"), value_set=named)).to_pylist()
        return [row for row in few if wanted & {row["f_row_id"], _act(row)}]

    @contextmanager
    def _wanted(self, model: Model, rows: Iterable[str], *, alone: bool, plan: Plan | None = None) -> Iterator[Plan]:
        """A plan for a few rows; what is not examined alone is worked out with all others."""
        self._trust(model)
        self.engine.hold("wanted", pa.table({"row_id": pa.array(sorted(rows), pa.string())}))
        try:
            self._answer_sources(model)
            yield plan or self._plan(model, rows=alone)
        finally:
            self.engine.drop(["wanted"])

    def _trust(self, model: Model) -> None:
        problems = untrusted_leaves(model, self.authors)
        if problems:
            raise ModelError(problems)

    def rows(self, select: exp.Select) -> list[dict[str, Any]]:
        """Run a select and return its rows."""
        return list(self.engine.fetch(select).to_pylist())

    def _answer_sources(self, model: Model) -> None:
        """Work out, once, the answers that a model examines; a model of the run stands for the one it was read as."""
        verdict = model.examine.verdict
        if verdict is None or model.examine.table in self.answered:
            return
        source = self.sources.get(verdict.model.id, verdict.model)
        self._trust(source)
        self._answer_sources(source)
        plan = self._plan(source)
        with self._steps(plan) as last:
            self.engine.make(f"v_{model.examine.table}", verdicts(verdict, plan, last), kept=True)
        self.answered.add(model.examine.table)
        self.named = {key: alone for key, alone in self.named.items() if key[0] != model.examine.table}

    def alone(self, table: str, columns: tuple[str, ...]) -> bool:
        """Whether columns name one row of a table at most, as the day of the run sees it; asked of the rows once."""
        if (table, columns) not in self.named:
            keys = [col(column) for column in columns]
            several = exp.select(num(1)).from_(relation(f"v_{table}")).where(*(not_null(key) for key in keys))
            several = several.group_by(*keys).having(binary(exp.GT, exp.Count(this=exp.Star()), num(1))).limit(1)
            self.named[table, columns] = not self.rows(several)
        return self.named[table, columns]

    def plans_alike(self, other: Session, tables: Collection[str]) -> bool:
        """Whether a plan over some tables is the same here as in another session that made it."""
        here, there = ((each.as_of, each.kinds, each.merged, each.engine.numbers_rows) for each in (self, other))
        asked = ((key, alone) for key, alone in other.named.items() if key[0] in tables)
        return here == there and all(self.alone(*key) is alone for key, alone in asked)

    def _plan(self, model: Model, *, rows: bool = False) -> Plan:
        known = Known(self.merged, self.alone, self.engine.numbers_rows)
        return build_plan(model, self.dictionary, self.law, self.as_of, self.kinds, rows, known)

    @contextmanager
    def _steps(self, plan: Plan, query: exp.Select | None = None) -> Iterator[str]:
        """The plan's relations, kept where several read them; for one query, without what it leaves.

        Without a query, the relations are there too for which facts are fetched: evidence is sought among these.
        """
        made: list[str] = []
        evidence = query is None and self.engine.keeps_cheaply
        asked = {item.stage for item in plan.items} if evidence else set()
        try:
            for step in plan.steps if query is None else needed(plan, query):
                last = query is None and step is plan.steps[-1]
                self.engine.make(step.relation, step.select, kept=last or step.shared or step.relation in asked)
                made.append(step.relation)
            yield made[-1] if made else ""
        finally:
            self.engine.drop(made)

    def _attrition(self, plan: Plan, answered: int | None = None) -> tuple[tuple[Node | str, int], ...]:
        """What each step of the scope leaves; how many acts were answered is what the last of them leaves."""
        counts: list[tuple[Node | str, int]] = []
        for counting in plan.attrition:
            if answered is not None and counting is plan.attrition[-1] and len(counting.steps) == 1:
                counts.append((counting.steps[0], answered))
                continue
            [row] = self.rows(counting.select)
            counts += zip(counting.steps, (int(number) for number in row.values()), strict=True)
        return tuple(counts)


def _summary(plan: Plan) -> exp.Select:
    """The columns of the first pass, in key order so that the same inputs give the same bytes."""
    columns = [alias(col("f_row_id"), "row_id")]
    columns.append(alias(cast(col(SLOT) if plan.slots else NULL, "BIGINT"), "slot"))
    columns += [alias(col(f"f_{c}"), f"k_{c}") for c in plan.key]
    columns.append(alias(cast(col(f"f_{plan.day}") if plan.day else NULL, "DATE"), "day"))
    columns += [alias(col(c), c) for c in ("unit", "answer", "mask")]
    for finding in plan.findings:
        code = finding.finding.code
        columns += [alias(col(f"x_{code}"), f"x_{code}"), alias(col(f"y_{code}"), f"y_{code}")]
        if finding.due is not None:
            columns.append(alias(col(f"d_{code}"), f"d_{code}"))
        if finding.near is not None:
            columns.append(alias(col(f"n_{code}"), f"n_{code}"))
    columns += [alias(col(f"e_{x.code}"), f"e_{x.code}") for x in plan.model.exempt]
    columns += [
        alias(col(f"i_{name}_{c}"), f"i_{name}_{c}")
        for name in (item.plan.item.name for item in plan.items)
        for c in ("n", "cov")
    ]
    columns += [alias(col(LEFT_OUT), LEFT_OUT)] if plan.peers else []
    columns += [alias(col(SUBSTITUTED), SUBSTITUTED)] if plan.substitutes else []
    columns += [alias(col(CHANGES_ON), CHANGES_ON)] if plan.changes else []
    for label in _let_columns(plan):
        columns.append(alias(col(f"l_{label}"), f"l_{label}"))
    return exp.select(*columns).from_(relation(plan.steps[-1].relation)).order_by(*_order(plan))


def _act(row: dict[str, Any]) -> str:
    return act_name(row["f_row_id"], row.get(SLOT))


def _order(plan: Plan) -> list[E]:
    """Acts by row, then by slot."""
    return [col("f_row_id"), *([col(SLOT)] if plan.slots else [])]


def _let_columns(plan: Plan) -> list[str]:
    """Bounds of the lets that the texts or other models use."""
    wanted = {*plan.model.keep}
    for finding in plan.model.findings:
        for _, says in finding.says:
            wanted |= {let for let in plan.lets if "{" + let in says}
    found: list[str] = []
    for let in sorted(wanted):
        value = plan.lets.get(let)
        if value is not None and not isinstance(value, Record):
            found.append(f"{let}_lo")
            if value.hi is not value.lo:
                found.append(f"{let}_hi")
    return found


def _readable(plan: Plan, raw: pa.Table) -> pa.Table:
    """Masks and statuses as words."""
    keys = [raw.column(f"k_{c}").cast(pa.string()) for c in plan.key]
    key = (
        pc.binary_join_element_wise(*keys, "|", null_handling="replace", null_replacement="")
        if keys
        else raw.column("row_id")
    )
    hits = {s: [f.finding.code for f in plan.findings if f.finding.section == s] for s in ("unlawful", "note")}
    slots = raw.column("slot")
    if plan.slots:
        numbered = pc.binary_join_element_wise(key.cast(pa.string()), slots.cast(pa.string()), "#")
        key = pc.coalesce(numbered, key)
    columns = {
        "row_id": raw.column("row_id"),
        "slot": slots,
        "key": key,
        "unit": raw.column("unit"),
        "day": raw.column("day"),
        "answer": raw.column("answer"),
        "findings": _codes(raw, [(c, _is(raw, f"x_{c}", Status.HIT)) for c in hits["unlawful"]]),
        "notes": _codes(raw, [(c, _is(raw, f"x_{c}", Status.HIT)) for c in hits["note"]]),
        "grades": _grades(plan, raw),
        "near": _codes(raw, [(f.finding.code, raw.column(f"n_{f.finding.code}")) for f in plan.findings if f.near]),
        "missing": _missing(plan, raw),
        "exemptions": _codes(
            raw, [(x.code, pc.fill_null(raw.column(f"e_{x.code}"), False)) for x in plan.model.exempt]
        ),
        "caveats": _codes(raw, _caveats(plan, raw)),
        "due": _due(plan, raw),
        CHANGES_ON: raw.column(CHANGES_ON) if plan.changes else pa.nulls(raw.num_rows, pa.date32()),
    }
    for label in _let_columns(plan):
        columns[label] = raw.column(f"l_{label}")
    return pa.table(columns)


def _is(raw: pa.Table, column: str, status: Status) -> pa.ChunkedArray:
    return pc.equal(raw.column(column), pa.scalar(int(status), raw.schema.field(column).type))


def _codes(raw: pa.Table, marks: list[tuple[str, pa.ChunkedArray]]) -> pa.Array:
    """One list of codes a row; each distinct combination is built once."""
    total = pa.repeat(pa.scalar(0, pa.int64()), raw.num_rows)
    for number, (_, mark) in enumerate(marks):
        total = pc.add(total, pc.multiply(pc.cast(mark, pa.int64()), 1 << number))
    return _lists(total, lambda mask: [code for number, (code, _) in enumerate(marks) if mask >> number & 1])


def _grades(plan: Plan, raw: pa.Table) -> pa.Array:
    """The grades that the model proposes for what stands, each once, the graver first."""
    grades = {grade: [f.finding.code for f in plan.findings if f.finding.grade == grade] for grade in GRADES}
    marks = []
    for grade, codes in grades.items():
        stands = [_is(raw, f"x_{code}", Status.HIT) for code in codes]
        if stands:
            marks.append((grade, reduce(pc.or_, stands)))
    return _codes(raw, marks)


def _lists(masks: Any, words: Any) -> pa.Array:
    whole = masks.combine_chunks() if isinstance(masks, pa.ChunkedArray) else masks
    encoded = whole.dictionary_encode()
    lists = pa.array([words(int(mask)) for mask in encoded.dictionary.to_pylist()], pa.list_(pa.string()))
    return lists.take(encoded.indices)


def _missing(plan: Plan, raw: pa.Table) -> pa.Array:
    return _lists(
        raw.column("mask"),
        lambda mask: [f"{leaf}: {reason.word}" for leaf, reason in plan.leaves.names(mask)],
    )


def _caveats(plan: Plan, raw: pa.Table) -> list[tuple[str, pa.ChunkedArray]]:
    decided = pc.is_in(raw.column("answer"), value_set=pa.array(["lawful", "exempt"]))
    assumed = None
    for finding in plan.findings:
        mark = pc.fill_null(raw.column(f"y_{finding.finding.code}"), False)
        assumed = mark if assumed is None else pc.or_(assumed, mark)
    caveats = [("assumed", pc.and_(assumed, decided))] if assumed is not None else []
    if plan.peers:
        caveats.append(("peers", pc.greater(raw.column(LEFT_OUT), 0)))
    if plan.substitutes:
        answered_ = pc.not_equal(raw.column("answer"), "undetermined")
        caveats.append((SUBSTITUTED, pc.and_(raw.column(SUBSTITUTED), answered_)))
    for item in (fetched.plan.item for fetched in plan.items):
        name_ = item.name
        if item.kind in {"first", "last"} and item.within is not None:
            found = pc.greater(raw.column(f"i_{name_}_n"), 0)
            open_ = pc.invert(pc.fill_null(raw.column(f"i_{name_}_cov"), False))
            caveats.append((f"coverage:{name_}", pc.and_(found, open_)))
    return caveats


def _due(plan: Plan, raw: pa.Table) -> pa.ChunkedArray | pa.Array:
    """The earliest due date of the findings that wait."""
    dates = []
    for finding in plan.findings:
        if finding.due is not None:
            code = finding.finding.code
            waiting = _is(raw, f"x_{code}", Status.WAITING)
            dates.append(pc.if_else(waiting, raw.column(f"d_{code}"), pa.scalar(None, pa.date32())))
    return pc.min_element_wise(*dates) if dates else pa.nulls(raw.num_rows, pa.date32())
