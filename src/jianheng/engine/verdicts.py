"""The answers of a model as a relation that another model examines."""

from __future__ import annotations

from sqlglot import exp

from jianheng.dictionary import Field
from jianheng.engine.duckdb import terms
from jianheng.engine.lowering.answer import Status
from jianheng.engine.plan import Plan
from jianheng.engine.population import SLOT
from jianheng.engine.sql import (
    FALSE,
    E,
    alias,
    binary,
    case,
    cast,
    col,
    fn,
    is_null,
    is_true,
    not_null,
    num,
    relation,
    text,
)
from jianheng.engine.value import Value
from jianheng.language.tree import PREFIX, Verdict

ACT = "s"
ROW = "t"


def verdicts(verdict: Verdict, plan: Plan, last: str) -> exp.Select:
    """One row an answered act: the fields of the act, its answer, what was found and the kept values.

    Args:
        verdict: what there is to read.
        plan: the plan of the model that answers.
        last: its last relation.
    """
    examine, table = plan.model.examine, verdict.tables[f"{PREFIX}{verdict.model.id}"]
    named = fn("concat_ws", text("#"), col("f_row_id", ACT), *([col(SLOT, ACT)] if plan.slots else []))
    columns = [alias(named, "row_id")]
    worked_out = {"answer", "findings", *plan.model.keep}
    for field in table.fields.values():
        if field.name == "answer":
            columns.append(alias(col("answer", ACT), "answer"))
        elif field.name == "findings":
            columns.append(alias(_hits(plan), "findings"))
        elif field.name in worked_out:
            columns += _kept(field, plan.lets[field.name])
        else:
            own = bool(examine.each) or f"f_{field.columns()[0][0]}" in SLOT_COLUMNS
            columns += [alias(col(f"f_{c}", ACT) if own else col(c, ROW), c) for c in _physical(field)]
    select = exp.select(*columns).from_(relation(last, ACT))
    if examine.each:
        return select
    rows = relation(f"{'s' if examine.statements else 'v'}_{examine.table}", ROW)
    return select.join(rows, on=binary(exp.EQ, col("row_id", ROW), col("f_row_id", ACT)), join_type="left")


SLOT_COLUMNS = frozenset(
    {SLOT, "f_slot_cut", *(f"f_slot_{end}{bound}" for end in ("from", "to") for bound in ("", "_lo", "_hi"))}
)


def _physical(field: Field) -> list[str]:
    unread = [f"{field.name}_unread"] if field.empty == "none" else []
    return [*(column for column, _ in field.columns()), *unread]


def _hits(plan: Plan) -> E:
    """The codes of what was found, in the order of the model."""
    hit = [
        case((binary(exp.EQ, col(f"x_{each.finding.code}", ACT), num(Status.HIT)), text(each.finding.code)))
        for each in plan.findings
    ]
    told = fn("concat_ws", text(","), *hit)
    return case(
        (binary(exp.NEQ, told, text("")), fn("string_split", told, text(","))), default=cast(_no_codes(), "TEXT[]")
    )


def _no_codes() -> E:
    return exp.Array(expressions=[])


def _kept(field: Field, value: object) -> list[E]:
    """The columns of a kept value."""
    if not isinstance(value, Value):
        raise TypeError(field.name)
    label = f"l_{field.name}"
    lo = col(f"{label}_lo", ACT)
    hi = lo if value.hi is value.lo else col(f"{label}_hi", ACT)
    one = lo if hi is lo else case((binary(exp.EQ, lo, hi), lo))
    columns = {c: each for (c, _), each in zip(field.columns(), _parts(field, lo, hi, one), strict=True)}
    told = [alias(each, c) for c, each in columns.items()]
    if field.empty == "none":
        none = is_true(col(f"{label}_none", ACT)) if value.none is not None else FALSE
        told.append(alias(case((none, FALSE), (not_null(one), FALSE), default=is_null(one)), f"{field.name}_unread"))
    return told


def _parts(field: Field, lo: E, hi: E, one: E) -> list[E]:
    if field.part:
        return [lo, hi]
    if field.type == "term":
        years, days = terms.term_years(one), terms.term_days(one)
        rest = binary(exp.Sub, terms.term_months(one), binary(exp.Mul, num(12), years))
        return [cast(part, "INT") for part in (years, rest, days)]
    if field.type == "moment":
        return [one, case((not_null(one), text("minute")))]
    return [one]
