"""Every law table as the engine lowers it, against the plain look-up, for facts known, imprecise, none or unknown."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from sqlglot import exp

from jianheng.engine.duckdb import terms
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.lowering.fits import row_fits as row_fits_of
from jianheng.engine.lowering.law import condition_tests, decide
from jianheng.engine.reason import Reason
from jianheng.engine.sql import alias, col
from jianheng.engine.value import Value
from jianheng.language.types import Type
from jianheng.law import NONE, UNKNOWN, Arg, LawTable, Term, load_tables, lookup
from jianheng.law.lookup import row_fits

TABLES = load_tables()
# Facts for each row and argument of a table, and at most for a table.
EACH, MOST = 20, 1500
WITH_OPTIONAL = {name for name, table in TABLES.items() if any(arg.optional for arg in table.args)}
ARROW = {"date": pa.date32(), "term": pa.int64(), "int": pa.int64(), "code": pa.string(), "flag": pa.bool_()}


def physical(value: Any) -> Any:
    """A term as the number in which the engine keeps it; everything else as it is."""
    if isinstance(value, Term):
        return terms.number(value)
    return None if value is UNKNOWN else value


def neighbours(table: LawTable, arg: Arg) -> list[Any]:
    """Values at which some row of the table changes its mind, and those beside them."""
    conditions = [c for row in table.rows for c in row.conditions if c.arg == arg.name]
    if arg.type == "flag":
        return [True, False]
    if arg.type == "code":
        return [*{option for c in conditions for option in c.options}, "no_such_code"]
    ends = {end for c in conditions for end in (c.lo, c.hi) if end is not None}
    if arg.type == "date":
        days = [day + timedelta(days=n) for day in ends for n in (-1, 0, 1) if isinstance(day, date)]
        return [*days, date(1980, 1, 1), date(2030, 1, 1)]
    if arg.type == "term":
        near = [t for end in ends if isinstance(end, Term) for t in (end, end + Term(0, 0, 1), end + Term(0, 1, 0))]
        return [*near, Term(1), Term(4, 11, 29), Term(9, 11, 0), Term(25)]
    return [number + n for number in ends for n in (-1, 0, 1) if isinstance(number, int)] + [0, 1, 100]


def some_fact(random: Random, arg: Arg, values: list[Any]) -> Any:
    kind = random.choice(["exact"] * 6 + ["unknown", "none", "bounds", "bounds", "half"])
    if kind == "unknown":
        return UNKNOWN
    if kind == "none":
        return NONE
    if kind == "exact" or arg.type in {"code", "flag"}:
        return random.choice(values)
    lo, hi = sorted((random.choice(values), random.choice(values)))
    return (lo, hi) if kind == "bounds" else random.choice([(lo, None), (None, hi)])


def columns_of(fact: Any) -> tuple[Any, Any, bool | None]:
    """Lower end, upper end, and whether there is none (which is open too where nothing is known)."""
    if fact is UNKNOWN or fact is NONE:
        return None, None, True if fact is NONE else None
    lo, hi = fact if isinstance(fact, tuple) else (fact, fact)
    return physical(lo), physical(hi), False


def engine_answers(table: LawTable, args: list[Arg], facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lowered table on every combination of facts."""
    data: dict[str, pa.Array] = {}
    values: dict[str, Value] = {}
    for arg in args:
        ends = [columns_of(fact[arg.name]) for fact in facts]
        kinds = (ARROW[arg.type], ARROW[arg.type], pa.bool_())
        for number, (part, kind) in enumerate(zip(("lo", "hi", "none"), kinds, strict=True)):
            data[f"{arg.name}_{part}"] = pa.array([end[number] for end in ends], kind)
        lo = col(f"{arg.name}_lo")
        hi = lo if arg.type in {"code", "flag"} else col(f"{arg.name}_hi")
        values[arg.name] = Value(Type(arg.type), lo, hi, none=col(f"{arg.name}_none"))
    con = open_engine(threads=1)
    con.register("facts", pa.table(data))
    return con.sql(in_layers(table, values).sql(dialect="duckdb")).to_arrow_table().to_pylist()


def in_layers(table: LawTable, values: dict[str, Value]) -> exp.Select:
    """Conditions first, then the rows, then values and reason, each in columns, as a plan does it."""
    tests, _ = condition_tests(table, values)
    labels = {condition: f"c_{n}" for n, condition in enumerate(tests)}
    layer = exp.select("*", *(alias(test, labels[condition]) for condition, test in tests.items())).from_("facts")
    fits = row_fits_of(table, {condition: col(label, "s") for condition, label in labels.items()})
    columns = (alias(value, name) for name, value in fits.columns("t").items())
    layer = exp.select("*", *columns).from_(layer.subquery("s"))
    record = decide(table, fits.stored("t", "s"), None)
    wanted = [alias(record.reason, "reason"), alias(record.rows, "rows")]
    for name, value in record.parts.items():
        wanted += [alias(value.lo, f"{name}_lo"), alias(value.hi, f"{name}_hi")]
    return exp.select(*wanted).from_(layer.subquery("s"))


def plain_answer(table: LawTable, fact: dict[str, Any]) -> dict[str, Any]:
    """What the look-up says; rows that surely apply and differ are a reading, once no other is open."""
    found = lookup(table, **fact)
    fits = [row_fits(row, fact) for row in table.rows]
    sure = {str((sorted(row.values.items()), row.hard)) for row, fit in zip(table.rows, fits, strict=True) if fit}
    settled = found.reason is None and None not in fits
    reason = "reading" if settled and len(sure) > 1 else found.reason
    result: dict[str, Any] = {"reason": reason, "rows": ",".join(row.id for row in found.rows)}
    for name, (lo, hi) in found.values.items():
        ordered = not isinstance(lo, (str, bool))
        low, high = (physical(lo), physical(hi)) if ordered or lo == hi else (None, None)
        result |= {f"{name}_lo": low, f"{name}_hi": high}
    return result


def shown(answer: dict[str, Any]) -> dict[str, Any]:
    """An unknown argument is the fact's own affair: the table then gives no reason of its own."""
    reason = Reason(answer["reason"])
    own = {Reason.NO_RULE, Reason.LAW_UNCONFIRMED, Reason.READING}
    return answer | {"reason": reason.word if reason in own else None}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_lowered_table_says_what_the_look_up_says(name: str) -> None:
    compare(TABLES[name], optional=True)


@pytest.mark.parametrize("name", sorted(WITH_OPTIONAL))
def test_it_does_so_where_optional_arguments_are_left_out(name: str) -> None:
    compare(TABLES[name], optional=False)


def compare(table: LawTable, *, optional: bool) -> None:
    args = [arg for arg in table.args if optional or not arg.optional]
    random = Random(table.name)
    pools = {arg.name: neighbours(table, arg) for arg in args}
    facts = [
        {arg.name: some_fact(random, arg, pools[arg.name]) for arg in args}
        for _ in range(min(MOST, EACH * len(table.rows) * len(args)))
    ]
    pairs = zip(facts, engine_answers(table, args, facts), strict=True)
    wrong = [
        (fact, got, plain) for fact, answer in pairs if (got := shown(answer)) != (plain := plain_answer(table, fact))
    ]
    assert not wrong, describe(wrong, len(facts))


def describe(wrong: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]], count: int) -> str:
    """The first differences, only the parts that differ."""
    lines = [f"{len(wrong)} of {count} differ"]
    for fact, got, plain in wrong[:4]:
        parts = {key: (got[key], plain[key]) for key in plain if got.get(key) != plain[key]}
        lines.append(f"{fact}: (engine, look-up) {parts}")
    return "\n".join(lines)
