"""Contradictions between fields, records and institutions, as the rules name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import Dictionary
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.intake.problem import Words
from jianheng.quality.lowering import BREACH, PERSON, VALUE, agreement_query, pair_query
from jianheng.quality.masking import masked
from jianheng.quality.quality import CONTRADICTION, Finding, Limits, Spot
from jianheng.quality.rule import Agreement, Ref, Rule, Rules

MEND = Words("与原件核对后改正", "compare with the original and correct it")
MEND_BOTH = Words("两处都与原件核对，改正有误的一处", "compare both with the originals and correct the wrong one")


@dataclass
class _Group:
    of: int = 0
    count: int = 0
    spots: list[Spot] = field(default_factory=list)


def tables_of_pairs(rules: Rules) -> set[str]:
    """The tables of which rows are held against each other."""
    return {table for rule in rules.pairs for table in rule.rows.values()}


def tables_of_agreements(rules: Rules) -> set[str]:
    """The tables whose rows should say one thing alike."""
    return {table for rule in rules.agreements for table, _ in rule.fields}


def look_for_contradictions(
    tables: Mapping[str, pa.Table], rules: Rules, dictionary: Dictionary, limits: Limits
) -> Iterator[Finding]:
    """What of the rows cannot be true together.

    Args:
        tables: the rows, persons linked, no row twice.
        rules: the rules.
        dictionary: what the tables hold.
        limits: how many places are kept.
    """
    with _holding(tables, tables_of_pairs(rules)) as (engine, held):
        for rule in rules.pairs:
            if set(rule.rows.values()) <= held:
                yield from _broken(rule, engine.fetch(pair_query(rule, dictionary)), dictionary, limits)


def look_for_disagreements(
    statements: Mapping[str, pa.Table], rules: Rules, dictionary: Dictionary, limits: Limits
) -> Iterator[Finding]:
    """What is stated differently of one thing.

    Args:
        statements: the rows, persons linked; what several units state alike is there once for each of them, or the
            value that most of them state would seem to be stated once.
        rules: the rules.
        dictionary: what the tables hold.
        limits: how many places are kept.
    """
    with _holding(statements, tables_of_agreements(rules)) as (engine, held):
        for rule in rules.agreements:
            if {table for table, _ in rule.fields} <= held:
                yield from _disagreeing(rule, engine.fetch(agreement_query(rule, dictionary)), limits)


@contextmanager
def _holding(tables: Mapping[str, pa.Table], names: set[str]) -> Iterator[tuple[DuckDbEngine, set[str]]]:
    """An engine that holds the tables of which there are rows, and their names."""
    engine = DuckDbEngine()
    try:
        held = {table for table in names if tables[table].num_rows}
        for table in sorted(held):
            engine.hold(table, tables[table])
        yield engine, held
    finally:
        engine.close()


def _broken(rule: Rule, found: pa.Table, dictionary: Dictionary, limits: Limits) -> Iterator[Finding]:
    mine, *others = _ordered(rule)
    groups: dict[tuple[str, str], _Group] = {}
    units, batches = (f"{mine}_recorded_by", f"{mine}_batch")
    for row in found.group_by([units, batches]).aggregate([([], "count_all")]).to_pylist():
        groups[row[units] or "", row[batches]] = _Group(row["count_all"])
    for row in found.filter(pc.fill_null(found[BREACH], False)).to_pylist():
        group = groups[row[units] or "", row[batches]]
        group.count += 1
        if len(group.spots) < limits.places:
            values = _values(rule, row, dictionary)
            other = _spot(rule, others[0], row, values) if others else None
            group.spots.append(_spot(rule, mine, row, values, other))
    name = next(ref.field for one in rule.breach for ref in (one.left, one.right) if ref.row == mine)
    both = len(rule.correct) > 1
    mend = MEND_BOTH if both else MEND
    for (unit, batch), group in sorted(groups.items()):
        if group.count:
            yield Finding(
                CONTRADICTION,
                rule.id,
                unit,
                batch,
                rule.rows[mine],
                name,
                group.count,
                group.of,
                rule.says,
                mend,
                tuple(group.spots),
                both,
            )


def _ordered(rule: Rule) -> list[str]:
    """The rows of a rule, the one first whose record is to be checked."""
    return sorted(rule.rows, key=lambda row: row != rule.correct[0])


def _values(rule: Rule, row: Mapping[str, Any], dictionary: Dictionary) -> dict[Ref, str]:
    """The compared values with their labels, persons hidden."""
    refs = dict.fromkeys(ref for one in rule.breach for ref in (one.left, one.right))
    told = {}
    for number, ref in enumerate(refs):
        label = dictionary.tables[rule.rows[ref.row]].fields[ref.field].label_zh
        told[ref] = f"{label} {masked(ref.field, row[f'value_{number}'])}"
    return told


def _spot(rule: Rule, at: str, row: Mapping[str, Any], values: Mapping[Ref, str], other: Spot | None = None) -> Spot:
    said = "；".join(value for ref, value in values.items() if ref.row == at)
    return _place(rule.rows[at], {key: row[f"{at}_{key}"] for key in _PLACE}, said, other)


_PLACE = ("recorded_by", "batch", "source", "sheet", "row_no", PERSON)


def _place(table: str, row: Mapping[str, Any], value: str, other: Spot | None = None) -> Spot:
    return Spot(
        row["recorded_by"] or "",
        row["batch"],
        table,
        row["source"] or "",
        row["sheet"] or "",
        row["row_no"] or 0,
        value,
        masked(PERSON, row[PERSON]),
        other,
    )


def _disagreeing(rule: Agreement, found: pa.Table, limits: Limits) -> Iterator[Finding]:
    """Things of which different values are stated: told to the unit of the rarest, beside the most frequent."""
    groups: dict[tuple[str, str], _Group] = {}
    table, name = rule.fields[0]
    things = _by_key(found.to_pylist(), len(rule.by))
    for rows in things:
        rare, most = rows[0], rows[-1]
        if rare[BREACH]:
            group = groups.setdefault((rare["recorded_by"] or "", rare["batch"]), _Group())
            group.count += 1
            if len(group.spots) < limits.places:
                values = _side_by_side(name, rare[VALUE], most[VALUE])
                other = _place(most["_table"], most, values[1])
                group.spots.append(_place(rare["_table"], rare, values[0], other))
    for (unit, batch), group in sorted(groups.items()):
        yield Finding(
            CONTRADICTION,
            rule.id,
            unit,
            batch,
            table,
            name,
            group.count,
            len(things),
            rule.says,
            MEND_BOTH,
            tuple(group.spots),
            True,
        )


def _side_by_side(name: str, left: str, right: str) -> tuple[str, str]:
    """Two values, hidden; where they look alike then, the character in which they differ is named by its place."""
    shown = masked(name, left), masked(name, right)
    if shown[0] != shown[1]:
        return shown
    pairs = enumerate(zip(left, right, strict=False), start=1)
    at = next((number for number, (one, other) in pairs if one != other), min(len(left), len(right)) + 1)
    return f"{shown[0]}（第 {at} 字不同 character {at}）", shown[1]


def _by_key(rows: Iterable[dict[str, Any]], width: int) -> list[list[dict[str, Any]]]:
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(tuple(row[f"key_{number}"] for number in range(width)), []).append(row)
    return [*found.values()]
