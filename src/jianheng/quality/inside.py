"""Contradictions inside one row: an end before its start, days that cannot be, a number against birth and sex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import Table
from jianheng.dictionary.rows.rows import Rows
from jianheng.dictionary.rows.times import check_times
from jianheng.dictionary.rows.values import check_values
from jianheng.identity import ID_PREFIX, read_id_number
from jianheng.intake.problem import NO_WORDS, Words
from jianheng.intake.store import Batch
from jianheng.quality.masking import masked
from jianheng.quality.quality import CONTRADICTION, TIMELINESS, Finding, Limits, Spot
from jianheng.quality.state import as_rows, spot_at, unit_of

PERSONS = "person_statement"
FUTURE = "not_yet_occurred"
SAYS = {
    "end_before_start": Words("止日早于起日", "the end lies before the start"),
    "placeholder_date": Words("不是真实的日期", "is no real day"),
    FUTURE: Words("是已发生的事，却晚于导出日", "has happened, and lies after the export day"),
    "term_incomplete": Words("刑期的年、月、日没有写全", "a term lacks its years, months or days"),
    "term_negative": Words("刑期有负数", "a term has a negative part"),
    "bounds_incomplete": Words("只有最早日或最晚日", "only one bound is stated"),
    "bounds_reversed": Words("最早日晚于最晚日", "the earliest day lies after the latest"),
    "precision": Words("没有写明时间精确到哪里", "does not state how exact the time is"),
}


@dataclass
class _Group:
    count: int = 0
    mend: Words = NO_WORDS
    spots: list[Spot] = field(default_factory=list)


def look_inside(batch: Batch, table: Table, data: pa.Table, limits: Limits) -> Iterator[Finding]:
    """What contradicts itself in one row, in one table of one batch.

    Args:
        batch: the batch.
        table: the table.
        data: its rows.
        limits: how many places are kept.
    """
    rows = as_rows(table, data)
    delivery = batch.manifest.delivery
    groups: dict[tuple[str, str], _Group] = {}
    for found in (check_times(rows, delivery.export_day if delivery else None), check_values(rows)):
        for number, problem in found:
            group = groups.setdefault((problem.code, problem.field), _Group())
            group.count += 1
            group.mend = Words(problem.mend.zh, problem.mend.en)
            if len(group.spots) < limits.places:
                group.spots.append(spot_at(rows, number, masked(problem.field, problem.value)))
    for (code, name), group in groups.items():
        kind = TIMELINESS if code == FUTURE else CONTRADICTION
        label = table.fields[name].label_zh
        says = Words(f"“{label}”{SAYS[code].zh}", f"{name}: {SAYS[code].en}")
        of = _stated(rows, name, code)
        yield Finding(
            kind,
            code,
            unit_of(batch),
            batch.id,
            table.name,
            name,
            group.count,
            of,
            says,
            group.mend,
            tuple(group.spots),
        )
    if table.name == PERSONS:
        yield from _against_number(batch, rows, limits)


def _stated(rows: Rows, name: str, code: str) -> int:
    """How many rows state the field, and what it is compared with."""
    mask = rows.filled(rows.table.fields[name])
    starts = [start for start, end in rows.table.spans() if end == name and code == "end_before_start"]
    for start in starts:
        mask = pc.and_(mask, rows.filled(rows.table.fields[start]))
    return int(pc.sum(mask).as_py() or 0)


def _against_number(batch: Batch, rows: Rows, limits: Limits) -> Iterator[Finding]:
    """Birth date and sex as stated, against those in a valid ID number."""
    if not {"birth_on", "sex", "person"} <= rows.sound:
        return
    columns = zip(*(rows.column(name).to_pylist() for name in ("person", "birth_on", "sex")), strict=True)
    told = {"birth_on": _Group(), "sex": _Group()}
    of = dict.fromkeys(told, 0)
    for number, (person, birth_on, sex) in enumerate(columns):
        if not person or not person.startswith(ID_PREFIX):
            continue
        stated = read_id_number(person.removeprefix(ID_PREFIX))
        of["birth_on"] += birth_on is not None
        of["sex"] += sex in {"male", "female"}
        wrong = {
            "birth_on": birth_on is not None and birth_on != stated.birth_on,
            "sex": sex in {"male", "female"} and (sex == "male") != stated.male,
        }
        for name, group in told.items():
            if wrong[name]:
                group.count += 1
                if len(group.spots) < limits.places:
                    group.spots.append(spot_at(rows, number, str(birth_on if name == "birth_on" else sex)))
    for name, group in told.items():
        if group.count:
            label = rows.table.fields[name].label_zh
            says = Words(f"身份证号与所填“{label}”不符", f"the ID number does not fit {name}")
            mend = Words("与身份证或户籍资料核对，改正其中一项", "compare with the identity papers and correct one")
            yield Finding(
                CONTRADICTION,
                f"id_against_{name}",
                unit_of(batch),
                batch.id,
                rows.table.name,
                name,
                group.count,
                of[name],
                says,
                mend,
                tuple(group.spots),
            )
