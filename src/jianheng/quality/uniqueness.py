"""Rows that were delivered twice, and one natural key under which different things are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import duckdb
import pyarrow as pa
from sqlglot import exp

from jianheng.dictionary import PROVENANCE, Field, Table
from jianheng.engine.sql import E, alias, both, cast, col, either, fn, name, not_null, num, relation, text
from jianheng.intake.problem import Words
from jianheng.quality.masking import masked
from jianheng.quality.quality import UNIQUENESS, Finding, Limits, Spot

# Each row of any sheet brings a statement about its person: that they repeat is no slip of the unit.
NOT_COUNTED = frozenset({"person_statement"})
# What may change from one delivery to the next without a word being wrong.
NOT_COMPARED = frozenset({"remark", "recorded_at", "stated_status", "stated_on"})
PLACE = ("recorded_by", "batch", "source", "sheet", "row_no")
# Words of a person that are no code are not shown side by side.
SHOWN_TYPES = frozenset({"date", "moment", "code", "codes", "int", "money", "flag"})
TOLD = {
    "twice_in_batch": (
        Words("同一批里重复的行", "rows that are twice in the batch"),
        Words("核对是否重复登记，删去多余的行", "check whether it was entered twice"),
    ),
    "sent_again": (
        Words("另一批次也有的行（重复移送）", "rows that another batch holds too (sent again)"),
        Words("不必改正；只计一次", "nothing to mend; they count once"),
    ),
    "differs_in_batch": (
        Words("同一件事在同一批里写法不一", "one act is stated differently in the batch"),
        Words("与原件核对，只留正确的一行", "compare with the original and keep the right row"),
    ),
    "changed_between_batches": (
        Words("同一件事与另一批次所写不同", "one act is stated otherwise than in another batch"),
        Words("说明以哪一次为准；有误的一批由检察院撤回", "say which one holds; withdraw the wrong batch"),
    ),
}


@dataclass
class _Group:
    count: int = 0
    spots: list[Spot] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def look_for_twins(table: Table, parts: Sequence[pa.Table], limits: Limits) -> Iterator[Finding]:
    """Find rows of one table that are there twice, and keys that say different things.

    Rows without a whole natural key are left alone, since nothing shows that they are one act.

    Args:
        table: the table.
        parts: its rows, batch by batch, in the order of the batches.
        limits: how many places are kept.
    """
    if not table.key or table.child_of or table.name in NOT_COUNTED:
        return
    rows = pa.concat_tables(parts)
    of = {
        (part["recorded_by"][0].as_py() or "", part["batch"][0].as_py()): part.num_rows for part in parts if len(part)
    }
    groups: dict[tuple[str, str, str], _Group] = {}
    with duckdb.connect(":memory:", config={"enable_external_access": "false"}) as con:
        con.register("delivered", rows.append_column("_place", pa.arange(0, rows.num_rows)))
        for row in con.sql(_twins(table).sql("duckdb")).fetchall():
            _take_twin(groups, table, row, limits)
        compared = _compared(table)
        if compared:
            found = con.sql(_differing(table, compared).sql("duckdb")).fetchall()
            _take_differing(groups, table, compared, found, limits)
    for (code, unit, batch), group in sorted(groups.items()):
        says, mend = TOLD[code]
        if group.fields:
            labels = "、".join(f"“{table.fields[each].label_zh}”" for each in group.fields)
            says = Words(f"{says.zh}：{labels}", f"{says.en}: {', '.join(group.fields)}")
        yield Finding(
            UNIQUENESS,
            code,
            unit,
            batch,
            table.name,
            "",
            group.count,
            of[unit, batch],
            says,
            mend,
            tuple(group.spots),
        )


def _take_twin(groups: dict[tuple[str, str, str], _Group], table: Table, row: Sequence[object], limits: Limits) -> None:
    earlier, later = _spot(table, row[:5], row[10]), _spot(table, row[5:10], row[10])
    code = "twice_in_batch" if earlier.batch == later.batch else "sent_again"
    group = groups.setdefault((code, later.unit, later.batch), _Group())
    group.count += 1
    if len(group.spots) < limits.places:
        group.spots.append(replace(later, other=earlier))


def _take_differing(
    groups: dict[tuple[str, str, str], _Group],
    table: Table,
    compared: Sequence[Field],
    found: Sequence[Sequence[object]],
    limits: Limits,
) -> None:
    """Compare each row with what earlier rows of its key said."""
    known: dict[tuple[object, ...], dict[str, tuple[object, Sequence[object]]]] = {}
    width = len(PLACE)
    for row in found:
        place, person, values, key = row[:width], row[width], row[width + 1 : width + 1 + len(compared)], row[-1]
        said = known.setdefault((key, place[0]), {})
        for each, value in zip(compared, values, strict=True):
            if value is None:
                continue
            before = said.setdefault(each.name, (value, place))
            if before[0] == value:
                continue
            earlier = _spot(table, before[1], person, _shown(each, before[0]))
            later = _spot(table, place, person, _shown(each, value), earlier)
            code = "differs_in_batch" if earlier.batch == later.batch else "changed_between_batches"
            group = groups.setdefault((code, later.unit, later.batch), _Group())
            group.count += 1
            if each.name not in group.fields:
                group.fields.append(each.name)
            if len(group.spots) < limits.places:
                group.spots.append(later)
            break


def _spot(table: Table, place: Sequence[object], person: object, value: str = "", other: Spot | None = None) -> Spot:
    unit, batch, source, sheet, row_no = place
    number = row_no if isinstance(row_no, int) else 0
    words = [str(each or "") for each in (unit, batch, source, sheet)]
    return Spot(words[0], words[1], table.name, words[2], words[3], number, value, masked("person", person), other)


def _shown(field_: Field, value: object) -> str:
    return f"{field_.label_zh}：{masked(field_.name, value)}" if field_.type in SHOWN_TYPES else field_.label_zh


def _key(table: Table) -> list[str]:
    """The first column of each field of the key, which is empty exactly when the field is."""
    return [table.fields[each].columns()[0][0] for each in table.key]


def _compared(table: Table) -> list[Field]:
    """Fields of which two statements about one act should say the same."""
    compared = (each for each in table.fields.values() if each.name not in {*NOT_COMPARED, *table.key})
    # A term or a day between bounds stands in several columns: it is compared as part of the whole row alone.
    return [each for each in compared if each.type == "moment" or len(each.columns()) == 1]


def _twins(table: Table) -> exp.Select:
    """Each row that says the same as an earlier one of its unit, with the place of the first."""
    provenance = {each for each, _ in PROVENANCE} - {"recorded_by"}
    content = [each for each in table.schema().names if each not in provenance]
    by = [col(each) for each in content]
    order = exp.Order(expressions=[exp.Ordered(this=col("_place"))])
    first = [
        alias(exp.Window(this=fn("first_value", col(each)), partition_by=by, order=order), f"first_{each}")
        for each in PLACE
    ]
    number = alias(exp.Window(this=fn("row_number"), partition_by=by, order=order), "nth")
    person = alias(col("person") if "person" in table.fields else text(""), "whose")
    whole = both(*(not_null(col(each)) for each in _key(table)))
    inner = exp.select(*first, *(col(each) for each in PLACE), person, number, col("_place"))
    inner = inner.from_(relation("delivered")).where(whole)
    columns = [*(col(f"first_{each}") for each in PLACE), *(col(each) for each in PLACE), col("whose")]
    later = exp.GT(this=col("nth"), expression=num(1))
    return exp.select(*columns).from_(inner.subquery(name("numbered"))).where(later).order_by(col("_place"))


def _differing(table: Table, compared: Sequence[Field]) -> exp.Select:
    """The rows of each key under which a unit states two values of some field; what is empty says nothing."""
    by = [col("recorded_by"), *(col(each) for each in _key(table))]
    values = [cast(col(each.columns()[0][0]), "TEXT") for each in compared]
    two = [
        alias(
            exp.NEQ(
                this=exp.Window(this=fn("min", value), partition_by=by),
                expression=exp.Window(this=fn("max", value), partition_by=by),
            ),
            f"two_{number}",
        )
        for number, value in enumerate(values)
    ]
    key = alias(fn("concat_ws", text("|"), *(cast(each, "TEXT") for each in by[1:])), "one_key")
    person = alias(col("person") if "person" in table.fields else text(""), "whose")
    said = [alias(value, f"value_{number}") for number, value in enumerate(values)]
    whole = both(*(not_null(each) for each in by[1:]))
    inner = exp.select(*(col(each) for each in PLACE), person, *said, key, *two, col("_place"))
    inner = inner.from_(relation("delivered")).where(whole)
    columns: list[E] = [*(col(each) for each in PLACE), col("whose")]
    columns += [col(f"value_{number}") for number in range(len(values))] + [col("one_key")]
    differ = either(*(col(f"two_{number}") for number in range(len(values))))
    return exp.select(*columns).from_(inner.subquery(name("keyed"))).where(differ).order_by(col("_place"))
